"""What every surface of the meeting shows in every phase."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Facilitating, Participating, Person, Watching
from app.actions.documents.wordings import Panel
from app.actions.meeting.withheld import has_draft_here, has_released
from app.actions.people.people import HERE_FOR
from app.actions.seats.choose_again import may_leave
from app.actions.seats.seats import SeatHold, hold
from app.actions.services import Services
from app.domain.documents.documents import Document, DocumentKind, damaged, drafting_document
from app.domain.meeting.agenda import Phase, drafting_phase, phase_by_id
from app.domain.meeting.clock import GRACE, Meeting
from app.domain.meeting.drafts import Outcome
from app.domain.meeting.presence import Company, PersonHere, company, tells_who_is_here
from app.domain.meeting.vision import Vision
from app.domain.people.people import Participant
from app.domain.preparation.platform import Platform
from app.domain.seats.knocks import Knock
from app.domain.workshops.workshops import Workshop
from app.storage import agenda, knocks, people, platform, vision, workshop_documents


class Surface(StrEnum):
    CONSOLE = "console"
    SEAT = "seat"
    SCREEN = "screen"


@dataclass(frozen=True, kw_only=True)
class SeatPart:
    """For this participant alone.

    `is_tried`: a facilitator's browser opens somebody else's seat. `hold`: what is said of the other devices that hold
    it. `may_choose_again`: another name; the seat was opened by the code, and nothing is written yet.
    `draft_is_here`: whether their withheld draft opens on this device. `has_released`: they asked that it be shown.
    """

    me: Participant
    is_tried: bool
    hold: SeatHold
    may_choose_again: bool
    own_document: Document | None
    draft_is_here: bool
    has_released: bool


@dataclass(frozen=True, kw_only=True)
class ConsolePart:
    """For facilitators alone. `damaged`: documents that pages may show differently."""

    knocks: tuple[Knock, ...]
    damaged: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Frame:
    """`outcome`: how drafting ended, if it has. `platform`: only where it is shown.

    `documents`: of those that people write alone only the reader's, since each tells whether its writer has begun.
    `panels`: of the wordings under each editor, by document.
    """

    surface: Surface
    workshop: Workshop
    agenda: tuple[Phase, ...]
    phase: Phase
    running: Meeting
    now: datetime
    company: Company
    outcome: Outcome
    vision: Vision | None
    documents: tuple[Document, ...]
    platform: Platform | None
    seat: SeatPart | None = None
    console: ConsolePart | None = None
    panels: Mapping[str, Panel] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """The phase's place on the agenda; the lobby is 0."""
        return self.agenda.index(self.phase)

    @property
    def previous(self) -> Phase | None:
        return self.agenda[self.number - 1] if self.number else None

    @property
    def following(self) -> Phase | None:
        return self.agenda[self.number + 1] if self.number + 1 < len(self.agenda) else None

    @property
    def people(self) -> tuple[PersonHere, ...]:
        return self.company.people

    @property
    def group_document(self) -> Document:
        return next(entry for entry in self.documents if entry.kind is DocumentKind.GROUP)

    @property
    def is_drafting(self) -> bool:
        return self.phase.spec.drafts and self.outcome is Outcome.OPEN

    @property
    def is_ending(self) -> bool:
        """Whether the time to draft is up; first comes the grace, then the drafts are collected."""
        return self.is_drafting and self.running.is_over(self.now)

    @property
    def is_collecting(self) -> bool:
        return self.is_ending and not self.running.is_in_grace(self.now)

    @property
    def grace_seconds(self) -> int:
        return int(GRACE.total_seconds()) if self.is_drafting else 0

    @property
    def is_withheld(self) -> bool:
        """Whether drafting is over and each draft is still shown to its author alone."""
        return self.outcome is Outcome.WITHHELD

    @property
    def has_withheld_drafts(self) -> bool:
        """Whether the phase comes after drafting, and the drafts of it are withheld."""
        return self.is_withheld and self.number > self.agenda.index(self.drafting_phase)

    @property
    def drafting_phase(self) -> Phase:
        return drafting_phase(self.agenda)

    @property
    def tells_who_is_here(self) -> bool:
        return tells_who_is_here(self.phase.kind, self.workshop.mode)

    def team(self, name: str | None) -> tuple[PersonHere, ...]:
        return tuple(person for person in self.people if person.participant.team == name)


async def read_frame(services: Services, connection: AsyncConnection, person: Person) -> Frame:
    """All but the panels, which need the documents' live text."""
    workshop, now = person.workshop, services.now()
    phases = await agenda.phases_of(connection, workshop.id)
    running = await agenda.meeting_of(connection, workshop.id)
    phase = phase_by_id(phases, running.phase_id)
    documents = await workshop_documents.of_workshop(connection, workshop.id)
    return Frame(
        surface=_surface(person),
        workshop=workshop,
        agenda=phases,
        phase=phase,
        running=running,
        now=now,
        company=await _company(connection, person, phase, now),
        outcome=await workshop_documents.outcome(connection, workshop.id),
        vision=await vision.latest_vision(connection, workshop.id),
        documents=_without_others(person, documents),
        platform=await platform.of_workshop(connection, workshop.id) if _shows_platform(person, phase) else None,
        seat=await _seat(services, connection, person, documents) if isinstance(person, Participating) else None,
        console=await _console(connection, person, documents, now) if isinstance(person, Facilitating) else None,
    )


def _surface(person: Person) -> Surface:
    if isinstance(person, Facilitating):
        return Surface.CONSOLE
    return Surface.SEAT if isinstance(person, Participating) else Surface.SCREEN


async def _company(connection: AsyncConnection, person: Person, phase: Phase, now: datetime) -> Company:
    workshop, reader_id = person.workshop, person.participant.id if isinstance(person, Participating) else ""
    here = await people.here(connection, workshop.id, now - HERE_FOR)
    done = await people.done(connection, phase.id)
    everyone = await people.of_workshop(connection, workshop.id)
    return company(everyone, here, done, phase.kind, workshop.mode, reader_id)


def _without_others(person: Person, documents: Sequence[Document]) -> tuple[Document, ...]:
    """Without those that others write alone."""
    reader_id = person.participant.id if isinstance(person, Participating) else ""
    return tuple(one for one in documents if one.kind is not DocumentKind.SOLO or one.participant_id == reader_id)


def _shows_platform(person: Person, phase: Phase) -> bool:
    """How to get into the video call: on the console always, and for participants when they have to go somewhere."""
    if person.workshop.setting.is_in_person or isinstance(person, Watching):
        return False
    return isinstance(person, Facilitating) or phase.spec.shows_way_in


async def _seat(
    services: Services, connection: AsyncConnection, person: Participating, documents: Sequence[Document]
) -> SeatPart:
    return SeatPart(
        me=person.participant,
        is_tried=person.is_tried,
        hold=await hold(services, connection, person),
        may_choose_again=await may_leave(services, connection, person),
        own_document=drafting_document(documents, person.workshop.mode, person.participant),
        draft_is_here=await has_draft_here(connection, person),
        has_released=await has_released(services, connection, person),
    )


async def _console(
    connection: AsyncConnection, person: Facilitating, documents: Sequence[Document], now: datetime
) -> ConsolePart:
    return ConsolePart(
        knocks=await knocks.waiting(connection, person.workshop.id, now),
        damaged=damaged(documents, person.workshop.mode),
    )
