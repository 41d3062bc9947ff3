"""Which words are left out in answers of which language.

The lists of `cloud_words` are well tried: their words say nothing in almost any language, and are left out everywhere
but where they are named as full words. The others, those of `cloud_thin_words` and of the languages without them,
are left out in answers of their own language.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from app.domain.languages.stop_words import LISTED, stop_words
from app.domain.languages.stop_words.full_elsewhere import FULL_IN
from app.domain.languages.thin_words import THIN_WORDS
from app.domain.words.apostrophes import CONTRACTIONS
from app.domain.words.tokens import folded
from app.domain.words.words import FULL_ELSEWHERE, STOP_WORDS

WELL_TRIED = frozenset(STOP_WORDS)
"""The languages of the lists of `cloud_words`."""

WITH_STOP_WORDS = frozenset((*STOP_WORDS, *LISTED))
"""The languages in which small words can be left out."""


@lru_cache(maxsize=1)
def languages_with() -> dict[str, tuple[str, ...]]:
    """Folded stop-word -> the languages that it is a stop-word of."""
    return _by_word(chain(_telling(), _thin()))


@lru_cache(maxsize=1)
def languages_told_by() -> dict[str, tuple[str, ...]]:
    """The same without thin words: only some languages have those, which would win whatever the others say."""
    return _by_word(_telling())


def _by_word(listed: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for language, word in listed:
        found.setdefault(folded(word), set()).add(language)
    return {word: tuple(sorted(languages)) for word, languages in found.items()}


def _thin() -> Iterator[tuple[str, str]]:
    for language, listed in THIN_WORDS.items():
        yield from ((language, word) for word in listed)


def _telling() -> Iterator[tuple[str, str]]:
    for language in STOP_WORDS:
        yield from ((language, word) for word in _tried(language))
    for language in LISTED:
        yield from ((language, word) for word in stop_words(language))


def _tried(language: str) -> frozenset[str]:
    return STOP_WORDS[language] | CONTRACTIONS.get(language, frozenset())


@lru_cache(maxsize=1)
def said_anywhere() -> frozenset[str]:
    """Folded stop-words of the tried lists that are left out in answers of all languages but those of `full_in`."""
    return frozenset(
        folded(word) for language in STOP_WORDS for word in _tried(language) - FULL_ELSEWHERE.get(language, frozenset())
    )


@lru_cache(maxsize=1)
def full_in() -> dict[str, frozenset[str]]:
    """Folded word -> the languages in whose answers it says something, though it is a stop-word elsewhere."""
    found: dict[str, set[str]] = {}
    for language, listed in FULL_IN.items():
        for word in listed:
            found.setdefault(folded(word), set()).add(language)
    return {word: frozenset(languages) for word, languages in found.items()}
