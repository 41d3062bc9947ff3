"""Rows of cells with something between them: CSV and its kin, whatever the separator, the quotes and the line ends."""

import csv
import io
import re
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from app.domain.sheets import SheetRow
from app.reading.cells import cut, plain
from app.reading.limits import SheetLimits

SEPARATORS = {"\t": "tab", ";": "semicolon", ",": "comma", "|": "bar", "": "none"}
"""What may be chosen, and how forms name it. “none”: each line is one cell."""

_RARE = "¦^~§¬\x1f\x01#:"  # taken only where they make a clear table
_NONE = "\x1c"
_ENOUGH_TO_GUESS = 60  # records
_MOST_LINES = 60  # of one cell; after that its quotation mark was no opening one
_MOST_CHARACTERS = 60_000  # of one cell
_CLEARLY = 0.6  # of the rows have one width
_MOST_UNCLOSED = 100  # after so many such marks none is waited for
_SEPARATOR_LINE = re.compile(r"\ufeff?\"?sep=(.)\"?\r?\n?", re.IGNORECASE)  # how Excel says it in the file itself
_QUOTED = r"(?:^|[;,|\t])[ ]*{0}[^{0}\n]*{0}[ ]*(?=[;,|\t]|\r?$)"
_QUOTE_KEPT = "\ue0f0"  # for a quotation mark that opens nothing
csv.field_size_limit(64 * 1024 * 1024)  # a file is refused before it can hold so much


@dataclass(frozen=True)
class Layout:
    """`separator`: empty where each line is one cell. `is_escaped`: quotation marks inside cells follow a backslash.
    `first`: how many lines stand before the first row. `keeps_blanks`: after separators.
    `width`: how many cells a row has; 0 where rows differ. `longest`: the place of the column with the most text.
    `is_framed`: a table as Markdown writes it, with bars around its rows and dashes below its titles."""

    separator: str
    quote: str = '"'
    is_escaped: bool = False
    first: int = 0
    keeps_blanks: bool = False
    width: int = 0
    longest: int = 0
    is_framed: bool = False


def layout_of(opened: Callable[[], io.TextIOBase], limits: SheetLimits, separator: str | None = None) -> Layout:
    """`separator`: as it was chosen; None: as it is recognised."""
    with opened() as text:
        head = [line[:_MOST_CHARACTERS] for line in islice(text, 4 * _ENOUGH_TO_GUESS)]
    said = _SEPARATOR_LINE.fullmatch(head[0]) if head else None
    lines = head[1:] if said else head
    whole = "".join(lines)
    quote = _quote(whole)
    is_escaped = _is_escaped(whole, quote)
    if separator in (None, "|") and _is_framed(lines):
        return Layout("|", quote, is_escaped, is_framed=True)
    if separator is None:
        separator = said[1] if said else _separator(lines, Layout("", quote, is_escaped), limits)
    layout = Layout(separator, quote, is_escaped, 1 if said else 0)
    return _with_width(lines, layout) if limits.is_prose and separator else layout


def rows(opened: Callable[[], io.TextIOBase], layout: Layout, limits: SheetLimits) -> Iterator[SheetRow]:
    """The rows that hold anything."""
    with opened() as text:
        lines: Iterator[str] = islice(text, layout.first, None)
        lines = map(_unframed, lines) if layout.is_framed else lines
        for number, cells in enumerate(_records(lines, layout), start=1 + layout.first):
            tidy = tidied(cells, limits)
            if tidy:
                yield SheetRow(number, tidy)


def rows_of_items(items: Sequence[str], limits: SheetLimits) -> Iterator[SheetRow]:
    """Texts that were parted already, a row for each."""
    for number, item in enumerate(items, start=1):
        if tidy := tidied((item,), limits):
            yield SheetRow(number, tidy)


def tidied(cells: Sequence[str], limits: SheetLimits) -> tuple[str, ...]:
    """As a person wrote them, cut to the limits, without empty cells at the end."""
    tidy = [cut(plain(cell[: 4 * limits.characters]).strip(), limits.characters) for cell in cells[: limits.columns]]
    while tidy and not tidy[-1]:
        tidy.pop()
    return tuple(tidy)


def _is_framed(lines: Sequence[str]) -> bool:
    filled = [line.strip() for line in lines if line.strip()]
    return len(filled) >= 2 and all(len(line) > 2 and line[0] == line[-1] == "|" for line in filled)


def _unframed(line: str) -> str:
    inner = line.strip().removeprefix("|").removesuffix("|")
    return "\n" if "-" in inner and not inner.strip("-:| \t") else inner.strip() + "\n"


def _records(lines: Iterator[str], layout: Layout) -> Iterator[list[str]]:
    """A record that no program would have written so is parted at its separators, whatever its quotation marks."""
    last = [""]
    reader = _reader(_noted(_whole(lines, layout), last), layout)
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            cells = last[0].split(layout.separator or _NONE)
        if cells is None:
            return
        yield _in_width([cell.replace(_QUOTE_KEPT, layout.quote) for cell in cells], layout)


def _in_width(cells: list[str], layout: Layout) -> list[str]:
    """A row with more cells than there are columns has separators in its text: nothing of it is lost."""
    surplus = len(cells) - layout.width
    if not layout.width or surplus <= 0 or not any(map(str.strip, cells[layout.width :])):
        return cells
    first, last = layout.longest, layout.longest + surplus + 1
    return [*cells[:first], layout.separator.join(cells[first:last]), *cells[last:]]


def _with_width(lines: list[str], layout: Layout) -> Layout:
    records = [cells for cells in islice(_records(iter(lines), layout), _ENOUGH_TO_GUESS) if any(cells)]
    usual, count = Counter(map(len, records)).most_common(1)[0] if records else (0, 0)
    if usual < 2 or count < _CLEARLY * len(records):
        return layout
    even = [cells for cells in records if len(cells) == usual]
    longest = max(range(usual), key=lambda place: sum(len(cells[place]) for cells in even))
    return replace(layout, width=usual, longest=longest)


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


def _is_escaped(text: str, quote: str) -> bool:
    """Whether a backslash stands before quotation marks inside cells: one at least is no cell's end, the others come in
    pairs, and none is doubled."""
    is_inside = re.search(rf"\\{quote}(?![ ]*(?:\r?$|[,;|\t]))", text, re.MULTILINE) is not None
    return is_inside and quote * 2 not in text and len(re.findall(rf"(?<!\\){quote}", text)) % 2 == 0


def _quote(text: str) -> str:
    """A single one only where no cell stands in double ones, as its sign is an apostrophe too."""
    single, double = (len(re.findall(_QUOTED.format(quote), text, re.MULTILINE)) for quote in "'\"")
    return "'" if single >= 2 and not double else '"'


def _separator(lines: list[str], layout: Layout, limits: SheetLimits) -> str:
    """What splits most of the first rows, and into most cells; of equals the first, as commas stand in names too."""

    def split(separator: str) -> tuple[float, int]:
        as_layout = replace(layout, separator=separator, keeps_blanks=limits.is_prose)
        records = list(islice(_records(iter(lines), as_layout), _ENOUGH_TO_GUESS))
        is_rare = separator in _RARE
        if (limits.is_prose or is_rare) and not _is_table(records, is_clear=is_rare):
            return 0, 0
        return sum(len(cells) > 1 for cells in records), sum(map(len, records))

    usual = max("\t;,|", key=split)
    if split(usual) > (0, 0):
        return usual
    rare = max(_RARE, key=split)
    return rare if split(rare) > (0, 0) else ""


def _is_table(records: list[list[str]], *, is_clear: bool) -> bool:
    """Almost all rows are of one width, and no blanks follow the separators, as they do in sentences."""
    filled = [cells for cells in records if any(map(str.strip, cells))]
    wide = [cells for cells in filled if len(cells) > 1]
    widths = Counter(map(len, wide))
    usual = max(widths.values(), default=0)
    if is_clear:
        return len(filled) >= 3 and usual == len(filled)
    width = widths.most_common(1)[0][0] if widths else 0
    later = [cell for cells in filled for cell in cells[1 : max(2, width)]]
    is_wider = len(wide) == len(filled) and all(len(cells) >= width for cells in filled) and usual >= 3
    is_even = usual >= 0.9 * len(filled) or (is_wider and usual >= _CLEARLY * len(filled))
    is_even = is_even or (len(widths) == 1 and usual >= 3 and filled[-1] in wide)
    return is_even and sum(cell.startswith(" ") for cell in later) <= 0.1 * len(later)
