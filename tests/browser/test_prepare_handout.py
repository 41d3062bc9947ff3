"""Step 8: the handout makes itself; Maria downloads it, Ana reads and saves her own in the lobby and in the meeting."""

from pathlib import Path

from playwright.async_api import Page, expect

from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.people import ANA, BEN, TITLE
from tests.render.reading import is_accessible, links, texts


async def test_the_handout_from_preparation_to_the_meeting(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "solo", members=(ANA, BEN), console=False)
    maria = workshop.maria
    personal = await workshop.links()

    await maria.open(f"{workshop.address}/handout")
    await maria.sees_heading("Handout")
    await maria.sees("No mission, values or other cultural artifacts are listed yet.")
    sample = await _saved(maria.page, "PDF, A4, in colour", role="link")
    assert [link for link in links(sample) if "/join/" in link] == []
    await maria.page.get_by_label("Whose copy?").select_option(label=BEN.name)
    await maria.page.get_by_label("Paper").select_option(label="US Letter")
    bens = await _saved(maria.page, "Download this copy", role="button")
    assert sorted(link for link in links(bens) if "/join/" in link) == _own(personal[BEN.name])

    await story.run_survey_quickly(maria, workshop.id)
    await maria.open(f"{workshop.address}/handout")
    await expect(maria.page.locator(".cloud-word", has_text="welcome")).to_be_visible()

    ana = await workshop.seat(ANA)
    async with ana.context.expect_page() as opened:
        await ana.page.get_by_role("link", name="Read the handout").click()
    own = await opened.value
    await expect(own.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
    await expect(own.locator(".cloud-word", has_text="welcome")).to_be_visible()
    anas = await _saved(own, "PDF, A4, in black and white", role="link")
    assert sorted(link for link in links(anas) if "/join/" in link) == _own(personal[ANA.name])
    assert (is_accessible(anas), f"Personal copy of {ANA.name}" in texts(anas)[0]) == (True, True)

    for title in ("Our primary customer", "Draft"):
        await workshop.go_to(title)
        await expect(ana.page.get_by_role("link", name="Handout (opens in a new tab)", exact=True)).to_have_attribute(
            "href", f"/meet/{workshop.id}/handout"
        )
    await own.get_by_role("link", name="Your document").click()
    await expect(own.get_by_role("heading", level=1)).to_be_visible()


def _own(link: str) -> list[str]:
    return [link, f"{link}?to=document"]


async def _saved(page: Page, name: str, *, role: str) -> bytes:
    """The file that this press saves."""
    pressed = page.get_by_role("link" if role == "link" else "button", name=name)
    async with page.expect_download() as download:
        await pressed.click()
    file = await (await download.value).path()
    return Path(file).read_bytes()
