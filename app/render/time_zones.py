"""A time zone as calendar files tell it (RFC 5545, 3.6.5): Outlook knows zones by these rules, not by their names."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
YEARS_AHEAD = 3  # for which a yearly rule must hold to be told as one


def zone_rules(name: str, moment: datetime) -> Timezone:
    """The rules that hold around `moment`: yearly ones where the zone has them, else the single changes around it."""
    zone = ZoneInfo(name)
    told = Timezone()
    told.add("TZID", name)
    changes = [change for year in (-1, 0, 1) for change in _changes(zone, moment.year + year)]
    if not changes:
        told.add_component(_observance(zone, datetime(moment.year - 1, 1, 1, tzinfo=UTC)))
        return told
    yearly = [_yearly_rule(zone, change) for change in _changes(zone, moment.year - 1)]
    if len(yearly) == 2 and all(yearly):
        changes = changes[:2]
    else:
        yearly = [None] * len(changes)
    for change, rule in zip(changes, yearly, strict=True):
        told.add_component(_observance(zone, change, rule))
    return told


@lru_cache(maxsize=1000)
def _changes(zone: ZoneInfo, year: int) -> list[datetime]:
    """The moments of a year, in UTC, at which the zone's clocks are set."""
    start = datetime(year, 1, 1, tzinfo=UTC)
    days = (datetime(year + 1, 1, 1, tzinfo=UTC) - start).days
    found = []
    for day in (start + timedelta(days=number) for number in range(days)):
        if _state(zone, day) != _state(zone, day + timedelta(days=1)):
            found.append(_first_minute_after_change(zone, day))
    return found


def _state(zone: ZoneInfo, moment: datetime) -> tuple[timedelta | None, timedelta | None]:
    local = moment.astimezone(zone)
    return local.utcoffset(), local.dst()


def _first_minute_after_change(zone: ZoneInfo, day: datetime) -> datetime:
    before, after = 0, 24 * 60
    while after - before > 1:
        middle = (before + after) // 2
        if _state(zone, day + timedelta(minutes=middle)) == _state(zone, day):
            before = middle
        else:
            after = middle
    return day + timedelta(minutes=after)


def _yearly_rule(zone: ZoneInfo, change: datetime) -> vRecur | None:
    """“The last Sunday of October”, or “the second Sunday of March”, if the coming years keep to it."""
    first = _wall_clock(zone, change)
    years = range(change.year + 1, change.year + 1 + YEARS_AHEAD)
    later = [_wall_clock(zone, entry) for year in years for entry in _changes(zone, year)]
    same = [entry for entry in later if (entry.month, entry.time()) == (first.month, first.time())]
    weeks = {_week(entry) for entry in (first, *same)}
    from_end = {_week_from_end(entry) for entry in (first, *same)}
    if len(same) != YEARS_AHEAD or {entry.weekday() for entry in same} != {first.weekday()}:
        return None
    week = -1 if from_end == {1} else weeks.pop() if len(weeks) == 1 else None
    if week is None:
        return None
    return vRecur(freq="YEARLY", bymonth=first.month, byday=f"{week}{_DAYS[first.weekday()]}")


def _week(moment: datetime) -> int:
    return (moment.day - 1) // 7 + 1


def _week_from_end(moment: datetime) -> int:
    return 1 if (moment + timedelta(days=7)).month != moment.month else 2


def _wall_clock(zone: ZoneInfo, change: datetime) -> datetime:
    """What the clocks showed when they were set: that is how these rules count."""
    offset = (change - timedelta(minutes=1)).astimezone(zone).utcoffset() or timedelta()
    return (change + offset).replace(tzinfo=None)


def _observance(zone: ZoneInfo, change: datetime, rule: vRecur | None = None) -> TimezoneStandard | TimezoneDaylight:
    before, after = (change - timedelta(minutes=1)).astimezone(zone), change.astimezone(zone)
    is_forward = (after.utcoffset() or timedelta()) > (before.utcoffset() or timedelta())
    told = TimezoneDaylight() if is_forward else TimezoneStandard()  # by name it is the other way round in Dublin
    told.add("DTSTART", _wall_clock(zone, change))
    told.add("TZOFFSETFROM", before.utcoffset())
    told.add("TZOFFSETTO", after.utcoffset())
    told.add("TZNAME", after.tzname())
    if rule:
        told.add("RRULE", rule)
    return told
