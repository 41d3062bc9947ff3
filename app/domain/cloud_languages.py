"""The languages of answers as bits, and in which of them a word is left out."""

from collections.abc import Iterable, Sequence

from app.domain.answer_languages import LANGUAGES, languages_asked
from app.domain.cloud_plurals import WITH_FORMS
from app.domain.cloud_stop_words import full_in, languages_with, said_anywhere
from app.domain.cloud_words import FIRST_PARTICLES, LAST_PARTICLES, LINKS

_BITS = {language: 1 << number for number, language in enumerate(LANGUAGES)}
EVERY_LANGUAGE = (1 << len(LANGUAGES)) - 1

PARTICLES = FIRST_PARTICLES | LAST_PARTICLES | LINKS

JOINING = tuple(language for language in LANGUAGES if language in WITH_FORMS)
"""The languages of whose words more than one form is known."""


def bits(languages: Iterable[str]) -> int:
    """Those among LANGUAGES, as one number."""
    return sum(_BITS[language] for language in set(languages) if language in _BITS)


def numbers(languages: Sequence[str]) -> list[int]:
    """Places in LANGUAGES; one beyond the last for a language that is not among them."""
    places = _PLACES
    return [places.get(language, len(LANGUAGES)) for language in languages]


_PLACES = {language: number for number, language in enumerate(LANGUAGES)}


def home_languages(wordings: Sequence[str]) -> int:
    """Bits of the languages that the question is asked in."""
    return bits(languages_asked(wordings))


def left_out_in(key: str) -> int:
    """The languages, as bits, in whose answers a word is left out: 0 for a word that is no stop-word.

    A particle of the tried lists is left out in all, so that "on time" and "on-time" stay one phrase.
    """
    if key in said_anywhere():
        return EVERY_LANGUAGE & ~(0 if key in PARTICLES else bits(full_in().get(key, ())))
    listed = languages_with().get(key)
    return bits(listed) if listed else 0
