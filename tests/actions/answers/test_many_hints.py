"""Maria has little time: she calls all hints of one kind harmless at once, and may take it back."""

from dataclasses import replace

import pytest

from app.actions.answers import many_hints, moderation
from app.actions.services import Services
from app.domain.answers.moderation import Listing, Wish
from app.domain.errors import Conflict
from app.domain.hints.hints import HintKind
from tests import factories
from tests.factories import Clock, Story
from tests.people import ANA, OLGA

TEXTS = ("Thank Dr Lind", "As Mr Berg does", "Shitty, says Dr Lind", "so shitty", "kind", "calm")


@pytest.fixture
async def story(services: Services, clock: Clock) -> Story:
    story = await factories.story(services, clock, members=(ANA,))
    await story.answers(TEXTS)
    return story


async def hinted(story: Story) -> dict[str, set[HintKind]]:
    view = await moderation.view(story.services, story.maria, Wish(Listing.HINTED))
    return {listed.answer.text: {hint.kind for hint in listed.hints} for listed in view.listed}


async def test_all_names_are_harmless_at_once_and_other_hints_stay_open(story: Story) -> None:
    before = await hinted(story)
    assert before == {
        TEXTS[0]: {HintKind.NAME},
        TEXTS[1]: {HintKind.NAME},
        TEXTS[2]: {HintKind.NAME, HintKind.COARSE},
        TEXTS[3]: {HintKind.COARSE},
    }
    moment = await many_hints.call_all_harmless(story.services, story.maria, HintKind.NAME)
    assert await hinted(story) == {TEXTS[2]: {HintKind.COARSE}, TEXTS[3]: {HintKind.COARSE}}
    await many_hints.open_all_again(story.services, story.maria, HintKind.NAME, moment)
    assert await hinted(story) == before
    with pytest.raises(Conflict, match="undone already"):
        await many_hints.open_all_again(story.services, story.maria, HintKind.NAME, moment)


async def test_what_was_called_harmless_one_by_one_stays_so(story: Story) -> None:
    view = await moderation.view(story.services, story.maria, Wish(Listing.HINTED))
    answer_id = next(listed.answer.id for listed in view.listed if listed.answer.text == TEXTS[0])
    await moderation.call_harmless(story.services, story.maria, answer_id)
    story.clock.passes(minutes=1)
    moment = await many_hints.call_all_harmless(story.services, story.maria, HintKind.NAME)
    await many_hints.open_all_again(story.services, story.maria, HintKind.NAME, moment)
    assert set(await hinted(story)) == set(TEXTS[1:4])


async def test_nobody_else_takes_it_back(story: Story) -> None:
    moment = await many_hints.call_all_harmless(story.services, story.maria, HintKind.NAME)
    other = replace(story.maria, account=replace(story.maria.account, name="Somebody else"))
    olga = await factories.workshop(story.services, await factories.account(story.services, OLGA))
    for person in (other, olga):
        with pytest.raises(Conflict):
            await many_hints.open_all_again(story.services, person, HintKind.NAME, moment)
    assert len(await hinted(story)) == 2
