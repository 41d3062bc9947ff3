"""Where each word of a cloud stands, as numbers for templates and for storage."""

import json
from dataclasses import dataclass
from typing import Any

from app.render.cloud_sizes import Scale

_VERSION = 2  # of the stored form and of the typeface that words were measured with; what has another is drawn anew


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word and its place, fit for SVG in the shipped web fonts (class "cloud-word"), with text-anchor "start" and
    direction "ltr"; words are horizontal:
    <text x="{x}" y="{baseline}" font-size="{size}" font-weight="600">{text}</text>
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
    """0 to 5, an index into Palette.colours and the suffix of a CSS class; 0 to 2 are the strong colours, for large
    words."""


@dataclass(frozen=True, slots=True)
class CloudLayout:
    """The whole picture, `width` by `height` pixels: an SVG's viewBox is "0 0 {width} {height}"."""

    width: int
    height: int
    words: tuple[PlacedWord, ...]
    """The most frequent first."""
    scale: Scale
    """How counts became sizes."""
    filled: float
    """How much of the picture the words took when it was last laid out from scratch, 0 to 1."""


def layout_to_json(layout: CloudLayout) -> str:
    words = [
        [word.text, word.key, word.count, word.size, word.x, word.baseline, *word.box, word.colour_class]
        for word in layout.words
    ]
    stored = {
        "version": _VERSION,
        "width": layout.width,
        "height": layout.height,
        "scale": [layout.scale.full_size, layout.scale.growth, layout.scale.legible],
        "filled": layout.filled,
        "words": words,
    }
    return json.dumps(stored, ensure_ascii=False, separators=(",", ":"))


def layout_from_json(stored: str) -> CloudLayout:
    """What `layout_to_json` was given. Raises ValueError for anything else, rows of other versions too."""
    found = json.loads(stored)
    if not isinstance(found, dict) or found.get("version") != _VERSION or not isinstance(found.get("words"), list):
        raise ValueError("this is no layout of a word cloud, or one of another version")
    match [found.get(name) for name in ("width", "height", "filled", "scale")]:
        case [int(width), int(height), float(filled), [float(full_size), float(growth), float(legible)]] if (
            min(width, height, filled, full_size, growth, legible) > 0
        ):
            words = tuple(_word(values) for values in found["words"])
            return CloudLayout(width, height, words, Scale(full_size, growth, legible), filled)
    raise ValueError("a layout has no such measures")


def _word(values: Any) -> PlacedWord:
    match values:
        case [str(text), str(key), *numbers] if len(numbers) == 9 and all(type(number) is int for number in numbers):
            count, size, x, baseline, left, top, width, height, colour_class = numbers
            if size > 0 and 0 <= colour_class <= 5:
                return PlacedWord(text, key, count, size, x, baseline, (left, top, width, height), colour_class)
    raise ValueError(f"a layout has no such word: {values!r:.100}")
