"""Adds Arabic, Hebrew, Chinese, Japanese and Korean to the word cloud's font, and cuts the slices that pages load.

    python build_cloud_fonts.py FOLDER    # into which the npm packages named in README.md are unpacked

Inter's letters and the emoji are taken from the font as it is; running this twice changes nothing. Wants fonttools and
brotli.
"""

import json
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from fontTools.merge import Merger
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.ttLib.tables.ttProgram import Program

HERE = Path(__file__).parent
FONT = HERE.parents[1] / "app/render/assets/fonts/VisionroomCloud-SemiBold.ttf"
STYLES = HERE.parent / "css/cloud_fonts.css"
FAMILY = "Visionroom Cloud"
LANGUAGES = ("jp", "sc", "tc", "kr")  # the first whose character set has a character draws it
HANGUL = range(0xAC00, 0xD7A4)
NEITHER = {*range(0xD800, 0x10000)} - {*range(0xF900, 0xFB00), *range(0xFF00, 0xFFF0)}  # Inter's and the emoji's
LINES = {
    "hhea": ("ascent", "descent", "lineGap"),
    "OS/2": ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent", "usWeightClass"),
}
# Sets some rasteriser states and is otherwise empty. Fonts without such a program are hinted by FreeType's own rules,
# which takes three times as long and moves edges away from where browsers and typst draw them.
NO_HINTING = bytes.fromhex("b801ff85b0048db00021")


def main(packages: Path) -> None:
    font = joined(packages)
    wanted = charsets()
    for language in LANGUAGES:
        missing = wanted[language] - font.getBestCmap().keys()
        add(font, TTFont(semibold(packages, language.upper())), missing)
    font["prep"] = program = newTable("prep")
    program.program = Program()
    program.program.fromBytecode(NO_HINTING)
    font["maxp"].recalc(font)
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(FONT)
    cut_slices({language: by_frequency(packages, language) for language in LANGUAGES})


def charsets() -> dict[str, set[int]]:
    """JIS X 0208; GB 2312; Big5's frequent half; the Hangul of KS X 1001."""
    rows = [bytes((row, cell)) for row in range(0xA1, 0xFF) for cell in range(0xA1, 0xFF)]
    big5 = [bytes((row, cell)) for row in range(0xA1, 0xC7) for cell in (*range(0x40, 0x7F), *range(0xA1, 0xFF))]
    wide = {*range(0x3000, 0x3100), *range(0x31F0, 0x3200), *range(0xFF01, 0xFFEF)}
    return {
        "jp": decoded(rows, "euc_jp") | wide,
        "sc": decoded(rows, "gb2312"),
        "tc": decoded(big5, "big5"),
        "kr": {code for code in decoded(rows, "euc_kr") if code in HANGUL},
    }


def decoded(pairs: Iterable[bytes], codec: str) -> set[int]:
    texts = (pair.decode(codec, errors="ignore") for pair in pairs)
    return {ord(text) for text in texts if len(text) == 1 and ord(text) >= 0x2E80}


def semibold(packages: Path, name: str) -> Path:
    return next(packages.glob(f"**/NotoSans{name}_600SemiBold.ttf"))


def by_frequency(packages: Path, language: str) -> list[int]:
    """All characters of a language, the most frequent first, as Google Fonts' slices order them."""
    found = next(path for path in packages.glob("**/unicode.json") if f"noto-sans-{language}" in str(path))
    slices = {int(name.strip("[]")): ranges for name, ranges in json.loads(found.read_text()).items() if "[" in name}
    return [code for name in sorted(slices, reverse=True) for code in parsed(slices[name])]


def parsed(ranges: str) -> Iterator[int]:
    for part in ranges.split(","):
        first, _, last = part.removeprefix("U+").partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def joined(packages: Path) -> TTFont:
    """Inter and emoji as they are, with Arabic and Hebrew, and with Inter's measures of a line."""
    with tempfile.TemporaryDirectory() as folder:
        base = TTFont(FONT)
        measures = {(table, name): getattr(base[table], name) for table, names in LINES.items() for name in names}
        cut(base, [code for code in base.getBestCmap() if block(code) == "inter"])
        del base["prep"]
        parts = [Path(folder, "base.ttf")]
        base.save(parts[0])
        for name, wanted in (("Arabic", "arabic"), ("Hebrew", "hebrew")):
            part = TTFont(semibold(packages, name))
            cut(part, [code for code in part.getBestCmap() if block(code) == wanted])
            scale_upem(part, base["head"].unitsPerEm)
            parts.append(Path(folder, f"{name}.ttf"))
            part.save(parts[-1])
        font = Merger().merge([str(part) for part in parts])
    font["name"] = base["name"]
    for (table, name), value in measures.items():
        setattr(font[table], name, value)
    return font


def block(code: int) -> str:
    """Which of the joined fonts draws a character."""
    if 0x590 <= code < 0x600 or 0xFB1D <= code < 0xFB50:
        return "hebrew"
    if 0x600 <= code < 0x780 or 0xFB50 <= code < 0xFE00 or 0xFE70 <= code < 0xFF00:
        return "arabic"
    return "wide" if 0x2E80 <= code <= 0xFFFF and code not in NEITHER else "inter"


def cut(font: TTFont, codes: Iterable[int]) -> None:
    subsetter = Subsetter(Options(layout_features=["*"], notdef_outline=True, name_IDs=["*"], hinting=True))
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)


def add(font: TTFont, source: TTFont, codes: set[int]) -> None:
    scale = font["head"].unitsPerEm / source["head"].unitsPerEm
    drawn, cmap = source.getGlyphSet(), source.getBestCmap()
    order = font.getGlyphOrder()
    for code in sorted(codes & cmap.keys()):
        name = f"uni{code:04X}"
        pen = TTGlyphPen(None)
        drawn[cmap[code]].draw(TransformPen(pen, (scale, 0, 0, scale, 0, 0)))
        glyph = pen.glyph()
        glyph.recalcBounds(font["glyf"])
        order.append(name)
        font["glyf"].glyphs[name] = glyph
        font["hmtx"][name] = (round(drawn[cmap[code]].width * scale), getattr(glyph, "xMin", 0))
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name
    font.setGlyphOrder(order)
    font["glyf"].glyphOrder = order


def cut_slices(frequent: dict[str, list[int]]) -> None:
    for old in HERE.glob("cloud-*.woff2"):
        old.unlink()
    has = set(TTFont(FONT).getBestCmap())
    rules = [rule(name, codes, is_exact) for name, codes, is_exact in slices(has, frequent)]
    STYLES.write_text(HEAD + "\n".join(rules))


def slices(has: set[int], frequent: dict[str, list[int]]) -> Iterator[tuple[str, list[int], bool]]:
    """Name, characters, and whether to list them one by one. Of two slices with a character browsers take the later:
    so the rare ones come first, and may claim the characters in between, which keeps the list short."""
    wide = {code for code in has if block(code) == "wide"}
    left = set(wide)
    common: list[tuple[str, list[int], bool]] = []
    kana = {code for code in wide if code < 0x3400 or code >= 0xFF00}
    left -= kana
    for language, count in (("jp", 2000), ("sc", 2000), ("tc", 1000), ("kr", 1000)):
        chosen = [code for code in frequent[language] if code in left][:count]
        left -= set(chosen)
        common += [(f"{language}-{at // 200}", chosen[at : at + 200], True) for at in range(0, len(chosen), 200)]
    rare = sorted(left)
    yield from ((f"rare-{at // 450:02}", rare[at : at + 450], False) for at in range(0, len(rare), 450))
    yield from common
    yield "kana", sorted(kana), False
    for name in ("hebrew", "arabic"):
        yield name, [code for code in has if block(code) == name], False


def rule(name: str, codes: list[int], is_exact: bool) -> str:
    font = TTFont(FONT)
    cut(font, [*codes, 0x20] if name in ("arabic", "hebrew") else codes)
    font.flavor = "woff2"
    font.save(HERE / f"cloud-{name}.woff2")
    return (
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: 600; font-display: swap; '
        f'src: url("../fonts/cloud-{name}.woff2") format("woff2");\n  unicode-range: {ranges(codes, is_exact)}; }}'
    )


def ranges(codes: list[int], is_exact: bool) -> str:
    spans: list[list[int]] = []
    for code in sorted(codes):
        if spans and code - spans[-1][1] <= (1 if is_exact else 0x600):
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return ",".join(f"U+{first:X}" + (f"-{last:X}" if last > first else "") for first, last in spans)


HEAD = """\
/* The word cloud's letters that Inter lacks, made by ../fonts/build_cloud_fonts.py. Only for pages with such letters:
   a page loads the slices that it needs. */
"""

if __name__ == "__main__":
    main(Path(sys.argv[1]))
