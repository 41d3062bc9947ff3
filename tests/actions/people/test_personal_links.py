"""Olga is removed, and still has everybody's links: Maria is told, and makes all of them new with one press."""

import asyncio

import pytest

from app.actions.access import Facilitating
from app.actions.accounts import ended as ended_accounts
from app.actions.people import people, personal_links
from app.actions.services import Services
from app.actions.workshops import workshops
from app.domain.accounts import Role
from app.domain.errors import AlreadyDone, Gone
from app.domain.workshops.workshops import Mode
from tests import factories
from tests.actions.seating import LAPTOP, PHONE, Seat, question, told
from tests.factories import Clock
from tests.people import ANA, BEN, OLGA, PRIYA


@pytest.fixture
async def shared(services: Services, clock: Clock) -> tuple[Seat, Facilitating]:
    """Ana's seat, and Olga, who facilitates with Maria."""
    story = await factories.story(services, clock, Mode.SOLO, (ANA, BEN))
    olga = await factories.account(services, OLGA)
    await workshops.share_with(services, story.maria, OLGA)
    return Seat(story), Facilitating(olga, story.workshop)


async def known_to(seat: Seat) -> tuple[str, ...]:
    return await personal_links.known_to(seat.services, seat.story.maria)


async def test_with_new_links_the_old_ones_open_nothing_and_open_seats_stay(
    shared: tuple[Seat, Facilitating], clock: Clock
) -> None:
    seat, olga = shared
    services, maria = seat.services, seat.story.maria
    phone, old = await seat.opens(PHONE), await seat.link()
    waiting = await seat.opens(LAPTOP)
    assert await known_to(seat) == ()
    await workshops.stop_sharing_with(services, maria, olga.account.id)
    assert await known_to(seat) == (OLGA,)

    clock.passes(minutes=5)
    await seat.lives(phone)
    await personal_links.renew_all(services, maria)
    assert await known_to(seat) == ()
    assert await told(people.take_seat_by_link(services, old, LAPTOP)) == "Gone"
    assert await told(seat.sits(phone)) == "done"
    assert await told(seat.waits(waiting)) == "LostPlace", "what asked by an old link is let go"
    assert (await seat.sees(phone)).news.lines == (
        "Your facilitator made everybody’s links new: 09:05. Devices that were open stayed open.",
    )
    laptop = await seat.opens(LAPTOP)
    assert await question(seat, phone)
    assert await told(seat.sits(laptop)) == "StillAsking"
    with pytest.raises(Gone):
        await people.guest_of_link(services, old)


async def test_of_two_who_press_at_once_one_makes_them_new(shared: tuple[Seat, Facilitating]) -> None:
    seat, olga = shared
    await workshops.stop_sharing_with(seat.services, seat.story.maria, olga.account.id)
    pressed = await asyncio.gather(*(told(personal_links.renew_all(seat.services, seat.story.maria)) for _ in range(3)))
    assert sorted(pressed) == ["AlreadyDone", "AlreadyDone", "done"]
    cards = await people.roster(seat.services, seat.story.maria)
    assert [card.participant.link_version for card in cards] == [2, 2]


async def test_nothing_is_offered_where_nobody_was_removed(shared: tuple[Seat, Facilitating]) -> None:
    seat, _ = shared
    with pytest.raises(AlreadyDone):
        await personal_links.renew_all(seat.services, seat.story.maria)


async def test_who_facilitates_again_has_the_links_anyway(shared: tuple[Seat, Facilitating]) -> None:
    seat, olga = shared
    await workshops.stop_sharing_with(seat.services, seat.story.maria, olga.account.id)
    await workshops.share_with(seat.services, seat.story.maria, OLGA)
    assert await known_to(seat) == ()
    await workshops.stop_sharing_with(seat.services, seat.story.maria, olga.account.id)
    assert await known_to(seat) == (OLGA,)


async def test_an_account_that_was_ended_is_told_in_each_of_its_workshops(
    shared: tuple[Seat, Facilitating],
) -> None:
    seat, olga = shared
    other = await factories.workshop(seat.services, seat.story.maria.account)
    priya = await factories.account(seat.services, PRIYA, Role.ADMIN)
    await ended_accounts.end_account(seat.services, priya, olga.account.id, "")
    assert await known_to(seat) == (OLGA,)
    assert await personal_links.known_to(seat.services, other) == ()


async def test_a_workshop_without_people_has_no_links_to_renew(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, members=())
    olga = await factories.account(services, OLGA)
    await workshops.share_with(services, story.maria, OLGA)
    await workshops.stop_sharing_with(services, story.maria, olga.id)
    assert await personal_links.known_to(services, story.maria) == ()
