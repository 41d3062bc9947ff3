"""The handout: everything to look at during the meeting, for paper or a second screen (docs/method.md, part 1 step 8).

The four sections and the bios, in the method's order. One value for everybody, or one person's own copy, which holds
that person's links and nobody else's.
"""

import hashlib
from dataclasses import asdict, dataclass
from datetime import datetime

from app.domain.cloud.cloud import CloudEntry
from app.domain.cloud.shown import check_shown
from app.domain.meeting.vision import CHECK_QUESTIONS
from app.domain.people.people import Participant
from app.domain.preparation.artifacts import Artifact
from app.domain.preparation.customers import CustomerProfile
from app.domain.workshops.workshops import Mode


@dataclass(frozen=True, slots=True)
class HandoutCloud:
    """What the survey gave."""

    question: str
    answer_count: int
    """Also given when there were too few to show anything."""
    entries: tuple[CloudEntry, ...]
    """The most frequent word first; empty if there is no cloud to show."""
    closed_at: datetime | None
    """When the survey was closed last, in the workshop's time zone; None while it is open, or if it never was."""
    keeps_back: bool = False
    """Whether that closing left answers that nobody sees yet."""

    def __post_init__(self) -> None:
        check_shown(self.entries, self.answer_count)


@dataclass(frozen=True, slots=True)
class HandoutLink:
    """A document and where it opens. `room`: the team's own video room, or empty."""

    label: str
    address: str
    room: str = ""


@dataclass(frozen=True, slots=True)
class HandoutPerson:
    name: str
    role: str
    department: str
    bio: str


@dataclass(frozen=True, slots=True)
class OwnCopy:
    """What stands on one person's copy only. `document`: their own document or their team's; None if they have none."""

    name: str
    personal_link: str
    document: HandoutLink | None


@dataclass(frozen=True, kw_only=True)
class HandoutContent:
    """What everybody's copy says."""

    organisation: str
    title: str
    starts_at: datetime
    """In the workshop's time zone."""
    time_zone: str
    mode: Mode
    is_in_person: bool
    place: str
    video_link: str
    passcode: str
    dial_in: str
    cloud: HandoutCloud
    artifacts: tuple[Artifact, ...]
    customers: CustomerProfile
    documents: tuple[HandoutLink, ...]
    drafts_are_collected: bool
    """Then the solo documents are gone."""
    join_code: str
    """As it is read aloud."""
    join_address: str
    people: tuple[HandoutPerson, ...]
    questions: tuple[str, ...] = CHECK_QUESTIONS

    @property
    def digest(self) -> str:
        """The same exactly as long as the content is."""
        return hashlib.sha256(repr(asdict(self)).encode()).hexdigest()


@dataclass(frozen=True)
class Handout:
    """`made_at`: when the content last changed, in the workshop's time zone. `own`: None on the sample that holds no
    personal link."""

    content: HandoutContent
    made_at: datetime
    own: OwnCopy | None = None


def people_of(participants: tuple[Participant, ...]) -> tuple[HandoutPerson, ...]:
    return tuple(HandoutPerson(entry.name, entry.role, entry.department, entry.bio) for entry in participants)
