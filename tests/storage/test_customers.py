"""The customer list and its primary customer, on both databases."""

from dataclasses import replace

from app.domain.preparation.customers import Customer, PrimaryCustomer
from app.storage import customers
from app.storage.database import Database

VISITORS = Customer("v", "Visitors", is_internal=False, segment_of=None, note="")
SCHOOLS = Customer("s", "Schools", is_internal=False, segment_of="v", note="Mornings")
CLASSES = Customer("c", "Classes", is_internal=False, segment_of="s", note="")
GUIDES = Customer("g", "Guides", is_internal=True, segment_of=None, note="Ours")
ANOTHERS = Customer("a", "Guests", is_internal=False, segment_of=None, note="")
ALL = (CLASSES, GUIDES, SCHOOLS, VISITORS)  # by name, as they are read


async def store(database: Database, *listed: Customer, workshop_id: str = "museum") -> None:
    async with database.transaction() as connection:
        await customers.store(connection, workshop_id, listed)


async def test_segments_are_stored_in_whatever_order_they_come(museum: Database) -> None:
    await store(museum, ANOTHERS, workshop_id="elsewhere")
    turned = (replace(CLASSES, segment_of=None), GUIDES, replace(SCHOOLS, segment_of="c"), replace(VISITORS, name="W"))
    for listed in (ALL, ALL[::-1], turned, ALL, ALL[1:2], ()):
        await store(museum, *listed)
        async with museum.reading() as connection:
            found = await customers.of_workshop(connection, "museum")
            assert found == tuple(sorted(listed, key=lambda entry: entry.name))
            assert await customers.of_workshop(connection, "elsewhere") == (ANOTHERS,)


async def test_one_that_leaves_takes_no_segment_with_it(museum: Database) -> None:
    await store(museum, *ALL)
    left = (replace(CLASSES, segment_of="v"), GUIDES, VISITORS)
    await store(museum, *left)
    async with museum.reading() as connection:
        assert await customers.of_workshop(connection, "museum") == left


async def test_exactly_one_is_primary(museum: Database) -> None:
    await store(museum, *ALL)
    await store(museum, ANOTHERS, workshop_id="elsewhere")
    for marked in (PrimaryCustomer("s", "They book half of our days."), PrimaryCustomer("v", "They pay.")):
        async with museum.transaction() as connection:
            await customers.mark_primary(connection, "museum", marked)
        async with museum.reading() as connection:
            assert await customers.primary_of(connection, "museum") == marked
            assert await customers.primary_of(connection, "elsewhere") is None


async def test_a_primary_customer_that_leaves_the_list_is_marked_no_longer(museum: Database) -> None:
    await store(museum, *ALL)
    async with museum.transaction() as connection:
        await customers.mark_primary(connection, "museum", PrimaryCustomer("g", ""))
    await store(museum, CLASSES, SCHOOLS, VISITORS)
    async with museum.reading() as connection:
        assert await customers.primary_of(connection, "museum") is None
