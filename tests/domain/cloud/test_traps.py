"""Answers that mislead a counter of words, in a dozen languages: what must be in the cloud, and what must not."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from app.domain.cloud.choices import Choices
from app.domain.cloud.tally import Tally


@dataclass(frozen=True)
class Trap:
    line: int
    language: str
    question: str
    answers: tuple[str, ...]
    there: dict[str, int]
    """A count of 0: not there, however it is cut."""
    not_there: frozenset[str]


def _traps() -> Iterator[Trap]:
    language = question = ""
    source = Path(__file__).with_name("cloud_traps.txt").read_text(encoding="utf-8")
    for number, line in enumerate(source.splitlines(), 1):
        if head := re.match(r"\[(\w+)(?:; (.*))?\]", line):
            language, question = head[1], head[2] or ""
        elif line and not line.startswith("#"):
            unescaped = re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), line)
            answers, there, not_there = unescaped.split(" | ")
            counts = dict(entry.rsplit("=", 1) for entry in there.split(", "))
            yield Trap(
                number,
                language,
                question,
                tuple(answers.split(" / ")),
                {word: int(count) for word, count in counts.items()},
                frozenset(not_there.split(", ")),
            )


TRAPS = tuple(_traps())


def _cloud(trap: Trap) -> dict[str, int]:
    tally = Tally([trap.question])
    tally.add({str(number): text for number, text in enumerate(trap.answers)})
    return {entry.word: entry.count for entry in tally.entries(Choices(), limit=1000)}


@pytest.mark.parametrize("language", sorted({trap.language for trap in TRAPS}))
def test_no_trap_catches_the_cloud(language: str) -> None:
    caught = []
    for trap in (trap for trap in TRAPS if trap.language == language):
        cloud = _cloud(trap)
        there = {word: cloud.get(word, 0) for word in trap.there}
        if there != trap.there or trap.not_there & cloud.keys():
            caught.append((trap.line, " / ".join(trap.answers), cloud))
    assert caught == []


def test_there_are_traps_enough_in_languages_enough() -> None:
    by_language = {
        language: sum(trap.language == language for trap in TRAPS) for language in {t.language for t in TRAPS}
    }
    assert len(TRAPS) >= 300
    assert sum(count >= 10 for count in by_language.values()) >= 8


def test_every_trap_could_catch_somebody() -> None:
    """Each names a word that must be counted, or words that careless counting would give: whole pieces between spaces,
    runs of letters, both without some letters at an end, without accents, or two neighbours together."""
    harmless = [trap.line for trap in TRAPS if not any(trap.there.values()) and not trap.not_there & _careless(trap)]
    assert harmless == []
    assert sum(bool(trap.not_there & _careless(trap)) for trap in TRAPS) >= 300


def _careless(trap: Trap) -> set[str]:
    found: set[str] = set()
    for text in trap.answers:
        for case in (text, text.casefold()):
            pieces = [*case.split(), *re.findall(r"\w+", case), *re.findall(r"[\w'’-]+", case), *case]
            found.update(pieces)
            found.update(" ".join(pair) for pair in pairwise(pieces))
    for piece in [*found]:
        cut = {piece[first : len(piece) - last] for first in range(4) for last in range(4)}
        cut |= {piece[: len(piece) - last] + ending for last in range(1, 4) for ending in ("", "e", "n", "s", "y")}
        found |= cut | {unicodedata.normalize("NFC", unicodedata.normalize("NFKD", word)) for word in cut}
        found |= {"".join(letter for letter in unicodedata.normalize("NFKD", word) if letter.isalnum()) for word in cut}
    return found - {""}
