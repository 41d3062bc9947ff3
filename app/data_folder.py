"""The folder with everything that must not get lost, and must not be read by others on the machine."""

import logging
import os
import stat
from pathlib import Path

from app.settings import BadSettings, Settings

log = logging.getLogger("visionroom")

OTHERS = 0o077
_BESIDE_DATABASE = ("", "-wal", "-shm", "-journal", ".lock")


def keep_others_out() -> None:
    """Of everything that this process will make."""
    os.umask(OTHERS)


def make_data_folder(settings: Settings) -> None:
    """Made for our own eyes. Raises BadSettings where nothing can be kept."""
    keep_others_out()
    folder = settings.data_dir
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadSettings(f"Bad setting: DATA_DIR {folder} cannot be used as a folder: {error.strerror}") from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise BadSettings(f"Bad setting: DATA_DIR {folder} cannot be written to")


def keep_private(settings: Settings) -> None:
    """Take what earlier versions let others read away from them, where it is ours to do so."""
    if _is_shared(settings.data_dir):
        log.warning("DATA_DIR is used by others too and stays open to them; our own files in it do not.")
    else:
        _close(settings.data_dir)
    for path in _own_files(settings):
        _close(path)


def _own_files(settings: Settings) -> list[Path]:
    found = [settings.data_dir / "secret.key"]
    if settings.database.startswith("sqlite"):
        from sqlalchemy.engine import make_url  # noqa: PLC0415  a bad setting is told before it is loaded

        path = os.path.realpath(str(make_url(settings.database).database))
        found += [Path(path + end) for end in _BESIDE_DATABASE]
    return [path for path in found if path.exists()]


def _is_shared(folder: Path) -> bool:
    """Whether it is anybody's, or somebody else has put something into it: a folder such as /tmp or /var/lib."""
    if folder.stat().st_mode & stat.S_ISVTX:
        return True
    return any(entry.stat(follow_symlinks=False).st_uid != os.geteuid() for entry in os.scandir(folder))


def _close(path: Path) -> None:
    found = path.stat()
    if not found.st_mode & OTHERS:
        return
    if found.st_uid == os.geteuid():
        path.chmod(stat.S_IMODE(found.st_mode) & ~OTHERS)
    else:
        log.warning("%s can be read by others on this machine, and is not ours to change", path.name or path)
