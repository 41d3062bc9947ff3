"""Who is asking, and what of. Every action on a workshop takes one of these values, and only this module makes them:
so every query is scoped to a workshop that the person belongs to."""

import contextlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.services import Services
from app.domain.accounts import Account
from app.domain.errors import NoPlace, NotAllowed, NotFound, NotSignedIn
from app.domain.links import digest
from app.domain.people.people import Participant
from app.domain.seats.seats import OF_OLD, Circle, StillAsking, refusal_after
from app.domain.workshops.workshops import Workshop
from app.storage import account_sessions, accounts, people, seats, workshops
from app.storage.unavailable import Unavailable

SESSION_LIFETIME = timedelta(days=30)
_NOTED_AGAIN_AFTER = timedelta(hours=1)


@dataclass(frozen=True)
class Facilitating:
    account: Account
    workshop: Workshop

    @property
    def name(self) -> str:
        return self.account.name


@dataclass(frozen=True)
class Participating:
    """`device`: which of the devices that hold the seat is asking. `circle`: of the devices that it shares marks with.

    `by_code`: it got the seat by the join code. `is_tried`: the browser is signed in as somebody who facilitates the
    workshop, and the seat is not their own.
    """

    participant: Participant
    workshop: Workshop
    device: str = field(default="", compare=False)
    circle: Circle = field(default=OF_OLD, compare=False)
    by_code: bool = field(default=False, compare=False)
    is_tried: bool = field(default=False, compare=False)

    @property
    def name(self) -> str:
        return self.participant.name


def maker_key(services: Services, person: Participating, scope: str) -> str:
    """By which the devices of one circle are known again as those that answered, and nobody is named.

    `scope`: what is answered, so that keys of different checks cannot be matched. "" for answers of old.
    """
    return services.key_of("maker", scope, person.circle.id) if person.circle.id else ""


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
    now = services.now()
    async with services.database.reading() as connection:
        found = await accounts.session_account(connection, session, now - SESSION_LIFETIME)
    if found is None:
        return None
    account, used_at = found
    if used_at is None or now - used_at > _NOTED_AGAIN_AFTER:
        await _note_use(services, session)
    return account


async def _note_use(services: Services, session: str) -> None:
    """For the owner's list of where they are signed in. A page does not fail because this cannot be saved."""
    with contextlib.suppress(Unavailable):
        async with services.database.transaction() as connection:
            hour = services.now().replace(minute=0, second=0, microsecond=0)
            await account_sessions.note_use(connection, session, hour)


async def holds_a_session(services: Services, sessions: Collection[str]) -> bool:
    """Whether one of these digests of tokens is of a session that lives, of whatever kind."""
    async with services.database.reading() as connection:
        since = services.now() - SESSION_LIFETIME
        return await accounts.any_lives(connection, sessions, since)


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
    """As `facilitating`, where only the digest of the session's token is known."""
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


async def participating(
    services: Services, token: str | None, workshop_id: str, *, account: str | None = None
) -> Participating:
    """`account`: a token by which the same browser may be signed in."""
    async with services.database.reading() as connection:
        workshop = await workshops.by_id(connection, workshop_id)
        since = services.now() - SESSION_LIFETIME
        seat = await people.seat_of_session(connection, digest(token or ""), workshop_id, since)
        if workshop is None or seat is None:
            raise await _why_no_seat(connection, digest(token or ""), workshop)
    found = Participating(seat.participant, workshop, seat.device, seat.circle, seat.by_code)
    return replace(found, is_tried=await is_tried(services, found, account)) if account else found


async def is_tried(services: Services, seat: Participating, account: str | None) -> bool:
    """Whether a facilitator opens somebody else's seat: then that person has not come."""
    who = await signed_in(services, account)
    if who is None or who.name.casefold() == seat.name.casefold():
        return False
    async with services.database.reading() as connection:
        return await workshops.is_facilitator(connection, seat.workshop.id, who.id)


async def _why_no_seat(connection: AsyncConnection, session: str, workshop: Workshop | None) -> NotSignedIn:
    """A device that asks for the seat, or that has lost it, is told so."""
    if workshop and await seats.request_of(connection, session, workshop.id):
        return StillAsking(workshop.id)
    ended = await seats.ended(connection, session, workshop.id) if workshop else None
    return refusal_after(ended, workshop.time_zone) if workshop and ended else _no_seat()


async def all_participating(
    services: Services, connection: AsyncConnection, asked: Collection[tuple[str, str]]
) -> list[Participating | NotSignedIn]:
    """As `participating`, for many (digest of a session's token, workshop id); the refusal in place of the person."""
    hashes = {session for session, _ in asked}
    held = await people.seats_of_sessions(connection, hashes, services.now() - SESSION_LIFETIME)
    lost = await seats.all_ended(connection, hashes - held.keys())
    found = await workshops.by_ids(connection, {workshop_id for _, workshop_id in asked})
    answers: list[Participating | NotSignedIn] = []
    for session, workshop_id in asked:
        seat, workshop = held.get(session), found.get(workshop_id)
        if seat and workshop and seat.workshop_id == workshop_id:
            answers.append(Participating(seat.participant, workshop, seat.device, seat.circle, seat.by_code))
        elif workshop and session in lost:
            answers.append(refusal_after(lost[session], workshop.time_zone))
        else:
            answers.append(_no_seat())
    return answers


async def own_seats(services: Services, tokens: Mapping[str, str]) -> tuple[Participating, ...]:
    """The seats that a browser holds, the latest meeting first. `tokens`: by workshop; those that open nothing count
    for nothing."""
    if not tokens:
        return ()
    asked = [(digest(token), workshop_id) for workshop_id, token in tokens.items()]
    async with services.database.reading() as connection:
        found = await all_participating(services, connection, asked)
    held = [one for one in found if isinstance(one, Participating)]
    return tuple(sorted(held, key=lambda one: (one.workshop.starts_at, one.workshop.id), reverse=True))


def _no_seat() -> NotSignedIn:
    return NoPlace(
        "This device has no place in this workshop, or no longer has.",
        "Open your personal link again, or join with the code that your facilitator shows.",
    )


async def watching(services: Services, token: str | None, workshop_id: str) -> Watching:
    async with services.database.reading() as connection:
        workshop = await workshops.by_id(connection, workshop_id)
        since = services.now() - SESSION_LIFETIME
        if workshop and await people.is_screen_session(connection, digest(token or ""), workshop_id, since):
            return Watching(workshop)
    raise NoPlace("This screen is not connected to a workshop.", "Open the screen link of the workshop again.")


def _not_yours() -> NotFound:
    return NotFound(
        "There is no such workshop among yours.",
        "Go to your workshops, or ask its facilitator to add you.",
    )
