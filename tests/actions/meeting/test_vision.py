"""The group checks its statement, changes it, checks again, and adopts exactly those words."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.actions.access import Participating
from app.actions.meeting import vision
from app.actions.meeting.phases.check import Check as CheckPhase
from app.actions.meeting.shown_check import CheckShown
from app.actions.people import people
from app.actions.services import Services
from app.domain.errors import AlreadyDone, Conflict, Invalid, NotFound
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.meeting.vision import CHECK_QUESTIONS, Check, CheckAnswer, QuestionResult, Verdict, Vision
from app.domain.people.people import NewPerson
from app.storage import vision as stored
from tests import factories, pages
from tests.factories import Clock, Story
from tests.messages.english import english
from tests.people import ANA, BEN, CHEN, DILEK, MARIA, STATEMENT, Member

YES, NOT_YET = Verdict.YES, Verdict.NOT_YET


async def checking(services: Services, clock: Clock) -> Story:
    story = await factories.story(services, clock)
    await story.group_writes(f"\n{STATEMENT}  \n")
    await story.goes_to(PhaseKind.CHECK)
    await story.everyone_comes()
    await vision.open_check(services, story.maria)
    return story


async def answers(story: Story, *members: Member, verdict: str = "yes") -> None:
    """All three questions."""
    check = (await shown(story)).check
    for member in members:
        for number in (1, 2, 3):
            await vision.answer_check(story.services, story.seats[member], check.id, number, verdict, "")


async def shown(story: Story, member: Member | None = None) -> CheckShown:
    """What Maria's page shows of the check, or the member's."""
    return await pages.check(story.services, story.seats[member] if member else story.maria)


async def is_current(story: Story, member: Member | None = None) -> bool:
    """Whether that check was asked of the words as they stand."""
    person = story.seats[member] if member else story.maria
    return (await pages.content(story.services, person, CheckPhase)).is_current


async def adopted(story: Story) -> Vision | None:
    async with story.services.database.reading() as connection:
        return await stored.latest_vision(connection, story.workshop.id)


async def test_there_must_be_something_to_check_and_to_adopt(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    await story.group_writes(" \n ")
    with pytest.raises(Invalid, match="no statement to check"):
        await vision.open_check(services, story.maria)
    with pytest.raises(Invalid, match="no statement to adopt"):
        await vision.adopt(services, story.maria, "")
    assert await adopted(story) is None


async def test_answers_are_private_until_they_are_revealed_together(services: Services, clock: Clock) -> None:
    story = await checking(services, clock)
    check = (await shown(story)).check
    assert check == Check(check.id, STATEMENT, clock(), MARIA, None)
    await answers(story, ANA, CHEN, DILEK)
    await vision.answer_check(services, story.seats[BEN], check.id, 1, "yes", "")
    await vision.answer_check(services, story.seats[BEN], check.id, 1, "not_yet", " “Worth” is\nvague ")

    key = vision.answerer_key(services, story.seats[BEN], check.id)
    mine = {1: CheckAnswer(1, key, NOT_YET, "“Worth” is vague")}
    assert await shown(story, BEN) == CheckShown(check=check, done_count=3, mine=mine, results=None)
    assert await shown(story) == CheckShown(check=check, done_count=3, mine={}, results=None)
    assert [await is_current(story), await is_current(story, BEN)] == [True, True]

    clock.passes(minutes=2)
    await vision.reveal_check(services, story.maria, check.id)
    revealed = replace(check, revealed_at=clock(), people=4, answered=4)
    results = (
        QuestionResult(CHECK_QUESTIONS[0], 3, 1, ("“Worth” is vague",)),
        QuestionResult(CHECK_QUESTIONS[1], 3, 0, ()),
        QuestionResult(CHECK_QUESTIONS[2], 3, 0, ()),
    )
    expected = CheckShown(check=revealed, done_count=4, mine={}, results=results)
    assert [await shown(story), await shown(story, BEN)] == [expected, expected]
    assert [await is_current(story), await is_current(story, BEN)] == [True, True]
    with pytest.raises(Conflict, match="revealed already"):
        await vision.answer_check(services, story.seats[BEN], check.id, 2, "yes", "")
    with pytest.raises(AlreadyDone, match="these answers are revealed"):
        await vision.reveal_check(services, story.maria, check.id)


async def test_answers_are_yes_or_not_yet_to_the_check_that_is_open(services: Services, clock: Clock) -> None:
    story = await checking(services, clock)
    first = (await shown(story)).check.id
    for number, verdict, reason in ((0, "yes", ""), (4, "yes", ""), (1, "maybe", ""), (1, "yes", "x" * 501)):
        with pytest.raises(Invalid):
            await vision.answer_check(services, story.seats[ANA], first, number, verdict, reason)
    await answers(story, ANA, BEN, CHEN)
    await vision.reveal_check(services, story.maria, first)
    clock.passes(minutes=1)
    await vision.open_check(services, story.maria)
    with pytest.raises(Conflict, match="a new check has begun"):
        await vision.answer_check(services, story.seats[ANA], first, 1, "yes", "")
    with pytest.raises(NotFound):
        await vision.answer_check(services, story.seats[ANA], "no such check", 1, "yes", "")
    assert (await shown(story)).done_count == 0


async def test_of_two_who_ask_the_slower_drops_no_answer(services: Services, clock: Clock) -> None:
    story = await checking(services, clock)
    check = (await shown(story)).check
    await vision.answer_check(services, story.seats[ANA], check.id, 1, "yes", "")
    with pytest.raises(AlreadyDone, match="Done already: Maria Lind asked the three questions"):
        await vision.open_check(services, story.maria)
    assert ((await shown(story, ANA)).check, len((await shown(story, ANA)).mine)) == (check, 1)


async def test_of_two_who_adopt_the_slower_is_told_that_it_is_done(services: Services, clock: Clock) -> None:
    story = await checking(services, clock)
    await vision.adopt(services, story.maria, STATEMENT)
    first = await adopted(story)
    clock.passes(seconds=1)
    with pytest.raises(AlreadyDone, match="Done already: Maria Lind adopted these words"):
        await vision.adopt(services, story.maria, STATEMENT)
    assert await adopted(story) == first


async def test_a_changed_statement_makes_the_check_stale(services: Services, clock: Clock) -> None:
    story = await checking(services, clock)
    await answers(story, ANA, BEN, CHEN)
    await vision.reveal_check(services, story.maria, (await shown(story)).check.id)
    assert await is_current(story)
    await story.group_becomes("Every visitor leaves changed.")
    assert (await is_current(story), (await shown(story)).check.wording) == (False, STATEMENT)

    clock.passes(minutes=1)
    with pytest.raises(Conflict, match="just been changed"):
        await vision.adopt(services, story.maria, STATEMENT)
    await vision.adopt(services, story.maria, "Every visitor leaves changed.")
    assert await adopted(story) == Vision("Every visitor leaves changed.", clock(), MARIA)


async def test_adoption_is_of_exactly_the_words_that_stand_there(services: Services, clock: Clock) -> None:
    story = await checking(services, clock)
    await vision.adopt(services, story.maria, f"  {STATEMENT}\r\n")  # as a form sends it
    assert await adopted(story) == Vision(STATEMENT, clock(), MARIA)
    for wording in ("", STATEMENT.upper(), f"{STATEMENT}!"):
        with pytest.raises(Conflict):
            await vision.adopt(services, story.maria, wording)


async def test_a_check_without_answers_does_not_count(services: Services, clock: Clock) -> None:
    """Such as one that was once revealed without any."""
    story = await checking(services, clock)
    first = (await shown(story)).check
    await answers(story, ANA, BEN, CHEN)
    await vision.reveal_check(services, story.maria, first.id)
    clock.passes(minutes=1)
    await vision.open_check(services, story.maria)
    second = (await shown(story)).check
    assert (second.id != first.id, second.is_revealed) == (True, False)
    async with services.database.transaction() as connection:
        await stored.reveal(connection, story.workshop.id, second.id, clock(), 4, 0)
    revealed_at = clock() - timedelta(minutes=1)
    assert (await shown(story)).check == replace(first, revealed_at=revealed_at, people=4, answered=3)


async def test_what_speaks_against_adopting_is_said_before(services: Services, clock: Clock) -> None:
    story = await checking(services, clock)
    await people.add_person(services, story.maria, NewPerson("Ed Evans"))
    await people.add_person(services, story.maria, NewPerson("Fay Fox"))
    for card in await people.roster(services, story.maria):
        await people.note_joined(services, Participating(card.participant, story.workshop))
    doubts = [(await pages.content(services, story.maria, CheckPhase)).doubt]
    await answers(story, ANA, BEN, CHEN)
    await vision.reveal_check(services, story.maria, (await shown(story)).check.id)
    doubts.append((await pages.content(services, story.maria, CheckPhase)).doubt)
    assert english(doubts) == ["Not checked yet.", "Only 3 of 6 answered."]


async def test_another_workshop_reveals_nothing(services: Services, clock: Clock) -> None:
    story = await checking(services, clock)
    check = (await shown(story)).check
    other = await factories.workshop(services, story.maria.account)
    with pytest.raises(NotFound):
        await vision.reveal_check(services, other, check.id)
    stranger = replace(story.seats[ANA], workshop=other.workshop)
    with pytest.raises(NotFound):
        await vision.answer_check(services, stranger, check.id, 1, "yes", "")
    assert (await shown(story)).results is None
