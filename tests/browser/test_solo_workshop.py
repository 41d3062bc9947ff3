"""The whole workshop with everyone writing alone, from the set-up link to the exports; nobody learns who wrote what."""

import asyncio
import json
from io import BytesIO

import pytest
from playwright.async_api import expect
from pypdf import PdfReader

from app.domain.meeting.solo_progress import LOOK_SECONDS
from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.people import ANA, BEN, CHEN, DILEK, ORGANISATION, PARTICIPANTS, STATEMENT

CANARIES = {ANA.name: "albatross", BEN.name: "bittern", CHEN.name: "cormorant", DILEK.name: "dotterel"}
"""A word of everyone's own, by which their text is known wherever it turns up."""

BETWEEN_LOOKS = 1000.0 * (LOOK_SECONDS + 10)  # milliseconds

Seats = dict[str, Visitor]


@pytest.mark.own_server
async def test_a_museum_finds_its_vision_writing_alone(arrive: Arrive, server: Server) -> None:
    priya = await story.set_up(arrive, server)
    workshop_id = await story.create_workshop(priya, "solo")
    maria = await story.invite_facilitator(priya, arrive, workshop_id)
    await story.add_people(maria, workshop_id)
    await story.run_survey_quickly(maria, workshop_id)
    screen = await story.open_screen(maria, arrive, workshop_id)
    seats = await _everyone_joins(arrive, maria, workshop_id)
    await maria.open(f"/workshops/{workshop_id}/meeting")
    await maria.sees("4 of 4 are here.")
    await maria.press_twice("Start the meeting")
    for title in ("What our people said", "Our primary customer", "What makes a good vision", "Draft"):
        await maria.press(f"Next: {title}")

    await _write_alone(maria, seats, screen)
    await _time_runs_out(maria, seats, screen)
    drafts = await _compare(maria, seats, screen)
    await _agree(maria, seats)
    await _export(priya, workshop_id, drafts)


async def _everyone_joins(arrive: Arrive, maria: Visitor, workshop_id: str) -> Seats:
    code = await story.code_of(maria, workshop_id)
    seats = {member.name: await arrive(member.name) for member in PARTICIPANTS}
    await asyncio.gather(*(seat.join_with_code(code) for seat in seats.values()))
    return seats


async def _write_alone(maria: Visitor, seats: Seats, screen: Visitor) -> None:
    """Everyone writes, a word in one piece, so that it would show in a single frame if it went astray."""
    for name, seat in seats.items():
        await seat.sees_heading("Write your own draft")
        await seat.sees("Only this device shows what you write")
        await seat.is_told("saved")
        await seat.paste(f"{CANARIES[name]} words of my own")
        await expect(seat.editor()).to_have_text(f"{CANARIES[name]} words of my own")
    for seat in seats.values():
        await seat.is_told("saved")
        await seat.keeps_on_device(True)
    steps = maria.page.locator(".progress-list .badge")
    await expect(steps).to_have_text(["3 or more", "3 or more", "Fewer than 3"], timeout=BETWEEN_LOOKS)
    for name in (ANA.name, BEN.name, CHEN.name):
        await seats[name].press("I am done")
    await expect(screen.page.get_by_text("3 or more are done")).to_be_visible(timeout=BETWEEN_LOOKS)
    await expect(steps).to_have_text(["3 or more"] * 3)
    await seats[DILEK.name].press("I am done")
    await expect(maria.page.get_by_text("All who are here are done.")).to_be_visible(timeout=BETWEEN_LOOKS)
    assert await maria.page.locator("main").get_by_text(BEN.name).count() == 0
    await _nobody_sees_anothers_text(maria, seats, screen)


async def _nobody_sees_anothers_text(maria: Visitor, seats: Seats, screen: Visitor) -> None:
    """Not on their page, and not in any frame of any of their sockets."""
    met = {
        (person.name, canary): await person.has_met(canary)
        for author, canary in CANARIES.items()
        for person in (maria, screen, *seats.values())
        if person.name != author
    }
    assert {key: places for key, places in met.items() if places} == {}
    assert len(met) == 4 * 5
    documents = {name: {path for path, _ in seat.frames if path.startswith("sync/")} for name, seat in seats.items()}
    assert [len(paths) for paths in documents.values()] == [1, 1, 1, 1]
    assert len(set.union(*documents.values())) == 4
    assert [path for path, _ in (*maria.frames, *screen.frames) if path.startswith("sync/")] == []


async def _time_runs_out(maria: Visitor, seats: Seats, screen: Visitor) -> None:
    """Maria adds a minute, then sets the clock to nothing; Dilek goes on typing until the lock takes the pen away."""
    everyone = (maria, screen, *seats.values())
    before = await maria.seconds_left()
    await maria.press("+1 min")
    for person in everyone:
        await expect(person.page.locator("#timer[data-total='360']")).to_be_visible()
        assert before + 50 <= await person.seconds_left() <= before + 60
    await maria.page.get_by_text("Set the clock").click()
    await maria.page.get_by_label("Minutes left").fill("0")
    await maria.press("Set")
    dilek = seats[DILEK.name]
    typing = asyncio.create_task(_type_until_locked(dilek))
    for person in everyone:
        await person.sees("Finish your sentence")
    await expect(maria.page.get_by_role("button", name="Keep writing")).to_be_visible()
    for person in everyone:
        await expect(person.page.locator(".draft-text")).to_have_count(4)
    await typing


async def _type_until_locked(person: Visitor) -> None:
    """Word after word, with a pause after each, so that the page has a moment to say “Saved”."""
    await person.editor().click()
    await person.page.keyboard.press("Control+End")
    number = 0
    while await person.editor().count():
        number += 1
        await person.page.keyboard.type(f" {number}", delay=20)
        await asyncio.sleep(0.6 if number % 5 == 0 else 0)


async def _compare(maria: Visitor, seats: Seats, screen: Visitor) -> list[str]:
    """The same four drafts in the same order for everyone, named after nobody; gives their texts."""
    everyone = (maria, screen, *seats.values())
    drafts = await maria.drafts()
    for person in everyone:
        assert await person.page.locator(".draft-label").all_inner_texts() == [f"Draft {n}" for n in (1, 2, 3, 4)]
        assert await person.drafts() == drafts
    pages = {await seat.page.locator(".drafts").evaluate("drafts => drafts.outerHTML") for seat in seats.values()}
    assert len(pages) == 1, "nothing in the page tells one's own draft from the others"

    told = await seats[DILEK.name].states()
    saved = [one["text"] for one in told if one["state"] == "saved"][-1]
    final = [one["text"] for one in told if one["state"] == "locked"][-1]
    assert final.startswith(saved) and len(saved) > len("dotterel words of my own")
    others = [f"{CANARIES[name]} words of my own" for name in (ANA.name, BEN.name, CHEN.name)]
    assert sorted(drafts) == sorted([*others, final.strip()])
    for seat in seats.values():
        await expect(seat.page.locator("[data-editor]")).to_have_count(0)
    return drafts


async def _agree(maria: Visitor, seats: Seats) -> None:
    await maria.press("Next: Break")
    await maria.press("Next: Write the group statement")
    await seats[CHEN.name].is_told("saved")
    await seats[CHEN.name].write(STATEMENT)
    await maria.reads(STATEMENT)
    await maria.press("Next: Check")
    await maria.press("Ask the three questions")
    await asyncio.gather(*(_say_yes(seat) for seat in seats.values()))
    await maria.sees("4 of 4 answered")
    await maria.press("Reveal the answers")
    await expect(maria.page.locator(".check-numbers .yes")).to_have_text(["4 yes"] * 3)
    await maria.press("Adopt this wording")
    await maria.sees("Adopted by Maria Lind")
    await maria.press("Next: Next steps")
    for seat in seats.values():
        await expect(seat.page.locator(".statement.final")).to_have_text(STATEMENT)


async def _say_yes(seat: Visitor) -> None:
    for number in (1, 2, 3):
        await seat.sees(f"Question {number} of 3")
        await seat.page.get_by_label("Yes", exact=True).check()
        await seat.press("Give my answer")
    await seat.sees("Thank you.")


async def _export(priya: Visitor, workshop_id: str, drafts: list[str]) -> None:
    """Priya, the admin, takes the record; no draft in it has an author."""
    pdf = await priya.context.request.get(f"/workshops/{workshop_id}/export.pdf")
    words = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(await pdf.body())).pages).split())
    for expected in (STATEMENT, ORGANISATION, "Draft 1", "Draft 4", *drafts):
        assert " ".join(expected.split()) in words
    markdown = (await priya.get(f"/workshops/{workshop_id}/export.md")).replace("\\", "")
    assert [line for line in (STATEMENT, *drafts) if line not in markdown] == []
    record = json.loads(await priya.get(f"/workshops/{workshop_id}/export.json"))
    expected_drafts = [{"label": f"Draft {n}", "text": text, "likes": []} for n, text in enumerate(drafts, start=1)]
    assert (record["statement"], record["drafts"]) == (STATEMENT, expected_drafts)
    assert [person["name"] for person in record["people"]] == sorted(CANARIES)
    assert [one["yes"] for one in record["check"]["questions"]] == [4, 4, 4]
