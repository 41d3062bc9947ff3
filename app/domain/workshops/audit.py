"""What a facilitator or an admin did, and when: who looks after a workshop can be told how it came to be as it is."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class AuditLine:
    """`what`: after the person's name, as in “Maria Lind closed the survey”; never anything that somebody wrote.

    `workshop_id`: None where it was done to an account, or to nothing that a workshop holds.
    """

    at: datetime
    account_id: str
    name: str
    what: str
    workshop_id: str | None = None
