"""Maria prepares the agenda and runs the meeting."""

from dataclasses import replace

import pytest

from app.actions.access import Facilitating
from app.actions.meeting import agenda, drafts
from app.actions.services import Services
from app.actions.workshops import workshops
from app.domain.documents.documents import DocumentKind
from app.domain.errors import AlreadyDone, Conflict, Invalid
from app.domain.meeting.agenda import Act, AgendaEdit, Phase
from app.domain.meeting.clock import Meeting
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.revisions import revision_of
from app.domain.workshops.workshops import Mode
from app.storage import drafts as stored_drafts
from tests import factories, pages
from tests.factories import MORNING, Clock, Story
from tests.messages.english import english
from tests.people import ANA, BEN, MARIA, PARTICIPANTS

BEFORE_DRAFTING = ["lobby", "jump_in", "people_said", "customer", "good_vision", "draft"]
AFTER_DRAFTING = ["compare", "break", "write", "check", "next_steps"]


async def drafted(story: Story) -> list[tuple[str, str]]:
    async with story.services.database.reading() as connection:
        return [(draft.label, draft.text) for draft in await stored_drafts.of_workshop(connection, story.workshop.id)]


async def test_the_agenda_is_edited(services: Services, clock: Clock) -> None:
    """Every press takes all that was typed."""
    story = await factories.story(services, clock, members=())
    before = await story.agenda()
    await story.edits_agenda(AgendaEdit(((before[1].id, "Welcome", 3),), ("A walk", 10), Act.REMOVE, before[7].id))
    walk = (await story.agenda())[-1]
    for _ in range(3):
        await story.edits_agenda(AgendaEdit(act=Act.UP, target=walk.id))
    assert await story.agenda() == (
        before[0],
        replace(before[1], title="Welcome", minutes=3),
        *before[2:7],
        Phase(walk.id, PhaseKind.OTHER, "A walk", 10),
        *before[8:],
    )


async def test_a_colleagues_agenda_is_not_overwritten(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=())
    before = await story.agenda()
    seen = revision_of(before)
    await story.gives(before[1], 8)
    with pytest.raises(Conflict, match="Somebody else changed this"):
        await agenda.edit_agenda(services, story.maria, AgendaEdit(((before[2].id, "Words", 25),)), seen)
    assert await story.agenda() == (before[0], replace(before[1], minutes=8), *before[2:])


async def test_the_phase_that_runs_is_not_removed(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=())
    await story.goes_on()
    running = (await story.meeting()).phase_id
    remove = AgendaEdit(act=Act.REMOVE, target=running)
    with pytest.raises(Invalid, match="The meeting is in this phase now"):
        await story.edits_agenda(remove)
    await story.goes_on()
    await story.edits_agenda(remove)
    assert running not in {phase.id for phase in await story.agenda()}


@pytest.mark.parametrize("mode", list(Mode))
async def test_a_meeting_is_walked_through_all_its_phases(services: Services, clock: Clock, mode: Mode) -> None:
    story = await factories.story(services, clock, mode)
    walked = [await story.phase()]
    while walked[-1] != PhaseKind.DRAFT:
        await story.goes_on()
        walked.append(await story.phase())
    if mode is Mode.SOLO:
        for member in PARTICIPANTS:
            await story.writes(member)
    else:
        await story.team_writes("A", ANA.draft)
        await story.team_writes("B", BEN.draft)
    assert await story.time_runs_out()
    expected = sorted(m.draft for m in PARTICIPANTS) if mode is Mode.SOLO else sorted([ANA.draft, BEN.draft])
    labels = [f"Draft {n}" for n in (1, 2, 3, 4)] if mode is Mode.SOLO else ["Team A", "Team B"]
    found = await drafted(story)
    assert [label for label, _ in found] == labels
    assert sorted(text for _, text in found) == expected
    walked.append(await story.phase())
    for _ in AFTER_DRAFTING[1:]:
        clock.passes(minutes=1)
        await story.goes_on()
        walked.append(await story.phase())
    assert walked == [*BEFORE_DRAFTING, *AFTER_DRAFTING]
    with pytest.raises(Invalid, match="last phase"):
        await story.goes_on()
    assert (await story.meeting()).started_at == MORNING


async def test_going_on_and_back_takes_up_each_clock_where_it_was(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    entries = await story.agenda()
    with pytest.raises(Invalid, match="first phase"):
        await agenda.go_back(services, story.maria, 1)
    await story.goes_on()
    clock.passes(minutes=3)
    await story.goes_on()
    clock.passes(minutes=4)
    await agenda.go_back(services, story.maria, 3)
    assert english(await story.meeting()) == Meeting(
        entries[1].id, 300, 4, MORNING, clock.moment.replace(minute=9), None, f"{MARIA} moved everyone to “Jump in”"
    )
    await story.goes_on()
    assert (await story.meeting()).remaining(clock()) == 16 * 60


async def test_time_that_was_up_stays_up_and_minutes_given_meanwhile_count(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    jump_in = (await story.agenda())[1]
    await story.goes_to(PhaseKind.JUMP_IN)
    clock.passes(minutes=6)
    await story.goes_to(PhaseKind.CUSTOMER)
    await story.goes_to(PhaseKind.JUMP_IN)
    assert (await story.meeting()).remaining(clock()) == 0
    await story.changes_clock("add-5")
    assert (await story.meeting()).remaining(clock()) == 300
    clock.passes(minutes=1)
    await story.goes_to(PhaseKind.CUSTOMER)
    await story.gives(jump_in, jump_in.minutes + 10)
    await story.goes_to(PhaseKind.JUMP_IN)
    assert (await story.meeting()).remaining(clock()) == 14 * 60


async def test_drafting_that_comes_back_without_time_waits_for_a_facilitator(services: Services, clock: Clock) -> None:
    """Its ending would take the texts out of people's hands."""
    story = await factories.story(services, clock)
    draft = next(phase for phase in await story.agenda() if phase.kind is PhaseKind.DRAFT)
    await story.goes_to(PhaseKind.DRAFT)
    clock.passes(minutes=8)
    await agenda.go_back(services, story.maria, (await story.meeting()).version)
    await story.gives(draft, 5)
    await story.goes_on()
    clock.passes(minutes=30)
    assert not await drafts.collect_if_due(services, story.workshop.id)
    assert ((await story.meeting()).remaining(clock()), await story.phase()) == (0, PhaseKind.DRAFT)
    with pytest.raises(Invalid, match="no time left that could run"):
        await story.changes_clock("resume")
    await story.changes_clock("add-5")
    await story.changes_clock("resume")
    assert (await story.meeting()).remaining(clock()) == 300


async def test_a_co_facilitator_goes_on_where_the_clock_is(services: Services, clock: Clock) -> None:
    """Maria's laptop has died. Nothing waits for her, and what she had pressed still holds."""
    story = await factories.story(services, clock)
    jonas = await factories.account(services, "Jonas Berg")
    await workshops.share_with(services, story.maria, jonas.name)
    await story.goes_to(PhaseKind.COMPARE)
    clock.passes(minutes=10)
    taken_over = replace(story, maria=Facilitating(jonas, story.workshop))
    assert (await taken_over.meeting()).remaining(clock()) == 15 * 60
    await taken_over.changes_clock("add-1")
    assert (await story.meeting()).remaining(clock()) == 16 * 60
    await taken_over.goes_on()
    assert (await story.phase(), english((await story.meeting()).note)) == (
        PhaseKind.BREAK,
        "Jonas Berg moved everyone to “Break”",
    )


async def test_the_clock_is_paused_resumed_lengthened_and_shortened(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    await story.goes_to(PhaseKind.COMPARE)  # 25 minutes
    left = []
    for wait, press in ((5, "pause"), (10, "add-5"), (0, "add-1"), (3, "take-1"), (1, "resume"), (2, "take-1")):
        clock.passes(minutes=wait)
        await story.changes_clock(press)
        left.append((await story.meeting()).remaining(clock()))
    assert left == [minutes * 60.0 for minutes in (20, 25, 26, 25, 25, 22)]
    assert english((await story.meeting()).note) == f"{MARIA} took 1 minute"


async def test_drafting_is_ended_early_and_then_collected(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    await story.goes_to(PhaseKind.DRAFT)
    await story.team_writes("A", ANA.draft)
    clock.passes(minutes=3)
    await story.goes_on()
    ended = await story.meeting()
    assert (await story.phase(), ended.deadline, english(ended.note)) == (
        PhaseKind.DRAFT,
        clock(),
        f"{MARIA} ended the phase early",
    )
    with pytest.raises(AlreadyDone, match="Time is up already"):
        await story.goes_on()
    with pytest.raises(Conflict, match="Time is up"):
        await agenda.go_back(services, story.maria, ended.version)
    with pytest.raises(Conflict, match="Time is up"):
        await story.goes_to(PhaseKind.LOBBY)
    assert await story.time_runs_out()
    assert await drafted(story) == [("Team A", ANA.draft), ("Team B", "")]
    assert english((await story.meeting()).note) == "Drafting is over: the drafts were collected"


async def test_drafting_that_is_left_in_time_begins_again_with_what_was_written(
    services: Services, clock: Clock
) -> None:
    story = await factories.story(services, clock)
    await story.goes_to(PhaseKind.DRAFT)
    await story.team_writes("A", ANA.draft)
    clock.passes(minutes=5)
    await agenda.go_back(services, story.maria, (await story.meeting()).version)
    clock.passes(minutes=60)
    assert await drafted(story) == []
    await story.goes_on()
    assert (await story.meeting()).remaining(clock()) == 10 * 60
    await story.time_runs_out()
    assert await drafted(story) == [("Team A", ANA.draft), ("Team B", "")]


@pytest.mark.parametrize("mode", list(Mode))
async def test_going_back_to_drafting_after_collection_only_looks_at_it(
    services: Services, clock: Clock, mode: Mode
) -> None:
    story = await factories.story(services, clock, mode)
    await story.goes_to(PhaseKind.DRAFT)
    if mode is Mode.SOLO:
        for member in PARTICIPANTS:
            await story.writes(member)
    assert await story.time_runs_out()
    before = await drafted(story)
    await story.goes_to(PhaseKind.DRAFT)
    assert not (await story.meeting()).has_clock
    assert await story.documents(DocumentKind.SOLO) == ()
    assert all(document.locked_at for document in await story.documents(DocumentKind.TEAM)) == (mode is Mode.BREAKOUTS)
    await story.goes_on()
    assert (await story.phase(), await drafted(story)) == (PhaseKind.COMPARE, before)


async def test_people_tick_that_they_are_done_with_this_phase(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    await story.goes_to(PhaseKind.DRAFT)
    for is_done in (True, True):
        await agenda.set_done(services, story.seats[ANA], is_done)
    await agenda.set_done(services, story.seats[BEN], True)
    await agenda.set_done(services, story.seats[BEN], False)
    assert await done(story) == {ANA.name}
    await story.goes_to(PhaseKind.WRITE)
    assert await done(story) == set()


async def done(story: Story) -> set[str]:
    shown = await pages.frame(story.services, story.maria)
    return {person.participant.name for person in shown.people if person.is_done}
