"""Whatever is uploaded is read or refused: no crash, no hang, no memory that others would miss."""

import json
import os
import secrets
import subprocess
import sys

import pytest

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


def test_mutated_files_are_read_or_refused() -> None:
    check(fuzzed(300), 300)


@pytest.mark.soak
def test_mutated_files_by_the_ten_thousand() -> None:
    check(fuzzed(30_000), 30_000)
