"""Networks drop out, laptops sleep, tabs freeze, pages are reloaded meanwhile: nobody's words are lost or doubled."""

import asyncio
import time
from collections.abc import Callable

import pytest
from playwright.async_api import Error, Locator, expect

from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.gate import Gate
from tests.browser.server import Server
from tests.browser.visitor import PATIENCE, Visitor
from tests.people import ANA, BEN

KEPT = "Offline. Kept on this device"
NOTICED_WITHIN = 30_000  # milliseconds on the page's own clock
A_WHILE = 15_000  # milliseconds, longer than any page waits before it tries again
Together = tuple[Visitor, Visitor, Gate]


async def writing_together(arrive: Arrive, server: Server, script: str = "") -> Together:
    """Ana and Ben at the Group document, and the gate before Ana's. Her page's clock can be moved."""
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA, BEN), console=False)
    await workshop.go_to("Write the group statement")
    ana = await arrive(ANA.name, script=script)
    await ana.page.clock.install()
    gate = await Gate.before(ana.page)
    await ana.open_link((await workshop.links())[ANA.name], "**/meet/*")
    ben = await workshop.seat(BEN)
    for person in (ana, ben):
        await person.is_told("saved")
    return ana, ben, gate


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE / 1000):
        while not condition():
            await asyncio.sleep(0.02)


async def test_what_is_typed_offline_survives_a_reload(arrive: Arrive, server: Server) -> None:
    """And two of them; then it is there once, between what others wrote meanwhile."""
    ana, ben, gate = await writing_together(arrive, server)
    await ana.write("Before. ")
    await ben.reads("Before. ")
    await gate.shut()
    await ana.write("Offline. ")
    await ben.write("Ben. ")
    await expect(status(ana)).to_have_text(KEPT)
    for words in ("Reloaded. ", "Again. "):
        await ana.page.reload()
        await ana.is_told("offline", "reconnecting")
        await ana.write(words)
        await expect(status(ana)).to_have_text(KEPT)
    await ana.reads("Before. Offline. Reloaded. Again. ")
    gate.opens()
    await ana.is_told("saved")
    text = await ana.editor().inner_text()
    assert text in ("Before. Offline. Reloaded. Again. Ben. ", "Before. Ben. Offline. Reloaded. Again. ")
    await ben.reads(text)


async def test_two_tabs_of_one_person(arrive: Arrive, server: Server) -> None:
    """Both type, offline too, and keep it on the same device; both are reloaded. Each word is there once."""
    ana, ben, gate = await writing_together(arrive, server)
    other = Visitor("Ana's other tab", ana.address, ana.context, await ana.context.new_page())
    others_gate = await Gate.before(other.page)
    await other.open(ana.page.url)
    await other.is_told("saved")
    await ana.write("One ")
    await other.reads("One ")
    for tab, tabs_gate, words in ((ana, gate, "two "), (other, others_gate, "three ")):
        await tabs_gate.shut()
        await tab.write(words)
        await expect(status(tab)).to_have_text(KEPT)
    for tab in (ana, other):
        await tab.page.reload()
        await expect(tab.editor()).to_contain_text("three")
        await expect(tab.editor()).to_contain_text("two")
    for tabs_gate in (gate, others_gate):
        tabs_gate.opens()
    for tab in (ana, other):
        await tab.is_told("saved")
    text = await ana.editor().inner_text()
    assert sorted(text.split()) == ["One", "three", "two"]
    for person in (other, ben):
        await person.reads(text)


@pytest.mark.own_server
async def test_a_reload_while_the_server_itself_is_away(arrive: Arrive, server: Server) -> None:
    """The page cannot even be loaded; once it can, everything is there."""
    ana, ben, _ = await writing_together(arrive, server)
    address = ana.page.url
    await server.stop()
    await ana.write("Typed into nothing.")
    await expect(status(ana)).to_have_text(KEPT)
    with pytest.raises(Error, match="ERR_CONNECTION_REFUSED"):
        await ana.page.reload()
    await server.start()
    await ana.open(address)
    for person in (ana, ben):
        await person.reads("Typed into nothing.")
        await person.is_told("saved")


WAKING = {
    "the network is back": "dispatchEvent(new Event('online'))",
    "the tab is looked at": "document.dispatchEvent(new Event('visibilitychange'))",
    "the page comes out of the cache": "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))",
}


@pytest.mark.parametrize("how", WAKING)
async def test_a_page_that_wakes_comes_back_at_once(arrive: Arrive, server: Server, how: str) -> None:
    """Timers sleep with it: only what wakes it can bring it back."""
    ana, ben, gate = await writing_together(arrive, server)
    await gate.shut()
    await ana.write("Before I slept.")
    await expect(status(ana)).to_have_text(KEPT)
    await ana.page.clock.pause_at(time.time() + 1)
    tries = await sleeps(gate)
    gate.opens()
    await ana.page.evaluate(WAKING[how])
    await until(lambda: gate.tries == tries + 1)
    await ben.reads("Before I slept.")
    await ana.page.clock.resume()
    await ana.is_told("saved")


async def sleeps(gate: Gate) -> int:
    """Waits until nothing is tried any more; how often it was tried."""
    async with asyncio.timeout(PATIENCE / 1000):
        while (tries := gate.tries) != await _later(gate):
            pass
    return tries


async def _later(gate: Gate) -> int:
    await asyncio.sleep(1)
    return gate.tries


@pytest.mark.parametrize("clock_set_by", [0, 3600, -3600])
async def test_a_connection_that_died_without_a_word_is_noticed(
    arrive: Arrive, server: Server, clock_set_by: int
) -> None:
    """Also by a laptop whose clock was set meanwhile."""
    ana, ben, gate = await writing_together(arrive, server)
    await ana.page.clock.set_system_time(time.time() + clock_set_by)
    gate.falls_silent()
    gate.is_open = False
    await ana.write("Can you hear me?")
    await ana.is_told("saving", "unsaved")
    await ana.page.clock.run_for(NOTICED_WITHIN)
    await ana.is_told("reconnecting", "offline")
    gate.opens()
    await ana.page.clock.run_for(A_WHILE)
    await ben.reads("Can you hear me?")
    await ana.is_told("saved")


async def test_a_sleeper_does_not_trust_the_connection_it_had(arrive: Arrive, server: Server) -> None:
    """It asks as it wakes, and does not wait for half a minute."""
    ana, ben, gate = await writing_together(arrive, server)
    gate.falls_silent()
    await ana.write("Good morning.")
    await ana.page.evaluate(WAKING["the tab is looked at"])
    await ana.page.clock.run_for(6_000)
    await until(lambda: gate.tries == 2)
    await ben.reads("Good morning.")


@pytest.mark.parametrize("woken", [False, True])
async def test_a_meeting_page_that_is_told_nothing_any_more_connects_again(
    arrive: Arrive, server: Server, woken: bool
) -> None:
    """It would show a phase that is long over. Who wakes it hears at once."""
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA,), console=False)
    ana = await arrive(ANA.name)
    await ana.page.clock.install()
    gate = await Gate.before(ana.page, "**/live/**")
    await ana.open_link((await workshop.links())[ANA.name], "**/meet/*")
    await until(lambda: gate.tries == 1 and gate.heard > 0)
    gate.falls_silent()
    await workshop.go_to("Jump in")
    await ana.page.clock.run_for(15_000)
    assert gate.tries == 1
    if woken:
        await ana.page.evaluate(WAKING["the tab is looked at"])
    await ana.page.clock.run_for(2_000 if woken else NOTICED_WITHIN - 15_000)
    await until(lambda: gate.tries == 2)
    await ana.sees_heading("Jump in")


def status(person: Visitor) -> Locator:
    return person.page.locator(".editor-status").first
