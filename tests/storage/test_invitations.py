"""The outbox on both databases: of all who reach for a message one gets it, and nothing comes back by itself."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.invitations import invitations as rules
from app.domain.invitations.invitations import DeliveryState, Invitation, InvitationKind
from app.storage import invitations, people
from app.storage.database import Database
from tests.factories import MORNING
from tests.people import ANA, BEN

LATER = MORNING + timedelta(minutes=5)


def message(name: str, who: str = "ana", workshop: str = "museum", **changes: object) -> Invitation:
    kind, state = InvitationKind.INVITATION, DeliveryState.WAITING
    return replace(Invitation(name, workshop, who, kind, state, 0, MORNING, MORNING), **changes)  # type: ignore[arg-type]


@pytest.fixture
async def outbox(museum: Database) -> Database:
    async with museum.transaction() as connection:
        await people.add(connection, "museum", [("ana", ANA.invited), ("ben", BEN.invited)])
    return museum


async def put(database: Database, *messages: Invitation) -> None:
    async with database.transaction() as connection:
        await invitations.add(connection, messages)


async def everything(database: Database) -> tuple[Invitation, ...]:
    async with database.reading() as connection:
        return await invitations.of_workshop(connection, "museum")


async def claim(database: Database, found: Invitation) -> bool:
    tried = replace(found, attempts=found.attempts + 1, link_version=2, calendar_sequence=7)
    async with database.transaction() as connection:
        return await invitations.claim(connection, tried, LATER)


def claimed(found: Invitation) -> Invitation:
    return replace(found, state=DeliveryState.SENDING, attempts=1, due_at=LATER, link_version=2, calendar_sequence=7)


async def test_messages_are_read_back_as_they_were_put_the_oldest_first(outbox: Database) -> None:
    newer = message("a", kind=InvitationKind.REMINDER, queued_at=LATER, due_at=LATER)
    older = message("b", "ben", state=DeliveryState.SENT, attempts=1, sent_at=LATER, reason="", link_version=1)
    await put(outbox, newer, older)
    assert await everything(outbox) == (older, newer)
    async with outbox.reading() as connection:
        assert await invitations.of_workshop(connection, "elsewhere") == ()


async def test_what_waits_is_due_in_its_turn(outbox: Database) -> None:
    first, second = message("b"), message("a", "ben", due_at=MORNING + timedelta(seconds=1))
    await put(outbox, second, first, message("c", due_at=LATER), message("d", state=DeliveryState.FAILED))
    async with outbox.reading() as connection:
        assert await invitations.due(connection, MORNING - timedelta(seconds=1), 10) == ()
        assert await invitations.due(connection, MORNING + timedelta(minutes=1), 10) == (first, second)
        assert await invitations.due(connection, MORNING + timedelta(minutes=1), 1) == (first,)


async def test_one_of_many_who_reach_for_a_message_gets_it(outbox: Database) -> None:
    waiting = message("a")
    await put(outbox, waiting)
    assert sorted(await asyncio.gather(*(claim(outbox, waiting) for _ in range(5)))) == [False] * 4 + [True]
    assert await everything(outbox) == (claimed(waiting),)


async def test_a_reader_from_before_an_earlier_attempt_does_not_get_it(outbox: Database) -> None:
    """A process that was asleep between reading and claiming."""
    waiting = message("a")
    await put(outbox, waiting)
    assert await claim(outbox, waiting)
    async with outbox.transaction() as connection:
        await invitations.settle(connection, rules.put_off(claimed(waiting), "Later.", MORNING))
    assert not await claim(outbox, waiting)


async def test_a_message_that_nobody_came_back_about_is_found_and_never_due_again(outbox: Database) -> None:
    waiting = message("a")
    await put(outbox, waiting)
    await claim(outbox, waiting)
    async with outbox.transaction() as connection:
        assert await invitations.overdue(connection, LATER - timedelta(seconds=1)) == ()
        assert await invitations.overdue(connection, LATER) == (claimed(waiting),)
        assert await invitations.due(connection, LATER + timedelta(days=1), 10) == ()


async def test_who_was_given_up_may_still_say_that_it_was_sent_but_not_that_it_should_be_tried_again(
    outbox: Database,
) -> None:
    waiting = message("a")
    await put(outbox, waiting)
    await claim(outbox, waiting)
    given_up = rules.unclear(claimed(waiting), rules.INTERRUPTED)
    async with outbox.transaction() as connection:
        assert await invitations.settle(connection, given_up)
        assert not await invitations.settle(connection, rules.put_off(claimed(waiting), "Later.", MORNING))
        assert not await invitations.settle(connection, rules.failed(claimed(waiting), "No such user."))
    assert await everything(outbox) == (given_up,)
    async with outbox.transaction() as connection:
        assert await invitations.settle(connection, rules.sent(claimed(waiting), LATER))
    assert await everything(outbox) == (rules.sent(claimed(waiting), LATER),)


async def test_what_waits_for_a_person_can_be_withdrawn_and_what_is_under_way_cannot(outbox: Database) -> None:
    waiting, sending, bens = message("a"), message("b", state=DeliveryState.SENDING), message("c", "ben")
    await put(outbox, waiting, sending, bens)
    async with outbox.transaction() as connection:
        await invitations.withdraw(connection, "ana", rules.LINK_REPLACED)
    assert await everything(outbox) == (rules.failed(waiting, rules.LINK_REPLACED), sending, bens)
    assert not await claim(outbox, waiting)


async def test_messages_outlive_the_person_they_are_for(outbox: Database) -> None:
    """People who were invited and are taken off the list still have to hear of it."""
    await put(outbox, message("a"), message("b", "ben"))
    async with outbox.transaction() as connection:
        await people.remove(connection, "museum", "ana")
    assert await everything(outbox) == (message("a"), message("b", "ben"))
