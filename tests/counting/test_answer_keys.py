"""An answer counts once, however often it is sent and whatever breaks in between."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.services import Services
from app.actions.survey import one_time_links as tickets
from app.actions.survey import survey
from app.counting import answer_writer
from app.counting.answer_writer import Outcome
from app.counting.notifier import ids_in
from app.domain.errors import NotSaved
from app.storage import answers
from app.storage.database import Database, open_database
from app.storage.tables import answer_keys
from app.storage.unavailable import Trouble, Unavailable
from tests.counting.test_answer_writer import opened, outcome_of, texts
from tests.factories import Clock

KEYS = ["abcdefghijklmnopqrstuvwxy" + letter for letter in "abcdefghij"]


async def keys_stored(services: Services) -> int:
    async with services.database.reading() as connection:
        return int((await connection.execute(select(func.count()).select_from(answer_keys))).scalar_one())


class Breaking(Database):
    """A database whose connection breaks a few times just after a commit, or just before one."""

    def __init__(self, whole: Database, times: int, *, after: bool) -> None:
        super().__init__(whole.engine, whole._unlimited, whole.limits)
        self.times, self.after = times, after

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        breaks = self.times > 0
        self.times -= 1
        async with super().transaction() as connection:
            yield connection
            if breaks and not self.after:
                raise Unavailable(Trouble.AWAY)
        if breaks:
            raise Unavailable(Trouble.AWAY, may_be_saved=True)


async def test_the_same_answer_sent_again_counts_once(services: Services, clock: Clock) -> None:
    story = await opened(services, clock)
    give, key = services.answers.give, story.workshop.survey_key
    assert await give(key, "Curious", answer_key=KEYS[0]) is Outcome.KEPT
    assert await give(key, "Curious", answer_key=KEYS[0]) is Outcome.KEPT_BEFORE
    assert await give(key, "Curious", answer_key=KEYS[1]) is Outcome.KEPT  # somebody else
    for without in ("", "", "no key of ours", "no key of ours"):
        assert await give(key, "Proud", answer_key=without) is Outcome.KEPT
    assert await texts(story) == ("Curious", "Curious", *["Proud"] * 4)


async def test_the_same_answer_twice_in_one_moment_counts_once(services: Services, clock: Clock) -> None:
    story = await opened(services, clock)
    sent = [(f"Answer {number}", key) for number, key in enumerate(KEYS)] * 3
    give, key = services.answers.give, story.workshop.survey_key
    outcomes = await asyncio.gather(*(give(key, text, answer_key=once) for text, once in sent))
    assert outcomes == [Outcome.KEPT] * 10 + [Outcome.KEPT_BEFORE] * 20
    assert await texts(story) == tuple(f"Answer {number}" for number in range(10))


async def test_the_same_answers_at_several_processes_count_once(services: Services, clock: Clock) -> None:
    story = await opened(services, clock)
    url = services.database.engine.url.render_as_string(hide_password=False)
    others = [replace(services, database=open_database(url)) for _ in range(2)]
    rounds = 20 if not services.database.is_sqlite else 5
    for turn in range(rounds):
        keys = [f"{'abcdefghijklmnopqrstuvwxyz'[turn]}{key[1:]}" for key in KEYS]
        sent = [(one, key) for one in (services, *others) for key in (keys if one is services else keys[::-1])]
        outcomes = await asyncio.gather(
            *(one.answers.give(story.workshop.survey_key, key, answer_key=key) for one, key in sent)
        )
        assert sorted(outcomes) == [Outcome.KEPT] * 10 + [Outcome.KEPT_BEFORE] * 20
    assert len(await texts(story)) == len(set(await texts(story))) == 10 * rounds
    for one in others:
        await one.answers.drain(1)
        await one.database.close()


async def test_an_answer_that_is_kept_is_thanked_for_whatever_happened_since(services: Services, clock: Clock) -> None:
    """The survey has closed, or the link takes none any more; and an answer that was not kept may come again."""
    story = await opened(services, clock)
    give, key = services.answers.give, story.workshop.survey_key
    ticket, other = [link.rpartition("/")[2] for link in await tickets.make_list(services, story.maria, 2)]
    assert await give(key, "By ticket", ticket, KEYS[0]) is Outcome.KEPT
    assert await give(key, "By ticket", ticket, KEYS[0]) is Outcome.KEPT_BEFORE
    assert await give(key, "Another one", ticket, KEYS[1]) is Outcome.TICKET_USED
    both = await asyncio.gather(*(give(key, "Two presses", other, KEYS[2]) for _ in range(2)))
    assert both == [Outcome.KEPT, Outcome.KEPT_BEFORE]
    assert await give(key, "Open link", answer_key=KEYS[3]) is Outcome.KEPT
    await tickets.close_open_link(services, story.maria)
    assert await give(key, "Open link", answer_key=KEYS[3]) is Outcome.KEPT_BEFORE
    assert await give(key, "Too late", answer_key=KEYS[4]) is Outcome.LINK_OFF
    await survey.close_survey(services, story.maria)
    assert await give(key, "Open link", answer_key=KEYS[3]) is Outcome.KEPT_BEFORE
    assert await give(key, "Too late", answer_key=KEYS[4]) is Outcome.CLOSED
    await tickets.open_open_link(services, story.maria)
    await survey.open_survey(services, story.maria)
    assert await give(key, "Too late", answer_key=KEYS[4]) is Outcome.KEPT
    assert await texts(story) == ("By ticket", "Open link", "Too late", "Two presses")


@pytest.mark.parametrize("after", [True, False])
async def test_a_connection_that_breaks_at_the_commit_costs_nobody_an_answer(
    services: Services, clock: Clock, monkeypatch: pytest.MonkeyPatch, *, after: bool
) -> None:
    """Tried again with the same keys, each answer counts once, and every page hears of it."""
    monkeypatch.setattr(answer_writer, "RETRY_AFTER", (0.01, 0.01))
    story = await opened(services, clock)
    key, heard = story.workshop.survey_key, list[str]()
    links = [link.rpartition("/")[2] for link in await tickets.make_list(services, story.maria, 5)]
    services.bus.subscribe(f"answers:{story.workshop.id}", lambda payload: heard.extend(ids_in(payload)))
    broken = replace(services, database=Breaking(services.database, 2, after=after))
    give = broken.answers.give
    by_link = [give(key, f"By link {number}", ticket) for number, ticket in enumerate(links)]
    outcomes = await asyncio.gather(*by_link, *(give(key, f"Open {number}") for number in range(5)))
    assert outcomes == [Outcome.KEPT] * 10
    assert len(await texts(story)) == len(set(await texts(story))) == await keys_stored(services) == 10
    await broken.answers.drain(5)
    async with services.database.reading() as connection:
        assert sorted(heard) == sorted(await answers.visible_ids(connection, story.workshop.id))


async def test_told_that_it_was_perhaps_not_saved_people_send_again_and_it_counts_once(
    services: Services, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer_writer, "RETRY_AFTER", ())
    story = await opened(services, clock)
    key = story.workshop.survey_key
    broken = replace(services, database=Breaking(services.database, 1, after=True))
    with pytest.raises(NotSaved):
        await broken.answers.give(key, "Patient", answer_key=KEYS[0])
    assert await broken.answers.give(key, "Patient", answer_key=KEYS[0]) is Outcome.KEPT_BEFORE
    assert await texts(story) == ("Patient",)


async def test_people_wait_for_so_long_and_then_are_told(
    services: Services, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What they wait for stores nothing that they were told is not stored."""
    monkeypatch.setattr(answer_writer, "LONGEST_WAIT", 0.1)
    story = await opened(services, clock)
    key = story.workshop.survey_key
    async with services.database.transaction() as connection:
        await connection.execute(answer_keys.insert().values(digest=b"held", generation=1))
        await connection.exec_driver_sql("UPDATE survey_openings SET opened_by = opened_by")
        async with asyncio.timeout(30):
            assert await asyncio.gather(*(outcome_of(services, key, f"{n}") for n in range(3))) == ["NotSaved"] * 3
    async with asyncio.timeout(30):
        while services.answers.is_writing:
            await asyncio.sleep(0.01)
    assert await texts(story) == ()
