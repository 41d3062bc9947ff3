"""Rows of a list, and how it was understood, as they travel and are kept: JSON, a line for each row."""

import json
from collections.abc import Mapping
from typing import Any

from app.domain.tables.sheets import EncodingGuess, FileKind, SheetAbout, SheetRow, Understood


def row_line(row: SheetRow) -> str:
    return json.dumps([row.number, *row.cells], ensure_ascii=False)


def row_of(line: str) -> SheetRow:
    """What `row_line` was given."""
    number, *cells = json.loads(line)
    return SheetRow(number, tuple(cells))


def understood_of(said: Mapping[str, Any]) -> Understood:
    """What `dataclasses.asdict` was given, after JSON."""
    return Understood(
        FileKind(said["kind"]),
        said["encoding"],
        said["is_sure"],
        tuple(EncodingGuess(guess["name"], tuple(guess["samples"])) for guess in said["encodings"]),
        said["separator"],
        tuple(SheetAbout(**about) for about in said["sheets"]),
        said["sheet"],
        tuple((seen, meant) for seen, meant in said.get("twice", ())),
        said.get("is_mended", False),
        tuple(said.get("wider", ())),
        tuple(said.get("columns", ())),
        said.get("keeps_totals", False),
        said.get("takes_anyway", False),
    )
