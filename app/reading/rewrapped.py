"""Tables whose rows were quoted whole, as spreadsheets save what they opened in one column."""

import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress

_MOST = 0.8  # of the rows
_FEWEST = 2  # rows
_QUOTED_CELL = re.compile(r'(?:^|[,;|\t])"')
_NO_COMMAS = (";", "\t", "|")
_SEPARATORS = (",", *_NO_COMMAS)
_ENOUGH = 5  # rows in which no cell is quoted
_MOST_LINES = 60  # of one row


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
