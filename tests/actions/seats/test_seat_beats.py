"""Which device lives, as the processes hear it."""

import asyncio

import pytest

from app.actions import access
from app.actions.ending import ended
from app.health.seat_beats import SeatBeats
from app.storage import seats as stored
from tests import factories
from tests.actions.seating import MARIAS, PHONE, Seat, seat, told
from tests.factories import Clock

__all__ = ["seat"]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_just_after_an_outage_no_device_is_taken_for_dead(seat: Seat, clock: Clock) -> None:
    """Nothing could be heard meanwhile, of anybody: a device that is only coming back is asked all the same."""
    services = seat.services
    ana = await seat.opens(PHONE)
    clock.passes(minutes=2)
    listening = asyncio.create_task(services.seat_beats.run())
    await asyncio.sleep(0)
    maria = await seat.opens(MARIAS)
    assert await told(seat.sits(maria)) == "StillAsking"
    with services.seat_beats.heard((await seat.sits(ana)).device, lambda: 0.5):
        clock.passes(seconds=20)
        await services.seat_beats.note()
        assert await seat.waits(maria) is not None
    clock.passes(seconds=15)
    assert await seat.waits(maria) is None, "half a second ago it was still heard of; now it is not"
    await ended(listening)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_of_two_tabs_the_one_that_answers_counts(seat: Seat, clock: Clock) -> None:
    ana = await seat.sits(await seat.opens(PHONE))
    beats = SeatBeats(seat.services.database, clock)
    clock.passes(seconds=60)
    with beats.heard(ana.device, lambda: 55.0), beats.heard(ana.device, lambda: 3.0), beats.heard("gone", lambda: 0.0):
        await beats.note()
    async with seat.services.database.reading() as connection:
        (device,) = await stored.devices(connection, ana.participant.id, factories.MORNING - access.SESSION_LIFETIME)
    assert device.seen_at is not None
    assert (clock.moment - device.seen_at).total_seconds() == 3.0
