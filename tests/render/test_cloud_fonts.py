"""The word cloud's font: the letters of the survey's languages, and slices of the same for pages."""

import re
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import features

from app.domain.cloud import CloudEntry
from app.render.cloud import layout_cloud
from app.render.cloud_canvas import font
from app.render.typesetting import CLOUD_FONT

FONTS, STYLES = Path("static/fonts"), Path("static/css")
LETTERS = set(TTFont(CLOUD_FONT).getBestCmap())


def of_codec(codec: str, first: int, last: int) -> set[int]:
    """The characters of a national standard of 94 x 94."""
    pairs = (bytes((row, cell)) for row in range(first, last + 1) for cell in range(0xA1, 0xFF))
    texts = (pair.decode(codec, errors="ignore") for pair in pairs)
    return {ord(text) for text in texts if len(text) == 1}


def letters(first: int, last: int) -> set[int]:
    return {code for code in range(first, last + 1) if unicodedata.category(chr(code))[0] == "L"}


@pytest.mark.parametrize(
    ("language", "needed"),
    [
        ("Latin", letters(0x41, 0x148) | letters(0x1EA0, 0x1EF9)),
        ("Greek", letters(0x386, 0x3CE) | letters(0x1F00, 0x1FFC)),
        ("Cyrillic", letters(0x400, 0x45F) | letters(0x490, 0x49D)),
        ("Hebrew", letters(0x5D0, 0x5EA)),
        ("Arabic", letters(0x620, 0x6D3)),
        ("Japanese", of_codec("euc_jp", 0xA4, 0xF4) - of_codec("euc_jp", 0xA6, 0xA8)),
        ("Simplified Chinese", of_codec("gb2312", 0xB0, 0xF7)),
        ("Korean", of_codec("euc_kr", 0xB0, 0xC8)),
        ("emoji", set(range(0x1F600, 0x1F650)) | {0x2764, 0x2B50, 0x1F44D}),
    ],
)
def test_the_font_has_every_letter_of(language: str, needed: set[int]) -> None:
    assert len(needed) > 2
    assert sorted(map(chr, needed - LETTERS)) == []


def test_pages_find_every_letter_that_inter_lacks_in_the_last_slice_that_claims_it() -> None:
    slices = re.findall(r'url\("../fonts/(\S+?)"\)[^;]*;\s*unicode-range: ([^;]+);', _styles())
    assert {name for name, _ in slices} == {path.name for path in FONTS.glob("cloud-*.woff2")}
    claimed = {code: name for name, ranges in slices for code in _codes(ranges)}
    inter = {code for ranges in re.findall(r"unicode-range:([^;]+);", _inter()) for code in _codes(ranges)}
    needed = {code for code in LETTERS - inter if 0x590 <= code <= 0xFFFF and unicodedata.category(chr(code))[0] == "L"}
    assert sorted(map(chr, needed - claimed.keys() - letters(0x1E00, 0x2DFF))) == []


def test_a_page_links_the_slices_only_if_its_cloud_has_such_letters() -> None:
    words = ["welcome", "Đúng giờ", "χαμόγελο", "надёжность", "❤️", "笑顔", "خدمة", "미소", "שלום"]
    wanting = [layout_cloud([CloudEntry(word, 3, word)], width=300, height=200).wants_cloud_fonts for word in words]
    assert wanting == [False] * 5 + [True] * 4


def test_arabic_is_joined_and_measured_so_in_every_size() -> None:
    assert features.check("raqm")
    word = "خدمة"
    apart = sum(font(100).getlength(letter) for letter in word)
    assert font(100).getlength(word) != pytest.approx(apart, rel=0.03)
    assert [round(font(size).getlength(word) / size, 1) for size in (7, 13.5, 48)] == [
        round(font(100).getlength(word) / 100, 1)
    ] * 3


def test_fonts_stay_small_enough_for_a_repository() -> None:
    files = [*FONTS.glob("*.woff2"), *CLOUD_FONT.parent.glob("*.ttf")]
    assert sum(path.stat().st_size for path in files) < 12_000_000
    assert max(path.stat().st_size for path in FONTS.glob("cloud-*.woff2")) < 100_000


def _styles() -> str:
    return (STYLES / "cloud_fonts.css").read_text()


def _inter() -> str:
    return (STYLES / "fonts.css").read_text()


def _codes(ranges: str) -> set[int]:
    spans = [part.strip().removeprefix("U+").split("-") for part in ranges.split(",")]
    return {code for span in spans for code in range(int(span[0], 16), int(span[-1], 16) + 1)}
