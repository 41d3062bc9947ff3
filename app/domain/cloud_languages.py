"""In which language an answer is written, word by word of evidence: only so well as leaving out stop-words needs it."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from app.domain.cloud_apostrophes import CONTRACTIONS
from app.domain.cloud_tokens import folded, tokens
from app.domain.cloud_words import FULL_ELSEWHERE, STOP_WORDS, words

LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "nl", "sv", "ar", "ja", "zh", "ko")

EVIDENCE_WORDS = 30
"""So many words of an answer tell its language; later ones are not looked at."""

_ENDINGS = {
    "en": "ness ful ship 's 're 'll 've 't",
    "es": "ción cion ciones idad idades mente miento",
    "fr": "eux euse euses ité ités",
    "de": "keit keiten heit heiten ung ungen lich liche lichen schaft",
    "pt": "ção ções ão ões idade idades mente nça nças",
    "it": "zione zioni ità mente ezza",
    "nl": "heid heden lijk lijke",
    "sv": "ighet igheten het ningar",
}
"""Endings that hardly any other of these languages has, of words that are longer by at least three letters."""

_LETTERS = {
    "es": re.compile("ñ"),
    "fr": re.compile("œ"),
    "sv": re.compile("å"),
    "ar": re.compile("[\u0620-\u064a]"),
    "ja": re.compile("[\u3041-\u30ff]"),
    "ko": re.compile("[\uac00-\ud7af]"),
}
"""Letters that no other of them has."""


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
    (language, (listed | CONTRACTIONS.get(language, frozenset())) - FULL_ELSEWHERE.get(language, frozenset()))
    for language, listed in STOP_WORDS.items()
)
ALWAYS_LEFT_OUT = frozenset(_SOLID)
"""Stop-words of any language that say nothing in any other."""

ANY_STOP_WORD = ALWAYS_LEFT_OUT | frozenset(_WEAK)


_TELLING = _masks((language, words(listed)) for language, listed in _ENDINGS.items())
_LENGTHS = sorted({len(ending) for ending in _TELLING})


def evidence(key: str) -> Evidence:
    solid = _SOLID.get(key, 0)
    if not solid:
        for length in _LENGTHS:
            if len(key) >= length + 3:
                solid |= _TELLING.get(key[-length:], 0)
    if not solid and not key.isascii():
        solid = sum(bit(language) for language, letters in _LETTERS.items() if letters.search(key))
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
