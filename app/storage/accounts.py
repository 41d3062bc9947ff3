"""Accounts and sessions."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.accounts import Account, Role, name_key
from app.storage.tables import accounts, sessions


def to_account(row: Row[tuple[object, ...]]) -> Account:
    entry = row._mapping
    is_ended = entry["ended_at"] is not None
    is_active = entry["password_hash"] is not None and not is_ended
    version, until = entry["invitation_version"], entry["link_until"]
    return Account(entry["id"], entry["name"], Role(entry["role"]), is_active, version, is_ended, until)


async def count(connection: AsyncConnection) -> int:
    return (await connection.execute(select(func.count()).select_from(accounts))).scalar_one()


async def add(
    connection: AsyncConnection, account_id: str, name: str, role: Role, password_hash: str | None, now: datetime
) -> None:
    await connection.execute(
        insert(accounts).values(
            id=account_id,
            name=name,
            name_key=name_key(name),
            role=role,
            password_hash=password_hash,
            created_at=now,
            invitation_version=1,
        )
    )


async def add_first(
    connection: AsyncConnection, account_id: str, name: str, role: Role, password_hash: str, now: datetime
) -> bool:
    """Add the very first account. False if there is one, also if another process makes it at this moment."""
    await hold(connection)
    if await count(connection):
        return False
    await add(connection, account_id, name, role, password_hash, now)
    return True


async def every(connection: AsyncConnection) -> tuple[Account, ...]:
    return tuple(to_account(row) for row in await connection.execute(select(accounts).order_by(accounts.c.name_key)))


async def by_id(connection: AsyncConnection, account_id: str) -> Account | None:
    row = (await connection.execute(select(accounts).where(accounts.c.id == account_id))).one_or_none()
    return to_account(row) if row else None


async def by_name(connection: AsyncConnection, name: str) -> Account | None:
    """The account of exactly this name."""
    row = (await connection.execute(select(accounts).where(accounts.c.name_key == name_key(name)))).one_or_none()
    return to_account(row) if row else None


async def active_by_name(connection: AsyncConnection, name: str) -> Account | None:
    """The account of exactly this name, if it can sign in."""
    account = await by_name(connection, name)
    return account if account and account.is_active else None


async def with_password(connection: AsyncConnection, name: str) -> tuple[Account, str] | None:
    """The active account of that name and its password hash."""
    row = (await connection.execute(select(accounts).where(accounts.c.name_key == name_key(name)))).one_or_none()
    if row is None or not to_account(row).is_active:
        return None
    return to_account(row), str(row._mapping["password_hash"])


async def name_is_taken(connection: AsyncConnection, name: str) -> bool:
    found = await connection.execute(select(accounts.c.id).where(accounts.c.name_key == name_key(name)))
    return found.one_or_none() is not None


async def accept(connection: AsyncConnection, account_id: str, version: int, password_hash: str) -> bool:
    """Use up the link of that version: the version goes up, so that it works once. False if it has been used, or the
    account was ended. Where the account was signed in with a former password, it no longer is."""
    query = update(accounts).where(
        accounts.c.id == account_id, accounts.c.invitation_version == version, accounts.c.ended_at.is_(None)
    )
    values = {"password_hash": password_hash, "invitation_version": version + 1, "link_until": None}
    changed = await connection.execute(query.values(values))
    if changed.rowcount == 1:
        await connection.execute(delete(sessions).where(sessions.c.account_id == account_id))
    return changed.rowcount == 1


async def change(connection: AsyncConnection, account_id: str, **values: object) -> None:
    await connection.execute(update(accounts).where(accounts.c.id == account_id).values(**values))


async def replace_hash(connection: AsyncConnection, account_id: str, old: str, new: str) -> None:
    """Of the same password; nothing happens where another one was chosen meanwhile."""
    query = update(accounts).where(accounts.c.id == account_id, accounts.c.password_hash == old)
    await connection.execute(query.values(password_hash=new))


async def hold(connection: AsyncConnection) -> None:
    """Until this transaction ends, nobody else adds or changes an account: for rules that look at all of them."""
    if connection.dialect.name != "sqlite":  # whose one write lock is already taken
        await connection.execute(text("LOCK TABLE accounts IN SHARE ROW EXCLUSIVE MODE"))


async def expect_link(connection: AsyncConnection, account_id: str, until: datetime | None = None) -> None:
    """The next version of the account's one-time link is the one that works. The password stays until it is used."""
    values = {"invitation_version": accounts.c.invitation_version + 1, "link_until": until}
    await connection.execute(update(accounts).where(accounts.c.id == account_id).values(values))


async def invite_anew(connection: AsyncConnection, account_id: str) -> None:
    """The password and every session end; a new invitation is open, also for an account that was ended."""
    version = accounts.c.invitation_version + 1
    values = {"password_hash": None, "ended_at": None, "invitation_version": version, "link_until": None}
    await connection.execute(update(accounts).where(accounts.c.id == account_id).values(values))
    await connection.execute(delete(sessions).where(sessions.c.account_id == account_id))


async def end(connection: AsyncConnection, account_id: str, now: datetime) -> None:
    """The account can no longer sign in, and every session of it ends."""
    version = accounts.c.invitation_version + 1
    await connection.execute(
        update(accounts).where(accounts.c.id == account_id).values(ended_at=now, invitation_version=version)
    )
    await connection.execute(delete(sessions).where(sessions.c.account_id == account_id))


async def start_session(
    connection: AsyncConnection,
    token_hash: str,
    now: datetime,
    *,
    account_id: str | None = None,
    participant_id: str | None = None,
    screen_workshop_id: str | None = None,
    device: str = "",
    seat_device: str | None = None,
) -> None:
    """`device`: for accounts alone. `seat_device`: for seats alone, a key that tells nothing about the browser."""
    await connection.execute(
        insert(sessions).values(
            token_hash=token_hash,
            device=device,
            account_id=account_id,
            participant_id=participant_id,
            screen_workshop_id=screen_workshop_id,
            created_at=now,
            used_at=now if account_id else None,
            seat_device=seat_device,
        )
    )


async def session_account(
    connection: AsyncConnection, token_hash: str, since: datetime
) -> tuple[Account, datetime | None] | None:
    """Whose session it is, if it began after `since` and the account is active; and when its use was noted last."""
    found = await connection.execute(
        select(accounts, sessions.c.used_at)
        .join(sessions, sessions.c.account_id == accounts.c.id)
        .where(sessions.c.token_hash == token_hash, sessions.c.created_at > since)
    )
    row = found.one_or_none()
    account = to_account(row) if row else None
    return (account, row._mapping["used_at"]) if row and account and account.is_active else None


async def any_lives(connection: AsyncConnection, token_hashes: Collection[str], since: datetime) -> bool:
    """Whether one of these sessions began after `since`, no matter whose it is."""
    query = select(sessions.c.token_hash).where(sessions.c.token_hash.in_(token_hashes), sessions.c.created_at > since)
    return (await connection.execute(query.limit(1))).first() is not None


async def end_session(connection: AsyncConnection, token_hash: str) -> None:
    await connection.execute(delete(sessions).where(sessions.c.token_hash == token_hash))
