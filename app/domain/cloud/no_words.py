"""What has letters or digits and is no word all the same: numbers and measures, numerals of lists, codes, addresses."""

import re
import unicodedata

from app.domain.cloud.idioms import CAN, idioms
from app.domain.cloud.measures import UNITS
from app.domain.cloud.set_phrases import set_phrases
from app.domain.words.tokens import folded
from app.domain.words.words import words

IS_NUMBER, IS_UNIT, IN_SET_PHRASE, IN_IDIOM = 1, 2, 4, 8

_SAYINGS = words("24/7 7/24 24/24 7/7 24-7 24-hour 24-hours 24h/24 24h/7 24/24h 1:1 50/50 4x4")
"""Numbers that mean something."""

_DIGITS = r"[\d.,:/'x×h+٫٬-]*"
_UNIT = "|".join(map(re.escape, sorted(map(folded, UNITS), key=lambda unit: (-len(unit), unit))))
_PLAIN_NUMBER = re.compile(rf"{_DIGITS}\d{_DIGITS}")
_NUMBER = re.compile(rf"{_DIGITS}\d{_DIGITS}(?:-?(?:{_UNIT})\.?(?:[/-]{_DIGITS}\d{_DIGITS}(?:-?(?:{_UNIT})\.?)?)?)?")
_VERSION = re.compile(r"\d{2,}[dg]|v\.?\d[\d.]*[a-z]?|\d+(?:\.\d+)+(?:-?(?:alpha|beta|rc)\d*)?")
_COUNTED = re.compile(r"\d+(?:[^\W\d]+\d+)*[\u3041-\u30ff\u3400-\u9fff]{1,5}")
"""Japanese numbers with what they count: "3人", "2泊3日"."""
_NO_WORDS = words(
    "km kg min cm mm mins secs hrs kwh mwh mph kph kmh eur usd chf gbp sfr zł kč nr ii iii vii viii xii xiii"
)
"""Units behind a number, numerals of lists."""
_ACCOUNT = re.compile(
    "(?:ad|ae|at|be|bg|ch|cy|cz|de|dk|ee|es|fi|fr|gb|gr|hr|hu|ie|is|it|li|lt|lu|lv|mc|mt|nl|no|pl|pt|ro|sa|se|si|sk|sm"
    r"|tr)\d\d"
)
"""The beginning of an account's number."""
_ONE_LETTER = re.compile(r"([a-z])\1+")
_ADDRESS = re.compile(r"[^\W\d_][^\W_]*[.].*[^\W\d_]")
_MOST_DIGITS = 3


def is_no_word(key: str) -> bool:
    """Whether a key is left out of every cloud, whatever the language."""
    if key.isalpha():
        return key in _NO_WORDS or (key[0] == key[-1] and _ONE_LETTER.fullmatch(key) is not None)
    if key in _SAYINGS:
        return False
    return (
        _NUMBER.fullmatch(key) is not None
        or _COUNTED.fullmatch(key) is not None
        or _VERSION.fullmatch(key) is not None
        or sum(map(str.isdigit, key)) > _MOST_DIGITS
        or _ACCOUNT.fullmatch(key) is not None
        or _ADDRESS.search(key) is not None
        or all(unicodedata.category(character) == "No" for character in key)
    )


_FOLDED_UNITS = frozenset(map(folded, UNITS))
_IN_SET_PHRASES = frozenset(set_phrases())
_IN_IDIOMS = frozenset((*idioms(), CAN))


def measure(key: str) -> int:
    """Whether a key is a number, or a unit, which is no word behind one; or may belong to a set phrase or an idiom."""
    belongs = (IN_SET_PHRASE if key in _IN_SET_PHRASES else 0) | (IN_IDIOM if key in _IN_IDIOMS else 0)
    if key.isalpha():
        return (IS_UNIT if key in _FOLDED_UNITS else 0) | belongs
    is_number = _PLAIN_NUMBER.fullmatch(key) is not None or all(unicodedata.category(letter) == "No" for letter in key)
    return IS_NUMBER if is_number else IS_UNIT * (key in _FOLDED_UNITS) | belongs
