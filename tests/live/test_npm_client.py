"""An unmodified y-websocket, in real Node: it writes, goes offline, comes back, and is told what it may not do."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from app.live.connection import Rights
from tests.bench.fixture import Seat, prepare
from tests.browser import server as browser_server
from tests.live import npm
from tests.live.npm import NpmWriter
from tests.live.serving import Person, Server, joins, opens

START = {"type": None, "tname": "text", "item": None, "assoc": 0}
STANDING_CLOCK = ("--import", "./clock.mjs")
CARET = {"anchor": START, "head": START}


@dataclass
class Museum:
    """The whole application as a process, with a workshop in which everybody writes the group statement."""

    server: browser_server.Server
    seats: list[Seat]
    npm_clients: Path
    stack: AsyncExitStack

    async def npm_writer(self, seat: Seat, *options: str, **headers: str) -> NpmWriter:
        """At that seat, in a Node process of its own as in a browser of its own."""
        node = await self.stack.enter_async_context(npm.running(self.npm_clients, *options))
        writer = NpmWriter(node, "she")
        address, document_id = f"ws://127.0.0.1:{self.server.port}/sync", seat.room
        await writer.joins(address, document_id, params={"as": "seat"}, headers=self.headers(seat) | headers)
        return writer

    async def program(self, seat: Seat, ticket: str) -> NpmWriter:
        """Without any cookie."""
        writer = NpmWriter(await self.stack.enter_async_context(npm.running(self.npm_clients)), "it")
        await writer.joins(f"ws://127.0.0.1:{self.server.port}/sync", seat.room, params={"ticket": ticket})
        return writer

    async def page(self, seat: Seat) -> Person:
        """At that seat, speaking as our own page does."""
        return await self.stack.enter_async_context(opens(seat.address, "page", headers=self.headers(seat)))

    def headers(self, seat: Seat) -> dict[str, str]:
        return {"Origin": self.server.address, "Cookie": seat.cookie}


@pytest.fixture
async def museum(tmp_path: Path, npm_clients: Path) -> AsyncIterator[Museum]:
    server = browser_server.Server(tmp_path / "data")
    seats = await asyncio.to_thread(prepare, server.folder, server.port, 1, 3)
    await server.start()
    try:
        async with AsyncExitStack() as stack:
            yield Museum(server, seats, npm_clients, stack)
    finally:
        await server.stop()


async def test_two_npm_clients_and_a_page_write_together(museum: Museum) -> None:
    ana, ben = [await museum.npm_writer(seat) for seat in museum.seats[:2]]
    page = await museum.page(museum.seats[2])
    await ana.types("Every visitor ")
    await ben.sees("Every visitor ")
    await ben.types("leaves with a story 😀.")
    await page.sees("Every visitor leaves with a story 😀.")
    await page.types("Draft\n", at=0)
    for who in (ana, ben):
        await who.sees("Draft\nEvery visitor leaves with a story 😀.")
    await asyncio.gather(*(who.types(letter, at=3) for letter in "customer" for who in (ana, ben, page)))
    for who in (ana, ben):
        await who.until(lambda report: len(report.text) == len(str(page)) == 42 + 3 * len("customer"))
    await page.is_saved()
    texts = {str(page), (await ana.report()).text, (await ben.report()).text}
    assert len(texts) == 1
    written = texts.pop()
    assert (written[:3], written[-39:]) == ("Dra", "ft\nEvery visitor leaves with a story 😀.")
    assert sorted(written[3:-39]) == sorted("customer" * 3)


async def test_they_see_who_is_there_under_the_names_of_their_seats(museum: Museum) -> None:
    """Time stands still for them: each change is seen because of itself, and not at the next repetition."""
    ana, ben = [await museum.npm_writer(seat, *STANDING_CLOCK) for seat in museum.seats[:2]]
    page = await museum.page(museum.seats[2])
    await ana.does("present", field="user", value={"name": "Somebody else"})
    await ana.does("present", field="cursor", value=CARET)
    ana_is, ben_is = (await ana.report()).client, (await ben.report()).client
    shown = {"user": {"name": "Writer 1", "color": 0}, "cursor": CARET}
    await ben.until(lambda report: report.others == {ana_is: shown})
    here = {"user": {"name": "Writer 2", "color": 1}, "cursor": None}
    await page.until(lambda: page.presences == {ana_is: shown, ben_is: here})
    await ben.does("disconnect")
    await ben.until(lambda report: report.others == {})
    await ben.does("connect")
    await ben.until(lambda report: report.others == {ana_is: shown})
    await ana.does("leave")
    await ben.until(lambda report: report.others == {})


async def test_what_is_typed_while_offline_or_while_the_server_is_dead_arrives(museum: Museum) -> None:
    ana, ben = [await museum.npm_writer(seat) for seat in museum.seats[:2]]
    await ana.types("Middle")
    await ben.sees("Middle")
    await ana.does("disconnect")
    await ana.types("Before ", at=0)
    await ben.types(" after")
    await ana.does("connect")
    for who in (ana, ben):
        await who.sees("Before Middle after")
    await museum.server.kill()
    await ana.types("!")
    await ben.types("Long ", at=0)
    await museum.server.start()
    for who in (ana, ben):
        await who.sees("Long Before Middle after!")
    page = await museum.page(museum.seats[2])
    assert str(page) == "Long Before Middle after!"


async def test_without_a_cookie_or_from_a_foreign_page_nobody_gets_in(museum: Museum) -> None:
    nobody = await museum.npm_writer(museum.seats[0], Cookie="")
    refused = await nobody.until(lambda report: not report.tries)
    assert ([close.code for close in refused.closes], refused.synced) == ([4401], False)
    foreign = await museum.npm_writer(museum.seats[0], Origin="https://elsewhere.example")
    refused = await foreign.until(lambda report: bool(report.error))
    assert (refused.error, refused.synced) == ("Unexpected server response: 403", False)


async def test_without_any_cookie_a_ticket_opens_the_document(museum: Museum) -> None:
    seat = museum.seats[0]
    workshop_id = seat.cookie.removeprefix("seat-").split("=")[0]
    async with httpx.AsyncClient(base_url=museum.server.address, headers=museum.headers(seat)) as browser:
        answer = await browser.post(f"/meet/{workshop_id}/documents/{seat.room}/ticket")
    ticket: str = answer.json()["ticket"]
    program = await museum.program(seat, ticket)
    await program.types("Written by a program.")
    page = await museum.page(museum.seats[1])
    await page.sees("Written by a program.")
    stranger = await museum.program(seat, ticket[:-1])
    refused = await stranger.until(lambda report: not report.tries)
    assert ([close.code for close in refused.closes], refused.synced) == ([4401], False)
    assert ticket not in "\n".join(museum.server.said)


async def test_a_read_only_person_reads_and_cannot_write(sqlite_server: Server, npm_clients: Path) -> None:
    sqlite_server.rights["screen"] = Rights(person_key="the screen", may_write=False, sees_presence=False)
    async with npm.running(npm_clients) as node, joins(sqlite_server, "ana") as ana:
        screen = NpmWriter(node, "screen")
        await screen.joins(f"ws://127.0.0.1:{sqlite_server.port}/team-a", "screen")
        await ana.types("Ours")
        await screen.sees("Ours")
        await screen.types(" and mine")
        shown_out = await screen.until(lambda report: not report.tries)
        assert (shown_out.closes, shown_out.text) == (((4403, "read-only"),), "Ours and mine")
        await screen.does("connect")
        await screen.until(lambda report: report.synced)
        await ana.types("!")
        await screen.until(lambda report: report.text.count("!") == 1)
        await screen.types(" again")  # which builds on what was never taken
        shown_out = await screen.until(lambda report: not report.tries)
        assert shown_out.closes == ((4403, "read-only"),) * 2
        await ana.is_saved()
        assert str(ana) == await sqlite_server.hub.text("team-a") == "Ours!"


async def test_five_quiet_minutes_keep_the_connection(sqlite_server: Server, npm_clients: Path) -> None:
    """It closes a connection on which nothing came for 30 s, and expects to hear at least an echo of its presence."""
    async with npm.running(npm_clients, *STANDING_CLOCK) as node:
        ana = NpmWriter(node, "ana")
        await ana.joins(f"ws://127.0.0.1:{sqlite_server.port}/team-a", "ana")
        await ana.until(lambda report: report.synced)
        (connection,) = sqlite_server.hub.connections("team-a")
        await ana.does("wait", seconds=300)
        assert sqlite_server.hub.connections("team-a") == (connection,)
