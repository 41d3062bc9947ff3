"""The crowd of the model fuzz: people with y-websocket in Node and with pycrdt, who stay connected by themselves."""

import asyncio
from contextlib import suppress
from typing import NamedTuple, Protocol

from pycrdt import Doc, Text
from websockets.exceptions import ConnectionClosed, WebSocketException

from app.live.engine import Engine
from app.live.updates import Deletions
from tests.live.network import Network
from tests.live.npm import Close, Node, NpmWriter
from tests.live.serving import Person, joins

RETRY_AFTER = 0.02  # seconds
LONGEST_BACKOFF = 200  # milliseconds


class Held(NamedTuple):
    """What someone holds. `shown`: the text as their own engine shows it; the rest as ours reads it."""

    shown: str
    text: str
    clocks: dict[int, int]
    deletions: Deletions
    waits: bool = False


def held(shown: str, update: bytes, *, waits: bool = False) -> Held:
    engine = Engine()
    engine.apply([update])
    return Held(shown, engine.text(), engine.clocks(), engine.deletions(), waits)


class Writer(Protocol):
    """`closes`: how connections ended, unasked."""

    name: str
    network: Network

    async def starts(self) -> None: ...
    async def edits(self, place: float, deletes: int, inserts: str) -> None:
        """`place`: 0 is the beginning, 1 the end."""
        ...

    async def undoes(self) -> None: ...
    async def redoes(self) -> None: ...
    async def goes_offline(self) -> None: ...
    async def comes_back(self) -> None: ...
    async def holds(self) -> Held: ...
    async def closes(self) -> list[Close]: ...
    async def leaves(self) -> None: ...


class NodeWriter:
    """y-websocket as it comes. Those with one name and network are tabs of one browser, which also talk directly."""

    def __init__(self, node: Node, tab: str, name: str, network: Network) -> None:
        self.name = tab
        self.network = network
        self._person = name
        self._writer = NpmWriter(node, tab)

    async def starts(self) -> None:
        address, options = f"ws://127.0.0.1:{self.network.port}", {"maxBackoffTime": LONGEST_BACKOFF}
        await self._writer.joins(f"{address}/team-a", self._person, options=dict(options))

    async def edits(self, place: float, deletes: int, inserts: str) -> None:
        length = len((await self._writer.report()).text)
        await self._writer.edits(int(place * (length + 1)), deletes, inserts)

    async def undoes(self) -> None:
        await self._writer.does("undo")

    async def redoes(self) -> None:
        await self._writer.does("redo")

    async def goes_offline(self) -> None:
        await self._writer.does("disconnect")

    async def comes_back(self) -> None:
        await self._writer.does("connect")

    async def holds(self) -> Held:
        report = await self._writer.report()
        return held(report.text, report.update, waits=report.waits)

    async def closes(self) -> list[Close]:
        return list((await self._writer.report()).closes)

    async def leaves(self) -> None:
        await self._writer.does("leave")


class PageWriter:
    """pycrdt over a socket. `extended`: it speaks as our own page does."""

    def __init__(self, name: str, network: Network, *, extended: bool) -> None:
        self.name = name
        self.network = network
        self._extended = extended
        self._document: Doc[Text] = Doc()
        self._text = self._document.get("text", type=Text)
        self._person: Person | None = None
        self._staying: asyncio.Task[None] | None = None
        self._closes: list[Close] = []

    async def starts(self) -> None:
        self._staying = asyncio.create_task(self._stay())

    async def _stay(self) -> None:
        while True:
            with suppress(OSError, WebSocketException, EOFError, TimeoutError):
                await self._visit()
            await asyncio.sleep(RETRY_AFTER)

    async def _visit(self) -> None:
        document, extended = self._document, self._extended
        async with joins(self.network, self.name, document=document, extended=extended, synced=False) as person:
            self._person = person
            try:
                await person.ends()
            finally:
                self._person = None
                person.socket.transport.abort()
            self._closes.append(Close(person.close_code or 1006, person.socket.close_reason or ""))

    async def edits(self, place: float, deletes: int, inserts: str) -> None:
        characters = str(self._text)
        at = int(place * (len(characters) + 1))
        start, end = (len(characters[:index].encode()) for index in (at, at + deletes))
        with self._document.transaction():
            if end > start:
                del self._text[start:end]
            if inserts:
                self._text.insert(start, inserts)
        if self._person is not None:
            with suppress(ConnectionClosed):
                await self._person.send_own()

    async def undoes(self) -> None:
        await self.edits(0.5, 1, "")

    async def redoes(self) -> None:
        await self.edits(0.5, 0, "!")

    async def goes_offline(self) -> None:
        if self._staying is not None:
            self._staying.cancel()
            await asyncio.gather(self._staying, return_exceptions=True)
            self._staying = None

    async def comes_back(self) -> None:
        if self._staying is None:
            await self.starts()

    async def holds(self) -> Held:
        return held(str(self._text), self._document.get_update())

    async def closes(self) -> list[Close]:
        return self._closes

    async def leaves(self) -> None:
        await self.goes_offline()
