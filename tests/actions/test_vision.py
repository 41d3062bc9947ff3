"""The group checks its statement, changes it, checks again, and adopts exactly those words."""

from dataclasses import replace

import pytest

from app.actions import meeting, vision
from app.actions.meeting import CheckShown
from app.actions.services import Services
from app.domain.agenda import PhaseKind
from app.domain.refusals import Invalid, Overtaken
from app.domain.vision import CHECK_QUESTIONS, Check, CheckAnswer, QuestionResult, Verdict, Vision
from app.storage import vision as stored
from tests import factories
from tests.factories import Clock, Story
from tests.people import ANA, BEN, MARIA, STATEMENT, Member

YES, NOT_YET = Verdict.YES, Verdict.NOT_YET


async def checking(services: Services, clock: Clock) -> Story:
    story = await factories.story(services, clock)
    await story.group_writes(f"\n{STATEMENT}  \n")
    await story.goes_to(PhaseKind.CHECK)
    await vision.open_check(services, story.maria)
    return story


async def shown(story: Story, member: Member | None = None) -> CheckShown:
    """What Maria's page shows of the check, or the member's."""
    view = await meeting.view(story.services, story.seats[member] if member else story.maria)
    assert view.check is not None
    return view.check


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
    for number in (1, 2, 3):
        await vision.answer_check(services, story.seats[ANA], check.id, number, "yes", "")
    await vision.answer_check(services, story.seats[BEN], check.id, 1, "yes", "")
    await vision.answer_check(services, story.seats[BEN], check.id, 1, "not_yet", " “Worth” is\nvague ")

    key = vision.answerer_key(services, story.seats[BEN], check.id)
    mine = {1: CheckAnswer(1, key, NOT_YET, "“Worth” is vague")}
    assert await shown(story, BEN) == CheckShown(check, True, 1, mine, None)
    assert await shown(story) == CheckShown(check, True, 1, {}, None)

    clock.passes(minutes=2)
    await vision.reveal_check(services, story.maria, check.id)
    revealed = replace(check, revealed_at=clock())
    results = (
        QuestionResult(CHECK_QUESTIONS[0], 1, 1, ("“Worth” is vague",)),
        QuestionResult(CHECK_QUESTIONS[1], 1, 0, ()),
        QuestionResult(CHECK_QUESTIONS[2], 1, 0, ()),
    )
    assert await shown(story) == CheckShown(revealed, True, 1, {}, results)
    assert await shown(story, BEN) == CheckShown(revealed, True, 1, mine, results)
    with pytest.raises(Overtaken, match="revealed already"):
        await vision.answer_check(services, story.seats[BEN], check.id, 2, "yes", "")
    with pytest.raises(Overtaken, match="revealed already"):
        await vision.reveal_check(services, story.maria, check.id)


async def test_answers_are_yes_or_not_yet_to_the_check_that_is_open(services: Services, clock: Clock) -> None:
    story = await checking(services, clock)
    first = (await shown(story)).check.id
    for number, verdict, reason in ((0, "yes", ""), (4, "yes", ""), (1, "maybe", ""), (1, "yes", "x" * 501)):
        with pytest.raises(Invalid):
            await vision.answer_check(services, story.seats[ANA], first, number, verdict, reason)
    clock.passes(minutes=1)
    await vision.open_check(services, story.maria)
    for check_id in (first, "no such check"):
        with pytest.raises(Overtaken, match="a new check has begun"):
            await vision.answer_check(services, story.seats[ANA], check_id, 1, "yes", "")
    assert (await shown(story)).done_count == 0


async def test_a_changed_statement_makes_the_check_stale(services: Services, clock: Clock) -> None:
    story = await checking(services, clock)
    check = (await shown(story)).check
    await vision.reveal_check(services, story.maria, check.id)
    assert (await shown(story)).is_current
    await story.group_becomes("Every visitor leaves changed.")
    stale = await shown(story)
    assert (stale.is_current, stale.check.wording) == (False, STATEMENT)

    clock.passes(minutes=1)
    with pytest.raises(Overtaken, match="just been changed"):
        await vision.adopt(services, story.maria, STATEMENT)
    await vision.adopt(services, story.maria, "Every visitor leaves changed.")
    assert await adopted(story) == Vision("Every visitor leaves changed.", None, clock(), MARIA)


async def test_adoption_is_bound_to_the_words_that_were_checked(services: Services, clock: Clock) -> None:
    story = await checking(services, clock)
    check = (await shown(story)).check
    await vision.adopt(services, story.maria, STATEMENT)
    assert await adopted(story) == Vision(STATEMENT, None, clock(), MARIA)  # nobody had seen the answers yet
    clock.passes(minutes=1)
    await vision.reveal_check(services, story.maria, check.id)
    await vision.adopt(services, story.maria, f"  {STATEMENT}\r\n")  # as a form sends it
    assert await adopted(story) == Vision(STATEMENT, check.id, clock(), MARIA)
    for wording in ("", STATEMENT.upper(), f"{STATEMENT}!"):
        with pytest.raises(Overtaken):
            await vision.adopt(services, story.maria, wording)


async def test_another_workshop_reveals_nothing(services: Services, clock: Clock) -> None:
    story = await checking(services, clock)
    check = (await shown(story)).check
    other = await factories.workshop(services, story.maria.account)
    with pytest.raises(Overtaken):
        await vision.reveal_check(services, other, check.id)
    stranger = replace(story.seats[ANA], workshop=other.workshop)
    with pytest.raises(Overtaken):
        await vision.answer_check(services, stranger, check.id, 1, "yes", "")
    assert (await shown(story)).results is None
