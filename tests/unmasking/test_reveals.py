"""Maria reveals and asks again as often and as early as she likes: no reveal shows what one person answered."""

import secrets
from statistics import mean

import pytest
from sqlalchemy import text

from app.actions.meeting import vision
from app.actions.meeting.phases.check import Check
from app.actions.people import people
from app.actions.services import Services
from app.domain.errors import Conflict, DomainError, NotAllowed
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.meeting.vision import Verdict
from app.storage import vision as stored
from app.storage.tables import check_answers
from tests import factories, pages
from tests.actions.test_anonymity import ONLY_SQLITE, files_of, rank_correlation, rows_of
from tests.factories import Clock, Story
from tests.messages.english import english
from tests.people import ANA, BEN, CHEN, DILEK, PARTICIPANTS, STATEMENT, Member

MANY = tuple(Member(f"Person {letter}", f"{letter}@museum.example", "Guide", "House", "") for letter in "ABCDEFGHIJKL")


async def asked(
    services: Services, clock: Clock, members: tuple[Member, ...] = PARTICIPANTS, come: tuple[Member, ...] | None = None
) -> Story:
    """The three questions are asked of those who have come."""
    story = await factories.story(services, clock, members=members)
    await story.group_writes(STATEMENT)
    await story.goes_to(PhaseKind.CHECK)
    for member in members if come is None else come:
        await people.note_joined(services, story.seats[member])
    await vision.open_check(services, story.maria)
    return story


async def check_id(story: Story) -> str:
    async with story.services.database.reading() as connection:
        check = await stored.latest_check(connection, story.workshop.id)
    assert check is not None
    return check.id


async def answers(story: Story, *members: Member, verdict: Verdict = Verdict.YES, why: str = "") -> None:
    latest = await check_id(story)
    for member in members:
        for number in (1, 2, 3):
            await vision.answer_check(story.services, story.seats[member], latest, number, verdict, why)


async def reveals(story: Story) -> None:
    await vision.reveal_check(story.services, story.maria, await check_id(story))


async def asks_again(story: Story) -> None:
    story.clock.passes(minutes=1)
    await vision.open_check(story.services, story.maria)


async def is_of_few(story: Story, member: Member) -> bool:
    """Whether the member's page says that everyone can tell who says what."""
    return (await pages.content(story.services, story.seats[member], Check)).is_of_few


async def test_no_reveal_shows_fewer_than_three_people(services: Services, clock: Clock) -> None:
    """She presses after each answer, asks again, and takes people off the list so that the rest is few."""
    story = await asked(services, clock)
    for member in (ANA, BEN):
        await answers(story, member)
        with pytest.raises(NotAllowed, match="once three people have answered"):
            await reveals(story)
        with pytest.raises(DomainError, match="Done already"):
            await vision.open_check(services, story.maria)
    for member in (CHEN, DILEK):
        await people.remove_person(services, story.maria, story.seats[member].participant.id)
    with pytest.raises(NotAllowed):
        await reveals(story)
    marias = await pages.check(services, story.maria)
    assert (marias.results, "What was answered is kept." in english(marias.waits)) == (None, True)
    ana = await pages.check(services, story.seats[ANA])
    assert (len(ana.mine), ana.waits) == (3, "")


async def test_somebody_who_answered_one_question_is_not_one_of_three(services: Services, clock: Clock) -> None:
    """Or the second question would show the answers of two."""
    story = await asked(services, clock)
    await answers(story, ANA, BEN)
    await vision.answer_check(services, story.seats[CHEN], await check_id(story), 1, "not_yet", "Mine")
    with pytest.raises(NotAllowed):
        await reveals(story)


async def test_asked_again_everyone_answers_anew_and_one_more_is_not_shown(services: Services, clock: Clock) -> None:
    story = await asked(services, clock, MANY)
    await answers(story, *MANY[:3])
    await reveals(story)
    await asks_again(story)
    again = await pages.check(services, story.seats[MANY[0]])
    assert (again.mine, again.done_count) == ({}, 0)
    await answers(story, *MANY[:4])
    with pytest.raises(NotAllowed, match="the difference"):
        await reveals(story)
    await answers(story, *MANY[4:6])
    await reveals(story)
    await asks_again(story)
    await answers(story, *MANY[1:6])
    with pytest.raises(NotAllowed, match="the difference"):
        await reveals(story)
    await answers(story, MANY[0], verdict=Verdict.NOT_YET)
    await reveals(story)


async def test_a_word_more_does_not_make_one_more_answer_safe(services: Services, clock: Clock) -> None:
    story = await asked(services, clock, MANY)
    await answers(story, *MANY[:3])
    await reveals(story)
    await story.group_becomes(f"{STATEMENT} Truly.")
    await asks_again(story)
    await answers(story, *MANY[:3])
    await answers(story, MANY[3], verdict=Verdict.NOT_YET)
    with pytest.raises(NotAllowed, match="the difference"):
        await reveals(story)
    await answers(story, *MANY[4:])
    await reveals(story)  # all twelve


async def test_nobody_takes_the_place_of_somebody_who_was_taken_off_the_list(services: Services, clock: Clock) -> None:
    story = await asked(services, clock, MANY)
    await answers(story, *MANY[:3])
    await reveals(story)
    await people.remove_person(services, story.maria, story.seats[MANY[0]].participant.id)
    await asks_again(story)
    await answers(story, *MANY[1:3])
    await answers(story, MANY[3], verdict=Verdict.NOT_YET)
    with pytest.raises(NotAllowed, match="the difference"):
        await reveals(story)
    await answers(story, *MANY[4:])
    await reveals(story)


async def test_a_check_that_was_replaced_is_never_revealed(services: Services, clock: Clock) -> None:
    story = await asked(services, clock)
    first = await check_id(story)
    await answers(story, ANA, BEN, CHEN, why="CANARY")
    await story.group_becomes("Every visitor leaves changed.")
    await asks_again(story)
    with pytest.raises(Conflict, match="new check"):
        await vision.reveal_check(services, story.maria, first)
    assert (await rows_of(services.database))["check_answers"] == []


async def test_two_people_are_told_first_and_their_answers_wait_for_both(services: Services, clock: Clock) -> None:
    story = await asked(services, clock, come=(ANA, BEN))
    assert [await is_of_few(story, member) for member in (ANA, BEN)] == [True, True]
    await answers(story, ANA)
    with pytest.raises(NotAllowed, match="once all who have come since then"):
        await reveals(story)
    await people.note_joined(services, story.seats[CHEN])
    await answers(story, BEN)
    with pytest.raises(NotAllowed):
        await reveals(story)
    await answers(story, CHEN)
    await reveals(story)


async def test_few_who_became_more_are_told_and_treated_as_many(services: Services, clock: Clock) -> None:
    """Two are asked, two more come, and all but Ana are taken off the list: her answers are not shown alone."""
    story = await asked(services, clock, come=(ANA, BEN))
    await answers(story, ANA)
    for member in (CHEN, DILEK):
        await people.note_joined(services, story.seats[member])
    assert not await is_of_few(story, DILEK)
    for member in (BEN, CHEN, DILEK):
        await people.remove_person(services, story.maria, story.seats[member].participant.id)
    assert not await is_of_few(story, ANA)
    with pytest.raises(NotAllowed):
        await reveals(story)


async def test_who_came_is_counted_also_if_they_were_taken_off_the_list_since(services: Services, clock: Clock) -> None:
    story = await asked(services, clock)
    await answers(story, ANA, BEN, CHEN)
    await people.remove_person(services, story.maria, story.seats[DILEK].participant.id)
    await reveals(story)
    check = (await pages.check(services, story.maria)).check
    assert (check.answered, check.people) == (3, 4)


async def test_people_who_were_many_when_they_were_asked_are_not_few_later(services: Services, clock: Clock) -> None:
    """What their pages said holds, no matter who is taken off the list."""
    story = await asked(services, clock)
    await answers(story, ANA)
    for member in (BEN, CHEN, DILEK):
        await people.remove_person(services, story.maria, story.seats[member].participant.id)
    assert not await is_of_few(story, ANA)
    with pytest.raises(NotAllowed):
        await reveals(story)


# -- somebody with a copy of the database and the secret key


def keys_of(story: Story, check: str) -> set[str]:
    return {story.services.key_of("check", check, seat.participant.id) for seat in story.seats.values()}


async def test_after_the_reveal_no_row_tells_whose_an_answer_is(services: Services, clock: Clock) -> None:
    story = await asked(services, clock)
    await answers(story, *PARTICIPANTS)
    check = await check_id(story)
    keys = keys_of(story, check)
    before = (await rows_of(services.database))["check_answers"]
    assert sum(any(key in row for key in keys) for row in before) == 12  # so that the search below is able to find them
    await reveals(story)
    rows = await rows_of(services.database)
    assert not [row for found in rows.values() for row in found if any(key in row for key in keys)]
    async with services.database.reading() as connection:
        found = (await connection.execute(text("SELECT answerer_key FROM check_answers"))).scalars().all()
    assert len(set(found)) == 12  # nor which three are one person's
    assert sorted(check_answers.columns.keys()) == [
        "answerer_key",
        "check_id",
        "maker",
        "question",
        "reason",
        "verdict",
    ]
    async with services.database.reading() as connection:
        makers = (await connection.execute(text("SELECT maker FROM check_answers"))).scalars().all()
    assert set(makers) == {""}  # nor which are of one device


@ONLY_SQLITE
async def test_after_the_reveal_no_file_holds_a_key(services: Services, clock: Clock) -> None:
    story = await asked(services, clock)
    await answers(story, *PARTICIPANTS)
    keys = keys_of(story, await check_id(story))
    assert all(key.encode() in b"".join(files_of(services.database).values()) for key in keys)
    await reveals(story)
    files = files_of(services.database)
    assert not [suffix for suffix, content in files.items() for key in keys if key.encode() in content]


async def test_no_order_in_which_answers_to_a_check_lie_tells_who_answered_first(
    services: Services, clock: Clock
) -> None:
    story = await asked(services, clock, MANY)
    found: list[list[float]] = [[], []]
    for round_of_answers in range(8):
        reasons = [secrets.token_hex(4) for _ in MANY]
        latest = await check_id(story)
        for member, why in zip(MANY, reasons, strict=True):
            for number in (1, 2, 3):
                await vision.answer_check(services, story.seats[member], latest, number, "not_yet", why)
        await reveals(story)
        async with services.database.reading() as connection:
            one = text("SELECT reason FROM check_answers WHERE question = 1 AND check_id = :check")
            lying = list((await connection.execute(one, {"check": latest})).scalars())
        shown = (await pages.check(services, story.maria)).results
        assert shown is not None
        for place, order in enumerate((lying, shown[0].reasons)):
            found[place].append(rank_correlation(reasons, order))
        if round_of_answers < 7:
            await asks_again(story)
    # The mean of 8 such has a standard deviation of 0.11.
    assert [abs(mean(one)) < 0.45 for one in found] == [True, True]
