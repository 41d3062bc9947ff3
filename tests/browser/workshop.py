"""A workshop that was set up without clicking, for stories about what comes later."""

import asyncio
import html
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tests.browser.visitor import Visitor
from tests.people import Member

_PHASE = re.compile(r'name="phase" value="(\w+)".*?name="title" value="([^"]*)"', re.DOTALL)
_PERSONAL = re.compile(r'data-copy="([^"]+)"\s+aria-label="Copy the personal link of ([^"]+)"')
_SCREEN = re.compile(r'id="screen-link" readonly value="([^"]+)"')
_CODE = re.compile(r'class="code">([^<]+)<')
_TURN = re.compile(r'name="turn" value="(\d+)"')


@dataclass
class Workshop:
    """What Maria could do by clicking, done with the requests that her clicks would send."""

    id: str
    arrive: Callable[..., Awaitable[Visitor]]
    maria: Visitor

    @property
    def address(self) -> str:
        return f"/workshops/{self.id}"

    async def code(self) -> str:
        return _found(_CODE, await self.maria.get(self.address))

    async def links(self) -> dict[str, str]:
        """Personal link by name."""
        page = await self.maria.get(f"{self.address}/people")
        return {html.unescape(name): link for link, name in _PERSONAL.findall(page)}

    async def seat(self, member: Member, **options: Any) -> Visitor:
        """The member opens their personal link on a device of their own."""
        visitor = await self.arrive(member.name, **options)
        await visitor.open_link((await self.links())[member.name], "**/meet/*")
        return visitor

    async def seats(self, members: Sequence[Member]) -> list[Visitor]:
        return list(await asyncio.gather(*(self.seat(member) for member in members)))

    async def screen(self) -> Visitor:
        screen = await self.arrive("the screen", viewport={"width": 1600, "height": 900})
        await screen.open_link(_found(_SCREEN, await self.maria.get(self.address)), "**/screens/*")
        return screen

    async def phases(self) -> dict[str, str]:
        """Id by title, in the agenda's order."""
        page = await self.maria.get(f"{self.address}/agenda")
        return {html.unescape(title): phase_id for phase_id, title in _PHASE.findall(page)}

    async def go_to(self, title: str) -> None:
        await self._press(f"to/{(await self.phases())[title]}")

    async def clock(self, change: str, **form: str) -> None:
        """pause, resume, add-1, add-5, take-1, set."""
        await self._press(f"clock/{change}", **form)

    async def end_drafting(self) -> None:
        """The grace of ten seconds begins; then the drafts are collected."""
        await self._press("on")

    async def _press(self, what: str, **form: str) -> None:
        turn = _found(_TURN, await self.maria.get(f"{self.address}/meeting"))
        await self.maria.post(f"{self.address}/meeting/{what}", turn=turn, **form)


def _found(pattern: re.Pattern[str], page: str) -> str:
    match = pattern.search(page)
    assert match, f"the page has no {pattern.pattern}"
    return match.group(1)
