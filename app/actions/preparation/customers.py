"""The customer list: who is served, what is a segment of what, and which customer is primary."""

from collections.abc import Callable, Sequence

from app.actions.access import Facilitating
from app.actions.change import change
from app.actions.services import Services
from app.domain.preparation.customers import (
    Customer,
    PrimaryCustomer,
    added_customer,
    changed_customer,
    checked_customer,
    marked_primary,
    removed_customer,
)
from app.domain.workshops.revisions import require_unchanged
from app.storage import customers, workshops


async def listed(services: Services, person: Facilitating) -> tuple[tuple[Customer, ...], PrimaryCustomer | None]:
    async with services.database.reading() as connection:
        found = await customers.of_workshop(connection, person.workshop.id)
        return found, await customers.primary_of(connection, person.workshop.id)


async def add_customer(
    services: Services, person: Facilitating, *, name: str, is_internal: bool, segment_of: str, note: str
) -> None:
    new = checked_customer(services.new_id(), name, is_internal, segment_of, note)
    await _edit(services, person, "added a customer", lambda entries: added_customer(entries, new))


async def change_customer(
    services: Services,
    person: Facilitating,
    customer_id: str,
    *,
    name: str,
    is_internal: bool,
    segment_of: str,
    note: str,
    seen: str,
) -> None:
    """`seen`: the revision that the page showed. Raises Conflict if another facilitator has changed it since."""
    new = checked_customer(customer_id, name, is_internal, segment_of, note)
    await _edit(services, person, "changed a customer", lambda entries: changed_customer(entries, new, seen))


async def remove_customer(services: Services, person: Facilitating, customer_id: str) -> None:
    await _edit(services, person, "removed a customer", lambda entries: removed_customer(entries, customer_id))


async def mark_primary(services: Services, person: Facilitating, customer_id: str, why: str, seen: str) -> None:
    """Exactly one: whichever was marked before no longer is. `seen` as for `change_customer`."""
    async with change(services, person, "marked the primary customer") as connection:
        await workshops.hold(connection, person.workshop.id)
        new = marked_primary(await customers.of_workshop(connection, person.workshop.id), customer_id, why)
        stored = await customers.primary_of(connection, person.workshop.id)
        if new != stored:  # two facilitators who mark the same do not disagree
            require_unchanged(stored, seen)
            await customers.mark_primary(connection, person.workshop.id, new)


async def unmark_primary(services: Services, person: Facilitating, seen: str) -> None:
    """No customer is primary until one is marked again. `seen` as for `change_customer`."""
    async with change(services, person, "left no customer primary") as connection:
        await workshops.hold(connection, person.workshop.id)
        stored = await customers.primary_of(connection, person.workshop.id)
        if stored is not None:
            require_unchanged(stored, seen)
            await customers.unmark_primary(connection, person.workshop.id)


async def _edit(
    services: Services, person: Facilitating, what: str, edit: Callable[[Sequence[Customer]], tuple[Customer, ...]]
) -> None:
    async with change(services, person, what) as connection:
        await workshops.hold(connection, person.workshop.id)
        edited = edit(await customers.of_workshop(connection, person.workshop.id))
        await customers.store(connection, person.workshop.id, edited)
