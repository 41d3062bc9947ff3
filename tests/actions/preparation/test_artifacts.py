"""Maria and Priya collect what the museum says of itself, sometimes both at once."""

import asyncio
from dataclasses import replace

import pytest

from app.actions.access import Watching
from app.actions.meeting.page import meeting_page
from app.actions.preparation import artifacts
from app.actions.services import Services
from app.domain.errors import Conflict, NotFound
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.preparation.artifacts import Artifact, ArtifactKind
from app.domain.workshops.revisions import revision_of
from tests import factories
from tests.factories import Clock, Story
from tests.people import ANA

MISSION = ("mission", "", "To open the harbour’s past to everyone.")
VALUES = ("values", "", "Curiosity\nCare")
CREDO = ("other", "Credo", "Ask before you answer.")


async def collect(story: Story, *entered: tuple[str, str, str]) -> tuple[Artifact, ...]:
    for kind, label, text in entered:
        await artifacts.add_artifact(story.services, story.maria, kind, label, text)
    return await artifacts.collected(story.services, story.maria)


async def test_they_are_added_changed_moved_and_removed(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=())
    mission, values, credo = await collect(story, MISSION, VALUES, CREDO)
    assert credo == Artifact(credo.id, ArtifactKind.OTHER, "Credo", "Ask before you answer.")
    changed = replace(values, kind=ArtifactKind.OTHER, label="House rules", text="Care")
    await artifacts.change_artifact(
        services, story.maria, values.id, "other", "House rules", "Care", revision_of(values)
    )
    await artifacts.move_artifact(services, story.maria, credo.id, -1)
    await artifacts.remove_artifact(services, story.maria, mission.id)
    assert await artifacts.collected(services, story.maria) == (credo, changed)


async def test_nothing_is_lost_when_several_people_add_at_once(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=())
    texts = [f"Words of person {number}" for number in range(6)]
    await asyncio.gather(
        *(artifacts.add_artifact(services, story.maria, "values", "", text) for text in texts),
        *(artifacts.add_artifact(services, story.maria, *CREDO) for _ in range(2)),
    )
    collected = await artifacts.collected(services, story.maria)
    assert sorted(entry.text for entry in collected) == sorted([*texts, CREDO[2], CREDO[2]])
    await asyncio.gather(*(artifacts.move_artifact(services, story.maria, entry.id, 1) for entry in collected))
    assert set(await artifacts.collected(services, story.maria)) == set(collected)


async def test_a_page_with_older_words_does_not_overwrite_the_latest(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=())
    (mission,) = await collect(story, MISSION)
    seen = revision_of(mission)
    saves = [
        artifacts.change_artifact(services, story.maria, mission.id, "mission", "", f"By {name}", seen)
        for name in ("Maria", "Priya")
    ]
    ended = await asyncio.gather(*saves, return_exceptions=True)
    assert [type(how) for how in ended if how] == [Conflict]
    winner = "Maria" if ended[0] is None else "Priya"
    assert await artifacts.collected(services, story.maria) == (replace(mission, text=f"By {winner}"),)


async def test_another_workshops_artifact_is_out_of_reach(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=())
    olgas = await factories.workshop(services, await factories.account(services, "Olga"))
    (mission,) = await collect(story, MISSION)
    with pytest.raises(NotFound):
        await artifacts.change_artifact(services, olgas, mission.id, "mission", "", "Olga’s", revision_of(mission))
    with pytest.raises(NotFound):
        await artifacts.move_artifact(services, olgas, mission.id, 1)
    with pytest.raises(NotFound):
        await artifacts.remove_artifact(services, olgas, mission.id)
    assert await artifacts.collected(services, story.maria) == (mission,)


async def test_everyone_sees_them_beside_the_cloud_and_nowhere_else(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    collected = await collect(story, VALUES, MISSION)
    shown = {}
    for kind in (PhaseKind.JUMP_IN, PhaseKind.PEOPLE_SAID, PhaseKind.CUSTOMER):
        await story.goes_to(kind)
        people = (story.maria, story.seats[ANA], Watching(story.workshop))
        shown[kind] = [getattr((await meeting_page(services, person)).content, "artifacts", ()) for person in people]
    assert shown == {
        PhaseKind.JUMP_IN: [()] * 3,
        PhaseKind.PEOPLE_SAID: [collected] * 3,
        PhaseKind.CUSTOMER: [()] * 3,
    }
