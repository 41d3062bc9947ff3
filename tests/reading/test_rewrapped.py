"""Rows that a spreadsheet has quoted whole are read as they were before."""

import csv
import io
from collections.abc import Sequence

import pytest

from app.domain.survey.survey import QUESTION
from app.domain.tables.sheets import AS_RECOGNISED
from app.reading.answers import read_answers
from app.reading.rewrapped import unwrapped

ANSWERS = ["Calm, clear", "Time; and a seat", 'They said "hello" first', "Short queues", "A smile,\nand time"]


def written(rows: Sequence[Sequence[str]], separator: str = ",") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\n").writerows(rows)
    return text.getvalue()


def read(content: str) -> list[list[str]]:
    """The answers of a file, and of a paste."""
    found = [
        read_answers(one, AS_RECOGNISED, (QUESTION,), lambda done, total: None) for one in (content.encode(), content)
    ]
    return [[row.cells[one.found.column] for row in one.rows][one.found.header_rows :] for one in found]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("is_title_quoted", [True, False])
def test_rows_quoted_whole_are_unwrapped(separator: str, end: str, *, is_title_quoted: bool) -> None:
    rows = [["Number", QUESTION], *[[str(number), text] for number, text in enumerate(ANSWERS, start=1)]]
    title, below = written(rows[:1], separator), [written([row], separator).strip() for row in rows[1:]]
    first = '"' + title.strip().replace('"', '""') + '"\n' if is_title_quoted else title
    text = first + "".join('"' + line.replace('"', '""') + '"\n' for line in below)
    assert read(text.replace("\n", end)) == [ANSWERS, ANSWERS]


def test_names_are_told_from_answers_in_rows_without_other_quotation_marks() -> None:
    names = ["Eva Ek", "Ben Adeyemi", "Anna Berg", "Lea Roth", "Ana Costa"]
    said = ["Calm and clear", "Time for me", "A smile", "Short queues", "A warm welcome"]
    lines = [f"Name;{QUESTION}", *map(";".join, zip(names, said, strict=True))]
    assert read("".join(f'"{line}"\n' for line in lines)) == [said, said]


@pytest.mark.parametrize(
    "text",
    [
        written([["Calm, clear"], ["Kind, warm"], ['A "warm", kind place']]),
        written([[QUESTION], ['A "warm", kind place'], ["Calm, and time"]]),
        written([["Number", QUESTION], ["1", 'So "calm", here'], ["2", "Open, kind"]]),
    ],
)
def test_other_tables_stay_as_they_are(text: str) -> None:
    assert unwrapped(text) is None
