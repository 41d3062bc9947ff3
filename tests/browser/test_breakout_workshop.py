"""The whole workshop in two teams, from the set-up link to the exported PDF, in real browsers."""

import asyncio
from io import BytesIO

import pytest
from playwright.async_api import expect
from pypdf import PdfReader

from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.people import ANA, BEN, CHEN, DILEK, ORGANISATION, STATEMENT


@pytest.mark.own_server
async def test_a_museum_finds_its_vision_in_two_teams(arrive: Arrive, server: Server) -> None:
    priya = await story.set_up(arrive, server)
    workshop_id = await story.create_workshop(priya, "breakouts")
    maria = await story.invite_facilitator(priya, arrive, workshop_id)
    await story.add_people(maria, workshop_id)
    await story.run_survey(maria, arrive, workshop_id)
    code = await story.code_of(maria, workshop_id)
    screen = await story.open_screen(maria, arrive, workshop_id)
    seats = await _everyone_joins(arrive, maria, workshop_id, code)
    await maria.open(f"/workshops/{workshop_id}/meeting")
    await maria.sees("4 of 4 are here.")

    await maria.press_twice("Start the meeting")
    for person in (*seats.values(), screen):
        await person.sees_heading("Jump in")
    await maria.press("Next: What our people said")
    await expect(seats[ANA.name].page.locator(".cloud-word", has_text="welcome")).to_be_visible()
    await expect(screen.page.locator(".cloud-word", has_text="welcome")).to_be_visible()
    await maria.press("Next: Our primary customer")
    await maria.press("Next: What makes a good vision")
    await seats[BEN.name].sees("Is it simple and easily understood?")

    await _draft(maria, seats)
    await _compare(maria, seats, screen)
    await _write(maria, seats, screen)
    await _check(maria, seats, screen)
    await _export(maria, workshop_id)


async def _everyone_joins(arrive: Arrive, maria: Visitor, workshop_id: str, code: str) -> dict[str, Visitor]:
    """Ana and Ben use the code, Chen and Dilek their personal links."""
    seats = {}
    for member in (ANA, BEN):
        seats[member.name] = await arrive(member.name)
        await seats[member.name].join_with_code(code)
    for member in (CHEN, DILEK):
        seats[member.name] = await arrive(member.name, viewport={"width": 360, "height": 740})
        link = await story.personal_link(maria, workshop_id, member.name)
        await seats[member.name].open_link(link, "**/meet/*")
    for visitor in seats.values():
        await visitor.sees(f"Welcome, {visitor.name}.")
    return seats


async def _draft(maria: Visitor, seats: dict[str, Visitor]) -> None:
    """Two people of one team type at once and see each other; Maria sees both teams on one page."""
    await maria.press("Next: Draft")
    await expect(seats[ANA.name].page.locator("#timer")).to_be_visible()
    teams = await story.teams(seats.values())
    for name, (first, second) in teams.items():
        await first.write(f"Draft of team {name}. ")
        await expect(second.editor()).to_contain_text(f"Draft of team {name}.")
        await second.write("Welcome to all.")
        await expect(first.editor()).to_contain_text(f"Draft of team {name}. Welcome to all.")
        await expect(first.page.locator(".editor-caret")).to_contain_text(second.name)
        await expect(maria.editor(f"Team {name}")).to_contain_text(f"Draft of team {name}. Welcome to all.")
        await first.is_told("saved")
    for visitor in seats.values():
        await visitor.press("I am done")
    await maria.sees("Everyone who is here is done.")
    await maria.press("End drafting and collect")


async def _compare(maria: Visitor, seats: dict[str, Visitor], screen: Visitor) -> None:
    for person in (maria, screen, *seats.values()):
        await expect(person.page.locator(".draft-text")).to_have_text(
            ["Draft of team A. Welcome to all.", "Draft of team B. Welcome to all."]
        )
    await seats[ANA.name].select_phrase("Welcome")
    await seats[ANA.name].fill("Why do you like it?", "It is what we want to be")
    await seats[ANA.name].press("Like")
    for person in (maria, *seats.values()):
        await expect(person.page.locator(".like-phrase")).to_have_text(["Welcome"])
        await person.sees("It is what we want to be")
    await expect(screen.page.locator("mark.heat")).to_have_text(["Welcome"])


async def _write(maria: Visitor, seats: dict[str, Visitor], screen: Visitor) -> None:
    await maria.press("Next: Break")
    await maria.press("Next: Write the group statement")
    await seats[BEN.name].write(STATEMENT[:20])
    await expect(seats[CHEN.name].editor()).to_contain_text(STATEMENT[:20].strip())
    await seats[CHEN.name].write(STATEMENT[20:])
    for person in (maria, screen, *seats.values()):
        await expect(person.editor()).to_contain_text(STATEMENT)
    await maria.press("Next: Check")


async def _check(maria: Visitor, seats: dict[str, Visitor], screen: Visitor) -> None:
    await maria.press("Ask the three questions")
    await asyncio.gather(*(_answer(visitor) for visitor in seats.values()))
    await expect(maria.page.get_by_text("It does not name the visitor's need")).to_have_count(0)
    await maria.sees("4 of 4 answered")
    await maria.press("Reveal the answers")
    for person in (maria, screen, *seats.values()):
        await expect(person.page.locator(".check-numbers .yes")).to_have_text(["4 yes", "3 yes", "4 yes"])
        await person.sees("It does not name the visitor's need")
    await maria.press("Adopt this wording")
    for person in (maria, screen, *seats.values()):
        await expect(person.page.locator(".statement.final")).to_have_text(STATEMENT)
    await maria.press("Next: Next steps")


async def _answer(visitor: Visitor) -> None:
    """Three times yes, but for Dilek's doubt."""
    for number in (1, 2, 3):
        await visitor.sees(f"Question {number} of 3")
        not_yet = visitor.name == DILEK.name and number == 2
        await visitor.page.get_by_label("Not yet" if not_yet else "Yes", exact=True).check()
        if not_yet:
            await visitor.fill("Why?", "It does not name the visitor's need")
        await visitor.press("Give my answer")
    await visitor.sees("The answers are shown together")


async def _export(maria: Visitor, workshop_id: str) -> None:
    pdf = await maria.context.request.get(f"/workshops/{workshop_id}/export.pdf")
    assert (pdf.status, pdf.headers["content-type"]) == (200, "application/pdf")
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(await pdf.body())).pages)
    for expected in (STATEMENT, ORGANISATION, "Draft of team A. Welcome to all.", "It is what we want to be"):
        assert expected in " ".join(text.split())
    markdown = await (await maria.context.request.get(f"/workshops/{workshop_id}/export.md")).text()
    assert STATEMENT in markdown.replace("\\", "")
    record = await (await maria.context.request.get(f"/workshops/{workshop_id}/export.json")).json()
    assert record["statement"] == STATEMENT
