"""What a person wrote in a cell, without what a program has written around it.

Programs that export put text into formulas (`="0041"`), apostrophes before signs that begin formulas, escapes of XML
(`_x000D_`) and the tags and character references of their editors into cells. What people write themselves, as `<3`,
`a < b` and `AT&T`, stays. Time grows with the length of a cell and no faster: no pattern looks beyond the next `<`.
"""

import html
import re
from collections.abc import Collection
from functools import lru_cache
from html.entities import html5, name2codepoint

from app.domain.answers.export import as_written


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"&(?:#(?:\d{1,7}|[xX][0-9A-Fa-f]{1,6})|[A-Za-z][A-Za-z0-9]{1,31});")
_MOST_ROUNDS = 3  # of references within references: &amp;amp;nbsp;

_BLOCKS = _names(
    "p div li ul ol dl dt dd tr table tbody thead tfoot h1 h2 h3 h4 h5 h6 blockquote pre section article center hr"
)
_BREAKING = _BLOCKS | {"br"}
_CELLS = _names("td th")
_INLINE = _names(
    "strong em span font small big sub sup mark del ins strike code tt kbd cite abbr label img wbr o:p body html meta "
    "link title head form input button figure figcaption picture nobr address header footer main nav"
)
_SHORT = _names("a b i u s q")  # people write these in angle brackets too: tags only where they are closed again
_KNOWN = _BREAKING | _CELLS | _INLINE | _SHORT
_ATTRIBUTES = r"(?:\s+[\w:.-]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'|[^\s\"'<>=]+))*+"
_TAG = re.compile(rf"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z\d]*(?::[a-z]+)?){_ATTRIBUTES}\s*+/?>")
_UNSEEN = tuple(
    (re.compile(opening, re.IGNORECASE), re.compile(closing, re.IGNORECASE))
    for opening, closing in (
        ("<!--", "-->"),
        (r"<style(?:\s[^<>]*)?>", r"</style\s*>"),
        (r"<script(?:\s[^<>]*)?>", r"</script\s*>"),
    )
)
_BLANKS = re.compile(r"[ \t\r\n]+")
_BREAK, _EDGE = "\0", "\1"  # a new line, and the start or end of a block: at most one new line
_MARKS = re.compile(rf" ?[{_BREAK}{_EDGE}][ {_BREAK}{_EDGE}]*")

_WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") or None for code in range(0x80, 0xA0)}
_REMOVED = dict.fromkeys(
    [*range(0x09), *range(0x0E, 0x20), 0x7F, 0xAD, 0xFEFF, 0xFFFC, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)]
)
_SIGNS = _WINDOWS | _REMOVED | {0x0B: "\n", 0x0C: "\n", 0x2028: "\n", 0x2029: "\n"}


def plain(cell: str) -> str:
    """The text that a person wrote, with `\\n` as the only line end; blanks around it stay."""
    if _is_plain(cell):
        return cell
    text = _without_escapes(cell) if "_x" in cell else cell
    text = _without_formula(text)
    if "<" in text or "&" in text:
        text = _without_markup(text)
    return _tidy(text)


def _is_plain(cell: str) -> bool:
    """Of most cells, and so it has to be fast."""
    return (
        cell.isprintable()
        and "&" not in cell
        and "<" not in cell
        and "_x" not in cell
        and not cell.startswith(("=", "'"))
    )


def _tidy(text: str) -> str:
    """Signs of 0x80 to 0x9F, which nobody types, are what Windows has there."""
    if text.isprintable():
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_SIGNS)


def _without_escapes(text: str) -> str:
    """Signs beyond the first 65,536 are written as two escapes."""
    decoded = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return decoded.encode("utf-16", "surrogatepass").decode("utf-16", "ignore") if decoded != text else text


def _without_formula(text: str) -> str:
    """Of `="text"`, and of `=""text""`, which was quoted once too often. A formula that is more than one text stays."""
    formula = text.strip()
    for quote in ('="', '=""'):
        said = formula[len(quote) : 1 - len(quote)]
        is_text = formula.startswith(quote) and formula.endswith(quote[1:]) and len(formula) >= 2 * len(quote) - 1
        if is_text and '"' not in said.replace('""', ""):
            return said.replace('""', '"')
    return as_written(text)


def _without_markup(text: str) -> str:
    """Tags that are themselves written in references are tags only where there are no others: an editor writes so what
    a person has typed."""
    if "<" in text and (said := _without_tags(text)) != text:
        return _without_references(said)
    said = _without_references(text)
    return _without_references(_without_tags(said)) if "<" in said and "&lt;" in text.replace("&amp;", "&") else said


def _without_references(text: str) -> str:
    for _ in range(_MOST_ROUNDS):
        said = _REFERENCE.sub(_referred, text) if "&" in text else text
        if said == text:
            break
        text = said
    return text


def _referred(found: re.Match[str]) -> str:
    return _sign(found[0])


@lru_cache(maxsize=256)
def _sign(reference: str) -> str:
    """Short names that HTML 5 has added are more likely words, as in `this&it;`."""
    name = reference[1:-1]
    is_known = name.startswith("#") or name in name2codepoint or (len(name) > 3 and f"{name};" in html5)
    return html.unescape(reference).replace("\xa0", " ") if is_known else reference


def _without_tags(text: str) -> str:
    found = [(tag["name"].lower(), bool(tag["close"])) for tag in _TAG.finditer(text)]
    closed = {name for name, closes in found if closes}
    tags = {name for name, _ in found if name in _KNOWN and (name not in _SHORT or name in closed)}
    seen = _without_unseen(text)
    if not tags:
        return seen
    said = _TAG.sub(lambda tag: _in_place_of(tag, tags), seen.replace(_BREAK, "").replace(_EDGE, ""))
    return _MARKS.sub(_new_lines, _BLANKS.sub(" ", said)).strip("\n") if tags & _BREAKING else said


def _without_unseen(text: str) -> str:
    """Without comments, styles and scripts; what is never closed stays."""
    for opening, closing in _UNSEEN:
        parts, place = [], 0
        while (start := opening.search(text, place)) and (end := closing.search(text, start.end())):
            parts.append(text[place : start.start()])
            place = end.end()
        text = "".join([*parts, text[place:]]) if parts else text
    return text


def _in_place_of(tag: re.Match[str], tags: Collection[str]) -> str:
    name = tag["name"].lower()
    if name not in tags:
        return tag[0]
    if name == "br":
        return _BREAK
    return _EDGE if name in _BLOCKS else " " if name in _CELLS else ""


def _new_lines(marks: re.Match[str]) -> str:
    """Between two blocks one; a break within a block, or alone in one, adds one. More than two say nothing."""
    before, *breaks = marks[0].split(_BREAK)
    return "\n" * min(2, len(breaks) + (_EDGE in before) if breaks else 1)


def cut(text: str, most: int) -> str:
    """At most so many characters. What is cut ends in a sign, so that nothing takes it for a whole text of fewer."""
    if len(text) <= most:
        return text
    return text[: most - 1] + "…" if text[most - 1].isspace() else text[:most]
