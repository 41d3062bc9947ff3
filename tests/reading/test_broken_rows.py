"""Texts without quotation marks in which a line ends, and separators that stand at the ends of all lines."""

import pytest

from app.domain.survey.survey import QUESTION
from app.domain.tables.sheets import AS_RECOGNISED, ReadAs
from app.reading.answers import read_answers
from app.reading.limits import ANSWERS
from tests.reading.opened import rows_of

ROWS = "2,Trust,2026-11-02\n3,Joy,2026-11-03\n4,Hope,2026-11-04\n"


def answers(content: bytes | str, read_as: ReadAs = AS_RECOGNISED) -> list[tuple[int, str]]:
    """Number and text of each row below the titles."""
    read = read_answers(content, read_as, (QUESTION,), lambda done, total: None)
    return [(row.number, row.cells[read.found.column]) for row in read.rows][read.found.header_rows + read.found.top :]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Id,Answer,Date\n1,Calm and\nwarm,2026-11-01\n{ROWS}", "Calm and\nwarm"),
        (f"Id,Answer,Date\n1,Calm and\nwarm and\nkind,2026-11-01\n{ROWS}", "Calm and\nwarm and\nkind"),
        ("Id,Date,Answer\n1,2026-11-01,Calm and\nwarm\n2,2026-11-02,Trust\n3,2026-11-03,Joy\n", "Calm and\nwarm"),
        ("Id;Answer;Date\r\n1;Calm and\r\nwarm;2026-11-01\r\n" + ROWS.replace(",", ";"), "Calm and\nwarm"),
        ("Id\tAnswer\tDate\n1\tCalm and\nwarm\t2026-11-01\n" + ROWS.replace(",", "\t"), "Calm and\nwarm"),
        ("Id,Answer\n1,Calm and\nwarm, kind\n2,Trust\n3,Joy\n4,Hope\n5,Love\n", "Calm and\nwarm, kind"),
        ("Answer,Date\nCalm and\nwarm,2026-11-01\nTrust,2026-11-02\nJoy of life,2026-11-03\n", "Calm and\nwarm"),
    ],
)
def test_the_rest_of_a_text_after_a_line_end_stays_with_its_row(text: str, expected: str) -> None:
    for content in (text, text.encode()):
        assert answers(content)[0] == (2, expected)


def test_rows_with_fewer_cells_stay_rows_of_their_own() -> None:
    text = "Id,Answer,Wish\n1,Calm,Light\n2,Trust\n4,Joy,More\n5,Hope,None\n6,Awe,Tea\n7,Zest,Map\n"
    assert [(row.number, row.cells) for row in rows_of(text.encode(), ANSWERS, ReadAs(separator=","))] == [
        (1, ("Id", "Answer", "Wish")),
        (2, ("1", "Calm", "Light")),
        (3, ("2", "Trust")),
        (4, ("4", "Joy", "More")),
        (5, ("5", "Hope", "None")),
        (6, ("6", "Awe", "Tea")),
        (7, ("7", "Zest", "Map")),
    ]


def test_words_that_stand_alone_in_a_column_of_numbers_are_told() -> None:
    text = "Id,Answer,Date\n1,Calm and,2026-11-01\n\nwarm\n" + ROWS
    read = read_answers(text.encode(), AS_RECOGNISED, (QUESTION,), lambda done, total: None)
    assert [row.cells for row in read.rows][1:] == [("Calm and",), ("",), ("Trust",), ("Joy",), ("Hope",)]
    assert read.noting.notes().alone == (4,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Answer,,\nCalm,,\nWarm,,\nKind,,\n", ["Calm", "Warm", "Kind"]),
        ('Answer,,\n"Calm, nice",,\nWarm,,\nKind,,\n', ["Calm, nice", "Warm", "Kind"]),
        ("Answer,,\nCalm, nice,,\nWarm,,\nKind,,", ["Calm, nice", "Warm", "Kind"]),
        ("Answer;;;\r\nCalm;;;\r\nWarm and kind;;;\r\nKind;;;\r\n", ["Calm", "Warm and kind", "Kind"]),
        ("Answer\nCalm,\nWarm,\nKind\n", ["Calm,", "Warm,", "Kind"]),
        ("Answer,\nCalm,\nWarm,\nKind\n", ["Calm", "Warm", "Kind"]),
        ("Answer\t\t\nCalm\t\t\nWarm\t\t\n", ["Calm", "Warm"]),
        ("Answer||\nCalm||\nWarm||\n", ["Calm", "Warm"]),
    ],
)
def test_separators_at_the_ends_of_all_lines_are_no_part_of_answers(text: str, expected: list[str]) -> None:
    assert [said for _, said in answers(text)] == expected


def test_commas_that_some_answers_end_in_stay() -> None:
    assert [said for _, said in answers("Calm,\nWarm and kind\nKind,\nFair\n")] == [
        "Calm,",
        "Warm and kind",
        "Kind,",
        "Fair",
    ]
