"""What changed between two texts: as words for readers, as edits for a live document, and as a measure."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from app.domain.words.tokens import pieces

MOST_TOKENS = 1200  # of one text; beyond that a comparison word by word would hold up everybody else
GRAM = 12  # characters: shorter runs turn up in other sentences on the same subject, too
_SPLIT_SEPARATOR = re.compile(r"\s+|\S+")
_WITH_SPACES = re.compile(r"\s+|\S+")
_ZERO_WIDTH_JOINER = "\u200d"


class Change(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Piece:
    """A run of words with the same fate."""

    change: Change
    text: str


class Edit(NamedTuple):
    """Put `text` in the place of the characters from `start` to `end` of the text as it was before all edits."""

    start: int
    end: int
    text: str


# -- for readers


def compared(before: str, after: str) -> tuple[Piece, ...]:
    """The way from one text to the other, word by word, in any script."""
    if before == after:
        return (Piece(Change.SAME, before),) if before else ()
    old, new = tokens(before), tokens(after)
    found: list[Piece] = []
    for tag, i, j, k, m in _opcodes(old, new):
        if tag == "equal":
            found.append(Piece(Change.SAME, "".join(old[i:j])))
            continue
        if i < j:
            found.append(Piece(Change.REMOVED, "".join(old[i:j])))
        if k < m:
            found.append(Piece(Change.ADDED, "".join(new[k:m])))
    return tuple(_joined(found))


def direction(text: str) -> str:
    """Which way the text runs, by its first letter that tells: "ltr" or "rtl"."""
    strong = (unicodedata.bidirectional(character) for character in text)
    return "rtl" if next((one for one in strong if one in ("L", "R", "AL")), "L") in ("R", "AL") else "ltr"


def tokens(text: str) -> list[str]:
    """Words, and what stands between them; joined they are the text."""
    found = []
    position = 0
    for number, piece in enumerate(pieces(text)):
        part = text[position : position + len(piece)]
        position += len(piece)
        if number % 2:
            found.append(part)
        else:
            found += _SPLIT_SEPARATOR.findall(part)
    return found


def _joined(found: Iterable[Piece]) -> Iterator[Piece]:
    """Spaces between two changes belong to them: "red fox" for "blue cat" is one change and not two."""
    removed, added, space = "", "", ""
    for piece in found:
        if piece.change is Change.SAME and not piece.text.isspace():
            yield from _changed(removed, added)
            yield Piece(Change.SAME, space + piece.text)
            removed = added = space = ""
        elif piece.change is Change.SAME:
            space = piece.text
            if not (removed or added):
                yield Piece(Change.SAME, space)
                space = ""
        elif piece.change is Change.REMOVED:
            removed, added, space = removed + space + piece.text, added + space if space else added, ""
        else:
            removed, added, space = removed + space if space else removed, added + space + piece.text, ""
    yield from _changed(removed, added)
    if space:
        yield Piece(Change.SAME, space)


def _changed(removed: str, added: str) -> Iterator[Piece]:
    if removed:
        yield Piece(Change.REMOVED, removed)
    if added:
        yield Piece(Change.ADDED, added)


def _opcodes(old: Sequence[str], new: Sequence[str]) -> Iterable[tuple[str, int, int, int, int]]:
    """As difflib's, and bounded in time: of very long texts only the two ends are compared."""
    start = _same_start(old, new)
    end = _same_start(old[start:][::-1], new[start:][::-1])
    left, right = old[start : len(old) - end], new[start : len(new) - end]
    if start:
        yield "equal", 0, start, 0, start
    if max(len(left), len(right)) > MOST_TOKENS:
        yield "replace", start, start + len(left), start, start + len(right)
    else:
        for tag, i, j, k, m in SequenceMatcher(None, left, right).get_opcodes():
            yield tag, start + i, start + j, start + k, start + m
    if end:
        yield "equal", len(old) - end, len(old), len(new) - end, len(new)


# -- for a live document


def edits(before: str, after: str) -> tuple[Edit, ...]:
    """Few and small changes that turn `before` into `after`, in order. No character that people see is cut in two."""
    start, end = _unchanged_ends(before, after)
    old = _WITH_SPACES.findall(before[start : len(before) - end])
    new = _WITH_SPACES.findall(after[start : len(after) - end])
    found = []
    places = _places(old, start)
    for tag, i, j, k, m in _opcodes(old, new):
        if tag != "equal":
            found.append(_trimmed(places[i], "".join(old[i:j]), "".join(new[k:m])))
    return tuple(edit for edit in found if edit.start < edit.end or edit.text)


def _places(parts: Sequence[str], start: int) -> list[int]:
    places = [start]
    for part in parts:
        places.append(places[-1] + len(part))
    return places


def _trimmed(at: int, old: str, new: str) -> Edit:
    start, end = _unchanged_ends(old, new)
    return Edit(at + start, at + len(old) - end, new[start : len(new) - end])


def _unchanged_ends(before: str, after: str) -> tuple[int, int]:
    """How many characters at the beginning and at the end are the same, up to whole characters as people see them."""
    start = _same_start(before, after)
    while start and not (_is_between_characters(before, start) and _is_between_characters(after, start)):
        start -= 1
    end = _same_start(before[start:][::-1], after[start:][::-1])
    while end and not (
        _is_between_characters(before, len(before) - end) and _is_between_characters(after, len(after) - end)
    ):
        end -= 1
    return start, end


def _same_start(one: Sequence[str], other: Sequence[str]) -> int:
    """How long the common beginning is. By halving, since slices are compared much faster than single characters."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _is_between_characters(text: str, place: int) -> bool:
    """Whether no character as people see it (a letter with its marks, an emoji of several parts) is cut here."""
    if place in (0, len(text)):
        return True
    before, after = text[place - 1], text[place]
    return not (
        unicodedata.category(after).startswith("M")
        or _ZERO_WIDTH_JOINER in (before, after)
        or "\U0001f3fb" <= after <= "\U0001f3ff"  # skin tones
        or "\U000e0020" <= after <= "\U000e007f"  # the letters behind the flag of Scotland
        or ("\U0001f1e6" <= before <= "\U0001f1ff" and "\U0001f1e6" <= after <= "\U0001f1ff")  # flags
        or "\u1160" <= after <= "\u11ff"  # parts of a Korean syllable
        or before + after == "\r\n"
    )


# -- as a measure


def missing(text: str, other: str) -> int:
    """How many characters of `text` do not stand in `other` any more, in whatever order they do."""
    start = _same_start(text, other)
    end = _same_start(text[start:][::-1], other[start:][::-1])
    rest, pool = text[start : len(text) - end], other[start : len(other) - end]
    if len(rest) < GRAM:
        return 0 if rest in pool else len(rest)
    known = {pool[place : place + GRAM] for place in range(len(pool) - GRAM + 1)}
    covered = reached = 0
    for place in range(len(rest) - GRAM + 1):
        if rest[place : place + GRAM] in known:
            covered += place + GRAM - max(place, reached)
            reached = place + GRAM
    return len(rest) - covered
