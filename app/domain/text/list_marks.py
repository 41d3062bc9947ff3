"""Marks at the start of lines: “1. Calm”, “(2) Kind”, “#3 Warm”, “• Open”. What stands behind
them tells what a column holds; and they do not come in with the answers."""

import re
from collections.abc import Sequence
from itertools import pairwise

_MOST = 0.6  # of the cells
_OWN = 0.9  # of the numbers: floors and departments have theirs in common
_SPEAKER = (
    r"(?:a|answer|response|antwort|réponse|respuesta|resposta|risposta|antwoord|svar|回答|答)\s?\d{0,4}|"
    r"(?:a|p|r|tn|respondent|participant|person|voter|visitor|guest|teilnehmer(?:in)?|befragte[r]?|gast|proband(?:in)?|"
    r"répondant|participante?|encuestado|deelnemer|respondente)\s?#?\d{1,4}"
)
_BULLET = re.compile(rf"(?:(?:{_SPEAKER})\s?[:：]|[-–—*+•·▪▫◦‣●○■□✓✔➤►→]|[a-z][.)])\s+(?=\S)", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:[(\[](?P<in>\d{1,6})[)\]][.:]?|(?:#|№)\s?(?P<sharp>\d{1,6})[.):]?|(?P<led>\d{1,6})(?:[.):]|\s[-–—]))\s+(?=\S)"
)
_BARE = re.compile(r"(?P<bare>\d{1,6})\s+(?=[^\W\d_])")
_LETTER = re.compile(r"[^\W\d_]")


def without_marks(cells: Sequence[str]) -> Sequence[str]:
    """What stands behind the marks, where most cells have one of a kind; the cells themselves elsewhere."""
    for pattern, tells in ((_BULLET, None), (_NUMBER, _are_own), (_BARE, _count_up)):
        found = [pattern.match(cell) for cell in cells]
        marks = [mark for mark in found if mark and _LETTER.search(mark.string, mark.end())]
        numbers = [int(mark[mark.lastindex]) for mark in marks if mark.lastindex]
        if len(marks) >= max(2, _MOST * len(cells)) and (tells is None or tells(numbers)):
            return [mark.string[mark.end() :] if mark else cell for mark, cell in zip(found, cells, strict=True)]
    return cells


def are_marked(cells: Sequence[str]) -> bool:
    """Whether most have a bullet, or a number of their own with a sign behind it: “1.”, not “3 people”."""
    stripped = without_marks(cells)
    return any(without_mark(cell) == plain != cell for cell, plain in zip(cells, stripped, strict=True))


def without_mark(cell: str) -> str:
    mark = _BULLET.match(cell) or _NUMBER.match(cell)
    return cell[mark.end() :] if mark else cell


def _are_own(numbers: Sequence[int]) -> bool:
    return len(set(numbers)) >= _OWN * len(numbers)


def _count_up(numbers: Sequence[int]) -> bool:
    """A number without any sign behind it is a mark only where the lines are numbered evenly, from the first ones on,
    of which up to three may be taken for titles."""
    steps = {later - number for number, later in pairwise(numbers)}
    return numbers[0] <= 4 and len(steps) == 1 and min(steps) > 0
