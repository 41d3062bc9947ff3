"""Finding places for a cloud's words: all anew, or only for what has changed since the last time.

All anew: from the largest to the smallest, each size within an outline that grows with what is there, so that the
large words stand in the middle. Importing this is slow, as `cloud_canvas` says.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from app.domain.cloud.cloud import CloudEntry
from app.render.cloud_canvas import Canvas, Place, extent, ink
from app.render.cloud_layout import CloudLayout, PlacedWord
from app.render.cloud_sizes import STEP, Scale, balanced_scale, covered, steady_step

_LEGIBLE = 1 / 52  # of the side of a square as large as the picture: 13 pixels on a page's cloud
FILLED = 0.66
"""How much of the picture the words fill, with the room around them."""
FILLED_FOR_NOW = 0.6
"""The same where answers are coming in, so that there is room for what they bring."""
_SMALLEST_SIZE = 4  # pixels; a picture that needs smaller words is asked for more room
_ATTEMPTS = 24  # each with somewhat smaller words than the one before
_OUTLINE_AREA = 0.84  # of the picture that is within the outline
_TIGHT = 0.78  # of the outline that words may fill before it grows
_STRONG_STEPS = 4  # below the most frequent word: down to here a word has one of the three strong colours
_STUCK = 2  # steps that a word may stay too small because it has no room to grow where it is
_MOST_STUCK = 0.1  # of the words may be stuck; if there are more, all are laid out anew
_IMPORTANT = 6  # steps below the most frequent word: down to here a word must not be much too small
_FEW = 40  # words; they are large, and do not fit as neatly as many
_GAPS = 0.8  # of what the words took at first they must still take

Found = dict[str, tuple[int, Place]]
"""Font size and place by text."""


def laid_out(words: Mapping[str, CloudEntry], width: int, height: int, filled: float = FILLED) -> CloudLayout:
    """All words anew. `words`: by the text to draw, the most frequent first. `filled`: see FILLED.

    Raises ValueError if they cannot be made to fit.
    """
    counts, extents = [entry.count for entry in words.values()], [extent(text) for text in words]
    filled *= 0.87 if len(words) < _FEW else 1
    legible = _LEGIBLE * math.sqrt(width * height)
    for _ in range(_ATTEMPTS):
        scale = balanced_scale(counts, extents, width=width, height=height, legible=legible, filled=filled)
        if min(scale.sizes(counts)) < _SMALLEST_SIZE:
            break
        canvas = Canvas(width, height, seed=" ".join(words))
        placed = _spread(canvas, words, scale)
        if placed is not None and not _has_too_many_small(placed, words, scale):
            share = covered([word.size for word in placed], extents) / (width * height)
            return CloudLayout(width, height, _coloured(_centred(placed, width, height), {}, scale), scale, share)
        filled, legible = filled * 0.94, legible * 0.98
    raise ValueError(f"{len(words)} words do not fit into {width} x {height} pixels")


def _spread(canvas: Canvas, words: Mapping[str, CloudEntry], scale: Scale) -> list[PlacedWord] | None:
    """All words with their places, or None if that many have none."""
    texts, sizes = list(words), scale.sizes([entry.count for entry in words.values()])
    cells = _OUTLINE_AREA * canvas.rows * canvas.columns
    found: Found = {}
    used = reach = 0.0
    squeezed = 0
    for size, group in groupby(texts, key=dict(zip(texts, sizes, strict=True)).__getitem__):
        waiting = list(group)
        used += covered([size / canvas.unit] * len(waiting), [extent(text) for text in waiting])
        reach = max(reach, min(1.0, math.sqrt(used / (_TIGHT * cells))))
        while waiting:
            found |= {text: (size, place) for text, place in canvas.place(waiting, size, reach).items()}
            if waiting[0] not in found and reach >= 1:
                squeezed += 1
                if squeezed > _most_stuck(words) or not _squeeze(canvas, waiting[0], size, scale, found):
                    return None
            waiting = [text for text in waiting if text not in found]
            reach = min(1.0, reach * 1.05) if waiting else reach
    return [_placed(text, entry, found[text][0], canvas.corner(found[text][1])) for text, entry in words.items()]


def _squeeze(canvas: Canvas, text: str, size: int, scale: Scale, found: Found) -> bool:
    """A word that fits nowhere may be smaller, as long as it can be read."""
    while size / STEP >= max(_SMALLEST_SIZE, min(scale.legible, size / STEP**_STUCK)):
        size = int(size / STEP)
        places = canvas.place([text], size, 1.0)
        if places:
            found[text] = size, places[text]
            return True
    return False


def _placed(text: str, entry: CloudEntry, size: int, corner: tuple[int, int]) -> PlacedWord:
    """The word with its ink's left and top there, in pixels; its colour is chosen later."""
    left, top, right, bottom = ink(text, size)
    x, baseline = corner[0] - left, corner[1] - top
    return PlacedWord(text, entry.key, entry.count, size, x, baseline, (*corner, right - left, bottom - top), 0)


def _centred(words: Sequence[PlacedWord], width: int, height: int) -> list[PlacedWord]:
    """All moved by the same, so that the whole stands in the middle."""
    boxes = [word.box for word in words]
    across = (width - max(left + wide for left, _, wide, _ in boxes) - min(left for left, *_ in boxes)) // 2
    down = (height - max(top + high for _, top, _, high in boxes) - min(top for _, top, *_ in boxes)) // 2
    return [_moved(word, across, down) for word in words]


def _moved(word: PlacedWord, across: int, down: int) -> PlacedWord:
    left, top, wide, high = word.box
    box = (left + across, top + down, wide, high)
    return replace(word, x=word.x + across, baseline=word.baseline + down, box=box)


def _coloured(words: Sequence[PlacedWord], hues: Mapping[str, int], scale: Scale) -> tuple[PlacedWord, ...]:
    """A word keeps its hue as long as it is there; a new one takes the hue that the fewest have."""
    used = [0, 0, 0]
    for hue in hues.values():
        used[hue] += 1
    coloured = []
    for word in words:
        hue = hues.get(word.key, used.index(min(used)))
        used[hue] += word.key not in hues
        is_strong = scale.step_of(word.size) <= _STRONG_STEPS + 0.5
        coloured.append(replace(word, colour_class=hue + (0 if is_strong else 3)))
    return tuple(coloured)


def _hues(layout: CloudLayout, words: Mapping[str, CloudEntry]) -> dict[str, int]:
    """Of the words that are still there."""
    keys = {entry.key for entry in words.values()}
    return {word.key: word.colour_class % 3 for word in layout.words if word.key in keys}


def refreshed(words: Mapping[str, CloudEntry], before: CloudLayout) -> CloudLayout | None:
    """The same picture with as few words moved as can be, or None if it is time to lay out all of them anew."""
    wanted = _wanted(words, before.scale)
    placed = _Refresh(words, before, wanted).run() if _has_changed(words, before, wanted) else _kept(words, before)
    if placed is None or _has_drifted(placed, words, before):
        return None
    return replace(before, words=_coloured(placed, _hues(before, words), before.scale))


def _wanted(words: Mapping[str, CloudEntry], scale: Scale) -> dict[str, float]:
    """By text: the steps that the counts ask for."""
    most = max(entry.count for entry in words.values())
    return {text: scale.steps_down(entry.count, most) for text, entry in words.items()}


def _size_now(word: PlacedWord, wanted: float, scale: Scale) -> int:
    present = scale.step_of(word.size)
    step = steady_step(wanted, present)
    return word.size if step == round(present) else scale.size_on(step)


def _has_changed(words: Mapping[str, CloudEntry], before: CloudLayout, wanted: Mapping[str, float]) -> bool:
    """Whether there is more to do than to note new counts."""
    if {text: entry.key for text, entry in words.items()} != {word.text: word.key for word in before.words}:
        return True
    return any(_size_now(word, wanted[word.text], before.scale) != word.size for word in before.words)


def _kept(words: Mapping[str, CloudEntry], before: CloudLayout) -> list[PlacedWord]:
    present = {word.text: word for word in before.words}
    return [replace(present[text], count=entry.count) for text, entry in words.items()]


def _has_drifted(placed: Sequence[PlacedWord], words: Mapping[str, CloudEntry], before: CloudLayout) -> bool:
    share = covered([word.size for word in placed], [extent(word.text) for word in placed])
    has_gaps = share < _GAPS * before.filled * before.width * before.height
    return has_gaps or _has_too_many_small(placed, words, before.scale)


def _has_too_many_small(placed: Sequence[PlacedWord], words: Mapping[str, CloudEntry], scale: Scale) -> bool:
    wanted = _wanted(words, scale)
    behind = {word.text: scale.step_of(word.size) - wanted[word.text] for word in placed}
    is_misleading = any(steps > _STUCK + 0.5 and wanted[text] < _IMPORTANT for text, steps in behind.items())
    return is_misleading or sum(steps > _STUCK / 2 for steps in behind.values()) > _most_stuck(words)


def _most_stuck(words: Mapping[str, CloudEntry]) -> float:
    return _MOST_STUCK * len(words) + 1


@dataclass
class _Refresh:
    words: Mapping[str, CloudEntry]
    before: CloudLayout
    wanted: Mapping[str, float]

    def __post_init__(self) -> None:
        self.canvas = Canvas(self.before.width, self.before.height, seed=" ".join(self.words))
        self.placed: dict[str, PlacedWord] = {}

    def run(self) -> list[PlacedWord] | None:
        present = {word.key: word for word in self.before.words}
        for text, entry in self.words.items():
            if entry.key in present and present[entry.key].text == text:
                self._put(replace(present[entry.key], count=entry.count))
        for text, entry in self.words.items():
            if entry.key in present:
                self._adapt(text, entry, present[entry.key])
        for text, entry in self.words.items():
            if text not in self.placed and not self._find_place(text, entry):
                return None
        return [self.placed[text] for text in self.words]

    def _put(self, word: PlacedWord) -> None:
        self.placed[word.text] = word
        self.canvas.put(word.text, word.size, self.canvas.cell(word.box[:2]))

    def _adapt(self, text: str, entry: CloudEntry, old: PlacedWord) -> None:
        """A word whose size or writing changes stays about the same middle if it can; if it cannot, and has not
        become much too small, it stays as it is; otherwise it goes where room is."""
        size = _size_now(old, self.wanted[text], self.before.scale)
        if text in self.placed and size == old.size:
            return
        self.canvas.lift(text)
        self.placed.pop(text, None)
        left, top, right, bottom = ink(text, size)
        old_left, old_top, wide, high = old.box
        corner = (old_left + (wide - right + left) // 2, old_top + (high - bottom + top) // 2)
        changed = _placed(text, entry, size, corner)
        may_stay = old.text == text and self.before.scale.step_of(old.size) - self.wanted[text] <= _STUCK
        if self.canvas.is_free(text, size, self.canvas.cell(corner), has_shrunk=size < old.size):
            self._put(changed)
        elif may_stay or (not self._find_place(text, entry) and old.text == text):
            self._put(replace(old, count=entry.count))

    def _find_place(self, text: str, entry: CloudEntry) -> bool:
        size = self.before.scale.size_on(round(self.wanted[text]))
        found: Found = {}
        for reach in (0.7, 0.85, 1.0):
            if not found:
                found = {text: (size, place) for text, place in self.canvas.place([text], size, reach).items()}
        if not found and not _squeeze(self.canvas, text, size, self.before.scale, found):
            return False
        self.placed[text] = _placed(text, entry, found[text][0], self.canvas.corner(found[text][1]))
        return True
