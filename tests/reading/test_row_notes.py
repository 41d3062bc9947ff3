"""What is told of rows: those that are left out, and letters that were lost before the file came."""

import pytest

from app.domain.errors import Answerable, Invalid, Offer
from app.domain.survey.survey import QUESTION
from app.domain.tables.list_notes import ListNotes, Sample
from app.domain.tables.sheets import AS_RECOGNISED, ReadAs
from app.reading.answers import read_answers
from tests.reading.workbooks import with_sheets


def read(content: bytes | str, read_as: ReadAs = AS_RECOGNISED) -> tuple[list[str], ListNotes]:
    found = read_answers(content, read_as, (QUESTION,), lambda done, total: None)
    return [row.cells[0] for row in found.rows][found.found.header_rows + found.found.top :], found.noting.notes()


@pytest.mark.parametrize(
    "last",
    [
        *(
            "Total,40",
            "n = 40",
            "N=40",
            "Answered 40 Skipped 2",
            "Answered: 40 | Skipped: 2",
            "Page 1 of 3",
            "Seite 1 von 3",
        ),
        *(
            "Total",
            "Total: 40 responses",
            "Gesamt",
            "- 2 -",
            "Beantwortet: 40",
            "第1页",
            "End of report",
            "Summe;40;100 %",
        ),
    ],
)
def test_rows_that_count_and_ends_of_pages_are_left_out_and_told(last: str) -> None:
    text = f"Answer\nCalm and warm\nTrust\nJoy for all\n{last}\n"
    words = ["Calm and warm", "Trust", "Joy for all"]
    assert read(text) == (words, ListNotes(left_out=(Sample(5, 0, last),), left_out_count=1))
    assert read(text, ReadAs(keeps_totals=True)) == ([*words, last], ListNotes())


def test_ends_of_pages_in_the_middle_and_of_workbooks_are_left_out_too() -> None:
    assert read("Answer\nCalm\nPage 1 of 2\nJoy\nTotal peace\nPage 2 of 2\n")[0] == ["Calm", "Joy", "Total peace"]
    rows = [(QUESTION, ""), ("Calm", ""), ("Joy", ""), ("Answered", "2"), ("Skipped", "1")]
    words, notes = read(with_sheets({"Q1": rows}))
    assert (words, notes.left_out_count, notes.left_out[0]) == (["Calm", "Joy"], 2, Sample(4, 0, "Answered · 2"))


@pytest.mark.parametrize(
    "text", ["Total", "Page", "End", "Sum of all", "Answered in 2 minutes", "40 smiles", "Page 1 of my life"]
)
def test_answers_that_only_sound_so_stay(text: str) -> None:
    assert read(f"Answer\nCalm\n{text}\nJoy\n") == (["Calm", text, "Joy"], ListNotes())


def test_letters_that_were_lost_are_told_with_row_and_column() -> None:
    text = "Id,Answer\n1,Sch\ufffdn\n2,Gut\n3,Gro\ufffd und warm\n4,\ufffd\ufffd\n5,W\ufffdrme\n"
    damaged = (Sample(2, 1, "Sch\ufffdn"), Sample(4, 1, "Gro\ufffd und warm"), Sample(5, 1, "\ufffd\ufffd"))
    for content in (text, text.encode()):
        assert read(content)[1] == ListNotes(damaged=damaged, damaged_count=4)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("10:30\n11:40\n12:00\n", "times"),
        ("10\n24/7\n9\n8\n", "numbers"),
        ("10\n8\n9\n8\n", "numbers"),
        ("5\n4\n", "numbers"),
        ("2026\n2027\n2030\n2026\n", "numbers"),
    ],
)
def test_times_and_numbers_alone_are_taken_if_somebody_says_so(text: str, kinds: str) -> None:
    with pytest.raises(Answerable) as refused:
        read(text)
    assert refused.value.offers == (Offer("anyway", "yes", f"Take the {kinds} as answers"),)
    assert read(text, ReadAs(takes_anyway=True)) == (text.split(), ListNotes())


@pytest.mark.parametrize(
    "text",
    [
        "Eva Ek\nAnna Lind\nDaniel Ek\n",
        "eva@museum.example\nben@museum.example\n",
        "Phone\n+41 44 123 45 67\n079 123 45 67\n",
    ],
)
def test_what_tells_who_somebody_is_is_never_taken(text: str) -> None:
    for read_as in (AS_RECOGNISED, ReadAs(takes_anyway=True)):
        with pytest.raises(Invalid) as refused:
            read(text, read_as)
        assert not isinstance(refused.value, Answerable)
