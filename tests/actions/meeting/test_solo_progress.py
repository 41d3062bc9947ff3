"""Looking at those who write alone: at fixed times, for all processes the same, and told when it has changed."""

import asyncio
from dataclasses import dataclass

from app.actions.ending import ended
from app.actions.meeting import agenda, solo_progress
from app.actions.meeting.page import meeting_page
from app.actions.meeting.phases.draft import Draft
from app.actions.people import people
from app.actions.services import Services
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.meeting.solo_progress import LOOK_SECONDS, Progress
from app.domain.workshops.workshops import Mode
from app.storage import solo_progress as stored
from tests import factories, pages
from tests.factories import Clock, Story
from tests.people import ANA, BEN, CHEN, DILEK


@dataclass
class Alone:
    """Four people are here and write alone, each at an open page."""

    story: Story
    pages: tuple[str, ...]

    async def shown(self) -> Progress | None:
        return (await pages.content(self.story.services, self.story.maria, Draft)).progress

    async def looks(self) -> Progress | None:
        """At the next of the server's times."""
        self.story.clock.passes(seconds=LOOK_SECONDS)
        await people.still_here(self.story.services, self.pages)
        await solo_progress.look(self.story.services)
        return await self.shown()


async def writing_alone(services: Services, clock: Clock) -> Alone:
    story = await factories.story(services, clock, Mode.SOLO)
    await story.goes_to(PhaseKind.DRAFT)
    return Alone(story, tuple([await people.arrive(services, seat) for seat in story.seats.values()]))


async def test_what_is_shown_is_what_the_last_look_found(services: Services, clock: Clock) -> None:
    alone = await writing_alone(services, clock)
    story = alone.story
    before = await alone.shown()
    for member in (ANA, BEN, CHEN):
        await story.writes(member)
    await story.writes(DILEK, " \n ")
    assert (before, await alone.shown()) == (None, None)
    assert await alone.looks() == Progress(here=3, begun=3)
    for member in (ANA, BEN, CHEN, DILEK):
        await agenda.set_done(services, story.seats[member], True)
    assert await alone.shown() == Progress(here=3, begun=3)
    assert await alone.looks() == Progress(here=3, begun=3, done=3, all_done=True)
    await agenda.set_done(services, story.seats[DILEK], False)
    assert await alone.looks() == Progress(here=3, begun=3, done=3)


async def test_a_second_look_at_the_same_time_tells_nothing_newer(services: Services, clock: Clock) -> None:
    """Of another process, say, a moment later."""
    alone = await writing_alone(services, clock)
    story = alone.story
    first = await alone.looks()
    for member in (ANA, BEN, CHEN):
        await story.writes(member)
    await solo_progress.look(services)
    assert (first, await alone.shown()) == (Progress(here=3), Progress(here=3))


async def test_pages_are_told_when_a_step_is_taken_and_not_else(services: Services, clock: Clock) -> None:
    alone = await writing_alone(services, clock)
    story = alone.story
    await alone.looks()
    rings: list[bytes] = []
    end = services.bus.subscribe(f"workshop:{story.workshop.id}", rings.append)
    for member in (ANA, BEN):
        await story.writes(member)
    await alone.looks()
    before = len(rings)
    await story.writes(CHEN)
    await alone.looks()
    end()
    assert (before, len(rings)) == (0, 1)


async def test_who_comes_back_to_writing_begins_with_nothing_counted(services: Services, clock: Clock) -> None:
    alone = await writing_alone(services, clock)
    story = alone.story
    assert await alone.looks() == Progress(here=3)
    before = await meeting_page(services, story.maria)
    await story.goes_to(PhaseKind.CUSTOMER)
    after = await meeting_page(services, story.maria)
    assert ["Progress(" in pages.everything_in(page) for page in (before, after)] == [True, False]
    await story.goes_to(PhaseKind.DRAFT)
    assert await alone.shown() is None


async def test_the_server_looks_by_itself_at_its_times_alone(services: Services, clock: Clock) -> None:
    alone = await writing_alone(services, clock)
    running = asyncio.create_task(solo_progress.keep_looking(services, every_seconds=0.01))
    await asyncio.sleep(0.1)  # ten chances to look too early
    before = await alone.shown()
    clock.passes(seconds=LOOK_SECONDS)
    async with asyncio.timeout(30):
        while await alone.shown() is None:
            await asyncio.sleep(0.01)
    await ended(running)
    assert (before, await alone.shown()) == (None, Progress(here=3))


async def test_nothing_of_it_is_left_with_the_drafts(services: Services, clock: Clock) -> None:
    alone = await writing_alone(services, clock)
    for member in (ANA, BEN, CHEN):
        await alone.story.writes(member)
    before = await alone.looks()
    assert await alone.story.time_runs_out()
    async with services.database.reading() as connection:
        after = await stored.last_look(connection, alone.story.workshop.id)
    assert (before, after) == (Progress(here=3, begun=3), None)
