"""A draft that was not shown stays with the devices of its author: Maria gets into the seat, and not at the draft."""

import pytest

from app.actions.access import Participating
from app.actions.documents.documents import WrittenElsewhere, rights
from app.actions.meeting import withheld
from app.actions.people import people
from app.actions.seats import join_codes, seats
from app.domain.documents.documents import DocumentKind
from app.domain.errors import NotAllowed
from app.domain.meeting.phase_spec import PhaseKind
from tests import pages
from tests.actions.seating import LAPTOP, MARIAS, PHONE, Seat, question, seat
from tests.actions.ways_in import (
    Way,
    by_a_new_link,
    by_the_code,
    by_waiting,
    into_a_freed_place,
    once_the_phone_is_away,
)
from tests.factories import Clock
from tests.people import ANA, BEN

__all__ = ["seat"]


async def withheld_with(seat: Seat, token: str) -> Participating:
    """Ana and Ben wrote; that is too few. Gives Ana, on the device of `token`."""
    await seat.story.goes_to(PhaseKind.DRAFT)
    for member in (ANA, BEN):
        await seat.story.writes(member)
    assert not await seat.story.time_runs_out()
    return await seat.sits(token)


async def own_document(seat: Seat) -> str:
    ana = seat.story.seats[ANA].participant.id
    return next(one.id for one in await seat.story.documents(DocumentKind.SOLO) if one.participant_id == ana)


async def gets_at_the_draft(seat: Seat, token: str) -> set[str]:
    """Ways at Ana's draft, of which each that gives it is in the set."""
    person, got = await seat.sits(token), set()
    frame = await pages.frame(seat.services, person)
    assert frame.seat is not None
    if frame.seat.draft_is_here:
        got.add("the page")
    if await own_document(seat) in frame.panels:
        got.add("wordings")
    if frame.seat.has_released:
        got.add("whether she has pressed")
    try:
        await rights(seat.services, person, await own_document(seat))
        got.add("the document")
    except WrittenElsewhere:
        pass
    for press in (withheld.release, withheld.take_back):
        try:
            await press(seat.services, person)
            got.add(press.__name__)
        except WrittenElsewhere:
            pass
    return got


ALL = {"the page", "wordings", "whether she has pressed", "the document", "release", "take_back"}


@pytest.mark.parametrize("gets_in", [once_the_phone_is_away, by_a_new_link, into_a_freed_place, by_waiting])
async def test_a_draft_that_was_not_shown_opens_on_no_device_that_came_unasked(seat: Seat, gets_in: Way) -> None:
    phone = await seat.opens(PHONE)
    ana = await withheld_with(seat, phone)
    await seat.lives(phone)
    await withheld.release(seat.services, ana)
    marias = await gets_in(seat)
    assert await gets_at_the_draft(seat, marias) == set()
    seat.story.clock.passes(seconds=16)
    assert await gets_at_the_draft(seat, await seat.opens(PHONE)) == ALL, "on her own phone, known by its cookie"


async def test_the_code_opens_no_seat_in_which_a_draft_was_not_shown(seat: Seat, clock: Clock) -> None:
    phone = await seat.opens(PHONE)
    await withheld_with(seat, phone)
    clock.passes(seconds=16)
    with pytest.raises(NotAllowed, match="joined under this name already"):
        await by_the_code(seat)
    await people.free_seat(seat.services, seat.story.maria, seat.story.seats[ANA].participant.id)
    with pytest.raises(NotAllowed, match="joined under this name already"):
        await by_the_code(seat)


async def test_devices_that_were_there_while_she_wrote_or_were_let_in_have_it(seat: Seat, clock: Clock) -> None:
    phone = await seat.opens(PHONE)
    clock.passes(seconds=16)
    laptop = await seat.opens(LAPTOP)  # the phone was asleep: she goes on writing here, and is told of it
    ana = await withheld_with(seat, phone)
    await seat.lives(phone)
    await withheld.release(seat.services, ana)
    tablet = await seat.opens(MARIAS)
    await seats.let_in(seat.services, ana, await question(seat, phone))
    for token in (laptop, tablet):
        await withheld.release(seat.services, ana)
        assert await gets_at_the_draft(seat, token) == ALL


async def test_writing_again_opens_it_to_who_goes_on_writing_and_ends_with_drafting(seat: Seat, clock: Clock) -> None:
    """A broken phone keeps nobody from writing on: that is promised while drafting goes on, and told there."""
    phone = await seat.opens(PHONE)
    await withheld_with(seat, phone)
    laptop = await once_the_phone_is_away(seat)
    assert await gets_at_the_draft(seat, laptop) == set()
    await seat.story.goes_to(PhaseKind.DRAFT)
    assert (await rights(seat.services, await seat.sits(laptop), await own_document(seat))).may_write
    clock.passes(minutes=1)
    assert not await seat.story.time_runs_out()
    assert "the document" in await gets_at_the_draft(seat, laptop)
    clock.passes(seconds=1)
    assert await gets_at_the_draft(seat, await seat.opens(LAPTOP)) == set()


async def test_while_people_write_the_code_tells_nobody_who_has_begun(seat: Seat, clock: Clock) -> None:
    """A seat that was open before is closed to strange devices, whether its person has written or not."""
    clock.passes(minutes=4 * 60)
    ben = seat.story.seats[BEN].participant.id
    await seat.opens(PHONE)
    await people.take_seat_by_link(seat.services, await seat.link(BEN), PHONE)
    await seat.story.goes_to(PhaseKind.DRAFT)
    await seat.story.writes(ANA)
    clock.passes(seconds=16)
    for name in (seat.story.seats[ANA].participant.id, ben):
        with pytest.raises(NotAllowed, match="joined under this name already"):
            await join_codes.take_seat(seat.services, seat.story.workshop.join_code, name, MARIAS)
