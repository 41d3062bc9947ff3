"""Soon after an answer nothing in the database tells by which link or with which key it came."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from app.actions.ending import ended
from app.actions.services import Services
from app.actions.survey import one_time_links as tickets
from app.counting import answer_traces
from app.counting.answer_writer import MOST_IN_LOG
from app.domain.answers.keys import key_digest
from tests.counting.test_answer_keys import KEYS, keys_stored
from tests.counting.test_answer_writer import opened, texts
from tests.factories import Clock


async def passes(condition: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(10):
        while not await condition():
            await asyncio.sleep(0.02)


async def test_what_was_stored_is_forgotten_together_and_again_after_a_failure(
    services: Services, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = await opened(services, clock)
    links = await tickets.make_list(services, story.maria, 10)
    forgotten: list[tuple[str, ...]] = []
    first, stored = asyncio.Event(), services.answers.stored

    async def forget(*tables: str) -> None:
        forgotten.append(tables)
        first.set()
        if len(forgotten) == 2:
            raise OSError("the disk is away")

    monkeypatch.setattr(services.database, "forget_deleted", forget)
    forgetting = asyncio.create_task(
        answer_traces.keep_forgetting(services.database, services.answers, services.now, after=0.2)
    )
    await asyncio.wait_for(first.wait(), 5)  # what an earlier process may have left
    for link in links[:5]:
        await services.answers.give(story.workshop.survey_key, "Hello", link.rpartition("/")[2])
    assert stored.is_set()
    with pytest.raises(OSError, match="the disk is away"):
        await forgetting
    assert stored.is_set()
    assert forgotten == [("survey_tickets", "answer_keys")] * 2


async def test_keys_go_within_an_hour_also_when_nobody_answers_any_more(services: Services, clock: Clock) -> None:
    story = await opened(services, clock)
    for key in KEYS:
        await services.answers.give(story.workshop.survey_key, key, answer_key=key)
    forgetting = asyncio.create_task(
        answer_traces.keep_forgetting(services.database, services.answers, services.now, after=0.01, look_every=0.02)
    )
    clock.moment += timedelta(minutes=24)
    await asyncio.sleep(0.2)
    assert await keys_stored(services) == len(KEYS)

    async def are_gone() -> bool:
        return await keys_stored(services) == 0

    clock.moment += timedelta(minutes=27)
    await passes(are_gone)
    await ended(forgetting)
    assert await texts(story) == tuple(KEYS)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_no_file_holds_a_key_beside_its_answer_nor_a_key_that_was_dropped(
    services: Services, clock: Clock, tmp_path: Path
) -> None:
    story = await opened(services, clock)
    await services.answers.give(story.workshop.survey_key, "CANARY-ANSWER", answer_key=KEYS[0])
    digest = key_digest(story.workshop.survey_key, KEYS[0])

    def holding(what: bytes) -> list[str]:
        return sorted(path.name for path in tmp_path.glob("visionroom.db*") if what in path.read_bytes())

    assert "visionroom.db-wal" in holding(digest)
    assert "visionroom.db-wal" in holding(b"CANARY-ANSWER")
    forgetting = asyncio.create_task(
        answer_traces.keep_forgetting(services.database, services.answers, services.now, after=0.01, look_every=0.02)
    )

    async def is_in_the_file_alone() -> bool:
        return holding(digest) == holding(b"CANARY-ANSWER") == ["visionroom.db"]

    async def is_gone() -> bool:
        return holding(digest) == []

    await passes(is_in_the_file_alone)
    clock.moment += timedelta(minutes=51)
    await passes(is_gone)
    await ended(forgetting)
    assert holding(b"CANARY-ANSWER") == ["visionroom.db"]


def commits_in(log: Path) -> int:
    """How many transactions a write-ahead log tells apart: those frames of its present round that end one."""
    content = log.read_bytes()
    page_size, round_of_log = int.from_bytes(content[8:12], "big"), content[16:24]
    frames = [content[start : start + 24] for start in range(32, len(content), 24 + page_size)]
    return sum(frame[8:16] == round_of_log and frame[4:8] != bytes(4) for frame in frames)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_the_log_tells_the_order_of_a_few_dozen_answers_at_most(
    services: Services, clock: Clock, tmp_path: Path
) -> None:
    story = await opened(services, clock)
    log = tmp_path / "visionroom.db-wal"

    async def give(number: int) -> None:
        for turn in range(number):
            assert await services.answers.give(story.workshop.survey_key, f"Answer {turn}")

    await give(60)
    assert commits_in(log) > 60  # so that the test is able to see them
    forgetting = asyncio.create_task(
        answer_traces.keep_forgetting(services.database, services.answers, services.now, after=0.01, look_every=60)
    )
    await passes(lambda: is_true(commits_in(log) == 0))
    await ended(forgetting)
    forgetting = asyncio.create_task(
        answer_traces.keep_forgetting(services.database, services.answers, services.now, after=60, look_every=60)
    )
    await give(200)
    await passes(lambda: is_true(commits_in(log) < MOST_IN_LOG))
    await ended(forgetting)
    assert len(await texts(story)) == 260


async def is_true(found: bool) -> bool:
    return found


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
async def test_no_row_in_postgresql_tells_which_transaction_it_came_in(services: Services, clock: Clock) -> None:
    story = await opened(services, clock)
    for key in KEYS:  # one after the other: a transaction for each
        await services.answers.give(story.workshop.survey_key, key, answer_key=key)
    forgetting = asyncio.create_task(
        answer_traces.keep_forgetting(services.database, services.answers, services.now, after=0.01)
    )

    async def is_one_transaction() -> bool:
        async with services.database.reading() as connection:
            found = await connection.exec_driver_sql("SELECT count(DISTINCT xmin::text) FROM answer_keys")
            return bool(found.scalar_one() == 1)

    await passes(is_one_transaction)
    await ended(forgetting)
    assert await keys_stored(services) == len(KEYS)
