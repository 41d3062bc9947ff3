"""What the cloud's picture costs, beside `WordCloud.generate` on the same answers, in one process and one run."""

import gc
import random
import statistics
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.domain.cloud.choices import Choices
from app.domain.cloud.cloud import CloudEntry
from app.domain.cloud.tally import Tally
from app.render.cloud import PAGE_SIZE, CloudLayout, cloud_png, cloud_svg, layout_cloud
from app.render.palettes import LIGHT
from app.render.wordcloud_alone import WordCloud
from tests.bench.tables import print_table
from tests.render.sample_answers import ANSWERS, QUESTION

MANY, LENGTH = 100_000, 12  # answers, words each
REFRESHES = 40


def picture(_: Path) -> None:
    """A new answer counted and drawn anew, beside `WordCloud.generate`; then the parts of it."""
    answers = written(MANY)
    tally, choices = Tally([QUESTION]), Choices()
    began = time.perf_counter()
    tally.add(answers)
    layout = _laid_out(tally.entries(choices))
    cold = time.perf_counter() - began
    refreshing = statistics.median(_refreshes(tally, layout))
    text = "\n".join(answers.values())
    usual = WordCloud(width=PAGE_SIZE[0], height=PAGE_SIZE[1], random_state=1, color_func=lambda *_, **__: "black")
    whole = _seconds(lambda: usual.generate(text))
    rows = [
        ["WordCloud.generate", f"{whole * 1000:.0f}", "1"],
        ["ours, from cold", f"{cold * 1000:.0f}", f"{whole / cold:.0f}"],
        ["ours, one more answer", f"{refreshing * 1000:.1f}", f"{whole / refreshing:.0f}"],
    ]
    print_table(
        f"{MANY:,} answers of {LENGTH} words (goal: a refresh 20 times faster)", ["", "ms", "times faster"], rows
    )
    _parts(tally.entries(choices))


def written(number: int) -> dict[str, str]:
    """Answer id -> text. Words as frequent as in real answers, with a long tail of rare ones."""
    chance = random.Random(5)
    words = [word for answer in ANSWERS for word in answer.split()] + [f"rarity{at}" for at in range(3000)]
    chosen = chance.choices(words, weights=[1 / (at // 2 + 3) for at in range(len(words))], k=number * LENGTH)
    return {f"{at:08x}": " ".join(chosen[at * LENGTH : (at + 1) * LENGTH]) for at in range(number)}


def _laid_out(entries: tuple[CloudEntry, ...], before: CloudLayout | None = None) -> CloudLayout:
    return layout_cloud(entries, width=PAGE_SIZE[0], height=PAGE_SIZE[1], before=before)


def _refreshes(tally: Tally, layout: CloudLayout) -> list[float]:
    """Seconds for each of some further answers: counted, and drawn into the picture that is there."""
    times = []
    for at in range(REFRESHES):
        began = time.perf_counter()
        tally.add({f"new {at}": ANSWERS[at % len(ANSWERS)]})
        layout = _laid_out(tally.entries(Choices()), layout)
        times.append(time.perf_counter() - began)
    return times


def _parts(entries: tuple[CloudEntry, ...]) -> None:
    layout = _laid_out(entries)
    new_word = (*entries[:-1], CloudEntry("gangway", entries[-1].count, "gangway"))
    grown = tuple(replace(entry, count=entry.count * 2) if at == 60 else entry for at, entry in enumerate(entries))
    parts: list[tuple[str, Callable[[], object]]] = [
        ("100 words from scratch", lambda: _laid_out(entries)),
        ("nothing but counts has changed", lambda: _laid_out(entries, layout)),
        ("a word has grown", lambda: _laid_out(grown, layout)),
        ("a word is new", lambda: _laid_out(new_word, layout)),
        ("PNG of 1,920 x 960", lambda: cloud_png(layout, palette=LIGHT, scale=2)),
        ("SVG", lambda: cloud_svg(layout, palette=LIGHT)),
    ]
    rows = []
    for name, work in parts:
        typical = statistics.median(_seconds(work) for _ in range(7))
        rows.append([name, f"{typical * 1000:.1f}", _longest_wait(work)])
    print_table(
        "The picture's parts (goal: live documents beside it never wait 50 ms)",
        ["", "median ms", "longest wait of another thread, ms"],
        rows,
    )


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _longest_wait(work: Callable[[], object]) -> str:
    """How long a second thread, which wants to run every half millisecond, has to wait while the work is done."""
    waits: list[float] = []
    is_over = threading.Event()

    def wanting() -> None:
        while not is_over.is_set():
            began = time.perf_counter()
            time.sleep(0.0005)
            waits.append(time.perf_counter() - began - 0.0005)

    gc.collect()
    other = threading.Thread(target=wanting)
    other.start()
    for _ in range(5):
        work()
    is_over.set()
    other.join()
    return f"{max(waits) * 1000:.1f} (switch interval {sys.getswitchinterval() * 1000:.0f})"
