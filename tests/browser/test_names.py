"""Finding one's own name on a long list, and getting away from a wrong one."""

import re

from playwright.async_api import expect

from tests.browser import in_page, story
from tests.browser.accessibility import NOTHING, axe_findings_in_both
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.people import ANA, BEN, DILEK, PARTICIPANTS, TITLE, Member

MARYAM = "مريم البحيري"
OTHERS = tuple(Member(f"Guest {word}", "", "Guest", "Shop", "") for word in ("A", "B", "C", "D", "E", "F", "G"))
MANY = (
    *PARTICIPANTS,
    *OTHERS,
    Member(MARYAM, "maryam@museum.example", "", "Shop", ""),
    Member("Łukasz Ek", "", "", "", ""),
)


async def test_dilek_finds_her_name_with_the_keyboard_alone(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=MANY, console=False)
    digits = re.sub(r"\D", "", await workshop.code())
    dilek = await arrive(DILEK.name, script=in_page.NOTE_WHAT_IS_SAID)
    await dilek.open(f"/join?code={digits}")
    names = dilek.page.locator(".name-list button:visible")
    await expect(names).to_have_count(13)
    field = dilek.page.get_by_label("Find your name")
    await expect(field).to_be_focused()
    await dilek.page.keyboard.type("aydin dil")
    await expect(names).to_have_text([DILEK.name])
    await dilek.page.wait_for_function("() => window.said.includes('1 of 13 names')")
    assert await axe_findings_in_both(dilek.page) == NOTHING

    for typed, found in ((MARYAM[:4], [MARYAM]), ("luk", ["Łukasz Ek"]), ("guest", [one.name for one in OTHERS])):
        await field.fill(typed)
        await expect(names).to_have_count(len(found))
        assert sorted(await names.all_inner_texts()) == sorted(found)
    await field.fill("nobody of this name")
    await dilek.sees("No name on the list matches.")
    for typed in ("nobody of this name", "guest", " "):
        await field.fill(typed)
        await dilek.page.keyboard.press("Enter")
    await dilek.sees_heading("Who are you?")
    await field.fill("dilek")
    await dilek.page.keyboard.press("Enter")
    await dilek.sees(f"Welcome, {DILEK.name}.")


async def test_without_scripts_the_whole_list_is_there(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=MANY, console=False)
    digits = re.sub(r"\D", "", await workshop.code())
    ben = await arrive(BEN.name, java_script_enabled=False)
    await ben.open(f"/join?code={digits}")
    await expect(ben.page.locator(".name-list button:visible")).to_have_count(13)
    await expect(ben.page.get_by_label("Find your name")).to_be_hidden()
    await ben.press(BEN.name)
    await ben.sees(f"Welcome, {BEN.name}.")


async def test_ben_presses_anas_name_and_goes_back(arrive: Arrive, server: Server) -> None:
    """Ana's laptop finds her place free; a second tab of Ben's browser says that it is no longer his."""
    workshop = await story.prepare(arrive, server, "solo", console=False)
    digits = re.sub(r"\D", "", await workshop.code())
    ben, ana = await arrive(BEN.name), await arrive(ANA.name)
    await ben.open(f"/join?code={digits}")
    await expect(ben.page.get_by_label("Find your name")).to_have_count(0)
    await ben.press(ANA.name)
    await ben.sees(f"Welcome, {ANA.name}.")
    second_tab = await ben.context.new_page()
    await second_tab.goto(ben.page.url)
    await ben.press(f"Not {ANA.name}? Choose again")
    await ben.sees_heading("Who are you?")
    await expect(second_tab.locator("#connection-banner")).to_contain_text(
        "This browser has left this place to choose another name."
    )
    await ben.press(BEN.name)
    await ben.sees(f"Welcome, {BEN.name}.")
    await ana.open(f"/join?code={digits}")
    await ana.press(ANA.name)
    await ana.sees(f"Welcome, {ANA.name}.")
    assert await axe_findings_in_both(ana.page) == NOTHING
    await ana.open(f"/join?code={digits}")
    await ana.sees(f"In this browser you are {ANA.name}.")
    await ana.page.get_by_role("link", name=f"Go on as {ANA.name}").click()
    await ana.sees(f"Welcome, {ANA.name}.")
    await ana.open("/")
    await ana.sees_heading("Your workshops in this browser")
    assert await axe_findings_in_both(ana.page) == NOTHING
    await ana.page.get_by_role("link", name=TITLE).click()
    await ana.sees(f"Welcome, {ANA.name}.")
