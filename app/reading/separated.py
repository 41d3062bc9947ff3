"""Rows of cells with something between them: CSV and its kin, whatever the separator, the quotes and the line ends."""

import csv
import io
import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from app.domain.tables.sheets import SheetRow
from app.reading.broken_rows import Numbered, Shape, together
from app.reading.cells import cut, plain
from app.reading.kinds import too_many_columns, too_wide
from app.reading.letters import once
from app.reading.limits import SheetLimits
from app.reading.surplus import has_surplus, joined
from app.reading.trailing import without_tail

ENOUGH_TO_GUESS = 60  # records
_NONE = "\x1c"
_MOST_LINES = 60  # of one cell; after that its quotation mark was no opening one
_MOST_CHARACTERS = 60_000  # of one cell
_MOST_UNCLOSED = 100  # after so many such marks none is waited for
_QUOTE_KEPT, _BLANK_KEPT = "\ue0f0", "\ue0f1"  # for a quotation mark that opens nothing, and a blank of a text
_TREATED = re.compile("[&<=']|_x")  # begin what `plain` looks at
csv.field_size_limit(64 * 1024 * 1024)  # a file is refused before it can hold so much


@dataclass(frozen=True)
class Layout:
    """`separator`: empty where each line is one cell. `is_escaped`: quotation marks inside cells follow a backslash.
    `first`: how many lines stand before the first row. `keeps_blanks`: after separators.
    `width`: how many cells a row has; 0 where rows differ. `titles`: of the columns; empty where none are known.
    `prose`: the place of the column to which cells beyond the width belong; None: they stay cells of their own.
    `tail`: separators at the ends of all lines. `shape`: what a whole row looks like, where lines break in texts.
    `is_framed`: a table as Markdown writes it, with bars around its rows and dashes below its titles."""

    separator: str
    quote: str = '"'
    is_escaped: bool = False
    first: int = 0
    keeps_blanks: bool = False
    width: int = 0
    prose: int | None = None
    titles: tuple[str, ...] = ()
    is_framed: bool = False
    tail: str = ""
    shape: Shape | None = None


def rows(opened: Callable[[], io.TextIOBase], layout: Layout, limits: SheetLimits) -> Iterator[SheetRow]:
    """The rows that hold anything."""
    with opened() as text:
        lines: Iterator[str] = islice(text, layout.first, None)
        lines = map(_unframed, lines) if layout.is_framed else lines
        lines = (_without_empty_end(line, layout) if len(line) > limits.columns else line for line in lines)
        lines = (without_tail(line, layout.tail) for line in lines) if layout.tail else lines
        numbered: Iterator[Numbered] = enumerate(records(lines, layout), start=1 + layout.first)
        for number, cells in together(numbered, layout.shape) if layout.shape else numbered:
            tidy = tidied(cells, limits, number)
            if tidy:
                yield SheetRow(number, tidy)


def rows_of_items(items: Sequence[str], limits: SheetLimits) -> Iterator[SheetRow]:
    """Texts that were parted already, a row for each."""
    for number, item in enumerate(items, start=1):
        if tidy := tidied((item,), limits, number):
            yield SheetRow(number, tidy)


def tidied(cells: Sequence[str], limits: SheetLimits, number: int) -> tuple[str, ...]:
    """As a person wrote them, cut to the limits, without empty cells at the end. `number`: of the row. Raises Invalid
    where something stands beyond the last column that is read."""
    within = list(map(once, cells[: limits.columns])) if limits.is_mended else cells[: limits.columns]
    if _are_plain("".join(within), limits):
        tidy = [cell.strip() for cell in within]
    else:
        tidy = [cut(plain(cell[: 4 * limits.characters]).strip(), limits.characters) for cell in within]
    beyond = next((at for at, cell in enumerate(cells[limits.columns :], limits.columns + 1) if cell.strip()), None)
    if beyond:
        raise too_wide(number, beyond, limits)
    while tidy and not tidy[-1]:
        tidy.pop()
    if len(tidy) > limits.filled and (filled := sum(map(bool, tidy))) > limits.filled:
        raise too_many_columns(filled, limits)
    return tuple(tidy)


def _are_plain(whole: str, limits: SheetLimits) -> bool:
    """Whether no cell of a row needs more than its blanks taken off, as most do not."""
    return len(whole) <= limits.characters and whole.isprintable() and _TREATED.search(whole) is None


def _without_empty_end(line: str, layout: Layout) -> str:
    """Millions of separators with nothing behind them are no cells."""
    return line.rstrip(f"{layout.separator or _NONE} \r\n") + "\n"


def _unframed(line: str) -> str:
    inner = line.strip().removeprefix("|").removesuffix("|")
    return "\n" if "-" in inner and not inner.strip("-:| \t") else inner.strip() + "\n"


def records(lines: Iterator[str], layout: Layout) -> Iterator[list[str]]:
    """A record that no program would have written so is parted at its separators, whatever its quotation marks."""
    last = [""]
    whole = map(_kept_marks(layout), _whole(lines, layout))
    reader = _reader(_noted(_with_blanks(whole, layout) if layout.width else whole, last), layout)
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            cells = last[0].split(layout.separator or _NONE)
        if cells is None:
            return
        yield _in_width(_without_marks(cells, layout), layout)


def _kept_marks(layout: Layout) -> Callable[[str], str]:
    """For records in which a quotation mark closes before its cell ends, as in “"Fair" they said”: there the marks are
    part of the text."""
    end, quote = re.escape(layout.separator or _NONE), layout.quote
    closed = re.compile(rf"((?:^|{end})[ ]*)({quote}(?:[^{quote}]|{quote}{quote})*+{quote})([^{end}\r\n]*)")

    def kept(found: re.Match[str]) -> str:
        before, cell, rest = found.groups()
        if not rest.strip():
            return found[0]
        return f"{before}{quote}{(cell + rest.rstrip()).replace(quote, _QUOTE_KEPT)}{quote}"

    def whole(record: str) -> str:
        return closed.sub(kept, record) if quote in record and not layout.is_escaped else record

    return whole


def _without_marks(cells: list[str], layout: Layout) -> list[str]:
    whole = "".join(cells)
    if _QUOTE_KEPT not in whole and _BLANK_KEPT not in whole:
        return cells
    return [cell.replace(_QUOTE_KEPT, layout.quote).replace(_BLANK_KEPT, " ") for cell in cells]


def _in_width(cells: list[str], layout: Layout) -> list[str]:
    """A row with more cells than there are columns has separators in its text: nothing of it is lost."""
    if not layout.width or layout.prose is None or not has_surplus(cells, layout.width):
        return cells
    return joined(cells, layout.width, layout.prose, layout.separator)


def _with_blanks(lines: Iterator[str], layout: Layout) -> Iterator[str]:
    """Blanks after a separator may belong to a text that holds separators itself. Only those before a quotation mark
    surely do not."""
    blank = f"{layout.separator} "
    kept = re.compile(rf"{re.escape(blank)}(?![ ]*(?:{layout.quote}|\r?$))")
    for line in lines:
        yield kept.sub(layout.separator + _BLANK_KEPT, line) if blank in line else line


def _noted(lines: Iterator[str], last: list[str]) -> Iterator[str]:
    for line in lines:
        last[0] = line
        yield line


def _reader(lines: Iterator[str], layout: Layout) -> Iterator[list[str]]:
    return csv.reader(
        lines,
        delimiter=layout.separator or _NONE,
        quotechar=layout.quote,
        escapechar="\\" if layout.is_escaped else None,
        doublequote=not layout.is_escaped,
        skipinitialspace=not layout.keeps_blanks,
    )


def _whole(lines: Iterator[str], layout: Layout) -> Iterator[str]:
    """A record for each row, line ends in its cells included. A quotation mark that never closes opens nothing: the
    lines after it are rows of their own."""
    waiting: deque[str] = deque()
    never_closed = 0
    while True:
        line = waiting.popleft() if waiting else next(lines, None)
        if line is None:
            return
        if line.count(layout.quote) % 2 == 0 or not _ends_inside(line, layout, inside=False):
            yield line
            continue
        taken = _until_closed(line, waiting, lines, layout) if never_closed < _MOST_UNCLOSED else [line]
        is_closed = len(taken) == 1 or _may_close(taken[-1], layout)
        if is_closed and not _ends_inside(taken[-1], layout, inside=len(taken) > 1):
            yield "".join(taken)
            continue
        never_closed += 1
        waiting.extendleft(reversed(taken[1:]))
        yield line.replace(layout.quote, _QUOTE_KEPT)


def _until_closed(line: str, waiting: deque[str], lines: Iterator[str], layout: Layout) -> list[str]:
    """The line and those after it, up to the one in which its cell ends, or as far as a cell may go."""
    taken, length, inside = [line], len(line), True
    while inside and len(taken) < _MOST_LINES and length < _MOST_CHARACTERS:
        more = waiting.popleft() if waiting else next(lines, None)
        if more is None:
            break
        taken.append(more)
        length += len(more)
        if not _may_close(more, layout):
            break
        inside = _ends_inside(more, layout, inside=True)
    return taken


def _may_close(line: str, layout: Layout) -> bool:
    """Whether its first mark that ends a cell, if there is one, stands at the end of a cell. One that begins a cell
    shows that the mark before it was none that opens."""
    end = _closing(line, 0, layout)
    return end < 0 or line[end + 1 :].lstrip(" ")[:1] in ("", "\r", "\n", layout.separator or _NONE)


def _ends_inside(line: str, layout: Layout, *, inside: bool) -> bool:
    """Whether a line ends inside quotation marks. `inside`: it begins there."""
    place = 0
    while True:
        start = place
        while not inside and line.startswith(" ", start):
            start += 1
        if inside or line.startswith(layout.quote, start):
            end = _closing(line, start if inside else start + 1, layout)
            if end < 0:
                return True
            inside, start = False, end + 1
        found = line.find(layout.separator or _NONE, start)
        if found < 0:
            return False
        place = found + 1


def _closing(line: str, place: int, layout: Layout) -> int:
    """Where the mark stands that ends a cell; less than 0 where none does."""
    while True:
        end = line.find(layout.quote, place)
        if end < 0:
            return -1
        if layout.is_escaped and line[end - 1 : end] == "\\":
            place = end + 1
        elif not layout.is_escaped and line.startswith(layout.quote, end + 1):
            place = end + 2
        else:
            return end
