"""The server was away: the meeting's time is given back, once."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from app.actions.ending import ended
from app.actions.meeting import drafts, heartbeat
from app.actions.services import Services
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from app.storage import agenda
from tests import factories
from tests.factories import MORNING, Clock, Story
from tests.messages.english import english
from tests.people import ANA, BEN, CHEN, MARIA


async def beat(services: Services) -> None:
    async with services.database.transaction() as connection:
        await agenda.beat(connection, await agenda.last_beat(connection), services.now())


async def drafting(services: Services, clock: Clock) -> Story:
    story = await factories.story(services, clock, Mode.SOLO)
    await story.goes_to(PhaseKind.DRAFT)
    for member in (ANA, BEN, CHEN):
        await story.writes(member)
    clock.passes(minutes=2)
    await beat(services)
    return story


async def test_an_outage_is_given_back_to_every_running_clock_once(services: Services, clock: Clock) -> None:
    story = await drafting(services, clock)
    other = Story(services, clock, await factories.workshop(services, story.maria.account))
    await other.goes_to(PhaseKind.WRITE)
    paused = Story(services, clock, await factories.workshop(services, story.maria.account))
    await paused.goes_to(PhaseKind.WRITE)
    await paused.changes_clock("pause")
    untouched = await paused.meeting()

    clock.passes(minutes=90)
    await asyncio.gather(*(heartbeat.credit_outage(services) for _ in range(3)))  # three processes start
    told = await story.meeting()
    assert (told.remaining(clock()), english(told.note)) == (
        180,
        "The server was away for 5,400 seconds; that time has been added back",
    )
    assert (await other.meeting()).remaining(clock()) == 35 * 60
    assert await paused.meeting() == untouched
    assert not await drafts.collect_if_due(services, story.workshop.id)

    clock.passes(seconds=2)  # a restart that nobody notices
    await heartbeat.credit_outage(services)
    assert (await story.meeting()).remaining(clock()) == 178
    assert await story.time_runs_out()


async def test_a_countdown_that_expired_while_the_server_was_down_goes_on(services: Services, clock: Clock) -> None:
    story = await drafting(services, clock)
    clock.passes(minutes=3)
    clock.passes(minutes=30)
    await heartbeat.credit_outage(services)
    assert not await drafts.collect_if_due(services, story.workshop.id)
    assert (await story.meeting()).remaining(clock()) == 180


async def test_an_outage_in_the_grace_begins_it_anew(services: Services, clock: Clock) -> None:
    story = await drafting(services, clock)
    clock.passes(minutes=3, seconds=1)
    await beat(services)
    clock.passes(minutes=10)
    await heartbeat.credit_outage(services)
    assert not await drafts.collect_if_due(services, story.workshop.id)
    clock.passes(seconds=10)
    assert await drafts.collect_if_due(services, story.workshop.id)


async def test_time_that_was_up_before_the_outage_stays_up(services: Services, clock: Clock) -> None:
    story = await drafting(services, clock)
    clock.passes(minutes=3, seconds=10)
    await beat(services)
    before = await story.meeting()
    clock.passes(minutes=10)
    await heartbeat.credit_outage(services)
    assert await story.meeting() == before
    assert await drafts.collect_if_due(services, story.workshop.id)


@pytest.mark.parametrize("minutes", [-60, 0, 0.04])
async def test_nothing_is_given_back_for_a_stepped_clock_or_a_blink(
    services: Services, clock: Clock, minutes: float
) -> None:
    story = await drafting(services, clock)
    before = await story.meeting()
    clock.passes(minutes=minutes)
    await heartbeat.credit_outage(services)
    assert await story.meeting() == before


async def test_the_first_start_has_nothing_to_give_back(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=())
    await story.goes_on()
    before = await story.meeting()
    clock.passes(minutes=90)
    await asyncio.gather(*(heartbeat.credit_outage(services) for _ in range(3)))
    assert (await story.meeting(), english(before.note)) == (before, f"{MARIA} moved everyone to “Jump in”")


@pytest.fixture
def quick_heart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heartbeat, "BEAT_SECONDS", 0.005)


@asynccontextmanager
async def serving(services: Services, clock: Clock) -> AsyncIterator[None]:
    """As a process does between its start and its end; two seconds pass before it certainly beats by itself."""
    await heartbeat.credit_outage(services)
    tasks = [
        asyncio.create_task(heartbeat.keep_beating(services)),
        asyncio.create_task(drafts.run_clock(services, every_seconds=0.005)),
    ]
    for _ in range(2):
        clock.passes(seconds=1)
        await beats(services)
    yield
    for task in tasks:
        task.cancel()
    ended = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(how) for how in ended] == [asyncio.CancelledError] * 2


async def beats(services: Services) -> None:
    """Waits until the server has noticed what time it is."""
    await beats_at(services, services.now())


async def beats_at(services: Services, moment: datetime) -> None:
    async with asyncio.timeout(30):
        while await last_beat(services) != moment:
            await asyncio.sleep(0.001)


async def last_beat(services: Services) -> object:
    async with services.database.reading() as connection:
        return await agenda.last_beat(connection)


async def test_a_beat_is_kept_every_second(services: Services, clock: Clock, quick_heart: None) -> None:
    async with serving(services, clock):
        clock.passes(seconds=1)
        await beats(services)


@pytest.mark.parametrize(("hours", "told"), [(1, "away for 3,600 seconds"), (-1, "clock was set back")])
async def test_a_clock_that_is_set_while_people_write_takes_no_time_and_adds_none(
    services: Services, clock: Clock, quick_heart: None, hours: int, told: str
) -> None:
    """Nothing is collected by mistake either; and time that really passes still does."""
    story = await drafting(services, clock)
    async with serving(services, clock):
        clock.passes(minutes=60 * hours)
        await beats(services)
        running = await story.meeting()
        assert (running.remaining(clock()), await story.phase()) == (178, PhaseKind.DRAFT)
        assert told in english(running.note)
        for _ in range(93):
            clock.passes(seconds=2)
            await beats(services)
        await asyncio.sleep(0.05)  # the server looks at its clock again and again
        assert (await story.meeting(), await story.phase()) == (running, PhaseKind.DRAFT)
        clock.passes(seconds=2)
        async with asyncio.timeout(10):
            while await story.phase() is not PhaseKind.COMPARE:
                await asyncio.sleep(0.01)


async def test_a_process_that_slept_gives_the_time_back(services: Services, clock: Clock, quick_heart: None) -> None:
    """As when the lid of a laptop is closed. One that was merely busy does not."""
    story = await drafting(services, clock)
    async with serving(services, clock):
        clock.passes(minutes=20)
        await beats(services)
        slept = await story.meeting()
        assert (slept.remaining(clock()), english(slept.note)) == (
            178,
            "The server was away for 1,200 seconds; that time has been added back",
        )
        clock.passes(seconds=4)
        await beats(services)
        assert await story.meeting() == slept


async def test_of_two_processes_that_slept_one_gives_the_time_back(
    services: Services, clock: Clock, quick_heart: None
) -> None:
    story = await drafting(services, clock)
    async with serving(services, clock), serving(services, clock):
        clock.passes(minutes=20)
        await beats(services)
        await asyncio.sleep(0.05)  # each has beaten
        assert (await story.meeting()).remaining(clock()) == 176


async def test_a_process_that_sleeps_before_its_first_beat_gives_the_time_back(
    services: Services, clock: Clock, quick_heart: None
) -> None:
    story = await drafting(services, clock)
    sleeping = replace(services, now=_asleep_after_one_look(clock))
    beating = asyncio.create_task(heartbeat.keep_beating(sleeping))
    await beats_at(services, MORNING + timedelta(minutes=22))
    await ended(beating)
    assert (await story.meeting()).remaining(clock()) == 180


def _asleep_after_one_look(clock: Clock) -> Callable[[], datetime]:
    def look() -> datetime:
        seen = clock()
        if seen == MORNING + timedelta(minutes=2):
            clock.passes(minutes=20)
        return seen

    return look
