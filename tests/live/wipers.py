"""People who write statements and take them away again, in every way there is, and put wordings back.

Each word is written once. So a text is held by a wording if hardly anything of it is missing there.
"""

import asyncio
import random
import re
from collections import deque
from collections.abc import Sequence
from contextlib import AsyncExitStack
from functools import partial
from string import ascii_lowercase

import httpx
from pycrdt import Doc, Text
from websockets.exceptions import WebSocketException

from tests.bench.fixture import Seat
from tests.live.ledger import PAUSE, Visitor
from tests.live.serving import Person, WasClosed

SHORTEST = 40  # characters: what is shorter is not kept
RUN = 5  # characters: as long as a word, and no two words that people write here have one in common
A_WORD = 10  # characters: one may have been cut in two by somebody else
CUT = (ConnectionError, WebSocketException, WasClosed, httpx.HTTPError)
PUT_BACK = re.compile(r"/wordings/([0-9]+)/back")


def lacks(text: str, other: str) -> int:
    """How many characters of `text` belong to no run that `other` has, too."""
    runs = {other[start : start + RUN] for start in range(len(other) - RUN + 1)}
    covered: set[int] = set()
    for start in range(len(text) - RUN + 1):
        if text[start : start + RUN] in runs:
            covered.update(range(start, start + RUN))
    return len(text) - len(covered)


def is_gone(text: str, now: str) -> bool:
    """For sure: a little more than half of it."""
    return len(text.strip()) >= SHORTEST and 5 * lacks(text, now) >= 3 * len(text)


def is_held(text: str, wordings: Sequence[str]) -> bool:
    """By one that lacks hardly more than what makes two wordings of two texts."""
    return any(lacks(text, kept) < min(SHORTEST, len(text) / 5) + A_WORD for kept in wordings)


def some_words(source: random.Random) -> str:
    return " ".join(_word(source) for _ in range(source.randint(6, 14)))


def _word(source: random.Random) -> str:
    """One that nobody has written, and that hardly begins or ends like another."""
    return "".join(source.choices(ascii_lowercase, k=5)) + source.choice(("", "", "é", "😀", "物語"))


class Witness(Visitor):
    """Only looks. `stood`: texts that were shown, and so committed, and that were gone in the next moment."""

    def __init__(self, name: str, seat: Seat, source: random.Random, stood: set[str]) -> None:
        super().__init__(name, seat, source)
        self.stood = stood

    async def acts(self, person: Person) -> None:
        before = str(person)

        def looks() -> None:
            nonlocal before
            now = str(person)
            if is_gone(before, now):
                self.stood.add(before)
            before = now

        person.on_update = looks
        await person.socket.wait_closed()


class Wiper(Witness):
    """`done`: how often each act was seen through. `taken`: the longest text since the act that is under way began."""

    def __init__(self, name: str, seat: Seat, source: random.Random, stood: set[str]) -> None:
        super().__init__(name, seat, source, stood)
        self.done: dict[str, int] = {}
        self.taken = ""
        self.story: deque[str] = deque(maxlen=12)  # to look into a failure

    async def acts(self, person: Person) -> None:
        wipes = (self.clears, self.backspaces, self.replaces, self.shortens)
        while True:
            await person.is_saved()
            self.taken = text = str(person)  # all of it is saved, or was shown
            act = self.source.choice((*wipes, self.puts_back, self.puts_back, self.writes))
            if len(text) < SHORTEST:
                act = self.writes
            is_own = act not in (self.clears, self.backspaces)
            person.on_update = partial(self._looks, person, is_own=is_own)
            self.story.append(f"{self.name} {act.__name__}: {text!r}")
            await act(person)
            await person.is_saved()
            self.story.append(f"{self.name} has done that: {str(person)!r}")
            self.ends_act(str(person))
            self.done[act.__name__] = self.done.get(act.__name__, 0) + 1
            await asyncio.sleep(self.source.expovariate(1 / PAUSE))

    def _looks(self, person: Person, *, is_own: bool) -> None:
        """Somebody else has changed the text meanwhile: what is only taken away is taken of the longest.

        Where this person writes, too (`is_own`), nobody can tell from here what stood at the server.
        """
        text = str(person)
        if is_own:
            self.taken = ""
        elif self.taken and len(text) > len(self.taken):
            self.taken = text

    def ends_act(self, now: str) -> None:
        """Was the text taken that stood there while it went on?"""
        if is_gone(self.taken, now):
            self.stood.add(self.taken)
        self.taken = ""

    def is_cut_off_at(self, now: str) -> None:
        """By the end of the server: what others had written last may not have come to here.

        Where they did, a longer text stood than this person knew.
        """
        if lacks(now, self.taken):
            self.taken = ""
        self.ends_act(now)

    async def writes(self, person: Person) -> None:
        """In one piece or word by word."""
        words = some_words(self.source)
        for piece in [words] if self.source.random() < 0.5 else words.split(" "):
            await person.types(f" {piece}")

    async def clears(self, person: Person) -> None:
        await person.deletes(0, len(str(person)))

    async def backspaces(self, person: Person) -> None:
        at_once = self.source.randint(2, 9)
        while length := len(str(person)):
            await person.deletes(max(0, length - at_once), length)
            await asyncio.sleep(PAUSE / 5)

    async def replaces(self, person: Person) -> None:
        person.text.clear()
        await person.types(some_words(self.source))

    async def shortens(self, person: Person) -> None:
        person.text.clear()
        await person.types(f"{self.name}-short")

    async def puts_back(self, person: Person) -> None:
        """One of the wordings, and sometimes undoes that at once."""
        workshop_id = self.seat.cookie.removeprefix("seat-").split("=")[0]
        address = f"/meet/{workshop_id}/documents/{self.seat.room}/wordings"
        headers = {"Cookie": self.seat.cookie, "HX-Request": "true", "Origin": self._origin}
        async with httpx.AsyncClient(base_url=self._origin, headers=headers, timeout=20) as browser:
            numbers = PUT_BACK.findall((await browser.get(address)).text)
            if not numbers:
                return
            answer = await self._presses(browser, address, self.source.choice(numbers))
            undo = PUT_BACK.findall(answer)
            if undo and self.source.random() < 0.3:
                await self._presses(browser, address, undo[0])

    async def _presses(self, browser: httpx.AsyncClient, address: str, number: str) -> str:
        answer = await browser.post(f"{address}/{number}/back", data={"sure": "yes"})
        assert answer.status_code == 200, answer.text
        assert "again" in answer.text or "already" in answer.text
        return answer.text

    _origin = ""

    def is_at(self, origin: str) -> None:
        self._origin = origin


class Circle:
    """Two who wipe and one who looks on, at one document."""

    def __init__(self, seats: Sequence[Seat], source: random.Random) -> None:
        self.document_id = seats[0].room
        self.stood: set[str] = set()
        self.wipers = [Wiper(name, seat, source, self.stood) for name, seat in zip(("ana", "ben"), seats, strict=False)]
        self.visitors: list[Visitor] = [*self.wipers, Witness("chen", seats[2], source, self.stood)]

    @property
    def story(self) -> list[str]:
        return [line for wiper in self.wipers for line in wiper.story]

    async def meets(self, port: int, *, acts: bool) -> bool:
        """Everybody comes back, reads the same, and goes on until the server dies. False if it did so before."""
        for wiper in self.wipers:
            wiper.is_at(f"http://127.0.0.1:{port}")
        have_met = False
        try:
            async with AsyncExitStack() as stack:
                opened = [visitor.opens(port, synced=True) for visitor in self.visitors]
                people = [await stack.enter_async_context(one) for one in opened]
                await self._all_read_the_same(people)
                have_met = True
                if acts:
                    async with asyncio.TaskGroup() as group:
                        for visitor, person in zip(self.visitors, people, strict=True):
                            group.create_task(visitor.acts(person))
        except* CUT:
            pass  # that is how each of these lives ends
        return have_met

    async def _all_read_the_same(self, people: Sequence[Person]) -> None:
        for person in people:
            await person.is_saved()
        for person in people:
            await person.until(lambda: len({str(one) for one in people}) == 1)

    async def newcomer_reads(self, port: int) -> str:
        *_, witness = self.visitors
        witness.document = Doc[Text]()
        async with witness.opens(port, synced=True) as person:
            return str(person)
