"""The cast of every test's story: a museum that looks for its vision.

Priya is the admin, Maria facilitates; Ana, Ben, Chen and Dilek take part. Olga is an outsider: she facilitates a
workshop of another organisation, and nothing of this one is hers.
"""

from dataclasses import dataclass

from app.domain.people.people import NewPerson

PASSWORD = "a long and quiet password"


@dataclass(frozen=True)
class Member:
    name: str
    email: str
    role: str
    department: str
    draft: str
    """What they would write."""

    @property
    def line(self) -> str:
        """As it is pasted from a list."""
        return f"{self.name}, {self.email}, {self.role}, {self.department}"

    @property
    def invited(self) -> NewPerson:
        return NewPerson(self.name, self.email, self.role, self.department)


PRIYA = "Priya Raman"
MARIA = "Maria Lind"
OLGA = "Olga Outsider"

ANA = Member("Ana Souza", "ana@museum.example", "Guide", "Front of house", "Every visitor finds what they came for.")
BEN = Member("Ben Adeyemi", "ben@museum.example", "Curator", "Collections", "You leave knowing something you can tell.")
CHEN = Member("Chen Wei", "chen@museum.example", "Ticketing", "Front of house", "No queue, no hurry, all the wonder.")
DILEK = Member("Dilek Aydın", "dilek@museum.example", "Educator", "Learning", "A place where questions are welcome.")
PARTICIPANTS = (ANA, BEN, CHEN, DILEK)

ORGANISATION = "Harbour Museum"
TITLE = "What our visitors should experience"
STATEMENT = "Every visitor leaves with a story worth telling."

ANSWERS = (
    "Curious and welcome",
    "They felt welcome from the first minute",
    "A story to tell at home",
    "Welcome, and never in a hurry",
    "Curious children, relaxed parents, a story for both",
    "That the story was told to them, not at them",
)
