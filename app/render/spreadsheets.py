"""Reading lists that people upload or paste: bytes or text -> rows of text, or a refusal that says what to do.

Whatever is sent, this takes bounded memory and time; it blocks for as long as it takes, so it belongs in a thread.
"""

import csv
import io
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from app.domain.refusals import Invalid
from app.domain.sheets import SheetRow
from app.domain.survey import ANSWER_LIMIT


@dataclass(frozen=True)
class SheetLimits:
    """How much of a list is taken, and how one is told that it is too much.

    `columns`: what stands further to the right is passed over. `characters`: in a cell; the rest is passed over.
    `seconds`, `memory` (bytes), `text` (characters in all): what reading a spreadsheet may take. `kind`: of what it is.
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
    """Cells hold sentences, so that commas separate cells only where a program has clearly written them."""


ROSTER = SheetLimits(
    rows=203,  # of which three may be headers
    columns=40,
    characters=1000,
    text=1_000_000,
    seconds=5,
    memory=512 * 1024 * 1024,
    kind="people",
    too_many_rows="This list has {total:,} rows, and a workshop has 7 to 10 people.",
    what_to_keep="Keep the rows of those whom you invite, 200 at most, and try again.",
)
ANSWERS = SheetLimits(
    rows=100_002,  # of which two may be headers
    columns=200,
    characters=ANSWER_LIMIT + 1,  # enough to see that it is too long
    text=25_000_000,
    seconds=25,
    memory=512 * 1024 * 1024,
    kind="answers",
    too_many_rows="This list has {total:,} rows, and 100,000 answers can come in at once.",
    what_to_keep="Split it into two files, and import one after the other.",
    is_prose=True,
)
_ENOUGH_TO_GUESS = 50  # rows
_STRETCH = 1_000_000  # characters looked at in one go: other threads get their turn in between
_READER = Path(__file__).with_name("xlsx_process.py")
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_SEPARATORS = "\t;,"
_NO_SEPARATOR = "\x1f"
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # how Excel says it in the file itself
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")


def rows_of_file(content: bytes, limits: SheetLimits = ROSTER) -> tuple[SheetRow, ...]:
    """The rows of a CSV or XLSX file that hold anything; what kind it is, its content tells. Raises Invalid."""
    if not content.strip():
        raise _refused("This file is empty.")
    if content.startswith(_OLD_EXCEL):
        raise _refused(
            "This is a spreadsheet with a password, or of an old kind (.xls).",
            "Save it as .xlsx without a password, or as CSV, and choose that.",
        )
    if content.startswith(_ZIP):
        return _of_workbook(content, limits)
    return rows_of_text(_decoded(content, limits), limits)


def rows_of_text(text: str, limits: SheetLimits = ROSTER) -> tuple[SheetRow, ...]:
    """The rows of a paste, or of a CSV file's text. Raises Invalid."""
    said = _SEPARATOR_LINE.match(text)
    lines = _reader(text[said.end() :], said[1]) if said else _reader(text, _separator(text, limits))
    try:
        found = _filled(lines, limits, first=2 if said else 1)
        rows = tuple(islice(found, limits.rows))
        return _checked(rows, len(rows) + sum(1 for _ in found), limits)
    except csv.Error:
        raise _refused("A cell in this list never ends; perhaps a quotation mark is missing.") from None


def _of_workbook(content: bytes, limits: SheetLimits) -> tuple[SheetRow, ...]:
    numbers = (limits.rows, limits.columns, limits.characters, limits.text, limits.seconds, limits.memory)
    try:
        # Nothing of our environment: it may hold the secret. Its words go nowhere: they could quote the file.
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-I", str(_READER), *map(str, numbers)],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            timeout=4 * limits.seconds,
            check=True,
        )
        *lines, last = done.stdout.splitlines()
        total = json.loads(last)["total"]
        found = ((number, _tidy(cells, limits)) for number, cells in map(json.loads, lines))
        rows = tuple(SheetRow(number, cells) for number, cells in found if cells)
    except (subprocess.SubprocessError, ValueError):
        raise _refused(
            "This spreadsheet cannot be read: it is damaged, or far too large inside.",
            "Copy the rows into a new sheet and save that; or paste them here.",
        ) from None
    return _checked(rows, total, limits)


def _checked(rows: tuple[SheetRow, ...], total: int, limits: SheetLimits) -> tuple[SheetRow, ...]:
    if not rows:
        raise _refused("There is no row with anything in it.")
    if total > limits.rows:
        raise _refused(limits.too_many_rows.format(total=total), limits.what_to_keep)
    return rows


def _decoded(content: bytes, limits: SheetLimits) -> str:
    """By its byte-order mark; without one as UTF-8, and failing that as Windows writes it in western languages."""
    for encoding in _likely_encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not any(_NO_TEXT.search(text, start, start + _STRETCH) for start in range(0, len(text), _STRETCH)):
            return text.removeprefix("\ufeff")
    raise _refused(f"This is no list of {limits.kind}: it may be a picture or some other kind of file.")


def _likely_encodings(content: bytes) -> tuple[str, ...]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    if content[1:2] == b"\0":
        return ("utf-16-le",)
    if content[:1] == b"\0":
        return ("utf-16-be",)
    return ("utf-8", "cp1252")


def _separator(text: str, limits: SheetLimits) -> str:
    """What splits most of the first rows, and into most cells; of equals the first, as commas stand in names too."""

    def split(separator: str) -> tuple[int, int]:
        try:
            rows = list(islice(_reader(text, separator, as_it_stands=limits.is_prose), _ENOUGH_TO_GUESS))
        except csv.Error:
            return 0, 0
        if limits.is_prose and not _is_table(rows):
            return 0, 0
        return sum(len(cells) > 1 for cells in rows), sum(map(len, rows))

    best = max(_SEPARATORS, key=split)
    return best if split(best) > (0, 0) else _NO_SEPARATOR


def _is_table(rows: list[list[str]]) -> bool:
    """Almost all rows are of one width, and no blanks follow the separators, as they do in sentences."""
    filled = [cells for cells in rows if any(map(str.strip, cells))]
    widths = Counter(map(len, filled))
    usual = max(widths.values(), default=0)
    later = [cell for cells in filled for cell in cells[1:]]
    return usual >= 0.9 * len(filled) and sum(cell.startswith(" ") for cell in later) <= 0.1 * len(later)


def _reader(text: str, separator: str, *, as_it_stands: bool = False) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=not as_it_stands)


def _filled(rows: Iterator[list[str]], limits: SheetLimits, first: int) -> Iterator[SheetRow]:
    for number, cells in enumerate(rows, start=first):
        tidy = _tidy(cells, limits)
        if tidy:
            yield SheetRow(number, tidy)


def _tidy(cells: list[str], limits: SheetLimits) -> tuple[str, ...]:
    """Without byte-order marks in the middle, without control characters, and without empty cells at the end."""
    plain = (_NO_TEXT.sub("", cell.replace("\ufeff", "")) for cell in cells[: limits.columns])
    tidy = [cell.strip()[: limits.characters] for cell in plain]
    while tidy and not tidy[-1]:
        tidy.pop()
    return tuple(tidy)


def _refused(what_happened: str, next_step: str = "Choose a CSV or Excel (.xlsx) file, or paste the rows.") -> Invalid:
    return Invalid(what_happened, next_step, field="list")
