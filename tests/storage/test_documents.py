"""The log of a document, on both databases."""

import asyncio
from collections.abc import Sequence
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
    mark_damaged,
    replace_by_snapshot,
    take_out,
    updates_after,
    writers_of,
)
from app.storage.log import open_log
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


async def test_who_writes_looks_at_what_others_wrote_meanwhile(database: Database) -> None:
    """Only where there is any; and where it clashes nothing is written, and no number is used up."""
    log, looked = open_log(database), []

    def new(known_seq: int, *, clashes: bool) -> NewUpdates:
        def look(rows: Sequence[tuple[int, bytes]]) -> bool:
            looked.append(sorted(rows))
            return clashes

        return NewUpdates("team-a", [b"mine"], known_seq=known_seq, clashes=look)

    await append(database, "team-a", [b"one", b"two"], {})
    outcomes = [(await log.append([new(seq, clashes=clashes)]))["team-a"] for seq, clashes in ((2, True), (1, False))]
    refused = (await log.append([new(2, clashes=True), NewUpdates("team-b", [b"fine"])])).values()
    log.close()
    assert (outcomes, [type(one) for one in refused]) == ([3, 4], [ForeignWriter, int])
    assert looked == [[(2, b"two"), (3, b"mine")], [(3, b"mine"), (4, b"mine")]]
    assert await stored(database, "team-a") == StoredDocument(
        (b"one", b"two", b"mine", b"mine"), (1, 2, 3, 4), 4, None, {}
    )


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


async def test_damage_is_marked_once_and_comes_with_everything_that_is_read(database: Database) -> None:
    await append(database, "team-a", [b"one"], {})
    async with database.transaction() as connection:
        assert await mark_damaged(connection, "team-a", now()) == "harbour-museum"
        assert await mark_damaged(connection, "team-a", now()) is None
        assert await mark_damaged(connection, "nowhere", now()) is None
    damaged = StoredDocument((b"one",), (1,), 1, None, {}, is_damaged=True)
    log = open_log(database)
    assert (await stored(database, "team-a"), await log.load("team-a")) == (damaged, damaged)
    log.close()
    async with database.reading() as connection:
        assert await updates_after(connection, "team-a", 1) == StoredDocument((), (), 1, None, {}, is_damaged=True)
    assert await stored(database, "team-b") == StoredDocument((), (), 0, None, {})


async def test_many_writers_at_once_leave_no_gap(database: Database) -> None:
    numbers = await asyncio.gather(*(append(database, "team-a", [b"%d" % one], {}) for one in range(20)))
    assert sorted(number for number in numbers if number) == list(range(1, 21))
    kept = await stored(database, "team-a")
    assert kept is not None
    assert kept.updates == tuple(b"%d" % numbers.index(seq) for seq in kept.seqs)
