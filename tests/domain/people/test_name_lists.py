"""Lists of names without addresses: who they are is told by commas, by words like “and”, and by first names."""

import pytest

from app.domain.people.mail_lists import people_of_mail
from app.domain.people.people import NewPerson
from tests.domain.listed import people_of

FOUR = ["Anna Berg", "Ben Moor", "Cem Ak", "Dora Lind"]
FIRST_NAMES = ["Anna", "Ben", "Cem", "Dora"]


def names(pasted: str) -> list[str]:
    """Of people of whom nothing else is said."""
    found = people_of(people_of_mail(pasted).rows)
    assert found == [NewPerson(person.name) for person in found]
    return [person.name for person in found]


@pytest.mark.parametrize(
    "pasted",
    [
        "Berg, Anna\nMoor, Ben\nAk, Cem\nLind, Dora",
        "BERG, Anna\r\nMOOR, Ben\r\nAk, Cem\r\nLIND, Dora\r\n",
        "Name\nBerg, Anna\nMoor, Ben\nAk, Cem\nLind, Dora",
        "Full name\nBerg, Anna\nBen Moor\nAk, Cem\nLind, Dora",
        "Anna Berg, Ben Moor, Cem Ak, Dora Lind",
        "Anna Berg, Ben Moor, Cem Ak und Dora Lind",
    ],
)
def test_whole_names_are_people_whatever_stands_between_them(pasted: str) -> None:
    assert names(pasted) == FOUR


@pytest.mark.parametrize("word", ["and", "und", "et", "y", "e", "en", "och", "og", "&"])
def test_first_names_are_people_where_the_last_two_are_joined_by_a_word(word: str) -> None:
    assert names(f"Anna, Ben, Cem {word} Dora") == FIRST_NAMES
    assert names(f"Anna {word} Ben") == FIRST_NAMES[:2]


def test_names_nobody_has_heard_of_are_turned_where_they_repeat() -> None:
    assert names("Qorri, Besnik\nHoxha, Drita\nKola, Ylber") == ["Besnik Qorri", "Drita Hoxha", "Ylber Kola"]
    assert names("Name\nBerg, Xhevahire") == ["Xhevahire Berg"]


def test_a_word_within_a_name_parts_nobody() -> None:
    people = ["Anna Berg", "José Ortega y Gasset", "Eva Lind"]
    assert names(", ".join(people)) == names("; ".join(people)) == people
    assert names("Anna von und zu Berg") == names("José Ortega y Gasset") == []


@pytest.mark.parametrize(
    "pasted",
    [
        "Anna, Guide\nEva, Curator",
        "Anna Berg, Guide\nEva Lind, Shop",
        "Name\nAnna, Guide\nEva, Curator",
        "Name, Department\nAnna, Garden\nEva, Tower",
        "Anna, Garden\nEva, Tower",
        "Anna, Berg, Museum",
        "Anna Berg, Head Guide",
        "Shop and Garden",
        "Anna and Shop",
    ],
)
def test_roles_and_departments_behind_a_comma_are_nobody(pasted: str) -> None:
    assert names(pasted) == []
