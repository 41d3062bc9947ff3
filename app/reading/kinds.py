"""What a file is, by its first bytes; and what people are told of one that holds no list."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress

from app.domain.errors import Answerable, Invalid, Offer
from app.domain.tables.sheets import FileKind
from app.reading.limits import SheetLimits

NEXT_STEP = "Choose a CSV or Excel (.xlsx) file, or paste the rows."
_ZIP, _OLE, _GZIP = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b"
UNREADABLE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, ValueError)
"""What `zipfile` raises for damaged files: RuntimeError also for passwords and unknown packing, ValueError for names
and offsets that make no sense. Refusals are none of these."""
_MOST_INSIDE = 24 * 1024 * 1024  # bytes of a packed file
_MOST_LISTS = 100  # in it
_NO_LISTS = (
    (b"%PDF", "a PDF", "Open it, copy the rows and paste them here; or export the list as CSV or Excel."),
    (b"\x89PNG", "a picture", "Type or paste the rows here."),
    (b"\xff\xd8\xff", "a picture", "Type or paste the rows here."),
    (b"GIF8", "a picture", "Type or paste the rows here."),
    (b"RIFF", "a picture or a sound", "Type or paste the rows here."),
    (b"{\\rtf", "a text document", "Open it, copy the rows and paste them here."),
    (b"SQLite format 3", "a database", "Export the table as CSV."),
    (b"\x09\x00\x04\x00", "a spreadsheet of a very old kind", "Open it in a spreadsheet program and save it as .xlsx."),
    (b"\x09\x02\x06\x00", "a spreadsheet of a very old kind", "Open it in a spreadsheet program and save it as .xlsx."),
    (b"\x09\x04\x06\x00", "a spreadsheet of a very old kind", "Open it in a spreadsheet program and save it as .xlsx."),
)
_PACKED_NO_LISTS = (
    ("word/", "a text document"),
    ("ppt/", "a presentation"),
    ("Index/Document.iwa", "a Numbers, Pages or Keynote document"),
)
_LISTS = (
    ".csv",
    ".tsv",
    ".tab",
    ".txt",
    ".xlsx",
    ".xls",
    ".ods",
    ".vcf",
    ".html",
    ".htm",
    ".ldif",
    ".ics",
    ".json",
    ".ndjson",
    ".jsonl",
    ".xml",
)


def refused(what_happened: str, next_step: str = NEXT_STEP, offers: Iterable[Sequence[str]] = ()) -> Invalid:
    """`offers`: name, value and label of each."""
    if made := [Offer(*offer) for offer in offers]:
        return Answerable(what_happened, next_step, field="list", offers=made)
    return Invalid(what_happened, next_step, field="list")


def too_wide(row: int, column: int, limits: SheetLimits) -> Invalid:
    """`row` and `column`: from 1, where something stands beyond the limit."""
    return refused(
        f"Row {row} has something in column {column_name(column)}, the {column:,}th; {limits.columns:,} columns can be "
        "read.",
        f"Keep the columns with the {limits.kind} only, and try again.",
    )


def too_many_columns(count: int, limits: SheetLimits) -> Invalid:
    return refused(
        f"This list has {count:,} columns with something in them; {limits.filled:,} can be looked at.",
        f"Keep the columns with the {limits.kind} only, and try again; or copy these columns and paste them here.",
    )


def column_name(number: int) -> str:
    """As spreadsheets call it: 1 is A, 27 is AA."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def unpacked(content: bytes) -> tuple[tuple[str, bytes], ...]:
    """The lists in a packed file, with their names, as survey programs hand them out; other files as they are, without
    a name. Raises Invalid."""
    if content.startswith(_GZIP):
        return (("", _unzipped(content)),)
    if not content.startswith(_ZIP):
        return (("", content),)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return _lists_in(packed, content)
    except UNREADABLE:
        raise refused(
            "This file cannot be read: it is damaged, or has a password.", "Save it again, and choose that."
        ) from None


def kind_of(content: bytes) -> FileKind | None:
    """None: of text, which its reader tells apart. Raises Invalid for what holds no list."""
    if content.startswith(_ZIP):
        return FileKind.OPEN_DOCUMENT if b"opendocument" in content[:200] else FileKind.EXCEL
    if content.startswith(_OLE):
        return FileKind.OLD_EXCEL
    for start, what, next_step in _NO_LISTS:
        if content.startswith(start):
            raise refused(f"This file is {what}, not a list.", next_step)
    return None


def _unzipped(content: bytes) -> bytes:
    with suppress(zlib.error):
        plain = zlib.decompressobj(31).decompress(content, _MOST_INSIDE)
        if len(plain) < _MOST_INSIDE:
            return plain
    raise refused("This packed file cannot be read: it is damaged, or far too large inside.", "Unpack it first.")


def _lists_in(packed: zipfile.ZipFile, content: bytes) -> tuple[tuple[str, bytes], ...]:
    names = packed.namelist()
    if any(name.startswith(("xl/", "content.xml")) for name in names):
        return (("", content),)
    for start, what in _PACKED_NO_LISTS:
        if any(name.startswith(start) for name in names):
            raise refused(f"This file is {what}, not a list.", "Copy the rows and paste them here.")
    lists = [
        about
        for about in packed.infolist()
        if about.filename.lower().endswith(_LISTS) and not about.filename.startswith(("__MACOSX/", "."))
    ]
    if not lists:
        raise refused("There is no list in this packed file.", "Unpack it, and choose the CSV or Excel file in it.")
    if len(lists) > _MOST_LISTS:
        raise refused(f"There are {len(lists):,} lists in this packed file.", "Unpack it, and choose the one you mean.")
    found, left = [], _MOST_INSIDE
    for about in lists:
        with packed.open(about) as file:
            plain = file.read(left)
        left -= len(plain)
        if left <= 0:
            raise refused("This packed file is far too large inside.", "Unpack it, and split the list.")
        if plain.startswith(_ZIP) and not zipfile.is_zipfile(io.BytesIO(plain)):
            raise refused("This file cannot be read: it is damaged.", "Save it again, and choose that.")
        found.append((about.filename.rpartition("/")[2] if len(lists) > 1 else "", plain))
    return tuple(found)
