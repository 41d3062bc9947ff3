"""CSV and its kin: whatever stands between cells, around them, and at the ends of lines."""

import pytest

from app.domain.errors import Invalid
from app.domain.tables.sheets import CELL_LIMIT, ReadAs, SheetRow
from app.reading.limits import ANSWERS
from tests.reading.opened import opened, rows_of

TABLE = (SheetRow(1, ("Date", "Answer")), SheetRow(2, ("10.11.", "Calm")), SheetRow(3, ("11.11.", "Warm, and kind")))


@pytest.mark.parametrize("separator", ["\t", ";", "|", "¦", "^", "~", "§", "\x1f"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_table_is_known_by_any_sign_that_parts_it_evenly(separator: str, end: str) -> None:
    text = end.join(separator.join(row.cells) for row in TABLE) + end
    assert rows_of(text, ANSWERS) == TABLE
    assert opened(text, ANSWERS).understood.separator == separator


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ('a,"x, y"\nb,"z"\n', [("a", "x, y"), ("b", "z")]),
        ("a,'x, y'\nb,'z, w'\n", [("a", "x, y"), ("b", "z, w")]),
        ('a,"x ""y"" z"\nb,"w"\n', [("a", 'x "y" z'), ("b", "w")]),
        ('a,"x \\"y\\" z"\nb,"w"\n', [("a", 'x "y" z'), ("b", "w")]),
        ('a,"No \\"hurry\\", ever"\nb,"w"\n', [("a", 'No "hurry", ever'), ("b", "w")]),
        ('a;"two\nlines"\nb;c\n', [("a", "two\nlines"), ("b", "c")]),
        ('a;5" screen\nb;6" screen\n', [("a", '5" screen'), ("b", '6" screen')]),
        ("it's;fine\nthat's;all\n", [("it's", "fine"), ("that's", "all")]),
    ],
)
def test_quotation_marks_hold_cells_together(text: str, cells: list[tuple[str, ...]]) -> None:
    assert [row.cells for row in rows_of(text)] == cells


def test_a_quotation_mark_that_never_closes_costs_no_row() -> None:
    assert [row.cells for row in rows_of('a;b\n1;"Calm\n2;Warm\n3;"Kind"\n4;Fair\n', ANSWERS)] == [
        *(("a", "b"), ("1", '"Calm'), ("2", "Warm"), ("3", "Kind"), ("4", "Fair")),
    ]


def test_thousands_of_marks_that_never_close_are_rows_as_they_stand() -> None:
    rows = rows_of('"Calm\n' * 5001, ANSWERS)  # every second closes what the first has opened
    assert sum(row.cells[0].count("Calm") for row in rows) == 5001


def test_another_separator_can_be_chosen() -> None:
    text = "Calm, warm\nKind, fair\n"
    assert [row.cells for row in rows_of(text, ANSWERS)] == [("Calm, warm",), ("Kind, fair",)]
    assert [row.cells for row in rows_of(text, ANSWERS, ReadAs(separator=","))] == [("Calm", "warm"), ("Kind", "fair")]
    assert [row.cells for row in rows_of("a;b\nc;d\n", ANSWERS, ReadAs(separator=""))] == [("a;b",), ("c;d",)]


@pytest.mark.parametrize("separator", [";", ",", "|", "\t"])
@pytest.mark.parametrize("more", [0, 20])
def test_a_separator_in_an_answer_costs_nothing_of_it(separator: str, more: int) -> None:
    said = ["calm and fair", f"calm{separator} open", "never any queue", "a smile at the door", *["warm people"] * more]
    text = "\n".join(f"{number}{separator}{answer}" for number, answer in enumerate(said)) + "\n"
    assert [row.cells[1] for row in rows_of(text, ANSWERS)] == said


def test_a_text_that_is_too_long_stays_too_long_where_it_is_cut_at_a_blank() -> None:
    (row,) = rows_of("a" * CELL_LIMIT + " and here is the end", ANSWERS)
    assert row.cells == ("a" * CELL_LIMIT + "…",)


@pytest.mark.parametrize("content", [b'"\n' * 9_000_000, b"\n" * 19_000_000 + b"x", b'a,"b\n' * 4_000_000])
def test_far_too_many_lines_are_refused_before_they_are_read(content: bytes) -> None:
    with pytest.raises(Invalid, match="over 100,000 rows"):
        rows_of(content, ANSWERS)


def test_half_characters_are_no_text() -> None:
    with pytest.raises(Invalid, match="no list of answers"):
        rows_of(b"\xff\xfe" + b"\x00\xd8" * 1_000_000, ANSWERS)


@pytest.mark.parametrize("rule", ["|---|---|", "| :--- | ---: |", ""])
@pytest.mark.parametrize("frame", ["| {} | {} |", "|{}|{}|", "  | {}   | {}  |  "])
def test_a_table_of_markdown_is_read_without_its_frame(rule: str, frame: str) -> None:
    head, *below = [frame.format(*row.cells) for row in TABLE]
    rows = rows_of("\n".join([head, rule, *below]) + "\n", ANSWERS)
    assert [row.cells for row in rows] == [row.cells for row in TABLE]
    assert [row.number for row in rows] == [1, 3, 4]


def test_one_line_between_bars_among_others_is_no_table() -> None:
    assert [row.cells for row in rows_of("| calm |\nwarm | kind\nopen\n", ANSWERS)] == [
        *(("| calm |",), ("warm | kind",), ("open",)),
    ]
