"""Backups of an installation on SQLite: one file with the database, and if wished its secret."""

import json
import os
import secrets
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.domain.errors import DomainError
from app.installation import require_database, require_secret, require_tables, sqlite_file
from app.settings import Settings, load_secret
from app.storage.copies import Damaged, check_sqlite, compact_sqlite, copy_sqlite, strip
from app.storage.database import open_database
from app.storage.migrations import knows, migrate, revision_of
from app.storage.process_lock import bring_up_to_date

DATABASE, SECRET, ABOUT = "visionroom.db", "secret.key", "about.json"
LARGEST_ABOUT = 1_048_576  # bytes


@dataclass(frozen=True)
class Restored:
    """What a backup brought. `alone`: titles of workshops in which people drafted alone, whose drafts are empty now."""

    made_at: str
    has_secret: bool
    alone: tuple[str, ...]


async def back_up(settings: Settings, target: Path, *, with_secret: bool) -> tuple[str, ...]:
    """Write the file, also while the server runs. Gives the titles of workshops whose open drafts are left out.

    Raises DomainError where it cannot be done; then there is no file.
    """
    _require_free(target, "Choose another name.")
    if not target.parent.is_dir():
        raise DomainError(f"There is no folder {target.parent}.", "Make it first, or choose another one.")
    source = _sqlite_file(settings)
    require_database(settings)
    if with_secret:
        require_secret(settings)
    with _beside(target) as copy:
        try:
            copy_sqlite(source, copy)
        except (Damaged, sqlite3.Error) as error:
            raise DomainError(f"The database cannot be read as a whole: {error}.", "No backup was made.") from error
        database = open_database(f"sqlite+aiosqlite:///{copy}", settings.database_limits)
        try:
            await require_tables(database, source)
            await migrate(database)  # a copy of before an update has not all that is to be taken out
            async with database.transaction() as connection:
                alone = await strip(connection)
                revision = await connection.run_sync(revision_of)
        finally:
            await database.close()
        compact_sqlite(copy)
        about = {"revision": revision, "made_at": datetime.now(UTC).isoformat(timespec="seconds"), "alone": alone}
        with _beside(target) as packed:
            with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr(ABOUT, json.dumps(about, ensure_ascii=False))
                archive.write(copy, DATABASE)
                if with_secret:
                    archive.writestr(SECRET, load_secret(settings))
            _keep(packed, target)
    return tuple(alone)


async def restore(settings: Settings, source: Path) -> Restored:
    """Put a backup where nothing is yet, and bring it to this version. Raises DomainError; then nothing is changed."""
    place = _sqlite_file(settings)
    for path in (place, Path(f"{place}-wal")):
        _require_free(path, "Set another DATA_DIR, or move it away.")
    with _opened(source) as archive, _beside(place) as copy:
        about = _about(archive, source)
        if not knows(about["revision"]):
            raise DomainError(
                f"{source} is from a newer version of Visionroom.", "Restore it with that version, or later."
            )
        secret = archive.read(SECRET) if SECRET in archive.namelist() else b""
        key_file = _key_file(settings, secret)
        with archive.open(DATABASE) as packed, copy.open("wb") as unpacked:
            while part := packed.read(1_048_576):
                unpacked.write(part)
        try:
            check_sqlite(copy)
        except Damaged as error:
            raise _damaged(source) from error
        database = open_database(f"sqlite+aiosqlite:///{copy}", settings.database_limits)
        try:
            await require_tables(database, source)
        finally:
            await database.close()
        compact_sqlite(copy)
        _keep(copy, place)
        if key_file:
            key_file.touch(mode=0o600)
            key_file.write_bytes(secret)
    database = open_database(settings.database, settings.database_limits)
    try:
        await bring_up_to_date(database)
    finally:
        await database.close()
    return Restored(about["made_at"], bool(secret), tuple(about["alone"]))


async def strip_copy(settings: Settings) -> tuple[str, ...]:
    """Take out of a copied database what no backup may hold. For PostgreSQL, whose own tools make the copy."""
    database = open_database(settings.database, settings.database_limits)
    try:
        async with database.unlimited_transaction() as connection:
            return await strip(connection)
    finally:
        await database.close()


def _require_free(path: Path, next_step: str) -> None:
    if path.is_dir():
        raise DomainError(f"{path} is a folder, and it was left as it is.", next_step)
    if path.exists():
        raise DomainError(f"There is a file {path} already, and it was left as it is.", next_step)


def _sqlite_file(settings: Settings) -> Path:
    path = sqlite_file(settings)
    if path is None:
        raise DomainError(
            "PostgreSQL is backed up and restored with its own tools.", "The README says how, under Backup."
        )
    return path


def _key_file(settings: Settings, secret: bytes) -> Path | None:
    """Where the secret of a backup is to be kept; None where it is kept already, or there is none."""
    if not secret:
        return None
    path = settings.data_dir / SECRET
    if settings.secret_key:
        own = settings.secret_key.encode()
    elif path.exists():
        own = path.read_bytes().strip()
    else:
        return path
    if not secrets.compare_digest(own, secret):
        where = "SECRET_KEY is set" if settings.secret_key else f"There is a file {path}"
        raise DomainError(f"{where}, and the backup has another secret. Nothing was changed.", "Take one of them away.")
    return None


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    if path.is_dir():
        raise DomainError(f"{path} is a folder.", "Name the file of the backup. Nothing was changed.")
    if not path.is_file():
        raise DomainError(f"There is no file {path}.")
    with ExitStack() as stack:
        try:
            archive = stack.enter_context(zipfile.ZipFile(path))
            is_whole = archive.testzip() is None
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:  # the last where it needs a password
            raise _damaged(path) from error
        if not is_whole:
            raise _damaged(path)
        yield archive


def _about(archive: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    try:
        if archive.getinfo(ABOUT).file_size > LARGEST_ABOUT:
            raise ValueError(ABOUT)
        archive.getinfo(DATABASE)
        about = json.loads(archive.read(ABOUT))
        found = {"revision": str(about["revision"]), "made_at": str(about["made_at"])}
        return found | {"alone": [str(title) for title in about["alone"]]}
    except (KeyError, ValueError, TypeError):
        raise DomainError(f"{path} is no backup of Visionroom.", "Nothing was changed.") from None


def _damaged(path: Path) -> DomainError:
    return DomainError(
        f"{path} is damaged, or is no backup of Visionroom.", "Nothing was changed. Take another backup."
    )


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A file for our own eyes in the same folder, which is gone afterwards unless it was kept."""
    made = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        os.close(os.open(made, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        yield made
    finally:
        for end in ("", "-wal", "-shm", "-journal"):
            made.with_name(made.name + end).unlink(missing_ok=True)


def _keep(made: Path, path: Path) -> None:
    """Under its own name, once the disk has it. Raises DomainError if somebody else was faster."""
    with made.open("rb") as written:
        os.fsync(written.fileno())
    try:
        os.link(made, path)
    except FileExistsError:
        raise DomainError(f"There is a file {path} by now, and it was left as it is.") from None
    except OSError:  # a file system without links
        made.rename(path)
