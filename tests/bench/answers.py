"""What taking answers costs: a whole company at once, beside a meeting's live documents, and after a million."""

import asyncio
import json
import secrets
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, insert, select

from app.domain.links import encode_random
from app.settings import Settings
from app.storage.database import Database, open_database
from app.storage.tables import answers, survey_openings, workshops
from tests.bench.fixture import Seat, prepare
from tests.bench.servers import LOAD_PATIENCE, ROOT, free_port, load, ours, pinned, serving
from tests.bench.tables import print_table

RATE, SECONDS = 2000, 10
TWELVE_WORDS = "friendly welcome and quick help from people who listen and smile"
FILL = "INSERT INTO answers (id, workshop_id, text, given_on) VALUES (?, ?, ?, ?)"
GROWTH_RATE, STORED = 1000, (1_000, 10_000, 100_000, 1_000_000)
DOCUMENTS, MEMBERS = 2, 8


def answering(folder: Path) -> None:
    """2,000 answers a second, alone and beside live documents; and a company behind one address."""
    rows = [
        _burst(folder / "alone", "2,000 a second", with_documents=False),
        _burst(folder / "meeting", "2,000 a second, beside live documents", with_documents=True),
        _burst(folder / "fresh", "1,000 a second, a connection for each", "--fresh", rate=RATE / 2),
        _burst(folder / "company", "500 in 10 s from one address", "--addresses", "1", "--warm-up", "0", rate=50),
    ]
    heads = ["", "answers/s", "p50 ms", "p95 ms", "p99 ms", "slowest", "refused", "lost", "CPU s", "documents' p99 ms"]
    title = f"Answers for {SECONDS} s, each durable before it is thanked for"
    print_table(f"{title} (goals: p99 100 ms, documents' p99 50 ms)", heads, rows)


def _burst(folder: Path, name: str, *options: str, rate: float = RATE, with_documents: bool = False) -> list[object]:
    folder.mkdir()
    data, port = folder / "data", free_port()
    seats, key = survey(data, port)
    with serving(ours(data, port)) as running:
        before = running.cpu
        with typing(folder, seats if with_documents else [], SECONDS) as typed:
            found = respond(port, key, *options, rate=rate)
        cpu = running.cpu - before
    lost = max(0, found["thanked"] - count(data))
    latencies = [found["p50"], found["p95"], found["p99"], found["slowest"]]
    answered = f"{found['thanked'] / found['seconds']:,.0f}"
    refused = found["refused"] + found["unsent"]
    return [name, answered, *latencies, refused, lost, f"{cpu:.1f}", typed.get("p99", "")]


def growth(folder: Path) -> None:
    """What one more answer costs when there are many already."""
    data, port = folder / "data", free_port()
    _, key = survey(data, port)
    rows = []
    for number in STORED:
        asyncio.run(_fill(data, key, number))
        with serving(ours(data, port)) as running:
            respond(port, key, rate=GROWTH_RATE, seconds=0.5)
            before = running.cpu
            found = respond(port, key, "--warm-up", "0", rate=GROWTH_RATE, seconds=4)
            cpu = (running.cpu - before) / max(1, found["thanked"]) * 1e6
        rows.append([f"{number:,}", f"{cpu:.0f}", found["p50"], found["p99"], found["refused"] + found["unsent"]])
    heads = ["answers stored", "CPU µs an answer", "p50 ms", "p99 ms", "refused"]
    print_table(f"{GROWTH_RATE:,} answers/s for 4 s beside those that are stored (goal: no growth)", heads, rows)


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


async def _fill(data: Path, key: str, number: int) -> None:
    """Until so many are stored, in the order in which SQLite writes them fastest."""
    missing = number - await _count(data)
    database = _opened(data)
    async with database.transaction() as connection:
        found = await connection.execute(select(workshops.c.id).where(workshops.c.survey_key == key))
        workshop_id, day = found.scalar_one(), datetime.now(UTC).date().isoformat()
        ids = sorted(encode_random(secrets.token_bytes(10)) for _ in range(missing))
        for start in range(0, missing, 10_000):
            rows = [(one, workshop_id, TWELVE_WORDS, day) for one in ids[start : start + 10_000]]
            await connection.exec_driver_sql(FILL, rows)
    await database.close()


async def _count(data: Path) -> int:
    database = _opened(data)
    async with database.reading() as connection:
        found = (await connection.execute(select(func.count()).select_from(answers))).scalar_one()
    await database.close()
    return int(found)


def _opened(data: Path) -> Database:
    return open_database(Settings(data_dir=data).database)
