"""Files as Google Forms, Microsoft Forms and SurveyMonkey write them, each after its own rules. Names, addresses and
times stand in them for what must never be kept."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime, timedelta

from xlsxwriter import Workbook

from app.domain.survey.survey import QUESTION

BEGAN = datetime(2026, 11, 20, 9, 14, 3)
SECRETS = ("eva@museum.example", "Ek", "203.0.113.7", "9:14", "2026/11/20", "11/20/2026", "anonymous", "Shop")
"""What the other columns of these files tell."""


def google_csv(texts: Sequence[str], question: str = QUESTION, stamp: str = "Timestamp") -> bytes:
    """Every cell in quotation marks, commas, UTF-8 without a mark, the time first; the address where it was asked."""
    rows = [(stamp, "Username", question, "Your department")]
    rows += [
        (f"2026/11/20 9:14:{n % 60:02} AM GMT+1", "eva@museum.example", text, "Shop") for n, text in enumerate(texts)
    ]
    return _csv(rows, quoting=csv.QUOTE_ALL).encode()


def microsoft_xlsx(texts: Sequence[str], question: str = QUESTION) -> bytes:
    """Numbered, with two times that are real dates, an address or “anonymous”, and a name; then the question."""
    made = io.BytesIO()
    with Workbook(made, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet, moment = book.add_worksheet("Form1"), book.add_format({"num_format": "m/d/yy h:mm:ss"})
        for place, title in enumerate(("ID", "Start time", "Completion time", "Email", "Name", question)):
            sheet.write_string(0, place, title)
        for number, text in enumerate(texts, start=1):
            sheet.write_number(number, 0, number)
            sheet.write_datetime(number, 1, BEGAN, moment)
            sheet.write_datetime(number, 2, BEGAN + timedelta(seconds=40), moment)
            sheet.write_string(number, 3, "anonymous")
            sheet.write_string(number, 4, "Eva Ek")
            sheet.write_string(number, 5, text)
    return made.getvalue()


def survey_monkey_csv(
    texts: Sequence[str], question: str = QUESTION, *, separator: str = ",", second: str = "Open-Ended Response"
) -> bytes:
    """A byte-order mark, two header rows, quotation marks only where they are needed, and nine columns before."""
    head = "Respondent ID|Collector ID|Date Created|Date Modified|IP Address|Email Address|First Name|Last Name"
    rows: list[tuple[str, ...]] = [(*head.split("|"), "Custom Data 1", question), (*[""] * 9, second)]
    for number, text in enumerate(texts):
        times = ("11/20/2026 09:14:03 AM", "11/20/2026 09:14:43 AM")
        person = ("203.0.113.7", "eva@museum.example", "Eva", "Ek", "")
        rows.append((str(114_000_000_000 + number), "456789012", *times, *person, text))
    return b"\xef\xbb\xbf" + _csv(rows, delimiter=separator).encode()


def _csv(rows: Sequence[Sequence[str]], *, quoting: int = csv.QUOTE_MINIMAL, delimiter: str = ",") -> str:
    written = io.StringIO(newline="")
    csv.writer(written, quoting=quoting, delimiter=delimiter).writerows(rows)  # type: ignore[arg-type]
    return written.getvalue()
