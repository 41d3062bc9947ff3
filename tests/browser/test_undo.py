"""Undo takes back one's own typing once: what somebody else has brought back meanwhile does not come a second time."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.test_wordings import at_the_group, clears, is_blank, offer, opens_wordings, said
from tests.browser.visitor import Visitor
from tests.people import STATEMENT

TEXTS = (
    STATEMENT,
    "すべての訪問者が、語りたくなる物語を持って帰る。",
    "كل زائر يغادر ومعه قصة تستحق أن تروى.",
    "👩‍👩‍👧 Guests come back 👍🏽 and bring 😀😀 a friend.",
)


async def _undoes(person: Visitor, *, again: bool = False) -> None:
    await person.editor().focus()
    await person.page.keyboard.press("Control+y" if again else "Control+z")


async def _puts_back(person: Visitor, wording: int) -> None:
    await person.page.get_by_role("button", name=f"Put wording {wording} back", exact=True).click()
    sure = person.page.get_by_role("button", name="Put it back all the same")
    again = said(person).get_by_text(f"The text is wording {wording} again.")
    await expect(sure.or_(again)).to_be_visible()
    if await sure.is_visible():
        await sure.click()
    await expect(again).to_be_visible()


@pytest.mark.parametrize("text", TEXTS, ids=["English", "Japanese", "Arabic", "emoji"])
async def test_what_was_cleared_and_put_back_stands_once(arrive: Arrive, server: Server, text: str) -> None:
    """Ana clears it, Ben puts it back, Ana undoes. Her other steps can still be undone, and done again."""
    _, ana, ben = await at_the_group(arrive, server)
    await ben.paste(text)
    await ana.reads(text)
    await ana.paste(" Ana.")
    await ben.reads(text + " Ana.")
    await ana.page.wait_for_timeout(600)  # a step of its own
    await clears(ana)
    await expect(offer(ben)).to_be_visible()
    await ben.press("Put it back")
    await ben.press("Put it back all the same")
    for person in (ana, ben):
        await person.reads(text + " Ana.")
    await _undoes(ana)
    await ana.write("!")
    for person in (ana, ben):
        await person.reads(text + " Ana.!")
    await _undoes(ana)
    for person in (ana, ben):
        await person.reads(text + " Ana.")
    await _undoes(ana, again=True)
    for person in (ana, ben):
        await person.reads(text + " Ana.!")


async def test_a_part_that_was_taken_away_and_brought_back(arrive: Arrive, server: Server) -> None:
    """By putting a wording back, or by hand. What is not brought back comes with undo as ever."""
    _, ana, ben = await at_the_group(arrive, server)
    await ben.paste("We greet every guest by name, and they tell their friends.")
    await opens_wordings(ben)
    await ben.press("Keep this wording")
    await expect(said(ben)).to_contain_text("Kept as wording 1.")
    await ana.reads("We greet every guest by name, and they tell their friends.")
    await ana.editor().click()
    await ana.page.keyboard.press("Control+Home")
    for _ in range(3):  # "We ", "greet ", "every "
        await ana.page.keyboard.press("Control+Delete")
        await ana.page.wait_for_timeout(600)
    await ben.reads("guest by name, and they tell their friends.")
    await _puts_back(ben, 1)
    for _ in range(3):
        await _undoes(ana)
    for person in (ana, ben):
        await person.reads("We greet every guest by name, and they tell their friends.")

    await ana.page.keyboard.press("Control+End")
    await ana.page.keyboard.press("Control+Shift+ArrowLeft")
    await ana.page.keyboard.press("Control+Shift+ArrowLeft")
    await ana.page.keyboard.press("Delete")  # "friends."
    await ben.reads("We greet every guest by name, and they tell their ")
    await ben.write("A new beginning")
    await ana.reads("We greet every guest by name, and they tell their A new beginning")
    await _undoes(ana)
    await expect(ben.editor()).to_contain_text("friends.")
    await expect(ben.editor()).to_contain_text("A new beginning")


async def test_typed_undone_put_back_and_done_again(arrive: Arrive, server: Server) -> None:
    """Redo brings nothing twice either."""
    _, ana, ben = await at_the_group(arrive, server)
    await ana.paste(STATEMENT)
    await ben.reads(STATEMENT)
    await opens_wordings(ben)
    await ben.press("Keep this wording")
    await expect(said(ben)).to_contain_text("Kept as wording 1.")
    await _undoes(ana)
    await is_blank(ben)
    await _puts_back(ben, 1)
    await ana.reads(STATEMENT)
    await _undoes(ana, again=True)
    await ana.write(" Always.")
    for person in (ana, ben):
        await person.reads(STATEMENT + " Always.")
