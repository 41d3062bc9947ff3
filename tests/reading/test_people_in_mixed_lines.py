"""Names and addresses mixed in a line, people whom a chat writes to, and rows quoted whole."""

import pytest

from app.domain.people.people import NewPerson
from app.domain.tables.sheets import AS_RECOGNISED
from app.reading.people import read_people
from tests.domain.listed import plan_of

ANNA, TOM, LINA = NewPerson("Anna Berg"), NewPerson("Tom Ray"), NewPerson("Lina Sommer")
ANNA_AT, TOM_AT = NewPerson("Anna Berg", "anna.berg@x.example"), NewPerson("Tom Ray", "tom.ray@x.example")


def told(pasted: str) -> tuple[list[NewPerson], list[str]]:
    """The people, and what is told of beside them."""
    read = read_people(pasted, AS_RECOGNISED)
    plan = plan_of(read.rows)
    return [row.person for row in plan], [left.title for left in read.left] + [said for r in plan for said in r.unsaid]


@pytest.mark.parametrize(
    ("pasted", "people"),
    [
        ("Anna Berg, tom.ray@x.example, Lina Sommer", [ANNA, TOM_AT, LINA]),
        ("Anna Berg; tom.ray@x.example; Lina Sommer; Jonas Weber", [ANNA, TOM_AT, LINA, NewPerson("Jonas Weber")]),
        ("anna.berg@x.example, Tom Ray, Lina Sommer", [ANNA_AT, TOM, LINA]),
        ("Anna Berg, anna.berg@x.example, Lina Sommer, Tom Ray", [ANNA_AT, LINA, TOM]),
        ("Anna Berg anna.berg@x.example, Lina Sommer, tom.ray@x.example", [ANNA_AT, LINA, TOM_AT]),
        ("Anna Berg and tom.ray@x.example and Lina Sommer", [ANNA, TOM_AT, LINA]),
        ("Lina Sommer / tom.ray@x.example / anna.berg@x.example", [LINA, TOM_AT, ANNA_AT]),
        ("Anna Berg, Tom Ray, anna.berg@x.example", [ANNA_AT, TOM]),
        ("Anna Berg; tom.ray@x.example; Lina Sommer\nJonas Weber", [ANNA, TOM_AT, LINA, NewPerson("Jonas Weber")]),
        ("Besnik Hoxha, tom.ray@x.example, Drita Leka", [NewPerson("Besnik Hoxha"), TOM_AT, NewPerson("Drita Leka")]),
        ("To: Anna Berg, tom.ray@x.example, Lina Sommer", [ANNA, TOM_AT, LINA]),
        ("1. Anna Berg, tom.ray@x.example, Lina Sommer", [ANNA, TOM_AT, LINA]),
        ('"Anna Berg", "tom.ray@x.example", "Lina Sommer"', [ANNA, TOM_AT, LINA]),
        (
            "Anna Berg, Guide, tom.ray@x.example, Lina Sommer, HR",
            [NewPerson("Anna Berg", role="Guide"), TOM_AT, NewPerson("Lina Sommer", department="HR")],
        ),
    ],
)
def test_each_name_and_each_address_of_another_is_a_person(pasted: str, people: list[NewPerson]) -> None:
    assert told(pasted) == (people, [])


@pytest.mark.parametrize(
    ("row", "person"),
    [
        ("Anna Berg, anna.berg@x.example, Shop", NewPerson("Anna Berg", "anna.berg@x.example", "", "Shop")),
        ("Anna, Berg, anna.berg@x.example", ANNA_AT),
        ("Berg, Anna, anna.berg@x.example", ANNA_AT),
        ("Anna Berg, info@x.example", NewPerson("Anna Berg", "info@x.example")),
        ("Anna Berg | anna.berg@x.example | Shop", NewPerson("Anna Berg", "anna.berg@x.example", "", "Shop")),
        ("Anna Berg|anna.berg@x.example|Shop", NewPerson("Anna Berg", "anna.berg@x.example", "", "Shop")),
    ],
)
def test_one_person_s_row_stays_one(row: str, person: NewPerson) -> None:
    assert told(row) == ([person], [])


@pytest.mark.parametrize(
    ("pasted", "around"),
    [
        ("@anna.berg @tom.ray @lina", []),
        ("@anna.berg, @tom.ray and @lina", []),
        ("@anna_berg\n@tom-ray\n@lina", []),
        ("@Anna Berg @Tom Ray @Lina", []),
        ("Please join @anna.berg, @tom.ray and @Lina on Monday", ["Please join", "on Monday"]),
        ("@channel please come: @Anna Berg, @tom.ray, @lina", ["@channel please come:"]),
    ],
)
def test_people_a_chat_writes_to_are_people(pasted: str, around: list[str]) -> None:
    people, beside = told(pasted)
    assert (people, [said.casefold() for said in beside]) == (
        [ANNA, TOM, NewPerson("Lina")],
        [said.rstrip(":").casefold() for said in around],
    )


@pytest.mark.parametrize("marks", ['""', "''", "“”", "„“", "«»"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("titles", ["", "Name{0}E-Mail{0}Abteilung"])
@pytest.mark.parametrize("are_quoted", [True, False])
def test_rows_quoted_whole_are_a_table(marks: str, separator: str, titles: str, are_quoted: bool) -> None:
    rows = [separator.join((one.name, one.email, "HR")) for one in (ANNA_AT, TOM_AT)]
    head = [titles.format(separator)] if titles else []
    quoted = [f"{marks[0]}{row}{marks[1]}" for row in [*(head if are_quoted else ()), *rows]]
    pasted = "\n".join([*([] if are_quoted else head), *quoted])
    assert told(pasted)[0] == [NewPerson(one.name, one.email, "", "HR") for one in (ANNA_AT, TOM_AT)]


def test_cells_in_single_quotation_marks_are_cells() -> None:
    rows = "\n".join(f"'{one.name}','{one.email}','HR'" for one in (ANNA_AT, TOM_AT))
    assert told(rows)[0] == [NewPerson(one.name, one.email, "", "HR") for one in (ANNA_AT, TOM_AT)]


def test_a_name_with_a_comma_in_quotation_marks_is_one_cell() -> None:
    assert told('"Berg, Anna"\n"Ray, Tom"') == ([ANNA, TOM], [])
    assert told('"Berg, Anna;HR"\n"Ray, Tom;HR"')[0] == [
        NewPerson("Anna Berg", department="HR"),
        NewPerson("Tom Ray", department="HR"),
    ]


def test_two_addresses_in_one_pair_of_brackets_are_one_persons() -> None:
    people, _ = told("Anna Berg <anna.berg@x.example, anna@home.example>; Tom Ray <tom.ray@x.example>")
    assert people == [ANNA_AT, TOM_AT]


@pytest.mark.parametrize(
    "pasted",
    [
        "Name;\r\nAnna Berg;anna.berg@x.example",
        "Name,\nAnna Berg,anna.berg@x.example",
        "E-mail\nanna.berg@x.example\tAnna Berg",
    ],
)
def test_a_single_title_above_several_columns_stops_nothing(pasted: str) -> None:
    assert told(pasted) == ([ANNA_AT], [])
