"""The command line: one plain line where something cannot be done, and nothing is made where nothing is."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from app.settings import Settings
from tests.people import MARIA


def run(settings: Settings, *command: str) -> tuple[int, list[str]]:
    """Gives how it ended and the lines that it printed."""
    ended = subprocess.run(
        [sys.executable, "-m", "app", *command],
        env=os.environ | {"DATA_DIR": str(settings.data_dir), "DATABASE_URL": "", "SECRET_KEY": ""},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return ended.returncode, (ended.stdout + ended.stderr).splitlines()


def test_the_command_line_says_what_it_did(here: Settings, there: Settings, tmp_path: Path) -> None:
    """And ends with an error where it did not."""
    file = str(tmp_path / "museum.backup")
    code, said = run(here, "backup", file, "--with-secret")
    assert (code, said[0], len(said)) == (0, f"The backup is in {file}.", 2)
    code, said = run(here, "backup", file)
    assert (code, said) == (2, [f"There is a file {file} already, and it was left as it is. Choose another name."])
    code, said = run(there, "restore", file)
    assert (code, len(said)) == (0, 2)
    assert "is there again. Start the server" in said[0]
    code, said = run(there, "restore", str(tmp_path / "none"))
    assert (code, len(said)) == (2, 1)


def test_a_place_that_cannot_be_written_to_is_told_in_one_line(here: Settings, there: Settings, tmp_path: Path) -> None:
    missing, file = tmp_path / "no folder" / "museum.backup", tmp_path / "museum.backup"
    assert run(here, "backup", str(missing)) == (
        2,
        [f"There is no folder {missing.parent}. Make it first, or choose another one."],
    )
    assert run(here, "backup", str(tmp_path)) == (
        2,
        [f"{tmp_path} is a folder, and it was left as it is. Choose another name."],
    )
    assert run(there, "restore", str(tmp_path)) == (
        2,
        [f"{tmp_path} is a folder. Name the file of the backup. Nothing was changed."],
    )
    long = tmp_path / ("x" * 300)
    code, said = run(here, "backup", str(long))
    assert (code, len(said), "Errno" in said[0]) == (2, 1, False)
    assert not file.exists()


@pytest.mark.parametrize("command", [("reset-password", "Maria Lind"), ("backup", "museum.backup"), ("strip",)])
def test_where_no_database_is_none_is_made(tmp_path: Path, command: tuple[str, ...]) -> None:
    nowhere = Settings(data_dir=tmp_path / "nowhere")
    place = nowhere.data_dir / "visionroom.db"
    assert run(nowhere, *command) == (
        2,
        [f"There is no database at {place}. Start the server first, or look at DATA_DIR, DATABASE_URL."],
    )
    assert list(tmp_path.iterdir()) == []


def test_a_link_for_a_new_password_names_her_as_she_is_called(here: Settings) -> None:
    with sqlite3.connect(here.data_dir / "visionroom.db") as database:
        database.execute(
            "INSERT INTO accounts (id, name, name_key, role, created_at, invitation_version) VALUES (?, ?, ?, ?, ?, ?)",
            ("as-long-as-an-id", MARIA, MARIA.casefold(), "facilitator", "2026-11-01 09:00:00", 1),
        )
    code, said = run(here, "reset-password", "maria", "LIND")
    assert (code, len(said)) == (0, 1)
    assert said[0].startswith(f"With this link {MARIA} chooses another password. It works once, for 24 hours: http")
    (here.data_dir / "secret.key").unlink()
    place = here.data_dir / "secret.key"
    refused = [f"There is no secret at {place}. Start the server first, or look at DATA_DIR, SECRET_KEY."]
    assert run(here, "reset-password", "maria", "LIND") == (2, refused)
    assert run(here, "backup", str(here.data_dir / "copy"), "--with-secret") == (2, refused)
    assert {path.stem for path in here.data_dir.iterdir()} == {"visionroom"}


def test_a_database_of_others_gets_no_tables_of_ours(here: Settings) -> None:
    place = here.data_dir / "visionroom.db"
    place.unlink()
    with sqlite3.connect(place) as database:
        database.execute("CREATE TABLE letters (text)")
    code, said = run(here, "reset-password", MARIA)
    assert (code, said) == (
        2,
        [f"In {place} there is no database of Visionroom. Look at DATA_DIR and DATABASE_URL."],
    )
    with sqlite3.connect(place) as database:
        assert database.execute("SELECT name FROM sqlite_master").fetchall() == [("letters",)]
