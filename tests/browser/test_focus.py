"""People who type go on typing when the page is made anew around them, and readers are left where they are."""

import pytest
from playwright.async_api import expect

from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.drafting import Drafting
from tests.browser.server import Server
from tests.browser.test_composing import InputMethod
from tests.people import ANA, BEN, CHEN

OLD_BROWSER = "delete Element.prototype.moveBefore;"


@pytest.mark.parametrize("script", ["", OLD_BROWSER], ids=["moves in place", "old browser"])
async def test_a_writer_goes_on_through_the_phases(arrive: Arrive, server: Server, script: str) -> None:
    """The page is made anew around the same document, on seat and console; after a break without it, too."""
    workshop = await story.prepare(arrive, server, "breakouts", console=False)
    maria = workshop.maria
    await maria.context.add_init_script(script)
    await maria.open(f"{workshop.address}/meeting")
    await workshop.go_to("Write the group statement")
    ana = await workshop.seat(ANA, script=script)
    await ana.write("[]")
    await maria.write("()")
    await ana.reads("[]()")
    await ana.page.keyboard.press("ArrowLeft")
    await maria.page.keyboard.press("ArrowLeft")
    for person in (ana, maria):
        await expect(person.editor("Group")).to_be_focused()
    phases = ("Check", "Write the group statement", "Break", "Write the group statement", "Check")
    expected = ["", ""]
    for phase in phases:
        await workshop.go_to(phase)
        for person in (ana, maria):
            await expect(person.page.locator(".meeting-head .eyebrow")).to_contain_text(phase)
        if phase == "Break":
            continue
        for number, person in enumerate((ana, maria)):
            await expect(person.editor("Group")).to_be_focused()
            await person.is_told("saved")
            await person.page.keyboard.type(f"{phase[0]}{number}")
            expected[number] += f"{phase[0]}{number}"
    for person in (ana, maria):
        await person.reads(f"[{expected[0]}]({expected[1]})")

    if script:  # these browsers end a composition when they move its element
        return
    method = await InputMethod.of(ana)
    await method.shows("n", "に", "にほん")
    await workshop.go_to("Write the group statement")
    await expect(maria.page.locator(".meeting-head .eyebrow")).to_contain_text("Write")  # and Ana's page has heard
    await method.commits("日本")
    await maria.reads(f"[{expected[0]}日本]({expected[1]})")


async def test_a_reader_is_not_led_into_the_editor(arrive: Arrive, server: Server) -> None:
    """Ana reads and does not write: the new team's editor does not take the focus."""
    drafting = await Drafting.begins(arrive, server, ANA, CHEN)
    ana, _ = drafting.seats.values()
    await ana.write("Ours.")
    await ana.page.get_by_role("button", name="I am done").focus()
    await drafting.move(ANA, "B")
    await expect(ana.page.locator("#moved")).to_contain_text("You are now in team B")
    await expect(ana.page.get_by_role("button", name="I am done")).to_be_focused()
    await ana.page.get_by_role("button", name="Close").click()
    await expect(ana.page.locator("#moved")).to_be_hidden()


async def test_the_console_keeps_the_keyboard_at_the_person_it_was_at(arrive: Arrive, server: Server) -> None:
    """Others come and go in the list around her; and she takes it along when she is moved."""
    drafting = await Drafting.begins(arrive, server)
    maria = drafting.workshop.maria
    await maria.open(f"{drafting.workshop.address}/meeting")
    to_b = maria.page.get_by_role("button", name="Move Ben Adeyemi to team B")
    await to_b.focus()
    await drafting.move(ANA, "B")
    await expect(maria.page.get_by_role("button", name="Move Ana Souza to team A")).to_be_visible()
    await expect(to_b).to_be_focused()
    await drafting.move(BEN, "B")
    await expect(maria.page.get_by_role("button", name="Move Ben Adeyemi to team A")).to_be_focused()
