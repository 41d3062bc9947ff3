"""The board of nine steps, starting with gaps, and using a workshop again."""

from playwright.async_api import Locator, expect

from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.visitor import Visitor

STEPS = (
    "Buy-in",
    "Cultural artifacts",
    "People",
    "Survey",
    "Customers",
    "Video platform",
    "Documents",
    "Handout",
    "Invitations",
)


async def test_maria_sees_what_is_missing_and_may_start_all_the_same(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", console=False)
    maria = workshop.maria
    await maria.open(workshop.address)
    assert await maria.page.locator(".steps h2 a").all_inner_texts() == list(STEPS)
    await expect(_step(maria, "Documents")).to_have_attribute("data-state", "done")
    await expect(_step(maria, "Buy-in")).to_have_attribute("data-state", "missing")
    for title in STEPS:
        await maria.page.locator(".steps").get_by_role("link", name=title).click()
        await maria.sees_heading(title)
        await maria.page.get_by_role("navigation", name="This workshop").get_by_role("link", name="Prepare").click()
        await maria.sees_heading("Prepare")

    await maria.open(f"{workshop.address}/buy-in")
    await maria.fill("Sponsor", "Ingrid Holm")
    await maria.page.get_by_label("agreed").fill("2026-11-03")
    await maria.press("Save")
    await maria.open(workshop.address)
    await expect(_step(maria, "Buy-in")).to_have_attribute("data-state", "done")
    await expect(_step(maria, "Buy-in")).to_contain_text("Ingrid Holm agreed on 3 November 2026.")

    await maria.page.get_by_role("link", name="Open the meeting").click()
    await maria.page.wait_for_load_state()  # a press before that asks nothing
    gaps = maria.page.locator(".gaps li")
    await expect(gaps.first).to_have_text("Cultural artifacts (opens in a new tab): no cultural artifacts")
    await maria.press_twice("Start the meeting")
    await maria.sees_heading("Jump in")


async def test_the_next_workshop_begins_with_what_is_there(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "solo", console=False)
    maria = workshop.maria
    await maria.post(f"{workshop.address}/artifacts", kind="mission", label="", text="We keep the sea’s stories.")
    await maria.open(workshop.address)
    await maria.page.get_by_role("link", name="Save as a template").click()
    await maria.fill("Name of the template", f"Like {workshop.id}")
    await maria.press("Save")
    await maria.sees_heading("Templates")
    row = maria.page.locator("li", has_text=f"Like {workshop.id}")
    await expect(row).to_contain_text("150 minutes each alone, 1 artifact")
    await row.get_by_role("link", name="Use it").click()
    await expect(maria.page.locator("input[name=mode][value=solo]")).to_be_checked()
    await _name_and_create(maria, "The museum’s shop")
    await expect(_step(maria, "Cultural artifacts")).to_contain_text("Mission statement.")

    await maria.open(workshop.address)
    await maria.page.get_by_role("link", name="Copy this workshop").click()
    await maria.sees("Left behind: people, answers, drafts and all links.")
    await _name_and_create(maria, "The museum’s café")
    await expect(_step(maria, "Cultural artifacts")).to_contain_text("Mission statement.")
    await expect(_step(maria, "People")).to_have_attribute("data-state", "missing")


def _step(person: Visitor, title: str) -> Locator:
    return person.page.locator(".steps > li", has=person.page.get_by_role("link", name=title, exact=True))


async def _name_and_create(maria: Visitor, organisation: str) -> None:
    await maria.fill("Organisation", organisation)
    await maria.fill("Title of the workshop", "What our guests should experience")
    await maria.page.get_by_label("Date and time").fill("2027-02-01T09:00")
    await maria.press("Create workshop")
    await maria.sees_heading("Prepare")
