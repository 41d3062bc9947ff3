"""Growing arrays and counts by key: what the running count is made of. Appending costs the same at any size."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Small = NDArray[Any]


class GrowingArray:
    """A NumPy array that doubles its room when it is full."""

    def __init__(self, dtype: type[np.generic], width: int = 1) -> None:
        self._room = np.zeros(1024 * width, dtype)
        self._width = width
        self._used = 0

    def __len__(self) -> int:
        return self._used // self._width

    @property
    def values(self) -> Small:
        """A view, good until the next growth."""
        return self._room[: self._used]

    def append(self, value: int) -> None:
        self.extend_to(len(self) + 1)
        self._room[self._used - 1] = value

    def extend(self, values: Small) -> None:
        before = self._used
        self.extend_to(len(self) + len(values) // self._width)
        self._room[before : self._used] = values

    def extend_to(self, length: int) -> None:
        """New places hold zero."""
        needed = length * self._width
        if needed > len(self._room):
            room = np.zeros(max(needed, 2 * len(self._room)), self._room.dtype)
            room[: self._used] = self._room[: self._used]
            self._room = room
        self._used = max(self._used, needed)


def distinct(values: Small) -> Small:
    """In ascending order, each once."""
    ordered = np.sort(values)
    return ordered[np.flatnonzero(np.diff(ordered, prepend=ordered[:1] - 1))]


def count_into(totals: Small, places: Integers, sign: int) -> None:
    """Adds `sign` at each place, as often as it is named."""
    if len(places) * 8 > len(totals):
        totals += sign * np.bincount(places, minlength=len(totals)).astype(totals.dtype)
    else:
        np.add.at(totals, places, sign)


def differing(first: Integers, second: Integers) -> Integers:
    """What is in one of two sorted arrays only."""
    return np.empty(0, np.int64) if np.array_equal(first, second) else np.setxor1d(first, second)


class KeyCounts:
    """How often each of many keys (integers) was counted, in two sorted parts: few recent keys, and all others.

    A recent key is put into a short array; once that is full it is merged into the long one, so that one more key costs
    a small constant on average.
    """

    RECENT = 4096

    def __init__(self) -> None:
        self._parts = [(np.empty(0, np.int64), np.empty(0, np.int32)) for _ in ("all others", "recent")]

    def add(self, keys: Integers, sign: int = 1) -> Integers:
        """Counts each key as often as it is in `keys`; sign -1 takes it away. Returns the distinct ones, sorted."""
        if not len(keys):
            return keys
        ordered = np.sort(keys)
        firsts = np.flatnonzero(np.diff(ordered, prepend=ordered[0] - 1))
        left = counted = ordered[firsts]
        amounts = (np.diff(firsts, append=len(ordered)) * sign).astype(np.int32)
        for known, totals in self._parts:
            places, hit = _places(known, left)
            totals[places[hit]] += amounts[hit]
            left, amounts = left[~hit], amounts[~hit]
        self._put(left, amounts)
        return counted

    def _put(self, keys: Integers, amounts: Small) -> None:
        others, recent = self._parts
        recent = _merged(recent, (keys, amounts))
        if len(recent[0]) > self.RECENT:
            others, recent = _merged(others, recent), (np.empty(0, np.int64), np.empty(0, np.int32))
        self._parts = [others, recent]

    def get(self, keys: Integers) -> Integers:
        """The count of each key, zero for unknown ones."""
        found = np.zeros(len(keys), np.int64)
        for known, totals in self._parts:
            places, hit = _places(known, keys)
            found[hit] = totals[places[hit]]
        return found

    def items(self, least: int = 1) -> tuple[Integers, Integers]:
        """The keys with such a count at least, in no order, and their counts."""
        found = [(keys[counts >= least], counts[counts >= least]) for keys, counts in self._parts]
        keys, counts = (np.concatenate(arrays) for arrays in zip(*found, strict=True))
        return keys, counts.astype(np.int64)


def _places(known: Integers, keys: Integers) -> tuple[Integers, NDArray[np.bool_]]:
    """Where the keys stand among the known (sorted) ones, and which are there at all."""
    if not len(known):
        return np.zeros(len(keys), np.int64), np.zeros(len(keys), bool)
    places = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    return places, known[places] == keys


def is_among(known: Integers, keys: Integers) -> NDArray[np.bool_]:
    """Which of the keys are among the known ones, which are sorted."""
    return _places(known, keys)[1]


def _merged(first: tuple[Integers, Small], second: tuple[Integers, Small]) -> tuple[Integers, Small]:
    """Two sorted parts without a key in common, as one."""
    if not len(second[0]) or not len(first[0]):
        return first if len(first[0]) else second
    places = np.searchsorted(first[0], second[0])
    return np.insert(first[0], places, second[0]), np.insert(first[1], places, second[1])
