"""One-time links, on both databases: made in lists, spent once, withdrawn and given back."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.domain.survey.one_time_links import TicketList
from app.storage import one_time_links
from app.storage.database import Database
from app.storage.tables import survey_tickets
from tests.factories import MORNING
from tests.people import MARIA, PRIYA

HOUR = timedelta(hours=1)


@pytest.fixture
async def lists(museum: Database) -> Database:
    """Two of the museum's, the second one later, and one of elsewhere."""
    async with museum.transaction() as connection:
        for list_id, workshop_id, number, by, at in (
            ("first", "museum", 3, MARIA, MORNING),
            ("second", "museum", 1, PRIYA, MORNING + HOUR),
            ("other", "elsewhere", 1, "Olga", MORNING),
        ):
            await one_time_links.add_list(connection, list_id, workshop_id, number, by, at)
            await one_time_links.add_tickets(connection, list_id, [f"{list_id}-{n}" for n in range(number)])
    return museum


async def left(database: Database) -> list[str]:
    async with database.reading() as connection:
        return sorted((await connection.execute(select(survey_tickets.c.token_hash))).scalars())


async def test_lists_are_read_back_the_latest_first_with_what_is_left_of_them(lists: Database) -> None:
    async with lists.transaction() as connection:
        assert await one_time_links.spend(connection, {"first-1": "museum"}) == {"first-1": True}
        assert await one_time_links.lists_of(connection, "museum") == (
            TicketList("second", 1, 1, PRIYA, MORNING + HOUR),
            TicketList("first", 3, 2, MARIA, MORNING),
        )


async def test_a_ticket_is_spent_once_and_only_for_its_own_survey(lists: Database) -> None:
    wanted = {"first-0": "museum", "other-0": "museum", "nothing": "museum", "second-0": "elsewhere"}
    async with lists.transaction() as connection:
        assert await one_time_links.spend(connection, wanted) == {"first-0": True}
        assert await one_time_links.spend(connection, wanted) == {}
        assert await one_time_links.spend(connection, {}) == {}
    assert await left(lists) == ["first-1", "first-2", "other-0", "second-0"]


async def test_a_withdrawn_list_takes_no_answers_until_it_is_given_back(lists: Database) -> None:
    async with lists.transaction() as connection:
        assert not await one_time_links.withdraw(connection, "elsewhere", "first", "Olga", MORNING)
        assert await one_time_links.withdraw(connection, "museum", "first", PRIYA, MORNING + HOUR)
        assert not await one_time_links.withdraw(connection, "museum", "first", MARIA, MORNING)
        assert await one_time_links.lists_of(connection, "museum") == (
            TicketList("second", 1, 1, PRIYA, MORNING + HOUR),
            TicketList("first", 3, 3, MARIA, MORNING, PRIYA, MORNING + HOUR),
        )
        assert await one_time_links.spend(connection, {"first-0": "museum", "second-0": "museum"}) == {
            "first-0": False,
            "second-0": True,
        }
        assert await one_time_links.spend(connection, {"first-0": "museum"}) == {"first-0": False}
        assert not await one_time_links.restore(connection, "elsewhere", "first")
        assert await one_time_links.restore(connection, "museum", "first")
        assert not await one_time_links.restore(connection, "museum", "first")
        assert await one_time_links.spend(connection, {"first-0": "museum"}) == {"first-0": True}


async def test_the_open_link_can_be_closed_and_opened(lists: Database) -> None:
    async with lists.transaction() as connection:
        assert not await one_time_links.takes_tickets_only(connection, "museum")
        for _ in range(2):
            await one_time_links.close_open_link(connection, "museum", MARIA, MORNING)
        assert await one_time_links.takes_tickets_only(connection, "museum")
        assert not await one_time_links.takes_tickets_only(connection, "elsewhere")
        for _ in range(2):
            await one_time_links.open_open_link(connection, "museum")
        assert not await one_time_links.takes_tickets_only(connection, "museum")
