"""Liking phrases in the drafts, and saying why."""

import asyncio

from playwright.async_api import Locator, expect

from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.browser.workshop import Workshop
from tests.people import ANA, BEN

ANAS = "A warm welcome, and a story for everyone."
BENS = "You leave knowing something new."


async def test_two_people_like_what_the_teams_wrote(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA, BEN))
    maria = workshop.maria
    screen, ana, ben = await asyncio.gather(workshop.screen(), workshop.seat(ANA), workshop.seat(BEN))
    everyone = (maria, ana, ben, screen)
    await _draft(workshop, ana, ben)

    await _like(ana, "warm welcome", "That is us")
    for person in everyone:
        await expect(person.page.locator("mark[data-heat='1']:not(.heat-key *)")).to_have_text(["warm welcome"])
    await _like(ben, "warm welcome", "People need it")
    for person in everyone:
        await expect(person.page.locator("mark[data-heat='2']:not(.heat-key *)")).to_have_text(["warm welcome"])
    for person in (maria, ana, ben):
        liked = _liked(person, "warm welcome")
        await expect(liked.locator(".badge")).to_have_text("2 likes")
        await expect(liked.locator(".reasons li")).to_have_text(["People need it", "That is us"])
    await expect(screen.page.get_by_text("That is us")).to_have_count(0)
    await expect(maria.page.get_by_role("button", name="Take my like back")).to_have_count(0)

    await _like(ana, "warm welcome", "I say it twice")
    await ana.sees("You like these words already.")
    await ana.press("Cancel")
    await _ben_types_undisturbed(ana, ben)

    await _liked(ana, "warm welcome").get_by_role("button", name="Take my like back").click()
    for person in (maria, ana, ben):
        await expect(_liked(person, "warm welcome").locator(".badge")).to_have_text("1 like")
        await expect(_liked(person, "warm welcome").locator(".reasons li")).to_have_text(["People need it"])
    for person in everyone:
        await expect(person.page.locator("mark[data-heat='2']:not(.heat-key *)")).to_have_count(0)
    for person in (ana, ben):
        await person.page.reload()
        phrases = await person.page.locator(".like-phrase").all_inner_texts()
        assert sorted(phrases) == ["a story", "something new", "warm welcome"]


async def _draft(workshop: Workshop, ana: Visitor, ben: Visitor) -> None:
    await workshop.go_to("Draft")
    for person, text in ((ana, ANAS), (ben, BENS)):
        await person.is_told("saved")
        await person.paste(text)
        await person.is_told("saved")
    await workshop.end_drafting()
    for person in (ana, ben):
        await expect(person.page.locator(".draft-text")).to_have_count(2)


async def _ben_types_undisturbed(ana: Visitor, ben: Visitor) -> None:
    """While Ben says why he likes something, Ana likes something else: his words and his place stay."""
    reason = ben.page.get_by_label("Why do you like it?")
    await ben.select_phrase("something new")
    await expect(ben.page.locator("[data-like-phrase]")).to_have_text("something new")
    await reason.press_sequentially("Because we")
    await _like(ana, "a story", "")
    await expect(_liked(ben, "a story")).to_be_visible()
    await expect(reason).to_be_focused()
    await ben.page.keyboard.type(" teach")
    await expect(reason).to_have_value("Because we teach")
    await expect(ben.page.locator("[data-like-phrase]")).to_have_text("something new")
    await ben.press("Like")
    await expect(_liked(ana, "something new").locator(".reasons li")).to_have_text(["Because we teach"])


async def _like(person: Visitor, phrase: str, reason: str) -> None:
    await person.select_phrase(phrase)
    await expect(person.page.locator("[data-like-phrase]")).to_have_text(phrase)
    await person.fill("Why do you like it?", reason)
    await person.press("Like")


def _liked(person: Visitor, phrase: str) -> Locator:
    """The phrase's place in the list of what is liked."""
    own = person.page.locator(".like-phrase", has_text=phrase)
    return person.page.locator(".likes > li").filter(has=own)
