"""Tables whose rows were quoted whole, as spreadsheets save what they opened in one column."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress

from app.domain.text.mail_addresses import looks_like_email, plain_address

_MOST = 0.8  # of the rows
_FEWEST = 2  # rows
_QUOTED_CELL = re.compile(r'(?:^|[,;|\t])"')
_NO_COMMAS = (";", "\t", "|")
_SEPARATORS = (",", *_NO_COMMAS)
_ENOUGH = 5  # rows in which no cell is quoted
_MOST_LINES = 60  # of one row
_ENOUGH_COMMAS = 3  # cells, as “Moreau, Lea” is one
_MARKS = {"'": "'", "“": "”", "„": "“", "”": "”", "«": "»", "‘": "’"}  # those that open, and what closes them


def unwrapped(text: str) -> str | None:
    """The table as it was; None of what is no such table. Most rows are one cell, with quotation marks inside in some,
    and of most as many cells come out as there are titles."""
    records = list(_records(text.removeprefix("\ufeff")))
    quoted = [inner for inner, is_quoted in records if is_quoted]
    if len(quoted) < max(_FEWEST, _MOST * (len(records) - 1)):
        return None
    whole = "".join(f"{inner}\n" for inner, _ in records)
    if any(map(_QUOTED_CELL.search, quoted)):
        return whole if any(_is_table(whole, separator, _MOST) for separator in _SEPARATORS) else None
    is_even = len(quoted) >= _ENOUGH and any(_is_table(whole, separator, 1) for separator in _NO_COMMAS)
    return whole if is_even else None


def unwrapped_people(text: str) -> str | None:
    """As `unwrapped`, for lists of people: their cells are short, so two rows tell, and any quotation marks do."""
    plain = _with_usual_marks(text)
    if (whole := unwrapped(plain)) is not None:
        return whole
    records = list(_records(plain.removeprefix("\ufeff")))
    quoted = [inner for inner, is_quoted in records if is_quoted]
    if len(quoted) < max(_FEWEST, len(records) - 1):  # one may be the titles
        return None
    whole = "".join(f"{inner}\n" for inner, _ in records)
    is_table = any(_is_table(whole, separator, 1) for separator in _NO_COMMAS)
    return whole if is_table or (_is_table(whole, ",", 1) and _are_cells(quoted)) else None


def _are_cells(lines: Sequence[str]) -> bool:
    """“Lea Moreau,lea@museum.example”; “Moreau, Lea” is a name."""
    parted = [line.split(",") for line in lines]
    are_written_to = all(any(looks_like_email(plain_address(cell)) for cell in cells) for cells in parted)
    return are_written_to or min(map(len, parted)) >= _ENOUGH_COMMAS


def _with_usual_marks(text: str) -> str:
    """Lines in single or typographic quotation marks, in plain double ones."""
    lines = text.splitlines()
    found = [_MARKS.get(line.lstrip()[:1]) for line in lines if line.strip()]
    if sum(map(bool, found)) < max(_FEWEST, len(found) - 1):
        return text
    return "\n".join(map(_with_usual_mark, lines))


def _with_usual_mark(line: str) -> str:
    plain = line.strip().rstrip(",;\t")
    closing = _MARKS.get(plain[:1])
    are_cells = closing is not None and re.search(rf"[{closing}”]\s*[,;|\t]\s*{plain[:1]}", plain)
    is_quoted = closing is not None and len(plain) > 1 and plain[-1] in (closing, "”") and not are_cells
    return '"' + plain[1:-1].replace("''", "'").replace('"', '""') + '"' if is_quoted else line


def may_be_quoted(start: str) -> bool:
    """Whether lines begin with quotation marks."""
    return any(start.startswith((mark, f"\ufeff{mark}")) or f"\n{mark}" in start for mark in ('"', *_MARKS))


def _records(text: str) -> Iterator[tuple[str, bool]]:
    """The only cell of each, or the line where it is more than that; and whether it was a cell."""
    lines = io.StringIO(text)
    for line in lines:
        whole = line
        for _ in range(_MOST_LINES if whole.startswith('"') else 0):
            if not whole.count('"') % 2:
                break
            whole += next(lines, "")
        plain = whole.strip().rstrip(",;\t")
        inner = plain[1:-1] if len(plain) > 1 and plain[0] == plain[-1] == '"' else ""
        is_quoted = bool(inner) and '"' not in inner.replace('""', "")
        if plain:
            yield (inner.replace('""', '"') if is_quoted else plain), is_quoted


def _is_table(text: str, separator: str, part: float) -> bool:
    with suppress(csv.Error):
        rows = [row for row in csv.reader(io.StringIO(text), delimiter=separator, strict=True) if row]
        width = len(rows[0])
        return width > 1 and sum(len(row) == width for row in rows) >= part * len(rows)
    return False
