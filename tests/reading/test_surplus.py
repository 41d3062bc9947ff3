"""Answers that hold the separator of their table, in no quotation marks: none of their words is lost or moved."""

import pytest

from app.domain.survey.survey import QUESTION
from app.domain.tables.sheets import ReadAs, Understood
from app.reading.answers import read_answers
from app.reading.limits import ANSWERS
from tests.people import ANA, BEN, CHEN
from tests.reading.opened import rows_of

Told = tuple[tuple[str, ...], list[tuple[str, ...]]]


def told(content: str | bytes, read_as: ReadAs = ReadAs()) -> Told:
    """Titles of the columns that may hold answers, and what stands below them."""
    read = read_answers(content, read_as, (QUESTION,), lambda *_: None)
    return read.found.titles, [row.cells for row in read.rows][read.found.top + read.found.header_rows :]


def understood(content: str | bytes) -> Understood:
    return read_answers(content, ReadAs(), (QUESTION,), lambda *_: None).understood


SHORT = {
    "addresses": (
        "Email{0}Antwort",
        f"{ANA.email}{{0}}Ruhe{{0}} Zeit",
        f"{BEN.email}{{0}}Klarheit",
        f"{CHEN.email}{{0}}Mut",
    ),
    "times": ("Date{0}Answer", "2026-11-10 09:00:00{0}Calm", "2026-11-11 09:00:00{0}Trust{0} time", "{0}Home"),
    "ids": ("Id{0}Answer", "1{0}Calm{0} nice{0} warm", "2{0}Fast", "3{0}Kind{0} fair"),
    "every row": ("Id{0}Answer", "1{0}Calm{0} nice", "2{0}Fast{0} good", "3{0}Kind{0} fair"),
    "without blanks": ("Nr{0}Antwort", "1{0}Ruhe{0}Zeit", "2{0}Mut {0}Sonne", "3{0}Ehrlich"),
    "departments": ("Abteilung{0}Antwort", "Vertrieb{0}Ruhe{0} Zeit", "IT{0}Klarheit", "HR{0}Mut"),
    "two before": ("Id{0}Date{0}Answer", "1{0}2026-01-01{0}Calm{0} and warm", "2{0}2026-01-02{0}Quick", "3{0}{0}Fair"),
}


@pytest.mark.parametrize("lines", SHORT.values(), ids=SHORT)
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("is_pasted", [True, False])
def test_what_is_too_much_belongs_to_the_answers_however_short_they_are(
    lines: tuple[str, ...], separator: str, *, is_pasted: bool
) -> None:
    text = "\n".join(lines).format(separator) + "\n"
    before = lines[0].count("{0}")
    said = [(line.split("{0}", before)[-1].format(separator),) for line in lines[1:]]
    title = lines[0].split("{0}")[-1]
    assert told(text if is_pasted else text.encode()) == ((title,), said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Answer,Id\nCalm, nice,1\nFast,2\nKind, fair, warm,3\n", ["Calm, nice", "Fast", "Kind, fair, warm"]),
        (
            "Date,Answer,Score\n2026-01-01,Calm, and warm,5\n2026-01-02,Quick,4\n2026-01-03,Fair,5\n",
            ["Calm, and warm", "Quick", "Fair"],
        ),
        (
            'Id,Answer\n1,He said "calm, warm"\n2,"Fair" they said, always\n3,Kind\n',
            ['He said "calm, warm"', '"Fair" they said, always', "Kind"],
        ),
        (
            'Id,Answer\n1,"Calm, warm" they said\n2,"Open, always"\n3,"A ""good"" day"\n',
            ['"Calm, warm" they said', "Open, always", 'A "good" day'],
        ),
    ],
)
def test_columns_after_the_answers_stay_and_quotations_too(text: str, said: list[str]) -> None:
    assert told(text) == told(text.encode()) == (("Answer",), [(one,) for one in said])


def test_a_quotation_that_begins_an_answer_keeps_its_marks() -> None:
    assert told('"Zeit" ist wichtig\n"Ruhe"\n"Mut", immer\n')[1] == [
        *(('"Zeit" ist wichtig',), ("Ruhe",), ('"Mut", immer',)),
    ]


EITHER = b"Likes;Dislikes\nCalm;nice;Slow answers\nFast;Loud\nWarm;Cold\nOpen;Closed\nNear;Far\nNew;Old\n"


def test_where_nothing_tells_the_parts_stay_apart_and_the_rows_are_named() -> None:
    assert [row.cells for row in rows_of(EITHER, ANSWERS)][1:3] == [("Calm", "nice", "Slow answers"), ("Fast", "Loud")]
    seen = understood(EITHER)
    assert (seen.wider, seen.columns) == ((2,), ("Column 1", "Column 2"))


@pytest.mark.parametrize(
    ("place", "row"), [(0, ("Calm;nice", "Slow answers")), (1, ("Calm", "nice;Slow answers")), (7, None)]
)
def test_they_can_be_joined_in_any_column(place: int, row: tuple[str, ...] | None) -> None:
    rows = [row.cells for row in rows_of(EITHER, ANSWERS, ReadAs(surplus=place))]
    assert rows[1] == (row or ("Calm", "nice", "Slow answers"))


def test_a_column_without_a_title_is_no_part_of_an_answer() -> None:
    text = "Id,Answer\n1,Calm,5\n2,Warm,4\n3,Kind,3\n"
    assert told(text) == (("Answer",), [("Calm",), ("Warm",), ("Kind",)])
    assert (understood(text).wider, understood(text).columns) == ((2, 3, 4), ("Id", "Answer"))


TABLE = "What matters to you?,Contribution ID,Languages,Creation date\n" + "".join(
    f"{said},a{number},EN,2026-11-10 09:00:00\n"
    for number, said in enumerate(["Calm and friendly", "Warm, and near", "Never wait", "Kind"])
)


@pytest.mark.parametrize(
    "above",
    [
        "Survey export,2026\n\n",
        "Survey export,2026\n",
        "Alias,Export Date,10-11-2026\n\n",
        "Our guests\n\n",
        "Our guests, and what they say\nExported,2026-11-12\n\n",
    ],
)
@pytest.mark.parametrize("is_pasted", [True, False])
def test_lines_above_a_table_do_not_make_its_rows_into_answers(above: str, *, is_pasted: bool) -> None:
    text = above + TABLE
    assert told(text if is_pasted else text.encode()) == (
        ("What matters to you?",),
        [("Calm and friendly",), ("Warm, and near",), ("Never wait",), ("Kind",)],
    )


@pytest.mark.parametrize(
    ("table", "first"),
    [
        ("Email,Answer\nlea@m.example, ben@m.example,Calm\nc@m.example,Fast\nd@m.example,Kind\n", "Calm"),
        ("Email,Answer\nlea@m.example,ben@m.example,Calm\nc@m.example,Fast\nd@m.example,Kind\n", "Calm"),
        ("Name;Antwort\nMoreau; Lea;Ruhe\nBen Adeyemi;Mut\nChen Wei;Klar\n", "Ruhe"),
        ("Team,Answer\nSales, EMEA,Calm\nIT,Fast\nHR,Kind\n", "Calm"),
        ("City,Answer\nBern, CH,Calm\nBasel, CH,Fast\nOslo, NO,Kind\n", "Calm"),
        ("Email;Antwort\nlea@m.example;Ruhe; Zeit\nben@m.example;Mut\nchen@m.example;Klar\n", "Ruhe; Zeit"),
        ("Id,Answer,Comment\n1,Calm, nice,Fine\n2,Fast,Great day\n3,Kind,Queues\n", "Calm, nice"),
    ],
)
def test_blanks_and_kinds_tell_whose_a_surplus_is(table: str, first: str) -> None:
    rows = [row.cells for row in rows_of(table, ANSWERS)]
    place = next(at for at, title in enumerate(rows[0]) if title in ("Answer", "Antwort"))
    assert (rows[1][place], {len(row) for row in rows}) == (first, {len(rows[0])})
