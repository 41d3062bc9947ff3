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

from app.domain.answer_titles import is_answers_title, is_private_title
from app.domain.cell_kinds import Kind, kind_of_cell
from app.domain.header_rows import is_question_code
from app.domain.title_kinds import title_kind
from app.reading.limits import SheetLimits
from app.reading.separated import ENOUGH_TO_GUESS, Layout, records

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
_FEWEST_ALIKE = 2  # cells, below a title or without one
_SEPARATOR_LINE = re.compile(r"\ufeff?\"?sep=(.)\"?\r?\n?", re.IGNORECASE)  # how Excel says it in the file itself
_QUOTED = r"(?:^|[;,|\t])[ ]*{0}[^{0}\n]*{0}[ ]*(?=[;,|\t]|\r?$)"
_LETTER = re.compile(r"[^\W\d_]")

Records = list[list[str]]


def layout_of(
    opened: Callable[[], io.TextIOBase], limits: SheetLimits, separator: str | None = None, *, is_pasted: bool = False
) -> Layout:
    """`separator`: as it was chosen; None: as it is recognised. `is_pasted`: where one line may be one answer."""
    with opened() as text:
        head = _head(text)
    said = _SEPARATOR_LINE.fullmatch(head[0]) if head else None
    lines = head[1:] if said else head
    whole = "".join(lines)
    quote = _quote(whole)
    is_escaped = _is_escaped(whole, quote)
    if separator in (None, "|") and _is_framed(lines):
        return Layout("|", quote, is_escaped, is_framed=True)
    if separator is None:
        plain = Layout("", quote, is_escaped)
        separator = said[1] if said else _separator(lines, plain, limits, is_pasted=is_pasted)
    layout = Layout(separator, quote, is_escaped, 1 if said else 0)
    return _with_width(lines, layout) if limits.is_prose and separator else layout


def _head(text: io.TextIOBase) -> list[str]:
    found: list[str] = []
    left = _MOST_CHARACTERS
    while left > 0 and len(found) < 4 * ENOUGH_TO_GUESS and (line := text.readline()):
        found.append(line[:left])
        left -= len(line)
    return found


def _is_framed(lines: Sequence[str]) -> bool:
    filled = [line.strip() for line in lines if line.strip()]
    return len(filled) >= 2 and all(len(line) > 2 and line[0] == line[-1] == "|" for line in filled)


def _with_width(lines: list[str], layout: Layout) -> Layout:
    found = [cells for cells in islice(records(iter(lines), layout), ENOUGH_TO_GUESS) if any(cells)]
    usual, count = Counter(map(len, found)).most_common(1)[0] if found else (0, 0)
    if usual < 2 or count < _CLEARLY * len(found):
        return layout
    even = [cells for cells in found if len(cells) == usual]
    longest = max(range(usual), key=lambda place: sum(len(cells[place]) for cells in even))
    return replace(layout, width=usual, longest=longest)


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
        if separator in _RARE:
            is_table = _is_clear_table(filled, separator)
        elif limits.is_prose:
            needs_proof = is_pasted and separator != "\t" and not is_quoted
            is_table = _is_table(filled) and not (needs_proof and not _shows_columns(filled))
            is_table = is_table or _is_spaced_table(filled)
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
    later = [cell for cells in filled for cell in cells[1 : max(2, _usual_width(filled))]]
    return _is_even(filled) and sum(map(_is_led_by_a_blank, later)) <= 0.1 * len(later)


def _is_spaced_table(filled: Records) -> bool:
    """Blanks follow the separators everywhere, and titles stand above: “Id, Answer”, “1, Calm”."""
    later = [cell for cells in filled for cell in cells[1:] if cell.strip()]
    are_blanks_alike = sum(map(_is_led_by_a_blank, later)) >= 0.9 * len(later) if later else False
    return are_blanks_alike and _is_even(filled) and _has_titles(filled)


def _is_clear_table(filled: Records, separator: str) -> bool:
    """All rows are of one width, no blanks stand around the sign, no column is empty, and something shows columns."""
    width = _usual_width(filled)
    if len(filled) < 3 or width < 2 or any(len(cells) != width for cells in filled):
        return False
    is_tight = all(cell == cell.strip() for cells in filled for cell in (*cells[:-1], cells[-1].rstrip()))
    if not is_tight or not all(any(column) for column in zip(*filled, strict=True)):
        return False
    return _has_titles(filled) or (separator not in _IN_PROSE and _has_typed_column(filled))


def _is_led_by_a_blank(cell: str) -> bool:
    """As words are in sentences; not as quoted cells are in some files."""
    return cell.startswith(" ") and cell.lstrip()[:1] not in ("", '"', "'")


def _usual_width(filled: Records) -> int:
    widths = Counter(len(cells) for cells in filled if len(cells) > 1)
    return widths.most_common(1)[0][0] if widths else 0


def _is_even(filled: Records) -> bool:
    wide = [cells for cells in filled if len(cells) > 1]
    widths = Counter(map(len, wide))
    usual, width = max(widths.values(), default=0), _usual_width(filled)
    is_wider = len(wide) == len(filled) and all(len(cells) >= width for cells in filled)
    is_clear = is_wider and usual >= _ENOUGH_ROWS and usual >= _CLEARLY * len(filled)
    is_titled = is_wider and usual > 1 and usual >= _HALF * len(filled) and _has_titles(filled)
    is_even = usual >= 0.9 * len(filled) or is_clear or is_titled
    return bool(wide) and (is_even or (len(widths) == 1 and usual >= 3 and filled[-1] in wide))


def _shows_columns(filled: Records) -> bool:
    return _has_titles(filled) or _has_typed_column(filled)


def _has_titles(filled: Records) -> bool:
    """The first row names columns: most of its cells are titles as survey programs write them, or one stands above
    times and numbers; and none of them comes again below."""
    first = [cell.strip() for cell in filled[0]]
    columns = [[cell.strip() for cell in column] for column in _columns(filled[1:], len(first))]
    titles = [cell for cell, below in zip(first, columns, strict=True) if _is_title(cell) and cell not in below]
    if len(titles) >= max(2, len([cell for cell in first if cell]) / 2):
        return True
    return any(
        _LETTER.search(cell) and kind_of_cell(cell) is None and _are_of_one_kind(below)
        for cell, below in zip(first, columns, strict=True)
    )


def _columns(filled: Records, width: int) -> list[list[str]]:
    return [[cells[place] for cells in filled if place < len(cells)] for place in range(width)]


def _is_title(cell: str) -> bool:
    is_known = is_private_title(cell) or is_answers_title(cell) or title_kind(cell)[1]
    return is_known or is_question_code(cell) or cell.endswith(("?", "？", "؟"))


def _are_of_one_kind(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return len(filled) >= _FEWEST_ALIKE and all(map(kind_of_cell, filled))


def _has_typed_column(filled: Records) -> bool:
    """Times, addresses, ids, or rows that are counted; not numbers alone, which stand before words too."""
    columns = ([cell.strip() for cell in column] for column in _columns(filled, _usual_width(filled)))
    return any(_are_telling([cell for cell in column if cell]) for column in columns)


def _are_telling(cells: Sequence[str]) -> bool:
    if len(cells) < _FEWEST_ALIKE:
        return False
    if all(kind_of_cell(cell) in (Kind.TIME, Kind.PERSON, Kind.ID) for cell in cells):
        return True
    numbers = [int(cell) for cell in cells if cell.isascii() and cell.isdecimal() and len(cell) < 10]
    return len(numbers) == len(cells) and all(later == number + 1 for number, later in pairwise(numbers))
