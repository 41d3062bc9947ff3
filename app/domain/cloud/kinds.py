"""What a key may be in a cloud: a word that counts, a particle of a phrase, or nothing."""

from collections.abc import Container

from app.domain.cloud.no_words import is_no_word
from app.domain.languages.bits import ALWAYS_LEFT_OUT, GENDERED_STOP_WORD
from app.domain.words.gendered import NEUTRAL_STOP_WORDS, full_forms
from app.domain.words.negations import AFTER, EMPTY, role
from app.domain.words.segmentation import has_kana
from app.domain.words.tokens import folded
from app.domain.words.words import FIRST_PARTICLES, INNER, LAST_PARTICLES, LINKS, OPENERS

FULL, FIRST, LAST, LINK, OPENER, PICTURE = 1, 2, 4, 8, 16, 32
"""Kinds of keys: a word that counts; particles that may open, close, or stand inside a phrase, those that may open one
before a word that hardly occurs without; and what is no word but counts as one, as emoji do."""

LEFT_OUT_MARK = "\x1f"
"""Ends the key of a word where it is left out, and counts in other answers."""


_EMPTY = ALWAYS_LEFT_OUT | NEUTRAL_STOP_WORDS | EMPTY
_PARTICLES = {
    folded(key): LAST * (key in LAST_PARTICLES)
    | LINK * (key in LINKS | INNER)
    | OPENER * (key in OPENERS)
    | FIRST * (key in FIRST_PARTICLES and not role(key) & AFTER)  # what a negation opens is told in another way
    for key in FIRST_PARTICLES | LAST_PARTICLES | LINKS | INNER | OPENERS
}


def kind_of(key: str, left_out: Container[str]) -> int:
    """Of the bits above. `left_out`: the words of the question."""
    if key in left_out or _says_nothing(key):
        return _PARTICLES.get(key.removesuffix(LEFT_OUT_MARK), 0)
    if key.isalpha():
        return _PARTICLES.get(key, 0) | FULL
    is_picture = not any(map(str.isalnum, key))
    return _PARTICLES.get(key.removesuffix(LEFT_OUT_MARK), 0) | FULL | (PICTURE if is_picture else 0)


def _says_nothing(key: str) -> bool:
    if key in _EMPTY or is_no_word(key):
        return True
    if key.isascii() and key.isalpha():
        return len(key) < 2
    if has_kana(key):
        # Loaded only when such text turns up.
        from app.domain.words.japanese import dictionary_form  # noqa: PLC0415

        return not dictionary_form(key.removesuffix(LEFT_OUT_MARK))
    # A single letter or digit says nothing; a single emoji, or a character of a script that writes words so, does.
    if len(key) < 2 and not (key and ord(key) >= 0x2000):
        return True
    return not key.isalpha() and (key.endswith(LEFT_OUT_MARK) or _is_neutral_stop_word(key))


def _is_neutral_stop_word(key: str) -> bool:
    """ "jede:r"; what ends in ":in" is a noun, though a part of it may be small ("Kunde/in": "kunde" is Swedish)."""
    return not key.endswith((":in", ":innen")) and any(form in GENDERED_STOP_WORD for form in full_forms(key))
