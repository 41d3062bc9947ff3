"""What people are told when something is wrong: why a connection ended, what to do, and that text is not saved."""

import asyncio
import resource

import pytest
from playwright.async_api import expect

from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.gate import Gate
from tests.browser.server import Server
from tests.browser.test_interruptions import A_WHILE, status, until, writing_together
from tests.browser.visitor import Visitor
from tests.people import ANA, BEN

FINAL = {
    4401: "Not connected. You were signed out, or taken off the list.",
    4403: "Not connected. This document is not open to you.",
    4404: "Not connected. This document is no longer here.",
    4405: "Not connected. You were taken off the list.",
    4010: "Locked. Time is up; your text has been collected",
}
PASSING = (1006, 1009, 1011, 1012, 1013, 4008)
MISUNDERSTOOD = "Not connected. This page and the server no longer understand each other; reload the page."


async def test_a_document_says_why_its_connection_ended_and_tries_only_what_can_succeed(
    arrive: Arrive, server: Server
) -> None:
    ana, _, gate = await writing_together(arrive, server)
    for code in PASSING:
        await gate.shut(code)
        await ana.is_told("reconnecting", "offline")
        gate.opens()
        await ana.page.clock.run_for(A_WHILE)
        await ana.is_told("saved")
    for code, text in FINAL.items():
        await gate.shut(code)
        await expect(status(ana)).to_have_text(text)
        await nothing_more_is_tried(ana, gate)
        gate.opens()
        await ana.page.reload()
        await ana.is_told("saved")


async def test_a_document_gives_up_where_both_sides_misunderstand_each_other(arrive: Arrive, server: Server) -> None:
    """Once may be chance. What was typed stays on the device, and arrives from a new page."""
    ana, ben, gate = await writing_together(arrive, server)
    gate.falls_silent()
    await ana.write("Unheard.")
    await gate.shut(4009)
    await expect(status(ana)).to_have_text(f"{MISUNDERSTOOD} What is not saved is kept on this device.")
    await nothing_more_is_tried(ana, gate)
    gate.opens()
    await ana.page.reload()
    await ben.reads("Unheard.")


async def test_a_text_that_became_too_long_can_be_shortened(arrive: Arrive, server: Server) -> None:
    ana, ben, gate = await writing_together(arrive, server)
    gate.falls_silent()
    await ana.write("Far too long.")
    await gate.shut(4011)
    told = "Not saved. Together the text has become too long; shorten it and it is saved"
    await expect(status(ana)).to_have_text(told)
    gate.opens()
    await ana.page.clock.run_for(A_WHILE)
    await ana.is_told("saved")
    await ben.reads("Far too long.")


async def test_more_than_twenty_thousand_characters_are_not_taken(arrive: Arrive, server: Server) -> None:
    """What is there stays, and what would go beyond is not begun."""
    ana, ben, _ = await writing_together(arrive, server)
    await ana.paste("x" * 19_990)
    await ana.sees("19,990 of 20,000 characters")
    await ana.paste("one more sentence")
    notice = ana.page.locator(".editor-notice")
    await expect(notice).to_have_text("20,000 characters is the limit; nothing was lost")
    await ana.paste("ten more!!")
    for person in (ana, ben):
        await person.sees("20,000 of 20,000 characters")
        await person.is_told("saved")


async def nothing_more_is_tried(person: Visitor, gate: Gate) -> None:
    tries = gate.tries
    await person.page.clock.run_for(A_WHILE)
    await asyncio.sleep(0.3)  # to get through
    assert gate.tries == tries


ENDED = {
    4008: "Your connection was too slow to keep up. Nothing is lost. Reload to carry on.",
    4009: "This page and the server did not understand each other. Nothing is lost. Reload to carry on.",
    4010: "This part of the workshop has closed. Reload to see where everyone is now.",
    4401: "This page is no longer yours: you were signed out, your link was replaced, or you were taken off the list.",
    4403: "You do not have access to this page any more. Reload, or ask your facilitator.",
    4404: "This page does not exist any more. Reload to see where everyone is now.",
    4407: "Your facilitator has freed your place, so this page no longer has it. Open your personal link again",
    4408: "This browser has left this place to choose another name. Reload to see where you are now.",
    4409: "Your facilitator has made a new link for you, so this page no longer has your place.",
}


async def test_a_meeting_page_says_so_too(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA,), console=False)
    ana = await arrive(ANA.name)
    await ana.page.clock.install()
    gate = await Gate.before(ana.page, "**/live/**")
    await ana.open_link((await workshop.links())[ANA.name], "**/meet/*")
    banner = ana.page.locator("#connection-banner")
    for code in (1006, 1012, 1013):
        await until(lambda: gate.heard > 0)
        await gate.shut(code)
        await ana.page.clock.run_for(A_WHILE)
        await expect(banner).to_have_text("Connection lost. Reconnecting… Nothing is lost.")
        gate.opens()
        await ana.page.clock.run_for(A_WHILE)
        await expect(banner).to_be_hidden()
    for code, text in ENDED.items():
        await gate.shut(code)
        await expect(banner).to_contain_text(text)
        await nothing_more_is_tried(ana, gate)
        gate.opens()
        heard = gate.heard
        await banner.get_by_role("link", name="Reload").click()
        await has_heard_more(gate, heard)
        await expect(banner).to_be_hidden()


async def has_heard_more(gate: Gate, than: int) -> None:
    await until(lambda: gate.heard > than)


NOTE_WAITS = """
window.waits = [];
const later = window.setTimeout;
window.setTimeout = (work, wait, ...rest) => {
  if (wait % 1) window.waits.push(wait); // only what is drawn by lot is not a whole number
  return later(work, wait, ...rest);
};
"""


async def test_tries_come_ever_later_and_not_all_at_one_moment(arrive: Arrive, server: Server) -> None:
    """Or a whole meeting would come back in one instant after each restart."""
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA, BEN), console=False)
    await workshop.go_to("Write the group statement")
    waits = [await _waits_of(await workshop.seat(member, script=NOTE_WAITS)) for member in (ANA, BEN)]
    for drawn in waits:
        longest = [min(4_000, 250 * 2**failures) for failures in range(len(drawn))]
        assert all(most / 2 <= wait <= most for wait, most in zip(drawn, longest, strict=True))
    assert waits[0] != waits[1]


async def _waits_of(person: Visitor) -> list[float]:
    """Milliseconds before each of the next tries to connect."""
    await person.is_told("saved")
    gate = await Gate.before(person.page)
    await gate.shut()
    await person.page.reload()
    await until(lambda: gate.tries == 5)
    waits: list[float] = await person.page.evaluate("window.waits")
    return waits


@pytest.mark.own_server
async def test_text_that_the_server_cannot_store_is_not_passed_off_as_saved(arrive: Arrive, server: Server) -> None:
    """Its disk is full. Nobody else sees the text, everyone can read on, and it passes by itself."""
    ana, ben, _ = await writing_together(arrive, server)
    await ana.write("Before. ")
    await ben.reads("Before. ")
    disk_fails(server, True)
    await ana.write("Not yet stored.")
    await expect(status(ana)).to_have_text("Not saved. Your text is kept here; trying again")
    await ben.reads("Before. ")
    await ben.page.reload()
    await ben.reads("Before. ")
    disk_fails(server, False)
    for person in (ana, ben):
        await person.reads("Before. Not yet stored.")
        await person.is_told("saved")
        await expect(person.page.locator("#connection-banner")).to_be_hidden()


def disk_fails(server: Server, fails: bool) -> None:
    """Whatever the server writes to a file is refused by the system."""
    assert server.process is not None
    most = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE)[1]
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (0 if fails else most, most))
