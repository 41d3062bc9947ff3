"""Markup without a table, as it is pasted from web pages, mails and text programs: its lines, or its items."""

import html
import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from app.domain.tables.first_names import is_first_name
from app.reading.html_tables import Piece, pieces

_START = re.compile(
    r"\s*<(?:!--|(?:a|ul|ol|li|p|br|b|i|u|em|strong|span|font|h[1-6]|dl|section|article|main|blockquote|center|"
    r"!doctype|html|head|body|meta|style|div)[\s>/])",
    re.IGNORECASE,
)
_MAILTO = re.compile(r"\bhref\s*=\s*[\"']?\s*mailto:([^\s\"'?<>]{3,200})", re.IGNORECASE)
_LINK = re.compile(r"<a\s[^<>]{0,500}mailto:", re.IGNORECASE)
_BLOCK = re.compile(r"<(?:p|li|div|h[1-6]|dt|dd|blockquote|br)[\s>/]", re.IGNORECASE)
_PARTS = re.compile(r"<(?:p|li|div|h[1-6]|dt|dd|blockquote)[\s>/]", re.IGNORECASE)
_SEPARATORS = re.compile(r">[ \t]*[,;|\t][ \t]*<")
_ADDRESS = re.compile(r"<([^\s<>]{1,200}@[^\s<>]{1,200})>")
_LINE_END = re.compile(r"\r\n?|\n")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_MANY_BREAKS = re.compile(r"\n{3,}")
_ITEMS, _LISTS = frozenset({"li", "dt", "dd"}), frozenset({"ul", "ol", "dl"})
_BLOCKS = frozenset({"p", "div", "blockquote", "pre", "hr", "h1", "h2", "h3", "h4", "h5", "h6"})
_TABLES = "<table"
_ABOUT_MESSAGES = re.compile(  # in chats as pages: who wrote, and when
    r"<(div|span)\s[^<>]{0,200}?class\s*=\s*[\"']?[^\"'<>]*?(?:from_name|initials|author|sender|user-?name|date|time)"
    r"[^<>]{0,300}>[^<>]{0,200}</\1>",
    re.IGNORECASE,
)


def items_of(text: str) -> list[str]:
    """The texts of list items and paragraphs, each whole; none where the text is no markup, or a table of cells with
    markup in them."""
    plain = text.lstrip("\ufeff \t\r\n\0").rstrip()
    is_table = _TABLES in plain.lower() or _SEPARATORS.search(plain) is not None or not plain.endswith(">")
    if not is_markup(plain) or is_table:
        return []
    plain = _ABOUT_MESSAGES.sub("", plain)
    items = _read(plain, breaks_blocks=_PARTS.search(plain) is None, keeps_items=True)
    return [html.unescape(item) for item in items]


def lines_of(text: str) -> str:
    """Of a list of people, with the addresses of its links beside their words; other texts as they are."""
    is_page = is_markup(text)
    if not (is_page or _LINK.search(text)) or _TABLES in text.lower():
        return text
    has_blocks = is_page and _BLOCK.search(text) is not None
    plain = _ADDRESS.sub(r"&lt;\1&gt;", text if has_blocks else _LINE_END.sub("<br>", text))
    return html.unescape("\n".join(_read(plain, breaks_blocks=True, keeps_items=False)))


def is_markup(text: str) -> bool:
    return _START.match(text) is not None and (_BLOCK.search(text) or _LINK.search(text)) is not None


def _read(text: str, *, breaks_blocks: bool, keeps_items: bool) -> list[str]:
    """The blocks of a page, with references. `breaks_blocks`: a break ends one. `keeps_items`: blocks within an item of
    a list belong to it."""
    reader = _Reader(breaks_blocks, keeps_items)
    for piece in pieces(text):
        reader.take(piece)
    return [item for parts in reader.blocks if (item := _tidy("".join(parts)))]


@dataclass
class _Reader:
    """`link`: where the link to an address of mail begins that is open, and the address."""

    breaks_blocks: bool
    keeps_items: bool
    blocks: list[list[str]] = field(default_factory=lambda: [[]])
    items: int = 0
    link: tuple[int, str] | None = None

    def take(self, piece: Piece) -> None:
        name, closes = piece.name.removeprefix("/"), piece.name.startswith("/")
        if not name:
            self.blocks[-1].append(_BLANKS.sub(" ", piece.text))
        elif name in _ITEMS or name in _LISTS:
            self._begin_item(name, closes=closes)
        elif name == "br" and not self.breaks_blocks:
            self.blocks[-1].append("\n")
        elif name in _BLOCKS and self.items and self.keeps_items:
            self.blocks[-1].append("\n\n")
        elif name in _BLOCKS or name == "br":
            self._begin()
        elif name == "a":
            self._at_link(piece, closes=closes)

    def _begin(self) -> None:
        self.blocks.append([])
        self.link = None

    def _begin_item(self, name: str, *, closes: bool) -> None:
        if name in _ITEMS:
            self.items = max(0, self.items - 1) if closes else self.items + 1
        elif closes:
            self.items = 0  # of items that were never closed
        self._begin()

    def _at_link(self, piece: Piece, *, closes: bool) -> None:
        texts = self.blocks[-1]
        if not closes:
            found = _MAILTO.search(piece.text)
            self.link = (len(texts), unquote(html.unescape(found[1]))) if found else None
        elif self.link is not None:
            (begin, address), self.link = self.link, None
            said = "".join(texts[begin:])
            is_alone = not any(map(str.isalnum, "".join(texts[:begin])))
            if "@" not in said:
                kept = said.strip() if is_alone or is_first_name(said) or len(said.split()) > 1 else ""
                texts[begin:] = [f"{kept if any(map(str.isalnum, kept)) else ''} &lt;{address}&gt;"]


def _tidy(block: str) -> str:
    lines = (line.strip() for line in block.split("\n"))
    return _MANY_BREAKS.sub("\n\n", "\n".join(lines)).strip()
