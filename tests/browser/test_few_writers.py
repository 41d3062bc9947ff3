"""Two who write alone: nothing they wrote is lost, nobody else is shown it, and they decide together to show it."""

from playwright.async_api import expect

from tests.browser import in_page, story
from tests.browser.accessibility import NOTHING, axe_findings_in_both
from tests.browser.conftest import Arrive
from tests.browser.gate import Gate
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.browser.workshop import Workshop
from tests.people import ANA, BEN

PHONE = {"width": 360, "height": 640}
MORE = " Still mine."
FLOW = " In the flow."
ASLEEP = " Written while away."


async def test_two_who_write_alone_keep_their_words_and_show_them_together(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "solo", members=(ANA, BEN))
    maria, screen = workshop.maria, await workshop.screen()
    ana, ben = await workshop.seat(ANA, viewport=PHONE), await workshop.seat(BEN)
    await maria.open(f"{workshop.address}/meeting")
    await maria.sees("Two people are on the list.")
    await ana.sees("With fewer than three written drafts nothing is shown to others")
    gate = await Gate.before(ben.page)
    await _write(workshop, ana, ben)
    await gate.shut()
    await ben.write(ASLEEP)
    await ben.is_told("reconnecting", "offline")
    await _drafting_ends(maria, screen, ana, ben)
    gate.opens()
    await ben.is_told("saved")
    await _what_was_late_arrives(ben, BEN.draft + ASLEEP)
    await _beside_the_group_document(workshop, ana)
    await _writes_on_and_asks(ana, (maria, screen, ben))
    await _write_again(workshop, ana, ben)
    await _show(ana, ben, (maria, screen))


async def _write(workshop: Workshop, ana: Visitor, ben: Visitor) -> None:
    await workshop.go_to("Draft")
    for visitor, member in ((ana, ANA), (ben, BEN)):
        await visitor.sees(
            "With fewer than three drafts, none is shown: yours then stays with you, until drafting is started again."
        )
        await visitor.paste(member.draft)
        await visitor.is_told("saved")
        await visitor.press("I am done")
    await workshop.maria.sees("Fewer than three drafts may be written.")


async def _drafting_ends(maria: Visitor, screen: Visitor, ana: Visitor, ben: Visitor) -> None:
    await maria.press_twice("End drafting and collect")
    await maria.sees("Drafts were not shown: fewer than three were written")
    await screen.sees_heading("Drafts were not shown")
    for visitor, member in ((ana, ANA), (ben, BEN)):
        await visitor.sees("Shown to nobody. You can write on, and copy it into Group if you like.")
        await expect(visitor.editor()).to_contain_text(member.draft)
    for visitor in (maria, screen, ana):
        assert await axe_findings_in_both(visitor.page) == NOTHING
        assert await visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def _beside_the_group_document(workshop: Workshop, ana: Visitor) -> None:
    """While the group writes, two documents stand on one phone."""
    await workshop.go_to("Write the group statement")
    await expect(ana.editor("Group")).to_be_editable()
    await ana.reads(ANA.draft, label="My draft")
    assert await axe_findings_in_both(ana.page) == NOTHING
    assert await ana.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await workshop.go_to("Compare")
    await expect(ana.editor("Group")).to_have_count(0)


async def _what_was_late_arrives(ben: Visitor, text: str) -> None:
    """What a page could not send while the documents were locked is late only until it is saved after all."""
    offer = ben.page.get_by_label("What you wrote")
    await expect(offer).to_be_hidden()
    await ben.page.locator("[data-editor]").evaluate(in_page.TELL_LATE, text)
    await expect(offer).to_have_value(text)
    await ben.write(MORE)
    await expect(offer).to_be_hidden()
    await ben.page.reload()
    await ben.reads(text + MORE)
    await expect(offer).to_be_hidden()


async def _writes_on_and_asks(ana: Visitor, others: tuple[Visitor, ...]) -> None:
    await ana.write(MORE)
    await ana.is_told("saved")
    heard = [len(other.frames) for other in others]
    await ana.press("Show mine")
    await ana.sees("You asked to show it.")
    await ana.press("Take it back")
    await ana.press("Show mine")
    await ana.page.reload()
    await ana.sees("You asked to show it.")
    await ana.reads(ANA.draft + MORE)
    for other, before in zip(others, heard, strict=True):
        assert await other.has_met(ANA.draft) == []
        assert not any(b"You asked" in content for _, content in other.frames[before:])


async def _write_again(workshop: Workshop, ana: Visitor, ben: Visitor) -> None:
    await workshop.maria.press_twice("Write again")
    await ana.sees_heading("Write your own draft")
    await ana.reads(ANA.draft + MORE)
    await ben.reads(BEN.draft + ASLEEP + MORE)
    await ana.write(" In the")
    await workshop.clock("set", minutes="0")
    await workshop.maria.sees("Drafts were not shown: fewer than three were written")
    await ana.sees("Shown to nobody.")
    await ana.page.keyboard.type(" flow.")  # focus and caret are where they were
    await ana.reads(ANA.draft + MORE + FLOW)
    await expect(ana.page.get_by_text("You asked to show it.")).to_have_count(0)


async def _show(ana: Visitor, ben: Visitor, others: tuple[Visitor, ...]) -> None:
    for author in (ana, ben):
        await author.press("Show mine")
    for visitor in (ana, ben, *others):
        await expect(visitor.page.locator(".draft-text")).to_have_count(2)
        assert set(await visitor.drafts()) == {ANA.draft + MORE + FLOW, BEN.draft + ASLEEP + MORE}
        assert await visitor.page.locator(".draft-label").all_inner_texts() == ["Draft 1", "Draft 2"]
    for author in (ana, ben):
        await expect(author.page.locator("[data-editor]")).to_have_count(0)
        await author.keeps_on_device(False)
