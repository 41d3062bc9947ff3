"""Somebody is moved to the other team while they type: not one key is lost, and they are told.

What was typed before the page changed stays with the old team, what is typed afterwards lands with the new one.
"""

import asyncio

from playwright.async_api import expect

from tests.browser import in_page
from tests.browser.conftest import Arrive
from tests.browser.drafting import Drafting, counted, text_of, types
from tests.browser.gate import Gate
from tests.browser.server import Server
from tests.browser.test_composing import InputMethod
from tests.browser.visitor import Visitor
from tests.people import ANA, BEN, CHEN

IN_B = "You are now in team B with Chen Wei and Dilek Aydın. What you typed stays with team A."


async def test_not_one_key_is_lost(arrive: Arrive, server: Server) -> None:
    """In the tab she types in and in none other: her second one changes over too, and takes nothing from the first."""
    drafting = await Drafting.begins(arrive, server, ANA, BEN, CHEN, script=in_page.NOTE_WHAT_IS_SAID)
    ana, ben, chen = drafting.seats.values()
    await ana.sees("You are in team A with Ben Adeyemi.")
    await ben.write("Ours. ")
    await chen.write("Theirs. ")
    other = Visitor("Ana's other tab", ana.address, ana.context, await ana.context.new_page())
    await other.open(ana.page.url)
    await ana.reads("Ours. ")
    await ana.editor().click()
    await ana.page.keyboard.press("Control+End")

    words = counted(30)
    await types(ana.page, words, {50: lambda: drafting.move(ANA, "B")})
    await ana.is_told("saved")

    await expect(ana.page.get_by_role("textbox", name="Team B")).to_be_focused()
    await expect(ana.page.locator("#moved")).to_contain_text(IN_B)
    await expect(ana.page.locator("#team")).to_contain_text("You are in team B with Chen Wei and Dilek Aydın.")
    assert (await ana.page.evaluate("window.said")).count(IN_B) == 1
    in_a, in_b = await text_of(ben, "Team A"), await text_of(chen, "Team B")
    stayed = len(in_a) - len("Ours. ")
    assert 50 <= stayed < len(words)
    assert (in_a, in_b) == (f"Ours. {words[:stayed]}", f"Theirs. {words[stayed:]}")
    assert await text_of(ana, "Team B") == in_b
    await expect(ben.page.locator("#team")).to_contain_text("You are alone in team A.")
    await expect(ben.page.locator("#moved")).to_be_hidden()
    await other.reads(in_b)
    await expect(other.page.locator("#moved")).to_contain_text(IN_B)
    await expect(other.editor()).not_to_be_focused()

    for _ in range(len(words)):  # her own words here, and nothing that she typed before
        await ana.page.keyboard.press("Control+z")
    await chen.reads("Theirs. ")
    assert await text_of(ben, "Team A") == in_a
    await expect(ana.page.locator("#late-offer")).to_be_hidden()


async def test_there_and_back_within_a_second(arrive: Arrive, server: Server) -> None:
    """And once more; on the people page too. Whatever the pages show in between, every letter is somewhere, once."""
    drafting = await Drafting.begins(arrive, server, ANA, BEN, CHEN)
    ana, ben, chen = drafting.seats.values()
    await ana.editor().click()

    async def back_and_forth() -> None:
        for team, on in (("B", "meeting/team/{id}"), ("A", "people/{id}/team"), ("B", "people/{id}/team")):
            await drafting.move(ANA, team, on=on)
            await asyncio.sleep(0.3)

    words = counted(25)
    await types(ana.page, words, {20: back_and_forth, 50: back_and_forth})
    await ana.is_told("saved")
    await expect(ana.page.get_by_role("textbox", name="Team B")).to_be_focused()
    texts = [await text_of(ben, "Team A"), await text_of(chen, "Team B")]
    assert are_dealt(words, *texts)
    assert (texts[0][:20], texts[1][-10:]) == (words[:20], words[-10:])


async def test_her_caret_waits_for_the_whole_text(arrive: Arrive, server: Server) -> None:
    """Her device may have but the last words that she typed here, when an earlier visit has just tidied up the rest."""
    drafting = await Drafting.begins(arrive, server, ANA, CHEN)
    ana, chen = drafting.seats.values()
    await chen.write("Theirs. ")
    gate = await Gate.before(ana.page)
    await ana.editor().click()
    await drafting.move(ANA, "B")
    await ana.reads("Theirs. ")
    await ana.is_told("saved")
    await gate.shut()
    await ana.page.keyboard.type("Ana ")
    await ana.is_told("reconnecting", "offline")
    assert await ana.page.evaluate(in_page.LEAVE_ONLY_LAST_WORDS, True) > 0
    await drafting.move(ANA, "A")
    await expect(ana.page.get_by_role("textbox", name="Team A")).to_be_focused()
    await asyncio.sleep(0.2)
    await ana.page.evaluate(in_page.LEAVE_ONLY_LAST_WORDS, False)
    await drafting.move(ANA, "B")
    await expect(ana.page.get_by_role("textbox", name="Team B")).to_be_focused()
    await asyncio.sleep(0.5)  # by then the device has been asked
    gate.opens()
    await ana.reads("Theirs. Ana ")
    await ana.page.keyboard.type("is here.")
    await chen.reads("Theirs. Ana is here.")


def are_dealt(whole: str, one: str, other: str) -> bool:
    """Whether each letter of the whole is in one of the two, in its order, and nothing else is."""
    taken = {0}  # how many of the letters so far may be in `one`
    for number, letter in enumerate(whole):
        in_one = {count + 1 for count in taken if one[count : count + 1] == letter}
        in_other = {count for count in taken if other[number - count : number - count + 1] == letter}
        taken = in_one | in_other
    return len(one) in taken and len(one) + len(other) == len(whole)


async def test_moved_in_the_grace(arrive: Arrive, server: Server) -> None:
    """Both drafts are collected with what she typed in each."""
    drafting = await Drafting.begins(arrive, server, ANA)
    (ana,) = drafting.seats.values()
    await drafting.workshop.end_drafting()
    await ana.editor().click()
    words = counted(16)
    await types(ana.page, words, {24: lambda: drafting.move(ANA, "B")})
    await ana.is_told("saved")
    await expect(ana.page.locator(".draft-text")).to_have_count(2)
    in_a, in_b = await ana.drafts()
    assert (in_a[:24], in_b[-20:].strip()) == (words[:24], words[-20:].strip())
    assert (in_a + in_b).replace(" ", "") == words.replace(" ", "")  # drafts are trimmed
    await expect(ana.page.locator("#late-offer")).to_be_hidden()


async def test_a_word_that_is_being_composed_is_finished_first(arrive: Arrive, server: Server) -> None:
    """One that takes too long is cut in two, and nothing of it is lost."""
    drafting = await Drafting.begins(arrive, server, ANA, BEN, CHEN)
    ana, ben, chen = drafting.seats.values()
    await ana.editor().click()
    method = await InputMethod.of(ana)
    await method.shows("n", "に", "にほん")
    await drafting.move(ANA, "B")
    await expect(ben.page.locator("#team")).to_contain_text("alone")  # his page has heard
    await method.shows("にほんご")
    await method.commits("日本語")
    await expect(ana.page.get_by_role("textbox", name="Team B")).to_be_focused()
    await method.shows("w", "わ")
    await method.commits("和")
    await ben.reads("日本語")
    await chen.reads("和")

    await method.shows("f", "ふ")
    await drafting.move(ANA, "A")
    await expect(ana.page.get_by_role("textbox", name="Team A")).to_be_focused()
    await ana.page.keyboard.type("!")
    await chen.reads("和ふ")
    await ben.reads("日本語!")
