"""A laptop that slept through the lock: its author is told, keeps the text, and can offer it as a late draft."""

from playwright.async_api import WebSocketRoute, expect

from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.people import ANA, BEN, CHEN, DILEK

LATE = " Written while away."


class Gate:
    """The network between one page and its document; can be shut and opened."""

    def __init__(self) -> None:
        self.is_open = True
        self.sockets: list[WebSocketRoute] = []

    async def pass_through(self, socket: WebSocketRoute) -> None:
        if not self.is_open:
            await socket.close(code=1001)
            return
        socket.connect_to_server()
        self.sockets.append(socket)

    async def shut(self) -> None:
        self.is_open = False
        for socket in self.sockets:
            await socket.close(code=1001)


async def test_what_missed_the_lock_is_offered_and_accepted(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "solo", members=(ANA, BEN, CHEN, DILEK))
    seats: list[Visitor] = await workshop.seats((ANA, BEN, CHEN, DILEK))
    ana = seats[0]
    gate = Gate()
    await ana.page.route_web_socket("**/sync/**", gate.pass_through)
    await workshop.go_to("Draft")
    for visitor, member in zip(seats, (ANA, BEN, CHEN, DILEK), strict=True):
        await visitor.write(member.draft)
        await visitor.is_told("saved")
    await gate.shut()
    await ana.write(LATE)
    await ana.is_told("reconnecting", "offline")
    await workshop.end_drafting()
    await expect(ana.page.locator(".draft-text")).to_have_count(4)
    gate.is_open = True
    offer = ana.page.get_by_label("What you wrote")
    await expect(offer).to_have_value(ANA.draft + LATE)
    await ana.page.reload()
    await expect(offer).to_have_value(ANA.draft + LATE)
    await ana.press("Offer it as a late draft")
    await expect(offer).to_be_hidden()

    await workshop.maria.open(f"{workshop.address}/meeting")
    await workshop.maria.sees("A late draft was offered")
    await workshop.maria.press("Accept it")
    for visitor in (workshop.maria, *seats):
        texts = visitor.page.locator(".draft-text")
        await expect(texts).to_have_count(5)
        assert (await texts.last.inner_text()) == ANA.draft + LATE
        assert set(await texts.all_inner_texts()) == {m.draft for m in (ANA, BEN, CHEN, DILEK)} | {ANA.draft + LATE}


async def test_a_laptop_that_had_saved_everything_keeps_nothing(arrive: Arrive, server: Server) -> None:
    """Ben's document was out of reach when it was collected: nothing of it may stay on his disk."""
    workshop = await story.prepare(arrive, server, "solo", members=(ANA, BEN, CHEN))
    ana, ben, chen = await workshop.seats((ANA, BEN, CHEN))
    gate = Gate()
    await ben.page.route_web_socket("**/sync/**", gate.pass_through)
    await workshop.go_to("Draft")
    for visitor, member in ((ana, ANA), (ben, BEN), (chen, CHEN)):
        await visitor.paste(member.draft)
        await visitor.is_told("saved")
        await visitor.keeps_on_device(True)
    await gate.shut()
    await workshop.end_drafting()
    await expect(ben.page.locator(".draft-text")).to_have_count(3)
    gate.is_open = True
    await ben.keeps_on_device(False, within=5)
