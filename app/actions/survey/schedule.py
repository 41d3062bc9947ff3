"""The survey opens and closes by itself, exactly once, whichever process notices first and however late."""

import asyncio
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Facilitating
from app.actions.change import change
from app.actions.services import Services
from app.actions.survey.survey import end_survey
from app.domain.survey.schedule import BY_SCHEDULE, Schedule, due, remaining, scheduled
from app.storage import survey, workshops
from app.storage import survey_schedule as stored


async def schedule_of(services: Services, person: Facilitating) -> Schedule | None:
    async with services.database.reading() as connection:
        return await stored.schedule_of(connection, person.workshop.id)


async def set_schedule(services: Services, person: Facilitating, opens_at: str, closes_at: str) -> None:
    """As entered, in the workshop's time zone; without any moment the schedule goes. Raises Invalid."""
    workshop, now = person.workshop, services.now()
    async with change(services, person, "scheduled the survey") as connection:
        await workshops.hold(connection, workshop.id)
        is_open = await _is_open(connection, workshop.id)
        entered = scheduled(opens_at, closes_at, workshop.time_zone, person.name, now, is_open=is_open)
        is_set = entered.opens_at or entered.closes_at
        await stored.store_schedule(connection, workshop.id, entered if is_set else None)


async def remove_schedule(services: Services, person: Facilitating) -> None:
    """From then on the survey opens and closes by hand only."""
    async with change(services, person, "removed the survey's schedule") as connection:
        await workshops.hold(connection, person.workshop.id)
        await stored.store_schedule(connection, person.workshop.id, None)


async def keep_schedule(services: Services, workshop_id: str) -> bool:
    """Open or close the survey if its moment has come. False if there was nothing to do, or somebody was faster."""
    now = services.now()
    async with services.database.transaction() as connection:
        await workshops.hold(connection, workshop_id)  # and so one process after the other
        schedule = await stored.schedule_of(connection, workshop_id)
        left = remaining(schedule, now) if schedule else None
        if schedule is None or left == schedule:
            return False
        has_closed = await _change(services, connection, workshop_id, schedule, now)
        await stored.store_schedule(connection, workshop_id, left)
    if has_closed:
        await services.database.forget_deleted()
    await services.ring(workshop_id)
    return True


async def _change(
    services: Services, connection: AsyncConnection, workshop_id: str, schedule: Schedule, now: datetime
) -> bool:
    """Whether the survey was closed."""
    wanted, is_open = due(schedule, now), await _is_open(connection, workshop_id)
    if wanted.opened_at and not is_open:
        await survey.open_survey(connection, services.new_id(), workshop_id, BY_SCHEDULE, wanted.opened_at)
        is_open = True
    if wanted.closed_at is None or not is_open:
        return False
    await end_survey(services, connection, workshop_id, BY_SCHEDULE, wanted.closed_at)
    return True


async def _is_open(connection: AsyncConnection, workshop_id: str) -> bool:
    return (await survey.standing(connection, workshop_id)).is_open


async def run_survey_clock(services: Services, *, every_seconds: float = 0.5) -> None:
    """Look at the schedules again and again until cancelled."""
    while True:
        async with services.database.reading() as connection:
            due_now = await stored.workshops_due(connection, services.now())
        for workshop_id in due_now:
            await keep_schedule(services, workshop_id)
        await asyncio.sleep(every_seconds)
