"""A real server, a real Chromium, one context a person.

Both live as long as the test process, since starting them costs more than most stories; every story has a workshop of
its own. A story that begins at the set-up link, or that ends the server, is marked `own_server`.
"""

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from tests.browser.server import Server
from tests.browser.visitor import Visitor

FLAGS = (
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--host-resolver-rules=MAP *.test 127.0.0.1",
)

Arrive = Callable[..., Awaitable[Visitor]]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "own_server: a browser story with a server to itself")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def shared_server(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Server]:
    """Not running before the first story that needs it."""
    shared = Server(tmp_path_factory.mktemp("shared") / "data")
    yield shared
    await shared.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def server(request: pytest.FixtureRequest, shared_server: Server, tmp_path: Path) -> AsyncIterator[Server]:
    is_own = request.node.get_closest_marker("own_server") is not None
    running = Server(tmp_path / "data") if is_own else shared_server
    if running.process is None:
        await running.start()
    yield running
    if is_own:
        await running.stop()
    print("\n".join(running.said))  # shown when the test fails


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    # The same engine without windows and toolbars, which take three quarters of the time and are not seen here.
    found = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("CI needs Debian's chromium for the browser tests")
        pytest.skip("no chromium on this machine: browser tests are skipped")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def arrive(chromium: Browser, server: Server) -> AsyncIterator[Arrive]:
    """Lets somebody arrive with a browser of their own; afterwards nobody's browser may have complained."""
    visitors: list[Visitor] = []

    async def arriving(name: str, **options: Any) -> Visitor:
        visitor = await Visitor.arrive(chromium, server.address, name, **options)
        visitors.append(visitor)
        return visitor

    yield arriving
    complaints = [complaint for visitor in visitors for complaint in visitor.complaints]
    for visitor in visitors:
        await visitor.context.close()
    assert complaints == []
