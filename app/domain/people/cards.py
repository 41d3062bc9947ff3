"""People with what they do in lines of their own: a name, and below it the role and the address; or what several do in
a line above their names."""

from collections.abc import Sequence
from enum import Enum, auto

from app.domain.hints.people_occupations import is_department, is_occupation
from app.domain.people.mail_lists import Cells
from app.domain.people.name_lists import may_be_somebody
from app.domain.people.person_names import are_code_words
from app.domain.people.titles import is_title_of_people
from app.domain.people.whose_address import is_of_another
from app.domain.tables.first_names import is_first_name
from app.domain.text.mail_addresses import looks_like_email, plain_address

_MOST = 1000  # lines
_MOST_BELOW = 3  # a name
_FEWEST = 2  # people
_APART = "\t;|<>:"


class _Line(Enum):
    NAME = auto()
    ADDRESS = auto()
    FUNCTION = auto()


def people_of_cards(text: str) -> list[Cells]:
    """Empty if the text is anything else."""
    lines = [line.strip(" ,.") for line in text.splitlines() if line.strip(" ,.")]
    if not _FEWEST <= len(lines) <= _MOST or any(sign in line for line in lines for sign in _APART):
        return []
    kinds = [_kind(line) for line in lines]
    names = [line for line, kind in zip(lines, kinds, strict=True) if kind is _Line.NAME]
    are_known = sum(map(is_first_name, names)) >= 0.5 * len(names)
    if None in kinds or len(names) < _FEWEST or not are_known:
        return []
    if kinds[0] is _Line.NAME:
        return _with_lines_below(lines, kinds)
    return _below_headings(lines, kinds) if _Line.ADDRESS not in kinds else []


def _kind(line: str) -> _Line | None:
    if looks_like_email(plain_address(line)):
        return _Line.ADDRESS
    parts = [part.strip() for part in line.split(",")]
    if all(is_occupation(part) or is_department(part) or are_code_words(part) for part in parts):
        is_name = len(parts) == 1 and may_be_somebody(line) and is_first_name(line)
        return _Line.NAME if is_name else _Line.FUNCTION
    is_name = len(parts) == 1 and may_be_somebody(line) and not is_title_of_people(line)
    return _Line.NAME if is_name and (" " in line or is_first_name(line)) else None


def _with_lines_below(lines: Sequence[str], kinds: Sequence[_Line | None]) -> list[Cells]:
    cards: list[list[int]] = []
    for place, kind in enumerate(kinds):
        if kind is _Line.NAME:
            cards.append([])
        cards[-1].append(place)
    filled = sum(len(card) > 1 for card in cards)
    is_list = max(map(len, cards)) <= 1 + _MOST_BELOW and filled >= 0.5 * len(cards)
    are_alone = all(sum(kinds[place] is _Line.ADDRESS for place in card) <= 1 for card in cards)
    if not (is_list and are_alone):
        return []
    return [cells for card in cards for cells in _told_apart(_card([lines[place] for place in card]))]


def _told_apart(card: Cells) -> list[Cells]:
    """An address that spells another name is of somebody else, who stands without a name."""
    name, address, *functions = card
    if not address or not is_of_another(name, address):
        return [card]
    role, department = functions
    return [(name, "", role, department), ("", address, "", "")]


def _card(lines: Sequence[str]) -> Cells:
    name, *below = lines
    address = next((line for line in below if looks_like_email(plain_address(line))), "")
    said = [part.strip() for line in below if line != address for part in line.split(",")]
    role = next(filter(is_occupation, said), "")
    return name, address, role, ", ".join(part for part in said if part != role)


def _below_headings(lines: Sequence[str], kinds: Sequence[_Line | None]) -> list[Cells]:
    found: list[Cells] = []
    heading = ""
    for line, kind, below in zip(lines, kinds, [*kinds[1:], None], strict=True):
        if kind is _Line.NAME:
            found.append((line, "", heading, "") if is_occupation(heading) else (line, "", "", heading))
        elif below is not _Line.NAME:
            return []
        else:
            heading = line
    return found
