"""Tickets for sockets of documents that were used, as digests, until they would be too old anyway."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncConnection

from app.storage.database import insert_or_yield
from app.storage.tables import used_document_tickets


async def use(connection: AsyncConnection, digest: str, until: datetime, now: datetime) -> bool:
    """Note that a ticket is used, and forget those that are too old. False if it was used before."""
    await connection.execute(delete(used_document_tickets).where(used_document_tickets.c.until < now))
    new = insert_or_yield(connection, used_document_tickets).values(digest=digest, until=until)
    return (await connection.execute(new.on_conflict_do_nothing())).rowcount == 1
