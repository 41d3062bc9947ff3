"""Fewer than three wrote alone: nothing is lost, nobody is shown anything, and people can write again."""

import asyncio

import pytest

from app.actions import export
from app.actions.access import ReadingResult, Watching
from app.actions.meeting import agenda, drafts, late_drafts
from app.actions.meeting.page import meeting_page
from app.actions.meeting.phases.draft import Draft
from app.actions.people import people
from app.actions.services import Services
from app.actions.workshops import workshops
from app.domain.documents.documents import DocumentKind
from app.domain.errors import Invalid, NotAllowed
from app.domain.meeting.clock import GRACE
from app.domain.meeting.drafts import Outcome
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.people.people import NewPerson
from app.domain.workshops.workshops import Mode
from app.live.errors import DocumentLocked
from app.storage import workshop_documents
from tests import factories, pages
from tests.actions.withholding import ask, drafted, drafting, locked, outcome, released, texts, withholding, written
from tests.factories import Clock
from tests.messages.english import english
from tests.people import ANA, BEN, CHEN, DILEK, ORGANISATION, PARTICIPANTS, TITLE, Member

DETAILS = {
    "organisation": ORGANISATION,
    "title": TITLE,
    "starts_at": "2026-12-01T14:00",
    "time_zone": "Europe/Stockholm",
    "mode": Mode.BREAKOUTS,
}
FEW = pytest.mark.parametrize("writers", [(), (ANA,), (ANA, BEN)], ids=["nobody", "one", "two"])


@FEW
@pytest.mark.parametrize("how", ["time runs out", "ended early"])
async def test_nothing_is_collected_and_nothing_deleted(
    services: Services, clock: Clock, writers: tuple[Member, ...], how: str
) -> None:
    """Everyone moves on, exactly once, whichever of several processes notices; and nothing comes by surprise later."""
    story = await drafting(services, clock, writers)
    if how == "ended early":
        await story.goes_on()
    deadline = (await story.meeting()).deadline
    assert deadline is not None
    clock.moment = deadline + GRACE
    noticed = await asyncio.gather(*(drafts.collect_if_due(services, story.workshop.id) for _ in range(4)))
    assert noticed == [False] * 4
    assert (await outcome(story), await story.phase()) == (Outcome.WITHHELD, PhaseKind.COMPARE)
    turn = (await story.meeting()).version
    assert english((await story.meeting()).note) == "Drafting is over: the drafts were not shown"
    clock.passes(minutes=600)
    assert not await drafts.collect_if_due(services, story.workshop.id)
    assert (await story.meeting()).version == turn
    assert (await drafted(story), await texts(story)) == ([], written(*writers))


@pytest.mark.parametrize("writers", [PARTICIPANTS[:3], PARTICIPANTS], ids=["three", "four"])
async def test_three_are_enough(services: Services, clock: Clock, writers: tuple[Member, ...]) -> None:
    story = await drafting(services, clock, writers)
    assert await story.time_runs_out()
    assert (await outcome(story), len(await drafted(story))) == (Outcome.COLLECTED, len(writers))


async def test_three_of_which_one_was_emptied_are_too_few(services: Services, clock: Clock) -> None:
    story = await drafting(services, clock, (ANA, BEN, CHEN))
    await story.becomes(CHEN, " \n")
    assert not await story.time_runs_out()
    assert (await outcome(story), await drafted(story)) == (Outcome.WITHHELD, [])


async def test_teams_are_collected_whatever_they_wrote(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock, Mode.BREAKOUTS)
    await story.goes_to(PhaseKind.DRAFT)
    assert await story.time_runs_out()
    assert (await outcome(story), await drafted(story)) == (Outcome.COLLECTED, [("Team A", ""), ("Team B", "")])


async def test_the_documents_stay_their_authors_and_can_be_written_on(services: Services, clock: Clock) -> None:
    story = await withholding(services, clock)
    await story.becomes(ANA, "Better words.")
    await story.goes_to(PhaseKind.WRITE)
    await story.writes(DILEK)
    assert await texts(story) == written(ANA, BEN, DILEK) | {ANA.name: "Better words."}
    seats = {member: await meeting_page(services, story.seats[member]) for member in PARTICIPANTS}
    for member, shown in seats.items():
        assert shown.frame.seat and shown.frame.seat.own_document
        assert shown.frame.seat.own_document.participant_id == story.seats[member].participant.id
    others = (await meeting_page(services, story.maria), await meeting_page(services, Watching(story.workshop)))
    for shown in (*seats.values(), *others):
        assert (shown.frame.is_withheld, pages.drafts_of(shown).drafts) == (True, ())
    for shown in others:
        assert (shown.frame.seat, BEN.draft in pages.everything_in(shown)) == (None, False)


async def test_a_late_comer_gets_a_document_and_may_write(services: Services, clock: Clock) -> None:
    story = await withholding(services, clock)
    await people.add_person(services, story.maria, NewPerson("Ed Evans"))
    assert len(await story.documents(DocumentKind.SOLO)) == len(PARTICIPANTS) + 1


async def test_people_write_again_with_what_they_have(services: Services, clock: Clock) -> None:
    story = await withholding(services, clock)
    await ask(story, ANA)
    await story.goes_to(PhaseKind.WRITE)
    await story.goes_to(PhaseKind.DRAFT)
    running = await story.meeting()
    assert running.remaining(clock()) == 5 * 60
    assert (await outcome(story), await released(story), await texts(story)) == (Outcome.OPEN, 0, written(ANA, BEN))
    await story.writes(CHEN)
    assert await story.time_runs_out()
    assert {text for _, text in await drafted(story)} == {ANA.draft, BEN.draft, CHEN.draft}
    assert (await outcome(story), await story.documents(DocumentKind.SOLO)) == (Outcome.COLLECTED, ())


async def test_who_was_done_is_not_done_when_people_write_again(services: Services, clock: Clock) -> None:
    story = await drafting(services, clock, (ANA, BEN))
    await agenda.set_done(services, story.seats[ANA], is_done=True)
    await story.time_runs_out()
    await story.goes_to(PhaseKind.DRAFT)
    assert (await pages.content(services, story.maria, Draft)).done_count == 0


async def test_writing_again_may_be_too_few_again(services: Services, clock: Clock) -> None:
    story = await withholding(services, clock)
    for _ in range(2):
        await story.goes_to(PhaseKind.DRAFT)
        assert not await story.time_runs_out()
        assert (await outcome(story), await story.phase()) == (Outcome.WITHHELD, PhaseKind.COMPARE)
    assert await texts(story) == written(ANA, BEN)
    await ask(story, ANA, BEN)
    assert len(await drafted(story)) == 2


async def test_what_missed_the_lock_goes_into_the_document_and_not_to_the_facilitator(
    services: Services, clock: Clock
) -> None:
    story = await withholding(services, clock)
    with pytest.raises(NotAllowed, match="open again"):
        await late_drafts.offer_late_draft(services, story.seats[CHEN], CHEN.draft)
    await ask(story, ANA, BEN)
    await late_drafts.offer_late_draft(services, story.seats[CHEN], CHEN.draft)
    (late,) = (await pages.drafts(services, story.maria)).late
    await late_drafts.accept_late_draft(services, story.maria, late.id)
    found = await drafted(story)
    assert [label for label, _ in found] == ["Draft 1", "Draft 2", "Draft 3"]
    assert {text for _, text in found} == {ANA.draft, BEN.draft, CHEN.draft}


@FEW
async def test_the_record_says_what_is_true_and_not_how_many_wrote(
    services: Services, clock: Clock, writers: tuple[Member, ...]
) -> None:
    story = await withholding(services, clock, writers)
    reader = ReadingResult(story.maria.account, story.workshop)
    record = await export.record(services, reader)
    assert (record.drafts_outcome, record.drafts) == (Outcome.WITHHELD, ())
    if writers:
        await ask(story, *writers)
        record = await export.record(services, reader)
        assert (record.drafts_outcome, len(record.drafts)) == (Outcome.RELEASED, len(writers))


async def test_the_way_of_drafting_stays_while_drafts_are_withheld(services: Services, clock: Clock) -> None:
    story = await withholding(services, clock, ())
    await story.goes_to(PhaseKind.LOBBY)
    with pytest.raises(Invalid, match="Drafting has begun"):
        await workshops.change_workshop(services, story.maria, **DETAILS)


async def test_a_crash_after_locking_ends_as_it_would_have(services: Services, clock: Clock) -> None:
    story = await drafting(services, clock, (ANA, BEN))
    ids = [document.id for document in await story.documents(DocumentKind.SOLO)]
    async with services.database.transaction() as connection:
        await workshop_documents.lock(connection, story.workshop.id, ids, clock())
    with pytest.raises(DocumentLocked):
        await story.writes(CHEN)
    assert not await story.time_runs_out()
    assert (await outcome(story), await locked(story)) == (Outcome.WITHHELD, [False] * 4)
    await story.becomes(CHEN, CHEN.draft)
