"""Two facilitators press at the same moment, and endings are taken back."""

import pytest

from app.actions.meeting import agenda, drafts
from app.actions.services import Services
from app.domain.documents.documents import DocumentKind
from app.domain.errors import AlreadyDone, Conflict
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from app.storage import workshop_documents
from tests import factories
from tests.factories import Clock


async def test_of_two_who_want_the_same_the_slower_is_told_that_it_is_done(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    entries = await story.agenda()
    said, customer = entries[2].id, entries[3].id
    await story.goes_on()
    before = await story.meeting()
    await agenda.go_on(services, story.maria, before.version, said)
    done = "Done already: Maria Lind moved everyone to “What our people said”."
    for late in (
        agenda.go_on(services, story.maria, before.version, said),
        agenda.go_to(services, story.maria, said, before.version),
    ):
        with pytest.raises(AlreadyDone) as told:
            await late
        assert (str(told.value), told.value.next_step) == (done, "")
    await story.changes_clock("pause")
    paused = (await story.meeting()).version
    with pytest.raises(AlreadyDone, match="Done already: Maria Lind paused the clock"):
        await agenda.change_clock(
            *(services, story.maria, agenda.CLOCK_CHANGES["pause"], paused - 1, agenda.CLOCK_WISHES["pause"])
        )
    with pytest.raises(AlreadyDone, match="This is done already"):
        await agenda.go_on(services, story.maria, before.version, said)
    with pytest.raises(Conflict, match="The meeting had just moved on") as other:
        await agenda.go_on(services, story.maria, before.version, customer)
    assert type(other.value) is Conflict
    assert await story.phase() == PhaseKind.PEOPLE_SAID


async def test_of_two_who_end_drafting_the_slower_is_told_that_it_is_done(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    await story.goes_to(PhaseKind.DRAFT)
    before = await story.meeting()
    compare = (await story.agenda())[6].id
    await agenda.go_on(services, story.maria, before.version, compare)
    with pytest.raises(AlreadyDone, match="Done already: Maria Lind ended the phase early"):
        await agenda.go_on(services, story.maria, before.version, compare)
    assert await story.time_runs_out()
    with pytest.raises(AlreadyDone, match="done already"):
        await agenda.go_on(services, story.maria, before.version, compare)
    assert await story.phase() == PhaseKind.COMPARE


async def test_of_two_presses_at_once_the_second_is_told(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    await story.goes_on()
    before = await story.meeting()
    await agenda.go_on(services, story.maria, before.version)
    for press in (agenda.go_on, agenda.go_back):
        with pytest.raises(Conflict, match="moved on: Maria Lind moved everyone to “What our people said”"):
            await press(services, story.maria, before.version)
    with pytest.raises(Conflict):
        await agenda.go_to(services, story.maria, (await story.agenda())[5].id, before.version)
    with pytest.raises(Conflict):
        await agenda.change_clock(services, story.maria, agenda.CLOCK_CHANGES["pause"], before.version)
    assert await story.phase() == PhaseKind.PEOPLE_SAID


@pytest.mark.parametrize("mode", list(Mode))
async def test_in_the_grace_one_press_takes_the_ending_back(services: Services, clock: Clock, mode: Mode) -> None:
    story = await factories.story(services, clock, mode)
    await story.goes_to(PhaseKind.DRAFT)
    clock.passes(minutes=3)
    left = (await story.meeting()).remaining(clock())
    await story.goes_on()
    turn = (await story.meeting()).version
    for press in ("add-1", "add-5", "pause", "take-1"):
        with pytest.raises(Conflict, match="Time is up"):
            await story.changes_clock(press)
    clock.passes(seconds=1)
    with pytest.raises(Conflict, match="Time is up"):  # the second half of a double click
        await agenda.keep_writing(services, story.maria, turn)
    clock.passes(seconds=8)
    await agenda.keep_writing(services, story.maria, turn)
    assert ((await story.meeting()).remaining(clock()), await story.phase()) == (left, PhaseKind.DRAFT)
    with pytest.raises(AlreadyDone, match="Done already: Maria Lind lets everyone keep writing"):
        await agenda.keep_writing(services, story.maria, turn)
    clock.passes(seconds=5)
    assert not await drafts.collect_if_due(services, story.workshop.id)
    assert await story.phase() == PhaseKind.DRAFT


async def test_time_that_ran_out_by_itself_comes_back_by_a_minute_and_after_the_grace_no_more(
    services: Services, clock: Clock
) -> None:
    story = await factories.story(services, clock)
    await story.goes_to(PhaseKind.DRAFT)
    clock.passes(minutes=15, seconds=9)
    await story.keeps_writing()
    assert (await story.meeting()).remaining(clock()) == 60
    clock.passes(seconds=70)
    with pytest.raises(AlreadyDone, match="Time is up"):
        await story.keeps_writing()
    for press in ("add-5", "pause", "take-1"):
        with pytest.raises(AlreadyDone, match="Time is up"):
            await story.changes_clock(press)
    assert await drafts.collect_if_due(services, story.workshop.id)
    with pytest.raises(AlreadyDone, match="Time was up"):
        await story.keeps_writing()


async def test_nothing_is_taken_back_that_a_process_has_begun_to_collect(services: Services, clock: Clock) -> None:
    """Its clock may be a moment ahead of ours."""
    story = await factories.story(services, clock)
    await story.goes_to(PhaseKind.DRAFT)
    await story.goes_on()
    clock.passes(seconds=9)
    team_a, _ = await story.documents(DocumentKind.TEAM)
    async with services.database.transaction() as connection:
        await workshop_documents.lock(connection, story.workshop.id, [team_a.id], clock())
    before = await story.meeting()
    with pytest.raises(AlreadyDone, match="Time was up"):
        await agenda.keep_writing(services, story.maria, before.version)
    assert await story.meeting() == before
