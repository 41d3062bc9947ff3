"""How much of a list is taken, and how one is told that it is too much."""

from dataclasses import dataclass

from app.domain.tables.sheets import CELL_LIMIT

_COLUMNS = 16_384  # as Excel has


@dataclass(frozen=True)
class SheetLimits:
    """`columns`: a list with anything further to the right is refused. `filled`: so many cells of a row may hold
    anything. `characters`: in a cell; the rest is cut off.

    `seconds` (of processor time), `memory` (bytes, of a process), `text` (characters in all): what reading may take.
    `kind`: of what it is a list. `is_prose`: cells hold sentences, so that commas separate cells only where a program
    has clearly written them. `is_mended`: letters that were written twice over are put right.
    """

    rows: int
    columns: int
    characters: int
    text: int
    seconds: int
    memory: int
    kind: str
    too_many_rows: str
    what_to_keep: str
    is_prose: bool = False
    is_mended: bool = False
    filled: int = _COLUMNS


ROSTER = SheetLimits(
    rows=203,  # of which three may be headers
    columns=_COLUMNS,
    characters=CELL_LIMIT + 1,
    text=1_000_000,
    seconds=5,
    memory=512 * 1024 * 1024,
    kind="people",
    too_many_rows="This list has over 200 rows, and a workshop has 7 to 10 people.",
    what_to_keep="Keep the rows of those whom you invite, 200 at most, and try again.",
)
ANSWERS = SheetLimits(
    rows=100_010,  # of which a few may be titles and headers
    columns=_COLUMNS,
    characters=CELL_LIMIT + 1,
    text=25_000_000,
    seconds=25,
    memory=512 * 1024 * 1024,
    kind="answers",
    too_many_rows="This list has over 100,000 rows, and 100,000 answers can come in at once.",
    what_to_keep="Split it into two files, and import one after the other.",
    is_prose=True,
    filled=1_000,
)


class TooMuchError(Exception):
    """There is more text in a file than its limits allow, as where a small file repeats one cell many times."""
