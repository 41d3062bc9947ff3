"""One contract, on both buses. Redis where TEST_BUS_URL names one (required in CI)."""

import asyncio
import os
import re
import secrets
from collections.abc import AsyncIterator, Callable

import pytest
from sqlalchemy.engine import make_url

from app.bus import open_bus
from app.bus.port import LARGEST_PAYLOAD, Bus
from app.bus.redis import RedisBus, pack, unpack
from tests.live.cable import Cable


def redis_address() -> str:
    address = os.environ.get("TEST_BUS_URL")
    if not address:
        reason = "TEST_BUS_URL is not set: not tried on Redis"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return address


@pytest.fixture(params=["memory", "redis"])
async def bus(request: pytest.FixtureRequest) -> AsyncIterator[Bus]:
    opened = open_bus("memory://" if request.param == "memory" else redis_address())
    await opened.start()
    await until(opened.ping)
    yield opened
    await opened.close()


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(30):
        while True:
            result = condition()
            if await result if asyncio.iscoroutine(result) else result:
                return
            await asyncio.sleep(0.005)


@pytest.fixture
def topic() -> str:
    return f"workshop:{secrets.token_hex(6)}"


async def test_a_ring_reaches_every_listener_of_its_topic(bus: Bus, topic: str) -> None:
    heard: list[tuple[str, bytes]] = []
    bus.subscribe(topic, lambda payload: heard.append(("first", payload)))
    bus.subscribe(topic, lambda payload: heard.append(("second", payload)))
    bus.subscribe(f"{topic}-other", lambda payload: heard.append(("other", payload)))
    await bus.publish(topic)
    await bus.publish(topic, b"\0\xff7")
    await until(lambda: len(heard) == 4)
    assert heard == [("first", b""), ("second", b""), ("first", b"\0\xff7"), ("second", b"\0\xff7")]


async def test_rings_keep_their_order(bus: Bus, topic: str) -> None:
    heard: list[bytes] = []
    bus.subscribe(topic, heard.append)
    for number in range(1000):
        await bus.publish(topic, b"%d" % number)
    await until(lambda: len(heard) == 1000)
    assert heard == [b"%d" % number for number in range(1000)]


async def test_who_has_unsubscribed_hears_nothing(bus: Bus, topic: str) -> None:
    heard: list[bytes] = []
    stays: list[bytes] = []
    unsubscribe = bus.subscribe(topic, heard.append)
    bus.subscribe(topic, stays.append)
    unsubscribe()
    unsubscribe()
    await bus.publish(topic, b"ring")
    await until(lambda: stays)
    assert heard == []


async def test_one_broken_listener_does_not_silence_the_others(bus: Bus, topic: str) -> None:
    heard: list[bytes] = []

    def broken(_: bytes) -> None:
        raise RuntimeError("a mistake")

    bus.subscribe(topic, broken)
    bus.subscribe(topic, heard.append)
    await bus.publish(topic, b"ring")
    await until(lambda: heard)


async def test_a_payload_has_a_limit(bus: Bus, topic: str) -> None:
    with pytest.raises(ValueError, match="at most 16384 bytes"):
        await bus.publish(topic, b"x" * (LARGEST_PAYLOAD + 1))


async def test_rings_cross_processes_and_a_gap_is_told(topic: str) -> None:
    address = redis_address()
    one, two = RedisBus(address), RedisBus(f"{address}?client_name={topic.replace(':', '-')}")
    heard: list[bytes] = []
    gaps: list[int] = []
    try:
        for bus in (one, two):
            await bus.start()
            await until(bus.ping)
        two.subscribe(topic, heard.append)
        two.on_gap(lambda: gaps.append(1))
        await one.publish(topic, b"before")
        await until(lambda: heard)
        for client in await one._redis.client_list("pubsub"):
            if client["name"] == topic.replace(":", "-"):
                await one._redis.client_kill_filter(_id=client["id"])
        await until(lambda: gaps)
        await one.publish(topic, b"after")
        await until(lambda: len(heard) == 2)
        assert heard == [b"before", b"after"]
    finally:
        await one.close()
        await two.close()


async def test_redis_away_blocks_nobody() -> None:
    bus = RedisBus("redis://127.0.0.1:1/0")
    await bus.start()
    for _ in range(20_000):
        await bus.publish("workshop:7", b"x")
    assert (await bus.ping(), len(bus._waiting)) == (False, 10_000)
    await bus.close()


@pytest.mark.parametrize("way", ["cut", "freeze"])
async def test_redis_away_is_noticed_and_told_in_two_lines(
    topic: str, way: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.logs.outage.QUIET_SECONDS", 0.5)
    address = make_url(redis_address())
    gaps: list[int] = []
    async with Cable(address.port or 6379) as cable:
        bus = open_bus(address.set(host="127.0.0.1", port=cable.port).render_as_string(False), 0.2)
        bus.on_gap(lambda: gaps.append(1))
        await bus.start()
        await until(bus.ping)
        getattr(cable, way)()
        await bus.publish(topic, b"meanwhile")
        await until(lambda: caplog.messages)
        assert not await bus.ping()
        await asyncio.sleep(1)  # several attempts
        cable.heal()
        await until(lambda: gaps and len(caplog.messages) > 1)
        await bus.close()
    began, ended = caplog.messages
    assert began.startswith("The bus cannot be reached (")
    assert re.fullmatch(r"The bus works again after \d s; failed attempts: \d+", ended)


def test_rings_are_packed_together() -> None:
    rings = [("document:7", b"12"), ("workshop:é", b""), ("presence:7", b"\0" * 1000)]
    assert unpack(pack(rings)) == rings


def test_an_unknown_address_is_named() -> None:
    with pytest.raises(ValueError, match="not 'kafka'"):
        open_bus("kafka://somewhere")
