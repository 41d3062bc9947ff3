"""Opening a link whose address is a secret, and pressing the button of the page it leads to."""

from typing import Any

import httpx


def opens(browser: httpx.Client, link: str) -> httpx.Response:
    """The page behind the link, or the reply that refuses it; the browser then keeps the link's cookie."""
    reply = browser.get(link)
    if reply.status_code != 303:
        return reply
    _keep_all(browser)
    return browser.get(reply.headers["location"])


def _keep_all(browser: httpx.Client) -> None:
    """Those in its header become cookies like all others, and Secure ones are sent over the test's plain http too."""
    for held in browser.headers.pop("cookie", "").split("; "):
        if held:
            name, _, value = held.partition("=")
            browser.cookies.set(name, value, domain=browser.base_url.host)
    for cookie in browser.cookies.jar:
        cookie.secure = False


def enters(browser: httpx.Client, link: str, **form: str) -> httpx.Response:
    """What pressing the page's button gives, or the reply that refused the link."""
    opened = opens(browser, link)
    return browser.post(path_of(opened), data=form) if opened.status_code == 200 else opened


def path_of(page: httpx.Response) -> str:
    """With its query."""
    return page.url.raw_path.decode()


async def enters_from_afar(browser: httpx.AsyncClient, link: str, **form: Any) -> httpx.Response:
    """As `enters`, of a server that is a process of its own."""
    browser.headers["origin"] = str(browser.base_url).rstrip("/")
    opened = await browser.get(link)
    return await browser.post(opened.headers["location"], data=form)
