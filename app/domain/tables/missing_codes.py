"""What survey programs write where somebody has not answered: -99 and -77, as Unipark and SPSS do."""

import re

from app.domain.tables.sheets import SheetRow

_CODE = re.compile(r"[-−](?:9|9[78]|([6-9])\1{1,3})(?:[.,]0+)?")


def without_missing_codes(row: SheetRow) -> SheetRow:
    """With nothing in place of such codes."""
    if not any(cell[:1] in ("-", "−") for cell in row.cells):
        return row
    return SheetRow(row.number, tuple("" if _CODE.fullmatch(cell) else cell for cell in row.cells))
