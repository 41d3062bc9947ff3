"""The last look at those who write alone, on both databases."""

import asyncio
from datetime import timedelta

from app.domain.meeting.agenda import Phase
from app.domain.meeting.clock import Meeting
from app.domain.meeting.drafts import Outcome
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.meeting.solo_progress import Progress
from app.domain.workshops.workshops import Mode
from app.storage import agenda, people, solo_progress, workshop_documents
from app.storage.database import Database
from tests.factories import MORNING, add_workshop, museum_workshop
from tests.people import ANA

FOUND, LATER_FOUND = Progress(here=3), Progress(6, 3, 3, all_done=True)
SOON = MORNING + timedelta(seconds=20)


async def noted(database: Database, at_seconds: int, found: Progress, workshop_id: str = "museum") -> bool:
    async with database.transaction() as connection:
        return await solo_progress.note(connection, workshop_id, MORNING + timedelta(seconds=at_seconds), found)


async def last(database: Database, workshop_id: str = "museum") -> Progress | None:
    async with database.reading() as connection:
        return await solo_progress.last_look(connection, workshop_id)


async def test_the_first_to_look_at_a_time_is_believed(museum: Database) -> None:
    assert await last(museum) is None
    assert await noted(museum, 20, FOUND)
    assert not await noted(museum, 20, LATER_FOUND)
    assert not await noted(museum, 0, LATER_FOUND)
    assert (await last(museum), await last(museum, "elsewhere")) == (FOUND, None)
    assert await noted(museum, 40, LATER_FOUND)
    assert await last(museum) == LATER_FOUND


async def test_of_many_processes_one_is_first(museum: Database) -> None:
    assert sorted(await asyncio.gather(*(noted(museum, 20, FOUND) for _ in range(4)))) == [False, False, False, True]


async def test_a_look_is_forgotten_where_it_was(museum: Database) -> None:
    for workshop_id in ("museum", "elsewhere"):
        await noted(museum, 20, FOUND, workshop_id)
    async with museum.transaction() as connection:
        await solo_progress.forget(connection, "museum")
    assert (await last(museum), await last(museum, "elsewhere")) == (None, FOUND)


async def furnished(database: Database, workshop_id: str, mode: Mode, kind: PhaseKind) -> None:
    """Ana's page is open."""
    await add_workshop(database, museum_workshop(workshop_id, mode=mode))
    async with database.transaction() as connection:
        phase = Phase(f"phase of {workshop_id}", kind, "", 5)
        await agenda.store_phases(connection, workshop_id, [phase])
        await agenda.add_meeting(connection, workshop_id, Meeting(phase.id, 0))
        await people.add(connection, workshop_id, [(f"ana of {workshop_id}", ANA.invited)])
        await people.arrive(connection, f"page of {workshop_id}", workshop_id, f"ana of {workshop_id}", SOON)


async def test_where_people_write_alone_and_somebody_is_here_is_looked(database: Database) -> None:
    await furnished(database, "alone", Mode.SOLO, PhaseKind.DRAFT)
    await furnished(database, "in teams", Mode.BREAKOUTS, PhaseKind.DRAFT)
    await furnished(database, "comparing", Mode.SOLO, PhaseKind.COMPARE)
    await furnished(database, "collected", Mode.SOLO, PhaseKind.DRAFT)
    async with database.transaction() as connection:
        assert await workshop_documents.begin_collection(connection, "collected", MORNING, Outcome.COLLECTED)
    async with database.reading() as connection:
        assert await solo_progress.writing_alone(connection, MORNING) == {"alone": "phase of alone"}
        assert await solo_progress.writing_alone(connection, SOON) == {}
    await noted(database, 20, FOUND, "alone")  # who has gone since is not here for ever
    async with database.reading() as connection:
        assert await solo_progress.writing_alone(connection, SOON) == {"alone": "phase of alone"}
