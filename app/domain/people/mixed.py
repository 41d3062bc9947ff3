"""Names and addresses mixed in a line: “Lea Moreau, ben@museum.example, Chen Wei”: each is a person, unless an address
is that of the name beside it.

A single line may be a row of a table as well. It is a list where an address is somebody else's than the names in it,
or where a second whole name stands in it whose first name is known.
"""

import re
from collections.abc import Collection, Sequence

from app.domain.hints.people_occupations import is_department, is_occupation
from app.domain.people.mail_lines import is_label
from app.domain.people.mail_lists import Cells
from app.domain.people.name_joins import JOINED
from app.domain.people.name_lists import may_be_somebody
from app.domain.people.titles import is_title_of_people
from app.domain.people.whose_address import is_of_another, is_spelled_out, spells
from app.domain.tables.first_names import is_first_name
from app.domain.text.mail_addresses import looks_like_email, plain_address

_SEPARATOR = re.compile(r"\s*[;,|\t]\s*|\s+[/+&•·–]\s+")
_ADDRESS = re.compile(r"<?[^\s<>,;|()]+@[^\s<>,;|()]+>?")
_OTHER_SIGNS = re.compile(r"[()\[\]\"=:]")
_OF_ONE = re.compile(r"<[^<>\n]{1,200},[^<>\n]{1,200}>")  # several addresses in one pair of brackets
_NUMBER = re.compile(r"(?:\d{1,3}[.)]|[-•*])\s+")
_QUOTED = re.compile(r'"([^",;]{1,200})"')
_BRACKETED = re.compile(r"\s*\(([^(),;@]{1,60})\)")
_MOST = 500  # parts of a text
_LONGEST = 50_000  # characters
_FEWEST = 3  # names and addresses in a line


def people_mixed(text: str) -> list[Cells]:
    """Empty if the text is anything else."""
    if "@" not in text or len(text) > _LONGEST or _OF_ONE.search(text):
        return []
    plain = [_plain(line) for line in text.splitlines() if line.strip()]
    if any(map(_OTHER_SIGNS.search, plain)):
        return []
    lines = [_parts(line) for line in plain]
    kinds = {tuple(map(_is_address, parts)) for parts in lines}
    are_alike = len(lines) > 1 and len(kinds) == 1
    if not lines or are_alike or sum(map(len, lines)) > _MOST or not all(map(_are_people, lines)):
        return []
    return [cells for parts in lines for cells in _paired(parts)] if any(map(_is_list, lines)) else []


def _plain(line: str) -> str:
    """Without “To:”, a number before it and quotation marks; what somebody does in brackets as a part of its own."""
    rest = _NUMBER.sub("", line[is_label(line) :].strip())
    return _BRACKETED.sub(_said_behind, _QUOTED.sub(r"\1", rest))


def _said_behind(found: re.Match[str]) -> str:
    return f", {found[1]}" if _is_function(found[1]) else found[0]


def _parts(line: str) -> list[str]:
    """At separators, before and behind addresses, and at words that join two."""
    parts = [part for whole in _SEPARATOR.split(line.strip()) for part in _apart(whole)]
    return [plain_address(part) if _is_address(part) else part for part in parts]


def _apart(part: str) -> list[str]:
    found: list[str] = []
    end = 0
    for address in _ADDRESS.finditer(part):
        found += [part[end : address.start()], address[0]]
        end = address.end()
    found.append(part[end:])
    joined = [one for said in found for one in (JOINED.split(f" {said} ") if "@" in part else JOINED.split(said))]
    return [plain for one in joined if (plain := one.strip(" .;,"))]


def _is_address(part: str) -> bool:
    return looks_like_email(plain_address(part))


def _are_people(parts: Sequence[str]) -> bool:
    """Names are whole, or known first names: “Moreau, Lea” are none. What they do may stand behind them."""
    names = [part for part in parts if not _is_address(part) and not _is_function(part)]
    return not _is_function(parts[0]) and all(
        may_be_somebody(name) and not is_title_of_people(name) and _is_sure(name) for name in names
    )


def _is_sure(name: str) -> bool:
    return " " in name or is_first_name(name)


def _is_list(parts: Sequence[str]) -> bool:
    names = [part for part in parts if not _is_address(part) and not _is_function(part)]
    addresses = [part for part in parts if _is_address(part)]
    if len(addresses) > 1 and not names:
        return True
    if len(parts) < _FEWEST or not names or not addresses:
        return False
    is_row = len(addresses) == 1 and sum(spells(name, addresses[0]) for name in names) > 1
    are_others = any(all(_is_another(name, address) for name in names) for address in addresses)
    are_whole = sum(" " in name and is_first_name(name) for name in names) > 1
    are_several = len(addresses) > 1 and len({name for name in names for one in addresses if spells(name, one)}) > 1
    return not is_row and (are_others or are_whole or are_several)


def _paired(parts: Sequence[str]) -> list[Cells]:
    """An address goes to the name before it, or behind it, or anywhere that it spells; else it stands alone."""
    names = [place for place, part in enumerate(parts) if not _is_address(part) and not _is_function(part)]
    owners = dict[int, int]()  # of addresses and of what people do, by place
    free = set(names)  # without an address
    for place, part in enumerate(parts):
        if _is_function(part):
            owners[place] = owners.get(place - 1, place - 1)
        elif _is_address(part) and (owner := _owner(parts, place, names, free)) is not None:
            owners[place] = owner
            free.remove(owner)
    held = {place: [place] for place in range(len(parts)) if place not in owners}
    for place, owner in owners.items():
        held[owner].append(place)
    return [_cells(parts, places) for places in held.values()]


def _owner(parts: Sequence[str], place: int, names: Sequence[int], free: Collection[int]) -> int | None:
    """Where the name stands whose address it is."""
    order = sorted(free, key=lambda at: (abs(at - place), at > place))
    if told := [at for at in order if spells(parts[at], parts[place])]:
        return told[0]
    before = max((at for at in names if at < place), default=None)
    is_next = before in free and all(map(_is_function, parts[before + 1 : place])) if before is not None else False
    return before if is_next and before is not None and not _is_another(parts[before], parts[place]) else None


def _cells(parts: Sequence[str], places: Sequence[int]) -> Cells:
    """`places`: of a name or an address, and of what belongs to it."""
    said = [parts[place] for place in places]
    name = "" if _is_address(said[0]) else said[0]
    address = next(filter(_is_address, said), "")
    does = [part for part in said if part not in (name, address)]
    role = next(filter(is_occupation, does), "")
    return name, address, role, ", ".join(part for part in does if part != role)


def _is_function(part: str) -> bool:
    return not _is_address(part) and not may_be_somebody(part) and (is_occupation(part) or is_department(part))


def _is_another(name: str, address: str) -> bool:
    return not spells(name, address) and (is_of_another(name, address) or is_spelled_out(address))
