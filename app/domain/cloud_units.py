"""What of an answer is counted: its phrases, and the words outside of them."""

from dataclasses import dataclass

import numpy as np

from app.domain.cloud_arrays import Integers, Small, is_among
from app.domain.cloud_phrases import BITS, Pairs, PhraseRules
from app.domain.cloud_rows import Words
from app.domain.cloud_vocabulary import FULL


@dataclass(frozen=True)
class Active:
    """The phrases of the present answers, each list sorted."""

    strong: Integers
    """Pairs that people really repeat, even those that are shown only as a part of three words."""
    phrases: Integers
    """Pairs and triples that count as one."""


NOTHING_ACTIVE = Active(np.empty(0, np.int64), np.empty(0, np.int64))


@dataclass(frozen=True)
class Units:
    """`row` is a place in the list of answers asked for, `place` one in `words`."""

    words: Words
    roots: Small
    pairs: Pairs
    phrase_keys: Integers
    phrase_places: Integers
    phrase_lengths: Integers
    is_within: Small
    """For each word: whether it is a part of a phrase."""

    @property
    def phrase_rows(self) -> Integers:
        return self.words.row[self.phrase_places]

    def single(self, kinds: Small) -> Small:
        """Places of the words that count by themselves."""
        return np.flatnonzero((kinds & FULL > 0) & ~self.is_within)

    def written(self) -> Integers:
        """The phrases' written forms as numbers: those of the forms, and whether they stand where a sentence begins."""
        forms = self.words.forms.astype(np.int64)
        found = np.zeros(len(self.phrase_places), np.int64)
        for step in range(3):
            longer = self.phrase_lengths > step
            found[longer] = found[longer] << BITS | forms[self.phrase_places[longer] + step]
        opens = self.words.opens[self.phrase_places] > 0
        return found | opens.astype(np.int64) << 3 * BITS


def units_of(words: Words, rules: PhraseRules, active: Active) -> Units:
    roots = rules.roots(words.forms)
    pairs = rules.pairs(words, roots)
    found = _candidates(words, roots, pairs, rules, active)
    keys, places, lengths = _without_overlaps(*found)
    is_within = np.zeros(len(roots), bool)
    for step in range(3):
        is_within[places[lengths > step] + step] = True
    return Units(words, roots, pairs, keys, places, lengths, is_within)


def _candidates(
    words: Words, roots: Small, pairs: Pairs, rules: PhraseRules, active: Active
) -> tuple[Integers, Integers, Integers]:
    hits = is_among(active.phrases, pairs.keys)
    strong = pairs.place[is_among(active.strong, pairs.keys) & ~pairs.is_compound]
    keys, places = rules.triples(words, roots, active.strong) if len(strong) else (strong, strong)
    triples = is_among(active.phrases, keys)
    return (
        np.concatenate((keys[triples], pairs.keys[hits])),
        np.concatenate((places[triples], pairs.place[hits])),
        np.concatenate((np.full(triples.sum(), 3), np.where(pairs.is_compound[hits], 1, 2))),
    )


def _without_overlaps(keys: Integers, places: Integers, lengths: Integers) -> tuple[Integers, Integers, Integers]:
    """From the left, at each place the longest first."""
    order = np.lexsort((-lengths, places))
    kept, free = [], 0
    for number, place, length in zip(order.tolist(), places[order].tolist(), lengths[order].tolist(), strict=True):
        if place >= free:
            kept.append(number)
            free = place + length
    return keys[kept], places[kept], lengths[kept]
