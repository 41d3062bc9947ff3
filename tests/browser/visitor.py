"""One person with a browser of their own. What they do reads like what they would say they did."""

import asyncio
import re
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import Browser, BrowserContext, Locator, Page, WebSocket, expect

from tests.browser import in_page
from tests.people import PASSWORD

PATIENCE = 25_000  # milliseconds that a page gets on a busy machine
expect.set_options(timeout=PATIENCE)
FARTHEST = 40  # presses of Tab; nothing that anybody needs is further away
_NETWORK = ("Failed to load resource", "WebSocket connection", "WebSocket is already in", "net::ERR", "htmx:ws:error")
"""What browsers and htmx log of a server that is away: the pages' own words for it are what counts."""


@dataclass
class Visitor:
    name: str
    address: str
    context: BrowserContext
    page: Page
    complaints: list[str] = field(default_factory=list)
    """What a browser complains of and no page may cause: script errors, blocked content, requests to elsewhere."""
    frames: list[tuple[str, bytes]] = field(default_factory=list)
    """(socket's path, content) of everything that any of this browser's sockets has received."""

    @classmethod
    async def arrive(cls, browser: Browser, address: str, name: str, *, script: str = "", **options: Any) -> "Visitor":
        """`script` runs in every page before anything else; `options` are Playwright's for a context."""
        context = await browser.new_context(base_url=address, reduced_motion="reduce", **options)
        await context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
        context.set_default_timeout(PATIENCE)
        await context.add_init_script(in_page.NOTE_STATES + script)
        page = await context.new_page()
        visitor = cls(name, address, context, page)
        page.on("pageerror", lambda error: visitor.complaints.append(f"{name}: script error: {error}"))
        page.on("console", lambda message: visitor._hear(message.type, message.text))
        page.on("request", lambda request: visitor._see(request.url))
        page.on("websocket", visitor._listen)
        return visitor

    def _hear(self, kind: str, text: str) -> None:
        if kind == "error" and not any(sign in text for sign in _NETWORK):
            self.complaints.append(f"{self.name}: {text}")

    def _see(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:", "about:")):
            self.complaints.append(f"{self.name}: a request left our origin: {url}")

    def _listen(self, socket: WebSocket) -> None:
        path = socket.url.split("/", 3)[-1]

        def received(content: str | bytes) -> None:
            self.frames.append((path, content.encode() if isinstance(content, str) else content))

        socket.on("framereceived", received)

    # -- what they do

    async def open(self, path: str) -> None:
        await self.page.goto(path)

    async def open_link(self, link: str, leads_to: str) -> None:
        """A link whose page sends itself on: it may do so before it has quite loaded."""
        await self.page.goto(link, wait_until="commit")
        await self.page.wait_for_url(leads_to)

    async def press(self, label: str, *, exact: bool = True) -> None:
        await self.page.get_by_role("button", name=label, exact=exact).first.click()

    async def copies(self, label: str) -> str:
        """What a button puts on the clipboard, once it has said so. The page has its scripts when it is loaded."""
        await self.page.wait_for_load_state()
        button = self.page.get_by_role("button", name=label, exact=True)
        handle = await button.element_handle()  # it says something else afterwards
        await button.click()
        await self.page.wait_for_function("(button) => button.dataset.jsNote === 'Copied'", arg=handle)
        return str(await self.page.evaluate("navigator.clipboard.readText()"))

    async def press_twice(self, label: str) -> None:
        """A button that wants a second press, because something is not finished."""
        button = self.page.locator("button[data-second-press]", has_text=re.compile(f"^{re.escape(label)}$")).first
        await button.click()
        await self.page.locator("button[data-js-armed]").click()

    async def reach(self, target: Locator) -> None:
        """With Tab alone, from wherever the focus is. What has just appeared takes no press for a moment."""
        await expect(target).to_be_visible()
        await expect(target).not_to_have_attribute("data-js-settling", "")
        for _ in range(FARTHEST):
            if await target.evaluate("element => element === document.activeElement"):
                return
            await self.page.keyboard.press("Tab")
        raise AssertionError(f"{self.name} cannot reach {target} with Tab")

    async def fill(self, label: str, text: str) -> None:
        await self.page.get_by_label(label, exact=False).first.fill(text)

    async def write(self, text: str, *, label: str = "") -> None:
        """Key by key, at the end of the document."""
        await self._goes_to_the_end(self.editor(label))
        await self.page.keyboard.type(text, delay=4)

    async def paste(self, text: str) -> None:
        """All at once, so that it travels in one piece."""
        await self._goes_to_the_end(self.editor())
        await self.page.keyboard.insert_text(text)

    async def _goes_to_the_end(self, editor: Locator) -> None:
        await expect(editor).to_be_editable()
        await editor.click()
        await self.page.keyboard.press("Control+End")

    async def select_phrase(self, phrase: str) -> None:
        """As with the mouse, in whichever draft has these words."""
        draft = self.page.locator(".draft-text", has_text=phrase).first
        await draft.evaluate(in_page.SELECT_PHRASE, phrase)

    async def post(self, path: str, **form: str) -> str:
        """What a form of this person's page would send, without the page. A whole link is opened first.

        Gives the address of the page that it leads to.
        """
        asking = self.context.request
        address = (await asking.get(path)).url if path.startswith("http") else path
        answer = await asking.post(address, form=form, headers={"Origin": self.address})  # type: ignore[arg-type]
        assert answer.ok, f"{path}: {answer.status} {await answer.text()}"
        return answer.url

    async def get(self, path: str) -> str:
        answer = await self.context.request.get(path)
        assert answer.ok, f"{path}: {answer.status} {await answer.text()}"
        return await answer.text()

    async def sign_in(self) -> None:
        await self.open("/sign-in")
        await self.fill("Your name", self.name)
        await self.fill("Password", PASSWORD)
        await self.press("Sign in")

    async def join_with_code(self, code: str) -> None:
        await self.join_as_far_as_the_names(code)
        await self.press(self.name)

    async def join_as_far_as_the_names(self, code: str) -> None:
        await self.open("/")
        await self.fill("Join code", code)
        await self.press("Join")
        await self.sees_heading("Who are you?")

    # -- what they see

    async def sees(self, text: str) -> None:
        await expect(self.page.get_by_text(text).first).to_be_visible()

    async def sees_heading(self, text: str) -> None:
        await expect(self.page.get_by_role("heading", name=text, level=1)).to_be_visible()

    def editor(self, label: str = "") -> Locator:
        if label:
            return self.page.get_by_role("textbox", name=label, exact=True)
        return self.page.locator("[data-editor] .cm-content").first

    async def reads(self, text: str, *, label: str = "") -> None:
        """The whole document, not part of it."""
        await expect(self.editor(label)).to_have_text(text)

    async def is_told(self, *states: str) -> None:
        """What the status beside the document says: one of these."""
        wanted = re.compile("|".join(f"^{state}$" for state in states))
        await expect(self.page.locator(".editor-status").first).to_have_attribute("data-state", wanted)

    async def states(self) -> list[dict[str, str]]:
        """Every state that the editors on this page have told so far, each with the text at that moment."""
        found: list[dict[str, str]] = await self.page.evaluate("window.toldStates")
        return found

    async def drafts(self) -> list[str]:
        return await self.page.locator(".draft-text").all_inner_texts()

    async def seconds_left(self) -> int:
        """As the page's countdown shows it."""
        parts = (await self.page.locator("#timer .timer-value").inner_text()).split(":")
        return sum(int(part) * 60**place for place, part in enumerate(reversed(parts)))

    async def keeps_on_device(self, is_kept: bool, *, within: float = PATIENCE / 1000) -> None:
        """Whether the browser comes to keep anything of any document on its disk, or to have forgotten it all."""
        async with asyncio.timeout(within):
            while (await self.page.evaluate(in_page.COUNT_RECORDS) > 0) is not is_kept:
                await asyncio.sleep(0.05)

    async def has_met(self, words: str) -> list[str]:
        """Where the words have reached this browser: its page, attributes included, or what its sockets received."""
        places = [path for path, content in self.frames if words.encode() in content]
        return places + ["the page"] * (words in await self.page.content())
