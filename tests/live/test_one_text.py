"""Whatever is accepted gives one text by every route: neighbour, late joiner, rows, snapshot, in Yrs and in Yjs.

Somebody takes honest updates apart, changes what they say of their places, and sends them under client ids of their
own. A failing run prints its seed; FUZZ_SEED=… tries that one again, and FUZZ_CASES=… makes the long run longer:

    FUZZ_SEED=20261128 FUZZ_CASES=1000000 python -m pytest -m soak -s tests/live/test_one_text.py
"""

import os
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random, SystemRandom

import pytest

from app.live.errors import EngineFailure, Forbidden
from tests.live.story import Different, Seen, Story

FEW, MANY = 4_000, 300_000
SOON = 20_000  # cases within which the fault is found where the rule is off
STORIES_TOGETHER = 100  # in one call of Node
NODE_PATIENCE = 240
TELL_EVERY = 10_000


def seeded() -> int:
    seed = int(os.environ.get("FUZZ_SEED") or SystemRandom().randrange(1, 2**32))
    print(f"FUZZ_SEED={seed}")
    return seed


def fuzz(seed: int, cases: int, node: Path) -> Counter[str]:
    """Stories until there are so many cases; what became of them. Raises Different."""
    counts: Counter[str] = Counter()
    began = time.monotonic()
    number = told = 0
    while counts["cases"] < cases:
        ended: list[tuple[int, Story, Seen]] = []
        while len(ended) < STORIES_TOGETHER and counts["cases"] < cases:
            with told_of(seed, number):
                story = Story(Random(f"{seed} {number}"))
                story.runs()
                ended.append((number, story, story.ends()))
            counts += story.counts
            number += 1
        compare_with_yjs(seed, ended, node)
        if counts["cases"] - told >= TELL_EVERY:
            told = counts["cases"]
            print(f"{told} cases in {time.monotonic() - began:.0f} s", flush=True)
    print(dict(counts))
    return counts


@contextmanager
def told_of(seed: int, number: int) -> Iterator[None]:
    """Which story it was that failed."""
    try:
        yield
    except Exception as error:
        error.add_note(f"FUZZ_SEED={seed}, story {number}")
        raise


def compare_with_yjs(seed: int, ended: list[tuple[int, Story, Seen]], node: Path) -> None:
    lines = "\n".join(story.for_node() for _, story, _ in ended)
    command = ("node", "routes.mjs")
    done = subprocess.run(
        command, cwd=node, input=lines, capture_output=True, text=True, check=False, timeout=NODE_PATIENCE
    )
    assert (done.returncode, done.stderr) == (0, "")
    for (number, story, expected), answer in zip(ended, done.stdout.splitlines(), strict=True):
        with told_of(seed, number):
            story.hears_from_node(answer, expected)


def expect_enough(counts: Counter[str], cases: int) -> None:
    """So many that the proof means something: a fifth accepted, a tenth with content."""
    assert counts["cases"] >= cases
    assert counts["accepted"] >= cases / 5
    assert counts["brought content"] >= cases / 10


async def test_tampered_updates_give_one_text_by_every_route(npm_clients: Path) -> None:
    expect_enough(fuzz(seeded(), FEW, npm_clients), FEW)


@pytest.mark.parametrize(
    ("rule", "instead"),
    [
        ("order.Order._expect_neighbours", None),
        ("order.Order._seen_by", {}),
        ("accepted_state.AcceptedState._clashes", False),
    ],
    ids=["neighbours", "what the author knew", "two processes"],
)
async def test_without_a_rule_the_routes_part_soon(
    rule: str, instead: object, npm_clients: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fuzz is sharp enough to find the faults that each rule is there for."""
    monkeypatch.setattr(f"app.live.{rule}", lambda *_: instead)
    with pytest.raises((Different, Forbidden, EngineFailure)):  # or honest people are refused, or the engine fails
        fuzz(seeded(), SOON, npm_clients)


@pytest.mark.soak
@pytest.mark.timeout(0)  # as long as so many cases take
async def test_three_hundred_thousand_tampered_updates_give_one_text(npm_clients: Path) -> None:
    cases = int(os.environ.get("FUZZ_CASES") or MANY)
    expect_enough(fuzz(seeded(), cases, npm_clients), cases)
