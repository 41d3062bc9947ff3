"""Somebody is taken off the list while they write: they are told so, and what they wrote alone stays with them."""

import re

from playwright.async_api import expect

from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.gate import Gate
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.browser.workshop import Workshop
from tests.people import ANA, BEN

AWAY = " Written without a network."
NO_PLACE = "This device has no place in this workshop, or no longer has."
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
    await ana.sees("Your place in the workshop was deleted, and with it anything that you wrote alone.")
    await ana.sees("This tab keeps your words, also when you reload it.")
    assert await shown_controls(ana) == ["Copy them", "Let them go"]
    await expect(ana.page.locator("[data-late-offer]")).to_be_hidden()
    await expect(ana.page.locator("#connection-banner a")).to_have_count(0)  # a reload would lose it
    assert await ana.copies("Copy them") == ANA.draft
    await ana.keeps_on_device(False)
    await expect(ben.editor()).to_be_editable()

    await ana.page.reload()
    await ana.sees(NO_PLACE)
    await expect(ana.page.locator("#own-words")).to_have_value(ANA.draft)
    assert await ana.copies("Copy them") == ANA.draft
    await ana.press_twice("Let them go")
    await expect(ana.page.locator("[data-own-words]")).to_be_hidden()
    await ana.page.reload()
    await ana.sees(NO_PLACE)
    await expect(ana.page.locator("[data-own-words]")).to_be_hidden()


async def test_where_a_tab_may_keep_nothing_the_page_says_so(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "solo")
    ana = await workshop.seat(ANA)
    await workshop.go_to("Draft")
    await ana.write(ANA.draft)
    await ana.is_told("saved")
    await ana.page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('forbidden') } }")
    await _maria_removes(workshop, ANA.name)
    await ana.sees("They are on this page only. Copy them before you leave it.")
    await expect(ana.page.locator("[data-own-kept]")).to_be_hidden()
    assert await ana.copies("Copy them") == ANA.draft


async def shown_controls(visitor: Visitor) -> list[str]:
    """What can be pressed in the page's main part."""
    found = visitor.page.locator("main :is(button, a, input, select)").locator("visible=true")
    return [" ".join(text.split()) for text in await found.all_inner_texts()]


async def removed_while_away(arrive: Arrive, server: Server, mode: str) -> Visitor:
    """Ana's laptop has no network when she is removed; she reloads when it is back. She wrote before and meanwhile."""
    workshop = await story.prepare(arrive, server, mode)
    ana, _ = await workshop.seats((ANA, BEN))
    gates = [await Gate.before(ana.page, sockets) for sockets in ("**/live/**", "**/sync/**")]
    await ana.page.reload()
    await workshop.go_to("Draft")
    await ana.write(ANA.draft)
    await ana.is_told("saved")
    for gate in gates:
        await gate.shut()
    await ana.write(AWAY)
    await ana.is_told("reconnecting", "offline")
    await _maria_removes(workshop, ANA.name)
    await expect(ana.page.locator("#own-words")).to_have_value("")  # her page has not heard
    ana.page.on("dialog", lambda dialog: dialog.accept())
    await ana.page.reload()
    await ana.sees(NO_PLACE)
    return ana


async def test_a_reload_leads_to_what_was_written_alone(arrive: Arrive, server: Server) -> None:
    ana = await removed_while_away(arrive, server, "solo")
    await expect(ana.page.locator("#own-words")).to_have_value(ANA.draft + AWAY)
    assert await ana.copies("Copy them") == ANA.draft + AWAY
    await ana.page.reload()
    await expect(ana.page.locator("#own-words")).to_have_value(ANA.draft + AWAY)


async def test_a_reload_leads_to_what_the_team_never_got(arrive: Arrive, server: Server) -> None:
    """And to nothing of what it got. Nobody else finds it: not in another tab, and not from another seat's page."""
    ana = await removed_while_away(arrive, server, "breakouts")
    await expect(ana.page.locator("#own-words")).to_have_value(AWAY.strip())
    other = Visitor("another tab", ana.address, ana.context, await ana.context.new_page())
    await other.open(ana.page.url)
    await other.sees(NO_PLACE)
    await expect(other.page.locator("#own-words")).to_have_value("")


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
