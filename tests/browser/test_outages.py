"""The server cannot save, or cannot be reached: what people typed stays where they typed it, and counts once."""

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect
from sqlalchemy.engine import make_url

from app.domain.survey.wording import WORDINGS
from app.storage.database import open_database
from tests.browser import story
from tests.browser.accessibility import NOTHING, axe_findings_in_both
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.test_bad_news import disk_fails
from tests.browser.test_likes import _draft, _liked
from tests.browser.visitor import Visitor
from tests.browser.workshop import Workshop
from tests.conftest import empty
from tests.live.cable import Cable
from tests.people import ANA, BEN, MARIA, PASSWORD

PHONE = {"width": 360, "height": 640}
GERMAN, ARABIC, ENGLISH = WORDINGS["de"].page, WORDINGS["ar"].page, WORDINGS["en"].page


def haste(times: int) -> str:
    """A script for pages that wait so many times shorter before they try again."""
    return f"""
    const later = window.setTimeout;
    window.setTimeout = (work, wait, ...rest) => later(work, wait >= 2000 ? wait / {times} : wait, ...rest);
    """


async def asking(arrive: Arrive, server: Server) -> tuple[Workshop, str]:
    """An open survey, and its link."""
    workshop = await story.prepare(arrive, server, "breakouts", members=(), console=False)
    await workshop.maria.post(f"{workshop.address}/survey/open")
    await workshop.maria.open(f"{workshop.address}/survey")
    return workshop, await workshop.maria.page.get_by_label("Link to send to everyone").input_value()


async def answers_of(workshop: Workshop) -> list[str]:
    """Once the survey is closed, and with a few more answers, so that they are shown."""
    maria = workshop.maria
    link = await maria.page.get_by_label("Link to send to everyone").input_value()
    for number in range(5):
        await maria.post(link, answer=f"Another answer {number}")
    await maria.post(f"{workshop.address}/survey/close")
    rows = (await maria.get(f"{workshop.address}/survey/answers.csv")).splitlines()[1:]
    return [row for row in rows if "Another answer" not in row]


@pytest.mark.own_server
async def test_the_disk_is_full_while_eva_answers_on_her_phone(arrive: Arrive, server: Server) -> None:
    """Her page sends it again by itself, and Back does not bring it back to be sent twice."""
    workshop, link = await asking(arrive, server)
    eva = await arrive("Eva", viewport=PHONE, locale="de-DE", has_touch=True, script=haste(8))
    await eva.open(link)
    box, told = eva.page.locator("textarea"), eva.page.get_by_role("status")
    await box.fill("Neugier")
    disk_fails(server, True)
    await eva.press(GERMAN.send)
    await expect(told).to_have_text(f"{GERMAN.trying} {GERMAN.still_here}")
    await expect(box).to_have_value("Neugier")
    await expect(box).not_to_be_editable()
    assert await eva.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert await axe_findings_in_both(eva.page) == NOTHING
    disk_fails(server, False)
    await eva.sees_heading(GERMAN.thanks)
    await eva.page.go_back()
    await eva.sees_heading(GERMAN.answered)
    assert [row.split(",")[0] for row in await answers_of(workshop)] == ['"Neugier"']


@pytest.mark.own_server
async def test_the_network_is_away_for_longer_than_a_page_can_try(arrive: Arrive, server: Server) -> None:
    """Then she is asked to press again, and may go on writing."""
    workshop, link = await asking(arrive, server)
    eva = await arrive("Eva", viewport=PHONE, locale="en-GB", script=haste(50))
    await eva.open(link)
    box, told = eva.page.locator("textarea"), eva.page.get_by_role("status")
    await box.fill("Curious")
    await eva.context.set_offline(True)
    await eva.press(ENGLISH.send)
    await expect(told).to_have_text(f"{ENGLISH.not_saved} {ENGLISH.still_here}")
    await expect(box).to_have_value("Curious")
    await box.fill("Curious, and proud")
    await eva.context.set_offline(False)
    await eva.press(ENGLISH.send)
    await eva.sees_heading(ENGLISH.thanks)
    assert len(await answers_of(workshop)) == 1


@pytest.mark.own_server
async def test_without_scripts_layla_presses_again(arrive: Arrive, server: Server) -> None:
    workshop, link = await asking(arrive, server)
    layla = await arrive("Layla", viewport=PHONE, locale="ar-EG", java_script_enabled=False, has_touch=True)
    await layla.open(link)
    await layla.page.locator("textarea").fill("أن يشعروا بالترحيب")
    disk_fails(server, True)
    await layla.press(ARABIC.send)
    told = layla.page.get_by_role("alert")
    await expect(told).to_have_text(f"{ARABIC.not_saved} {ARABIC.still_here}")
    await expect(told).to_be_in_viewport()
    await expect(layla.page.locator("textarea")).to_have_value("أن يشعروا بالترحيب")
    disk_fails(server, False)
    await layla.press(ARABIC.send)
    await layla.sees_heading(ARABIC.thanks)
    await layla.page.reload()
    await layla.sees_heading(ARABIC.thanks)
    assert len(await answers_of(workshop)) == 1


@pytest.mark.own_server
async def test_without_scripts_and_without_a_server_a_reload_sends_it(arrive: Arrive, server: Server) -> None:
    """What the browser shows then is its own page; it still holds the form."""
    workshop, link = await asking(arrive, server)
    layla = await arrive("Layla", locale="en-GB", java_script_enabled=False)
    await layla.open(link)
    await layla.page.locator("textarea").fill("Welcome")
    await server.kill()
    await layla.press(ENGLISH.send)
    await layla.page.wait_for_url("chrome-error://**")
    await server.start()
    await layla.page.reload()
    await layla.sees_heading(ENGLISH.thanks)
    assert len(await answers_of(workshop)) == 1


@pytest.mark.own_server
async def test_anas_reason_stays_and_the_notice_is_where_she_looks(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA, BEN))
    ana, ben = await workshop.seat(ANA, viewport=PHONE, has_touch=True), await workshop.seat(BEN)
    await _draft(workshop, ana, ben)
    await ana.select_phrase("warm welcome")
    await ana.fill("Why do you like it?", "That is us")
    disk_fails(server, True)
    await ana.press("Like")
    notice = ana.page.locator("#notice")
    await expect(notice).to_contain_text("What you typed is still here.")
    await expect(notice).to_be_in_viewport(ratio=1)
    await expect(ana.page.get_by_label("Why do you like it?")).to_have_value("That is us")
    disk_fails(server, False)
    await ana.press("Like")
    await expect(_liked(ana, "warm welcome").locator(".reasons li")).to_have_text(["That is us"])
    await expect(notice).to_be_hidden()


async def test_marias_page_comes_back_by_itself(chromium: Browser, postgresql_url: str, tmp_path: Path) -> None:
    """PostgreSQL is away when she opens it; what she sends meanwhile is kept on a page to send again."""
    nearby = open_database(postgresql_url)
    await empty(nearby)  # or no admin is to be set up
    await nearby.close()
    address = make_url(postgresql_url)
    async with Cable(address.port or 5432, address.host or "127.0.0.1") as cable:
        url = address.set(host="127.0.0.1", port=cable.port).render_as_string(hide_password=False)
        server = Server(tmp_path / "data", DATABASE_URL=url)
        await server.start()
        maria = await Visitor.arrive(chromium, server.address, MARIA, script=haste(50))
        await maria.post(server.setup_link, name=MARIA, password=PASSWORD)
        await maria.open("/workshops/new")
        await maria.fill("Organisation", "Harbour & Museum")
        await maria.fill("Title of the workshop", "Vision 2030")
        await maria.page.get_by_label("Date and time").fill("2030-12-01T14:00")
        cable.cut()
        await maria.press("Create workshop")
        await maria.sees_heading("Not saved")
        assert await axe_findings_in_both(maria.page) == NOTHING
        another = await maria.context.new_page()
        await another.goto("/")
        await expect(another.get_by_role("heading", level=1)).to_have_text("This page cannot be shown just now")
        assert await axe_findings_in_both(another) == NOTHING
        cable.heal()
        await expect(another.get_by_role("heading", name="workshop").first).to_be_visible()
        await maria.press("Send again")
        await maria.sees("How people get in")
        await maria.sees("Harbour & Museum")
        await maria.context.close()
        await server.stop()
