"""The real server, as a process that kills itself at a chosen point of its work on the log of documents.

    FATE='{"point": "in a compaction", "times": 3, "share": 0.4}' TRAIL=FILE python -m tests.live.killable

It is `python -m app serve`, with the same settings. What a test wants of it is put around it here, and the product
knows nothing of it: compaction comes after a few rows instead of thousands, and SIGKILL at the point of the fate.
"""

import asyncio
import json
import os
import signal
import sqlite3
import statistics
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from enum import StrEnum
from unittest.mock import patch

from sqlalchemy import Connection, Engine, event

from app import __main__ as command_line
from app.domain.words import shrinking
from app.live import document_store, hub
from app.live.document import OpenDocument
from app.live.document_store import DocumentStore
from app.settings import load_settings
from app.storage import log
from app.storage.database import Database
from app.storage.documents import NewUpdates, Outcome
from app.storage.log import open_log

COMPACT_AFTER = 12  # rows
PAUSE = timedelta(seconds=30)  # in which a text goes letter by letter, on a machine that is busy with other tests
COMMIT, COMPACTION = "commit", "compaction"  # of keystrokes; of a snapshot
KEEPING = "keeping"  # a commit of keystrokes that keeps a wording
MARKS = {COMMIT: b"K", COMPACTION: b"S"}


class Point(StrEnum):
    BEFORE_COMMIT = "before a commit"  # the rows are there, and nothing is committed
    IN_COMMIT = "in a commit"
    AFTER_COMMIT = "after a commit"  # and nobody has been told
    BEFORE_KEEPING = "before a keeping"
    IN_KEEPING = "in a keeping"
    AFTER_KEEPING = "after a keeping"
    HALFWAY = "halfway through a compaction"  # the rows are deleted, and the snapshot is not yet there
    BEFORE_COMPACTION = "before a compaction"  # both is done, and nothing is committed
    IN_COMPACTION = "in a compaction"
    AFTER_COMPACTION = "after a compaction"
    ANYWHERE = "anywhere"  # killed from outside
    NOWHERE = "nowhere"


@dataclass(frozen=True)
class Fate:
    """Death when `point` is reached for the `times`th time.

    `share`: how far through a commit, as long as commits have taken; anywhere: the part of a second after which.
    """

    point: Point
    times: int = 1
    share: float = 0.0

    @property
    def settings(self) -> dict[str, str]:
        return {"FATE": json.dumps(asdict(self))}


class Reaper:
    """Follows each transaction on the log, leaves a trail of them, and kills the process where its fate wants it.

    The trail is a file: a capital letter where a transaction has begun, a small one where it has been committed.
    """

    def __init__(self, fate: Fate, trail: str) -> None:
        self._fate = fate
        self._left = fate.times
        self._trail = os.open(trail, os.O_CREAT | os.O_TRUNC | os.O_WRONLY)
        self._committing: dict[object, float] = {}  # by the task that does it: there may be several at once
        self._lasted: dict[str, list[float]] = {COMMIT: [], COMPACTION: []}
        self._keeps = False  # the commit of keystrokes that came last

    def begins(self, work: str) -> None:
        """It has changed something."""
        os.write(self._trail, MARKS[work])
        self._reach(f"halfway through a {work}")

    def commits(self, work: str, *, keeps: bool = False) -> None:
        """Its commit is just about to begin. `keeps`: it keeps a wording."""
        self._keeps = keeps
        self._reach(f"before a {work}")
        if keeps:
            self._reach(f"before a {KEEPING}")
        self._committing[asyncio.current_task()] = time.monotonic()
        if self._is_reached(f"in a {work}") or (keeps and self._is_reached(f"in a {KEEPING}")):
            usual = statistics.median(self._lasted[work] or [0.001])
            threading.Timer(self._fate.share * usual, die).start()

    def ends(self, work: str) -> None:
        """It has been committed, if there was any."""
        if began := self._committing.pop(asyncio.current_task(), None):
            os.write(self._trail, MARKS[work].lower())
            self._lasted[work].append(time.monotonic() - began)
            self._reach(f"after a {work}")
            if self._keeps and work == COMMIT:
                self._reach(f"after a {KEEPING}")

    def _reach(self, point: str) -> None:
        if self._is_reached(point):
            die()

    def _is_reached(self, point: str) -> bool:
        if point != self._fate.point:
            return False
        self._left -= 1
        return self._left == 0


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def work_under_way(trail: bytes) -> str:
    """What a process that left this trail was in the middle of."""
    for work, mark in MARKS.items():
        if trail.count(mark) > trail.count(mark.lower()):
            return work
    return "neither"


def main() -> None:
    reaper = Reaper(Fate(**json.loads(os.environ["FATE"])), os.environ["TRAIL"])
    follow_statements(reaper)
    with (
        patch.object(document_store, "COMPACT_AFTER", COMPACT_AFTER),
        patch.object(shrinking, "PAUSE", PAUSE),
        patch.object(hub, "DocumentStore", followed_store(reaper)),
        patch.object(hub, "open_log", lambda database: FollowedLog(database, reaper)),
        patch.object(log, "_append", followed_append(reaper)),
    ):
        command_line.serve(load_settings())


def follow_statements(reaper: Reaper) -> None:
    """Of compactions; on PostgreSQL of appends too. Only a compaction deletes rows before it inserts one."""

    def executed(connection: Connection, _cursor: object, statement: str, *_rest: object) -> None:
        work = connection.info.get("work")
        if statement.startswith("DELETE FROM document_updates"):
            connection.info["work"] = COMPACTION
            reaper.begins(COMPACTION)
        elif statement.startswith("INSERT INTO document_updates") and work is None:
            connection.info["work"] = COMMIT
            reaper.begins(COMMIT)
        elif statement.startswith("INSERT INTO wordings"):
            connection.info["keeps"] = True

    def commits(connection: Connection) -> None:
        keeps = connection.info.pop("keeps", False)
        if work := connection.info.pop("work", None):
            reaper.commits(work, keeps=keeps)

    event.listen(Engine, "after_cursor_execute", executed)
    event.listen(Engine, "commit", commits)


def followed_store(reaper: Reaper) -> type[DocumentStore]:
    class FollowedStore(DocumentStore):
        async def compact(self, document: OpenDocument) -> None:
            await super().compact(document)
            reaper.ends(COMPACTION)

    return FollowedStore


class FollowedLog:
    def __init__(self, database: Database, reaper: Reaper) -> None:
        self._stored = open_log(database)
        self._reaper = reaper
        self.load, self.close = self._stored.load, self._stored.close

    async def append(self, additions: Sequence[NewUpdates]) -> dict[str, Outcome]:
        outcomes = await self._stored.append(additions)
        self._reaper.ends(COMMIT)
        return outcomes


def followed_append(reaper: Reaper) -> Callable[[sqlite3.Connection, Sequence[NewUpdates]], dict[str, Outcome]]:
    """What SQLite does between beginning and committing."""
    append = log._append

    def followed(connection: sqlite3.Connection, additions: Sequence[NewUpdates]) -> dict[str, Outcome]:
        outcomes = append(connection, additions)
        reaper.begins(COMMIT)
        reaper.commits(COMMIT, keeps=any(new.wordings for new in additions))
        return outcomes

    return followed


if __name__ == "__main__":
    main()
