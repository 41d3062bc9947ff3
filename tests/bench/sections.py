"""What is measured, one function for each goal. Each prints one table."""

import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from app.domain.export.handout import Handout
from app.render.cloud import page_layout
from app.render.handout import handout_pdf
from app.settings import Settings
from app.storage.database import open_database
from app.storage.documents import append_updates
from tests.bench import answers
from tests.bench.cloud import picture
from tests.bench.counting import counting
from tests.bench.fixture import Seat, prepare
from tests.bench.greedy import greedy
from tests.bench.imports import imports
from tests.bench.load import Result, Typist, connect, connect_all
from tests.bench.results import results
from tests.bench.servers import Running, free_port, install_peers, load, ours, peer, peer_seats, serving
from tests.bench.tables import print_table
from tests.bench.words import words
from tests.bench.writing import history, typed
from tests.render.sample_handout import SAMPLE

DOCUMENTS, MEMBERS, RATE, SECONDS = 100, 8, 10, 5
MANY = 1000
PEERS: dict[str, list[str]] = {"y-websocket": [], "hocuspocus": ["--hocuspocus", "--blind"], "relay": ["--blind"]}


def compare(folder: Path) -> None:
    """The same load on each server, one after the other."""
    found: dict[str, list[object]] = {}
    data, port = folder / "data", free_port()
    seats = prepare(data, port, DOCUMENTS, MEMBERS)
    with serving(ours(data, port)) as running:
        found["Visionroom"] = _under_load(running, folder, seats)
    missing = install_peers(folder / "peers")
    for name, options in () if missing else PEERS.items():
        with serving(peer(name, folder / "peers")) as running:
            seats = peer_seats(running.port, DOCUMENTS, MEMBERS)
            found[name] = _under_load(running, folder, seats, *options)
    heads = ["server", "CPU s", "connecting", "p50 ms", "p95 ms", "p99 ms", "lost", "closed", "MB"]
    print_table(
        f"{DOCUMENTS} documents x {MEMBERS} typists x {RATE} edits/s for {SECONDS} s (CPU: connecting and typing)",
        heads,
        [[name, *values] for name, values in found.items()],
    )
    if missing:
        print(f"  Not compared with others: {missing}.")
    for name, goal in () if missing else (("y-websocket", 0.6), ("hocuspocus", 0.5)):
        ratio = float(str(found["Visionroom"][0])) / float(str(found[name][0]))
        print(f"  CPU {ratio:.2f} x {name}'s (goal: {goal} or less)")


def _under_load(running: Running, folder: Path, seats: list[Seat], *options: str) -> list[object]:
    before = running.cpu
    found = load(folder, seats, "--rate", str(RATE), "--seconds", str(SECONDS), *options)
    cpu = running.cpu - before
    latencies = [found["p50"], found["p95"], found["p99"]]
    lost = found["expected"] - found["got"]
    return [f"{cpu:.2f}", f"{found['connect_seconds']:.2f}", *latencies, lost, found["closed"], running.memory // 1024]


def quiet(folder: Path) -> None:
    """One person types, seven look on."""
    data, port = folder / "data", free_port()
    seats = prepare(data, port, 1, MEMBERS)
    with serving(ours(data, port)):
        found = load(folder, seats, "--every", str(MEMBERS), "--rate", str(RATE), "--seconds", "8")
    row = [found["p50"], found["p95"], found["p99"]]
    print_table("One typist, commit included (goal: p50 of 2 ms)", ["p50 ms", "p95 ms", "p99 ms"], [row])


def many(folder: Path) -> None:
    """1,000 documents, first with one socket each, then with eight."""
    data, port = folder / "data", free_port()
    seats = prepare(data, port, MANY, MEMBERS)
    with serving(ours(data, port)) as running:
        idle = running.memory
        alone = asyncio.run(_memory_with(running, seats[::MEMBERS]))
    with serving(ours(data, port)) as running:
        found = load(folder, seats, "--rate", "0.5", "--seconds", "10", "--watch", str(running.process.pid))
    together = int(found["kilobytes"])
    socket = (together - alone) / (MANY * (MEMBERS - 1))
    document = (alone - idle) / MANY - socket
    title = f"{MANY} documents x {MEMBERS} sockets, an edit of each every 2 s"
    goals = "(goals: p99 100 ms, 40 kB a socket, 50 kB a document)"
    heads = ["p50 ms", "p99 ms", "lost", "closed", "kB a socket", "kB a document", "MB in all"]
    memory = [f"{socket:.1f}", f"{document:.1f}", together // 1024]
    lost = found["expected"] - found["got"]
    print_table(f"{title} {goals}", heads, [[found["p50"], found["p99"], lost, found["closed"], *memory]])


async def _memory_with(running: Running, seats: list[Seat]) -> int:
    """Kilobytes with all of these connected, a while later."""
    typists = await connect_all(seats, Result())
    await asyncio.gather(*(typist.synced for typist in typists))
    await asyncio.sleep(2)
    return running.memory


def opening(folder: Path) -> None:
    """Documents with 10,000 stored updates, each opened for the first time since the start."""
    data, port = folder / "data", free_port()
    seats = prepare(data, port, 10, 1)
    asyncio.run(_store(data, {seat.room: typed(10_000) for seat in seats}))
    with serving(ours(data, port)):
        times = asyncio.run(_open_each(seats))
    row = [f"{statistics.median(times):.1f}", f"{max(times):.1f}"]
    title = "Opening a document with 10,000 stored updates, handshake included (goal: 50 ms)"
    print_table(title, ["median ms", "slowest ms"], [row])


async def _open_each(seats: list[Seat]) -> list[float]:
    times = []
    for seat in seats:
        began = time.perf_counter()
        typist = await connect(seat, Result())
        await typist.synced
        times.append((time.perf_counter() - began) * 1000)
        typist.transport.close()
    return times


async def _store(data: Path, logs: dict[str, list[bytes]]) -> None:
    database = open_database(Settings(data_dir=data).database)
    async with database.transaction() as connection:
        for document_id, updates in logs.items():
            await append_updates(connection, document_id, updates, {7: "whoever wrote before"})
    await database.close()


def restart(folder: Path) -> None:
    """The server is killed and started again; 1,000 browsers come back by themselves, in random moments of a second."""
    data, port = folder / "data", free_port()
    seats = prepare(data, port, MANY // MEMBERS, MEMBERS)
    took = asyncio.run(_restart(data, port, seats))
    title = f"Killed with {len(seats)} clients: until 95 % have the document again (goal: 5 s, the start included)"
    print_table(title, ["server answers after s", "95 % after s", "all after s"], [[f"{one:.2f}" for one in took]])


async def _restart(data: Path, port: int, seats: list[Seat]) -> tuple[float, float, float]:
    running = await asyncio.to_thread(ours, data, port)
    typists = await connect_all(seats, Result())
    await asyncio.gather(*(typist.synced for typist in typists))
    running.kill()
    began = time.perf_counter()
    starting = asyncio.create_task(asyncio.to_thread(ours, data, port))
    back = [asyncio.create_task(_come_back(seat, began)) for seat in seats]
    with serving(await starting):
        answered = time.perf_counter() - began
        times = sorted(await asyncio.gather(*back))
    return answered, times[int(len(times) * 0.95)], times[-1]


async def _come_back(seat: Seat, began: float) -> float:
    while True:
        await asyncio.sleep(random.random())
        try:
            typist: Typist = await connect(seat, Result())
            await asyncio.wait_for(typist.synced, 10)
        except (OSError, TimeoutError):
            continue
        return time.perf_counter() - began


def growth(folder: Path) -> None:
    """Microseconds of CPU for each edit, eight people at one document."""
    rows = []
    for edits in (0, 1_000, 10_000, 50_000):
        rows.append([f"{edits:,} edits before", _cost(folder / f"history-{edits}", 0, edits)])
    for workshops in (0, 300, 3_000):
        rows.append([f"{workshops:,} idle workshops", _cost(folder / f"idle-{workshops}", workshops, 0)])
    print_table("CPU per edit, seven neighbours each, the server's own clockwork included", ["", "µs"], rows)


def _cost(data: Path, idle: int, edits: int) -> str:
    port = free_port()
    seats = prepare(data, port, idle + 1, MEMBERS if not idle else 1)
    busy = [seats[0]] * MEMBERS
    if edits:
        asyncio.run(_store(data, {busy[0].room: history(edits)}))
    with serving(ours(data, port)) as running:
        watch = str(running.process.pid)
        found = load(data, busy, "--rate", "40", "--seconds", "4", "--plain", "--watch", watch)
    return str(found["cpu_per_edit"])


def handout(folder: Path) -> None:
    """The handout as a PDF: each with words, people and a title that no earlier one had; the cloud is laid out."""
    made = [_another_handout(number) for number in range(20)]
    for one in made:
        page_layout(one.content.cloud.entries)
    rows = []
    for title, again in (("the first since the start", made[:1]), ("another", made[1:]), ("one that was made", made)):
        times = sorted(_milliseconds(partial(handout_pdf, one)) for one in again)
        rows.append([title, f"{statistics.median(times):.1f}", f"{times[-1]:.1f}"])
    print_table("Making the handout as a PDF (goal: under 100 ms)", ["", "median ms", "slowest ms"], rows)


def _another_handout(number: int) -> Handout:
    content = SAMPLE.content
    people = tuple(replace(person, bio=f"{person.bio} {number}") for person in content.people)
    survey = replace(content.cloud, entries=content.cloud.entries[: len(content.cloud.entries) - number])
    return replace(SAMPLE, content=replace(content, title=f"Vision {number}", people=people, cloud=survey))


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


SECTIONS: dict[str, Callable[[Path], None]] = {
    "compare": compare,
    "quiet": quiet,
    "many": many,
    "opening": opening,
    "restart": restart,
    "growth": growth,
    "handout": handout,
    "counting": counting,
    "words": words,
    "picture": picture,
    "answering": answers.answering,
    "answers": answers.growth,
    "results": results,
    "greedy": greedy,
    "imports": imports,
}


def run(name: str) -> None:
    with tempfile.TemporaryDirectory(prefix="visionroom-bench-") as folder:
        SECTIONS[name](Path(folder))
