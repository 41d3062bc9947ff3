"""People copied from chats, calendars, notes and code: each comes in with what stands beside the name."""

import pytest

from app.domain.people.people import NewPerson
from app.domain.tables.sheets import AS_RECOGNISED
from app.reading.people import read_people
from tests.domain.listed import plan_of

LEA, BEN = NewPerson("Lea Moreau"), NewPerson("Ben Adeyemi")
GUIDE, CURATOR = NewPerson("Lea Moreau", role="Guide"), NewPerson("Ben Adeyemi", role="Curator")
MAILED = [
    NewPerson("Lea Moreau", "lea@museum.example", "Guide"),
    NewPerson("Ben Adeyemi", "ben@museum.example", "Curator"),
]
IN_PARTS = [
    NewPerson("Lea Moreau", "", "Guide", "Front of house"),
    NewPerson("Ben Adeyemi", "", "Curator", "Collections"),
]


def told(pasted: str) -> tuple[list[NewPerson], list[str]]:
    read = read_people(pasted, AS_RECOGNISED)
    plan = plan_of(read.rows)
    assert [row.unsaid for row in plan] == [()] * len(plan)
    return [row.person for row in plan], [left.title for left in read.left]


@pytest.mark.parametrize(
    "pasted",
    [
        "@Lea Moreau @Ben Adeyemi",
        "@Lea Moreau, @Ben Adeyemi",
        "@lea.moreau @ben.adeyemi",
        "✓ Lea Moreau\n✗ Ben Adeyemi",
        "✅ Lea Moreau\n❌ Ben Adeyemi",
        "[x] Lea Moreau\n[ ] Ben Adeyemi",
        "- [x] Lea Moreau\n- [ ] Ben Adeyemi",
        "👩 Lea Moreau\n👨🏽 Ben Adeyemi",
        "Lea  Moreau\nBen  Adeyemi",
        "Attendees (2): Lea Moreau, Ben Adeyemi",
        "To: Lea Moreau\nCc: Ben Adeyemi",
    ],
)
def test_names_are_found_behind_the_signs_of_programs(pasted: str) -> None:
    assert told(pasted) == ([LEA, BEN], [])


@pytest.mark.parametrize(
    "pasted",
    [
        "Lea Moreau\nGuide\nBen Adeyemi\nCurator",
        "Lea Moreau\nGuide\n\nBen Adeyemi\nCurator",
        "Guide\nLea Moreau\nCurator\nBen Adeyemi",
        "Name: Lea Moreau, Role: Guide\nName: Ben Adeyemi, Role: Curator",
        "Nom : Lea Moreau; Fonction : Guide\nNom : Ben Adeyemi; Fonction : Curator",
        "Name = Lea Moreau | Rolle = Guide\nName = Ben Adeyemi | Rolle = Curator",
        "Lea Moreau      Guide\nBen Adeyemi     Curator",
        "Name            Role\nLea Moreau      Guide\nBen Adeyemi     Curator",
        "Lea Moreau ⋅ Guide\nBen Adeyemi ⋅ Curator",
        "Participants: Lea Moreau (Guide), Ben Adeyemi (Curator)",
        '[{"name": "Lea Moreau", "role": "Guide"}, {"name": "Ben Adeyemi", "role": "Curator"}]',
        '{"nome": "Lea Moreau", "ruolo": "Guide"}\n{"nome": "Ben Adeyemi", "ruolo": "Curator"}',
        "🔹 Lea Moreau – Guide\n🔹 Ben Adeyemi – Curator",
    ],
)
def test_roles_are_found_beside_and_below_names(pasted: str) -> None:
    assert told(pasted) == ([GUIDE, CURATOR], [])


@pytest.mark.parametrize(
    "pasted",
    [
        "Lea Moreau\nGuide\nlea@museum.example\nBen Adeyemi\nCurator\nben@museum.example",
        "Lea Moreau\nlea@museum.example\nGuide\n\nBen Adeyemi\nben@museum.example\nCurator",
        "Lea Moreau   Guide      lea@museum.example\nBen Adeyemi  Curator    ben@museum.example",
        "Name: Lea Moreau | Mail: lea@museum.example | Role: Guide\n"
        "Name: Ben Adeyemi | Mail: ben@museum.example | Role: Curator",
        '[{"name": "Lea Moreau", "email": "lea@museum.example", "role": "Guide"}, '
        '{"name": "Ben Adeyemi", "email": "ben@museum.example", "role": "Curator"}]',
    ],
)
def test_addresses_are_found_with_them(pasted: str) -> None:
    assert told(pasted) == (MAILED, [])


@pytest.mark.parametrize(
    "pasted",
    [
        "Lea Moreau\nGuide, Front of house\nBen Adeyemi\nCurator, Collections",
        "Lea Moreau\nGuide\nFront of house\nBen Adeyemi\nCurator\nCollections",
        "Lea Moreau | Guide | Front of house\nBen Adeyemi | Curator | Collections",
    ],
)
def test_departments_are_found_with_them(pasted: str) -> None:
    assert told(pasted) == (IN_PARTS, [])


@pytest.mark.parametrize(
    ("pasted", "left"),
    [
        ("Lea Moreau  10:32 AM\nBen Adeyemi  10:33 AM", ["10:32 AM", "10:33 AM"]),
        ("10:00 Lea Moreau\n11:30 Ben Adeyemi", ["10:00", "11:30"]),
        ("[10:32] Lea Moreau\n[10:33] Ben Adeyemi", ["[10:32]", "[10:33]"]),
        ("9.00–9.30 Uhr: Lea Moreau\n9.30–10.00 Uhr: Ben Adeyemi", ["9.00–9.30 Uhr", "9.30–10.00 Uhr"]),
    ],
)
def test_times_beside_names_are_left_behind_and_told_of(pasted: str, left: list[str]) -> None:
    assert told(pasted) == ([LEA, BEN], left)


@pytest.mark.parametrize(
    "pasted",
    [
        "Lea\tMoreau\nBen\tAdeyemi",
        "Moreau\tLea\nAdeyemi\tBen",
        "Lea,Moreau\nBen,Adeyemi",
        "Moreau;Lea\nAdeyemi;Ben",
        "1\tLea\tMoreau\n2\tBen\tAdeyemi",
        "Moreau   Lea\nAdeyemi  Ben",
        "Lea | Moreau\nBen | Adeyemi",
    ],
)
def test_first_and_last_names_may_stand_in_two_columns(pasted: str) -> None:
    assert told(pasted)[0] == [LEA, BEN]


@pytest.mark.parametrize(
    ("pasted", "names"),
    [
        ("Anna\tBerg\nMaria\tHoffmann\nPeter\tKoch", ["Anna Berg", "Maria Hoffmann", "Peter Koch"]),
        ("Ana\tde la Cruz\nPedro\tGarcía Márquez", ["Ana de la Cruz", "Pedro García Márquez"]),
        ("van der Berg\tJan\nde Vries\tAnna", ["Jan van der Berg", "Anna de Vries"]),
        ("Anna Maria\tRossi\nMarco\tBianchi", ["Anna Maria Rossi", "Marco Bianchi"]),
        ("Kowalska;Anna\nNowak;Piotr", ["Anna Kowalska", "Piotr Nowak"]),
        ("Anna\tGarden\nMaria\tKitchen", ["Anna", "Maria"]),
        ("Anna\tShop\nMaria\tIT", ["Anna", "Maria"]),
        ("Lea Moreau\tParis\nBen Adeyemi\tBerlin", ["Lea Moreau", "Ben Adeyemi"]),
    ],
)
def test_last_names_are_told_from_departments(pasted: str, names: list[str]) -> None:
    assert [person.name for person in told(pasted)[0]] == names
