"""Every kind of phase on every surface, in both modes and settings, before and after what happens in it."""

from dataclasses import replace

import pytest

from app.actions.access import Person, Watching
from app.actions.meeting import vision
from app.actions.services import Services
from app.domain.meeting.agenda import Act, AgendaEdit
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.meeting.phases import PHASES, said
from app.domain.workshops.workshops import Mode, Setting
from app.storage import workshops
from app.web.meeting.surfaces import live_stage
from tests import factories
from tests.factories import Clock, Story
from tests.messages.english import english
from tests.people import ANA, PARTICIPANTS, STATEMENT

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
STAGES = {"console": 'class="console"', "seat": 'class="stack loose"', "screen": 'class="screen-frame"'}


async def in_setting(story: Story, setting: Setting) -> Story:
    async with story.services.database.transaction() as connection:
        await workshops.change(connection, story.workshop.id, setting=setting.value, place="Quay 4")
    workshop = await factories.stored_workshop(story.services, story.workshop.id)
    story.maria = replace(story.maria, workshop=workshop)
    story.seats = {member: replace(seat, workshop=workshop) for member, seat in story.seats.items()}
    return story


async def shows(story: Story) -> dict[str, str]:
    """Each surface's stage, as it is rendered now; what a template misses would fail."""
    people: dict[str, Person] = {
        "console": story.maria,
        "seat": await story.refreshed(ANA),
        "screen": Watching(story.workshop),
    }
    return {surface: (await live_stage(story.services, person)).html for surface, person in people.items()}


def stands_in(stages: dict[str, str], story: Story, kind: PhaseKind, phase_id: str) -> None:
    """Each surface is in that phase and says what it asks of people."""
    spoken = english(said(kind, (story.workshop.mode, story.workshop.setting), "A detour"))
    assert {
        surface: STAGES[surface] in stage and f'data-phase="{phase_id}"' in stage for surface, stage in stages.items()
    } == dict.fromkeys(STAGES, True)
    if not PHASES[kind].drafts:
        assert spoken.heading in stages["screen"] or kind in (PhaseKind.NEXT_STEPS, PhaseKind.COMPARE)


@pytest.mark.parametrize("setting", Setting)
@pytest.mark.parametrize("mode", Mode)
async def test_every_phase_shows_on_every_surface(
    services: Services, clock: Clock, mode: Mode, setting: Setting
) -> None:
    story = await in_setting(await factories.story(services, clock, mode), setting)
    await story.edits_agenda(AgendaEdit(added=("A detour", 5), act=Act.ADD))
    agenda = await story.agenda()
    for phase in agenda:
        if phase.spec.is_before_start:
            stands_in(await shows(story), story, phase.kind, phase.id)
            continue
        await story.goes_to(phase.kind)
        stands_in(await shows(story), story, phase.kind, phase.id)
        if phase.spec.drafts:
            await drafting_ends(story)
        if phase.spec.writes_group:
            await story.group_becomes(STATEMENT)
            stands_in(await shows(story), story, phase.kind, phase.id)
    assert {phase.kind for phase in agenda} == set(PhaseKind)


async def drafting_ends(story: Story) -> None:
    if story.workshop.mode.has_teams:
        for team in ("A", "B"):
            await story.team_writes(team, f"Team {team} writes.")
    else:
        for member in PARTICIPANTS:
            await story.writes(member)
    assert await story.time_runs_out()


async def test_every_phase_shows_while_drafts_are_withheld(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, Mode.SOLO)
    await story.edits_agenda(AgendaEdit(added=("A detour", 5), act=Act.ADD))
    await story.goes_to(PhaseKind.DRAFT)
    await story.writes(ANA)
    await story.time_runs_out()
    offers = {}
    for phase in await story.agenda():
        if not (phase.spec.is_before_start or phase.spec.drafts):
            await story.goes_to(phase.kind)
            stages = await shows(story)
            assert not any(ANA.draft in stage for stage in stages.values())
            offers[phase.kind.value] = "Write again" in stages["console"], "Show mine" in stages["seat"]
    assert offers == {
        "jump_in": (False, False),
        "people_said": (False, False),
        "customer": (False, False),
        "good_vision": (False, False),
        "compare": (True, True),
        "break": (True, True),
        "write": (True, True),
        "check": (False, False),
        "next_steps": (False, False),
        "other": (True, True),
    }


async def test_the_check_shows_before_and_after_each_press(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    await story.everyone_comes()
    await story.goes_to(PhaseKind.CHECK)
    told = [await shows(story)]
    await story.group_writes(STATEMENT)
    await vision.open_check(services, story.maria)
    told.append(await shows(story))
    check_id = told[-1]["seat"].split('id="check-')[1].split("-1")[0]
    for seat in story.seats.values():
        for question in (1, 2, 3):
            await vision.answer_check(services, seat, check_id, question, "yes", "It is short.")
    told.append(await shows(story))
    await vision.reveal_check(services, story.maria, check_id)
    told.append(await shows(story))
    await vision.adopt(services, story.maria, STATEMENT)
    told.append(await shows(story))
    words = {"statement-open": "not adopted", "It is short.": "a reason", "statement final": "adopted"}
    assert [
        {surface: [words[word] for word in words if word in stage] for surface, stage in one.items()} for one in told
    ] == [
        {"console": [], "seat": [], "screen": ["not adopted"]},
        {surface: ["not adopted"] for surface in STAGES},
        {"console": ["not adopted"], "seat": ["not adopted", "a reason"], "screen": ["not adopted"]},  # Ana's own
        {"console": ["a reason"], "seat": ["not adopted", "a reason"], "screen": ["not adopted", "a reason"]},
        {"console": ["a reason", "adopted"], "seat": ["adopted"], "screen": ["adopted"]},
    ]
