"""One-time links: Maria saves a list of them, Layla answers with hers, and nobody else can with the same."""

from playwright.async_api import ViewportSize, expect

from app.domain.survey.wording import ENGLISH
from tests.browser import story
from tests.browser.accessibility import NOTHING, axe_findings_in_both
from tests.browser.conftest import Arrive
from tests.browser.server import Server

PHONE: ViewportSize = {"width": 360, "height": 740}


async def test_layla_answers_with_a_link_of_her_own(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=(), console=False)
    maria = workshop.maria
    await maria.open(f"{workshop.address}/survey")
    await maria.press("Open the survey")
    await maria.sees("Close the survey")
    for_everyone = await maria.page.get_by_label("Link to send to everyone").input_value()
    await maria.page.wait_for_load_state()  # before its scripts have come, a page saves the file and stays as it is
    await maria.fill("How many", "10")
    await maria.page.get_by_label("As", exact=True).select_option("text")
    async with maria.page.expect_download() as downloading:
        await maria.press("Make the links and save them")
    links = (await (await downloading.value).path()).read_text().split()
    assert len(set(links)) == 10 and all(link.startswith(f"{for_everyone}/t/") for link in links)
    await maria.sees("10 links; how many were used is told when the survey is closed")
    await maria.press("Take answers by one-time links only")
    await maria.sees("Only these take answers")
    assert await axe_findings_in_both(maria.page) == NOTHING
    await maria.page.set_viewport_size(PHONE)
    assert await maria.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]

    layla = await arrive("Layla", viewport=PHONE, java_script_enabled=False, has_touch=True)
    await layla.open(for_everyone)
    await layla.sees_heading(ENGLISH.page.link_off)
    await layla.open(links[0])
    await layla.sees(ENGLISH.page.ticket_promise)
    await layla.page.get_by_label(ENGLISH.page.answer_label).fill("Calm")
    await layla.press(ENGLISH.page.send)
    await layla.sees_heading(ENGLISH.page.thanks)
    await layla.open(links[0])
    await layla.sees_heading(ENGLISH.page.answered)
    await maria.sees("Fewer than 5 answers so far")

    await maria.page.reload()
    await maria.sees("10 links; how many were used is told when the survey is closed")
    await maria.press("Withdraw the list of", exact=False)
    await layla.open(f"{links[1]}?again=1")
    await layla.page.get_by_label(ENGLISH.page.answer_label).fill("Kind")
    await layla.press(ENGLISH.page.send)
    await layla.sees_heading(ENGLISH.page.ticket_used)
    await expect(layla.page.get_by_label(ENGLISH.page.late_label)).to_have_value("Kind")
    await maria.press("Let the links of", exact=False)
    await expect(maria.page.get_by_role("button", name="Withdraw the list of")).to_be_visible()
    await layla.open(f"{links[1]}?again=1")
    await layla.sees(ENGLISH.page.ticket_promise)
