"""Releases of withheld drafts, on both databases."""

import asyncio
from datetime import timedelta

from app.domain.documents.documents import DocumentKind
from app.domain.meeting.agenda import Phase
from app.domain.meeting.clock import Meeting
from app.domain.meeting.drafts import Outcome
from app.domain.meeting.phase_spec import PhaseKind
from app.storage import agenda, people, withheld, workshop_documents
from app.storage.database import Database
from tests.factories import MORNING
from tests.people import ANA

LATER = MORNING + timedelta(hours=1)


async def furnish(database: Database) -> None:
    """In both workshops drafts are withheld; in the museum's Ana has a document."""
    async with database.transaction() as connection:
        await people.add(connection, "museum", [("ana", ANA.invited)])
        await workshop_documents.add(connection, "s", "museum", DocumentKind.SOLO, participant_id="ana")
        for workshop_id in ("museum", "elsewhere"):
            phase = Phase(f"compare of {workshop_id}", PhaseKind.COMPARE, "Compare", 5)
            await agenda.store_phases(connection, workshop_id, [phase])
            await agenda.add_meeting(connection, workshop_id, Meeting(phase.id, 0))
            await workshop_documents.begin_collection(connection, workshop_id, MORNING, Outcome.WITHHELD)


async def test_a_release_counts_once_and_can_be_taken_back(museum: Database) -> None:
    async with museum.transaction() as connection:
        for key in ("one", "two", "one"):
            await withheld.release(connection, "museum", key)
        await withheld.release(connection, "elsewhere", "one")
        assert await withheld.released(connection, "museum") == {"one", "two"}
        await withheld.take_back(connection, "museum", "one")
        await withheld.take_back(connection, "museum", "nobody's")
        assert await withheld.released(connection, "museum") == {"two"}
        await withheld.forget_releases(connection, "museum")
        assert await withheld.released(connection, "museum") == set()
        assert await withheld.released(connection, "elsewhere") == {"one"}


async def test_withheld_drafts_are_shown_exactly_once_and_the_releases_go(museum: Database) -> None:
    await furnish(museum)

    async def notices() -> bool:
        async with museum.transaction() as connection:
            await withheld.release(connection, "museum", "one")
            begun = await withheld.begin_release(connection, "museum", LATER)
            await asyncio.sleep(0.02 if begun else 0)  # the others wait for this commit
            return begun

    assert sorted(await asyncio.gather(*(notices() for _ in range(4)))) == [False, False, False, True]
    async with museum.transaction() as connection:
        assert await workshop_documents.outcome(connection, "museum") is Outcome.RELEASED
        assert await workshop_documents.collected_at(connection, "museum") == LATER
        assert await workshop_documents.outcome(connection, "elsewhere") is Outcome.WITHHELD
        assert not await withheld.lift(connection, "museum")
        assert await workshop_documents.outcome(connection, "museum") is Outcome.RELEASED


async def test_only_withheld_drafts_are_released_or_lifted(museum: Database) -> None:
    async with museum.transaction() as connection:
        await workshop_documents.begin_collection(connection, "museum", MORNING)
        for workshop_id in ("museum", "elsewhere"):
            assert not await withheld.begin_release(connection, workshop_id, LATER)
            assert not await withheld.lift(connection, workshop_id)
        assert await workshop_documents.collected_at(connection, "museum") == MORNING


async def test_when_people_write_again_it_is_as_if_drafting_had_not_ended(museum: Database) -> None:
    await furnish(museum)
    async with museum.transaction() as connection:
        await withheld.release(connection, "museum", "one")
        await workshop_documents.lock(
            connection, "museum", ["s"], MORNING
        )  # a process that was about to show them died
        assert await withheld.lift(connection, "museum")
        assert not await withheld.lift(connection, "museum")
        assert await workshop_documents.outcome(connection, "museum") is Outcome.OPEN
        assert await withheld.released(connection, "museum") == set()
        assert [entry.locked_at for entry in await workshop_documents.of_workshop(connection, "museum")] == [None]
        assert await workshop_documents.begin_collection(connection, "museum", LATER)


async def test_only_workshops_in_which_something_is_to_be_decided_are_looked_at(museum: Database) -> None:
    await furnish(museum)
    async with museum.transaction() as connection:
        assert await withheld.looks(connection) == {}
        await withheld.release(connection, "museum", "one")
        first = await withheld.looks(connection)
        assert first == {"museum": withheld.Look(0, frozenset({"one"}), frozenset({("s", None)}))}
        await withheld.take_back(connection, "museum", "one")
        assert await withheld.looks(connection) == {}
        await workshop_documents.lock(connection, "museum", ["s"], MORNING)
        assert await withheld.looks(connection) == {
            "museum": withheld.Look(0, frozenset(), frozenset({("s", MORNING)}))
        }
        await withheld.begin_release(connection, "museum", LATER)
        assert await withheld.looks(connection) == {}
