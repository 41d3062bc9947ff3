"""Maria gets into Ana's seat unasked, in every way there is. What Ana liked or answered stays Ana's."""

from dataclasses import replace

import pytest

from app.actions.meeting import drafts, vision
from app.actions.meeting.shown_check import CheckShown
from app.actions.seats import seats
from app.actions.services import Services
from app.domain.errors import NotFound
from app.domain.meeting.drafts import Draft, LikedPhrase
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.meeting.vision import CheckAnswer
from app.domain.workshops.workshops import Mode
from app.storage import drafts as stored_drafts
from app.storage import vision as stored_vision
from tests import factories, pages
from tests.actions.seating import LAPTOP, MARIAS, PHONE, Seat, question
from tests.actions.ways_in import WAYS, Way
from tests.factories import Clock
from tests.people import ANA, BEN, STATEMENT


@pytest.fixture
async def teams(services: Services, clock: Clock) -> Seat:
    """Drafts of two teams are compared; likes are open."""
    story = await factories.story(services, clock, Mode.BREAKOUTS, (ANA, BEN))
    await story.goes_to(PhaseKind.DRAFT)
    for team, member in (("A", ANA), ("B", BEN)):
        await story.team_writes(team, member.draft)
    assert await story.time_runs_out()
    return Seat(story)


async def first_draft(seat: Seat) -> Draft:
    async with seat.services.database.reading() as connection:
        return (await stored_drafts.of_workshop(connection, seat.story.workshop.id))[0]


async def phrases(seat: Seat, token: str) -> tuple[LikedPhrase, ...]:
    return (await pages.drafts(seat.services, await seat.sits(token))).drafts[0].phrases


async def likes(seat: Seat, token: str, start: int = 0, end: int = 5, reason: str = "It is a promise") -> None:
    draft = await first_draft(seat)
    await drafts.like_phrase(seat.services, await seat.sits(token), draft.id, start, end, reason)


@pytest.mark.parametrize("gets_in", WAYS)
async def test_anas_likes_are_not_marias_to_see_or_to_change(teams: Seat, gets_in: Way) -> None:
    phone = await teams.opens(PHONE)
    await likes(teams, phone)
    (mine,) = await phrases(teams, phone)
    assert (mine.phrase, mine.count, mine.reasons, mine.mine is not None) == ("Every", 1, ("It is a promise",), True)

    marias = await gets_in(teams)
    assert await phrases(teams, marias) == (replace(mine, mine=None),)
    with pytest.raises(NotFound):
        await drafts.take_back_like(teams.services, await teams.sits(marias), str(mine.mine))
    for place in ((0, 5), (6, 13)):  # the same words and others: each counts as one more
        await likes(teams, marias, *place, reason="")
    assert [(one.phrase, one.count) for one in await phrases(teams, marias)] == [("Every", 2), ("visitor", 1)]
    teams.story.clock.passes(seconds=16)  # else Maria's page is asked
    again = await teams.opens(PHONE)
    assert [one.mine for one in await phrases(teams, again)] == [mine.mine, None]
    await drafts.take_back_like(teams.services, await teams.sits(again), str(mine.mine))
    assert [(one.phrase, one.count) for one in await phrases(teams, again)] == [("Every", 1), ("visitor", 1)]


@pytest.mark.parametrize("gets_in", WAYS)
async def test_a_device_that_got_in_unasked_sees_nothing_happen_at_its_seat(teams: Seat, gets_in: Way) -> None:
    """Whether Ana likes or answers, or Ben: what Maria's window at Ana's seat shows, and takes, is the same."""
    phone, marias = await teams.opens(PHONE), await gets_in(teams)
    teams.story.clock.passes(seconds=16)
    phone = await teams.opens(PHONE)
    before = await phrases(teams, marias)
    await likes(teams, phone)
    (seen,) = await phrases(teams, marias)
    assert (before, seen.mine) == ((), None)
    check_id = await asked(teams)
    empty = await checked(teams, marias)
    for number in (1, 2):
        await vision.answer_check(teams.services, await teams.sits(phone), check_id, number, "not_yet", "Which?")
    assert await checked(teams, marias) == empty


async def test_a_device_that_ana_lets_in_sees_and_takes_back_what_she_liked(teams: Seat) -> None:
    phone = await teams.opens(PHONE)
    await likes(teams, phone)
    laptop = await teams.opens(LAPTOP)
    await seats.let_in(teams.services, await teams.sits(phone), await question(teams, phone))
    (mine,) = await phrases(teams, laptop)
    assert mine.mine is not None
    await likes(teams, laptop, 6, 13)
    await drafts.take_back_like(teams.services, await teams.sits(laptop), mine.mine)
    assert [one.phrase for one in await phrases(teams, phone) if one.mine] == ["visitor"]


async def test_only_here_takes_back_that_a_device_was_let_in(teams: Seat) -> None:
    phone = await teams.opens(PHONE)
    marias = await teams.opens(MARIAS)
    await seats.let_in(teams.services, await teams.sits(phone), await question(teams, phone))
    await seats.only_here(teams.services, await teams.sits(phone))
    await likes(teams, phone)
    teams.story.clock.passes(seconds=16)
    marias = await teams.opens(MARIAS)
    assert [one.mine for one in await phrases(teams, marias)] == [None]


async def test_maria_who_was_there_first_and_let_ana_in_has_nothing_of_it_after_only_here(teams: Seat) -> None:
    marias = await teams.opens(MARIAS)
    phone = await teams.opens(PHONE)
    await seats.let_in(teams.services, await teams.sits(marias), await question(teams, marias))
    await seats.only_here(teams.services, await teams.sits(phone))
    await likes(teams, phone)
    teams.story.clock.passes(seconds=16)
    marias = await teams.opens(MARIAS)
    assert [one.mine for one in await phrases(teams, marias)] == [None]
    await seats.only_here(teams.services, await teams.sits(marias))  # which gives her no more
    assert [one.mine for one in await phrases(teams, marias)] == [None]
    teams.story.clock.passes(seconds=16)
    assert [one.mine is not None for one in await phrases(teams, await teams.opens(PHONE))] == [True]


# -- the three questions


async def asked(seat: Seat) -> str:
    await seat.story.group_writes(STATEMENT)
    await seat.story.goes_to(PhaseKind.CHECK)
    await vision.open_check(seat.services, seat.story.maria)
    async with seat.services.database.reading() as connection:
        check = await stored_vision.latest_check(connection, seat.story.workshop.id)
    assert check is not None
    return check.id


async def checked(seat: Seat, token: str) -> CheckShown:
    return await pages.check(seat.services, await seat.sits(token))


@pytest.mark.parametrize("gets_in", WAYS)
async def test_anas_answers_are_not_marias_to_see_or_to_change(teams: Seat, gets_in: Way) -> None:
    check_id = await asked(teams)
    phone = await teams.opens(PHONE)
    await vision.answer_check(teams.services, await teams.sits(phone), check_id, 1, "not_yet", "Which story?")
    marias = await gets_in(teams)
    await teams.story.goes_to(PhaseKind.CHECK)
    person = await teams.sits(marias)
    assert (await checked(teams, marias)).mine == {}
    await vision.answer_check(teams.services, person, check_id, 1, "yes", "")
    teams.story.clock.passes(seconds=16)
    anas = await teams.sits(await teams.opens(PHONE))
    await vision.answer_check(teams.services, anas, check_id, 1, "not_yet", "Which story?")
    assert set((await checked(teams, marias)).mine) == set()
    await vision.answer_check(teams.services, person, check_id, 2, "not_yet", "")
    async with teams.services.database.reading() as connection:
        answers = await stored_vision.answers_of(connection, check_id)
    assert {(one.question, one.verdict, one.reason) for one in answers} == {
        (1, "not_yet", "Which story?"),
        (2, "not_yet", ""),
    }
    assert len({one.answerer_key for one in answers}) == 1, "one person, on however many devices"


async def test_each_device_sees_and_changes_what_it_answered(teams: Seat) -> None:
    check_id = await asked(teams)
    phone = await teams.opens(PHONE)
    await vision.answer_check(teams.services, await teams.sits(phone), check_id, 1, "yes", "")
    teams.story.clock.passes(seconds=16)
    laptop = await teams.opens(LAPTOP)
    await vision.answer_check(teams.services, await teams.sits(laptop), check_id, 2, "yes", "")
    await vision.answer_check(teams.services, await teams.sits(phone), check_id, 1, "not_yet", "")
    seen = {token: await checked(teams, token) for token in (phone, laptop)}
    assert {token: set(one.mine) for token, one in seen.items()} == {phone: {1}, laptop: {2}}


async def test_no_stored_key_of_a_maker_leads_to_a_device_or_from_one_thing_to_another(teams: Seat) -> None:
    phone = await teams.opens(PHONE)
    await likes(teams, phone)
    check_id = await asked(teams)
    person = await teams.sits(phone)
    await vision.answer_check(teams.services, person, check_id, 1, "yes", "")
    async with teams.services.database.reading() as connection:
        (like,) = await stored_drafts.likes_of(connection, teams.story.workshop.id)
        answers: tuple[CheckAnswer, ...] = await stored_vision.answers_of(connection, check_id)
    keys = {like.liker_key, answers[0].maker}
    assert len(keys) == 2
    assert keys.isdisjoint({person.device, person.circle.id, person.participant.id, ""})
