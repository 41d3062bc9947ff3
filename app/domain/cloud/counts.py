"""Counting, kept up to date: what one more answer changes is changed, nothing is counted again that stays.

Three layers, each a sum over the answers: words and pairs (`_count_words`), three words in a row (`_count_triples`),
and what is left to count once phrases are known (`_count_units`). Which forms are joined and which pairs are phrases
depends on all answers; where that changes, the few answers that hold such a word are taken out of the sums, and put in
again under the new rules. So a count never differs from a recount.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from app.domain.cloud.groups import Groups, distinct_by_row
from app.domain.cloud.kinds import FULL
from app.domain.cloud.mostly_negated import negations_of
from app.domain.cloud.phrases import BITS, GOES_ON, PHRASE_ANSWERS, TWICE, PhraseRules, parts, scale_of, short_runs
from app.domain.cloud.rows import BLOCK, Rows, chunks
from app.domain.cloud.units import NOTHING_ACTIVE, Active, Units, units_of
from app.domain.cloud.vocabulary import Vocabulary
from app.domain.words.arrays import GrowingArray, Integers, KeyCounts, Small, count_into, differing, distinct, is_among

_NONE = np.empty(0, np.int64)


class Counts:
    """Answers as rows, and in how many of them each word and phrase occurs."""

    def __init__(self, questions: Sequence[str]) -> None:
        self.vocabulary = Vocabulary(questions)
        self.rules = PhraseRules(self.vocabulary)
        self.rows = Rows(self.vocabulary)
        self.active: Active = NOTHING_ACTIVE
        self.within = GrowingArray(np.int32)  # by form: how often it stands within a sentence …
        self.opening = GrowingArray(np.int32)  # … and at the start of one
        self.written = KeyCounts()  # of phrases
        self.written_long: Counter[tuple[int, ...]] = Counter()
        self.phrases = KeyCounts()
        self.groups = Groups()
        self._holders = GrowingArray(np.int32)  # by root: in how many answers
        self._hidden = GrowingArray(np.int32)  # by root: in how many of these it does not count by itself
        self._inside = GrowingArray(np.int32)  # by root: in how many answers it stands in a phrase
        self._negated = GrowingArray(np.int32)  # by root: in how many it is negated
        self._places = 0  # words
        self._scale = scale_of(0)
        self._pairs = KeyCounts()
        self._negations = KeyCounts()
        self._triples = KeyCounts()

    def add(self, texts: Sequence[str], languages: Sequence[str]) -> range:
        """Returns their rows. `languages`: of each text."""
        before = len(self.rows)
        for start in range(0, len(texts), BLOCK):
            self.rows.append(texts[start : start + BLOCK], languages[start : start + BLOCK])
        new = range(before, len(self.rows))
        touched = {key for part in chunks(np.arange(new.start, new.stop)) for key in self._count_forms(part)}
        self._settle(before, self.vocabulary.joins.settle(touched))
        return new

    def remove(self, rows: Sequence[int]) -> None:
        """Rows that are there."""
        gone = np.array(sorted(rows), np.int64)
        self._take_out(gone)
        self._count_words(gone, -1)
        touched = {key for part in chunks(gone) for key in self._count_forms(part, -1)}
        self.rows.remove(gone)
        self._settle(len(self.rows), self.vocabulary.joins.settle(touched), everything=True)

    def counts(self) -> Small:
        """By root: in how many answers it occurs, and is not negated."""
        counts: Small = self._holders.values - self._hidden.values
        return counts

    def inside(self) -> Small:
        """By root: in how many answers it stands in a phrase that is no negation of it."""
        return self._inside.values

    def bound(self) -> tuple[Small, Small]:
        """By root: whether the same word stands before it in nearly all of its answers, and behind it."""
        return self.rules.bound(*self._pairs.items(TWICE), self._holders.values)

    def regroup(self, words: Mapping[int, int], phrases: Mapping[int, int], size: int) -> None:
        """Words (by root) and phrases that are counted together: the number of the group of each."""
        if self.groups.is_same(words, phrases, size):
            return
        self.groups = Groups(words, phrases, size, len(self.vocabulary.strings))
        for rows in chunks(self.rows_with(words, phrases)):
            self.groups.count(self.units(rows), 1)

    def units(self, rows: Integers) -> Units:
        return units_of(self.rows.words(rows), self.rules, self.active)

    def rows_with(
        self, words: Mapping[int, int] | Sequence[int], phrases: Mapping[int, int] | Sequence[int]
    ) -> Integers:
        """Rows in which any of these roots occurs, or (perhaps) any of these phrases."""
        # "Nunca solo" may have no full word, and "sin" is one in other languages only.
        rarest = [
            root
            for phrase in phrases
            for root in sorted(filter(self._is_held, parts(phrase)), key=self._holding)[:1] or parts(phrase)
        ]
        compounds = self.rules.compounds_with(rarest)
        return self.rows.with_any(np.concatenate((self._forms_of([*words, *rarest]), compounds)), len(self.rows))

    # ---- the layers ----

    def _count_forms(self, rows: Integers, sign: int = 1) -> list[int]:
        """Returns the keys whose occurrence in some language is new, or past."""
        words = self.rows.words(rows)
        self._grow()
        opens = words.opens > 0
        count_into(self.opening.values, words.forms[opens], sign)
        count_into(self.within.values, words.forms[~opens], sign)
        keys = self.vocabulary.key_of.values[words.forms]
        return self.vocabulary.joins.count(keys, self.rows.languages(rows)[words.row], sign)

    def _grow(self) -> None:
        for by_form in (self.within, self.opening):
            by_form.extend_to(len(self.vocabulary.written))
        for by_key in (self._holders, self._hidden, self._inside, self._negated):
            by_key.extend_to(len(self.vocabulary.strings))

    def _count_words(self, rows: Integers, sign: int = 1) -> Integers:
        """Returns the pairs of these rows, sorted."""
        found, negations = [_NONE], [_NONE]
        for part in chunks(rows):
            words = self.rows.words(part)
            roots = self.rules.roots(words.forms)
            full = np.flatnonzero(self.rules.kinds(roots) & FULL)
            count_into(self._holders.values, distinct_by_row(words.row[full], roots[full]), sign)
            pairs = self.rules.pairs(self.rules.slots(words), inner=True)
            found.append(distinct_by_row(pairs.row, pairs.keys, 2 * BITS))
            negated = np.flatnonzero(words.negated)
            count_into(self._negated.values, distinct_by_row(words.row[negated], roots[negated]), sign)
            pairs = self.rules.negations(words, roots)
            negations.append(distinct_by_row(pairs.row, pairs.keys, 2 * BITS))
            self._places += sign * len(words.forms)
        self._negations.add(np.concatenate(negations), sign)
        return self._pairs.add(np.concatenate(found), sign)

    def _count_triples(self, rows: Integers, sign: int = 1) -> None:
        found, growing = [_NONE], self.active.growing
        for part in chunks(self._perhaps_with_phrases(rows)):
            words = self.rows.words(part)
            longer = self.rules.longer(words, growing, self.active.negating.counted)
            numbers, number = np.unique(longer.keys, return_inverse=True)
            found.append(numbers[distinct_by_row(longer.row, number)])
        self._triples.add(np.concatenate(found), sign)

    def _count_units(self, rows: Integers, sign: int = 1) -> None:
        phrases, written = [_NONE], [_NONE]
        for part in chunks(rows if self.groups else self._perhaps_with_phrases(rows)):
            units = self.units(part)
            self.groups.count(units, sign)
            if len(units.phrase_keys):
                number = np.searchsorted(self.active.phrases, units.phrase_keys)
                phrases.append(self.active.phrases[distinct_by_row(units.phrase_rows, number)])
                short, long = units.written(self.vocabulary.part_counts.values)
                written.append(short)
                self._count_long(long, sign)
                self._count_inside(units, sign)
            if units.is_away.any():
                self._hide(units, sign)
        self.phrases.add(np.concatenate(phrases), sign)
        self.written.add(np.concatenate(written), sign)

    def _count_inside(self, units: Units, sign: int) -> None:
        keys = units.phrase_keys
        is_plain = ~is_among(self.active.negations, np.where(keys > (1 << 2 * BITS) - 1, keys >> BITS, keys))
        rows, keys = units.phrase_rows[is_plain], keys[is_plain]
        last, middle, first = (keys >> step * BITS & (1 << BITS) - 1 for step in range(3))
        left, right = self.vocabulary.run_left.values[middle], self.vocabulary.run_right.values[middle]
        roots = np.concatenate((first, np.where(left > 0, left, middle), right, last))
        count_into(self._inside.values, distinct_by_row(np.tile(rows, 4)[roots > 0], roots[roots > 0]), sign)

    def _count_long(self, written: Sequence[tuple[int, ...]], sign: int) -> None:
        for forms in written:
            self.written_long[forms] += sign
            if not self.written_long[forms]:
                del self.written_long[forms]

    def _perhaps_with_phrases(self, rows: Integers) -> Integers:
        """The few of these rows in which a word is negated, or the words of some strong pair, or of two, stand side by
        side."""
        if not len(rows):
            return _NONE
        found = [_NONE]
        opens, closes = (np.zeros(len(self.vocabulary.strings), bool) for _ in range(2))
        opens[self.active.strong >> BITS] = True
        closes[self.active.strong & (1 << BITS) - 1] = True
        negated = np.zeros(len(opens), bool)
        negated[self.active.negated] = True
        for part in chunks(rows) if len(self.active.strong) or len(self.active.negated) else ():
            words = self.rows.words(part)
            roots = self.rules.roots(words.forms)
            governed = np.flatnonzero(words.negated)
            governed = governed[negated[roots[governed]]]
            seconds = np.flatnonzero(words.follows[1:] & opens[roots[:-1]] & closes[roots[1:]])
            compounds = np.flatnonzero(self.vocabulary.part_counts.values[words.forms] > 1)
            found.append(part[distinct(words.row[np.concatenate((seconds, compounds, governed))])])
        return np.concatenate(found)

    def _hide(self, units: Units, sign: int) -> None:
        """Words that are nowhere in an answer counted by themselves."""
        full = self.rules.kinds(units.roots) & FULL > 0
        row, roots = units.words.row, units.roots
        inside = distinct(row[full & units.is_away] << BITS | roots[full & units.is_away])
        outside = distinct(row[full & ~units.is_away] << BITS | roots[full & ~units.is_away])
        count_into(self._hidden.values, inside[~is_among(outside, inside)] & (1 << BITS) - 1, sign)

    def _take_out(self, rows: Integers) -> None:
        self._count_units(rows, -1)
        self._count_triples(rows, -1)

    # ---- what changes for all answers ----

    def _settle(self, before: int, joins: Mapping[int, int], everything: bool = False) -> None:
        """Brings all layers up to date. Rows from `before` on are not counted yet; `everything`: answers went away, so
        that any pair may have become a phrase, not only those of the rows that are looked at."""
        joined = self.rows.with_any(self._forms_with(list(joins)), before) if joins and before else _NONE
        self._take_out(joined)
        self._count_words(joined, -1)
        self.vocabulary.joins.apply(dict(joins))
        new = np.concatenate((joined, np.arange(before, len(self.rows))))
        pairs = self._count_words(new)
        before_active, scale = self.active, scale_of(self._places)
        everything, self._scale = everything or scale != self._scale, scale
        # Where words are joined anew, others may lose answers.
        everything |= bool(joins)
        known = (self.active.strong, self.active.twice)
        others = self._pairs.items(TWICE)[0] if everything else np.concatenate(known)
        strong, twice = self._strong(distinct(np.concatenate((pairs, others))))
        by_root = (self._negated.values, self._holders.values, self.vocabulary.roles.values)
        negations = negations_of(self._negations, *by_root, self.vocabulary.strings)
        other = negations.differing(before_active.negating)
        changed = np.concatenate((differing(strong, before_active.strong), other))
        again = self._other_rows(changed, joined, before)
        self._take_out(again)
        self.active = Active(strong, negations, before_active.phrases, twice)
        new = np.concatenate((new, again))
        self._count_triples(new)
        phrases = self._phrases(strong, negations.pairs, twice)
        changed = differing(phrases, before_active.phrases)
        more = self._other_rows(changed, new, before, differing(negations.roots, before_active.negated))
        self.active = before_active
        self._count_units(more, -1)
        self.active = Active(strong, negations, phrases, twice)
        self._count_units(np.concatenate((new, more)))

    def _strong(self, pairs: Integers) -> tuple[Integers, Integers]:
        """Strong pairs, and those that are in the same two answers only."""
        answers = self._pairs.get(pairs)
        twice = pairs[self.rules.is_twice(pairs, answers, self._holders.values)]
        strong = pairs[self.rules.is_strong(pairs, answers, self._holders.values, self._scale)]
        return distinct(np.concatenate((strong, short_runs(twice)))), twice

    def _phrases(self, strong: Integers, negations: Integers, twice: Integers) -> Integers:
        """Strong pairs that may be shown, negations, and three or four words in at least half of the answers with a
        strong pair of theirs."""
        triples, answers = self._triples.items(TWICE if len(twice) else PHRASE_ANSWERS)
        is_whole = triples & GOES_ON != GOES_ON
        triples, answers = triples[is_whole], answers[is_whole]
        grown = np.zeros(len(triples), bool)
        in_triples = self.rules.pairs_in(triples)
        for pair in in_triples:
            for pairs, known in ((strong, self._pairs), (negations, self._negations)):
                grown |= is_among(pairs, pair) & (2 * answers >= known.get(pair))
        grown &= (answers >= PHRASE_ANSWERS) | (is_among(twice, in_triples[0]) & is_among(twice, in_triples[2]))
        going_on = self._triples.get(strong << BITS | GOES_ON)
        shown = strong[self.rules.is_shown(strong, self._pairs.get(strong), going_on)]
        return distinct(np.concatenate((shown, triples[grown], negations)))

    def _other_rows(self, phrases: Integers, known: Integers, before: int, words: Integers = _NONE) -> Integers:
        """The counted rows that (perhaps) hold any of these phrases, or words, but for those that are being counted
        again."""
        if not len(phrases) + len(words) or not before:
            return _NONE
        rows = self.rows_with(words.tolist(), phrases.tolist())
        return np.setdiff1d(rows[rows < before], known, assume_unique=True)

    def _is_held(self, key: int) -> bool:
        """Whether it is a full word of some answers."""
        return bool(self.vocabulary.kinds.values[key] & FULL) and self._holding(key) > 0

    def _holding(self, key: int) -> int:
        return int(self._holders.values[key]) if key < len(self._holders) else 0

    def _forms_of(self, roots: Sequence[int]) -> Integers:
        wanted = np.zeros(len(self.vocabulary.strings), bool)
        wanted[list(roots)] = True
        return np.flatnonzero(wanted[self.rules.roots(np.arange(len(self.vocabulary.written)))])

    def _forms_with(self, keys: Sequence[int]) -> Integers:
        """Forms with these keys, by themselves or as a part of a compound."""
        vocabulary = self.vocabulary
        own = np.flatnonzero(np.isin(vocabulary.key_of.values, list(keys)))
        compounds = vocabulary.compound_of.values[np.isin(vocabulary.parts.values, list(keys))]
        return distinct(np.concatenate((own, compounds)))
