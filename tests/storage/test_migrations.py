"""Migrating makes exactly the tables that the code knows, from nothing, any number of times, on both databases."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect, select

from app.domain.accounts import Role
from app.domain.meeting.agenda import Phase
from app.domain.meeting.clock import Meeting
from app.domain.meeting.phase_spec import PhaseKind
from app.i18n.messages import msg
from app.storage import accounts, agenda, workshops
from app.storage.database import Database, open_database
from app.storage.migrations import migrate
from app.storage.tables import accounts as accounts_table
from app.storage.tables import metadata
from tests.conftest import blank_postgresql, sqlite_url
from tests.factories import MORNING, museum_workshop


@pytest.fixture(params=["sqlite", "postgresql"])
async def blank(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    if request.param == "postgresql":
        async with blank_postgresql() as opened:
            yield opened
        return
    opened = open_database(sqlite_url(tmp_path / "blank.db"))
    yield opened
    await opened.close()


def _differences(connection: Connection) -> list[Any]:
    context = MigrationContext.configure(
        connection, opts={"compare_type": True, "compare_server_default": True, "target_metadata": metadata}
    )
    return list(compare_metadata(context, metadata))


def _tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


async def test_an_empty_database_becomes_what_the_tables_say(blank: Database) -> None:
    async with blank.reading() as connection:
        assert await connection.run_sync(_tables) == set()
    await migrate(blank)
    async with blank.reading() as connection:
        assert await connection.run_sync(_differences) == []
        assert await connection.run_sync(_tables) == {*metadata.tables, "alembic_version"}


async def test_migrating_again_changes_nothing_and_several_processes_may_do_it_at_once(blank: Database) -> None:
    await asyncio.gather(*(migrate(blank) for _ in range(3)))
    await migrate(blank)
    async with blank.reading() as connection:
        assert await connection.run_sync(_differences) == []
        versions = await connection.exec_driver_sql("SELECT count(*) FROM alembic_version")
        assert versions.scalar_one() == 1


async def test_what_is_stored_survives_migrating_again(museum: Database) -> None:
    await migrate(museum)
    async with museum.reading() as connection:
        assert (await connection.exec_driver_sql("SELECT count(*) FROM workshops")).scalar_one() == 2


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_rows_that_must_not_tell_an_order_have_no_row_numbers(database: Database) -> None:
    """Also in the migrated file, where the comparison above does not look."""
    async with database.reading() as connection:
        found = await connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE sql LIKE '%WITHOUT ROWID%'")
        documents = {"document_updates", "document_writers", "used_document_tickets"}
        survey = {"answers", "answer_keys", "survey_tickets"}
        expected = {"check_answers", "draft_releases", *survey, *documents}
        assert set(found.scalars()) == expected


async def test_accounts_of_before_are_found_however_accents_are_typed(blank: Database) -> None:
    """Of two names that only looked alike the later one gets a number, which the admin's list shows."""
    composed, apart, other = "José Paz", "Jose\u0301 Paz", "Chloe\u0301"
    await migrate(blank)
    async with blank.transaction() as connection:
        for number, name in enumerate((composed, apart, other)):
            key, now = f"{number}", MORNING + timedelta(minutes=number)
            await accounts.add(connection, key, f"{number}", Role.FACILITATOR, "hash", now)
            await accounts.change(connection, key, name=name, name_key=name.casefold())
        await connection.exec_driver_sql("ALTER TABLE shelved DROP COLUMN was_archived")
        await connection.exec_driver_sql("DROP TABLE answer_import_chunks")
        await connection.exec_driver_sql("ALTER TABLE cloud_choices DROP COLUMN press")
        await connection.exec_driver_sql("DROP INDEX ix_answers_without_language")
        await connection.exec_driver_sql("ALTER TABLE answers DROP COLUMN language")
        for table in ("workshops", "templates"):
            await connection.exec_driver_sql(f"ALTER TABLE {table} DROP COLUMN language")
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0026'")
    await migrate(blank)
    async with blank.reading() as connection:
        names = await connection.execute(select(accounts_table.c.name).order_by(accounts_table.c.id))
        assert names.scalars().all() == [composed, f"{apart} 2", other]
        found = [await accounts.by_name(connection, typed) for typed in (apart, f"{composed} 2", "Chloé")]
    assert [account and account.id for account in found] == ["0", "1", "2"]


async def test_workshops_and_templates_of_the_release_before_are_english(blank: Database) -> None:
    await migrate(blank)
    async with blank.transaction() as connection:
        for table in ("workshops", "templates"):
            await connection.exec_driver_sql(f"ALTER TABLE {table} DROP COLUMN language")
        await connection.exec_driver_sql(
            "INSERT INTO workshops (id, organisation, title, starts_at, time_zone, mode, join_code, survey_key, "
            "question, screen_version, created_at) VALUES ('museum', 'Harbour Museum', 'Our vision', "
            "'2026-12-01 13:00:00', 'Europe/Stockholm', 'solo', '12345678', 'key', 'What?', 1, '2026-11-01 08:00:00')"
        )
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0030'")
    await migrate(blank)
    async with blank.reading() as connection:
        assert await connection.run_sync(_differences) == []
        found = await workshops.by_id(connection, "museum")
    assert found is not None
    assert (found.title, found.language) == ("Our vision", "en")


async def test_the_languages_of_workshops_go_again_and_no_note_is_left_that_the_release_before_cannot_say(
    blank: Database,
) -> None:
    await migrate(blank)
    async with blank.transaction() as connection:
        for name, note in (("museum", msg("Ana moved on")), ("school", "Ben paused the clock")):
            await workshops.add(connection, museum_workshop(name), MORNING)
            await agenda.store_phases(connection, name, [Phase(f"lobby of {name}", PhaseKind.LOBBY, "Lobby", 0)])
            await agenda.add_meeting(connection, name, Meeting(f"lobby of {name}", 0, note=note))
        await connection.run_sync(_back_to_0030)
        columns = await connection.run_sync(lambda found: inspect(found).get_columns("workshops"))
        notes = await connection.exec_driver_sql("SELECT workshop_id, note FROM meetings ORDER BY workshop_id")
        assert "language" not in {column["name"] for column in columns}
        assert [tuple(row) for row in notes] == [("museum", ""), ("school", "Ben paused the clock")]


def _back_to_0030(connection: Connection) -> None:
    with Operations.context(MigrationContext.configure(connection)):
        import_module("app.storage.migrations.versions.0031_languages_of_workshops").downgrade()
