"""What a page says of a text follows its edits at once, on either bus, and is not made anew for each keystroke.

Nothing here waits for a page's own refresh, which heals lost rings: it comes only once a minute.
"""

import asyncio
import html
import secrets
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin

from app.actions.meeting import agenda, vision
from app.domain.documents.documents import DocumentKind
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.meeting.solo_progress import LOOK_SECONDS
from app.domain.workshops.workshops import Mode
from app.web import text_watch
from tests.bus.test_bus import redis_address
from tests.live.serving import Person, opens
from tests.people import ANA, BEN, CHEN, STATEMENT
from tests.web.gatherings import Cookies, gather
from tests.web.serving import PATIENCE, House, refresh_once_a_minute

OTHER_WORDS = "And every visitor comes back."
LIVE_PAGES = ("seat", "console", "screen")


Houses = tuple[House, House]
"""Where people write, and where the pages are open."""


@pytest.fixture(params=["memory", "redis", "two processes"], scope="module")
def houses(
    request: pytest.FixtureRequest, migrated_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Houses]:
    folder = tmp_path_factory.mktemp("houses")
    shared = {} if request.param == "memory" else {"bus_url": redis_address(), "secret_key": secrets.token_hex(32)}
    if request.param == "two processes":
        shared["database_url"] = request.getfixturevalue("postgresql_url")
    with House(folder / "one", migrated_file, **shared) as one:
        if request.param != "two processes":
            yield one, one
            return
        with House(folder / "two", migrated_file, **shared, base_url=one.origin) as two:
            yield one, two


@pytest.fixture(autouse=True)
def _no_refresh(monkeypatch: pytest.MonkeyPatch) -> None:
    refresh_once_a_minute(monkeypatch)


class LivePage:
    """A page's live socket. `pushed`: all that has come, the newest last."""

    def __init__(self, name: str, socket: ClientConnection) -> None:
        self.name = name
        self.socket = socket
        self.pushed: list[str] = []

    async def shows(self, condition: Callable[[str], bool]) -> float:
        """Waits until the newest push is like this. Gives the time at which it came."""
        async with asyncio.timeout(PATIENCE):
            while not (self.pushed and condition(self.pushed[-1])):
                self.pushed.append(html.unescape(str(await self.socket.recv())))
        return time.monotonic()

    async def is_quiet(self, seconds: float) -> int:
        """How many pushes come in so many seconds."""
        before = len(self.pushed)
        try:
            async with asyncio.timeout(seconds):
                await self.shows(lambda _: False)
        except TimeoutError:
            return len(self.pushed) - before
        raise AssertionError("shows() waits for ever")


class Museum:
    """A workshop, and what is open of it in browsers."""

    def __init__(self, houses: Houses, stack: AsyncExitStack, mode: Mode = Mode.BREAKOUTS) -> None:
        self.house, self.other_house = houses
        self.gathering = gather(self.house, mode)
        self.stack = stack

    async def opens(self, surface: str, name: str = BEN.name) -> LivePage:
        """The page of that name; the seat, and the strip of a page beside it, are this person's."""
        own = self.gathering.people[name]
        cookies = {"seat": own, "strip": own, "screen": self.gathering.screen}
        address = f"ws://127.0.0.1:{self.other_house.port}/live/{self.gathering.workshop.id}/{surface}"
        headers = self._headers(cookies.get(surface, self.gathering.maria))
        socket = await self.stack.enter_async_context(
            connect(address, additional_headers=headers, origin=Origin(self.house.origin), compression=None)
        )
        page = LivePage(surface, socket)
        await page.shows(bool)
        return page

    async def ana_joins(self, document_id: str) -> Person:
        address = f"ws://127.0.0.1:{self.house.port}/sync/{document_id}?as=seat"
        headers = self._headers(self.gathering.people[ANA.name]) | {"Origin": self.house.origin}
        return await self.stack.enter_async_context(opens(address, ANA.name, headers=headers))

    async def ana_joins_the_group(self) -> Person:
        return await self.ana_joins(self.gathering.documents(DocumentKind.GROUP)["Group"])

    def _headers(self, cookies: Cookies) -> dict[str, str]:
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}


@pytest.fixture
async def stack() -> AsyncIterator[AsyncExitStack]:
    async with AsyncExitStack() as opened:
        yield opened


def contains(words: str, text: str) -> bool:
    return words in text


async def follow(pages: list[LivePage], condition: Callable[[str], bool], since: float) -> None:
    """All of them come to show it; how soon is told."""
    came = await asyncio.gather(*(page.shows(condition) for page in pages))
    took = {page.name: f"{(at - since) * 1000:.0f} ms" for page, at in zip(pages, came, strict=True)}
    print("after the edit:", took)


async def test_the_check_follows_the_words(houses: Houses, stack: AsyncExitStack) -> None:
    """Nobody goes on answering about words that are gone; and once they are back, the check is too."""
    museum = Museum(houses, stack)
    museum.gathering.writes_together()
    museum.gathering.asks()
    pages = [await museum.opens(surface) for surface in LIVE_PAGES]
    asked = [STATEMENT in page.pushed[-1] for page in pages]
    ana = await museum.ana_joins_the_group()
    stale = {
        "seat": "The statement has changed since the last check.",
        "console": f"The last check was on other words: “<bdi>{STATEMENT}</bdi>”.",
        "screen": f"{STATEMENT} {OTHER_WORDS}",
    }
    since = time.monotonic()
    await ana.types(f" {OTHER_WORDS}")
    for page in pages:
        await follow([page], partial(contains, stale[page.name]), since)
    since = time.monotonic()
    await ana.deletes(len(STATEMENT), len(str(ana)))
    await follow(pages, lambda text: not any(words in text for words in stale.values()), since)
    assert asked == [True] * 3


async def test_an_adopted_statement_that_is_edited_is_not_called_adopted(houses: Houses, stack: AsyncExitStack) -> None:
    museum = Museum(houses, stack)
    museum.gathering.writes_together()
    museum.gathering.goes_to(PhaseKind.CHECK)
    museum.house.do(vision.adopt(museum.house.services, museum.gathering.story.maria, STATEMENT))
    pages = [await museum.opens(surface) for surface in LIVE_PAGES]
    adopted = ["Adopted" in page.pushed[-1] for page in pages]
    ana = await museum.ana_joins_the_group()
    since = time.monotonic()
    await ana.types(f" {OTHER_WORDS}")
    await follow(pages, lambda text: "Adopted" not in text, since)
    assert adopted == [True] * 3
    assert f'name="wording" value="{STATEMENT} {OTHER_WORDS}"' in pages[1].pushed[-1]


async def test_the_console_hints_at_what_is_being_written(houses: Houses, stack: AsyncExitStack) -> None:
    museum = Museum(houses, stack)
    museum.gathering.goes_to(PhaseKind.WRITE)
    console = await museum.opens("console")
    before = "Hints, not verdicts" in console.pushed[-1]
    ana = await museum.ana_joins_the_group()
    since = time.monotonic()
    await ana.types("Every visitor. " * 12)
    await follow([console], lambda text: "Hints, not verdicts" in text, since)
    assert before is False


async def test_the_list_of_documents_tells_that_one_is_in_use(houses: Houses, stack: AsyncExitStack) -> None:
    museum = Museum(houses, stack)
    museum.gathering.goes_to(PhaseKind.WRITE)
    documents = await museum.opens("documents")
    before = documents.pushed[-1].count(">Blank<"), documents.pushed[-1].count(">In use<")
    ana = await museum.ana_joins_the_group()
    since = time.monotonic()
    await ana.types("We")
    await follow([documents], lambda text: (text.count(">Blank<"), text.count(">In use<")) == (2, 1), since)
    assert before == (3, 0)


async def test_nothing_that_one_person_does_alone_moves_any_page(houses: Houses, stack: AsyncExitStack) -> None:
    """Ana begins, writes, is done, and opens and closes a second page: not a frame comes of it, anywhere."""
    museum = Museum(houses, stack, Mode.SOLO)
    museum.gathering.goes_to(PhaseKind.DRAFT)
    pages = [await museum.opens(name) for name in ("console", "screen", "seat", "strip", "documents", "invitations")]
    for page in pages:
        await page.is_quiet(0.3)  # they are told that somebody has come to the meeting
    own = museum.gathering.documents(DocumentKind.SOLO)[museum.gathering.participant_id(ANA.name)]
    ana = await museum.ana_joins(own)
    for word in ("Every", " visitor", " finds", " it"):
        await ana.types(word)
    await ana.is_saved()
    with museum.gathering.participant(ANA.name) as browser:
        assert browser.post(museum.gathering.meet + "/done", data={"done": "yes"}).status_code == 303
    second = await museum.opens("seat", ANA.name)
    await second.socket.close()
    assert {page.name: await page.is_quiet(0.5) for page in pages} == {page.name: 0 for page in pages}


async def test_what_many_have_done_is_told_at_a_fixed_time(houses: Houses, stack: AsyncExitStack) -> None:
    museum = Museum(houses, stack, Mode.SOLO)
    museum.gathering.goes_to(PhaseKind.DRAFT)
    await museum.opens("seat")
    pages = [await museum.opens("console"), await museum.opens("screen")]
    for member in (ANA, BEN, CHEN):
        museum.house.do(museum.gathering.story.writes(member))
        museum.house.do(agenda.set_done(museum.house.services, museum.gathering.seat(member.name), True))
    before = [await page.is_quiet(0.5) for page in pages], [">Not counted yet<" in pages[0].pushed[-1]]
    for house in {*houses}:
        house.time_passes(LOOK_SECONDS)
    await asyncio.gather(pages[0].shows(partial(contains, "3 or more")), pages[1].shows(partial(contains, "3 or more")))
    assert before == ([0, 0], [True])


async def test_typing_is_not_answered_key_by_key(houses: Houses, stack: AsyncExitStack) -> None:
    """The check's pages are told now and then. While the statement is written, seats show no more than its editor."""
    museum = Museum(houses, stack)
    museum.gathering.goes_to(PhaseKind.WRITE)
    seat, screen = await museum.opens("seat"), await museum.opens("screen")
    ana = await museum.ana_joins_the_group()
    await _types_for(ana, 1.0)
    quiet = await seat.is_quiet(text_watch.TYPING_SECONDS), await screen.is_quiet(0.1)
    museum.gathering.goes_to(PhaseKind.CHECK)
    await screen.shows(lambda text: "Check the statement" in text)
    began, before = time.monotonic(), len(screen.pushed)
    typed = await _types_for(ana, 1.5)
    await screen.shows(lambda text: str(ana) in text)
    most = (time.monotonic() - began) / text_watch.TYPING_SECONDS + 1
    assert quiet == (0, 0)
    assert 2 <= len(screen.pushed) - before <= most < typed


async def _types_for(ana: Person, seconds: float) -> int:
    """Key by key. How many keys were pressed."""
    began, pressed = time.monotonic(), 0
    while time.monotonic() - began < seconds:
        await ana.types("a")
        await ana.is_saved()
        await asyncio.sleep(0.02)  # nobody types faster
        pressed += 1
    return pressed
