"""The font that a page with a cloud in another script loads: cut for the letters that the page shows."""

import re
from html import unescape

from tests.web.gatherings import Gathering
from tests.web.serving import House

THAI = ("บริการดี ใจเย็น", "ใจเย็นและเป็นมิตร", "เป็นมิตรมาก", "บริการดีมาก", "เหมือนอยู่บ้าน", "บริการเป็นมิตร")
TIBETAN = ("བདེ", "བདེ calm", "calm", "calm", "སྐྱིད", "སྐྱིད")
FOR_EVER = "public, max-age=31536000, immutable"


def linked(page: str) -> list[str]:
    return [unescape(address) for address in re.findall(r'href="(/static/cloud-font.css[^"]*)"', page)]


def test_marias_page_loads_the_thai_letters_of_her_cloud_and_nothing_else(museum: Gathering) -> None:
    museum.answers(THAI)
    with museum.facilitator() as maria:
        page = maria.get(f"{museum.prepare}/cloud").text
    with museum.house.visitor() as anyone:
        (address,) = linked(page)
        styles = anyone.get(address)
        (source,) = re.findall(r'url\("([^"]+)"\) format\("woff2"\)', styles.text)
        font = anyone.get(source)
    assert "The typeface of our pictures lacks" not in page
    assert (styles.headers["content-type"], font.headers["content-type"]) == ("text/css; charset=utf-8", "font/woff2")
    assert (styles.headers["cache-control"], font.headers["cache-control"]) == (FOR_EVER, FOR_EVER)
    assert font.content[:4] == b"wOF2"
    assert int(font.headers["content-length"]) < 10_000


def test_a_page_in_english_links_no_further_font(museum: Gathering) -> None:
    museum.answers()
    with museum.facilitator() as maria:
        assert linked(maria.get(f"{museum.prepare}/cloud").text) == []


def test_a_font_is_cut_for_letters_that_our_own_pages_ask_for_only(house: House) -> None:
    asked = {"笑顔": 200, "顔笑": 404, "笑笑": 404, "calm": 404, "བོད": 404, "笑" * 1_501: 422}
    with house.visitor() as anyone:
        found = {
            letters: {anyone.get(f"/static/cloud-font.{ending}", params={"letters": letters}).status_code}
            | {anyone.get(f"/static/cloud-font.{ending}?v=1&letters={letters}").status_code}
            for letters in asked
            for ending in ("css", "woff2")
        }
    assert found == {letters: {status} for letters, status in asked.items()}


def test_words_that_no_picture_can_show_are_named_before_the_download_and_left_out_of_it(museum: Gathering) -> None:
    museum.answers(TIBETAN)
    with museum.facilitator() as maria:
        page = maria.get(f"{museum.prepare}/cloud").text
        svg = maria.get(f"{museum.prepare}/cloud.svg").text
    said = re.findall(r'id="lacking"[^>]*><p>([^<]*)<', page)
    assert [sentence.startswith("The typeface of our pictures lacks ") for sentence in said] == [True]
    assert page.index('id="lacking"') < page.index("Download PNG")
    assert svg.count("<use ") == len("calm")
