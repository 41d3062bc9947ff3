"""Which letters the shipped typefaces have: what a page must load to draw a cloud, and what no picture can show."""

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

from app.render.typesetting import CLOUD_FONT, FONTS

__all__ = ["font_of", "is_drawn", "letters_to_load", "missing_letters", "missing_note"]

_PAGES_OWN = FONTS / "Inter-Regular.ttf"  # has the letters of the pages' Inter
_SPLIT = {  # vowels that HarfBuzz takes apart, and of what; others are taken apart as Unicode says
    "\u0e33": "\u0e4d\u0e32",
    "\u0eb3": "\u0ecd\u0eb2",
    **dict.fromkeys("\u17be\u17bf\u17c0\u17c4\u17c5", "\u17c1"),
}
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


@lru_cache(maxsize=128)
def font_of(letters: str) -> bytes:
    """The part of the pictures' typeface that draws these letters however they join, as a WOFF2 file. The same letters
    give the same bytes. Takes up to half a second, mostly outside Python."""
    import uharfbuzz  # noqa: PLC0415
    from fontTools.ttLib import TTFont  # noqa: PLC0415
    from fontTools.ttLib.woff2 import WOFF2FlavorData  # noqa: PLC0415

    parts = unicodedata.normalize("NFD", letters) + "".join(_SPLIT.get(letter, "") for letter in letters)
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, letters + parts))
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(CLOUD_FONT)))
    font = TTFont(BytesIO(uharfbuzz.subset(face, wanted).blob.data), recalcBBoxes=False, recalcTimestamp=False)
    font.flavor, font.flavorData = "woff2", WOFF2FlavorData(transformedTables=())  # rewriting them is slow, for little
    packed = BytesIO()
    font.save(packed, reorderTables=None)
    return packed.getvalue()
