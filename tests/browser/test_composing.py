"""Writing as people around the world do: by composing, with dead keys, with corrections, with the keyboard only.

Composition goes through the browser's own input layer, as an input method's would.
"""

from collections.abc import Sequence
from typing import Any

import pytest
from playwright.async_api import CDPSession, expect

from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.people import ANA, BEN

Pair = tuple[Visitor, Visitor]


async def writing_together(arrive: Arrive, server: Server) -> Pair:
    """Ana and Ben, at the Group document."""
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA, BEN), console=False)
    ana, ben = await workshop.seats((ANA, BEN))
    await workshop.go_to("Write the group statement")
    for person in (ana, ben):
        await person.is_told("saved")
    return ana, ben


class InputMethod:
    """What turns keys into other letters. Until it commits, what it shows is underlined and may still change."""

    def __init__(self, session: CDPSession) -> None:
        self._session = session

    @classmethod
    async def of(cls, person: Visitor) -> "InputMethod":
        return cls(await person.context.new_cdp_session(person.page))

    async def shows(self, *stages: str, instead_of: tuple[int, int] | None = None) -> None:
        """One after the other. `instead_of`: the place in the text of what is being corrected."""
        place: dict[str, Any] = {}
        if instead_of:
            place = {"replacementStart": instead_of[0], "replacementEnd": instead_of[1]}
        for text in stages:
            at_the_end = {"selectionStart": len(text), "selectionEnd": len(text)}
            await self._session.send("Input.imeSetComposition", {"text": text, **at_the_end, **place})

    async def commits(self, text: str) -> None:
        await self._session.send("Input.insertText", {"text": text})


COMPOSED = {
    "Japanese": (("n", "に", "にh", "にほ", "にほん"), "日本"),
    "Korean": (("ㅎ", "하", "한"), "한"),
    "Pinyin with a space": (("n", "ni", "ni h", "ni hao"), "你好"),
    "a dead key": (("´",), "é"),
    "a swiping phone": (("v", "visitor"), "visitor "),
    "an emoji of several parts": (("👩",), "👩‍👧"),
}


async def test_what_is_composed_stands_there_once(arrive: Arrive, server: Server) -> None:
    """Also when a neighbour writes on both sides of it meanwhile."""
    ana, ben = await writing_together(arrive, server)
    method = await InputMethod.of(ana)
    for kind, (stages, committed) in COMPOSED.items():
        print(kind)
        await _compose_between(ana, ben, method, stages, committed)
        await ana.page.reload()
        await ana.reads(f"before [{committed}!] after")
        await ana.is_told("saved")
        await ana.editor().press("Control+a")
        await ana.page.keyboard.press("Delete")
        await expect(ben.editor()).not_to_contain_text("before")


async def _compose_between(
    ana: Visitor, ben: Visitor, method: InputMethod, stages: Sequence[str], committed: str
) -> None:
    """Ana within brackets, while Ben writes before and behind them."""
    await ana.write("[]")
    await ben.reads("[]")
    await ana.page.keyboard.press("ArrowLeft")
    await method.shows(*stages)
    await ben.write(" after")
    await ben.page.keyboard.press("Control+Home")
    await ben.page.keyboard.type("before ")
    await expect(ana.editor()).to_contain_text("before [")
    await method.shows(stages[-1])
    await method.commits(committed)
    for person in (ana, ben):
        await person.reads(f"before [{committed}] after")
        await person.is_told("saved")
    await ana.page.keyboard.type("!")
    for person in (ana, ben):
        await person.reads(f"before [{committed}!] after")


async def test_a_composition_that_is_given_up_leaves_nothing(arrive: Arrive, server: Server) -> None:
    ana, ben = await writing_together(arrive, server)
    await ana.write("Ours")
    method = await InputMethod.of(ana)
    await method.shows("n", "に", "")
    await ana.write("!")
    for person in (ana, ben):
        await person.reads("Ours!")


async def test_a_word_that_the_phone_corrects_is_there_once(arrive: Arrive, server: Server) -> None:
    ana, ben = await writing_together(arrive, server)
    await ana.write("Our vistors ")
    await ben.reads("Our vistors ")
    await (method := await InputMethod.of(ana)).shows("visitors", instead_of=(4, 11))
    await method.commits("visitors")
    for person in (ana, ben):
        await person.reads("Our visitors ")


async def test_undo_takes_back_ones_own_words_only(arrive: Arrive, server: Server) -> None:
    """However often it is pressed."""
    ana, ben = await writing_together(arrive, server)
    await ben.write("Ben first. ")
    await ana.reads("Ben first. ")
    await ana.write("Ana ")
    method = await InputMethod.of(ana)
    await method.shows("n", "に", "にほん")
    await method.commits("日本")
    await ben.reads("Ben first. Ana 日本")
    await ben.write(" Ben last.")
    await ana.reads("Ben first. Ana 日本 Ben last.")
    for _ in range(6):
        await ana.page.keyboard.press("Control+z")
    for person in (ana, ben):
        await person.reads("Ben first.  Ben last.")
    for _ in range(6):
        await ana.page.keyboard.press("Control+Shift+Z")
    for person in (ana, ben):
        await person.reads("Ben first. Ana 日本 Ben last.")
        await person.is_told("saved")


NOTE_WHAT_IS_SAID = """() => {
  window.said = [];
  const regions = "[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log]";
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const region = (target.nodeType === Node.TEXT_NODE ? target.parentElement : target)?.closest(regions);
      if (region?.textContent.trim()) window.said.push(region.textContent);
    }
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}"""


async def test_a_screen_reader_finds_a_named_text_box_that_keeps_quiet(arrive: Arrive, server: Server) -> None:
    ana, ben = await writing_together(arrive, server)
    editor = ana.editor("Group")
    await expect(editor).to_have_role("textbox")
    await expect(editor).to_have_accessible_name("Group")
    (box,) = await boxes(ana)
    assert (box["multiline"], box["readonly"], box.get("live", "off")) == (True, False, "off")
    await ana.page.evaluate(NOTE_WHAT_IS_SAID)
    await ana.write("Ana writes. ")
    await ben.write("Ben writes.")
    for person in (ana, ben):
        await person.reads("Ana writes. Ben writes.")
        await person.is_told("saved")
    assert await ana.page.evaluate("window.said") == []


async def boxes(person: Visitor) -> list[dict[str, Any]]:
    """What the browser tells a screen reader about each text box named Group."""
    session = await person.context.new_cdp_session(person.page)
    nodes = (await session.send("Accessibility.getFullAXTree"))["nodes"]
    found = [one for one in nodes if one.get("role", {}).get("value") == "textbox" and one["name"]["value"] == "Group"]
    return [{entry["name"]: entry["value"].get("value") for entry in one["properties"]} for one in found]


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
async def test_tab_leaves_the_editor(arrive: Arrive, server: Server, key: str) -> None:
    ana, _ = await writing_together(arrive, server)
    await ana.write("Ours")
    await expect(ana.editor()).to_be_focused()
    await ana.page.keyboard.press(key)
    await expect(ana.editor()).not_to_be_focused()
    assert await ana.page.evaluate("document.activeElement !== document.body")
    await ana.reads("Ours")
