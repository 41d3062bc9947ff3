"""Which of the counted words everybody may see. One person's words are not a cloud (docs/security.md).

What is left out stands in no picture, file or handout, and only facilitators, who can read all answers, find it in
their list of words.
"""

import re
from collections.abc import Container, Iterable
from enum import StrEnum

from app.domain.cloud.entries import MINIMUM_ANSWERS, CloudEntry

_FEWEST, _FEWEST_OF_MANY = 2, 3
_MANY = 100
# Of any script, small ones, and those in circles.
DIGIT = "[\\d\u00b2\u00b3\u00b9\u2070-\u2089\u2460-\u24ff\u2776-\u2793]"
_DIGIT = re.compile(DIGIT)


class Withheld(StrEnum):
    """Why a word is left out."""

    FEW = "few"
    DIGITS = "digits"
    HINTED = "hinted"


def fewest_answers(answer_count: int) -> int:
    """In how many answers a word must be, given how many answers there are."""
    return _FEWEST_OF_MANY if answer_count >= _MANY else _FEWEST


def withheld(entry: CloudEntry, answer_count: int, hinted: Container[str] = ()) -> Withheld | None:
    """None for a word that everybody may see. `hinted`: the keys of single words that open hints point at."""
    if entry.count < fewest_answers(answer_count):
        return Withheld.FEW
    if _DIGIT.search(entry.word) or _DIGIT.search(entry.key):
        return Withheld.DIGITS
    if any(part in hinted for part in entry.key.split(" ")):
        return Withheld.HINTED
    return None


def shown(entries: Iterable[CloudEntry], answer_count: int, hinted: Container[str] = ()) -> tuple[CloudEntry, ...]:
    """Those among the entries that everybody may see."""
    return tuple(entry for entry in entries if withheld(entry, answer_count, hinted) is None)


def check_shown(entries: Iterable[CloudEntry], answer_count: int) -> None:
    """Raises ValueError where a word would leave the house that must not: the last look before paper and files."""
    words = tuple(entries)
    if words and answer_count < MINIMUM_ANSWERS:
        raise ValueError(f"nothing may be shown of fewer than {MINIMUM_ANSWERS} answers")
    if shown(words, answer_count) != words:
        raise ValueError("a word of too few answers, or with digits, may not be shown")
