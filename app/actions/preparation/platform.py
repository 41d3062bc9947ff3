"""The video platform, or the room: what a facilitator says of it decides how people draft."""

from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Facilitating
from app.actions.change import change
from app.actions.services import Services
from app.actions.workshops.workshops import drafting_has_begun, store_details
from app.domain.preparation.platform import Platform, checked_platform
from app.domain.workshops.workshops import Workshop, optional_line
from app.storage import platform, workshops


async def platform_of(services: Services, person: Facilitating) -> tuple[Platform, bool]:
    """What is known of it, and whether drafting has begun, after which the way of drafting stays."""
    async with services.database.reading() as connection:
        stored = await platform.of_workshop(connection, person.workshop.id)
        return stored, await drafting_has_begun(connection, person.workshop.id)


async def save_platform(services: Services, person: Facilitating, entered: Platform) -> None:
    """Raises Invalid, having stored nothing, when a link is none or when it is too late for another way of drafting."""
    after = checked_platform(entered)
    async with change(services, person, "changed what is known of the video call") as connection:
        before = await platform.of_workshop(connection, person.workshop.id)
        await _store(services, connection, person.workshop, before, after)
        if before.link != after.link:
            await workshops.grow_calendar_sequence(connection, person.workshop.id)


async def save_room(services: Services, person: Facilitating, place: str, teams_can_part: bool | None) -> None:
    """In person: where people meet, and whether two teams can write apart there."""
    workshop = replace(person.workshop, place=optional_line(place, "place", "the place"))
    async with change(services, person, "changed what is known of the room") as connection:
        before = await platform.of_workshop(connection, workshop.id)
        await store_details(services, connection, person.workshop, workshop)
        await _store(services, connection, workshop, before, replace(before, has_breakout_rooms=teams_can_part))


async def _store(
    services: Services, connection: AsyncConnection, workshop: Workshop, before: Platform, after: Platform
) -> None:
    """A new answer about breakout rooms sets the mode; one that stays leaves alone what was chosen by hand since."""
    if after.mode and before.mode != after.mode:
        await store_details(services, connection, workshop, replace(workshop, mode=after.mode))
    await platform.store(connection, workshop.id, after)
