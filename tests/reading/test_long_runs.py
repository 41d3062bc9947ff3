"""Runs of thousands of blanks, separators, dashes or letters cost no seconds, and stop nobody else."""

import asyncio
import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import app.domain.people
import app.domain.tables
import app.domain.text
import app.reading
from app.domain.tables.sheets import AS_RECOGNISED
from app.reading import apart
from app.reading.lines import Task, lines
from tests.timing import TRIES, in_time

SLOWEST_PATTERN, SLOWEST_PASTE = 0.1, 2.0  # seconds of processor time
LONGEST_RUN = 100  # of signs, and four times as many letters: patterns for people are given no longer ones
LONG = 20_000
RUNS = [
    *(" ", "\xa0", "\t", ",", "-", ".", "(", "a", "1", " ,", "a ", "a.", "1 ", "- ", "a,", "1.", ":", "a@", "<"),
    *("/ ", "; ", "Aa ", "Aa, ", "x@y.zz,", "a: ", "a (b) ", "a\t", "a - ", "\u200b"),
]
PACKAGES = (app.domain.people, app.domain.tables, app.domain.text, app.reading)


def patterns(package: ModuleType) -> Iterator[tuple[str, re.Pattern[str]]]:
    for found in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
        for name, value in vars(importlib.import_module(found.name)).items():
            several = value if isinstance(value, tuple | list) else (value,)
            yield from ((f"{found.name}.{name}", one) for one in several if isinstance(one, re.Pattern))


def seconds_of_search(pattern: re.Pattern[Any], text: str | bytes) -> float:
    began = time.process_time()
    pattern.fullmatch(text)
    list(pattern.finditer(text))
    return time.process_time() - began


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.__name__)
def test_no_pattern_is_slow_on_a_run(package: ModuleType) -> None:
    found = dict(patterns(package))
    assert len(found) > 5
    slow = []
    for name, pattern in found.items():
        for run in RUNS[:13]:
            length = LONGEST_RUN * (4 if run.isalnum() else 1)
            text = "Anna Berg" + (run * length)[:length] + "x"
            said = text.encode() if isinstance(pattern.pattern, bytes) else text
            if not any(seconds_of_search(pattern, said) < SLOWEST_PATTERN for _ in range(TRIES)):
                slow.append((name, run))
    assert slow == []


def read_in_time(text: str) -> None:
    task = Task("people", AS_RECOGNISED, is_text=True)
    said = in_time(SLOWEST_PASTE, lambda: list(lines(task, text.encode())))
    assert said[-1][0] in "LX"


@pytest.mark.parametrize("run", RUNS, ids=repr)
def test_no_paste_of_people_is_slow(run: str) -> None:
    long = (run * LONG)[:LONG]
    for paste in (long, f"Anna Berg{long}x\nTom Lang", f"Anna Berg, Guide{long}\nTom Lang, Curator{long}"):
        read_in_time(paste)


@pytest.mark.parametrize(
    "text",
    ["Anna Berg" + " " * 400 + "x\nTom Lang", ("Anna Berg,a@x.example" + "," * 16_000 + "\n") * 20, "," * 900_000],
    ids=["blanks in a name", "a wide sheet", "commas alone"],
)
def test_pastes_that_once_took_seconds(text: str) -> None:
    read_in_time(text)


@pytest.mark.parametrize(("text", "said"), [("," * 900_000, "There is no row with"), (" " * 900_000, "This file is")])
def test_runs_alone_are_refused_for_what_they_are(text: str, said: str) -> None:
    (refusal,) = lines(Task("people", AS_RECOGNISED, is_text=True), text.encode())
    assert refusal[:3] + refusal[3:].split(",")[0][: len(said)] == 'X["' + said


async def test_an_endless_reading_stops_nobody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    endless = tmp_path / "endless.py"
    endless.write_text("while True: pass\n")
    monkeypatch.setattr(apart, "_PROCESS", endless)

    async def read() -> list[str]:
        return [line async for line in apart.reading(Task("people", AS_RECOGNISED, is_text=True), b"Eva Ek\n" * 600)]

    reading = asyncio.create_task(read())
    gaps = []
    for _ in range(20):
        began = time.monotonic()
        await asyncio.sleep(0.05)
        gaps.append(time.monotonic() - began)
    assert (reading.done(), max(gaps) < 1) == (False, True)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
