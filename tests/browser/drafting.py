"""Two teams that draft, somebody who types without a pause, and Maria who moves people meanwhile."""

import asyncio
import html
import re
from collections.abc import Awaitable, Callable

from playwright.async_api import Page

from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.browser.workshop import Workshop
from tests.people import ANA, BEN, CHEN, DILEK, Member

TEAMS = {ANA: "A", BEN: "A", CHEN: "B", DILEK: "B"}
PAUSE = 0.06  # seconds between two keys: a fast typist
_MEMBER = re.compile(r'id="member-(\w+)".*?class="person-name" dir="auto">([^<]+)<', re.DOTALL)


class Drafting:
    """Ana and Ben write in team A, Chen and Dilek in team B."""

    def __init__(self, workshop: Workshop, seats: dict[Member, Visitor], ids: dict[str, str]) -> None:
        self.workshop = workshop
        self.seats = seats
        self.ids = ids

    @classmethod
    async def begins(cls, arrive: Arrive, server: Server, *members: Member, script: str = "") -> "Drafting":
        """`members`: who has sat down."""
        workshop = await story.prepare(arrive, server, "breakouts")
        page = await workshop.maria.get(f"{workshop.address}/people")
        drafting = cls(workshop, {}, {html.unescape(name): found for found, name in _MEMBER.findall(page)})
        for member, team in TEAMS.items():
            await drafting.move(member, team)
        for member in members:
            drafting.seats[member] = await workshop.seat(member, script=script)
        await workshop.go_to("Draft")
        for visitor in drafting.seats.values():
            await visitor.is_told("saved")
        return drafting

    async def move(self, member: Member, team: str, *, on: str = "meeting/team/{id}") -> None:
        """As the button on the console does it; or another, `on` another page."""
        path = on.format(id=self.ids[member.name])
        await self.workshop.maria.post(f"{self.workshop.address}/{path}", team=team)


async def types(page: Page, text: str, meanwhile: dict[int, Callable[[], Awaitable[None]]]) -> None:
    """Key by key, at an even pace. What happens `meanwhile` begins at the key of that number."""
    started = []
    for number, letter in enumerate(text):
        if number in meanwhile:
            started.append(asyncio.ensure_future(meanwhile[number]()))
        await page.keyboard.press("Space" if letter == " " else letter)
        await asyncio.sleep(PAUSE)
    await asyncio.gather(*started)


def counted(most: int) -> str:
    """Text in which every lost, doubled or misplaced letter shows."""
    return "".join(f"{number:03} " for number in range(most))


async def text_of(visitor: Visitor, label: str) -> str:
    """The whole document as shown; lines as they are."""
    lines = await visitor.page.get_by_role("textbox", name=label, exact=True).locator(".cm-line").all_inner_texts()
    return "\n".join(line.rstrip("\n") for line in lines)
