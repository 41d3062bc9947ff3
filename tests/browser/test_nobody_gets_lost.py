"""Reading the answers behind a word, a document, the handout: wherever people look, the meeting takes them along."""

import asyncio

from playwright.async_api import Locator, expect

from app.domain.survey.progress import STEP
from tests.browser import in_page, story
from tests.browser.accessibility import NOTHING, axe_findings_in_both
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.browser.workshop import Workshop
from tests.people import ANA, ANSWERS, BEN, CHEN

PHONE = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "is_mobile": True}
MORE = ("Welcome!",) * 60
SAID = "What our people said"


async def test_answers_open_over_the_cloud_and_the_next_phase_closes_them(arrive: Arrive, server: Server) -> None:
    workshop, link = await _with_answers(arrive, server)
    maria = workshop.maria
    await workshop.go_to(SAID)
    ana, ben = await asyncio.gather(workshop.seat(ANA), workshop.seat(BEN, **PHONE))
    await maria.open(f"{workshop.address}/meeting")

    await _reads_with_the_keyboard(ana, link)
    await _reads_on_a_phone(ben)
    await _word(maria, "story").click()
    await expect(_sheet(maria)).to_contain_text("3 answers")
    for person in (maria, ben):
        assert await axe_findings_in_both(person.page) == NOTHING
    await maria.page.keyboard.press("Escape")
    await expect(maria.page.locator(".word-list").get_by_role("link", name="story", exact=True)).to_be_focused()
    await maria.page.locator(".word-list").get_by_role("link", name="Curious", exact=True).click()
    await expect(_sheet(maria)).to_be_visible()

    await workshop.go_to("Draft")
    for person in (ana, ben, maria):
        await expect(person.page.locator("dialog[open]")).to_have_count(0)
        await expect(person.page.locator("#main")).to_be_focused()
        assert "word=" not in person.page.url
    for person in (ana, ben):
        await person.sees_heading("Write with team")
        await expect(person.editor()).to_be_editable()

    await workshop.go_to(SAID)
    await ben.sees_heading(SAID)
    await ben.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert await ben.page.evaluate("scrollY") > 0
    await workshop.go_to("Draft")
    await ben.sees_heading("Write with team")
    assert await ben.page.evaluate("scrollY") == 0  # a phase begins at its top


async def _reads_with_the_keyboard(ana: Visitor, link: str) -> None:
    """What is being read stays where it is while the cloud behind it changes; at the end the sheet is open."""
    word = ana.page.locator(".word-list").get_by_role("link", name="welcome", exact=True)
    count = ana.page.locator(".word-list tr", has_text="elcome").locator("td").last
    await ana.reach(word)
    await ana.page.keyboard.press("Enter")
    await expect(ana.page.get_by_role("heading", name="“welcome”")).to_be_focused()
    await expect(_sheet(ana)).to_contain_text("page 1 of 2")
    await expect(_sheet(ana).get_by_role("timer")).to_be_visible()
    for _ in range(6):
        await ana.page.keyboard.press("Tab")  # to what scrolls, and through it
    body = ana.page.locator("#answers-body")
    await body.evaluate("(element) => { element.scrollTop = 300 }")
    before = await body.inner_text()
    counted = int(await count.inner_text())
    for _ in range(STEP):
        await ana.post(link, answer="Welcome!")
    await expect(count).to_have_text(str(counted + STEP))
    assert (await body.inner_text(), await body.evaluate("(element) => element.scrollTop")) == (before, 300)

    await ana.page.get_by_role("link", name="Next page").press("Enter")
    await expect(_sheet(ana)).to_contain_text("page 2 of 2")
    await expect(ana.page.get_by_role("heading", name="“welcome”")).to_be_focused()
    await ana.page.keyboard.press("Escape")
    await expect(word).to_be_focused()
    await expect(_sheet(ana)).to_have_count(0)
    await ana.page.keyboard.press("Enter")
    await expect(_sheet(ana)).to_be_visible()


async def _reads_on_a_phone(ben: Visitor) -> None:
    """The sheet comes from below. The way back closes it, and a reload brings it back; at the end it is open."""
    seat = ben.page.url
    await _word(ben, "story").tap()
    await expect(_sheet(ben)).to_contain_text("3 answers")
    box = await _sheet(ben).bounding_box()
    assert box
    assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 360, 640)
    assert await ben.page.evaluate("document.documentElement.scrollWidth") == 360
    await ben.page.go_back()
    await expect(_sheet(ben)).to_have_count(0)
    assert ben.page.url == seat
    await _word(ben, "story").tap()
    await _sheet(ben).get_by_role("link", name="← welcome").tap()
    await expect(_sheet(ben)).to_contain_text("“welcome”")
    await ben.page.reload()
    await expect(_sheet(ben)).to_contain_text("“welcome”")
    await ben.sees(SAID)
    await _sheet(ben).get_by_role("link", name="Close").tap()
    await expect(ben.page).to_have_url(seat)
    await _word(ben, "story").tap()
    await expect(_sheet(ben)).to_be_visible()


async def test_without_scripts_a_word_leads_to_the_seat_with_its_answers(arrive: Arrive, server: Server) -> None:
    workshop, _ = await _with_answers(arrive, server)
    await workshop.go_to(SAID)
    chen = await workshop.seat(CHEN)
    plain = await arrive(
        "Chen's old phone", java_script_enabled=False, storage_state=await chen.context.storage_state()
    )
    await plain.open(f"/meet/{workshop.id}")
    await plain.page.locator(".word-list").get_by_role("link", name="story", exact=True).click()
    await plain.sees_heading(SAID)
    await expect(_sheet(plain)).to_contain_text("A story to tell at home")
    await _sheet(plain).get_by_role("link", name="Close").click()
    await expect(_sheet(plain)).to_have_count(0)
    await expect(plain.page).to_have_url(f"{server.address}/meet/{workshop.id}")


async def test_who_reads_beside_the_meeting_is_here_and_is_told_or_taken_along(arrive: Arrive, server: Server) -> None:
    """Ana has only the handout open, and Ben only his team's document. The console shows both as here."""
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA, BEN))
    maria = workshop.maria
    ana, ben = await asyncio.gather(workshop.seat(ANA, script=in_page.NOTE_WHAT_IS_SAID), workshop.seat(BEN))
    await ana.open(f"/meet/{workshop.id}/handout")
    await ben.page.get_by_text("Look at your team’s document").click()
    await ben.sees("Writing opens with “Draft”")
    await expect(maria.page.locator(".person .dot[data-here=yes]")).to_have_count(2)
    for person in (ana, ben):
        assert await axe_findings_in_both(person.page) == NOTHING

    await workshop.go_to("Our primary customer")
    strip = ana.page.get_by_role("complementary", name="The meeting")
    await expect(strip).to_contain_text("Our primary customer")
    await expect(strip.get_by_role("timer")).to_contain_text("9:")
    await ben.page.wait_for_url(f"**/meet/{workshop.id}")
    await ben.sees_heading("Our primary customer")
    assert "The meeting has gone on to “Our primary customer”." in await ana.page.evaluate("window.said")
    await expect(maria.page.locator(".person .dot[data-here=yes]")).to_have_count(2)
    await strip.get_by_role("link", name="Go to the meeting").click()
    await ana.sees_heading("Our primary customer")


async def _with_answers(arrive: Arrive, server: Server) -> tuple[Workshop, str]:
    """A survey that is still open, with more than one page of answers behind one word; and its link."""
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA, BEN, CHEN), console=False)
    maria = workshop.maria
    await maria.open(f"{workshop.address}/survey")
    await maria.press("Open the survey")
    link = await maria.page.get_by_label("Link to send to everyone").input_value()
    for answer in (*ANSWERS, *MORE):
        await maria.post(link, answer=answer)
    return workshop, link


def _sheet(person: Visitor) -> Locator:
    return person.page.get_by_role("dialog").and_(person.page.locator("#answers-sheet"))


def _word(person: Visitor, word: str) -> Locator:
    return person.page.locator(".cloud a", has_text=word).first
