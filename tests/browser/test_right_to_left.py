"""An Arabic statement with a Latin name in it reads in its own order, from the first draft to the result."""

import asyncio

from playwright.async_api import Locator, expect

from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.drafting import Drafting
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.people import ANA, BEN, CHEN

ARABIC = "نعد ضيوفنا بتجربة Wi-Fi هادئة، 24/7."
HEBREW = "נבטיח ללקוחות Wi-Fi שקט, 24/7."
ENGLISH = "We promise Wi-Fi, calm, 24/7."
# Where the first letter, the name, the clause behind it and the full stop stand, by their middles, in pixels; and how
# far the first letter is from the side where it should begin.
ORDER = """(line) => {
  const words = line.textContent
  const nodes = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
  const letters = []
  while (nodes.nextNode()) {
    for (let at = 0; at < nodes.currentNode.length; at += 1) letters.push([nodes.currentNode, at])
  }
  const box = (at) => {
    const range = document.createRange()
    range.setStart(letters[at][0], letters[at][1])
    range.setEnd(letters[at][0], letters[at][1] + 1)
    return range.getBoundingClientRect()
  }
  const middle = (at) => { const { left, right } = box(at); return Math.round((left + right) / 2) }
  const name = words.indexOf('Wi-Fi')
  const first = words.search(/\\p{L}/u)
  const edges = line.getBoundingClientRect()
  const { paddingLeft, paddingRight, direction } = getComputedStyle(line)
  const gap = direction === 'rtl'
    ? edges.right - parseFloat(paddingRight) - box(first).right
    : box(first).left - edges.left - parseFloat(paddingLeft)
  return {
    direction,
    along: [first, name, name + 7, words.indexOf('7.') + 1].map(middle),
    gap: Math.round(gap),
  }
}"""


async def test_a_statement_from_right_to_left_reads_so_wherever_it_is_shown(arrive: Arrive, server: Server) -> None:
    workshop = await story.prepare(arrive, server, "breakouts", members=(ANA, BEN))
    maria = workshop.maria
    screen, ana = await asyncio.gather(workshop.screen(), workshop.seat(ANA))
    await workshop.go_to("Write the group statement")
    await ana.is_told("saved")
    await ana.paste(f"{ARABIC}\n{ENGLISH}\n{HEBREW}")
    await ana.is_told("saved")
    for person in (ana, maria):
        lines = person.page.locator("[data-editor] .cm-line")
        await expect(lines).to_have_count(3)
        await reads_from_right_to_left(lines.nth(0))
        await reads_from_left_to_right(lines.nth(1))
        await reads_from_right_to_left(lines.nth(2))
        assert [await gap(lines.nth(place)) for place in range(3)] == [0, 0, 0]
    await carets_go_with_the_words(ana)

    await ana.page.keyboard.press("Control+a")
    await ana.page.keyboard.press("Backspace")
    await ana.paste(ARABIC)
    await ana.is_told("saved")
    await workshop.go_to("Check")
    await maria.press("Ask the three questions")
    for person in (ana, screen):
        await reads_from_right_to_left(person.page.locator(".statement"))
        assert await gap(person.page.locator(".statement")) == 0
        assert await sides(person.page.locator(".statement")) == [0, 0]
    await maria.press_twice("Adopt this wording")
    for person in (ana, maria, screen):
        await expect(person.page.locator(".statement.final")).to_have_text(ARABIC)
        await reads_from_right_to_left(person.page.locator(".statement.final"))
    await maria.open(f"{workshop.address}/result")
    await reads_from_right_to_left(maria.page.locator(".statement.final"))
    assert (await sides(maria.page.locator(".statement.final")))[1] == 0


async def test_drafts_from_right_to_left_are_compared_so(arrive: Arrive, server: Server) -> None:
    drafting = await Drafting.begins(arrive, server, ANA, CHEN)
    for member, words in ((ANA, ARABIC), (CHEN, f"{ENGLISH}\n{HEBREW}")):
        await drafting.seats[member].paste(words)
        await drafting.seats[member].is_told("saved")
    await drafting.workshop.end_drafting()
    ana, maria, screen = drafting.seats[ANA], drafting.workshop.maria, await drafting.workshop.screen()
    await expect(ana.page.locator(".draft-text")).to_have_count(2, timeout=20_000)
    await maria.open(f"{drafting.workshop.address}/meeting")
    for person in (ana, screen, maria):
        draft = person.page.locator(".draft-text", has_text="نعد")
        await reads_from_right_to_left(draft)
        assert await gap(draft) == 0
        await reads_from_left_to_right(person.page.locator(".draft-text", has_text="We promise"))


async def reads_from_right_to_left(line: Locator) -> None:
    found = await line.evaluate(ORDER)
    assert found["direction"] == "rtl"
    assert found["along"] == sorted(found["along"], reverse=True), found


async def reads_from_left_to_right(line: Locator) -> None:
    found = await line.evaluate(ORDER)
    assert (found["direction"], found["along"]) == ("ltr", sorted(found["along"]))


async def gap(line: Locator) -> int:
    """Between the first letter and the side of the line where it should begin, in tens of pixels."""
    found = await line.evaluate(ORDER)
    return round(float(found["gap"]) / 10)


async def carets_go_with_the_words(person: Visitor) -> None:
    """The arrow to the left goes on in an Arabic line, and back in an English one."""
    keyboard = person.page.keyboard
    await keyboard.press("Control+Home")
    for _ in range(3):
        await keyboard.press("ArrowLeft")
    await keyboard.type("|")
    await expect(person.page.locator("[data-editor] .cm-line").first).to_have_text(ARABIC[:3] + "|" + ARABIC[3:])
    await keyboard.press("Backspace")


async def sides(block: Locator) -> list[int]:
    """Left and right of a block: how far it is from the inner edges of what it stands in, in tens of pixels."""
    found = await block.evaluate("""(block) => {
      const [inner, outer] = [block, block.parentElement].map((one) => one.getBoundingClientRect())
      const { paddingLeft, paddingRight, borderLeftWidth, borderRightWidth } = getComputedStyle(block.parentElement)
      return [
        inner.left - outer.left - parseFloat(paddingLeft) - parseFloat(borderLeftWidth),
        outer.right - inner.right - parseFloat(paddingRight) - parseFloat(borderRightWidth),
      ]
    }""")
    return [round(float(side) / 10) for side in found]
