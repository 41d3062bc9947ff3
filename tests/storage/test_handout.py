"""Since when the content of a handout has been what it is, on both databases."""

import asyncio
from datetime import timedelta

from app.storage import handout
from app.storage.database import Database
from tests.factories import MORNING

LATER = MORNING + timedelta(hours=1)


async def test_the_moment_stays_while_the_content_does(museum: Database) -> None:
    async with museum.transaction() as connection:
        assert await handout.of_workshop(connection, "museum") is None
        await handout.store(connection, "museum", "first", MORNING)
        await handout.store(connection, "museum", "first", LATER)
        assert await handout.of_workshop(connection, "museum") == ("first", MORNING)
        await handout.store(connection, "museum", "second", LATER)
        assert await handout.of_workshop(connection, "museum") == ("second", LATER)
        assert await handout.of_workshop(connection, "elsewhere") is None


async def test_two_who_look_at_once_date_it_once(museum: Database) -> None:
    async def looks(minutes: int) -> None:
        async with museum.transaction() as connection:
            await handout.store(connection, "museum", "first", MORNING + timedelta(minutes=minutes))

    await looks(0)
    await asyncio.gather(*(looks(minutes) for minutes in range(1, 5)))
    async with museum.reading() as connection:
        assert await handout.of_workshop(connection, "museum") == ("first", MORNING)
