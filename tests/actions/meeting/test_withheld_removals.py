"""Maria takes people off the list while drafts are withheld: nothing appears, and nobody learns who has pressed."""

import asyncio

import pytest

from app.actions.meeting import withheld
from app.actions.meeting.page import meeting_page
from app.actions.people import imports as people_import
from app.actions.people import people
from app.actions.people.imports import Choice
from app.actions.services import Services
from app.domain.meeting.drafts import Outcome
from app.domain.people.people import NewPerson
from tests import pages
from tests.actions.test_anonymity import rows_of
from tests.actions.withholding import ask, drafted, outcome, released, withholding
from tests.factories import Clock, Story
from tests.people import ANA, BEN, CHEN, Member


async def takes_off(story: Story, member: Member) -> None:
    await people.remove_person(story.services, story.maria, story.seats[member].participant.id)
    await withheld.show_if_released(story.services, story.workshop.id)


@pytest.mark.parametrize("gone", [BEN, CHEN], ids=["who wrote", "who did not"])
async def test_taking_somebody_off_the_list_shows_nothing_and_everyone_asks_anew(
    services: Services, clock: Clock, gone: Member
) -> None:
    story = await withholding(services, clock)
    await ask(story, ANA)
    assert (await pages.seat_part(services, story.seats[ANA])).has_released
    await takes_off(story, gone)
    assert (await drafted(story), await outcome(story), await released(story)) == ([], Outcome.WITHHELD, 0)
    assert not (await pages.seat_part(services, story.seats[ANA])).has_released
    await ask(story, ANA)
    assert len(await drafted(story)) == (1 if gone is BEN else 0)


@pytest.mark.parametrize("pressed", [(), (ANA,), (BEN,)], ids=["nobody", "Ana", "Ben"])
async def test_things_look_the_same_afterwards_whether_or_not_people_pressed(
    services: Services, clock: Clock, pressed: tuple[Member, ...]
) -> None:
    story = await withholding(services, clock)
    await ask(story, *pressed)
    await takes_off(story, BEN)
    assert (await rows_of(services.database))["draft_releases"] == []
    assert await drafted(story) == []
    views = [await meeting_page(services, one) for one in (story.maria, story.seats[ANA], story.seats[CHEN])]
    assert [(pages.drafts_of(view).drafts, view.frame.is_withheld) for view in views] == [((), True)] * 3
    assert [view.frame.seat and view.frame.seat.has_released for view in views] == [None, False, False]


async def test_an_import_that_is_undone_shows_nothing_either(services: Services, clock: Clock) -> None:
    story = await withholding(services, clock)
    file = b"Name\nEd Evans\nFay Fox\n"
    import_id = await people_import.upload(services, story.maria, file, "")
    shown = await people_import.preview(services, story.maria, import_id, Choice())
    numbers = [row.number for row in shown.rows]
    await people_import.apply(services, story.maria, import_id, Choice(), numbers, shown.fingerprint)
    await ask(story, ANA)
    await people_import.undo(services, story.maria, import_id)
    await withheld.show_if_released(services, story.workshop.id)
    assert (await released(story), await drafted(story)) == (0, [])


async def test_a_press_at_the_same_moment_shows_nothing_by_itself(services: Services, clock: Clock) -> None:
    """Whichever of the two comes first, Ana's draft appears only if she pressed after Ben was off the list."""
    story = await withholding(services, clock)
    await people.add_person(services, story.maria, NewPerson("Ed Evans"))
    ben = story.seats[BEN].participant.id
    await asyncio.gather(withheld.release(services, story.seats[ANA]), people.remove_person(services, story.maria, ben))
    await withheld.show_if_released(services, story.workshop.id)
    assert len(await drafted(story)) <= 1
    assert await outcome(story) is (Outcome.RELEASED if await drafted(story) else Outcome.WITHHELD)
