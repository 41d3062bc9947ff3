"""Maria notes who sponsors the vision."""

from datetime import date

import pytest

from app.actions.preparation import buy_in
from app.actions.services import Services
from app.domain.errors import Conflict
from app.domain.preparation.buy_in import BuyIn
from app.domain.workshops.revisions import revision_of
from tests import factories
from tests.factories import Clock, Story

SOFIA = {"sponsor": "Sofia Berg", "role": "Director", "agreed_on": "2026-11-03", "note": ""}
NOTED = BuyIn("Sofia Berg", "Director", date(2026, 11, 3))


async def note(story: Story, seen: BuyIn, **changes: str) -> None:
    await buy_in.note_buy_in(story.services, story.maria, **(SOFIA | changes), seen=revision_of(seen))


async def test_it_is_noted_and_changed(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=())
    assert await buy_in.noted(services, story.maria) == BuyIn()
    await note(story, BuyIn())
    assert await buy_in.noted(services, story.maria) == NOTED
    await note(story, NOTED, agreed_on="")
    assert await buy_in.noted(services, story.maria) == BuyIn("Sofia Berg", "Director")


async def test_of_two_facilitators_neither_overwrites_the_other_unknowingly(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=())
    await note(story, BuyIn())
    with pytest.raises(Conflict, match="Somebody else changed this"):
        await note(story, BuyIn(), note="By whoever was slower")
    assert await buy_in.noted(services, story.maria) == NOTED
    await note(story, BuyIn())  # the same again: nothing to disagree about
