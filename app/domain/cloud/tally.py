"""The running count of a survey's answers, from which the cloud is drawn. The rules are told in `cloud`."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

import numpy as np

from app.domain.cloud.choices import Choices
from app.domain.cloud.counts import Counts
from app.domain.cloud.entries import CloudEntry, Segment
from app.domain.cloud.names import Names
from app.domain.cloud.offers import Offers, offered
from app.domain.cloud.rows import chunks
from app.domain.cloud.units import Units
from app.domain.cloud.uses import Use, matches, uses
from app.domain.languages.detection import Written, language_of, languages_asked, languages_of
from app.domain.languages.groups import language_groups
from app.domain.words.tokens import tokens

_LOOKED_AT = 2000
"""Suggestions are about so many words of the cloud, the most frequent."""

_REMOVED_AT_ONCE = 1000
"""More answers than this are not taken out one by one: the others are counted anew."""


class Tally:
    """Answers by id, and what they have in common. Not safe for several threads at once: its owner locks."""

    def __init__(self, questions: Sequence[str]) -> None:
        """`questions`: all wordings of the question, in every language it is asked in."""
        self._questions = tuple(questions)
        self._begin()

    def _begin(self) -> None:
        self._counts = Counts(self._questions)
        self._names = Names(self._counts)
        self._rows: dict[str, int] = {}
        self._ids: list[str] = []  # by row, as are the texts; empty for a removed one
        self._texts: list[str] = []
        self._languages: list[str] = []

    def add(self, answers: Mapping[str, str], languages: Mapping[str, str] | None = None) -> None:
        """Answer id -> text. An id that is here already keeps its text. `languages`: those that are known, by id; the
        others are found here, which takes longer than the counting itself."""
        new = dict(answers)
        if self._rows:
            new = {answer_id: text for answer_id, text in answers.items() if answer_id not in self._rows}
        of_new = self._with_all(new, languages or {})
        rows = self._counts.add(list(new.values()), of_new)
        self._languages.extend(of_new)
        for answer_id, row in zip(new, rows, strict=True):  # not `update`, which would let no other thread in between
            self._rows[answer_id] = row
        self._ids.extend(new)
        self._texts.extend(new.values())

    def _with_all(self, answers: Mapping[str, str], known: Mapping[str, str]) -> list[str]:
        missing = [text for answer_id, text in answers.items() if answer_id not in known]
        if not missing:
            return [known[answer_id] for answer_id in answers]
        found = iter(languages_of(missing, self._questions) if missing else ())
        return [known[answer_id] if answer_id in known else next(found) for answer_id in answers]

    def remove(self, ids: Collection[str]) -> None:
        """Unknown ids are passed over."""
        gone = self._rows.keys() & set(ids)
        if len(gone) > _REMOVED_AT_ONCE or len(self._ids) > 2 * len(self._rows) + _REMOVED_AT_ONCE:
            left = {answer_id: row for answer_id, row in self._rows.items() if answer_id not in gone}
            texts = {answer_id: self._texts[row] for answer_id, row in left.items()}
            languages = {answer_id: self._languages[row] for answer_id, row in left.items()}
            self._begin()
            self.add(texts, languages)
        elif gone:
            rows = [self._rows.pop(answer_id) for answer_id in gone]
            self._counts.remove(rows)
            for row in rows:
                self._ids[row] = self._texts[row] = ""

    @property
    def ids(self) -> AbstractSet[str]:
        return self._rows.keys()

    def __len__(self) -> int:
        return len(self._rows)

    def entries(self, choices: Choices, *, limit: int = 100) -> tuple[CloudEntry, ...]:
        """The words, the most frequent first, equal counts in alphabetical order; merged ones once for each answer."""
        return self._names.entries(choices, limit)

    def written(self, keys: Iterable[str]) -> dict[str, str]:
        """How these words are usually written, also those that are counted with another or hidden."""
        return self._names.written(keys)

    def roots(self, words: Iterable[str]) -> frozenset[str]:
        """What single words, folded, are counted under."""
        return self._names.roots(words)

    def texts(self) -> dict[str, str]:
        """Answer id -> text."""
        return {answer_id: self._texts[row] for answer_id, row in self._rows.items()}

    def answers_with(self, key: str, choices: Choices) -> list[tuple[str, tuple[Segment, ...]]]:
        """Id and segments of the answers that hold a word, or one merged into it; in alphabetical order of texts. As
        many as its entry's count says; none for an unknown or hidden word."""
        ids = self.ids_with(key, choices)
        found = list(zip(ids, self.marked(ids, key, choices), strict=True))
        return sorted(found, key=lambda answer: ("".join(segment.text for segment in answer[1]), answer[0]))

    def ids_with(self, key: str, choices: Choices) -> list[str]:
        """The ids of the answers that `answers_with` gives, in their own order, which is none of the answers'."""
        words, phrases = self._names.members(key, choices)
        found: list[str] = []
        for rows in chunks(self._counts.rows_with(sorted(words), sorted(phrases))):
            units = self._counts.units(rows)
            starts, _ = matches(units, words, phrases)
            found.extend(self._ids[row] for row in rows[np.unique(units.words.row[starts])].tolist())
        return sorted(found)

    def marked(self, ids: Sequence[str], key: str, choices: Choices) -> list[tuple[Segment, ...]]:
        """The texts of answers that hold a word, with its places marked, in the order of `ids`."""
        words, phrases = self._names.members(key, choices)
        found: list[tuple[Segment, ...]] = []
        for rows in chunks(np.array([self._rows[answer_id] for answer_id in ids], np.int64)):
            places = _places(self._counts.units(rows), words, phrases, self._counts.vocabulary.spans)
            for number, row in enumerate(rows.tolist()):
                found.append(tuple(_segments(self._texts[row], self._languages[row], places.get(number, ()))))
        return found

    def languages(self) -> Iterable[str]:
        """The language of each answer, in no particular order."""
        return (self._languages[row] for row in self._rows.values())

    def written_in(self, languages: Collection[str]) -> dict[str, Written]:
        """Answer id -> text and language of those in any of some languages."""
        found = ((answer_id, self._languages[row], row) for answer_id, row in self._rows.items())
        return {
            answer_id: Written(self._texts[row], language)
            for answer_id, language, row in found
            if language in languages
        }

    def said_once(self) -> int:
        """How many words are in one answer only."""
        return self._names.said_once()

    def offers(self, choices: Choices, customer: str) -> Offers:
        """What could be left out, and what could be the same word. `customer`: the primary customer's name, or ""."""
        entries = self._names.entries(choices, _LOOKED_AT)
        known = choices.resolved(self._names.current)
        customer_language = language_of(customer, languages_asked(self._questions)) if customer else ""

        def found(keys: Collection[str]) -> dict[str, Use]:
            return uses(self._counts, self._names, self._languages, keys)

        is_mixed = len(language_groups(self.languages())) > 1
        return offered(entries, known, found, (customer, customer_language), is_mixed=is_mixed)


def _places(
    units: Units, words: AbstractSet[int], phrases: AbstractSet[int], spans: Mapping[int, int]
) -> dict[int, list[tuple[int, int]]]:
    """For each row with a match: the first and the last word of each match, counted within the answer. `spans`: of
    forms of more than one word, of how many they are."""
    row = units.words.row
    firsts = np.searchsorted(row, np.arange(int(row[-1]) + 1 if len(row) else 0))
    starts, lengths = matches(units, words, phrases)
    found: dict[int, list[tuple[int, int]]] = {}
    for place, length in sorted(zip(starts.tolist(), lengths.tolist(), strict=True)):
        number = int(row[place])
        first = place - int(firsts[number])
        last = place + length - 1
        end = last + spans.get(int(units.words.forms[last]), 1)
        found.setdefault(number, []).append((first, first + end - place - 1))
    return found


def _segments(text: str, language: str, spans: Sequence[tuple[int, int]]) -> Iterable[Segment]:
    words = tokens(text, language)
    position = 0
    for first, last in spans:
        start, end = words[first].start, words[last].end
        if start > position:
            yield Segment(text[position:start], is_match=False)
        yield Segment(text[start:end], is_match=True)
        position = end
    if position < len(text):
        yield Segment(text[position:], is_match=False)
