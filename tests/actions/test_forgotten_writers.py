"""Who typed which words is known while people may type; then no row and no file ties a client id to a key."""

import secrets
from datetime import timedelta

import pytest

from app.actions.meeting import settling
from app.actions.services import Services
from app.domain.documents.documents import DocumentKind
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from app.storage import workshop_documents
from app.storage.documents import append_updates, updates_after
from tests import factories
from tests.actions.test_anonymity import ONLY_SQLITE, files_of, rows_of
from tests.factories import Clock, Story
from tests.people import ANA, BEN, CHEN, DILEK, STATEMENT

EVERYONE = (ANA, BEN, CHEN, DILEK)


async def keys(story: Story, kind: DocumentKind) -> set[str]:
    """Of all people who may have typed in documents of that kind: who has the installation's key can make them."""
    services = story.services
    return {
        services.key_of("document", document.id, seat.participant.id)
        for document in await story.documents(kind)
        for seat in story.seats.values()
    }


async def types(story: Story, kind: DocumentKind) -> None:
    """Everyone types in each document of that kind, as browsers do it: under a client id bound to their key."""
    services = story.services
    for document in await story.documents(kind):
        await services.hub.write_text(document.id, f"{STATEMENT} {document.label}")
        for seat in story.seats.values():
            key = services.key_of("document", document.id, seat.participant.id)
            async with services.database.transaction() as connection:
                found = await updates_after(connection, document.id, 0)
                assert found is not None
                assert await append_updates(
                    connection, document.id, [found.updates[0]], {secrets.randbelow(2**32): key}
                )


async def bound(story: Story) -> set[str]:
    """The keys that stand in a row."""
    rows = str((await rows_of(story.services.database))["document_writers"])
    every = {key for kind in DocumentKind for key in await keys(story, kind)}
    return {key for key in every if key in rows}


async def in_files(story: Story, wanted: set[str]) -> set[str]:
    content = b"".join(files_of(story.services.database).values())
    return {key for key in wanted if key.encode() in content}


async def drafting(services: Services, clock: Clock, mode: Mode = Mode.BREAKOUTS) -> Story:
    story = await factories.story(services, clock, mode, EVERYONE)
    await story.goes_to(PhaseKind.DRAFT)
    return story


async def test_teams_keys_go_when_their_drafts_are_collected(services: Services, clock: Clock) -> None:
    story = await drafting(services, clock)
    await types(story, DocumentKind.TEAM)
    teams = await keys(story, DocumentKind.TEAM)
    assert await bound(story) == teams
    assert await story.time_runs_out()
    assert await bound(story) == set()


@ONLY_SQLITE
async def test_teams_keys_leave_the_files_too(services: Services, clock: Clock) -> None:
    story = await drafting(services, clock)
    await types(story, DocumentKind.TEAM)
    teams = await keys(story, DocumentKind.TEAM)
    assert await in_files(story, teams) == teams
    assert await story.time_runs_out()
    assert await in_files(story, teams) == set()


@pytest.mark.parametrize("how", ["last steps", "a week of rest"])
async def test_the_groups_keys_go_when_nobody_writes_any_more(services: Services, clock: Clock, how: str) -> None:
    """And not before: one may go back from the check to the writing, and nobody takes another's client id meanwhile."""
    story = await drafting(services, clock)
    await story.goes_to(PhaseKind.WRITE)
    await types(story, DocumentKind.GROUP)
    group = await keys(story, DocumentKind.GROUP)
    await story.goes_to(PhaseKind.CHECK)
    await settling.settle_quiet_meetings(services)
    other = await factories.workshop(services, story.maria.account)
    async with services.database.transaction() as connection:
        assert not await workshop_documents.forget_writers(connection, other.workshop.id)
    assert await bound(story) == group
    if how == "last steps":
        await story.goes_to(PhaseKind.NEXT_STEPS)
    else:
        clock.moment += timedelta(days=7, seconds=1)
        await settling.settle_quiet_meetings(services)
    assert await bound(story) == set()
    if services.database.is_sqlite:
        assert await in_files(story, group) == set()


async def test_a_draft_that_was_not_shown_stays_its_authors_to_write_in(services: Services, clock: Clock) -> None:
    """It is open at the last steps, too: nobody else may write under its author's client id."""
    story = await drafting(services, clock, Mode.SOLO)
    (document, *_) = await story.documents(DocumentKind.SOLO)
    await services.hub.write_text(document.id, STATEMENT)
    key = services.key_of("document", document.id, document.participant_id or "")
    async with services.database.transaction() as connection:
        found = await updates_after(connection, document.id, 0)
        assert found is not None
        await append_updates(connection, document.id, [found.updates[0]], {7: key})
    assert not await story.time_runs_out()
    await story.goes_to(PhaseKind.NEXT_STEPS)
    assert await bound(story) == {key}
