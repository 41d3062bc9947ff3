"""The three questions are asked of one exact wording: other words want another check."""

import asyncio

from playwright.async_api import expect

from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.browser.workshop import Workshop
from tests.people import ANA, BEN, STATEMENT

LONGER = f"{STATEMENT} And comes back."


PRESSED_WITH_OLD_WORDS = """(form, words) => {
  form.elements.namedItem("wording").value = words;
  form.querySelector("button").click();
}"""


async def test_the_words_change_after_the_check(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA, BEN))
    maria = workshop.maria
    screen, ana, ben = await asyncio.gather(workshop.screen(), workshop.seat(ANA), workshop.seat(BEN))
    await workshop.go_to("Write the group statement")
    await ana.is_told("saved")
    await ana.paste(STATEMENT)
    await ana.is_told("saved")
    await workshop.go_to("Check")

    await maria.press("Ask the three questions")
    await asyncio.gather(_answer(ana, "Yes"), _answer(ben, "Not yet"))
    await _reveal(maria)
    for person in (maria, ana, ben, screen):
        await expect(person.page.locator(".check-numbers .yes")).to_have_text(["1 yes"] * 3)

    await maria.write(" And comes back.")
    await _is_stale(maria, ana, ben, screen)
    for person in (ana, screen):
        await person.page.reload()
    await _is_stale(maria, ana, ben, screen)

    await maria.press("Ask again")
    for person in (ana, ben):
        await person.sees("Question 1 of 3")
    await asyncio.gather(_answer(ana, "Yes"), _answer(ben, "Yes"))
    await _reveal(maria)
    for person in (maria, ana, ben, screen):
        await expect(person.page.locator(".check-numbers .yes")).to_have_text(["2 yes"] * 3)
    await _adopt(workshop, ana, ben, screen)


async def _answer(person: Visitor, verdict: str) -> None:
    for number in (1, 2, 3):
        await person.sees(f"Question {number} of 3")
        await person.page.get_by_label(verdict, exact=True).check()
        await person.press("Give my answer")
    await person.sees("Thank you.")


async def _reveal(maria: Visitor) -> None:
    """Until everyone has answered, the button asks for a second press."""
    await maria.sees("2 of 2 answered")
    await maria.press("Reveal the answers")


async def _is_stale(maria: Visitor, ana: Visitor, ben: Visitor, screen: Visitor) -> None:
    """Nobody sees the old answers any more, and everybody is told or shown why."""
    for person in (maria, ana, ben, screen):
        await expect(person.page.locator(".check-numbers")).to_have_count(0)
    await maria.sees(f"The last check was on other words: “{STATEMENT}”.")
    for person in (ana, ben):
        await person.sees("The statement has changed since the last check.")
        await person.reads(LONGER)
    await expect(screen.page.locator(".statement")).to_have_text(LONGER)


async def _adopt(workshop: Workshop, ana: Visitor, ben: Visitor, screen: Visitor) -> None:
    """First with a page that has not yet heard of the latest words: refused, and told why."""
    maria = workshop.maria
    adopting = maria.page.locator("form[action$='/adopt']")
    await expect(adopting.get_by_role("button")).not_to_have_attribute("data-js-settling", "")
    await adopting.evaluate(PRESSED_WITH_OLD_WORDS, STATEMENT)  # in one go: a push would bring the latest words
    await maria.sees("The statement has just been changed.")
    await maria.sees("Read it once more; nothing was adopted.")
    await expect(maria.page.locator(".statement.final")).to_have_count(0)

    await maria.page.reload()
    await maria.press("Next: Next steps")
    await expect(maria.page.get_by_role("button", name="Not adopted yet. Press again to go on")).to_be_visible()
    await maria.press("Adopt this wording")
    for person in (maria, ana, ben, screen):
        await expect(person.page.locator(".statement.final")).to_have_text(LONGER)
    await maria.open(f"{workshop.address}/result")
    await maria.sees_heading(LONGER)
    await maria.sees("The adopted words were checked")
    await maria.sees("2 of 2 answered.")
