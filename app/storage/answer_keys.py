"""Digests of the keys of answers that were stored, so that the same answer sent twice counts once.

Nothing may tell which answer came with which key. On SQLite the rows lie in the order of their digests. PostgreSQL
notes in each row which transaction wrote it, and lays rows down as they come; so `renew` writes them all anew.
"""

from collections.abc import Collection

from sqlalchemy import ColumnElement, delete, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from app.storage.chunks import chunks
from app.storage.database import insert_or_yield
from app.storage.tables import answer_keys

_key = answer_keys.c

_RENEW_ON_POSTGRESQL = text(
    """
    WITH gone AS (DELETE FROM answer_keys RETURNING digest, generation)
    INSERT INTO answer_keys (digest, generation)
    SELECT digest, generation FROM gone WHERE generation IN (:older, :newer) ORDER BY digest
    """
)


async def add(connection: AsyncConnection, digests: Collection[bytes], generation: int) -> set[bytes]:
    """Store those that are not there yet, and return them.

    One that another transaction is just storing is waited for; all take them in one order, so that no two processes
    wait for each other.
    """
    query = insert_or_yield(connection, answer_keys).on_conflict_do_nothing().returning(_key.digest)
    added: set[bytes] = set()
    for some in chunks(sorted(digests)):
        rows = [{"digest": digest, "generation": generation} for digest in some]
        added.update((await connection.execute(query, rows)).scalars())
    return added


async def known(connection: AsyncConnection, digests: Collection[bytes]) -> set[bytes]:
    """Those of the digests that are stored."""
    found: set[bytes] = set()
    for some in chunks(digests):
        found.update((await connection.execute(select(_key.digest).where(_key.digest.in_(some)))).scalars())
    return found


async def has_old(connection: AsyncConnection, kept: Collection[int]) -> bool:
    """Whether there are keys of other generations than those kept."""
    return (await connection.execute(select(_key.generation).where(_is_old(kept)).limit(1))).first() is not None


async def renew(connection: AsyncConnection, kept: tuple[int, int]) -> None:
    """Drop the keys of other generations, and let nothing tell in which transaction, or when, the others came."""
    if connection.dialect.name == "sqlite":
        await connection.execute(delete(answer_keys).where(_is_old(kept)))
    else:
        await connection.execute(_RENEW_ON_POSTGRESQL, {"older": kept[0], "newer": kept[1]})


def _is_old(kept: Collection[int]) -> ColumnElement[bool]:
    return _key.generation.not_in(kept)
