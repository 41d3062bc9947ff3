"""What people said: two facilitators look at it at once while answers come, and make one word of two."""

import asyncio

from playwright.async_api import Locator, expect

from tests.browser import story
from tests.browser.accessibility import NOTHING, axe_findings_in_both
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.browser.workshop import Workshop
from tests.people import MARIA

SAID = ("quick and calm at sea", "Fast, always", "fast help", "calm crew", "Calm sea", "crew that smiles")
GERMAN = (
    "Das Personal ist freundlich",
    "freundliches Personal",
    "Das Personal hört zu",
    "keine Wartezeit",
    "alles ist sauber",
    "freundliche Gesichter",
    "ruhig und sauber",
    "ich fühle mich wohl",
    "ehrliche Beratung",
)  # nine: with the six before as many as come out in steps
HOPEFUL = (
    "I hope for a smile",
    "We hope it is calm",
    "I feel they smile",
    "I hope they smile",
    "I feel a smilee crew",
    "smiles",
    "I wish for a smile",
    "we wish you smile more",
    "so many smiles",
)
SOON = 8_000  # milliseconds: before pages ask by themselves; a second is promised, and this machine may be busy


async def test_two_browsers_see_each_answer_and_each_choice(arrive: Arrive, server: Server) -> None:
    workshop, link = await _answered(arrive, server)
    maria = workshop.maria
    colleague = await arrive(MARIA, storage_state=server.signed_in)
    for person in (maria, colleague):
        await person.open(f"{workshop.address}/cloud")
        await expect(_row(person, "fast")).to_contain_text("2")
    for answer in ("A harbour light", "Harbour", "Warm", "Kind", "Clean"):  # as many as come out together
        await maria.post(link, answer=answer)
    for person in (maria, colleague):
        await expect(_picture(person, "harbour")).to_be_visible(timeout=SOON)

    await maria.fill("Filter the words", "qui")
    await expect(maria.page.locator("#word-rows tr:visible")).to_have_count(1)
    await maria.reach(maria.page.get_by_label("Change quick"))
    await maria.page.keyboard.press("Enter")
    await expect(maria.page.get_by_role("dialog", name="“quick”")).to_be_visible()
    await maria.page.keyboard.type("fast")
    await maria.page.keyboard.press("Tab")
    await expect(maria.page.get_by_role("button", name="Fast 2", exact=False)).to_be_focused()
    await maria.page.keyboard.press("Enter")
    await expect(maria.page.locator("#announcer")).to_have_text("“quick” is counted with “fast”. You can undo it.")
    await expect(_row(colleague, "fast")).to_contain_text("3", timeout=SOON)
    await expect(_picture(colleague, "quick")).to_have_count(0)
    await expect(colleague.page.get_by_text("“quick” is counted with “fast”")).to_be_visible()

    await colleague.press("Undo: “quick” is counted with “fast”")
    await expect(_row(maria, "quick")).to_be_visible(timeout=SOON)  # the filter still holds, and lets it in
    await expect(maria.page.locator("#word-rows tr:visible")).to_have_count(1)
    await expect(maria.page.get_by_label("Filter the words").first).to_have_value("qui")
    assert await axe_findings_in_both(maria.page) == NOTHING


async def test_a_word_is_dragged_onto_another_with_the_mouse_and_with_a_finger(arrive: Arrive, server: Server) -> None:
    workshop, _ = await _answered(arrive, server)
    maria = workshop.maria
    await maria.open(f"{workshop.address}/cloud")
    await _picture(maria, "sea").drag_to(_picture(maria, "calm"))
    await expect(maria.page.locator("#notice")).to_contain_text("“sea” is counted with “calm” now.")
    await expect(_picture(maria, "sea")).to_have_count(0)
    await maria.press("Undo: “sea” is counted with “calm”")
    await expect(_picture(maria, "sea")).to_be_visible()
    await _picture(maria, "sea").click()  # a press without a way still opens the answers
    await expect(maria.page.get_by_role("dialog", name="“sea”")).to_contain_text("Calm sea")
    await maria.page.keyboard.press("Escape")
    await expect(_row(maria, "sea").get_by_role("link", name="sea", exact=True)).to_be_focused()

    await maria.page.get_by_label("Change sea").click()
    await maria.page.get_by_role("link", name="Read 2 answers").click()
    await expect(maria.page.get_by_role("dialog", name="“sea”")).to_contain_text("Calm sea")
    assert await maria.page.locator("dialog[open]").count() == 1
    await maria.page.reload()
    await expect(maria.page.get_by_role("dialog", name="“sea”")).to_contain_text("Calm sea")
    await maria.page.get_by_role("link", name="Close").click()
    await expect(maria.page).to_have_url(f"{server.address}{workshop.address}/cloud")

    phone = await arrive(
        MARIA, storage_state=server.signed_in, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    await phone.open(f"{workshop.address}/cloud")
    assert await phone.page.evaluate("document.documentElement.scrollWidth") == 360
    await _drag_with_finger(phone, _row(phone, "help").locator("[data-grip]"), _row(phone, "calm"))
    await expect(phone.page.locator("#notice")).to_contain_text("“help” is counted with “calm” now.")
    await expect(_row(phone, "help")).to_have_count(0)  # then the rows below have moved up
    await phone.page.get_by_label("Change crew").tap()
    await phone.fill("New name of “crew”", "Team")
    await phone.press("Rename")
    await expect(_row(phone, "Team")).to_be_visible()
    assert await axe_findings_in_both(phone.page) == NOTHING


async def _answered(arrive: Arrive, server: Server) -> tuple[Workshop, str]:
    """A survey that is open; and its link."""
    workshop = await story.prepare(arrive, server, "breakouts", members=(), console=False)
    maria = workshop.maria
    await maria.open(f"{workshop.address}/survey")
    await maria.press("Open the survey")
    link = await maria.page.get_by_label("Link to send to everyone").input_value()
    for answer in SAID:
        await maria.post(link, answer=answer)
    return workshop, link


def _row(person: Visitor, word: str) -> Locator:
    return person.page.locator("#word-rows tr", has=person.page.get_by_role("link", name=word, exact=True))


def _picture(person: Visitor, word: str) -> Locator:
    return person.page.locator(".cloud-word").get_by_text(word, exact=True)


async def _drag_with_finger(person: Visitor, start: Locator, end: Locator) -> None:
    await start.scroll_into_view_if_needed()
    places = [await one.bounding_box() for one in (start, end)]
    (x, y), (to_x, to_y) = [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in places if box]
    touch = await person.context.new_cdp_session(person.page)
    for kind, points in (
        ("touchStart", [{"x": x, "y": y}]),
        ("touchMove", [{"x": x, "y": (y + to_y) / 2}]),
        ("touchMove", [{"x": to_x, "y": to_y}]),
        ("touchEnd", []),
    ):
        await touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        await asyncio.sleep(0.2)  # a finger that stops before it lifts: a flick would swallow the next tap


async def test_a_cloud_of_one_language_opens_only_its_answers(arrive: Arrive, server: Server) -> None:
    workshop, link = await _answered(arrive, server)
    maria = workshop.maria
    for answer in GERMAN:
        await maria.post(link, answer=answer)
    await maria.open(f"{workshop.address}/cloud")
    await expect(_row(maria, "Personal")).to_contain_text("3")
    await maria.page.get_by_role("link", name="German 9").click()
    await expect(_row(maria, "Personal")).to_contain_text("3")
    await expect(_row(maria, "crew")).to_have_count(0)
    await expect(_picture(maria, "calm")).to_have_count(0)
    await expect(maria.page.locator("figcaption")).to_contain_text("9 answers in German")
    await _picture(maria, "Personal").click()
    await expect(maria.page.locator("#answers-sheet:modal")).to_be_visible()
    await expect(maria.page.get_by_role("dialog").locator(".answers li")).to_have_count(3)
    await maria.page.keyboard.press("Escape")
    await expect(maria.page.get_by_role("dialog")).to_have_count(0)
    await maria.page.reload()
    await expect(_row(maria, "crew")).to_have_count(0)
    await maria.page.get_by_role("link", name="All languages").click()
    await expect(_row(maria, "crew")).to_contain_text("2")
    assert await axe_findings_in_both(maria.page) == NOTHING


async def test_one_press_tidies_the_cloud_and_one_undoes_it(arrive: Arrive, server: Server) -> None:
    workshop, link = await _answered(arrive, server)
    maria = workshop.maria
    colleague = await arrive(MARIA, storage_state=server.signed_in)
    for answer in HOPEFUL:
        await maria.post(link, answer=answer)
    for person in (maria, colleague):
        await person.open(f"{workshop.address}/cloud")
        await expect(_row(person, "hope")).to_contain_text("3")
    panel = maria.page.get_by_role("region", name="Tidy the cloud")
    await expect(panel.get_by_role("checkbox", name="“hope” 3 opens sentences")).to_be_checked()
    await panel.get_by_role("checkbox", name="“feel” 2 opens sentences").uncheck()
    await panel.get_by_role("checkbox", name="smilee").check()
    await colleague.post(link, answer="a warm smile")
    for answer in ("warm", "kind", "clean", "bright"):
        await colleague.post(link, answer=answer)
    await expect(_row(maria, "bright")).to_be_visible(timeout=SOON)  # a push came, and what was ticked stayed so
    await expect(panel.get_by_role("checkbox", name="“feel” 2 opens sentences")).not_to_be_checked()
    await expect(panel.get_by_role("checkbox", name="smilee")).to_be_checked()
    await colleague.post(f"{workshop.address}/cloud/hide", word="wish")
    await expect(_row(maria, "wish")).to_have_count(0, timeout=SOON)  # a colleague left out one of the words offered
    await expect(panel.get_by_role("checkbox", name="“feel” 2 opens sentences")).not_to_be_checked()
    await expect(panel.get_by_role("checkbox", name="smilee")).to_be_checked()
    await maria.press("Do what is ticked")
    await expect(_row(colleague, "hope")).to_have_count(0, timeout=SOON)
    await expect(_row(maria, "hope")).to_have_count(0)
    await maria.press("Undo: 1 word is hidden, 1 word is counted with another, 1 word stays in the cloud")
    await expect(_row(colleague, "hope")).to_be_visible(timeout=SOON)
    assert await axe_findings_in_both(maria.page) == NOTHING
