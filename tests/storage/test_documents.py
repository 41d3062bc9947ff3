"""The log of a document, on both databases."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.storage.database import Database
from app.storage.documents import (
    ForeignWriter,
    NewUpdates,
    StoredDocument,
    append_many,
    append_updates,
    load,
    lock,
    replace_by_snapshot,
    take_out,
    updates_after,
    writers_of,
)
from app.storage.tables import document_updates
from tests.live.conftest import database, database_url, now

__all__ = ["database", "database_url"]  # the fixtures of the live tests: a workshop with three blank documents


async def append(database: Database, document_id: str, updates: list[bytes], writers: dict[int, str]) -> int | None:
    async with database.transaction() as connection:
        return await append_updates(connection, document_id, updates, writers)


async def stored(database: Database, document_id: str) -> StoredDocument | None:
    async with database.reading() as connection:
        return await load(connection, document_id)


async def test_updates_are_numbered_and_kept_in_order(database: Database) -> None:
    assert await append(database, "team-a", [b"one", b"two"], {7: "ana"}) == 2
    assert await append(database, "team-a", [b"three\0\xff"], {2**53 - 1: "ben"}) == 3
    assert await append(database, "team-b", [b"other"], {7: "ben"}) == 1
    assert await stored(database, "team-a") == StoredDocument(
        (b"one", b"two", b"three\0\xff"), (1, 2, 3), 3, None, {7: "ana", 2**53 - 1: "ben"}
    )
    async with database.reading() as connection:
        assert await updates_after(connection, "team-a", 1) == StoredDocument(
            (b"two", b"three\0\xff"), (2, 3), 3, None, {}
        )
        assert await updates_after(connection, "team-a", 3) == StoredDocument((), (), 3, None, {})
        assert await updates_after(connection, "nowhere", 3) is None


async def test_nothing_is_appended_to_what_is_locked_or_gone(database: Database) -> None:
    at = now()
    await append(database, "team-a", [b"one"], {})
    for moment in (at, at + timedelta(minutes=1)):
        async with database.transaction() as connection:
            await lock(connection, ["team-a", "nowhere"], moment)
    assert await append(database, "team-a", [b"late"], {7: "ana"}) is None
    assert await append(database, "nowhere", [b"lost"], {7: "ana"}) is None
    assert await stored(database, "team-a") == StoredDocument((b"one",), (1,), 1, at, {})
    assert await stored(database, "nowhere") is None


async def test_a_bound_client_id_stays_with_its_person(database: Database) -> None:
    await append(database, "team-a", [b"one"], {7: "ana"})
    assert await append(database, "team-a", [b"two"], {7: "ana", 8: "ana"}) == 2
    with pytest.raises(ForeignWriter):
        await append(database, "team-a", [b"forged"], {8: "mallory"})
    async with database.transaction() as connection:
        outcomes = await append_many(
            connection, [NewUpdates("team-a", [b"forged"], {7: "mallory"}), NewUpdates("team-b", [b"fine"], {7: "ben"})]
        )
        assert (type(outcomes["team-a"]), outcomes["team-b"]) == (ForeignWriter, 1)
    async with database.reading() as connection:
        assert await writers_of(connection, "team-a") == {7: "ana", 8: "ana"}
    assert (await stored(database, "team-a")).updates == (b"one", b"two")  # type: ignore[union-attr]


async def test_a_snapshot_takes_the_place_of_what_it_holds_and_nothing_of_what_was_put_aside(
    database: Database,
) -> None:
    await append(database, "team-a", [b"one", b"two", b"three"], {})
    async with database.transaction() as connection:
        assert await replace_by_snapshot(connection, "team-a", 2, b"one and two")
        assert not await replace_by_snapshot(connection, "nowhere", 2, b"lost")
    assert await append(database, "team-a", [b"four"], {}) == 4
    assert await stored(database, "team-a") == StoredDocument(
        (b"one and two", b"three", b"four"), (2, 3, 4), 4, None, {}
    )
    async with database.transaction() as connection:
        await take_out(connection, "team-a", 3)
    assert (await stored(database, "team-a")).seqs == (2, 4)  # type: ignore[union-attr]
    async with database.transaction() as connection:
        assert await replace_by_snapshot(connection, "team-a", 4, b"one, two and four")
        rows = await connection.execute(select(document_updates.c.seq, document_updates.c.data))
        assert sorted(tuple(row) for row in rows) == [(-3, b"three"), (4, b"one, two and four")]


async def test_many_writers_at_once_leave_no_gap(database: Database) -> None:
    numbers = await asyncio.gather(*(append(database, "team-a", [b"%d" % one], {}) for one in range(20)))
    assert sorted(number for number in numbers if number) == list(range(1, 21))
    kept = await stored(database, "team-a")
    assert kept is not None
    assert kept.updates == tuple(b"%d" % numbers.index(seq) for seq in kept.seqs)
