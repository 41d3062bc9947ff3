"""Text in which there is nothing to see."""

import unicodedata

_UNSEEN_KINDS = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me"})
_UNSEEN_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u17b4\u17b5")  # fillers that count as letters or signs


def is_blank(text: str) -> bool:
    """Whether nobody would see anything: white space, marks without a letter, and signs of no width, as of phones."""
    return all(sign in _UNSEEN_LETTERS or unicodedata.category(sign) in _UNSEEN_KINDS for sign in text)
