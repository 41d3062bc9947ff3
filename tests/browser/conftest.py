"""A real server, a real Chromium, one context a person."""

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
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
)

Arrive = Callable[..., Awaitable[Visitor]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Server]:
    running = Server(tmp_path / "data")
    await running.start()
    yield running
    await running.stop()
    print("\n".join(running.said))  # shown when the test fails


@pytest.fixture
async def chromium() -> AsyncIterator[Browser]:
    found = shutil.which("chromium")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("CI needs Debian's chromium for the browser tests")
        pytest.skip("no chromium on this machine: browser tests are skipped")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        await browser.close()


@pytest.fixture
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
