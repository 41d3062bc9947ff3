"""What a facilitator merged, counted together."""

from collections.abc import Mapping

import numpy as np

from app.domain.cloud.phrases import BITS
from app.domain.cloud.units import Units
from app.domain.words.arrays import Integers, Small, count_into, distinct, is_among


class Groups:
    """Words and phrases that are counted together, each group once for an answer."""

    def __init__(
        self,
        words: Mapping[int, int] | None = None,
        phrases: Mapping[int, int] | None = None,
        size: int = 0,
        keys: int = 0,
    ) -> None:
        self._words = dict(words or {})
        self._phrases = dict(phrases or {})
        self.counts = np.zeros(size, np.int64)
        self._known = np.array(sorted(self._phrases), np.int64)
        self._group_of_known = np.array([self._phrases[key] for key in self._known.tolist()], np.int64)
        self._group_of_word = np.full(keys, -1, np.int64)
        self._group_of_word[list(self._words)] = list(self._words.values())

    def __bool__(self) -> bool:
        return bool(self._words or self._phrases)

    def is_same(self, words: Mapping[int, int], phrases: Mapping[int, int], size: int) -> bool:
        return self._words == words and self._phrases == phrases and len(self.counts) == size

    def count(self, units: Units, sign: int) -> None:
        if not self:
            return
        known = (units.roots < len(self._group_of_word)) & ~units.is_away
        places = np.flatnonzero(known)
        group = self._group_of_word[units.roots[places]]
        hits = is_among(self._known, units.phrase_keys)
        phrase_group = self._group_of_known[np.searchsorted(self._known, units.phrase_keys[hits])]
        rows = np.concatenate((units.words.row[places[group >= 0]], units.phrase_rows[hits]))
        count_into(self.counts, distinct_by_row(rows, np.concatenate((group[group >= 0], phrase_group))), sign)


def distinct_by_row(rows: Integers, numbers: Small, bits: int = BITS) -> Integers:
    """The numbers, each once for each row. Rows are places within a chunk, so that both fit into one integer."""
    return distinct(rows.astype(np.int64) << bits | numbers) & (1 << bits) - 1
