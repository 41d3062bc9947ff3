"""What columns hold: told by their headers in several languages, by their content, or by Maria."""

import pytest

from app.domain.errors import Invalid
from app.domain.people.columns import Column, chosen, has_header, recognised, without_others
from app.domain.people.person_titles import is_salutation
from app.domain.tables.sheets import SheetRow
from tests.people import PARTICIPANTS

NAME, FIRST, LAST, EMAIL = Column.NAME, Column.FIRST_NAME, Column.LAST_NAME, Column.EMAIL
ROLE, DEPARTMENT, BIO, OUT = Column.ROLE, Column.DEPARTMENT, Column.BIO, Column.LEFT_OUT
BIO_TEXT = "Has shown people around since the house was opened"


def rows(*lines: tuple[str, ...]) -> tuple[SheetRow, ...]:
    return tuple(SheetRow(number, cells) for number, cells in enumerate(lines, start=1))


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ("Name|E-mail|Role|Department|Bio", (NAME, EMAIL, ROLE, DEPARTMENT, BIO)),
        ("DEPT|Job title|Email address|Full Name|Phone", (DEPARTMENT, ROLE, EMAIL, NAME, OUT)),
        ("First name|Last name|E-Mail|E-mail 2|Email", (FIRST, LAST, EMAIL, OUT, OUT)),
        ("Name|First name|Last name", (NAME, OUT, OUT)),
        ("Name|Vorname|E-Mail-Adresse|Abteilung|Funktion|Kurzbiografie", (LAST, FIRST, EMAIL, DEPARTMENT, ROLE, BIO)),
        ("Nom|Prénom|Courriel|Service|Poste", (LAST, FIRST, EMAIL, DEPARTMENT, ROLE)),
        ("Nom|Adresse e-mail", (NAME, EMAIL)),
        ("Nombre|Correo electrónico|Puesto|Departamento", (NAME, EMAIL, ROLE, DEPARTMENT)),
        ("Nome|Cognome|Ruolo|Reparto", (FIRST, LAST, ROLE, DEPARTMENT)),
        ("Naam|E-mailadres|Functie|Afdeling", (NAME, EMAIL, ROLE, DEPARTMENT)),
        ("Namn|E-post|Befattning|Avdelning", (NAME, EMAIL, ROLE, DEPARTMENT)),
    ],
)
def test_columns_are_known_by_their_headers(header: str, columns: tuple[Column, ...]) -> None:
    table = rows(tuple(header.split("|")), ("Ana", "ana@museum.example"))
    assert has_header(table)
    assert recognised(table, by_header=True) == columns


def test_a_row_wider_than_the_header_has_columns_that_are_left_out() -> None:
    assert recognised(rows(("Name",), ("Ana", "x", "y")), by_header=True) == (NAME, OUT, OUT)


@pytest.mark.parametrize(
    ("lines", "columns"),
    [
        ([(m.name, m.email, m.role, m.department, BIO_TEXT, "?") for m in PARTICIPANTS],
         (NAME, EMAIL, ROLE, DEPARTMENT, BIO, OUT)),
        ([(m.email, m.name) for m in PARTICIPANTS], (EMAIL, NAME)),
        ([(m.name, m.role, m.department, m.email) for m in PARTICIPANTS], (NAME, ROLE, DEPARTMENT, EMAIL)),
        ([(m.name, m.role, m.department) for m in PARTICIPANTS], (NAME, ROLE, DEPARTMENT)),
        ([("Ana", "", "Guide"), ("Ben", "", "Curator")], (NAME, EMAIL, ROLE)),
        ([("Ana",), ("Ben", "ben@museum.example")], (NAME, EMAIL)),
        ([("Ana",)], (NAME,)),
    ],
)  # fmt: skip
def test_without_headers_columns_are_known_by_where_the_addresses_are(
    lines: list[tuple[str, ...]], columns: tuple[Column, ...]
) -> None:
    assert not has_header(rows(*lines))
    assert recognised(rows(*lines), by_header=False) == columns


def test_a_person_called_like_a_column_is_no_header_when_their_address_is_there() -> None:
    assert not has_header(rows(("Title", "title@museum.example"), ("Ben", "ben@museum.example")))


def test_columns_may_be_chosen_by_hand() -> None:
    assert chosen(["email", "name"], 3) == (EMAIL, NAME, OUT)
    assert chosen(["last_name", "nonsense", "bio", "role"], 3) == (LAST, OUT, BIO)


@pytest.mark.parametrize(
    ("typed", "what_happened"),
    [
        (["name", "email", "email"], "Two columns are chosen as “E-mail”."),
        (["name", "first_name"], "The whole name and its parts are both chosen."),
        (["role", "bio"], "No column is chosen for the names."),
        ([], "No column is chosen for the names."),
    ],
)
def test_a_choice_that_makes_no_sense_is_refused(typed: list[str], what_happened: str) -> None:
    with pytest.raises(Invalid) as refusal:
        chosen(typed, 3)
    assert (refusal.value.what_happened, refusal.value.field) == (what_happened, "columns")


def test_a_clearer_title_wins_wherever_it_stands() -> None:
    outlook = ("First Name", "Last Name", "Title", "Department", "Job Title", "E-mail Address", "E-mail Display Name")
    person = ("Lea", "Moreau", "Ms", "Front of house", "Guide", "lea@museum.example", "Lea Moreau")
    assert recognised(rows(outlook, person), by_header=True) == (FIRST, LAST, OUT, DEPARTMENT, ROLE, EMAIL, OUT)
    assert recognised(rows(("Name", "Title"), ("Lea", "Guide")), by_header=True) == (NAME, ROLE)


def test_addresses_are_known_by_their_cells_whatever_stands_above_them() -> None:
    google = ("First Name", "Last Name", "Organization Title", "E-mail 3 - Value", "Labels")
    person = ("Lea", "Moreau", "Guide", "lea@museum.example ::: l@home.example", "* myContacts")
    assert recognised(rows(google, person), by_header=True) == (FIRST, LAST, ROLE, EMAIL, OUT)


@pytest.mark.parametrize("titled", [True, False])
def test_of_what_a_workshop_has_no_use_for_nothing_is_kept(titled: bool) -> None:
    head = ("Name", "E-Mail", "Geburtsdatum", "Telefon", "Ort", "Personalnummer", "Funktion")
    lines = [(m.name, m.email, "3.5.1990", "079 123 45 67", "8001 Bern", f"44{n}17", m.role)
             for n, m in enumerate(PARTICIPANTS)]  # fmt: skip
    kept, left = without_others(rows(*([head] if titled else []), *lines))
    assert [row.cells for row in kept[titled:]] == [(m.name, m.email, m.role) for m in PARTICIPANTS]
    assert [column.title or column.number for column in left] == (list(head[2:6]) if titled else [3, 4, 5, 6])


def test_what_may_be_a_role_or_a_team_stays_to_be_chosen() -> None:
    table = rows(("Name", "Etwas", "Chef"), ("Ana Souza", "Front of house", "Eva Ek"), ("Ben", "Shop", "Eva Ek"))
    assert without_others(table) == (table, ())


@pytest.mark.parametrize(
    "bare", ["A|B|C", "a|b|c", "Column1|Column2|Column3", "Spalte A|Spalte B|Spalte C", "Champ 1|Champ 2"]
)
def test_titles_that_only_count_the_columns_are_nobody(bare: str) -> None:
    people = rows(*((person.name, person.email, person.role) for person in PARTICIPANTS[:3]))
    kept, left = without_others((SheetRow(1, tuple(bare.split("|"))), *people))
    assert (kept, left, has_header(kept)) == (people, (), False)
    assert recognised(kept, by_header=False) == (NAME, EMAIL, ROLE)


def test_a_row_of_titles_below_the_letters_of_a_spreadsheet_counts() -> None:
    titled = rows(("A", "B"), ("Name", "E-mail"), *((person.name, person.email) for person in PARTICIPANTS))
    assert without_others(titled)[0] == titled[1:]
    assert without_others(rows(("A",), ("Ana Souza",)))[0] == (SheetRow(2, ("Ana Souza",)),)
    assert without_others(rows(("A",)))[0] == rows(("A",))


def test_hr_is_a_department_and_hr_a_greeting() -> None:
    """“HR” is the department of human resources, and “Hr” is “Herr”."""
    assert [is_salutation(said) for said in ("HR", "Hr", "Hr.", "Fr", "Herr Dr.")] == [False, True, True, True, True]
