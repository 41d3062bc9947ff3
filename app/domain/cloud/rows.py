"""All answers as numbers, one row for each: which forms stand in it, and what stands before each."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from app.domain.cloud.casing import Casing
from app.domain.cloud.idiom_forms import Idioms, span
from app.domain.cloud.negated import Negated
from app.domain.cloud.negated_forms import NegatedForms
from app.domain.cloud.no_answers import is_no_answer
from app.domain.cloud.no_words import IN_SET_PHRASE, IS_NUMBER, IS_UNIT
from app.domain.cloud.set_phrases import set_phrases
from app.domain.cloud.verbs import settle_verbs
from app.domain.cloud.vocabulary import Vocabulary
from app.domain.languages.bits import bits, numbers
from app.domain.languages.detection import LANGUAGES
from app.domain.words.arrays import GrowingArray, Integers, Small, distinct
from app.domain.words.tokens import ANSWER_END, is_side_by_side, opens_sentence, pieces

CHUNK = 64
"""So many answers are read at a stretch, half a millisecond: other threads get their turn in between, and what is at
work fits into a processor's cache."""
BLOCK = 4096
"""So many rows are counted together: NumPy is faster with more, and each of its steps still takes less than 3 ms."""

_SIDE_BY_SIDE, _OPENS = 1, 2
_NEGATED = 2  # above these two bits: the code of a word that is negated
_ENDS = 4  # separators carry how many answers end in them, in multiples of this


class _Separators(dict[str, int]):
    """Separator -> what it means, in bits. The commonest are a handful; of rare ones only so many are remembered."""

    MOST = 5_000

    def __missing__(self, separator: str) -> int:
        ends = separator.count(ANSWER_END)
        side_by_side = _SIDE_BY_SIDE if is_side_by_side(separator) else 0
        found = ends * _ENDS + (_OPENS if opens_sentence(separator) else 0) + side_by_side
        if len(self) < self.MOST:
            self[separator] = found
        return found


class Words(NamedTuple):
    """The words of some answers, one after the other: three arrays of one length."""

    forms: Small
    row: Integers
    """Whose word it is: a place in the list of answers asked for."""
    follows: Small
    """Whether it follows the one before so closely that the two may be a phrase."""
    opens: Small
    """Whether it stands at the start of a sentence."""
    negated: Small
    """Its code, as in `cloud_negated`."""


class Rows:
    """Rows are added at the end and never move; a removed one is only marked."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._separators = _Separators()
        self._casing = Casing(vocabulary)
        self._idioms = Idioms(vocabulary)
        self._negated = Negated(vocabulary)
        self._negated_forms = NegatedForms(vocabulary)
        self._forms = GrowingArray(np.int32)
        self._before = GrowingArray(np.uint8)
        self._starts = GrowingArray(np.int64)
        self._starts.append(0)
        self._languages = GrowingArray(np.int8)  # places in LANGUAGES
        # What is in a language without a bit is read as in those of the question.
        of_languages = [bits({language}) or vocabulary.home for language in LANGUAGES]
        self._bits = np.array([*of_languages, vocabulary.home], np.int64)
        self._is_there = GrowingArray(np.bool_)

    def __len__(self) -> int:
        return len(self._is_there)

    def append(self, texts: Sequence[str], languages: Sequence[str]) -> None:
        """At most BLOCK texts, each with its language."""
        parts = [self._read(texts, languages, start) for start in range(0, len(texts), CHUNK)]
        forms, row, before = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
        self._vocabulary.flush()
        ends = np.searchsorted(row, np.arange(1, len(texts) + 1))
        of_rows = np.array(numbers(languages), np.int8)
        of_words = self._bits[of_rows][row]
        self._casing.settle(forms, of_words)
        self._leave_out_units(forms, before & _SIDE_BY_SIDE)
        self._leave_out_set_phrases(forms, before & _SIDE_BY_SIDE)
        self._idioms.settle(forms, before & _SIDE_BY_SIDE)
        settle_verbs(forms, before & _SIDE_BY_SIDE, self._vocabulary)
        self._leave_out(forms, of_words)
        negated = self._negated.codes(forms, before & _SIDE_BY_SIDE, of_words)
        self._negated_forms.settle(forms, negated, of_words)
        before |= negated << _NEGATED
        self._starts.extend(ends + len(self._forms))
        self._forms.extend(forms)
        self._before.extend(before)
        self._languages.extend(of_rows)
        self._is_there.extend(np.ones(len(texts), bool))

    def _read(self, texts: Sequence[str], languages: Sequence[str], start: int) -> tuple[Integers, Integers, Small]:
        """The words of CHUNK texts from `start` on: forms, places in `texts`, what stands before them."""
        joined = ANSWER_END + ANSWER_END.join(map(_said, texts[start : start + CHUNK]))
        found = pieces(joined, languages[start : start + CHUNK])
        count = len(found) // 2
        forms = np.fromiter(map(self._vocabulary.numbers.__getitem__, found[1::2]), np.int64, count)
        separators = np.fromiter(map(self._separators.__getitem__, found[:-1:2]), np.int64, count)
        return forms, np.cumsum(separators // _ENDS) + (start - 1), (separators % _ENDS).astype(np.uint8)

    def _leave_out(self, forms: Integers, languages: Integers) -> None:
        """Puts the twin in the place of a stop-word that is a full word in other languages."""
        vocabulary = self._vocabulary
        left_out_in = vocabulary.left_out_in.values[vocabulary.key_of.values[forms]]
        places = np.flatnonzero(left_out_in & languages)
        forms[places] = vocabulary.twins.values[forms[places]]

    def _leave_out_units(self, forms: Integers, follows: Small) -> None:
        """What counts something behind a number, "10 ans", is no word there."""
        measures = self._vocabulary.measures.values[self._vocabulary.key_of.values[forms]]
        is_unit = (measures[1:] & IS_UNIT > 0) & (measures[:-1] & IS_NUMBER > 0) & (follows[1:] > 0)
        forms[1:][is_unit] = 0

    def _leave_out_set_phrases(self, forms: Integers, follows: Small) -> None:
        """What only joins or affirms, "auf jeden Fall", holds no words."""
        vocabulary = self._vocabulary
        keys = vocabulary.key_of.values[forms]
        for place in np.flatnonzero(vocabulary.measures.values[keys] & IN_SET_PHRASE).tolist():
            if found := span(keys, follows, place, vocabulary.strings, set_phrases()):
                forms[found] = 0

    def words(self, rows: Integers) -> Words:
        starts = self._starts.values
        lengths = starts[rows + 1] - starts[rows]
        row = np.repeat(np.arange(len(rows)), lengths)
        shifts = starts[rows] - np.concatenate(([0], np.cumsum(lengths[:-1])))
        places = np.arange(len(row)) + shifts[row]
        before = self._before.values[places]
        return Words(self._forms.values[places], row, before & _SIDE_BY_SIDE, before & _OPENS, before >> _NEGATED)

    def languages(self, rows: Integers) -> Integers:
        """As bits; those of the question where nothing tells in which an answer is."""
        found: Integers = self._bits[self._languages.values[rows]]
        return found

    def remove(self, rows: Integers) -> None:
        self._is_there.values[rows] = False

    def with_any(self, forms: Integers, end: int) -> Integers:
        """The rows before `end` in which any of the forms occurs, in ascending order."""
        wanted = np.zeros(len(self._vocabulary.written), bool)
        wanted[forms] = True
        found = [self._rows_at(places) for places in self._places(wanted, end)]
        rows = distinct(np.concatenate(found)) if found else np.empty(0, np.int64)
        return rows[self._is_there.values[rows]]

    def _places(self, wanted: Small, end: int) -> Iterator[Integers]:
        last = int(self._starts.values[end])
        step = BLOCK * 64
        for start in range(0, last, step):
            places = np.flatnonzero(wanted[self._forms.values[start : min(start + step, last)]])
            if len(places):
                yield places + start

    def _rows_at(self, places: Integers) -> Integers:
        return np.searchsorted(self._starts.values, places, side="right") - 1


def _said(text: str) -> str:
    if is_no_answer(text):
        return ""
    return text.replace(ANSWER_END, "\x1f") if ANSWER_END in text else text


def chunks(rows: Integers) -> Iterator[Integers]:
    """BLOCK by BLOCK."""
    for start in range(0, len(rows), BLOCK):
        yield rows[start : start + BLOCK]
