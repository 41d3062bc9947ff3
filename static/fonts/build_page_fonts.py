"""Cuts the pages' typeface: the files that `static/css/fonts.css` names, and what a cloud's letters are cut from.

    python build_page_fonts.py InterVariable.woff2    # from the npm package named in README.md

Prints the style sheet's ranges. Wants fonttools and brotli.
"""

import sys
from collections.abc import Iterable
from io import BytesIO
from itertools import groupby
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).parent
WHOLE = HERE.parents[1] / "app/render/assets/Inter-Variable.woff2"
PRINT = HERE.parents[1] / "app/render/assets/fonts/Inter-Regular.ttf"  # has the letters that pages may use
FEATURES = ["ccmp", "kern", "locl", "mark", "mkmk", "tnum"]
LATIN = {*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x100), 0x131, 0x152, 0x153, 0x160, 0x161, 0x178, 0x17D}
LATIN |= {0x17E, 0x2C6, 0x2DA, 0x2DC, 0x2009, 0x2011, 0x2013, 0x2014, *range(0x2018, 0x201B), *range(0x201C, 0x201F)}
LATIN |= {
    0x2022,
    0x2026,
    0x202F,
    0x2032,
    0x2033,
    0x2039,
    0x203A,
    0x20AC,
    0x2122,
    *range(0x2190, 0x2194),
    0x2197,
    0x2212,
    0x2713,
}
PARTS: dict[str, Iterable[int]] = {  # a letter is in the first that names it
    "latin": LATIN,
    "latin-ext": (*range(0x100, 0x180), 0x18F, *range(0x218, 0x21C), 0x259, *range(0x1E80, 0x1E86), 0x1E9E),
    "vietnamese": (0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x300, 0x301, 0x303, 0x309, 0x323, *range(0x1EA0, 0x1EFA), 0x20AB),
    "greek": range(0x370, 0x400),
    "greek-ext": range(0x1F00, 0x2000),
    "cyrillic": (*range(0x400, 0x460), 0x490, 0x491, 0x4B0, 0x4B1),
    "cyrillic-ext": range(0x460, 0x530),
    "symbols": range(0x2000, 0x2C00),
    "latin-rare": range(0x180, 0x2000),
}


def main(source: Path) -> None:
    font = instantiateVariableFont(TTFont(source), {"opsz": 14, "wght": (400, 700)})
    left = set(TTFont(PRINT).getBestCmap()) & set(font.getBestCmap())
    whole = BytesIO()
    font.save(whole)
    cut(whole, left, WHOLE)
    for name, letters in PARTS.items():
        part = left.intersection(letters)
        left -= part
        cut(whole, part, HERE / f"inter-{name}.woff2")
        sys.stdout.write(f"{name} {', '.join(ranges(part))}\n")
    if left:
        raise ValueError(f"no file has {left}")


def cut(whole: BytesIO, letters: set[int], target: Path) -> None:
    whole.seek(0)
    font = TTFont(whole, recalcTimestamp=False)
    options = Options(layout_features=FEATURES, hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target)


def ranges(letters: set[int]) -> Iterable[str]:
    for _, run in groupby(enumerate(sorted(letters)), lambda pair: pair[1] - pair[0]):
        codes = [code for _, code in run]
        yield f"U+{codes[0]:X}" + (f"-{codes[-1]:X}" if len(codes) > 1 else "")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
