"""Tables that leave the house: they read back as what they were, and no spreadsheet computes anything."""

import csv
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.answers.export import Table, answers_table, as_written, neutralised, words_table
from app.domain.answers.imports import tidy
from app.reading.limits import ANSWERS
from app.render.tables import table_csv, table_xlsx
from tests.reading.opened import rows_of

FORMULAS = (
    "=1+1",
    "+SUM(A1)",
    "-2",
    "@me",
    "\tx",
    "\rx",
    "\n=x",
    '=HYPERLINK("http://x.example","y")',
    "＝1",
    "'=x",
    "''-x",
)
ANSWER = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=30)
FORMULA = st.builds("".join, st.tuples(st.sampled_from(["=", "+", "-", "@", "'", "'=", "＝"]), ANSWER))


def cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_begins_with_an_apostrophe(text: str) -> None:
    assert neutralised(text) == "'" + text
    assert as_written(neutralised(text)) == text


@given(st.lists(ANSWER | FORMULA, max_size=5))
def test_no_cell_of_a_csv_file_can_be_a_formula_and_every_one_comes_back(texts: list[str]) -> None:
    written = table_csv(Table("T", ("Answer",), tuple((text,) for text in texts)))
    read = cells(written)
    assert written.startswith(b"\xef\xbb\xbf")
    assert [row for row in read if row[0][:1] in set("=+-@\t\r\n＝＋－＠")] == []
    assert [as_written(row[0]) for row in read] == ["Answer", *texts]


@settings(max_examples=15)
@given(st.lists(ANSWER | FORMULA, min_size=1, max_size=5))
def test_in_a_workbook_everything_is_text(texts: list[str]) -> None:
    content = table_xlsx(Table("T", ("Answer", "Answers"), tuple((text, 7) for text in texts)))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    read = [row.cells for row in rows_of(content, ANSWERS)]
    seen = [as_written(text.replace("\u00ad", "").strip()) for text in texts]  # soft hyphens are never read
    assert read == [("Answer", "Answers"), *[(text, "7") for text in seen]]


def test_an_export_can_be_imported_again() -> None:
    texts = ("Friendly; quick", 'Says "hi",\nand 🙂', "=1+1", "مرحبا", "- no queue")
    table = answers_table([(text, False) for text in texts], with_hidden=False)
    for content in (table_csv(table), table_xlsx(table)):
        assert sorted(tidy(row.cells[0]) for row in rows_of(content, ANSWERS)[1:]) == sorted(texts)


def test_answers_are_in_alphabetical_order_with_nothing_but_their_text() -> None:
    given_in_this_order = [("Warm", False), ("curious", False), ("Rude words", True), ("Curious", False)]
    assert answers_table(given_in_this_order, with_hidden=False) == Table(
        "Answers", ("Answer",), (("Curious",), ("curious",), ("Warm",))
    )
    assert answers_table(given_in_this_order, with_hidden=True).rows == (
        ("Curious", ""),
        ("curious", ""),
        ("Rude words", "yes"),
        ("Warm", ""),
    )


def test_words_stand_in_the_order_of_the_cloud_beside_their_numbers() -> None:
    assert cells(table_csv(words_table([("welcome", 3), ("on time", 2)]))) == [
        ["Word", "Answers"],
        ["welcome", "3"],
        ["on time", "2"],
    ]
