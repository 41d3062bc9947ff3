"""Spreadsheets as Excel 2002 and 2003 wrote them in XML, and as many programs still do, under the name .xls.

A document type, and so entities of one's own and anything from elsewhere, is refused: no such program writes one.
"""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from app.domain.errors import Invalid
from app.domain.tables.sheets import Sheet
from app.reading.grids import Budget, Grid
from app.reading.limits import SheetLimits

SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_STRETCH = 1_000_000  # characters: longer tokens are looked at once for each stretch
_WITHOUT_TIME, _WITHOUT_PARTS = re.compile(r"T00:00:00(?:\.0+)?$"), re.compile(r"\.0+$")
_ANY_DAY = ("1899-12-31T", "1900-01-00T", "1904-01-01T")  # stand before times of day


class _Refused(Exception):
    pass


def worksheets(text: str, limits: SheetLimits) -> tuple[Sheet, ...]:
    """Those with anything in them; none where the root is no workbook. Raises TooMuchError, and Invalid if damaged."""
    reader = _Reader(limits, Budget(limits.text))
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.add
    parser.StartDoctypeDeclHandler = reader.refuse
    parser.EntityDeclHandler = reader.refuse
    try:
        for start in range(0, len(text), _STRETCH):
            parser.Parse(text[start : start + _STRETCH], False)
        parser.Parse("", True)
    except _Refused:
        return ()
    except expat.ExpatError as damage:
        raise Invalid(
            f"This spreadsheet is damaged at line {damage.lineno}: it breaks off, or holds signs that XML forbids.",
            "Open it in your spreadsheet program, save it as .xlsx or CSV, and choose that.",
            field="list",
        ) from None
    return tuple(sheet for grid in reader.grids if (sheet := grid.sheet()))


@dataclass
class _Reader:
    limits: SheetLimits
    budget: Budget
    grids: list[Grid] = field(default_factory=list)
    _depth: int = 0
    _cell: dict[str, str] | None = None
    _type: str = ""
    _texts: list[str] | None = None  # of the data that is open
    _said: str = ""
    _is_comment: bool = False

    def refuse(self, *_: object) -> None:
        raise _Refused

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name, own = _name(tag), {_name(key): value for key, value in attributes.items()}
        self._depth += 1
        if self._depth == 1 and tag != f"{SPREADSHEET} Workbook":
            raise _Refused
        if name == "Worksheet":
            self.grids.append(Grid(self.limits, self.budget, own.get("Name", "")))
        elif name == "Row" and self.grids:
            self.grids[-1].begin_row(_number(own, "Index") or None)
        elif name == "Cell":
            self._cell, self._said, self._type = own, "", ""
        elif name == "Comment":
            self._is_comment = True
        elif name == "Data" and self._cell is not None and not self._is_comment:
            self._type, self._texts = own.get("Type", "String"), []

    def end(self, tag: str) -> None:
        name = _name(tag)
        self._depth -= 1
        if name == "Comment":
            self._is_comment = False
        elif name == "Data" and self._texts is not None:
            self._said, self._texts = _written("".join(self._texts), self._type), None
        elif name == "Cell" and self._cell is not None and self.grids:
            across, down = _number(self._cell, "MergeAcross") + 1, _number(self._cell, "MergeDown") + 1
            self.grids[-1].add(self._said, across=across, down=down, column=_number(self._cell, "Index") or None)
            self._cell = None
        elif name == "Row" and self.grids:
            self.grids[-1].end_row()

    def add(self, text: str) -> None:
        if self._texts is not None:
            self._texts.append(text)


def _name(tag: str) -> str:
    return tag.rpartition(" ")[2]


def _number(attributes: dict[str, str], name: str) -> int:
    """0 where there is none."""
    said = attributes.get(name, "").strip()
    return int(said) if said.isdecimal() and len(said) < 8 else 0


def _written(text: str, kind: str) -> str:
    """As a spreadsheet shows it."""
    if kind == "DateTime":
        day_alone = _WITHOUT_TIME.sub("", text)
        if day_alone != text:
            return day_alone
        plain = _WITHOUT_PARTS.sub("", text)
        return plain[len(_ANY_DAY[0]) :] if plain.startswith(_ANY_DAY) else plain.replace("T", " ", 1)
    if kind == "Boolean":
        return "TRUE" if text.strip() == "1" else "FALSE"
    return text
