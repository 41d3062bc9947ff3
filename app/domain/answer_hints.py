"""Hints that an answer may hold a name, an e-mail address or a phone number. They are hints and nothing more: nobody's
answer is hidden by them. A wrong one costs a facilitator a look, so what is more often wrong than right is left out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.answer_hint_names import capitalised, of_roster, titled
from app.domain.answer_hint_numbers import email_addresses, phone_numbers

Place = tuple[int, int]


class HintKind(StrEnum):
    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"


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


def hints(text: str, people: Sequence[str], known: Iterable[str] = ()) -> tuple[Hint, ...]:
    """In the order of their places, none over another.

    `people`: names of those who take part. `known`: what is written with capitals and is nobody, as the organisation.
    """
    found = [
        *_of_kind(HintKind.EMAIL, email_addresses(text)),
        *_of_kind(HintKind.PHONE, phone_numbers(text)),
        *_of_kind(HintKind.NAME, of_roster(text, tuple(people))),
        *_of_kind(HintKind.NAME, titled(text)),
        *_of_kind(HintKind.NAME, capitalised(text, tuple(known))),
    ]
    return tuple(_apart(sorted(found, key=lambda hint: (hint.start, -hint.end))))


def _of_kind(kind: HintKind, places: Iterable[Place]) -> Iterator[Hint]:
    return (Hint(kind, start, end) for start, end in places)


def _apart(found: Iterable[Hint]) -> Iterator[Hint]:
    position = 0
    for hint in found:
        if hint.start >= position:
            position = hint.end
            yield hint


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
