"""The video platform, on both databases."""

from app.domain.preparation.platform import Platform
from app.storage import platform
from app.storage.database import Database

FULL = Platform(
    True, True, False, False, "https://v.example/1", "12", "+46 8", "https://v.example/a", "https://v.example/b"
)


async def test_before_anybody_says_anything_it_is_blank(museum: Database) -> None:
    async with museum.reading() as connection:
        assert await platform.of_workshop(connection, "museum") == Platform()
        assert await platform.of_workshop(connection, "nowhere") == Platform()


async def test_what_is_stored_last_counts_and_stays_with_its_workshop(museum: Database) -> None:
    for stored in (Platform(has_breakout_rooms=True, passcode="old"), FULL):
        async with museum.transaction() as connection:
            await platform.store(connection, "museum", stored)
    async with museum.reading() as connection:
        assert await platform.of_workshop(connection, "museum") == FULL
        assert await platform.of_workshop(connection, "elsewhere") == Platform()
