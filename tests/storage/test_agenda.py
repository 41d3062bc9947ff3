"""Phases, the meeting's clock, done marks and heartbeats, on both databases."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from app.domain.meeting.agenda import Phase, default_agenda
from app.domain.meeting.clock import Meeting, TimeLeft
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from app.storage import agenda, people
from app.storage.database import Database
from tests.factories import MORNING
from tests.people import ANA, MARIA

LOBBY = Meeting("0", 0)
DRAFTING = Meeting("5", 900, 7, MORNING, MORNING + timedelta(minutes=15), None, f"{MARIA} moved everyone to “Draft”")
PAUSED = Meeting("5", 900, 8, MORNING, None, 431.25, f"{MARIA} paused the clock")
ENDED = Meeting("5", 900, 9, MORNING, MORNING, None, f"{MARIA} ended the phase early", 431.25)


def phases(prefix: str = "") -> tuple[Phase, ...]:
    numbers = iter(range(20))
    return default_agenda(Mode.BREAKOUTS, lambda: f"{prefix}{next(numbers)}")


async def furnish(database: Database, meeting: Meeting = LOBBY) -> None:
    async with database.transaction() as connection:
        await agenda.store_phases(connection, "museum", phases())
        await agenda.store_phases(connection, "elsewhere", phases("e"))
        await agenda.add_meeting(connection, "museum", meeting)


async def test_an_agenda_is_read_back_and_edited(museum: Database) -> None:
    await furnish(museum)
    lobby, jump_in, *others = phases()
    edited = (lobby, *others[::-1], replace(jump_in, title="Begin", minutes=3), Phase("new", PhaseKind.OTHER, "A", 1))
    without_break = tuple(phase for phase in edited if phase.kind is not PhaseKind.BREAK)
    for entries in (phases(), edited, without_break):
        async with museum.transaction() as connection:
            await agenda.store_phases(connection, "museum", entries)
        async with museum.reading() as connection:
            assert await agenda.phases_of(connection, "museum") == entries
            assert await agenda.phases_of(connection, "elsewhere") == phases("e")


async def test_phases_that_stay_keep_their_marks(museum: Database) -> None:
    await furnish(museum)
    async with museum.transaction() as connection:
        await people.add(connection, "museum", [("ana", ANA.invited)])
        for _ in range(2):
            await people.set_done(connection, "5", "ana", True)
        await people.set_done(connection, "1", "ana", True)
        await agenda.store_phases(connection, "museum", [phase for phase in phases()[::-1] if phase.id != "1"])
        assert await people.done(connection, "5") == {"ana"}
        assert await people.done(connection, "1") == frozenset()
        await people.set_done(connection, "5", "ana", False)
        assert await people.done(connection, "5") == frozenset()


async def test_phases_that_stay_keep_the_time_that_they_had_left(museum: Database) -> None:
    await furnish(museum)
    async with museum.transaction() as connection:
        await agenda.keep_time_left(connection, "5", TimeLeft(431.25, 960, 15))
        await agenda.store_phases(connection, "museum", phases()[::-1])
        assert await agenda.time_left(connection, "5") == TimeLeft(431.25, 960, 15)
        assert await agenda.time_left(connection, "4") is None
        await agenda.keep_time_left(connection, "5", None)
        assert await agenda.time_left(connection, "5") is None


async def test_a_mark_that_is_pressed_twice_at_once_is_one_mark(museum: Database) -> None:
    await furnish(museum)
    async with museum.transaction() as connection:
        await people.add(connection, "museum", [("ana", ANA.invited)])

    async def presses() -> None:
        async with museum.transaction() as connection:
            await people.set_done(connection, "5", "ana", True)

    await asyncio.gather(*(presses() for _ in range(4)))
    async with museum.reading() as connection:
        assert await people.done(connection, "5") == {"ana"}


async def test_a_meeting_is_read_back(museum: Database) -> None:
    await furnish(museum)
    before = LOBBY
    for after in (DRAFTING, PAUSED, ENDED):
        async with museum.transaction() as connection:
            assert await agenda.change_meeting(connection, "museum", before, after)
        async with museum.reading() as connection:
            assert await agenda.meeting_of(connection, "museum") == after
        before = after


async def test_of_two_facilitators_who_press_at_once_one_wins(museum: Database) -> None:
    await furnish(museum, DRAFTING)

    async def presses(who: str) -> bool:
        async with museum.transaction() as connection:
            return await agenda.change_meeting(connection, "museum", DRAFTING, replace(DRAFTING, version=8, note=who))

    names = ("maria", "priya", "olga")
    won = dict(zip(names, await asyncio.gather(*map(presses, names)), strict=True))
    winner = [name for name, has_won in won.items() if has_won]
    assert len(winner) == 1
    async with museum.reading() as connection:
        assert await agenda.meeting_of(connection, "museum") == replace(DRAFTING, version=8, note=winner[0])


async def test_only_clocks_that_run_are_looked_at(museum: Database) -> None:
    await furnish(museum, DRAFTING)
    async with museum.transaction() as connection:
        await agenda.add_meeting(connection, "elsewhere", PAUSED)
        assert await agenda.running(connection) == {"museum": DRAFTING}


async def test_a_heartbeat_is_noted_once_for_each_that_was_read(database: Database) -> None:
    async with database.transaction() as connection:
        assert await agenda.last_beat(connection) is None
        assert await agenda.beat(connection, None, MORNING)
        assert await agenda.last_beat(connection) == MORNING
        later = MORNING + timedelta(seconds=1)
        assert await agenda.beat(connection, MORNING, later)
        assert not await agenda.beat(connection, MORNING, later)
        assert await agenda.last_beat(connection) == later


async def test_processes_that_start_together_on_a_new_database_all_start(database: Database) -> None:
    async def starts() -> bool:
        async with database.transaction() as connection:
            last = await agenda.last_beat(connection)
            return await agenda.beat(connection, last, MORNING + timedelta(seconds=1 if last else 0))

    noted = await asyncio.gather(*(starts() for _ in range(3)))
    assert any(noted)
    async with database.reading() as connection:
        assert await agenda.last_beat(connection) is not None
