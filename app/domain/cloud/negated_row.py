"""A row of words as negations are looked for in it, and what looks like an adjective in it."""

from app.domain.words.arrays import Integers, Small

_GERMAN_ADJECTIVES = ("e", "en", "es", "er", "em")
ENGLISH_ADJECTIVES = ("ful", "ous", "able", "ible", "ical", "ative", "less")


class Row:
    """Words side by side, of all answers, with nothing at both ends."""

    def __init__(self, *, forms: Integers, roles: Small, is_full: Small, follows: Small, codes: Small) -> None:
        self.forms, self.roles, self.is_full, self.follows, self.codes = forms, roles, is_full, follows, codes


def looks_like_adjective(written: str) -> bool:
    return written.islower() and len(written) > 3 and written.endswith(_GERMAN_ADJECTIVES + ENGLISH_ADJECTIVES)
