"""In the works on a branch."""

from app.domain.sheets import Sheet
from app.reading.limits import SheetLimits


def sheets_of(text: str, limits: SheetLimits) -> tuple[Sheet, ...]:
    return ()
