"""Participants: who is in the room, and in which team."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.errors import Invalid
from app.domain.people.mailbox import is_mailbox
from app.domain.text.mail_addresses import address_key, looks_like_email, plain_address
from app.domain.text.spelling import person_key, visible
from app.domain.workshops.workshops import Setting, optional_line, required_line

MOST_PEOPLE = 200  # on one list
ADVISED_LEAST, ADVISED_MOST = 7, 10  # docs/method.md, part 1 step 3
NAME_LIMIT, EMAIL_LIMIT, LINE_LIMIT, BIO_LIMIT = 100, 200, 100, 300  # characters
COLOURS = 8
TEAMS = ("A", "B")


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


def new_person(name: str, email: str = "", role: str = "", department: str = "", bio: str = "") -> NewPerson:
    """Checked and tidied. Raises Invalid, naming what to mend."""
    tidy = required_line(visible(name), "name", "a name", limit=NAME_LIMIT)
    address = plain_address(optional_line(email, "email", "the e-mail address", limit=EMAIL_LIMIT))
    if address and not (looks_like_email(address) and is_mailbox(address)):
        raise Invalid(f"“{address}” does not look like an e-mail address.", field="email")
    return NewPerson(
        tidy,
        address,
        optional_line(role, "role", "the role", limit=LINE_LIMIT),
        optional_line(department, "department", "the department", limit=LINE_LIMIT),
        optional_line(bio, "bio", "the bio", limit=BIO_LIMIT),
    )


def is_same_person(one: NewPerson | Participant, other: NewPerson | Participant) -> bool:
    """By e-mail; by name where one of them has none. Capitals make no difference, nor in which signs a letter, a dash
    or an apostrophe is written."""
    if one.email and other.email:
        return address_key(one.email) == address_key(other.email)
    return person_key(one.name) == person_key(other.name)


def advice_on_number(count: int, setting: Setting) -> str:
    """What the method advises about this many people; empty when the number is good. Never a bar."""
    if count == 0:
        invite = "Invite 7 to 10 people from different departments."
        return f"{invite} Closer to 7 works better in a virtual meeting." if not setting.is_in_person else invite
    if count < ADVISED_LEAST:
        missing = ADVISED_LEAST - count
        return f"The method works best with 7 to 10 people: {missing} more would help. You can start with {count}."
    if count > ADVISED_MOST:
        closer = ", closer to 7" if not setting.is_in_person else ""
        return f"The method works best with 7 to 10 people{closer}. With {count}, expect to need more time."
    return ""


def assign_teams(people: Sequence[Participant], source: random.Random) -> tuple[Participant, ...]:
    """Give a team to everyone who has none: by lot, each department in both teams, and A and B differ by one at most if
    nobody was placed by hand."""
    sizes = Counter(person.team for person in people)
    of_department = Counter((person.team, person.department.casefold()) for person in people if person.department)
    waiting = [person for person in people if person.team is None]
    source.shuffle(waiting)
    placed = {}
    for person in sorted(waiting, key=lambda one: (not one.department, one.department.casefold())):
        department = person.department.casefold()
        team = min(TEAMS, key=lambda name: (sizes[name], of_department[name, department]))
        sizes[team] += 1
        of_department[team, department] += bool(department)
        placed[person.id] = replace(person, team=team)
    return tuple(placed.get(person.id, person) for person in people)


def require_space(listed: int, new: int) -> None:
    """Raises Invalid where so many more do not fit on a list on which so many are."""
    left = max(0, MOST_PEOPLE - listed)
    if new <= left:
        return
    if left == 0:
        raise Invalid(
            f"{listed} people are on the list, which takes {MOST_PEOPLE}: nobody was added.",
            "Take off whom you do not invite, and try again.",
        )
    raise Invalid(
        f"{left} more {'fits' if left == 1 else 'fit'} on the list, which takes {MOST_PEOPLE}, and these are {new}. "
        "Nobody was added.",
        f"Untick {new - left} of them, or take people off the list, and try again.",
    )
