"""Chen's laptop was asleep when time was up: what it kept is offered, and Maria decides."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from app.actions.meeting import late_drafts
from app.actions.services import Services
from app.domain.documents.documents import LIMIT, DocumentKind
from app.domain.documents.wordings import NewWording, Why
from app.domain.errors import Invalid, NotAllowed, NotFound
from app.domain.meeting.drafts import LATE_NOTE
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from app.storage import drafts as stored
from app.storage import wordings as stored_wordings
from tests import factories, pages
from tests.factories import Clock, Story
from tests.people import ANA, BEN, CHEN, DILEK


async def drafted(story: Story) -> list[tuple[int, str, str]]:
    async with story.services.database.reading() as connection:
        found = await stored.of_workshop(connection, story.workshop.id)
    return [(draft.position, draft.label, draft.text) for draft in found]


async def offered(story: Story) -> dict[str, str]:
    """Text -> id, as Maria's page shows them."""
    return {late.text: late.id for late in (await pages.drafts(story.services, story.maria)).late}


async def collected(services: Services, clock: Clock, mode: Mode) -> Story:
    story = await factories.story(services, clock, mode)
    await story.goes_to(PhaseKind.DRAFT)
    if mode is Mode.SOLO:
        for member in (ANA, BEN, DILEK):
            await story.writes(member)
    await story.time_runs_out()
    return story


async def test_in_solo_it_becomes_one_of_the_drafts_and_as_nameless(services: Services, clock: Clock) -> None:
    story = await collected(services, clock, Mode.SOLO)
    before = [text for _, _, text in await drafted(story)]
    await late_drafts.offer_late_draft(services, story.seats[CHEN], f" {CHEN.draft}\r\nTwo lines\x00\n")
    text = f"{CHEN.draft}\nTwo lines"
    late = (await offered(story))[text]
    assert (await pages.drafts(services, story.seats[ANA])).late == ()
    running = await story.meeting()
    await late_drafts.accept_late_draft(services, story.maria, late)
    found = await drafted(story)
    assert [entry[:2] for entry in found] == [(n, f"Draft {n + 1}") for n in range(4)]
    assert [entry[2] for entry in found if entry[2] != text] == before  # “Draft 2” is there, or beside it
    assert text in [entry[2] for entry in found]
    assert await story.meeting() == replace(running, note=LATE_NOTE)  # no press of another facilitator is overtaken
    for decide in (late_drafts.accept_late_draft, late_drafts.decline_late_draft):
        with pytest.raises(NotFound):
            await decide(services, story.maria, late)


async def test_in_teams_it_carries_the_teams_name(services: Services, clock: Clock) -> None:
    story = await collected(services, clock, Mode.BREAKOUTS)
    chen = await story.refreshed(CHEN)
    await late_drafts.offer_late_draft(services, chen, CHEN.draft)
    await late_drafts.accept_late_draft(services, story.maria, (await offered(story))[CHEN.draft])
    assert (await story.meeting()).note != LATE_NOTE
    assert (await drafted(story))[2:] == [(2, f"Team {chen.participant.team}, late", CHEN.draft)]


async def test_two_that_are_accepted_at_once_both_count(services: Services, clock: Clock) -> None:
    story = await collected(services, clock, Mode.SOLO)
    texts = [f"Late {number}" for number in range(4)]
    for text in texts:
        await late_drafts.offer_late_draft(services, story.seats[CHEN], text)
    ids = await offered(story)
    await asyncio.gather(*(late_drafts.accept_late_draft(services, story.maria, ids[text]) for text in texts))
    found = await drafted(story)
    assert [entry[:2] for entry in found] == [(n, f"Draft {n + 1}") for n in range(7)]
    assert sorted(entry[2] for entry in found if entry[2].startswith("Late ")) == texts


async def test_what_is_declined_is_gone(services: Services, clock: Clock) -> None:
    story = await collected(services, clock, Mode.SOLO)
    before = await drafted(story)
    await late_drafts.offer_late_draft(services, story.seats[CHEN], CHEN.draft)
    other = await factories.workshop(services, story.maria.account)
    late = (await offered(story))[CHEN.draft]
    for decide in (late_drafts.accept_late_draft, late_drafts.decline_late_draft):
        with pytest.raises(NotFound):
            await decide(services, other, late)
    await late_drafts.decline_late_draft(services, story.maria, late)
    assert (await offered(story), await drafted(story)) == ({}, before)


async def test_nothing_is_late_before_the_end_and_nothing_empty_or_endless_is_offered(
    services: Services, clock: Clock
) -> None:
    early = await factories.story(services, clock, Mode.SOLO)
    with pytest.raises(NotAllowed, match="not over yet"):
        await late_drafts.offer_late_draft(services, early.seats[CHEN], CHEN.draft)
    await early.goes_to(PhaseKind.DRAFT)
    for member in (ANA, BEN, DILEK):
        await early.writes(member)
    await early.time_runs_out()
    for text in ("", " \r\n", "\x00", "x" * (LIMIT + 1)):
        with pytest.raises(Invalid) as refusal:
            await late_drafts.offer_late_draft(services, early.seats[CHEN], text)
        assert refusal.value.field == "text"
    await late_drafts.offer_late_draft(services, early.seats[CHEN], f" {'x' * LIMIT} ")


async def test_a_text_that_was_cleared_at_the_end_is_offered_as_a_late_draft(services: Services, clock: Clock) -> None:
    """Somebody's keys wipe team B's draft in the last seconds: it is not lost with the lock."""
    story = await factories.story(services, clock)
    await story.goes_to(PhaseKind.DRAFT)
    await story.team_writes("A", ANA.draft)
    (team_b,) = [entry for entry in await story.documents(DocumentKind.TEAM) if entry.team == "B"]
    async with services.database.transaction() as connection:
        cleared = NewWording(BEN.draft, Why.SHRINKING, clock(), clock() + timedelta(hours=1))
        await stored_wordings.keep(connection, team_b.id, cleared)
    assert await story.time_runs_out()
    (late,) = (await pages.drafts(services, story.maria)).late
    assert (late.team, late.text) == ("B", BEN.draft)
    await late_drafts.accept_late_draft(services, story.maria, late.id)
    found = (await pages.drafts(services, story.maria)).drafts
    assert [(shown.draft.label, shown.draft.text) for shown in found] == [
        ("Team A", ANA.draft),
        ("Team B", ""),
        ("Team B, late", BEN.draft),
    ]
