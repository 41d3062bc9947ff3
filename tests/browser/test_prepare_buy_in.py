"""The first preparation step, in the browser: who stands behind the vision."""

from playwright.async_api import expect

from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.server import Server


async def test_two_windows_of_maria_do_not_overwrite_each_other(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=(), console=False)
    maria = workshop.maria
    other = await arrive("Maria's other window", storage_state=server.signed_in)
    for window in (maria, other):
        await window.open(f"{workshop.address}/buy-in")
        await window.sees("No sponsor yet")

    await maria.fill("Sponsor", "Sofia Berg")
    await maria.fill("Their role", "Director")
    await maria.fill("Agreed on", "2026-11-03")
    await maria.press("Save")
    await maria.sees("Agreed 3 November 2026")

    await other.fill("Sponsor", "Someone else")
    await other.press("Save")
    await other.sees("Somebody else changed this while you were typing.")
    await other.sees("Sofia Berg, Director")
    await expect(other.page.get_by_label("Sponsor")).to_have_value("Someone else")

    await maria.page.reload()
    await expect(maria.page.get_by_label("Sponsor")).to_have_value("Sofia Berg")
