"""Words that people use for an experience, in any of the languages that are known."""

from collections.abc import Sequence
from functools import cache

from app.domain.cloud.concepts import concepts
from app.domain.tables.cell_kinds import is_given_name
from app.domain.words.tokens import folded

_SOME, _FEW = 0.4, 0.25  # of the cells
_MOST_WORDS = 2


def speak_of_experience(cells: Sequence[str], *, in_part: bool = False) -> bool:
    """Whether many cells are words for an experience, or, `in_part`, hold one; and hardly any is a name."""
    told = _has_experience if in_part else _is_of_experience
    is_named = sum(map(is_given_name, cells)) > _FEW * len(cells)
    return not is_named and sum(map(told, cells)) >= max(1, _SOME * len(cells))


def _is_of_experience(cell: str) -> bool:
    words = [folded(word.strip(".,;:!?")) for word in cell.split()]
    known = _words_of_experience()
    return " ".join(words) in known or (0 < len(words) <= _MOST_WORDS and known.issuperset(words))


def _has_experience(cell: str) -> bool:
    return any(folded(word.strip(".,;:!?")) in _words_of_experience() for word in cell.split())


@cache
def _words_of_experience() -> frozenset[str]:
    return frozenset(
        " ".join(map(folded, word.split(" ")))
        for concept in concepts()
        for words in concept.words.values()
        for word in words
    )
