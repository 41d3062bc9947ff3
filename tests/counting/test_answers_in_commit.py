"""Connections to PostgreSQL break inside COMMIT, for real, while answers pour in: each counts once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from sqlalchemy.engine import make_url

from app.actions.services import Services
from app.counting.answer_writer import Outcome
from app.storage.database import open_database
from tests.counting.test_answer_writer import opened, texts
from tests.factories import Clock
from tests.live.commit_cable import CommitCable

ROUNDS, IN_A_ROUND = 5, 9


@asynccontextmanager
async def process(services: Services) -> AsyncIterator[tuple[Services, CommitCable]]:
    """Another process on the same database, over a cable of its own."""
    address = make_url(services.database.engine.url)
    async with CommitCable(address.port or 5432, address.host or "127.0.0.1") as cable:
        database = open_database(address.set(host="127.0.0.1", port=cable.port).render_as_string(hide_password=False))
        there = replace(services, database=database)
        yield there, cable
        await there.answers.drain(1)
        await database.close()


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
@pytest.mark.parametrize("arrives", [True, False])
async def test_answers_outlive_connections_that_break_inside_commit(
    services: Services, clock: Clock, *, arrives: bool
) -> None:
    story = await opened(services, clock)
    key, given = story.workshop.survey_key, list[str]()
    async with process(services) as (there, cable):
        cable.arrives = arrives
        for turn in range(ROUNDS):
            cable.breaks = 1 + turn % 2
            some = [f"Answer {turn}-{number}" for number in range(IN_A_ROUND)]
            outcomes = await asyncio.gather(*(there.answers.give(key, text) for text in some))
            assert outcomes == [Outcome.KEPT] * IN_A_ROUND
            assert cable.breaks == 0
            given += some
    assert await texts(story) == tuple(sorted(given))
