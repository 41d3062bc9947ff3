"""What taking answers costs: a whole company at once, beside a meeting's live documents, and after a million."""

import asyncio
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, insert, select

from app.settings import Settings
from app.storage.database import Database, open_database
from app.storage.tables import answers, survey_openings, workshops
from tests.bench.fixture import Seat, prepare
from tests.bench.servers import LOAD_PATIENCE, ROOT, free_port, load, ours, pinned, serving
from tests.bench.tables import print_table

RATE, SECONDS = 2000, 10
DOCUMENTS, MEMBERS = 2, 8


def answering(folder: Path) -> None:
    """2,000 answers a second, alone and beside live documents."""
    rows = []
    for name, with_documents in (("alone", False), ("beside live documents", True)):
        data, port = folder / name.split()[0], free_port()
        seats, key = survey(data, port)
        with serving(ours(data, port)) as running:
            before = running.cpu
            with typing(folder, seats if with_documents else [], SECONDS) as typed:
                found = respond(port, key)
            cpu = running.cpu - before
        stored = count(data)
        lost = found["thanked"] - stored if stored < found["thanked"] else 0
        rate = f"{found['thanked'] / found['seconds']:,.0f}"
        latencies = [found["p50"], found["p95"], found["p99"], found["slowest"]]
        rows.append([name, rate, *latencies, found["refused"], lost, f"{cpu:.1f}", typed.get("p99", "")])
    heads = ["", "answers/s", "p50 ms", "p95 ms", "p99 ms", "slowest", "refused", "lost", "CPU s", "documents' p99 ms"]
    title = f"{RATE:,} answers/s for {SECONDS} s, each durable before it is thanked for"
    print_table(f"{title} (goals: p99 100 ms, documents' p99 50 ms)", heads, rows)


def respond(port: int, key: str, *options: str, rate: float = RATE, seconds: float = SECONDS) -> dict[str, Any]:
    """Run the respondents; what they found."""
    command = [sys.executable, "-m", "tests.bench.respondents", "--port", str(port), "--key", key]
    command += ["--rate", str(rate), "--seconds", str(seconds), *options]
    done = subprocess.run(pinned(1, command), cwd=ROOT, capture_output=True, timeout=LOAD_PATIENCE, check=False)
    if done.returncode:
        raise OSError(done.stderr.decode()[-2000:])
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def survey(data: Path, port: int) -> tuple[list[Seat], str]:
    """A meeting at its documents, and the key of a survey that is open."""
    seats = prepare(data, port, DOCUMENTS, MEMBERS)
    return seats, asyncio.run(_open_surveys(data))


@contextmanager
def typing(folder: Path, seats: list[Seat], seconds: float) -> Iterator[dict[str, Any]]:
    """Meanwhile everybody in the seats types. What was found is there at the end."""
    found: dict[str, Any] = {}

    def type_on() -> None:
        found.update(load(folder, seats, "--rate", "3", "--seconds", str(seconds)))

    thread = threading.Thread(target=type_on)
    if seats:
        thread.start()
    yield found
    if seats:
        thread.join()


def count(data: Path) -> int:
    return asyncio.run(_count(data))


async def _open_surveys(data: Path) -> str:
    database = _opened(data)
    async with database.transaction() as connection:
        found = (await connection.execute(select(workshops.c.id, workshops.c.survey_key))).all()
        rows = [{"id": f"o-{row.id}", "workshop_id": row.id, "opened_at": datetime.now(UTC)} for row in found]
        await connection.execute(insert(survey_openings), [row | {"opened_by": "the bench"} for row in rows])
    await database.close()
    return str(found[0].survey_key)


async def _count(data: Path) -> int:
    database = _opened(data)
    async with database.reading() as connection:
        found = (await connection.execute(select(func.count()).select_from(answers))).scalar_one()
    await database.close()
    return int(found)


def _opened(data: Path) -> Database:
    return open_database(Settings(data_dir=data).database)
