"""A press never lands on another control: buttons keep their width and place, and a double click is one press."""

import asyncio
import re

from playwright.async_api import Locator, Page, expect

from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.browser.workshop import Workshop
from tests.people import ANA, PARTICIPANTS, PASSWORD, STATEMENT

SCREENS = ((1280, 800), (360, 640))
BOXES = """(within) => {
  scrollTo(0, 0);
  const rounded = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(" ");
  const buttons = [...document.querySelectorAll(`${within} button`)].filter((one) => one.checkVisibility());
  return buttons.map((button) => rounded(button.getBoundingClientRect()));
}"""
DEAF = """() => {
  window.deaf = true;
  addEventListener("htmx:ws:before:message:incoming", (event) => window.deaf && event.preventDefault(), true);
}"""
"""The page does not hear of what others press: the moment before a push arrives, for as long as the test needs it."""
PRIMARY = ".controls .button.primary"


async def boxes(page: Page, within: str = "main") -> list[str]:
    found: list[str] = await page.evaluate(BOXES, within)
    return found


async def on_both_screens(page: Page, within: str) -> list[list[str]]:
    found = []
    for width, height in SCREENS:
        await page.set_viewport_size({"width": width, "height": height})
        found.append(await boxes(page, within))
    return found


async def test_the_console_keeps_every_control_in_its_place(arrive: Arrive, server: Server) -> None:
    """Through all phases, paused and running, asked and answered, in the grace and while drafts are collected."""
    workshop = await story.prepare(arrive, server, "breakouts")
    page = workshop.maria.page
    before = await on_both_screens(page, ".controls")
    assert [len(found) for found in before] == [7, 7]
    for title in await workshop.phases():
        await workshop.go_to(title)
        await expect(page.locator(".agenda-rail [aria-current]")).to_contain_text(title)
        assert (title, await on_both_screens(page, ".controls")) == (title, before)
        if title in ("Lobby", "Draft", "Check"):
            await _presses_around(page, before)
    await workshop.go_to("Draft")
    await workshop.end_drafting()
    await expect(page.locator(PRIMARY)).to_have_text(re.compile("Keep writing"))
    assert await on_both_screens(page, ".controls") == before
    await expect(page.locator(PRIMARY)).to_have_text(re.compile("Collecting|Next: Break"))
    assert await on_both_screens(page, ".controls") == before


async def _presses_around(page: Page, before: list[list[str]]) -> None:
    """Pause and resume, and a first press on whatever asks for a second."""
    if await page.get_by_role("button", name="Pause", exact=True).is_enabled():
        for pressed, then in (("Pause", "Resume"), ("Resume", "Pause")):
            await page.get_by_role("button", name=pressed, exact=True).click()
            await expect(page.get_by_role("button", name=then, exact=True)).to_be_visible()
            assert await on_both_screens(page, ".controls") == before
    for asking in await page.locator(".controls [data-second-press]").all():
        await asking.click()
        await expect(page.locator(".controls [data-js-armed]").last).to_be_visible()
        assert await on_both_screens(page, ".controls") == before


async def test_clicking_end_three_times_presses_nothing_else(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts")
    ana = await workshop.seat(ANA)
    maria = workshop.maria
    await workshop.go_to("Draft")
    await ana.is_told("saved")
    left = await _triple_clicks(maria, "End drafting and collect")
    assert left > 0  # it asks, once: a double click is one press
    await maria.page.locator("[data-js-armed]").click()
    await expect(maria.page.locator(PRIMARY)).to_have_text(re.compile(r"Keep writing · 1\d:\d\d left"))
    for _ in range(3):
        await _triple_clicks(maria)
    assert await maria.seconds_left() == 0
    await maria.sees("Maria Lind ended the phase early.")

    await maria.press("Keep writing", exact=False)
    await expect(maria.page.locator(PRIMARY)).to_have_text("End drafting and collect")
    assert await maria.seconds_left() > 14 * 60
    await ana.sees("Maria Lind lets everyone keep writing.")
    await expect(ana.editor()).to_be_editable()

    await workshop.end_drafting()
    await ana.sees_heading("What do you like, and why?")


async def _triple_clicks(maria: Visitor, label: str = "") -> int:
    """On the primary button's place, whatever is there. Gives the seconds that are left."""
    button = maria.page.get_by_role("button", name=label, exact=True) if label else maria.page.locator(PRIMARY)
    box = await button.bounding_box()
    assert box
    await maria.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, click_count=3, delay=30)
    return await maria.seconds_left()


async def test_a_double_click_on_next_goes_on_once(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts")
    maria = workshop.maria
    await workshop.go_to("Jump in")
    for now in ("What our people said", "Our primary customer"):
        await expect(maria.page.locator(PRIMARY)).to_have_text(f"Next: {now}")
        running = maria.page.locator(".agenda-rail [aria-current]")
        await _double_clicks(maria, maria.page.locator(PRIMARY), running, now)
        await maria.page.reload()
        await expect(running).to_contain_text(now)


async def _double_clicks(person: Visitor, button: Locator, shown: Locator, words: str) -> None:
    """The second click lands once the first has changed the page."""
    await expect(button).not_to_have_attribute("data-js-settling", "")
    await button.scroll_into_view_if_needed()
    box = await button.bounding_box()
    assert box
    await person.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    await person.page.mouse.down()
    await person.page.mouse.up()
    await expect(shown).to_contain_text(words)
    await person.page.mouse.down(click_count=2)
    await person.page.mouse.up(click_count=2)


async def test_of_two_who_press_next_the_slower_is_told_that_it_is_done(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts")
    maria, jonas = workshop.maria, await _jonas(arrive, workshop)
    await workshop.go_to("What makes a good vision")
    await expect(jonas.page.locator(PRIMARY)).to_have_text("Next: Draft")
    where = await boxes(jonas.page, ".controls")
    await jonas.page.evaluate(DEAF)
    await maria.press("Next: Draft")
    await expect(maria.page.locator(PRIMARY)).to_have_text("End drafting and collect")
    await jonas.press("Next: Draft")  # as his page still has it
    notice = jonas.page.locator("#notice")
    await expect(notice).to_have_text("Done already: Maria Lind moved everyone to “Draft”.")
    await expect(notice).to_have_attribute("data-tone", "info")
    await expect(notice).to_have_attribute("role", "status")
    await jonas.page.evaluate("window.deaf = false")
    await workshop.clock("add-1")
    await expect(jonas.page.locator(PRIMARY)).to_have_text("End drafting and collect")
    await expect(notice).to_have_text("Done already: Maria Lind moved everyone to “Draft”.")
    assert await boxes(jonas.page, ".controls") == where


async def _jonas(arrive: Arrive, workshop: Workshop) -> Visitor:
    """A co-facilitator with a console of his own."""
    maria = workshop.maria
    await maria.post("/accounts", name=f"Jonas of {workshop.id}", role="facilitator")
    page = await maria.get("/accounts")
    link = re.findall(rf'Jonas of {workshop.id}.*?value="(http[^"]+/welcome/[^"]+)"', page, re.DOTALL)[0]
    jonas = await arrive("Jonas")
    await jonas.post(link, password=PASSWORD)
    await maria.post(f"{workshop.address}/facilitators", facilitator=f"Jonas of {workshop.id}")
    await jonas.open(f"{workshop.address}/meeting")
    return jonas


async def test_the_acts_of_the_check_keep_their_places(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts")
    maria = workshop.maria
    seats = await asyncio.gather(*(workshop.seat(member) for member in PARTICIPANTS))
    await workshop.go_to("Check")
    await expect(maria.page.locator(".acts")).to_be_visible()
    before = await on_both_screens(maria.page, ".acts")
    await maria.write(STATEMENT)
    await maria.is_told("saved")
    for press, then in (
        ("Ask the three questions", "0 of 4 answered"),
        ("Reveal the answers", ""),
        ("Not all answered. Press again", "3 yes"),
        ("Adopt this wording", "Adopted by Maria Lind"),
    ):
        if press == "Reveal the answers":
            await maria.sees("The answers can be shown once three people have answered all three questions")
            await expect(maria.page.get_by_role("button", name="Reveal the answers")).to_be_disabled()
            for seat in seats[:3]:
                await says_yes(seat)
        await maria.press(press)
        await maria.sees(then) if then else await expect(maria.page.locator("[data-js-armed]")).to_be_visible()
        assert (press, await on_both_screens(maria.page, ".acts")) == (press, before)


async def says_yes(person: Visitor) -> None:
    for number in (1, 2, 3):
        await person.sees(f"Question {number} of 3")
        await person.page.get_by_label("Yes", exact=True).check()
        await person.press("Give my answer")
    await person.sees("Thank you.")


async def test_no_button_of_any_page_moves_when_it_asks(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=PARTICIPANTS)
    maria = workshop.maria
    await maria.post(f"{workshop.address}/survey/open")
    await maria.post(f"{workshop.address}/artifacts", kind="mission", label="", text="We collect stories.")
    await maria.post(f"{workshop.address}/customers", name="Visitors", belongs="external")
    asked = 0
    for path in ("", "/people", "/survey", "/agenda", "/artifacts", "/customers", "/invitations", "/documents"):
        for width, height in SCREENS:
            await maria.page.set_viewport_size({"width": width, "height": height})
            await maria.open(f"{workshop.address}{path}")
            await maria.page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
            before = await boxes(maria.page)
            for button in await maria.page.locator("main :is([data-second-press], [data-copy]):visible").all():
                await button.click()
                await expect(button).to_have_attribute("data-js-note", re.compile("."))
                assert (path, width, await boxes(maria.page)) == (path, width, before)
                assert await button.evaluate("({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth")
                asked += 1
    assert asked > 40


async def test_a_seat_says_done_and_not_done_in_the_same_place(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts")
    ana = await workshop.seat(ANA)
    await workshop.go_to("Draft")
    await ana.is_told("saved")
    before = await on_both_screens(ana.page, "main")
    await ana.press("I am done")
    await expect(ana.page.get_by_role("button", name="I am not done after all")).to_be_visible()
    assert await on_both_screens(ana.page, "main") == before
    done = ana.page.locator("form[action$='/done'] button")
    await _double_clicks(ana, done, done, "I am done")  # one press, not two
    await ana.page.reload()
    await expect(done).to_have_text("I am done")
    assert await on_both_screens(ana.page, "main") == before


async def test_a_double_click_across_a_page_load_moves_one_person(arrive: Arrive, server: Server) -> None:
    """The next person stands under the pointer when the page has come anew; a moment later a press counts for them."""
    workshop = await story.prepare(arrive, server, "breakouts", members=PARTICIPANTS)
    maria = workshop.maria
    for member in await _members(maria, workshop.address):
        await maria.post(f"{workshop.address}/people/{member}/team", team="A")
    await maria.open(f"{workshop.address}/people")
    members = maria.page.locator("[data-team='A'] [data-team-member]")
    everyone = await members.count()
    await members.nth(1).scroll_into_view_if_needed()
    place = await members.nth(1).locator("button").bounding_box()
    assert place is not None
    x, y = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    async with maria.page.expect_navigation():
        await maria.page.mouse.click(x, y)
    await expect(members).to_have_count(everyone - 1)
    await maria.page.evaluate(SECOND_CLICK, await members.nth(1).get_attribute("id"))
    await asyncio.sleep(0.5)
    await expect(members).to_have_count(everyone - 1)
    await members.nth(1).locator("button").click()
    await expect(members).to_have_count(everyone - 2)


SECOND_CLICK = """(id) => {
  const { at, x, y } = JSON.parse(sessionStorage.getItem("visionroom-press"));
  const click = new MouseEvent("click", { bubbles: true, cancelable: true, detail: 1, clientX: x, clientY: y });
  Object.defineProperty(click, "timeStamp", { value: at - performance.timeOrigin + 200 });
  document.getElementById(id).querySelector("button").dispatchEvent(click);
}"""
"""The second half of a double click on the page before, 200 ms after the first, on the button that is there now."""


async def _members(person: Visitor, address: str) -> list[str]:
    page = await person.get(f"{address}/people")
    return re.findall(r'id="member-(\w+)"', page)
