"""People who sign in: admins and facilitators."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.workshops import one_line, required_line


class Role(StrEnum):
    ADMIN = "admin"
    FACILITATOR = "facilitator"


RESET_LINK_LASTS = timedelta(hours=24)


@dataclass(frozen=True)
class Account:
    """`link_until`: until when its one-time link works; None for an invitation, which has no end."""

    id: str
    name: str
    role: Role
    is_active: bool  # has chosen a password and was not ended
    invitation_version: int
    is_ended: bool = False
    link_until: datetime | None = None

    def has_link_at(self, now: datetime) -> bool:
        """Whether a one-time link of its present version works."""
        return self.link_until is None or now < self.link_until

    @property
    def is_admin(self) -> bool:
        return self.role is Role.ADMIN


@dataclass(frozen=True)
class Session:
    """Where an account is signed in. `device`: such as “Firefox on Linux”, "" where it is not known.

    `used_at` is right to an hour; None for a session that has not been used since it began.
    """

    token_hash: str
    device: str
    began_at: datetime
    used_at: datetime | None

    @property
    def key(self) -> str:
        """What a page calls it: enough to end it, and useless for anything else."""
        return self.token_hash[:16]


def checked_name(name: str) -> str:
    return required_line(name, "name", "your name", limit=60)


def name_key(name: str) -> str:
    """Under which a name is found again: “Maria” and “maria” are one."""
    return one_line(name).casefold()
