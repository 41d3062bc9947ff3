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

    await maria.press("Decline Otto Other")
    await maria.press("Decline Otto Other")  # asked once more
    await expect(maria.page.locator("#knocks")).to_have_text("")
    await otto.page.get_by_role("link", name="Look again").click()
    await otto.sees("You were not let in")
    await maria.open(f"{workshop.address}/people")
    await expect(maria.page.locator("tbody th")).to_contain_text([ANA.name, BEN.name, CHEN.name, NORA])
