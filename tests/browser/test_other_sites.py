"""Three host names in a real browser: ours, a neighbour's on the same domain, and a stranger's.

Over plain http, where browsers do not tell the site that a form comes from, and over https behind a proxy. A page of
another host may send any form here; the browser adds Maria's cookies if the host is a neighbour's.
"""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from html import escape
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, Request, Route, expect

from tests.browser import story
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.certificates import certificate_of, server_context
from tests.live.cable import Cable
from tests.people import ANA, MARIA, ORGANISATION, PASSWORD, TITLE

OURS = "vision.museum.test"
NEIGHBOUR, STRANGER = "shop.museum.test", "www.elsewhere.test"
WORKSHOP = {"organisation": "Eve", "title": "Not hers", "starts_at": "2026-12-01T14:00", "mode": "solo"}
SANDBOX = {"Content-Security-Policy": "sandbox allow-forms allow-scripts"}  # its origin is then nobody's
REFUSED = "This came from another site, so nothing was changed."


@pytest_asyncio.fixture(loop_scope="session", params=["http", "https"])
async def server(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Server]:
    running = Server(tmp_path / "data")
    async with AsyncExitStack() as stack:
        port = running.port
        if request.param == "https":
            tls = server_context(certificate_of(OURS, tmp_path))
            port = (await stack.enter_async_context(Cable(running.port, tls=tls))).port
        running.settings["BASE_URL"] = f"{request.param}://{OURS}:{port}"
        await running.start()
        stack.push_async_callback(running.stop)
        yield running


async def elsewhere(page: Page, host: str, form: str, policy: dict[str, str]) -> None:
    """A page of that host, which sends the form as soon as it is opened."""
    scheme = page.url.partition(":")[0]

    async def answers(route: Route) -> None:
        script = "<script>document.forms[0].submit()</script>"
        await route.fulfill(body=form + script, content_type="text/html", headers=policy)

    await page.route(f"{scheme}://{host}/**", answers)
    await page.goto(f"{scheme}://{host}/", wait_until="commit")


def form_to(address: str, fields: dict[str, str]) -> str:
    inputs = "".join(f'<input name="{name}" value="{escape(value)}">' for name, value in fields.items())
    return f'<form method="post" action="{address}">{inputs}</form>'


async def sets_up(chromium: Browser, server: Server) -> Visitor:
    address = server.settings["BASE_URL"]
    maria = await Visitor.arrive(chromium, address, MARIA, ignore_https_errors=True)
    await maria.open(server.setup_link)
    await maria.fill("Your name", MARIA)
    await maria.fill("Password", "short")
    await maria.press("Start")
    await maria.sees("at least 10 characters")  # the page that says so has a form as well
    await maria.fill("Password", PASSWORD)
    await maria.press("Start")
    await maria.open("/workshops/new")
    await maria.fill("Organisation", ORGANISATION)
    await maria.fill("Title of the workshop", TITLE)
    await maria.page.get_by_label("Date and time").fill("2026-12-01T14:00")
    await maria.press("Create workshop")
    await maria.sees("How people get in")
    return maria


async def home_of(maria: Visitor) -> str:
    """Her workshops; she is still signed in."""
    await maria.open("/")
    await maria.sees(ORGANISATION)
    return await maria.page.locator("main").inner_text()


async def test_no_other_site_does_anything_for_maria(chromium: Browser, server: Server) -> None:
    maria = await sets_up(chromium, server)
    address = server.settings["BASE_URL"]
    before = await home_of(maria)
    page = await maria.context.new_page()
    await page.goto("/sign-in")
    for host in (NEIGHBOUR, STRANGER):
        for policy in ({"Referrer-Policy": "no-referrer"}, {"Referrer-Policy": "unsafe-url"}, SANDBOX):
            await elsewhere(page, host, form_to(f"{address}/workshops", WORKSHOP), policy)
            await expect(page.get_by_text(REFUSED)).to_be_visible()
            await page.unroute_all()
    assert await home_of(maria) == before
    await maria.context.close()


async def test_an_answer_is_taken_from_a_form_on_any_page(chromium: Browser, server: Server) -> None:
    """An intranet may ask the question itself. An answer carries nobody's rights."""
    maria = await sets_up(chromium, server)
    await maria.open(f"{maria.page.url.split('?')[0]}/survey")
    await maria.press("Open the survey")
    link = await maria.page.get_by_label("Link to send to everyone").input_value()
    page = await maria.context.new_page()
    await page.goto("/sign-in")
    await elsewhere(page, STRANGER, form_to(link, {"answer": "Warm"}), SANDBOX)
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you")
    await maria.context.close()


async def test_our_own_forms_work_and_no_secret_is_in_a_referer(chromium: Browser, server: Server) -> None:
    maria = await sets_up(chromium, server)
    workshop = maria.page.url.split("?")[0]
    await maria.open(f"{workshop}/people")
    await maria.fill("Name", ANA.name)
    await maria.press("Add")
    link = await story.personal_link(maria, workshop.rsplit("/", 1)[-1], ANA.name)
    ana = await Visitor.arrive(chromium, server.settings["BASE_URL"], ANA.name, ignore_https_errors=True)
    told: list[str] = []

    def note(request: Request) -> None:
        told.append(request.headers.get("referer", ""))

    ana.page.on("request", note)
    await ana.open_link(link, "**/meet/*")
    await ana.sees(TITLE)
    secret = link.rsplit("/", 1)[-1]
    assert [referer for referer in told if secret in referer] == []
    assert secret not in str(await ana.page.evaluate("[location.href, document.referrer]"))
    await maria.open(f"{workshop}/meeting")
    await maria.press_twice("Start the meeting")
    await expect(ana.page.get_by_role("heading", level=1)).not_to_have_text("Welcome")  # pushed to her
    for visitor in (maria, ana):
        assert visitor.complaints == []
        await visitor.context.close()
