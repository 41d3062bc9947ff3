"""Answers and words as tables that leave the house: never a formula, never an order that tells anything."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_RISKY = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")  # what spreadsheets may take for the start of a formula
_NEUTRALISED = re.compile(r"''*[=+\-@\t\r\n＝＋－＠]")


@dataclass(frozen=True)
class Table:
    """`rows`: texts and whole numbers."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


def neutralised(text: str) -> str:
    """With an apostrophe in front of what a spreadsheet may take for a formula (docs/security.md)."""
    return f"'{text}" if _RISKY.match(text) else text


def as_written(cell: str) -> str:
    """What `neutralised` was given."""
    return cell[1:] if _NEUTRALISED.match(cell) else cell


def answers_table(answers: Sequence[tuple[str, bool]], *, with_hidden: bool) -> Table:
    """`answers`: (text, whether it is hidden). In alphabetical order; the hidden ones, where wanted, say so."""
    rows = tuple(_answer_rows(answers, with_hidden))
    return Table("Answers", ("Answer", "Hidden") if with_hidden else ("Answer",), rows)


def _answer_rows(answers: Sequence[tuple[str, bool]], with_hidden: bool) -> Iterator[tuple[str, ...]]:
    for text, is_hidden in sorted(answers, key=lambda answer: (answer[0].casefold(), answer)):
        if with_hidden:
            yield text, "yes" if is_hidden else ""
        elif not is_hidden:
            yield (text,)


def words_table(words: Sequence[tuple[str, int]]) -> Table:
    """`words`: (word, in how many answers), in the order given."""
    return Table("Words", ("Word", "Answers"), tuple(words))
