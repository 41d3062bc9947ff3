"""Spreadsheets of a few rows, and hostile ones, made as the format says (ECMA-376) with nothing but a zip file."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from app.reading.kinds import column_name

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def workbook(rows: Sequence[Sequence[str]]) -> bytes:
    """One sheet with these texts in it; an empty text is no cell at all."""
    return with_sheet(_rows(rows))


def _rows(rows: Sequence[Sequence[str]]) -> str:
    return "".join(_row(number, cells) for number, cells in enumerate(rows, start=1))


def _row(number: int, cells: Sequence[str]) -> str:
    made = "".join(text_cell(f"{chr(65 + place)}{number}", cell) for place, cell in enumerate(cells) if cell)
    return f'<row r="{number}">{made}</row>'


def text_cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def with_sheets(sheets: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """A workbook with these sheets, by name."""
    made, (first, *more) = {}, sheets.values()
    for place, rows in enumerate(more, start=2):
        made[f"xl/worksheets/sheet{place}.xml"] = _sheet(_rows(rows))
    return with_sheet(_rows(first), made, names=tuple(sheets))


def with_sheet(
    rows: str, others: Mapping[str, str] | None = None, after: str = "", names: Sequence[str] = ("People",)
) -> bytes:
    """One sheet with these rows as XML, and `after` them more of it; `others`: further files inside, by name. `names`:
    of the sheets, of which `others` has the second and those that follow."""
    places = range(1, len(names) + 1)
    inside = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        + "".join(
            f'<Override PartName="/xl/worksheets/sheet{place}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
            for place in places
        )
        + "</Types>",
        "_rels/.rels": _relations("officeDocument", ["xl/workbook.xml"]),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}">'
        + "<sheets>"
        + "".join(f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(names, start=1))
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relations("worksheet", [f"worksheets/sheet{place}.xml" for place in places]),
        "xl/worksheets/sheet1.xml": _sheet(rows, after),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (inside | dict(others or {})).items():
            archive.writestr(name, content)
    return made.getvalue()


def _sheet(rows: str, after: str = "") -> str:
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def _relations(kind: str, targets: Sequence[str]) -> str:
    made = (
        f'<Relationship Id="r{number}" Type="{_LINKS}/{kind}" Target="{target}"/>'
        for number, target in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(made)}</Relationships>'


def bomb() -> bytes:
    """Less than a megabyte that unpacks to almost a gigabyte."""
    return with_sheet(
        f'<row r="1">{text_cell("A1", "Name")}</row>',
        {"xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}"><si><t>{"A" * 900_000_000}</t></si></sst>'},
    )


def far_apart() -> bytes:
    """A cell for every thousand rows and hundred columns, each in a row and a column of its own."""
    return with_sheet(
        "".join(
            f'<row r="{number * 1000}">{text_cell(f"{column_name(number * 100)}{number * 1000}", "Name")}</row>'
            for number in range(1, 161)
        )
    )
