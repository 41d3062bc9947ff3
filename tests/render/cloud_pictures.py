"""What a cloud's picture must keep to, measured on the ink itself."""

import io

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from app.render.cloud import CloudLayout, PlacedWord
from app.render.typesetting import CLOUD_FONT


def overlapping(layout: CloudLayout) -> list[str]:
    """The words that share a pixel of ink with one before them."""
    inked = np.zeros((layout.height, layout.width), dtype=np.bool_)
    found = []
    for word in layout.words:
        ink = _ink(word, layout)
        if (ink & inked).any():
            found.append(word.text)
        inked |= ink
    return found


def _ink(word: PlacedWord, layout: CloudLayout) -> np.ndarray:
    picture = Image.new("L", (layout.width, layout.height))
    font = ImageFont.truetype(str(CLOUD_FONT), word.size)
    ImageDraw.Draw(picture).text((word.x, word.baseline), word.text, fill=255, font=font, anchor="ls")
    return np.asarray(picture) > 127


def outside(layout: CloudLayout) -> list[str]:
    """The words that reach beyond the picture's edge."""
    return [word.text for word in layout.words if not _is_within(word, layout)]


def _is_within(word: PlacedWord, layout: CloudLayout) -> bool:
    left, top, width, height = word.box
    return left >= 0 and top >= 0 and left + width <= layout.width and top + height <= layout.height


def out_of_order(layout: CloudLayout, *, clearly: float = 1.5) -> list[tuple[str, str]]:
    """Pairs of which the first was written `clearly` more often, and is smaller nevertheless."""
    words = layout.words
    return [
        (one.text, other.text)
        for one in words
        for other in words
        if one.count > clearly * other.count and one.size < other.size
    ]


def middles(layout: CloudLayout) -> dict[str, tuple[float, float]]:
    """By key: the middle of each word, in pixels."""
    boxes = {word.key: word.box for word in layout.words}
    return {key: (left + width / 2, top + height / 2) for key, (left, top, width, height) in boxes.items()}


def moved(before: CloudLayout, after: CloudLayout) -> list[str]:
    """The words in both whose middle is elsewhere by more than rounding."""
    old, new = middles(before), middles(after)
    return [key for key in old if key in new and max(abs(a - b) for a, b in zip(old[key], new[key], strict=True)) > 1.5]


def drawn(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")
