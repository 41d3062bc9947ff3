"""Lists of answers as the survey programs write them, and as people keep them: read into rows, or refused."""

import pytest

from app.domain.answers.columns import answer_list
from app.domain.errors import Invalid
from app.domain.survey.survey import QUESTION
from app.reading.limits import ANSWERS
from tests.people import ANSWERS as SAID
from tests.reading.opened import read_apart, rows_of
from tests.reading.survey_exports import SECRETS, google_csv, microsoft_xlsx, survey_monkey_csv
from tests.reading.workbooks import bomb, far_apart, with_sheet, workbook

TEXTS = (*SAID, 'Says "hi";\nand, 🙂 leaves', "", "Schön, ruhig; wie daheim", "x" * 32_767, "=1+1")
READ = TEXTS  # what is too long for an answer, too: it may be shortened


def answers(content: bytes) -> list[str]:
    """What is in the one column that is kept."""
    found = answer_list(rows_of(content, ANSWERS), (QUESTION,))
    assert found.titles[found.column] == QUESTION
    kept = repr(found)
    assert [secret for secret in SECRETS if secret in kept and secret != "Shop"] == []
    return [row.cells[found.column] for row in found.rows[found.header_rows :]]


def test_google_forms() -> None:
    assert tuple(answers(google_csv(TEXTS))) == READ
    assert tuple(answers(google_csv(TEXTS, stamp="タイムスタンプ"))) == READ


def test_microsoft_forms() -> None:
    assert tuple(answers(microsoft_xlsx(TEXTS))) == READ


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_surveymonkey(separator: str) -> None:
    assert tuple(answers(survey_monkey_csv(TEXTS, separator=separator))) == READ


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_file_that_excel_has_saved_in_between(encoding: str) -> None:
    texts = ("Schön, ruhig; wie daheim", "Café", "L’accueil", "")
    saved = survey_monkey_csv(texts, separator=";").decode("utf-8-sig").replace("\r\n114", "\r\n;;;;;;;;;\r\n114")
    assert tuple(answers(saved.encode(encoding))) == texts  # and rows without anything are passed over


@pytest.mark.parametrize(
    "pasted",
    [
        "Friendly, quick and warm\nKind, helpful\nWelcome",
        "Warm, quick\nKind, helpful",
        "Warm; and quick",
        "Warm, quick\r\n\r\n \r\nKind, helpful, fun",
    ],
)
def test_commas_in_pasted_sentences_part_nothing(pasted: str) -> None:
    rows = rows_of(pasted, ANSWERS)
    assert [row.cells for row in rows] == [(line.strip(),) for line in pasted.splitlines() if line.strip()]


def test_rows_pasted_from_a_spreadsheet_are_parted() -> None:
    pasted = 'Warm, quick\tShop\n"Two\nlines"\tWards\n'
    assert [row.cells for row in rows_of(pasted, ANSWERS)] == [("Warm, quick", "Shop"), ("Two\nlines", "Wards")]


TOO_LARGE = "This list cannot be read: it is damaged, or far too large inside."


@pytest.mark.parametrize(
    ("content", "what_happened"),
    [
        (b"", "This file is empty."),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", "This file is a picture, not a list."),
        (bomb(), TOO_LARGE),
        (far_apart(), "The cells of sheet “People” are far apart: they reach to WQJ160000, row 160,000"),
        (workbook([("Warm",)])[:300], "This file cannot be read: it is damaged"),
        (b"Warm\n" * 100_011, "This list has over 100,000 rows, and 100,000 answers can come in at once."),
    ],
    ids=["empty", "picture", "bomb", "far apart", "broken", "too many"],
)
def test_what_is_no_list_of_answers_is_refused(content: bytes, what_happened: str) -> None:
    with pytest.raises(Invalid, match=what_happened):
        read_apart(content, "answers")


def test_a_small_file_that_says_the_same_again_and_again_stays_small() -> None:
    """A shared text, and 20,000 cells that repeat it: 40 million characters out of a few kilobytes."""
    shared = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>%s</t></si></sst>'
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 20_001))
    link = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
        'Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/'
        '2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    made = with_sheet(rows, {"xl/sharedStrings.xml": shared % ("A" * 5000), "xl/_rels/workbook.xml.rels": link})
    assert len(made) < 200_000
    with pytest.raises(Invalid, match=TOO_LARGE):
        read_apart(made, "answers")
