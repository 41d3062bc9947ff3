"""What a page of the meeting shows, for whoever looks: one value that page, reply and live push are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions import cloud as cloud_actions
from app.actions import preparation
from app.actions.access import Facilitating, Participating, Person, Watching
from app.actions.cloud_state import CloudState
from app.actions.drafts import liker_key
from app.actions.people import HERE_FOR
from app.actions.services import Services
from app.actions.vision import answerer_key, statement
from app.domain.agenda import Phase, PhaseKind, phase_by_id
from app.domain.artifacts import Artifact
from app.domain.customers import CustomerProfile, profile
from app.domain.documents import Document, DocumentKind, drafting_document, is_writable
from app.domain.drafts import Draft, HeatSegment, LateDraft, Like, LikedPhrase, are_shown, heat_segments, liked_phrases
from app.domain.meeting import GRACE, Meeting
from app.domain.people import Participant
from app.domain.platform import Platform
from app.domain.preparation import StepStatus, gaps
from app.domain.vision import Check, CheckAnswer, QuestionResult, Vision, hints, people_done, results
from app.domain.workshops import Mode, Setting, Workshop
from app.storage import agenda, artifacts, customers, drafts, late_drafts, people, platform, rooms, vision

WITH_STATEMENT = (PhaseKind.WRITE, PhaseKind.CHECK, PhaseKind.NEXT_STEPS)
WITH_DRAFTS = (PhaseKind.COMPARE, PhaseKind.WRITE, PhaseKind.CHECK)


@dataclass(frozen=True)
class PersonHere:
    participant: Participant
    is_here: bool
    is_done: bool
    writing: str = ""  # in solo drafting: empty | writing | done; never how much, which could betray a draft


@dataclass(frozen=True)
class DraftShown:
    draft: Draft
    segments: tuple[HeatSegment, ...]
    phrases: tuple[LikedPhrase, ...]


@dataclass(frozen=True)
class CheckShown:
    """`results` only once they are revealed; `mine` are the reader's own answers by question."""

    check: Check
    is_current: bool
    done_count: int
    mine: dict[int, CheckAnswer]
    results: tuple[QuestionResult, ...] | None


@dataclass(frozen=True)
class MeetingView:
    surface: str  # console | seat | screen
    workshop: Workshop
    agenda: tuple[Phase, ...]
    phase: Phase
    running: Meeting
    now: datetime
    people: tuple[PersonHere, ...]
    collected_at: datetime | None
    vision: Vision | None
    me: Participant | None = None
    own_document: Document | None = None
    team_documents: tuple[Document, ...] = ()
    group_document: Document | None = None
    words_so_far: int = 0
    drafts: tuple[DraftShown, ...] = ()
    statement: str = ""
    hints: tuple[str, ...] = ()
    check: CheckShown | None = None
    cloud: CloudState | None = None
    artifacts: tuple[Artifact, ...] = ()
    profile: CustomerProfile | None = None
    platform: Platform | None = None  # only where it is shown
    late_drafts: tuple[LateDraft, ...] = ()  # for facilitators only
    gaps: tuple[StepStatus, ...] = ()  # preparation steps that are not done: for facilitators, in the lobby

    @property
    def number(self) -> int:
        """The phase's place on the agenda; the lobby is 0."""
        return self.agenda.index(self.phase)

    @property
    def is_collecting(self) -> bool:
        ends = self.running.grace_ends_at()
        return self.is_drafting and ends is not None and self.now >= ends

    @property
    def is_drafting(self) -> bool:
        return self.phase.kind is PhaseKind.DRAFT and self.collected_at is None

    @property
    def grace_seconds(self) -> int:
        return int(GRACE.total_seconds()) if self.is_drafting else 0

    @property
    def here_count(self) -> int:
        return sum(person.is_here for person in self.people)

    @property
    def done_count(self) -> int:
        return sum(person.is_done for person in self.people)

    @property
    def everyone_is_done(self) -> bool:
        here = [person for person in self.people if person.is_here]
        return bool(here) and all(person.is_done for person in here)

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
            "people": await _people_here(connection, workshop, phase, now),
            "collected_at": await rooms.collected_at(connection, workshop.id),
            "vision": await vision.latest_vision(connection, workshop.id),
        }
        documents = await rooms.of_workshop(connection, workshop.id)
        if phase.kind in WITH_DRAFTS:
            values["drafts"] = await _drafts_shown(services, connection, person)
            if isinstance(person, Facilitating):
                values["late_drafts"] = await late_drafts.of_workshop(connection, workshop.id)
        if _shows_platform(person, phase):
            values["platform"] = await platform.of_workshop(connection, workshop.id)
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
        extra |= {"statement": text, "hints": hints(text), "check": await _check_shown(services, person, text)}
    if shown.is_drafting and shown.workshop.mode is Mode.SOLO and isinstance(person, Facilitating):
        extra |= await _solo_progress(services, shown.people, documents)
    return shown.__class__(**vars(shown) | extra)


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


async def _people_here(
    connection: AsyncConnection, workshop: Workshop, phase: Phase, now: datetime
) -> tuple[PersonHere, ...]:
    here = await people.here(connection, workshop.id, now - HERE_FOR)
    done = await people.done(connection, phase.id)
    everyone = await people.of_workshop(connection, workshop.id)
    return tuple(PersonHere(entry, entry.id in here, entry.id in done) for entry in everyone)


def _own_rooms(person: Person, documents: Sequence[Document]) -> dict[str, object]:
    found: dict[str, object] = {
        "group_document": next(entry for entry in documents if entry.kind is DocumentKind.GROUP),
        "team_documents": tuple(entry for entry in documents if entry.kind is DocumentKind.TEAM),
    }
    if isinstance(person, Participating):
        found["me"] = person.participant
        found["own_document"] = drafting_document(documents, person.workshop.mode, person.participant)
    return found


async def _drafts_shown(services: Services, connection: AsyncConnection, person: Person) -> tuple[DraftShown, ...]:
    found = await drafts.of_workshop(connection, person.workshop.id)
    if not are_shown(person.workshop.mode, found):
        return ()
    likes: tuple[Like, ...] = await drafts.likes_of(connection, person.workshop.id)
    key = liker_key(services, person) if isinstance(person, Participating) else ""
    return tuple(DraftShown(draft, heat_segments(draft, likes), liked_phrases(draft, likes, key)) for draft in found)


async def _check_shown(services: Services, person: Person, current: str) -> CheckShown | None:
    async with services.database.reading() as connection:
        check = await vision.latest_check(connection, person.workshop.id)
        if check is None:
            return None
        answers = await vision.answers_of(connection, check.id)
    own = answerer_key(services, person, check.id) if isinstance(person, Participating) else ""
    mine = {answer.question: answer for answer in answers if answer.answerer_key == own}
    revealed = results(answers) if check.is_revealed else None
    return CheckShown(check, check.wording == current, people_done(answers), mine, revealed)


async def _solo_progress(
    services: Services, everyone: Sequence[PersonHere], documents: Sequence[Document]
) -> dict[str, object]:
    """Per person only whether they write; words only for all together: a length could betray whose draft it is."""
    texts = {
        document.participant_id: await services.hub.text(document.id)
        for document in documents
        if document.kind is DocumentKind.SOLO and is_writable(document, PhaseKind.DRAFT)
    }
    shown = [
        PersonHere(
            person.participant,
            person.is_here,
            person.is_done,
            "done" if person.is_done else "writing" if texts.get(person.participant.id, "").strip() else "empty",
        )
        for person in everyone
    ]
    return {"people": tuple(shown), "words_so_far": sum(len(text.split()) for text in texts.values())}
