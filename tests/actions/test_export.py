"""The record has everything of the workshop, and nobody's name beside a draft, a like or a reason."""

from dataclasses import asdict, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from app.actions import export
from app.actions.access import ReadingResult
from app.actions.meeting import drafts, vision
from app.actions.people import people
from app.actions.services import Services
from app.domain.cloud.cloud import visible_cloud
from app.domain.export.record import (
    Record,
    RecordCheck,
    RecordDraft,
    RecordLike,
    RecordPerson,
    RecordPhase,
    RecordQuestion,
)
from app.domain.meeting.drafts import Outcome
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.meeting.vision import CHECK_QUESTIONS
from app.domain.survey.survey import QUESTION
from app.domain.workshops.workshops import Mode
from app.render.wording import survey_line
from app.storage import drafts as stored_drafts
from app.storage import vision as stored_vision
from tests import factories
from tests.factories import Clock, Story
from tests.people import ANA, ANSWERS, BEN, CHEN, DILEK, MARIA, ORGANISATION, PARTICIPANTS, STATEMENT, TITLE

STOCKHOLM = ZoneInfo("Europe/Stockholm")


async def told(services: Services, clock: Clock, mode: Mode) -> Story:
    """A whole workshop, up to the adopted statement, at 12:00 in Stockholm. Chen was invited and did not come."""
    story = await factories.story(services, clock, mode)
    await story.answers(ANSWERS)
    await story.goes_to(PhaseKind.DRAFT)
    for member in (ANA, BEN, DILEK):
        await people.note_joined(services, story.seats[member])
    if mode is Mode.SOLO:
        for member in PARTICIPANTS:
            await story.writes(member)
    else:
        await story.team_writes("A", ANA.draft)
        await story.team_writes("B", BEN.draft)
    await story.time_runs_out()
    await likes(story)
    await story.group_writes(STATEMENT)
    await story.goes_to(PhaseKind.CHECK)
    await checks(story)
    clock.moment = datetime(2026, 12, 1, 12, 0, tzinfo=STOCKHOLM)
    await vision.adopt(services, story.maria, STATEMENT)
    return story


async def likes(story: Story) -> None:
    async with story.services.database.reading() as connection:
        found = await stored_drafts.of_workshop(connection, story.workshop.id)
    anas = next(draft for draft in found if draft.text == ANA.draft)
    for member, words, reason in (
        (CHEN, "visitor finds", "Not a word about us"),
        (BEN, "visitor finds", "It is a promise"),
        (DILEK, "Every", ""),
    ):
        start = anas.text.index(words)
        await drafts.like_phrase(story.services, story.seats[member], anas.id, start, start + len(words), reason)


async def checks(story: Story) -> None:
    await vision.open_check(story.services, story.maria)
    async with story.services.database.reading() as connection:
        check = await stored_vision.latest_check(connection, story.workshop.id)
    assert check is not None
    said = {(ANA, 1): ("not_yet", "Which story?"), (BEN, 1): ("yes", "I can say it by heart")}
    for member in (DILEK, ANA, BEN):
        for number in (1, 2, 3):
            verdict, reason = said.get((member, number), ("yes", ""))
            await vision.answer_check(story.services, story.seats[member], check.id, number, verdict, reason)
    await vision.reveal_check(story.services, story.maria, check.id)


async def revealed_at(story: Story) -> datetime:
    """In Stockholm."""
    async with story.services.database.reading() as connection:
        check = await stored_vision.latest_check(connection, story.workshop.id)
    assert check is not None
    assert check.revealed_at is not None
    return check.revealed_at.astimezone(STOCKHOLM)


async def record(story: Story) -> Record:
    return await export.record(story.services, ReadingResult(story.maria.account, story.workshop))


LIKES = (
    RecordLike("visitor finds", 2, ("It is a promise", "Not a word about us")),
    RecordLike("Every", 1, ()),
)


async def test_the_record_of_a_workshop_in_teams_is_whole(services: Services, clock: Clock) -> None:
    story = await told(services, clock, Mode.BREAKOUTS)
    noon = datetime(2026, 12, 1, 12, 0, tzinfo=STOCKHOLM)
    assert await record(story) == Record(
        organisation=ORGANISATION,
        title=TITLE,
        planned_for=date(2026, 12, 1),
        held_on=(date(2026, 12, 1),),
        mode=Mode.BREAKOUTS,
        statement=STATEMENT,
        adopted_at=noon,
        people=tuple(RecordPerson(m.name, m.role, m.department) for m in (ANA, BEN, DILEK)),
        invited=(RecordPerson(CHEN.name, CHEN.role, CHEN.department),),
        facilitators=(MARIA,),
        question=QUESTION,
        answer_count=6,
        cloud=visible_cloud(sorted(ANSWERS), QUESTION) or (),
        answers=tuple(sorted(ANSWERS)),
        drafts_outcome=Outcome.COLLECTED,
        drafts=(RecordDraft("Team A", ANA.draft, LIKES), RecordDraft("Team B", BEN.draft)),
        check=RecordCheck(
            STATEMENT,
            await revealed_at(story),
            3,
            3,
            (
                RecordQuestion(CHECK_QUESTIONS[0], 2, 1, ("I can say it by heart", "Which story?")),
                RecordQuestion(CHECK_QUESTIONS[1], 3, 0),
                RecordQuestion(CHECK_QUESTIONS[2], 3, 0),
            ),
        ),
        other_checks=(),
        agenda=tuple(RecordPhase(phase.title, phase.minutes) for phase in await story.agenda()),
        generated_at=noon,
    )


async def test_the_record_of_a_solo_workshop_names_nobody_beside_a_draft(services: Services, clock: Clock) -> None:
    story = await told(services, clock, Mode.SOLO)
    found = await record(story)
    assert [draft.label for draft in found.drafts] == ["Draft 1", "Draft 2", "Draft 3", "Draft 4"]
    assert {draft.text: draft.likes for draft in found.drafts} == {
        member.draft: LIKES if member is ANA else () for member in PARTICIPANTS
    }
    everything_else = str(asdict(replace(found, people=(), invited=())))
    for member, seat in story.seats.items():
        for trace in (member.name, member.email, seat.participant.id):
            assert trace not in everything_else


@pytest.mark.parametrize("mode", list(Mode))
async def test_who_came_is_not_told_while_something_comes_without_names(
    services: Services, clock: Clock, mode: Mode
) -> None:
    """Ana has come. Were it told, Ben's coming would stand beside the like or the answer that appears with him."""
    story = await factories.story(services, clock, mode, (ANA, BEN))
    await story.goes_to(PhaseKind.JUMP_IN)
    await people.note_joined(services, story.seats[ANA])
    told: dict[bool, set[PhaseKind]] = {True: set(), False: set()}
    for phase in await story.agenda():
        await story.goes_to(phase.kind)
        found = await record(story)
        listed = tuple(person.name for person in found.people), tuple(person.name for person in found.invited)
        assert listed == (((ANA.name,), (BEN.name,)) if found.tells_who_came else ((ANA.name, BEN.name), ()))
        told[found.tells_who_came].add(phase.kind)
    alone = {PhaseKind.DRAFT, PhaseKind.WRITE} if mode is Mode.SOLO else set()
    assert told[False] == {PhaseKind.COMPARE, PhaseKind.CHECK} | alone


async def test_who_came_is_told_once_a_vision_is_adopted_until_there_is_another_check(
    services: Services, clock: Clock
) -> None:
    story = await told(services, clock, Mode.BREAKOUTS)
    adopted = (await record(story)).tells_who_came
    clock.passes(minutes=1)
    await story.group_becomes("Every visitor leaves changed.")
    await vision.open_check(services, story.maria)
    assert (adopted, (await record(story)).tells_who_came) == (True, False)


async def test_below_the_minimum_neither_answers_nor_drafts_are_told(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, Mode.SOLO)
    await story.answers(ANSWERS[:4])
    await story.goes_to(PhaseKind.DRAFT)
    for member in (ANA, BEN):
        await story.writes(member)
    await story.time_runs_out()
    found = await record(story)
    assert (found.answer_count, found.more_may_wait) == (0, True)
    assert survey_line(found).startswith("Fewer than 5 people answered.")
    assert (found.answers, found.cloud, found.drafts) == ((), (), ())
    assert (found.statement, found.adopted_at, found.check, found.other_checks) == (None, None, None, ())


async def test_a_check_that_was_not_revealed_is_not_told(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    await story.group_writes(STATEMENT)
    await vision.open_check(services, story.maria)
    await vision.adopt(services, story.maria, STATEMENT)
    found = await record(story)
    assert (found.statement, found.check, found.other_checks) == (STATEMENT, None, ())


async def test_the_record_shows_which_wording_was_checked(services: Services, clock: Clock) -> None:
    story = await told(services, clock, Mode.BREAKOUTS)
    checked = (await record(story)).check
    assert checked is not None
    clock.passes(minutes=1)
    await story.group_becomes("Every visitor leaves changed.")
    await vision.adopt(services, story.maria, "Every visitor leaves changed.")
    found = await record(story)
    assert (found.statement, found.check, found.other_checks) == ("Every visitor leaves changed.", None, (checked,))


async def test_a_meeting_that_goes_on_another_day_was_held_on_both(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    held = [(await record(story)).held_on]
    await story.goes_to(PhaseKind.CUSTOMER)
    clock.passes(minutes=26 * 60)  # Maria looks something up the next day, alone
    await story.goes_to(PhaseKind.COMPARE)
    held.append((await record(story)).held_on)
    clock.passes(minutes=3 * 24 * 60)
    await people.arrive(services, story.seats[ANA])
    await story.goes_to(PhaseKind.WRITE)
    clock.passes(minutes=90)
    await story.goes_to(PhaseKind.CHECK)
    held.append((await record(story)).held_on)
    assert held == [(), (date(2026, 12, 1),), (date(2026, 12, 1), date(2026, 12, 5))]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_the_same_moment_gives_the_same_record(services: Services, clock: Clock) -> None:
    story = await told(services, clock, Mode.SOLO)
    assert await record(story) == await record(story)
