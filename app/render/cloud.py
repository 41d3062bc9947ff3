"""The word cloud as a picture: where each word stands, as PNG, as SVG, and as numbers for a template.

`wordcloud` finds the places; typst draws the words as outlines in the shipped font, so the files look the same
everywhere.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from app.domain.cloud import CloudEntry
from app.render.palettes import Palette
from app.render.typesetting import CLOUD_FONT, typeset

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PAGE_SIZE = (960, 480)  # pixels
_SEED = 7  # any number: a fixed one makes the same words fall into the same places every time
_LONGEST_WORD = 28  # characters; a longer one is cut in the picture only
_PROMINENT = 0.4  # of the highest count: from here on a word gets one of the three strong colours
_SMALLEST_SIDE = 100  # pixels
_SMALLEST_SIZE = 4  # pixels of font size; a picture that needs smaller words is asked for more room
_CONTRAST = 0.75  # 0: all words of one size, 1: sizes in proportion to the counts
_FILLED = 0.55  # of the picture, by rough boxes around the words
_ROUNDNESS = 3  # 2 is an ellipse, large is a rectangle


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word and its place, fit for SVG in the shipped web font "Inter", with text-anchor "start"; words are
    horizontal: <text x="{x}" y="{baseline}" font-size="{size}" font-weight="600">{text}</text>
    """

    text: str
    """What to draw: the entry's word, cut with "…" if it is very long."""
    key: str
    count: int
    size: int
    """Font size in pixels of the layout."""
    x: int
    """Where the writing starts (the pen, not the leftmost ink), from the left edge, in pixels."""
    baseline: int
    """The line the letters stand on, from the top edge, in pixels."""
    box: tuple[int, int, int, int]
    """Left, top, width and height in pixels, for a hit area or a focus ring: from the first letter's start to the last
    letter's end, and from the highest ink to the lowest."""
    colour_class: int
    """0 to 5, an index into Palette.colours and the suffix of a CSS class; 0 to 2 are the strong colours."""


@dataclass(frozen=True, slots=True)
class CloudLayout:
    """The whole picture, `width` by `height` pixels: an SVG's viewBox is "0 0 {width} {height}"."""

    width: int
    height: int
    words: tuple[PlacedWord, ...]
    """The most frequent first."""


def layout_cloud(entries: Sequence[CloudEntry], *, width: int, height: int) -> CloudLayout:
    """Finds a place for every entry. The same entries and measures always give the same layout.

    Raises ValueError for no entries, for a picture under 100 pixels a side, and if the words cannot be made to fit.
    """
    if not entries:
        raise ValueError("a word cloud needs at least one word")
    if min(width, height) < _SMALLEST_SIDE:
        raise ValueError(f"a word cloud needs at least {_SMALLEST_SIDE} pixels a side, not {width} x {height}")
    ordered = sorted(entries, key=lambda entry: -entry.count)
    by_text = _texts(ordered)
    counts = {text: entry.count for text, entry in by_text.items()}
    grain = 2 if min(width, height) >= 2 * _SMALLEST_SIDE else 1
    places = _places(counts, width, height, grain)
    words = tuple(
        _placed(text, by_text[text], rank, ordered[0].count, places[text]) for rank, text in enumerate(by_text)
    )
    return CloudLayout(width, height, words)


@lru_cache(maxsize=32)
def page_layout(entries: tuple[CloudEntry, ...]) -> CloudLayout:
    """The layout that pages and the handout show. The same words are laid out once, however many show them."""
    return layout_cloud(entries, width=PAGE_SIZE[0], height=PAGE_SIZE[1])


def cloud_png(layout: CloudLayout, *, palette: Palette, scale: float = 1) -> bytes:
    """A PNG of layout.width x layout.height pixels, times `scale`."""
    return typeset("cloud.typ", _values(layout, palette), form="png", pixels_per_point=scale)


def cloud_svg(layout: CloudLayout, *, palette: Palette, title: str = "Word cloud") -> str:
    """A standalone SVG file. Words are outlines, so it needs no font; `title` and a list of the words are read to
    those who cannot see it."""
    drawn = typeset("cloud.typ", _values(layout, palette), form="svg").decode()
    content = drawn[drawn.index(">") + 1 :]
    listed = ", ".join(f"{word.text} ({word.count})" for word in layout.words)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img"'
        f' aria-labelledby="title description" width="{layout.width}" height="{layout.height}"'
        f' viewBox="0 0 {layout.width} {layout.height}"><title id="title">{escape(title)}</title>'
        f'<desc id="description">Words and in how many answers they occur: {escape(listed)}</desc>{content}'
    )


def _values(layout: CloudLayout, palette: Palette) -> Mapping[str, object]:
    words = [
        {
            "text": word.text,
            "size": word.size,
            "x": word.x,
            "baseline": word.baseline,
            "colour": palette.colours[word.colour_class],
        }
        for word in layout.words
    ]
    return {"width": layout.width, "height": layout.height, "background": palette.background, "words": words}


def _texts(entries: Sequence[CloudEntry]) -> dict[str, CloudEntry]:
    """What to draw for each entry. Very long words are cut, and stay different from each other."""
    texts: dict[str, CloudEntry] = {}
    for entry in entries:
        text, length = entry.word, _LONGEST_WORD
        while len(text) > _LONGEST_WORD or text in texts:
            length -= 1
            if length < 1:
                raise ValueError(f"two entries of the cloud are written {entry.word!r}")
            text = entry.word[:length] + "…"
        texts[text] = entry
    return texts


def _places(counts: Mapping[str, int], width: int, height: int, grain: int) -> dict[str, tuple[int, int, int]]:
    """Font size, left and top of the ink, in pixels, for each word.

    wordcloud searches pixel by pixel: on a picture coarser by `grain` it finds places in a quarter of the time for 2.
    """
    # wordcloud brings numpy and matplotlib, which take a second or two to import: the server starts without them.
    from wordcloud import WordCloud  # noqa: PLC0415

    # wordcloud stops silently at the first word that fits nowhere, so all words shrink until each has a place.
    width, height = width // grain, height // grain
    largest = _largest_size(counts, width, height)
    while largest >= _SMALLEST_SIZE:
        picture = WordCloud(
            mask=_outline(width, height),
            font_path=str(CLOUD_FONT),
            random_state=_SEED,
            prefer_horizontal=1.0,
            relative_scaling=_CONTRAST,
            margin=max(2, height // 80),
            min_font_size=_SMALLEST_SIZE,
            max_font_size=int(largest),
            font_step=1,
            max_words=len(counts),
            color_func=_no_colour,
        ).generate_from_frequencies(counts)
        if len(picture.layout_) == len(counts):
            return {
                word: (size * grain, int(left) * grain, int(top) * grain)
                for (word, _), size, (top, left), _, _ in picture.layout_
            }
        largest *= 0.85
    raise ValueError(f"{len(counts)} words do not fit into {width} x {height} pixels")


def _no_colour(*_args: object, **_options: object) -> str:
    """Colours are ours, by class. wordcloud's own would draw random numbers between the words' places."""
    return "black"


def _largest_size(counts: Mapping[str, int], width: int, height: int) -> float:
    """The font size at which the most frequent word should start, so that words and white space are in balance."""
    relative, last, area, longest = 1.0, max(counts.values()), 0.0, 1.0
    for word, count in counts.items():
        relative *= _CONTRAST * count / last + 1 - _CONTRAST  # wordcloud's own rule for the next word's size
        last = count
        area += len(word) * 0.6 * relative**2
        longest = max(longest, len(word) * 0.6 * relative)
    balanced = math.sqrt(_FILLED * width * height / area)
    return min(balanced, 0.9 * width / longest, 0.4 * height)


def _outline(width: int, height: int) -> "NDArray[np.uint8]":
    """wordcloud's mask: 255 where no word may stand, so that the cloud has round corners and a margin."""
    import numpy as np  # noqa: PLC0415  (slow to import, as above)

    across = np.abs(np.linspace(-1.03, 1.03, width))[np.newaxis, :]
    down = np.abs(np.linspace(-1.05, 1.05, height))[:, np.newaxis]
    return np.where(across**_ROUNDNESS + down**_ROUNDNESS > 1, 255, 0).astype(np.uint8)


def _placed(text: str, entry: CloudEntry, rank: int, most: int, place: tuple[int, int, int]) -> PlacedWord:
    from PIL import ImageFont  # noqa: PLC0415  (slow to import, as above; it measures just as it did for the layout)

    size, left, top = place
    ink = ImageFont.truetype(str(CLOUD_FONT), size).getbbox(text, anchor="ls")
    ink_left, ink_top, ink_right, ink_bottom = (round(edge) for edge in ink)
    return PlacedWord(
        text=text,
        key=entry.key,
        count=entry.count,
        size=size,
        x=left - ink_left,
        baseline=top - ink_top,
        box=(left, top, ink_right - ink_left, ink_bottom - ink_top),
        colour_class=rank % 3 + (0 if entry.count >= _PROMINENT * most else 3),
    )
