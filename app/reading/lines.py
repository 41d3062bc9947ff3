"""What a reading says, as lines of text: between the process that reads and the one that asked.

P: progress, rows and of how many. U: how the file was understood. H: what is known of a list of answers. R: a row.
A: which rows have the respondent of a row above. N: notes on the rows. L: a list of people, whole. X: a refusal.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, astuple, dataclass
from typing import Any

from app.domain.answers.columns import AnswerList
from app.domain.errors import Answerable, Invalid
from app.domain.tables.cell_kinds import forget_cells
from app.domain.tables.sheet_lines import row_line
from app.domain.tables.sheets import ReadAs
from app.reading.answers import read_answers
from app.reading.limits import ANSWERS, ROSTER, TooMuchError
from app.reading.people import read_people

FAR_TOO_LARGE = (
    "This list cannot be read: it is damaged, or far too large inside.",
    "Copy the rows into a new sheet and save that; or paste them here.",
)


@dataclass(frozen=True)
class Task:
    """`purpose`: “answers” or “people”. `is_text`: the content is a paste, in UTF-8."""

    purpose: str
    read_as: ReadAs
    questions: tuple[str, ...] = ()
    is_text: bool = False

    @classmethod
    def of(cls, said: dict[str, Any]) -> "Task":
        return cls(said["purpose"], ReadAs(**said["read_as"]), tuple(said["questions"]), said["is_text"])

    def said(self) -> dict[str, Any]:
        """As JSON takes it, with the limits of the process."""
        limits = ANSWERS if self.purpose == "answers" else ROSTER
        return {**asdict(self), "seconds": limits.seconds, "memory": limits.memory}


def lines(task: Task, content: bytes) -> Iterator[str]:
    """Nothing is raised but what a reader cannot help."""
    try:
        plain = content.decode(errors="replace") if task.is_text else content
        yield from _of_answers(task, plain) if task.purpose == "answers" else _of_people(task, plain)
    except Invalid as refusal:
        offers = refusal.offers if isinstance(refusal, Answerable) else ()
        yield "X" + json.dumps([str(refusal), refusal.next_step, *[list(map(astuple, offers))][: len(offers)]])
    except (TooMuchError, MemoryError, RecursionError):
        yield "X" + json.dumps(FAR_TOO_LARGE)
    finally:
        forget_cells()


def _of_answers(task: Task, content: bytes | str) -> Iterator[str]:
    waiting: list[str] = []

    def told(done: int, total: int) -> None:
        waiting.append(f"P[{done},{total}]")

    read = read_answers(content, task.read_as, task.questions, told)
    yield "U" + json.dumps(asdict(read.understood))
    yield "H" + json.dumps(_head(read.found))
    for row in read.rows:
        yield "R" + row_line(row)
        yield from waiting
        waiting.clear()
    yield "A" + json.dumps(list(read.again.items()))
    yield "N" + json.dumps(asdict(read.noting.notes()))


def _of_people(task: Task, content: bytes | str) -> Iterator[str]:
    read = read_people(content, task.read_as)
    yield "U" + json.dumps(asdict(read.understood))
    left = [[column.number, column.title, column.kind] for column in read.left]
    yield "L" + json.dumps([[[row.number, *row.cells] for row in read.rows], left])


def _head(found: AnswerList) -> dict[str, Any]:
    return {
        "titles": found.titles,
        "top": found.top,
        "header_rows": found.header_rows,
        "column": found.column,
        "together": found.together,
        "places": found.places,
        "labels": found.labels,
        "is_in_doubt": found.is_in_doubt,
        "left": [(column.number, column.title, column.kind) for column in found.left],
    }
