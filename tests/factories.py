"""Makes what a story begins with: values for the domain's tests, and a furnished house for the actions' tests.

Accounts made here get no real password, since hashing one is slow on purpose;
tests/actions/accounts/test_accounts.py uses real ones.
"""

import asyncio
import socket
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta

from pycrdt import Doc, Text

from app.actions import access
from app.actions.access import Facilitating, Participating
from app.actions.accounts.accounts import new_session_token
from app.actions.meeting import agenda, drafts
from app.actions.people import people
from app.actions.services import Services
from app.actions.survey import survey
from app.actions.workshops import workshops
from app.domain.accounts import Account, Role
from app.domain.documents.documents import Document, DocumentKind
from app.domain.links import digest
from app.domain.meeting.agenda import AgendaEdit, Phase, phase_by_id
from app.domain.meeting.clock import GRACE, Meeting
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.people.people import Participant, new_person
from app.domain.workshops.revisions import revision_of
from app.domain.workshops.workshops import Mode, Workshop
from app.storage import accounts, workshop_documents
from app.storage import agenda as stored_agenda
from app.storage import people as stored_people
from app.storage import workshops as stored_workshops
from app.storage.database import Database
from app.storage.documents import append_updates, load
from tests.people import MARIA, ORGANISATION, PARTICIPANTS, TITLE, Member

MORNING = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
"""When every story begins: 9 o'clock in Stockholm, five hours before the meeting."""


def local_socket() -> socket.socket:
    """For a server in a test's own process, at a port that is free.

    Its protocol is named, or asyncio would not send at once: each answer in two parts would wait 40 ms between them.
    """
    made = socket.socket(proto=socket.IPPROTO_TCP)
    made.bind(("127.0.0.1", 0))
    return made


@dataclass
class Clock:
    """The server's clock; stands still until the test moves it."""

    moment: datetime = MORNING

    def __call__(self) -> datetime:
        return self.moment

    def passes(self, *, minutes: float = 0, seconds: float = 0) -> None:
        self.moment += timedelta(minutes=minutes, seconds=seconds)


def participant(member: Member, **changes: object) -> Participant:
    """The member as a participant whose id is their first name."""
    first = member.name.split()[0].lower()
    made = Participant(first, member.name, member.email, member.role, member.department, None, 0, 1)
    return replace(made, **changes)  # type: ignore[arg-type]


@dataclass
class Story:
    """A workshop of the museum that Maria facilitates. `seats`: by member, once they have sat down."""

    services: Services
    clock: Clock
    maria: Facilitating
    seats: dict[Member, Participating] = field(default_factory=dict)

    @property
    def workshop(self) -> Workshop:
        return self.maria.workshop

    async def agenda(self) -> tuple[Phase, ...]:
        return await agenda.phases(self.services, self.maria)

    async def edits_agenda(self, edit: AgendaEdit) -> None:
        await agenda.edit_agenda(self.services, self.maria, edit, revision_of(await self.agenda()))

    async def gives(self, phase: Phase, minutes: int) -> None:
        """The agenda gives the phase so many minutes."""
        await self.edits_agenda(AgendaEdit(((phase.id, phase.title, minutes),)))

    async def meeting(self) -> Meeting:
        async with self.services.database.reading() as connection:
            return await stored_agenda.meeting_of(connection, self.workshop.id)

    async def phase(self) -> PhaseKind:
        return phase_by_id(await self.agenda(), (await self.meeting()).phase_id).kind

    async def goes_on(self) -> None:
        await agenda.go_on(self.services, self.maria, (await self.meeting()).version)

    async def goes_to(self, kind: PhaseKind) -> None:
        target = next(phase for phase in await self.agenda() if phase.kind is kind)
        await agenda.go_to(self.services, self.maria, target.id, (await self.meeting()).version)

    async def changes_clock(self, name: str) -> None:
        await agenda.change_clock(self.services, self.maria, agenda.CLOCK_CHANGES[name], (await self.meeting()).version)

    async def keeps_writing(self) -> None:
        await agenda.keep_writing(self.services, self.maria, (await self.meeting()).version)

    async def documents(self, kind: DocumentKind) -> tuple[Document, ...]:
        async with self.services.database.reading() as connection:
            found = await workshop_documents.of_workshop(connection, self.workshop.id)
        return tuple(document for document in found if document.kind is kind)

    async def writes(self, member: Member, text: str = "") -> None:
        """Into the solo document of one's own."""
        wanted = self.seats[member].participant.id
        document = next(d for d in await self.documents(DocumentKind.SOLO) if d.participant_id == wanted)
        await self.services.hub.write_text(document.id, text or member.draft)

    async def becomes(self, member: Member, text: str) -> None:
        """Somebody writes the solo document of their own anew, which another process serves."""
        wanted = self.seats[member].participant.id
        document = next(d for d in await self.documents(DocumentKind.SOLO) if d.participant_id == wanted)
        await self._becomes(document, text)

    async def team_writes(self, team: str, text: str) -> None:
        document = next(d for d in await self.documents(DocumentKind.TEAM) if d.team == team)
        await self.services.hub.write_text(document.id, text)

    async def group_writes(self, text: str) -> None:
        (document,) = await self.documents(DocumentKind.GROUP)
        await self.services.hub.write_text(document.id, text)

    async def group_becomes(self, text: str) -> None:
        """Somebody whom another process serves writes the group's statement anew."""
        (group,) = await self.documents(DocumentKind.GROUP)
        await self._becomes(group, text)

    async def _becomes(self, document: Document, text: str) -> None:
        async with self.services.database.transaction() as connection:
            stored = await load(connection, document.id)
            assert stored is not None
            update, client_id = _rewritten(stored.updates, text)
            seq = await append_updates(connection, document.id, [update], {client_id: "the key of somebody"})
        assert seq is not None, "it is locked"
        await self.services.bus.publish(f"document:{document.id}", b"%d" % seq)
        async with asyncio.timeout(30):
            while await self.services.hub.text(document.id) != text:
                await asyncio.sleep(0.005)

    async def everyone_comes(self) -> None:
        """Each has a page open while the meeting runs."""
        now = self.clock()
        async with self.services.database.transaction() as connection:
            for seat in self.seats.values():
                await stored_people.change(connection, self.workshop.id, seat.participant.id, joined_at=now)

    async def time_runs_out(self) -> bool:
        """The running phase and its grace end. Gives whether drafts were collected."""
        deadline = (await self.meeting()).deadline
        assert deadline is not None
        self.clock.moment = deadline + GRACE
        return await drafts.collect_if_due(self.services, self.workshop.id)

    async def refreshed(self, member: Member) -> Participating:
        """The member as they are now: a team may have changed."""
        seat = self.seats[member]
        async with self.services.database.reading() as connection:
            now = await stored_people.by_id(connection, self.workshop.id, seat.participant.id)
        assert now is not None
        return replace(seat, participant=now)

    async def answers(self, texts: Sequence[str]) -> None:
        """The survey is opened, answered and closed."""
        await survey.open_survey(self.services, self.maria)
        for text in texts:
            assert await survey.give_answer(self.services, self.workshop.survey_key, text)
        await survey.close_survey(self.services, self.maria)


def _rewritten(updates: Sequence[bytes], text: str) -> tuple[bytes, int]:
    """An update that replaces all the text, and under which Yjs client id."""
    document: Doc[Text] = Doc()
    words = document.get("text", type=Text)
    for update in updates:
        document.apply_update(update)
    before = document.get_state()
    words.clear()
    words += text
    return document.get_update(before), document.client_id


async def account(services: Services, name: str, role: Role = Role.FACILITATOR) -> Account:
    """Somebody who has chosen a password; nobody knows it."""
    account_id = services.new_id()
    async with services.database.transaction() as connection:
        await accounts.add(connection, account_id, name, role, "not a hash", services.now())
    return Account(account_id, name, role, True, 1)


async def session(services: Services, who: Account) -> str:
    """As after signing in: a token."""
    token = new_session_token()
    async with services.database.transaction() as connection:
        await accounts.start_session(connection, digest(token), services.now(), account_id=who.id)
    return token


async def workshop(
    services: Services, facilitator: Account, mode: Mode = Mode.BREAKOUTS, organisation: str = ORGANISATION
) -> Facilitating:
    made = await workshops.create_workshop(
        services,
        facilitator,
        organisation=organisation,
        title=TITLE,
        starts_at="2026-12-01T14:00",
        time_zone="Europe/Stockholm",
        mode=mode,
    )
    return Facilitating(facilitator, made)


async def seat(services: Services, who: Participant, workshop_id: str) -> tuple[Participating, str]:
    """As after opening the personal link: the seat and its session token."""
    _, token = await people.take_seat_by_link(services, people.personal_link(services, who).rsplit("/", 1)[-1])
    return await access.participating(services, token, workshop_id), token


async def add_people(services: Services, maria: Facilitating, members: Sequence[Member]) -> None:
    for member in members:
        await people.add_person(services, maria, new_person(**asdict(member.invited)))


async def story(
    services: Services,
    clock: Clock,
    mode: Mode = Mode.BREAKOUTS,
    members: Sequence[Member] = PARTICIPANTS,
    facilitator: str = MARIA,
) -> Story:
    """Maria's workshop, with its people seated, and the meeting still in the lobby."""
    maria = await workshop(services, await account(services, facilitator), mode)
    told = Story(services, clock, maria)
    if not members:
        return told
    await add_people(services, maria, members)
    cards = {card.participant.name: card.participant for card in await people.roster(services, maria)}
    for member in members:
        told.seats[member] = Participating(cards[member.name], maria.workshop)
    return told


async def stored_workshop(services: Services, workshop_id: str) -> Workshop:
    async with services.database.reading() as connection:
        found = await stored_workshops.by_id(connection, workshop_id)
    assert found is not None
    return found


def museum_workshop(workshop_id: str = "museum", **changes: object) -> Workshop:
    """A workshop as a value, for the storage tests. Its codes are made from its id, and so unique."""
    made = Workshop(
        id=workshop_id,
        organisation=ORGANISATION,
        title=TITLE,
        starts_at=datetime(2026, 12, 1, 13, 0, tzinfo=UTC),
        time_zone="Europe/Stockholm",
        mode=Mode.BREAKOUTS,
        join_code=f"code of {workshop_id}",
        survey_key=f"key of {workshop_id}",
        question="What?",
        screen_version=1,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


async def add_workshop(database: Database, made: Workshop) -> None:
    async with database.transaction() as connection:
        await stored_workshops.add(connection, made, MORNING)
