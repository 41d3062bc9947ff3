"""What the columns of a list of people hold, told by what stands in them.

Long prose is a bio. Words that name an occupation are a role, words that name a part of an organisation are a
department, and so are short words of which nothing is known; where those come again in a second column, one is the
role. What tells of private life is nothing. First names are known by lists, and names by the addresses beside them.
"""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise, permutations
from statistics import fmean

from app.domain.hints.people_occupations import is_department, is_occupation
from app.domain.hints.private_words import are_private, is_private
from app.domain.people.group_labels import is_sorting
from app.domain.people.name_lists import LAST_NAMES_TOO
from app.domain.people.person_names import are_code_words, are_name_words
from app.domain.people.person_titles import is_mark, is_salutation
from app.domain.tables.cell_kinds import is_given_name, is_like_a_name
from app.domain.tables.column_kinds import some
from app.domain.tables.first_names import is_first_name
from app.domain.text.mail_addresses import first_address, looks_like_email
from app.domain.text.spelling import plain_word

ROLE, DEPARTMENT, BIO = range(3)
_MOST_CANDIDATES = 7  # columns that are looked at together
_CLEAR = 1.0  # evidence, beyond what its place says
_BY_PLACE = 0.3  # role, department and bio usually stand in this order
_WORDS = re.compile(r"[^\W\d_]+")

_MOST_SHORT = 0.6  # of the cells
_MOST_WORDS_OF_A_PART = 4
_PLACES = """
garden gardens tower gate kitchen cafe restaurant hall lobby foyer entrance exit harbour harbor kiosk depot studio lab
labs ward wards stage park floor desk front outdoor indoor visitors school museum theatre theater cinema pool store
guest guests host design media press web data cloud board garten turm tor kuche eingang ausgang hafen saal buhne labor
station hof presse medien daten keller dach schule jardin tour porte cuisine entree sortie port atelier presse donnees
jardin torre puerta cocina entrada salida puerto taller prensa datos giardino porta cucina ingresso uscita porto
officina stampa dati ogrod wieza brama kuchnia wejscie sala prasa tuin toren poort keuken ingang haven pers jardim torre
portao cozinha entrada imprensa dados yes no ja nein oui non si tak nie sim nao
"""
_AT_WORK = frozenset(_PLACES.split())

Column = Sequence[str]


def addresses_in(cells: Column) -> int:
    return sum(looks_like_email(first_address(cell)) for cell in cells)


def are_salutations(cells: Column) -> bool:
    """“Ms”, “Dr.”: who is greeted how, and nobody's role."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and sum(map(is_salutation, filled)) >= 0.5 * len(filled)


def are_places_in_a_meeting(cells: Column) -> bool:
    """“Organizer”, “Presenter”, “Guest”."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(map(is_mark, filled))


def name_places(columns: Sequence[Column], addresses: int | None, free: Collection[int]) -> tuple[int, ...]:
    """Where the whole names stand; or first the first and then the last names; or nowhere that can be told."""
    users = [_user(cell) for cell in columns[addresses]] if addresses is not None else []
    places = [place for place in sorted(free) if any(columns[place])]
    for one, two in pairwise(places):
        pair = _parts_of_names(columns, one, two, users) if two == one + 1 else ()
        if pair:
            return pair
    scores = {place: _likeness_to_names(columns[place], users) for place in places}
    best = max(places, key=scores.__getitem__, default=None)
    return (best,) if best is not None and scores[best] >= 0.5 else ()


def _user(cell: str) -> str:
    return plain_word(first_address(cell).split("@")[0]) if "@" in cell else ""


def _likeness_to_names(cells: Column, users: Sequence[str]) -> float:
    filled = [cell for cell in cells if cell]
    given = fmean(is_given_name(cell) for cell in filled)
    alike = fmean(is_like_a_name(cell) for cell in filled)
    distinct = len(set(filled)) / len(filled)
    beside = _share_in_users(cells, users)
    is_other = fmean(is_occupation(cell) or is_department(cell) for cell in filled)
    return given + 0.4 * alike * distinct + beside - is_other


def _share_in_users(cells: Column, users: Sequence[str]) -> float:
    """Of the cells with a word that is part of the address beside them."""
    pairs = [(cell, user) for cell, user in zip(cells, users, strict=False) if cell and user]
    hits = [any(len(word) > 1 and word in user for word in map(plain_word, cell.split())) for cell, user in pairs]
    return fmean(hits) if hits else 0.0


def _parts_of_names(columns: Sequence[Column], one: int, two: int, users: Sequence[str]) -> tuple[int, ...]:
    """Two columns, of which one holds first names, and the other last names: they come once each, and are nobody's
    role nor any place at work."""
    left, right = columns[one], columns[two]
    filled = [(a, b) for a, b in zip(left, right, strict=True) if a and b]
    if not filled or fmean(_are_short(a, b) for a, b in filled) < _MOST_SHORT:
        return ()
    singles = tuple(zip(*filled, strict=True))
    known = [fmean(all(map(is_first_name, cell.split())) for cell in column) for column in singles]
    others = [fmean(map(_is_no_name, column)) for column in singles]
    are_distinct = [len(set(column)) > 0.7 * len(filled) for column in singles]
    are_beside = min(_share_in_users(left, users), _share_in_users(right, users)) >= 0.5
    if are_beside and len(filled) > 1:
        return (two, one) if known[1] > known[0] else (one, two)
    first, last = (1, 0) if known[1] > known[0] else (0, 1)
    is_clear = known[first] >= _MOST_SHORT and known[last] < known[first]
    is_plain = is_clear and are_distinct[last] and not any(others)
    return (one, two) if is_plain and not first else (two, one) if is_plain else ()


def _are_short(one: str, two: str) -> bool:
    """A single word at least in one of the two, and a name in both: “Anna Maria”, “Berg”; “Ana”, “de la Cruz”."""
    words = [one.split(), two.split()]
    is_single = min(map(len, words)) == 1 and max(map(len, words)) <= _MOST_WORDS_OF_A_PART
    return is_single and all(are_name_words(said) for said in words)


def _is_no_name(cell: str) -> bool:
    """“Cook” and “Koch” are last names too."""
    word = plain_word(cell)
    is_function = is_occupation(cell) or is_department(cell) or are_code_words(cell)
    return word in _AT_WORK or (is_function and word not in LAST_NAMES_TOO)


def roles_and_such(
    columns: Sequence[Column], free: Collection[int], wanted: Collection[int], *, by_place: bool
) -> dict[int, int]:
    """Which of `free` holds the role, the department, the bio (of those that are `wanted`), by place.

    `by_place`: small evidence is enough, and what usually stands at a place counts too.
    """
    places = [place for place in sorted(free) if any(columns[place])] if not by_place else sorted(free)
    places = places[:_MOST_CANDIDATES]
    least = 0.0 if by_place else _CLEAR
    told = {place: _evidence(some(columns[place])) for place in places}
    usual = dict(zip(places, sorted(wanted), strict=False)) if by_place else {}
    best: dict[int, int] = {}
    most = 0.0
    for order in permutations([*places, *[-1] * len(wanted)], len(wanted)):
        found = {place: kind for place, kind in zip(order, sorted(wanted), strict=True) if place >= 0}
        scores = {
            place: told[place][kind] + _BY_PLACE * (usual.get(place) == kind and told[place][kind] > 0)
            for place, kind in found.items()
        }
        if sum(scores.values()) > most and all(score > least for score in scores.values()):
            best, most = found, sum(scores.values())
    return best


def _evidence(cells: Column) -> tuple[float, float, float]:
    """For a role, a department, a bio."""
    if not cells or are_salutations(cells) or are_places_in_a_meeting(cells) or all(map(is_sorting, cells)):
        return -1.0, -1.0, -1.0
    is_prose = _are_prose(cells)
    if any(map(is_private, cells)):
        return -1.0, -1.0, 1.0 if is_prose and not are_private(cells) else -1.0
    occupations, departments = fmean(map(is_occupation, cells)), fmean(map(_is_part, cells))
    distinct = len(set(map(str.casefold, cells)))
    are_repeated = len(cells) >= 4 and 2 <= distinct <= 0.75 * len(cells) and _words_of(cells) <= 5
    has_letters = fmean(any(map(str.isalpha, cell)) for cell in cells) > 0.5
    are_short = _are_short_nouns(cells)
    role = 2.2 * occupations - 0.5 * departments + 0.1 * (are_repeated and are_short) - 2 * is_prose
    department = 2 * departments + 1.1 * are_repeated + 0.2 * are_short - occupations - 2 * is_prose
    return (role, department, 2.0 * is_prose) if has_letters else (-0.2, -0.2, -0.2)


def _is_part(cell: str) -> bool:
    """“Sales”, “MU-COL”: of an organisation."""
    return is_department(cell) or are_code_words(cell)


def _are_prose(cells: Column) -> bool:
    return _words_of(cells) >= 6 or fmean(map(len, cells)) > 45


def _words_of(cells: Column) -> float:
    return fmean(len(_WORDS.findall(cell)) for cell in cells)


def _are_short_nouns(cells: Column) -> bool:
    """“Garden”, “Front of house”, “shop”; not “comes at noon” nor “mag keine Spiele”."""
    short = [len(words := _WORDS.findall(cell)) == 1 or (len(words) <= 3 and cell[0].isupper()) for cell in cells]
    return fmean(short) >= 0.8 and fmean(map(len, cells)) <= 30
