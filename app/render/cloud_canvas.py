"""The ground that a cloud's words stand on: a grid of cells, coarser than the picture, in which `wordcloud` finds free
places, and which knows what stands where.

Importing this takes a while, since wordcloud brings numpy: import it where it is used.
"""

import math
from collections.abc import Sequence
from functools import lru_cache
from random import Random

import numpy as np
from numpy.typing import NDArray
from PIL import ImageFont

from app.render.cloud_sizes import BESIDE, room
from app.render.typesetting import CLOUD_FONT
from app.render.wordcloud_alone import WordCloud

_CELLS = 480 * 240  # of a grid, however large the picture: it bounds time and memory
_ROUNDNESS = 2.6  # of the cloud's outline; 2 is an ellipse, large is a rectangle
_HALO = 0.06  # of the font size: how much further from a large word its neighbours on the line stand

Shape = NDArray[np.bool_]
Place = tuple[int, int]
"""Left and top of a word's ink, in cells."""


@lru_cache(maxsize=512)
def font(size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(CLOUD_FONT), size)


@lru_cache(maxsize=4096)
def ink(text: str, size: float) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of the ink, in pixels, seen from the pen's start on the baseline."""
    left, top, right, bottom = (round(edge) for edge in font(size).getbbox(text, anchor="ls"))
    return left, top, max(right, left + 1), max(bottom, top + 1)


@lru_cache(maxsize=2048)
def _shape(text: str, size: float) -> Shape:
    """The cells that a word covers: from each row's first ink to its last, so that no other word stands inside a large
    letter or between two letters, while the room above small letters stays free."""
    mask = font(size).getmask(text)
    inked = np.asarray(mask, dtype=np.uint8).reshape(mask.size[1], mask.size[0]) > 0
    from_left = np.maximum.accumulate(inked, axis=1)
    from_right = np.maximum.accumulate(inked[:, ::-1], axis=1)[:, ::-1]
    covered: Shape = from_left & from_right
    covered.flags.writeable = False
    return covered


@lru_cache(maxsize=8)
def _remoteness(rows: int, columns: int) -> NDArray[np.float32]:
    """For each cell how far it is from the middle: 1 on the cloud's outline, more outside of it."""
    across = np.abs(np.linspace(-1.0, 1.0, columns, dtype=np.float32))[np.newaxis, :] ** _ROUNDNESS
    down = np.abs(np.linspace(-1.0, 1.0, rows, dtype=np.float32))[:, np.newaxis] ** _ROUNDNESS
    found = ((across + down) ** (1 / _ROUNDNESS)).astype(np.float32)
    found.flags.writeable = False
    return found


class Canvas:
    def __init__(self, width: int, height: int, seed: str) -> None:
        """`width` and `height` in pixels. The same seed and the same steps give the same places."""
        self.unit = max(1.0, math.sqrt(width * height / _CELLS))
        """Pixels to a cell."""
        self.rows, self.columns = int(height / self.unit), int(width / self.unit)
        self._taken = np.zeros((self.rows, self.columns), dtype=np.int16)  # by which word; 0: free
        self._numbers: dict[str, int] = {}
        self._random = Random(seed)  # noqa: S311  (for looks, not for secrets)

    def cell(self, corner: tuple[int, int]) -> Place:
        """Pixels to cells."""
        return round(corner[0] / self.unit), round(corner[1] / self.unit)

    def corner(self, place: Place) -> tuple[int, int]:
        """Cells to pixels."""
        return round(place[0] * self.unit), round(place[1] * self.unit)

    def put(self, text: str, size: int, place: Place) -> None:
        """The word's cells, and a few beside them if it is large, are now taken."""
        number = self._numbers.setdefault(text, len(self._numbers) + 1)
        ground, shape = self._ground(text, size, place, (0, int(_HALO * size / self.unit)))
        ground[shape & (ground == 0)] = number

    def lift(self, text: str) -> None:
        """The word's cells are free again. One that stands nowhere is passed over."""
        self._taken[self._taken == self._numbers.get(text, -1)] = 0

    def is_free(self, text: str, size: int, place: Place, *, has_shrunk: bool = False) -> bool:
        """Whether a word could stand there, within the picture and with the usual room to its neighbours; or with
        whatever room it had, if it has shrunk."""
        margin = (
            (0, 0)
            if has_shrunk
            else (int(room(size) / self.unit / 2), int((room(size) / 2 + BESIDE * size) / self.unit))
        )
        rows, columns = _shape(text, size / self.unit).shape
        left, top = place
        if left < 1 or top < 1 or left + columns >= self.columns or top + rows >= self.rows:
            return False
        ground, shape = self._ground(text, size, place, margin)
        return not ground[shape].any()

    def _ground(self, text: str, size: int, place: Place, margin: tuple[int, int]) -> tuple[NDArray[np.int16], Shape]:
        """The part of the grid under a word, and which of its cells the word covers, with a margin above and below,
        and one to the left and right."""
        shape = _widened(_shape(text, size / self.unit), *margin)
        left, top = place[0] - margin[1], place[1] - margin[0]
        cut_left, cut_top = max(0, -left), max(0, -top)
        ground = self._taken[top + cut_top : top + shape.shape[0], left + cut_left : left + shape.shape[1]]
        return ground, shape[cut_top : cut_top + ground.shape[0], cut_left : cut_left + ground.shape[1]]

    def place(self, texts: Sequence[str], size: int, reach: float) -> dict[str, Place]:
        """Puts words of one size, in this order, where wordcloud finds room; stops at the first that has none.

        `texts`: none twice. `reach`: how far from the middle, 1 is the cloud's outline.
        """
        across, down = math.ceil(self.columns / 2 * reach), math.ceil(self.rows / 2 * reach)
        left, top = max(0, self.columns // 2 - across), max(0, self.rows // 2 - down)
        window = (slice(top, top + 2 * down), slice(left, left + 2 * across))
        remote = _remoteness(self.rows, self.columns)[window] > reach
        found = self._find(texts, size, remote | (self._taken[window] != 0))
        places = {text: (x + left, y + top) for text, (x, y) in found.items()}
        for text, place in places.items():
            self.put(text, size, place)
        return places

    def _find(self, texts: Sequence[str], size: int, blocked: Shape) -> dict[str, Place]:
        """wordcloud has one margin for all sides. Neighbours on a line need more, or they read like a phrase: so each
        word brings a space along on both sides."""
        margin = math.ceil(room(size) / self.unit)
        cells = size / self.unit
        picture = WordCloud(
            mask=np.where(blocked, np.uint8(255), np.uint8(0)),
            font_path=str(CLOUD_FONT),
            random_state=self._random,
            prefer_horizontal=1.0,
            relative_scaling=0,
            margin=margin,
            min_font_size=cells,
            max_font_size=cells,
            max_words=len(texts),
            color_func=_no_colour,
        ).generate_from_frequencies({f" {text} ": 1 for text in texts})
        space = round(font(cells).getlength(" "))
        return {padded[1:-1]: (int(x) + space, int(y)) for (padded, _), _, (y, x), _, _ in picture.layout_}


def _widened(shape: Shape, down: int, across: int) -> Shape:
    """With all cells that are at most so far away."""
    rows, columns = shape.shape
    wide = np.zeros((rows, columns + 2 * across), dtype=np.bool_)
    for shift in range(2 * across + 1):
        wide[:, shift : shift + columns] |= shape
    tall = np.zeros((rows + 2 * down, wide.shape[1]), dtype=np.bool_)
    for shift in range(2 * down + 1):
        tall[shift : shift + rows] |= wide
    return tall


def _no_colour(*_args: object, **_options: object) -> str:
    """Colours are ours, by class. wordcloud's own would draw random numbers between the words' places."""
    return "black"


def extent(text: str) -> tuple[float, float]:
    """Width and height of a word's ink at a font size of one pixel."""
    left, top, right, bottom = ink(text, 64)
    return (right - left) / 64, (bottom - top) / 64
