"""Somebody who is not on the list knocks: they give a name, and a facilitator lets them in or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.errors import Invalid, NoPlace
from app.domain.people.people import NewPerson, Participant, is_same_person, new_person

KEPT_FOR = timedelta(minutes=15)
MOST_WAITING = 10  # at one workshop


@dataclass(frozen=True)
class Knock:
    """`id`: of the participant that it would become. `device`: recognises the browser at that seat alone."""

    id: str
    name: str
    device: str
    at: datetime


class NotLetIn(NoPlace):
    title = "You were not let in"

    def __init__(self) -> None:
        super().__init__(
            "Your facilitator said no, or did not answer within 15 minutes.",
            "Speak to them. Then type the join code and knock again.",
        )


def with_this_name(name: str, everyone: Sequence[Participant]) -> Participant | None:
    """Who of the list is called so; nobody where it is two."""
    found = [entry for entry in everyone if entry.name.casefold() == name.casefold()]
    return found[0] if len(found) == 1 else None


def knocking_person(name: str, everyone: Sequence[Participant]) -> NewPerson:
    """As a participant's name is checked. Raises Invalid, also for a name that is on the list."""
    person = new_person(name)
    if any(is_same_person(person, entry) for entry in everyone):
        raise Invalid(
            f"{person.name} is on the list: choose it there.",
            "Are you somebody else of this name? Add what tells you apart, such as your department.",
            field="name",
        )
    return person
