"""Meetings of 3 to 12 people who write alone, as what reaches the server: words, ticks, devices that come and go.

People think, write in bursts with pauses, take words back, tick *done* and untick it, come late or not at all, lose
their connection and type on, sit at two devices; sometimes one person writes long before or long after all others.
Who writes much takes longer; who comes late, or is offline at the end, has less of it on the server.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random

PHASE_SECONDS = 300.0
COMPARE_SECONDS = 120.0
FEWEST, MOST = 3, 12


class What(StrEnum):
    ARRIVES = "arrives"  # a page of theirs opens
    LEAVES = "leaves"
    HAS = "has"  # so many words stand in their document on the server
    TICKS = "ticks"
    UNTICKS = "unticks"
    OFFERS = "offers"  # words that came after the lock


@dataclass(frozen=True, order=True)
class Event:
    at: float  # seconds since drafting began
    name: str
    what: What
    words: int = 0


@dataclass
class Typist:
    """`speed`: words a second. `offline`: from when to when, nothing of theirs reaches the server."""

    name: str
    random: Random
    arrives: float = 0.0
    begins: float = 0.0
    wanted: int = 0
    speed: float = 0.5
    offline: tuple[float, float] | None = None
    typed: list[tuple[float, int]] = field(default_factory=list)

    def types(self) -> None:
        """In bursts, with pauses; some take a part back and write it anew."""
        at, words = self.begins, 0
        takes_back = self.wanted // 2 if self.random.random() < 0.2 else 0
        while words < self.wanted:
            for _ in range(min(self.random.randint(2, 9), self.wanted - words)):
                at += self.random.expovariate(self.speed)
                words += 1
                self.typed.append((at, words))
            if takes_back and words >= takes_back:
                words -= takes_back // 2
                takes_back = 0
                self.typed.append((at + 1, words))
            at += self.random.expovariate(1 / 7)

    def reaches_the_server(self) -> Iterator[Event]:
        """What is typed while offline arrives together when the connection is back."""
        for at, words in self.typed:
            when = self.offline[1] if self.offline and self.offline[0] <= at < self.offline[1] else at
            if when < PHASE_SECONDS:
                yield Event(when, self.name, What.HAS, words)

    def ticks(self) -> Iterator[Event]:
        if not self.typed or self.random.random() < 0.25:
            return
        at = self.typed[-1][0] + self.random.expovariate(1 / 8)
        if self.offline and self.offline[0] <= at < self.offline[1]:
            at = self.offline[1] + 2
        yield Event(at, self.name, What.TICKS)
        if self.random.random() < 0.1:
            again = at + self.random.uniform(5, 40)
            yield Event(again, self.name, What.UNTICKS)
            yield Event(again + self.random.uniform(5, 30), self.name, What.TICKS)

    def devices(self) -> Iterator[Event]:
        if self.arrives > 0:
            yield Event(self.arrives, self.name, What.ARRIVES)
        if self.offline:
            yield Event(self.offline[0], self.name, What.LEAVES)
            yield Event(self.offline[1], self.name, What.ARRIVES)
        if self.random.random() < 0.15:
            at = self.arrives + self.random.uniform(5, 120)
            yield Event(at, self.name, What.ARRIVES)
            yield Event(at + self.random.uniform(5, 100), self.name, What.LEAVES)

    def offers(self) -> Iterator[Event]:
        """Who was offline at the lock has words left, and may offer them some time after coming back."""
        if self.offline and self.offline[0] < PHASE_SECONDS <= self.offline[1] and self.random.random() < 0.7:
            missed = sum(self.offline[0] <= at < self.offline[1] for at, _ in self.typed)
            if missed:
                at = self.offline[1] + self.random.uniform(3, 20)
                yield Event(at, self.name, What.OFFERS, missed)


@dataclass(frozen=True)
class Gathering:
    """`here`: at whose seat a page is open when drafting begins. `events`: in the order in which they happen."""

    names: tuple[str, ...]
    here: frozenset[str]
    events: tuple[Event, ...]


def gathering(random: Random) -> Gathering:
    names = tuple(f"Person {number:02}" for number in range(random.randint(FEWEST, MOST)))
    typists = [_typist(name, random) for name in names]
    _one_writes_apart(typists, random)
    for typist in typists:
        typist.types()
    events = [event for typist in typists for event in _of(typist)]
    here = frozenset(typist.name for typist in typists if typist.arrives == 0)
    return Gathering(names, here, tuple(sorted(events)))


def _typist(name: str, random: Random) -> Typist:
    made = Typist(name, random, wanted=round(random.lognormvariate(3.2, 0.6)), speed=random.uniform(0.3, 0.9))
    if random.random() < 0.07:
        made.wanted = 0
    if random.random() < 0.15:
        made.arrives = random.uniform(10, 270)
        made.wanted = round(made.wanted * (1 - made.arrives / PHASE_SECONDS))  # there is less time for it
    elif random.random() < 0.04:
        made.arrives, made.wanted = PHASE_SECONDS + random.uniform(5, 60), 0
    made.begins = made.arrives + random.expovariate(1 / 25)
    if random.random() < 0.15:
        goes = made.arrives + random.uniform(10, 280)
        made.offline = goes, goes + random.uniform(5, 120)
    elif random.random() < 0.05:  # all that they write comes too late
        made.offline = made.begins - 1, PHASE_SECONDS + random.uniform(5, 60)
    return made


def _one_writes_apart(typists: list[Typist], random: Random) -> None:
    """One person writes first, and is done before others begin; or last, and alone."""
    how, who = random.random(), random.choice(typists)
    if how < 0.25:
        for typist in typists:
            typist.begins += 0 if typist is who else 60
    elif how < 0.5:
        who.begins = max(who.begins, 150)


def _of(typist: Typist) -> Iterator[Event]:
    ends = PHASE_SECONDS + COMPARE_SECONDS
    for event in (*typist.reaches_the_server(), *typist.devices(), *typist.ticks(), *typist.offers()):
        is_tick = event.what in (What.TICKS, What.UNTICKS)
        if typist.arrives <= event.at < (PHASE_SECONDS if is_tick else ends):
            yield event
