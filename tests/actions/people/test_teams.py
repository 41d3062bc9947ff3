"""Teams are dealt by lot, and again with one press until drafting has begun."""

import pytest

from app.actions.people import people, teams
from app.actions.services import Services
from app.domain.errors import Conflict, Invalid
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from tests import factories
from tests.factories import Clock, Story


async def sides(story: Story) -> tuple[str, ...]:
    cards = await people.roster(story.services, story.maria)
    return tuple(card.participant.team or "" for card in cards)


async def test_maria_mixes_the_teams_until_she_likes_them(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    for card in await people.roster(services, story.maria):
        await people.move_to_team(services, story.maria, card.participant.id, "A")
    found = set()
    for _ in range(30):
        await teams.mix(services, story.maria)
        found.add(await sides(story))
    assert {(one.count("A"), one.count("B")) for one in found} == {(2, 2)}
    assert len(found) > 1


async def test_once_drafting_has_begun_the_teams_stay(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    await story.goes_to(PhaseKind.DRAFT)
    before = await sides(story)
    with pytest.raises(Conflict):
        await teams.mix(services, story.maria)
    assert await sides(story) == before


async def test_who_writes_alone_has_no_team(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, Mode.SOLO)
    with pytest.raises(Invalid):
        await teams.mix(services, story.maria)
