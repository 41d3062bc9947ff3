"""Days and times of day as a language writes them."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_datetime

_FIRST_OF_MONTH = {"fr": "d'er'"}
"""Where the first of a month is written as an ordinal, which CLDR's patterns leave out: “1er décembre”."""
_DAY = re.compile(r"('[^']*')|(?<!d)d(?!d)")


def written(moment: datetime, zone: str, pattern: str, locale: Locale) -> str:
    """`pattern`: one of CLDR, as “EEEE, d MMMM y, HH:mm”. In the zone's time."""
    local = moment.astimezone(ZoneInfo(zone))
    first = _FIRST_OF_MONTH.get(locale.language)
    if first and local.day == 1:
        pattern = _DAY.sub(lambda found: found[1] or first, pattern)
    return format_datetime(local, pattern, locale=locale)


def day_of_year(moment: datetime, zone: str, locale: Locale) -> str:
    """“1 December”"""
    return written(moment, zone, locale.datetime_skeletons["MMMMd"].pattern, locale)
