"""Somebody is moved while the network is away: what they typed is told, kept, and theirs to decide on."""

import asyncio

from playwright.async_api import expect

from tests.browser import in_page
from tests.browser.conftest import Arrive
from tests.browser.drafting import Drafting, counted, text_of, types
from tests.browser.gate import Gate
from tests.browser.server import Server
from tests.people import ANA, BEN, CHEN

AHEAD = "sessionStorage.getItem('visionroom-ahead')"
LATE = "Object.keys(localStorage).filter((key) => key.startsWith('visionroom-late-'))"


async def test_the_page_hears_of_it_late(arrive: Arrive, server: Server) -> None:
    """Her page is cut off while her document is not: what she types is kept until the page shows the new team."""
    workshop_seats = await Drafting.begins(arrive, server, BEN, CHEN)
    ben, chen = workshop_seats.seats.values()
    ana = await arrive(ANA.name)
    gate = await Gate.before(ana.page, "**/live/**")
    await ana.open_link((await workshop_seats.workshop.links())[ANA.name], "**/meet/*")
    await ana.is_told("saved")
    await ana.editor().click()

    async def moved_unheard() -> None:
        await gate.shut()
        await workshop_seats.move(ANA, "B")
        await ana.is_told("moved")
        await expect(ana.page.get_by_role("textbox", name="Team A")).to_be_focused()
        gate.opens()

    words = counted(60)
    await types(ana.page, words, {40: moved_unheard})
    await ana.is_told("saved")
    await expect(ana.page.get_by_role("textbox", name="Team B")).to_be_focused()
    in_a, in_b = await text_of(ben, "Team A"), await text_of(chen, "Team B")
    assert (in_a + in_b, bool(in_a), bool(in_b)) == (words, True, True)


async def test_moved_while_offline(arrive: Arrive, server: Server) -> None:
    """What she typed meanwhile is merged behind nobody's back: she sees it, and decides. Nothing of it stays behind."""
    drafting = await Drafting.begins(arrive, server, BEN, CHEN)
    ben, chen = drafting.seats.values()
    ana = await arrive(ANA.name, script=in_page.NOTE_WHAT_IS_SAID)
    gates = [await Gate.before(ana.page, sockets) for sockets in ("**/live/**", "**/sync/**")]
    await ana.open_link((await drafting.workshop.links())[ANA.name], "**/meet/*")
    await ana.write("Heard. ")
    await ben.reads("Heard. ")
    await ana.is_told("saved")
    for gate in gates:
        await gate.shut()
    await ana.write("Typed in a tunnel.")
    await expect(ana.page.locator(".editor-status")).to_have_text("Offline. Kept on this device")
    await drafting.move(ANA, "B")
    await ben.write("Ben goes on.")
    for gate in gates:
        gate.opens()

    offer = ana.page.get_by_label("What you wrote", exact=True)
    await expect(offer).to_have_value("Typed in a tunnel.")
    await ana.sees("Some of your words did not arrive")
    await expect(ana.page.get_by_role("button", name="Offer it as a late draft")).to_be_hidden()
    await expect(ana.page.get_by_role("textbox", name="Team B")).to_be_focused()
    await ana.page.wait_for_function("window.said.filter((said) => said.includes('did not arrive')).length === 1")
    await ana.page.reload()
    await expect(offer).to_have_value("Typed in a tunnel.")
    assert await ana.copies("Copy your words") == "Typed in a tunnel."
    await ana.is_told("saved")
    await ana.press("Put it at the end of this text")
    await expect(offer).to_be_hidden()
    await chen.reads("Typed in a tunnel.")
    await ben.reads("Heard. Ben goes on.")
    await ana.is_told("saved")
    await ana.page.reload()
    await ana.reads("Typed in a tunnel.")
    await expect(offer).to_be_hidden()


async def test_a_tab_that_was_closed_while_offline_and_moved(arrive: Arrive, server: Server) -> None:
    """A phone throws tabs away. The page that is opened later is the new team's, and still tells what is missing."""
    drafting = await Drafting.begins(arrive, server, BEN)
    (ben,) = drafting.seats.values()
    ana = await arrive(ANA.name)
    gate = await Gate.before(ana.page)
    await ana.open_link((await drafting.workshop.links())[ANA.name], "**/meet/*")
    await ana.write("Heard. ")
    await ben.reads("Heard. ")
    await ana.is_told("saved")
    await gate.shut()
    await ana.write("Typed in a tunnel.")
    await expect(ana.page.locator(".editor-status")).to_have_text("Offline. Kept on this device")
    address = ana.page.url
    await ana.page.close()
    await drafting.move(ANA, "B")
    ana.page = await ana.context.new_page()
    await ana.open(address)
    offer = ana.page.get_by_label("What you wrote", exact=True)
    await expect(offer).to_have_value("Typed in a tunnel.")
    await ana.press_twice("Let it go")
    await expect(offer).to_be_hidden()
    await ana.page.reload()
    await ana.is_told("saved")
    await ben.reads("Heard. ")


async def test_words_that_arrived_are_not_offered_after_a_quick_reload(arrive: Arrive, server: Server) -> None:
    """This device has just been told that they are saved. The other team would get them a second time."""
    drafting = await Drafting.begins(arrive, server, ANA, BEN)
    ana, ben = drafting.seats.values()
    for team, other, pause in (("A", "B", 0.0), ("B", "A", 0.1), ("A", "B", 0.4)):
        await ana.write(f"Written in {team}. ")
        await ana.is_told("saved")
        await drafting.move(ANA, other)
        await asyncio.sleep(pause)
        await ana.page.reload()
        await expect(ana.page.get_by_role("textbox", name=f"Team {other}")).to_be_visible()
        await ana.is_told("saved")
        assert await ana.page.evaluate(LATE) == []
    await expect(ana.page.locator("#late-offer")).to_be_hidden()
    await ben.reads("Written in A. Written in A. ")


async def test_a_page_that_is_reloaded_before_she_is_back(arrive: Arrive, server: Server) -> None:
    """What she typed while the document was closed to her stands where she left it, and joins the server's text."""
    drafting = await Drafting.begins(arrive, server, BEN)
    (ben,) = drafting.seats.values()
    ana = await arrive(ANA.name)
    page, document = [await Gate.before(ana.page, sockets) for sockets in ("**/live/**", "**/sync/**")]
    await ana.open_link((await drafting.workshop.links())[ANA.name], "**/meet/*")
    await ana.write("Ours. ")
    await ben.reads("Ours. ")
    await ana.is_told("saved")
    await page.shut()
    await drafting.move(ANA, "B")
    await ana.is_told("moved")
    await ana.page.keyboard.type("Typed unheard.")
    await ben.write("Ben goes on. ")
    await document.shut()
    await drafting.move(ANA, "A")
    await ana.page.reload()  # nothing gets through yet
    await ana.reads("Typed unheard.")
    await ana.page.keyboard.press("Control+End")
    document.opens()
    page.opens()
    await ana.is_told("saved")
    await expect(ben.editor()).to_contain_text("Typed unheard.")
    whole = await text_of(ben, "Team A")
    assert (whole.count("Ours. "), whole.count("Typed unheard."), whole.count("Ben goes on. ")) == (1, 1, 1)
    assert len(whole) == len("Ours. Typed unheard.Ben goes on. ")
    await ana.page.reload()
    await ana.reads(whole)
    await expect(ana.page.locator("#late-offer")).to_be_hidden()


async def test_a_page_that_is_reloaded_in_the_other_team(arrive: Arrive, server: Server) -> None:
    """She has not seen that team's text when she types: it is offered, and merged behind nobody's back."""
    drafting = await Drafting.begins(arrive, server, BEN, CHEN)
    ben, chen = drafting.seats.values()
    ana = await arrive(ANA.name)
    page = await Gate.before(ana.page, "**/live/**")
    await ana.open_link((await drafting.workshop.links())[ANA.name], "**/meet/*")
    await ana.write("Ours. ")
    await ben.reads("Ours. ")
    await page.shut()
    await drafting.move(ANA, "B")
    await ana.is_told("moved")
    await ana.page.keyboard.type("Typed unheard.")
    assert "Typed unheard." in await ana.page.evaluate(AHEAD)
    await ana.page.reload()
    offer = ana.page.get_by_label("What you wrote", exact=True)
    await expect(offer).to_have_value("Typed unheard.")
    await ana.is_told("saved")  # or there is no text yet to put it into
    await ana.press("Put it at the end of this text")
    await chen.reads("Typed unheard.")
    await ben.reads("Ours. ")
    assert await ana.page.evaluate(AHEAD) is None


async def test_another_person_at_the_same_tab_finds_nothing_of_it(arrive: Arrive, server: Server) -> None:
    drafting = await Drafting.begins(arrive, server, BEN)
    ana = await arrive(ANA.name)
    page = await Gate.before(ana.page, "**/live/**")
    links = await drafting.workshop.links()
    await ana.open_link(links[ANA.name], "**/meet/*")
    await ana.is_told("saved")
    await ana.editor().click()
    await page.shut()
    await drafting.move(ANA, "B")
    await ana.is_told("moved")
    await ana.page.keyboard.type("Typed unheard.")
    assert "Typed unheard." in await ana.page.evaluate(AHEAD)
    await ana.context.clear_cookies()
    await ana.open_link(links[CHEN.name], "**/meet/*")
    await ana.is_told("saved")
    assert await ana.page.evaluate(AHEAD) is None
    await expect(ana.editor().locator(".cm-placeholder")).to_be_visible()
