"""Nora is not on the list. She knocks; Maria's console says so while people write, and Maria lets her in."""

import re

from playwright.async_api import expect

from tests.browser import story
from tests.browser.accessibility import NOTHING, axe_findings_in_both
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.people import ANA, BEN, CHEN

NORA = "Nora New"


async def test_nora_knocks_and_maria_lets_her_in(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "solo", members=(ANA, BEN, CHEN))
    maria = workshop.maria
    digits = re.sub(r"\D", "", await workshop.code())
    await workshop.go_to("Draft")
    nora, otto = await arrive(NORA), await arrive("Otto Other", java_script_enabled=False)
    await nora.open(f"/join?code={digits}")
    await nora.fill("Your name", NORA)
    await nora.press("Knock")
    await nora.sees_heading(f"{NORA}, you have knocked")
    assert await axe_findings_in_both(nora.page) == NOTHING
    await expect(maria.page.locator("#knocks")).to_contain_text("1 person knocks and is not on the list")
    await expect(maria.page.locator("#knocks")).to_contain_text(NORA)
    await expect(maria.page.locator("[data-js-settling]")).to_have_count(0)  # for a moment they are dimmed
    assert await axe_findings_in_both(maria.page) == NOTHING

    await otto.open(f"/join?code={digits}")
    await otto.fill("Your name", "Otto Other")
    await otto.press("Knock")
    await otto.sees_heading("Otto Other, you have knocked")
    await maria.reach(maria.page.get_by_role("button", name=f"Let in {NORA}"))
    await maria.page.keyboard.press("Enter")
    await nora.sees("Only this device shows what you write")
    await nora.write("Late, and welcome.")
    await nora.is_told("saved")
    await expect(maria.page.locator("#knocks")).not_to_contain_text(NORA)

    for _ in "12":
        await maria.press("Decline Otto Other")
    await expect(maria.page.locator("#knocks")).to_have_text("")
    await otto.page.get_by_role("link", name="Look again").click()
    await otto.sees("You were not let in")
    await maria.open(f"{workshop.address}/people")
    await expect(maria.page.locator("tbody th")).to_contain_text([ANA.name, BEN.name, CHEN.name, NORA])


async def test_nora_goes_back_takes_her_knock_back_and_knocks_again(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA, BEN))
    maria, nora = workshop.maria, await arrive(NORA)
    name = nora.page.get_by_label("Your name")
    await nora.join_as_far_as_the_names(re.sub(r"\D", "", await workshop.code()))
    await name.fill(ANA.name)
    await nora.press("Knock")
    await nora.sees(f"{ANA.name} is on the list: choose it there.")
    await expect(name).to_be_focused()
    await expect(name).to_have_value(ANA.name)
    await name.fill(NORA)
    await nora.press("Knock")
    await nora.sees_heading(f"{NORA}, you have knocked")
    await nora.page.go_back()
    await nora.sees_heading("Who are you?")
    await nora.page.go_forward()
    await nora.sees_heading(f"{NORA}, you have knocked")
    await expect(maria.page.locator("#knocks")).to_contain_text(NORA)

    await nora.press("Take it back")
    await nora.sees_heading("Who are you?")
    await expect(maria.page.locator("#knocks")).to_have_text("")

    await name.fill(NORA)
    await nora.press("Knock")
    for _ in "12":
        await maria.press(f"Decline {NORA}")
    await nora.sees_heading("You were not let in")
    assert await axe_findings_in_both(nora.page) == NOTHING
    await expect(name).to_have_value(NORA)
    await nora.press("Knock")
    await nora.sees_heading(f"{NORA}, you have knocked")


async def test_ten_knocks_stand_in_a_bounded_list_and_are_declined_by_two_presses(
    arrive: Arrive, server: Server
) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA, BEN))
    maria = workshop.maria
    digits = re.sub(r"\D", "", await workshop.code())
    guests = await arrive("Guests")
    for number in range(10):
        await guests.context.clear_cookies()
        await guests.open(f"/join?code={digits}")
        await guests.fill("Your name", f"Guest {number}")
        await guests.press("Knock")
        await guests.sees_heading(f"Guest {number}, you have knocked")
    await maria.sees("10 people knock and are not on the list")
    for width in (1280, 360):
        await maria.page.set_viewport_size({"width": width, "height": 640})
        box = await maria.page.locator("#knocks").bounding_box()
        assert box and box["height"] < 300
        await expect(maria.page.locator("[data-js-settling]")).to_have_count(0)  # for a moment they are dimmed
        assert await axe_findings_in_both(maria.page) == NOTHING
    await maria.press("Decline all")
    await expect(maria.page.locator("#knocks")).to_contain_text("Guest 9")
    await maria.press("Declines 10. Press again")
    await expect(maria.page.locator("#knocks")).to_have_text("")
