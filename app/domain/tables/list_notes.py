"""What is told of a list's rows beside its answers: what was left out, is damaged, or may have been broken off."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.domain.tables.cell_kinds import kind_of_cell
from app.domain.tables.sheets import SheetRow

DAMAGED = "\ufffd"
"""Stands where a program could not read a letter: which one it was is lost."""
_MOST_SAMPLES, _MOST_ROWS = 3, 20
_AROUND = 30  # characters


@dataclass(frozen=True)
class Sample:
    """`place`: of the cell's column, from 0, in the file."""

    row: int
    place: int
    text: str


@dataclass(frozen=True)
class ListNotes:
    """`left_out`: rows that count answers, and ends of pages. `damaged`: cells with signs in which letters were lost.
    `alone`: rows with words in one cell only, in a column that was left behind, as the tail of a broken text has."""

    left_out: tuple[Sample, ...] = ()
    left_out_count: int = 0
    damaged: tuple[Sample, ...] = ()
    damaged_count: int = 0
    alone: tuple[int, ...] = ()


NO_NOTES = ListNotes()


def notes_of(said: Mapping[str, Any]) -> ListNotes:
    """What `dataclasses.asdict` was given, after JSON."""
    left_out, damaged = ([Sample(**one) for one in said.get(name, ())] for name in ("left_out", "damaged"))
    counts = said.get("left_out_count", 0), said.get("damaged_count", 0)
    return ListNotes(tuple(left_out), counts[0], tuple(damaged), counts[1], tuple(said.get("alone", ())))


@dataclass
class Noting:
    """Gathers the notes while rows go by. `places`: of the kept columns, in the file. `typed`: of those that were left
    behind because they hold times, numbers or ids."""

    places: Sequence[int]
    typed: Collection[int] = ()
    left_out: list[SheetRow] = field(default_factory=list)
    _damaged: list[Sample] = field(default_factory=list)
    _count: int = 0
    _alone: list[int] = field(default_factory=list)

    def take(self, row: SheetRow, kept: SheetRow) -> None:
        for place, cell in zip(self.places, kept.cells, strict=True):
            if DAMAGED in cell:
                self._count += 1
                if len(self._damaged) < _MOST_SAMPLES:
                    self._damaged.append(Sample(row.number, place, _excerpt(cell)))
        if len(self._alone) < _MOST_ROWS and not any(kept.cells) and self._is_tail(row):
            self._alone.append(row.number)

    def notes(self) -> ListNotes:
        left_out = [Sample(row.number, 0, " · ".join(filter(None, row.cells))) for row in self.left_out[:_MOST_SAMPLES]]
        return ListNotes(tuple(left_out), len(self.left_out), tuple(self._damaged), self._count, tuple(self._alone))

    def _is_tail(self, row: SheetRow) -> bool:
        """Words alone where the other rows have a time or a number."""
        filled = [(place, cell) for place, cell in enumerate(row.cells) if cell]
        return len(filled) == 1 and filled[0][0] in self.typed and kind_of_cell(filled[0][1]) is None


def _excerpt(cell: str) -> str:
    at = cell.index(DAMAGED)
    start, end = max(0, at - _AROUND), at + _AROUND
    return ("…" if start else "") + cell[start:end].replace("\n", " ") + ("…" if end < len(cell) else "")
