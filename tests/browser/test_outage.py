"""The database goes away in the middle of a meeting: pages say so, stay, ask ever more rarely, and go on."""

from collections.abc import AsyncIterator
from itertools import pairwise
from pathlib import Path

import pytest_asyncio
from playwright.async_api import expect
from sqlalchemy.engine import make_url

from app.storage.database import open_database
from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.test_interruptions import until
from tests.browser.visitor import Visitor
from tests.conftest import empty
from tests.live.cable import Cable
from tests.people import ANA

LOST = "Connection lost. Reconnecting… Nothing is lost."
OPENINGS = """
window.openings = [];
window.WebSocket = class extends WebSocket {
  constructor(...way) {
    super(...way);
    if (String(way[0]).includes("/live/")) this.addEventListener("open", () => window.openings.push(performance.now()));
  }
};
"""
ANNOUNCED = """() => {
  window.announced = [];
  const box = document.getElementById("announcer");
  new MutationObserver(() => box.textContent && window.announced.push(box.textContent)).observe(box, {
    childList: true, characterData: true, subtree: true,
  });
}"""


@pytest_asyncio.fixture(loop_scope="session")
async def cable() -> AsyncIterator[Cable]:
    async with Cable(5432) as laid:
        yield laid


@pytest_asyncio.fixture(loop_scope="session")
async def server(cable: Cable, postgresql_url: str, tmp_path: Path) -> AsyncIterator[Server]:
    """On PostgreSQL, at the other end of the cable."""
    nearby = open_database(postgresql_url)
    await empty(nearby)
    await nearby.close()
    address = make_url(postgresql_url).set(host="127.0.0.1", port=cable.port)
    running = Server(tmp_path / "data", DATABASE_URL=address.render_as_string(hide_password=False))
    await running.start()
    yield running
    cable.heal()
    await running.stop()
    print("\n".join(running.said))


async def openings(person: Visitor) -> list[float]:
    return [float(at) for at in await person.page.evaluate("window.openings")]


async def test_the_database_is_away_for_a_while(arrive: Arrive, server: Server, cable: Cable) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA,))
    await workshop.go_to("Write the group statement")
    ana = await arrive(ANA.name, script=OPENINGS)
    await ana.open_link((await workshop.links())[ANA.name], "**/meet/*")
    await ana.is_told("saved")
    await ana.page.evaluate(ANNOUNCED)
    banner = ana.page.locator("#connection-banner")
    cable.cut()
    await ana.write("Meanwhile. ")
    await expect(banner).to_have_text(LOST)
    before = len(await openings(ana))
    while len(await openings(ana)) < before + 4:
        await expect(banner).to_have_text(LOST)
    await ana.is_told("unsaved")
    *_, first, second, third = pairwise(await openings(ana))
    assert [later - earlier > 700 for earlier, later in (first, second, third)] == [True] * 3
    assert third[1] - third[0] > 1400  # half a second, doubled each time
    cable.heal()
    await expect(banner).to_be_hidden()
    await ana.is_told("saved")
    await ana.page.wait_for_function("() => window.announced.includes('Connected again.')")
    told = [words for words in await ana.page.evaluate("window.announced") if "onnect" in words]
    assert told == [LOST, "Connected again."]
    await until(lambda: any("works again" in line for line in server.said))
    assert [line for line in server.said if "Traceback" in line] == []
