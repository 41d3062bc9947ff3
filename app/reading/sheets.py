"""The way in: bytes or a paste -> how they were understood, and the sheet in them that is meant."""

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from app.domain.errors import Answerable, Invalid
from app.domain.people.runs import has_endless_run, with_short_runs
from app.domain.people.text import PeopleText, people_text
from app.domain.tables.sheets import FileKind, ReadAs, Sheet, SheetAbout, SheetRow, Understood
from app.domain.text.spelled_addresses import with_plain_addresses
from app.reading import calendars, contacts, html_lines, markup, messages, records, separated, workbooks
from app.reading.encodings import ENCODINGS, NotTextError, encoding_of, opened
from app.reading.kinds import kind_of, refused, unpacked
from app.reading.letters import once
from app.reading.limits import SheetLimits
from app.reading.packed_lists import OneFile, with_lists_joined
from app.reading.rewrapped import may_be_quoted, unwrapped, unwrapped_people
from app.reading.separated import Layout
from app.reading.separators import layout_of
from app.reading.spaced_rows import with_cells_quoted
from app.reading.workbooks import DamagedError, LockedError

LOOKED_AT = 500
"""Rows of each sheet that are looked at to find the one that is meant."""
_MOST_CELLS = 30_000  # that are looked at
_MOST_LINES_A_ROW = 20  # on average, blank ones included
_PEEK = 4096  # characters
_MOST_NAMED = 5  # sheets
_LONGEST_TITLE = 80  # characters of a column that can be chosen
_MARKUP = re.compile(
    r"\s*<(?:!doctype|html|head|body|table|meta|style|div|\?xml|\w+:workbook|workbook)[\s>]", re.IGNORECASE
)
_PACKED_PAGE = re.compile(r"\s*(?:MIME-Version|From|Content-Type|Subject|X-\w+):", re.IGNORECASE)
_CONTACTS = re.compile(r"\s*(?:BEGIN:VCARD|version:\s*1\s|dn::?\s)", re.IGNORECASE)
_CALENDAR = re.compile(r"\s*BEGIN:VCALENDAR", re.IGNORECASE)

Source = Callable[[], io.TextIOBase]
Liking = Callable[[Sequence[SheetRow]], float]
"""How well the first rows of a sheet fit what is looked for; more is better."""


@dataclass(frozen=True)
class OpenedList:
    """A file that was understood, and the sheet of it that was taken. `others`: encodings that it may have instead."""

    understood: Understood
    sheet: Sheet
    others: tuple[str, ...] = ()

    def refusing(self, refusal: Invalid) -> Invalid:
        """The refusal of a sheet, with the hidden ones named that may be the ones that were meant."""
        hidden = [about.name for about in self.understood.sheets if about.is_hidden]
        if not hidden or self.sheet.is_hidden:
            return refusal
        named = ", ".join(f"“{name}”" for name in hidden[:_MOST_NAMED])
        more = f" and {len(hidden) - _MOST_NAMED} more" if len(hidden) > _MOST_NAMED else ""
        offers = [
            ("sheet", str(place), f"Open the hidden sheet “{about.name}”")
            for place, about in enumerate(self.understood.sheets)
            if about.is_hidden
        ]
        return refused(
            f"{refusal} The file has hidden sheets that were passed over: {named}{more}.",
            "If one of them is the list, open it here; or copy its rows and paste them.",
            [*_said_of(refusal), *offers[:_MOST_NAMED]],
        )

    def head(self, count: int = LOOKED_AT) -> tuple[SheetRow, ...]:
        return first_rows(self.sheet, count)


def _said_of(refusal: Invalid) -> list[tuple[str, str, str]]:
    offers = refusal.offers if isinstance(refusal, Answerable) else ()
    return [(offer.name, offer.value, offer.label) for offer in offers]


def first_rows(sheet: Sheet, count: int) -> tuple[SheetRow, ...]:
    """So many, or fewer where they are very wide; one at least, where there is any."""
    found: list[SheetRow] = []
    cells = 0
    for row in islice(sheet.rows(), count):
        found.append(row)
        cells += len(row.cells)
        if cells > _MOST_CELLS:
            break
    return tuple(found)


def open_list(content: bytes | str, read_as: ReadAs, limits: SheetLimits, liking: Liking) -> OpenedList:
    """A file's bytes, or what was pasted. Raises Invalid."""
    if not content.strip():
        raise refused("This file is empty.")
    _check_lines(content, limits)
    limits = replace(limits, is_mended=read_as.is_mended)
    if isinstance(content, str):
        source = partial(io.StringIO, content, newline="")
        files = [OneFile(*_of_text(source, read_as, limits, is_pasted=True))]
    else:
        files = _files(content, read_as, limits)
    return _chosen(files, read_as, limits, liking)


def _files(content: bytes, read_as: ReadAs, limits: SheetLimits) -> list[OneFile]:
    """Of several those that can be read. Raises Invalid where none can."""
    found: list[OneFile] = []
    refusal: Invalid | None = None
    packed = unpacked(content)
    for name, plain in packed:
        try:
            file = _of_file(plain, read_as, limits)
        except Invalid as error:
            refusal = refusal or error
            continue
        sheets = tuple(replace(sheet, name=": ".join(filter(None, (name, sheet.name)))) for sheet in file.sheets)
        found.append(replace(file, sheets=sheets))
    if refusal and not found:
        raise refusal
    return with_lists_joined(found, limits)


def _of_file(content: bytes, read_as: ReadAs, limits: SheetLimits) -> OneFile:
    if not content.strip():
        raise refused("This file is empty.")
    kind = kind_of(content)
    if kind is not None:
        held = _of_workbook(content, limits)
        chats = tuple(messages.of_one_column(sheet, limits) for sheet in held) if limits.is_prose else held
        return OneFile(Understood(kind), chats)
    _check_lines(content, limits)
    try:
        found = encoding_of(content)
    except NotTextError:
        raise refused(f"This is no list of {limits.kind}: the file holds signs that no text has.") from None
    name = read_as.encoding if read_as.encoding in ENCODINGS else found.name
    understood, sheets = _of_text(partial(opened, content, name), read_as, limits)
    is_sure = found.is_sure or read_as.encoding in ENCODINGS
    return OneFile(replace(understood, encoding=name, is_sure=is_sure), sheets, found.others)


def _check_lines(content: bytes | str, limits: SheetLimits) -> None:
    """Raises Invalid for what has far more lines than its rows could have: before anything is read."""
    ends = ("\n", "\r") if isinstance(content, str) else (b"\n", b"\r")
    if max(content.count(end) for end in ends) > _MOST_LINES_A_ROW * limits.rows:  # type: ignore[arg-type]
        raise refused(limits.too_many_rows, limits.what_to_keep)


def _of_workbook(content: bytes, limits: SheetLimits) -> tuple[Sheet, ...]:
    try:
        return workbooks.sheets_of(content, limits)
    except LockedError:
        raise refused(
            "This spreadsheet has a password.", "Save it without one, or copy the rows and paste them here."
        ) from None
    except DamagedError:
        raise refused(
            "This spreadsheet cannot be read: it is damaged, or no spreadsheet inside.",
            "Copy the rows into a new sheet and save that; or paste them here.",
        ) from None


def _of_text(
    source: Source, read_as: ReadAs, limits: SheetLimits, *, is_pasted: bool = False
) -> tuple[Understood, tuple[Sheet, ...]]:
    with source() as text:
        start = text.read(_PEEK)
    if may_be_quoted(start):
        with source() as text:
            whole = text.read(limits.text)
        unquoted = unwrapped if limits.is_prose else unwrapped_people
        plain = unquoted(whole) if len(whole) < limits.text else None
        if plain is not None:
            source, start = partial(io.StringIO, plain, newline=""), plain[:_PEEK]
    for kind, looks_so, read in _READERS:
        if looks_so(start):
            with source() as text:
                sheets = read(text.read(), limits)
            if sheets:
                return Understood(kind), sheets
    passed_over: tuple[str, ...] = ()
    if not limits.is_prose and read_as.separator is None:
        with source() as text:
            said, is_whole = text.read(limits.text), not text.read(1)
        if is_whole and (whole := with_cells_quoted(said)) != said:
            said, source = whole, partial(io.StringIO, whole, newline="")
        plain = with_plain_addresses(with_short_runs(once(said) if limits.is_mended else said)) if is_whole else said
        people = PeopleText((), plain, ()) if has_endless_run(plain) else people_text(html_lines.lines_of(plain))
        if people.rows:
            return Understood(FileKind.MAIL_LIST), (Sheet("", lambda: iter(people.rows), people.passed_over),)
        if people.text != said:
            source = partial(io.StringIO, people.text, newline="")
        passed_over = people.passed_over
    if limits.is_prose and read_as.separator is None and (written := _of_prose(source, start, limits)):
        return written
    layout = layout_of(source, limits, read_as.separator, is_pasted=is_pasted, surplus=read_as.surplus)
    sheet = Sheet("", lambda: separated.rows(source, layout, limits), passed_over)
    return Understood(FileKind.TEXT, separator=layout.separator, columns=_called(layout)), (sheet,)


def _of_prose(source: Source, start: str, limits: SheetLimits) -> tuple[Understood, tuple[Sheet, ...]] | None:
    """Items of a page without tables, and messages; None of other texts."""
    if html_lines.is_markup(start):
        with source() as text:
            items = html_lines.items_of(text.read())
        if items:
            return Understood(FileKind.WEB_PAGE), (Sheet("", lambda: separated.rows_of_items(items, limits)),)
    if messages.may_begin(start):
        with source() as text:
            sheets = messages.sheets_of(text.read(), limits)
        if sheets:
            return Understood(FileKind.MESSAGES), sheets
    return None


def _called(layout: Layout) -> tuple[str, ...]:
    """The columns to choose from where nothing tells to which of them cells beyond them belong."""
    if layout.prose is not None:
        return ()
    titles = (*layout.titles, *[""] * layout.width)[: layout.width]
    return tuple(title[:_LONGEST_TITLE] or f"Column {number}" for number, title in enumerate(titles, start=1))


def _looks_like_markup(start: str) -> bool:
    return _MARKUP.match(start) is not None or _PACKED_PAGE.match(start) is not None


_READERS: tuple[tuple[FileKind, Callable[[str], object], Callable[[str, SheetLimits], tuple[Sheet, ...]]], ...] = (
    (FileKind.WEB_PAGE, _looks_like_markup, markup.sheets_of),
    (FileKind.CONTACTS, _CONTACTS.match, contacts.sheets_of),
    (FileKind.CALENDAR, _CALENDAR.match, calendars.sheets_of),
    (FileKind.RECORDS, records.is_json, records.of_json),
    (FileKind.RECORDS, records.is_xml, records.of_xml),
)


def _chosen(files: Sequence[OneFile], read_as: ReadAs, limits: SheetLimits, liking: Liking) -> OpenedList:
    """The sheet that was asked for, or else the one that is liked best among those that can be seen."""
    found: list[tuple[OneFile, Sheet, SheetAbout, tuple[bool, float]]] = []
    for file in files:
        for sheet in file.sheets:
            if head := first_rows(sheet, LOOKED_AT):
                about = SheetAbout(sheet.name, _count(sheet, head, limits), sheet.is_hidden, sheet.is_joined)
                found.append((file, sheet, about, (not sheet.is_hidden, liking(head))))
    if not found:
        raise refused("There is no row with anything in it.")
    places = range(len(found))
    wanted = read_as.sheet
    best = max(places, key=lambda at: found[at][3])
    best = next((at for at in places if found[best][1] in found[at][0].parts), best)
    place = wanted if wanted in places and wanted is not None else best
    file, sheet, _, _ = found[place]
    sheets = tuple(about for _, _, about, _ in found)
    understood = replace(file.understood, sheets=sheets, sheet=place, is_mended=read_as.is_mended)
    understood = replace(understood, keeps_totals=read_as.keeps_totals, takes_anyway=read_as.takes_anyway)
    return OpenedList(understood, sheet, file.others)


def _count(sheet: Sheet, head: Sequence[SheetRow], limits: SheetLimits) -> int:
    """One more than the limit stands for any number beyond it."""
    is_whole = len(head) < LOOKED_AT and sum(len(row.cells) for row in head) <= _MOST_CELLS
    return len(head) if is_whole else sum(1 for _ in islice(sheet.rows(), limits.rows + 1))
