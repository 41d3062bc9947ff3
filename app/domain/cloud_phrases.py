"""Neighbouring words: which pairs there are in answers, which of them are phrases, and what is made of them.

Two full words are a phrase where they stand side by side far more often than chance has it: by their normalised
pointwise mutual information (G. Bouma, Normalized (Pointwise) Mutual Information in Collocation Extraction, 2009), that
is 1 for words that are never apart and 0 for words that meet by chance, however many answers there are. Dunning's
log-likelihood ratio tells how sure one may be that two words belong together; with many answers one is of nearly any
pair. A particle stands beside all words by chance: at least half of the answers with the full word must have it.

A phrase's key is a number: its two or three words' keys, 20 bits each.
"""

from dataclasses import dataclass

import numpy as np

from app.domain.cloud_arrays import Integers, Small, is_among
from app.domain.cloud_kinds import FIRST, FULL, LAST, LINK
from app.domain.cloud_negated import ALONE, BEHIND
from app.domain.cloud_rows import Words
from app.domain.cloud_vocabulary import Vocabulary

PHRASE_ANSWERS = 3
ASSOCIATION = 0.5
"""The least normalised pointwise mutual information of two full words that are a phrase."""
FEWEST_PLACES = 1 << 9
"""So many words the answers are taken to have at least: in a handful of answers all words would belong together."""
BITS = 20
_MASK = (1 << BITS) - 1
GOES_ON = _MASK
"""In the place of a third word: any full one. No key has this number."""


def pair_keys(left: Small, right: Small) -> Integers:
    return left.astype(np.int64) << BITS | right


def parts(phrase: int) -> tuple[int, ...]:
    """The keys of the two or three words."""
    first, second, third = phrase >> 2 * BITS, phrase >> BITS & _MASK, phrase & _MASK
    return (first, second, third) if first else (second, third)


def scale_of(places: int) -> int:
    """How many words there are, roughly: with each doubling the strength of all pairs is looked at again."""
    return max(FEWEST_PLACES, 1 << places.bit_length())


@dataclass(frozen=True)
class Pairs:
    """All pairs in some answers that could be, or belong to, a phrase."""

    keys: Integers
    row: Integers
    place: Integers
    """Of the first word. A compound ("on-time") is a pair in one place."""
    length: Integers
    """In words, with what stands between: more than two only for negations."""


class PhraseRules:
    """What may be a phrase, given the present vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def roots(self, forms: Small) -> Small:
        return self._vocabulary.joins.roots.values[self._vocabulary.key_of.values[forms]]

    def kinds(self, roots: Small) -> Small:
        return self._vocabulary.kinds.values[roots]

    def pairs(self, words: Words, roots: Small) -> Pairs:
        seconds = np.flatnonzero(words.follows[1:] & (words.negated[1:] | words.negated[:-1] == 0)) + 1
        left, right = roots[seconds - 1], roots[seconds]
        fits = self._may_be_pair(left, right)
        places, found = seconds[fits] - 1, pair_keys(left[fits], right[fits])
        compounds, compound_keys = self._compounds(words.forms, words.negated)
        return Pairs(
            np.concatenate((found, compound_keys)),
            words.row[np.concatenate((places, compounds))],
            np.concatenate((places, compounds)),
            np.concatenate((np.full(len(places), 2), np.ones(len(compounds), np.int64))),
        )

    def negations(self, words: Words, roots: Small) -> Pairs:
        """Negations with the words that they govern, "no queues"; in the order in which they stand."""
        governed = np.flatnonzero((words.negated > 0) & (words.negated < ALONE))
        code = words.negated[governed].astype(np.int64)
        is_behind = code <= BEHIND
        distance = np.where(is_behind, code, code - BEHIND)
        negation = self.negation_roots(words.forms[np.where(is_behind, governed - distance, governed + distance)])
        keys = np.where(is_behind, pair_keys(negation, roots[governed]), pair_keys(roots[governed], negation))
        place = np.where(is_behind, governed - distance, governed)
        return Pairs(keys, words.row[governed], place, distance + 1)

    def negation_roots(self, forms: Small) -> Small:
        return self._vocabulary.negations.values[self._vocabulary.key_of.values[forms]]

    def _may_be_pair(self, left: Small, right: Small) -> Small:
        before, after = self.kinds(left), self.kinds(right)
        opened = before & (FULL | FIRST | LINK) > 0
        closed = after & (FULL | LAST | LINK) > 0
        fits: Small = opened & closed & ((before | after) & FULL > 0) & (left != right)
        return fits

    def _compounds(self, forms: Small, negated: Small) -> tuple[Integers, Integers]:
        known = self._vocabulary.compounds
        if not known:
            return np.empty(0, np.int64), np.empty(0, np.int64)
        places = np.flatnonzero(self._vocabulary.is_compound.values[forms] & (negated == 0))
        halves = np.array([known[form] for form in forms[places].tolist()], np.int64).reshape(-1, 2)
        roots = self._vocabulary.joins.roots.values[halves]
        fits = self._may_be_pair(roots[:, 0], roots[:, 1])
        return places[fits], pair_keys(roots[fits, 0], roots[fits, 1])

    def compounds_of(self, phrases: Integers) -> Integers:
        """The forms with a hyphen that are one of these phrases."""
        forms = np.array(list(self._vocabulary.compounds), np.int64)
        places, keys = self._compounds(forms, np.zeros(len(forms), np.uint8))
        return forms[places[is_among(phrases, keys)]]

    def is_shown(self, pairs: Integers, answers: Integers, going_on: Integers) -> Small:
        """Which pairs may stand for themselves: not "quality of", only inside "quality of life"; nor "in good", where
        most people go on ("in good hands"). `going_on`: in how many answers a full word follows."""
        before, after = self.kinds(pairs >> BITS), self.kinds(pairs & _MASK)
        is_torn = (before & FULL == 0) & (2 * going_on > answers)
        shown: Small = (before & (FULL | FIRST) > 0) & (after & (FULL | LAST) > 0) & ~is_torn
        return shown

    def is_strong(self, pairs: Integers, answers: Integers, holders: Small, scale: int) -> Small:
        """In at least 3 answers, and far more often than by chance. `holders`: in how many answers each root is."""
        left, right = pairs >> BITS, pairs & _MASK
        is_full = self.kinds(left) & FULL > 0, self.kinds(right) & FULL > 0
        lefts, rights = holders[left].astype(np.float64), holders[right].astype(np.float64)
        with np.errstate(divide="ignore", invalid="ignore"):
            information = np.log(answers * scale / (lefts * rights)) / np.log(scale / answers)
        of_two = is_full[0] & is_full[1] & (information >= ASSOCIATION)
        of_one = (is_full[0] != is_full[1]) & (2 * answers >= np.where(is_full[0], lefts, rights))
        strong: Small = (answers >= PHRASE_ANSWERS) & (of_two | of_one)
        return strong

    def triples(self, words: Words, roots: Small, strong: Integers) -> tuple[Integers, Integers]:
        """Three words side by side, the first two or the last two of which are a strong pair: keys, places. Behind a
        particle the pair is named as well, with GOES_ON."""
        middles = np.flatnonzero(words.follows[1:-1] & words.follows[2:]) + 1
        left, middle, right = roots[middles - 1], roots[middles], roots[middles + 1]
        kinds = self.kinds(left), self.kinds(middle), self.kinds(right)
        negated = words.negated[middles]
        is_first = ((kinds[0] & FIRST > 0) | (negated == 1)) & (kinds[1] & FULL > 0)
        fits = (kinds[2] & FULL > 0) & (((kinds[0] & FULL > 0) & (kinds[1] & (FULL | LINK) > 0)) | is_first)
        # Of what a negation governs only the words behind it.
        fits &= (negated <= 1) & (words.negated[middles - 1] | words.negated[middles + 1] == 0)
        middles, left, middle, right = middles[fits], left[fits], middle[fits], right[fits]
        left = np.where(negated[fits], self.negation_roots(words.forms[middles - 1]), left)
        is_first = is_first[fits] & (kinds[0][fits] & FULL == 0)
        first_strong = is_among(strong, pair_keys(left, middle))
        fits = first_strong | is_among(strong, pair_keys(middle, right))
        going_on = first_strong & is_first
        opening = pair_keys(left, middle) << BITS
        return (
            np.concatenate((opening[fits] | right[fits], opening[going_on] | GOES_ON)),
            np.concatenate((middles[fits], middles[going_on])) - 1,
        )
