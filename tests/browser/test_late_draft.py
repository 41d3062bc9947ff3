"""A laptop that slept through the lock: its author is told, keeps the text, and can offer it as a late draft."""

from playwright.async_api import expect

from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.gate import Gate
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.people import ANA, BEN, CHEN, DILEK

LATE = " Written while away."


async def test_what_missed_the_lock_is_offered_and_accepted(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "solo", members=(ANA, BEN, CHEN, DILEK))
    seats: list[Visitor] = await workshop.seats((ANA, BEN, CHEN, DILEK))
    ana = seats[0]
    gate = await Gate.before(ana.page)
    await workshop.go_to("Draft")
    for visitor, member in zip(seats, (ANA, BEN, CHEN, DILEK), strict=True):
        await visitor.write(member.draft)
        await visitor.is_told("saved")
    await gate.shut()
    await ana.write(LATE)
    await ana.is_told("reconnecting", "offline")
    await workshop.end_drafting()
    await expect(ana.page.locator(".draft-text")).to_have_count(4)
    gate.opens()
    offer = ana.page.get_by_label("What you wrote", exact=True)
    await expect(offer).to_have_value(ANA.draft + LATE)
    await ana.page.reload()
    await expect(offer).to_have_value(ANA.draft + LATE)
    await ana.press("Offer it as a late draft")
    await expect(offer).to_be_hidden()

    await workshop.maria.open(f"{workshop.address}/meeting")
    await workshop.maria.sees("A late draft was offered")
    await workshop.maria.press("Accept it")
    for visitor in (workshop.maria, *seats):
        texts = visitor.page.locator(".draft-text")
        await expect(texts).to_have_count(5)
        assert set(await texts.all_inner_texts()) == {m.draft for m in (ANA, BEN, CHEN, DILEK)} | {ANA.draft + LATE}


async def test_a_laptop_that_had_saved_everything_keeps_nothing(arrive: Arrive, server: Server) -> None:
    """Ben's document was out of reach when it was collected: nothing of it may stay on his disk."""
    workshop = await story.prepare(arrive, server, "solo", members=(ANA, BEN, CHEN))
    ana, ben, chen = await workshop.seats((ANA, BEN, CHEN))
    gate = await Gate.before(ben.page)
    await workshop.go_to("Draft")
    for visitor, member in ((ana, ANA), (ben, BEN), (chen, CHEN)):
        await visitor.paste(member.draft)
        await visitor.is_told("saved")
        await visitor.keeps_on_device(True)
    await gate.shut()
    await workshop.end_drafting()
    await expect(ben.page.locator(".draft-text")).to_have_count(3)
    for visitor in (ana, chen):
        await visitor.keeps_on_device(False)
    gate.opens()
    await ben.keeps_on_device(False, within=5)
