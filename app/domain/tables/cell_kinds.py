"""What a single cell of a list is, by what stands in it: a time, a place, an id, a person, a number, or words.

A cell counts as such only if it is nothing else: prose that mentions a date or a name is words.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from functools import lru_cache
from ipaddress import ip_address

from app.domain.hints.numbers import email_addresses, phone_numbers
from app.domain.hints.words import AMBIGUOUS_NAMES, GIVEN_NAMES
from app.domain.text.calendar_words import is_time


class Kind(StrEnum):
    """`PERSON`: a name, an address of mail, a phone number. `OTHER`: tells nobody apart, and is no answer either."""

    PERSON = "person"
    ID = "id"
    TIME = "time"
    PLACE = "place"
    OTHER = "other"


_FEW_SIGNS = 3
_LONGEST = 120  # characters; longer cells are words
_LONGEST_DISTINGUISHED = 400
_WITHOUT_WORDS = re.compile(r"[\W\d_]*(?:\d[\W\d_]*)(?:[^\W\d_]{1,5}[\W\d_]*){0,3}")  # 42, 4.5, 2026-11-24 7:02 PM MEZ
_NUMBER = re.compile(r"[-+]?\d[\d.,' ]*%?")
_CODE = re.compile(r"(?=\S*\d)[!-~]{4,}")  # of a network, a record, a page
_LINK = re.compile(r"(?:https?://|www\.)\S+|@\w{2,}|\{?\w{8}-\w{4}-\w{4}-\w{4}-\w{12}\}?", re.IGNORECASE)
_DISTINGUISHED = re.compile(
    r"(?:(?:CN|OU|DC|UID|O|L|C|ST)=[^=]{1,60}(?:,\s*|$)){2,20}", re.IGNORECASE
)  # in directories
_DEVICE = re.compile(r"Mozilla/\d|Dalvik/\d|Opera/\d", re.IGNORECASE)
_DURATION = re.compile(r"P(?=[\dT])(?:\d+[YMWD])*(?:T(?:[\d.]+[HMS])+)?")
_UNITS = (
    r"s|sec|secs|sek|seconds?|sekunden?|secondes?|segundos?|second[io]|m|min|mins|minut[aeo]s?|minuten?|minut[io]|h|hrs?|"
    r"std|hours?|stunden?|heures?|horas?|or[ae]|d|days?|tage?|jours?|d[ií]as?|giorn[io]|秒|分|時間|小时|分钟|日|天|"
    r"ثانية|ثواني|دقيقة|دقائق|ساعة|ساعات"
)
_DURATION_IN_WORDS = re.compile(rf"(?:\d+(?:[.,]\d+)?\s*(?:{_UNITS})\.?[\s,]*(?:und|and|et|y|e|و)?\s*)+", re.IGNORECASE)
_DEGREES = re.compile(r"[\d.,'’′″\"°\sNSEWO;/-]*\d\s?°[\d.,'’′″\"°\sNSEWO;/-]*")
_PAIR_OF_DEGREES = re.compile(r"\(?-?\d{1,3}\.\d{2,}\s*[,; ]\s*-?\d{1,3}\.\d{2,}\)?")
_STREET = re.compile(
    r"\d{1,5}[a-z]?,? [^\W\d_]+(?:[.'’ -]{1,2}[^\W\d_]+){0,6}\.?(?:, .{0,40})?"  # 12 Main Street, 5 rue de la Paix
    r"|(?:[^\W\d_][\w.'’-]* ){0,4}[^\W\d_][\w.'’-]+,? (?:No\.? ?|n[°º] ?)?\d{1,4} ?[a-z]?(?:, .{0,40})?"
)
_TOWN = re.compile(
    r"(?:[A-Z]{1,2}-?)?\d{4,6} [^\W\d_a-z][\w.'’-]+(?: [\w.'’-]+){0,2}"  # 8001 Zürich
    r"|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d"  # SW1A 1AA, K1A 0B1
    r"|(?=\D*\d)\S*[省市区區县縣路街號号都道府県町村丁番]\S*"
)
STREET_WORDS = (
    r"(?:\b(?:street|st|road|rd|avenue|ave|lane|ln|drive|boulevard|blvd|square|rue|route|chemin|place|quai|allée|calle|"
    r"avenida|paseo|plaza|carrer|camino|rua|travessa|largo|praça|via|viale|piazza|corso|vicolo|weg|platz|gasse|allee|"
    r"laan|ulica|ul|ulice|utca|út|caddesi|sokak|улица|ул|проспект|شارع|طريق)\b|"
    r"\w(?:stra(?:ss|ß)e|str\.?|weg|platz|gasse|allee|straat|gatan|vägen|gade|vej|gata|veien|katu|tie)\b)"
)
_STREET_WORDS = re.compile(STREET_WORDS, re.IGNORECASE)
_RANK = re.compile(r"(?:platz|place|route)\W*\d{1,3}", re.IGNORECASE)  # “Platz 1” is no street
_IDEOGRAPHS = re.compile(r"[぀-ヿ一-鿿]")


def kind_of_cell(cell: str) -> Kind | None:
    """None: words, or nothing."""
    if not cell or len(cell) > _LONGEST:
        return Kind.ID if _DEVICE.match(cell) or is_distinguished(cell) else None
    return _of_few_signs(cell) if len(cell) <= _FEW_SIGNS else _of_more_signs(cell)


@lru_cache(maxsize=10_000)
def _of_few_signs(cell: str) -> Kind | None:
    """Of scores and such, which come again and again."""
    return identity_of(cell) or _of_number(cell)


@lru_cache(maxsize=50_000)
def _of_more_signs(cell: str) -> Kind | None:
    """Each cell of a list is looked at several times; what it says may tell who, so that `forget_cells` comes last."""
    return identity_of(cell) or _of_number(cell)


def forget_cells() -> None:
    """At the end of each reading."""
    _of_more_signs.cache_clear()


def identity_of(cell: str) -> Kind | None:
    """Of what points at one person or machine by itself: an address, a link, an id that no chance brings about."""
    plain = cell.strip()
    if any(_is_beside_little(plain, start, end) for start, end in email_addresses(plain)):
        return Kind.PERSON
    if _LINK.fullmatch(plain) or _DEVICE.match(plain) or is_distinguished(plain):
        return Kind.ID
    with suppress(ValueError):
        ip_address(plain.strip("[]"))
        return Kind.PLACE
    return None


def is_distinguished(cell: str) -> bool:
    """“CN=Eva Ek,OU=Shop,DC=museum,DC=example”: where a directory keeps somebody."""
    return len(cell) < _LONGEST_DISTINGUISHED and _DISTINGUISHED.fullmatch(cell) is not None


def _is_beside_little(cell: str, start: int, end: int) -> bool:
    """A name at most: “Ben Adeyemi <ben@museum.example>”."""
    return len((cell[:start] + " " + cell[end:]).split()) <= 4


def _of_number(cell: str) -> Kind | None:
    if not any(map(str.isdecimal, cell)):
        return None
    return next((kind for kind, is_such in _NUMBERS if is_such(cell)), None)


def _is_coordinate(cell: str) -> bool:
    return bool(_PAIR_OF_DEGREES.fullmatch(cell) or _DEGREES.fullmatch(cell))


def _is_moment(cell: str) -> bool:
    is_duration = _DURATION.fullmatch(cell) or _DURATION_IN_WORDS.fullmatch(cell)
    return is_duration is not None or is_time(cell)


def _is_code(cell: str) -> bool:
    return _CODE.fullmatch(cell) is not None


def _is_mostly_digits(cell: str) -> bool:
    """“DE89 3704 0044 0532 0130 00”."""
    signs = [sign for sign in cell if sign.isalnum()]
    digits = sum(sign.isdecimal() for sign in signs)
    return digits >= 5 and digits >= 0.6 * len(signs)


def _is_without_words(cell: str) -> bool:
    return _WITHOUT_WORDS.fullmatch(cell) is not None and not _IDEOGRAPHS.search(cell)


def _is_phone(cell: str) -> bool:
    return any(end - start >= len(cell) - 6 for start, end in phone_numbers(cell)) and not is_time(cell)


def is_address(cell: str) -> bool:
    """A town with its code, or a street with a number."""
    if _TOWN.fullmatch(cell):
        return True
    street = _STREET_WORDS.search(cell) if _STREET.fullmatch(cell) else None
    return street is not None and not _RANK.fullmatch(cell)


def is_number(cell: str) -> bool:
    return _NUMBER.fullmatch(cell) is not None


_NUMBERS: tuple[tuple[Kind, Callable[[str], bool]], ...] = (  # the first that it is
    (Kind.PLACE, _is_coordinate),
    (Kind.PERSON, _is_phone),
    (Kind.OTHER, is_number),
    (Kind.TIME, _is_moment),
    (Kind.ID, _is_code),
    (Kind.PLACE, is_address),
    (Kind.ID, _is_mostly_digits),
    (Kind.OTHER, _is_without_words),
)


def is_like_a_name(cell: str) -> bool:
    """Two to four words with capitals, as “Eva Ek” and “Ek, Eva” are; “Friendly Staff” is like one too."""
    words = cell.replace(",", " ").split()
    return 2 <= len(words) <= 4 and all(word[0].isupper() and not any(map(str.isdecimal, word)) for word in words)


def is_given_name(cell: str) -> bool:
    """A first name that is nothing else, alone or in a whole name."""
    words = cell.replace(",", " ").split()
    is_short = len(words) == 1 or is_like_a_name(cell)
    return is_short and any(word in GIVEN_NAMES and word not in AMBIGUOUS_NAMES for word in words)
