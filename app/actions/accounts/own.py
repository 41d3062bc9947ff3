"""One's own account: the name, the password, and where one is signed in."""

from dataclasses import dataclass

from app.actions.access import SESSION_LIFETIME
from app.actions.accounts.accounts import hashed_for, is_password, new_session_token, ring_workshops_of
from app.actions.change import change
from app.actions.services import Services
from app.domain.accounts import Account, Session, checked_name, name_key
from app.domain.errors import Invalid, NameTold, NotFound
from app.domain.links import digest
from app.storage import account_sessions, accounts


@dataclass(frozen=True)
class SignedInAt:
    """`is_here`: the one that asks."""

    session: Session
    is_here: bool


async def sessions(services: Services, account: Account, token: str) -> tuple[SignedInAt, ...]:
    """Where the account is signed in: here first, then the newest."""
    async with services.database.reading() as connection:
        found = await account_sessions.of_account(connection, account.id, services.now() - SESSION_LIFETIME)
    places = (SignedInAt(session, session.token_hash == digest(token)) for session in found)
    return tuple(sorted(places, key=lambda place: not place.is_here))


async def require_password(services: Services, account: Account, typed: str, field: str) -> None:
    """Before what decides how one signs in: a page that was left open is not enough. Raises Invalid, for that field."""
    async with services.database.reading() as connection:
        found = await accounts.with_password(connection, account.name)
    if found is None or not await is_password(found[1], typed, is_known=True):
        raise Invalid("This is not your current password.", "Try again, or ask your admin.", field=field)


async def change_name(services: Services, account: Account, name: str) -> None:
    """The name that one signs in with, and that others see from now on. After `require_password`."""
    tidy = checked_name(name)
    async with change(services, account, "changed their name") as connection:
        await accounts.hold(connection)
        found = await accounts.by_name(connection, tidy)
        if found and found.id != account.id:
            raise NameTold(f"There is already somebody called “{tidy}”.", "Add a second name.", field="name")
        await accounts.change(connection, account.id, name=tidy, name_key=name_key(tidy))
    await ring_workshops_of(services, account.id)


async def change_password(services: Services, account: Account, current: str, new: str, device: str = "") -> str:
    """Every session ends, since somebody may have taken its cookie. Gives the token of a new one.

    Raises Invalid unless `current` is the password of now.
    """
    await require_password(services, account, current, "current_password")
    password_hash = await hashed_for(services, account, new)
    session, now = new_session_token(), services.now()
    async with change(services, account, "changed their password") as connection:
        await accounts.change(connection, account.id, password_hash=password_hash)
        await accounts.expect_link(connection, account.id)  # one that was printed before works no more
        await account_sessions.end_all(connection, account.id)
        await accounts.start_session(connection, digest(session), now, account_id=account.id, device=device)
    await ring_workshops_of(services, account.id)
    return session


async def end_session(services: Services, account: Account, key: str) -> None:
    """Sign out at one place. `key`: as `Session.key`."""
    async with change(services, account, "signed out at one place") as connection:
        found = await account_sessions.of_account(connection, account.id, services.now() - SESSION_LIFETIME)
        ended = [session.token_hash for session in found if session.key == key]
        if not ended:
            raise NotFound("You are not signed in there.", "You may have been signed out there already.")
        await account_sessions.end(connection, account.id, ended)
    await ring_workshops_of(services, account.id)


async def sign_out_everywhere(services: Services, account: Account) -> None:
    async with change(services, account, "signed out everywhere") as connection:
        await account_sessions.end_all(connection, account.id)
    await ring_workshops_of(services, account.id)
