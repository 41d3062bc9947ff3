"""Keys of answers, on both databases: each is stored once, dropped in time, and tells nothing of the answer."""

import asyncio

import pytest
from sqlalchemy import insert, select, text

from app.storage import answer_keys
from app.storage.database import Database
from app.storage.tables import answer_keys as table
from app.storage.tables import answers
from tests.factories import MORNING

KEYS = [bytes([number]) * 16 for number in range(5)]


async def stored(database: Database) -> dict[bytes, int]:
    async with database.reading() as connection:
        return {row.digest: row.generation for row in await connection.execute(select(table))}


async def test_a_key_is_stored_once(database: Database) -> None:
    async with database.transaction() as connection:
        assert await answer_keys.add(connection, KEYS[:3], 7) == set(KEYS[:3])
        assert await answer_keys.add(connection, KEYS[2:], 8) == set(KEYS[3:])
        assert await answer_keys.add(connection, [], 8) == set()
        assert await answer_keys.known(connection, [KEYS[0], b"unknown"]) == {KEYS[0]}
        assert await answer_keys.known(connection, []) == set()
    assert await stored(database) == dict(zip(KEYS, [7, 7, 7, 8, 8], strict=True))


async def test_very_many_at_once(database: Database) -> None:
    many = {number.to_bytes(16, "big") for number in range(1200)}
    async with database.transaction() as connection:
        assert await answer_keys.add(connection, many, 7) == many
        assert await answer_keys.add(connection, many | set(KEYS[1:]), 7) == set(KEYS[1:])
        assert await answer_keys.known(connection, many | {b"unknown"}) == many


@pytest.mark.parametrize("ends_well", [True, False])
async def test_of_two_who_store_a_key_at_the_same_time_one_waits_for_the_other(
    database: Database, *, ends_well: bool
) -> None:
    async def second() -> set[bytes]:
        async with database.transaction() as connection:
            return await answer_keys.add(connection, KEYS, 7)

    async with database.transaction() as connection:
        await answer_keys.add(connection, KEYS[:2], 7)
        waiting = asyncio.create_task(second())
        done, _ = await asyncio.wait([waiting], timeout=0.2)
        assert not done
        if not ends_well:
            await connection.rollback()
    assert await waiting == (set(KEYS[2:]) if ends_well else set(KEYS))
    assert await stored(database) == dict.fromkeys(KEYS, 7)


async def test_keys_of_other_generations_are_dropped(database: Database) -> None:
    async with database.transaction() as connection:
        for generation, key in enumerate(KEYS):
            await answer_keys.add(connection, [key], generation)
        kept = (2, 3)
        assert await answer_keys.has_old(connection, kept)
        await answer_keys.renew(connection, kept)
        assert not await answer_keys.has_old(connection, kept)
    assert await stored(database) == {KEYS[2]: 2, KEYS[3]: 3}


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
async def test_postgresql_does_not_tell_in_which_transaction_a_key_came(museum: Database) -> None:
    """Otherwise the hidden column `xmin`, the same in both rows, would lead from a key to its answer."""
    for key in reversed(KEYS):
        async with museum.transaction() as connection:
            await answer_keys.add(connection, [key], 7)
            row = {"id": key.hex(), "workshop_id": "museum", "text": "Curious", "given_on": MORNING.date()}
            await connection.execute(insert(answers), [row])
    joined = text("SELECT count(*) FROM answers a JOIN answer_keys k ON a.xmin::text = k.xmin::text")
    transactions = text("SELECT count(DISTINCT xmin::text) FROM answer_keys")
    places = text("SELECT digest FROM answer_keys ORDER BY ctid")
    async with museum.reading() as connection:
        assert (await connection.execute(joined)).scalar_one() == len(KEYS)  # so that it would be found
    async with museum.transaction() as connection:
        await answer_keys.renew(connection, (6, 7))
    async with museum.reading() as connection:
        assert (await connection.execute(joined)).scalar_one() == 0
        assert (await connection.execute(transactions)).scalar_one() == 1
        assert list((await connection.execute(places)).scalars()) == KEYS
