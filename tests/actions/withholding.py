"""A workshop whose people write alone, fewer than three of them: what tests of withheld drafts begin with."""

from collections.abc import Sequence

from app.actions.meeting import withheld
from app.actions.services import Services
from app.domain.documents.documents import DocumentKind
from app.domain.meeting.drafts import Outcome
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from app.storage import drafts as stored
from app.storage import withheld as stored_releases
from app.storage import workshop_documents
from tests import factories
from tests.factories import Clock, Story
from tests.people import ANA, BEN, PARTICIPANTS, Member


async def drafting(services: Services, clock: Clock, writers: Sequence[Member]) -> Story:
    """Four people have a document each; these have written."""
    story = await factories.story(services, clock, Mode.SOLO)
    await story.goes_to(PhaseKind.DRAFT)
    for member in writers:
        await story.writes(member)
    return story


async def withholding(services: Services, clock: Clock, writers: Sequence[Member] = (ANA, BEN)) -> Story:
    story = await drafting(services, clock, writers)
    assert not await story.time_runs_out()
    assert await outcome(story) is Outcome.WITHHELD
    return story


async def outcome(story: Story) -> Outcome:
    async with story.services.database.reading() as connection:
        return await workshop_documents.outcome(connection, story.workshop.id)


async def drafted(story: Story) -> list[tuple[str, str]]:
    async with story.services.database.reading() as connection:
        return [(draft.label, draft.text) for draft in await stored.of_workshop(connection, story.workshop.id)]


async def released(story: Story) -> int:
    async with story.services.database.reading() as connection:
        return len(await stored_releases.released(connection, story.workshop.id))


async def texts(story: Story) -> dict[str, str]:
    """Name -> what stands in that person's own document."""
    names = {seat.participant.id: seat.name for seat in story.seats.values()}
    return {
        names[document.participant_id or ""]: await story.services.hub.stored_text(document.id)
        for document in await story.documents(DocumentKind.SOLO)
    }


def written(*writers: Member) -> dict[str, str]:
    return {member.name: member.draft if member in writers else "" for member in PARTICIPANTS}


async def ask(story: Story, *members: Member) -> None:
    for member in members:
        await withheld.release(story.services, story.seats[member])
        await withheld.show_if_released(story.services, story.workshop.id)


async def locked(story: Story) -> list[bool]:
    return [document.locked_at is not None for document in await story.documents(DocumentKind.SOLO)]
