"""Somebody opens Ana's link while she writes alone: she is asked above what she writes, and types on undisturbed."""

from playwright.async_api import Locator, expect

from tests.browser import in_page, story
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.browser.workshop import Workshop
from tests.people import ANA

PHONE = {"width": 360, "height": 640}


async def opens_anas_link(arrive: Arrive, workshop: Workshop, **options: object) -> Visitor:
    other = await arrive("another device", **options)
    await other.open_link((await workshop.links())[ANA.name], "**/meet/*/waiting")
    return other


def question(person: Visitor) -> Locator:
    return person.page.get_by_role("group", name="Another device wants to open your seat.")


async def bottom(place: Locator) -> float:
    box = await place.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


async def test_ana_types_on_while_she_is_asked_and_answers_by_keyboard(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "solo")
    ana = await workshop.seat(ANA, viewport=PHONE, script=in_page.NOTE_WHAT_IS_SAID)
    await workshop.go_to("Draft")
    await ana.sees("Only this device shows what you write")
    await ana.write("Every visitor ")
    typing = ana.page.keyboard.type("finds what they came for. " * 6, delay=40)
    other = await opens_anas_link(arrive, workshop)
    await typing
    await expect(question(ana)).to_be_visible()
    await expect(ana.editor()).to_be_focused()
    await ana.reads("Every visitor " + "finds what they came for. " * 6)
    editor = await ana.page.locator(".sheet").bounding_box()
    assert editor is not None
    assert await bottom(question(ana)) <= editor["y"], "it stands above what she writes, and not over it"
    said = await ana.page.evaluate("window.said")
    assert [words for words in said if words.startswith("Another device wants")] == [
        "Another device wants to open your seat. The answers stand above what you write."
    ]

    no = question(ana).get_by_role("button", name="No")
    for _ in range(4):
        await ana.page.keyboard.press("Shift+Tab")
        if await no.evaluate("element => element === document.activeElement"):
            break
    await expect(no).to_be_focused()
    await ana.page.keyboard.press("Enter")
    await other.sees("The other device said no.")
    await expect(question(ana)).to_have_count(0)
    assert await other.has_met("finds what they came for") == []


async def test_ana_lets_her_laptop_in_and_ends_her_phone_from_there(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "solo")
    phone = await workshop.seat(ANA, viewport=PHONE)
    await workshop.go_to("Draft")
    await phone.write(ANA.draft)
    await phone.is_told("saved")
    laptop = await opens_anas_link(arrive, workshop)
    await phone.press_twice("Let it in")
    await laptop.page.wait_for_url("**/meet/*")
    await laptop.reads(ANA.draft)
    await laptop.sees("2 devices show what you write")
    await phone.sees("Open on another device")
    await laptop.press("Only here")
    await phone.sees("This seat is kept for another device now")
    await phone.is_told("refused")
    await laptop.sees("Only this device shows what you write")
    await phone.keeps_on_device(False)
    await phone.page.reload()
    await phone.sees("Another device keeps this seat to itself since")
