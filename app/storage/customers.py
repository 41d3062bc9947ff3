"""The customer list, and which of it is primary."""

from collections.abc import Sequence

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.preparation.customers import Customer, PrimaryCustomer, path_to
from app.storage.database import insert_or_yield
from app.storage.tables import customers, primary_customers

_VALUES = ("name", "is_internal", "segment_of", "note")


async def of_workshop(connection: AsyncConnection, workshop_id: str) -> tuple[Customer, ...]:
    query = (
        select(customers.c.id, *(customers.c[name] for name in _VALUES))
        .where(customers.c.workshop_id == workshop_id)
        .order_by(customers.c.name, customers.c.id)
    )
    return tuple(Customer(**row._mapping) for row in await connection.execute(query))


async def primary_of(connection: AsyncConnection, workshop_id: str) -> PrimaryCustomer | None:
    table = primary_customers.c
    query = select(table.customer_id, table.why).where(table.workshop_id == workshop_id)
    row = (await connection.execute(query)).one_or_none()
    return PrimaryCustomer(*row) if row else None


async def primary_name(connection: AsyncConnection, workshop_id: str) -> str:
    """The primary customer's name; "" while none is chosen."""
    query = select(customers.c.name).join(primary_customers, primary_customers.c.customer_id == customers.c.id)
    found = await connection.execute(query.where(primary_customers.c.workshop_id == workshop_id))
    return found.scalar_one_or_none() or ""


async def store(connection: AsyncConnection, workshop_id: str, listed: Sequence[Customer]) -> None:
    """Make the stored list this one. A primary customer that leaves it is no longer marked."""
    stored = {entry.id: entry for entry in await of_workshop(connection, workshop_id)}
    for entry in sorted(
        listed, key=lambda one: len(path_to(listed, one))
    ):  # the customers that others refer to come first
        values = {name: getattr(entry, name) for name in _VALUES}
        if entry.id not in stored:
            await connection.execute(insert(customers).values(values | {"id": entry.id, "workshop_id": workshop_id}))
        elif entry != stored[entry.id]:
            await connection.execute(update(customers).where(customers.c.id == entry.id).values(values))
    gone = stored.keys() - {entry.id for entry in listed}
    await connection.execute(delete(customers).where(customers.c.workshop_id == workshop_id, customers.c.id.in_(gone)))


async def unmark_primary(connection: AsyncConnection, workshop_id: str) -> None:
    await connection.execute(delete(primary_customers).where(primary_customers.c.workshop_id == workshop_id))


async def mark_primary(connection: AsyncConnection, workshop_id: str, primary: PrimaryCustomer) -> None:
    """Instead of whichever was marked before."""
    values = {"customer_id": primary.customer_id, "why": primary.why}
    query = insert_or_yield(connection, primary_customers).values(workshop_id=workshop_id, **values)
    await connection.execute(query.on_conflict_do_update(index_elements=("workshop_id",), set_=values))
