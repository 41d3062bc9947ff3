"""People who sign in: admins and facilitators."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.refusals import Invalid
from app.domain.workshops import one_line, required_line

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 200


class Role(StrEnum):
    ADMIN = "admin"
    FACILITATOR = "facilitator"


@dataclass(frozen=True)
class Account:
    id: str
    name: str
    role: Role
    is_active: bool  # has chosen a password and was not ended
    invitation_version: int
    is_ended: bool = False

    @property
    def is_admin(self) -> bool:
        return self.role is Role.ADMIN


def checked_name(name: str) -> str:
    return required_line(name, "name", "your name", limit=60)


def name_key(name: str) -> str:
    """Under which a name is found again: “Maria” and “maria” are one."""
    return one_line(name).casefold()


def checked_password(password: str) -> str:
    if len(password) < SHORTEST_PASSWORD:
        raise Invalid(f"Please choose a password of at least {SHORTEST_PASSWORD} characters.", field="password")
    if len(password) > LONGEST_PASSWORD:
        raise Invalid(f"Please keep the password under {LONGEST_PASSWORD} characters.", field="password")
    return password
