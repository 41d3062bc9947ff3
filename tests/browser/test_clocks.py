"""One time for everybody, whatever laptops' clocks say, however slow the network, and if the server's clock is set."""

import asyncio
import signal
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import WebSocketRoute, expect

from app.storage import agenda
from app.storage.database import open_database
from tests.browser import in_page, story
from tests.browser.conftest import Arrive
from tests.browser.gate import Gate
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.browser.workshop import Workshop
from tests.people import ANA, BEN, CHEN, DILEK

DIFFERENCE = 1.0  # seconds, at most, between what any two show
DELAY = 3.0  # seconds
LONGER = 6.0  # seconds by which a phase may grow when the server's clock is set, on a busy machine
SOON = 6.0  # seconds


class SteppedServer(Server):
    command = ("-m", "tests.browser.stepped_clock")

    def set_clock(self, how: signal.Signals) -> None:
        assert self.process is not None
        self.process.send_signal(how)


@pytest_asyncio.fixture(loop_scope="session")
async def server(tmp_path: Path) -> AsyncIterator[SteppedServer]:
    running = SteppedServer(tmp_path / "data")
    await running.start()
    yield running
    await running.stop()
    print("\n".join(running.said))


async def zeros(everyone: Sequence[Visitor]) -> list[float]:
    """When each page's countdown will end, on this machine's own clock."""
    return list(await asyncio.gather(*(person.page.evaluate(in_page.WHEN_ZERO) for person in everyone)))


async def agree(everyone: Sequence[Visitor]) -> float:
    """No two differ; when it will be over."""
    found = await zeros(everyone)
    assert max(found) - min(found) <= DIFFERENCE, found
    return min(found)


class SlowNetwork:
    """Between a page and its live socket: what the server says arrives so many seconds later, in its order."""

    def __init__(self) -> None:
        self.delay = 0.0

    async def pass_through(self, socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        on_its_way: asyncio.Queue[str | bytes] = asyncio.Queue()
        server.on_message(on_its_way.put_nowait)
        self.delivering = asyncio.create_task(self._deliver(socket, on_its_way))

    async def _deliver(self, socket: WebSocketRoute, on_its_way: "asyncio.Queue[str | bytes]") -> None:
        while True:
            message = await on_its_way.get()
            await asyncio.sleep(self.delay)
            socket.send(message)


async def test_no_two_countdowns_differ_by_more_than_a_second(arrive: Arrive, server: Server) -> None:
    """Ana's laptop is an hour fast, Ben's an hour slow, and Chen's network begins to dawdle."""
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA, BEN, CHEN, DILEK))
    ana = await workshop.seat(ANA, script=in_page.AN_HOUR_FAST)
    ben = await workshop.seat(BEN, script=in_page.AN_HOUR_SLOW)
    chen, network = await arrive(CHEN.name), SlowNetwork()
    await chen.page.route_web_socket("**/live/**", network.pass_through)
    await chen.open_link((await workshop.links())[CHEN.name], "**/meet/*")
    everyone = (workshop.maria, ana, ben, chen, await workshop.seat(DILEK), await workshop.screen())
    await workshop.go_to("Draft")
    for person in everyone:
        await expect(person.page.locator("#timer .timer-value")).to_be_visible()
    before = await agree(everyone)
    network.delay = DELAY
    await workshop.clock("add-1")
    for person in everyone:
        await expect(person.page.locator("#timer[data-total='960']")).to_be_visible()
    assert 59 <= await agree(everyone) - before <= 61


@pytest.mark.parametrize(
    ("how", "told"), [(signal.SIGUSR1, "that time has been added back"), (signal.SIGUSR2, "clock was set back")]
)
async def test_the_servers_clock_is_set_while_people_write(
    arrive: Arrive, server: SteppedServer, how: signal.Signals, told: str
) -> None:
    """Nobody loses time, nothing is collected, and everybody writes on."""
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA, BEN))
    ana, ben = await workshop.seats((ANA, BEN))
    everyone = (workshop.maria, ana, ben)
    await workshop.go_to("Draft")
    await ana.is_told("saved")
    await ana.write("Before, ")
    before = await agree(everyone)
    server.set_clock(how)
    for person in everyone:
        await person.sees(told)
    await ana.write("and after.")
    await ana.is_told("saved")
    await ana.reads("Before, and after.")
    assert -DIFFERENCE <= await agree(everyone) - before <= LONGER


async def test_zero_is_told_once(arrive: Arrive, server: Server) -> None:
    """To everybody, although pages are rendered anew at that moment; and the drafts come once."""
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA, BEN))
    ana, ben = [await workshop.seat(member, script=in_page.NOTE_WHAT_IS_SAID) for member in (ANA, BEN)]
    await workshop.go_to("Draft")
    for person in (ana, ben):
        await person.is_told("saved")
        await person.write("Ours.")
        await person.is_told("saved")
    await _time_is_nearly_up(workshop, server)
    await ana.press("I am done")  # everybody's page hears of it, and so of the time
    for person in (ana, ben):
        await person.sees("Finish your sentence")
    await ben.press("I am done")
    for person in (ana, ben, workshop.maria):
        await expect(person.page.locator(".draft-text")).to_have_text(["Ours.", "Ours."])
    for person in (ana, ben):
        said: list[str] = await person.page.evaluate("window.said")
        assert said.count("Time is up") == 1


async def test_warnings_come_at_their_moments_and_at_no_others(arrive: Arrive, server: Server) -> None:
    """Seen, heard by people who want to, and told to screen readers. The page's own clock hurries ahead here."""
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA,))
    ana = await arrive(ANA.name, script=in_page.NOTE_WHAT_IS_SAID + in_page.COUNT_TONES)
    await ana.page.clock.install()
    gate = await Gate.before(ana.page, "**/live/**")
    await workshop.go_to("Draft")
    await workshop.clock("set", minutes="6")
    await ana.open_link((await workshop.links())[ANA.name], "**/meet/*")
    await ana.press("Sound")
    tones_before = await ana.page.evaluate("window.tones")
    await gate.shut()  # the server would contradict
    await ana.page.clock.pause_at(time.time() + 1)
    await _looks_after(ana, await ana.seconds_left() - 330)
    looks = [await _looks_after(ana, seconds) for seconds in (40, 220, 15, 40, 10, 10)]
    assert looks == [
        ("calm", ["5 minutes left"]),
        ("amber", []),
        ("amber", ["1 minute left"]),
        ("red", []),
        ("red", ["10 seconds left"]),
        ("red", ["Time is up"]),
    ]
    assert await ana.page.evaluate("window.tones") - tones_before == 1 + 1 + 1 + 2


async def _looks_after(person: Visitor, seconds: int) -> tuple[str, list[str]]:
    """The timer's state, and what was said meanwhile."""
    await person.page.evaluate("window.said = []")
    for _ in range(seconds):
        await person.page.clock.run_for(1000)
    said: list[str] = await person.page.evaluate("window.said")
    return str(await person.page.locator("#timer").get_attribute("data-js-state")), said


async def _time_is_nearly_up(workshop: Workshop, server: Server) -> None:
    """In a few seconds. People could only set whole minutes."""
    database = open_database(f"sqlite+aiosqlite:///{server.folder / 'visionroom.db'}")
    async with database.transaction() as connection:
        before = await agenda.meeting_of(connection, workshop.id)
        deadline = datetime.now(UTC) + timedelta(seconds=SOON)
        assert await agenda.change_meeting(connection, workshop.id, before, replace(before, deadline=deadline))
    await database.close()
