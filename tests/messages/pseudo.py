"""A language that nobody speaks, in place of Arabic: longer, accented, and read from right to left. It is not shipped.

What is still English on a page in it has not gone through the catalogues; what has no room in it has too little.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from app.i18n import speech as speeches
from app.i18n.speech import DOMAINS
from tests.messages.files import compiled
from tests.messages.sources import extracted

LANGUAGE = "ar"
LONGER = 1.4
LONG_ENOUGH = 12  # characters
_PLAIN = "aAcCdDeEgGhHiIjJkKlLnNoOrRsStTuUwWyYzZ"
_ACCENTED = "áÁçÇđĐéÉğĞħĦíÍĵĴķĶłŁñÑóÓŕŔšŠťŤúÚŵŴýÝžŽ"
_ACCENTS = str.maketrans(_PLAIN, _ACCENTED)
_KEPT = re.compile(r"(%\(\w+\)s|%%)")
_FIRST, _LAST = "\u200f⟦", "⟧\u200f"  # marks of right-to-left, and where a message begins and ends
_PATTERNS = {"EEEE, d MMMM y, HH:mm"}  # for a program to read


def pseudo(english: str) -> str:
    if english in _PATTERNS:
        return english
    pieces = [piece if _KEPT.fullmatch(piece) else piece.translate(_ACCENTS) for piece in _KEPT.split(english)]
    words = len(_KEPT.sub("", english))
    more = " ".join(["ŵóŕđš"] * round(words * (LONGER - 1) / 5))
    return f"{_FIRST}{' '.join(filter(None, (''.join(pieces), more)))}{_LAST}"


def catalogue(domain: str) -> Catalog:
    catalog = Catalog(locale=LANGUAGE, domain=domain, charset="utf-8")
    for message in extracted(domain):
        if message.id:
            catalog.add(message.id, _forms(message.id, catalog.num_plurals), context=message.context)
    return catalog


def _forms(english: object, plurals: int) -> str | tuple[str, ...]:
    """In Arabic’s order: of none, one, two, few, many and other."""
    if isinstance(english, str):
        return pseudo(english)
    one, many = _of(english)
    return (pseudo(many), pseudo(one), *[pseudo(many)] * (plurals - 2))


def write_catalogues(folder: Path) -> None:
    for domain in DOMAINS:
        path = folder / LANGUAGE / "LC_MESSAGES" / f"{domain}.mo"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(compiled(catalogue(domain)))


@contextmanager
def spoken(folder: Path) -> Iterator[str]:
    """In this process, until it is left again."""
    write_catalogues(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(speeches, "CATALOGUES", folder)
        _forget()
        yield LANGUAGE
    _forget()


def _forget() -> None:
    from app.web.pages import environment_in  # which a server in this language must not import before it has its words

    for kept in (speeches.speech, speeches.languages_of, environment_in):
        kept.cache_clear()


def english_left(shown: str) -> list[str]:
    """The messages that stand in a text in English: each piece of one that is long enough to be no chance."""
    text = " ".join(unescape(shown).split())
    return sorted(piece for piece in _pieces() if piece in text)


@cache
def _pieces() -> frozenset[str]:
    forms = [form for domain in DOMAINS for message in extracted(domain) for form in _of(message.id)]
    pieces = {piece.strip() for form in forms for piece in _KEPT.split(form) if not _KEPT.fullmatch(piece)}
    return frozenset(piece for piece in pieces if len(piece) >= LONG_ENOUGH)


def _of(english: object) -> tuple[str, ...]:
    return tuple(english) if isinstance(english, list | tuple) else (str(english),)
