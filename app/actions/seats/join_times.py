"""Whether a workshop's join code works now."""

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.services import Services
from app.domain.seats.join_codes import works
from app.domain.workshops.workshops import Workshop
from app.storage import sittings


async def works_now(services: Services, connection: AsyncConnection, workshop: Workshop) -> bool:
    held = await sittings.of_workshop(connection, workshop.id)
    return works(workshop.starts_at, held[-1] if held else None, services.now())
