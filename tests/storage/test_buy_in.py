"""Buy-in, on both databases."""

import asyncio
from datetime import date

from app.domain.preparation.buy_in import BuyIn
from app.storage import buy_in
from app.storage.database import Database

SOFIA = BuyIn("Sofia Berg", "Director", date(2026, 11, 3), "Gladly.\nWants to hear of it first.")


async def test_it_is_read_back_and_replaced(museum: Database) -> None:
    for noted in (SOFIA, BuyIn(sponsor="Sofia Berg")):
        async with museum.transaction() as connection:
            await buy_in.store(connection, "museum", noted)
        async with museum.reading() as connection:
            assert await buy_in.of_workshop(connection, "museum") == noted
            assert await buy_in.of_workshop(connection, "elsewhere") is None


async def test_noted_twice_at_once_it_is_one_note(museum: Database) -> None:
    async def notes() -> None:
        async with museum.transaction() as connection:
            await buy_in.store(connection, "museum", SOFIA)

    await asyncio.gather(*(notes() for _ in range(4)))
    async with museum.reading() as connection:
        assert await buy_in.of_workshop(connection, "museum") == SOFIA
