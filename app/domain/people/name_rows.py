"""Several people in each of several lines: “Lea Moreau, Ben Adeyemi”, “Lea Moreau & Ben Adeyemi”, with tabs, slashes.

Two names in a line may be cells of a table, as where departments are called like people. What stands behind the first
one of each line is people only where first names are known there too, or where a word joins them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.people.mail_entries import PLAIN_SIGNS
from app.domain.people.name_joins import JOINED
from app.domain.people.name_lists import comma_parts, may_be_somebody, without_full_stop
from app.domain.people.person_names import SMALL_BEFORE_LAST, is_dense_name, named
from app.domain.people.titles import is_title_of_people
from app.domain.tables.first_names import is_first_name

_MOST = 1000  # names
_LONGEST = 100_000  # characters
_SIGNS = re.compile(r"[@<>:=\"()\[\]]")
_WEAK = re.compile(r"\s*[\t;|·•]\s*|\s*/\s*|\s+[–—-]\s+")
_STRONG = re.compile(r"\s*[&+]\s*")
_MOSTLY = 0.5


@dataclass(frozen=True)
class _Line:
    """`is_joined`: a word or a sign that joins names stands between two of them. `is_tabled`: a sign that parts cells
    does."""

    names: tuple[str, ...]
    is_joined: bool
    is_tabled: bool


def names_in_lines(text: str) -> list[str]:
    """Nothing where the text is anything else."""
    if len(text) > _LONGEST or _SIGNS.search(text):
        return []
    plain = text.translate(PLAIN_SIGNS)
    lines = [line for raw in plain.splitlines() if (line := _line(raw.strip(" \t,;"))).names]
    names = [without_full_stop(name) for line in lines for name in line.names]
    if not 1 < len(names) <= _MOST or len(names) == len(lines) or not all(map(_may_be_listed, names)):
        return []
    return names if _are_whole(lines) or _are_first_names(lines) else []


def _line(line: str) -> _Line:
    parts = [part for part in _WEAK.split(line) if part]
    commas = [part for whole in parts for part in comma_parts(whole)]
    names = [name for part in commas for name in joined_names(part)]
    return _Line(tuple(names), len(names) > len(commas), "\t" in line or ";" in line)


def joined_names(part: str) -> list[str]:
    """“Lea Moreau & Ben Adeyemi” as two; “José Ortega y Gasset” is one."""
    for sign in (_STRONG, JOINED):
        names = [name for name in sign.split(part) if name]
        if len(names) < 2:
            continue
        read = [name for found in names for name in joined_names(found)]
        ends = {word.casefold() for name in read for word in (name.split()[0], name.split()[-1])}
        are_alike = all(map(_is_whole, read)) or (not any(map(_is_whole, read)) and any(map(is_first_name, read)))
        if are_alike and all(map(may_be_somebody, read)) and not ends & SMALL_BEFORE_LAST:
            return read
    return [part]


def _may_be_listed(name: str) -> bool:
    return may_be_somebody(name) and not is_title_of_people(name)


def _is_whole(name: str) -> bool:
    plain = named(name).name
    return len(plain.split()) > 1 or is_dense_name(plain)


def _are_whole(lines: Sequence[_Line]) -> bool:
    """First and last names; a few may be first names that are known."""
    first, others = _columns(lines)
    alone = [name for name in (*first, *others) if not _is_whole(name)]
    is_turned = all([*map(_is_whole, line.names)] == [True, False] for line in lines)
    if is_turned or not all(map(is_first_name, alone)) or len(alone) > len(first):
        return False
    if any(line.is_joined for line in lines):
        return _share(first + others) > 0 or all(line.is_joined for line in lines)
    are_uneven = len({len(line.names) for line in lines}) > 1 and not alone
    return _share(others) >= _MOSTLY * max(_MOSTLY, _share(first)) or (are_uneven and _share(first + others) > 0)


def _are_first_names(lines: Sequence[_Line]) -> bool:
    """Two of them in cells of a table are a first and a last name."""
    first, others = _columns(lines)
    if any(map(_is_whole, first + others)):
        return False
    is_table = all(len(line.names) == 2 for line in lines) and any(line.is_tabled for line in lines)
    is_told = min(_share(first), _share(others)) > _MOSTLY or any(line.is_joined for line in lines)
    return len(lines) > 1 and not is_table and is_told and _share(first + others) >= 2 / 3


def _columns(lines: Sequence[_Line]) -> tuple[list[str], list[str]]:
    return [line.names[0] for line in lines], [name for line in lines for name in line.names[1:]]


def _share(names: Sequence[str]) -> float:
    """Of those whose first name is known."""
    return sum(map(is_first_name, names)) / max(1, len(names))
