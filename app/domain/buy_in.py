"""Buy-in from senior leaders (method.md, part 1 step 1)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class BuyIn:
    """Who sponsors the vision, and when they agreed."""

    sponsor: str = ""
    role: str = ""
    agreed_on: date | None = None
    note: str = ""
