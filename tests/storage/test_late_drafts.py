"""Late drafts between offer and decision, on both databases."""

import asyncio

from app.domain.meeting.drafts import LateDraft
from app.storage import late_drafts
from app.storage.database import Database
from tests.people import ANA, BEN

FIRST, SECOND = LateDraft("a", "A", ANA.draft), LateDraft("z", None, f"{BEN.draft}\n👋")


async def furnish(database: Database) -> None:
    async with database.transaction() as connection:
        for late in (SECOND, FIRST):
            await late_drafts.add(connection, "museum", late)


async def test_late_drafts_are_read_back_in_no_order_of_arrival(museum: Database) -> None:
    await furnish(museum)
    async with museum.reading() as connection:
        assert await late_drafts.of_workshop(connection, "museum") == (FIRST, SECOND)
        assert await late_drafts.of_workshop(connection, "elsewhere") == ()


async def test_of_two_facilitators_who_decide_at_once_one_does(museum: Database) -> None:
    await furnish(museum)

    async def takes() -> LateDraft | None:
        async with museum.transaction() as connection:
            return await late_drafts.take(connection, "museum", "a")

    taken = await asyncio.gather(*(takes() for _ in range(3)))
    assert [late for late in taken if late] == [FIRST]
    async with museum.transaction() as connection:
        assert await late_drafts.take(connection, "elsewhere", "z") is None
        assert await late_drafts.of_workshop(connection, "museum") == (SECOND,)
