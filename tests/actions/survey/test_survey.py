"""The survey opens, takes answers, closes, and opens again."""

import asyncio

import pytest

from app.actions.cloud import cloud
from app.actions.services import Services
from app.actions.survey import survey
from app.actions.survey.survey import SurveyState
from app.domain.cloud.cloud import MINIMUM_ANSWERS
from app.domain.errors import Conflict, Invalid, NotFound
from app.domain.survey.survey import SurveyOpening
from app.storage import answers as stored
from tests import factories
from tests.factories import MORNING, Clock, Story
from tests.people import ANSWERS, MARIA


async def texts(story: Story) -> tuple[str, ...]:
    async with story.services.database.reading() as connection:
        return await stored.answer_texts(connection, story.workshop.id)


async def test_answers_are_taken_only_while_the_survey_is_open(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=())
    key = story.workshop.survey_key
    link = f"https://vision.museum.example/s/{key}"
    assert await survey.state(services, story.workshop) == SurveyState((), 0, link)
    assert not await survey.give_answer(services, key, "too early")

    await survey.open_survey(services, story.maria)
    with pytest.raises(Conflict):
        await survey.open_survey(services, story.maria)
    for answer in ANSWERS[:3]:
        assert await survey.give_answer(services, key, f" {answer}\r\n")
    clock.passes(minutes=60)
    await survey.close_survey(services, story.maria)
    with pytest.raises(Conflict):
        await survey.close_survey(services, story.maria)
    assert not await survey.give_answer(services, key, "too late")
    first = SurveyOpening(MORNING, MARIA, clock(), MARIA, keeps_back=True)
    state = await survey.state(services, story.workshop)
    assert (state, state.is_open) == (SurveyState((first,), 0, link), False)
    assert (await survey.asked_survey(services, key)).workshop == story.workshop

    clock.passes(minutes=60)
    await survey.open_survey(services, story.maria)
    for answer in ANSWERS[3:]:
        assert await survey.give_answer(services, key, answer)
    again = await survey.state(services, story.workshop)
    assert (again, again.is_open) == (SurveyState((first, SurveyOpening(clock(), MARIA)), 5, link), True)
    await survey.close_survey(services, story.maria)
    assert await texts(story) == tuple(sorted(ANSWERS))


async def test_a_bad_answer_or_address_is_refused_and_nothing_is_kept(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=())
    await survey.open_survey(services, story.maria)
    for answer in ("", " \r\n", "\x00", "x" * 2001):
        with pytest.raises(Invalid) as refusal:
            await survey.give_answer(services, story.workshop.survey_key, answer)
        assert refusal.value.field == "answer"
    for key in ("", "nonsense", story.workshop.id, story.workshop.survey_key[:-1]):
        with pytest.raises(NotFound):
            await survey.give_answer(services, key, "An answer")
    assert await texts(story) == ()


async def test_many_answer_at_once_and_none_is_lost(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=())
    await survey.open_survey(services, story.maria)
    given = [f"Answer {number:02} 👋" for number in range(30)]
    kept = await asyncio.gather(*(survey.give_answer(services, story.workshop.survey_key, text) for text in given))
    assert all(kept)
    assert await texts(story) == tuple(given)


async def test_below_the_minimum_nothing_is_shown(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=())
    await survey.open_survey(services, story.maria)
    for number, answer in enumerate(ANSWERS, start=1):
        await survey.give_answer(services, story.workshop.survey_key, answer)
        shown = await cloud.current(services, story.workshop)
        behind = await cloud.answers_behind(services, story.workshop, "welcome")
        enough = number >= MINIMUM_ANSWERS
        out = 5 if enough else 0
        assert (shown.entries is not None, shown.layout is not None, shown.answer_count) == (enough, enough, out)
        assert bool(behind) == enough
    behind = await cloud.answers_behind(services, story.workshop, "welcome")
    assert sorted("".join(segment.text for segment in answer) for answer in behind) == sorted(
        answer for answer in ANSWERS[:5] if "welcome" in answer.lower()
    )
