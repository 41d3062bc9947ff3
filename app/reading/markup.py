"""Tables in files of markup: web pages, web archives, and spreadsheets in XML. Many survey programs and old versions of
Excel write these under the name .xls."""

from app.domain.tables.sheets import Sheet
from app.reading.html_tables import tables
from app.reading.limits import SheetLimits
from app.reading.spreadsheet_xml import SPREADSHEET, worksheets
from app.reading.web_archives import pages

_HEAD = 4000  # characters within which a workbook says that it is one


def sheets_of(text: str, limits: SheetLimits) -> tuple[Sheet, ...]:
    """The tables that hold anything; none where the text is no markup. Raises TooMuchError, and Invalid if damaged."""
    plain = text.lstrip("\ufeff \t\r\n\0")
    if plain.startswith("<"):
        return _of_markup(plain, limits)
    return tuple(sheet for page in pages(plain) for sheet in tables(page, limits))


def _of_markup(text: str, limits: SheetLimits) -> tuple[Sheet, ...]:
    if SPREADSHEET in text[:_HEAD] and "<table" not in text[:_HEAD]:
        found = worksheets(text, limits)
        if found:
            return found
    return tables(text, limits)
