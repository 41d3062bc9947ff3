"""What a list of people gives: three people of a museum, and a list with what is to come out of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.people.columns import has_header, recognised
from app.domain.people.imports import ImportRow, planned
from app.domain.people.people import NewPerson
from app.domain.tables.sheets import SheetRow

LEA = NewPerson("Lea Moreau", "lea@museum.example", "Guide", "Front of house")
BEN = NewPerson("Ben Adeyemi", "ben@museum.example", "Curator", "Collections")
DILEK = NewPerson("Dilek Aydın", "dilek@museum.example", "Educator", "Learning")
THREE = (LEA, BEN, DILEK)


@dataclass(frozen=True)
class Shape:
    """`left`: the titles of the columns of which nothing is kept, as far as anything stands in them. `lines`: what
    lines begin with that stand above and below the people."""

    text: str
    people: tuple[NewPerson, ...] = THREE
    left: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()

    @property
    def rows(self) -> tuple[SheetRow, ...]:
        """Empty lines are counted and are no rows, as readers have it."""
        lines = [tuple(cell.strip() for cell in line.split("|")) for line in self.text.strip("\n").split("\n")]
        return tuple(SheetRow(number, cells) for number, cells in enumerate(lines, start=1) if any(cells))


def plan_of(rows: Sequence[SheetRow]) -> tuple[ImportRow, ...]:
    """What a list does to an empty roster, with its columns as they are recognised."""
    is_titled = has_header(rows)
    titles = rows[0].cells if is_titled else ()
    return planned(rows[is_titled:], recognised(rows, by_header=is_titled), (), titles)


def people_of(rows: Sequence[SheetRow]) -> list[NewPerson]:
    return [row.person for row in plan_of(rows)]
