"""What importing a list of 100,000 rows costs: its seconds, the server's memory, and /healthz beside it."""

import asyncio
import csv
import io
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import httpx

from app.domain.survey.survey import QUESTION
from tests.bench.answers import survey
from tests.bench.latencies import percentiles
from tests.bench.respondents import WORDS
from tests.bench.results import signed_in
from tests.bench.servers import Running, free_port, ours, serving
from tests.bench.tables import print_table

ROWS = 100_000
PATIENCE = 120.0  # seconds
_PAUSE = 0.02  # seconds between two questions of the others
_HEAD = ("Response ID", "StartDate", "EndDate", "IPAddress", "Email", "Name", "Score", "Country", QUESTION, "Comment")


def imports(folder: Path) -> None:
    """Upload, preview, add, undo: each with the most memory above idle so far."""
    data, port = folder / "data", free_port()
    _, key = survey(data, port)
    workshop_id, token = asyncio.run(signed_in(data, key))
    content = _export()
    with serving(ours(data, port)) as running:
        address = f"http://127.0.0.1:{port}"
        page = httpx.Client(base_url=address, cookies={"account": token}, headers={"origin": address}, timeout=PATIENCE)
        base = f"/workshops/{workshop_id}/survey/imports"
        page.get(base)
        with _watched(running) as (most, beside):
            rows = [_step("upload", most, lambda: page.post(base, files={"file": ("export.csv", content)}))]
            path = rows[0][-1]
            rows.append(_step("preview", most, lambda: page.get(path)))
            rows.append(_step("add", most, lambda: page.post(f"{path}/apply", data={"column": "0", "header": "1"})))
            rows.append(_step("undo", most, lambda: page.post(f"{path}/undo")))
    found = percentiles(beside)
    print_table(
        f"A list of {ROWS:,} rows, {len(content) / 1e6:.0f} MB (goal: 60 MB above idle)",
        ["step", "s", "MB above idle"],
        [row[:3] for row in rows],
    )
    print_table("/healthz meanwhile", [*(f"{name} ms" for name in found)], [[*found.values()]])


def _export() -> bytes:
    """As a survey program writes it: ten columns, of which one holds answers."""
    chance, text = Random(1), io.StringIO()
    made = csv.writer(text)
    made.writerow(_HEAD)
    for number in range(ROWS):
        who = f"203.0.{number % 250}.{number % 199}", f"p{number}@museum.example", "Eva Ek"
        said = " ".join(chance.choices(WORDS.split(), k=8))
        moments = "2026-11-10 09:00:11", "2026-11-10 09:00:59"
        made.writerow((f"R_{number:08x}aB", *moments, *who, number % 10, "CH", said, "x"))
    return text.getvalue().encode()


def _step(name: str, most: list[float], ask: Callable[[], httpx.Response]) -> list[str]:
    began = time.perf_counter()
    answer = ask()
    assert answer.status_code in (200, 303), answer.text
    return [name, f"{time.perf_counter() - began:.1f}", f"{most[0]:.0f}", answer.headers.get("location", "")]


@contextmanager
def _watched(running: Running) -> Iterator[tuple[list[float], list[float]]]:
    """The most megabytes above idle, and the milliseconds of each answer to the others."""
    idle, most, beside, ended = running.memory, [0.0], list[float](), threading.Event()

    def watch() -> None:
        with httpx.Client(timeout=PATIENCE) as others:
            while not ended.is_set():
                began = time.perf_counter()
                others.get(f"http://127.0.0.1:{running.port}/healthz")
                beside.append((time.perf_counter() - began) * 1000)
                most[0] = max(most[0], (running.memory - idle) / 1024)
                time.sleep(_PAUSE)

    watching = threading.Thread(target=watch)
    watching.start()
    yield most, beside
    ended.set()
    watching.join()
