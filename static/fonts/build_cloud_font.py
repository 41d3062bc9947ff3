"""Joins the word cloud's font: Inter, and the letters that Inter lacks.

    python build_cloud_font.py FOLDER    # into which the npm packages named in README.md are unpacked

Inter's letters are taken from the font as it is. Wants fonttools.
"""

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fontTools.merge import Merger
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.ttLib.tables.otTables import Coverage
from fontTools.ttLib.tables.ttProgram import Program

FONTS = Path(__file__).parents[2] / "app/render/assets/fonts"
FONT = FONTS / "VisionroomCloud-SemiBold.ttf"
JOINERS = {0x200C, 0x200D}
SCRIPTS: dict[str, tuple[range, ...]] = {  # by the name of the Noto font
    "Arabic": (range(0x600, 0x700), range(0x750, 0x780), range(0xFB50, 0xFE00), range(0xFE70, 0xFF00)),
    "Hebrew": (range(0x590, 0x600), range(0xFB1D, 0xFB50)),
    "Armenian": (range(0x530, 0x590), range(0xFB13, 0xFB18)),
    "Georgian": (range(0x10A0, 0x1100), range(0x1C90, 0x1CC0)),
    "Ethiopic": (range(0x1200, 0x13A0),),
    "Thai": (range(0xE00, 0xE80),),
    "Lao": (range(0xE80, 0xF00),),
    "Khmer": (range(0x1780, 0x1800), range(0x19E0, 0x1A00)),
    "Myanmar": (range(0x1000, 0x10A0),),
    "Devanagari": (range(0x900, 0x980),),
    "Bengali": (range(0x980, 0xA00),),
    "Gurmukhi": (range(0xA00, 0xA80),),
    "Gujarati": (range(0xA80, 0xB00),),
    "Oriya": (range(0xB00, 0xB80),),
    "Tamil": (range(0xB80, 0xC00),),
    "Telugu": (range(0xC00, 0xC80),),
    "Kannada": (range(0xC80, 0xD00),),
    "Malayalam": (range(0xD00, 0xD80),),
    "Sinhala": (range(0xD80, 0xE00),),
}
LANGUAGES = ("JP", "SC", "TC", "KR")  # the first whose character set has a character draws it
HANGUL = range(0xAC00, 0xD7A4)
# On request only, and nothing here requests them.
OPTIONAL = {"aalt", "case", "dlig", "dnom", "frac", "numr", "ordn", "salt", "ss01", "subs", "sups", "titl"}
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
    sources = {language: TTFont(semibold(packages, f"Sans{language}")) for language in LANGUAGES}
    drawn_by = {
        code: source
        for language, source in reversed(sources.items())
        for code in wanted[language] & source.getBestCmap().keys() - font.getBestCmap().keys()
    }
    for code in sorted(drawn_by):  # one after the other, or the table of characters gets too large for its format
        add(font, drawn_by[code], code)
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["prep"] = program = newTable("prep")
    program.program = Program()
    program.program.fromBytecode(NO_HINTING)
    font["maxp"].recalc(font)
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(FONT)


def charsets() -> dict[str, set[int]]:
    """JIS X 0208; GB 2312; Big5's frequent half; the Hangul of KS X 1001."""
    rows = [bytes((row, cell)) for row in range(0xA1, 0xFF) for cell in range(0xA1, 0xFF)]
    big5 = [bytes((row, cell)) for row in range(0xA1, 0xC7) for cell in (*range(0x40, 0x7F), *range(0xA1, 0xFF))]
    wide = {*range(0x3000, 0x3100), *range(0x31F0, 0x3200), *range(0xFF01, 0xFFEF)}
    return {
        "JP": decoded(rows, "euc_jp") | wide,
        "SC": decoded(rows, "gb2312"),
        "TC": decoded(big5, "big5"),
        "KR": {code for code in decoded(rows, "euc_kr") if code in HANGUL},
    }


def decoded(pairs: Iterable[bytes], codec: str) -> set[int]:
    texts = (pair.decode(codec, errors="ignore") for pair in pairs)
    return {ord(text) for text in texts if len(text) == 1 and ord(text) >= 0x2E80}


def semibold(packages: Path, name: str) -> Path:
    return next(packages.glob(f"**/Noto{name}_600SemiBold.ttf"))


def joined(packages: Path) -> TTFont:
    """Inter as it is, with emoji and all scripts whose letters are shaped, and with Inter's measures of a line."""
    base = TTFont(FONT)
    inter = TTFont(FONTS / "Inter-Regular.ttf").getBestCmap().keys() & base.getBestCmap().keys()
    measures = {(table, name): getattr(base[table], name) for table, names in LINES.items() for name in names}
    del base["prep"]
    parts = [cut(base, inter)]
    emoji = TTFont(semibold(packages, "Emoji"))
    parts.append(cut(emoji, {code for code in emoji.getBestCmap() if code > 0x2000} - inter))
    for name, blocks in SCRIPTS.items():
        part = TTFont(semibold(packages, f"Sans{name}"))
        letters = {code for code in part.getBestCmap() if any(code in block for block in blocks)}
        parts.append(cut(part, letters | JOINERS))
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{number:02}.ttf") for number in range(len(parts))]
        for path, part in zip(paths, parts, strict=True):
            scale_upem(part, base["head"].unitsPerEm)
            part.save(path)
        font = Merger().merge([str(path) for path in paths])
    share_joiners(font)
    font["name"] = base["name"]
    for (table, name), value in measures.items():
        setattr(font[table], name, value)
    return font


def cut(font: TTFont, codes: Iterable[int]) -> TTFont:
    tables = [font[tag].table for tag in ("GSUB", "GPOS") if tag in font]
    features = {record.FeatureTag for table in tables for record in table.FeatureList.FeatureRecord}
    kept = sorted(features - OPTIONAL)
    options = Options(layout_features=kept, notdef_outline=True, name_IDs=["*"], hinting=False)
    options.drop_tables += ["STAT", "meta", "vhea", "vmtx"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    return font


def share_joiners(font: TTFont) -> None:
    """Every part came with joiners of its own, and its rules name those; of all of them the font maps one."""
    cmap = font.getBestCmap()
    order = set(font.getGlyphOrder())
    names = {
        cmap[code]: {f"uni{code:04X}", *(f"uni{code:04X}.{number}" for number in range(1, 99))} for code in JOINERS
    }
    same = {name: shared for shared, others in names.items() for name in others & order if name != shared}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for subtable in lookup.SubTable:
            rules = getattr(subtable, "ExtSubTable", subtable)
            rename(rules, same)
            sort_coverages(rules, font)


def sort_coverages(rules: Any, font: TTFont) -> None:
    """Glyphs must be listed in the order of the font; where other lists go with that order, it must not change."""
    goes_with_others = any(name.endswith("RuleSet") or name == "Substitute" for name in vars(rules))
    for value in vars(rules).values():
        for coverage in value if isinstance(value, list) else [value]:
            if isinstance(coverage, Coverage):
                sorted_glyphs = sorted(set(coverage.glyphs), key=font.getGlyphID)
                if goes_with_others and sorted_glyphs != coverage.glyphs:
                    raise ValueError(f"these rules cannot be sorted: {coverage.glyphs}")
                coverage.glyphs = sorted_glyphs


def rename(node: Any, same: dict[str, str]) -> Any:
    """The same part of a table with other glyphs."""
    match node:
        case str():
            return same.get(node, node)
        case list():
            node[:] = [rename(item, same) for item in node]
        case dict():
            items = [(rename(key, same), rename(value, same)) for key, value in node.items()]
            node.clear()
            node.update(items)
        case _ if hasattr(node, "__dict__"):
            if hasattr(node, "ensureDecompiled"):
                node.ensureDecompiled()
            rename(node.__dict__, same)
    return node


def add(font: TTFont, source: TTFont, code: int) -> None:
    scale = font["head"].unitsPerEm / source["head"].unitsPerEm
    drawn, name = source.getGlyphSet()[source.getBestCmap()[code]], f"uni{code:04X}"
    pen = TTGlyphPen(None)
    drawn.draw(TransformPen(pen, (scale, 0, 0, scale, 0, 0)))
    glyph = pen.glyph()
    glyph.recalcBounds(font["glyf"])
    font.getGlyphOrder().append(name)
    font["glyf"].glyphs[name] = glyph
    font["hmtx"][name] = (round(drawn.width * scale), getattr(glyph, "xMin", 0))
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name


if __name__ == "__main__":
    main(Path(sys.argv[1]))
