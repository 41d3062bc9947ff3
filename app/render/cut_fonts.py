"""Fonts cut for the letters that one page shows, as WOFF2 files. The same letters give the same bytes."""

import unicodedata
from functools import cache, lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

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
_MANY = 100  # letters: Chinese, Japanese, Korean, whose outlines take the room
_COARSE = 1000  # to the em: makes a large font an eighth smaller, and moves edges by a two thousandth


@lru_cache(maxsize=128)
def cloud_letters(letters: str) -> bytes:
    """The part of the pictures' typeface that draws these letters however they join. Takes up to half a second."""
    parts = unicodedata.normalize("NFD", letters) + "".join(_SPLIT.get(letter, "") for letter in letters)
    font = _cut(CLOUD_FONT.read_bytes(), letters + parts)
    if len(letters) > _MANY:
        from fontTools.ttLib.scaleUpem import scale_upem  # noqa: PLC0415

        scale_upem(font, _COARSE)
    return _packed(font)


@lru_cache(maxsize=128)
def page_letters(letters: str) -> bytes:
    """The part of the pages' typeface that has these letters, in all its weights."""
    return _packed(_cut(_unpacked(), letters))


def _cut(source: bytes, letters: str) -> "TTFont":
    # Fonts are cut by few pages: the server starts without what it takes.
    import uharfbuzz  # noqa: PLC0415
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, letters))
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING
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
