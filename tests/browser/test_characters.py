"""What a plain text field keeps of what people type, the editor keeps: the same events, side by side.

The field is a <textarea> on the same page. Halves of characters that never became whole are no text: a form would send
them as U+FFFD, and the editor drops them.
"""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from playwright.async_api import Locator, Page, expect

from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.test_composing import InputMethod
from tests.people import ANA, BEN

LONE_HALF = re.compile("[\ud800-\udfff]")
READ = "element => element.value ?? [...element.querySelectorAll('.cm-line')].map((one) => one.textContent).join('\\n')"
TOGETHER = ("several, with text around", "a family, joined", "right to left", "halves and wholes at once")


@dataclass
class Hand:
    """Somebody's at a keyboard, with an input method."""

    page: Page
    method: InputMethod


Step = Callable[[Hand], Awaitable[None]]


def types(text: str) -> Step:
    """At once, as the browser inserts what one event brings; half a character too."""

    async def step(hand: Hand) -> None:
        await hand.page.evaluate("text => document.execCommand('insertText', false, text)", text)

    return step


def units(text: str) -> list[Step]:
    """Each UTF-16 unit by itself, as two key presses bring an emoji."""
    raw = text.encode("utf-16-le")
    return [types(raw[at : at + 2].decode("utf-16-le", "surrogatepass")) for at in range(0, len(raw), 2)]


def presses(key: str) -> Step:
    async def step(hand: Hand) -> None:
        await hand.page.keyboard.press(key)

    return step


def composes(*stages: str, to: str, instead_of: tuple[int, int] | None = None) -> Step:
    async def step(hand: Hand) -> None:
        await hand.method.shows(*stages, instead_of=instead_of)
        await hand.method.commits(to)

    return step


HIGH, LOW = "\ud83d", "\ude00"  # the halves of 😀

SEQUENCES: dict[str, Sequence[Step]] = {
    "an emoji in two halves": units("😀"),
    "between letters": [types("ab"), presses("ArrowLeft"), *units("😀"), types("c")],
    "several, with text around": units("One 😀, two 🎉🎉 and 🚀."),
    "a whole one": [types("😀")],
    "a skin tone": units("👍🏽!"),
    "a flag": units("🇸🇪 🇧🇷"),
    "a family, joined": units("👩‍👩‍👧‍👦."),
    "a heart with its selector": units("❤️‍🔥"),
    "a rare Chinese letter": units("𠮷野家"),
    "mathematics": units("𝒳 and 𝒴"),
    "combining marks": units("e\u0301 o\u0308 n\u0303"),
    "right to left": units("مرحبا 😀 שלום"),
    "right to left with marks": units("شُكْرًا"),
    "Thai and Hindi": units("น้ำ हिन्दी"),
    "over a selection": [types("abcd"), *[presses("Shift+ArrowLeft")] * 2, *units("😀")],
    "into an emoji's place": [types("a😀b"), presses("ArrowLeft"), presses("Shift+ArrowLeft"), *units("🎉")],
    "after a new line": [types("a"), presses("Enter"), *units("😀"), presses("Enter"), types("b")],
    "taken back whole": [types("a"), *units("😀🎉"), presses("Backspace")],
    "deleted from before": [*units("a😀b"), presses("Home"), presses("ArrowRight"), presses("Delete")],
    "a mark taken back": [types("e\u0301"), presses("Backspace")],
    "a family taken back": [types("a👩‍👧b"), presses("ArrowLeft"), presses("Backspace")],
    "a flag taken back": [types("a🇸🇪🇧🇷"), presses("Backspace")],
    "a tone taken back": [types("a👍🏽"), presses("Backspace")],
    "a keycap taken back": [types("a1️⃣"), presses("Backspace")],
    "a heart taken back": [types("a❤️"), presses("Backspace")],
    "an emoji taken back that ends a line": [types("a"), presses("Enter"), *units("👍🏽"), presses("Backspace")],
    "Hindi taken back": [types("हिन्दी"), presses("Backspace")],
    "Korean taken back": [types("a한"), presses("Backspace")],
    "one of two tones taken back": [types("👍🏽👍🏿"), presses("Backspace")],
    "a half alone": [types(f"a{HIGH}")],
    "a half, then a letter": [types(HIGH), types("a")],
    "a half, then a letter, then the other": [types(HIGH), types("a"), types(LOW)],
    "only the second half": [types("a"), types(LOW)],
    "two first halves and one second": [types(HIGH), types(HIGH), types(LOW)],
    "a half taken back": [types("ab"), types(HIGH), presses("Backspace"), types("c")],
    "a half, then back, then the other": [types("ab"), types(HIGH), presses("Backspace"), types(LOW), types("c")],
    "a half, away, and the other": [types("ab"), types(HIGH), presses("Home"), types(LOW), types("c")],
    "halves and wholes at once": [types(f"{HIGH}a{LOW}😀{HIGH}"), types(f"{LOW}b")],
    "a dead key": [composes("´", to="é")],
    "Japanese": [composes("n", "に", "にほん", to="日本")],
    "an emoji composed": [types("a "), composes(":", ":smile", to="😄"), types(" b")],
    "a composed one among halves": [*units("😀"), composes("´", to="é"), *units("😀")],
    "autocorrected": [types("Our vistors "), composes("visitors", to="visitors", instead_of=(4, 11))],
    "autocorrected to an emoji": [types("I am happy"), composes("😊", to="😊", instead_of=(5, 10))],
    "an emoji exchanged for its sister": [types("a😀"), composes("😁", to="😁", instead_of=(1, 3))],
}


async def kept(target: Locator, hand: Hand, steps: Sequence[Step]) -> str:
    """What is in the field after these steps, whole characters only."""
    await target.focus()
    await hand.page.keyboard.press("Control+a")
    await hand.page.keyboard.press("Delete")
    for step in steps:
        await step(hand)
    return LONE_HALF.sub("", await read(target))


async def read(target: Locator) -> str:
    # Halves do not survive the way from the browser, so they travel as numbers.
    codes: list[int] = await target.evaluate(f"element => [...({READ})(element)].map((one) => one.codePointAt(0))")
    return "".join(map(chr, codes))


async def test_the_editor_keeps_what_a_text_field_keeps(arrive: Arrive, server: Server) -> None:
    """On her page, in the database, and on her neighbour's page."""
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA, BEN), console=False)
    ana, ben = await workshop.seats((ANA, BEN))
    await workshop.go_to("Write the group statement")
    for person in (ana, ben):
        await person.is_told("saved")
    await ana.page.evaluate("document.querySelector('main').append(document.createElement('textarea'))")
    field, editor = ana.page.locator("main > textarea"), ana.editor("Group")
    hand = Hand(ana.page, await InputMethod.of(ana))
    unlike = {}
    for name, steps in SEQUENCES.items():
        expected = await kept(field, hand, steps)
        found = await kept(editor, hand, steps)
        if (found, await read(editor)) != (expected, expected):
            unlike[name] = (expected, found)
            continue
        await expect(ben.editor("Group"), name).to_have_js_property("textContent", expected.replace("\n", ""))
    assert unlike == {}

    together = [step for steps in TOGETHER for step in (*SEQUENCES[steps], types(" "))]
    expected = await kept(field, hand, together)
    assert await kept(editor, hand, together) == expected
    await ana.is_told("saved")
    await ana.page.reload()
    for person in (ana, ben):
        await expect(person.editor("Group")).to_have_js_property("textContent", expected)
