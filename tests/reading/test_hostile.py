"""Whatever is uploaded is read or refused: no crash, no hang, no memory that others would miss."""

import json
import os
import secrets
import subprocess
import sys
from functools import partial

import pytest

from app.domain.survey.survey import QUESTION
from app.domain.tables.sheets import AS_RECOGNISED
from app.reading.lines import Task, lines
from tests.timing import in_time

SLOWEST = 2.0  # seconds of processor time for a file of at most 1 MB
MOST_MEMORY = 200  # MB, of a process that has read them all


def fuzzed(cases: int) -> dict[str, float]:
    seed = int(os.environ.get("FUZZ_SEED") or secrets.randbelow(2**32))
    print(f"FUZZ_SEED={seed}")
    done = subprocess.run(
        [sys.executable, "-m", "tests.reading.fuzzing", str(seed), str(cases)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, float] = json.loads(done.stdout)
    print(found)
    return found


def check(found: dict[str, float], cases: int) -> None:
    assert found["read"] + found["refused"] == cases
    assert found["read"] > cases / 4
    assert found["slowest"] < SLOWEST
    assert found["megabytes"] < MOST_MEMORY


@pytest.mark.parametrize(
    "text",
    [
        "Отметка времени" + ";" * 200_000 + "\n1;Calm\n2;Warm\n",
        "a;" * 60_000 + "\n1;Calm\n2;Warm\n",
        "Id;Answer\n1;" + "calm " * 90_000 + "\n2;Warm\n",
        "[10:12] Eva: Calm" + " " * 400_000 + "\n[10:13] Ben: Warm\n",
        "Eva  10:12\nCalm\nBen" + " " * 400_000 + "10:13\nWarm\n",
        "Name;Mail\nEva" + " " * 30_000 + "Ek;e@x.example\nBen;b@x.example\n",
        "Id;Answer;Date\n1;Calm" + "\xa0" * 30_000 + "warm;2026-11-03\n2;Kind;2026-11-04\n",
        "_" * 30_000 + "Eva <e@x.example>, Ben <b@x.example>",
        "From: Eva\nSubject: A\n\n" + "Thanks " * 60_000 + "\n\nFrom: Ben\nSubject: A\n\nCalm\n",
    ],
    ids=[
        *("wide titles", "many titles", "a long cell", "blanks in a chat", "blanks before a time", "blanks in a name"),
        *("blanks in a row", "low lines", "a long mail"),
    ],
)
def test_long_lines_of_text_cost_no_seconds(text: str) -> None:
    for purpose in ("answers", "people"):
        task = Task(purpose, AS_RECOGNISED, (QUESTION,))
        said = in_time(SLOWEST, partial(_said, task, text))
        assert said[-1][0] in "NLX"


def _said(task: Task, text: str) -> list[str]:
    return list(lines(task, text.encode()))


def test_mutated_files_are_read_or_refused() -> None:
    check(fuzzed(300), 300)


@pytest.mark.soak
def test_mutated_files_by_the_ten_thousand() -> None:
    check(fuzzed(30_000), 30_000)
