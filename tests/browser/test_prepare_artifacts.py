"""The second preparation step, in the browser and without a mouse; and what everyone then sees in the meeting."""

from playwright.async_api import expect

from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.people import ANA

MISSION = "To open the harbour’s past to everyone."
VALUES = "Curiosity\nCare\nCandour"


async def test_maria_collects_artifacts_with_the_keyboard_only(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA,))
    maria, ana, screen = workshop.maria, await workshop.seat(ANA), await workshop.screen()
    await workshop.go_to("What our people said")
    await maria.open(f"{workshop.address}/artifacts")
    await maria.sees("Nothing collected yet")
    await expect(maria.page.get_by_label("What do you call it?")).to_be_hidden()

    await _add(maria, "", MISSION)
    await _add(maria, "Values", VALUES)
    await _add(maria, "Something else", "Ask before you answer.", label="Credo")
    await _titles(maria, "Mission statement", "Values", "Credo")

    up = maria.page.get_by_role("button", name="Move Credo up")
    await maria.reach(up)
    for titles in (("Mission statement", "Credo", "Values"), ("Credo", "Mission statement", "Values")):
        await expect(up).to_be_focused()  # after the first press too: the page came back to it
        await maria.page.keyboard.press("Enter")
        await _titles(maria, *titles)

    remove = maria.page.get_by_role("button", name="Remove Mission statement")
    await maria.reach(remove)
    await maria.page.keyboard.press("Enter")
    await expect(remove).to_have_attribute("data-js-armed", "Press again to remove")
    await maria.reach(remove)  # once it takes the second press: one that is held down too long is none
    await maria.page.keyboard.press("Enter")
    await _titles(maria, "Credo", "Values")

    for person in (ana, screen):  # their pages were open all along
        await expect(person.page.locator(".artifact-title")).to_have_text(["Credo", "Values"])
        await expect(person.page.locator(".artifact .artifact-text").last).to_have_text(VALUES, use_inner_text=True)


async def _add(maria: Visitor, kind: str, text: str, *, label: str = "") -> None:
    form = maria.page.locator("form", has=maria.page.get_by_role("heading", name="Add an artifact"))
    await maria.reach(form.get_by_label("What is it?"))
    await maria.page.keyboard.type(kind)  # a choice is found by its first letters
    await maria.page.keyboard.press("Tab")
    if label:
        await expect(form.get_by_label("What do you call it?")).to_be_focused()
        await maria.page.keyboard.type(label)
        await maria.page.keyboard.press("Tab")
    await expect(form.get_by_label("Wording")).to_be_focused()
    await maria.page.keyboard.type(text)
    await maria.page.keyboard.press("Tab")
    await maria.page.keyboard.press("Enter")
    await maria.sees(text.split("\n", maxsplit=1)[0])


async def _titles(maria: Visitor, *titles: str) -> None:
    await expect(maria.page.locator(".artifact-list .card-title")).to_have_text(list(titles))
