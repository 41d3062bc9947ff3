"""Which draft came late would name the person who was offline: nothing tells it afterwards, by whatever one looks."""

import secrets
from collections import Counter

import pytest
from sqlalchemy import text

from app.actions import export
from app.actions.access import ReadingResult
from app.actions.meeting import drafts as presses
from app.actions.meeting import late_drafts
from app.actions.meeting.settling import settle_likes
from app.actions.services import Services
from app.domain.meeting.drafts import Draft, LateDraft, with_late
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from app.storage import drafts as stored
from tests import factories, pages
from tests.actions.test_anonymity import files_of, places, rows_of
from tests.factories import Clock, Story
from tests.people import ANA, BEN, CHEN, DILEK

LATE = "CANARY-late: we listen before we show"
ON_TIME = (ANA, BEN, DILEK)
ONLY_SQLITE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


async def collected(services: Services, clock: Clock) -> Story:
    story = await factories.story(services, clock, Mode.SOLO)
    await story.goes_to(PhaseKind.DRAFT)
    for member in ON_TIME:
        await story.writes(member)
    await story.time_runs_out()
    return story


async def comes_late(story: Story) -> str:
    """Chen's draft, offered and accepted. Gives the id that it had while it waited."""
    await late_drafts.offer_late_draft(story.services, story.seats[CHEN], LATE)
    (late,) = (await pages.drafts(story.services, story.maria)).late
    await late_drafts.accept_late_draft(story.services, story.maria, late.id)
    return late.id


async def found(story: Story) -> tuple[Draft, ...]:
    async with story.services.database.reading() as connection:
        return await stored.of_workshop(connection, story.workshop.id)


def test_its_number_is_drawn_and_the_others_keep_their_order() -> None:
    before = tuple(Draft(f"id-{n}", n, f"Draft {n + 1}", f"Text {n}") for n in range(4))
    source = secrets.SystemRandom()
    came = [with_late(before, LateDraft("waiting", None, LATE), "new", source) for _ in range(1000)]
    assert {tuple(draft.text for draft in every if draft.text != LATE) for every in came} == {
        tuple(draft.text for draft in before)
    }
    assert {tuple((draft.position, draft.label) for draft in every) for every in came} == {
        tuple((n, f"Draft {n + 1}") for n in range(5))
    }
    at = Counter(next(draft.position for draft in every if draft.text == LATE) for every in came)
    assert sorted(at) == [0, 1, 2, 3, 4]
    assert all(140 < count < 260 for count in at.values())  # 200 each, give or take 4.7 standard deviations


async def test_no_row_lies_behind_the_others_or_comes_from_another_transaction(
    services: Services, clock: Clock
) -> None:
    story = await collected(services, clock)
    liked = (await found(story))[0]
    await presses.like_phrase(services, story.seats[BEN], liked.id, 0, 4, "CANARY-reason")
    waiting = await comes_late(story)
    rows = await rows_of(services.database)
    assert {name for name, entries in rows.items() if any(LATE in row for row in entries)} == {"drafts"}
    assert not any(waiting in row for entries in rows.values() for row in entries)
    async with services.database.reading() as connection:
        lying = [row[0] for row in await connection.execute(text("SELECT label FROM drafts"))]
        assert lying == ["Draft 1", "Draft 2", "Draft 3", "Draft 4"]
        if not services.database.is_sqlite:
            came = await connection.exec_driver_sql("SELECT count(DISTINCT xmin::text) FROM drafts")
            assert came.scalar_one() == 1
        (like,) = await stored.likes_of(connection, story.workshop.id)
    assert (like.draft_id, like.reason) == (liked.id, "CANARY-reason")
    await presses.take_back_like(services, story.seats[BEN], like.id)


@ONLY_SQLITE
async def test_no_file_keeps_it_beside_the_others(services: Services, clock: Clock) -> None:
    story = await collected(services, clock)
    await late_drafts.offer_late_draft(services, story.seats[CHEN], LATE)
    (late,) = (await pages.drafts(services, story.maria)).late
    assert late.id.encode() in b"".join(files_of(services.database).values())
    await late_drafts.accept_late_draft(services, story.maria, late.id)
    files = files_of(services.database)
    assert not [suffix for suffix, content in files.items() if late.id.encode() in content]
    texts = [LATE, *(member.draft for member in ON_TIME)]
    assert {one: len(places(files[""], one)) for one in texts} == dict.fromkeys(texts, 1)
    assert files.get("-wal", b"") == b""


@pytest.mark.parametrize("is_settled", [False, True])
async def test_later_comers_and_the_record_see_drafts_like_any_others(
    services: Services, clock: Clock, is_settled: bool
) -> None:
    """Also where the likes stand already: a draft that alone could still be liked would be the late one."""
    story = await collected(services, clock)
    if is_settled:
        async with services.database.transaction() as connection:
            assert await settle_likes(services, connection, story.workshop.id)
    await comes_late(story)
    every = await found(story)
    assert [(draft.position, draft.label) for draft in every] == [(n, f"Draft {n + 1}") for n in range(4)]
    assert {draft.is_settled for draft in every} == {is_settled}
    record = await export.record(services, ReadingResult(story.maria.account, story.workshop))
    assert [draft.label for draft in record.drafts] == [draft.label for draft in every]
    assert "late" not in repr(record.drafts).replace(LATE, "")
