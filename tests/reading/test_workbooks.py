"""Spreadsheets of several programs and sheets: the sheet that is meant is taken, and another one can be."""

import io
import zipfile
from pathlib import Path

import pytest

from app.domain.errors import Answerable, Invalid, Offer
from app.domain.survey.survey import QUESTION
from app.domain.tables.sheets import FileKind, ReadAs, SheetAbout, SheetRow, Understood
from app.reading.answers import read_answers
from app.reading.limits import ANSWERS
from app.reading.people import read_people
from tests.people import ANSWERS as SAID
from tests.people import BEN, DILEK
from tests.reading.opened import opened, rows_of
from tests.reading.test_sheets import with_parts
from tests.reading.workbooks import text_cell, with_sheet, with_sheets, workbook

FILES = Path(__file__).with_name("files")
ASKED = [(QUESTION,), *((text,) for text in SAID)]
OVERVIEW = [("Customer vision",), ("Participants", "6")]


def ods(*sheets: tuple[str, str]) -> bytes:
    """As LibreOffice writes it: cells and rows that repeat are written once. `sheets`: a name, and rows as XML."""
    office = "urn:oasis:names:tc:opendocument:xmlns"
    tables = "".join(f'<table:table table:name="{name}">{rows}</table:table>' for name, rows in sheets)
    content = (
        f'<office:document-content xmlns:office="{office}:office:1.0" xmlns:table="{office}:table:1.0" '
        f'xmlns:text="{office}:text:1.0" office:version="1.3"><office:body><office:spreadsheet>{tables}'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{office}:manifest:1.0"><manifest:file-entry manifest:full-path="/" '
        'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return made.getvalue()


def cell(text: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>'


def test_the_sheet_with_the_question_is_taken_and_another_can_be() -> None:
    content = with_sheets({"Overview": OVERVIEW, "Question 1": ASKED, "Hidden notes": []})
    read = read_answers(content, ReadAs(), (QUESTION,), lambda done, total: None)
    sheets = (SheetAbout("Overview", 2), SheetAbout("Question 1", 1 + len(SAID)))
    assert read.understood == Understood(FileKind.EXCEL, sheets=sheets, sheet=1)
    assert [row.cells for row in read.rows] == ASKED
    first = read_answers(content, ReadAs(sheet=0), (QUESTION,), lambda done, total: None)
    assert (first.understood.sheet, [row.cells[0] for row in first.rows]) == (0, ["Customer vision", "Participants"])


def test_without_the_question_the_sheet_with_most_text_is_taken() -> None:
    told = [("Answers",), *((text,) for text in SAID)]
    read = read_answers(with_sheets({"Info": OVERVIEW, "Data": told}), ReadAs(), (QUESTION,), lambda done, total: None)
    assert read.understood.sheet == 1


def test_of_people_the_sheet_with_addresses_is_taken() -> None:
    people = [("Name", "E-mail"), (BEN.name, BEN.email), (DILEK.name, DILEK.email)]
    read = read_people(with_sheets({"Read me": [("This list is confidential",)] * 9, "List": people}), ReadAs())
    assert (read.understood.sheet, [row.cells for row in read.rows]) == (1, people)


def test_an_old_excel_file_is_read_in_all_its_scripts() -> None:
    read = opened((FILES / "answers.xls").read_bytes(), ANSWERS, question=QUESTION)
    assert read.understood == Understood(
        FileKind.OLD_EXCEL, sheets=(SheetAbout("Overview", 2), SheetAbout("Answers", 9)), sheet=1
    )
    texts = [
        "Спокойно и честно",
        "Schön ruhig",
        "日本語で",
        "مرحبا",
        'Says "hi";\nand 🙂',
        "Calm",
        *["Merged down"] * 2,
    ]
    assert [row.cells[1] for row in read.sheet.rows()] == [QUESTION, *texts]


def test_open_document_files_repeat_rows_and_cells() -> None:
    twice = cell("x", ' table:number-columns-repeated="2"')
    rows = (
        f"<table:table-row>{cell('Name')}{cell('E-mail')}</table:table-row>"
        '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
        f"<table:table-row>{cell('Eva')}{cell('eva@museum.example')}</table:table-row>"
        f'<table:table-row table:number-rows-repeated="2">{twice}'
        "</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell '
        'table:number-columns-repeated="1024"/></table:table-row>'
    )
    assert rows_of(ods(("People", rows))) == (
        SheetRow(1, ("Name", "E-mail")),
        SheetRow(5, ("Eva", "eva@museum.example")),
        SheetRow(6, ("x", "x")),
        SheetRow(7, ("x", "x")),
    )


def test_line_breaks_and_tabs_in_open_document_cells_are_kept() -> None:
    said = {
        "Fast<text:line-break/>and<text:tab/>kind": "Fast\nand\tkind",
        "<text:span>Calm<text:line-break></text:line-break>rooms</text:span> always": "Calm\nrooms always",
        'Warm<text:s text:c="2"/>help</text:p><text:p>and time': "Warm  help\nand time",
    }
    rows = "".join(f"<table:table-row>{cell(text)}</table:table-row>" for text in said)
    assert [row.cells for row in rows_of(ods(("S", rows)), ANSWERS)] == [(text,) for text in said.values()]


def test_line_breaks_are_found_wherever_a_long_document_is_cut() -> None:
    text = "Calm<text:line-break/>rooms"
    rows = "".join(f"<table:table-row>{cell(f'{number} {text}')}</table:table-row>" for number in range(20_000))
    read = rows_of(ods(("S", rows)), ANSWERS)
    assert [row.cells for row in read] == [(f"{number} Calm\nrooms",) for number in range(20_000)]


def test_of_many_sheets_each_can_be_chosen() -> None:
    sheets = {f"Visit {number}": [("Answer",), (f"Calm and warm, visit {number}",)] for number in range(1, 61)}
    read = opened(with_sheets(sheets), ANSWERS, ReadAs(sheet=59))
    assert [about.name for about in read.understood.sheets] == [*sheets]
    assert [row.cells for row in read.sheet.rows()] == [("Answer",), ("Calm and warm, visit 60",)]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_told_of_and_can_be_chosen(state: str) -> None:
    content = with_parts(
        with_sheets({"Notes": OVERVIEW, "Answers": ASKED}),
        lambda xml: xml.replace('<sheet name="Answers"', f'<sheet state="{state}" name="Answers"'),
        "xl/workbook.xml",
    )
    read = read_answers(content, ReadAs(), (QUESTION,), lambda *_: None)
    sheets = (SheetAbout("Notes", 2), SheetAbout("Answers", 1 + len(SAID), is_hidden=True))
    assert (read.understood.sheets, read.understood.sheet) == (sheets, 0)
    other = read_answers(content, ReadAs(sheet=1), (QUESTION,), lambda *_: None)
    assert [row.cells for row in other.rows] == ASKED


def test_a_refusal_names_the_hidden_sheets_that_were_passed_over() -> None:
    times = [("Start time",), *((f"2026-11-20 09:{minute}",) for minute in range(10, 16))]
    content = with_parts(
        with_sheets({"Times": times, "Answers": ASKED}),
        lambda xml: xml.replace('<sheet name="Answers"', '<sheet state="hidden" name="Answers"'),
        "xl/workbook.xml",
    )
    said = "The file has hidden sheets that were passed over: “Answers”."
    for read in (
        lambda: read_answers(content, ReadAs(), (QUESTION,), lambda *_: None),
        lambda: read_people(content, ReadAs()),
    ):
        with pytest.raises(Invalid) as refused:
            read()
        assert str(refused.value).endswith(said)
        assert refused.value.next_step == "If one of them is the list, open it here; or copy its rows and paste them."
        assert isinstance(refused.value, Answerable)
        assert refused.value.offers == (Offer("sheet", "1", "Open the hidden sheet “Answers”"),)
    assert read_answers(content, ReadAs(sheet=1), (QUESTION,), lambda *_: None).found.titles == (QUESTION,)


def test_what_stands_in_merged_cells_stands_in_each_of_them() -> None:
    rows = (
        f'<row r="2">{text_cell("B2", "Front of house")}{text_cell("C2", "Eva")}</row>'
        f'<row r="3">{text_cell("C3", "Farid")}</row>'
        f'<row r="4">{text_cell("B4", "Office")}{text_cell("C4", "Noor")}</row>'
    )
    content = with_sheet(rows, after='<mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>')
    assert rows_of(content) == (
        SheetRow(2, ("Front of house", "Eva")),
        SheetRow(3, ("Front of house", "Farid")),
        SheetRow(4, ("Office", "Noor")),
    )


def test_escapes_and_text_formulas_of_spreadsheets_are_read() -> None:
    said = [('="0041"',), ("Calm_x000D_\nand fair",), ("<p>Fast &amp; friendly</p>",), ("I <3 it",)]
    texts = ["0041", "Calm\nand fair", "Fast & friendly", "I <3 it"]
    assert [row.cells for row in rows_of(workbook(said))] == [(text,) for text in texts]


@pytest.mark.parametrize(
    ("inside", "what_happened"),
    [
        ("word/document.xml", "This file is a text document, not a list."),
        ("ppt/presentation.xml", "This file is a presentation, not a list."),
        ("Index/Document.iwa", "This file is a Numbers, Pages or Keynote document, not a list."),
        ("photo.jpg", "There is no list in this packed file."),
    ],
)
def test_other_documents_are_called_by_their_names(inside: str, what_happened: str) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(inside, "x")
    with pytest.raises(Invalid, match=what_happened):
        rows_of(made.getvalue())


def packed(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", ".").replace("..", "/"), content)
    return made.getvalue()


def test_of_several_lists_in_a_packed_file_each_can_be_chosen() -> None:
    said = "Id;Antwort\n1;Ruhe und Größe\n2;Zeit\n".encode("cp1252")
    content = packed(answers_csv=b"Id,Answer\n1,Calm rooms, always\n2,Warm help\n", mehr__antworten_csv=said, x_csv=b"")
    first, second = opened(content, ANSWERS, ReadAs(sheet=0)), opened(content, ANSWERS, ReadAs(sheet=1))
    sheets = (SheetAbout("answers.csv", 3), SheetAbout("antworten.csv", 3))
    assert first.understood == Understood(FileKind.TEXT, "utf-8", separator=",", sheets=sheets)
    assert (second.understood.sheets, second.understood.encoding, second.understood.separator) == (
        sheets,
        "cp1252",
        ";",
    )
    assert [row.cells[1] for row in second.sheet.rows()] == ["Antwort", "Ruhe und Größe", "Zeit"]


def test_lists_with_the_same_titles_that_came_packed_together_are_one_list_and_each_its_own() -> None:
    november, december = b"Id,Answer\n1,Calm rooms\n2,Warm help\n", b"Id,Answer\n1,Fast\n2,A smile at the door\n"
    content = packed(november_csv=november, other_csv=b"Id,Remark\n7,Near\n", december_csv=december)
    read = read_answers(content, ReadAs(), (QUESTION,), lambda *_: None)
    assert [row.cells for row in read.rows] == [
        *(("Answer",), ("Calm rooms",), ("Warm help",), ("Fast",), ("A smile at the door",)),
    ]
    alone = [("november.csv", 3), ("other.csv", 2), ("december.csv", 3)]
    sheets = (SheetAbout("2 lists as one", 5, is_joined=True), *(SheetAbout(*about) for about in alone))
    assert (read.understood.sheets, read.understood.sheet) == (sheets, 0)
    other = read_answers(content, ReadAs(sheet=3), (QUESTION,), lambda *_: None)
    assert [row.cells for row in other.rows] == [("Answer",), ("Fast",), ("A smile at the door",)]


def test_spreadsheets_with_the_same_titles_are_one_list_and_answers_are_no_titles() -> None:
    rows = [("Id", "Answer"), ("1", "Calm rooms")]
    content = packed(a_xlsx=workbook(rows), b_csv=b"Id;Answer\n2;Warm help\n")
    assert [row.cells for row in read_answers(content, ReadAs(), (QUESTION,), lambda *_: None).rows] == [
        *(("Answer",), ("Calm rooms",), ("Warm help",)),
    ]
    content = packed(a_txt=b"Trust\nCalm rooms\nWarm light\n", b_txt=b"Trust\nFair\n")
    assert [about.name for about in opened(content, ANSWERS).understood.sheets] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    "files",
    [
        {"a_vcf": "Eva Ek", "b_vcf": "Ben Lind", "c_vcf": "Ana Roth"},
        {"a_vcf": "Eva Ek", "notes_txt": "", "b_vcf": "Ben Lind"},
    ],
)
def test_all_contacts_that_came_packed_together_are_one_list(files: dict[str, str]) -> None:
    """As phones and mail programs export them, a file for each person."""
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:{0}\nEND:VCARD\n"
    content = packed(**{name: card.format(person).encode() if person else b"x" for name, person in files.items()})
    read = read_people(content, ReadAs())
    assert [row.cells[0] for row in read.rows] == ["Name", *filter(None, files.values())]


def test_the_list_in_a_packed_file_is_read() -> None:
    """As Google Forms hands out its CSV."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("__MACOSX/._answers.csv", "x" * 1000)
        archive.writestr("answers.csv", "Name;E-mail\nEva;eva@museum.example\n")
    assert rows_of(made.getvalue()) == (SheetRow(1, ("Name", "E-mail")), SheetRow(2, ("Eva", "eva@museum.example")))
