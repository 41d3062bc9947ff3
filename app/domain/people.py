"""Participants: who is in the room, and in which team."""

import csv
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.refusals import Invalid
from app.domain.workshops import one_line, required_line

ADVISED_LEAST, ADVISED_MOST = 7, 10  # method.md, part 1 step 3
COLOURS = 8
TEAMS = ("A", "B")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True)
class NewPerson:
    """A person as entered: only the name is needed."""

    name: str
    email: str = ""
    role: str = ""
    department: str = ""
    bio: str = ""


@dataclass(frozen=True)
class Participant:
    id: str
    name: str
    email: str
    role: str
    department: str
    team: str | None
    colour: int
    link_version: int
    bio: str = ""
    opened_at: datetime | None = None
    joined_at: datetime | None = None


def new_person(name: str, email: str = "", role: str = "", department: str = "") -> NewPerson:
    """Checked and tidied. Raises Invalid, naming what to mend."""
    tidy = required_line(name, "name", "a name", limit=100)
    address = one_line(email)
    if address and not _EMAIL.fullmatch(address):
        raise Invalid(f"“{address}” does not look like an e-mail address.", field="email")
    return NewPerson(tidy, address[:200], one_line(role)[:100], one_line(department)[:100])


def parse_lines(pasted: str) -> tuple[NewPerson, ...]:
    """One person a line: name, e-mail, role, department, with tabs, commas or semicolons between; a name is enough.

    A cell in quotes may hold the separator, as spreadsheets write it.
    """
    people = []
    for number, line in enumerate(pasted.splitlines(), start=1):
        if not line.strip():
            continue
        separator = next((mark for mark in ("\t", ";", ",") if mark in line), ",")
        try:
            cells = next(csv.reader([line.strip(" ")], delimiter=separator, skipinitialspace=True))
            people.append(new_person(*cells[:4]))
        except Invalid as refusal:
            raise Invalid(f"Line {number}: {refusal.what_happened}", "Nothing was added yet.", field="lines") from None
        except csv.Error:
            raise Invalid(f"Line {number} cannot be read.", "Nothing was added yet.", field="lines") from None
    if not people:
        raise Invalid("There is no name in what you pasted.", field="lines")
    return tuple(people)


def without_known(people: Sequence[NewPerson], known: Sequence[Participant]) -> tuple[NewPerson, ...]:
    """Leave out whoever is on the list already, by e-mail or, lacking that, by name; and doubles among the new."""
    seen = {key for person in known for key in _keys(person)}
    fresh = []
    for person in people:
        if (person.email or person.name).casefold() not in seen:
            fresh.append(person)
            seen |= _keys(person)
    return tuple(fresh)


def _keys(person: NewPerson | Participant) -> set[str]:
    return {person.email.casefold(), person.name.casefold()}


def advice_on_number(count: int) -> str:
    """What the method advises about this many people; empty when the number is good. Never a bar."""
    if count == 0:
        return "Invite 7 to 10 people from different departments. Closer to 7 works better in a virtual meeting."
    if count < ADVISED_LEAST:
        missing = ADVISED_LEAST - count
        return f"The method works best with 7 to 10 people: {missing} more would help. You can start with {count}."
    if count > ADVISED_MOST:
        return f"The method works best with 7 to 10 people, closer to 7. With {count}, expect to need more time."
    return ""


def assign_teams(people: Sequence[Participant], source: random.Random) -> tuple[Participant, ...]:
    """Give a team to everyone who has none, so that A and B differ by one at most if nobody was placed by hand."""
    sizes = {team: sum(person.team == team for person in people) for team in TEAMS}
    waiting = [person for person in people if person.team is None]
    source.shuffle(waiting)
    placed = {}
    for person in waiting:
        team = min(TEAMS, key=lambda name: sizes[name])
        sizes[team] += 1
        placed[person.id] = replace(person, team=team)
    return tuple(placed.get(person.id, person) for person in people)
