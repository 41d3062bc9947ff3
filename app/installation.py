"""What has to be there for a command that works on what is stored. Such a command makes nothing where nothing is."""

from pathlib import Path

from sqlalchemy.engine import make_url

from app.domain.errors import DomainError
from app.settings import Settings
from app.storage.database import Database
from app.storage.migrations import knows, revision_of


def sqlite_file(settings: Settings) -> Path | None:
    """Where the database is; None for PostgreSQL."""
    url = make_url(settings.database)
    return Path(str(url.database)) if url.drivername.startswith("sqlite") else None


def require_database(settings: Settings) -> None:
    """Raises DomainError where there is no file. What is in it, `require_tables` looks at."""
    path = sqlite_file(settings)
    if path and not path.exists():
        raise DomainError(
            f"There is no database at {path}.", "Start the server first, or look at DATA_DIR, DATABASE_URL."
        )


async def require_tables(database: Database, called: object) -> None:
    """Raises DomainError where the tables are not ours, or were made by a newer version. `called`: what they are in."""
    async with database.reading() as connection:
        revision = await connection.run_sync(revision_of)
    if revision is None:
        raise DomainError(f"In {called} there is no database of Visionroom.", "Look at DATA_DIR and DATABASE_URL.")
    if not knows(revision):
        raise DomainError(f"{called} is from a newer version of Visionroom.", "Use that version, or a later one.")


def require_secret(settings: Settings) -> None:
    """Raises DomainError where one would be made: what it signs would open nothing on the server that has another."""
    path = settings.data_dir / "secret.key"
    if not settings.secret_key and not path.exists():
        raise DomainError(f"There is no secret at {path}.", "Start the server first, or look at DATA_DIR, SECRET_KEY.")
