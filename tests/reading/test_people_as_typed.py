"""Lists of people as they are typed or copied: with numbers, bullets, slashes, phone numbers."""

import time
from contextlib import suppress

import pytest

from app.domain.people import NewPerson
from app.domain.refusals import Invalid
from app.domain.sheets import AS_RECOGNISED
from app.reading.people import read_people
from tests.domain.listed import plan_of

ANNA, BEN, CEM = NewPerson("Anna Berg"), NewPerson("Ben Moor"), NewPerson("Cem Ak")
IN_SHOP = (NewPerson("Anna Berg", department="Shop"), NewPerson("Ben Moor", department="Kasse"))
WRITTEN_TO = (
    NewPerson("Anna Berg", "anna@museum.example", "", "Shop"),
    NewPerson("Ben Moor", "ben@museum.example", "", "Kasse"),
)
MAILS = "Anna Berg <anna@museum.example>; Ben Moor <ben@museum.example>"
TWO = (NewPerson("Anna Berg", "anna@museum.example"), NewPerson("Ben Moor", "ben@museum.example"))


def people(content: bytes | str) -> tuple[NewPerson, ...]:
    plan = plan_of(read_people(content, AS_RECOGNISED).rows)
    return tuple(row.person for row in plan if row.verdict == "new")


@pytest.mark.parametrize(
    "pasted",
    [
        "Berg, Anna\nMoor, Ben\nAk, Cem\n",
        "Name\nBerg, Anna\nMoor, Ben\nAk, Cem\n",
        "1. Anna Berg\n2. Ben Moor\n3. Cem Ak",
        "1) Anna Berg\r\n2) Ben Moor\r\n\r\n3) Cem Ak\r\n",
        "Teilnehmende:\n- Anna Berg\n- Ben Moor\n- Cem Ak",
        "• Berg, Anna\n• Moor, Ben\n• Ak, Cem",
        "Anna Berg\n+49 30 123456\nBen Moor\nTel. 030 / 12 34 56\nCem Ak\nMobil: +41 (0)79 555 01 01",
    ],
)
@pytest.mark.parametrize("is_file", [True, False])
def test_each_line_is_a_person_without_what_stands_around_the_name(pasted: str, is_file: bool) -> None:
    assert people(pasted.encode() if is_file else pasted) == (ANNA, BEN, CEM)


@pytest.mark.parametrize(
    "pasted",
    [
        "1. Anna Berg – Shop\n2. Ben Moor – Kasse",
        "- Anna Berg - Shop\n- Ben Moor - Kasse",
        "Anna Berg / Shop\nBen Moor / Kasse",
        "1. Anna Berg, Shop\n2. Ben Moor, Kasse",
        "Shop: Anna Berg\nKasse: Ben Moor",
        "Name / Department\nAnna Berg / Shop\nBen Moor / Kasse",
    ],
)
def test_a_department_stands_behind_the_name_or_before_it(pasted: str) -> None:
    assert people(pasted) == IN_SHOP


@pytest.mark.parametrize("mark", [" / ", " – ", " — ", " - ", " · ", "\t"])
def test_name_department_and_address_may_be_parted_by_any_mark(mark: str) -> None:
    lines = [mark.join((person.name, person.department, person.email)) for person in WRITTEN_TO]
    assert people("\n".join(lines)) == WRITTEN_TO


def test_a_team_may_stand_before_several_names() -> None:
    team = [NewPerson(name, department="Team Harbour") for name in ("Anna Berg", "Ben Moor")]
    assert people("Team Harbour: Anna Berg, Ben Moor\nTeam Shop: Cem Ak") == (
        *team,
        NewPerson("Cem Ak", "", "", "Team Shop"),
    )


@pytest.mark.parametrize(
    "pasted",
    [
        f"收件人: {MAILS}",
        f"收件人：{MAILS}",
        f"To: undisclosed-recipients:;\nCc: {MAILS}",
        MAILS.replace("Anna", "Dr. med. Anna").replace("Ben M", "Prof. Dr. med. dent. Ben M"),
        "Name;E-mail\nDr. rer. nat. Anna Berg;anna@museum.example\nBen Moor;ben@museum.example",
    ],
)
def test_what_mail_programs_and_titles_add_is_nobody_s_name(pasted: str) -> None:
    assert people(pasted) == TWO


@pytest.mark.parametrize("nobody", ["undisclosed-recipients:;", "Undisclosed recipients:;", "Verborgene Empfänger:;"])
def test_a_group_without_recipients_is_nobody(nobody: str) -> None:
    with pytest.raises(Invalid, match="There is no row with anything in it"):
        people(nobody)


def test_what_kind_of_address_it_is_makes_no_name() -> None:
    plan = plan_of(read_people("anna@museum.example (privat)\nben@museum.example (work)", AS_RECOGNISED).rows)
    assert [(row.person, row.unsaid) for row in plan] == [
        (NewPerson("Anna", "anna@museum.example"), ("privat",)),
        (NewPerson("Ben", "ben@museum.example"), ("work",)),
    ]


@pytest.mark.parametrize("said", ["schreiben", "E-Mail", "✉", "anna@museum.example"])
def test_the_address_behind_a_link_is_kept(said: str) -> None:
    link = f'<a href="mailto:anna@museum.example">{said}</a>'
    other = "<a class=x href='MAILTO:ben%40museum.example?subject=Hi'><b>write</b></a>"
    rows = f"<tr><td>Anna Berg</td><td>{link}</td></tr><tr><td>Ben Moor</td><td>{other}</td></tr>"
    page = f"<table><tr><th>Name</th><th>Kontakt</th></tr>{rows}</table>"
    assert people(page) == TWO


def test_a_linked_name_keeps_its_address() -> None:
    cells = "".join(f'<tr><td><a href="mailto:{one.email}">{one.name}</a></td></tr>' for one in TWO)
    assert people(f"<table><tr><th>Name</th></tr>{cells}</table>") == TWO


def test_turkish_names_are_one_in_capitals_and_without() -> None:
    assert people("Name;E-mail\nİpek Işık;\nipek ışık;\nIPEK IŞIK;") == (NewPerson("İpek Işık"),)


@pytest.mark.parametrize(
    "text", ["1. ", "- a\n", "+49 30 1\n", "a: ;\n", "Anna / b\n", "(1", "Dr. med. ", "a – ", "1\n"]
)
def test_long_lists_take_no_time(text: str) -> None:
    began = time.process_time()
    with suppress(Invalid):
        people(text * (400_000 // len(text)))
    assert time.process_time() - began < 2
