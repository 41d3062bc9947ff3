"""How large the words of a cloud are.

Sizes grow with the counts, but more slowly, so that a word which three people wrote can be read beside one which three
hundred wrote. They come in steps, each a seventh larger than the one below: a count that changes a little changes no
size, and a word changes its step only when its count says so clearly.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

Extent = tuple[float, float]
"""A word's width and height at a font size of one pixel."""

STEP = 1.15
BESIDE = 0.28
"""Of the font size: what stays free on the left and right of a word, about a space in our font, besides `room`."""
GROWTHS = (0.62, 0.52, 0.42, 0.32, 0.22)
"""How sizes may grow with counts: 0.5 is areas in proportion to the counts, 1 is heights. The first is the rule; where
one word leaves the others too little, being very long or written far more often, a lower one fills the picture."""
_STEADY = 0.8  # steps that a word's wanted size may be off before it leaves the step it is on
_ALMOST = 0.8  # of what is meant to be filled
_SMALLEST_SHARE = 1 / 8  # of the largest size, for a word that next to nobody wrote


@dataclass(frozen=True, slots=True)
class Scale:
    """How counts become sizes in one cloud."""

    full_size: float
    """The font size, in pixels, that the most frequent word is meant to have: the measure of all others."""
    growth: float
    """One of GROWTHS."""
    legible: float
    """Pixels that no word is smaller than, unless all are."""

    def steps_down(self, count: int, most: int) -> float:
        """How many steps a word stands below the most frequent one: 0 for that one itself. Not rounded."""
        share = max((count / most) ** self.growth, _SMALLEST_SHARE, min(1.0, self.legible / self.full_size))
        return max(0.0, -math.log(share, STEP))

    def size_on(self, step: int) -> int:
        """Pixels, for a word that many whole steps below the most frequent one."""
        return max(1, round(self.full_size / STEP**step))

    def step_of(self, size: int) -> float:
        """The reverse of `size_on`."""
        return math.log(self.full_size / size, STEP)

    def sizes(self, counts: Sequence[int]) -> list[int]:
        most = max(counts)
        return [self.size_on(round(self.steps_down(count, most))) for count in counts]


def steady_step(wanted: float, present: float) -> int:
    """The step of a word that has a place already."""
    return round(present) if abs(wanted - present) <= _STEADY else round(wanted)


def balanced_scale(
    counts: Sequence[int], extents: Sequence[Extent], *, width: float, height: float, legible: float, filled: float
) -> Scale:
    """The scale on which all words, with some room around each, fill that share of the picture, or nearly so."""
    for growth in GROWTHS:
        scale = _largest_scale(counts, extents, width, height, Scale(0.42 * height, growth, legible), filled)
        if covered(scale.sizes(counts), extents) > _ALMOST * filled * width * height:
            return scale
    return scale


def _largest_scale(
    counts: Sequence[int], extents: Sequence[Extent], width: float, height: float, bound: Scale, filled: float
) -> Scale:
    most, low, high = max(counts), 1.0, bound.full_size
    for _ in range(16):
        scale = replace(bound, full_size=(low + high) / 2)
        sizes = [scale.full_size / STEP ** scale.steps_down(count, most) for count in counts]
        widest = max(across * size for (across, _), size in zip(extents, sizes, strict=True))
        fits = widest <= 0.86 * width and covered(sizes, extents) <= filled * width * height
        low, high = (scale.full_size, high) if fits else (low, scale.full_size)
    return replace(bound, full_size=float(int(low)))


def covered(sizes: Iterable[float], extents: Iterable[Extent]) -> float:
    """Square pixels that words take, with the room around them."""
    return sum(
        (across * size + 2 * BESIDE * size + room(size)) * (down * size + room(size))
        for size, (across, down) in zip(sizes, extents, strict=True)
    )


def room(size: float) -> float:
    """Free pixels between a word and its neighbours."""
    return 4 + size * 0.12
