"""Where somebody is, and how much time is left, is for the server to know: after any reload, on any device."""

import asyncio
import time
from collections.abc import Sequence

import pytest
from playwright.async_api import expect

from tests.browser import in_page, story
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.browser.workshop import Workshop
from tests.people import ANA, BEN, CHEN, DILEK

HEADINGS = {
    "Lobby": "Welcome",
    "Jump in": "Jump in",
    "What our people said": "What our people said",
    "Our primary customer": "Our primary customer",
    "What makes a good vision": "What makes a good vision",
    "Compare": "What do you like, and why?",
    "Break": "Break",
    "Write the group statement": "Write one statement together",
    "Check": "Check the statement",
    "Next steps": "Next steps",
}
BEFORE, AFTER = tuple(HEADINGS)[:5], tuple(HEADINGS)[5:]
"""Around drafting. These phases are the same in both modes, so each mode walks through one part."""
DRAFTING = {
    "breakouts": ("Write with team", "Draft in two teams"),
    "solo": ("Write your own draft", "Everyone writes a draft"),
}
"""What participants read, and what the console and the screen say."""
TOLERANCE = 2  # seconds between any two countdowns of one moment


@pytest.mark.parametrize("mode", ["breakouts", "solo"])
async def test_a_reload_in_every_phase(arrive: Arrive, server: Server, mode: str) -> None:
    """Ana's laptop is an hour fast; her countdown is like everyone's."""
    workshop = await story.prepare(arrive, server, mode, members=(ANA, BEN, CHEN))
    maria = workshop.maria
    ana, ben, chen, screen = await asyncio.gather(
        workshop.seat(ANA, script=in_page.AN_HOUR_FAST), workshop.seat(BEN), workshop.seat(CHEN), workshop.screen()
    )
    assert await ana.page.evaluate("Date.now()") / 1000 - time.time() > 3500
    for title in BEFORE if mode == "breakouts" else BEFORE[:1]:
        await _reload_in(workshop, title, (maria, ana, screen))
    await workshop.go_to("Draft")
    await _write((ana, ben, chen))
    await workshop.go_to("Compare")
    await ana.sees("The drafts are not collected yet")
    await workshop.go_to("Draft")
    await expect(ana.editor()).to_contain_text(_words_of(ana))
    await _reload((maria, ana, screen))
    await ana.sees_heading(DRAFTING[mode][0])
    await expect(ana.editor()).to_contain_text(_words_of(ana))
    for person in (maria, screen):
        await person.sees_heading(DRAFTING[mode][1])
    chen = await _another_device(workshop, chen)
    dilek = await _late_arrival(workshop, mode)
    await _the_clock_changes(maria, (maria, ana, ben, chen, dilek, screen), total=1200 if mode == "breakouts" else 600)
    await _reload_in_the_grace(workshop, (maria, ana, screen))
    for title in AFTER if mode == "solo" else AFTER[:1]:
        await _reload_in(workshop, title, (maria, ana, screen))
    for person in (ben, chen, dilek):
        await person.sees_heading(HEADINGS[title])


async def _reload_in(workshop: Workshop, title: str, everyone: Sequence[Visitor]) -> None:
    """Collecting the drafts has brought everyone to “Compare” already."""
    if title not in ("Lobby", "Compare"):
        await workshop.go_to(title)
    for person in everyone:
        await person.sees_heading(HEADINGS[title])
    await _reload(everyone)
    for person in everyone:
        await person.sees_heading(HEADINGS[title])


async def _reload(everyone: Sequence[Visitor]) -> None:
    """The countdown goes on where it was, for everyone alike."""
    before = await _ends(everyone)
    await asyncio.gather(*(person.page.reload() for person in everyone))
    after = await _ends(everyone)
    assert len(before) == len(after)
    _agree([*before, *after])


def _agree(ends: Sequence[float]) -> None:
    assert not ends or max(ends) - min(ends) <= TOLERANCE


async def _ends(everyone: Sequence[Visitor]) -> list[float]:
    """When the countdown of each ends, on the test's own clock; nothing in a phase without a clock."""
    if not await everyone[0].page.locator("#timer").count():
        return []
    return [await person.seconds_left() + time.monotonic() for person in everyone]


def _words_of(person: Visitor) -> str:
    return f"{person.name} was here"


async def _write(seats: Sequence[Visitor]) -> None:
    for person in seats:
        await person.is_told("saved")
        await person.paste(_words_of(person))
    for person in seats:
        await expect(person.editor()).to_contain_text(_words_of(person))
        await person.is_told("saved")


async def _another_device(workshop: Workshop, person: Visitor) -> Visitor:
    """Chen goes on with the phone, by the same personal link."""
    await person.page.close()
    phone = await workshop.seat(CHEN, viewport={"width": 360, "height": 740})
    await expect(phone.editor()).to_contain_text(_words_of(person))
    _agree(await _ends((workshop.maria, phone)))
    await phone.write(", on the phone too")
    await phone.is_told("saved")
    return phone


async def _late_arrival(workshop: Workshop, mode: str) -> Visitor:
    """Dilek was not even on the list."""
    await workshop.maria.post(f"{workshop.address}/people", name=DILEK.name)
    dilek = await workshop.seat(DILEK)
    await dilek.sees_heading(DRAFTING[mode][0])
    await dilek.is_told("saved")
    await dilek.write("Sorry I am late")
    await dilek.is_told("saved")
    if mode == "solo":  # of people who write alone the console names nobody
        await workshop.maria.sees("4 people are on the list.")
    else:
        await expect(
            workshop.maria.page.locator(".people-list, .progress-list").get_by_text(DILEK.name)
        ).to_be_visible()
    return dilek


async def _the_clock_changes(maria: Visitor, everyone: Sequence[Visitor], total: int) -> None:
    """`total`: the phase's seconds once five minutes were added."""
    before = await _ends(everyone)
    await maria.press("Pause")
    for person in everyone:
        await expect(person.page.locator("#timer .timer-note")).to_have_text("Paused")
    stopped = [await person.seconds_left() for person in everyone]
    assert max(stopped) - min(stopped) <= 1
    await asyncio.gather(*(person.page.reload() for person in everyone[:3]))
    assert [await person.seconds_left() for person in everyone] == pytest.approx(stopped, abs=1)
    await maria.press("Resume")
    for person in everyone:
        await expect(person.page.locator("#timer .timer-note")).to_have_text("")
    resumed = await _ends(everyone)
    _agree(resumed)
    assert min(resumed) > max(before)
    await maria.press("+5 min")
    for person in everyone:
        await expect(person.page.locator(f"#timer[data-total='{total}']")).to_be_visible()
    _agree([*(end + 300 for end in resumed), *await _ends(everyone)])


async def _reload_in_the_grace(workshop: Workshop, everyone: Sequence[Visitor]) -> None:
    await workshop.end_drafting()
    for person in everyone:
        await person.sees("Finish your sentence")
    await asyncio.gather(*(person.page.reload() for person in everyone))
    for person in everyone:
        await person.sees("Finish your sentence")
    for person in everyone:
        await person.sees_heading(HEADINGS["Compare"])
