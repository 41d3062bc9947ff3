"""Putting a message to one person together: the letter, the calendar file and their own copy of the handout."""

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime
from email.message import EmailMessage
from urllib.parse import urlsplit

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.handout import handout, picture
from app.actions.people.people import personal_link
from app.actions.services import Services
from app.domain.export.handout import Handout
from app.domain.invitations.invitations import InvitationKind
from app.domain.invitations.letter import Letter, Occasion, letter, with_handout
from app.domain.meeting.agenda import total_minutes
from app.domain.people.mailbox import is_mailbox
from app.domain.people.people import Participant
from app.domain.workshops.workshops import Workshop
from app.render.calendar import CalendarEntry, calendar_file
from app.render.cloud import CloudLayout
from app.render.handout import handout_pdf
from app.render.message import Sending, letter_text, mail_message
from app.storage import agenda, platform, workshops


@dataclass(frozen=True)
class Message:
    """`calendar_sequence`: of the event in it."""

    participant: Participant
    letter: Letter
    content: EmailMessage
    calendar_sequence: int


async def occasion_of(connection: AsyncConnection, workshop: Workshop) -> Occasion:
    hosts = await workshops.facilitators_of(connection, workshop.id)
    return Occasion(
        workshop,
        await platform.of_workshop(connection, workshop.id),
        total_minutes(await agenda.phases_of(connection, workshop.id)),
        tuple(host.name for host in hosts),
    )


async def compose(
    services: Services, occasion: Occasion, participant: Participant, kind: InvitationKind, invitation_id: str = ""
) -> Message:
    """Without an `invitation_id`: a draft for the facilitator's own mail program.

    Raises ValueError for an address that mail cannot be sent to.
    """
    written = letter_to(services, occasion, participant, kind)
    event = _event(services, occasion, participant, kind)
    copy = None if event.is_cancelled else await handout(services, occasion.workshop, participant)
    cloud = await picture(services, occasion.workshop) if copy else None
    message_id = f"<{invitation_id}@{event.host}>" if invitation_id else ""
    mailed = with_handout(written) if copy else written
    content = await asyncio.to_thread(_content, services, mailed, event, copy, cloud, message_id, services.now())
    return Message(participant, written, content, event.sequence)


def letter_to(services: Services, occasion: Occasion, participant: Participant, kind: InvitationKind) -> Letter:
    return letter(kind, occasion, participant, personal_link(services, participant))


def reachable(participant: Participant) -> Participant:
    """For a draft: a message to an address that is none has no address, and its sender will put one in."""
    return participant if is_mailbox(participant.email) else replace(participant, email="")


def calendar_of(services: Services, occasion: Occasion, participant: Participant, kind: InvitationKind) -> bytes:
    """The calendar file that goes with such a message."""
    return calendar_file(_event(services, occasion, participant, kind), services.now())


def _event(services: Services, occasion: Occasion, participant: Participant, kind: InvitationKind) -> CalendarEntry:
    """The event says nothing of reminders: it stays in the calendar."""
    is_cancelled = kind.takes_back
    described = letter_to(services, occasion, participant, kind if is_cancelled else InvitationKind.INVITATION)
    return CalendarEntry(
        occasion,
        participant,
        occasion.workshop.calendar_sequence + is_cancelled,
        own_host(services.base_url),
        services.sender,
        letter_text(described),
        described.link,
        is_cancelled,
    )


def own_host(base_url: str) -> str:
    """Behind the @ of what must never mean anything of somebody else's."""
    host = urlsplit(base_url).hostname or ""
    return f"[{host}]" if ":" in host else host.encode("idna").decode()


def _content(
    services: Services,
    written: Letter,
    event: CalendarEntry,
    copy: Handout | None,
    cloud: CloudLayout | None,
    message_id: str,
    now: datetime,
) -> EmailMessage:
    """In a thread: a handout takes some tens of milliseconds."""
    who = event.participant
    pdf = handout_pdf(copy, cloud) if copy else None
    calendar = calendar_file(event, now)
    sending = Sending(services.sender, (who.name, who.email), message_id, calendar, event.method, pdf)
    return mail_message(written, sending, now)
