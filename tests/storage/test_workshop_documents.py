"""A workshop's documents and their collection, on both databases."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.domain.documents.documents import Document, DocumentKind
from app.domain.meeting.agenda import Phase
from app.domain.meeting.clock import Meeting
from app.domain.meeting.drafts import Outcome
from app.domain.meeting.phase_spec import PhaseKind
from app.storage import agenda, people, workshop_documents
from app.storage.database import Database
from app.storage.documents import append_updates
from app.storage.tables import document_updates, document_writers
from tests.factories import MORNING
from tests.people import ANA

TEAM_A = Document("a", DocumentKind.TEAM, "A", None, 0, None)
TEAM_B = Document("b", DocumentKind.TEAM, "B", None, 0, None)
GROUP = Document("g", DocumentKind.GROUP, None, None, 0, None)
ANAS = Document("s", DocumentKind.SOLO, None, "ana", 0, None)


async def furnish(database: Database) -> None:
    async with database.transaction() as connection:
        await people.add(connection, "museum", [("ana", ANA.invited)])
        for document in (TEAM_B, GROUP, ANAS, TEAM_A):
            await workshop_documents.add(
                connection,
                document.id,
                "museum",
                document.kind,
                team=document.team,
                participant_id=document.participant_id,
            )
        await workshop_documents.add(connection, "other", "elsewhere", DocumentKind.GROUP)


async def test_documents_are_read_back_and_only_in_their_own_workshop(museum: Database) -> None:
    await furnish(museum)
    async with museum.reading() as connection:
        assert set(await workshop_documents.of_workshop(connection, "museum")) == {TEAM_A, TEAM_B, GROUP, ANAS}
        assert await workshop_documents.by_id(connection, "museum", "s") == ANAS
        assert await workshop_documents.by_id(connection, "elsewhere", "s") is None
        assert await workshop_documents.workshops_of(connection, ("s", "other", "none")) == {
            "s": "museum",
            "other": "elsewhere",
        }
        assert await workshop_documents.workshops_of(connection, ()) == {}


async def test_documents_come_with_the_phase_of_their_workshop_and_how_its_drafting_ended(museum: Database) -> None:
    await furnish(museum)
    draft, write = Phase("d", PhaseKind.DRAFT, "Draft", 5), Phase("w", PhaseKind.WRITE, "Write", 5)
    async with museum.transaction() as connection:
        for workshop_id, phase in (("museum", draft), ("elsewhere", write)):
            await agenda.store_phases(connection, workshop_id, [phase])
            await agenda.add_meeting(connection, workshop_id, Meeting(phase.id, 0))
        await workshop_documents.begin_collection(connection, "museum", MORNING, Outcome.WITHHELD)
        group = Document("other", DocumentKind.GROUP, None, None, 0, None)
        assert await workshop_documents.placed(connection, {"s", "a", "other", "none"}) == {
            "s": workshop_documents.Placed("museum", ANAS, PhaseKind.DRAFT, Outcome.WITHHELD, MORNING),
            "a": workshop_documents.Placed("museum", TEAM_A, PhaseKind.DRAFT, Outcome.WITHHELD, MORNING),
            "other": workshop_documents.Placed("elsewhere", group, PhaseKind.WRITE, Outcome.OPEN),
        }


async def test_a_workshop_locks_only_its_own_documents(museum: Database) -> None:
    await furnish(museum)
    async with museum.transaction() as connection:
        await workshop_documents.lock(connection, "museum", ["a", "other"], MORNING)
        await workshop_documents.lock(connection, "museum", ["a"], MORNING + timedelta(seconds=1))
        assert await workshop_documents.by_id(connection, "museum", "a") == Document(
            "a", DocumentKind.TEAM, "A", None, 0, MORNING
        )
        other = await workshop_documents.by_id(connection, "elsewhere", "other")
        assert other is not None
        assert other.locked_at is None


async def test_solo_documents_go_with_their_logs_and_writers_and_the_others_stay(museum: Database) -> None:
    await furnish(museum)
    async with museum.transaction() as connection:
        await append_updates(connection, "s", [b"secret"], {7: "key of ana"})
        await append_updates(connection, "a", [b"team"], {8: "key of ana"})
        await workshop_documents.forget_solo_documents(connection, "elsewhere")
        assert await workshop_documents.by_id(connection, "museum", "s")
        await workshop_documents.forget_solo_documents(connection, "museum")
    async with museum.reading() as connection:
        assert {document.id for document in await workshop_documents.of_workshop(connection, "museum")} == {
            "a",
            "b",
            "g",
        }
        for table in (document_updates, document_writers):
            query = select(table.c.document_id, func.count()).group_by(table.c.document_id)
            assert [tuple(row) for row in await connection.execute(query)] == [("a", 1)]


@pytest.mark.parametrize("how", [Outcome.COLLECTED, Outcome.WITHHELD])
async def test_how_drafting_ended_is_kept(museum: Database, how: Outcome) -> None:
    async with museum.transaction() as connection:
        assert await workshop_documents.outcome(connection, "museum") is Outcome.OPEN
        assert await workshop_documents.begin_collection(connection, "museum", MORNING, how)
        for again in (Outcome.COLLECTED, Outcome.WITHHELD):
            assert not await workshop_documents.begin_collection(connection, "museum", MORNING, again)
        assert await workshop_documents.outcome(connection, "museum") is how
        assert await workshop_documents.collected_at(connection, "museum") == (
            MORNING if how is Outcome.COLLECTED else None
        )
        assert await workshop_documents.outcome(connection, "elsewhere") is Outcome.OPEN


async def test_a_workshops_documents_are_unlocked_and_no_others(museum: Database) -> None:
    await furnish(museum)
    async with museum.transaction() as connection:
        await workshop_documents.lock(connection, "museum", ["a", "s"], MORNING)
        await workshop_documents.lock(connection, "elsewhere", ["other"], MORNING)
        await workshop_documents.unlock(connection, "museum")
        locked = {
            entry.id
            for where in ("museum", "elsewhere")
            for entry in await workshop_documents.of_workshop(connection, where)
            if entry.locked_at
        }
        assert locked == {"other"}


async def test_collecting_begins_exactly_once(museum: Database) -> None:
    async with museum.transaction() as connection:
        assert await workshop_documents.collected_at(connection, "museum") is None
        assert await workshop_documents.begin_collection(connection, "museum", MORNING)
        assert not await workshop_documents.begin_collection(connection, "museum", MORNING)
        assert await workshop_documents.begin_collection(connection, "elsewhere", MORNING)
    async with museum.transaction() as connection:
        assert not await workshop_documents.begin_collection(connection, "museum", MORNING + timedelta(hours=1))
        assert await workshop_documents.collected_at(connection, "museum") == MORNING


async def test_collecting_begins_exactly_once_also_when_several_notice_at_once(museum: Database) -> None:
    async def notices() -> bool:
        async with museum.transaction() as connection:
            if not await workshop_documents.begin_collection(connection, "museum", MORNING):
                return False
            await asyncio.sleep(0.02)  # the others wait for this commit
            return True

    assert sorted(await asyncio.gather(*(notices() for _ in range(5)))) == [False] * 4 + [True]


async def test_a_collection_that_failed_is_begun_again(museum: Database) -> None:
    async def fails() -> None:
        async with museum.transaction() as connection:
            await workshop_documents.begin_collection(connection, "museum", MORNING)
            raise RuntimeError("a mistake")

    try:
        await fails()
    except RuntimeError:
        async with museum.transaction() as connection:
            assert await workshop_documents.begin_collection(connection, "museum", MORNING)
