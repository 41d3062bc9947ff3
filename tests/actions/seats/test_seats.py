"""Maria facilitates and so has everybody's link. She tries to get at what Ana writes alone: Ana is asked, or told."""

import asyncio
from dataclasses import replace

import pytest

from app.actions import access
from app.actions.people import people
from app.actions.seats import seats
from app.actions.services import Services
from app.domain.errors import Gone, NotAllowed, NotSignedIn, TooMany
from app.domain.links import digest
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.seats.seats import Browser, HeldElsewhere, Standing
from tests.actions.seating import LAPTOP, MARIAS, PHONE, Seat, question, seat, told
from tests.actions.test_anonymity import rows_of
from tests.factories import Clock
from tests.people import ANA, BEN

__all__ = ["seat"]


async def test_while_ana_writes_maria_waits_until_ana_says_no(seat: Seat, clock: Clock) -> None:
    ana = await seat.opens(PHONE)
    clock.passes(minutes=1)
    await seat.story.goes_to(PhaseKind.DRAFT)
    await seat.story.writes(ANA)
    await seat.lives(ana)
    assert await seat.sees(ana) == seats.SeatHold()

    maria = await seat.opens(MARIAS)
    assert await told(seat.sits(maria)) == "StillAsking"
    expected = seats.Waiting(seat.story.workshop, ANA.name, Standing.WAITING, "since the lobby (09:00)", True)
    assert await seat.waits(maria) == expected
    assert await seat.sees(ana) == replace(seats.SeatHold(), question=(await seat.sees(ana)).question)

    await seats.refuse(seat.services, await seat.sits(ana), await question(seat, ana))
    assert await seat.waits(maria) == replace(expected, standing=Standing.REFUSED, may_ask_again=False)
    assert (await seat.sees(ana)).question is None
    clock.passes(seconds=59)
    await seat.lives(ana)
    await seats.ask_again(seat.services, maria, seat.story.workshop.id)
    assert (await seat.sees(ana)).question is None, "who was told no does not ask again at once"
    clock.passes(seconds=1)
    await seats.ask_again(seat.services, maria, seat.story.workshop.id)
    assert (await seat.sees(ana)).question is not None


async def test_without_an_answer_the_seat_stays_closed_for_as_long_as_ana_lives(seat: Seat, clock: Clock) -> None:
    ana, maria = await seat.opens(PHONE), await seat.opens(MARIAS)
    heard = []
    for _ in range(12):  # two minutes, in which Ana's page answers every ping
        shown = await seat.waits(maria)
        heard.append(shown.standing if shown else None)
        clock.passes(seconds=10)
        await seat.lives(ana)
    assert heard == [Standing.WAITING] * 2 + [Standing.UNANSWERED] * 10
    assert await told(seat.sits(maria)) == "StillAsking"
    assert (await seat.sees(ana)).question is not None, "she may still let it in as long as it waits"
    clock.passes(seconds=16)
    await seat.lives(ana)
    assert (await seat.sees(ana)).question is None, "the page that asked has gone"


async def test_anas_own_laptop_gets_in_when_she_says_so_and_both_say_so(seat: Seat, clock: Clock) -> None:
    phone = await seat.opens(PHONE)
    clock.passes(minutes=5)
    await seat.lives(phone)
    laptop = await seat.opens(LAPTOP)
    await seats.let_in(seat.services, await seat.sits(phone), await question(seat, phone))
    assert await seat.waits(laptop) is None
    assert (await seat.sees(phone)).others == ("since 09:05",)
    assert (await seat.sees(laptop)).others == ("since 09:00",)


async def test_a_dead_phone_keeps_nobody_out_and_is_told_when_it_wakes(seat: Seat, clock: Clock) -> None:
    phone = await seat.opens(PHONE)
    clock.passes(seconds=15)
    assert await told(seat.sits(await seat.opens(MARIAS))) == "StillAsking"
    clock.passes(seconds=1)
    laptop = await seat.opens(LAPTOP)
    assert (await seat.sees(laptop)).others == ("since 09:00",)
    assert (await seat.sees(phone)).others == ("since 09:00",)
    await seats.only_here(seat.services, await seat.sits(phone))
    assert await told(seat.sits(laptop)) == "HeldElsewhere"


async def test_who_waits_gets_in_when_the_other_device_dies(seat: Seat, clock: Clock) -> None:
    await seat.opens(PHONE)
    laptop = await seat.opens(LAPTOP)
    assert await seat.waits(laptop) is not None
    clock.passes(seconds=16)
    assert await seat.waits(laptop) is None
    assert await told(seat.sits(laptop)) == "done"


async def test_maria_was_there_before_ana_ever_came(seat: Seat, clock: Clock) -> None:
    """She opens the link in the lobby and closes the page. Ana is told before she writes, and ends it."""
    maria = await seat.opens(MARIAS)
    clock.passes(minutes=30)
    await seat.story.goes_to(PhaseKind.DRAFT)
    ana = await seat.opens(PHONE)
    assert await seat.sees(ana) == seats.SeatHold(others=("since the lobby (09:00)",))
    await seats.only_here(seat.services, await seat.sits(ana))
    assert await seat.sees(ana) == seats.SeatHold()
    with pytest.raises(HeldElsewhere, match="keeps this seat to itself since 09:30"):
        await seat.sits(maria)
    assert await told(seat.sits(await seat.opens(MARIAS))) == "StillAsking"


async def test_with_her_page_open_maria_can_only_let_ana_in_or_be_found_out(seat: Seat, clock: Clock) -> None:
    maria = await seat.opens(MARIAS)
    ana = await seat.opens(PHONE)
    shown = await seat.waits(ana)
    assert shown and (shown.standing, shown.open_since) == (Standing.WAITING, "since 09:00")
    await seats.let_in(seat.services, await seat.sits(maria), await question(seat, maria))
    await seats.only_here(seat.services, await seat.sits(ana))
    assert await told(seat.sits(maria)) == "HeldElsewhere"


async def test_two_tabs_and_a_reload_are_one_device(seat: Seat, clock: Clock) -> None:
    first = await seat.opens(PHONE)
    second = await seat.opens(PHONE)
    by_seat = await seat.opens(Browser(seat=second))  # its device cookie is gone, its seat is not
    for token in (first, second, by_seat):
        assert await seat.sees(token) == seats.SeatHold()


async def test_another_persons_cookie_is_no_key_to_anas_seat(seat: Seat) -> None:
    """Ben's browser is known at his seat; at Ana's its cookies are those of a stranger."""
    await seat.opens(PHONE)
    link = await seat.link(BEN)
    _, bens = await people.take_seat_by_link(seat.services, link, MARIAS)
    assert await told(seat.sits(await seat.opens(Browser(MARIAS.device, bens)))) == "StillAsking"


async def test_a_stolen_device_cookie_opens_nothing_by_itself(seat: Seat) -> None:
    """With the link it is taken for the device, as a stolen session is anywhere; *Only here* cannot tell them apart."""
    await seat.opens(PHONE)
    assert await told(seat.sits(PHONE.device)) == "NoPlace"
    assert await told(seat.waits(PHONE.device)) == "NoPlace"


async def test_a_new_link_ends_the_devices_and_whatever_asked_by_the_old_one(seat: Seat, clock: Clock) -> None:
    ana, maria = await seat.opens(PHONE), await seat.opens(MARIAS)
    old = await seat.link()
    clock.passes(minutes=10)
    await people.renew_link(seat.services, seat.story.maria, seat.story.seats[ANA].participant.id)
    with pytest.raises(NotSignedIn, match="made a new link for you at 09:10"):
        await seat.sits(ana)
    assert await told(seat.waits(maria)) == "LostPlace"
    with pytest.raises(Gone):
        await people.take_seat_by_link(seat.services, old, PHONE)
    again = await seat.opens(PHONE)
    assert (await seat.sees(again)).news.lines == (
        "Your facilitator made a new link for you: 09:10. Devices that were open before lost your seat.",
    )


async def test_a_freed_place_lets_in_who_waits_and_says_so(seat: Seat, clock: Clock) -> None:
    old = await seat.opens(PHONE)
    laptop = await seat.opens(LAPTOP)
    clock.passes(minutes=0.1)
    await people.free_seat(seat.services, seat.story.maria, seat.story.seats[ANA].participant.id)
    with pytest.raises(NotSignedIn, match="freed your place at 09:00"):
        await seat.sits(old)
    assert await seat.waits(laptop) is None
    assert (await seat.sees(laptop)).news.lines == (
        "Your facilitator freed your place: 09:00. Devices that were open before lost it.",
        "A device got in that no other device had let in: 09:00. "
        "It was shown nothing that you had liked or answered before.",
    )


async def test_a_code_never_opens_what_was_written_alone(seat: Seat, clock: Clock) -> None:
    """Everybody in the room knows it. A device that lives is asked; in the place of one that is away nobody gets in."""
    clock.passes(minutes=4 * 60)  # an hour before the meeting
    ana = await seat.opens(PHONE)
    asking = await seat.opens_by_code(MARIAS)
    assert await told(seat.sits(asking)) == "StillAsking"
    await seat.story.goes_to(PhaseKind.DRAFT)
    await seat.story.writes(ANA)
    clock.passes(seconds=16)
    shown = await seat.waits(asking)
    assert shown and shown.standing is Standing.WAITING
    with pytest.raises(NotAllowed, match="joined under this name already"):
        await seat.opens_by_code(LAPTOP)
    assert await told(seat.opens_by_code(PHONE)) == "done", "her own phone"
    assert (await seat.sees(ana)).others == ()


async def test_a_code_opens_a_seat_that_is_away_and_has_nothing_to_lose(seat: Seat, clock: Clock) -> None:
    clock.passes(minutes=4 * 60)  # an hour before the meeting
    await seat.opens(PHONE)
    clock.passes(seconds=16)
    assert await told(seat.sits(await seat.opens_by_code(LAPTOP))) == "done"


async def test_only_a_device_that_holds_the_seat_answers(seat: Seat, services: Services, clock: Clock) -> None:
    ana, asking = await seat.opens(PHONE), await seat.opens(MARIAS)
    wanted = await question(seat, ana)
    person = await seat.sits(ana)
    ben = (await people.take_seat_by_link(services, await seat.link(BEN), LAPTOP))[1]
    bens = await access.participating(services, ben, seat.story.workshop.id)
    assert await told(seats.let_in(services, bens, wanted)) == "NotFound"
    assert await told(seats.refuse(services, bens, wanted)) == "NotFound"
    await seats.only_here(services, bens)
    assert await told(seat.sits(ana)) == "done"
    strange = replace(person, device="made up")
    assert await told(seats.only_here(services, strange)) == "NoPlace"
    assert await told(seats.let_in(services, strange, wanted)) == "NoPlace"
    await seats.refuse(services, person, wanted)
    assert await told(seats.let_in(services, person, wanted)) == "Conflict"
    assert await told(seat.sits(asking)) == "StillAsking"


async def test_of_two_devices_that_press_only_here_at_once_one_stays(seat: Seat, clock: Clock) -> None:
    phone = await seat.opens(PHONE)
    laptop = await seat.opens(LAPTOP)
    await seats.let_in(seat.services, await seat.sits(phone), await question(seat, phone))
    both = [await seat.sits(token) for token in (phone, laptop)]
    pressed = await asyncio.gather(*(told(seats.only_here(seat.services, one)) for one in both))
    assert sorted(pressed) == ["NoPlace", "done"]
    assert sorted([await told(seat.sits(phone)), await told(seat.sits(laptop))]) == ["HeldElsewhere", "done"]


async def test_nobody_can_bury_ana_in_questions(seat: Seat, clock: Clock) -> None:
    ana = await seat.opens(PHONE)
    first = await seat.opens(Browser("1"))
    wanted = await question(seat, ana)
    clock.passes(seconds=1)
    for name in ("2", "3", "3"):
        await seat.opens(Browser(name))
    with pytest.raises(TooMany):
        await seat.opens(Browser("4"))
    assert await question(seat, ana) == wanted, "one question at a time, the oldest first"
    assert await told(seat.sits(first)) == "StillAsking"


async def test_no_secret_of_a_device_is_stored_and_no_two_seats_share_a_key(seat: Seat) -> None:
    secret = "CANARY-device-cookie"
    ana = await seat.opens(Browser(secret))
    _, ben = await people.take_seat_by_link(seat.services, await seat.link(BEN), Browser(secret))
    waiting = await seat.opens(Browser("CANARY-another"))
    rows = [row for found in (await rows_of(seat.services.database)).values() for row in found]
    assert [row for row in rows if any(one in row for one in ("CANARY", ana, ben, waiting))] == []
    assert sum(digest(waiting) in row for row in rows) == 1
    assert (await seat.sits(ana)).device != (await seat.sits(ben)).device
