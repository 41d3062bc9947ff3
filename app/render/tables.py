"""Tables as files for spreadsheets: what is in them stays text, whatever it looks like."""

import csv
import io
import tempfile

from xlsxwriter import Workbook

from app.domain.answers.export import Table, neutralised

LONGEST_CELL = 32_767  # characters; Excel takes no more
MOST_ROWS = 1_048_576
_PLAIN_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def table_csv(table: Table) -> bytes:
    """UTF-8 with a byte-order mark, by which Excel knows it, and with what looks like a formula made harmless."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, quoting=csv.QUOTE_ALL)
    writer.writerow(table.header)
    for row in table.rows:
        writer.writerow([neutralised(cell) if isinstance(cell, str) else cell for cell in row])
    return written.getvalue().encode("utf-8-sig")


def table_xlsx(table: Table) -> bytes:
    """In memory that does not grow with the rows: they pass through a folder of its own, which is gone at the end."""
    made = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder:
        book = Workbook(made, {"constant_memory": True, "tmpdir": folder, **_PLAIN_TEXT})
        sheet = book.add_worksheet(table.title)
        sheet.set_column(0, 0, 80)
        sheet.freeze_panes(1, 0)
        heading, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        for place, title in enumerate(table.header):
            sheet.write_string(0, place, title, heading)
        for number, row in enumerate(table.rows[: MOST_ROWS - 1], start=1):
            for place, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(number, place, cell[:LONGEST_CELL], wrapped)
                else:
                    sheet.write_number(number, place, cell)
        book.close()
    return made.getvalue()
