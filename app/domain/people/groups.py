"""People in groups that are named before them: “Table 1: Lea, Ben”, “Guide: Lea Moreau, Ben Adeyemi; IT: Chen Wei”.

What a label says of its people is their role or department. One that only sorts them, as “Table 1”, is left out, and
told of as a line without a person.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.domain.people.group_labels import Group, group_of, is_told, may_be_label
from app.domain.people.mail_entries import PLAIN_SIGNS
from app.domain.people.mail_labels import OTHER_LABELS, PEOPLE_LABELS
from app.domain.people.mail_lists import Cells
from app.domain.people.name_lists import may_be_somebody
from app.domain.people.name_rows import joined_names
from app.domain.people.titles import is_title_of_people
from app.domain.tables.first_names import is_first_name
from app.domain.text.mail_addresses import looks_like_email, plain_address
from app.domain.text.spelling import plain_word

_MOST = 500  # lines
_LONGEST = 50_000  # characters
_LONGEST_HEADING = 30
_INDEXED = re.compile(r"^[^,\d]+(?<!\d)\d{1,2}$")
_LABEL_SIGNS = r"[^:：=;,|@<>()\[\]\"\t\n]"
_LABEL = re.compile(rf"({_LABEL_SIGNS}{{1,60}})(?:[:：]\s+|[:：]$|=\s*)")
_LOOSE = re.compile(rf"({_LABEL_SIGNS}{{1,60}}?)(?:\s(?:[–—-]|→|->|\|)\s+|\t\s*|[:：])(?=\S)")
_BRACKETED = re.compile(rf"({_LABEL_SIGNS}{{1,60}})[(\[]([^()\[\]@]{{1,2000}})[)\]]")
_AGAIN = re.compile(rf"[;|.,\t](?=({_LABEL_SIGNS}{{1,60}})[:：=](?!//))")
_BULLET = re.compile(r"\s*(?:[•*·‣▪●◦○–—-]|\d{1,3}[.)])\s+")
_BETWEEN_CELLS = re.compile(r"[,;|\t]")
_SAID = re.compile(r"\s*\"?sep=", re.IGNORECASE)  # as spreadsheets say what parts cells
_BETWEEN = re.compile(r"\s*[,;/|\t\n]\s*")

People = Callable[[str], tuple[Sequence[Cells], Sequence[str]]]
"""Who stands in a text without groups, and its lines without a person; nobody where it is anything else."""


@dataclass
class _Group:
    label: str = ""
    is_open: bool = False  # its people stand in the lines below
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Grouped:
    """`passed_over`: labels that say nothing of their people, and lines without a person."""

    people: tuple[Cells, ...] = ()
    passed_over: tuple[str, ...] = ()


def people_in_groups(text: str, people: People) -> Grouped:
    """Empty if the text is anything else."""
    lines = [line for line in text.translate(PLAIN_SIGNS).splitlines() if line.strip()]
    if len(text) > _LONGEST or not 0 < len(lines) <= _MOST or _SAID.match(lines[0]):
        return Grouped()
    groups = _groups([piece for line in lines for piece in _pieces(line)])
    if not any(group.label for group in groups):
        return Grouped()
    found: list[Cells] = []
    passed_over: list[str] = []
    several = False
    for group in groups:
        read, beside = _people(group, people)
        if not read and beside is None:
            return Grouped()
        several = several or len(read) > 1
        about = group_of(group.label)
        passed_over += [f"{about.said}:" if group.is_open else about.said] if about.said else []
        passed_over += beside or ()
        found += [_with_group(cells, about) for cells in read]
    are_told = all(is_told(group.label) for group in groups if group.label)
    is_list = several or (are_told and len(found) > 1)
    return Grouped(tuple(found), tuple(dict.fromkeys(passed_over))) if is_list and found else Grouped()


def _with_group(cells: Cells, group: Group) -> Cells:
    name, address, role, department = cells
    parts = dict.fromkeys(part for part in (group.department, department) if part)
    roles = dict.fromkeys(said for said in (role, group.role) if said)
    return name, address, ", ".join(roles), ", ".join(parts)


def _pieces(line: str) -> list[str]:
    """A line parted where another group begins in it."""
    bullet = _BULLET.match(line)
    line = (line[bullet.end() :] if bullet else line).strip()
    pieces, begin = [], 0
    for found in _AGAIN.finditer(line):
        label = found[1].strip()
        if is_told(label) or (found[0][0] in ";|" and may_be_label(label) and _LABEL.match(line)):
            pieces.append(line[begin : found.start()])
            begin = found.end()
    whole = [*pieces, line[begin:]]
    return [part for piece in whole for part in _bracketed(piece)]


def _bracketed(piece: str) -> list[str]:
    """“Table 1 (Lea, Ben), Table 2 (Chen, Eva)”."""
    found = list(_BRACKETED.finditer(piece))
    is_whole = bool(found) and not _BRACKETED.sub("", piece).strip(" ;,.\t\n")
    if is_whole and all(is_told(one[1].strip()) for one in found):
        return [f"{one[1].strip()}: {one[2]}" for one in found]
    return [piece]


def _groups(pieces: Sequence[str]) -> list[_Group]:
    groups = [_Group()]
    for piece in pieces:
        label, rest = _labelled(piece)
        if label:
            groups.append(_Group(label, is_open=not rest, lines=[rest] if rest else []))
        elif groups[-1].is_open or (groups[-1].lines[-1:] and groups[-1].lines[-1].endswith((",", ";", "&"))):
            groups[-1].lines.append(piece.strip())
        elif groups[-1].label:
            groups.append(_Group("", lines=[piece.strip()]))
        else:
            groups[-1].lines.append(piece.strip())
    return [group for group in groups if group.label or group.lines]


def _labelled(piece: str) -> tuple[str, str]:
    """The label, and what stands behind it; without a label the first is empty."""
    piece = piece.strip()
    if found := _LABEL.match(piece):
        label, rest = found[1].strip(), piece[found.end() :].strip(" ;")
        if may_be_label(label):
            return label, rest
    if (found := _LOOSE.match(piece)) and is_told(found[1].strip()):
        return found[1].strip(), piece[found.end() :].strip(" ;")
    plain = piece.strip(" :.")
    return (plain, "") if _is_heading(plain) else ("", piece)


def _is_heading(line: str) -> bool:
    """“Table 1” in a line of its own."""
    return (
        len(line) <= _LONGEST_HEADING
        and _INDEXED.search(line) is not None
        and is_told(line)
        and bool(group_of(line).said)
    )


def _people(group: _Group, people: People) -> tuple[Sequence[Cells], Sequence[str] | None]:
    """And the lines without a person; None where somebody may stand there who is not understood."""
    text = "\n".join(group.lines)
    if not text:
        return (), ()
    if group.label and (names := _names(text)):
        return [(name, "", "", "") for name in names], ()
    read, passed_over = people(text.replace("\t", ", ") if group.label else text)
    if read:
        return read, passed_over
    alone = [line.strip(" ,;.") for line in group.lines]
    if all(map(_is_alone, alone)):
        found = [("", line) if looks_like_email(plain_address(line)) else (line, "") for line in alone]
        return [(name, address, "", "") for name, address in found], ()
    is_nobody = not any(map(_may_be_of_people, alone)) and (not group.label or is_told(group.label))
    return (), [f"{group.label}: {line}".removeprefix(": ") for line in group.lines] if is_nobody else None


def _names(text: str) -> list[str]:
    """“Chen, Eva” of a group are two: nobody's last name stands first there."""
    names = [name.rstrip(".") for part in _BETWEEN.split(text) if part for name in joined_names(part)]
    are_alike = len({" " in name for name in names}) == 1
    are_names = len(names) > 1 and are_alike and all(map(_is_alone, names))
    return names if are_names and sum(map(is_first_name, names)) >= 0.5 * len(names) else []


def _is_alone(line: str) -> bool:
    is_person = may_be_somebody(line) and not _BETWEEN_CELLS.search(line) and not is_title_of_people(line)
    return is_person or looks_like_email(plain_address(line))


def _may_be_of_people(line: str) -> bool:
    label = plain_word(line.partition(":")[0])
    return "@" in line or may_be_somebody(line) or "\t" in line or label in PEOPLE_LABELS | OTHER_LABELS
