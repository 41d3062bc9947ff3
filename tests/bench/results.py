"""What the results page costs where 100,000 have answered: opening it, and seeing each answer while 2,000/s come."""

import asyncio
import random
import re
import secrets
import statistics
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
from sqlalchemy import select
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from app.actions.accounts.accounts import new_session_token
from app.domain.accounts import Role
from app.domain.links import digest, encode_random
from app.settings import Settings
from app.storage import accounts
from app.storage import answers as stored_answers
from app.storage import workshops as stored_workshops
from app.storage.answers import NewAnswer
from app.storage.database import open_database
from app.storage.tables import workshops
from tests.bench.answers import SECONDS, respond, survey, typing
from tests.bench.counting import answers
from tests.bench.respondents import WORDS
from tests.bench.servers import Running, free_port, ours, serving
from tests.bench.tables import print_table

MANY, MARKED = 100_000, 3_000
MARK = "zebra"  # a word of the list that only the measured answers hold
PATIENCE = 30.0  # seconds


def results(folder: Path) -> None:
    data, port = folder / "data", free_port()
    seats, key = survey(data, port)
    workshop_id, token = asyncio.run(signed_in(data, key))
    asyncio.run(_fill(data, workshop_id))
    with serving(ours(data, port)) as running:
        page = httpx.Client(base_url=f"http://127.0.0.1:{port}", cookies={"account": token}, timeout=PATIENCE)
        page.get("/")
        idle = running.memory
        opening = _opened(page, workshop_id, port, token)
        grown = (running.memory - idle) / 1024
        print_table(
            f"The results page with {MANY:,} answers (goals: open within 200 ms, 150 MB)",
            ["first ms", "cloud pushed after ms", "again p50 ms", "slowest ms", "MB above idle"],
            [[*opening, f"{grown:.0f}"]],
        )
        before = running.cpu
        with typing(folder, seats, SECONDS) as typed:
            waits = _while_answers_pour_in(running, page, workshop_id, key, token)
        cpu = running.cpu - before
    quarter = statistics.quantiles(waits, n=20)
    print_table(
        f"From an answer to the pushed page, beside 2,000 answers/s for {SECONDS} s (goals: 1 s, documents' p99 50 ms)",
        ["answers watched", "p50 ms", "p95 ms", "slowest ms", "CPU s", "documents' p99 ms"],
        [
            [
                len(waits),
                f"{statistics.median(waits):.0f}",
                f"{quarter[18]:.0f}",
                f"{max(waits):.0f}",
                f"{cpu:.1f}",
                typed.get("p99", ""),
            ]
        ],
    )


def _opened(page: httpx.Client, workshop_id: str, port: int, token: str) -> list[str]:
    """For the first time after a start, until the cloud is there, and again."""
    began = time.perf_counter()
    first = page.get(f"/workshops/{workshop_id}/cloud")
    took = time.perf_counter() - began
    assert first.status_code == 200
    with _socket(port, workshop_id, token) as live:
        while "cloud-word" not in str(live.recv(timeout=PATIENCE)):
            pass
    pushed = time.perf_counter() - began
    again = [_seconds(page, f"/workshops/{workshop_id}/cloud") for _ in range(15)]
    return [f"{1000 * value:.0f}" for value in (took, pushed, statistics.median(again), max(again))]


def _seconds(page: httpx.Client, path: str) -> float:
    began = time.perf_counter()
    assert "cloud-word" in page.get(path).text
    return time.perf_counter() - began


def _while_answers_pour_in(running: Running, page: httpx.Client, workshop_id: str, key: str, token: str) -> list[float]:
    """Milliseconds from sending each measured answer until its word's number has grown on the pushed page."""
    pouring = threading.Thread(target=respond, args=(running.port, key))
    waits: list[float] = []
    with _socket(running.port, workshop_id, token) as live:
        number = _number(live, 0)
        pouring.start()
        time.sleep(2)
        while pouring.is_alive() and len(waits) < 40:
            began = time.perf_counter()
            assert page.post(f"/s/{key}", data={"answer": f"A {MARK}"}).status_code == 303
            number = _number(live, number + 1)
            waits.append(1000 * (time.perf_counter() - began))
        pouring.join()
    return waits


def _number(live: ClientConnection, least: int) -> int:
    """In how many answers the mark is, once it is in that many."""
    while True:
        found = re.search(
            rf'<tr [^>]*data-word="{MARK}".*?<td>([\d,]+)</td>', str(live.recv(timeout=PATIENCE)), re.DOTALL
        )
        if found and int(found[1].replace(",", "")) >= least:
            return int(found[1].replace(",", ""))


def _socket(port: int, workshop_id: str, token: str) -> ClientConnection:
    return connect(
        f"ws://127.0.0.1:{port}/live/{workshop_id}/cloud",
        origin=Origin(f"http://127.0.0.1:{port}"),
        additional_headers={"Cookie": f"account={token}"},
        max_size=None,
    )


def _texts(number: int) -> Iterator[str]:
    """As people go on answering: nine of ten like those who are still to come, the tenth with a long tail of words."""
    chance = random.Random(3)
    for tenth in answers(number // 10):
        yield tenth
        for _ in range(9):
            yield " ".join(chance.choices(WORDS.split(), k=12))


async def signed_in(data: Path, key: str) -> tuple[str, str]:
    """A facilitator of the workshop with this survey: the workshop's id, and a session's token."""
    database, now, token = open_database(Settings(data_dir=data).database), datetime.now(UTC), new_session_token()
    async with database.transaction() as connection:
        found = await connection.execute(select(workshops.c.id).where(workshops.c.survey_key == key))
        workshop_id = str(found.scalar_one())
        await accounts.add(connection, "fiona", "Fiona", Role.FACILITATOR, "", now)
        await stored_workshops.add_facilitator(connection, workshop_id, "fiona")
        await accounts.start_session(connection, digest(token), now, account_id="fiona")
    await database.close()
    return workshop_id, token


async def _fill(data: Path, workshop_id: str) -> None:
    """So many answers."""
    database, now = open_database(Settings(data_dir=data).database), datetime.now(UTC)
    async with database.transaction() as connection:
        texts = [*_texts(MANY - MARKED), *[f"{MARK} here"] * MARKED]
        ids = sorted(encode_random(secrets.token_bytes(10)) for _ in texts)
        rows = [NewAnswer(one, workshop_id, text, now.date()) for one, text in zip(ids, texts, strict=True)]
        await stored_answers.add_answers(connection, rows)
    await database.close()
