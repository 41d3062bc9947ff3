"""Which letters the shipped typefaces have: what a page must load to draw a cloud, and what no picture can show."""

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

from app.render.typesetting import CLOUD_FONT, FONTS

__all__ = ["is_drawn", "letters_to_load", "missing_letters", "missing_note", "ranges", "rarer_letters"]

_PAGES_OWN = FONTS / "Inter-Regular.ttf"  # has the letters of the pages' Inter
_IN_FIRST_FILE = frozenset("ıŒœŠšŸŽžˆ˚˜–—‘’‚“”„•…′″‹›€™")
"""Of `inter-latin.woff2`, which every page loads, besides Latin-1."""
_NAMED = 5  # letters, and words, that a note names


@cache
def _letters_of(font: Path) -> frozenset[str]:
    # Brings five megabytes of HarfBuzz: the server starts without it.
    import uharfbuzz  # noqa: PLC0415

    return frozenset(map(chr, uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(font))).unicodes))


def letters_to_load(words: Iterable[str]) -> str:
    """The letters in these words that the pictures' typeface has and the pages' own has not: each once, sorted."""
    written = frozenset("".join(words))
    return "" if _is_plain(written) else "".join(sorted((written & _letters_of(CLOUD_FONT)) - _letters_of(_PAGES_OWN)))


def rarer_letters(words: Iterable[str]) -> str:
    """The letters in these words that the pages' typeface has, but not its first file: each once, sorted."""
    written = {letter for letter in "".join(words) if letter >= "\u0100"} - _IN_FIRST_FILE
    return "".join(sorted(written & _letters_of(_PAGES_OWN))) if written else ""


def ranges(letters: str) -> str:
    """As style sheets write them: `U+105, U+119-11A`. The letters are sorted."""
    runs = [[*run] for _, run in groupby(enumerate(map(ord, letters)), lambda placed: placed[1] - placed[0])]
    return ", ".join(f"U+{run[0][1]:X}" + (f"-{run[-1][1]:X}" if len(run) > 1 else "") for run in runs)


def _is_plain(letters: Iterable[str]) -> bool:
    """Whether Inter surely has them: Latin-1, Latin Extended, and the pictures' own marks."""
    return all(letter < "\u0180" or letter == "…" for letter in letters)


def missing_letters(words: Iterable[str]) -> list[str]:
    """The letters in these words that no picture can show: each once, sorted."""
    return sorted({letter for word in words for letter in _missing(word)})


def is_drawn(word: str) -> bool:
    """Whether a picture can show all of a word."""
    return not _missing(word)


@lru_cache(maxsize=4_096)
def _missing(word: str) -> frozenset[str]:
    if _is_plain(word):
        return frozenset()
    has = _letters_of(CLOUD_FONT)
    return frozenset(
        letter
        for letter in unicodedata.normalize("NFC", word)
        if letter not in has and not _is_unseen(letter) and not set(unicodedata.normalize("NFD", letter)) <= has
    )


def _is_unseen(letter: str) -> bool:
    """Marks of direction, joiners, the choice between two forms of an emoji: fonts need not have them."""
    return unicodedata.category(letter) in {"Cf", "Cc", "Zs"} or "\ufe00" <= letter <= "\ufe0f"


def missing_note(words: Iterable[str]) -> str:
    """What people are told of words that pictures leave out, as one sentence; "" if there are none."""
    left_out = [word for word in words if not is_drawn(word)]
    if not left_out:
        return ""
    letters = _listed(missing_letters(left_out), "letters")
    named = _listed([f"“{word}”" for word in left_out], "words")
    return f"The typeface of our pictures lacks {letters}: PNG, SVG and PDF leave out {named}."


def _listed(items: list[str], many: str) -> str:
    named, others = items[:_NAMED], len(items) - _NAMED
    if others > 0:
        return f"{', '.join(named)} and {others} more {many if others > 1 else many[:-1]}"
    return " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)
