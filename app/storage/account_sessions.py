"""Where accounts are signed in, as their owners see it."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.accounts import Session
from app.storage.tables import sessions


async def of_account(connection: AsyncConnection, account_id: str, since: datetime) -> tuple[Session, ...]:
    """Those that began after `since`, the newest first."""
    table = sessions.c
    query = (
        select(table.token_hash, table.device, table.created_at, table.used_at)
        .where(table.account_id == account_id, table.created_at > since)
        .order_by(table.created_at.desc(), table.token_hash)
    )
    return tuple(Session(*row) for row in await connection.execute(query))


async def note_use(connection: AsyncConnection, token_hash: str, now: datetime) -> None:
    await connection.execute(update(sessions).where(sessions.c.token_hash == token_hash).values(used_at=now))


async def end(connection: AsyncConnection, account_id: str, token_hashes: Iterable[str]) -> None:
    """Those among them that are this account's."""
    mine = (sessions.c.account_id == account_id, sessions.c.token_hash.in_(tuple(token_hashes)))
    await connection.execute(delete(sessions).where(*mine))


async def end_all(connection: AsyncConnection, account_id: str) -> None:
    await connection.execute(delete(sessions).where(sessions.c.account_id == account_id))
