"""Somebody is moved to the other team and back before their page has heard of either: all that they type is there.

Their document was closed to them meanwhile. The page that the server then pushes is the one that they have.
"""

import asyncio
from dataclasses import dataclass

from playwright.async_api import expect

from tests.browser.conftest import Arrive
from tests.browser.drafting import Drafting, counted, text_of, types
from tests.browser.gate import Gate
from tests.browser.server import Server
from tests.browser.test_interruptions import status, until
from tests.browser.visitor import Visitor
from tests.people import ANA, BEN, CHEN

SHUT_OUT = (
    "Not connected. This document is not open to you. "
    "Your last words may not have arrived; they are kept on this device. Reload the page."
)


@dataclass
class Story:
    """Ana's page hears nothing while the gate `page` is shut; `document` counts how often hers asks to be let in."""

    drafting: Drafting
    ana: Visitor
    ben: Visitor
    chen: Visitor
    page: Gate
    document: Gate

    @classmethod
    async def begins(cls, arrive: Arrive, server: Server, *, has_clock: bool = False) -> "Story":
        drafting = await Drafting.begins(arrive, server, BEN, CHEN)
        ben, chen = drafting.seats.values()
        ana = await arrive(ANA.name)
        if has_clock:
            await ana.page.clock.install()
        page, document = [await Gate.before(ana.page, sockets) for sockets in ("**/live/**", "**/sync/**")]
        await ana.open_link((await drafting.workshop.links())[ANA.name], "**/meet/*")
        await ana.is_told("saved")
        await ana.write("Ours. ")
        await ben.reads("Ours. ")
        await ana.page.keyboard.press("Control+Home")
        return cls(drafting, ana, ben, chen, page, document)

    async def moves_away_unheard(self) -> None:
        await self.page.shut()
        tries = self.document.tries
        await self.drafting.move(ANA, "B")
        await until(lambda: self.document.tries > tries)  # refused, and asking again


async def test_she_types_on_and_nothing_is_lost(arrive: Arrive, server: Server) -> None:
    """She asks again by herself, and goes on where her caret was."""
    story = await Story.begins(arrive, server)

    async def away_and_back() -> None:
        await story.moves_away_unheard()
        await story.ana.is_told("moved")
        await story.drafting.move(ANA, "A")

    words = counted(60)
    await types(story.ana.page, words, {20: away_and_back})
    await story.ana.is_told("saved")
    await story.ben.reads(f"{words}Ours. ")
    assert await text_of(story.ana, "Team A") == f"{words}Ours. "
    await expect(story.ana.page.get_by_role("textbox", name="Team A")).to_be_focused()
    story.page.opens()
    await expect(story.ana.page.locator("#late-offer")).to_be_hidden()
    await story.ana.page.keyboard.press("Control+z")  # her own typing, as ever
    await expect(story.ben.editor()).not_to_have_text(f"{words}Ours. ")


async def test_a_pushed_page_lets_her_in_at_once(arrive: Arrive, server: Server) -> None:
    """After a while she asks no more by herself. What is pushed shows the same editor, and asks for her."""
    story = await Story.begins(arrive, server, has_clock=True)
    ana = story.ana
    moving = asyncio.ensure_future(story.drafting.move(ANA, "B"))
    await story.page.shut()
    await moving
    await ana.page.clock.run_for(2_000)
    await ana.is_told("moved")
    await ana.page.keyboard.type("Again. ")
    for _ in range(20):
        await ana.page.clock.run_for(1_000)
        await asyncio.sleep(0.1)
    await expect(status(ana)).to_have_text(SHUT_OUT)
    tries = story.document.tries
    await ana.page.clock.run_for(30_000)
    assert story.document.tries == tries
    await story.drafting.move(ANA, "A")
    story.page.opens()
    await ana.page.clock.run_for(5_000)
    await ana.is_told("saved")
    for person in (ana, story.ben):
        await person.reads("Again. Ours. ")


async def test_the_clicks_of_a_reader_are_not_lost_either(arrive: Arrive, server: Server) -> None:
    """She comes to the text only while it is closed to her."""
    story = await Story.begins(arrive, server)
    await story.ana.page.get_by_role("button", name="I am done").focus()
    await story.moves_away_unheard()
    await story.ana.editor().click()
    await story.ana.page.keyboard.type("Late thought. ")
    await story.drafting.move(ANA, "A")
    await expect(story.ben.editor()).to_contain_text("Late thought. ")
    assert sorted((await text_of(story.ana, "Team A")).split(". ")) == ["", "Late thought", "Ours"]


async def test_her_caret_is_gone_for_the_others_while_she_is_away(arrive: Arrive, server: Server) -> None:
    story = await Story.begins(arrive, server)
    caret = story.ben.page.locator(".editor-caret")
    await expect(caret).to_have_count(1)
    await story.drafting.move(ANA, "B")
    await expect(caret).to_have_count(0)
    await expect(story.ana.page.get_by_role("textbox", name="Team B")).to_be_focused()
    await story.drafting.move(ANA, "A")
    await expect(story.ana.page.get_by_role("textbox", name="Team A")).to_be_focused()
    await expect(caret).to_have_count(1)
    await story.ana.page.get_by_role("button", name="I am done").focus()
    await expect(caret).to_have_count(0)
