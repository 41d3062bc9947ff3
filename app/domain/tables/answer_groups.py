"""Which columns of a list hold one answer together: “Word 1”, “Word 2” and “Word 3”, all asked by one question."""

import re
from collections.abc import Sequence

from app.domain.tables.answer_titles import plain_title

_NUMBERED = re.compile(
    r"(?P<stem>(?:.*?[^\s_.:#–|-])?)[\s_.:#–|-]*+[\[(]?(?:nr\.?|no\.?|n°|sq)?[\s_]*0*(?P<number>\d{1,2})[\])]?",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"(?P<stem>.+?)\s*[\[(][^\[\]()]{1,60}[\])]", re.DOTALL)
_PARTED = re.compile(r"(?P<stem>.{4,}?)\s+(?:[-–—|]|>>)\s+.{1,80}|(?P<first>.{4,}?):\s+.{1,80}", re.DOTALL)
_LED = re.compile(r"[^:：]{1,80}[:：]\s*(?P<stem>.{15,})", re.DOTALL)
_OF_QUESTIONS = """
q f p g v var item question frage pregunta domanda pergunta vraag fråga spørsmål pytanie otázka kérdés soru вопрос
質問 设问 问题 سؤال
"""
_QUESTIONS = frozenset(map(plain_title, _OF_QUESTIONS.split()))
_LONGEST = 500  # characters of a title


def together(columns: Sequence[Sequence[str]], place: int) -> tuple[int, ...]:
    """The places of those that go with one of them, itself included; () where none does. `columns`: of each the titles
    in its header rows, from the top, filled where a title spans several columns."""
    own = _stems(columns[place])
    found = tuple(at for at, titles in enumerate(columns) if at == place or own & _stems(titles))
    return found if len(found) > 1 else ()


def are_numbered(cells: Sequence[str]) -> bool:
    """“Word 1”, “Word 2”, among other cells: the same words and a number that grows from 1."""
    numbers: dict[str, list[int]] = {}
    for cell in cells:
        found = _NUMBERED.fullmatch(cell) if len(cell) <= _LONGEST else None
        if found and any(map(str.isalpha, found["stem"])):
            numbers.setdefault(plain_title(found["stem"]), []).append(int(found["number"]))
    return any(len(found) > 1 and found == [*range(1, len(found) + 1)] for found in numbers.values())


def spread(rows: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """Header rows in which a title that spans several columns stands in the first of them alone, with it in all. Only
    where the row below names the columns one by one."""
    made = [tuple(row) for row in rows]
    for number, below in enumerate(rows[1:]):
        cells, last = list(made[number]), ""
        for place, cell in enumerate(cells):
            last = cell or (last if below[place] else "")
            cells[place] = last
        made[number] = tuple(cells)
    return made


def _stems(titles: Sequence[str]) -> frozenset[str]:
    return frozenset(stem for title in titles if title for stem in _stems_of(title.strip()))


def _stems_of(title: str) -> set[str]:
    """What one title may have in common with those beside it."""
    found = {"=" + plain_title(title)} if len(title) > 3 else set()
    numbered = _NUMBERED.fullmatch(title) if len(title) <= _LONGEST else None
    if numbered and _is_of_parts(title, numbered["stem"]):
        found.add("#" + plain_title(numbered["stem"]))
    for pattern in (_BRACKETED, _PARTED, _LED):
        if len(title) <= _LONGEST and (parted := pattern.fullmatch(title)):
            found.add("[" + plain_title(parted["stem"] or parted.groupdict().get("first") or ""))
    return found - {"#", "["}


def _is_of_parts(title: str, stem: str) -> bool:
    """“Word 1” and “Q1_2”; not “Q1” and “Question 2”, which are questions of their own."""
    plain = plain_title(stem)
    is_code = not any(map(str.isdecimal, stem)) and len(stem) < len(title) and title[len(stem)].isdecimal()
    return bool(plain) and plain not in _QUESTIONS and not is_code
