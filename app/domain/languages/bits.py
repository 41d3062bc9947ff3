"""The languages of answers as bits, and in which of them a word is left out."""

from collections.abc import Iterable, Iterator, Sequence

from app.domain.languages.detection import LANGUAGES, LANGUAGES_WITH_BITS, languages_asked
from app.domain.languages.small_words import WELL_TRIED, full_in, languages_with, said_anywhere
from app.domain.words.plurals import WITH_FORMS
from app.domain.words.words import FIRST_PARTICLES, LAST_PARTICLES, LINKS

_BITS = {language: 1 << number for number, language in enumerate(LANGUAGES_WITH_BITS)}
EVERY_LANGUAGE = (1 << len(LANGUAGES_WITH_BITS)) - 1

PARTICLES = FIRST_PARTICLES | LAST_PARTICLES | LINKS

JOINING = tuple(language for language in LANGUAGES_WITH_BITS if language in WITH_FORMS)
"""The languages of whose words more than one form is known."""


def bits(languages: Iterable[str]) -> int:
    """Those among LANGUAGES_WITH_BITS, as one number."""
    return sum(_BITS[language] for language in set(languages) if language in _BITS)


def numbers(languages: Sequence[str]) -> list[int]:
    """Places in LANGUAGES; one beyond the last for a language that is not among them."""
    places = _PLACES
    return [places.get(language, len(LANGUAGES)) for language in languages]


_PLACES = {language: number for number, language in enumerate(LANGUAGES)}


def home_languages(wordings: Sequence[str]) -> int:
    """Bits of the languages that the question is asked in."""
    return bits(languages_asked(wordings))


# A particle of the tried lists is left out everywhere, so that "on time" and "on-time" stay one phrase.
_FULL_SOMEWHERE = full_in().keys() - PARTICLES
ALWAYS_LEFT_OUT = said_anywhere() - _FULL_SOMEWHERE
"""Stop-words that say nothing in any language."""

ANY_STOP_WORD = frozenset(word for word, languages in languages_with().items() if WELL_TRIED.intersection(languages))
"""Those of the well tried lists."""

_GENDERED = WELL_TRIED & {"de", "en", "es", "fr", "it", "pt"}
GENDERED_STOP_WORD = frozenset(
    word for word, languages in languages_with().items() if _GENDERED.intersection(languages)
)
"""Those of the well tried lists of languages that mark forms for women and men alike."""


def _left_out_in() -> Iterator[tuple[str, int]]:
    for key in (languages_with().keys() | said_anywhere()) - ALWAYS_LEFT_OUT:
        if key in said_anywhere():
            yield key, EVERY_LANGUAGE & ~bits(full_in()[key])
        else:
            yield key, bits(languages_with()[key])


LEFT_OUT_IN = dict(_left_out_in())
"""The languages, as bits, in whose answers a stop-word is left out, for those that are full words elsewhere."""
