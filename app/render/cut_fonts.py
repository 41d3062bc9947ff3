"""Fonts cut for the letters that one page shows, as WOFF2 files. The same letters give the same bytes."""

import unicodedata
from functools import cache, lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from app.render.clusters import glyphs_of
from app.render.typesetting import ASSETS, CLOUD_FONT

if TYPE_CHECKING:  # large, and needed for letters beyond the first file alone
    from fontTools.ttLib import TTFont

__all__ = ["SOURCES", "cloud_letters", "page_letters"]

_PAGES_OWN = ASSETS / "Inter-Variable.woff2"  # what the files in static/fonts are cut from; not among typst's fonts
SOURCES = (CLOUD_FONT, _PAGES_OWN)
_SPLIT = {  # vowels that HarfBuzz takes apart, and of what; others are taken apart as Unicode says
    "\u0e33": "\u0e4d\u0e32",
    "\u0eb3": "\u0ecd\u0eb2",
    **dict.fromkeys("\u17be\u17bf\u17c0\u17c4\u17c5", "\u17c1"),
}
_COARSE = ((200, 500), (100, 1000))
"""For fonts of more letters than this, how many units an em has: a thousand makes a large font an eighth smaller, and
moves edges by a two thousandth."""


@lru_cache(maxsize=128)
def cloud_letters(letters: str, joined: str = "") -> bytes:
    """The part of the pictures' typeface that draws these letters: as they join in `joined`, which is what
    `joined_to_load` gives, or without that however they join. Takes up to half a second."""
    parts = unicodedata.normalize("NFD", letters) + "".join(_SPLIT.get(letter, "") for letter in letters)
    glyphs = glyphs_of(joined.split(" "), letters) if joined else frozenset[int]()
    font = _cut(CLOUD_FONT.read_bytes(), letters + parts, glyphs)
    if coarse := next((units for least, units in _COARSE if len(letters) > least), None):
        from fontTools.ttLib.scaleUpem import scale_upem  # noqa: PLC0415

        scale_upem(font, coarse)
    return _packed(font)


@lru_cache(maxsize=128)
def page_letters(letters: str) -> bytes:
    """The part of the pages' typeface that has these letters, in all its weights."""
    return _packed(_cut(_unpacked(), letters))


def _cut(source: bytes, letters: str, glyphs: frozenset[int] = frozenset()) -> "TTFont":
    """`glyphs`: all that is kept besides the letters by themselves; without any, whatever these may become."""
    # Fonts are cut by few pages: the server starts without what it takes.
    import uharfbuzz  # noqa: PLC0415
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, letters))
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING
    if glyphs:
        wanted.glyph_set.update(glyphs)
        wanted.flags |= uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
    face = uharfbuzz.Face(uharfbuzz.Blob(source))
    return TTFont(BytesIO(uharfbuzz.subset(face, wanted).blob.data), recalcBBoxes=False, recalcTimestamp=False)


def _packed(font: "TTFont") -> bytes:
    font["name"].names = []
    font.flavor = "woff2"
    return _saved(font)


@cache
def _unpacked() -> bytes:
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    font = TTFont(_PAGES_OWN, recalcBBoxes=False, recalcTimestamp=False)
    font.flavor = None
    return _saved(font)


def _saved(font: "TTFont") -> bytes:
    file = BytesIO()
    font.save(file, reorderTables=None)
    return file.getvalue()
