"""Which language somebody reads: from their browser's Accept-Language, or from what they chose.

Tags are those of BCP 47 ("fr", "pt-BR", "zh-Hant"); matching is the lookup of RFC 4647, section 3.4, and then any
variety of the same language, since people who read Portuguese read it from either side of the sea.
"""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from app.domain.errors import Invalid
from app.domain.languages.names import NAMES, RIGHT_TO_LEFT

_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8}){0,3}", re.IGNORECASE)
_QUALITY = re.compile(r"\s*q\s*=\s*(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)\s*", re.IGNORECASE)
_LONGEST_HEADER, _MOST_WISHES = 1000, 20
_WRITTEN_IN = {"zh-tw": "zh-Hant", "zh-hk": "zh-Hant", "zh-mo": "zh-Hant", "zh": "zh-Hans", "nb": "no", "nn": "no"}
"""Which of our names a tag means that does not say it: the script that a region writes, older and newer names."""


@lru_cache(maxsize=1024)
def wished_languages(header: str) -> tuple[str, ...]:
    """The tags of an Accept-Language header (RFC 9110, 12.5.4), the dearest first. What is malformed is left out."""
    wishes = []
    for part in header[:_LONGEST_HEADER].split(",")[:_MOST_WISHES]:
        tag, *parameters = part.split(";")
        quality = _quality(parameters)
        if quality and _TAG.fullmatch(tag.strip()):
            wishes.append((quality, tag.strip()))
    return tuple(tag for _, tag in sorted(wishes, key=lambda wish: -wish[0]))


def _quality(parameters: list[str]) -> float:
    """1 where none is said, 0 ("rather not") where it cannot be read."""
    if not parameters:
        return 1.0
    found = _QUALITY.fullmatch(parameters[0])
    return float(found[1]) if found else 0.0


def best_language(wishes: Iterable[str], available: Collection[str], otherwise: str) -> str:
    """Of the available languages the one that fits the earliest wish. "pt-BR" takes "pt", and "pt" takes "pt-BR"."""
    by_key = {tag.lower(): tag for tag in available}
    for wish in wishes:
        for tag in _ever_shorter(wish.lower()):
            if tag in by_key:
                return by_key[tag]
            if _WRITTEN_IN.get(tag, "").lower() in by_key:
                return _WRITTEN_IN[tag]
        for tag in sorted(by_key):
            if primary(tag) == primary(wish.lower()):
                return by_key[tag]
    return otherwise


def _ever_shorter(tag: str) -> list[str]:
    """zh-Hant-TW, zh-Hant, zh"""
    parts = tag.split("-")
    return ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]


def primary(tag: str) -> str:
    return tag.split("-", maxsplit=1)[0]


def known_language(tag: str) -> str:
    """The tag as we write it. Raises Invalid for a language that we have no name for."""
    for known in NAMES:
        if known.lower() == tag.strip().lower():
            return known
    raise Invalid("Please choose a language from the list.", field="language")


def own_name(tag: str) -> str:
    """As its speakers call it: "Français"."""
    return NAMES[tag][0]


def english_name(tag: str) -> str:
    return NAMES[tag][1]


def direction(tag: str) -> str:
    """ "ltr" or "rtl", as HTML's `dir` wants it."""
    return "rtl" if primary(tag) in RIGHT_TO_LEFT else "ltr"
