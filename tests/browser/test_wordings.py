"""A text that cannot be lost, in real browsers: cleared, offered, put back, undone; carets and compositions stay."""

import asyncio

import pytest
from playwright.async_api import Locator, expect

from tests.browser import story
from tests.browser.accessibility import NOTHING, axe_findings_in_both
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.test_composing import InputMethod, writing_together
from tests.browser.visitor import Visitor
from tests.browser.workshop import Workshop
from tests.people import ANA, BEN, STATEMENT

OTHER = "Each guest of ours comes back with a friend, and with a story worth telling."
CLEARED = "The text was cleared."
NOTE_COMPOSITIONS = """() => {
  window.composed = [];
  document.addEventListener("compositionend", ({ data }) => window.composed.push(data), true);
}"""


async def clears(person: Visitor) -> None:
    await person.editor().press("Control+a")
    await person.page.keyboard.press("Delete")


def offer(person: Visitor) -> Locator:
    return person.page.locator(".wording-offer")


def said(person: Visitor) -> Locator:
    return person.page.locator(".wordings-said")


async def is_blank(person: Visitor) -> None:
    await expect(person.editor().locator(".cm-placeholder")).to_be_visible()


async def opens_wordings(person: Visitor) -> None:
    await person.page.locator("summary", has_text="Wordings").click()
    await expect(person.page.get_by_role("button", name="Keep this wording")).to_be_visible()


async def at_the_group(arrive: Arrive, server: Server) -> tuple[Workshop, Visitor, Visitor]:
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA, BEN))
    ana, ben = await workshop.seats((ANA, BEN))
    await workshop.go_to("Write the group statement")
    for person in (ana, ben):
        await person.is_told("saved")
    return workshop, ana, ben


async def test_a_text_that_somebody_clears_is_put_back_by_anybody(arrive: Arrive, server: Server) -> None:
    workshop, ana, ben = await at_the_group(arrive, server)
    maria = workshop.maria
    await ana.write(STATEMENT)
    await ben.reads(STATEMENT)
    await clears(ana)
    for person in (ana, ben, maria):
        await expect(offer(person)).to_contain_text(CLEARED)
    await ben.page.reload()  # as if nothing had happened: it is still there
    await expect(offer(ben)).to_contain_text(CLEARED)
    await ben.is_told("saved")

    await ben.press("Put it back")  # Ana's caret is in the text: a second press is asked
    await expect(said(ben)).to_contain_text("Ana Souza is in the text now. Put wording 1 back all the same?")
    await is_blank(ana)
    await ben.press("Put it back all the same")
    for person in (ana, ben, maria):
        await person.reads(STATEMENT)
        await expect(offer(person)).to_have_count(0)
    await expect(said(ben)).to_contain_text("The text is wording 1 again.")
    await ben.press("Undo")
    await ben.press("Put it back all the same")
    for person in (ana, ben, maria):
        await is_blank(person)

    await ben.press("Undo")
    await ben.press("Leave it")
    await expect(said(ben)).to_be_empty()
    await ana.page.locator("summary", has_text="Wordings").focus()  # her caret is no longer in the text
    await expect(ben.page.locator(".editor-caret")).to_have_count(0)
    await opens_wordings(ben)
    await ben.page.get_by_role("button", name="Put wording 1 back").click()
    for person in (ana, ben, maria):
        await person.reads(STATEMENT)


async def test_wordings_are_kept_compared_and_put_back_and_the_list_follows(arrive: Arrive, server: Server) -> None:
    """Maria keeps and compares while Ana writes on; what Maria has open stays open whatever is pushed."""
    workshop, ana, _ = await at_the_group(arrive, server)
    maria = workshop.maria
    await ana.write(STATEMENT)
    await maria.reads(STATEMENT)
    await opens_wordings(maria)
    await maria.press("Keep this wording")
    await expect(said(maria)).to_contain_text("Kept as wording 1.")
    await expect(maria.page.locator(".wording-text")).to_have_text([STATEMENT])
    await ana.write(" Always.")
    await maria.reads(STATEMENT + " Always.")
    await opens_wordings(ana)
    await ana.press("Keep this wording")
    await expect(maria.page.locator(".wording-text")).to_have_text([STATEMENT + " Always.", STATEMENT])  # by itself
    await maria.page.get_by_label("Compare", exact=True).select_option("1")
    await maria.press("Compare")
    difference = maria.page.locator(".wording-diff")
    await expect(difference.locator("ins")).to_contain_text("Always")
    await expect(difference.locator("del")).to_have_count(0)
    assert await axe_findings_in_both(maria.page) == NOTHING
    await workshop.clock("add-1")  # something is pushed
    await expect(maria.page.get_by_text("added 1 minute")).to_be_visible()
    await expect(difference).to_be_visible()

    await maria.page.get_by_role("button", name="Remove wording 2").click()
    await expect(maria.page.locator(".wording")).to_have_count(2)  # asked once more
    await maria.page.locator("button[data-js-armed]").click()
    await expect(said(maria)).to_contain_text("Wording 2 was removed for good.")
    await expect(maria.page.locator(".wording-text")).to_have_text([STATEMENT])
    await expect(ana.page.locator(".wording-text")).to_have_text([STATEMENT])


async def test_what_was_done_is_said_for_a_while(arrive: Arrive, server: Server) -> None:
    """Until this person writes on, or for 20 seconds. Somebody at the button keeps it, and a question stays."""
    _, ana, ben = await at_the_group(arrive, server)
    await ben.page.clock.install()
    await ben.write(STATEMENT)
    await opens_wordings(ben)
    await ben.press("Keep this wording")
    await expect(said(ben)).to_contain_text("Kept as wording 1.")
    await ben.write(" More.")
    await expect(said(ben)).to_be_empty()
    await ana.reads(STATEMENT + " More.")
    await ben.page.get_by_role("button", name="Put wording 1 back").click()
    await expect(said(ben)).to_contain_text("The text is wording 1 again.")
    undo = ben.page.get_by_role("button", name="Undo", exact=True)
    await undo.focus()
    await ben.page.clock.run_for(20_500)
    await expect(undo).to_be_focused()
    await ben.page.locator("summary", has_text="Wordings").focus()
    await ben.page.clock.run_for(20_500)
    await expect(said(ben)).to_be_empty()
    await ana.write("!")
    await ben.reads(STATEMENT + "!")
    await expect(ben.page.locator(".editor-caret")).to_have_count(1)  # it travels behind the text
    await ben.page.get_by_role("button", name="Put wording 1 back").click()
    await expect(said(ben)).to_contain_text("Ana Souza is in the text now.")
    await ben.page.clock.run_for(20_500)
    await expect(said(ben)).to_contain_text("Ana Souza is in the text now.")


async def test_a_caret_outside_of_what_is_put_back_stays_where_it_was(arrive: Arrive, server: Server) -> None:
    workshop, ana, ben = await at_the_group(arrive, server)
    await ana.write(STATEMENT)
    await ben.reads(STATEMENT)
    await opens_wordings(ben)
    await ben.press("Keep this wording")
    await expect(said(ben)).to_contain_text("Kept as wording 1.")
    await ben.write(" And they come back.")
    await ana.reads(STATEMENT + " And they come back.")
    await ana.page.keyboard.press("Control+Home")
    for _ in "Every visitor":
        await ana.page.keyboard.press("ArrowRight")
    await ben.page.get_by_role("button", name="Put wording 1 back").click()
    await ben.press("Put it back all the same")
    await ana.reads(STATEMENT)
    await ana.page.keyboard.type(" of ours")
    for person in (ana, ben, workshop.maria):
        await person.reads(STATEMENT.replace("Every visitor", "Every visitor of ours"))


STAGES = ("n", "に", "にほ", "にほん")


@pytest.mark.parametrize("place", ["Control+Home", "Control+End"])
async def test_a_word_that_is_composed_lives_on_while_everything_around_it_is_replaced(
    arrive: Arrive, server: Server, place: str
) -> None:
    ana, ben = await writing_together(arrive, server)
    await ana.write(STATEMENT)
    await ben.reads(STATEMENT)
    await ana.page.keyboard.press(place)
    await ana.page.evaluate(NOTE_COMPOSITIONS)
    method = await InputMethod.of(ana)
    await method.shows(*STAGES[:3])
    await expect(ben.editor()).to_contain_text("にほ")
    await clears(ben)
    await ben.page.keyboard.insert_text(OTHER)
    await ben.reads(OTHER)
    await ben.is_told("saved")
    await method.shows(STAGES[3])  # the keyboard goes on with its word, wherever that is
    await expect(ana.editor()).to_contain_text(STAGES[3])
    await expect(ana.editor()).to_contain_text(STATEMENT)
    assert await ana.page.evaluate("window.composed") == []
    await method.commits("日本")
    await ana.page.keyboard.type("!")
    await expect(ben.editor()).to_contain_text("日本!")
    for person in (ana, ben):
        await expect(person.editor()).to_contain_text(OTHER)
        await person.is_told("saved")
    first, second = await texts(ana, ben)
    assert first == second
    assert first.replace(OTHER, "") == "日本!"


async def test_a_wording_is_put_back_around_a_word_that_is_composed(arrive: Arrive, server: Server) -> None:
    _, ana, ben = await at_the_group(arrive, server)
    await ana.write(STATEMENT)
    await ben.reads(STATEMENT)
    await opens_wordings(ben)
    await ben.press("Keep this wording")
    await expect(said(ben)).to_contain_text("Kept as wording 1.")
    await ben.write(" And they come back.")
    await ana.page.keyboard.press("Control+Home")
    for _ in "Every ":
        await ana.page.keyboard.press("ArrowRight")
    await ana.page.evaluate(NOTE_COMPOSITIONS)
    method = await InputMethod.of(ana)
    await method.shows(*STAGES[:3])
    await expect(ben.editor()).to_contain_text("にほ")
    await ben.page.get_by_role("button", name="Put wording 1 back").click()
    await ben.press("Put it back all the same")
    await ben.reads(STATEMENT)
    await method.shows(STAGES[3])
    assert await ana.page.evaluate("window.composed") == []
    await method.commits("日本")
    for person in (ana, ben):
        await person.reads(STATEMENT.replace("Every ", "Every 日本"))
        await person.is_told("saved")


async def texts(*people: Visitor) -> list[str]:
    return [await person.editor().inner_text() for person in people]


async def test_a_word_that_a_phone_holds_on_to_does_not_hold_up_the_text_for_long(
    arrive: Arrive, server: Server
) -> None:
    """Phones compose whatever word the caret stands in, for as long as it stands there."""
    ana, ben = await writing_together(arrive, server)
    await ana.write("Our ")
    method = await InputMethod.of(ana)
    await method.shows("visitors")
    await ben.reads("Our visitors")
    await clears(ben)
    await ben.page.keyboard.insert_text(OTHER)
    await asyncio.sleep(0.5)
    await ana.reads("Our visitors")
    await ana.reads(OTHER)
    for person in (ana, ben):
        await person.is_told("saved")


async def test_undo_while_something_waits_behind_a_composition(arrive: Arrive, server: Server) -> None:
    ana, ben = await writing_together(arrive, server)
    await ana.write("Our ")
    method = await InputMethod.of(ana)
    await method.shows("vis")
    await ben.reads("Our vis")
    await clears(ben)
    await ben.page.keyboard.insert_text(OTHER)
    await ana.page.keyboard.press("Control+z")
    for person in (ana, ben):
        await expect(person.editor()).to_contain_text(OTHER)
        await person.is_told("saved")
    first, second = await texts(ana, ben)
    assert first == second
