"""Lists of people as they are typed or copied: with numbers, bullets, slashes, phone numbers."""

from contextlib import suppress
from dataclasses import replace

import pytest

from app.domain.errors import Invalid
from app.domain.people.people import NewPerson
from app.domain.tables.sheets import AS_RECOGNISED
from app.reading.people import read_people
from tests.domain.listed import plan_of
from tests.timing import in_time

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
    def read() -> None:
        with suppress(Invalid):
            people(text * (400_000 // len(text)))

    in_time(2, read)


def told(pasted: str) -> list[tuple[NewPerson, tuple[str, ...]]]:
    """Each person, and what of the list is left out beside them."""
    return [(row.person, row.unsaid) for row in plan_of(read_people(pasted, AS_RECOGNISED).rows)]


@pytest.mark.parametrize(
    "pasted",
    [
        "Lea; Ben; Chen",
        "Lea, Ben, Chen",
        "Lea, Ben and Chen.",
        "Lea / Ben / Chen",
        "Lea、Ben、Chen",
        "Lea；Ben；Chen",
        "Lea & Ben & Chen",
        "To: Lea; Ben;\n  Chen",
    ],
)
def test_a_line_of_first_names_is_a_person_each(pasted: str) -> None:
    assert told(pasted) == [(NewPerson("Lea"), ()), (NewPerson("Ben"), ()), (NewPerson("Chen"), ())]


@pytest.mark.parametrize(
    "pasted",
    [
        "Anna Berg; Ben; Moor, Cem",
        "Anna Berg; Ben\nCem Moor",
        "田中太郎、鈴木花子、佐藤健",
        "Besnik Qorri, Drita Hoxha, Ylber Kola.",
        "Besnik Qorri; Drita Hoxha;\nYlber Kola",
    ],
)
def test_three_in_a_list_stay_three(pasted: str) -> None:
    assert [bool(person.name) and left == () for person, left in told(pasted)] == [True] * 3


@pytest.mark.parametrize(
    "pasted",
    [
        "Anna Berg <anna@museum.example>; Ben Moor <ben@museum.example>.",
        "Anna Berg <anna@museum.example>;;; ;Ben Moor <ben@museum.example>.",
        "Anna Berg <anna@museum.example> and Ben Moor <ben@museum.example>!",
        "Anna Berg anna@museum.example und Ben Moor ben@museum.example",
        "Anna Berg; anna@museum.example; Ben Moor; ben@museum.example",
        "anna@museum.example, Anna Berg, ben@museum.example, Ben Moor",
        "Name: Anna Berg\nE-Mail: anna@museum.example\n\nName: Ben Moor\nE-Mail: ben@museum.example\nFon: 030 12",
        "First: Anna\nLast: Berg\nMail: anna@museum.example\nFirst: Ben\nLast: Moor\nMail: ben@museum.example",
        "Name\tAnna Berg\nE-mail\tanna@museum.example\nName\tBen Moor\nE-mail\tben@museum.example",
        '<a href="mailto:anna@museum.example">Anna Berg</a><br><a href="mailto:ben@museum.example">Ben Moor</a>',
        '<a href="mailto:anna@museum.example">Anna Berg</a>\n<a href="mailto:ben@museum.example">Ben Moor</a>',
        "<ul><li>Anna Berg &lt;anna@museum.example&gt;</li><li>Ben Moor <ben@museum.example></li></ul>",
        "<p>Anna Berg <a href='mailto:anna@museum.example'>✉</a><p>Ben Moor, <a href='mailto:ben@museum.example'>✉</a>",
    ],
)
def test_people_with_their_addresses_are_found_however_they_are_joined(pasted: str) -> None:
    assert told(pasted) == [(TWO[0], ()), (TWO[1], ())]


@pytest.mark.parametrize(
    ("pasted", "person", "left"),
    [
        ("Jane Doe, MBA, PMP", NewPerson("Jane Doe"), ("MBA, PMP",)),
        (
            "Dr. med. Lea Moreau, Chefärztin <lea@museum.example>",
            NewPerson("Lea Moreau", "lea@museum.example", "Chefärztin"),
            ("Dr. med.",),
        ),
        ("Adeyemi, Ben /FR-Paris", NewPerson("Ben Adeyemi", department="FR-Paris"), ()),
        ("Ben Adeyemi/Paris/Museum", NewPerson("Ben Adeyemi", department="Paris/Museum"), ()),
        ("Name;E-mail\nBen Adeyemi (CEO), PhD;", NewPerson("Ben Adeyemi", role="CEO"), ("PhD",)),
        (
            "Lea Moreau – Guide, Front of house – lea@museum.example",
            NewPerson("Lea Moreau", "lea@museum.example", "Guide", "Front of house"),
            (),
        ),
        (
            "Lea <lea@museum.example,l@home.example>",
            NewPerson("Lea", "lea@museum.example"),
            ("l@home.example",),
        ),
        (
            "lea.moreau@museum.example;Sales",
            NewPerson("Lea Moreau", "lea.moreau@museum.example", department="Sales"),
            (),
        ),
        (
            "Please write to lea@museum.example today",
            NewPerson("Lea", "lea@museum.example"),
            ("Please write to", "today"),
        ),
    ],
)
def test_what_stands_beside_a_name_comes_in_or_is_told_of(
    pasted: str, person: NewPerson, left: tuple[str, ...]
) -> None:
    assert told(pasted) == [(person, left)]


def test_two_bad_addresses_in_brackets_are_nobody_s_and_told_of() -> None:
    (row,) = plan_of(read_people("Lea <a@x,b@x>", AS_RECOGNISED).rows)
    assert (row.person, row.verdict) == (NewPerson("Lea"), "new")
    assert [warning.said for warning in row.warnings] == ["a@x,b@x"]


def test_a_group_before_several_people_is_the_department_of_each() -> None:
    group = [replace(person, department="Team Harbour") for person in TWO]
    assert told(f"Team Harbour: {MAILS};") == [(group[0], ()), (group[1], ())]
    assert told(f"Team Harbour:\n{MAILS}") == [(group[0], ()), (group[1], ())]


def test_lines_that_name_nobody_are_told_of() -> None:
    read = read_people(f"Guests:\n{MAILS}\nTel. 030 / 12 34 56\nSubject: Our vision", AS_RECOGNISED)
    assert [row.person for row in plan_of(read.rows)] == [*TWO]
    assert [column.title for column in read.left] == ["Tel. 030 / 12 34 56", "Guests:", "Subject: Our vision"]
