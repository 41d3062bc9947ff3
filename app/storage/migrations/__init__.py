"""Brings the database to the newest version."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from app.domain.errors import DomainError
from app.storage.database import Database

_MIGRATION_LOCK = 7_215_046_211  # any number, the same in every process


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    return config


async def is_outdated(database: Database) -> bool:
    """Whether `migrate` would change anything. Raises DomainError where a newer version has been at work."""
    async with database.reading() as connection:
        return await connection.run_sync(_is_outdated)


async def migrate(database: Database) -> None:
    """All steps in one transaction; of several processes that start together, one does it and the others wait."""
    if not await is_outdated(database):  # nearly always, and in bounded time
        return
    async with database.unlimited_transaction() as connection:
        if not database.is_sqlite:
            await connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})")
        await connection.run_sync(_upgrade)


def revision_of(connection: Connection) -> str | None:
    """The version of a database's tables; None where there are none."""
    return MigrationContext.configure(connection).get_current_revision()


def knows(revision: str) -> bool:
    """Whether this version of the program can work on tables of that one."""
    return revision in {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}


def _is_outdated(connection: Connection) -> bool:
    scripts = ScriptDirectory.from_config(_config())
    current = revision_of(connection)
    if current is not None and not knows(current):
        raise DomainError(
            "A newer version of Visionroom has worked on this database.", "Start that version, or a later one."
        )
    return current != scripts.get_current_head()


def _upgrade(connection: Connection) -> None:
    if _is_outdated(connection):
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
