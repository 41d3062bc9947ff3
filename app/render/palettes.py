"""Colours for the word cloud: teal, blue, plum and ochre, in one calm family.

Six classes. 0 to 2 are for the most frequent words and stand out most; 3 to 5 are for the rest. Size says how
frequent a word is and colour only helps the eye to part neighbours, so nothing is lost without colour vision;
neighbouring hues differ in lightness too. Each colour has a contrast of at least 4.5:1 with its background (WCAG 2.2
AA for small text).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    background: str
    colours: tuple[str, str, str, str, str, str]
    """By colour class, as "#rrggbb"."""


LIGHT = Palette("#ffffff", ("#0b4f57", "#1f3f7a", "#5b2a5e", "#2a7680", "#4268b0", "#8f5e0f"))
DARK = Palette("#14191f", ("#9be3e8", "#b9ceff", "#e8bdea", "#5fb8c0", "#86a4e2", "#dbae62"))
PRINT = Palette("#ffffff", ("#06363c", "#152b55", "#431e46", "#28646b", "#3a5996", "#75500e"))
GREY = Palette("#ffffff", ("#000000", "#262626", "#333333", "#4d4d4d", "#595959", "#666666"))
"""For a printer without colours."""

PALETTES: dict[str, Palette] = {"light": LIGHT, "dark": DARK, "print": PRINT, "grey": GREY}
