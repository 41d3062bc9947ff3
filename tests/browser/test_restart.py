"""The server goes away in the middle of drafting and comes back: nothing is lost, nobody's time is eaten."""

import asyncio
import signal
import time

import pytest
from playwright.async_api import expect

from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.visitor import PATIENCE, Visitor
from tests.people import PARTICIPANTS

INTERRUPTED = ("offline", "reconnecting")
Teams = dict[str, list[Visitor]]
OUTAGE = 4.0  # seconds, longer than a hiccup that nobody is told of
TOLERANCE = 2.0  # seconds: the last heartbeat may be a second old, and a page shows whole seconds


@pytest.mark.own_server
async def test_two_restarts_while_two_teams_write(arrive: Arrive, server: Server) -> None:
    """First an update of the server, then a power cut."""
    workshop = await story.prepare(arrive, server, "breakouts")
    maria = workshop.maria
    screen, *seats = [await workshop.screen(), *await workshop.seats(PARTICIPANTS)]
    await workshop.go_to("Draft")
    teams = await story.teams(seats)
    for name, (first, second) in teams.items():
        await first.paste(f"Team {name} begins.")
        await second.reads(f"Team {name} begins.")
        await first.is_told("saved")

    for number, how in enumerate((signal.SIGTERM, signal.SIGKILL), start=1):
        texts = {name: await first.editor().inner_text() for name, (first, _) in teams.items()}
        left, asked_at = await maria.seconds_left(), time.monotonic()
        await server.stop(how)
        gone_at = time.monotonic()
        await _write_into_nothing(teams, number)
        await maria.sees("Connection lost. Reconnecting")
        await asyncio.sleep(max(0.0, gone_at + OUTAGE - time.monotonic()))
        starting_at = time.monotonic()
        await server.start()
        await _everything_arrives(teams, number, texts, maria)
        await maria.sees("that time has been added back.")
        await expect(maria.page.locator("#connection-banner")).to_be_hidden()
        for person in (maria, screen, *seats):
            await _has_lost_no_time(person, left, served=gone_at - asked_at, starting_at=starting_at)
    drafts = [await teams[name][0].editor().inner_text() for name in ("A", "B")]
    await workshop.end_drafting()
    for person in (maria, screen, *seats):
        await expect(person.page.locator(".draft-text")).to_have_text(drafts)


@pytest.mark.own_server
async def test_a_power_cut_while_time_is_up(arrive: Arrive, server: Server) -> None:
    """The server dies while people finish their sentences; what was saved is collected, once."""
    workshop = await story.prepare(arrive, server, "solo")
    maria = workshop.maria
    seats = await workshop.seats(PARTICIPANTS)
    await workshop.go_to("Draft")
    for seat in seats:
        await seat.is_told("saved")
        await seat.paste(f"What {seat.name} saved.")
        await seat.is_told("saved")
    await workshop.end_drafting()
    for person in (maria, *seats):
        await person.sees("Finish your sentence")
    await server.kill()
    for seat in seats:
        await seat.is_told(*INTERRUPTED)
    await server.start()

    expected = sorted(f"What {member.name} saved." for member in PARTICIPANTS)
    for person in (maria, *seats):
        await expect(person.page.locator(".draft-text")).to_have_count(4)
        assert sorted(await person.drafts()) == expected
    await server.kill()
    await server.start()
    await maria.page.reload()
    assert sorted(await maria.drafts()) == expected


async def _has_lost_no_time(person: Visitor, left: int, *, served: float, starting_at: float) -> None:
    """A page comes back in its own time, and then shows what was left, less the seconds in which the server served."""
    async with asyncio.timeout(PATIENCE / 1000):
        while True:
            shown = await person.seconds_left()
            since = served + time.monotonic() - starting_at
            if left - since - TOLERANCE <= shown <= left + TOLERANCE:
                return
            await asyncio.sleep(0.1)


async def _write_into_nothing(teams: Teams, number: int) -> None:
    """Everyone goes on typing, and is told that it does not arrive."""
    for name, (first, second) in teams.items():
        await first.is_told(*INTERRUPTED)
        await first.write(f" {name}{number} first.")
        await second.write(f" {name}{number} second.")
        await second.is_told(*INTERRUPTED)


async def _everything_arrives(teams: Teams, number: int, before: dict[str, str], maria: Visitor) -> None:
    """Pages come back by themselves: what was saved stands where it stood; what was typed meanwhile is there once."""
    for name, (first, second) in teams.items():
        typed = (f" {name}{number} first.", f" {name}{number} second.")
        for person in (first, second):
            await person.is_told("saved")
            for words in typed:
                await expect(person.editor()).to_contain_text(words)
        together = await first.editor().inner_text()
        assert together in (before[name] + typed[0] + typed[1], before[name] + typed[1] + typed[0])
        await second.reads(together)
        await maria.reads(together, label=f"Team {name}")
