"""A cloud in scripts that the pages' own typeface lacks: the page draws it with the letters that the pictures have."""

import json
from pathlib import Path

import pytest
from playwright.async_api import expect

from app.render.cloud_canvas import font
from tests.browser import story
from tests.browser.conftest import Arrive
from tests.browser.server import Server

SHAPED = json.loads((Path(__file__).parents[1] / "render/shaped_words.json").read_text())
INTER = (Path(__file__).parents[2] / "static/fonts/inter-latin.woff2").stat().st_size
MOST = 60_000  # bytes of fonts that a page with a cloud loads
MEASURED = """() => {
  const found = [...document.querySelectorAll('.cloud-word')].map((word) => [
    word.textContent, word.getComputedTextLength() / parseFloat(word.getAttribute('font-size'))
  ])
  const fonts = performance.getEntriesByType('resource').filter(({ name }) => /\\.(woff2|ttf)\\b/.test(name))
  return { found, fonts: fonts.map(({ name, encodedBodySize }) => [new URL(name).pathname, encodedBodySize]) }
}"""


@pytest.mark.parametrize("script", ["Thai", "Khmer", "Myanmar", "Devanagari", "Bengali", "Sinhala", "Arabic", "Emoji"])
async def test_words_are_as_wide_in_the_page_as_the_picture_took_them_to_be(
    script: str, arrive: Arrive, server: Server
) -> None:
    said = [word for name, word, *_ in SHAPED if name.removeprefix("Sans ") == script]
    workshop = await story.prepare(arrive, server, "breakouts", members=(), console=False)
    maria = workshop.maria
    await maria.open(f"{workshop.address}/survey")
    await maria.press("Open the survey")
    link = await maria.page.get_by_label("Link to send to everyone").input_value()
    for _ in range(3):
        for half in (said[::2], said[1::2]):
            await maria.post(link, answer=" . ".join(half))
    await maria.open(f"{workshop.address}/cloud")
    await expect(maria.page.locator(".cloud-word").first).to_be_visible()
    await maria.page.evaluate("document.fonts.ready")
    measured = await maria.page.evaluate(MEASURED)
    off = {word: (width, wanted) for word, width in measured["found"] if abs(width - (wanted := _width(word))) > 0.02}
    assert len(measured["found"]) >= 4
    assert off == {}
    loaded = dict(measured["fonts"])
    assert set(loaded) == {"/static/fonts/inter-latin.woff2", "/static/cloud-font.woff2"}
    assert 0 < loaded["/static/cloud-font.woff2"] <= MOST - INTER  # Inter comes from the cache: an earlier page had it


def _width(word: str) -> float:
    """In font sizes."""
    return float(font(100).getlength(word)) / 100
