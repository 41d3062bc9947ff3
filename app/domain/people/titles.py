"""What the title of a column says in a list of people, as programs write it in their languages.

Written after what Outlook (classic, new, Mac), Google Contacts and Workspace, Thunderbird, Apple, Active Directory,
Entra, Slack, Teams, Zoom, Personio, BambooHR, Workday, SuccessFactors and SAP write, and what people write by hand.
"""

import re
from enum import StrEnum
from functools import lru_cache

from app.domain.people.title_words import (
    ADDRESS_STEMS,
    ADDRESSES,
    COST_CENTRES,
    DEPARTMENTS,
    FIRST_NAMES,
    LAST_NAMES,
    MIDDLE_NAMES,
    NAMES,
    NO_ADDRESS,
    OTHERS,
    PRIVATE,
    PRIVATE_STEMS,
    ROLES,
    SECOND_ADDRESSES,
    SHORT_BIOS,
    TITLES_OR_ROLES,
    WHOLE_NAMES,
    WORK_ADDRESSES,
)
from app.domain.text.spelling import plain_word


class Says(StrEnum):
    """What a title speaks of. `NAME`: the whole one, or the part that no other column holds. `TITLE_OR_ROLE`: “Title”
    is “Ms” with one program and “Curator” with another. `OTHER`: nothing that is imported. `PRIVATE`: nothing that may
    be kept."""

    NAME = "name"
    WHOLE_NAME = "whole_name"
    FIRST_NAME = "first_name"
    MIDDLE_NAME = "middle_name"
    LAST_NAME = "last_name"
    EMAIL = "email"
    ROLE = "role"
    TITLE_OR_ROLE = "title_or_role"
    DEPARTMENT = "department"
    BIO = "bio"
    OTHER = "other"
    PRIVATE = "private"


_WORDS = {
    Says.NAME: NAMES,
    Says.WHOLE_NAME: WHOLE_NAMES,
    Says.FIRST_NAME: FIRST_NAMES,
    Says.MIDDLE_NAME: MIDDLE_NAMES,
    Says.LAST_NAME: LAST_NAMES,
    Says.ROLE: ROLES,
    Says.TITLE_OR_ROLE: TITLES_OR_ROLES,
    Says.DEPARTMENT: DEPARTMENTS,
    Says.BIO: SHORT_BIOS,
    Says.OTHER: OTHERS,
    Says.PRIVATE: PRIVATE,
}
_LONGEST = 60  # characters
_ASIDE = re.compile(r"[(\[（【][^()\[\]（）【】]*[)\]）】]|[*:：]")  # “[Required]”, “(Original Name)”, “*”

_NUMBER = re.compile(r"[#№]|\b(?:id|nr|no)\b\.?\s*$", re.IGNORECASE)  # “Employee #”, “Worker ID”


def _parts(words: str) -> list[str]:
    return [plain for phrase in re.split(r"[,\n]", words) if (plain := plain_word(phrase))]


_KNOWN = {
    plain: (says, rank)
    for says, words in reversed(_WORDS.items())
    for rank, plain in reversed(list(enumerate(_parts(words))))
}
_STEMS, _NO_ADDRESS, _WORK, _SECOND = map(_parts, (ADDRESS_STEMS, NO_ADDRESS, WORK_ADDRESSES, SECOND_ADDRESSES))
_ADDRESSES, _PRIVATE_STEMS, _COST_CENTRES = _parts(ADDRESSES), _parts(PRIVATE_STEMS), _parts(COST_CENTRES)
_BETWEEN = re.compile(r"\s*[/|&+,]\s*|\s+(?:or|and|oder|und|ou|et|o|e|of|en|lub|i|veya|ve|bzw\.)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(
    r"(?:your|my|ihre?|deine?|eure?|votre|ton|ta|su|tu|(?:il |la )?(?:suo|sua|tuo|tua)|(?:o |a )?(?:seu|sua)|uw|jouw|"
    r"je|twój|twoja|which|what is your|current|aktuelle?|derzeitige?)\s+",
    re.IGNORECASE,
)
_LOOSE = 500  # added to the rank of a title that says so in other words


def says(title: str) -> tuple[Says | None, int]:
    """What it speaks of, and how well: of several columns the one with the lowest number is meant."""
    return _says(title) if len(title) <= _LONGEST else (None, 0)


@lru_cache(maxsize=4096)
def _says(title: str) -> tuple[Says | None, int]:
    plain = plain_word(_ASIDE.sub(" ", title))
    without_number = re.sub(r"\d", "", plain)
    aside = plain_word(title)
    known = _KNOWN.get(aside) or _KNOWN.get(plain) or _KNOWN.get(without_number)
    if known and not _NUMBER.search(title):
        return known
    if any(stem in aside for stem in _PRIVATE_STEMS):
        return Says.PRIVATE, 0
    if without_number in _ADDRESSES or any(stem in aside for stem in _STEMS):
        is_other = any(word in aside for word in _NO_ADDRESS)
        return (Says.OTHER, 0) if is_other else (Says.EMAIL, _rank_of_address(aside))
    return (Says.PRIVATE, 0) if _NUMBER.search(title) else _in_other_words(title)


def _in_other_words(title: str) -> tuple[Says | None, int]:
    """“Your department”, “Team / Unit”, “Funktion oder Rolle”; two that differ say nothing."""
    tidy = _POSSESSIVE.sub("", _ASIDE.sub(" ", title).strip(" ?"), count=1)
    found = {_KNOWN.get(plain_word(part), (None, 0)) for part in _BETWEEN.split(tidy) if part}
    rank = _LOOSE + min((rank for _, rank in found), default=0)
    told = next((said for said in (Says.ROLE, Says.DEPARTMENT) if {said} == {told for told, _ in found}), None)
    return (told, rank) if told else (None, 0)


def is_cost_centre(title: str) -> bool:
    return plain_word(_ASIDE.sub(" ", title)) in _COST_CENTRES


def _rank_of_address(plain: str) -> int:
    number = int(re.sub(r"\D", "", plain)[:2] or 1)
    if any(word in plain for word in _SECOND):
        return 20 + number
    return number if any(word in plain for word in _WORK) else number + 1


_PEOPLE = frozenset(Says) - {Says.OTHER, Says.PRIVATE}


def is_title_of_people(title: str) -> bool:
    """Whether it names a column that may be imported."""
    return says(title)[0] in _PEOPLE
