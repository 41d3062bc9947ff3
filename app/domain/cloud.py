"""The word cloud's counting rules: which words the answers share, and in how many answers each occurs.

The cloud is a doorway to the answers, not a verdict (method.md, section 2), so every rule here can be told to whoever
asks:

1. A word is letters and digits, with apostrophes and hyphens inside it; an emoji is a word.
2. A word counts once for each answer it occurs in, however often one person repeats it.
3. Capitals do not matter. A word is shown in its most usual form; capitals at the start of a sentence say nothing
   about that.
4. Forms of a word are joined only if both occur in the answers: singular and plural (where the answers are mostly
   English), and "captain" with "captain's". So nothing is mangled: "was", "virus", "business", "less" have no shorter
   form to join.
5. Left out: stop-words, single letters and digits, and the words of the question in singular and plural.
6. Two neighbouring words stay together as a phrase if they do so in at least 3 answers, in at least half of the answers
   that hold the rarer word, and at least twice as often as chance would put them side by side. One of the two may
   be a particle ("on time"), neither a word of the question. "on-time" counts as "on time" where that is a phrase.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.domain.cloud_reading import Token, read, units

MINIMUM_ANSWERS = 5
"""With fewer answers than this nothing is shown to anyone: a respondent could be recognised."""


@dataclass(frozen=True, slots=True)
class CloudEntry:
    """One word or two-word phrase of the cloud."""

    word: str
    """The most usual written form."""
    count: int
    """In how many answers it occurs."""
    key: str
    """The folded form, unique within a cloud: what `answers_with` takes, and what an address may carry."""


class Segment(NamedTuple):
    """A stretch of an answer. The segments of an answer, joined, are the answer."""

    text: str
    is_match: bool


def count_words(answers: Sequence[str], question: str, *, limit: int = 100) -> tuple[CloudEntry, ...]:
    """The words of the answers, the most frequent first, equal counts in alphabetical order; at most `limit`."""
    reading = read(answers, question)
    counts: Counter[str] = Counter()
    forms: defaultdict[str, list[Token]] = defaultdict(list)
    for text, tokens in zip(reading.answers, reading.tokens, strict=True):
        found = list(units(text, tokens, reading))
        counts.update({unit.key for unit in found})
        for unit in found:
            forms[unit.key].append(unit)
    entries = (CloudEntry(_most_usual(forms[key]), count, key) for key, count in counts.items())
    return tuple(sorted(entries, key=lambda entry: (-entry.count, entry.word.casefold(), entry.word))[:limit])


def visible_cloud(
    answers: Sequence[str], question: str, minimum: int = MINIMUM_ANSWERS
) -> tuple[CloudEntry, ...] | None:
    """The cloud as it may be shown, or None while there are fewer than `minimum` answers."""
    return count_words(answers, question) if len(answers) >= minimum else None


def answers_with(answers: Sequence[str], question: str, key: str) -> list[tuple[Segment, ...]]:
    """The answers in which a cloud's word occurs, in the order given, with the word's places marked.

    Takes the same answers and question as `count_words`, because phrases and joined forms depend on all of them: as
    many answers come back as the entry's count says. An unknown key gives an empty list.
    """
    reading = read(answers, question)
    found = []
    for text, tokens in zip(reading.answers, reading.tokens, strict=True):
        places = [(unit.start, unit.end) for unit in units(text, tokens, reading) if unit.key == key]
        if places:
            found.append(tuple(_segments(text, places)))
    return found


def _segments(text: str, places: Iterable[tuple[int, int]]) -> Iterator[Segment]:
    position = 0
    for start, end in places:
        if start > position:
            yield Segment(text[position:start], is_match=False)
        yield Segment(text[start:end], is_match=True)
        position = end
    if position < len(text):
        yield Segment(text[position:], is_match=False)


def _most_usual(units: Sequence[Token]) -> str:
    """The commonest form; first whether singular or plural, then with which capitals. A capital at the start of a
    sentence is only grammar, so it counts only for words that stand nowhere else. Of equally common forms the shorter,
    then the one in small letters, then the alphabetically first."""
    cases = Counter(unit.written.casefold() for unit in units)
    commonest = min(cases, key=lambda form: (-cases[form], len(form), form))
    alike = [unit for unit in units if unit.written.casefold() == commonest]
    within = [unit for unit in alike if not unit.opens_sentence]
    written = Counter(unit.written for unit in within or alike)
    return min(written, key=lambda form: (-written[form], not form.islower(), form))
