"""Who is asking, and what of. Every action on a workshop takes one of these values, and only this module makes them:
so every query is scoped to a workshop that the person belongs to."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.services import Services
from app.domain.accounts import Account
from app.domain.links import digest
from app.domain.people import Participant
from app.domain.refusals import NotAllowed, NotFound, NotSignedIn
from app.domain.workshops import Workshop
from app.storage import accounts, people, workshops

SESSION_LIFETIME = timedelta(days=30)


@dataclass(frozen=True)
class Facilitating:
    account: Account
    workshop: Workshop

    @property
    def name(self) -> str:
        return self.account.name


@dataclass(frozen=True)
class Participating:
    participant: Participant
    workshop: Workshop

    @property
    def name(self) -> str:
        return self.participant.name


@dataclass(frozen=True)
class Watching:
    """The screen that is shared in the video call."""

    workshop: Workshop


@dataclass(frozen=True)
class ReadingResult:
    """A facilitator of the workshop, or an admin, who may export every workshop's result."""

    account: Account
    workshop: Workshop


Person = Facilitating | Participating | Watching


async def signed_in(services: Services, token: str | None) -> Account | None:
    return await _account_of(services, digest(token)) if token else None


async def _account_of(services: Services, session: str) -> Account | None:
    async with services.database.reading() as connection:
        return await accounts.session_account(connection, session, services.now() - SESSION_LIFETIME)


async def require_account(services: Services, token: str | None) -> Account:
    return _required(await signed_in(services, token))


def _required(account: Account | None) -> Account:
    if account is None:
        raise NotSignedIn("This page is for facilitators.", "Sign in and open it again.")
    return account


async def require_admin(services: Services, token: str | None) -> Account:
    account = await require_account(services, token)
    if not account.is_admin:
        raise NotAllowed("Only an admin can do this.", "Ask the admin of this installation.")
    return account


async def facilitating(services: Services, token: str | None, workshop_id: str) -> Facilitating:
    """Raises NotFound alike for a workshop that is not there and one that is not yours."""
    return await _facilitating(services, await require_account(services, token), workshop_id)


async def facilitating_by(services: Services, session: str, workshop_id: str) -> Facilitating:
    """As `facilitating`, for whoever knows only the digest of the session's token."""
    return await _facilitating(services, _required(await _account_of(services, session)), workshop_id)


async def _facilitating(services: Services, account: Account, workshop_id: str) -> Facilitating:
    async with services.database.reading() as connection:
        workshop = await workshops.by_id(connection, workshop_id)
        if workshop and await workshops.is_facilitator(connection, workshop_id, account.id):
            return Facilitating(account, workshop)
    raise _not_yours()


async def reading_result(services: Services, token: str | None, workshop_id: str) -> ReadingResult:
    account = await require_account(services, token)
    async with services.database.reading() as connection:
        workshop = await workshops.by_id(connection, workshop_id)
        if workshop and (account.is_admin or await workshops.is_facilitator(connection, workshop_id, account.id)):
            return ReadingResult(account, workshop)
    raise _not_yours()


async def participating(services: Services, token: str | None, workshop_id: str) -> Participating:
    async with services.database.reading() as connection:
        workshop = await workshops.by_id(connection, workshop_id)
        since = services.now() - SESSION_LIFETIME
        seat = await people.seat_of_session(connection, digest(token or ""), workshop_id, since)
    if workshop is None or seat is None:
        raise _no_seat()
    return Participating(seat, workshop)


async def all_participating(
    services: Services, connection: AsyncConnection, asked: Collection[tuple[str, str]]
) -> list[Participating | NotSignedIn]:
    """As `participating`, for many (digest of a session's token, workshop id); the refusal in place of the person."""
    hashes = {session for session, _ in asked}
    seats = await people.seats_of_sessions(connection, hashes, services.now() - SESSION_LIFETIME)
    found = await workshops.by_ids(connection, {workshop_id for _, workshop_id in asked})
    answers: list[Participating | NotSignedIn] = []
    for session, workshop_id in asked:
        seated_at, seat = seats.get(session, ("", None))
        workshop = found.get(workshop_id)
        if seat and workshop and seated_at == workshop_id:
            answers.append(Participating(seat, workshop))
        else:
            answers.append(_no_seat())
    return answers


def _no_seat() -> NotSignedIn:
    return NotSignedIn(
        "This device has no place in this workshop, or no longer has.",
        "Open your personal link again, or join with the code that your facilitator shows.",
    )


async def watching(services: Services, token: str | None, workshop_id: str) -> Watching:
    async with services.database.reading() as connection:
        workshop = await workshops.by_id(connection, workshop_id)
        since = services.now() - SESSION_LIFETIME
        if workshop and await people.is_screen_session(connection, digest(token or ""), workshop_id, since):
            return Watching(workshop)
    raise NotSignedIn("This screen is not connected to a workshop.", "Open the screen link of the workshop again.")


def _not_yours() -> NotFound:
    return NotFound(
        "There is no such workshop among yours.",
        "Go to your workshops, or ask its facilitator to add you.",
    )
