"""Drafts and likes, on both databases."""

import asyncio

from app.domain.meeting.drafts import Draft, Like
from app.storage import drafts
from app.storage.database import Database
from tests.people import ANA, BEN

FIRST, SECOND = Draft("z", 0, "Team A", ANA.draft), Draft("a", 1, "Team B", f"{BEN.draft} 👋\nSecond line")
LIKE = Like("like", "z", "key of ana", 0, 5, "warm “and” 👋")


async def furnish(database: Database) -> None:
    async with database.transaction() as connection:
        for draft in (SECOND, FIRST):
            await drafts.add(connection, "museum", draft)
        await drafts.add(connection, "elsewhere", Draft("e", 0, "Team A", "theirs"))


async def test_drafts_are_read_back_in_their_order(museum: Database) -> None:
    await furnish(museum)
    async with museum.reading() as connection:
        assert await drafts.of_workshop(connection, "museum") == (FIRST, SECOND)


async def test_likes_are_kept_and_taken_back_only_by_the_people_who_gave_them(museum: Database) -> None:
    await furnish(museum)
    other = Like("other", "z", "key of ben", 0, 5, "")
    async with museum.transaction() as connection:
        assert await drafts.add_like(connection, "museum", LIKE)
        assert await drafts.add_like(connection, "museum", other)
        assert not await drafts.add_like(connection, "museum", Like("again", "z", "key of ana", 0, 5, "still"))
        assert await drafts.likes_of(connection, "museum") == (LIKE, other)
        assert not await drafts.remove_like(connection, "museum", "like", "key of ben")
        assert not await drafts.remove_like(connection, "elsewhere", "like", "key of ana")
        assert await drafts.remove_like(connection, "museum", "like", "key of ana")
        assert not await drafts.remove_like(connection, "museum", "like", "key of ana")
    async with museum.reading() as connection:
        assert await drafts.likes_of(connection, "museum") == (other,)


async def test_a_like_that_is_pressed_twice_at_once_is_one_like(museum: Database) -> None:
    await furnish(museum)

    async def presses(like_id: str) -> bool:
        async with museum.transaction() as connection:
            return await drafts.add_like(connection, "museum", Like(like_id, "z", "key of ana", 0, 5, ""))

    assert sorted(await asyncio.gather(*map(presses, "1234"))) == [False, False, False, True]
