"""Ben joins with the code and presses Ana's name. He chooses again; Ana's place is hers, and so is what she writes."""

import asyncio

import pytest

from app.actions import access
from app.actions.people import people
from app.actions.seats import choose_again, join_codes
from app.domain.documents.documents import DocumentKind
from app.domain.errors import Conflict, NotAllowed, NotSignedIn
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.seats.seats import Browser, LeavesDraft
from app.domain.workshops.workshops import Mode
from app.storage import people as stored_people
from app.storage import seat_circles
from tests import factories, pages
from tests.actions.seating import LAPTOP, PHONE, Seat, seat, told
from tests.actions.seats.test_join_codes import AN_HOUR_BEFORE
from tests.actions.test_anonymity import rows_of
from tests.factories import Clock
from tests.people import ANA, BEN, CHEN, Member

__all__ = ["seat"]

BENS = "Ben's browser"


@pytest.fixture(autouse=True)
def an_hour_before(seat: Seat, clock: Clock) -> None:
    """The code works."""
    clock.moment = AN_HOUR_BEFORE


async def chooses(seat: Seat, member: Member, cookie: str = "", *, device: str = BENS, is_sure: bool = False) -> str:
    """The name is pressed in Ben's browser, whose seat's cookie is `cookie`. Gives the new one."""
    code, who = seat.story.workshop.join_code, seat.story.seats[member].participant.id
    return (await join_codes.take_seat(seat.services, code, who, Browser(device, cookie), is_sure=is_sure))[1]


async def goes_back(seat: Seat, token: str) -> None:
    await choose_again.choose_again(seat.services, token, seat.story.workshop.id)


async def is_offered(seat: Seat, token: str) -> bool:
    return (await pages.seat_part(seat.services, await seat.sits(token))).may_choose_again


async def known_at(seat: Seat, member: Member) -> int:
    """How many devices are known at the seat."""
    async with seat.services.database.reading() as connection:
        return len(await seat_circles.devices(connection, seat.story.seats[member].participant.id))


async def devices(seat: Seat) -> dict[str, int]:
    cards = await people.roster(seat.services, seat.story.maria)
    return {card.participant.name: card.devices for card in cards}


async def solo_text(seat: Seat, member: Member) -> str:
    who = seat.story.seats[member].participant.id
    found = await seat.story.documents(DocumentKind.SOLO)
    return await seat.services.hub.text(next(one.id for one in found if one.participant_id == who))


async def test_ben_presses_anas_name_and_chooses_again(seat: Seat) -> None:
    wrong = await chooses(seat, ANA)
    assert await is_offered(seat, wrong)
    await goes_back(seat, wrong)
    with pytest.raises(NotSignedIn, match="This browser left this place at 13:00, to choose another name"):
        await seat.sits(wrong)
    assert (await devices(seat), await known_at(seat, ANA)) == ({ANA.name: 0, BEN.name: 0}, 0)

    right = await chooses(seat, BEN, wrong)
    assert (await seat.sits(right)).name == BEN.name
    ana = await seat.opens(PHONE)
    assert (await seat.sits(ana)).name == ANA.name, "she is not asked to wait"
    assert (await seat.sees(ana)).others == ()
    assert (await seat.sees(ana)).news.lines == (
        "Another device had chosen your name and left your place again, to choose another: 13:00. "
        "It is not this device, and no longer opens your place.",
    )
    assert await devices(seat) == {ANA.name: 1, BEN.name: 1}


async def test_of_her_own_wrong_presses_ana_is_told_nothing_here_and_once_elsewhere(seat: Seat) -> None:
    for _ in range(3):
        await goes_back(seat, await chooses(seat, ANA, device="Ana's"))
    here = await chooses(seat, ANA, device="Ana's")
    assert (await seat.sees(here)).is_quiet
    await goes_back(seat, here)
    elsewhere = await seat.opens(PHONE)
    (line,) = (await seat.sees(elsewhere)).news.lines
    assert line.count("13:00") == 1 and "A device got in" not in line


async def test_another_name_in_the_same_browser_frees_the_former(seat: Seat) -> None:
    wrong = await chooses(seat, ANA)
    names = await join_codes.names(seat.services, seat.story.workshop.join_code, Browser(BENS, wrong))
    assert names.own == seat.story.seats[ANA].participant
    right = await chooses(seat, BEN, wrong)
    assert await told(seat.sits(wrong)) == "LostPlace"
    assert (await devices(seat), await known_at(seat, ANA)) == ({ANA.name: 0, BEN.name: 1}, 0)
    again = await chooses(seat, BEN, right)
    assert (await told(seat.sits(right)), await told(seat.sits(again))) == ("done", "done"), "the same name once more"


async def test_anas_own_devices_stay_where_they_are(seat: Seat, clock: Clock) -> None:
    """Her phone sleeps while Ben sits down in her place by mistake."""
    phone = await seat.opens(PHONE)
    clock.passes(seconds=16)
    await goes_back(seat, await chooses(seat, ANA))
    assert await told(seat.sits(phone)) == "done"
    assert (await devices(seat), await known_at(seat, ANA)) == ({ANA.name: 1, BEN.name: 0}, 1)
    (line,) = (await seat.sees(phone)).news.lines
    assert line.startswith("Another device had chosen your name and left your place again"), "she reads who was there"


async def test_who_waits_at_a_wrong_door_need_not_wait(seat: Seat) -> None:
    ana = await seat.opens(PHONE)
    wrong = await chooses(seat, ANA)
    shown = await seat.waits(wrong)
    assert shown and shown.may_choose_again
    assert (await seat.sees(ana)).question is not None
    await goes_back(seat, wrong)
    assert (await seat.sees(ana)).is_quiet
    assert await told(seat.waits(wrong)) == "LostPlace"
    asked = await chooses(seat, ANA)
    await chooses(seat, BEN, asked)
    assert (await seat.sees(ana)).question is None, "choosing another name is enough"


async def test_a_press_that_is_refused_leaves_nothing(seat: Seat) -> None:
    """Ben's own seat is known to another device, and people write: he stays where he is."""
    link = await seat.link(BEN)
    await people.take_seat_by_link(seat.services, link, LAPTOP)
    await seat.story.goes_to(PhaseKind.DRAFT)
    seat.story.clock.passes(seconds=16)
    token = await chooses(seat, ANA)
    with pytest.raises(NotAllowed):
        await chooses(seat, BEN, token)
    assert await told(seat.sits(token)) == "done"


async def test_it_is_offered_to_those_who_came_by_the_code_until_drafting_begins(seat: Seat, clock: Clock) -> None:
    link, code = await seat.opens(PHONE), await chooses(seat, BEN)
    offered = {}
    for phase in await seat.story.agenda():
        await seat.story.goes_to(phase.kind)
        offered[phase.kind] = (await is_offered(seat, code), await is_offered(seat, link))
    before = (PhaseKind.LOBBY, PhaseKind.JUMP_IN, PhaseKind.PEOPLE_SAID, PhaseKind.CUSTOMER, PhaseKind.GOOD_VISION)
    assert offered == {kind: (kind in before, False) for kind in offered}
    for token in (link, code):
        assert await told(goes_back(seat, token)) == "Conflict"
        assert await told(seat.sits(token)) == "done"
    for token in ("", "made up", await seat.opens_by_code(Browser("of Ana's other laptop"))):
        assert await told(goes_back(seat, token)) in ("NoPlace", "done")


async def test_once_the_code_no_longer_works_a_seat_is_not_given_up(seat: Seat, clock: Clock) -> None:
    token = await chooses(seat, BEN)
    clock.passes(minutes=8 * 60)
    assert not await is_offered(seat, token)
    with pytest.raises(Conflict, match="You cannot choose another name on this page now"):
        await goes_back(seat, token)


async def test_what_was_written_alone_is_never_left_without_a_word(seat: Seat, clock: Clock) -> None:
    """Ana joined by the code, and writes. Then somebody presses Ben's name in her browser."""
    ana = await chooses(seat, ANA, device="Ana's browser")
    await seat.story.goes_to(PhaseKind.DRAFT)
    await seat.story.writes(ANA)
    await seat.story.goes_to(PhaseKind.LOBBY)
    assert not await is_offered(seat, ana)
    assert await told(goes_back(seat, ana)) == "Conflict"

    before = await rows_of(seat.services.database)
    with pytest.raises(LeavesDraft, match="Something is written in the place of Ana Souza, and shown to nobody yet"):
        await chooses(seat, BEN, ana, device="Ana's browser")
    assert await rows_of(seat.services.database) == before

    ben = await chooses(seat, BEN, ana, device="Ana's browser", is_sure=True)
    assert (await told(seat.sits(ana)), await told(seat.sits(ben))) == ("LostPlace", "done")
    assert await solo_text(seat, ANA) == ANA.draft
    clock.passes(seconds=16)
    with pytest.raises(NotAllowed):
        await chooses(seat, ANA, device="of somebody who knows the code")
    back = await chooses(seat, ANA, ben, device="Ana's browser")
    assert (await seat.sits(back)).name == ANA.name


async def test_a_browser_that_left_opens_nothing_that_is_written_later(seat: Seat, clock: Clock) -> None:
    """Ben pressed Ana's name before she came. She writes, and her phone sleeps: the code does not take him in again."""
    for leave in (goes_back, lambda seat, token: chooses(seat, BEN, token)):
        await leave(seat, await chooses(seat, ANA))
    ana = await seat.opens(PHONE)
    await seat.story.goes_to(PhaseKind.DRAFT)
    await seat.lives(ana)
    await seat.story.writes(ANA)
    clock.passes(seconds=16)
    with pytest.raises(NotAllowed):
        await chooses(seat, ANA)


async def test_what_is_typed_in_the_moment_of_leaving_opens_to_no_stranger(seat: Seat, clock: Clock) -> None:
    """The last letter is stored when the browser has left, and no device is known any more."""
    await seat.story.goes_to(PhaseKind.DRAFT)
    wrong = await chooses(seat, ANA)
    await chooses(seat, BEN, wrong)
    await seat.story.writes(ANA, "E")
    assert await known_at(seat, ANA) == 0
    with pytest.raises(NotAllowed):
        await chooses(seat, ANA, device="of somebody who knows the code")
    assert await told(seat.sits(await seat.opens(PHONE))) == "done", "her own link opens it"


async def test_a_device_that_may_not_see_the_draft_is_not_told_of_it(seat: Seat, clock: Clock) -> None:
    """Drafting ended with too few. Maria came to Ana's seat afterwards, unasked: no question tells her of a draft."""
    await seat.opens(PHONE)
    await seat.story.goes_to(PhaseKind.DRAFT)
    for member in (ANA, BEN):
        await seat.story.writes(member)
    assert not await seat.story.time_runs_out()
    clock.passes(seconds=16)
    browser = "Maria's browser"
    token = await seat.opens(Browser(browser))
    assert await told(chooses(seat, BEN, token, device=browser)) == "NotAllowed", "Ben has written as well"
    await factories.add_people(seat.services, seat.story.maria, [CHEN])
    cards = await people.roster(seat.services, seat.story.maria)
    (chen,) = [card.participant.id for card in cards if card.participant.name == CHEN.name]
    code = seat.story.workshop.join_code
    assert await told(join_codes.take_seat(seat.services, code, chen, Browser(browser, token))) == "done"


async def test_a_wrong_press_does_not_count_as_anas_coming(seat: Seat) -> None:
    async def joined() -> bool:
        async with seat.services.database.reading() as connection:
            who = seat.story.seats[ANA].participant.id
            entry = await stored_people.by_id(connection, seat.story.workshop.id, who)
        return entry is not None and entry.joined_at is not None

    await seat.story.goes_to(PhaseKind.JUMP_IN)
    wrong = await chooses(seat, ANA)
    await people.note_joined(seat.services, await seat.sits(wrong))
    before = await joined()
    await goes_back(seat, wrong)
    after = await joined()
    await people.note_joined(seat.services, await seat.sits(await seat.opens(PHONE)))
    seat.story.clock.passes(seconds=16)
    await goes_back(seat, await chooses(seat, ANA))
    assert (before, after, await joined()) == (True, False, True), "in the end she has come by her link"


async def test_two_who_sit_on_each_others_seats_change_places_at_once(seat: Seat) -> None:
    first, second = await chooses(seat, ANA), await chooses(seat, BEN, device="Ana's browser")
    await seat.story.goes_to(PhaseKind.JUMP_IN)
    seat.story.clock.passes(seconds=16)
    done = await asyncio.gather(chooses(seat, BEN, first), chooses(seat, ANA, second, device="Ana's browser"))
    assert [(await access.participating(seat.services, token, seat.story.workshop.id)).name for token in done] == [
        BEN.name,
        ANA.name,
    ]
    assert await devices(seat) == {ANA.name: 1, BEN.name: 1}


async def test_in_teams_nothing_is_written_alone(seat: Seat, clock: Clock) -> None:
    story = await factories.story(seat.services, clock, Mode.BREAKOUTS, (ANA, BEN), "Another Maria")
    teams = Seat(story)
    wrong = await chooses(teams, ANA)
    await story.goes_to(PhaseKind.DRAFT)
    await story.team_writes("A", "With the others.")
    assert await told(chooses(teams, BEN, wrong)) == "done"
