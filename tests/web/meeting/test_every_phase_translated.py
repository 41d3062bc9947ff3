"""Every kind of phase on every surface in a language that nobody speaks: nothing of ours is left in English."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.actions.meeting import agenda, vision
from app.actions.services import Services
from app.domain.meeting import clock as clocks
from app.domain.meeting.agenda import Act, AgendaEdit
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode, Setting
from app.i18n.speech import speech
from app.storage import agenda as phases
from app.storage import workshops
from tests import factories
from tests.factories import Clock, Story
from tests.messages.pseudo import LANGUAGE, english_left, pseudo, spoken
from tests.people import ANA, STATEMENT
from tests.web.meeting.test_every_phase import drafting_ends, in_setting, shows

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def pseudo_language(tmp_path: Path) -> Iterator[None]:
    with spoken(tmp_path):
        yield


async def held_in_it(services: Services, clock: Clock, mode: Mode, setting: Setting) -> Story:
    story = await factories.story(services, clock, mode)
    async with services.database.transaction() as connection:
        await workshops.change(connection, story.workshop.id, language=LANGUAGE)
        titled = [replace(one, title=speech(LANGUAGE).text(one.spec.title)) for one in await story.agenda()]
        await phases.store_phases(connection, story.workshop.id, titled)
    return await in_setting(story, setting)


async def left_in_english(story: Story) -> dict[str, list[str]]:
    return {surface: found for surface, stage in (await shows(story)).items() if (found := english_left(stage))}


@pytest.mark.parametrize("setting", Setting)
@pytest.mark.parametrize("mode", Mode)
async def test_no_phase_leaves_anything_in_english(
    services: Services, clock: Clock, mode: Mode, setting: Setting
) -> None:
    story = await held_in_it(services, clock, mode, setting)
    await story.edits_agenda(AgendaEdit(added=("A detour", 5), act=Act.ADD))
    left: dict[str, dict[str, list[str]]] = {}
    for phase in await story.agenda():
        if not phase.spec.is_before_start:
            await story.goes_to(phase.kind)
        left[phase.kind] = await left_in_english(story)
        if phase.spec.drafts:
            await drafting_ends(story)
        if phase.spec.writes_group:
            await story.group_becomes(STATEMENT)
            left[f"{phase.kind}, written"] = await left_in_english(story)
    assert {key: found for key, found in left.items() if found} == {}
    assert set(left) >= set(PhaseKind)


async def test_nothing_is_english_while_drafts_are_withheld_and_in_the_check(services: Services, clock: Clock) -> None:
    story = await held_in_it(services, clock, Mode.SOLO, Setting.VIRTUAL)
    await story.everyone_comes()
    await story.goes_to(PhaseKind.DRAFT)
    await story.writes(ANA)
    for change in (clocks.paused, clocks.resumed):
        await agenda.change_clock(services, story.maria, change, (await story.meeting()).version)
    left = [await left_in_english(story)]
    await story.time_runs_out()
    for kind in (PhaseKind.COMPARE, PhaseKind.WRITE, PhaseKind.CHECK):
        await story.goes_to(kind)
        left.append(await left_in_english(story))
    await story.group_writes(STATEMENT)
    await vision.open_check(services, story.maria)
    left.append(await left_in_english(story))
    await vision.adopt(services, story.maria, STATEMENT)
    left.append(await left_in_english(story))
    assert left == [{}] * 6


async def test_what_is_english_is_noticed(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    left = await left_in_english(story)
    assert {surface: bool(found) for surface, found in left.items()} == {"console": True, "seat": True, "screen": True}


async def test_the_clocks_notes_are_in_the_language_of_the_page(services: Services, clock: Clock) -> None:
    story = await held_in_it(services, clock, Mode.BREAKOUTS, Setting.VIRTUAL)
    await story.goes_to(PhaseKind.DRAFT)
    moved = pseudo("%(name)s moved everyone to “%(phase)s”") % {"name": story.maria.name, "phase": pseudo("Draft")}
    assert moved in (await shows(story))["seat"]
