"""What stands around a list of people, as a message or an invitation, is no person and is told of; sums neither."""

import pytest

from app.domain.errors import Invalid
from app.domain.people.people import NewPerson
from app.domain.tables.sheets import AS_RECOGNISED
from app.reading.people import read_people
from tests.domain.listed import plan_of
from tests.reading.workbooks import with_sheets

LEA, BEN = NewPerson("Lea Moreau", role="Guide"), NewPerson("Ben Adeyemi", role="Curator")
LISTS = (
    "Lea Moreau, Guide\nBen Adeyemi, Curator",
    "Name;Role\nLea Moreau;Guide\nBen Adeyemi;Curator",
    "Name\tRole\nLea Moreau\tGuide\nBen Adeyemi\tCurator",
    "Lea Moreau (Guide)\nBen Adeyemi (Curator)",
    "- Lea Moreau – Guide\n- Ben Adeyemi – Curator",
)


def told(content: str | bytes) -> tuple[list[NewPerson], list[str]]:
    read = read_people(content, AS_RECOGNISED)
    return [row.person for row in plan_of(read.rows)], sorted(left.title for left in read.left)


@pytest.mark.parametrize("listed", LISTS)
@pytest.mark.parametrize(
    ("above", "below"),
    [
        (["Hello Anna,", "please find below the list of people:"], ["Best regards", "Max"]),
        (["Liebe Anna,", "anbei die Liste der Teilnehmenden für den Workshop:"], ["Viele Grüße", "Max Muster"]),
        (["Bonjour,", "Voici la liste des participants :"], ["Cordialement,", "Anna"]),
        (["Buenos días a todos,", "os paso la lista de asistentes para el taller:"], ["Un saludo"]),
        (["Ciao Anna,", "ecco la lista dei partecipanti:"], ["Cordiali saluti"]),
        (["Cześć,", "poniżej lista uczestników:"], ["Pozdrawiam"]),
        (["Beste Anna,", "hieronder de lijst met deelnemers voor de workshop:"], ["Met vriendelijke groet,"]),
        (["Olá,", "segue a lista com os participantes:"], ["Obrigada"]),
        (["Vision workshop, 12 March"], ["Total: 2 people"]),
        (["Microsoft Teams meeting", "Join the meeting now", "Meeting ID: 123 456 789"], []),
        (["Workshop Vision", "12 March 2026, Room 4"], ["Summe 2"]),
        (["Participants (2)"], ["2 Teilnehmende"]),
        (["Dear all,"], ["Looking forward to seeing you,", "Maria"]),
        (["2 Antworten"], ["Showing 1 to 2 of 2 entries"]),
        (["2 réponses"], ["1–2 of 2"]),
        (["Hallo zusammen", "Anbei die Liste:"], ["Herzliche Grüße", "Max", "Head of Sales"]),
        (["Hi all,", "here's the list"], ["Best,", "Maria"]),
        (["Chers collègues", "voici la liste"], ["Bien cordialement,"]),
        (["Hola a todos", "aquí va la lista"], ["Saludos cordiales"]),
        (["Ciao a tutti", "ecco la lista"], ["Un saluto"]),
        (["Hoi allemaal", "hierbij de lijst"], ["Groetjes"]),
        (["Witam wszystkich,", "oto lista uczestników"], ["Z pozdrowieniami"]),
        (["Boa tarde a todos", "segue a lista"], ["Um abraço"]),
        (["Herkese merhaba,", "katılımcı listesi aşağıda:"], ["Saygılarımla,"]),
        (["On Mon, Nov 30, 2026 at 10:32 AM Max Muster <max@x.example> wrote:"], ["Sent from my iPhone"]),
        (["Am Mo., 30. Nov. 2026 um 10:32 Uhr schrieb Max Muster:"], ["Von meinem iPhone gesendet"]),
        (["Le lun. 30 nov. 2026 à 10:32, Max Muster <max@x.example> a écrit :"], ["Envoyé de mon iPhone"]),
        (["El lun, 30 nov 2026 a las 10:32, Max Muster (<max@x.example>) escribió:"], []),
        (["Il giorno lun 30 nov 2026 alle ore 10:32 Max Muster <max@x.example> ha scritto:"], []),
        (["Em seg., 30 de nov. de 2026 às 10:32, Max Muster <max@x.example> escreveu:"], []),
        (["Op ma 30 nov 2026 om 10:32 schreef Max Muster <max@x.example>:"], []),
        (["pon., 30 lis 2026 o 10:32 Max Muster <max@x.example> napisał(a):"], []),
        (["Max Muster <max@x.example>, 30 Kas 2026 Pzt, 10:32 tarihinde şunu yazdı:"], []),
        (["-------- Original Message --------"], []),
    ],
)
def test_lines_around_a_list_are_passed_over_and_told_of(listed: str, above: list[str], below: list[str]) -> None:
    pasted = "\n".join([*above, "", listed, "", *below])
    expected = ([LEA, BEN], sorted([*above, *below]))
    assert (told(pasted), told("\n".join(f"> {line}" for line in pasted.splitlines()))) == (expected, expected)


def test_a_sentence_may_hold_the_list() -> None:
    assert told("We invite the following people to the workshop: Lea, Ben and Eva. Thanks!") == (
        [NewPerson("Lea"), NewPerson("Ben"), NewPerson("Eva")],
        ["Thanks!", "We invite the following people to the workshop:"],
    )


@pytest.mark.parametrize("name", ["Max Lieber", "Grace Dear", "Ben Best", "Anna Grazia", "Eva Gross", "Sum Wong"])
def test_names_like_a_letter_s_words_are_names(name: str) -> None:
    first, last = name.split()
    assert told(f"{name}\nLea Moreau\nBen Adeyemi")[0][0] == NewPerson(name)
    assert told(f"{last}, {first}\nMoreau, Lea\nAdeyemi, Ben")[0][0] == NewPerson(name)


@pytest.mark.parametrize(
    "total",
    [
        *("Total: 12 people", "Total;12", "Grand total: 2", "Summe 12", "Summe;;12", "Anzahl Teilnehmende: 2"),
        *(
            "Total : 12 personnes",
            "Totale: 2 partecipanti",
            "Suma: 2",
            "Razem 2 osoby",
            "Totaal;2",
            "Total;CHF 3'000.–",
        ),
        *("Total;CHF 3'000.–", "12 participants", "2 asistentes", "Total", "Summe:"),
    ],
)
def test_a_sum_is_no_person(total: str) -> None:
    people = [LEA, BEN]
    assert told(f"Name;Role\nLea Moreau;Guide\nBen Adeyemi;Curator\n{total}")[0] == people
    assert told(f"Lea Moreau;Guide\nBen Adeyemi;Curator\n{total}")[0] == people
    assert told(f"Lea Moreau;Guide\nBen Adeyemi;Curator\n{total}")[1] == [total.split(";", maxsplit=1)[0]]


PEOPLE: list[tuple[str, ...]] = [("Name", "Role"), ("Lea Moreau", "Guide"), ("Ben Adeyemi", "Curator")]
BUDGET: list[tuple[str, ...]] = [
    ("Item", "Cost", "Note"),
    *(
        (f"Catering for the workshop, part {number}", f"{number}00.50", "to be paid in March")
        for number in range(1, 30)
    ),
    ("Total", "45000", ""),
]


@pytest.mark.parametrize("people", [PEOPLE, PEOPLE[1:], [("Lea",), ("Ben",)]])
@pytest.mark.parametrize("order", [1, -1])
def test_the_sheet_of_the_people_is_taken_and_not_the_budget(people: list[tuple[str, ...]], order: int) -> None:
    sheets = dict([("Budget", BUDGET), ("People", list(people))][::order])
    read = read_people(with_sheets(sheets), AS_RECOGNISED)
    assert [about.name for about in read.understood.sheets][read.understood.sheet] == "People"
    assert [row.person.name for row in plan_of(read.rows)] == [row[0] for row in people if row != PEOPLE[0]]


@pytest.mark.parametrize(
    "pasted",
    [
        "Catering;1200\nRoom;300\nTotal;1500",
        "Item;Cost\nCatering;1200 EUR\nRoom;300 EUR",
        "Position\tBetrag\nSaalmiete\tCHF 1'200.–\nVerpflegung\tCHF 300.–",
        "Poste;Montant\nSalle;€ 300,00\nRepas;€ 120,50",
        "Concepto;Importe\nSala;300 €\nComida;120 €",
    ],
)
def test_a_list_of_numbers_is_refused(pasted: str) -> None:
    with pytest.raises(Invalid, match="This is a list of numbers, not of people"):
        read_people(pasted, AS_RECOGNISED)
