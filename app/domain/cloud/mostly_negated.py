"""Words that people mostly negate, each with its own negation: "nunca sozinho", "ninguém fica sozinho".

Such a word is never shown bare, however few answers share one negation: rare ones count as its commonest.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from app.domain.cloud.phrases import BITS, PHRASE_ANSWERS
from app.domain.words.arrays import Integers, KeyCounts, Small, distinct, is_among
from app.domain.words.negations import AFTER, BEFORE

_ROOT = (1 << BITS) - 1
_NONE = np.empty(0, np.int64)


class Negations(NamedTuple):
    """`pairs`: those that count, sorted. `rare`: others, sorted, and `instead`, as which of the pairs each counts.
    `roots`: the negated words, sorted."""

    pairs: Integers = _NONE
    rare: Integers = _NONE
    instead: Integers = _NONE
    roots: Integers = _NONE

    def counted(self, pairs: Integers) -> Integers:
        """As which each of these pairs counts."""
        hits = is_among(self.rare, pairs)
        found = pairs.copy()
        found[hits] = self.instead[np.searchsorted(self.rare, pairs[hits])]
        return found

    def differing(self, other: "Negations") -> Integers:
        """Pairs that do not count as they do in another."""
        known = distinct(np.concatenate((self.pairs, self.rare, other.pairs, other.rare)))
        is_same = (self.counted(known) == other.counted(known)) & (self._counts(known) == other._counts(known))
        changed: Integers = known[~is_same]
        return changed

    def _counts(self, pairs: Integers) -> Small:
        found: Small = is_among(self.pairs, pairs) | is_among(self.rare, pairs)
        return found


def negations_of(counted: KeyCounts, negated: Small, holders: Small, roles: Small, strings: Sequence[str]) -> Negations:
    """`counted`: in how many answers each pair of a negation and its word is. By root: in how many a word is negated,
    in how many it is, what it does about negation, and its key. Of equally common ones the alphabetically first is
    taken: numbers depend on the order of the answers."""
    is_mostly = 2 * negated > holders
    roots = np.flatnonzero((negated >= PHRASE_ANSWERS) | (is_mostly & (negated > 0)))
    pairs, answers = counted.items(1)
    opens = roles[pairs >> BITS] & (AFTER | BEFORE) > 0
    root = np.where(opens, pairs & _ROOT, pairs >> BITS)
    distinct_negations, number = np.unique(np.where(opens, pairs >> BITS, pairs & _ROOT), return_inverse=True)
    names = [strings[negation] for negation in distinct_negations.tolist()]
    by_name = sorted(range(len(names)), key=names.__getitem__)
    order = np.lexsort((opens, np.argsort(by_name)[number], -answers, root))
    pairs, answers, root = pairs[order], answers[order], root[order]
    is_first = np.diff(root, prepend=-1) != 0
    commonest = pairs[is_first][np.cumsum(is_first) - 1]
    is_rare = (answers < PHRASE_ANSWERS) & is_mostly[root]
    is_pair = (answers >= PHRASE_ANSWERS) | (is_rare & is_first)
    is_rare &= ~is_first
    by_pair = np.argsort(pairs[is_rare])
    return Negations(np.sort(pairs[is_pair]), pairs[is_rare][by_pair], commonest[is_rare][by_pair], roots)
