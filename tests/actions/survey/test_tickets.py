"""One-time links are made in lists and, once spent, forgotten."""

import asyncio

import pytest

from app.actions.services import Services
from app.actions.survey import one_time_links as tickets
from app.actions.survey import survey
from app.counting.answer_writer import Outcome
from app.domain.errors import Invalid, NotFound
from app.domain.survey.one_time_links import MOST_LISTS, TicketList
from tests import factories
from tests.factories import Clock, Story
from tests.people import ANSWERS, MARIA, OLGA


async def opened(services: Services, clock: Clock) -> Story:
    story = await factories.story(services, clock, members=())
    await survey.open_survey(services, story.maria)
    return story


def ticket_of(link: str) -> str:
    return link.rpartition("/")[2]


async def test_a_long_list_is_stored_whole_and_each_of_its_links_works(services: Services, clock: Clock) -> None:
    story = await opened(services, clock)
    links = await tickets.make_list(services, story.maria, 4500)
    (made,) = (await tickets.standing(services, story.maria)).lists
    assert made == TicketList(made.id, 4500, 4500, MARIA, clock())
    assert len(set(links)) == 4500
    for link in (links[0], links[2222], links[-1]):
        assert await services.answers.give(story.workshop.survey_key, "Hello", ticket_of(link)) is Outcome.KEPT
    (left,) = (await tickets.standing(services, story.maria)).lists
    assert left.unused == 4497


async def test_many_spend_their_tickets_at_once_and_each_counts_once(services: Services, clock: Clock) -> None:
    story = await opened(services, clock)
    links = await tickets.make_list(services, story.maria, 50)
    key = story.workshop.survey_key
    presses = [(link, press) for press in range(3) for link in links]
    outcomes = await asyncio.gather(
        *(services.answers.give(key, f"{press}", ticket_of(link)) for link, press in presses)
    )
    assert outcomes.count(Outcome.KEPT) == 50
    assert outcomes.count(Outcome.TICKET_USED) == 100
    assert (await survey.state(services, story.workshop)).answer_count == 50


async def test_other_people_s_lists_are_out_of_reach(services: Services, clock: Clock) -> None:
    story = await opened(services, clock)
    olga = await factories.workshop(services, await factories.account(services, OLGA), organisation="Another House")
    (link,) = await tickets.make_list(services, story.maria, 1)
    (made,) = (await tickets.standing(services, story.maria)).lists
    for attempt in (tickets.withdraw_list, tickets.restore_list):
        with pytest.raises(NotFound):
            await attempt(services, olga, made.id)
    await survey.open_survey(services, olga)
    give = services.answers.give
    assert await give(olga.workshop.survey_key, ANSWERS[0], ticket_of(link)) is Outcome.TICKET_USED
    assert await give(story.workshop.survey_key, ANSWERS[0], ticket_of(link)) is Outcome.KEPT
    assert await tickets.standing(services, olga) == tickets.Tickets((), False)


async def test_there_is_an_end_to_lists(services: Services, clock: Clock) -> None:
    story = await opened(services, clock)
    for _ in range(MOST_LISTS):
        await tickets.make_list(services, story.maria, 1)
    with pytest.raises(Invalid):
        await tickets.make_list(services, story.maria, 1)
    assert len((await tickets.standing(services, story.maria)).lists) == MOST_LISTS


async def test_without_a_list_nobody_could_answer_by_ticket(services: Services, clock: Clock) -> None:
    story = await opened(services, clock)
    assert not (await tickets.standing(services, story.maria)).can_only
    await tickets.make_list(services, story.maria, 1)
    standing = await tickets.standing(services, story.maria)
    assert (standing.can_only, standing.takes_tickets_only) == (True, False)
    await tickets.close_open_link(services, story.maria)
    assert await services.answers.give(story.workshop.survey_key, ANSWERS[0]) is Outcome.LINK_OFF
    assert not await survey.give_answer(services, story.workshop.survey_key, ANSWERS[0])
    await tickets.open_open_link(services, story.maria)
    assert await services.answers.give(story.workshop.survey_key, ANSWERS[0]) is Outcome.KEPT
