"""People with what they do beside them, several in a line: “Lea Moreau (Guide), Ben Adeyemi (Curator)”.

Lines of one person each are tables, unless a last name stands first in some: its comma parts no cells.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.hints.people_occupations import is_department, is_occupation
from app.domain.people.mail_entries import PLAIN_SIGNS
from app.domain.people.mail_lists import Cells
from app.domain.people.name_joins import JOINED
from app.domain.people.name_lists import may_be_somebody
from app.domain.people.person_names import are_code_words, are_name_words
from app.domain.people.person_titles import is_degree, is_generation, is_mark
from app.domain.people.titles import is_title_of_people
from app.domain.tables.first_names import is_first_name
from app.domain.text.mail_addresses import looks_like_email, plain_address

_MOST = 1000  # parts of a line, and lines
_LONGEST = 100_000  # characters
_BRACKETED = re.compile(r"([^()\[\]]{1,100}?)\s*[(\[]([^()\[\]]{1,200})[)\]]\s*[.!]?")
_COLON = re.compile(r"([^:=]{1,100}?)\s*(?::\s+|(?:=>?|->|→)\s*)([^:=]{1,200})")
_MARK = re.compile(r"\s+(?:[–—-]|//?|[|·•⋅∙])\s+|(?<=[^\W\d_])/(?=[^\W\d_])|\s*\|\s*")
_PIECE = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]|[^(\[]|[(\[]", re.DOTALL)
_BEHIND_BRACKET = re.compile(r"(?<=[)\]])\s+(?:(?:and|und|et|y|e|en|och|og|&|\+|/|\||·|•)\s+)?(?=[^\W\d_])")
_AROUND = re.compile(r"[:<>()\[\]]")
_COMMA_INSIDE = re.compile(r"[(\[][^()\[\]]{0,100},[^()\[\]]{0,100}[)\]]")
_BRACES = str.maketrans("{}", "()")
_IN_TURN = re.compile(r"\s*[;,|\t]\s*")


@dataclass(frozen=True)
class _Person:
    """`said`: what stands beside the name. `is_turned`: the last name stands first, and a comma behind it.
    `is_below`: what they do stands before the name, as “Guide: Lea Moreau”; so does a group before several.
    `mark`: a degree or pronouns."""

    name: str
    said: tuple[str, ...] = ()
    is_turned: bool = False
    is_below: bool = False
    mark: str = ""

    @property
    def is_known(self) -> bool:
        return is_first_name(self.name)

    @property
    def cells(self) -> Cells:
        role = next(filter(is_occupation, self.said), self.said[0] if len(self.said) > 1 else "")
        return self.name + self.mark, "", role, ", ".join(word for word in self.said if word != role)


def people_with_functions(text: str) -> list[Cells]:
    """None where the text is anything else."""
    if len(text) > _LONGEST:
        return []
    plain = text.translate(PLAIN_SIGNS).translate(_BRACES)
    lines = [line.strip(" ;") for line in plain.splitlines() if line.strip(" ;")]
    if not lines or len(lines) > _MOST:
        return []
    if in_turn := _records(lines):
        return in_turn
    if "@" in text or "\t" in text:
        return []
    return next((_cells(people) for sign in (";", ",") if (people := _listed(lines, sign))), [])


def _cells(people: Sequence[_Person]) -> list[Cells]:
    return [person.cells for person in people]


def _listed(lines: Sequence[str], sign: str) -> list[_Person]:
    """`sign`: what stands between two people in a line."""
    parted = [_parted(line, sign) for line in lines]
    if sum(map(len, parted)) > _MOST:
        return []
    items = [item for items in parted for item in items]
    people = [_person(item, may_have_commas=sign == ";") for item in items]
    are_shown = all(map(_is_shown_turned, items))
    if sign == ";" and (are_shown or any(person and person.is_turned for person in people)):
        people = [_person(item, may_have_commas=True, are_turned=True) for item in items]
    found = [person for person in people if person]
    is_one = len(found) == 1 and found[0].is_turned and any(map(_is_function, found[0].said))
    is_group = any(person.is_below for person in found) and any(not person.said for person in found)
    if len(found) < len(people) or not (len(found) > 1 or is_one) or is_group:
        return []
    is_one_each = all(len(items) == 1 for items in parted)
    is_new = any(person.said for person in found) or (is_one_each and any(person.is_turned for person in found))
    are_whole = any(person.is_turned for person in found) or all(map(_COLON.fullmatch, items))
    is_table = is_one_each and not are_whole and not any(map(_COMMA_INSIDE.search, items))
    return found if is_new and not is_table and _are_people(found, len(lines), are_shown=are_shown) else []


def _is_shown_turned(item: str) -> bool:
    """“Qorri, Besnik (Tower)”, “Qorri, Besnik, Guide”: names, whether they are known or not."""
    bracketed = _BRACKETED.fullmatch(item)
    parts = _commas(bracketed[1] if bracketed else item)
    are_names = len(parts) > 1 and all(" " not in part and _is_name_word(part) for part in parts[:2])
    is_known_first = len(parts) > 1 and is_first_name(parts[0]) and not is_first_name(parts[1])
    is_said = bracketed is not None if len(parts) == 2 else all(map(_is_function, parts[2:]))
    return are_names and is_said and not is_known_first


def _are_people(people: Sequence[_Person], lines: int, *, are_shown: bool) -> bool:
    alone = [person for person in people if not person.said]
    beside = [person for person in people if person.said]
    told = sum(person.is_known or all(map(_is_function, person.said)) for person in beside)
    whole = sum(" " in person.name for person in beside)
    known = sum(person.is_known or (lines == 1 and " " in person.name) for person in alone)
    turned = [person for person in people if person.is_turned]
    are_turned = sum(is_first_name(person.name.partition(", ")[2]) for person in turned) >= 0.5 * len(turned)
    return known >= 0.5 * len(alone) and max(told, whole) >= 0.5 * len(beside) and (are_turned or are_shown)


def _parted(line: str, sign: str) -> list[str]:
    """At signs outside of brackets, and behind brackets: “Lea (IT) Ben (HR)”."""
    items = [""]
    for match in _PIECE.finditer(line):
        if match[0] == sign or (sign == ";" and match[0] == "," and items[-1].endswith((")", "]"))):
            items.append("")
        else:
            items[-1] += match[0]
    items = [part for item in items for part in _BEHIND_BRACKET.split(item.strip())]
    last = items[-1:] if len(items) > 1 else []
    items = [*items[: len(items) - len(last)], *(part for item in last for part in JOINED.split(item))]
    return [item for item in (item.strip(" ;,") for item in items) if item]


def _person(item: str, *, may_have_commas: bool, are_turned: bool = False) -> _Person | None:
    """`are_turned`: others in the list are, and so may be one whose first name is not known."""
    if are_code_words(item) and not is_first_name(item):
        return None
    if found := _BRACKETED.fullmatch(item):
        is_aside = is_mark(found[2]) or is_degree(found[2])
        inner = () if is_aside else tuple(_commas(found[2]))
        person = _person(found[1].strip(), may_have_commas=may_have_commas, are_turned=are_turned)
        mark = f" ({found[2]})" if is_aside else ""
        return replace(person, said=(*person.said, *inner), mark=person.mark + mark) if person else None
    if found := _COLON.fullmatch(item):
        is_below = _is_function(found[1])
        name, said = (found[2], found[1]) if is_below else (found[1], found[2])
        person = _person(name.strip(), may_have_commas=False)
        is_one = person and not _is_somebody(said)
        return replace(person, said=(*_commas(said), *person.said), is_below=is_below) if person and is_one else None
    name, *behind = _MARK.split(item)
    if behind:
        person = _person(name.strip(), may_have_commas=may_have_commas, are_turned=are_turned)
        return replace(person, said=(*person.said, *behind)) if person and not any(map(_is_known, behind)) else None
    return _with_commas(_commas(item), are_turned=are_turned) if may_have_commas else _alone(item)


def _alone(item: str) -> _Person | None:
    return _Person(item) if "," not in item and may_be_somebody(item) else None


def _with_commas(parts: Sequence[str], *, are_turned: bool) -> _Person | None:
    """“Lea Moreau, Guide”, “Moreau, Lea”, “Moreau, Lea, Guide”."""
    first, *behind = parts or [""]
    mark = "".join(f", {part}" for part in behind if is_degree(part))
    behind = [part for part in behind if not is_degree(part)]
    if not may_be_somebody(first) or not all(behind):
        return None
    if behind and _is_first_of(first, behind[0], are_turned=are_turned):
        person = _Person(f"{first}, {behind[0]}", tuple(behind[1:]), is_turned=True, mark=mark)
        return person if _are_said(behind[1:]) else None
    are_cells = len(behind) > 1 and " " not in first and _is_name_word(behind[0])
    return _Person(first, tuple(behind), mark=mark) if _are_said(behind) and not are_cells else None


def _are_said(parts: Sequence[str]) -> bool:
    return len(parts) < 3 and not any(is_first_name(part) and not _is_function(part) for part in parts)


def _is_first_of(last: str, first: str, *, are_turned: bool) -> bool:
    """Whether “Lea” in “Moreau, Lea” is the first name."""
    is_word = _is_name_word(first)
    is_clear = is_first_name(first) and not is_first_name(last)
    return is_word and (
        is_clear or (are_turned and " " not in last and not (is_first_name(last) and not is_first_name(first)))
    )


def _is_name_word(said: str) -> bool:
    return are_name_words(said.split()) and not _is_function(said) and not is_title_of_people(said)


def _commas(said: str) -> list[str]:
    return [part for part in re.split(r"\s*,\s*", said) if part]


def _is_function(said: str) -> bool:
    return is_occupation(said) or is_department(said) or are_code_words(said)


def _is_somebody(said: str) -> bool:
    return _is_known(said) or is_title_of_people(said)


def _is_known(said: str) -> bool:
    return is_first_name(said) and may_be_somebody(said)


def _records(lines: Sequence[str]) -> list[Cells]:
    """“Lea Moreau; Guide; lea@museum.example; Ben Adeyemi; Curator; ben@museum.example”: two or more in each line."""
    found: list[Cells] = []
    for line in lines:
        if _AROUND.search(line):
            return []
        parts = [part for part in _IN_TURN.split(line) if part]
        read = _of_line(parts) if 4 <= len(parts) <= _MOST else []
        if not read:
            return []
        found += read
    return found


def _of_line(parts: Sequence[str]) -> list[Cells]:
    count = sum(looks_like_email(plain_address(part)) for part in parts)
    heights = [len(parts) // count] if count else [2, 3]
    for height in heights:
        rows = [parts[place : place + height] for place in range(0, len(parts), height)]
        if len(rows) > 1 and len(parts) % height == 0 and height <= 4 and (read := _of_rows(rows)):
            return read
    return []


def _of_rows(rows: Sequence[Sequence[str]]) -> list[Cells]:
    columns = list(zip(*rows, strict=True))
    emails = [place for place, cells in enumerate(columns) if all(looks_like_email(plain_address(c)) for c in cells)]
    names = [place for place, cells in enumerate(columns) if place not in emails and _are_names(cells)]
    others = [place for place in range(len(columns)) if place not in (*emails, *names[:1])]
    are_told = bool(emails) or all(_is_function(cell) for place in others for cell in columns[place])
    if len(emails) > 1 or not names or not others or not are_told or len(rows[0]) == 2 * bool(emails):
        return []
    people = [_Person(row[names[0]], tuple(row[place] for place in others)).cells for row in rows]
    return [
        (name, row[emails[0]] if emails else "", role, department)
        for row, (name, _, role, department) in zip(rows, people, strict=True)
    ]


def _are_names(cells: Sequence[str]) -> bool:
    known = sum(map(is_first_name, cells))
    return all(map(may_be_somebody, cells)) and (known >= 0.5 * len(cells) and not any(map(is_generation, cells)))
