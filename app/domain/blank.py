"""Text in which there is nothing to see."""

import unicodedata

_UNSEEN_KINDS = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me"})
_UNSEEN_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u17b4\u17b5")  # fillers that count as letters or signs
_UNSEEN_MARKS = frozenset("\u034f\u180b\u180c\u180d\u180f")  # beside the variation selectors


def is_blank(text: str) -> bool:
    """Whether nobody would see anything: white space, marks without a letter, and signs of no width, as of phones."""
    return all(sign in _UNSEEN_LETTERS or unicodedata.category(sign) in _UNSEEN_KINDS for sign in text)


def hides_something(line: str) -> bool:
    """Whether there is a sign in it, between letters too, that nobody sees: of no width, of direction, or a filler."""
    return any(_is_hidden(sign) for sign in line)


def _is_hidden(sign: str) -> bool:
    if sign in _UNSEEN_LETTERS or sign in _UNSEEN_MARKS or unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp"):
        return True
    return unicodedata.name(sign, "").startswith("VARIATION SELECTOR")
