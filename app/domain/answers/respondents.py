"""Rows of one respondent in a list: told by an id, or by a mail address, which are compared and forgotten."""

from collections.abc import Mapping, Sequence

from app.domain.tables.cell_kinds import Kind

_MOSTLY_OWN = 0.5  # of the ids: a number that many share, as a collector's, is no respondent's
_ENOUGH = 3  # rows


def column_of_respondents(columns: Sequence[tuple[Kind | None, Sequence[str]]]) -> int | None:
    """The place of the column that tells them apart. `columns`: kind, and a cell for each row."""
    ids = [place for place, (kind, cells) in enumerate(columns) if kind is Kind.ID and _are_own(cells)]
    addresses = [
        place for place, (kind, cells) in enumerate(columns) if kind is Kind.PERSON and _are_own(_addresses(cells))
    ]
    return max(ids or addresses, key=lambda place: len({*columns[place][1]} - {""}), default=None)


def repeated_respondents(numbers: Sequence[int], cells: Sequence[str]) -> Mapping[int, int]:
    """Row -> the first row of the same respondent. `cells`: of that column, in the order of `numbers`."""
    addresses = _addresses(cells)
    return _repeated(numbers, addresses if any(addresses) else cells)


def _addresses(cells: Sequence[str]) -> list[str]:
    return [cell.casefold() if "@" in cell else "" for cell in cells]


def _are_own(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return len(filled) >= _ENOUGH and len(set(filled)) > _MOSTLY_OWN * len(filled)


def _repeated(numbers: Sequence[int], cells: Sequence[str]) -> Mapping[int, int]:
    first: dict[str, int] = {}
    found: dict[int, int] = {}
    for number, cell in zip(numbers, cells, strict=True):
        if cell and first.setdefault(cell, number) != number:
            found[number] = first[cell]
    return found


class Repeated:
    """Tells row by row whether its respondent stands above. In a column of addresses what is none says nothing."""

    def __init__(self) -> None:
        self._first: dict[int, int] = {}
        self._has_addresses = False

    def above(self, number: int, cell: str) -> int | None:
        """The first row of the same respondent; None where this is it."""
        is_address = "@" in cell
        self._has_addresses = self._has_addresses or is_address
        if not cell or (self._has_addresses and not is_address):
            return None
        first = self._first.setdefault(hash(cell.casefold() if is_address else cell), number)
        return first if first != number else None
