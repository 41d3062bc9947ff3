"""Opening and closing a survey again and again shows no single answer.

The attack: after everything that a facilitator can do, compare what can be read with what could be read before.
"""

import random
from collections.abc import Awaitable, Callable
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from app.actions.answers import export as answers_export
from app.actions.answers import imports as answers_import
from app.actions.answers import moderation
from app.actions.services import Services
from app.actions.survey import schedule as survey_schedule
from app.actions.survey import survey
from app.domain.answers.imports import Choice
from app.domain.answers.moderation import Listing, Wish
from app.domain.errors import NotFound
from app.domain.survey.progress import STEP
from app.storage import answers
from tests import factories
from tests.factories import Clock, Story

GIVEN = "Given"


async def survey_of(services: Services, clock: Clock) -> Story:
    return await factories.story(services, clock, members=())


async def gives(story: Story, *numbers: int) -> None:
    for number in numbers:
        assert await survey.give_answer(story.services, story.workshop.survey_key, f"{GIVEN} {number}")


async def seen(story: Story) -> set[str]:
    """Given answers that anything shows: the list, its search and the hidden ones, and the file."""
    services, maria = story.services, story.maria
    async with services.database.reading() as connection:
        found = set(await answers.answer_texts(connection, story.workshop.id))
    for listing in (Listing.SHOWN, Listing.HIDDEN):
        view = await moderation.view(services, maria, Wish(listing, search=GIVEN))
        found |= {listed.answer.text for listed in view.listed}
    try:
        table = await answers_export.answers(services, maria, with_hidden=True)
        found |= {str(row[0]) for row in table.rows}
    except NotFound:
        pass
    return {text for text in found if text.startswith(GIVEN)}


async def test_after_a_first_closing_fewer_than_five_stay_back(services: Services, clock: Clock) -> None:
    story = await survey_of(services, clock)
    maria = story.maria
    await survey.open_survey(services, maria)
    await gives(story, *range(7))
    await survey.close_survey(services, maria)
    before = await seen(story)
    assert len(before) == 7  # the rest comes with closing, once
    for number in (7, 8, 9, 10):
        await survey.open_survey(services, maria)
        await gives(story, number)
        await survey.close_survey(services, maria)
        assert await seen(story) == before
        state = await survey.state(services, story.workshop)
        assert (state.answer_count, state.more_may_wait) == (7, True)
    await survey.open_survey(services, maria)
    await gives(story, 11)
    assert await seen(story) == before | {f"{GIVEN} {number}" for number in (7, 8, 9, 10, 11)}


async def test_nothing_tells_whether_one_waits_or_none(services: Services, clock: Clock) -> None:
    story = await survey_of(services, clock)
    other = Story(services, clock, await factories.workshop(services, story.maria.account))
    for each in (story, other):
        await survey.open_survey(services, each.maria)
        await gives(each, *range(5))
        await survey.close_survey(services, each.maria)
        await survey.open_survey(services, each.maria)
    await gives(story, 5)
    states = []
    for each in (story, other):
        await survey.close_survey(services, each.maria)
        state = await survey.state(services, each.workshop)
        states.append((state.openings, state.answer_count, state.more_may_wait))
    assert states[0] == states[1]


async def test_a_planned_closing_shows_no_more(services: Services, clock: Clock) -> None:
    story = await survey_of(services, clock)
    await survey.open_survey(services, story.maria)
    await gives(story, *range(6))
    await survey.close_survey(services, story.maria)
    before = await seen(story)
    for number in (6, 7):
        zone = ZoneInfo(story.workshop.time_zone)
        soon = [(clock() + timedelta(hours=hours)).astimezone(zone) for hours in (1, 2)]
        await survey_schedule.set_schedule(services, story.maria, *(f"{moment:%Y-%m-%dT%H:%M}" for moment in soon))
        clock.passes(minutes=70)
        assert await survey_schedule.keep_schedule(services, story.workshop.id)
        await gives(story, number)
        clock.passes(minutes=70)
        assert await survey_schedule.keep_schedule(services, story.workshop.id)
        assert not (await survey.state(services, story.workshop)).is_open
        assert await seen(story) == before


async def test_imported_answers_fill_no_step(services: Services, clock: Clock) -> None:
    story = await survey_of(services, clock)
    await survey.open_survey(services, story.maria)
    await gives(story, 0)
    await imports(story, 20)
    assert await seen(story) == set()
    await survey.close_survey(services, story.maria)
    assert await seen(story) == set()
    state = await survey.state(services, story.workshop)
    assert (state.answer_count, state.more_may_wait) == (20, True)


async def test_a_survey_opened_by_mistake_still_shows_its_rest_at_the_end(services: Services, clock: Clock) -> None:
    story = await survey_of(services, clock)
    for numbers in ((), (0, 1, 2), (3, 4, 5)):
        await survey.open_survey(services, story.maria)
        await gives(story, *numbers)
        await survey.close_survey(services, story.maria)
    assert len(await seen(story)) == 6
    assert not (await survey.state(services, story.workshop)).more_may_wait


async def imports(story: Story, number: int) -> str:
    pasted = "\n".join(f"Imported {place} of {number}" for place in range(number))
    import_id = await answers_import.upload(story.services, story.maria, b"", pasted)
    await answers_import.apply(story.services, story.maria, import_id, Choice())
    return import_id


@pytest.mark.parametrize("seed", range(3))
async def test_whatever_a_facilitator_does_new_answers_show_five_at_a_time(
    services: Services, clock: Clock, seed: int
) -> None:
    story, chance = await survey_of(services, clock), random.Random(seed)
    maria, before, exceptions = story.maria, set[str](), 0
    applied: list[str] = []
    numbers = iter(range(1000))

    async def give() -> None:
        await gives(story, next(numbers))

    async def bring() -> None:
        applied.append(await imports(story, chance.randint(1, 9)))

    async def undo() -> None:
        if applied:
            await answers_import.undo(services, maria, applied.pop())

    async def hide() -> None:
        listed = (await moderation.view(services, maria, Wish())).listed
        if listed:
            await moderation.hide(services, maria, chance.choice(listed).answer.id)

    async def show() -> None:
        listed = (await moderation.view(services, maria, Wish(Listing.HIDDEN))).listed
        if listed:
            await moderation.show(services, maria, chance.choice(listed).answer.id)

    steps: dict[str, Callable[[], Awaitable[None]]] = {
        "give": give,
        "bring": bring,
        "undo": undo,
        "hide": hide,
        "show": show,
        "close": lambda: survey.close_survey(services, maria),
        "open": lambda: survey.open_survey(services, maria),
    }
    ever: set[str] = set()
    for _ in range(50):
        clock.passes(minutes=1)
        is_open = (await survey.state(services, story.workshop)).is_open
        able = {"give", "close"} if is_open else {"open"}
        press = chance.choices(
            [*able, "bring", "undo", "hide", "show"], [6 if name == "give" else 1 for name in able] + [0.3] * 4
        )[0]
        await steps[press]()
        now = await seen(story)
        new = now - ever
        if 0 < len(new) < STEP:
            assert press == "close"
            exceptions += 1
        ever |= now
        before = now
    assert before
    assert exceptions <= 1
