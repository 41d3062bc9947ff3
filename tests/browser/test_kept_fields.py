"""What was typed and not sent survives pushes, phase changes and reloads; once sent, the device forgets it."""

from playwright.async_api import Locator, expect

from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.people import ANA, BEN, STATEMENT

REASON = "Because a story travels further than we do"
STORED = "JSON.stringify([sessionStorage, localStorage])"


async def device_of(person: Visitor) -> str:
    kept: str = await person.page.evaluate(STORED)
    return kept


async def device_forgets(person: Visitor, words: str) -> None:
    """Soon: a push may show the next question before the answer's own reply has come."""
    await person.page.wait_for_function(f"words => !{STORED}.includes(words)", arg=words)


async def test_a_like_that_was_begun_waits_for_its_writer(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts")
    ana = await workshop.seat(ANA)
    await workshop.go_to("Draft")
    await ana.write(ANA.draft)
    await ana.is_told("saved")
    await workshop.end_drafting()
    await ana.sees_heading("What do you like, and why?")
    await ana.select_phrase("what they came for")
    await ana.fill("Why do you like it?", REASON)

    async def is_as_it_was() -> None:
        await expect(ana.page.get_by_label("Why do you like it?")).to_have_value(REASON)
        await expect(ana.page.locator("[data-like-phrase]")).to_have_text("what they came for")

    await workshop.clock("add-1")  # a push
    await ana.sees("Maria Lind added 1 minute.")
    await is_as_it_was()
    await ana.page.reload()
    await is_as_it_was()
    await workshop.go_to("Break")
    await ana.sees_heading("Break")
    await workshop.go_to("Compare")
    await ana.sees_heading("What do you like, and why?")
    await is_as_it_was()
    await ana.press("Like")
    await expect(ana.page.locator(".like-phrase")).to_have_text(["what they came for"])
    await device_forgets(ana, REASON)
    await ana.page.reload()
    await expect(ana.page.locator("[data-like-bar]")).to_be_hidden()


async def test_an_answer_that_was_begun_waits_for_its_writer_and_for_nobody_else(
    arrive: Arrive, server: Server
) -> None:
    workshop = await story.prepare(arrive, server, "breakouts")
    ana = await workshop.seat(ANA)
    await workshop.go_to("Check")
    await workshop.maria.write(STATEMENT)
    await workshop.maria.is_told("saved")
    await workshop.maria.press("Ask the three questions")
    await ana.page.get_by_label("Not yet", exact=True).check()
    await ana.fill("Why?", REASON)

    async def is_as_it_was() -> None:
        await expect(ana.page.get_by_label("Not yet", exact=True)).to_be_checked()
        await expect(ana.page.get_by_label("Why?")).to_have_value(REASON)

    await ana.page.reload()
    await is_as_it_was()
    await workshop.go_to("Write the group statement")
    await ana.sees_heading("Write one statement together")
    await workshop.go_to("Check")
    await is_as_it_was()

    # Ben opens his own link in the same tab: it is a shared device.
    link = (await workshop.links())[BEN.name]
    await ana.open_link(link, "**/meet/*")
    await ana.sees("Question 1 of 3")
    await expect(ana.page.get_by_label("Why?")).to_have_value("")
    await expect(ana.page.get_by_label("Not yet", exact=True)).not_to_be_checked()
    assert REASON not in await device_of(ana)
    await ana.page.get_by_label("Yes", exact=True).check()
    await ana.fill("Why?", "Ben thinks so too")
    await ana.press("Give my answer")
    await ana.sees("Question 2 of 3")
    await expect(ana.page.get_by_label("Why?")).to_have_value("")
    await device_forgets(ana, "Ben thinks so too")


async def test_minutes_that_were_typed_for_the_clock_stay_with_their_phase(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts")
    maria = workshop.maria
    await workshop.go_to("Jump in")
    await maria.page.get_by_text("Set the clock").click()
    await maria.fill("Minutes left", "17")
    await workshop.clock("add-1")
    await maria.sees("Maria Lind added 1 minute.")
    await expect(maria.page.get_by_label("Minutes left")).to_have_value("17")
    await workshop.go_to("Break")
    await expect(maria.page.get_by_label("Minutes left")).to_have_value("10")
    await workshop.go_to("Jump in")
    await maria.page.reload()
    await expect(maria.page.get_by_label("Minutes left")).to_have_value("17")
    await maria.press("Set")
    await maria.sees("Maria Lind set the clock to 17:00.")


async def test_no_letter_is_lost_while_the_page_counts_them(arrive: Arrive, server: Server) -> None:
    """Each letter changes the counter under the field, and so the page."""
    workshop = await story.prepare(arrive, server, "breakouts", members=(), console=False)
    maria = workshop.maria
    await maria.open(f"{workshop.address}/artifacts")
    words = maria.page.get_by_label("Wording")
    await words.press_sequentially(REASON)
    await expect(words).to_have_value(REASON)
    await maria.page.reload()
    await expect(words).to_have_value(REASON)
    await words.press("End")
    await words.press_sequentially(", and longer")
    await expect(words).to_have_value(REASON + ", and longer")


PAGES = {  # path: a form with words that wait, and another form of that page which is saved
    "/people": ("#add form >> nth=0", "#add form >> nth=1"),
    "/artifacts": ("form.card", ".artifact-list details form"),
    "/customers": ("form.card[action$='/customers']", "form[action$='/primary']"),
    "/survey": ("form[action$='/questions']:has(#translation)", "form[action$='/question']"),
    "": ("form[action$='/facilitators']", "form.card"),
}


async def test_saving_one_form_of_a_page_keeps_what_was_typed_into_the_others(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts")
    maria = workshop.maria
    await maria.post(f"{workshop.address}/artifacts", kind="mission", label="", text="We collect stories.")
    await maria.post(f"{workshop.address}/customers", name="Visitors", belongs="external")
    waited = []
    for path, (waiting, saved) in PAGES.items():
        await maria.open(f"{workshop.address}{path}")
        await _opens_all(maria)
        names = await _types(maria.page.locator(f"main {waiting}").first)
        assert names, path
        await _types(maria.page.locator(f"main {saved}").first)
        button = maria.page.locator(f"main {saved}").first.locator("button:not([type='button'])").first
        async with maria.page.expect_navigation():
            await button.click()
        await maria.open(f"{workshop.address}{path}")
        form = maria.page.locator(f"main {waiting}").first
        for name, typed in names.items():
            await expect(form.locator(f"[name='{name}']").first).to_have_value(typed)
        await expect(form).to_have_attribute("data-js-kept", "")
        waited.append(path)
    assert waited == list(PAGES)


async def _opens_all(person: Visitor) -> None:
    await person.page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")


async def _types(form: Locator) -> dict[str, str]:
    """Something into every line and box of the form. Gives what was typed, by field."""
    typed = {}
    lines = "input:is([type='text'], :not([type])):not([readonly]):visible, textarea:visible"
    for field in await form.locator(lines).all():
        name = await field.get_attribute("name") or ""
        typed[name] = f"Typed for {name}, and not sent"[: int(await field.get_attribute("maxlength") or 200)]
        await field.fill(typed[name])
    for choice in await form.locator("select[required]:visible").all():
        await choice.select_option(index=1)
    return typed


async def test_an_agenda_that_was_begun_is_saved_as_a_whole_and_overwrites_no_colleague(
    arrive: Arrive, server: Server
) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=(), console=False)
    maria = workshop.maria
    await maria.open(f"{workshop.address}/agenda")
    titles, minutes = maria.page.locator("[name=title]"), maria.page.locator("[name=minutes]")
    await titles.nth(1).fill("Welcome everybody")
    await minutes.nth(2).fill("25")
    await maria.page.reload()
    await expect(titles.nth(1)).to_have_value("Welcome everybody")
    await maria.press("Move What our people said down")
    await expect(titles.nth(3)).to_have_value("What our people said")
    await expect(minutes.nth(3)).to_have_value("25")
    await expect(titles.nth(1)).to_have_value("Welcome everybody")
    await maria.page.wait_for_load_state()
    await device_forgets(maria, "Welcome everybody")

    await titles.nth(2).fill("Whom we serve")
    form = await maria.page.locator("#agenda").evaluate("(form) => [...new FormData(form)]")
    theirs = [(name, "Our customers" if value == "Whom we serve" else value) for name, value in form]
    await maria.page.evaluate(
        "(fields) => fetch(location.pathname, { method: 'POST', body: new URLSearchParams(fields) })", theirs
    )
    await maria.page.reload()
    await expect(titles.nth(2)).to_have_value("Whom we serve")
    await maria.press("Save")
    await maria.sees("Somebody else changed this while you were typing.")
    await maria.sees("Saved now: “Our customers”, 10 minutes.")
    await expect(titles.nth(2)).to_have_value("Whom we serve")
    await maria.press("Save")
    await expect(maria.page.get_by_text("Saved now")).to_have_count(0)
    await expect(titles.nth(2)).to_have_value("Whom we serve")
