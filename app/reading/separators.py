"""What stands between the cells of a text: said by the file, chosen by somebody, or recognised.

A sign that stands in each line of a paste may belong to what people wrote: “Staff: calm”, “Calm; kind”, “Nice :)”.
There a list is a table only where something shows its columns: titles above them, or times and numbers in one of them.
"""

import io
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from app.domain.tables.cell_kinds import Kind, kind_of_cell
from app.domain.tables.tallies import is_left_out
from app.reading.broken_rows import shape_of, together
from app.reading.kinds import too_many_columns
from app.reading.limits import SheetLimits
from app.reading.separated import ENOUGH_TO_GUESS, Layout, records
from app.reading.surplus import Columns, column_of_surplus
from app.reading.titled import Records, columns_of, has_titles, header_place, usual_width
from app.reading.trailing import tail_of, without_tail

SEPARATORS = {
    **{"\t": "tab", ";": "semicolon", ",": "comma", "|": "bar"},
    **{":": "colon", "#": "hash", "~": "tilde", "^": "caret", "§": "section", "¦": "broken-bar", "¬": "negation"},
    "": "none",
}
"""What may be chosen, and how forms name it. “none”: each line is one cell."""

_USUAL = "\t;,|"
_RARE = "¦^~§¬\x1f\x01#:"
_IN_PROSE = "#:"  # of the rare ones those that stand beside numbers and times, too
_MOST_CHARACTERS = 1_000_000  # that are looked at
_CLEARLY, _HALF = 0.6, 0.5  # of the rows have one width
_ENOUGH_ROWS = 3  # of one width, where others have separators in their texts
_FEWEST_ALIKE = 2  # cells, without a title
_SEPARATOR_LINE = re.compile(r"\ufeff?\"?sep=(.)\"?\r?\n?", re.IGNORECASE)  # how Excel says it in the file itself
_QUOTED = r"(?:^|[;,|\t])[ ]*{0}[^{0}\n]*{0}[ ]*(?=[;,|\t]|\r?$)"


def layout_of(
    opened: Callable[[], io.TextIOBase],
    limits: SheetLimits,
    separator: str | None = None,
    *,
    is_pasted: bool = False,
    surplus: int | None = None,
) -> Layout:
    """`separator`: as it was chosen; None: as it is recognised. `is_pasted`: where one line may be one answer.
    `surplus`: the place of the column, as it was chosen, that holds separators in its texts."""
    with opened() as text:
        head = _head(text)
    said = _SEPARATOR_LINE.fullmatch(head[0]) if head else None
    lines = head[1:] if said else head
    quote = _quote("".join(lines))
    tail = tail_of(lines, quote) if limits.is_prose else ""
    lines = [without_tail(line, tail) for line in lines] if tail else lines
    whole = "".join(lines)
    is_escaped = _is_escaped(whole, quote)
    _check_width(lines, limits)
    if separator in (None, "|") and _is_framed(lines):
        return Layout("|", quote, is_escaped, is_framed=True)
    if separator is None:
        plain = Layout("", quote, is_escaped)
        separator = said[1] if said else _separator(lines, plain, limits, is_pasted=is_pasted)
    layout = Layout(separator, quote, is_escaped, 1 if said else 0, tail=tail)
    return _with_width(lines, layout, surplus) if limits.is_prose and separator else layout


def _head(text: io.TextIOBase) -> list[str]:
    found: list[str] = []
    left = _MOST_CHARACTERS
    while left > 0 and len(found) < 4 * ENOUGH_TO_GUESS and (line := text.readline()):
        found.append(line[:left])
        left -= len(line)
    return found


def _check_width(lines: Sequence[str], limits: SheetLimits) -> None:
    """Raises Invalid for what surely is a table of far too many filled columns, before each cell is looked at."""
    for separator in _USUAL:
        wide = [line for line in lines if line.count(separator) > limits.filled]
        filled = [sum(map(bool, map(str.strip, line.split(separator)))) for line in wide[:2]]
        if len(wide) > 1 and len({line.count(separator) for line in wide[:2]}) == 1 and max(filled) > limits.filled:
            raise too_many_columns(max(filled), limits)


def _is_framed(lines: Sequence[str]) -> bool:
    filled = [line.strip() for line in lines if line.strip()]
    return len(filled) >= 2 and all(len(line) > 2 and line[0] == line[-1] == "|" for line in filled)


def _with_width(lines: list[str], layout: Layout, chosen: int | None) -> Layout:
    """`chosen`: the place of the column to which cells beyond the width belong; None: as it is recognised."""
    marked = replace(layout, width=1)
    found = [cells for cells in islice(records(iter(lines), marked), ENOUGH_TO_GUESS) if any(map(str.strip, cells))]
    shape = shape_of(found, layout.separator) if found else None
    found = [cells for _, cells in together(enumerate(found), shape)] if shape else found
    layout = replace(layout, shape=shape)
    columns = _columns_of(found[header_place(found) :]) if found else None
    if columns is None:
        return layout
    prose = column_of_surplus(columns) if chosen is None or chosen >= columns.width else chosen
    return replace(layout, width=columns.width, prose=prose, titles=tuple(columns.titles))


def _columns_of(table: Records) -> Columns | None:
    """None where the rows do not tell how many there are."""
    if has_titles(table):
        titles = [cell.strip() for cell in table[0]]
        width = max(place for place, title in enumerate(titles, start=1) if title)
        return Columns(titles[:width], table[1:], width) if width > 1 else None
    usual, count = Counter(map(len, table)).most_common(1)[0]
    least = Columns((), table, min(map(len, table)))
    if 1 < least.width < usual and column_of_surplus(least) is not None:
        return least
    return Columns((), table, usual) if usual > 1 and count >= _CLEARLY * len(table) else None


def _is_escaped(text: str, quote: str) -> bool:
    """Whether a backslash stands before quotation marks inside cells: one at least is no cell's end, the others come in
    pairs, and none is doubled."""
    is_inside = re.search(rf"\\{quote}(?![ ]*(?:\r?$|[,;|\t]))", text, re.MULTILINE) is not None
    return is_inside and quote * 2 not in text and len(re.findall(rf"(?<!\\){quote}", text)) % 2 == 0


def _quote(text: str) -> str:
    """A single one only where no cell stands in double ones, as its sign is an apostrophe too."""
    single, double = (len(re.findall(_QUOTED.format(quote), text, re.MULTILINE)) for quote in "'\"")
    return "'" if single >= 2 and not double else '"'


def _separator(lines: list[str], plain: Layout, limits: SheetLimits, *, is_pasted: bool) -> str:
    """What splits most of the first rows, and into most cells; of equals the first, as commas stand in names too."""
    is_quoted = len(re.findall(_QUOTED.format(plain.quote), "".join(lines), re.MULTILINE)) > 1

    def split(separator: str) -> tuple[float, int]:
        as_layout = replace(plain, separator=separator, keeps_blanks=limits.is_prose)
        some = list(islice(records(iter(lines), as_layout), ENOUGH_TO_GUESS))
        filled = [cells for cells in some if any(map(str.strip, cells))]
        if limits.is_prose and separator not in _RARE:
            filled = [cells for cells in filled if not is_left_out(cells)] or filled
            shape = shape_of(filled, separator) if filled else None
            filled = [cells for _, cells in together(enumerate(filled), shape)] if shape else filled
        if separator in _RARE:
            is_table = _is_clear_table(filled, separator)
        elif limits.is_prose:
            table = filled[header_place(filled) :]
            needs_proof = is_pasted and separator != "\t" and not is_quoted
            is_table = _is_table(table) and not (needs_proof and not _shows_columns(table))
            is_table = is_table or _is_spaced_table(table) or _is_told_table(table)
        else:
            is_table = True
        return (sum(len(cells) > 1 for cells in some), sum(map(len, some))) if is_table else (0, 0)

    usual = max(_USUAL, key=split)
    if split(usual) > (0, 0):
        return usual
    rare = max(_RARE, key=split)
    return rare if split(rare) > (0, 0) else ""


def _is_table(filled: Records) -> bool:
    """Almost all rows are of one width, and no blanks follow the separators, as they do in sentences."""
    later = [cell for cells in filled for cell in cells[1 : max(2, usual_width(filled))]]
    return _is_even(filled) and sum(map(_is_led_by_a_blank, later)) <= 0.1 * len(later)


def _is_spaced_table(filled: Records) -> bool:
    """Blanks follow the separators everywhere, and titles stand above: “Id, Answer”, “1, Calm”."""
    later = [cell for cells in filled for cell in cells[1:] if cell.strip()]
    are_blanks_alike = sum(map(_is_led_by_a_blank, later)) >= 0.9 * len(later) if later else False
    return are_blanks_alike and _is_even(filled) and has_titles(filled)


def _is_told_table(filled: Records) -> bool:
    """Titles stand above, no row has fewer cells, and where some have more it shows in which column separators stand in
    texts, or no blanks follow these, as they do in sentences."""
    columns = _columns_of(filled) if len(filled) > 1 and has_titles(filled) else None
    if columns is None or any(len(cells) < columns.width for cells in columns.rows):
        return False
    is_tight = not any(_is_led_by_a_blank(cell) for cells in columns.rows for cell in cells[1:])
    return is_tight or column_of_surplus(columns) is not None


def _is_clear_table(filled: Records, separator: str) -> bool:
    """All rows are of one width, no blanks stand around the sign, no column is empty, and something shows columns."""
    width = usual_width(filled)
    if len(filled) < 3 or width < 2 or any(len(cells) != width for cells in filled):
        return False
    is_tight = all(cell == cell.strip() for cells in filled for cell in (*cells[:-1], cells[-1].rstrip()))
    if not is_tight or not all(any(column) for column in zip(*filled, strict=True)):
        return False
    return has_titles(filled) or (separator not in _IN_PROSE and _has_typed_column(filled))


def _is_led_by_a_blank(cell: str) -> bool:
    """As words are in sentences; not as quoted cells are in some files."""
    return cell.startswith(" ") and cell.lstrip()[:1] not in ("", '"', "'")


def _is_even(filled: Records) -> bool:
    wide = [cells for cells in filled if len(cells) > 1]
    widths = Counter(map(len, wide))
    usual, width = max(widths.values(), default=0), usual_width(filled)
    is_wider = len(wide) == len(filled) and all(len(cells) >= width for cells in filled)
    is_clear = is_wider and usual >= _ENOUGH_ROWS and usual >= _CLEARLY * len(filled)
    is_titled = is_wider and usual > 1 and usual >= _HALF * len(filled) and has_titles(filled)
    is_even = usual >= 0.9 * len(filled) or is_clear or is_titled
    return bool(wide) and (is_even or (len(widths) == 1 and usual >= 3 and filled[-1] in wide))


def _shows_columns(filled: Records) -> bool:
    return has_titles(filled) or _has_typed_column(filled)


def _has_typed_column(filled: Records) -> bool:
    """Times, addresses, ids, or rows that are counted; not numbers alone, which stand before words too."""
    columns = ([cell.strip() for cell in column] for column in columns_of(filled, usual_width(filled)))
    return any(_are_telling([cell for cell in column if cell]) for column in columns)


def _are_telling(cells: Sequence[str]) -> bool:
    if len(cells) < _FEWEST_ALIKE:
        return False
    if all(kind_of_cell(cell) in (Kind.TIME, Kind.PERSON, Kind.ID) for cell in cells):
        return True
    numbers = [int(cell) for cell in cells if cell.isascii() and cell.isdecimal() and len(cell) < 10]
    return len(numbers) == len(cells) and all(later == number + 1 for number, later in pairwise(numbers))
