"""What tells of somebody's private life never becomes a role, and no list keeps it."""

import pytest

from app.domain.hints.private_words import is_private
from app.domain.people.columns import Column, recognised, without_others
from app.domain.tables.cell_kinds import Kind
from app.domain.tables.column_kinds import LeftBehind
from app.domain.tables.sheets import SheetRow
from tests.people import PARTICIPANTS

NAME, EMAIL, ROLE, DEPARTMENT, OUT = Column.NAME, Column.EMAIL, Column.ROLE, Column.DEPARTMENT, Column.LEFT_OUT
BESIDE = [(person.name, person.email) for person in PARTICIPANTS[:3]]


def beside(*cells: str) -> tuple[SheetRow, ...]:
    """The cells as a third column, behind names and addresses."""
    people = [BESIDE[place % len(BESIDE)] for place in range(len(cells))]
    rows = zip(people, cells, strict=True)
    return tuple(SheetRow(number, (*who, cell)) for number, (who, cell) in enumerate(rows, start=1))


@pytest.mark.parametrize(
    "cells",
    [
        ("schwanger seit April", "ist oft krank", "arbeitet gern"),
        ("ledig", "verheiratet", "ledig"),
        ("evangelisch", "", "katholisch"),
        ("Steuerklasse 3", "Steuerklasse 1", "Steuerklasse 3"),
        ("vegetarisch", "vegan", ""),
        ("Nussallergie", "", "laktosefrei"),
        ("pregnant", "on sick leave", "tax class 2"),
        ("enceinte", "divorcée", "catholique"),
        ("embarazada", "soltera", "alérgico al polen"),
        ("incinta", "sposata", "intolleranza al lattosio"),
        ("grávida", "solteiro", "alergia a nozes"),
        ("zwanger", "gehuwd", "katholiek"),
    ],
)
def test_private_words_are_left_behind_and_never_a_role(cells: tuple[str, ...]) -> None:
    rows, left = without_others(beside(*cells))
    assert left == (LeftBehind(3, "", Kind.PERSON),)
    assert recognised(rows, by_header=False) == (NAME, EMAIL)


def test_under_a_title_that_nobody_knows_they_are_left_behind_too() -> None:
    rows, left = without_others((SheetRow(1, ("Name", "E-mail", "Sonst")), *beside("ledig", "vegan", "")))
    assert left == (LeftBehind(3, "Sonst", Kind.PERSON),)
    assert {len(row.cells) for row in rows} == {2}


def test_one_private_word_among_others_is_enough_for_no_role() -> None:
    rows, left = without_others(beside("Garden", "Tower", "Shop", "ledig"))
    assert (left, recognised(rows, by_header=False)) == ((), (NAME, EMAIL, OUT))


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        (("kommt nur halbtags", "mag keine Spiele", "muss früh weg"), OUT),
        (("comes at noon", "likes maps a lot", "was here before"), OUT),
        (("Guide", "Curator", "Educator"), ROLE),
        (("Krankenpfleger", "Pfleger", "Krankenpfleger"), ROLE),
        (("Shop", "Kasse", "Café"), DEPARTMENT),
        (("Garten", "Turm", "Hafen"), DEPARTMENT),
        (("garden", "tower", "harbour"), DEPARTMENT),
        (("Hafen", "Turm", "Hafen", "Hafen"), DEPARTMENT),
    ],
)
def test_what_a_third_column_without_a_title_is_taken_for(cells: tuple[str, ...], column: Column) -> None:
    rows, left = without_others(beside(*cells))
    assert (left, recognised(rows, by_header=False)) == ((), (NAME, EMAIL, column))


@pytest.mark.parametrize("cell", ["Krankenpflegerin", "Guide", "Diversity Manager", "Café", ""])
def test_work_is_nothing_private(cell: str) -> None:
    assert not is_private(cell)


@pytest.mark.parametrize(
    "title",
    """
Bemerkung|Notes|Remarks|Remarque|Observaciones|Osservazioni|Observações|Opmerkingen|Allergien|Allergies|Alergias
Allergien / Ernährung|Dietary requirements|Régime alimentaire|Dieta|Ernährung|Steuerklasse|Tax class|Familienstand
État civil|Estado civil|Stato civile|Konfession|Religion|Godsdienst|Geschlecht|Gender|Género|Nationalität|Cittadinanza
Firma|Company|Société|Empresa|Vorgesetzte(r)|Vorgesetzte:r|Manager|Supervisor|Responsable hiérarchique|Leidinggevende
E-Mail Vorgesetzter|DistinguishedName
""".replace("\n", "|")
    .strip("|")
    .split("|"),
)
def test_titles_of_what_no_workshop_needs_are_left_behind(title: str) -> None:
    people = beside("Head of Collections", "Maria Lind", "Head of Collections")
    rows, left = without_others((SheetRow(1, ("Name", "E-mail", title)), *people))
    assert [column.title for column in left] == [title]
    assert recognised(rows, by_header=True) == (NAME, EMAIL)


@pytest.mark.parametrize("title", ["", "Etwas", "DistinguishedName"])
def test_where_a_directory_keeps_people_is_an_id_whatever_its_title(title: str) -> None:
    people = beside(*(f"CN={name},OU=Shop,DC=museum,DC=example" for name, _ in BESIDE))
    table = (SheetRow(1, ("Name", "E-mail", title)), *people) if title else people
    rows, left = without_others(table)
    assert left == (LeftBehind(3, title, Kind.ID),)
    assert recognised(rows, by_header=bool(title)) == (NAME, EMAIL)
