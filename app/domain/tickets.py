"""One-time links of the survey: each is good for one answer, and what it was used for is stored nowhere."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.refusals import Invalid
from app.domain.survey import FEWEST_TOLD
from app.domain.survey_progress import in_steps

MOST_TICKETS = 100_000  # in one list
RANDOM_BYTES = 16  # of a ticket: 128 bits (security.md)


@dataclass(frozen=True)
class TicketList:
    """Links that were made together. `unused`: how many were neither used nor withdrawn."""

    id: str
    size: int
    unused: int
    made_by: str
    made_at: datetime
    withdrawn_by: str | None = None
    withdrawn_at: datetime | None = None

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None


def checked_size(size: int) -> int:
    """Raises Invalid for a list that is empty or too long."""
    if not 1 <= size <= MOST_TICKETS:
        raise Invalid(f"A list has between 1 and {MOST_TICKETS:,} links.", field="size")
    return size


def used_in_words(size: int, used: int, *, is_open: bool) -> str:
    """“At least 75 of 120 links have been used”: in steps while answers come in, so that nobody can tell whose was."""
    of_all = f"of {size:,} {'link' if size == 1 else 'links'}"
    if not is_open:
        return f"{used:,} {of_all} used"
    reached = in_steps(used)
    if reached >= FEWEST_TOLD:
        return f"At least {reached:,} {of_all} used"
    return f"Fewer than {FEWEST_TOLD} {of_all} used" if reached else f"None {of_all} used yet"
