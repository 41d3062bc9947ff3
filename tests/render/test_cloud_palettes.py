"""The colours of the word cloud: to be read by everyone, and to be told apart by those who want that."""

import itertools
import math
import re
from pathlib import Path

import pytest

from app.render.palettes import DARK, DISTINCT, DISTINCT_DARK, LIGHT, PALETTES, Palette

Triple = tuple[float, float, float]
# Linear RGB as somebody sees it who lacks one kind of cone: Machado, Oliveira and Fernandes, 2009, severity 1.
DEFICIENCIES: dict[str, tuple[Triple, Triple, Triple]] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
EASILY = 18  # of CIE 1976's difference of colours, in which 2 is just visible


@pytest.mark.parametrize("name", PALETTES)
def test_every_colour_can_be_read_on_its_background(name: str) -> None:
    palette: Palette = PALETTES[name]
    assert [colour for colour in palette.colours if contrast(colour, palette.background) < 4.5] == []


def test_palettes_have_names_for_addresses_and_for_people() -> None:
    assert [(name, palette.name) for name, palette in PALETTES.items()] == [(name, name) for name in PALETTES]
    assert len({palette.label for palette in PALETTES.values()}) == len(PALETTES)
    assert all(re.fullmatch(r"[a-z-]+", name) for name in PALETTES)


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
@pytest.mark.parametrize("palette", [DISTINCT, DISTINCT_DARK], ids=lambda palette: palette.name)
def test_the_palettes_that_say_so_are_easy_to_tell_apart(palette: Palette, deficiency: str) -> None:
    for alike in (palette.colours[:3], palette.colours[3:]):
        seen = [as_seen(colour, deficiency) for colour in alike]
        assert [pair for pair in itertools.combinations(seen, 2) if difference(*pair) < EASILY] == []


def test_pages_show_the_colours_of_the_light_and_dark_palettes() -> None:
    tokens = Path("static/css/tokens.css").read_text()
    found = re.findall(r"--cloud-\d: light-dark\((#\w+), (#\w+)\);", tokens)
    assert found == list(zip(LIGHT.colours, DARK.colours, strict=True))


def linear(colour: str) -> Triple:
    parts = [value / 255 for value in bytes.fromhex(colour[1:])]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""
    dark, light = sorted(mixed((0.2126, 0.7152, 0.0722), linear(colour)) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def mixed(weights: Triple, colour: Triple) -> float:
    return sum(weight * part for weight, part in zip(weights, colour, strict=True))


def as_seen(colour: str, deficiency: str) -> Triple:
    red, green, blue = (min(1.0, max(0.0, mixed(row, linear(colour)))) for row in DEFICIENCIES[deficiency])
    return red, green, blue


def difference(one: Triple, other: Triple) -> float:
    return math.dist(lab(one), lab(other))


def lab(colour: Triple) -> Triple:
    """CIE 1976 L*a*b* of linear sRGB under D65."""
    x, y, z = (
        _root(mixed(row, colour) / white)
        for row, white in (
            ((0.4124, 0.3576, 0.1805), 0.9505),
            ((0.2126, 0.7152, 0.0722), 1.0),
            ((0.0193, 0.1192, 0.9505), 1.089),
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(part: float) -> float:
    return part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
