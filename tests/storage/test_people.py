"""Participants, seats and presences, on both databases."""

import asyncio
from datetime import timedelta

from app.domain.documents.documents import DocumentKind
from app.domain.people.people import Participant
from app.domain.seats.seats import Circle, Ending
from app.storage import accounts, people, seats, workshop_documents
from app.storage.database import Database
from tests.factories import MORNING, participant
from tests.people import ANA, BEN, CHEN, PARTICIPANTS, Member

LONG_AGO = MORNING - timedelta(days=30)


def expected(member: Member, colour: int, **changes: object) -> Participant:
    return participant(member, colour=colour, **changes)


async def add(database: Database, *members: Member, workshop_id: str = "museum") -> None:
    async with database.transaction() as connection:
        ids = [member.name.split()[0].lower() for member in members]
        await people.add(connection, workshop_id, [(i, m.invited) for i, m in zip(ids, members, strict=True)])


async def test_people_are_read_back_by_name_with_colours_in_turn(museum: Database) -> None:
    await add(museum, BEN, ANA)
    await add(museum, CHEN)
    async with museum.reading() as connection:
        everyone = (expected(ANA, 1), expected(BEN, 0), expected(CHEN, 2))
        assert await people.of_workshop(connection, "museum") == everyone
        assert await people.of_workshop(connection, "elsewhere") == ()
        assert await people.by_id(connection, "museum", "ana") == everyone[0]
        assert await people.by_id(connection, "elsewhere", "ana") is None
        assert await people.workshop_of(connection, "ana") == "museum"
        assert await people.workshop_of(connection, "olga") is None


async def test_nobody_is_changed_or_removed_through_another_workshop(museum: Database) -> None:
    await add(museum, ANA, BEN)
    async with museum.transaction() as connection:
        await people.change(connection, "elsewhere", "ana", team="B")
        await people.remove(connection, "elsewhere", "ana")
        await people.change(connection, "museum", "ana", team="A", link_version=2)
        await people.remove(connection, "museum", "ben")
    async with museum.reading() as connection:
        assert await people.of_workshop(connection, "museum") == (expected(ANA, 0, team="A", link_version=2),)


async def test_a_seat_is_of_one_workshop_and_ends(museum: Database) -> None:
    await add(museum, ANA, BEN)
    async with museum.transaction() as connection:
        await accounts.start_session(connection, "phone", MORNING, participant_id="ana")
        await accounts.start_session(connection, "laptop", MORNING, participant_id="ana")
    async with museum.reading() as connection:
        both = {  # sessions that nothing is known of: each is a device, and no other shares anything with it
            token: people.Seated("museum", expected(ANA, 0), token, Circle(token, MORNING))
            for token in ("phone", "laptop")
        }
        for token, seat in both.items():
            assert await people.seat_of_session(connection, token, "museum", LONG_AGO) == seat
        assert await people.seats_of_sessions(connection, {"phone", "laptop", "stolen"}, LONG_AGO) == both
        assert await people.seats_of_sessions(connection, {"phone"}, MORNING) == {}
        assert await people.seat_of_session(connection, "phone", "elsewhere", LONG_AGO) is None
        assert await people.seat_of_session(connection, "phone", "museum", MORNING) is None
        assert await people.seated(connection, "museum", LONG_AGO) == {"ana"}
        assert await people.seated(connection, "museum", MORNING) == frozenset()
        assert await people.seated(connection, "elsewhere", LONG_AGO) == frozenset()
    async with museum.transaction() as connection:
        await seats.end_devices(connection, "ana", Ending.FREED, MORNING)
        assert await people.seated(connection, "museum", LONG_AGO) == frozenset()


async def test_a_free_seat_is_given_to_one_of_two_who_reach_for_it_at_once(museum: Database) -> None:
    await add(museum, ANA)

    async def reaches(token: str) -> bool:
        async with museum.transaction() as connection:
            await people.hold(connection, "museum", "ana")
            if await people.seated(connection, "museum", LONG_AGO):
                return False
            await accounts.start_session(connection, token, MORNING, participant_id="ana")
            return True

    assert sorted(await asyncio.gather(*(reaches(str(n)) for n in range(4)))) == [False, False, False, True]


async def test_a_screen_is_of_one_workshop(museum: Database) -> None:
    async with museum.transaction() as connection:
        await accounts.start_session(connection, "wall", MORNING, screen_workshop_id="museum")
        assert await people.is_screen_session(connection, "wall", "museum", LONG_AGO)
        assert not await people.is_screen_session(connection, "wall", "elsewhere", LONG_AGO)
        assert not await people.is_screen_session(connection, "wall", "museum", MORNING)
        await people.end_screens(connection, "museum")
        assert not await people.is_screen_session(connection, "wall", "museum", LONG_AGO)


async def test_several_pages_of_one_person_are_one_person(museum: Database) -> None:
    await add(museum, *PARTICIPANTS)
    async with museum.transaction() as connection:
        for page, who in (("1", "ana"), ("2", "ana"), ("3", "ben")):
            await people.arrive(connection, page, "museum", who, MORNING)
        later = MORNING + timedelta(minutes=1)
        await people.still_here(connection, ["2", "gone long ago"], later)
        assert await people.here(connection, "museum", MORNING - timedelta(seconds=1)) == {"ana", "ben"}
        assert await people.here(connection, "museum", MORNING) == {"ana"}
        await people.leave(connection, "2")
        assert await people.here(connection, "museum", MORNING) == frozenset()
        assert await people.here(connection, "elsewhere", LONG_AGO) == frozenset()


async def test_a_removed_person_leaves_nothing_behind(museum: Database) -> None:
    await add(museum, ANA)
    async with museum.transaction() as connection:
        await accounts.start_session(connection, "phone", MORNING, participant_id="ana")
        await people.arrive(connection, "1", "museum", "ana", MORNING)
        await workshop_documents.add(connection, "solo", "museum", DocumentKind.SOLO, participant_id="ana")
        await people.remove(connection, "museum", "ana")
        assert await people.seat_of_session(connection, "phone", "museum", LONG_AGO) is None
        assert await people.here(connection, "museum", LONG_AGO) == frozenset()
        assert await workshop_documents.of_workshop(connection, "museum") == ()
