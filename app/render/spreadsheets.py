"""Reading lists that people upload or paste: bytes or text -> rows of text, or a refusal that says what to do.

Whatever is sent, this takes bounded memory and time; it blocks for as long as it takes, so it belongs in a thread.
"""

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from app.domain.refusals import Invalid
from app.domain.sheets import SheetRow


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


ROSTER = SheetLimits(
    rows=200,
    columns=40,
    characters=1000,
    text=1_000_000,
    seconds=5,
    memory=512 * 1024 * 1024,
    kind="people",
    too_many_rows="This list has {total:,} rows, and a workshop has 7 to 10 people.",
    what_to_keep="Keep the rows of those whom you invite, 200 at most, and try again.",
)
_ENOUGH_TO_GUESS = 50  # rows
_STRETCH = 1_000_000  # characters looked at in one go: other threads get their turn in between
_READER = Path(__file__).with_name("xlsx_process.py")
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_SEPARATORS = "\t;,"
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
    lines = _reader(text[said.end() :], said[1]) if said else _reader(text, _separator(text))
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


def _separator(text: str) -> str:
    """What splits most of the first rows, and into most cells; of equals the first, as commas stand in names too."""

    def split(separator: str) -> tuple[int, int]:
        try:
            widths = [len(cells) for cells in islice(_reader(text, separator), _ENOUGH_TO_GUESS)]
        except csv.Error:
            return 0, 0
        return sum(width > 1 for width in widths), sum(widths)

    return max(_SEPARATORS, key=split)


def _reader(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True)


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
