"""How Maria gets into Ana's seat without being let in: every way there is. Each gives the token of her browser."""

from collections.abc import Awaitable, Callable

from app.actions.people import people
from app.domain.meeting.phase_spec import PhaseKind
from tests.actions.seating import MARIAS, Seat
from tests.people import ANA

Way = Callable[[Seat], Awaitable[str]]


async def once_the_phone_is_away(seat: Seat) -> str:
    """Fifteen seconds after its last sign of life."""
    seat.story.clock.passes(seconds=16)
    return await seat.opens(MARIAS)


async def by_the_code(seat: Seat) -> str:
    seat.story.clock.passes(seconds=16)
    return await seat.opens_by_code(MARIAS)


async def by_a_new_link(seat: Seat) -> str:
    seat.story.clock.passes(seconds=1)
    await people.renew_link(seat.services, seat.story.maria, seat.story.seats[ANA].participant.id)
    return (await people.take_seat_by_link(seat.services, await seat.link(), MARIAS))[1]


async def into_a_freed_place(seat: Seat) -> str:
    seat.story.clock.passes(seconds=1)
    await people.free_seat(seat.services, seat.story.maria, seat.story.seats[ANA].participant.id)
    return await seat.opens(MARIAS)


async def by_waiting(seat: Seat) -> str:
    """She asks while the phone lives, and gets in when it sleeps."""
    waiting = await seat.opens(MARIAS)
    assert await seat.waits(waiting) is not None
    seat.story.clock.passes(seconds=16)
    assert await seat.waits(waiting) is None
    return waiting


async def a_day_later(seat: Seat) -> str:
    """The meeting was interrupted, and goes on where likes are shown."""
    await seat.story.goes_to(PhaseKind.BREAK)
    seat.story.clock.passes(minutes=60 * 24)
    token = await seat.opens(MARIAS)
    await seat.story.goes_to(PhaseKind.COMPARE)
    return token


WAYS: tuple[Way, ...] = (
    once_the_phone_is_away,
    by_the_code,
    by_a_new_link,
    into_a_freed_place,
    by_waiting,
    a_day_later,
)
