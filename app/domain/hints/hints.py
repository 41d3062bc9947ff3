"""Hints that an answer may hold a name, an e-mail address, a phone number or a coarse word. They are hints and nothing
more: nobody's answer is hidden by them. A wrong one costs a facilitator a look, so what is more often wrong than right
is left out. Until somebody has looked, what a hint points at is shown to nobody else (`cloud_hints`)."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.hints.called import called
from app.domain.hints.coarse import coarse_words, may_hold_some
from app.domain.hints.names import capitalised, has_no_capitals, names_somebody, of_roster, titled
from app.domain.hints.numbers import email_addresses, phone_numbers
from app.domain.hints.spoken import may_hold_spoken, spoken_numbers

Place = tuple[int, int]
_TELLING = re.compile(r"[@(\[{*#$\d]")


class HintKind(StrEnum):
    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    COARSE = "coarse"


@dataclass(frozen=True, slots=True)
class Names:
    """`people`: of those who take part. `known`: what is written with capitals and is nobody, as the organisation."""

    people: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hint:
    """`start`, `end`: the place in the answer, as Python slices."""

    kind: HintKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an answer, and what it may be. The pieces of an answer, joined, are the answer."""

    text: str
    kind: HintKind | None = None


def hints(text: str, names: Names) -> tuple[Hint, ...]:
    """In the order of their places, none over another."""
    return _hints(text, names) if _may_have_some(text, names) else ()


def _may_have_some(text: str, names: Names) -> bool:
    """Most answers have none: told quickly, since there may be 100,000."""
    plain = text.casefold()
    return (
        not has_no_capitals(text)
        or _TELLING.search(text) is not None
        or names_somebody(plain, names.people)
        or may_hold_some(text, plain)
        or may_hold_spoken(text)
    )


def _hints(text: str, names: Names) -> tuple[Hint, ...]:
    found = [
        *_of_kind(HintKind.EMAIL, email_addresses(text)),
        *_of_kind(HintKind.PHONE, phone_numbers(text)),
        *_of_kind(HintKind.PHONE, spoken_numbers(text)),
        *_of_kind(HintKind.NAME, of_roster(text, names.people)),
        *_of_kind(HintKind.NAME, titled(text)),
        *_of_kind(HintKind.NAME, capitalised(text, names.known)),
        *_of_kind(HintKind.NAME, called(text)),
        *_of_kind(HintKind.COARSE, coarse_words(text)),
    ]
    return tuple(_apart(sorted(found, key=lambda hint: (hint.start, -hint.end))))


def open_hints(text: str, names: Names, harmless: Container[str]) -> tuple[Hint, ...]:
    """Those that nobody has called harmless yet. `harmless`: what was, as `stretch` gives it."""
    return tuple(hint for hint in hints(text, names) if stretch(text, hint) not in harmless)


def stretch(text: str, hint: Hint) -> str:
    """What a hint is about, however it is written."""
    return text[hint.start : hint.end].casefold()


def _of_kind(kind: HintKind, places: Iterable[Place]) -> Iterator[Hint]:
    return (Hint(kind, start, end) for start, end in places)


def _apart(found: Iterable[Hint]) -> Iterator[Hint]:
    """Of two that overlap the second begins where the first ends: all that any of them points at stays covered."""
    position = 0
    for hint in found:
        if hint.end > position:
            yield Hint(hint.kind, max(hint.start, position), hint.end)
            position = hint.end


def pieces(text: str, found: Sequence[Hint]) -> tuple[Piece, ...]:
    return tuple(_pieces(text, found))


def _pieces(text: str, found: Sequence[Hint]) -> Iterator[Piece]:
    position = 0
    for hint in found:
        if hint.start > position:
            yield Piece(text[position : hint.start])
        yield Piece(text[hint.start : hint.end], hint.kind)
        position = hint.end
    if position < len(text):
        yield Piece(text[position:])
