"""The code is on a screen and on paper: it opens seats around the meeting, and at no other time."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from app.actions import access
from app.actions.people import people
from app.actions.seats import join_codes
from app.actions.services import Services
from app.domain.errors import Invalid, NotFound, NotSignedIn
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.seats.join_codes import CodeClosed, works
from app.domain.seats.seats import Browser, StillAsking
from app.domain.seats.sittings import Sitting
from app.domain.workshops.workshops import Mode
from tests import factories
from tests.factories import Clock, Story
from tests.people import ANA, BEN, PARTICIPANTS

STARTS = datetime(2026, 12, 1, 13, 0, tzinfo=UTC)  # as the story's workshop
AN_HOUR_BEFORE = STARTS - timedelta(hours=1)
PHONE, STRANGER = Browser("Ana's phone"), Browser()


@pytest.fixture
async def story(services: Services, clock: Clock) -> Story:
    """An hour before the planned start."""
    told = await factories.story(services, clock)
    clock.moment = AN_HOUR_BEFORE
    return told


async def may_join(story: Story, browser: Browser = STRANGER) -> bool:
    try:
        await join_codes.names(story.services, story.workshop.join_code, browser)
    except CodeClosed:
        return False
    return True


def test_from_an_hour_before_the_planned_start_until_nobody_presses_anything_any_more() -> None:
    moments = {hours: STARTS + timedelta(hours=hours) for hours in (-24, -1.01, -1, 0, 6, 6.01)}
    assert {hours: works(STARTS, None, now) for hours, now in moments.items()} == {
        **{-24: False, -1.01: False, -1: True},
        **{0: True, 6: True, 6.01: False},
    }
    early = Sitting(STARTS - timedelta(hours=24), STARTS - timedelta(hours=23))  # a rehearsal the day before
    assert [works(STARTS, early, early.began_at + timedelta(hours=hours)) for hours in (-0.1, 0, 1, 7, 7.1, 23)] == [
        *(False, True, True, True),
        *(False, True),
    ]
    late = Sitting(STARTS, STARTS + timedelta(hours=8))
    assert [works(STARTS, late, late.last_at + timedelta(hours=hours)) for hours in (-1, 0, 6, 6.1)] == [
        *(True, True, True),
        False,
    ]


async def test_too_early_the_code_says_when_it_opens_and_names_nobody(story: Story, clock: Clock) -> None:
    clock.passes(seconds=-1)
    ana = story.seats[ANA].participant
    for attempt in (
        join_codes.names(story.services, story.workshop.join_code),
        join_codes.take_seat(story.services, story.workshop.join_code, ana.id),
    ):
        with pytest.raises(CodeClosed) as told:
            await attempt
        assert (told.value.what_happened, told.value.next_step) == (
            "This code works from 13:00 on 1 December (Europe/Stockholm), or from when your facilitator starts the "
            "meeting.",
            "Your personal link works at any time.",
        )
    assert [card.devices for card in await people.roster(story.services, story.maria)] == [0, 0, 0, 0]
    clock.passes(seconds=1)
    assert await may_join(story)


async def test_maria_rehearses_the_day_before_and_the_code_works_while_she_does(story: Story, clock: Clock) -> None:
    clock.passes(minutes=-24 * 60)
    before = await may_join(story)
    await story.goes_to(PhaseKind.JUMP_IN)
    during = await may_join(story)
    clock.passes(minutes=7 * 60)
    assert (before, during, await may_join(story)) == (False, True, False)


async def test_after_the_meeting_the_code_opens_no_seat_and_the_link_does(story: Story, clock: Clock) -> None:
    clock.moment = STARTS
    await story.goes_to(PhaseKind.COMPARE)
    clock.passes(minutes=6 * 60 + 1)
    with pytest.raises(CodeClosed, match="The meeting is over, so this code no longer works"):
        await join_codes.take_seat(story.services, story.workshop.join_code, story.seats[ANA].participant.id)
    link = people.personal_link(story.services, story.seats[ANA].participant).rsplit("/", 1)[-1]
    _, token = await people.take_seat_by_link(story.services, link)
    assert (await access.participating(story.services, token, story.workshop.id)).name == ANA.name


async def test_a_device_that_holds_the_seat_always_passes_at_that_seat_alone(story: Story, clock: Clock) -> None:
    ana, ben = (story.seats[member].participant.id for member in (ANA, BEN))
    await join_codes.take_seat(story.services, story.workshop.join_code, ana, PHONE)
    clock.passes(minutes=24 * 60)
    found = await join_codes.names(story.services, story.workshop.join_code, PHONE)
    assert [entry.name for entry in found.everyone] == [ANA.name]
    await join_codes.take_seat(story.services, story.workshop.join_code, ana, PHONE)
    with pytest.raises(CodeClosed):
        await join_codes.take_seat(story.services, story.workshop.join_code, ben, PHONE)
    assert not await may_join(story, Browser("another"))


@pytest.mark.parametrize("mode", list(Mode))
async def test_whose_seat_is_taken_is_told_only_where_pages_tell_who_is_here(
    services: Services, clock: Clock, mode: Mode
) -> None:
    story = await factories.story(services, clock, mode)
    clock.moment = AN_HOUR_BEFORE
    ana = story.seats[ANA].participant.id
    await join_codes.take_seat(services, story.workshop.join_code, ana, PHONE)
    told = set()
    for phase in await story.agenda():
        await story.goes_to(phase.kind)
        if (await join_codes.names(services, story.workshop.join_code)).seated == {ana}:
            told.add(phase.kind)
    alone = {PhaseKind.DRAFT, PhaseKind.WRITE} if mode is Mode.SOLO else set()
    assert {phase.kind for phase in await story.agenda()} - told == {PhaseKind.COMPARE, PhaseKind.CHECK} | alone


async def test_a_code_and_ones_own_name_are_enough_until_the_seat_is_taken(story: Story, clock: Clock) -> None:
    services, ana = story.services, story.seats[ANA].participant
    found = await join_codes.names(services, f" {story.workshop.spoken_code} ")
    assert (found.workshop, [person.name for person in found.everyone], found.seated) == (
        story.workshop,
        [member.name for member in PARTICIPANTS],
        frozenset(),
    )
    _, session = await join_codes.take_seat(services, story.workshop.spoken_code, ana.id)
    assert await access.participating(services, session, story.workshop.id) == story.seats[ANA]
    _, other = await join_codes.take_seat(services, story.workshop.join_code, ana.id)
    with pytest.raises(StillAsking):
        await access.participating(services, other, story.workshop.id)
    assert (await join_codes.names(services, story.workshop.join_code)).seated == {ana.id}

    await people.free_seat(services, story.maria, ana.id)
    with pytest.raises(NotSignedIn):
        await access.participating(services, session, story.workshop.id)
    _, session = await join_codes.take_seat(services, story.workshop.join_code, ana.id)
    assert await access.participating(services, session, story.workshop.id) == story.seats[ANA]


async def test_of_two_who_choose_one_name_at_once_one_gets_the_seat(story: Story) -> None:
    ana = story.seats[ANA].participant.id
    code = story.workshop.join_code
    reached = await asyncio.gather(*(join_codes.take_seat(story.services, code, ana) for _ in range(3)))
    opened = await asyncio.gather(
        *(access.participating(story.services, token, story.workshop.id) for _, token in reached),
        return_exceptions=True,
    )
    assert sorted(type(entry).__name__ for entry in opened) == ["Participating", "StillAsking", "StillAsking"]


async def test_a_seat_whose_session_has_ended_is_free_again(story: Story, clock: Clock) -> None:
    ana = story.seats[ANA].participant.id
    await join_codes.take_seat(story.services, story.workshop.join_code, ana)
    clock.passes(minutes=31 * 24 * 60)
    await story.goes_to(PhaseKind.JUMP_IN)
    assert (await join_codes.names(story.services, story.workshop.join_code)).seated == frozenset()
    await join_codes.take_seat(story.services, story.workshop.join_code, ana)


async def test_a_code_opens_nothing_but_the_names_of_its_own_workshop(story: Story) -> None:
    services = story.services
    other = await factories.workshop(services, story.maria.account)
    for code in ("", "1234", "00000000", "' or 1=1 --"):
        with pytest.raises(NotFound, match="No workshop has this code"):
            await join_codes.names(services, code)
    for person in (story.seats[ANA].participant.id, "", "nobody"):
        with pytest.raises(Invalid, match="choose your name"):
            await join_codes.take_seat(services, other.workshop.join_code, person)
