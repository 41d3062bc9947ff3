"""Counting a survey's answers: from cold, one more answer, memory, and how long other threads wait.

`python -m tests.bench.counting 100000` measures one size, in a process of its own, and prints it as JSON.
"""

import json
import random
import statistics
import string
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from tests.bench.tables import print_table

SIZES = (1_000, 10_000, 100_000, 1_000_000)
WORDS_IN_ANSWER = 12
VOCABULARY = 20_000
MORE = 400
_EMPTY_WORDS = (
    "the and to of a we our is in that it for with are be on as they you feel always at when not have from this"
)
_PHRASES = (
    "on time",
    "peace of mind",
    "friendly crew",
    "value for money",
    "looked after",
    "good hands",
    "home from home",
)


def answers(count: int, seed: int = 5) -> Iterator[str]:
    """Believable in its statistics: few words are frequent, many rare (Zipf), half are empty, some stay together."""
    chance = random.Random(seed)
    stems = ["".join(chance.choices(string.ascii_lowercase, k=chance.randint(4, 10))) for _ in range(VOCABULARY)]
    words = [stem + ending for stem in stems for ending in ("", "s") if not ending or chance.random() < 0.3]
    weights = list(accumulate(1 / (rank + 2) for rank in range(len(words))))
    empty = _EMPTY_WORDS.split()
    for _ in range(count):
        full = chance.choices(words, cum_weights=weights, k=WORDS_IN_ANSWER // 2)
        text = " ".join(f"{word} {chance.choice(empty)}" for word in full)
        if chance.random() < 0.3:
            text = f"{chance.choice(_PHRASES)} {text}"
        yield text[0].upper() + text[1:] + chance.choice(("", ".", "!", " 👍"))


def counting(folder: Path) -> None:
    found = [json.loads(_measured(size)) for size in SIZES]
    heads = ["answers", "cold s", "cold CPU s", "others wait ms", "one more p50 ms", "p95 ms", "max ms", "MB"]
    print_table(
        f"Counting answers of {WORDS_IN_ANSWER} words; one more: adding it, and the hundred words with 20 merges",
        heads,
        [[size, *row] for size, row in zip(SIZES, found, strict=True)],
    )
    print("  Goals for 100,000: cold 1 s or less, one more 20 ms or less, with its texts 100 MB or less.")


def _measured(size: int) -> str:
    command = [sys.executable, "-m", "tests.bench.counting", str(size)]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout


def measure(size: int) -> list[float]:
    from app.domain.cloud.choices import Choice, ChoiceKind, Choices
    from app.domain.cloud.tally import Tally

    before = _resident()
    given = {f"{number:032x}": text for number, text in enumerate(answers(size + MORE))}
    ids = list(given)
    warm = Tally([""])
    warm.add({"": "Imports and tables are loaded 👍"})
    tally = Tally(["What would you like customers to think of when they think about their experience?"])
    with _Waiting() as waiting:
        start, start_cpu = time.perf_counter(), time.thread_time()
        tally.add({key: given[key] for key in ids[:size]}, dict.fromkeys(ids, "en"))
        cold, cold_cpu = time.perf_counter() - start, time.thread_time() - start_cpu
    keys = [entry.key for entry in tally.entries(Choices(), limit=60)]
    choices = Choices(
        Choice(str(number), ChoiceKind.MERGE, keys[20 + number], keys[number], "fiona", _NOON + number * _MINUTE)
        for number in range(20)
    )
    tally.entries(choices)
    memory = _resident() - before
    spent = []
    for key in ids[size:]:
        start = time.thread_time()
        tally.add({key: given[key]}, {key: "en"})
        tally.entries(choices)
        spent.append(time.thread_time() - start)
    spent.sort()
    p50, p95 = statistics.median(spent), spent[int(len(spent) * 0.95)]
    milliseconds = [1e3 * value for value in (waiting.longest, p50, p95, spent[-1])]
    return [round(cold, 2), round(cold_cpu, 2), *(round(value, 1) for value in milliseconds), round(memory)]


_NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)


class _Waiting:
    """How much too late another thread of the process gets its turn, at worst: in seconds."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def _watch(self) -> None:
        while not self._is_over.is_set():
            start = time.perf_counter()
            time.sleep(0.001)
            self.longest = max(self.longest, time.perf_counter() - start - 0.001)

    def __enter__(self) -> "_Waiting":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()


def _resident() -> float:
    """Megabytes."""
    status = Path("/proc/self/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) / 1024


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
