"""The network between one page and some of its sockets: it can be shut, opened, and fall silent."""

from dataclasses import dataclass
from functools import partial

from playwright.async_api import Page, WebSocketRoute

AWAY = 1001


@dataclass(eq=False)
class Passage:
    """One connection. `is_silent`: it stays open, and nothing comes through any more."""

    socket: WebSocketRoute
    server: WebSocketRoute
    is_silent: bool = False

    def up(self, message: str | bytes) -> None:
        if not self.is_silent:
            self.server.send(message)

    def down(self, message: str | bytes) -> None:
        if not self.is_silent:
            self.socket.send(message)


class Gate:
    """`tries`: how often the page has tried to connect; `heard`: how many messages the server has sent it.

    `code`: what the page is told while the gate is shut.
    """

    def __init__(self) -> None:
        self.is_open = True
        self.code = AWAY
        self.tries = 0
        self.heard = 0
        self._passages: list[Passage] = []

    @classmethod
    async def before(cls, page: Page, sockets: str = "**/sync/**") -> "Gate":
        gate = cls()
        await page.route_web_socket(sockets, gate.pass_through)
        return gate

    async def pass_through(self, socket: WebSocketRoute) -> None:
        self.tries += 1
        if not self.is_open:
            await socket.close(code=self.code)
            return
        passage = Passage(socket, socket.connect_to_server())
        socket.on_message(passage.up)
        passage.server.on_message(partial(self._down, passage))
        self._passages.append(passage)

    def _down(self, passage: Passage, message: str | bytes) -> None:
        self.heard += 1
        passage.down(message)

    async def shut(self, code: int = AWAY) -> None:
        self.is_open, self.code = False, code
        passages, self._passages = self._passages, []
        for passage in passages:
            await passage.socket.close(code=code)

    def opens(self) -> None:
        self.is_open = True

    def falls_silent(self) -> None:
        """For the connections that there are; new ones come through."""
        for passage in self._passages:
            passage.is_silent = True
