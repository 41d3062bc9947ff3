"""Lists as they come out of people's spreadsheets, and what only looks like one."""

import csv
import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Invalid
from app.domain.tables.sheets import SheetRow
from app.reading.kinds import column_name
from app.reading.limits import ANSWERS, ROSTER
from tests.people import ANA, DILEK, PARTICIPANTS
from tests.reading.opened import opened, read_apart, rows_of
from tests.reading.workbooks import bomb, far_apart, text_cell, with_sheet, workbook

PLAIN = (
    SheetRow(1, ("Name", "E-mail", "Role")),
    SheetRow(2, ("Dilek Aydin", "dilek@museum.example", "Café, shop")),
)
AS_CSV = 'Name,E-mail,Role\r\nDilek Aydin,dilek@museum.example,"Café, shop"\r\n'
DAMAGED = "This (?:file|spreadsheet) cannot be read: it is damaged"
TOO_LARGE = "This list cannot be read: it is damaged, or far too large inside."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"], ids=lambda name: name
)
def test_a_file_is_read_however_it_was_written_down(encoding: str) -> None:
    assert rows_of(AS_CSV.encode(encoding)) == PLAIN


@pytest.mark.parametrize("mark", ["\ufeff", ""])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_needs_no_byte_order_mark(encoding: str, mark: str) -> None:
    assert rows_of((mark + AS_CSV).encode(encoding)) == PLAIN


@pytest.mark.parametrize("mark", [",", ";", "\t", ", ", " ; "])
def test_rows_are_split_by_whatever_stands_between_their_cells(mark: str) -> None:
    lines = [(m.name, m.email, m.role, m.department) for m in PARTICIPANTS]
    pasted = "\n".join(mark.join(line) for line in lines)
    assert rows_of(pasted) == tuple(SheetRow(number, line) for number, line in enumerate(lines, start=1))


def test_commas_in_names_and_roles_do_no_harm_where_semicolons_separate() -> None:
    assert rows_of("Souza, Ana; ana@museum.example; Guide, tours; Front of house\nWei, Chen;;;") == (
        SheetRow(1, ("Souza, Ana", "ana@museum.example", "Guide, tours", "Front of house")),
        SheetRow(2, ("Wei, Chen",)),
    )


def test_a_list_of_names_alone_is_a_list() -> None:
    assert rows_of("\r\n  Ana Souza \r\n\r\n \t \nBen Adeyemi\r") == (
        SheetRow(2, ("Ana Souza",)),
        SheetRow(5, ("Ben Adeyemi",)),
    )


def test_excel_may_say_the_separator_itself() -> None:
    assert rows_of(b"sep=|\r\nAna, the guide|ana@museum.example\r\n") == (
        SheetRow(2, ("Ana, the guide", "ana@museum.example")),
    )


def test_quoted_cells_hold_separators_quotes_and_line_ends() -> None:
    assert rows_of('Name,Bio\n"Souza, Ana","Loves ""old""\r\nships"\nBen,"a\nb"\n') == (
        SheetRow(1, ("Name", "Bio")),
        SheetRow(2, ("Souza, Ana", 'Loves "old"\nships')),
        SheetRow(3, ("Ben", "a\nb")),
    )


def test_a_workbook_gives_the_texts_of_its_first_sheet_with_their_row_numbers() -> None:
    rows = [("Name", "E-mail", "Bio"), (), (ANA.name, "", 'Says "hi";\nand 🙂'), ("", "", ""), (DILEK.name, "مريم")]
    assert rows_of(workbook(rows)) == (
        SheetRow(1, ("Name", "E-mail", "Bio")),
        SheetRow(3, (ANA.name, "", 'Says "hi";\nand 🙂')),
        SheetRow(5, (DILEK.name, "مريم")),
    )


def test_of_a_formula_its_value_counts_and_numbers_are_written_plainly() -> None:
    cells = (
        '<c r="A1" t="str"><f>B1&amp;C1</f><v>Ana Souza</v></c><c r="B1"><f>1+1</f></c>'
        '<c r="C1" t="e"><v>#REF!</v></c><c r="D1"><v>7</v></c><c r="E1"><v>7.5</v></c>'
    )
    assert rows_of(with_sheet(f'<row r="1">{cells}</row>')) == (SheetRow(1, ("Ana Souza", "", "", "7", "7.5")),)


@pytest.mark.parametrize(
    ("content", "what_happened"),
    [
        (b"", "This file is empty."),
        (b" \r\n\t ", "This file is empty."),
        (b";;;\r\n; ;;\r\n", "There is no row with anything in it."),
        (workbook([]), "There is no row with anything in it."),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", "This file is a picture, not a list."),
        (b"%PDF-1.7", "This file is a PDF, not a list."),
        (b"\x7fELF\2\1\1\0\3\0>\0\1" + bytes(range(32)), "This is no list of people"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old spreadsheet", DAMAGED),
        (workbook([("Ana",)])[:400], DAMAGED),
        (b"PK\x03\x04 and then nothing", DAMAGED),
        (far_apart(), "The cells of sheet “People” are far apart: they reach to WQJ160000, row 160,000"),
        (b"Ana,ana@museum.example\n" * 10_000, "This list has over 200 rows, and a workshop has 7 to 10 people."),
        (workbook([("Ana",)] * 10_000), "This list has over 200 rows, and a workshop has 7 to 10 people."),
    ],
    ids=range(13),
)
def test_what_is_no_list_is_refused_with_the_reason(content: bytes, what_happened: str) -> None:
    with pytest.raises(Invalid, match=what_happened) as refusal:
        read_apart(content)
    assert refusal.value.field == "list"
    assert refusal.value.next_step


def test_a_zip_bomb_goes_off_where_it_does_no_harm() -> None:
    packed = bomb()
    assert len(packed) < 1_048_576, "or the server would not even take it"
    with pytest.raises(Invalid, match=TOO_LARGE):
        read_apart(packed)


@pytest.mark.parametrize("elsewhere", ["file:///etc/passwd", "http://127.0.0.1:9/x"])
def test_a_spreadsheet_fetches_nothing_and_defines_no_words_of_its_own(elsewhere: str) -> None:
    """XML may name files and addresses to be put in its place."""
    declared = f'<!DOCTYPE worksheet [<!ENTITY far SYSTEM "{elsewhere}"><!ENTITY near "much text">]>'
    content = workbook([["Name"], ["Ana Souza"], ["FAR NEAR"]])
    hostile = with_parts(content, lambda xml: declared + xml.replace("FAR", "&far;").replace("NEAR", "&near;"))
    try:
        texts = [cell for row in rows_of(hostile) for cell in row.cells]
    except Invalid as refusal:
        texts = [str(refusal)]
    assert not [text for text in texts if "root:" in text or "much" in text]
    assert texts[0].startswith("This spreadsheet cannot be read") or texts[:2] == ["Name", "Ana Souza"]


def with_parts(content: bytes, changed: Callable[[str], str], part: str = "xl/worksheets/") -> bytes:
    """The same workbook with its one sheet changed, or another part."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as read, zipfile.ZipFile(made, "w") as written:
        for name in read.namelist():
            text = read.read(name).decode()
            written.writestr(name, changed(text) if name.startswith(part) else text)
    return made.getvalue()


def test_a_list_just_as_long_and_wide_as_allowed_is_taken() -> None:
    cells = ("x",) * ROSTER.columns
    assert rows_of("\n".join([",".join(cells)] * 5)) == tuple(SheetRow(number, cells) for number in range(1, 6))
    wide = "".join(text_cell(f"{column}1", "y" * (ROSTER.characters + 1)) for column in ("A", "XFD"))
    (row,) = rows_of(with_sheet(f'<row r="1">{wide}</row>'))
    assert row == SheetRow(1, ("y" * ROSTER.characters, *[""] * 16_382, "y" * ROSTER.characters))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_what_stands_further_right_than_any_spreadsheet_goes_is_refused_by_its_name(separator: str) -> None:
    wide = separator.join(["x"] * ROSTER.columns)
    text = f"{wide}\n{wide}{separator}{separator}y\n"
    with pytest.raises(Invalid) as refusal:
        rows_of(text)
    assert (refusal.value.what_happened, refusal.value.next_step) == (
        "Row 2 has something in column XFF, the 16,386th; 16,384 columns can be read.",
        "Keep the columns with the people only, and try again.",
    )
    assert len(rows_of(f"{wide}\n{wide}{separator * 100_000}\n")) == 2, "separators alone are nothing"


@given(st.binary(max_size=300))
def test_whatever_is_uploaded_is_rows_or_a_refusal(content: bytes) -> None:
    if content.startswith(b"PK"):
        return
    try:
        rows = rows_of(content)
    except Invalid:
        return
    assert rows
    assert all(row.cells and row.cells[-1] for row in rows)


SIGNS = st.characters(
    codec="utf-8",
    exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp"),
    exclude_characters="&<='_\ufffc\ufffe\uffff",
)
CELL = st.text(SIGNS, min_size=1, max_size=20)


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=5), st.sampled_from([";", ",", "\t"]))
def test_what_a_spreadsheet_writes_is_read_back(table: list[tuple[str, str, str]], separator: str) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(table)
    try:
        rows = rows_of(f"sep={separator}\n{written.getvalue()}")
    except Invalid:
        rows = ()  # there was nothing but blanks in it
    tidy = [tuple(cell.replace("\ufeff", "").replace("\ufffe", "").strip() for cell in row) for row in table]
    assert [row.cells for row in rows] == [_without_empty_end(row) for row in tidy if any(row)]


def _without_empty_end(cells: tuple[str, ...]) -> tuple[str, ...]:
    last = max(place for place, cell in enumerate(cells, start=1) if cell)
    return cells[:last]


def test_as_many_filled_columns_are_looked_at_as_big_surveys_have_and_no_more() -> None:
    for made in (_wide_text, _wide_workbook):
        assert len(rows_of(made(ANSWERS.filled), ANSWERS)[0].cells) == ANSWERS.filled == 2_500
        with pytest.raises(Invalid) as refused:
            opened(made(ANSWERS.filled + 1), ANSWERS)
        assert (refused.value.what_happened, refused.value.next_step) == (
            "This list has 2,501 columns with something in them; 2,500 can be looked at.",
            "Keep the columns with the answers only, and try again; or copy these columns and paste them here.",
        )


def _wide_text(columns: int) -> bytes:
    titles, cells = (",".join(f"{word} {place}" for place in range(columns)) for word in ("Question", "calm"))
    return f"{titles}\n{cells}\n".encode()


def _wide_workbook(columns: int) -> bytes:
    names = [column_name(place) for place in range(1, columns + 1)]
    rows = (f'<row r="{row}">{"".join(text_cell(f"{name}{row}", "calm") for name in names)}</row>' for row in (1, 2))
    return with_sheet("".join(rows))
