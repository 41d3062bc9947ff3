"""Lists that came in one packed file: those that are one list in parts are read as one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from app.domain.tables.header_rows import has_header
from app.domain.tables.sheets import FileKind, Sheet, SheetRow, Understood
from app.reading.limits import SheetLimits

_ENOUGH_TO_TELL = 50  # rows
_PARTS = (FileKind.CONTACTS, FileKind.CALENDAR)


@dataclass(frozen=True)
class OneFile:
    """One list of those that came packed together, or the one that came. `others`: encodings that it may have instead.
    `parts`: the sheets of others that are one list here, and can be read alone too."""

    understood: Understood
    sheets: tuple[Sheet, ...]
    others: tuple[str, ...] = ()
    parts: tuple[Sheet, ...] = ()


def with_lists_joined(files: list[OneFile], limits: SheetLimits) -> list[OneFile]:
    """Address books and calendars that came packed together are one list: each may hold one person. Lists of answers
    with the same titles come first as one, and one by one."""
    joined: list[OneFile] = []
    for kind in _PARTS:
        sheets = [sheet for file in files if file.understood.kind is kind for sheet in file.sheets]
        if len(sheets) > 1:
            joined.append(OneFile(Understood(kind), (Sheet("", partial(_one_below_another, sheets)),)))
            files = [file for file in files if file.understood.kind is not kind]
    return [*joined, *(_with_the_same_titles(files) if limits.is_prose else ()), *files]


def _with_the_same_titles(files: Sequence[OneFile]) -> Iterator[OneFile]:
    """As a survey program writes one file a month, or a wave."""
    alike: dict[tuple[str, ...], list[OneFile]] = {}
    for file in files:
        if len(file.sheets) == 1 and (titles := _titles(file.sheets[0])):
            alike.setdefault(titles, []).append(file)
    for same in alike.values():
        if len(same) > 1:
            parts = tuple(file.sheets[0] for file in same)
            name = f"{len(parts)} lists as one"
            yield OneFile(
                same[0].understood,
                (Sheet(name, partial(_one_below_another, parts), is_joined=True),),
                same[0].others,
                parts,
            )


def _titles(sheet: Sheet) -> tuple[str, ...]:
    """None where the first row may be an answer."""
    rows = list(islice(sheet.rows(), _ENOUGH_TO_TELL))
    return rows[0].cells if len(rows) > 1 and (sheet.is_titled or has_header(rows)) else ()


def _one_below_another(sheets: Sequence[Sheet]) -> Iterator[SheetRow]:
    """Numbered anew, with the header of the first alone."""
    rows = (row.cells for place, sheet in enumerate(sheets) for row in islice(sheet.rows(), 1 if place else 0, None))
    return (SheetRow(number, cells) for number, cells in enumerate(rows, start=1))
