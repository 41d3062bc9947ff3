"""Somebody is taken off the list while they write: they are told so, and what they wrote alone stays with them."""

import re

from playwright.async_api import expect

from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.workshop import Workshop
from tests.people import ANA, BEN

TOLD = "Your facilitator has taken you off the list, so this page no longer follows the meeting."


async def _maria_removes(workshop: Workshop, name: str) -> str:
    """Gives what she is asked before."""
    page = workshop.maria.page
    await workshop.maria.open(f"{workshop.address}/people")
    remove = page.get_by_role("button", name=f"Remove {name}", exact=True)
    await remove.click()
    asked = await remove.get_attribute("data-js-armed")
    await remove.click()
    await expect(page.get_by_role("row", name=re.compile(name))).to_have_count(0)
    return asked or ""


async def test_a_draft_of_ones_own_stays_on_the_page_to_copy(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "solo")
    ana, ben = await workshop.seats((ANA, BEN))
    await workshop.go_to("Draft")
    await ana.write(ANA.draft)
    await ana.is_told("saved")
    assert await _maria_removes(workshop, ANA.name) == "What they may have written is deleted. Press again"
    await ana.sees(TOLD)
    await expect(ana.page.locator("#own-words")).to_have_value(ANA.draft)
    await ana.sees("It was deleted from the workshop with your place, and is on this page only.")
    await expect(ana.page.locator("[data-late-offer]")).to_be_hidden()
    await expect(ana.page.locator("#connection-banner a")).to_have_count(0)  # a reload would lose it
    assert await ana.copies("Copy it") == ANA.draft
    await ana.keeps_on_device(False)
    await expect(ben.editor()).to_be_editable()


async def test_what_a_team_wrote_stays_with_the_team(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts")
    ana = await workshop.seat(ANA)
    await workshop.go_to("Draft")
    await ana.write(ANA.draft)
    await ana.is_told("saved")
    assert await _maria_removes(workshop, ANA.name) == "Press again to remove"
    await ana.sees(TOLD)
    await expect(ana.page.locator("[data-own-words]")).to_be_hidden()
    await workshop.maria.open(f"{workshop.address}/meeting")
    await expect(workshop.maria.page.locator(".cm-content", has_text=ANA.draft)).to_be_visible()
