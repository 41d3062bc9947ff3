"""Getting in: with the code, with a personal link; and staying out."""

import re

from playwright.async_api import Locator, expect

from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.people import ANA, BEN, CHEN, DILEK, Member

NEW_LINK = "Your facilitator has made a new link for you, so this page no longer has your place."


async def test_joining_with_the_code(arrive: Arrive, server: Server) -> None:
    """Ana types it as she heard it; Ben is not let into her place; when Maria has freed it, Ana's other laptop can."""
    workshop = await story.prepare(arrive, server, "breakouts", console=False)
    digits = re.sub(r"\D", "", await workshop.code())
    ana, ben = await arrive(ANA.name), await arrive(BEN.name)

    await ana.open("/join")
    await ana.fill("Join code", "1234 5678")
    await ana.press("Join")
    await ana.sees("No workshop has this code.")
    await ana.sees("Check the 8 digits")
    await expect(ana.page.get_by_label("Join code")).to_have_value("1234 5678")

    await ana.fill("Join code", f" {digits[:2]} {digits[2:5]}-{digits[5:]} ")
    await ana.press("Join")
    await ana.sees_heading("Who are you?")
    await ana.press(ANA.name)
    await ana.sees(f"Welcome, {ANA.name}.")
    assert digits not in ana.page.url

    await ben.open(f"/join?code={digits}")
    await ben.press(ANA.name, exact=False)
    await ben.sees_heading(f"{ANA.name}, this seat is open on another device")
    await ana.press("No")
    await ben.sees("The other device said no.")
    await ben.open(f"/join?code={digits}")
    await ben.press(BEN.name)
    await ben.sees(f"Welcome, {BEN.name}.")

    maria = workshop.maria
    await expect(_chip(ana, BEN.name)).to_have_attribute("data-here", "yes")
    await maria.open(f"{workshop.address}/people")
    here = maria.page.locator("tbody tr", has_text="Here now")
    await expect(here.locator("th")).to_contain_text([ANA.name, BEN.name])
    await ana.page.close()
    await expect(_chip(ben, ANA.name)).to_have_attribute("data-here", "no")
    await maria.page.reload()
    await maria.press(f"Let {ANA.name} join again on another device")
    other = await arrive(ANA.name)
    await other.join_with_code(digits)
    await other.sees(f"Welcome, {ANA.name}.")
    await expect(_chip(ben, ANA.name)).to_have_attribute("data-here", "yes")


async def test_a_renewed_link_and_a_removed_person(arrive: Arrive, server: Server) -> None:
    """Chen's link went to the wrong person: Maria makes a new one. Dilek cannot come: Maria takes her off the list."""
    workshop = await story.prepare(arrive, server, "breakouts")
    maria = workshop.maria
    stranger, dilek = await workshop.seats([CHEN, DILEK])
    await maria.sees("2 of 4 are here.")
    old = (await workshop.links())[CHEN.name]
    await workshop.go_to("Draft")
    for person in (stranger, dilek):
        await person.is_told("saved")

    await maria.open(f"{workshop.address}/people")
    renew = maria.page.get_by_role("button", name=f"Make a new link for {CHEN.name}")
    await renew.click()
    await renew.click()
    await expect(stranger.page.locator("#connection-banner")).to_have_text(re.compile(NEW_LINK))
    await stranger.is_told("refused")
    await stranger.sees("You were signed out, or taken off the list")
    await stranger.page.reload()
    await stranger.sees("Your facilitator made a new link for you at")
    await stranger.open(old)
    await stranger.sees("This link was replaced by a newer one.")
    chen = await workshop.seat(CHEN)
    await chen.is_told("saved")

    remove = maria.page.get_by_role("button", name=f"Remove {DILEK.name}")
    await remove.click()
    await remove.click()
    await expect(maria.page.locator("tbody th")).to_contain_text([ANA.name, BEN.name, CHEN.name])
    await dilek.sees("Your facilitator has taken you off the list, so this page no longer follows the meeting.")
    await dilek.is_told("refused")
    await maria.open(f"{workshop.address}/meeting")
    await expect(maria.page.locator(".room-card")).to_have_count(2)
    await expect(maria.page.get_by_text(DILEK.name)).to_have_count(0)


def _chip(person: Visitor, name: str) -> Locator:
    """Somebody's name in the lobby."""
    return person.page.locator(".chip", has_text=name)


async def test_on_a_phone_no_keyboard_comes_up_over_a_long_list_of_names(arrive: Arrive, server: Server) -> None:
    crowd = [Member(f"Guest {name}", "", "", "", "") for name in "ABCDEFGHIJKLM"]
    workshop = await story.prepare(arrive, server, "breakouts", members=crowd, console=False)
    phone = await arrive("Ana's phone", has_touch=True, is_mobile=True)
    await phone.join_as_far_as_the_names(re.sub(r"\D", "", await workshop.code()))
    await expect(phone.page.get_by_label("Find your name")).not_to_be_focused()


async def test_a_freed_page_says_so_at_once(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA, BEN), console=False)
    maria, ana = workshop.maria, await arrive(ANA.name)
    await ana.join_as_far_as_the_names(re.sub(r"\D", "", await workshop.code()))
    await ana.press(ANA.name)
    await ana.sees(f"Welcome, {ANA.name}.")
    await expect(_chip(ana, ANA.name)).to_have_attribute("data-here", "yes")
    await maria.open(f"{workshop.address}/people")
    for _ in "12":
        await maria.press(f"Let {ANA.name} join again on another device")
    await ana.sees("Your facilitator has freed your place, so this page no longer has it.")
    await ana.page.get_by_role("link", name="Reload").click()
    await ana.sees_heading("Your place was freed")
