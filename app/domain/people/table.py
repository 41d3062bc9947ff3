"""Which column of a list of people is which: what its titles say, and what its cells hold where they say nothing."""

import re
from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from statistics import fmean

from app.domain.hints.people_occupations import is_department, is_occupation
from app.domain.hints.private_words import are_private
from app.domain.people import contents
from app.domain.people.contents import addresses_in, are_places_in_a_meeting, are_salutations
from app.domain.people.person_names import are_code_words, are_name_words
from app.domain.people.titles import Says, is_cost_centre, is_title_of_people, says
from app.domain.tables.cell_kinds import Kind, is_distinguished, is_given_name, is_like_a_name
from app.domain.tables.column_kinds import content_kind, some
from app.domain.tables.first_names import is_first_name
from app.domain.tables.sheets import SheetRow, cell_of, column_of, width_of
from app.domain.tables.title_kinds import title_kind

_OF_CONTENT = {contents.ROLE: Says.ROLE, contents.DEPARTMENT: Says.DEPARTMENT, contents.BIO: Says.BIO}
_NAMES = frozenset((Says.NAME, Says.FIRST_NAME, Says.LAST_NAME))
_PERHAPS_ADDRESSES = (None, Says.OTHER, Says.NAME, Says.WHOLE_NAME)
_NUMBERED = re.compile(r"\A\W{0,20}\d{1,3}[.)]\s+")
_WORD = re.compile(r"[^\W\d_]{4}")
_HALF = 0.5  # of the cells
_VAGUE = 100  # added to the rank of a title that may mean something else

Found = dict[int, Says]  # by place


class Table:
    """A list's titles, and its columns without them."""

    def __init__(self, rows: Sequence[SheetRow], *, is_titled: bool) -> None:
        self.is_titled = is_titled
        self.width = width_of(rows)
        self.titles = [cell_of(rows[0], place) if is_titled else "" for place in range(self.width)]
        self.columns = [column_of(rows[is_titled:], place) for place in range(self.width)]
        self.says = [says(title) for title in self.titles]

    def best(self, wanted: Collection[Says], rank: Callable[[int], int] = lambda _: 0) -> int | None:
        """Of the columns whose title says so the clearest, and one that holds something before one that does not."""
        places = [place for place in range(self.width) if self.says[place][0] in wanted]
        order = [(not any(self.columns[place]), self.says[place][1] + rank(place), place) for place in places]
        return min(order)[-1] if order else None

    @cached_property
    def emails(self) -> list[int]:
        """All columns of addresses, the best first: by their titles, and where those hold none, by their cells."""
        held = {place: _share_of_addresses(self.columns[place]) for place in range(self.width)}
        told = [place for place in held if self.says[place][0] is Says.EMAIL]
        untold = [place for place in held if self.says[place][0] in _PERHAPS_ADDRESSES and held[place] >= 0.5]

        def order(place: int) -> tuple[bool, bool, int, int]:
            return not held[place], place in untold, self.says[place][1], place

        return sorted([*told, *untold], key=order)


def by_header(table: Table) -> Found:
    found = dict.fromkeys(table.emails[:1], Says.EMAIL)
    found |= _names(table, found)
    department = table.best([Says.DEPARTMENT])
    department = _cost_centre(table) if department is None else department
    for column, place in ((Says.ROLE, _role(table)), (Says.DEPARTMENT, department)):
        if place is not None and place not in found:
            found[place] = column
    bio = table.best([Says.BIO])
    if bio is not None:
        found[bio] = Says.BIO
    return _with_contents(table, found)


def _share_of_addresses(cells: Sequence[str]) -> float:
    filled = some(cells)
    return addresses_in(filled) / len(filled) if filled else 0.0


def _names(table: Table, taken: Collection[int]) -> Found:
    """The parts of the names where they leave nobody out, else the whole names. “Name” beside “Vorname” is the last
    name, beside “Cognome” the first, and by itself the whole one. Middle names are left out."""
    first, last = table.best([Says.FIRST_NAME]), table.best([Says.LAST_NAME])
    whole = table.best([Says.WHOLE_NAME, Says.NAME], lambda place: _VAGUE * (table.says[place][0] is Says.NAME))
    first, last, whole = (None if place in taken else place for place in (first, last, whole))
    is_vague = whole is not None and table.says[whole][0] is Says.NAME
    if whole is not None and is_vague and (first is None) != (last is None):
        part = first if first is not None else last
        if part is not None and not _holds_words_of(table.columns[whole], table.columns[part]):
            names = (part, whole) if first is not None else (whole, part)
            return {names[0]: Says.FIRST_NAME, names[1]: Says.LAST_NAME}
    if first is not None and last is not None and (whole is None or _are_enough(table, (first, last), whole)):
        return {first: Says.FIRST_NAME, last: Says.LAST_NAME}
    if whole is None:
        whole = last if first is None else None
    if whole is not None:
        return {whole: Says.NAME}
    return {} if first is None else {first: Says.FIRST_NAME}


def _holds_words_of(whole: Sequence[str], parts: Sequence[str]) -> bool:
    pairs = [(name, part) for name, part in zip(whole, parts, strict=True) if name and part]
    hits = sum(set(part.casefold().split()) <= set(name.casefold().replace(",", " ").split()) for name, part in pairs)
    return bool(pairs) and hits > 0.5 * len(pairs)


def _are_enough(table: Table, parts: tuple[int, int], whole: int) -> bool:
    """Wherever there is a whole name there is a first and a last one too."""
    first, last = (table.columns[place] for place in parts)
    named = [place for place, name in enumerate(table.columns[whole]) if name]
    return all(first[place] and last[place] for place in named) and any(map(any, (first, last)))


def _role(table: Table) -> int | None:
    """“Title” is a role unless it holds “Ms” or “Dr.”, or another title says so more clearly."""

    def rank(place: int) -> int:
        cells = table.columns[place]
        is_none = are_salutations(cells) or are_places_in_a_meeting(cells)
        return _VAGUE * (table.says[place][0] is Says.TITLE_OR_ROLE) + 10 * _VAGUE * is_none

    place = table.best([Says.ROLE, Says.TITLE_OR_ROLE], rank)
    return None if place is None or rank(place) >= 10 * _VAGUE else place


def _cost_centre(table: Table) -> int | None:
    """Where it is called by words: “Visitors”, “4410 Visitors”; not “CC 4410”."""
    places = [place for place in range(table.width) if is_cost_centre(table.titles[place])]
    filled = {place: some(table.columns[place]) for place in places}
    are_words = [place for place in places if filled[place] and fmean(map(_is_worded, filled[place])) > _HALF]
    return next(iter(are_words), None)


def _is_worded(cell: str) -> bool:
    return _WORD.search(cell) is not None and not are_code_words(cell)


def _with_contents(table: Table, found: Found) -> Found:
    """What no title speaks of, by what stands below the titles that nobody knows."""
    taken = {*found, *table.emails}
    free = [place for place in range(table.width) if place not in taken and table.says[place][0] is None]
    email = next((place for place, column in found.items() if column is Says.EMAIL), None)
    if not _NAMES & set(found.values()):
        names = contents.name_places(table.columns, email, free)
        found |= dict(zip(names, _columns_of_names(names), strict=True))
    wanted = [kind for kind, column in _OF_CONTENT.items() if column not in found.values()]
    free = [place for place in free if place not in found and not other_kind(table.titles[place], table.columns[place])]
    told = contents.roles_and_such(table.columns, free, wanted, by_place=False)
    return found | {place: _OF_CONTENT[kind] for place, kind in told.items()}


def _columns_of_names(places: Sequence[int]) -> tuple[Says, ...]:
    return (Says.FIRST_NAME, Says.LAST_NAME) if len(places) == 2 else (Says.NAME,) * len(places)


def by_content(table: Table) -> Found:
    """Around the addresses and the names stand role, department and bio: in this order, unless their cells say more."""
    everything = range(table.width)
    counted = [addresses_in(column) for column in table.columns]
    if not any(counted) and table.width > 1:
        counted = [sum("@" in cell and " " not in cell for cell in column) for column in table.columns]
    found = {counted.index(max(counted)): Says.EMAIL} if any(counted) else {}
    if not found and table.width > 1 and not any(map(str.strip, table.columns[1])):
        found = {1: Says.EMAIL}  # its usual place, left empty
    email = next(iter(found), None)
    names = contents.name_places(table.columns, email, [place for place in everything if place not in found])
    names = names or tuple([place for place in everything if place not in found and _may_name(table, place)][:1])
    found |= dict(zip(names, _columns_of_names(names), strict=True))
    free = [place for place in everything if place not in found]
    told = contents.roles_and_such(table.columns, free, list(_OF_CONTENT), by_place=True)
    return found | {place: _OF_CONTENT[kind] for place, kind in told.items()}


def _may_name(table: Table, place: int) -> bool:
    """Whether cells that are like no names may be some: beside addresses not where they say departments or roles."""
    cells = some(table.columns[place])
    others = any(map(_is_function, cells))
    are_names = any(map(is_first_name, cells)) or (not others and all(are_name_words(cell.split()) for cell in cells))
    return not table.emails or not cells or are_names


def _may_be_of_people(cell: str) -> bool:
    plain = _NUMBERED.sub("", cell)
    words = [word for word in re.split(r"[\s,|/()]+", plain) if word][:2]
    is_like = len(words) == 2 and are_name_words(words) and not any(map(str.isdecimal, plain))
    return "@" in cell or is_first_name(cell) or is_like


def _is_function(cell: str) -> bool:
    return is_department(cell) or is_occupation(cell) or are_code_words(cell)


def other_kind(title: str, cells: Sequence[str]) -> Kind | None:
    """Of what a workshop has no use for; None of what may be a name, an address, a role, a department or a bio."""
    filled = some(cells)
    told, is_sure = title_kind(title)
    if filled and fmean(map(is_distinguished, filled)) > 0.5:
        return Kind.ID
    if says(title)[0] is Says.PRIVATE:
        return told or Kind.PERSON
    if not is_title_of_people(title) and are_private(filled):
        return Kind.PERSON
    parts = [part.strip() for cell in cells for part in re.split(r"[|/]", cell)] if not title else []
    if any(_may_be_of_people(part) or _is_function(part) for part in parts if part):
        return None
    plain = [_NUMBERED.sub("", cell) for cell in filled]
    are_names = sum(is_like_a_name(cell) or is_given_name(cell) for cell in plain) > 0.5 * len(filled)
    if is_title_of_people(title) or addresses_in(filled) or are_names:
        return None
    is_told = is_sure or told in (Kind.PLACE, Kind.TIME)
    return content_kind(filled) or (told if is_told else None)
