"""Tables whose cells may span several rows and columns, as web pages and XML spreadsheets write them, made into rows.

The text of a cell stands in each place that it spans. Whatever a file says about spans, no row is wider than the limits
allow, and what the text comes to in all counts against them.
"""

from dataclasses import dataclass, field

from app.domain.tables.sheets import Sheet, SheetRow
from app.reading.cells import cut, plain
from app.reading.kinds import too_wide
from app.reading.letters import once
from app.reading.limits import SheetLimits, TooMuchError

_SPANNED = 16  # characters that a place costs which a cell spans: a few bytes of a file can fill millions of them


@dataclass
class Budget:
    """How many characters a file's tables may still hold."""

    left: int

    def take(self, count: int) -> None:
        """Raises TooMuchError."""
        self.left -= count
        if self.left < 0:
            raise TooMuchError


@dataclass
class Grid:
    """One table, filled from the top to the bottom. `name`: empty where the file gives none."""

    limits: SheetLimits
    budget: Budget
    name: str = ""
    _rows: list[SheetRow] = field(default_factory=list)
    _number: int = 0
    _cells: dict[int, str] = field(default_factory=dict)
    _hanging: dict[int, tuple[int, str]] = field(default_factory=dict)  # column -> rows still to fill, and with what
    _next: int = 0

    def begin_row(self, number: int | None = None) -> None:
        """`number`: from 1, where the file names it; never one that has been."""
        self.budget.take(_SPANNED * len(self._hanging))
        skipped = max(0, (number or 0) - self._number - 1)
        self._number += skipped + 1
        self._cells, self._next = {}, 0
        for column, (rows, text) in list(self._hanging.items()):
            if rows <= skipped:
                del self._hanging[column]
                continue
            self._cells[column] = text
            self._hanging[column] = (rows - skipped - 1, text)
            if rows == skipped + 1:
                del self._hanging[column]

    def add(self, text: str, *, across: int = 1, down: int = 1, column: int | None = None) -> None:
        """A cell. `column`: from 1, where the file names it; otherwise the next free one. `across`, `down`: how many
        columns and rows it spans."""
        at = self._next if column is None else column - 1
        while column is None and at in self._cells:
            at += 1
        end = min(at + max(1, across), self.limits.columns)
        self.budget.take(_SPANNED * max(0, end - at - 1))
        said = cut(plain(once(text) if self.limits.is_mended else text).strip(), self.limits.characters)
        if said and at >= self.limits.columns:
            raise too_wide(self._number, at + 1, self.limits)
        for place in range(max(0, at), end):
            self._cells[place] = said
            if down > 1:
                self._hanging[place] = (down - 1, said)
        self._next = max(at + max(1, across), 0)

    def end_row(self) -> None:
        filled = [column for column, text in self._cells.items() if text]
        if not filled:
            return
        cells = tuple(self._cells.get(column, "") for column in range(max(filled) + 1))
        self.budget.take(sum(map(len, cells)))
        if self._rows and self._rows[-1].cells == cells:
            cells = self._rows[-1].cells  # a cell that spans thousands of rows is held once
        self._rows.append(SheetRow(self._number, cells))

    def sheet(self) -> Sheet | None:
        """None of a table without anything in it."""
        rows = self._rows
        return Sheet(self.name, lambda: iter(rows)) if rows else None
