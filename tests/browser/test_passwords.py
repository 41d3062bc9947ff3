"""Typing passwords: wrong ones once more, and new ones in sight."""

from playwright.async_api import expect

from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.people import PASSWORD


async def test_after_a_wrong_password_one_types_it_again(arrive: Arrive, server: Server) -> None:
    nobody = await arrive("Nobody")
    await nobody.open("/sign-in")
    await expect(nobody.page.get_by_label("Your name")).to_be_focused()
    await nobody.fill("Your name", "Nobody here")
    await nobody.fill("Password", "a wrong long password")
    await nobody.press("Sign in")
    await nobody.sees("The name and the password do not match.")
    await expect(nobody.page.get_by_label("Your name")).to_have_value("Nobody here")
    await expect(nobody.page.get_by_label("Password")).to_be_focused()


async def test_a_new_password_can_be_looked_at_and_is_hidden_when_it_is_sent(arrive: Arrive, server: Server) -> None:
    maria = (await story.prepare(arrive, server, "breakouts", members=(), console=False)).maria
    await maria.open("/account")
    box = maria.page.get_by_label("New password")
    await expect(maria.page.get_by_role("button", name="Show the password")).to_have_count(1)
    await box.fill("short")
    await expect(box).to_have_attribute("type", "password")
    await maria.press("Show the password")
    await expect(box).to_have_attribute("type", "text")
    await expect(box).to_have_value("short")
    await maria.press("Hide the password")
    await expect(box).to_have_attribute("type", "password")
    await maria.press("Show the password")
    sent = await box.evaluate(
        "box => { box.form.addEventListener('submit', (event) => event.preventDefault());"
        " box.form.requestSubmit(); return box.type; }"
    )
    assert sent == "text", "nothing is sent while a box is empty"
    await maria.fill("Current password", PASSWORD)
    assert await box.evaluate("box => { box.form.requestSubmit(); return box.type; }") == "password"
