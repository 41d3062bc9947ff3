"""What is no whole backup, or no database of ours, is refused in one line, and nothing is written over."""

import json
import sqlite3
import zipfile
from pathlib import Path

import pytest

from app import backup
from app.actions.services import Services
from app.domain.errors import DomainError
from app.settings import Settings


async def test_a_file_or_a_database_that_is_there_is_never_written_over(
    running: Services, here: Settings, there: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "museum.backup"
    await backup.back_up(here, file, with_secret=True)
    before = file.read_bytes(), (here.data_dir / "visionroom.db").read_bytes()
    with pytest.raises(DomainError, match="already"):
        await backup.back_up(here, file, with_secret=True)
    with pytest.raises(DomainError, match="already"):
        await backup.restore(here, file)
    (there.data_dir / "secret.key").write_text("another secret, long enough to be one of ours")
    with pytest.raises(DomainError, match="another secret"):
        await backup.restore(there, file)
    assert (file.read_bytes(), (here.data_dir / "visionroom.db").read_bytes()) == before
    assert [path.name for path in there.data_dir.iterdir()] == ["secret.key"]


@pytest.mark.parametrize(
    "how",
    [
        *("no zip", "cut", "a flipped bit", "another zip", "a torn database", "newer", "not there"),
        *("tables of others", "newer inside", "lists in it", "locked with a password"),
    ],
)
async def test_what_is_no_whole_backup_is_refused_in_one_line(
    running: Services, here: Settings, there: Settings, tmp_path: Path, how: str
) -> None:
    file = tmp_path / "museum.backup"
    await backup.back_up(here, file, with_secret=True)
    spoil(file, how)
    with pytest.raises(DomainError) as refused:
        await backup.restore(there, file)
    said = str(refused.value)
    assert ("newer version" in said) == how.startswith("newer")
    assert "\n" not in said
    assert list(there.data_dir.iterdir()) == []


def spoil(file: Path, how: str) -> None:
    whole = file.read_bytes()
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    if how == "no zip":
        file.write_bytes(b"something else")
    elif how == "cut":
        file.write_bytes(whole[: len(whole) // 2])
    elif how == "a flipped bit":
        at = len(whole) // 2
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    elif how == "not there":
        file.unlink()
    elif how == "locked with a password":
        file.write_bytes(locked(whole))
    else:
        if how == "another zip":
            parts = {"letter.txt": b"Dear Maria"}
        elif how == "a torn database":
            torn = bytearray(parts["visionroom.db"])
            torn[4096 * 3 : 4096 * 9] = bytes(4096 * 6)
            parts["visionroom.db"] = bytes(torn)
        elif how in ("tables of others", "newer inside"):
            inside = file.with_name("inside.db")
            inside.write_bytes(b"" if how == "tables of others" else parts["visionroom.db"])
            with sqlite3.connect(inside) as changed:
                changed.execute(
                    "CREATE TABLE letters (text)"
                    if how == "tables of others"
                    else "UPDATE alembic_version SET version_num = '9999'"
                )
            parts["visionroom.db"] = inside.read_bytes()
        elif how == "lists in it":
            parts["about.json"] = json.dumps({"revision": ["x"], "made_at": 1, "alone": None}).encode()
        else:
            parts["about.json"] = json.dumps(json.loads(parts["about.json"]) | {"revision": "9999"}).encode()
        with zipfile.ZipFile(file, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, content)


def locked(whole: bytes) -> bytes:
    """As a program makes it that asks for a password: each entry says so, here and in the list at the end."""
    marked = bytearray(whole)
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = whole.find(signature)
        while at >= 0:
            marked[at + flags] |= 1
            at = whole.find(signature, at + 4)
    return bytes(marked)


@pytest.mark.parametrize("how", ["newer", "nothing in it", "not there"])
async def test_what_is_no_database_of_ours_is_not_backed_up(here: Settings, tmp_path: Path, how: str) -> None:
    database = here.data_dir / "visionroom.db"
    if how == "newer":
        with sqlite3.connect(database) as newer:
            newer.execute("UPDATE alembic_version SET version_num = '9999'")
    else:
        database.unlink()
        if how == "nothing in it":
            sqlite3.connect(database).close()
            database.touch()
    with pytest.raises(DomainError):
        await backup.back_up(here, tmp_path / "museum.backup", with_secret=True)
    assert not (tmp_path / "museum.backup").exists()
    assert database.exists() == (how != "not there")
