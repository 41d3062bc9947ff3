"""Buy-in from senior leaders (docs/method.md, part 1 step 1)."""

from dataclasses import dataclass
from datetime import date

from app.domain.errors import Invalid
from app.domain.workshops.workshops import optional_line, optional_text

NAME_LIMIT = 100
NOTE_LIMIT = 1000


@dataclass(frozen=True)
class BuyIn:
    """Who sponsors the vision, and when they agreed."""

    sponsor: str = ""
    role: str = ""
    agreed_on: date | None = None
    note: str = ""


def checked_buy_in(sponsor: str, role: str, agreed_on: str, note: str) -> BuyIn:
    """As entered, tidied; every part may still be missing. Raises Invalid, naming the field to mend."""
    return BuyIn(
        sponsor=optional_line(sponsor, "sponsor", "the sponsor's name", limit=NAME_LIMIT),
        role=optional_line(role, "role", "the role", limit=NAME_LIMIT),
        agreed_on=_checked_day(agreed_on),
        note=optional_text(note, "note", "the note", limit=NOTE_LIMIT),
    )


def _checked_day(typed: str) -> date | None:
    """`2026-11-24`, as browsers send it."""
    if not typed.strip():
        return None
    try:
        return date.fromisoformat(typed.strip())
    except ValueError:
        raise Invalid("Please choose the day on which they agreed, or leave it empty.", field="agreed_on") from None
