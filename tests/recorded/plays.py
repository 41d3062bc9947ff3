"""All that is played for a record: two meetings, one with few drafts, and every address; each in a house of its own."""

import asyncio
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from app.domain.workshops.workshops import Mode
from app.storage.database import open_database
from app.storage.migrations import migrate
from tests.conftest import SECRET, sqlite_url
from tests.recorded.addresses import play_addresses
from tests.recorded.chance import same_chance, shuffle_alike
from tests.recorded.meetings import play_few_drafts, play_meeting
from tests.recorded.record import Record
from tests.web.serving import House

ADDRESS = "http://127.0.0.1:8000"
"""Stands in links and codes, whatever port the server has found free."""


def play_all() -> dict[str, str]:
    record = Record()
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "template.db"
        migrated(template)
        for mode in Mode:
            played(record, partial(play_meeting, mode=mode), Path(folder) / mode, template)
        played(record, play_few_drafts, Path(folder) / "few", template)
        played(record, play_addresses, Path(folder) / "addresses", template)
    return record.items


def migrated(path: Path) -> None:
    """A SQLite file to copy, with nothing in it."""

    async def work() -> None:
        opened = open_database(sqlite_url(path))
        await migrate(opened)
        await opened.close()

    asyncio.run(work())


def played(record: Record, play: Callable[[Record, House], None], folder: Path, template: Path) -> None:
    """In a house of its own, in which chance is the same each time."""
    with same_chance(), House(folder, template, base_url=ADDRESS, secret_key=SECRET.decode()) as house:
        shuffle_alike(house.services)
        record.begin_house()
        play(record, house)
