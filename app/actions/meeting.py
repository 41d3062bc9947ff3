"""What a page of the meeting shows, for each reader: one value that page, reply and live push are made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions import cloud as cloud_actions
from app.actions import preparation, wordings
from app.actions.access import Facilitating, Participating, Person, Watching
from app.actions.choose_again import may_leave
from app.actions.drafts import DraftShown, drafts_shown
from app.actions.people import HERE_FOR
from app.actions.seats import QUIET, SeatHold, hold
from app.actions.services import Services
from app.actions.vision import CheckShown, checked, statement
from app.actions.withheld import has_draft_here, has_released
from app.actions.wordings import Panel
from app.counting.state import CloudState
from app.domain.agenda import Phase, PhaseKind, phase_by_id
from app.domain.artifacts import Artifact
from app.domain.customers import CustomerProfile, profile
from app.domain.documents import Document, DocumentKind, damaged, drafting_document
from app.domain.drafts import (
    FEWEST_SOLO_DRAFTS,
    Draft,
    LateDraft,
    LikedPhrase,
    Outcome,
)
from app.domain.join_codes import opens_at
from app.domain.knocks import Knock
from app.domain.meeting import GRACE, Meeting
from app.domain.people import Participant
from app.domain.platform import Platform
from app.domain.preparation import StepStatus, gaps
from app.domain.presence import PersonHere, company, is_writing_alone, tells_who_is_here
from app.domain.solo_progress import Progress
from app.domain.vision import (
    Vision,
    hints,
    is_of_few,
)
from app.domain.workshops import Mode, Setting, Workshop
from app.storage import (
    agenda,
    artifacts,
    customers,
    knocks,
    late_drafts,
    people,
    platform,
    rooms,
    solo_progress,
    vision,
)

WITH_STATEMENT = (PhaseKind.WRITE, PhaseKind.CHECK, PhaseKind.NEXT_STEPS)
WITH_DRAFTS = (PhaseKind.COMPARE, PhaseKind.WRITE, PhaseKind.CHECK)


@dataclass(frozen=True)
class MeetingView:
    surface: str  # console | seat | screen
    workshop: Workshop
    agenda: tuple[Phase, ...]
    phase: Phase
    running: Meeting
    now: datetime
    people: tuple[PersonHere, ...]
    here_count: int
    came_count: int
    outcome: Outcome
    vision: Vision | None
    me: Participant | None = None
    is_tried: bool = False  # a facilitator's browser opens somebody else's seat
    hold: SeatHold = QUIET  # what a seat says of the other devices that hold it
    may_choose_again: bool = False  # another name: the seat was opened by the code, and nothing is written yet
    own_document: Document | None = None
    draft_is_here: bool = True  # whether the reader's withheld draft opens on this device
    has_released: bool = False  # the reader has asked that their withheld draft be shown; on no other's page
    team_documents: tuple[Document, ...] = ()
    group_document: Document | None = None
    progress: Progress | None = None  # of those who write alone, at the last look: all that is told of them
    drafts: tuple[DraftShown, ...] = ()
    statement: str = ""
    hints: tuple[str, ...] = ()
    check: CheckShown | None = None
    doubt: str = ""  # what a facilitator is told before adopting the statement as it stands
    cloud: CloudState | None = None
    artifacts: tuple[Artifact, ...] = ()
    profile: CustomerProfile | None = None
    platform: Platform | None = None  # only where it is shown
    late_drafts: tuple[LateDraft, ...] = ()  # for facilitators only
    knocks: tuple[Knock, ...] = ()  # as well
    panels: Mapping[str, Panel] = field(default_factory=dict)  # of the wordings under each editor, by document
    gaps: tuple[StepStatus, ...] = ()  # preparation steps that are not done: for facilitators, in the lobby
    damaged: tuple[str, ...] = ()  # documents that pages may show differently: for facilitators
    texts: tuple[str, ...] = ()  # the documents whose text this page is made of, beside its editors

    @property
    def number(self) -> int:
        """The phase's place on the agenda; the lobby is 0."""
        return self.agenda.index(self.phase)

    @property
    def code_opens_at(self) -> datetime | None:
        """When the join code begins to work by itself; None once it does."""
        opens = opens_at(self.workshop.starts_at)
        return opens if self.running.started_at is None and self.now < opens else None

    @property
    def is_collecting(self) -> bool:
        ends = self.running.grace_ends_at()
        return self.is_drafting and ends is not None and self.now >= ends

    @property
    def is_drafting(self) -> bool:
        return self.phase.kind is PhaseKind.DRAFT and self.outcome is Outcome.OPEN

    @property
    def is_withheld(self) -> bool:
        """Whether drafting is over and each draft is still shown to its author alone."""
        return self.outcome is Outcome.WITHHELD

    @property
    def is_after_draft(self) -> bool:
        return self.number > next(place for place, phase in enumerate(self.agenda) if phase.kind is PhaseKind.DRAFT)

    @property
    def has_few_people(self) -> bool:
        """Whether there cannot be enough drafts to show any when everyone writes alone."""
        return self.workshop.mode is Mode.SOLO and len(self.people) < FEWEST_SOLO_DRAFTS

    @property
    def is_writing_alone(self) -> bool:
        return self.is_drafting and is_writing_alone(self.phase.kind, self.workshop.mode)

    @property
    def asked_count(self) -> int:
        """How many are asked the three questions: who has come, also those who were taken off the list since."""
        if self.check is None:
            return self.came_count
        return max(self.came_count + self.check.check.gone, self.check.done_count)

    @property
    def is_check_of_few(self) -> bool:
        """Whether so few are asked the three questions, or would be now, that everyone can tell who says what."""
        if self.check and self.check.is_current:
            return self.check.check.of_few and is_of_few(self.asked_count)
        return is_of_few(self.came_count)

    @property
    def may_be_too_few(self) -> bool:
        """Whether ending a solo drafting phase now may show nothing, as far as the last look tells."""
        return self.is_writing_alone and (self.progress is None or self.progress.begun < FEWEST_SOLO_DRAFTS)

    @property
    def grace_seconds(self) -> int:
        return int(GRACE.total_seconds()) if self.is_drafting else 0

    @property
    def tells_who_is_here(self) -> bool:
        return tells_who_is_here(self.phase.kind, self.workshop.mode)

    @property
    def done_count(self) -> int:
        """Of teams; of people who write alone `progress` tells what may be told."""
        return sum(bool(person.is_done) for person in self.people)

    @property
    def everyone_is_done(self) -> bool:
        if self.workshop.mode is Mode.SOLO:
            return self.progress is not None and self.progress.all_done
        here = [person for person in self.people if person.is_here]
        return bool(here) and all(person.is_done for person in here)

    @property
    def likes_are_open(self) -> bool:
        """Whether people can still like something, and take it back."""
        return any(not shown.draft.is_settled for shown in self.drafts)

    @property
    def liked(self) -> tuple[tuple[Draft, LikedPhrase], ...]:
        """All liked phrases with their drafts, the most liked first."""
        found = [(shown.draft, phrase) for shown in self.drafts for phrase in shown.phrases]
        return tuple(sorted(found, key=lambda pair: -pair[1].count))

    def team(self, name: str) -> tuple[PersonHere, ...]:
        return tuple(person for person in self.people if person.participant.team == name)


async def view(services: Services, person: Person) -> MeetingView:
    """Everything that this person's page shows now."""
    workshop, now = person.workshop, services.now()
    async with services.database.reading() as connection:
        entries = await agenda.phases_of(connection, workshop.id)
        running = await agenda.meeting_of(connection, workshop.id)
        phase = phase_by_id(entries, running.phase_id)
        values: dict[str, object] = {
            **await _people_here(connection, person, phase, now),
            "outcome": await rooms.outcome(connection, workshop.id),
            "vision": await vision.latest_vision(connection, workshop.id),
        }
        documents = await rooms.of_workshop(connection, workshop.id)
        if phase.kind in WITH_DRAFTS:
            values["drafts"] = await drafts_shown(services, connection, person)
            if isinstance(person, Facilitating):
                values["late_drafts"] = await late_drafts.of_workshop(connection, workshop.id)
        if _shows_platform(person, phase):
            values["platform"] = await platform.of_workshop(connection, workshop.id)
        if isinstance(person, Facilitating):
            values["knocks"] = await knocks.waiting(connection, workshop.id, now)
        if isinstance(person, Participating):
            values["hold"] = await hold(services, connection, person)
            values["may_choose_again"] = await may_leave(services, connection, person)
            values["has_released"] = await has_released(services, connection, person)
            values["draft_is_here"] = await has_draft_here(connection, person)
            values["is_tried"] = person.is_tried
        values |= await _prepared(connection, workshop, phase)
    values |= _own_rooms(person, documents)
    shown = MeetingView(_surface(person), workshop, entries, phase, running, now, **values)  # type: ignore[arg-type]
    return await _with_contents(services, person, shown, documents)


async def _with_contents(
    services: Services, person: Person, shown: MeetingView, documents: Sequence[Document]
) -> MeetingView:
    """Add what only some phases show."""
    extra: dict[str, object] = {}
    if shown.phase.kind is PhaseKind.PEOPLE_SAID:
        extra["cloud"] = await cloud_actions.current(services, shown.workshop, patience=cloud_actions.PAGE_PATIENCE)
    if shown.phase.kind is PhaseKind.LOBBY and isinstance(person, Facilitating):
        extra["gaps"] = gaps(await preparation.board(services, person))
    if shown.phase.kind in WITH_STATEMENT:
        text = (await statement(services, shown.workshop.id)).text
        extra |= {"statement": text, "hints": hints(text)} | await checked(services, person, text)
        extra["texts"] = _statements(person, shown)
    shown = shown.__class__(**vars(shown) | extra)
    panels = await wordings.panels(services, person, documents, shown.phase.kind, shown.outcome)
    offered = [document_id for document_id, panel in panels.items() if panel.offer]  # until they are written in anew
    return replace(shown, panels=panels, texts=(*shown.texts, *offered))


def _statements(person: Person, shown: MeetingView) -> tuple[str, ...]:
    """The Group document. While it is written only the console shows more of it than its editor does: the hints."""
    if shown.group_document is None or (shown.phase.kind is PhaseKind.WRITE and not isinstance(person, Facilitating)):
        return ()
    return (shown.group_document.id,)


def _shows_platform(person: Person, phase: Phase) -> bool:
    """How to get into the video call: on the console always, and for participants when they have to go somewhere."""
    if person.workshop.setting is Setting.IN_PERSON or isinstance(person, Watching):
        return False
    return isinstance(person, Facilitating) or phase.kind in (PhaseKind.LOBBY, PhaseKind.DRAFT)


def _surface(person: Person) -> str:
    if isinstance(person, Facilitating):
        return "console"
    return "seat" if isinstance(person, Participating) else "screen"


async def _prepared(connection: AsyncConnection, workshop: Workshop, phase: Phase) -> dict[str, object]:
    """What was prepared for this phase: the cultural artifacts, the customer profile."""
    if phase.kind is PhaseKind.PEOPLE_SAID:
        return {"artifacts": await artifacts.of_workshop(connection, workshop.id)}
    if phase.kind is PhaseKind.CUSTOMER:
        listed = await customers.of_workshop(connection, workshop.id)
        return {"profile": profile(listed, await customers.primary_of(connection, workshop.id))}
    return {}


async def _people_here(connection: AsyncConnection, person: Person, phase: Phase, now: datetime) -> dict[str, object]:
    workshop, reader_id = person.workshop, person.participant.id if isinstance(person, Participating) else ""
    here = await people.here(connection, workshop.id, now - HERE_FOR)
    done = await people.done(connection, phase.id)
    everyone = await people.of_workshop(connection, workshop.id)
    found: dict[str, object] = dict(vars(company(everyone, here, done, phase.kind, workshop.mode, reader_id)))
    if is_writing_alone(phase.kind, workshop.mode):
        found["progress"] = await solo_progress.last_look(connection, workshop.id)
    return found


def _own_rooms(person: Person, documents: Sequence[Document]) -> dict[str, object]:
    found: dict[str, object] = {
        "group_document": next(entry for entry in documents if entry.kind is DocumentKind.GROUP),
        "team_documents": tuple(entry for entry in documents if entry.kind is DocumentKind.TEAM),
    }
    if isinstance(person, Participating):
        found["me"] = person.participant
        found["own_document"] = drafting_document(documents, person.workshop.mode, person.participant)
    if isinstance(person, Facilitating):
        found["damaged"] = damaged(documents, person.workshop.mode)
    return found
