"""What is done with a running count in a thread of its own: it takes a while where there are very many answers."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from app.domain.cloud.choices import Choices
from app.domain.cloud.cloud import CloudEntry, Segment
from app.domain.cloud.hints import HintedWords
from app.domain.cloud.shown import Withheld, withheld
from app.domain.cloud.tally import Tally
from app.domain.hints.hints import Names
from app.domain.languages.detection import Written
from app.domain.languages.groups import LanguageGroup, language_groups

WORDS, PICTURED = 300, 100  # words in the list and in the picture


@dataclass
class Count:
    """One workshop's answers, counted, and what the hints in them point at."""

    tally: Tally
    hinted: HintedWords

    def add(self, answers: Mapping[str, Written]) -> None:
        texts = {answer_id: answer.text for answer_id, answer in answers.items()}
        self.tally.add(texts, {answer_id: answer.language for answer_id, answer in answers.items() if answer.language})
        self.hinted.add(texts)

    def remove(self, ids: Collection[str]) -> None:
        self.tally.remove(ids)
        self.hinted.remove(ids)

    def look_for(self, names: Names) -> None:
        """Other people take part now: all hints are looked for anew."""
        hinted = HintedWords(names)
        hinted.add(self.tally.texts())
        self.hinted = hinted


def count_of(questions: Sequence[str], names: Names, answers: Mapping[str, Written]) -> Count:
    new = Count(Tally(questions), HintedWords(names))
    new.add(answers)
    return new


@dataclass(frozen=True, kw_only=True)
class Words:
    """`listed`: the most frequent ones. `shown`: those of them in the picture. `withheld`: why others are not.
    `written`: how those are usually written that somebody has chosen about. `languages`: of the answers. `said_once`:
    how many words are in one answer only."""

    listed: tuple[CloudEntry, ...]
    shown: tuple[CloudEntry, ...]
    withheld: Mapping[str, Withheld]
    written: Mapping[str, str]
    languages: tuple[LanguageGroup, ...]
    said_once: int


def words(tally: Tally, choices: Choices, hinted: Collection[str]) -> Words:
    """`hinted`: the words that open hints point at, folded."""
    listed, roots = tally.entries(choices, limit=WORDS), tally.roots(hinted)
    why = {entry.key: withheld(entry, len(tally), roots) for entry in listed}
    chosen = {key for choice in choices.made for key in choice.keys}
    return Words(
        listed=listed,
        shown=tuple(entry for entry in listed if why[entry.key] is None)[:PICTURED],
        withheld={key: reason for key, reason in why.items() if reason},
        written=tally.written(chosen) if chosen else {},
        languages=language_groups(tally.languages()),
        said_once=tally.said_once(),
    )


def may_be_shown(tally: Tally, entries: Sequence[CloudEntry], choices: Choices, hinted: Collection[str]) -> set[str]:
    """Those among the words, by key, that may be shown now, whatever else has been chosen about them."""
    found, roots = counts(tally, choices, [entry.key for entry in entries]), tally.roots(hinted)
    now = [CloudEntry(entry.word, found[entry.key], entry.key) for entry in entries]
    return {entry.key for entry in now if withheld(entry, len(tally), roots) is None}


def some_answers(
    tally: Tally, key: str, choices: Choices, start: int, size: int
) -> tuple[int, dict[str, tuple[Segment, ...]]]:
    """How many hold a word, and some of them by id, in the order of their ids, which tells nothing."""
    ids = tally.ids_with(key, choices)
    some = ids[start : start + size]
    return len(ids), dict(zip(some, tally.marked(some, key, choices), strict=True))


def counts(tally: Tally, choices: Choices, keys: Sequence[str]) -> dict[str, int]:
    """In how many answers each is: of a word that is merged into another, or hidden, as if it were not."""
    own = {key: key == choices.root(key) and not choices.is_hidden(key) for key in keys}
    return {key: len(tally.ids_with(key, choices if own[key] else Choices())) for key in keys}
