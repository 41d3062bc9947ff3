"""The tables of a web page, also of files called .xls that are web pages.

Pages are read as a row of tags and texts, without a tree: parsers that build one take minutes for a page of a megabyte
that opens 200,000 blocks and closes none. Here time grows with the length of a page and no faster.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import unquote

from app.domain.people.person_names import are_name_words
from app.domain.tables.cell_kinds import is_given_name
from app.domain.tables.sheets import Sheet
from app.reading.grids import Budget, Grid
from app.reading.limits import SheetLimits

_TAG = re.compile(
    r"<(?:!--|(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*)"
    r"(?P<rest>(?:[^>=]++|=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))?)*+)(?:>|\Z)|[!?/][^>]*+(?:>|\Z))"
)
_SPAN = re.compile(r"\b(colspan|rowspan)\s*=\s*[\"']?\s*(\d{1,6})", re.IGNORECASE)
_SHEET_NAME = re.compile(r"<x:Name>([^<]{1,100})</x:Name>")
_MAILTO = re.compile(r"\bhref\s*=\s*[\"']?\s*mailto:([^\s\"'?<>]{3,200})", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_RAW = frozenset({"script", "style", "title", "noscript", "template", "xml"})  # never shown, or no text
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BREAKING = frozenset({"br", "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "hr"})
_LONGEST_NAME = 100


class Piece(NamedTuple):
    """A tag, or text between two. `name`: in small letters, with a slash in front where it closes; empty of text."""

    name: str
    text: str


def tables(page: str, limits: SheetLimits) -> tuple[Sheet, ...]:
    """Those with anything in them, in the order in which they begin. Raises TooMuchError."""
    reader = _Reader(limits, Budget(limits.text))
    for piece in pieces(page):
        reader.take(piece)
    reader.finish()
    names = [html.unescape(name) for name in _SHEET_NAME.findall(page)]
    if len(names) == len(reader.grids):  # as Excel says it, in a comment
        for grid, name in zip(reader.grids, names, strict=True):
            grid.name = grid.name or name
    return tuple(sheet for grid in reader.grids if (sheet := grid.sheet()))


def pieces(page: str) -> Iterator[Piece]:
    """Its tags and the texts between them, without what is never shown."""
    place = 0
    while tag := _TAG.search(page, place):
        if tag.start() > place:
            yield Piece("", page[place : tag.start()])
        place = tag.end()
        if tag[0] == "<!--":
            end = page.find("-->", place)
            place = len(page) if end < 0 else end + 3
        elif tag["name"]:
            name = tag["name"].lower()
            yield Piece(tag["close"] + name, tag["rest"])
            if name in _RAW and not tag["close"] and not tag["rest"].endswith("/"):
                place = _after_raw(page, name, place)
    if place < len(page):
        yield Piece("", page[place:])


def _after_raw(page: str, name: str, place: int) -> int:
    """Where the tag begins that closes it; without one nothing of the page is left."""
    closing = re.compile(rf"</{name}(?![^\s/>])", re.IGNORECASE).search(page, place)
    return closing.start() if closing else len(page)


@dataclass
class _Open:
    """A table that is not closed yet. `texts`: of the cell that is open; None outside of cells. `link`: where the link
    to an address of mail begins that is open, and the address."""

    grid: Grid
    texts: list[str] | None = None
    spans: tuple[int, int] = (1, 1)
    is_in_row: bool = False
    link: tuple[int, str] | None = None


@dataclass
class _Reader:
    limits: SheetLimits
    budget: Budget
    grids: list[Grid] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)
    _heading: str = ""
    _title: list[str] | None = None  # the texts of the heading or caption that is open

    def take(self, piece: Piece) -> None:
        name = piece.name.removeprefix("/")
        if not piece.name:
            self._add(piece.text)
        elif name in _HEADINGS or name == "caption":
            self._at_title(name, closes=piece.name != name)
        elif name == "table":
            self._at_table(closes=piece.name != name)
        elif self._open and name in ("tr", "td", "th"):
            self._at_part(piece)
        elif name == "a" and not self.limits.is_prose:
            self._at_link(piece)
        elif name in _BREAKING:
            self._break(name)

    def finish(self) -> None:
        while self._open:
            self._at_table(closes=True)

    def _add(self, text: str) -> None:
        if self._title is not None:
            self._title.append(text)
        elif self._open and (texts := self._open[-1].texts) is not None:
            texts.append(_BLANKS.sub(" ", html.unescape(text) if "&" in text else text))

    def _break(self, name: str) -> None:
        """The text of a page is put into lines by its blocks; what it looks like in the file says nothing."""
        texts = self._open[-1].texts if self._open else None
        if texts and (name == "br" or texts[-1] != "\n"):
            texts.append("\n")

    def _at_link(self, piece: Piece) -> None:
        """“<a href="mailto:eva@museum.example">write</a>”: in a list of people the address stands beside a name, and in
        place of other words."""
        at = self._open[-1] if self._open else None
        if at is None or at.texts is None:
            return
        if piece.name == "a":
            found = _MAILTO.search(piece.text)
            at.link = (len(at.texts), unquote(html.unescape(found[1]))) if found else None
        elif at.link is not None:
            (begin, address), at.link = at.link, None
            said = "".join(at.texts[begin:])
            if "@" not in said:
                is_kept = are_name_words(said.split()) and (len(said.split()) > 1 or is_given_name(said.strip()))
                at.texts[begin:] = [f"{said} <{address}>" if is_kept else address]

    def _at_title(self, name: str, *, closes: bool) -> None:
        if not closes:
            self._title = []
        elif self._title is not None:
            said = " ".join(html.unescape("".join(self._title)).split())[:_LONGEST_NAME]
            self._title = None
            if name == "caption" and self._open:
                self._open[-1].grid.name = said
            elif said:
                self._heading = said
                self._add(said)

    def _at_table(self, *, closes: bool) -> None:
        self._title = None
        if not closes:
            grid = Grid(self.limits, self.budget, self._heading)
            self.grids.append(grid)
            self._open.append(_Open(grid))
        elif self._open:
            self._end_row()
            self._open.pop()

    def _at_part(self, piece: Piece) -> None:
        at = self._open[-1]
        self._at_title("h1", closes=True)  # one that was never closed
        self._end_cell()
        if piece.name == "tr":
            self._end_row()
            at.grid.begin_row()
            at.is_in_row = True
        elif piece.name == "/tr":
            self._end_row()
        elif not piece.name.startswith("/"):
            if not at.is_in_row:
                at.grid.begin_row()
                at.is_in_row = True
            spans = {name.lower(): int(count) for name, count in _SPAN.findall(piece.text)}
            at.link = None
            at.texts, at.spans = [], (spans.get("colspan", 1), spans.get("rowspan", 1))

    def _end_cell(self) -> None:
        at = self._open[-1]
        if at.texts is not None:
            lines = (line.strip(" ") for line in "".join(at.texts).split("\n"))
            at.grid.add("\n".join(lines).strip("\n"), across=at.spans[0], down=at.spans[1])
            at.texts = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._open[-1].is_in_row:
            self._open[-1].grid.end_row()
            self._open[-1].is_in_row = False
