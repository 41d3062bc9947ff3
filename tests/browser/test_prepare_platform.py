"""Step 6 of preparing: the video platform, with the keyboard only, and the room of a meeting in person."""

from playwright.async_api import Locator, expect

from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.people import ANA, BEN, ORGANISATION, TITLE

FARTHEST = 60  # presses of Tab; nothing on the page is further away
LINK = "https://video.example/j/40721958"


async def test_maria_prepares_the_platform_with_the_keyboard_only(arrive: Arrive, server: Server) -> None:
    """Ana sits in the lobby meanwhile, and sees the way into the call as soon as Maria has entered it."""
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA, BEN), console=False)
    ana, maria = await workshop.seat(ANA), workshop.maria
    await ana.sees("Look at your team’s document")
    await maria.open(f"{workshop.address}/platform")
    for words in ("Everyone on the list", "Everyone joins with sound", "You can share"):
        await _reach(maria, maria.page.get_by_label(words, exact=False))
        await maria.page.keyboard.press("Space")
    await _reach(maria, maria.page.get_by_label("Not sure yet"))
    await maria.page.keyboard.press("ArrowUp")
    await expect(maria.page.get_by_label("No, one room for everyone")).to_be_checked()
    await _reach(maria, maria.page.get_by_label("Link to the video call"))
    await maria.page.keyboard.type(LINK)
    await _reach(maria, maria.page.get_by_label("Passcode"))
    await maria.page.keyboard.type("48 71 22")
    await maria.page.keyboard.press("Enter")

    await maria.sees("All three met")
    await maria.sees("At present people draft alone.")
    way_in = ana.page.get_by_role("link", name="Join the video call")
    await expect(way_in).to_have_attribute("href", LINK)
    await expect(way_in).to_have_attribute("rel", "noopener noreferrer")
    await ana.sees("Passcode: 48 71 22")
    await ana.sees("Look at your document")
    assert await _minutes(maria, workshop.address) == [0, 5, 20, 10, 10, 5, 35, 10, 35, 15, 5]


async def test_a_link_that_leads_nowhere_is_refused_beside_its_box(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=(), console=False)
    maria = workshop.maria
    await maria.open(f"{workshop.address}/platform")
    await maria.fill("Passcode", "48 71 22")
    await maria.fill("Link to the video call", "javascript:alert(1)")
    await maria.press("Save")
    await maria.sees("It begins with https:// or http://")
    await expect(maria.page.get_by_label("Link to the video call")).to_have_attribute("aria-invalid", "true")
    await expect(maria.page.get_by_label("Passcode")).to_have_value("48 71 22")


async def test_a_meeting_in_one_room(arrive: Arrive, server: Server) -> None:
    """Two hours, a place, a sheet to print; and nobody is sent to a video call."""
    maria = (await story.prepare(arrive, server, "breakouts", members=(), console=False)).maria
    await maria.open("/workshops/new")
    await expect(maria.page.get_by_label("Place")).to_be_hidden()
    await maria.page.get_by_label("In one room").check()
    await maria.fill("Place", "Room 4, second floor")
    await maria.fill("Organisation", ORGANISATION)
    await maria.fill("Title of the workshop", TITLE)
    await maria.page.get_by_label("Date and time").fill("2026-12-01T14:00")
    await maria.page.get_by_label("In two teams").check()
    await maria.press("Create workshop")
    await maria.page.wait_for_url("**/workshops/*")
    address = "/workshops/" + maria.page.url.rsplit("/", 1)[-1]
    assert sum(await _minutes(maria, address)) == 120

    await maria.open(f"{address}/platform")
    await maria.sees_heading("Room")
    await maria.fill("Place", "Room 5")
    await maria.page.get_by_label("No, everyone sits together").check()
    await maria.press("Save")
    await maria.sees("At present people draft alone.")
    sheet = await maria.page.get_by_role("link", name="US Letter").get_attribute("href")
    printed = await maria.context.request.get(sheet or "")
    assert (printed.status, (await printed.body())[:5]) == (200, b"%PDF-")

    await maria.post(f"{address}/people", name=ANA.name)
    ana = await arrive(ANA.name)
    await ana.open_link(await story.personal_link(maria, address.rsplit("/", 1)[-1], ANA.name), "**/meet/*")
    await ana.sees("We meet at Room 5.")
    await ana.sees("Take a seat")
    await expect(ana.page.get_by_text("video call")).to_have_count(0)


async def _minutes(maria: Visitor, address: str) -> list[int]:
    """Of each phase, as the agenda's page says."""
    await maria.open(f"{address}/agenda")
    boxes = maria.page.locator(".agenda-edit input[name=minutes]")
    return [int(await box.input_value()) for box in await boxes.all()]


async def _reach(person: Visitor, target: Locator) -> None:
    """With Tab alone, from wherever the focus is."""
    await expect(target).to_be_visible()
    for _ in range(FARTHEST):
        if await target.evaluate("element => element === document.activeElement"):
            return
        await person.page.keyboard.press("Tab")
    raise AssertionError(f"{person.name} cannot reach {target} with Tab")
