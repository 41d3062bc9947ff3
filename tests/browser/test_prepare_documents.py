"""Step 7 of preparing: documents that are there ahead, open outside the meeting, and open for writing by themselves."""

from playwright.async_api import expect

from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.gate import Gate
from tests.browser.server import Server
from tests.browser.test_late_draft import LATE
from tests.people import ANA, BEN, CHEN, DILEK, STATEMENT


async def test_a_team_looks_at_its_document_early_and_writes_when_it_opens(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA, BEN), console=False)
    maria = workshop.maria
    await maria.open(f"{workshop.address}/documents")
    await expect(maria.page.locator("tbody").first.locator("th")).to_have_text(["Team A", "Team B", "Group"])
    await expect(maria.page.locator(".badge")).to_have_text(["Blank"] * 3)
    link = await maria.copies(f"Copy the document link of {ANA.name}")
    team = await maria.page.get_by_role("row", name=ANA.name).last.locator("td").first.inner_text()

    ana = await arrive(ANA.name)
    await ana.open_link(link, "**/meet/*/documents/*")
    await ana.sees_heading(team)
    await ana.sees("Writing opens with “Draft”")
    await expect(ana.editor(team)).to_have_attribute("aria-readonly", "true")
    await workshop.go_to("Draft")
    await ana.page.wait_for_url(f"**/meet/{workshop.id}")
    await ana.sees_heading(f"Write with team {team[-1]}")
    await ana.write(ANA.draft)
    await ana.is_told("saved")

    state = {"Team A": "Blank", "Team B": "Blank", "Group": "Blank"} | {team: "In use"}
    await expect(maria.page.locator(".badge")).to_have_text(list(state.values()))
    await maria.page.get_by_role("link", name=f"Open {team}").click()
    await maria.reads(ANA.draft)
    await ana.write(" Really.")
    await maria.reads(f"{ANA.draft} Really.")
    await expect(maria.editor()).to_have_attribute("contenteditable", "false")


async def test_the_statements_own_page_opens_with_its_phase(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "solo", members=(ANA, BEN), console=False)
    maria, ana = workshop.maria, await workshop.seat(ANA)
    await maria.open(f"{workshop.address}/documents")
    await expect(maria.page.locator("tbody").first.locator("th")).to_have_text([ANA.name, BEN.name, "Group"])
    await maria.page.get_by_role("link", name="Open Group").click()
    await ana.open(maria.page.url.split(server.address)[1].replace("/workshops/", "/meet/"))
    for person in (maria, ana):
        await person.sees("Writing opens with “Write the group statement”")
    await workshop.go_to("Write the group statement")
    await maria.sees("Writing is open.")
    await ana.sees_heading("Write one statement together")
    await ana.write(STATEMENT)
    await maria.reads(STATEMENT)


async def test_words_that_missed_the_lock_are_kept_for_the_meetings_page(arrive: Arrive, server: Server) -> None:
    """Ana's page has not heard that the meeting went on, only her document has; then that fails too."""
    members = (ANA, BEN, CHEN, DILEK)
    workshop = await story.prepare(arrive, server, "solo", members=members)
    ana, *others = await workshop.seats(members)
    gate, meeting = Gate(), Gate()
    await ana.page.route_web_socket("**/sync/**", gate.pass_through)
    await ana.page.route_web_socket("**/live/*/strip", meeting.pass_through)
    meeting.is_open = False
    await ana.page.get_by_text("Look at your document").click()
    await ana.sees_heading(ANA.name)
    await workshop.go_to("Draft")
    await ana.write(ANA.draft)
    await ana.is_told("saved")
    for visitor in others:
        await visitor.paste(visitor.name)
        await visitor.is_told("saved")
    await gate.shut()
    await ana.write(LATE)
    await workshop.end_drafting()
    await expect(others[0].page.locator(".draft-text")).to_have_count(4)
    gate.is_open = True
    await ana.sees("Your last words came after time was up")
    await ana.page.get_by_role("link", name="Go to the meeting").last.click()
    await expect(ana.page.get_by_label("What you wrote", exact=True)).to_have_value(ANA.draft + LATE)
