"""Which of the counted words and phrases are listed: none beside phrases outside of which it hardly occurs."""

import numpy as np

from app.domain.cloud.phrases import BITS
from app.domain.words.arrays import Integers, Small, is_among

NEARLY_ALL = 0.75
"""Of the answers with a word. One that is in so many of them within one phrase stands for nothing else ("peace" in
"peace of mind"), and would be the same phrase once more; with more than a quarter of them elsewhere it is not."""

OF_ONE = 0.6
"""Of a word's answers. Several phrases are taken together if one of them is in so many ("rapport" in "rapport
qualité-prix" and "par rapport"); a word that goes with others as often ("service", "commuters") stands for itself."""

_PART = (1 << BITS) - 1
_PAIR = (1 << 2 * BITS) - 1


def not_only_within(
    words: Integers,
    word_counts: Integers,
    inside: Integers,
    phrases: Integers,
    phrase_counts: Integers,
    negations: Integers,
    runs: tuple[Small, Small],
    bound: tuple[Small, Small],
) -> tuple[Integers, Integers]:
    """The numbers of words and phrases to be listed, and in how many answers each is. `inside`: in how many answers
    each word stands in a phrase. `negations`: those of the phrases that are a negation and a word, sorted: their
    answers are none of that word's. `runs`: by key, the two words in the middle of a phrase of four. `bound`: by key,
    whether the same word stands before it, and behind it, nearly wherever it is."""
    order = np.argsort(phrases)
    order = order[~_are_cut(phrases[order], negations, bound)]
    order = order[~_are_torn(words, word_counts, phrases[order], phrase_counts[order])]
    known, known_counts = phrases[order], phrase_counts[order]
    most = np.zeros(len(words) + len(known), np.int64)
    is_triple = known > _PAIR
    is_plain = ~is_among(negations, np.where(is_triple, known >> BITS, known))
    first, middle, last = known >> 2 * BITS, known >> BITS & _PART, known & _PART
    left, right = (of_run[middle].astype(np.int64) for of_run in runs)
    is_quad = left > 0
    is_triple &= ~is_quad
    for part in (first, np.where(is_quad, left, middle), right, last):
        _raise(most, words, 0, part[is_plain], known_counts[is_plain])
    shorter = (
        (known >> BITS, is_triple),
        (known & _PAIR, is_triple & is_plain),
        (first << BITS | left, is_quad),
        (left << BITS | right, is_quad),
        (right << BITS | last, is_quad),
        ((first << BITS | left) << BITS | right, is_quad),
        ((left << BITS | right) << BITS | last, is_quad),
    )
    for phrase, holds in shorter:
        _raise(most, known, len(words), phrase[holds], known_counts[holds])
    numbers, counts = np.concatenate((words, known)), np.concatenate((word_counts, known_counts))
    together = np.where(most[: len(words)] >= OF_ONE * word_counts, inside, 0)
    np.maximum(most[: len(words)], together, out=most[: len(words)])
    listed = most < NEARLY_ALL * counts
    return numbers[listed], counts[listed]


def _are_cut(phrases: Integers, negations: Integers, bound: tuple[Small, Small]) -> Small:
    """Which of the phrases end before a word without which their last one hardly occurs, "safe and looked" of "safe and
    looked after", or begin behind one. Where nothing longer is a phrase their single words are listed."""
    first = np.where(phrases > _PAIR, phrases >> 2 * BITS, phrases >> BITS)
    is_plain = ~is_among(negations, np.where(phrases > _PAIR, phrases >> BITS, phrases))
    cut: Small = (bound[0][first] & is_plain) | bound[1][phrases & _PART]
    return cut


def _are_torn(words: Integers, word_counts: Integers, known: Integers, known_counts: Integers) -> Small:
    """Which of the phrases are two words of which one hardly occurs but at the nearer end of a longer phrase: "art
    ships" of "state of the art ships"."""
    first, last = known >> 2 * BITS, known & _PART
    is_pair = first == 0
    torn = np.zeros(len(known), bool)
    for outer, inner in ((last, known >> BITS & _PART), (first, last)):
        most = np.zeros(len(words), np.int64)
        _raise(most, words, 0, outer[~is_pair], known_counts[~is_pair])
        torn |= is_pair & is_among(words[(most > 0) & (most >= NEARLY_ALL * word_counts)], inner)
    return torn


def _raise(most: Integers, known: Integers, start: int, wanted: Integers, counts: Integers) -> None:
    """To each of the known numbers (sorted) that is wanted, the highest of its counts."""
    hits = is_among(known, wanted)
    np.maximum.at(most, np.searchsorted(known, wanted[hits]) + start, counts[hits])
