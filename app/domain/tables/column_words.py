"""Columns that tell who somebody is in few words: “eva”, “E. E.”, “Team Nord”, “Room 2.05”, “third of May”, “Nurse”."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from app.domain.hints.words import AMBIGUOUS_NAMES, GIVEN_NAMES
from app.domain.tables.cell_kinds import Kind
from app.domain.tables.title_kinds import plain_word
from app.domain.text.calendar_words import is_calendar_word

_FEWEST = 3  # cells
_ALMOST_ALL, _HALF = 0.8, 0.5  # of the cells
_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?){2,4}")
_CODE = re.compile(r"[A-Z]{1,3}(?:[ -]?[A-Z]{1,3})?[ -]?(?:\d{3,6}|\d{1,3}[./-]\d{1,4})[ ]?[A-Za-z]{0,3}")
_SMALL_NAMES = frozenset(name.casefold() for name in GIVEN_NAMES - AMBIGUOUS_NAMES)
_MONTHS_OF_THREE = frozenset({"may", "mai", "mei", "maj"})
_LABELS = {
    Kind.PERSON: """
team teams group gruppe groupe grupo gruppo equipe équipe equipo squadra department dept dept. abteilung abt abt.
bereich division ward station kst kostenstelle section sektion
""",
    Kind.PLACE: """
room raum zimmer zi zi. büro office bureau salle sala aula stanza habitación floor etage stock stockwerk étage piso
piano building gebäude haus bâtiment edificio branch filiale agence sucursal standort
""",
    Kind.ID: "nr nr. no. id badge matricule matrícula",
}
_LABEL_KINDS = {word: kind for kind, words in _LABELS.items() for word in words.split()}
_OF_ORGANISATIONS = """
sales marketing finance finances finanzen accounting buchhaltung controlling hr edv compliance procurement purchasing
einkauf vertrieb verkauf logistics logistik production produktion operations administration verwaltung management
geschäftsleitung geschäftsführung leitung direktion personalabteilung engineering entwicklung reception empfang
housekeeping facility radiologie chirurgie pädiatrie ventes comptabilité achats informatique juridique logistique
ventas finanzas contabilidad compras informática recursos vendite acquisti amministrazione vendas contabilidade nurse
clerk manager director teamleiter teamlead teamleitung assistant assistent assistentin analyst engineer developer
entwickler consultant berater beraterin trainee intern praktikant praktikantin azubi sachbearbeiter sachbearbeiterin
pflege pflegefachfrau pflegekraft arzt ärztin doctor physician teacher lehrer lehrerin technician techniker secretary
sekretär sekretärin ceo cto cfo coo chief officer supervisor foreman vendeur vendeuse directeur directrice infirmier
infirmière médecin gerente enfermera enfermero
"""
_ORGANISATION = frozenset(map(plain_word, _OF_ORGANISATIONS.split()))


def kind_in_words(cells: Sequence[str]) -> Kind | None:
    """What short cells tell of persons; None of answers. `cells`: some filled ones, of which the first may be the
    title."""
    if len(cells) < _FEWEST:
        return None
    if _are(cells, _ALMOST_ALL, _INITIALS.fullmatch) or _are(cells, _HALF, is_small_name):
        return Kind.PERSON
    if _are(cells, _ALMOST_ALL, _CODE.fullmatch):
        return Kind.ID
    if _are(cells, _ALMOST_ALL, _tells_a_month):
        return Kind.TIME
    return _labelled(cells) or (Kind.PERSON if _are(cells, _HALF, _is_of_an_organisation) else None)


def _are(cells: Sequence[str], part: float, is_such: Callable[[str], object]) -> bool:
    return sum(bool(is_such(cell)) for cell in cells) >= max(_FEWEST, part * len(cells))


def is_small_name(cell: str) -> bool:
    """A first name without its capital, alone or before another word."""
    words = cell.split()
    return len(words) <= 2 and cell.islower() and words[0] in _SMALL_NAMES


def _tells_a_month(cell: str) -> bool:
    words = [word.strip(".,") for word in cell.split()]
    return 2 <= len(words) <= 4 and any(
        (len(word) > 3 or word.casefold() in _MONTHS_OF_THREE) and is_calendar_word(word) for word in words
    )


def _labelled(cells: Sequence[str]) -> Kind | None:
    """“Team Nord”, “Team Süd”: the same word before what varies, and it is one for groups, rooms or numbers."""
    found = Counter(words[0].casefold() for cell in cells if 2 <= len(words := cell.split()) <= 3)
    label, count = next(iter(found.most_common(1)), ("", 0))
    kind = _LABEL_KINDS.get(label) if count >= max(_FEWEST, _ALMOST_ALL * len(cells)) else None
    return None if kind is Kind.ID and len(set(cells)) == 1 else kind  # “Nr. 1”, all of them


def _is_of_an_organisation(cell: str) -> bool:
    words = re.findall(r"[^\W\d_]+", cell)
    return 1 <= len(words) <= 4 and any(plain_word(word) in _ORGANISATION for word in words)
