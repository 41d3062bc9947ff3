"""A wording is put back that has nothing in common with the text, while somebody composes a word in it."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.test_composing import InputMethod
from tests.browser.test_wordings import NOTE_COMPOSITIONS, STAGES, at_the_group, clears, opens_wordings, said
from tests.people import STATEMENT

OF_NO_SPACES = "私たちの家から物語を一つ持ち帰る。"


@pytest.mark.parametrize(("steps", "expected"), [(1, "日本{}"), (-1, "{}日本")])
async def test_a_word_that_is_composed_stays_near_its_place_when_nothing_around_it_does(
    arrive: Arrive, server: Server, steps: int, expected: str
) -> None:
    """What is put back has not one word in common with the text: the word goes to the nearer end of it."""
    _, ana, ben = await at_the_group(arrive, server)
    await ben.write(OF_NO_SPACES)
    await opens_wordings(ben)
    await ben.press("Keep this wording")
    await expect(said(ben)).to_contain_text("Kept as wording 1.")
    await clears(ben)
    await ben.write(STATEMENT)
    await ana.reads(STATEMENT)
    await ana.editor().press("Control+Home" if steps > 0 else "Control+End")
    await ana.page.keyboard.press("ArrowRight" if steps > 0 else "ArrowLeft")
    await ana.page.evaluate(NOTE_COMPOSITIONS)
    method = await InputMethod.of(ana)
    await method.shows(*STAGES[:3])
    await expect(ben.editor()).to_contain_text("にほ")
    await ben.page.get_by_role("button", name="Put wording 1 back").click()
    await ben.press("Put it back all the same")
    await ben.reads(OF_NO_SPACES)
    await method.shows(STAGES[3], "にほんの", STAGES[3])
    assert await ana.page.evaluate("window.composed") == []
    await method.commits("日本")
    for person in (ana, ben):
        await person.reads(expected.format(OF_NO_SPACES))
        await person.is_told("saved")
    await ana.page.keyboard.type("!")
    await ben.reads(expected.format(OF_NO_SPACES).replace("日本", "日本!"))
