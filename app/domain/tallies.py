"""Rows that count the answers and are none: “Total: 5”, “Antworten (4):”."""

import re

from app.domain.sheets import SheetRow

_LONGEST = 60  # characters
_TOTALS = (
    r"(?:grand |sub)?total|sum|count|summe|gesamt(?:summe|zahl)?|anzahl|total general|totale|suma|soma|somme|"
    r"totaal|n|合计|合計"
)
_ANSWERS = (
    r"answers?|responses?|antworten|rückmeldungen|réponses?|respuestas?|respostas?|rispost[ae]|antwoorden|comments?|"
    r"kommentare|回答"
)
_TALLY = re.compile(
    rf"(?:{_TOTALS})(?: (?:{_ANSWERS}))?\s*[:：=]?\s*\d+|(?:{_ANSWERS})\s*(?:\(\d+\)\s*[:：]?|[:：=]\s*\d+)"
    rf"|\d+ (?:{_ANSWERS})(?: (?:in )?total)?",
    re.IGNORECASE,
)


def is_tally(row: SheetRow) -> bool:
    """Whether there is nothing else in the row."""
    filled = [cell for cell in row.cells if cell]
    if not 1 <= len(filled) <= 2 or sum(map(len, filled)) > _LONGEST:
        return False
    return _TALLY.fullmatch(" ".join(filled)) is not None


def is_count(row: SheetRow, above: int) -> bool:
    """A number alone, below as many answers. `above`: how many these are."""
    filled = [cell for cell in row.cells if cell]
    return above > 1 and filled == [str(above)]
