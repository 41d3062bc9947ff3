"""The survey opens and closes by itself, exactly once, and gives way to a hand."""

import asyncio
import contextlib
from datetime import timedelta

import pytest

from app.actions.ending import ended
from app.actions.services import Services
from app.actions.survey import schedule as survey_schedule
from app.actions.survey import survey
from app.domain.errors import Invalid
from app.domain.survey.schedule import BY_SCHEDULE, Schedule
from app.domain.survey.survey import SurveyOpening
from app.storage.tables import answers
from tests import factories
from tests.factories import MORNING, Clock, Story
from tests.people import ANSWERS, MARIA

HOUR = timedelta(hours=1)
TEN, NOON = "2026-12-01T10:00", "2026-12-01T12:00"  # in Stockholm: one hour and three hours into the story


async def museum(services: Services, clock: Clock, opens_at: str = TEN, closes_at: str = NOON) -> Story:
    story = await factories.story(services, clock, members=())
    await survey_schedule.set_schedule(services, story.maria, opens_at, closes_at)
    return story


async def openings(story: Story) -> tuple[SurveyOpening, ...]:
    return (await survey.state(story.services, story.workshop)).openings


async def looks(story: Story) -> list[bool]:
    """Three processes look at the clock in the same moment; who was faster is told first."""
    looking = (survey_schedule.keep_schedule(story.services, story.workshop.id) for _ in range(3))
    return sorted(await asyncio.gather(*looking), reverse=True)


async def ids(story: Story) -> set[str]:
    async with story.services.database.reading() as connection:
        return set((await connection.execute(answers.select().with_only_columns(answers.c.id))).scalars())


async def test_it_opens_and_closes_only_once(services: Services, clock: Clock) -> None:
    story = await museum(services, clock)
    assert await looks(story) == [False] * 3
    clock.passes(minutes=60.01)
    assert await looks(story) == [True, False, False]
    opened_at = clock()
    assert await openings(story) == (SurveyOpening(opened_at, BY_SCHEDULE),)
    for answer in ANSWERS:
        assert await survey.give_answer(services, story.workshop.survey_key, answer)
    before = await ids(story)
    clock.passes(minutes=119.99)
    assert await looks(story) == [True, False, False]
    assert await openings(story) == (SurveyOpening(opened_at, BY_SCHEDULE, MORNING + 3 * HOUR, BY_SCHEDULE),)
    assert await survey_schedule.schedule_of(services, story.maria) is None
    after = await ids(story)
    assert (len(after), before & after) == (len(ANSWERS), set())  # scattered, as by hand
    assert not await survey.give_answer(services, story.workshop.survey_key, "too late")


async def test_moments_that_passed_while_the_server_was_down_count_as_they_were(
    services: Services, clock: Clock
) -> None:
    story = await museum(services, clock, closes_at="")
    await survey.open_survey(services, story.maria)
    await survey_schedule.set_schedule(services, story.maria, "", NOON)
    missed = Story(services, clock, await factories.workshop(services, story.maria.account))
    await survey_schedule.set_schedule(services, missed.maria, TEN, NOON)
    clock.passes(minutes=60 * 24)
    assert [await looks(story), await looks(missed)] == [[True, False, False]] * 2
    assert await openings(story) == (SurveyOpening(MORNING, MARIA, MORNING + 3 * HOUR, BY_SCHEDULE, keeps_back=True),)
    noon = MORNING + 3 * HOUR
    assert await openings(missed) == (
        SurveyOpening(noon, BY_SCHEDULE, noon, BY_SCHEDULE, keeps_back=True),
    )  # open for no time


async def test_the_servers_clock_keeps_the_schedules(services: Services, clock: Clock) -> None:
    story = await museum(services, clock, closes_at="")
    clock.passes(minutes=61)
    running = asyncio.create_task(survey_schedule.run_survey_clock(services, every_seconds=0.01))
    async with asyncio.timeout(30):
        while not await openings(story):
            await asyncio.sleep(0.01)
    await ended(running)
    with contextlib.suppress(asyncio.CancelledError):
        await running
    assert await openings(story) == (SurveyOpening(clock(), BY_SCHEDULE),)


async def test_a_hand_is_faster_than_the_schedule(services: Services, clock: Clock) -> None:
    story = await museum(services, clock)
    await survey.open_survey(services, story.maria)
    left = await survey_schedule.schedule_of(services, story.maria)
    assert left == Schedule(None, MORNING + 3 * HOUR, MARIA, MORNING)  # it still closes by itself
    clock.passes(minutes=70)
    assert await looks(story) == [False] * 3
    await survey.close_survey(services, story.maria)
    assert await survey_schedule.schedule_of(services, story.maria) is None  # and is not closed once more
    clock.passes(minutes=600)
    assert await looks(story) == [False] * 3
    assert len(await openings(story)) == 1


async def test_a_schedule_is_changed_and_removed(services: Services, clock: Clock) -> None:
    story = await museum(services, clock)
    for opens_at, closes_at in (("2026-12-01T09:00", ""), (NOON, TEN), ("nonsense", "")):
        with pytest.raises(Invalid):
            await survey_schedule.set_schedule(services, story.maria, opens_at, closes_at)
    kept = await survey_schedule.schedule_of(services, story.maria)
    assert kept == Schedule(MORNING + HOUR, MORNING + 3 * HOUR, MARIA, MORNING)
    await survey_schedule.set_schedule(services, story.maria, NOON, "")
    assert await survey_schedule.schedule_of(services, story.maria) == Schedule(
        MORNING + 3 * HOUR, None, MARIA, MORNING
    )
    await survey_schedule.set_schedule(services, story.maria, "", "")
    assert await survey_schedule.schedule_of(services, story.maria) is None
    await survey_schedule.set_schedule(services, story.maria, NOON, "")
    await survey_schedule.remove_schedule(services, story.maria)
    clock.passes(minutes=600)
    assert (await looks(story), await openings(story)) == ([False] * 3, ())


async def test_between_the_moment_and_the_clock_the_page_is_closed(services: Services, clock: Clock) -> None:
    story = await museum(services, clock)
    await survey.open_survey(services, story.maria)
    key = story.workshop.survey_key
    before = await survey.asked_survey(services, key)
    clock.passes(minutes=180)
    after = await survey.asked_survey(services, key)
    assert (before.is_open, after.is_open, after.was_opened) == (True, False, True)
