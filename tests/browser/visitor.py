"""One person with a browser of their own. What they do reads like what they would say they did."""

import re
from dataclasses import dataclass, field

from playwright.async_api import Browser, BrowserContext, Locator, Page, expect

from tests.people import PASSWORD, Member

expect.set_options(timeout=15_000)


@dataclass
class Visitor:
    name: str
    address: str
    context: BrowserContext
    page: Page
    complaints: list[str] = field(default_factory=list)
    """What a browser complains of and no page may cause: script errors, blocked content, requests to elsewhere."""

    @classmethod
    async def arrive(cls, browser: Browser, address: str, name: str, **options: object) -> "Visitor":
        context = await browser.new_context(base_url=address, **options)  # type: ignore[arg-type]
        await context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
        context.set_default_timeout(10_000)
        page = await context.new_page()
        visitor = cls(name, address, context, page)
        page.on("pageerror", lambda error: visitor.complaints.append(f"{name}: script error: {error}"))
        page.on("console", lambda message: visitor._hear(message.type, message.text))
        page.on("request", lambda request: visitor._see(request.url))
        return visitor

    def _hear(self, kind: str, text: str) -> None:
        is_network = "Failed to load resource" in text or "WebSocket connection" in text or "net::ERR" in text
        if kind == "error" and not is_network:
            self.complaints.append(f"{self.name}: {text}")

    def _see(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:", "about:")):
            self.complaints.append(f"{self.name}: a request left our origin: {url}")

    async def open(self, path: str) -> None:
        await self.page.goto(path)

    async def press(self, label: str, *, exact: bool = True) -> None:
        await self.page.get_by_role("button", name=label, exact=exact).first.click()

    async def press_twice(self, label: str) -> None:
        """A button that wants a second press, because something is not finished."""
        button = self.page.locator("button[data-second-press]", has_text=re.compile(f"^{re.escape(label)}$")).first
        await button.click()
        await self.page.locator("button[data-js-armed]").click()

    async def fill(self, label: str, text: str) -> None:
        await self.page.get_by_label(label, exact=False).first.fill(text)

    async def sees(self, text: str) -> None:
        await expect(self.page.get_by_text(text).first).to_be_visible()

    async def sees_heading(self, text: str) -> None:
        await expect(self.page.get_by_role("heading", name=text, level=1)).to_be_visible()

    def editor(self, label: str = "") -> Locator:
        if label:
            return self.page.get_by_role("textbox", name=label, exact=True)
        return self.page.locator("[data-editor] .cm-content").first

    async def write(self, text: str, *, label: str = "") -> None:
        await self.editor(label).click()
        await self.page.keyboard.press("Control+End")
        await self.page.keyboard.type(text, delay=4)

    async def is_told(self, state: str) -> None:
        """What the status beside the document says."""
        await expect(self.page.locator(".editor-status").first).to_have_attribute("data-state", state)

    async def sign_in(self) -> None:
        await self.open("/sign-in")
        await self.fill("Your name", self.name)
        await self.fill("Password", PASSWORD)
        await self.press("Sign in")

    async def join_with_code(self, code: str) -> None:
        await self.open("/")
        await self.fill("Join code", code)
        await self.press("Join")
        await self.press(self.name)

    async def seconds_left(self) -> int:
        """As the page's countdown shows it."""
        minutes, seconds = (await self.page.locator("#timer .timer-value").inner_text()).split(":")
        return int(minutes) * 60 + int(seconds)


async def seat(browser: Browser, address: str, member: Member, **options: object) -> Visitor:
    return await Visitor.arrive(browser, address, member.name, **options)
