"""In a longer language, accented and from right to left: surfaces have room for it, and nothing stays English."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from playwright.async_api import expect

from app.domain.survey.survey import QUESTION
from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.browser.workshop import Workshop
from tests.messages.pseudo import LANGUAGE, english_left, pseudo
from tests.people import ANA, BEN, CHEN, DILEK

PHONE, LAPTOP = {"width": 360, "height": 640}, {"width": 1280, "height": 800}


class PseudoServer(Server):
    is_forked = False  # its catalogues come first
    command = ("-m", "tests.messages.pseudo_server")


@pytest_asyncio.fixture(loop_scope="session")
async def server(tmp_path: Path) -> AsyncIterator[Server]:
    running = PseudoServer(tmp_path / "data")
    await running.start()
    yield running
    await running.stop()
    print("\n".join(running.said))


def held_in_it(server: Server, workshop: Workshop) -> None:
    """No page offers another language than English yet."""
    with sqlite3.connect(server.folder / "visionroom.db") as database:
        database.execute("UPDATE workshops SET language = ? WHERE id = ?", (LANGUAGE, workshop.id))
        titles = database.execute("SELECT id, title FROM phases WHERE workshop_id = ?", (workshop.id,)).fetchall()
        new = [(pseudo(title), phase_id) for phase_id, title in titles]
        database.executemany("UPDATE phases SET title = ? WHERE id = ?", new)
    database.close()


async def found_on(person: Visitor) -> dict[str, object]:
    """What is wrong with a page: how far it is wider than each window, and what is English on it."""
    await expect(person.page.locator("html")).to_have_attribute("dir", "rtl")
    wider = []
    for size in (PHONE, LAPTOP):
        await person.page.set_viewport_size(size)  # type: ignore[arg-type]
        wider.append(await person.page.evaluate("document.documentElement.scrollWidth - innerWidth"))
    return {"wider": wider, "english": english_left(await person.page.content())}


async def test_each_surface_has_room_for_a_longer_language_from_right_to_left(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA, BEN, CHEN, DILEK), console=False)
    maria = workshop.maria
    held_in_it(server, workshop)
    translated = {"language": LANGUAGE, "translation": pseudo(QUESTION)}
    await maria.post(f"{workshop.address}/survey/questions", **translated)
    await maria.post(f"{workshop.address}/survey/open")
    await maria.open(f"{workshop.address}/survey")
    link = await maria.page.get_by_label("Link to send to everyone").input_value()
    layla = await arrive("Layla", locale="ar")
    await layla.open(link)
    await maria.open(f"{workshop.address}/meeting")
    screen, ana = await asyncio.gather(workshop.screen(), workshop.seat(ANA))
    people = {"console": maria, "seat": ana, "screen": screen, "respondent": layla}
    nothing = {name: {"wider": [0, 0], "english": []} for name in people}
    assert {name: await found_on(person) for name, person in people.items()} == nothing, "before the start"
    await workshop.go_to(pseudo("Draft"))
    for person, heading in ((maria, "Draft in two teams"), (screen, "Draft in two teams")):
        await person.sees_heading(pseudo(heading))
    await ana.sees_heading(pseudo("Write with team %(team)s") % {"team": "A"})
    await expect(ana.page.locator(".cm-editor")).to_be_visible()
    assert {name: await found_on(person) for name, person in people.items()} == nothing, "while teams draft"
