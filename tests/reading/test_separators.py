"""What stands between cells, and what only stands in what people wrote."""

import pytest

from app.domain.survey.survey import QUESTION
from app.domain.tables.sheets import ReadAs
from app.reading.answers import read_answers
from app.reading.limits import ANSWERS
from tests.reading.opened import opened, rows_of

PROSE = {
    "smiles": ("Nice :)", "Warm :)", "Kind :)", "Fair :)"),
    "links": ("See https://a.example", "See https://b.example", "See https://c.example"),
    "hours": ("Open at 8:00", "Closed at 9:00", "Lunch at 12:30"),
    "topics": ("Staff: calm", "Price: fair", "Time: short", "Place: clean"),
    "topics without blanks": ("Staff:calm", "Price:fair", "Time:short"),
    "the same topic": ("Wichtig: Ruhe", "Wichtig: Zeit", "Wichtig: Ehrlichkeit"),
    "paragraphs": ("§1 Ruhe", "§2 Zeit", "§3 Ehrlichkeit"),
    "names with a sign": ("C# people", "F# people", "G# people"),
    "tags": ("#calm", "#warm", "#kind"),
    "about": ("~5 minutes at most", "~10 people in a room", "~2 steps to the door"),
    "semicolons": ("Calm;kind", "Warm;open", "Fair;quick"),
    "commas": ("calm,kind,fair", "warm,open,light", "fair,quick,near"),
    "bars": ("calm|kind", "warm|open", "fair|quick"),
    "commas and blanks": ("Fast, friendly, cheap", "Calm, nice, warm", "Good, better, best"),
    "numbers before reasons": ("5, because calm", "4, because slow", "3, because nice"),
    "topics in a row": ("Staff,calm", "Price,fair", "Time,short", "Place,clean"),
    "ideographs": ("安静：好", "友好：好", "明亮：好"),
    "Arabic": ("هدوء: جيد", "وقت: قصير", "مكان: نظيف"),
}


@pytest.mark.parametrize("lines", PROSE.values(), ids=PROSE)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_of_a_paste_with_an_answer_a_line_nothing_is_torn(lines: tuple[str, ...], end: str) -> None:
    read = read_answers(end.join(lines), ReadAs(), (QUESTION,), lambda *_: None)
    kept = [row.cells for row in read.rows]
    assert (read.found.header_rows, read.understood.separator, kept) == (0, "", [(line,) for line in lines])


@pytest.mark.parametrize("sign", [";", ",", "|", ":", "#", "^", "~", "§"])
def test_titles_above_them_show_that_a_sign_parts_cells(sign: str) -> None:
    rows = [("Name", "Answer"), ("Lea", "calm rooms"), ("Ben", "warm light"), ("Chen", "fair price")]
    text = "\n".join(sign.join(row) for row in rows)
    assert ([row.cells for row in rows_of(text, ANSWERS)], opened(text, ANSWERS).understood.separator) == (rows, sign)


@pytest.mark.parametrize("column", [("2026-11-10", "2026-11-11"), ("lea@m.example", "ben@m.example"), ("1", "2")])
@pytest.mark.parametrize("sign", [";", ",", "|", "^", "~"])
def test_times_addresses_and_counted_rows_show_it_too(sign: str, column: tuple[str, ...]) -> None:
    rows = [*zip(column, ("Calm rooms", "Warm light"), strict=True), ("", "Fair price")]
    assert [row.cells for row in rows_of("\n".join(sign.join(row) for row in rows[:2]) + "\n", ANSWERS)] == (
        rows[:2] if sign in ";,|" else [(sign.join(row),) for row in rows[:2]]
    ), "two rows are too few for a sign that is seldom used"


def test_a_file_of_two_columns_without_titles_stays_a_table() -> None:
    assert [row.cells for row in rows_of(b"Calm;kind\nWarm;open\nFair;quick\n", ANSWERS)] == [
        *(("Calm", "kind"), ("Warm", "open"), ("Fair", "quick")),
    ]


SPACED = {
    "ids": [("Id", "Answer"), ("1", "Calm"), ("2", "Warm help"), ("3", "Fair")],
    "addresses": [("Email", "Answer"), ("lea@m.example", "Calm"), ("ben@m.example", "Warm"), ("c@m.example", "Fair")],
    "names": [("Name", "Email", "Answer"), ("Lea", "lea@m.example", "Calm"), ("Ben", "ben@m.example", "Warm help")],
    "times": [("Datum", "Was zählt?"), ("10.11.2026", "Ruhe"), ("11.11.2026", "Zeit und Geduld")],
    "a title of its own": [
        ("Besuch", "Bemerkung"),
        ("10.11.2026", "Ruhe"),
        ("11.11.2026", "Zeit"),
        ("12.11.2026", "Ja"),
    ],
}


@pytest.mark.parametrize("rows", SPACED.values(), ids=SPACED)
@pytest.mark.parametrize("separator", [", ", "; ", " | ", ",  "])
@pytest.mark.parametrize("is_pasted", [True, False])
def test_blanks_after_separators_are_no_part_of_cells(
    rows: list[tuple[str, ...]], separator: str, *, is_pasted: bool
) -> None:
    text = "\n".join(separator.join(row) for row in rows) + "\n"
    assert [row.cells for row in rows_of(text if is_pasted else text.encode(), ANSWERS)] == rows


@pytest.mark.parametrize("separator", [",", ";"])
def test_commas_in_answers_keep_their_blanks(separator: str) -> None:
    said = ["Calm, nice, warm", "Quick; and  kind", "Home,sweet", "Good food", "in quotes, too"]
    lines = [f"{number}{separator}{text}" for number, text in enumerate(said[:-1], start=1)]
    text = "\n".join([f"Id{separator}Answer", *lines, f'5{separator} "{said[-1]}"']) + "\n"
    assert [row.cells[1] for row in rows_of(text, ANSWERS)] == ["Answer", *said]


def test_one_comma_in_an_answer_of_two_is_no_separator() -> None:
    assert [row.cells for row in rows_of(b"Id,Answer\n1,Calm rooms, always\n2,Warm help\n", ANSWERS)] == [
        *(("Id", "Answer"), ("1", "Calm rooms, always"), ("2", "Warm help")),
    ]


def test_empty_answers_make_no_table_into_prose() -> None:
    assert [row.cells for row in rows_of(b"Id,Answer\n1,\n2,  \n3,Calm\n", ANSWERS)] == [
        *(("Id", "Answer"), ("1",), ("2",), ("3", "Calm")),
    ]
