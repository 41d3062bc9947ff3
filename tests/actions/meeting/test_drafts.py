"""At zero the drafts are collected, exactly once; then people like what is in them."""

import asyncio
from datetime import datetime

import pytest

from app.actions.ending import ended
from app.actions.meeting import drafts
from app.actions.services import Services
from app.domain.documents.documents import DocumentKind
from app.domain.errors import Invalid, NotFound
from app.domain.meeting.clock import GRACE
from app.domain.meeting.drafts import Draft, Like
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from app.live.errors import DocumentLocked
from app.storage import drafts as stored
from app.storage import workshop_documents
from tests import factories
from tests.factories import Clock, Story
from tests.people import ANA, BEN, CHEN, DILEK, PARTICIPANTS


async def drafted(story: Story) -> tuple[Draft, ...]:
    async with story.services.database.reading() as connection:
        return await stored.of_workshop(connection, story.workshop.id)


async def likes(story: Story) -> tuple[Like, ...]:
    async with story.services.database.reading() as connection:
        return await stored.likes_of(connection, story.workshop.id)


async def drafting(services: Services, clock: Clock, mode: Mode) -> Story:
    """Everybody has written; Chen only a blank."""
    story = await factories.story(services, clock, mode)
    await story.goes_to(PhaseKind.DRAFT)
    if mode is Mode.BREAKOUTS:
        await story.team_writes("A", f" {ANA.draft}\n")
        await story.team_writes("B", BEN.draft)
    else:
        for member in (ANA, BEN, DILEK):
            await story.writes(member)
        await story.writes(CHEN, " \n")
    return story


async def test_nothing_is_collected_before_the_grace_is_over(services: Services, clock: Clock) -> None:
    story = await drafting(services, clock, Mode.BREAKOUTS)
    for seconds in (0, 14 * 60, 60, 9.999):
        clock.passes(seconds=seconds)
        assert not await drafts.collect_if_due(services, story.workshop.id)
    assert (await drafted(story), await story.phase()) == ((), PhaseKind.DRAFT)
    await story.keeps_writing()
    clock.passes(seconds=1)
    assert not await drafts.collect_if_due(services, story.workshop.id)
    assert not await drafts.collect_if_due(services, "no such workshop")


async def test_only_a_drafting_phase_is_collected(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    await story.goes_to(PhaseKind.WRITE)
    clock.passes(minutes=500)
    assert not await drafts.collect_if_due(services, story.workshop.id)
    assert await story.phase() == PhaseKind.WRITE


@pytest.mark.parametrize("mode", list(Mode))
async def test_drafts_are_collected_exactly_once(services: Services, clock: Clock, mode: Mode) -> None:
    story = await drafting(services, clock, mode)
    deadline = (await story.meeting()).deadline
    assert deadline is not None
    clock.moment = deadline + GRACE
    noticed = await asyncio.gather(*(drafts.collect_if_due(services, story.workshop.id) for _ in range(4)))
    assert sorted(noticed) == [False, False, False, True]
    assert not await drafts.collect_if_due(services, story.workshop.id)
    found = await drafted(story)
    if mode is Mode.BREAKOUTS:
        assert [(d.position, d.label, d.text) for d in found] == [(0, "Team A", ANA.draft), (1, "Team B", BEN.draft)]
    else:
        assert [(d.position, d.label) for d in found] == [(0, "Draft 1"), (1, "Draft 2"), (2, "Draft 3")]
        assert sorted(d.text for d in found) == sorted([ANA.draft, BEN.draft, DILEK.draft])
    assert await story.phase() == PhaseKind.COMPARE


async def test_what_is_collected_is_locked_and_the_group_document_stays_open(services: Services, clock: Clock) -> None:
    story = await drafting(services, clock, Mode.BREAKOUTS)
    await story.time_runs_out()
    locked = {d.label: d.locked_at is not None for kind in DocumentKind for d in await story.documents(kind)}
    assert locked == {"Team A": True, "Team B": True, "Group": False}
    with pytest.raises(DocumentLocked):
        await story.team_writes("A", "too late")
    await story.group_writes("still open")


async def test_a_crash_between_locking_and_collecting_loses_nothing(services: Services, clock: Clock) -> None:
    """The next look at the clock goes on where the crash left off."""
    story = await drafting(services, clock, Mode.SOLO)
    ids = [document.id for document in await story.documents(DocumentKind.SOLO)]
    async with services.database.transaction() as connection:
        await workshop_documents.lock(connection, story.workshop.id, ids, clock())
    assert await story.time_runs_out()
    assert sorted(draft.text for draft in await drafted(story)) == sorted([ANA.draft, BEN.draft, DILEK.draft])


async def test_what_waits_for_a_full_disk_when_time_is_up_is_waited_for(
    services: Services, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Locking the documents then would keep out what was written in time."""
    story = await drafting(services, clock, Mode.SOLO)
    chen = story.seats[CHEN].participant.id
    (chens,) = [one.id for one in await story.documents(DocumentKind.SOLO) if one.participant_id == chen]
    full = asyncio.Event()

    async def no_room(_: object) -> None:
        full.set()
        raise OSError("No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(services.hub._stored, "append", no_room)
        document = await services.hub._documents.open(chens)
        _, written = document.becomes(CHEN.draft, None)
        await full.wait()
        assert not await story.time_runs_out()
        assert (await drafted(story), await story.phase()) == ((), PhaseKind.DRAFT)
    await written
    assert await drafts.collect_if_due(services, story.workshop.id)
    assert sorted(d.text for d in await drafted(story)) == sorted(m.draft for m in (ANA, BEN, CHEN, DILEK))


async def test_the_servers_clock_collects_by_itself(services: Services, clock: Clock) -> None:
    story = await drafting(services, clock, Mode.SOLO)
    running = asyncio.create_task(drafts.run_clock(services, every_seconds=0.01))
    clock.passes(minutes=5, seconds=9)
    await asyncio.sleep(0.05)
    assert await drafted(story) == ()
    clock.passes(seconds=1)
    async with asyncio.timeout(30):
        while not await drafted(story):
            await asyncio.sleep(0.01)
    await ended(running)
    assert len(await drafted(story)) == 3


async def test_pages_hear_of_it_when_time_is_up(services: Services, clock: Clock) -> None:
    """From then on they offer to keep writing, and nothing else would ring."""
    story = await drafting(services, clock, Mode.BREAKOUTS)
    rings: list[datetime] = []
    end = services.bus.subscribe(f"workshop:{story.workshop.id}", lambda _: rings.append(clock()))
    running = asyncio.create_task(drafts.run_clock(services, every_seconds=0.01))
    clock.passes(minutes=14, seconds=59)
    await asyncio.sleep(0.05)
    assert rings == []
    clock.passes(seconds=2)
    async with asyncio.timeout(30):
        while not rings:
            await asyncio.sleep(0.01)
    await asyncio.sleep(0.1)  # ten more looks at the clock
    await ended(running)
    end()
    assert rings == [clock()]


async def collected(services: Services, clock: Clock) -> tuple[Story, Draft]:
    story = await drafting(services, clock, Mode.BREAKOUTS)
    await story.time_runs_out()
    return story, (await drafted(story))[0]


async def test_people_like_phrases_say_why_and_take_it_back(services: Services, clock: Clock) -> None:
    story, draft = await collected(services, clock)
    start, end = len("Every "), len("Every visitor finds")
    assert draft.text[start:end] == "visitor finds"
    await drafts.like_phrase(services, story.seats[ANA], draft.id, start - 1, end - 2, "  one can\nsee it ")
    await drafts.like_phrase(services, story.seats[BEN], draft.id, start, end, "")
    given = {like.reason: like for like in await likes(story)}
    assert given == {
        "one can see it": Like(
            given["one can see it"].id,
            draft.id,
            drafts.liker_key(services, story.seats[ANA]),
            start,
            end,
            "one can see it",
        ),
        "": Like(given[""].id, draft.id, drafts.liker_key(services, story.seats[BEN]), start, end, ""),
    }
    with pytest.raises(Invalid, match="like these words already"):
        await drafts.like_phrase(services, story.seats[ANA], draft.id, start, end, "again")
    with pytest.raises(NotFound, match="not yours"):
        await drafts.take_back_like(services, story.seats[CHEN], given[""].id)
    await drafts.take_back_like(services, story.seats[BEN], given[""].id)
    with pytest.raises(NotFound):
        await drafts.take_back_like(services, story.seats[BEN], given[""].id)
    assert await likes(story) == (given["one can see it"],)


async def test_only_words_of_ones_own_workshops_drafts_are_liked(services: Services, clock: Clock) -> None:
    story, draft = await collected(services, clock)
    other = await factories.workshop(services, story.maria.account)
    stranger = story.seats[ANA].__class__(story.seats[ANA].participant, other.workshop)
    with pytest.raises(NotFound):
        await drafts.like_phrase(services, stranger, draft.id, 0, 5, "")
    for draft_id, start, end, reason in (
        (draft.id, 0, 999, ""),
        (draft.id, -1, 4, ""),
        (draft.id, 4, 4, ""),
        (draft.id, 0, 5, "x" * 501),
    ):
        with pytest.raises(Invalid):
            await drafts.like_phrase(services, story.seats[ANA], draft_id, start, end, reason)
    assert await likes(story) == ()


async def test_keys_of_likes_differ_by_workshop_and_name_nobody(services: Services, clock: Clock) -> None:
    story = await factories.story(services, clock)
    other = await factories.workshop(services, story.maria.account)
    keys = {drafts.liker_key(services, seat) for seat in story.seats.values()}
    there = {drafts.liker_key(services, s.__class__(s.participant, other.workshop)) for s in story.seats.values()}
    assert len(keys | there) == 2 * len(PARTICIPANTS)
    assert not any(seat.participant.id in key for seat in story.seats.values() for key in keys)
