"""Names in lines beside bare addresses, signs that nobody sees, addresses spelled out, and the heads of messages."""

import pytest

from app.domain.people.columns import Column, recognised
from app.domain.people.people import NewPerson
from app.domain.tables.sheets import AS_RECOGNISED, SheetRow
from app.reading.people import read_people
from tests.domain.listed import plan_of


def cells(text: str) -> list[tuple[str, ...]]:
    return [tuple(filter(None, row.cells)) for row in read_people(text, AS_RECOGNISED).rows if row.number]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "ana@x.example\nTom Lang\nlea@x.example\nIda Kern",
            ["ana@x.example", "Tom Lang", "lea@x.example", "Ida Kern"],
        ),
        ("jan@x.example; \u200bKim@x.example\neva@x.example", ["jan@x.example", "Kim@x.example", "eva@x.example"]),
        ("jan@x.example; \ufeffKim@x.example; eva@x.example", ["jan@x.example", "Kim@x.example", "eva@x.example"]),
        ("anna.berg[at]x[dot]example\nida(at)x.example", ["anna.berg@x.example", "ida@x.example"]),
        ("Onderwerp: Taller\nAnna Berg\nTom Lang", ["Anna Berg", "Tom Lang"]),
        ("件名: 会議\nAnna Berg\nTom Lang", ["Anna Berg", "Tom Lang"]),
        ("Asunto: Anna Berg\nTom Lang\nEva Ek", ["Tom Lang", "Eva Ek"]),
        ("Temat: Spotkanie\nDo: Anna Berg; Tom Lang\nDW: Eva Ek", ["Anna Berg", "Tom Lang", "Eva Ek"]),
        ("To: Anna Berg, Tom Lang\nCC: Eva Ek, Ida Kern", ["Anna Berg", "Tom Lang", "Eva Ek", "Ida Kern"]),
    ],
)
def test_all_are_people_and_nothing_else_is(text: str, people: list[str]) -> None:
    assert cells(text) == [(said,) for said in people]


def test_a_name_and_an_address_in_one_line_stay_together() -> None:
    read = cells("Anna Berg\nTom Lang\nLea Fox lea@x.example")
    assert read == [("Anna Berg",), ("Tom Lang",), ("Lea Fox", "lea@x.example")]


@pytest.mark.parametrize(
    "title",
    [
        *(
            "Abt.",
            "Відділ",
            "Odjel",
            "Osakond",
            "Τμήμα",
            "Departemen",
            "Phòng ban",
            "Squad",
            "Where",
            "Tribe",
            "Chapter",
        ),
        *(
            "Geschäftsbereich",
            "Direktion",
            "Ressort",
            "Org",
            "Org-Einheit",
            "Sachgebiet",
        ),
        *("Unidad de negocio", "Filière", "Direzione", "Diretoria", "Domein", "Komórka", "Müdürlük"),
        *("Team / Unit", "Your department", "Ihre Abteilung", "Votre service", "Department or team", "Bölüm / Birim"),
    ],
)
def test_departments_in_more_languages(title: str) -> None:
    rows = (
        SheetRow(1, ("Name", "Funktion", title, "Mail")),
        SheetRow(2, ("Anna Berg", "Guide", "Blue", "anna@x.example")),
        SheetRow(3, ("Tom Lang", "Kurator", "Red", "tom@x.example")),
    )
    expected = (Column.NAME, Column.ROLE, Column.DEPARTMENT, Column.EMAIL)
    assert recognised(rows, by_header=True) == expected


@pytest.mark.parametrize("title", ["Your role", "Funktion / Rolle", "Aufgabenbereich", "Projektrolle", "Métier"])
def test_roles_in_other_words(title: str) -> None:
    rows = (SheetRow(1, ("Name", title, "Mail")), SheetRow(2, ("Anna Berg", "Blue", "anna@x.example")))
    assert recognised(rows, by_header=True) == (Column.NAME, Column.ROLE, Column.EMAIL)


@pytest.mark.parametrize("title", ["Kostenstelle", "Cost Center", "Centro de costo"])
@pytest.mark.parametrize(("said", "department"), [("4410 Visitors", "4410 Visitors"), ("CC 4410", ""), ("4410", "")])
def test_a_cost_centre_is_a_department_where_it_is_words(title: str, said: str, department: str) -> None:
    rows = read_people(f"Name;{title};Mail\nAnna Berg;{said};anna@x.example", AS_RECOGNISED).rows
    assert [row.person for row in plan_of(rows)] == [NewPerson("Anna Berg", "anna@x.example", "", department)]


@pytest.mark.parametrize(
    "said",
    [
        *("anna(at)x(dot)example", "anna (at) x.example", "anna AT x DOT example", "anna [at] x [dot] example"),
        *("anna[arroba]x[punto]example", "anna[@]x.example", "anna at x dot example", "anna {at} x {dot} example"),
        *("anna (arobase) x (point) example", "anna (chiocciola) x.example", "anna (małpa) x (kropka) example"),
        *("anna@x (dot) example", "anna AT x.example", "anna @ x.example", "anna [ät] x [punkt] example"),
    ],
)
@pytest.mark.parametrize("listed", ["Anna Berg, {0}", "Anna Berg <{0}>", "Name;Mail\nAnna Berg;{0}", "Anna Berg: {0}"])
def test_an_address_may_be_written_in_words(said: str, listed: str) -> None:
    plan = plan_of(read_people(listed.format(said), AS_RECOGNISED).rows)
    assert [row.person for row in plan] == [NewPerson("Anna Berg", "anna@x.example")]


@pytest.mark.parametrize("said", ["Anna Dot", "Tom At", "Anna Berg at Shop"])
def test_words_like_those_of_addresses_may_be_others(said: str) -> None:
    assert [row.person.email for row in plan_of(read_people(f"{said}\nLea Fox", AS_RECOGNISED).rows)] == ["", ""]
