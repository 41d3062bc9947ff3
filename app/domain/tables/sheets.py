"""Sheets of rows as they stand in a file or a paste, before anybody has said what they mean."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

CELL_LIMIT = 32_767
"""Characters of a cell: the most that Excel holds. What is longer is cut to one more."""


@dataclass(frozen=True)
class SheetRow:
    """A row as it stands in a file or a paste. `number`: as spreadsheets count, from 1, blank rows included."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """One table of a file. `name`: empty where the file gives none. `rows`: those with anything in them, from the
    first one, each time it is called; they are not held. `passed_over`: lines that are no rows. `is_hidden`:
    spreadsheet programs do not show it. `is_titled`: its first row surely names the columns."""

    name: str
    rows: Callable[[], Iterator[SheetRow]]
    passed_over: tuple[str, ...] = ()
    is_hidden: bool = False
    is_titled: bool = False


class FileKind(StrEnum):
    """What a file is, by its content. TEXT: rows of cells with something between them, as in CSV. RECORDS: as
    programs hand them to programs, JSON and XML."""

    TEXT = "text"
    EXCEL = "excel"
    OLD_EXCEL = "old_excel"
    OPEN_DOCUMENT = "open_document"
    WEB_PAGE = "web_page"
    CONTACTS = "contacts"
    CALENDAR = "calendar"
    MAIL_LIST = "mail_list"
    RECORDS = "records"


@dataclass(frozen=True)
class ReadAs:
    """How a file is to be read. None: as it is recognised. `sheet`: its place, from 0. `keeps_labels`: what stands
    before colons stays with the answers. `is_mended`: letters that were written twice over are put right; they never
    are unless somebody says so. `surplus`: the column, from 0, to which cells belong that a row has beyond the
    titles. `keeps_totals`: rows that count answers, and ends of pages, are answers too. `takes_anyway`: times, numbers
    and ids may be answers where nothing better is there."""

    encoding: str | None = None
    separator: str | None = None
    sheet: int | None = None
    keeps_labels: bool | None = None
    is_mended: bool = False
    surplus: int | None = None
    keeps_totals: bool = False
    takes_anyway: bool = False


AS_RECOGNISED = ReadAs()


@dataclass(frozen=True)
class EncodingGuess:
    """One way in which a file's letters may be written. `samples`: three lines, or fewer, as they would read."""

    name: str
    samples: tuple[str, ...]


@dataclass(frozen=True)
class SheetAbout:
    """`rows`: how many have anything in them."""

    name: str
    rows: int
    is_hidden: bool = False


@dataclass(frozen=True)
class Understood:
    """How a file was read.

    `encoding` and `separator`: empty where the kind of file has none. `is_sure`: of the encoding; where it is not, the
    page asks, with `encodings`, the likeliest first. `sheets`: all that hold anything. `sheet`: which one was taken.
    `twice`: cells whose letters seem to be written twice over (“GrÃ¶ÃŸe”), each with what it would be; `is_mended`: it
    was read so. `wider`: rows, as many as were looked at, with more cells than there are columns, which stay
    cells of their own; `columns`: how these are called, to choose where such cells belong. `keeps_totals`,
    `takes_anyway`: as it was read.
    """

    kind: FileKind
    encoding: str = ""
    is_sure: bool = True
    encodings: tuple[EncodingGuess, ...] = ()
    separator: str = ""
    sheets: tuple[SheetAbout, ...] = ()
    sheet: int = 0
    twice: tuple[tuple[str, str], ...] = ()
    is_mended: bool = False
    wider: tuple[int, ...] = ()
    columns: tuple[str, ...] = ()
    keeps_totals: bool = False
    takes_anyway: bool = False


PLAIN_TEXT = Understood(FileKind.TEXT)


def width_of(rows: Sequence[SheetRow]) -> int:
    return max((len(row.cells) for row in rows), default=0)


def cell_of(row: SheetRow, place: int) -> str:
    """Empty beyond the row's end."""
    return row.cells[place] if place < len(row.cells) else ""


def with_cells(row: SheetRow, cells: Mapping[int, str]) -> SheetRow:
    """With other words in some cells. `cells`: by their places."""
    width = max(len(row.cells), *(place + 1 for place in cells)) if cells else len(row.cells)
    return SheetRow(row.number, tuple(cells.get(place, cell_of(row, place)) for place in range(width)))


def column_of(rows: Sequence[SheetRow], place: int) -> list[str]:
    """A cell for each row; written out, since a list may have millions of them."""
    return [row.cells[place] if place < len(row.cells) else "" for row in rows]


def samples_of(rows: Sequence[SheetRow], count: int = 3) -> tuple[tuple[str, ...], ...]:
    """The first cells of each column that hold something."""
    columns = [[row.cells[place] for row in rows if place < len(row.cells)] for place in range(width_of(rows))]
    return tuple(tuple([cell for cell in column if cell][:count]) for column in columns)
