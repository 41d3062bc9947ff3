"""The word cloud's typeface: every script has its letters, joins them as the original fonts do, and a page loads of it
what its own cloud shows."""

import json
import re
import unicodedata
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.svgLib.path import parse_path
from fontTools.ttLib import TTFont

from app.domain.cloud.cloud import CloudEntry
from app.render.cloud import cloud_svg, layout_cloud
from app.render.cloud_canvas import font
from app.render.clusters import joined_to_load
from app.render.cut_fonts import cloud_letters, page_letters
from app.render.letters import letters_to_load, missing_letters, missing_note, ranges, rarer_letters
from app.render.palettes import PRINT
from app.render.typesetting import CLOUD_FONT
from tests.render.cloud_pictures import overlapping
from tests.render.shaping import shaped

FONTS, STYLES = Path("static/fonts"), Path("static/css")
LETTERS = set(TTFont(CLOUD_FONT).getBestCmap())
SHAPED = json.loads(Path(__file__).with_name("shaped_words.json").read_text())
"""Made with static/fonts/shape_words.py: font, word, width, and each inked glyph's box as the original font has it."""
MARKS = (1, 1, 3, 3)  # thousandths of the font size that rounding may move and stretch a glyph


def of_codec(codec: str, first: int, last: int) -> set[int]:
    """The characters of a national standard of 94 x 94."""
    pairs = (bytes((row, cell)) for row in range(first, last + 1) for cell in range(0xA1, 0xFF))
    texts = (pair.decode(codec, errors="ignore") for pair in pairs)
    return {ord(text) for text in texts if len(text) == 1}


def letters(first: int, last: int) -> set[int]:
    """Letters, and the vowel signs and other marks that words are written with."""
    return {code for code in range(first, last + 1) if unicodedata.category(chr(code))[0] in "LM"}


@pytest.mark.parametrize(
    ("language", "needed"),
    [
        ("Latin", letters(0x41, 0x148) | letters(0x1EA0, 0x1EF9)),
        ("Greek", letters(0x386, 0x3CE) | letters(0x1F00, 0x1FFC)),
        ("Cyrillic", letters(0x400, 0x45F) | letters(0x490, 0x49D)),
        ("Hebrew", letters(0x5D0, 0x5EA)),
        ("Arabic", letters(0x620, 0x6D3)),
        ("Armenian", letters(0x531, 0x556) | letters(0x561, 0x587)),
        ("Georgian", letters(0x10D0, 0x10FF) | letters(0x1C90, 0x1CBF)),
        ("Amharic", letters(0x1200, 0x135A)),
        ("Thai", letters(0xE01, 0xE4E)),
        ("Lao", letters(0xE81, 0xECD)),
        ("Khmer", letters(0x1780, 0x17D3)),
        ("Burmese", letters(0x1000, 0x109F)),
        ("Hindi, Marathi, Nepali", letters(0x900, 0x97F)),
        ("Bengali, Assamese", letters(0x980, 0x9FE)),
        ("Punjabi", letters(0xA01, 0xA75)),
        ("Gujarati", letters(0xA81, 0xAFF)),
        ("Odia", letters(0xB01, 0xB71)),
        ("Tamil", letters(0xB82, 0xBD7)),
        ("Telugu", letters(0xC00, 0xC63)),
        ("Kannada", letters(0xC80, 0xCF2)),
        ("Malayalam", letters(0xD00, 0xD7F)),
        ("Sinhala", letters(0xD81, 0xDF3)),
        ("Japanese", of_codec("euc_jp", 0xA4, 0xF4) - of_codec("euc_jp", 0xA6, 0xA8)),
        ("Simplified Chinese", of_codec("gb2312", 0xB0, 0xF7)),
        ("Korean", of_codec("euc_kr", 0xB0, 0xC8)),
        ("emoji", set(range(0x1F600, 0x1F650)) | {0x2764, 0x2B50, 0x1F44D}),
    ],
)
def test_the_font_has_every_letter_of(language: str, needed: set[int]) -> None:
    assert len(needed) > 2
    assert sorted(map(chr, needed - LETTERS)) == []


def differs(found: list[list[int]], wanted: list[list[int]]) -> bool:
    if len(found) != len(wanted):
        return True
    off = [abs(a - b) for one, other in zip(found, wanted, strict=True) for a, b in zip(one, other, strict=True)]
    return any(by > MARKS[place % 4] + 1 for place, by in enumerate(off))


@pytest.mark.parametrize("script", sorted({name for name, *_ in SHAPED}))
def test_the_joined_font_shapes_words_as_the_original_one_does(script: str) -> None:
    words = [(word, width, boxes) for name, word, width, boxes in SHAPED if name == script]
    for word, width, boxes in words:
        found_width, found = shaped(CLOUD_FONT, word)
        assert (word, abs(found_width - width) <= 2, differs(found, boxes)) == (word, True, False)


@pytest.mark.parametrize("script", sorted({name for name, *_ in SHAPED}))
@pytest.mark.parametrize("joined", [joined_to_load, lambda _: ""])
def test_what_a_page_loads_shapes_them_so_too(script: str, joined: Callable[[list[str]], str]) -> None:
    """As the words join, and however letters may join."""
    words = [word for name, word, *_ in SHAPED if name == script]
    loaded = TTFont(BytesIO(cloud_letters(letters_to_load(words), joined(words))))
    loaded.flavor = None
    with NamedTemporaryFile(suffix=".ttf") as file:
        loaded.save(file.name)
        assert [shaped(Path(file.name), word) for word in words] == [shaped(CLOUD_FONT, word) for word in words]


@pytest.mark.parametrize("script", sorted({name for name, *_ in SHAPED}))
def test_pictures_draw_the_glyphs_that_the_original_font_would_where_it_would(script: str) -> None:
    for name, word, width, boxes in SHAPED:
        if name != script:
            continue
        layout = layout_cloud([CloudEntry(word, 3, word)], width=1600, height=500)
        size = layout.words[0].size
        assert abs(font(size).getlength(word) * 1000 / size - width) <= 8, word
        found = glyph_boxes(cloud_svg(layout, palette=PRINT), size)
        assert (word, differs(sorted(found), sorted(boxes))) == (word, False), (found, boxes)


def glyph_boxes(svg: str, size: int) -> list[list[int]]:
    """Of every glyph in a picture of one word, in thousandths of the font size: as in SHAPED."""
    outlines = dict(re.findall(r'<symbol id="(\w+)"[^>]*><path d="([^"]*)"', svg))
    parts = re.findall(
        r'<g transform="(?:scale\(1 -1\)|matrix\(1 0 0 -1 (\S+) (\S+)\))">'
        r'|<use xlink:href="#(\w+)" x="([^"]*)" y="([^"]*)"',
        svg,
    )
    boxes, across, down = [], 0.0, 0.0
    for group_x, group_y, outline, x, y in parts:
        if not outline:
            across, down = float(group_x or 0), float(group_y or 0)
            continue
        pen = BoundsPen(None, ignoreSinglePoints=True)
        parse_path(outlines[outline], pen)
        if pen.bounds:
            left, bottom, right, top = pen.bounds
            box = (across + float(x) + left, float(y) - down + top, right - left, top - bottom)
            boxes.append([round(edge * 1000 / size) for edge in box])
    return boxes


def test_words_of_every_script_stand_beside_each_other_without_touching() -> None:
    words = [word for _, word, *_ in SHAPED]
    layout = layout_cloud(
        [CloudEntry(word, 30 - place // 5, word) for place, word in enumerate(words)], width=1600, height=900
    )
    assert overlapping(layout) == []


def test_a_page_loads_the_letters_that_its_own_typeface_lacks_and_no_others() -> None:
    assert [letters_to_load([word]) for word in ("welcome", "Đúng giờ", "χαμόγελο", "надёжность", "é…")] == [""] * 5
    assert letters_to_load(["笑顔で笑う", "wow 👍🏽", "שלום"]) == "".join(sorted("笑顔でう👍🏽שלום"))
    assert letters_to_load(["ක්\u200dෂමා"]) == "".join(sorted("ක්\u200dෂමා"))  # the joiner belongs to the word
    assert letters_to_load(["བོད"]) == ""


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("Hindi", "कखगघचछजझटठडढतथदधनपफबभमयरलवशषसहज़ड़ढ़फ़अआइईउऊएऐओऔ" + "ािीुूेैोौंँः्ृ"),
        (
            "Bengali",
            "সেবা শান্ত বিশ্বাস গ্রাহক সময় সম্মান হাসি দ্রুত নিরাপত্তা ধন্যবাদ সাহায্য কর্মচারী প্রক্রিয়াজ্ঞান বাচ্চা ফোন ঠিক ভয় ছোট ভরসা খুশি উৎসাহ",
        ),
        ("Burmese", "ကခဂငစဆဇညဋတထဒဓနပဖဗဘမယရလဝသဟဠအဣဤဥဩ" + "ါာိီုူေဲံ့း္်ျြွှ"),
        ("Amharic, half of its syllables", "".join(map(chr, range(0x1200, 0x135B, 2)))),
        ("Japanese, 80 kanji with kana", "".join(map(chr, [*range(0x3041, 0x3097), *range(0x4E00, 0x6000, 57)]))),
        ("emoji", "".join(map(chr, range(0x1F600, 0x1F628)))),
    ],
)
def test_a_page_loads_less_than_60_kilobytes(language: str, written: str) -> None:
    inter = (FONTS / "inter-latin.woff2").stat().st_size
    assert 1_000 < len(cloud_letters(letters_to_load([written]))) + inter < 60_000


def test_the_pages_own_typeface_has_what_is_not_loaded() -> None:
    ranges = re.findall(r"unicode-range:([^;]+);", (STYLES / "fonts.css").read_text())
    inter = {code for claimed in ranges for code in _codes(claimed)}
    every = {chr(code) for code in LETTERS if unicodedata.category(chr(code))[0] in "LMN"}
    assert sorted(every - set(letters_to_load(every)) - set(map(chr, inter))) == []


def test_of_the_pages_typeface_a_page_with_a_cloud_loads_the_letters_beyond_latin_1() -> None:
    assert [rarer_letters([word]) for word in ("welcome", "café “naïve”", "Œuvre…", "笑顔", "שלום")] == [""] * 5
    assert rarer_letters(["święto", "ŚWIĘTO", "γειά", "мир"]) == "ĘęŚśάγειимр"
    assert ranges("ĘęŚśάγει") == "U+118-119, U+15A-15B, U+3AC, U+3B3, U+3B5, U+3B9"


def test_what_is_cut_of_the_pages_typeface_has_the_letters_in_all_weights() -> None:
    letters = rarer_letters(["święto γειά мир đúng giờ"])
    found = TTFont(BytesIO(page_letters(letters)))
    weights = [(axis.axisTag, axis.minValue, axis.maxValue) for axis in found["fvar"].axes]
    assert ("".join(map(chr, found.getBestCmap())), weights) == (letters, [("wght", 400, 700)])


def test_the_files_of_the_pages_typeface_share_its_letters_out_and_keep_their_addresses_for_ever() -> None:
    faces = re.findall(
        r'url\("../fonts/([\w-]+\.woff2)\?v=(\w+)"\)[^;]*;\s+unicode-range:([^;]+);', (STYLES / "fonts.css").read_text()
    )
    files = {name: (FONTS / name).read_bytes() for name, _, _ in faces}
    assert [version for _, version, _ in faces] == [sha256(file).hexdigest()[:10] for file in files.values()]
    letters = {name: set(TTFont(BytesIO(file)).getBestCmap()) for name, file in files.items()}
    assert letters == {name: _codes(claimed) for name, _, claimed in faces}
    assert sorted(code for codes in letters.values() for code in codes) == sorted(set().union(*letters.values()))
    assert sorted(files) == sorted(path.name for path in FONTS.glob("*.woff2"))


def test_letters_that_no_picture_can_show_are_named_in_one_sentence() -> None:
    assert missing_letters(["calm", "ê\u0323", "किताब", "❤️", "\u2067שלום 24\u2069"]) == []
    assert missing_note(["calm", "สวย"]) == ""
    assert missing_note(["calm", "བོད"]) == (
        "The typeface of our pictures lacks ད, བ and ོ: PNG, SVG and PDF leave out “བོད”."
    )
    assert missing_note(["ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ", *"ᏣᎳᎩᎦᏬᏂ"]).startswith(
        "The typeface of our pictures lacks Ꭶ, Ꭹ, Ꭿ, Ꮃ, Ꮒ and 4 more"
    )


def test_a_picture_leaves_out_words_that_it_cannot_show_and_says_so_to_readers_of_the_file() -> None:
    layout = layout_cloud([CloudEntry("calm", 3, "calm"), CloudEntry("བོད", 2, "བོད")], width=400, height=200)
    alone = layout_cloud([CloudEntry("calm", 3, "calm")], width=400, height=200)
    svg = cloud_svg(layout, palette=PRINT)
    assert svg.count("<use ") == cloud_svg(alone, palette=PRINT).count("<use ") == 4
    assert "calm (3), བོད (2)" in svg


def test_fonts_stay_small_enough_for_a_repository() -> None:
    files = [*FONTS.glob("*.woff2"), *CLOUD_FONT.parent.glob("*.ttf")]
    assert sum(path.stat().st_size for path in files) < 8_000_000


def _codes(ranges: str) -> set[int]:
    spans = [part.strip().removeprefix("U+").split("-") for part in ranges.split(",")]
    return {code for span in spans for code in range(int(span[0], 16), int(span[-1], 16) + 1)}
