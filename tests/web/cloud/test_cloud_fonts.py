"""The font that a page with a cloud in another script loads: cut for the letters that the page shows."""

import re
from html import unescape
from urllib.parse import urljoin

import httpx
import pytest

from app.domain.meeting.phase_spec import PhaseKind
from tests.cloud_languages import SAID, answers_in
from tests.web.gatherings import Gathering
from tests.web.serving import House

THAI = ("บริการดี ใจเย็น", "ใจเย็นและเป็นมิตร", "เป็นมิตรมาก", "บริการดีมาก", "เหมือนอยู่บ้าน", "บริการเป็นมิตร")
TIBETAN = ("བདེ", "བདེ calm", "calm", "calm", "སྐྱིད", "སྐྱིད")
PRELOADED = re.compile(r'<link rel="preload" as="font" type="font/woff2" crossorigin href="([^"]+)">')
FACE = re.compile(r'url\("?([^")]+)"?\) ?format\("woff2"\)(?:[^}]*unicode-range:([^;}]+))?')
MOST = 60_000  # bytes of fonts that a page with a cloud loads
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
        assert source in map(unescape, PRELOADED.findall(page))
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
    asked = {  # of the styles, of the pictures' typeface, of the pages' own
        "笑顔": (200, 200, 404),
        "śź": (200, 404, 200),
        "ś笑": (200, 404, 404),
        "": (200, 200, 200),
        "źś": (404, 404, 404),
        "顔笑": (404, 404, 404),
        "笑笑": (404, 404, 404),
        "calm": (404, 404, 404),
        "བོད": (404, 404, 404),
        "笑" * 1_501: (422, 422, 422),
    }
    with house.visitor() as anyone:
        found = {
            letters: tuple(
                anyone.get(f"/static/{file}", params={"v": "1", "letters": letters}).status_code
                for file in ("cloud-font.css", "cloud-font.woff2", "page-font.woff2")
            )
            for letters in asked
        }
    assert found == asked


@pytest.mark.parametrize("language", SAID)
def test_every_page_with_a_cloud_loads_at_most_60_kilobytes_of_fonts(museum: Gathering, language: str) -> None:
    museum.answers(answers_in(language))
    museum.goes_to(PhaseKind.PEOPLE_SAID)
    with museum.facilitator() as maria, museum.participant() as ana, museum.house.visitor(museum.screen) as screen:
        pages = {
            "results": maria.get(f"{museum.prepare}/cloud").text,
            "console": maria.get(f"{museum.prepare}/meeting").text,
            "handout": maria.get(f"{museum.prepare}/handout").text,
            "seat": ana.get(museum.meet).text,
            "screen": screen.get(museum.screens).text,
        }
        loaded = {name: fonts_of(page, maria) for name, page in pages.items()}
    assert {name: "cloud-word" in page for name, page in pages.items()} == dict.fromkeys(pages, True)
    assert {name: sizes for name, sizes in loaded.items() if not 20_000 < sum(sizes.values()) <= MOST} == {}


def fonts_of(page: str, visitor: httpx.Client) -> dict[str, int]:
    """Bytes of the fonts that a browser loads for a page, by address: of a letter's faces the last that has it."""
    sheets = re.findall(r'<link rel="stylesheet" href="(/static/(?:dist/pages|cloud-font)\.css[^"]*)"', page)
    faces = [face for sheet in sheets for face in FACE.findall(visitor.get(unescape(sheet)).text)]
    shown = set(
        unescape(re.sub(r"<(?:script|style|title).*?</|<[^>]*>", " ", page.partition("<body")[2], flags=re.DOTALL))
    )
    found = {source for source, claimed in faces if not claimed}
    for letter in shown:
        found |= set([source for source, claimed in faces if claimed and ord(letter) in codes(claimed)][-1:])
    addresses = {urljoin("/static/dist/", source) for source in found} | set(map(unescape, PRELOADED.findall(page)))
    return {address: len(visitor.get(address).content) for address in addresses}


def codes(ranges: str) -> set[int]:
    ends = [part.strip().removeprefix("U+").partition("-") for part in ranges.split(",")]
    return {code for first, _, last in ends for code in range(int(first, 16), int(last or first, 16) + 1)}


def test_words_that_no_picture_can_show_are_named_before_the_download_and_left_out_of_it(museum: Gathering) -> None:
    museum.answers(TIBETAN)
    with museum.facilitator() as maria:
        page = maria.get(f"{museum.prepare}/cloud").text
        svg = maria.get(f"{museum.prepare}/cloud.svg").text
    said = re.findall(r'id="lacking"[^>]*><p>([^<]*)<', page)
    assert [sentence.startswith("The typeface of our pictures lacks ") for sentence in said] == [True]
    assert page.index('id="lacking"') < page.index("Download PNG")
    assert svg.count("<use ") == len("calm")
