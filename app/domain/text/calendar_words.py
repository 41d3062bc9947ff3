"""Whether a text is a date, a time of day or both, in whatever language a program has written it.

Dates are parsed by dateutil, which knows English; the words of other languages (months, weekdays, halves of the day)
are ICU's, and are put into English first.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from dateutil import parser

if TYPE_CHECKING:  # large, and seldom needed
    from icu4py.messageformat import MessageFormat

_LONGEST = 60  # characters
_LANGUAGES = (
    "de fr es it pt nl sv da nb fi pl cs sk hu ro bg hr sl et lv lt el tr ru uk ar he fa hi th id ms ca ja ko zh vi"
)
_ENGLISH = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
_MONTH_FORMATS = ("MMMM", "LLLL", "MMM", "LLL")
_WEEKDAY_FORMATS = ("EEEE", "EEE", "cccc")
_IDLE_WORDS = (
    "the de del da di du d' le el den der am om um kl klo klockan à às las alle ore uhr s г р thg tháng ค.ศ. พ.ศ."
)
_SIGNS = str.maketrans(
    {"年": "-", "月": "-", "日": " ", "時": ":", "时": ":", "点": ":", "分": ":", "秒": " ", "،": " "}
)
_KOREAN = re.compile(r"(?<=\d)[년월일시분초]")
_KOREAN_SIGNS = dict(zip("년월일시분초", "-- :: ", strict=True))
_HEBREW_IN = "ב"  # stands before months, without a blank
_TIME_WITH_LETTERS = re.compile(r"(?<=\d)\s?(?:h|min)\s?(?=\d)")
_TIME_WITH_DOTS = re.compile(r"(\s\d{1,2})\.(\d\d)(?:\.(\d\d))?$")
_DANGLING = re.compile(r"[-:.,](?=\s|$)")
_ANY_DAY = datetime(2000, 1, 1)
_LETTERS = re.compile(r"[^\W\d_]+")


def is_time(text: str) -> bool:
    """True of “2026-11-10 09:00”, “3 novembre 2026”, “٣ نوفمبر ٢٠٢٦”; never of words without a digit, as “May”."""
    if len(text) > _LONGEST or not any(map(str.isdecimal, text)):
        return False
    plain = _western(text)
    return _is_english_time(plain) or _is_english_time(_in_english(plain))


def is_calendar_word(text: str) -> bool:
    """A month or a weekday, as “November” and “mardi”; “May” and “Sun” too, which may be other words."""
    return len(text) <= _LONGEST and _western(text).strip(" .") in _names_of_days()


@lru_cache(maxsize=1)
def _names_of_days() -> frozenset[str]:
    english = (
        (
            "January February March April May June July August September October November December "
            "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
        )
        .casefold()
        .split()
    )
    months = (word for word, _ in _month_names())
    return frozenset(word.strip(" .") for word in (*english, *months, *_weekdays()) if len(word) > 1)


def _is_english_time(text: str) -> bool:
    """The parser takes a hundred times longer than a look at the words to refuse one that it does not know."""
    if any(word not in _english_words() for word in _LETTERS.findall(text.casefold())):
        return False
    try:
        parser.parse(text, default=_ANY_DAY, ignoretz=True)
    except (ValueError, ArithmeticError, TypeError, LookupError):
        return False
    return True


@lru_cache(maxsize=1)
def _english_words() -> frozenset[str]:
    """All that the parser knows, in small letters."""
    info = parser.parserinfo
    listed = (*info.JUMP, *info.UTCZONE, *info.PERTAIN, *info.TZOFFSET)
    grouped = (*info.WEEKDAYS, *info.MONTHS, *info.HMS, *info.AMPM)
    words = (*listed, *(word for group in grouped for word in group))
    return frozenset(part for word in words for part in _LETTERS.findall(word.casefold()))


def _western(text: str) -> str:
    """With all digits as 0 to 9, and without marks of direction and emphasis."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(_plain_sign(sign) for sign in plain)


def _plain_sign(sign: str) -> str:
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return "" if unicodedata.category(sign) == "Cf" else sign


def _in_english(text: str) -> str:
    pattern, months = _calendar_words()
    signs = _KOREAN.sub(lambda found: _KOREAN_SIGNS[found[0]], _TIME_WITH_LETTERS.sub(":", text.translate(_SIGNS)))
    english = _DANGLING.sub(" ", pattern.sub(lambda found: f" {months[found[0]]} ", signs)).strip()
    return _TIME_WITH_DOTS.sub(r"\1:\2", english)


@lru_cache(maxsize=1)
def _calendar_words() -> tuple[re.Pattern[str], dict[str, str]]:
    """What to look for, and the English month for each, or nothing where a word only goes with a date."""
    months = dict(_month_names())
    months |= {_HEBREW_IN + word: month for word, month in months.items()}
    words = dict.fromkeys((*_IDLE_WORDS.split(), *_idle_words()), "") | months
    words.pop("", None)
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    pattern = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, longest_first))})(?![^\W\d_])")
    return pattern, words


def _month_names() -> Iterator[tuple[str, str]]:
    for number, month in enumerate(_ENGLISH.split(), start=1):
        for word in _in_all_languages(_MONTH_FORMATS, datetime(2026, number, 15, 12)):
            if not any(map(str.isdecimal, word)):  # “3月” needs no help
                yield word, month


def _idle_words() -> Iterator[str]:
    yield from _weekdays()
    for hour in (0, 6, 12, 18):
        yield from _in_all_languages("a", datetime(2026, 11, 1, hour))


def _weekdays() -> Iterator[str]:
    for day in range(1, 8):
        yield from _in_all_languages(_WEEKDAY_FORMATS, datetime(2026, 11, day, 12))


def _in_all_languages(formats: Sequence[str], moment: datetime) -> Iterator[str]:
    for language in _LANGUAGES.split():
        for pattern in formats:
            written = _formatter(language, pattern).format({"moment": moment})
            yield _western(written).translate(_SIGNS).strip()


@lru_cache(maxsize=512)
def _formatter(language: str, pattern: str) -> "MessageFormat":
    from icu4py.messageformat import MessageFormat  # noqa: PLC0415 (large, and seldom needed)

    return MessageFormat(f"{{moment,date,{pattern}}}", language + "-u-ca-gregory")
