"""What Maria did to Ana's seat is told on each of Ana's devices until it was read there, however late."""

from datetime import timedelta

import pytest

from app.actions.people import people
from app.actions.seats import seats
from app.domain.errors import Invalid
from app.domain.seats.news import MOST_TIMES, NO_NEWS, News, SeatEvent, What, news
from tests.actions.seating import LAPTOP, MARIAS, PHONE, Seat, question, seat
from tests.factories import MORNING, Clock
from tests.people import ANA

__all__ = ["seat"]
LOST = "Devices that were open before lost your seat."
NOTHING_SHOWN = "It was shown nothing that you had liked or answered before."
ZONE = "Europe/Stockholm"


async def renews(seat: Seat) -> None:
    await people.renew_link(seat.services, seat.story.maria, seat.story.seats[ANA].participant.id)


async def reads(seat: Seat, token: str) -> None:
    until = (await seat.sees(token)).news.until
    assert until is not None
    await seats.note_read(seat.services, await seat.sits(token), until.isoformat())


async def test_a_new_link_to_read_and_another_to_cover_it_are_told_weeks_later(seat: Seat, clock: Clock) -> None:
    """Maria even reads what is told at the seat, on her own device: that is not Ana's."""
    phone = await seat.opens(PHONE)
    assert (await seat.sees(phone)).news == NO_NEWS
    clock.passes(minutes=10)
    await renews(seat)
    clock.passes(minutes=1)
    marias = await seat.opens(MARIAS)
    await reads(seat, marias)
    assert (await seat.sees(marias)).news == NO_NEWS
    clock.passes(minutes=1)
    await renews(seat)
    clock.passes(minutes=20 * 24 * 60)
    phone = await seat.opens(PHONE)
    told = (await seat.sees(phone)).news.lines
    assert told == (
        f"Your facilitator made a new link for you: 1 December, 09:10; 1 December, 09:12. {LOST}",
        f"A device got in that no other device had let in: 1 December, 09:11. {NOTHING_SHOWN}",
    )
    clock.passes(minutes=9 * 24 * 60)
    assert (await seat.sees(phone)).news.lines == told, "until it was read"
    await reads(seat, phone)
    assert (await seat.sees(phone)).news == NO_NEWS


async def test_a_device_that_has_never_been_there_is_told_all(seat: Seat, clock: Clock) -> None:
    await seat.opens(MARIAS)
    clock.passes(minutes=1)
    await people.free_seat(seat.services, seat.story.maria, seat.story.seats[ANA].participant.id)
    clock.passes(minutes=1)
    assert (await seat.sees(await seat.opens(PHONE))).news.lines == (
        "Your facilitator freed your place: 09:01. Devices that were open before lost it.",
        f"A device got in that no other device had let in: 09:00. {NOTHING_SHOWN}",
    )


async def test_reading_it_on_one_device_leaves_it_on_the_others(seat: Seat, clock: Clock) -> None:
    phone = await seat.opens(PHONE)
    laptop = await seat.opens(LAPTOP)
    await seats.let_in(seat.services, await seat.sits(phone), await question(seat, phone))
    clock.passes(minutes=1)
    await renews(seat)
    phone = await seat.opens(PHONE)
    laptop = await seat.opens(LAPTOP)
    await seats.let_in(seat.services, await seat.sits(phone), await question(seat, phone))
    await reads(seat, phone)
    assert ((await seat.sees(phone)).news, len((await seat.sees(laptop)).news.lines)) == (NO_NEWS, 1)


async def test_a_device_that_is_there_now_is_told_beside_since_when_and_once_gone_as_news(
    seat: Seat, clock: Clock
) -> None:
    phone = await seat.opens(PHONE)
    clock.passes(seconds=16)
    await seat.opens(MARIAS)
    assert ((await seat.sees(phone)).others, (await seat.sees(phone)).news) == (("since 09:00",), NO_NEWS)
    clock.passes(minutes=31 * 24 * 60)  # both sessions have ended
    phone = await seat.opens(PHONE)
    assert (await seat.sees(phone)).news.lines == (
        f"A device got in that no other device had let in: 1 December, 09:00. {NOTHING_SHOWN}",
    )


async def test_what_happens_between_the_page_and_the_press_is_told_still(seat: Seat, clock: Clock) -> None:
    await renews(seat)
    phone = await seat.opens(PHONE)
    shown = (await seat.sees(phone)).news.until
    assert shown is not None
    clock.passes(minutes=1)
    await people.free_seat(seat.services, seat.story.maria, seat.story.seats[ANA].participant.id)
    phone = await seat.opens(PHONE)
    await seats.note_read(seat.services, await seat.sits(phone), shown.isoformat())
    assert len((await seat.sees(phone)).news.lines) == 1
    await seats.note_read(seat.services, await seat.sits(phone), "2999-01-01T00:00:00+00:00")
    clock.passes(minutes=1)
    await renews(seat)
    assert len((await seat.sees(await seat.opens(PHONE))).news.lines) == 1, "nobody reads what is to come"


@pytest.mark.parametrize("until", ["", "yesterday", "2026-12-01", "2026-12-01T09:00:00"])
async def test_a_moment_that_is_none_reads_nothing(seat: Seat, until: str) -> None:
    await renews(seat)
    phone = await seat.opens(PHONE)
    with pytest.raises(Invalid):
        await seats.note_read(seat.services, await seat.sits(phone), until)
    assert len((await seat.sees(phone)).news.lines) == 1


def test_of_many_times_the_last_are_listed_and_the_others_counted() -> None:
    events = [SeatEvent(What.FREED, MORNING + timedelta(minutes=minute)) for minute in range(MOST_TIMES + 2)]
    told = news(events, "phone", (), None, MORNING, ZONE)
    assert told == News(
        (
            "Your facilitator freed your place: 09:02; 09:03; 09:04; 09:05; 09:06 (2 more before). "
            "Devices that were open before lost it.",
        ),
        events[-1].at,
    )
    assert news(events, "phone", (), events[-1].at, MORNING, ZONE) == NO_NEWS
