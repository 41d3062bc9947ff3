"""Neighbouring words: which pairs there are in answers, which of them are phrases, and what is made of them.

Two full words are a phrase where they stand side by side far more often than chance has it: by their normalised
pointwise mutual information (G. Bouma, Normalized (Pointwise) Mutual Information in Collocation Extraction, 2009), that
is 1 for words that are never apart and 0 for words that meet by chance, however many answers there are. Dunning's
log-likelihood ratio tells how sure one may be that two words belong together; with many answers one is of nearly any
pair. A particle stands beside all words by chance: at least half of the answers with the full word must have it.

A phrase's key is a number: its two or three words' keys, 20 bits each. Of four words those in the middle are one key.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from app.domain.cloud.kinds import FIRST, FULL, LAST, LINK, OPENER, PICTURE
from app.domain.cloud.negated import ALONE, BEHIND
from app.domain.cloud.rows import Words
from app.domain.cloud.slots import Slots, slots_of
from app.domain.cloud.vocabulary import Vocabulary
from app.domain.words.arrays import Integers, Small, distinct, is_among
from app.domain.words.negations import AND, OR
from app.domain.words.words import LAST_PARTICLES, words

PHRASE_ANSWERS = 3
TWICE = 2
"""So few answers do where both words stand in no other one ("New York")."""
ASSOCIATION = 0.5
"""The least normalised pointwise mutual information of two full words that are a phrase."""
FEWEST_PLACES = 1 << 9
"""So many words the answers are taken to have at least: in a handful of answers all words would belong together."""
_OPENED = 0.75
"""In this share of the answers with a word an opener must stand before it: "zu Hause"."""
_ADVERBS = LAST_PARTICLES - {"in", "on", "over"}
"""What closes a phrase of two words far more often than it opens what follows."""
_NEVER_BEFORE = words("around away back down off out up")
"""Of these what belongs to the verb before it, whatever follows."""
_BEFORE_DOING = frozenset({"by", "for"})
_BOUND = 0.9
"""In this share of a word's answers the same neighbour must stand for the two to be one."""
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


def short_runs(pairs: Integers) -> Integers:
    """Those that overlap with no other pair, or with one: longer runs may be an answer that was given twice."""
    left, right = pairs >> BITS, pairs & _MASK
    goes_on, went_on = np.isin(right, left), np.isin(left, right)
    opens, closes = goes_on & ~went_on, went_on & ~goes_on
    is_short = ~goes_on & ~went_on
    is_short |= (opens & np.isin(right, left[closes])) | (closes & np.isin(left, right[opens]))
    return pairs[is_short]


@dataclass(frozen=True)
class Found:
    """All of one kind in some answers that could be, or belong to, a phrase: pairs, or more words."""

    keys: Integers
    row: Integers
    place: Integers
    """Of the first word. A compound ("on-time") is a pair in one place."""
    length: Integers
    """In words, with what stands between."""


class PhraseRules:
    """What may be a phrase, given the present vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def roots(self, forms: Small) -> Small:
        return self._vocabulary.joins.roots.values[self._vocabulary.key_of.values[forms]]

    def kinds(self, roots: Small) -> Small:
        return self._vocabulary.kinds.values[roots]

    def slots(self, words: Words) -> Slots:
        return slots_of(words, self._vocabulary)

    def pairs(self, slots: Slots, *, inner: bool = False) -> Found:
        """`inner`: also those inside of compounds of more parts, which tell that these words belong together."""
        is_whole = slots.begins[:-1] & slots.ends[1:]
        if inner:
            is_whole |= (slots.place[:-1] == slots.place[1:]) & slots.is_sound[1:]
        firsts = np.flatnonzero(slots.follows[1:] & (slots.negated[1:] | slots.negated[:-1] == 0) & is_whole)
        left, right = slots.roots[firsts], slots.roots[firsts + 1]
        fits = self._may_be_pair(left, right)
        spans = slots.spans(firsts[fits], 2)
        return Found(pair_keys(left[fits], right[fits]), spans.row, spans.place, spans.length)

    def negations(self, words: Words, roots: Small) -> Found:
        """Negations with the words that they govern, "no queues"; in the order in which they stand."""
        governed = np.flatnonzero((words.negated > 0) & (words.negated < ALONE))
        code = words.negated[governed].astype(np.int64)
        is_behind = code <= BEHIND
        distance = np.where(is_behind, code, code - BEHIND)
        negation = self.negation_roots(words.forms[np.where(is_behind, governed - distance, governed + distance)])
        keys = np.where(is_behind, pair_keys(negation, roots[governed]), pair_keys(roots[governed], negation))
        place = np.where(is_behind, governed - distance, governed)
        return Found(keys, words.row[governed], place, distance + 1)

    def negation_roots(self, forms: Small) -> Small:
        return self._vocabulary.negations.values[self._vocabulary.key_of.values[forms]]

    def _may_be_pair(self, left: Small, right: Small) -> Small:
        before, after = self.kinds(left), self.kinds(right)
        opened = before & (FULL | FIRST | LINK | OPENER) > 0
        closed = after & (FULL | LAST | LINK) > 0
        are_words = ((before | after) & FULL > 0) & ((before | after) & PICTURE == 0)
        fits: Small = opened & closed & are_words & (left != right)
        return fits

    def compounds_with(self, roots: Sequence[int]) -> Integers:
        """The forms with a hyphen in which one of these roots is a part."""
        vocabulary = self._vocabulary
        wanted = np.zeros(len(vocabulary.strings), bool)
        wanted[list(roots)] = True
        return distinct(vocabulary.compound_of.values[wanted[vocabulary.joins.roots.values[vocabulary.parts.values]]])

    def is_shown(self, pairs: Integers, answers: Integers, going_on: Integers) -> Small:
        """Which pairs may stand for themselves: not "quality of", only inside "quality of life"; nor "in good", where
        most people go on ("in good hands"). `going_on`: in how many answers a full word follows."""
        before, after = self.kinds(pairs >> BITS), self.kinds(pairs & _MASK)
        is_torn = (before & (FULL | OPENER) == 0) & (2 * going_on > answers)
        shown: Small = (before & (FULL | FIRST | OPENER) > 0) & (after & (FULL | LAST) > 0) & ~is_torn
        # "for asking" belongs to what stands before it.
        for place in np.flatnonzero(np.isin(pairs >> BITS, self._numbers(_BEFORE_DOING))).tolist():
            shown[place] &= not self._vocabulary.strings[int(pairs[place]) & _MASK].endswith("ing")
        return shown

    def is_strong(self, pairs: Integers, answers: Integers, holders: Small, scale: int) -> Small:
        """In at least 3 answers, and far more often than by chance. `holders`: in how many answers each root is."""
        left, right = pairs >> BITS, pairs & _MASK
        before = self.kinds(left)
        is_full = before & FULL > 0, self.kinds(right) & FULL > 0
        lefts, rights = holders[left].astype(np.float64), holders[right].astype(np.float64)
        with np.errstate(divide="ignore", invalid="ignore"):
            information = np.log(answers * scale / (lefts * rights)) / np.log(scale / answers)
        of_two = is_full[0] & is_full[1] & (information >= ASSOCIATION)
        is_opener = (before & OPENER > 0) & (before & (FULL | FIRST | LINK) == 0)
        share = np.where(is_opener, _OPENED, 0.5)
        of_one = (is_full[0] != is_full[1]) & (answers >= share * np.where(is_full[0], lefts, rights))
        strong: Small = (answers >= PHRASE_ANSWERS) & (of_two | of_one)
        return strong

    def _numbers(self, keys: frozenset[str]) -> list[int]:
        return [number for key in keys if (number := self._vocabulary.keys.get(key))]

    def bound(self, pairs: Integers, answers: Integers, holders: Small) -> tuple[Small, Small]:
        """By root: whether the same full word stands before it in nearly all of its answers; and behind it, where a
        particle that closes a phrase counts too."""
        left, right = pairs >> BITS, pairs & _MASK
        before, behind = (np.zeros(len(self._vocabulary.strings), np.int64) for _ in range(2))
        opened = self.kinds(left) & FULL > 0
        closed = (self.kinds(right) & FULL > 0) | np.isin(right, self._numbers(_ADVERBS))
        np.maximum.at(before, right[opened], answers[opened])
        np.maximum.at(behind, left[closed], answers[closed])
        known = np.pad(holders, (0, len(before) - len(holders)))
        is_word = known >= TWICE  # of particles nobody counts in how many answers they are
        return is_word & (before >= _BOUND * known), is_word & (behind >= _BOUND * known)

    def pairs_in(self, phrases: Integers) -> tuple[Integers, ...]:
        """The neighbours in phrases of three or four words; 0 for one that is not there."""
        first, middle, last = phrases >> 2 * BITS, phrases >> BITS & _MASK, phrases & _MASK
        left, right = self._vocabulary.run_left.values[middle], self._vocabulary.run_right.values[middle]
        is_run = left > 0
        return (
            pair_keys(first, np.where(is_run, left, middle)),
            np.where(is_run, pair_keys(left, right), 0),
            pair_keys(np.where(is_run, right, middle), last),
        )

    def is_twice(self, pairs: Integers, answers: Integers, holders: Small) -> Small:
        """In two answers, and neither word in any other."""
        left, right = pairs >> BITS, pairs & _MASK
        is_full = self.kinds(left) & self.kinds(right) & FULL > 0
        twice: Small = is_full & (answers == TWICE) & (holders[left] == TWICE) & (holders[right] == TWICE)
        return twice

    def longer(self, words: Words, strong: Integers, counted: Callable[[Integers], Integers]) -> Found:
        """What could be a phrase of three or four words. `counted`: as which a negation and its word count."""
        slots = self.slots(words)
        is_strong = np.zeros(len(slots.roots), bool)  # with the slot behind it
        firsts = np.flatnonzero(slots.follows[1:])
        is_strong[firsts] = is_among(strong, pair_keys(slots.roots[firsts], slots.roots[firsts + 1]))
        found = (
            self._triples(words, slots, strong, is_strong, counted),
            self._quads(slots, is_strong),
            self._after_negations(words, strong, counted),
        )
        return Found(*(np.concatenate(arrays) for arrays in zip(*(vars(each).values() for each in found), strict=True)))

    def _after_negations(self, words: Words, strong: Integers, counted: Callable[[Integers], Integers]) -> Found:
        """A negation, the word it governs and the one behind that, where small words stand between ("no se sientan
        tristes", "sans prise de tête"), or where the last is small and belongs to a verb ("without being passed
        around")."""
        governed = np.flatnonzero((words.negated[:-1] > 0) & (words.negated[:-1] <= BEHIND) & (words.follows[1:] > 0))
        distance = words.negated[governed].astype(np.int64)
        roots, padded = self.roots(words.forms), np.pad(words.follows, (0, 2)) > 0
        is_full = self.kinds(roots) & FULL > 0
        goes_on = padded[governed + 2]
        joins = self._vocabulary.roles.values[roots[governed + 1]] & (OR | AND) > 0  # "no queues or hassle"
        is_link = ~is_full[governed + 1] & (self.kinds(roots[governed + 1]) & LINK > 0) & goes_on & ~joins
        last = np.where(is_link, np.minimum(governed + 2, len(roots) - 1), governed + 1)
        is_adverb = ~is_full[governed + 1] & np.isin(roots[governed + 1], self._numbers(_ADVERBS))
        is_adverb &= ~goes_on | np.isin(roots[governed + 1], self._numbers(_NEVER_BEFORE))
        last = np.where(is_adverb, governed + 1, last)
        fits = is_adverb | (is_full[last] & (is_link | (distance > 1)))
        fits &= (words.negated[last] == 0) | (words.negated[last] == ALONE)
        governed, distance, last = governed[fits], distance[fits], last[fits]
        pairs = counted(pair_keys(self.negation_roots(words.forms[governed - distance]), roots[governed]))
        hits = is_among(strong, pairs)
        governed, distance, last = governed[hits], distance[hits], last[hits]
        first = governed - distance
        return Found(pairs[hits] << BITS | roots[last], words.row[governed], first, last - first + 1)

    def _quads(self, slots: Slots, is_strong: Small) -> Found:
        """Four words side by side: two small words in the middle and a strong pair at an end ("rund um die Uhr"), or
        two strong pairs ("bon rapport qualité prix")."""
        follows, plain = slots.follows > 0, slots.negated == 0
        firsts = np.flatnonzero(is_strong[:-3] | is_strong[1:-2] | is_strong[2:-1])
        fits = slots.begins[firsts] & slots.ends[firsts + 3] & plain[firsts]
        for step in range(1, 4):
            fits &= follows[firsts + step] & plain[firsts + step]
        firsts = firsts[fits]
        roots = [slots.roots[firsts + step] for step in range(4)]
        kinds = [self.kinds(root) for root in roots]
        fits = (kinds[0] & (FULL | FIRST) > 0) & (kinds[3] & FULL > 0) & (roots[0] != roots[3])
        for middle in kinds[1:3]:
            fits &= middle & (FULL | LINK) > 0
        firsts, roots, kinds = firsts[fits], [root[fits] for root in roots], [kind[fits] for kind in kinds]
        are_strong = [is_strong[firsts + step].astype(np.int8) for step in range(3)]
        is_linked = (kinds[1] | kinds[2]) & FULL == 0
        hits = np.flatnonzero(sum(are_strong) + is_linked > 1)
        codes, number = np.unique(pair_keys(roots[1][hits], roots[2][hits]), return_inverse=True)
        runs = np.array([self._vocabulary.run(code >> BITS, code & _MASK) for code in codes.tolist()], np.int64)
        self._vocabulary.flush()
        self._vocabulary.joins.grow()
        middles = runs[number]
        hits, middles = hits[middles > 0], middles[middles > 0]
        spans = slots.spans(firsts[hits], 4)
        keys = (pair_keys(roots[0][hits], middles) << BITS) | roots[3][hits]
        return Found(keys, spans.row, spans.place, spans.length)

    def _triples(
        self,
        words: Words,
        slots: Slots,
        strong: Integers,
        is_strong: Small,
        counted: Callable[[Integers], Integers],
    ) -> Found:
        """Three words side by side, the first two or the last two of which are a strong pair. Behind a particle the
        pair is named as well, with GOES_ON."""
        middles = np.flatnonzero(is_strong[:-2] | is_strong[1:-1] | (slots.negated[1:-1] == 1)) + 1
        is_whole = slots.begins[middles - 1] & slots.ends[middles + 1]
        middles = middles[(slots.follows[middles] > 0) & (slots.follows[middles + 1] > 0) & is_whole]
        left, middle, right = (slots.roots[middles + step] for step in (-1, 0, 1))
        kinds = self.kinds(left), self.kinds(middle), self.kinds(right)
        negated = slots.negated[middles]
        is_first = ((kinds[0] & (FIRST | OPENER) > 0) | (negated == 1)) & (kinds[1] & FULL > 0)
        fits = (kinds[2] & FULL > 0) & (((kinds[0] & FULL > 0) & (kinds[1] & (FULL | LINK) > 0)) | is_first)
        # Of what a negation governs only the words behind it.
        behind = slots.negated[middles + 1]
        is_plain = (behind == 0) | ((behind == ALONE) & (negated == 1))
        fits &= (negated <= 1) & (slots.negated[middles - 1] == 0) & is_plain
        middles, left, middle, right = middles[fits], left[fits], middle[fits], right[fits]
        left = np.where(negated[fits], self.negation_roots(words.forms[slots.place[middles - 1]]), left)
        is_first = is_first[fits] & (kinds[0][fits] & FULL == 0)
        first = counted(pair_keys(left, middle))
        first_strong = is_among(strong, first)
        fits = first_strong | is_among(strong, pair_keys(middle, right))
        going_on = first_strong & is_first
        opening = first << BITS
        spans = slots.spans(np.concatenate((middles[fits], middles[going_on])) - 1, 3)
        keys = np.concatenate((opening[fits] | right[fits], opening[going_on] | GOES_ON))
        return Found(keys, spans.row, spans.place, spans.length)
