"""Chats and lists of those in a meeting: who wrote or is there comes in once, and what was written is told of."""

import pytest

from app.domain.people.people import NewPerson
from app.domain.tables.sheets import AS_RECOGNISED
from app.reading.people import read_people
from tests.domain.listed import plan_of

ANNA, TOM, LINA = NewPerson("Anna Berg"), NewPerson("Tom Ray"), NewPerson("Lina Sommer")


def told(pasted: str) -> tuple[list[NewPerson], list[str]]:
    read = read_people(pasted, AS_RECOGNISED)
    return [row.person for row in plan_of(read.rows)], [left.title for left in read.left]


@pytest.mark.parametrize(
    ("head", "between"),
    [
        ("[10:3{n}, 11/28/2026] {name}: ", ""),
        ("[28.11.26, 10:3{n}:11] {name}: ", ""),
        ("28/11/2026, 10:3{n} - {name}: ", ""),
        ("11/28/26, 10:3{n} PM - ~ {name}: ", ""),
        ("10:31:0{n} From {name} to Everyone: ", ""),
        ("10:31:0{n}\t From  {name} : ", ""),
        ("10:31:0{n} Von {name} an Alle: ", ""),
        ("10:31:0{n} De {name} à Tout le monde : ", ""),
        ("10:31:0{n} De {name} para Todos: ", ""),
        ("10:31:0{n} Da {name} a Tutti: ", ""),
        ("10:31:0{n} Van {name} aan Iedereen:", "\n"),
        ("10:31:0{n} Od {name} do Wszyscy: ", ""),
        ("10:31:0{n} Kimden {name} Kime Herkes: ", ""),
        ("[10:3{n}] {name}", "\n"),
        ("[28.11. 10:3{n}] {name}", "\n"),
        ("{name} 10:3{n}", "\n"),
        ("{name}, 10:3{n} AM", "\n"),
        ("{name}  Yesterday at 10:3{n}", "\n"),
        ("{name}\n10:3{n} AM", "\n"),
        ("{name}: ", ""),
    ],
)
def test_each_who_wrote_in_a_chat_comes_in_once(head: str, between: str) -> None:
    written = ["hello, can you hear me?", "yes!", "then let us begin", "and how is Berlin?"]
    names = ("Anna Berg", "Tom Ray", "Anna Berg", "Lina Sommer")
    lines = [
        head.format(name=name, n=number) + between + said
        for number, (name, said) in enumerate(zip(names, written, strict=True))
    ]
    people, beside = told("\n".join(lines))
    assert (people, [said for said in beside if not any(map(str.isdigit, said))]) == ([ANNA, TOM, LINA], written)


@pytest.mark.parametrize(
    ("pasted", "left"),
    [
        (
            "Participants (3)\nAnna Berg (Host, me)\nTom Ray (Co-host)\nLina Sommer (Guest)",
            ["Participants (3)"],
        ),
        ("Anna Berg (Gastgeber, ich)\nTom Ray (Mitveranstalter)\nLina Sommer (Gast)", []),
        ("Anna Berg (hôte, moi)\nTom Ray (co-hôte)\nLina Sommer", []),
        ("Anna Berg (anfitrión, yo)\nTom Ray\nLina Sommer (invitado)", []),
        ("AB\nAnna Berg\nOrganizer\nTR\nTom Ray\nLS\nLina Sommer\nMuted", ["AB", "Organizer", "TR", "LS", "Muted"]),
        ("Anna Berg joined the meeting\nTom Ray joined the meeting\nLina Sommer left", ["joined the meeting", "left"]),
        ("Anna Berg, Tom Ray, +49 170 1234567, Lina Sommer, You", ["+49 170 1234567", "You"]),
        ("Anna Berg 10:32\nTom Ray\nLina Sommer 10:40", ["10:32", "10:40"]),
    ],
)
def test_those_in_a_meeting_come_in_without_what_is_shown_beside_them(pasted: str, left: list[str]) -> None:
    assert told(pasted) == ([ANNA, TOM, LINA], left)


def test_an_attendance_report_gives_its_columns() -> None:
    report = (
        "Name\tFirst join\tLast leave\tIn-meeting duration\tEmail\tRole\n"
        "Anna Berg\t11/28/26, 10:32:00 AM\t11/28/26, 11:32:00 AM\t1h\tanna@x.example\tOrganizer\n"
        "Tom Ray\t11/28/26, 10:33:00 AM\t11/28/26, 11:32:00 AM\t59m\ttom@x.example\tAttendee"
    )
    people = [NewPerson("Anna Berg", "anna@x.example"), NewPerson("Tom Ray", "tom@x.example")]
    assert told(report) == (people, ["First join", "Last leave", "In-meeting duration"])


@pytest.mark.parametrize(
    "listed",
    ["Anna Berg: Guide\nTom Ray: Curator", "09:00 Anna Berg\n09:30 Tom Ray", "Anna Berg: anna@x.example"],
)
def test_lists_with_colons_and_times_are_no_chats(listed: str) -> None:
    assert [person.name for person in told(listed)[0]] == ["Anna Berg", "Tom Ray"][: listed.count("\n") + 1]
