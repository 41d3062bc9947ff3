"""The word cloud as a picture: where each word stands, as PNG, as SVG, and as numbers for a template.

`wordcloud` finds the places; typst draws the words as outlines in the shipped font, so the files look the same
everywhere.
"""

import math
import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from xml.sax.saxutils import escape

from app.domain.cloud.cloud import CloudEntry
from app.render.cloud_layout import CloudLayout, PlacedWord
from app.render.letters import is_drawn
from app.render.palettes import Palette
from app.render.typesetting import typeset

__all__ = [
    "MOST_PIXELS",
    "PAGE_SIZE",
    "CloudLayout",
    "PlacedWord",
    "cloud_png",
    "cloud_svg",
    "layout_cloud",
    "page_layout",
]

PAGE_SIZE = (960, 480)  # pixels
MOST_PIXELS = 18_000_000
"""Of a PNG: A3 with 300 dots to the inch. Drawing it takes seven bytes a pixel for a second."""
_SMALLEST_SIDE = 100  # pixels
_LARGE = 4_000_000  # pixels: pictures from here on are drawn one at a time
_large_drawing = Lock()
_LONGEST_WORD = 28  # letters; a longer one is cut in the picture only
_SAME_SHAPE = 1.4  # times as wide or as high: up to this a picture shows the words in the places of the page
_SLIM = 3  # times as wide as high, or the other way round: slimmer than this the places are kept too


def layout_cloud(
    entries: Sequence[CloudEntry], *, width: int, height: int, before: CloudLayout | None = None
) -> CloudLayout:
    """Finds a place for every entry. The same arguments always give the same layout.

    `before`: what is shown now. Its words keep their places as far as possible, new ones go where room is, and those
    that are gone leave theirs free; once too much has changed for that, and if it has other measures, all words are
    laid out anew, which is seldom.

    Raises ValueError for no entries, for a picture under 100 pixels a side, and if the words cannot be made to fit.
    """
    # wordcloud brings numpy, which takes a while to import: the server starts without it.
    from app.render import cloud_places  # noqa: PLC0415

    if not entries:
        raise ValueError("a word cloud needs at least one word")
    if min(width, height) < _SMALLEST_SIDE:
        raise ValueError(f"a word cloud needs at least {_SMALLEST_SIDE} pixels a side, not {width} x {height}")
    words = _texts(sorted(entries, key=lambda entry: -entry.count))
    if before is None or not before.words or (before.width, before.height) != (width, height):
        return cloud_places.laid_out(words, width, height)
    kept = cloud_places.refreshed(words, before)
    return kept or cloud_places.laid_out(words, width, height, cloud_places.FILLED_FOR_NOW)


@lru_cache(maxsize=32)
def page_layout(entries: tuple[CloudEntry, ...]) -> CloudLayout:
    """The layout that pages and the handout show. The same words are laid out once, however many show them."""
    return layout_cloud(entries, width=PAGE_SIZE[0], height=PAGE_SIZE[1])


def cloud_png(layout: CloudLayout, *, palette: Palette, scale: float = 1, size: tuple[int, int] | None = None) -> bytes:
    """A PNG of layout.width x layout.height pixels, times `scale`; or of that `size`, width and height in pixels.

    Raises ValueError for a picture of more pixels than `MOST_PIXELS`.
    """
    frame = _framed(layout, size)
    pixels = frame.width * frame.height * scale**2
    if pixels > MOST_PIXELS:
        raise ValueError(f"a picture may have {MOST_PIXELS} pixels at most")
    with _large_drawing if pixels > _LARGE else nullcontext():
        return typeset("cloud.typ", _values(frame, palette), form="png", pixels_per_point=scale)


def cloud_svg(
    layout: CloudLayout, *, palette: Palette, title: str = "Word cloud", size: tuple[int, int] | None = None
) -> str:
    """A standalone SVG file. Words are outlines, so it needs no font; `title` and a list of the words are read to
    those who cannot see it."""
    frame = _framed(layout, size)
    drawn = typeset("cloud.typ", _values(frame, palette), form="svg").decode()
    content = drawn[drawn.index(">") + 1 :]
    listed = ", ".join(f"{word.text} ({word.count})" for word in layout.words)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img"'
        f' aria-labelledby="title description" width="{frame.width}" height="{frame.height}"'
        f' viewBox="0 0 {frame.width} {frame.height}"><title id="title">{escape(title)}</title>'
        f'<desc id="description">Words and in how many answers they occur: {escape(listed)}</desc>{content}'
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    """A layout within a picture of any size: everything is `factor` times as large, and starts at `left`, `top`."""

    layout: CloudLayout
    width: int
    height: int
    factor: float = 1
    left: float = 0
    top: float = 0


def _framed(layout: CloudLayout, size: tuple[int, int] | None) -> _Frame:
    if size is None:
        return _Frame(layout, layout.width, layout.height)
    width, height = size
    shown = _shaped(layout, width / height)
    factor = min(width / shown.width, height / shown.height)
    left, top = (width - factor * shown.width) / 2, (height - factor * shown.height) / 2
    return _Frame(shown, width, height, factor, left, top)


def _shaped(layout: CloudLayout, shape: float) -> CloudLayout:
    """The layout itself if it goes well with a picture of that shape, which is width by height; otherwise, say for a
    poster in portrait, the same words in new places."""
    if _SAME_SHAPE > shape * layout.height / layout.width > 1 / _SAME_SHAPE or not 1 / _SLIM < shape < _SLIM:
        return layout
    entries = [CloudEntry(word.text, word.count, word.key) for word in layout.words]
    area = PAGE_SIZE[0] * PAGE_SIZE[1]
    try:
        return layout_cloud(entries, width=round(math.sqrt(area * shape)), height=round(math.sqrt(area / shape)))
    except ValueError:  # the words are too long for that shape
        return layout


def _values(frame: _Frame, palette: Palette) -> Mapping[str, object]:
    words = [
        {
            "text": word.text,
            "size": word.size * frame.factor,
            "x": word.x * frame.factor + frame.left,
            "baseline": word.baseline * frame.factor + frame.top,
            "colour": palette.colours[word.colour_class],
        }
        for word in frame.layout.words
        if is_drawn(word.text)  # rather than boxes: `missing_note` says so
    ]
    return {"width": frame.width, "height": frame.height, "background": palette.background, "words": words}


def _texts(entries: Sequence[CloudEntry]) -> dict[str, CloudEntry]:
    """What to draw for each entry. Very long words are cut, and stay different from each other."""
    texts: dict[str, CloudEntry] = {}
    for entry in entries:
        text, length = entry.word, len(entry.word)
        while _columns(text) > _LONGEST_WORD or text in texts:
            length -= 1
            if length < 1:
                raise ValueError(f"two entries of the cloud are written {entry.word!r}")
            text = entry.word[:length] + "…"
        texts[text] = entry
    return {_isolated(text): entry for text, entry in texts.items()}


def _columns(text: str) -> int:
    """How wide it is about, in letters; Chinese, Japanese and Korean ones are as wide as two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _isolated(text: str) -> str:
    """A text that begins from right to left and goes on with letters or digits of the other direction is marked, so
    that browsers, typst and wordcloud all put its parts into the same order."""
    directions = [unicodedata.bidirectional(character) for character in text]
    strong = [direction for direction in directions if direction in ("L", "R", "AL")]
    is_mixed = strong[:1] in (["R"], ["AL"]) and {"L", "EN", "AN"} & set(directions)
    return f"\u2067{text}\u2069" if is_mixed else text
