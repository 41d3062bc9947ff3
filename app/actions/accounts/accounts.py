"""Setting up, signing in, inviting facilitators."""

import asyncio
import secrets
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import signed_in
from app.actions.change import change
from app.actions.services import Services
from app.domain.accounts import RESET_LINK_LASTS, Account, Role, checked_name
from app.domain.errors import Gone, Invalid, NotAllowed, NotFound, TooMany
from app.domain.links import digest, is_genuine, subject_of
from app.domain.passwords import checked_password
from app.storage import accounts, workshops

Made = TypeVar("Made")
SETUP_SUBJECT = "set-up-the-house"  # as long as an id
MOST_HASHING = 20  # passwords that wait for their turn; each takes a tenth of a second and 64 MiB
_hasher = PasswordHasher()
_for_strangers = ThreadPoolExecutor(1, "hashing")  # of its own: nothing else waits behind passwords
_for_known = ThreadPoolExecutor(1, "hashing")
_waiting: set[object] = set()  # strangers


def new_session_token() -> str:
    return secrets.token_urlsafe(32)


async def setup_link(services: Services) -> str | None:
    """The link that makes the first admin; none once there is one."""
    async with services.database.reading() as connection:
        if await accounts.count(connection):
            return None
    return services.link("setup", "setup", SETUP_SUBJECT, 1)


async def check_setup_link(services: Services, token: str) -> None:
    """Raises Gone if the first admin is there already, NotFound if the link is not genuine."""
    if not is_genuine(services.secret, "setup", token, 1):
        raise NotFound("This set-up link is not complete.", "Copy it again from the server's console.")
    if await setup_link(services) is None:
        raise Gone("The first admin has been set up already.", "Sign in, or ask the admin for an invitation.")


async def set_up(services: Services, token: str, name: str, password: str, device: str = "") -> str:
    """Make the first admin. Gives a session token."""
    await check_setup_link(services, token)
    password_hash = await hashed(password, name)
    async with services.database.transaction() as connection:
        account_id, now = services.new_id(), services.now()
        if not await accounts.add_first(connection, account_id, checked_name(name), Role.ADMIN, password_hash, now):
            raise Gone("The first admin has been set up already.", "Sign in instead.")
        session = new_session_token()
        await accounts.start_session(connection, digest(session), now, account_id=account_id, device=device)
    return session


async def sign_in(
    services: Services,
    name: str,
    password: str,
    device: str = "",
    replaced: str | None = None,
    *,
    is_known: bool = False,
) -> str:
    """Gives a session token; the refusal does not tell whether the name or the password was wrong.

    `is_known`: the browser has signed in by that name before. `replaced`: the token that this browser held before. Its
    session ends, so that no forgotten one stays open.
    """
    async with services.database.reading() as connection:
        found = await accounts.with_password(connection, name)
    nobody = await _hash_of_nobody()  # for everyone, so that an unknown name takes as long as a wrong password
    matches = await is_password(found[1] if found else nobody, password, is_known=is_known)
    if found is None or not matches:
        raise Invalid("The name and the password do not match.", "Try again.", field="password")
    account, stored = found
    stronger = await _stronger(stored, password)
    session = new_session_token()
    async with services.database.transaction() as connection:
        if stronger:
            await accounts.replace_hash(connection, account.id, stored, stronger)
        await accounts.start_session(connection, digest(session), services.now(), account_id=account.id, device=device)
    if replaced:
        await sign_out(services, replaced)
    return session


async def sign_out(services: Services, token: str) -> None:
    """The session ends, and with it every page and document that it had opened."""
    account = await signed_in(services, token)
    async with services.database.transaction() as connection:
        await accounts.end_session(connection, digest(token))
    if account:
        await ring_workshops_of(services, account.id)


async def ring_workshops_of(services: Services, account_id: str) -> None:
    """Have every open page look again at what it may still show."""
    async with services.database.reading() as connection:
        own = await workshops.of_account(connection, account_id)
    for workshop in own:
        await services.ring(workshop.id)


async def every_account(services: Services, admin: Account) -> tuple[tuple[Account, str | None], ...]:
    """All accounts; with each that has not begun yet, its invitation link."""
    async with services.database.reading() as connection:
        found = await accounts.every(connection)
    return tuple((account, invitation_link(services, account)) for account in found)


def invitation_link(services: Services, account: Account) -> str | None:
    if account.is_active or account.is_ended or not account.has_link_at(services.now()):
        return None
    return services.link("invitation", "welcome", account.id, account.invitation_version)


async def invite(services: Services, admin: Account, name: str, role: Role) -> None:
    """Add somebody who can sign in after choosing a password through the invitation link."""
    tidy = checked_name(name)
    async with change(services, admin, "invited somebody") as connection:
        if await accounts.name_is_taken(connection, tidy):
            raise Invalid(f"There is already somebody called “{tidy}”.", "Add a second name.", field="name")
        await accounts.add(connection, services.new_id(), tidy, role, None, services.now())


async def invite_anew(services: Services, admin: Account, account_id: str) -> None:
    """For a forgotten password, or somebody who comes back: a new invitation link; the old password ends."""
    if account_id == admin.id:
        raise Invalid("You cannot invite yourself.", "Another admin can do it.")
    async with change(services, admin, "invited somebody anew") as connection:
        await require_still_admin(connection, admin)
        if await accounts.by_id(connection, account_id) is None:
            raise NotFound("There is no such account.")
        await accounts.invite_anew(connection, account_id)
    await ring_workshops_of(services, account_id)


async def require_still_admin(connection: AsyncConnection, admin: Account) -> None:
    """Of two admins who remove each other at one moment the second is refused: somebody can always let others in."""
    await accounts.hold(connection)
    now = await accounts.by_id(connection, admin.id)
    if now is None or not (now.is_active and now.is_admin):
        raise NotAllowed("You are no longer an admin.", "Nothing was changed.")


async def new_password_link(services: Services, name: str) -> str:
    """For somebody who has forgotten their password and can reach the machine, as a sole admin can: a link that works
    once, for 24 hours. Until it is used everything stays as it is. Raises NotFound for a name that is no account's."""
    async with services.database.transaction() as connection:
        await accounts.hold(connection)
        account = await accounts.by_name(connection, name)
        if account is None or account.is_ended:
            raise NotFound(f"Nobody called “{name}” can sign in here.", "The page Facilitators lists the names.")
        await accounts.expect_link(connection, account.id, services.now() + RESET_LINK_LASTS)
    return services.link("invitation", "welcome", account.id, account.invitation_version + 1)


async def invited(services: Services, token: str) -> Account:
    """The person an invitation link is for. Raises Gone after it was used or withdrawn, NotFound after its time."""
    async with services.database.reading() as connection:
        account = await accounts.by_id(connection, subject_of(token))
    if account is None:
        raise _unknown_invitation()
    if not is_genuine(services.secret, "invitation", token, account.invitation_version):
        raise _invitation_used_up()
    if not account.has_link_at(services.now()):
        raise _unknown_invitation()
    return account


async def accept_invitation(
    services: Services, token: str, password: str, device: str = "", replaced: str | None = None
) -> str:
    """Choose a password; the link works no more, nor does a former password. Gives a session token.

    `replaced`: as for `sign_in`.
    """
    account = await invited(services, token)
    password_hash = await hashed_for(services, account, password)
    session = new_session_token()
    async with services.database.transaction() as connection:
        if not await accounts.accept(connection, account.id, account.invitation_version, password_hash):
            raise _invitation_used_up()
        await accounts.start_session(connection, digest(session), services.now(), account_id=account.id, device=device)
    if replaced:
        await sign_out(services, replaced)
    await ring_workshops_of(services, account.id)
    return session


def _unknown_invitation() -> NotFound:
    return NotFound("This invitation is not complete.", "Copy the whole link again.")


def _invitation_used_up() -> Gone:
    return Gone("This invitation was used already, or withdrawn.", "Sign in, or ask your admin for help.")


async def _in_turn(work: Callable[[], Made], *, is_known: bool) -> Made:
    """One after the other. Raises TooMany where so many strangers wait that their turn would not come soon.

    `is_known`: for somebody who has shown already that they belong here; they do not wait behind strangers.
    """
    loop = asyncio.get_running_loop()
    if is_known:
        return await loop.run_in_executor(_for_known, work)
    if len(_waiting) >= MOST_HASHING:
        raise TooMany("Many people are signing in just now.", "Wait a few seconds and try again.", seconds=5)
    place = object()
    _waiting.add(place)
    try:
        return await loop.run_in_executor(_for_strangers, work)
    finally:
        _waiting.discard(place)


async def _hash_of_nobody() -> str:
    """Made once; not at the start, since it is slow on purpose."""
    return await _in_turn(_hashed_nobody, is_known=True)


@cache
def _hashed_nobody() -> str:
    return _hasher.hash("nobody has this password")


async def hashed(password: str, name: str, organisations: Collection[str] = ()) -> str:
    """Of a password that somebody of this name chooses. Raises Invalid for one that is not taken.

    `organisations`: whose workshops they facilitate.
    """
    return await _in_turn(lambda: _hasher.hash(checked_password(password, name, organisations)), is_known=True)


async def hashed_for(services: Services, account: Account, password: str) -> str:
    """As `hashed`, for an account that is there."""
    async with services.database.reading() as connection:
        own = await workshops.of_account(connection, account.id)
    return await hashed(password, account.name, {workshop.organisation for workshop in own})


async def _stronger(stored: str, password: str) -> str | None:
    """The hash that is made today of a password whose stored one was made with other parameters."""
    if not _hasher.check_needs_rehash(stored):
        return None
    return await _in_turn(lambda: _hasher.hash(password), is_known=True)


async def is_password(password_hash: str, password: str, *, is_known: bool) -> bool:
    """`is_known`: see _in_turn."""
    try:
        return await _in_turn(lambda: _hasher.verify(password_hash, password), is_known=is_known)
    except (VerifyMismatchError, InvalidHashError):
        return False
