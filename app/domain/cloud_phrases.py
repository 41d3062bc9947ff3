"""Neighbouring words: which pairs there are in answers, which of them people really repeat, and what is made of them.

A phrase's key is a number: its two or three words' keys, 20 bits each.
"""

from dataclasses import dataclass

import numpy as np

from app.domain.cloud_arrays import Integers, Small, is_among
from app.domain.cloud_rows import Words
from app.domain.cloud_vocabulary import FIRST, FULL, LAST, LINK, Vocabulary

PHRASE_ANSWERS = 3
BITS = 20
_MASK = (1 << BITS) - 1


def pair_keys(left: Small, right: Small) -> Integers:
    return left.astype(np.int64) << BITS | right


def parts(phrase: int) -> tuple[int, ...]:
    """The keys of the two or three words."""
    first, second, third = phrase >> 2 * BITS, phrase >> BITS & _MASK, phrase & _MASK
    return (first, second, third) if first else (second, third)


@dataclass(frozen=True)
class Pairs:
    """All pairs in some answers that could be, or belong to, a phrase."""

    keys: Integers
    row: Integers
    place: Integers
    """Of the first word. A compound ("on-time") is a pair in one place."""
    is_compound: Small


class PhraseRules:
    """What may be a phrase, given the present vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def roots(self, forms: Small) -> Small:
        return self._vocabulary.joins.roots.values[self._vocabulary.key_of.values[forms]]

    def kinds(self, roots: Small) -> Small:
        return self._vocabulary.kinds.values[roots]

    def pairs(self, words: Words, roots: Small) -> Pairs:
        seconds = np.flatnonzero(words.follows[1:]) + 1
        left, right = roots[seconds - 1], roots[seconds]
        fits = self._may_be_pair(left, right)
        places, found = seconds[fits] - 1, pair_keys(left[fits], right[fits])
        compounds, compound_keys = self._compounds(words.forms)
        return Pairs(
            np.concatenate((found, compound_keys)),
            words.row[np.concatenate((places, compounds))],
            np.concatenate((places, compounds)),
            np.concatenate((np.zeros(len(places), bool), np.ones(len(compounds), bool))),
        )

    def _may_be_pair(self, left: Small, right: Small) -> Small:
        before, after = self.kinds(left), self.kinds(right)
        opened = before & (FULL | FIRST | LINK) > 0
        closed = after & (FULL | LAST | LINK) > 0
        fits: Small = opened & closed & ((before | after) & FULL > 0) & (left != right)
        return fits

    def _compounds(self, forms: Small) -> tuple[Integers, Integers]:
        known = self._vocabulary.compounds
        if not known:
            return np.empty(0, np.int64), np.empty(0, np.int64)
        places = np.flatnonzero(self._vocabulary.is_compound.values[forms])
        halves = np.array([known[form] for form in forms[places].tolist()], np.int64).reshape(-1, 2)
        roots = self._vocabulary.joins.roots.values[halves]
        fits = self._may_be_pair(roots[:, 0], roots[:, 1])
        return places[fits], pair_keys(roots[fits, 0], roots[fits, 1])

    def compounds_of(self, phrases: Integers) -> Integers:
        """The forms with a hyphen that are one of these phrases."""
        forms = np.array(list(self._vocabulary.compounds), np.int64)
        places, keys = self._compounds(forms)
        return forms[places[is_among(phrases, keys)]]

    def is_shown(self, pairs: Integers) -> Small:
        """Which pairs may stand for themselves: not "quality of", only inside "quality of life"."""
        before, after = self.kinds(pairs >> BITS), self.kinds(pairs & _MASK)
        return (before & (FULL | FIRST) > 0) & (after & (FULL | LAST) > 0)

    def is_strong(self, pairs: Integers, answers: Integers, holders: Small) -> Small:
        """In at least 3 answers, and in at least half of those that hold the rarer word (particles do not count)."""
        left, right = pairs >> BITS, pairs & _MASK
        many = np.iinfo(np.int32).max
        rarer = np.minimum(
            np.where(self.kinds(left) & FULL > 0, holders[left], many),
            np.where(self.kinds(right) & FULL > 0, holders[right], many),
        )
        return (answers >= PHRASE_ANSWERS) & (2 * answers >= rarer)

    def triples(self, words: Words, roots: Small, strong: Integers) -> tuple[Integers, Integers]:
        """Three words side by side, the first two or the last two of which are a strong pair: keys, places."""
        middles = np.flatnonzero(words.follows[1:-1] & words.follows[2:]) + 1
        left, middle, right = roots[middles - 1], roots[middles], roots[middles + 1]
        kinds = self.kinds(left), self.kinds(middle), self.kinds(right)
        fits = (kinds[2] & FULL > 0) & (
            ((kinds[0] & FULL > 0) & (kinds[1] & (FULL | LINK) > 0)) | ((kinds[0] & FIRST > 0) & (kinds[1] & FULL > 0))
        )
        middles, left, middle, right = middles[fits], left[fits], middle[fits], right[fits]
        fits = is_among(strong, pair_keys(left, middle)) | is_among(strong, pair_keys(middle, right))
        keys = left[fits].astype(np.int64) << 2 * BITS | pair_keys(middle[fits], right[fits])
        return keys, middles[fits] - 1
