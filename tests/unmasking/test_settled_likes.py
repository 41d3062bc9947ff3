"""Likes that stand: somebody with a copy of the database and the secret key learns neither who gave them, nor when."""

import asyncio
import secrets
from datetime import timedelta
from statistics import mean

import pytest
from sqlalchemy import text

from app.actions.meeting import drafts, settling, vision
from app.actions.services import Services
from app.domain.errors import Conflict, Invalid
from app.domain.meeting.drafts import Like
from app.domain.meeting.phase_spec import PhaseKind
from app.storage import drafts as stored
from tests import factories, pages
from tests.actions.test_anonymity import ONLY_SQLITE, files_of, rank_correlation, rows_of
from tests.factories import Clock, Story
from tests.people import ANA, BEN, PARTICIPANTS, STATEMENT

WORDS = tuple(f"word{number:02}" for number in range(40))
DRAFT = " ".join(WORDS)


async def comparing(services: Services, clock: Clock) -> Story:
    story = await factories.story(services, clock)
    await story.goes_to(PhaseKind.DRAFT)
    await story.team_writes("A", DRAFT)
    await story.time_runs_out()
    return story


async def likes_of(story: Story) -> tuple[Like, ...]:
    async with story.services.database.reading() as connection:
        return await stored.likes_of(connection, story.workshop.id)


async def draft_id(story: Story) -> str:
    async with story.services.database.reading() as connection:
        return next(one.id for one in await stored.of_workshop(connection, story.workshop.id) if one.text == DRAFT)


async def likes(story: Story, count: int = 24) -> list[str]:
    """Everybody likes words in turn. Gives the reasons in the order in which they came."""
    draft, reasons = await draft_id(story), []
    for number in range(count):
        seat = story.seats[PARTICIPANTS[number % 4]]
        reasons.append(secrets.token_hex(4))
        start = secrets.randbelow(len(WORDS) - 2) * 7
        try:
            await drafts.like_phrase(story.services, seat, draft, start, start + 13, reasons[-1])
        except Invalid:  # these words are liked already
            reasons.pop()
    return reasons


async def heat(story: Story) -> list[tuple[str, int]]:
    shown = (await pages.drafts(story.services, story.maria)).drafts
    return [(segment.text, segment.count) for one in shown for segment in one.segments]


async def ends(story: Story, how: str) -> None:
    if how == "adopted":
        await story.group_writes(STATEMENT)
        await vision.adopt(story.services, story.maria, STATEMENT)
    elif how == "last steps":
        await story.goes_to(PhaseKind.NEXT_STEPS)
    else:
        story.clock.moment += timedelta(days=7, seconds=1)
        await settling.settle_quiet_meetings(story.services)


@pytest.mark.parametrize("how", ["adopted", "last steps", "a week of rest"])
async def test_once_likes_stand_no_row_tells_whose_they_are(services: Services, clock: Clock, how: str) -> None:
    story = await comparing(services, clock)
    reasons = await likes(story)
    keys = {drafts.liker_key(services, seat) for seat in story.seats.values()}
    before = await likes_of(story)
    assert {like.liker_key for like in before} == keys  # so that the search below is able to find them
    was = await heat(story)
    await ends(story, how)
    rows = await rows_of(services.database)
    traces = (*keys, *(like.id for like in before))
    assert not [row for found in rows.values() for row in found if any(trace in row for trace in traces)]
    after = await likes_of(story)
    assert len({like.liker_key for like in after}) == len(after)  # nor which are one person's
    assert sorted(like.reason for like in after) == sorted(reasons)
    await story.goes_to(PhaseKind.COMPARE)
    assert await heat(story) == was


@ONLY_SQLITE
async def test_once_likes_stand_no_file_holds_a_key(services: Services, clock: Clock) -> None:
    story = await comparing(services, clock)
    await likes(story)
    keys = {drafts.liker_key(services, seat) for seat in story.seats.values()}
    assert all(key.encode() in b"".join(files_of(services.database).values()) for key in keys)
    await ends(story, "adopted")
    files = files_of(services.database)
    assert not [suffix for suffix, content in files.items() for key in keys if key.encode() in content]


async def test_no_order_in_which_likes_lie_or_are_shown_tells_which_came_first(
    services: Services, clock: Clock
) -> None:
    story = await comparing(services, clock)
    reasons = await likes(story, 60)
    async with services.database.reading() as connection:
        lay = list((await connection.execute(text("SELECT reason FROM likes"))).scalars())
    if services.database.is_sqlite:  # while they can be taken back; so that the search below is able to find it
        assert rank_correlation(reasons, lay) > 0.9
    async with services.database.reading() as connection:
        found = await stored.of_workshop(connection, story.workshop.id)
    orders: list[float] = []
    for _ in range(8):  # as often as it takes to be sure: settled anew from the same likes
        async with services.database.transaction() as connection:
            await connection.execute(text("UPDATE drafts SET heat = NULL"))
            assert await settling.settle_likes(services, connection, story.workshop.id)
        async with services.database.reading() as connection:
            lying = list((await connection.execute(text("SELECT reason FROM likes"))).scalars())
        orders.append(rank_correlation(reasons, lying))
    assert len(found) == 2
    assert abs(mean(orders)) < 0.3, orders  # the mean of 8 such has a standard deviation of 0.05
    shown = (await pages.drafts(services, story.maria)).liked
    told = [reason for _, phrase in shown for reason in phrase.reasons]
    assert abs(rank_correlation(reasons, told)) < 0.6


async def test_a_like_is_taken_back_as_long_as_it_can_be_told_whose_it_is(services: Services, clock: Clock) -> None:
    story = await comparing(services, clock)
    draft = await draft_id(story)
    for member in (ANA, BEN):
        await drafts.like_phrase(services, story.seats[member], draft, 0, 6, "")
    await story.group_writes(STATEMENT)
    for kind in (PhaseKind.WRITE, PhaseKind.CHECK, PhaseKind.COMPARE):  # the group goes back to what it liked
        await story.goes_to(kind)
    mine = (await pages.drafts(services, story.seats[ANA])).liked[0][1].mine
    assert mine is not None
    await drafts.take_back_like(services, story.seats[ANA], mine)
    await vision.adopt(services, story.maria, STATEMENT)
    (bens,) = await likes_of(story)
    shown = await pages.drafts(services, story.seats[BEN])
    assert [(phrase.count, phrase.mine) for _, phrase in shown.liked] == [(1, None)]
    assert not shown.likes_are_open
    with pytest.raises(Conflict, match="stand as they are"):
        await drafts.take_back_like(services, story.seats[BEN], bens.id)
    with pytest.raises(Conflict, match="stand as they are"):
        await drafts.like_phrase(services, story.seats[BEN], draft, 0, 6, "")


async def test_people_who_like_at_the_moment_of_adoption_leave_no_key(services: Services, clock: Clock) -> None:
    story = await comparing(services, clock)
    draft = await draft_id(story)
    await story.group_writes(STATEMENT)
    presses = [drafts.like_phrase(services, seat, draft, 0, 6, "") for seat in story.seats.values()]
    adopting = vision.adopt(services, story.maria, STATEMENT)
    await asyncio.gather(*presses[:2], adopting, *presses[2:], return_exceptions=True)
    keys = {drafts.liker_key(services, seat) for seat in story.seats.values()}
    assert not keys & {like.liker_key for like in await likes_of(story)}


async def test_answers_that_nobody_revealed_are_deleted_after_a_week(services: Services, clock: Clock) -> None:
    story = await comparing(services, clock)
    await story.group_writes(STATEMENT)
    await story.goes_to(PhaseKind.CHECK)
    await vision.open_check(services, story.maria)
    check = await pages.check(services, story.maria)
    await vision.answer_check(services, story.seats[ANA], check.check.id, 1, "yes", "CANARY")
    clock.moment += timedelta(days=6)
    await settling.settle_quiet_meetings(services)
    assert len((await rows_of(services.database))["check_answers"]) == 1
    await ends(story, "a week of rest")
    assert (await rows_of(services.database))["check_answers"] == []
