"""The languages of a survey's answers, as the cloud can be filtered by them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.languages.detection import UNKNOWN
from app.domain.languages.names import NAMES
from app.domain.languages.small_words import WITH_STOP_WORDS

OTHER = "other"
"""Languages of so few answers that they are shown together, and answers of which nothing tells the language."""
FEWEST_OF_A_LANGUAGE = 5

_FURTHER_NAMES = {"zh": "Chinese", "or": "Odia", "tg": "Tajik", "mg": "Malagasy"}


@dataclass(frozen=True)
class LanguageGroup:
    """`tag`: a language's, or OTHER. `languages`: those that are counted in it."""

    tag: str
    count: int
    languages: frozenset[str]

    @property
    def name(self) -> str:
        return "Other languages" if self.tag == OTHER else name_of(self.tag)

    @property
    def keeps_small_words(self) -> bool:
        """Whether no list of small words is known, so that they stand among the others; of OTHER, whether that may be
        so of one: answers in a language that cannot be told are in it."""
        return not self.languages <= WITH_STOP_WORDS

    @property
    def is_other(self) -> bool:
        return self.tag == OTHER


def name_of(language: str) -> str:
    """In English."""
    return NAMES[language][1] if language in NAMES else _FURTHER_NAMES[language]


def language_groups(languages: Iterable[str]) -> tuple[LanguageGroup, ...]:
    """Given the language of each answer: the commonest first, OTHER at the end."""
    counts = Counter(languages)
    few = {language for language, count in counts.items() if count < FEWEST_OF_A_LANGUAGE or language == UNKNOWN}
    groups = [
        LanguageGroup(language, count, frozenset({language}))
        for language, count in sorted(counts.items(), key=lambda found: (-found[1], found[0]))
        if language not in few
    ]
    others = sum(counts[language] for language in few)
    return (*groups, LanguageGroup(OTHER, others, frozenset(few))) if others else tuple(groups)
