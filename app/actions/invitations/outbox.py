"""The outbox: hands waiting messages to the mail server, each at most once, whatever happens in between.

A message is marked as being sent before it is handed over, by a conditional update, so that of several processes one
sends it. If nothing is ever heard of it again, it may have been sent: it is never tried again by itself.
"""

import asyncio
import logging
from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.invitations.messages import Message, compose, occasion_of
from app.actions.services import Services
from app.domain.invitations import invitations as rules
from app.domain.invitations.invitations import Invitation, InvitationKind
from app.domain.people.mailbox import is_mailbox
from app.domain.people.people import Participant
from app.mail.port import NotHandedOver, Refused, Unclear
from app.storage import invitations, people, removals, workshops

log = logging.getLogger(__name__)

POLL_SECONDS = 2.0
AT_ONCE = 4  # messages that one process sends at a time: one that hangs does not hold up the others
CLAIM = timedelta(minutes=5)  # longer than Mail.send ever takes


async def run_outbox(services: Services, *, every_seconds: float = POLL_SECONDS) -> None:
    """Until cancelled. Whatever is then being sent stays marked so, and is later shown as perhaps sent."""
    while True:
        if not await send_due(services):
            await asyncio.sleep(every_seconds)


async def send_due(services: Services) -> int:
    """Try what is due now, a few at a time. Gives how many were tried."""
    await _give_up_on_interrupted(services)
    async with services.database.reading() as connection:
        waiting = await invitations.due(connection, services.now(), AT_ONCE)
    await asyncio.gather(*(_deliver(services, message) for message in waiting))
    return len(waiting)


async def _give_up_on_interrupted(services: Services) -> None:
    async with services.database.reading() as connection:
        found = await invitations.overdue(connection, services.now())
    for message in found:
        await _settle(services, rules.unclear(message, rules.INTERRUPTED))


async def _deliver(services: Services, waiting: Invitation) -> None:
    try:
        made = await _made(services, waiting)
    except Exception:  # it would be due again and again
        log.exception("a message could not be put together")
        await _refuse(services, waiting, rules.NOT_MADE)
        return
    if made is None:
        await _refuse(services, waiting, rules.NO_ADDRESS)
        return
    claimed = replace(
        waiting,
        attempts=waiting.attempts + 1,
        link_version=made.participant.link_version,
        calendar_sequence=made.calendar_sequence,
    )
    async with services.database.transaction() as connection:
        is_ours = await invitations.claim(connection, claimed, services.now() + CLAIM)
    if is_ours:
        await services.ring(claimed.workshop_id)
        await _settle(services, await _outcome(services, claimed, made.content))


async def _made(services: Services, waiting: Invitation) -> Message | None:
    """None if there is nobody to send it to."""
    async with services.database.reading() as connection:
        workshop = await workshops.by_id(connection, waiting.workshop_id)
        participant = await _recipient(connection, waiting)
        if workshop is None or participant is None or not is_mailbox(participant.email):
            return None
        occasion = await occasion_of(connection, workshop)
    return await compose(services, occasion, participant, waiting.kind, waiting.id)


async def _recipient(connection: AsyncConnection, waiting: Invitation) -> Participant | None:
    """On the list, or for a message that says so, no longer on it."""
    if waiting.kind is not InvitationKind.RELEASE:
        return await people.by_id(connection, waiting.workshop_id, waiting.participant_id)
    gone = await removals.by_id(connection, waiting.workshop_id, waiting.participant_id)
    return gone.participant if gone else None


async def _outcome(services: Services, message: Invitation, content: EmailMessage) -> Invitation:
    """What has become of it after handing it over."""
    assert services.mail is not None
    try:
        await services.mail.send(content)
    except NotHandedOver as error:
        return rules.put_off(message, error.reason, services.now())
    except Refused as error:
        return rules.failed(message, error.reason)
    except Unclear as error:
        return rules.unclear(message, error.reason)
    except Exception:
        log.exception("sending a message failed in a way that was not foreseen")
        return rules.unclear(message, rules.UNFORESEEN)
    return rules.sent(message, services.now())


async def _settle(services: Services, message: Invitation) -> None:
    async with services.database.transaction() as connection:
        await invitations.settle(connection, message)
    await services.ring(message.workshop_id)


async def _refuse(services: Services, message: Invitation, reason: str) -> None:
    async with services.database.transaction() as connection:
        await invitations.refuse(connection, message, reason)
    await services.ring(message.workshop_id)
