"""Words of two languages for one thing: "Vertrauen" and "trust" are offered to be counted together.

The concepts stand in `cloud_concepts.txt`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from app.domain.cloud.choices import Choices, Suggestion
from app.domain.cloud.concept_forms import forms
from app.domain.cloud.entries import CloudEntry
from app.domain.words.tokens import folded

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "tr", "sv", "da", "ja", "ar", "zh", "ko", "ru")
"""In the order in which a concept's words stand in its line."""

ANOTHER_LANGUAGE = "another language"


class Concept(NamedTuple):
    """What people in many countries say about an outstanding experience."""

    kind: str
    """ "noun", "adj", or "word", which has no other forms."""
    words: Mapping[str, tuple[str, ...]]
    """By language, in their base forms."""


class _Found(NamedTuple):
    """A word of a concept, in one of the languages in which it is one."""

    entry: CloudEntry
    language: str


def same_concept(
    entries: Sequence[CloudEntry], languages: Mapping[str, Collection[str]], choices: Choices | None = None
) -> tuple[Suggestion, ...]:
    """For words of one concept in different languages: the rarer ones with the most frequent one; most frequent first.

    `languages`: by an entry's key the tags of the languages in whose answers it mostly occurs.
    """
    numbers = _numbers()
    by_concept: defaultdict[int, list[_Found]] = defaultdict(list)
    for entry in entries:
        for tag in languages.get(entry.key, ()):
            number = numbers[tag].get(entry.key) if tag in numbers else None
            if number is not None:
                by_concept[number].append(_Found(entry, tag))
    pairs = {pair.key: pair for found in by_concept.values() if len(found) > 1 for pair in _pairs(found)}
    undecided = (pair for pair in pairs.values() if not choices or not choices.are_apart(pair.key, pair.into))
    return tuple(sorted(undecided, key=lambda pair: (-pair.into_count, -pair.count, pair.key)))


def may_be(key: str) -> bool:
    """Whether a word is one of a concept in any language."""
    return any(key in numbers for numbers in _numbers().values())


def _pairs(found: list[_Found]) -> Iterator[Suggestion]:
    """Never a word with another one of its own language: these two are not the same."""
    into = min(found, key=lambda one: (-one.entry.count, one.entry.key)).entry
    its_languages = {one.language for one in found if one.entry is into}
    kept = {one.entry.key for one in found if one.language in its_languages}
    for one, _ in found:
        if one.key not in kept:
            yield Suggestion(one.key, one.word, one.count, into.key, into.word, into.count, ANOTHER_LANGUAGE)


@cache
def concepts() -> tuple[Concept, ...]:
    text = files(__package__).joinpath("concepts.txt").read_text(encoding="utf-8")
    return tuple(_concept(line) for line in text.splitlines() if not line.startswith("#"))


def _concept(line: str) -> Concept:
    kind, _, listed = line.partition(": ")
    cells = [tuple(word.strip() for word in cell.split(",") if word.strip()) for cell in listed.split("|")]
    return Concept(kind, {tag: cell for tag, cell in zip(LANGUAGES, cells, strict=True) if cell})


@cache
def _numbers() -> dict[str, dict[str, int]]:
    """By language and key: the concept's place in the list. A form that could be of two concepts is of neither."""
    return {tag: _numbers_in(tag) for tag in LANGUAGES}


def _numbers_in(tag: str) -> dict[str, int]:
    listed: dict[str, int] = {}
    made: dict[str, int | None] = {}
    for number, concept in enumerate(concepts()):
        for word in concept.words.get(tag, ()):
            key = " ".join(map(folded, word.split(" ")))
            listed[key] = number
            for form in forms(
                key, tag, concept.kind
            ):  # of a folded word: folding each form would take ten times longer
                made[form] = number if made.get(form, number) == number else None
    return {form: number for form, number in made.items() if number is not None} | listed
