"""Taking part without a mouse."""

from playwright.async_api import expect

from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.people import ANA, STATEMENT


async def test_ana_takes_part_with_the_keyboard_only(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA,))
    code = await workshop.code()
    ana = await arrive(ANA.name)
    await ana.open("/join")
    await ana.reach(ana.page.get_by_label("Join code"))
    await ana.page.keyboard.type(code)
    await ana.page.keyboard.press("Enter")
    await ana.sees_heading("Who are you?")
    await _press(ana, ANA.name)
    await ana.sees(f"Welcome, {ANA.name}.")

    await workshop.go_to("Draft")
    await ana.is_told("saved")
    await ana.reach(ana.editor())
    await ana.page.keyboard.type("A home for the curious.")
    await ana.is_told("saved")
    await ana.reach(ana.page.get_by_role("button", name="I am done"))
    await ana.page.keyboard.press("Enter")
    await workshop.maria.sees("Everyone who is here is done.")

    await workshop.end_drafting()
    label = await ana.page.get_by_role("heading", name="Write with team").inner_text()
    await ana.sees_heading("What do you like, and why?")
    await _press(ana, f"Like a phrase in Team {label[-1]}")
    picker = ana.page.get_by_label("Select the words you like")
    await expect(picker).to_be_focused()
    for _ in "A ":
        await ana.page.keyboard.press("ArrowRight")
    for _ in "home":
        await ana.page.keyboard.press("Shift+ArrowRight")
    await expect(ana.page.locator("[data-like-phrase]")).to_have_text("home")
    await ana.page.keyboard.press("Tab")
    await expect(ana.page.get_by_label("Why do you like it?")).to_be_focused()
    await ana.page.keyboard.type("It is warm")
    await ana.page.keyboard.press("Enter")
    await expect(workshop.maria.page.locator(".like-phrase")).to_have_text(["home"])
    await workshop.maria.sees("It is warm")
    await expect(ana.page.get_by_role("button", name=f"Like a phrase in Team {label[-1]}")).to_be_focused()

    await workshop.go_to("Write the group statement")
    await ana.is_told("saved")
    await ana.reach(ana.editor())
    await ana.page.keyboard.type(STATEMENT)
    await workshop.maria.reads(STATEMENT)
    await workshop.go_to("Check")
    await workshop.maria.press("Ask the three questions")
    for number in (1, 2, 3):
        await ana.sees(f"Question {number} of 3")
        await ana.reach(ana.page.get_by_label("Yes", exact=True))
        await ana.page.keyboard.press("Space")
        await ana.page.keyboard.press("Enter")
    await workshop.maria.sees("1 of 1 answered")


async def _press(person: Visitor, label: str) -> None:
    await person.reach(person.page.get_by_role("button", name=label, exact=True))
    await person.page.keyboard.press("Enter")
