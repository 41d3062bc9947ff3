"""Inviting people: putting messages into the outbox, and seeing what has become of each."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Facilitating
from app.actions.change import change
from app.actions.invitations.messages import Message, compose, letter_to, occasion_of, reachable
from app.actions.meeting.presence import tells_who_is_here_now
from app.actions.services import Services
from app.domain.errors import Conflict, Invalid, NotFound
from app.domain.invitations.invitations import (
    KIND_FOR,
    Audience,
    DeliveryState,
    Invitation,
    InvitationKind,
    Standing,
    advice,
    sequence_after,
    standings,
)
from app.domain.invitations.letter import Letter, Occasion
from app.domain.invitations.removals import Cancellation, farewells
from app.domain.people.people import Participant
from app.domain.workshops.workshops import Workshop
from app.storage import invitations, people, removals, workshops

KINDS = tuple(kind for kind in InvitationKind if kind is not InvitationKind.RELEASE)
"""What can be sent to somebody who is on the list."""


@dataclass(frozen=True)
class Invitations:
    """`counts`: whom each press would reach. `seen`: the last message in the outbox, by which a press says what its
    page showed. `letters`: by participant, of the kind that was asked for. `left`: who is no longer on the list.
    `lacks_place`: the message cannot say yet where to be. `tells_links`: whether the page may tell who has opened
    their link and who has joined (see domain/meeting/presence.py)."""

    everyone: tuple[Standing, ...]
    counts: dict[Audience, int]
    advice: tuple[str, ...]
    seen: str
    can_send: bool
    kind: InvitationKind
    letters: dict[str, Letter]
    left: tuple[Cancellation, ...]
    lacks_place: bool
    tells_links: bool = True


async def overview(services: Services, person: Facilitating, kind: str = InvitationKind.INVITATION) -> Invitations:
    chosen = checked_kind(kind)
    async with services.database.reading() as connection:
        messages = await invitations.of_workshop(connection, person.workshop.id)
        everyone = await _standings(connection, person.workshop, messages)
        occasion = await occasion_of(connection, person.workshop)
        gone = await removals.of_workshop(connection, person.workshop.id)
        tells_links = await tells_who_is_here_now(connection, person.workshop)
    return Invitations(
        everyone,
        {audience: sum(entry.belongs_to(audience) for entry in everyone) for audience in Audience},
        advice(everyone, person.workshop.starts_at, services.now()),
        _last(messages),
        services.mail is not None,
        chosen,
        {entry.participant.id: letter_to(services, occasion, entry.participant, chosen) for entry in everyone},
        farewells(gone, messages),
        not occasion.where,
        tells_links,
    )


async def send_to(services: Services, person: Facilitating, audience: str, seen: str) -> int:
    """Put a message for each of these people into the outbox. Gives how many."""
    if audience not in tuple(Audience):
        raise Invalid("Please choose whom to send it to.", field="audience")
    chosen = Audience(audience)
    return await _queue(services, person, KIND_FOR[chosen], seen, lambda entry: entry.belongs_to(chosen))


async def send_one(services: Services, person: Facilitating, participant_id: str, kind: str, seen: str) -> None:
    """To this person, also if an earlier message may have reached them: the facilitator has decided."""
    await _require_person(services, person, participant_id)
    await _queue(services, person, checked_kind(kind), seen, lambda entry: entry.participant.id == participant_id)


async def note_given(services: Services, person: Facilitating, kind: str, participant_id: str = "") -> None:
    """The facilitator has sent it some other way: to this person, or to everybody who was still without."""
    if participant_id:
        await _require_person(services, person, participant_id)
    chosen = checked_kind(kind)
    async with change(services, person, "noted messages as given") as connection:
        await invitations.hold(connection, person.workshop.id)
        workshop = person.workshop
        messages = await invitations.of_workshop(connection, workshop.id)
        everyone = await _standings(connection, workshop, messages)
        given = [
            replace(
                _message(services, workshop, entry, chosen),
                state=DeliveryState.SENT,
                sent_at=services.now(),
                link_version=entry.participant.link_version,
                calendar_sequence=workshop.calendar_sequence + (chosen is InvitationKind.CANCELLATION),
            )
            for entry in everyone
            if (entry.participant.id == participant_id if participant_id else entry.lacks(chosen))
        ]
        await invitations.add(connection, given)
        await _raise_sequence(connection, workshop, (*messages, *given))


async def drafts(services: Services, person: Facilitating, kind: str) -> AsyncIterator[Message]:
    """A message to everyone for the facilitator's own mail program, in the order of the list, one by one: each holds
    a handout. Raises Invalid before the first."""
    chosen = checked_kind(kind)
    async with services.database.reading() as connection:
        found = await people.of_workshop(connection, person.workshop.id)
        occasion = await occasion_of(connection, person.workshop)
    return _composed(services, occasion, found, chosen)


async def _composed(
    services: Services, occasion: Occasion, found: Sequence[Participant], kind: InvitationKind
) -> AsyncIterator[Message]:
    for entry in found:
        yield await compose(services, occasion, reachable(entry), kind)


def checked_kind(kind: str) -> InvitationKind:
    if kind not in KINDS:
        raise Invalid("There is no such message.", "Choose invitation, reminder, update or cancellation.", field="kind")
    return InvitationKind(kind)


async def _queue(
    services: Services,
    person: Facilitating,
    kind: InvitationKind,
    seen: str,
    is_for: Callable[[Standing], bool],
) -> int:
    if services.mail is None:
        raise Invalid("No mail server is set up here.", "Send the messages from your own mail program.")
    async with change(services, person, "sent messages") as connection:
        messages, everyone = await _seen(connection, person, seen)
        chosen = [entry for entry in everyone if entry.can_be_sent and is_for(entry)]
        if not chosen:
            raise Invalid("There is nobody to send this to now.", "Nothing was sent.")
        if kind is not InvitationKind.CANCELLATION:
            await _raise_sequence(connection, person.workshop, await _told(connection, person, messages, chosen))
        await invitations.add(connection, [_message(services, person.workshop, entry, kind) for entry in chosen])
    return len(chosen)


async def _seen(
    connection: AsyncConnection, person: Facilitating, seen: str
) -> tuple[tuple[Invitation, ...], tuple[Standing, ...]]:
    """What there is, if the outbox still ends with the message that the page had seen: two presses send one message."""
    await invitations.hold(connection, person.workshop.id)
    messages = await invitations.of_workshop(connection, person.workshop.id)
    if _last(messages) != seen:
        raise Conflict("Messages were sent just before you pressed.", "Look again; your press has sent nothing more.")
    return messages, await _standings(connection, person.workshop, messages)


def _last(messages: Sequence[Invitation]) -> str:
    return messages[-1].id if messages else ""


async def _standings(
    connection: AsyncConnection, workshop: Workshop, messages: Sequence[Invitation]
) -> tuple[Standing, ...]:
    return standings(await people.of_workshop(connection, workshop.id), messages, workshop.calendar_sequence)


def _message(services: Services, workshop: Workshop, entry: Standing, kind: InvitationKind) -> Invitation:
    now = services.now()
    return Invitation(services.new_id(), workshop.id, entry.participant.id, kind, DeliveryState.WAITING, 0, now, now)


async def _raise_sequence(connection: AsyncConnection, workshop: Workshop, messages: Sequence[Invitation]) -> None:
    sequence = sequence_after(messages, workshop.calendar_sequence)
    if sequence > workshop.calendar_sequence:
        await workshops.change(connection, workshop.id, calendar_sequence=sequence)


async def _told(
    connection: AsyncConnection, person: Facilitating, messages: Sequence[Invitation], chosen: Sequence[Standing]
) -> tuple[Invitation, ...]:
    """What these people's calendars were told before, also while they stood on the list for the first time."""
    addresses = {entry.participant.email.casefold() for entry in chosen}
    gone = await removals.of_workshop(connection, person.workshop.id)
    ids = {entry.participant.id for entry in chosen}
    ids |= {entry.participant_id for entry in gone if entry.email.casefold() in addresses}
    return tuple(message for message in messages if message.participant_id in ids)


async def _require_person(services: Services, person: Facilitating, participant_id: str) -> None:
    async with services.database.reading() as connection:
        if await people.by_id(connection, person.workshop.id, participant_id) is None:
            raise NotFound("This person is no longer on the list.")
