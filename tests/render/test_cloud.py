"""The word cloud as a picture."""

import io
import subprocess
import sys
from xml.etree import ElementTree

import pytest
from PIL import Image

from app.domain.cloud import CloudEntry, count_words
from app.render.cloud import CloudLayout, PlacedWord, cloud_png, cloud_svg, layout_cloud
from app.render.palettes import DARK, LIGHT, PALETTES, Palette
from tests.render.sample_answers import ANSWERS, QUESTION

SVG = "{http://www.w3.org/2000/svg}"
ENTRIES = count_words(ANSWERS, QUESTION)


@pytest.fixture(scope="module")
def layout() -> CloudLayout:
    return layout_cloud(ENTRIES, width=900, height=480)


def overlap(one: PlacedWord, other: PlacedWord) -> bool:
    """Whether two words' ink overlaps by more than descenders fitting between ascenders would."""
    left, top, width, height = one.box
    other_left, other_top, other_width, other_height = other.box
    across = min(left + width, other_left + other_width) - max(left, other_left)
    down = min(top + height, other_top + other_height) - max(top, other_top)
    return across > 0 and down > 0.5 * min(height, other_height)


def test_every_word_of_the_survey_has_a_place_within_the_picture(layout: CloudLayout) -> None:
    assert [(word.key, word.count) for word in layout.words] == [(entry.key, entry.count) for entry in ENTRIES]
    assert [word for word in layout.words if not _within(word, layout)] == []
    assert {word.colour_class for word in layout.words} == {0, 1, 2, 3, 4, 5}
    sizes = [word.size for word in layout.words]
    assert sizes == sorted(sizes, reverse=True)


def _within(word: PlacedWord, layout: CloudLayout) -> bool:
    left, top, width, height = word.box
    return left >= 0 and top >= 0 and left + width <= layout.width and top + height <= layout.height


def test_words_do_not_stand_on_each_other(layout: CloudLayout) -> None:
    pairs = [(one, other) for at, one in enumerate(layout.words) for other in layout.words[at + 1 :]]
    # A small word may nestle into a gap of a large one ("i" beside "l"), so a few boxes meet; the ink must not.
    assert [(one.text, other.text) for one, other in pairs if overlap(one, other) and one.size == other.size] == []


def test_the_same_words_always_fall_into_the_same_places() -> None:
    assert layout_cloud(ENTRIES[:12], width=400, height=240) == layout_cloud(ENTRIES[:12], width=400, height=240)


@pytest.mark.parametrize(
    "entries",
    [
        [CloudEntry("welcome", 5, "welcome")],
        [CloudEntry("x" * 300, 3, "x"), CloudEntry("x" * 299, 3, "y"), CloudEntry("ok", 1, "ok")],
        [CloudEntry(f"word{number}", 3, f"word{number}") for number in range(100)],
        [CloudEntry("👍", 2, "👍"), CloudEntry("שלום", 2, "שלום"), CloudEntry("<b>&#x$*@", 1, "b")],
    ],
    ids=["one", "very long", "a hundred alike", "signs and scripts"],
)
def test_unusual_words_are_placed_and_drawn(entries: list[CloudEntry]) -> None:
    layout = layout_cloud(entries, width=400, height=240)
    assert [word.key for word in layout.words] == [entry.key for entry in entries]
    assert [word for word in layout.words if not _within(word, layout)] == []
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


@pytest.mark.parametrize("name", PALETTES)
def test_every_colour_can_be_read_on_its_background(name: str) -> None:
    palette: Palette = PALETTES[name]
    assert [colour for colour in palette.colours if _contrast(colour, palette.background) < 4.5] == []


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def _luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [value / 255 for value in _rgb(colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_server_starts_without_the_slow_libraries() -> None:
    program = "import sys, app.render.cloud, app.render.pdf; print({'numpy', 'matplotlib', 'PIL'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
