"""A cell far from all others, as a key pressed at a sheet's end leaves one, costs neither seconds nor the list."""

from collections.abc import Sequence

import pytest

from app.domain.tables.sheets import SheetRow
from app.reading.limits import ANSWERS, ROSTER, SheetLimits
from tests.reading.opened import rows_of
from tests.reading.test_workbooks import cell, ods
from tests.reading.workbooks import text_cell, with_sheet
from tests.timing import in_time

SAID = [SheetRow(1, ("Id", "Answer")), SheetRow(2, ("a1", "Calm rooms")), SheetRow(4, ("a2", "Warm help"))]


def _row(number: int, cells: Sequence[str]) -> str:
    made = "".join(text_cell(f"{letter}{number}", said) for letter, said in zip("AB", cells, strict=True))
    return f'<row r="{number}">{made}</row>'


ROWS = "".join(_row(row.number, row.cells) for row in SAID)
FAR = {
    "B1048576": [*SAID, SheetRow(1048576, ("", "x"))],
    "F1048576": [*SAID, SheetRow(1048576, ("", "", "", "", "", "x"))],
    "XFD1048576": [*SAID, SheetRow(1048576, (*[""] * 16_383, "x"))],
    "AMJ65536": [*SAID, SheetRow(65536, (*[""] * 1023, "x"))],
    "A1500": [*SAID, SheetRow(1500, ("x",))],
    "XFD9": [*SAID, SheetRow(9, (*[""] * 16_383, "x"))],
}


@pytest.mark.parametrize("limits", [ANSWERS, ROSTER], ids=lambda limits: limits.kind)
@pytest.mark.parametrize("place", FAR)
def test_a_stray_cell_is_a_row_of_its_own(place: str, limits: SheetLimits) -> None:
    number = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    content = with_sheet(f'{ROWS}<row r="{number}" spans="1:2">{text_cell(place, "x")}</row>')
    assert in_time(2, lambda: list(rows_of(content, limits))) == FAR[place]


def test_merged_cells_below_and_beside_empty_stretches_keep_their_places() -> None:
    rows = f'{ROWS}<row r="50000">{text_cell("B50000", "Kind words")}</row>'
    after = '<mergeCells count="1"><mergeCell ref="B50000:ZZZ50000"/></mergeCells>'.replace("ZZZ", "C")
    beside = f'<row r="50001">{text_cell("C50001", "end")}</row><row r="900000">{text_cell("AAA900000", "x")}</row>'
    read = rows_of(with_sheet(rows + beside, after=after), ANSWERS)
    assert list(read[3:5]) == [
        SheetRow(50000, ("", "Kind words", "Kind words")),
        SheetRow(50001, ("", "", "end")),
    ]
    assert (read[5].number, len(read[5].cells), read[5].cells[-1]) == (900000, 703, "x")


def test_a_sheet_that_is_full_is_read_as_it_is() -> None:
    rows = "".join(f'<row r="{n}">{text_cell(f"A{n}", f"Calm {n}")}</row>' for n in range(1, 30_001))
    assert [row.cells for row in rows_of(with_sheet(rows), ANSWERS)] == [(f"Calm {n}",) for n in range(1, 30_001)]


def test_in_open_document_files_the_rows_before_a_stray_cell_cost_no_seconds() -> None:
    row = "<table:table-row>{}{}</table:table-row>".format
    empty = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    content = ods(
        ("S", row(cell("Id"), cell("Answer")) + row(cell("a1"), cell("Calm")) + empty + row(cell(""), cell("x")))
    )
    rows = in_time(2, lambda: rows_of(content, ANSWERS))
    assert [row.cells for row in rows] == [("Id", "Answer"), ("a1", "Calm"), ("", "x")]
