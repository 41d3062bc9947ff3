"""Rows of a list of people in which a blank shows that a cell goes on: “Lea Moreau,Head of Sales, DACH,lea@x.example”.

No blank follows the separators between the cells then, and one those within a cell.
"""

import re
from collections.abc import Sequence

from app.domain.people.headers import names_columns
from app.domain.text.mail_addresses import looks_like_email, plain_address

_SEPARATORS = (",", ";")
_MOST = 1_000  # lines
_FEWEST = 2


def with_cells_quoted(text: str) -> str:
    """As it is where blanks tell nothing, or other cells stand in quotation marks."""
    lines = text.splitlines()
    if '"' in text or len(lines) > _MOST:
        return text
    found = next((separator for separator in _SEPARATORS if _are_told([*filter(str.strip, lines)], separator)), None)
    return "\n".join(_quoted(line, found) for line in lines) if found else text


def _are_told(lines: Sequence[str], separator: str) -> bool:
    """All lines are as wide as the titles then, or have an address in the same cell; and one has no blanks at all."""
    cells = [_cells(line, separator) for line in lines]
    counted = [line.count(separator) + 1 for line in lines]
    width = len(cells[0]) if cells else 0
    if width < _FEWEST or any(len(row) != width for row in cells) or not min(counted) == width < max(counted):
        return False
    are_addressed = any(all(looks_like_email(plain_address(row[place])) for row in cells) for place in range(width))
    return (counted[0] == width and names_columns([cell.strip() for cell in cells[0]])) or are_addressed


def _cells(line: str, separator: str) -> list[str]:
    return re.split(rf"{separator}(?![ \t])", line.strip())


def _quoted(line: str, separator: str) -> str:
    return separator.join(f'"{cell}"' if separator in cell else cell for cell in _cells(line, separator))
