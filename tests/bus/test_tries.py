"""Tries are counted once, whichever process hears of them; and while Redis is away each process counts for itself."""

import asyncio
import secrets
from collections.abc import AsyncIterator

import pytest
from redis.asyncio import Redis

from app.bus.tries import Tries
from tests.bus.test_bus import redis_address
from tests.live.cable import Cable


@pytest.fixture(params=["memory", "redis"])
async def tries(request: pytest.FixtureRequest) -> AsyncIterator[Tries]:
    yield Tries("memory://" if request.param == "memory" else redis_address())


async def test_a_count_begins_with_its_first_try_and_ends_after_its_time(tries: Tries) -> None:
    key = ("code", secrets.token_hex(6))
    assert [await tries.add(*key, seconds=1) for _ in range(3)] == [1, 2, 3]
    assert (await tries.count(*key), await tries.count("code", "another")) == (3, 0)
    assert 0 < await tries.seconds_left(*key) <= 1.5
    await asyncio.sleep(1.2)
    assert (await tries.count(*key), await tries.seconds_left(*key)) == (0, 0)
    assert await tries.add(*key, seconds=60) == 1


async def test_one_is_taken_back_and_all_are_forgotten(tries: Tries) -> None:
    key = ("code", secrets.token_hex(6))
    await tries.add(*key, seconds=60)
    await tries.add(*key, seconds=60)
    assert await tries.add(*key, seconds=60, number=-1) == 1
    await tries.forget(*key)
    assert await tries.count(*key) == 0


async def test_of_many_at_one_moment_one_is_the_first(tries: Tries) -> None:
    key = ("pause", secrets.token_hex(6))
    counts = await asyncio.gather(*(tries.add(*key, seconds=60) for _ in range(50)))
    assert sorted(counts) == list(range(1, 51))


async def test_two_processes_count_together() -> None:
    one, other, key = Tries(redis_address()), Tries(redis_address()), ("code", secrets.token_hex(6))
    assert [await process.add(*key, seconds=60) for process in (one, other, one)] == [1, 2, 3]


async def test_while_redis_is_away_each_process_counts_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.bus.tries.AWAY_FOR", 0.0)
    host, port = redis_address().removeprefix("redis://").split("/")[0].split(":")
    number = redis_address().rpartition("/")[2]
    async with Cable(int(port), host) as cable:
        tries, key = Tries(f"redis://127.0.0.1:{cable.port}/{number}"), ("code", secrets.token_hex(6))
        assert [await tries.add(*key, seconds=60) for _ in range(3)] == [1, 2, 3]
        cable.cut()
        assert [await tries.add(*key, seconds=60) for _ in range(2)] == [1, 2]
        cable.is_cut = False
        assert await tries.add(*key, seconds=60) == 4


async def test_what_was_typed_stands_in_no_key() -> None:
    tries, name = Tries(redis_address()), secrets.token_hex(6)
    await tries.add("wrong", name, seconds=60)
    redis = Redis.from_url(redis_address())
    keys = [key async for key in redis.scan_iter(match="*")]
    await redis.aclose()
    assert [key for key in keys if name.encode() in key] == []
    assert keys != []
