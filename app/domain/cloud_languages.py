"""In which language an answer is written, word by word of evidence: only so well as leaving out stop-words needs it."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from app.domain.cloud_tokens import folded, tokens
from app.domain.cloud_words import FULL_ELSEWHERE, STOP_WORDS

LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "nl", "sv", "ar", "ja", "zh", "ko")

EVIDENCE_WORDS = 30
"""So many words of an answer tell its language; later ones are not looked at."""

_TELLING = {
    "en": re.compile(r"(?:....(?:ness|ful|ship)|'(?:s|re|ll|ve|t))$"),
    "es": re.compile(r"(?:ci[oó]n|ciones|..idad|..idades|mente|miento)$|ñ"),
    "fr": re.compile(r"(?:..eux|..euses?|..ités?)$|œ|^(?:d|l|qu|n|s|c)'"),
    "de": re.compile(r"(?:..keit|..heit|..keiten|..heiten|...ung|...ungen|...lich|...lichen?|..schaft)$|[äöü].*en$"),
    "pt": re.compile(r"(?:ção|ções|ão|ões|idade|idades|mente|nça|nças)$"),
    "it": re.compile(r"(?:zione|zioni|..ità|mente|..ezza)$|^(?:dell|nell|all|sull|dall|un|quell)'"),
    "nl": re.compile(r"(?:..heid|..heden|...lijke?)$"),
    "sv": re.compile(r"(?:ighet|igheten|het|ningar)$|å"),
    "ar": re.compile("[\u0620-\u064a]"),
    "ja": re.compile("[\u3041-\u30ff]"),
    "ko": re.compile("[\uac00-\ud7af]"),
}
"""Endings and letters that hardly any other of these languages has."""

_TELLING_ANY = re.compile("|".join(telling.pattern for telling in _TELLING.values()))


class Evidence(NamedTuple):
    """What one word says about the language: bit masks over LANGUAGES."""

    solid: int
    weak: int
    """A stop-word that is a full word in another language."""


def bit(language: str) -> int:
    return 1 << LANGUAGES.index(language)


def _masks(lists: Iterable[tuple[str, frozenset[str]]]) -> dict[str, int]:
    masks: dict[str, int] = {}
    for language, listed in lists:
        for word in listed:
            key = folded(word)
            masks[key] = masks.get(key, 0) | bit(language)
    return masks


_WEAK = _masks(FULL_ELSEWHERE.items())
_SOLID = _masks(
    (language, listed - FULL_ELSEWHERE.get(language, frozenset())) for language, listed in STOP_WORDS.items()
)
ALWAYS_LEFT_OUT = frozenset(_SOLID)
"""Stop-words of any language that say nothing in any other."""

ANY_STOP_WORD = ALWAYS_LEFT_OUT | frozenset(_WEAK)


def evidence(key: str) -> Evidence:
    solid = _SOLID.get(key, 0)
    if not solid and _TELLING_ANY.search(key):
        solid = sum(bit(language) for language, telling in _TELLING.items() if telling.search(key))
    return Evidence(solid, _WEAK.get(key, 0))


def left_out_in(key: str) -> int:
    """The languages (as bits) in whose answers a stop-word is left out, for those that are full words elsewhere."""
    return 0 if key in ALWAYS_LEFT_OUT else _WEAK.get(key, 0)


@lru_cache(maxsize=64)
def home_languages(questions: tuple[str, ...]) -> int:
    """Bits of the languages that the wordings of the question are in; English if they do not tell."""
    home = 0
    for question in questions:
        masks = [evidence(folded(token.written)).solid for token in tokens(question)[:EVIDENCE_WORDS]]
        hits = [sum(mask >> number & 1 for mask in masks) for number in range(len(LANGUAGES))]
        home |= sum(1 << number for number, found in enumerate(hits) if found and found == max(hits))
    return home or bit("en")
