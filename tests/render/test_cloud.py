"""The word cloud as a picture."""

import io
import math
import subprocess
import sys
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat

from app.domain.cloud.cloud import CloudEntry, count_words
from app.render.cloud import CloudLayout, cloud_png, cloud_svg, layout_cloud, page_layout
from app.render.palettes import DARK, LIGHT
from tests.render.cloud_pictures import drawn, middles, out_of_order, outside, overlapping
from tests.render.sample_answers import ANSWERS, QUESTION

SVG = "{http://www.w3.org/2000/svg}"
ENTRIES = count_words(ANSWERS, QUESTION)


@pytest.fixture(scope="module")
def layout() -> CloudLayout:
    return layout_cloud(ENTRIES, width=900, height=480)


def test_every_word_of_the_survey_has_a_place_within_the_picture(layout: CloudLayout) -> None:
    assert [(word.key, word.count) for word in layout.words] == [(entry.key, entry.count) for entry in ENTRIES]
    assert (outside(layout), overlapping(layout), out_of_order(layout)) == ([], [], [])
    assert {word.colour_class for word in layout.words} == {0, 1, 2, 3, 4, 5}


def test_the_largest_words_stand_in_the_middle_and_the_whole_in_the_middle_of_the_picture(layout: CloudLayout) -> None:
    places = middles(layout)
    from_middle = [math.hypot(x / layout.width - 0.5, y / layout.height - 0.5) for x, y in places.values()]
    assert max(from_middle[:4]) < sum(from_middle[40:]) / len(from_middle[40:])
    boxes = [word.box for word in layout.words]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    assert abs(left + right - layout.width) <= 2
    assert abs(top + bottom - layout.height) <= 2


def test_no_word_of_a_page_is_too_small_to_be_read() -> None:
    assert min(word.size for word in page_layout(ENTRIES).words) >= 12


def test_the_same_words_always_fall_into_the_same_places() -> None:
    assert layout_cloud(ENTRIES[:12], width=400, height=240) == layout_cloud(ENTRIES[:12], width=400, height=240)


@pytest.mark.parametrize(
    "entries",
    [
        [CloudEntry("welcome", 5, "welcome")],
        [CloudEntry("x" * 300, 3, "x"), CloudEntry("x" * 299, 3, "y"), CloudEntry("ok", 1, "ok")],
        [CloudEntry(f"word{number}", 3, f"word{number}") for number in range(100)],
        [CloudEntry("👍", 2, "👍"), CloudEntry("שלום", 2, "שלום"), CloudEntry("<b>&#x$*@", 1, "b")],
        [CloudEntry("おもてなし" * 9, 2, "o"), CloudEntry("خدمة VIP", 2, "v"), CloudEntry("친절", 1, "k")],
        [CloudEntry("safe", 90_000, "safe"), CloudEntry("calm", 3, "calm")],
    ],
    ids=["one", "very long", "a hundred alike", "signs and scripts", "wide and from right to left", "unequal"],
)
def test_unusual_words_are_placed_and_drawn(entries: list[CloudEntry]) -> None:
    layout = layout_cloud(entries, width=400, height=240)
    assert [word.key for word in layout.words] == [entry.key for entry in entries]
    assert (outside(layout), overlapping(layout)) == ([], [])
    assert len({word.text for word in layout.words}) == len(entries)
    assert ElementTree.fromstring(cloud_svg(layout, palette=LIGHT)).tag == SVG + "svg"
    assert Image.open(io.BytesIO(cloud_png(layout, palette=LIGHT))).size == (400, 240)


def test_what_cannot_be_drawn_is_refused_with_the_reason() -> None:
    many = [CloudEntry(f"word{number}", 3, f"word{number}") for number in range(100)]
    with pytest.raises(ValueError, match="at least one word"):
        layout_cloud([], width=400, height=240)
    with pytest.raises(ValueError, match="100 pixels a side, not 99 x 240"):
        layout_cloud(many, width=99, height=240)
    with pytest.raises(ValueError, match="100 words do not fit into 100 x 100 pixels"):
        layout_cloud(many, width=100, height=100)


def test_a_png_has_the_size_asked_for_the_background_and_the_words_in_their_colours() -> None:
    layout = layout_cloud([CloudEntry("ill", 5, "ill")], width=300, height=200)
    picture = Image.open(io.BytesIO(cloud_png(layout, palette=DARK, scale=2))).convert("RGB")
    word = layout.words[0]
    stem_of_the_i = picture.getpixel((round(word.x + 0.13 * word.size) * 2, (word.baseline - 4) * 2))
    assert (picture.size, picture.getpixel((0, 0)), stem_of_the_i) == (
        (600, 400),
        _rgb(DARK.background),
        _rgb(DARK.colours[0]),
    )


def test_the_numbers_for_templates_say_where_the_ink_is() -> None:
    layout = layout_cloud(ENTRIES[:3], width=600, height=300)
    picture = Image.open(io.BytesIO(cloud_png(layout, palette=LIGHT))).convert("L").point(lambda grey: 255 - grey)
    for word in layout.words:
        left, top, width, height = word.box
        found = picture.crop((left - 3, top - 3, left + width + 3, top + height + 3)).getbbox()
        assert found is not None
        found_left, found_top, found_right, found_bottom = (edge - 3 for edge in found)
        assert -1 <= found_left <= 0.1 * word.size, word  # a letter's own white space is part of the box
        assert width - 0.1 * word.size <= found_right <= width + 1, word
        assert abs(found_top) <= 2, word
        assert abs(found_bottom - height) <= 2, word


def test_an_svg_stands_alone_with_outlines_and_a_description(layout: CloudLayout) -> None:
    source = cloud_svg(layout, palette=LIGHT, title="Harbour <Ferries> & friends")
    root = ElementTree.fromstring(source)
    assert root.attrib["viewBox"] == "0 0 900 480"
    assert root.findtext(SVG + "title") == "Harbour <Ferries> & friends"
    assert (root.findtext(SVG + "desc") or "").startswith(
        "Words and in how many answers they occur: crew (7), islands (7), on time (7), people (6)"
    )
    assert list(root.iter(SVG + "text")) == []
    assert len(list(root.iter(SVG + "use"))) > 300
    for forbidden in ("style=", "<script", "<style", "http-equiv", "font-family", 'href="http'):
        assert forbidden not in source


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


@pytest.mark.parametrize("size", [(100, 100), (1200, 500), (700, 1000), (100, 600)])
def test_a_picture_has_any_size_asked_for(layout: CloudLayout, size: tuple[int, int]) -> None:
    picture = drawn(cloud_png(layout, palette=LIGHT, size=size))
    left, top, right, bottom = ImageOps.invert(picture.convert("L")).getbbox() or (0, 0, 0, 0)
    assert picture.size == size
    assert abs(left + right - size[0]) <= 0.04 * size[0]
    assert abs(top + bottom - size[1]) <= 0.04 * size[1]
    assert max((right - left) / size[0], (bottom - top) / size[1]) > 0.8
    root = ElementTree.fromstring(cloud_svg(layout, palette=LIGHT, size=size))
    assert root.attrib["viewBox"] == f"0 0 {size[0]} {size[1]}"


def test_a_picture_of_the_pages_shape_has_the_words_in_the_places_of_the_page(layout: CloudLayout) -> None:
    as_on_page = drawn(cloud_png(layout, palette=LIGHT))
    larger = drawn(cloud_png(layout, palette=LIGHT, size=(1800, 960))).resize(as_on_page.size)
    assert ImageStat.Stat(ImageChops.difference(as_on_page, larger)).mean < [4, 4, 4]


def test_nobody_can_ask_for_a_picture_larger_than_the_server_can_make(layout: CloudLayout) -> None:
    with pytest.raises(ValueError, match="18000000 pixels at most"):
        cloud_png(layout, palette=LIGHT, scale=100)


def test_the_server_starts_without_the_slow_libraries() -> None:
    program = "import sys, app.render.cloud, app.render.pdf; print({'numpy', 'matplotlib', 'PIL'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
