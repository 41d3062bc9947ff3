"""The fifth preparation step, in the browser: the list as a tree, the primary customer; and both in the meeting."""

from playwright.async_api import Locator, expect

from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.people import ANA

WHY = "They pay for the visit; without them there would be no museum."


async def test_maria_lists_customers_and_marks_the_primary_one(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA,))
    maria, ana, screen = workshop.maria, await workshop.seat(ANA), await workshop.screen()
    await workshop.go_to("Our primary customer")
    await ana.sees("No customer list was prepared")

    await maria.open(f"{workshop.address}/customers")
    await maria.sees("A museum’s could look like this")
    await _add(maria, "Visitors")
    await _add(maria, "School groups", segment_of="Visitors")
    await _add(maria, "Classes", segment_of="Visitors › School groups")
    await _add(maria, "Guides", internal=True)
    await _tree(maria.page.get_by_role("list", name="Everyone you serve"), ["Guides", "Visitors"])
    await _tree(maria.page.get_by_role("list", name="Segments of School groups"), ["Classes"])

    await maria.page.get_by_label("Primary customer").select_option(label="Visitors › School groups")
    await maria.press("Mark as primary")
    await maria.sees("“School groups” is a segment of “Visitors”.")
    await maria.sees("The reason is still missing.")
    await maria.press("Mark “Visitors” instead")
    await expect(maria.page.locator(".banner[data-tone=warn]:visible")).to_have_count(0)
    await maria.fill("Why this one?", WHY)
    await maria.press("Save")
    await expect(maria.page.get_by_text("The reason is still missing.")).to_have_count(0)
    await expect(maria.page.get_by_label("Why this one?")).to_have_value(WHY)

    await maria.page.wait_for_load_state()  # its scripts are there, and ask for a second press
    await maria.page.locator("summary", has_text="Change School groups").click()
    await maria.press("Remove School groups")
    await maria.press("Remove School groups")
    await _tree(maria.page.get_by_role("list", name="Segments of Visitors"), ["Classes"])

    for person in (ana, screen):  # their pages were open all along
        await expect(person.page.locator(".primary-name")).to_have_text("Visitors")
        await expect(person.page.locator(".primary-why")).to_have_text(WHY)
        await _tree(person.page.get_by_role("list", name="Everyone we serve"), ["Visitors", "Guides"])
        await _tree(person.page.get_by_role("list", name="Segments of Visitors"), ["Classes"])


async def _add(maria: Visitor, name: str, *, segment_of: str = "", internal: bool = False) -> None:
    form = maria.page.locator("form", has=maria.page.get_by_role("heading", name="Add a customer"))
    await form.get_by_label("Name").fill(name)
    if segment_of:
        await form.get_by_label("Segment of").select_option(label=segment_of)
    if internal:
        await form.get_by_label("Internal").check()
    await form.get_by_role("button", name="Add to the list").click()
    await expect(maria.page.locator(".customer-name", has_text=name)).to_be_visible()
    await expect(form.get_by_label("Name")).to_be_focused()  # the next one can be typed at once


async def _tree(tree: Locator, names: list[str]) -> None:
    """The customers of this level of the tree, whatever is below them."""
    await expect(tree.locator(":scope > li > .tree-entry .customer-name")).to_have_text(names)
