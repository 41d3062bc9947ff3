"""One-time links of the survey: each is good for one answer, and which answer came by it is stored nowhere."""

from dataclasses import dataclass
from datetime import datetime
from random import Random

from app.domain.errors import Invalid
from app.domain.links import encode_random
from app.domain.survey.progress import STEP

MOST_TICKETS = 100_000  # in one list
MOST_LISTS = 50  # of one survey
RANDOM_BYTES = 16  # of a ticket: 128 bits (docs/security.md)


@dataclass(frozen=True)
class TicketList:
    """Links that were made together. `unused`: how many have not been used; of a withdrawn list none works."""

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

    def in_words(self, *, is_open: bool) -> str:
        return used_in_words(self.size, self.size - self.unused, is_open=is_open)


def checked_size(size: int) -> int:
    """Raises Invalid for a list that is empty or too long."""
    if not 1 <= size <= MOST_TICKETS:
        raise Invalid(f"A list has between 1 and {MOST_TICKETS:,} links.", field="size")
    return size


def new_tickets(size: int, source: Random) -> list[str]:
    return [encode_random(source.randbytes(RANDOM_BYTES)) for _ in range(size)]


def used_in_words(size: int, used: int, *, is_open: bool) -> str:
    """“At least 80 of 120 links used”, once the survey is closed: a number that grew with each answer, or between two
    closings by one, would tell whose came.

    Of a very short list it is never told: the person who made it knows who has its links.
    """
    if is_open:
        return f"{size:,} {'link' if size == 1 else 'links'}; how many were used is told when the survey is closed"
    if size < STEP:
        return f"{size} {'link' if size == 1 else 'links'}; of so few it is not told how many were used"
    if used < STEP:
        return f"fewer than {STEP} of {size:,} links used"
    return f"at least {used - used % STEP:,} of {size:,} links used"
