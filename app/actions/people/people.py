"""Participants: adding them, their links, their seats, their teams, who is here."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import SESSION_LIFETIME, Facilitating, Participating, is_tried
from app.actions.accounts.accounts import new_session_token
from app.actions.change import change
from app.actions.invitations.removals import take_off
from app.actions.meeting.presence import tells_who_is_here_now
from app.actions.seats.entry import UNKNOWN, enter
from app.actions.services import Services
from app.domain.documents.documents import DocumentKind, in_mode
from app.domain.errors import Gone, Invalid, NotFound
from app.domain.invitations.invitations import LINK_REPLACED, standings
from app.domain.invitations.removals import has_to_be_told
from app.domain.links import digest, is_genuine, subject_of
from app.domain.meeting.drafts import Outcome
from app.domain.people.namesakes import on_the_list_already
from app.domain.people.people import TEAMS, NewPerson, Participant, assign_teams, is_same_person, require_space
from app.domain.seats.news import What
from app.domain.seats.seats import Browser, Ending, is_asking
from app.domain.workshops.workshops import Workshop
from app.live.connection import CloseCode
from app.storage import accounts, agenda, invitations, people, seat_circles, seats, workshop_documents, workshops

HERE_FOR = timedelta(seconds=45)  # a page that has not been heard of for so long is gone


@dataclass(frozen=True)
class PersonCard:
    participant: Participant
    link: str
    devices: int  # that hold the seat
    is_here: bool | None
    """None where it is not told (see domain/meeting/presence.py)."""
    is_invited: bool = False
    """Their calendar has the meeting, or may have it: they have to be told when they are removed."""
    has_own_document: bool = False
    """In which they may have written, and which is deleted with their place."""
    opens_draft: bool = False
    """The next device that comes by the personal link shows what they may have written alone so far."""
    is_asked_for: bool = False  # a device waits to be let in

    @property
    def is_seated(self) -> bool:
        return self.devices > 0


async def roster(services: Services, person: Facilitating) -> tuple[PersonCard, ...]:
    """The workshop's people with their personal links."""
    async with services.database.reading() as connection:
        found = await people.of_workshop(connection, person.workshop.id)
        here = await people.here(connection, person.workshop.id, services.now() - HERE_FOR)
        messages = await invitations.of_workshop(connection, person.workshop.id)
        documents = await workshop_documents.of_workshop(connection, person.workshop.id)
        is_drafting = await workshop_documents.outcome(connection, person.workshop.id) is Outcome.OPEN
        tells_here = await tells_who_is_here_now(connection, person.workshop)
        held = await seats.counts(connection, person.workshop.id, services.now() - SESSION_LIFETIME)
        requests = await seats.asked_for(connection, person.workshop.id)
    asked = {one.participant_id for one in requests if is_asking(one, services.now())}
    own = {document.participant_id for document in in_mode(documents, person.workshop.mode)}
    standing = standings(found, messages, person.workshop.calendar_sequence)
    return tuple(
        PersonCard(
            entry,
            personal_link(services, entry),
            devices=held.get(entry.id, 0),
            is_asked_for=entry.id in asked,
            is_here=entry.id in here if tells_here else None,
            is_invited=has_to_be_told(invited),
            has_own_document=entry.id in own,
            opens_draft=entry.id in own and is_drafting,
        )
        for entry, invited in zip(found, standing, strict=True)
    )


def personal_link(services: Services, participant: Participant) -> str:
    return services.link("participant", "join", participant.id, participant.link_version)


def document_link(services: Services, participant: Participant) -> str:
    """The personal link, which this time leads to what the person drafts in."""
    return f"{personal_link(services, participant)}?to=document"


async def participant(services: Services, person: Facilitating, participant_id: str) -> Participant:
    async with services.database.reading() as connection:
        return await _on_the_list(connection, person, participant_id)


async def _on_the_list(connection: AsyncConnection, person: Facilitating, participant_id: str) -> Participant:
    entry = await people.by_id(connection, person.workshop.id, participant_id)
    if entry is None:
        raise NotFound("This person is no longer on the list.")
    return entry


async def add_person(services: Services, person: Facilitating, entered: NewPerson) -> None:
    async with change(services, person, "added a person") as connection:
        workshop = await held_workshop(connection, person)
        everyone = await people.of_workshop(connection, workshop.id)
        require_new(entered, everyone)
        require_space(len(everyone), 1)
        await people.add(connection, workshop.id, [(services.new_id(), entered)])
        await ensure_documents(services, connection, workshop)


async def change_person(services: Services, person: Facilitating, participant_id: str, entered: NewPerson) -> None:
    """Their personal link, their team and what they wrote stay as they are."""
    async with change(services, person, "changed what is known of a person") as connection:
        await workshops.hold(connection, person.workshop.id)
        others = await people.of_workshop(connection, person.workshop.id)
        if participant_id not in {entry.id for entry in others}:
            raise NotFound("This person is no longer on the list.")
        require_new(entered, [entry for entry in others if entry.id != participant_id])
        await people.change(connection, person.workshop.id, participant_id, **asdict(entered))


def require_new(entered: NewPerson, others: Sequence[Participant]) -> None:
    """Raises Invalid where one of the others is the same person, as far as is known."""
    same = next((entry for entry in others if is_same_person(entered, entry)), None)
    if same:
        raise on_the_list_already(entered, same)


async def held_workshop(connection: AsyncConnection, person: Facilitating) -> Workshop:
    """As it is now, and as it stays until this transaction ends: another facilitator may just have changed its mode."""
    await workshops.hold(connection, person.workshop.id)
    return await workshops.by_id(connection, person.workshop.id) or person.workshop


async def ensure_documents(services: Services, connection: AsyncConnection, workshop: Workshop) -> None:
    """See that everybody has a room: a team in breakouts, a document of one's own in solo mode until collection.

    Two changes at the same time take turns, or each would give the same person a document.
    """
    await workshops.hold(connection, workshop.id)
    everyone = await people.of_workshop(connection, workshop.id)
    if workshop.mode.has_teams:
        for entry in assign_teams(everyone, services.random):
            await people.change(connection, workshop.id, entry.id, team=entry.team)
        return
    if await workshop_documents.collected_at(connection, workshop.id):
        return
    documents = await workshop_documents.of_workshop(connection, workshop.id)
    have = {document.participant_id for document in documents if document.kind is DocumentKind.SOLO}
    for entry in everyone:
        if entry.id not in have:
            await workshop_documents.add(
                connection, services.new_id(), workshop.id, DocumentKind.SOLO, participant_id=entry.id
            )


async def remove_person(services: Services, person: Facilitating, participant_id: str) -> None:
    """Their link and their open pages stop working. What they wrote in a team's document stays there. They are told
    if they were invited."""
    closing: list[str] = []

    async def close() -> None:
        for document_id in closing:
            await services.hub.close_document(document_id, CloseCode.REMOVED)

    async with change(services, person, "removed a person", before_ring=close) as connection:
        await agenda.meeting_of(connection, person.workshop.id, hold=True)  # no draft is released at this moment
        await _on_the_list(connection, person, participant_id)
        closing += await take_off(services, connection, person, (participant_id,))


async def is_on_the_list(services: Services, person: Participating) -> bool:
    async with services.database.reading() as connection:
        return await people.by_id(connection, person.workshop.id, person.participant.id) is not None


async def move_to_team(services: Services, person: Facilitating, participant_id: str, team: str) -> None:
    if team not in TEAMS:
        raise Invalid("There are two teams: A and B.", field="team")
    async with change(services, person, "moved a person to a team") as connection:
        await _on_the_list(connection, person, participant_id)
        await people.change(connection, person.workshop.id, participant_id, team=team)


async def renew_link(services: Services, person: Facilitating, participant_id: str) -> None:
    """The old link stops working, and what it had opened is closed."""
    async with change(services, person, "renewed a personal link") as connection:
        entry = await _on_the_list(connection, person, participant_id)
        now = services.now()
        renewed = {"link_version": entry.link_version + 1, "opened_at": None}
        await people.change(connection, person.workshop.id, participant_id, **renewed)
        await seat_circles.note(connection, services.new_id(), participant_id, What.NEW_LINK, now)
        await seats.end_devices(connection, participant_id, Ending.NEW_LINK, now, and_requests=True)
        await people.end_presences(connection, participant_id)
        await invitations.withdraw(connection, participant_id, LINK_REPLACED)


async def free_seat(services: Services, person: Facilitating, participant_id: str) -> None:
    """Let somebody choose their name again on another device: the devices they used so far are signed out."""
    async with change(services, person, "freed a seat") as connection:
        await _on_the_list(connection, person, participant_id)
        now = services.now()
        await seat_circles.note(connection, services.new_id(), participant_id, What.FREED, now)
        await seats.end_devices(connection, participant_id, Ending.FREED, now)
        await people.end_presences(connection, participant_id)


async def guest_of_link(services: Services, token: str) -> Participating:
    """The person a personal link is for."""
    async with services.database.reading() as connection:
        workshop_id = await people.workshop_of(connection, subject_of(token))
        workshop = await workshops.by_id(connection, workshop_id) if workshop_id else None
        entry = await people.by_id(connection, workshop_id, subject_of(token)) if workshop_id else None
    if workshop is None or entry is None:
        raise NotFound(
            "This link is not complete, or you were taken off the list.", "Ask your facilitator for a new one."
        )
    if not is_genuine(services.secret, "participant", token, entry.link_version):
        raise Gone("This link was replaced by a newer one.", "Ask your facilitator for your new link.")
    return Participating(entry, workshop)


async def take_seat_by_link(services: Services, token: str, browser: Browser = UNKNOWN) -> tuple[Workshop, str]:
    """Gives the workshop and a token for this device: of a session, or of a request that waits for an answer."""
    guest = await guest_of_link(services, token)
    participant = guest.participant
    async with services.database.transaction() as connection:
        session = await enter(services, connection, guest.workshop, participant.id, browser)
        if participant.opened_at is None and not await is_tried(services, guest, browser.account):
            await people.change(connection, guest.workshop.id, participant.id, opened_at=services.now())
    await services.ring(guest.workshop.id)
    return guest.workshop, session


async def connect_screen(services: Services, token: str) -> tuple[Workshop, str]:
    """Exchange a screen link for a session."""
    workshop = await workshop_of_screen_link(services, token)
    session = new_session_token()
    async with services.database.transaction() as connection:
        await accounts.start_session(connection, digest(session), services.now(), screen_workshop_id=workshop.id)
    return workshop, session


async def workshop_of_screen_link(services: Services, token: str) -> Workshop:
    async with services.database.reading() as connection:
        workshop = await workshops.by_id(connection, subject_of(token))
    if workshop is None or not is_genuine(services.secret, "screen", token, workshop.screen_version):
        raise NotFound("This screen link is not complete, or was replaced.", "Copy it again from the workshop's page.")
    return workshop


def screen_link(services: Services, workshop: Workshop) -> str:
    return services.link("screen", "screen", workshop.id, workshop.screen_version)


async def arrive(services: Services, person: Participating) -> str:
    """Note that a page of this person is open. Gives the presence's id, to be told when the page goes."""
    presence_id = services.new_id()
    async with services.database.transaction() as connection:
        await people.arrive(connection, presence_id, person.workshop.id, person.participant.id, services.now())
        if person.device:
            await seats.here(connection, person.participant.id, person.device, services.now())
    await services.ring(person.workshop.id)
    return presence_id


async def note_joined(services: Services, person: Participating) -> None:
    """Note, once, that a page of this person is open while the meeting runs. A facilitator's browser is not theirs."""
    if person.participant.joined_at is not None or person.is_tried:
        return
    async with services.database.reading() as connection:
        if (await agenda.meeting_of(connection, person.workshop.id)).started_at is None:
            return
    async with services.database.transaction() as connection:
        await people.change(connection, person.workshop.id, person.participant.id, joined_at=services.now())
    await services.ring(person.workshop.id)


async def leave(services: Services, person: Participating, presence_id: str) -> None:
    async with services.database.transaction() as connection:
        await people.leave(connection, presence_id)
    await services.ring(person.workshop.id)


async def still_here(services: Services, presence_ids: tuple[str, ...]) -> None:
    async with services.database.transaction() as connection:
        await people.still_here(connection, presence_ids, services.now())
