"""Which letters of words are drawn together, and with which glyphs: a page's font holds no other shapes of its letters.

Indic, Khmer and Burmese letters join in thousands of ways, of which a cloud shows a few. A cluster is what stands
between two places where nothing joins; Arabic letters are loaded in all the shapes that they have beside each other.
"""

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise, product
from typing import TYPE_CHECKING

from app.render.letters import letters_to_load
from app.render.typesetting import CLOUD_FONT

if TYPE_CHECKING:  # five megabytes
    from uharfbuzz import Buffer, Font

__all__ = ["glyphs_of", "joined_to_load"]

_JOINER = "\u200d"
_STACKERS = frozenset("\u17d2\u1039\u1a60\u0f84\u103a")
"""Signs that put the next letter under the one before it, besides those that Unicode calls viramas."""
_VIRAMA = 9
_NEVER_FIRST = frozenset("\u0e33\u0eb3")
_TONES = range(0x1F3FB, 0x1F400)
_FLAGS = range(0x1F1E6, 0x1F200)


def joined_to_load(words: Iterable[str]) -> str:
    """The clusters of more than one letter in these words that the pictures' typeface draws, each once, sorted, with
    spaces between them; and the words that cannot be put together from clusters."""
    parts = {part for word in words for part in word.split() if letters_to_load([part])}
    return " ".join(sorted({cluster for part in parts for cluster in _joined(part)}))


@lru_cache(maxsize=4_096)
def _joined(word: str) -> tuple[str, ...]:
    found = [cluster for cluster in _clusters(word) if len(cluster) > 1 and letters_to_load([cluster])]
    is_whole = len(word) > 1 and not glyphs_of([word], "") <= glyphs_of(found, word)
    return (*found, word) if is_whole else tuple(found)


def _clusters(word: str) -> list[str]:
    starts = [0, *(place for place in range(1, len(word)) if _begins(word, place)), len(word)]
    return [word[start:end] for start, end in pairwise(starts)]


def _begins(word: str, place: int) -> bool:
    letter, before = word[place], word[place - 1]
    if unicodedata.category(letter)[0] in "MC" or letter in _NEVER_FIRST or ord(letter) in _TONES:
        return False
    if ord(letter) in _FLAGS and ord(before) in _FLAGS:
        return False
    return before != _JOINER and before not in _STACKERS and unicodedata.combining(before) != _VIRAMA


# ---- glyphs ----


def glyphs_of(clusters: Iterable[str], letters: str) -> frozenset[int]:
    """What draws these clusters and letters, with every glyph on the way to it, by its number in the typeface."""
    cursive = sorted({letter for letter in letters if unicodedata.bidirectional(letter) == "AL"})
    found = {glyph for part in (*clusters, *letters) for glyph in _glyphs(part)}
    for first, second in product(cursive, cursive):
        found |= _pair_glyphs(first, second)
    return frozenset(found)


@lru_cache(maxsize=4_096)
def _pair_glyphs(first: str, second: str) -> frozenset[int]:
    """Of two Arabic letters side by side, alone and inside of a word."""
    pair = first + second
    return frozenset().union(*map(_glyphs, (pair, _JOINER + pair, pair + _JOINER, _JOINER + pair + _JOINER)))


@lru_cache(maxsize=8_192)
def _glyphs(text: str) -> frozenset[int]:
    # Brings five megabytes of HarfBuzz: the server starts without it.
    from uharfbuzz import Buffer, shape  # noqa: PLC0415

    buffer = Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    found: set[int] = set()
    buffer.set_message_func(lambda step: _note(buffer, found) if "lookup" in step else True)
    shape(_font(), buffer)
    return frozenset(found | {info.codepoint for info in buffer.glyph_infos})


def _note(buffer: "Buffer", found: set[int]) -> bool:
    found.update(info.codepoint for info in buffer.glyph_infos or ())
    return True


@cache
def _font() -> "Font":
    from uharfbuzz import Blob, Face, Font  # noqa: PLC0415

    return Font(Face(Blob.from_file_path(str(CLOUD_FONT))))
