"""Colours for the word cloud, by the names that people choose from.

Six colours each. 0 to 2 are for the largest words and stand out most; 3 to 5, the same hues, for the rest. Size says
how frequent a word is and colour only helps the eye to part neighbours, so nothing is lost without colour vision. Each
colour has a contrast of at least 4.5:1 with its background (WCAG 2.2 AA for small text). The "easy to tell apart"
palettes follow Okabe and Ito's blue, orange and neutral, which stay apart with every kind of colour vision.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    name: str
    """For addresses."""
    label: str
    """For people."""
    background: str
    colours: tuple[str, str, str, str, str, str]
    """By colour class, as "#rrggbb"."""


LIGHT = Palette("light", "Light", "#ffffff", ("#0b4f57", "#1f3f7a", "#5b2a5e", "#2a7680", "#4268b0", "#8f5e0f"))
"""The pages' own (tokens.css), like DARK."""
DARK = Palette("dark", "Dark", "#14191f", ("#9be3e8", "#b9ceff", "#e8bdea", "#5fb8c0", "#86a4e2", "#dbae62"))
DISTINCT = Palette(
    "distinct",
    "Easy to tell apart, light",
    "#ffffff",
    ("#002f5f", "#a63c00", "#000000", "#0072b2", "#b85300", "#6b6b6b"),
)
DISTINCT_DARK = Palette(
    "distinct-dark",
    "Easy to tell apart, dark",
    "#14191f",
    ("#7cc8f4", "#f0e442", "#f2f2f2", "#4aa0d8", "#e69f00", "#a9a9a9"),
)
WARM = Palette("warm", "Warm", "#fffaf2", ("#7a2419", "#4a2545", "#6b4300", "#a8402c", "#84456f", "#8a6100"))
PRINT = Palette(
    "print", "For printing in colour", "#ffffff", ("#06363c", "#152b55", "#431e46", "#28646b", "#3a5996", "#75500e")
)
GREY = Palette(
    "grey", "For printing in black", "#ffffff", ("#000000", "#262626", "#333333", "#4d4d4d", "#595959", "#666666")
)

PALETTES: dict[str, Palette] = {
    palette.name: palette for palette in (LIGHT, DARK, DISTINCT, DISTINCT_DARK, WARM, PRINT, GREY)
}
