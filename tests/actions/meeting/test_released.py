"""Withheld drafts are shown once everyone who wrote has pressed “Show mine”; until then nobody learns who has."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Person, Watching
from app.actions.ending import ended
from app.actions.meeting import drafts, vision, withheld
from app.actions.meeting.page import meeting_page
from app.actions.people import people
from app.actions.services import Services
from app.domain.documents.documents import DocumentKind
from app.domain.errors import Conflict, Invalid, NotAllowed
from app.domain.meeting.drafts import Outcome
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from app.storage import withheld as stored_releases
from app.storage import workshop_documents
from tests import factories, pages
from tests.actions.withholding import ask, drafted, drafting, locked, outcome, released, texts, withholding, written
from tests.factories import Clock
from tests.messages.english import english
from tests.people import ANA, BEN, CHEN, DILEK, STATEMENT


async def test_drafts_are_shown_once_all_who_wrote_have_asked(services: Services, clock: Clock) -> None:
    story = await withholding(services, clock)
    await ask(story, ANA)
    assert await drafted(story) == []
    await story.becomes(ANA, "What stands there in the end.")
    turn = (await story.meeting()).version
    await ask(story, BEN)
    found = await drafted(story)
    assert [label for label, _ in found] == ["Draft 1", "Draft 2"]
    assert {text for _, text in found} == {"What stands there in the end.", BEN.draft}
    assert (await outcome(story), await released(story)) == (Outcome.RELEASED, 0)
    assert await story.documents(DocumentKind.SOLO) == ()
    assert ((await story.meeting()).version, await story.phase()) == (turn, PhaseKind.COMPARE)
    assert english((await story.meeting()).note) == "The drafts are shown now"
    for seat in story.seats.values():
        assert len((await pages.drafts(services, seat)).drafts) == 2
    draft = (await pages.drafts(services, story.maria)).drafts[0].draft
    await drafts.like_phrase(services, story.seats[DILEK], draft.id, 0, 4, "")


async def test_the_only_writer_shows_their_draft_alone(services: Services, clock: Clock) -> None:
    story = await withholding(services, clock, (ANA,))
    await ask(story, ANA)
    assert await drafted(story) == [("Draft 1", ANA.draft)]


async def test_several_processes_show_them_exactly_once(services: Services, clock: Clock) -> None:
    story = await withholding(services, clock)
    for member in (ANA, BEN):
        await withheld.release(services, story.seats[member])
    await asyncio.gather(*(withheld.show_if_released(services, story.workshop.id) for _ in range(4)))
    assert sorted(text for _, text in await drafted(story)) == sorted([ANA.draft, BEN.draft])
    assert await withheld.show_if_released(services, story.workshop.id)
    assert len(await drafted(story)) == 2


async def test_the_press_is_taken_back_until_all_have_pressed(services: Services, clock: Clock) -> None:
    story = await withholding(services, clock)
    await ask(story, ANA, ANA)
    assert (await pages.seat_part(services, story.seats[ANA])).has_released
    await withheld.take_back(services, story.seats[ANA])
    await withheld.take_back(services, story.seats[ANA])
    assert not (await pages.seat_part(services, story.seats[ANA])).has_released
    await ask(story, BEN)
    assert (await drafted(story), await texts(story)) == ([], written(ANA, BEN))
    await ask(story, ANA)
    for press in (withheld.release, withheld.take_back):
        with pytest.raises(Conflict, match="shown already"):
            await press(services, story.seats[ANA])


async def test_nobody_learns_who_or_how_many_have_pressed(
    services: Services, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No page but one's own changes, and no page is rung."""
    story = await withholding(services, clock)
    rung: list[str] = []

    async def rings(topic: str, payload: bytes = b"") -> None:
        rung.append(topic)

    monkeypatch.setattr(services.bus, "publish", rings)
    everyone: tuple[Person, ...] = (
        *(story.seats[member] for member in (BEN, CHEN, DILEK)),
        story.maria,
        Watching(story.workshop),
    )
    before = [await meeting_page(services, person) for person in everyone]
    await ask(story, ANA)
    assert [await meeting_page(services, person) for person in everyone] == before
    await withheld.take_back(services, story.seats[ANA])
    assert [await meeting_page(services, person) for person in everyone] == before
    assert rung == []


async def test_only_ones_own_written_draft_is_released_and_only_when_it_is_withheld(
    services: Services, clock: Clock
) -> None:
    story = await drafting(services, clock, (ANA, BEN))
    for press in (withheld.release, withheld.take_back):
        with pytest.raises(Conflict, match="Drafting goes on"):
            await press(services, story.seats[ANA])
    await story.time_runs_out()
    with pytest.raises(Invalid, match="empty"):
        await withheld.release(services, story.seats[CHEN])
    other = await factories.workshop(services, story.maria.account, Mode.SOLO)
    stranger = replace(story.seats[ANA], workshop=other.workshop)
    with pytest.raises(Conflict):
        await withheld.release(services, stranger)
    assert await released(story) == 0


@pytest.mark.parametrize("how", ["clears the document", "is taken off the list"])
async def test_somebody_who_no_longer_has_a_draft_need_not_press(services: Services, clock: Clock, how: str) -> None:
    story = await withholding(services, clock)
    await ask(story, ANA)
    if how == "clears the document":
        await story.becomes(BEN, "")
    else:
        await people.remove_person(services, story.maria, story.seats[BEN].participant.id)
        await withheld.show_if_released(services, story.workshop.id)
        assert await drafted(story) == []
        await withheld.release(services, story.seats[ANA])  # anew, once Ben is off the list
    assert await drafted(story) == []
    await withheld.show_if_released(services, story.workshop.id)
    assert await drafted(story) == [("Draft 1", ANA.draft)]


async def test_a_person_who_begins_to_write_now_is_asked_too(services: Services, clock: Clock) -> None:
    story = await withholding(services, clock)
    await ask(story, ANA)
    await story.writes(CHEN)
    await ask(story, BEN)
    assert await drafted(story) == []
    await ask(story, CHEN)
    assert {text for _, text in await drafted(story)} == {ANA.draft, BEN.draft, CHEN.draft}


async def test_going_back_to_draft_after_they_are_shown_begins_nothing(services: Services, clock: Clock) -> None:
    story = await withholding(services, clock)
    await ask(story, ANA, BEN)
    await story.goes_to(PhaseKind.DRAFT)
    assert not (await story.meeting()).has_clock
    assert (await outcome(story), len(await drafted(story))) == (Outcome.RELEASED, 2)


async def test_with_the_adoption_the_releases_are_gone_and_the_documents_stay(services: Services, clock: Clock) -> None:
    story = await withholding(services, clock)
    await ask(story, ANA)
    await story.goes_to(PhaseKind.WRITE)
    await story.group_writes(STATEMENT)
    await vision.adopt(services, story.maria, STATEMENT)
    assert await released(story) == 0
    with pytest.raises(NotAllowed, match="adopted"):
        await withheld.release(services, story.seats[BEN])
    assert await texts(story) == written(ANA, BEN)


@pytest.mark.parametrize("taken_back", [False, True])
async def test_a_crash_before_they_are_shown_is_picked_up_by_the_clock(
    services: Services, clock: Clock, *, taken_back: bool
) -> None:
    """The process that had locked the documents is gone; an author may have changed their mind since."""
    story = await withholding(services, clock)
    for member in (ANA, BEN):
        await withheld.release(services, story.seats[member])
    ids = [document.id for document in await story.documents(DocumentKind.SOLO)]
    async with services.database.transaction() as connection:
        await workshop_documents.lock(connection, story.workshop.id, ids, clock())
    if taken_back:
        for member in (ANA, BEN):
            await withheld.take_back(services, story.seats[member])
    running = asyncio.create_task(drafts.run_clock(services, every_seconds=0.01))
    async with asyncio.timeout(30):
        while any(await locked(story)) or len(await drafted(story)) != (0 if taken_back else 2):
            await asyncio.sleep(0.01)
    await ended(running)
    assert await outcome(story) is (Outcome.WITHHELD if taken_back else Outcome.RELEASED)


async def test_a_document_that_is_empty_for_a_moment_does_not_count_as_cleared(
    services: Services, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ben selects all and writes anew: the clock looks when somebody presses, not at every key."""
    story = await withholding(services, clock)
    await withheld.release(services, story.seats[ANA])
    round_ended = _rounds(monkeypatch)
    running = asyncio.create_task(drafts.run_clock(services, every_seconds=0.01))
    await round_ended(2)
    for text in ("", "Anew."):
        await story.becomes(BEN, text)
        await round_ended(2)
    assert await drafted(story) == []
    await withheld.release(services, story.seats[BEN])
    await round_ended(2)
    await ended(running)
    assert {text for _, text in await drafted(story)} == {ANA.draft, "Anew."}


def _rounds(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Awaitable[None]]:
    """Gives what waits until the clock has begun so many more rounds: one less has then ended."""
    looks, begun = stored_releases.looks, asyncio.Semaphore(0)

    async def counted(connection: AsyncConnection) -> dict[str, stored_releases.Look]:
        begun.release()
        return await looks(connection)

    async def wait(count: int) -> None:
        while not begun.locked():
            await begun.acquire()
        async with asyncio.timeout(30):
            for _ in range(count):
                await begun.acquire()

    monkeypatch.setattr(stored_releases, "looks", counted)
    return wait
