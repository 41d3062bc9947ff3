"""People as mail programs copy them: “Lea Moreau <lea@museum.example>; Wei, Chen (Ticketing) <chen@museum.example>”.

An address alone makes a row without a name: the preview suggests one and lets it be typed. Names alone are taken as
`name_lists` knows them.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from email.errors import MessageError
from email.header import decode_header, make_header

from app.domain.hints.people_occupations import is_department, is_occupation
from app.domain.people.mail_entries import MOST_READ, Entry, Recipients, recipients
from app.domain.people.name_lists import is_name, may_be_somebody, names_a_part, names_alone, without_full_stop
from app.domain.people.whose_address import is_of_another
from app.domain.tables.first_names import is_first_name
from app.domain.tables.sheets import SheetRow
from app.domain.text.mail_addresses import looks_like_email, plain_address
from app.domain.text.spelling import plain_word

Cells = tuple[str, str, str, str]
HEADER: Cells = ("Name", "E-mail", "Role", "Department")


@dataclass(frozen=True)
class MailList:
    """`rows`: titles, and below them name, address, role and department of each. `passed_over`: lines without a person,
    as “Subject: …”."""

    rows: tuple[SheetRow, ...] = ()
    passed_over: tuple[str, ...] = ()


def people_of_mail(text: str) -> MailList:
    """Without rows where the text is anything else. Names stand as they were written."""
    found = recipients(text)
    if found is None or not found.entries:
        return MailList()
    rows = titled(_rows(found))
    return MailList(rows, found.passed_over if rows else ())


def titled(people: Sequence[Cells]) -> tuple[SheetRow, ...]:
    """With their titles above them, as row 0: the first of them is number 1."""
    return tuple(SheetRow(number, cells) for number, cells in enumerate([HEADER, *people])) if people else ()


def cells_of(row: SheetRow) -> Cells:
    name, address, role, department = row.cells
    return name, address, role, department


def _rows(found: Recipients) -> Sequence[Cells]:
    if len(found.entries) > MOST_READ:
        is_list = all(entry.address for entry in found.entries)
        return [(entry.name, entry.address, "", entry.group) for entry in found.entries if is_list]
    if not any("@" in entry.address for entry in found.entries):
        return [_cells(entry) for entry in names_alone(found)]
    return _cards(found.lines) or [_cells(entry) for entry in _people_of(found)]


def _cells(entry: Entry, role: str = "") -> Cells:
    """A name that is an address is none."""
    said = _decoded(entry.name)
    is_address = entry.is_written_to and looks_like_email(plain_address(said))
    is_same = is_address and plain_address(said).casefold() == plain_address(entry.address).casefold()
    if is_address:
        return "", entry.address if is_same else f"{entry.address}, {plain_address(said)}", role, entry.group
    if entry.is_written_to and names_a_part(said, entry.address):
        role, group = (role or said, entry.group) if is_occupation(said) else (role, entry.group or said)
        return ("", entry.address, role, group) if said in (role, group) else (said, entry.address, role, group)
    if is_occupation(entry.group) and not role:
        return said, entry.address, entry.group, ""
    return said, entry.address, role, entry.group


def _decoded(name: str) -> str:
    """“=?utf-8?q?L=C3=A9a?=”, as it stands in the source of a message."""
    if "=?" not in name:
        return name
    with suppress(LookupError, ValueError, MessageError):
        return str(make_header(decode_header(name[:400])))
    return name


def _cards(lines: Sequence[tuple[Entry, ...]]) -> list[Cells]:
    """A name in one line, perhaps a role in the next, and the address in the last."""
    alone = [line[0] for line in lines if len(line) == 1]
    for height in (2, 3):
        cards = [alone[place : place + height] for place in range(0, len(alone), height)]
        if len(alone) == len(lines) and len(lines) % height == 0 and all(map(_is_card, cards)):
            return [_cells(replace(card[-1], name=card[0].name), card[1].name * (height == 3)) for card in cards]
    return []


def _is_card(card: Sequence[Entry]) -> bool:
    *above, last = card
    is_apart = bool(last.address) and not last.name and not any(entry.address for entry in above)
    return is_apart and is_name(above[0].name) and not is_of_another(above[0].name, last.address)


def _people_of(found: Recipients) -> Sequence[Entry]:
    """Names without an address stand only beside addresses in brackets; elsewhere they are cells of a table."""
    alone = [entry for entry in found.entries if not entry.address]
    are_sent_to = found.is_labelled and all(may_be_somebody(entry.name) for entry in alone)
    if not alone or are_sent_to or _are_one_a_line(found):
        return found.entries
    are_people = not any(entry.is_bare for entry in found.entries)
    is_table = all(sum(bool(entry.address) for entry in line) == 1 for line in found.lines) and not (
        all(may_be_somebody(entry.name) for entry in alone) or _are_words_behind(found.lines)
    )
    return _with_words_behind(found.entries) if are_people and not is_table else ()


def _are_one_a_line(found: Recipients) -> bool:
    """Names in some lines, and addresses of others in the rest."""
    names = [entry.name for entry in found.entries if not entry.address]
    users = [plain_word(entry.address.split("@")[0]) for entry in found.entries if entry.address and not entry.name]
    are_people = all(is_name(name) and is_first_name(name) and not is_occupation(name) for name in names)
    words = [plain_word(word) for name in names for word in name.split()]
    are_others = not any(word in user for user in users for word in words if len(word) > 1)
    return all(len(line) == 1 for line in found.lines) and are_people and are_others


def _are_words_behind(lines: Sequence[tuple[Entry, ...]]) -> bool:
    """“Lea Moreau <…> Guide” in each line."""
    return all(line[0].address and all(map(_is_function, line[1:])) for line in lines)


def _is_function(entry: Entry) -> bool:
    return not entry.address and (is_occupation(entry.name) or is_department(entry.name))


def _with_words_behind(entries: Sequence[Entry]) -> list[Entry]:
    """“Lea Moreau <…>, Guide; Ben Adeyemi <…>”: a role is no person. It belongs to the one before."""
    people: list[Entry] = []
    for entry in entries:
        if people and _is_function(entry):
            is_apart = entry.group not in ("", people[-1].group)
            said = f"{entry.group}: {entry.name}" if is_apart else entry.name
            people[-1] = replace(people[-1], name=f"{people[-1].name} ({said})")
        else:
            people.append(entry)
    last = people[-1]
    return people if last.address else [*people[:-1], replace(last, name=without_full_stop(last.name))]
