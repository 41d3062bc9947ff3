"""The survey on both sides: somebody answers on a phone, and Maria asks, sends, and lets dates do the rest."""

import re

from playwright.async_api import expect

from app.domain.survey.wording import WORDINGS, MessageKind
from tests.browser import story
from tests.browser.accessibility import NOTHING, axe_findings_in_both
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.people import ORGANISATION

PHONE = {"width": 360, "height": 740}
ARABIC, FRENCH = WORDINGS["ar"], WORDINGS["fr"]


async def _has_no_sideways_scrolling(person: Visitor) -> None:
    assert await person.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_maria_asks_in_arabic_and_layla_answers_on_her_phone_without_scripts(
    arrive: Arrive, server: Server
) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=(), console=False)
    maria = workshop.maria
    await maria.open(f"{workshop.address}/survey")
    await maria.press("Add our translation: Arabic")
    await maria.sees(ARABIC.question)
    await maria.press("Open the survey")
    link = await maria.page.get_by_label("Link to send to everyone").input_value()

    layla = await arrive("Layla", viewport=PHONE, locale="ar-EG", java_script_enabled=False, has_touch=True)
    await layla.open(link)
    await layla.sees_heading(ARABIC.question)
    await expect(layla.page.locator("html")).to_have_attribute("dir", "rtl")
    await expect(layla.page.get_by_role("link", name="English")).to_have_attribute("lang", "en")
    await layla.press(ARABIC.page.send)  # the browser itself asks for an answer first
    await expect(layla.page.locator("textarea:invalid")).to_be_focused()
    await layla.page.get_by_label(ARABIC.page.answer_label).fill("أن يشعروا بالترحيب " * 120)
    await layla.press(ARABIC.page.send)
    await layla.sees(ARABIC.page.still_here)
    await layla.page.get_by_label(ARABIC.page.answer_label).fill("أن يشعروا بالترحيب")
    await layla.press(ARABIC.page.send)
    await layla.sees_heading(ARABIC.page.thanks)
    await maria.sees("Fewer than 5 answers so far")

    await layla.open(link)
    await layla.sees_heading(ARABIC.page.answered)
    await layla.page.get_by_role("link", name="English").click()
    await layla.sees_heading("You have already answered")
    await layla.page.get_by_role("link", name="Give another answer").click()
    await layla.sees("Your answer, in your own words")


async def test_the_respondents_pages_are_for_everyone(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=(), console=False)
    maria = workshop.maria
    await maria.open(f"{workshop.address}/survey")
    link = await maria.page.get_by_label("Link to send to everyone").input_value()
    eva = await arrive("Eva", viewport=PHONE, locale="de-DE")
    found = {}
    for moment, change in (("before", ""), ("open", "open"), ("after", "close")):
        if change:
            await maria.post(f"{workshop.address}/survey/{change}")
        for language in ("de", "ar"):
            await eva.open(f"{link}?lang={language}")
            await _has_no_sideways_scrolling(eva)
            found[moment, language] = await axe_findings_in_both(eva.page)
    assert found == dict.fromkeys(found, NOTHING)


async def test_maria_schedules_adds_french_and_copies_what_to_send(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=(), console=False)
    maria = workshop.maria
    await maria.open(f"{workshop.address}/survey")
    await maria.sees("Open it when the link goes out, or choose a date below.")
    await maria.page.get_by_label("Opens by itself").fill("2035-12-02T09:00")
    await maria.page.get_by_label("Closes by itself").fill("2035-12-09T18:00")
    await maria.press("Save the dates")
    await maria.sees("It opens by itself on Sunday, 2 December 2035, 09:00 (Europe/Stockholm).")
    await maria.press("Add our translation: French")
    await maria.sees(FRENCH.question)

    first = await maria.copies("Copy the e-mail")
    link = await maria.page.get_by_label("Link to send to everyone").input_value()
    assert first.startswith(f"Hello,\n\nat {ORGANISATION} we are working out what we want our customers to experience")
    assert f"\n{link}\n\nThe survey closes on Sunday, 9 December 2035, 18:00 (Europe/Stockholm).\n" in first

    await maria.page.locator("#message").select_option(label="Reminder")
    await maria.page.locator("#message-language").select_option(label="French")
    await maria.press("Show")
    chat = re.compile("^" + re.escape(FRENCH.messages.chats[MessageKind.REMINDER][:20]))
    await expect(maria.page.get_by_label("Chat message", exact=True)).to_have_value(chat)
    reminder = await maria.copies("Copy the chat message")
    assert reminder.startswith(FRENCH.messages.chats[MessageKind.REMINDER])
    assert reminder.endswith(f"{link}?lang=fr")

    await maria.press("Open the survey")
    await maria.sees("It closes by itself on Sunday, 9 December 2035, 18:00 (Europe/Stockholm).")
    await maria.press("Close by hand only")
    await maria.sees("It stays open until you close it.")
    for width in (360, 1280):
        await maria.page.set_viewport_size({"width": width, "height": 800})
        await _has_no_sideways_scrolling(maria)
        assert await axe_findings_in_both(maria.page) == NOTHING
