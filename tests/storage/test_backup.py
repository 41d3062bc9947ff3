"""A backup of a running installation, and what stands in a fresh place after it was restored."""

import sqlite3
import stat
import zipfile
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app import backup
from app.actions.meeting import agenda
from app.actions.services import Services
from app.bus.memory import MemoryBus
from app.domain.documents.documents import DocumentKind
from app.domain.invitations.invitations import RESTORED, DeliveryState
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from app.live.hub import Hub
from app.settings import Settings
from app.storage import tables
from app.storage.copies import strip
from app.storage.database import Database, open_database
from tests import factories
from tests.conftest import BASE_URL, SECRET
from tests.factories import Clock, Story
from tests.people import ANA, BEN, CHEN


async def alone(running: Services, clock: Clock) -> Story:
    """Three people are writing alone; Ana's words have been kept once, and a message waits for the mail server."""
    story = await factories.story(running, clock, Mode.SOLO)
    await story.goes_to(PhaseKind.WRITE)
    await story.goes_to(PhaseKind.DRAFT)
    for member in (ANA, BEN, CHEN):
        await story.writes(member)
    await agenda.set_done(running, story.seats[ANA], is_done=True)
    return story


async def rows(settings: Settings, name: str) -> list[tuple[Any, ...]]:
    database = open_database(settings.database)
    try:
        async with database.reading() as connection:
            return sorted(
                (tuple(row) for row in await connection.execute(select(tables.metadata.tables[name]))), key=repr
            )
    finally:
        await database.close()


async def test_what_is_restored_is_what_was_there(
    running: Services, clock: Clock, here: Settings, there: Settings, tmp_path: Path
) -> None:
    story = await alone(running, clock)
    assert await story.time_runs_out()
    file = tmp_path / "museum.backup"
    assert await backup.back_up(here, file, with_secret=True) == ()
    restored = await backup.restore(there, file)
    assert (restored.has_secret, restored.alone) == (True, ())
    assert (there.data_dir / "secret.key").read_bytes() == SECRET
    names = {table.name for table in tables.metadata.sorted_tables} - {table.name for table in OF_THE_MOMENT}
    for name in sorted(names):
        assert (name, await rows(there, name)) == (name, await rows(here, name))
    found = [there.data_dir / "visionroom.db", there.data_dir / "secret.key", file]
    assert [stat.S_IMODE(path.stat().st_mode) & 0o077 for path in found] == [0, 0, 0]
    assert [path.name for path in tmp_path.glob(".*")] + [path.name for path in there.data_dir.glob(".*")] == []


OF_THE_MOMENT = (
    tables.presences,
    tables.seat_beats,
    tables.seat_requests,
    tables.knocks,
    tables.done_marks,
    tables.solo_progress,
)


async def test_what_people_write_alone_is_in_no_byte_of_it(
    running: Services, clock: Clock, here: Settings, there: Settings, tmp_path: Path
) -> None:
    story = await alone(running, clock)
    file = tmp_path / "museum.backup"
    assert await backup.back_up(here, file, with_secret=False) == (story.workshop.title,)
    unpacked = zipfile.ZipFile(file).read("visionroom.db")
    database = (here.data_dir / "visionroom.db").read_bytes() + (here.data_dir / "visionroom.db-wal").read_bytes()
    drafts = [member.draft.encode() for member in (ANA, BEN, CHEN)]
    assert [draft in database for draft in drafts] == [True] * 3
    assert [draft in unpacked for draft in drafts] == [False] * 3
    restored = await backup.restore(there, file)
    assert (restored.has_secret, restored.alone) == (False, (story.workshop.title,))
    assert not (there.data_dir / "secret.key").exists()
    solo = [row for row in await rows(there, "documents") if DocumentKind.SOLO in row]
    assert len(solo) == len(story.seats)
    left = {row[0] for name in ("document_updates", "document_writers", "wordings") for row in await rows(there, name)}
    assert left & {row[0] for row in solo} == set()
    assert await rows(there, "done_marks") == []


async def test_people_write_on_in_what_was_restored(
    running: Services, clock: Clock, here: Settings, there: Settings, tmp_path: Path
) -> None:
    story = await alone(running, clock)
    await backup.back_up(here, tmp_path / "museum.backup", with_secret=True)
    await backup.restore(there, tmp_path / "museum.backup")
    database = open_database(there.database)
    hub = Hub(database, MemoryBus(), clock)
    documents = [row for row in await rows(there, "documents") if DocumentKind.SOLO in row]
    assert [await hub.stored_text(row[0]) for row in documents] == [""] * len(story.seats)
    await hub.drain(2)
    await database.close()


async def test_a_message_that_waited_is_not_sent_by_the_restored_server(database: Database, clock: Clock) -> None:
    """Also in a copy that PostgreSQL's tools have made."""
    bus = MemoryBus()
    services = Services(database, bus, Hub(database, bus, clock), SECRET, BASE_URL, clock)
    story = await factories.story(services, clock)
    now = clock()
    participant = story.seats[ANA].participant.id
    async with database.transaction() as connection:
        for number, state in enumerate(DeliveryState):
            values = {
                **{"id": f"m{number}", "workshop_id": story.workshop.id, "participant_id": participant},
                **{"kind": "invitation", "state": state, "attempts": 1, "queued_at": now, "due_at": now, "reason": ""},
            }
            await connection.execute(tables.invitations.insert().values(values))
    async with database.transaction() as connection:
        assert await strip(connection) == ()
    async with database.reading() as connection:
        invitations = tables.invitations.c
        found = await connection.execute(select(invitations.state, invitations.reason).order_by(invitations.id))
        stopped = (DeliveryState.UNCLEAR, RESTORED)
        assert [tuple(row) for row in found] == [stopped, stopped, ("sent", ""), ("failed", ""), ("unclear", "")]


async def test_before_an_update_a_backup_is_made_all_the_same(
    running: Services, clock: Clock, here: Settings, there: Settings, tmp_path: Path
) -> None:
    """The new version backs up what the old one wrote; what it writes is of the new one."""
    story = await factories.story(running, clock)
    with sqlite3.connect(here.data_dir / "visionroom.db") as old:
        old.execute("DROP TABLE knocks")
        old.execute("DROP TABLE answer_import_chunks")
        old.execute("ALTER TABLE shelved DROP COLUMN was_archived")
        old.execute("ALTER TABLE cloud_choices DROP COLUMN press")
        old.execute("DROP INDEX ix_answers_without_language")
        old.execute("ALTER TABLE answers DROP COLUMN language")
        old.execute("ALTER TABLE workshops DROP COLUMN language")
        old.execute("ALTER TABLE templates DROP COLUMN language")
        old.execute("UPDATE alembic_version SET version_num = '0025'")
    await backup.back_up(here, tmp_path / "museum.backup", with_secret=True)
    await backup.restore(there, tmp_path / "museum.backup")
    assert [row[0] for row in await rows(there, "workshops")] == [story.workshop.id]
    assert await rows(there, "knocks") == []


async def test_while_people_answer_the_backup_is_one_moment(
    running: Services, clock: Clock, here: Settings, there: Settings, tmp_path: Path
) -> None:
    """What is committed before it begins is in it, and it is whole whatever comes meanwhile."""
    await factories.story(running, clock)
    with sqlite3.connect(here.data_dir / "visionroom.db") as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE workshops SET title = 'Half-way'")
        await backup.back_up(here, tmp_path / "museum.backup", with_secret=False)
        writer.rollback()
    await backup.restore(there, tmp_path / "museum.backup")
    assert await rows(there, "workshops") == await rows(here, "workshops")
