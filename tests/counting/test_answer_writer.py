"""Many answer at once: each of them is kept once, or told that theirs was not."""

import asyncio
import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import delete, event, insert, select

from app.actions.services import Services
from app.actions.survey import survey
from app.bus.port import LARGEST_PAYLOAD
from app.counting import answer_writer
from app.counting.answer_writer import AnswerWriter, Outcome
from app.counting.notifier import PAUSE, ids_in, payloads
from app.domain.errors import DomainError, NotSaved, TooMany
from app.storage import answers
from app.storage.tables import answers as answer_rows
from app.storage.tables import survey_schedules, workshops
from tests import factories
from tests.conftest import BASE_URL
from tests.factories import Clock, Story
from tests.people import MARIA, OLGA


async def opened(services: Services, clock: Clock) -> Story:
    story = await factories.story(services, clock, members=())
    await survey.open_survey(services, story.maria)
    return story


async def texts(story: Story) -> tuple[str, ...]:
    """All that is stored, also answers that wait for their step; in alphabetical order."""
    query = select(answer_rows.c.text).where(answer_rows.c.workshop_id == story.workshop.id)
    async with story.services.database.reading() as connection:
        return tuple(sorted((await connection.execute(query)).scalars()))


async def outcome_of(services: Services, key: str, text: str) -> str:
    """What the respondent hears."""
    try:
        return await services.answers.give(key, text)
    except DomainError as refusal:
        return type(refusal).__name__


class Transactions:
    """Counts those that are committed, and lets some of them fail."""

    def __init__(
        self,
        services: Services,
        *,
        failing: Iterator[bool] = itertools.repeat(False),
        error: Exception | None = None,
    ) -> None:
        self.count = 0
        self.failing = failing
        self.error = error or OSError("the disk is away")
        event.listen(services.database.engine.sync_engine, "commit", self._commits)

    def _commits(self, _connection: object) -> None:
        self.count += 1
        if next(self.failing):
            raise self.error


async def test_answers_that_come_together_are_committed_together(services: Services, clock: Clock) -> None:
    story = await opened(services, clock)
    olga = await factories.workshop(services, await factories.account(services, OLGA), organisation="Another House")
    elsewhere = Story(services, clock, olga)
    await survey.open_survey(services, olga)
    here, there = [f"Answer {n:03}" for n in range(100)], [f"Elsewhere {n:03}" for n in range(100)]
    given = [(story.workshop.survey_key, one) for one in here] + [(olga.workshop.survey_key, one) for one in there]
    transactions = Transactions(services)
    outcomes = await asyncio.gather(*(services.answers.give(key, text) for key, text in given))
    assert outcomes == [Outcome.KEPT] * 200
    assert transactions.count <= 3
    assert (await texts(story), await texts(elsewhere)) == (tuple(here), tuple(there))


async def test_answers_that_come_while_the_survey_closes_are_kept_or_told(services: Services, clock: Clock) -> None:
    story = await opened(services, clock)
    key = story.workshop.survey_key
    asked: list[asyncio.Task[str]] = []

    async def pour_in() -> None:
        while not closing or not closing.done():
            asked.append(asyncio.create_task(outcome_of(services, key, f"Answer {len(asked):03}")))
            await asyncio.sleep(0.0005)

    closing: asyncio.Task[None] | None = None
    pouring = asyncio.create_task(pour_in())
    await asyncio.sleep(0.05)
    closing = asyncio.create_task(survey.close_survey(services, story.maria))
    await asyncio.gather(closing, pouring)
    asked.append(asyncio.create_task(outcome_of(services, key, "Too late")))
    told = await asyncio.gather(*asked)
    assert set(told) == {"kept", "closed"}
    kept = [f"Answer {number:03}" for number, outcome in enumerate(told) if outcome == "kept"]
    assert sorted(await texts(story)) == sorted(kept)


async def test_a_scheduled_end_counts_at_its_moment(services: Services, clock: Clock) -> None:
    """No clock runs here that would close the survey."""
    story = await opened(services, clock)
    async with services.database.transaction() as connection:
        values = {"workshop_id": story.workshop.id, "closes_at": clock() + timedelta(minutes=1)}
        await connection.execute(insert(survey_schedules).values(values | {"set_by": MARIA, "set_at": clock()}))
    clock.passes(seconds=59)
    assert await outcome_of(services, story.workshop.survey_key, "Just in time") == "kept"
    clock.passes(seconds=1)
    assert await outcome_of(services, story.workshop.survey_key, "Too late") == "closed"
    assert await texts(story) == ("Just in time",)


async def test_a_commit_that_fails_for_long_tells_everybody_who_waits_for_it(
    services: Services, clock: Clock, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is tried again for a moment; once that was in vain, further commits have one try each."""
    monkeypatch.setattr(answer_writer, "RETRY_AFTER", (0.01, 0.01))
    story = await opened(services, clock)
    Transactions(services, failing=itertools.chain([True] * 4, itertools.repeat(False)))
    key = story.workshop.survey_key
    told = await asyncio.gather(*(outcome_of(services, key, f"CANARY answer {number}") for number in range(5)))
    assert told == ["NotSaved"] * 5
    assert await texts(story) == ()
    assert await outcome_of(services, key, "CANARY again") == "NotSaved"
    assert await outcome_of(services, key, "At last") == "kept"
    assert [record.message for record in caplog.records] == ["The database cannot be reached (OSError)"]
    assert "CANARY" not in caplog.text


async def test_a_mistake_is_told_to_the_log_once_for_as_long_as_it_lasts(
    services: Services, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    story = await opened(services, clock)
    mistakes = itertools.chain([True, True], itertools.repeat(False))
    Transactions(services, failing=mistakes, error=RuntimeError("a mistake"))
    key = story.workshop.survey_key
    told = [await outcome_of(services, key, f"CANARY answer {number}") for number in range(4)]
    assert told == ["NotSaved", "NotSaved", "kept", "kept"]
    assert [record.message for record in caplog.records] == [
        "Answers cannot be saved. People who send one are told.",
        "Answers are saved again, after 2 failed attempts",
    ]
    assert "CANARY" not in caplog.text


async def test_more_than_can_be_stored_soon_are_asked_to_wait(services: Services, clock: Clock) -> None:
    story = await opened(services, clock)
    key, most = story.workshop.survey_key, answer_writer.MOST_WAITING
    asked = [asyncio.create_task(services.answers.give(key, f"Answer {number:04}")) for number in range(most)]
    await asyncio.sleep(0)  # each of them has been taken
    with pytest.raises(TooMany):
        await services.answers.give(key, "One too many")
    assert await asyncio.gather(*asked) == [Outcome.KEPT] * most
    assert len(await texts(story)) == most
    assert await outcome_of(services, key, "Later") == "kept"


async def test_the_end_stores_what_waits_and_takes_no_more(services: Services, clock: Clock) -> None:
    story = await opened(services, clock)
    key = story.workshop.survey_key
    asked = [asyncio.create_task(outcome_of(services, key, f"Answer {number}")) for number in range(9)]
    await asyncio.sleep(0)
    await services.answers.drain(5)
    assert await asyncio.gather(*asked) == ["kept"] * 9
    assert await outcome_of(services, key, "Too late") == "NotSaved"
    assert len(await texts(story)) == 9


async def test_an_end_that_cannot_wait_tells_those_who_wait(services: Services, clock: Clock) -> None:
    """Somebody holds the database for longer than the end can wait."""
    story = await opened(services, clock)
    async with services.database.transaction() as connection:
        gone = delete(workshops).where(workshops.c.id == story.workshop.id)
        await connection.execute(gone)
        asked = [asyncio.create_task(outcome_of(services, story.workshop.survey_key, f"{n}")) for n in range(3)]
        await asyncio.sleep(0.05)
        await services.answers.drain(0.1)
        async with asyncio.timeout(30):
            assert await asyncio.gather(*asked) == ["NotSaved"] * 3
        await connection.rollback()
    async with asyncio.timeout(30):
        while services.answers.is_writing:
            await asyncio.sleep(0.01)
    assert await texts(story) == ()  # nobody's answer is there who was told that it was not


async def test_rings_are_few_and_name_every_new_answer_once(services: Services, clock: Clock) -> None:
    story = await opened(services, clock)
    workshop_id, heard = story.workshop.id, list[str]()
    rings: list[bytes] = []
    services.bus.subscribe(f"workshop:{workshop_id}", rings.append)
    services.bus.subscribe(f"answers:{workshop_id}", lambda payload: heard.extend(ids_in(payload)))
    began = asyncio.get_running_loop().time()
    for number in range(50):
        await services.answers.give(story.workshop.survey_key, f"Answer {number}")
    await services.answers.drain(5)
    await asyncio.sleep(0.01)
    async with services.database.reading() as connection:
        assert sorted(heard) == sorted(await answers.visible_ids(connection, workshop_id))
    assert 1 <= len(rings) <= (asyncio.get_running_loop().time() - began) / PAUSE + 2  # the last: when it ended


def test_a_ring_holds_what_a_ring_can_carry() -> None:
    ids = [f"{number:016}" for number in range(2500)]
    sent = list(payloads(ids[::-1]))
    assert len(sent) == 3
    assert max(map(len, sent)) <= LARGEST_PAYLOAD
    assert [sorted(ids_in(payload)) for payload in sent] == [ids[:963], ids[963:1926], ids[1926:]]
    assert list(payloads([])) == []


async def test_every_process_has_its_own_writer(services: Services) -> None:
    assert services.answers is services.answers
    assert isinstance(services.answers, AnswerWriter)
    assert replace(services, base_url=BASE_URL).answers is not services.answers
    assert issubclass(NotSaved, DomainError)
