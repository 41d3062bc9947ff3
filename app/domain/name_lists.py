"""Names without addresses: each in a line with its last name first, or several in one line."""

import re
from collections.abc import Sequence

from app.domain.cell_kinds import is_given_name
from app.domain.mail_entries import MOST_READ, Recipients
from app.domain.people_occupations import is_department, is_occupation
from app.domain.people_titles import Says, is_title_of_people, says
from app.domain.person_names import SMALL_BEFORE_LAST, are_name_words, by_department, named

_COMMA = re.compile(r"\s*,\s*")
_AND = re.compile(r"\s+(?:and|und|et|y|e|en|och|og|ja|ve|и|&|\+)\s+", re.IGNORECASE)
_LONGEST = 5_000  # characters of a line: those of many people
_ENOUGH_TO_REPEAT = 3  # lines, where no first name is known


def names_alone(found: Recipients) -> list[str]:
    """None where the list says more than names: what stands behind a comma may be a role or a department."""
    names = [entry.name for entry in found.entries]
    if any(entry.address for entry in found.entries) or not names or max(map(len, names)) > _LONGEST:
        return []
    if grouped := _by_departments(names):
        return grouped
    if len(found.lines) == 1 or found.is_labelled:
        return _of_one_line(names[0], is_sure=found.is_labelled) if len(names) == 1 else _with_semicolons(names)
    return _in_lines(names) if len(names) == len(found.lines) else []


def _in_lines(names: Sequence[str]) -> list[str]:
    if says(names[0])[0] in (Says.NAME, Says.WHOLE_NAME):
        return list(names[1:]) if any("," in name for name in names) and _may_be_turned(names[1:]) else []
    return list(names) if _are_turned(names) else []


def _by_departments(lines: Sequence[str]) -> list[str]:
    """“Team Harbour: Anna Berg, Ben Moor” as two people, each with the department before the name."""
    if len(lines) > MOST_READ:
        return []
    parted = [by_department(line) for line in lines]
    groups = [(label, _parted_at_and([part for part in _COMMA.split(said) if part])) for label, said in parted]
    people = [(label, name) for label, names in groups for name in names]
    are_people = all(label and _may_be_somebody(name) for label, name in people)
    return [f"{label}: {name}" for label, name in people] if are_people and len(people) <= MOST_READ else []


def is_name(text: str) -> bool:
    return are_name_words(named(text).name.split()) and not is_title_of_people(text)


def _with_semicolons(names: Sequence[str]) -> list[str]:
    return list(names) if len(names) <= MOST_READ and all(map(_is_whole, names)) else []


def _of_one_line(line: str, *, is_sure: bool) -> list[str]:
    """“Anna Berg, Ben Moor, Cem Ak”, “Anna, Ben and Cem”; not “Anna Berg, Head Guide” nor “Anna, Berg, Museum”."""
    if line.count(",") > MOST_READ:
        return []
    parts = [part for part in _COMMA.split(line) if part]
    names = _parted_at_and(parts)
    if not 1 < len(names) <= MOST_READ or not all(map(_may_be_somebody, names)):
        return []
    if is_sure and all(map(_is_whole, names)):
        return names
    known, has_and = sum(map(_is_known, names)), len(names) > len(parts)
    if _are_alike(names):
        is_long = len(names) > 2 and _is_of_several(names[0])
        is_list = known > (0 if has_and or is_long else 0.5 * len(names))
    else:
        is_list = known > 0.5 * len(names) and all(map(_is_whole, names))
    return names if is_list else []


def _parted_at_and(parts: Sequence[str]) -> list[str]:
    """“José Ortega y Gasset” and “Anna von und zu Berg” are one each."""
    names = [*parts[:-1], *_AND.split(parts[-1])] if parts else []
    ends = {word.casefold() for name in names for word in (*name.split()[:1], *name.split()[-1:])}
    return names if _are_alike(names) and not ends & SMALL_BEFORE_LAST else list(parts)


def _are_alike(names: Sequence[str]) -> bool:
    """Whether all are single words, or none is."""
    return len(set(map(_is_of_several, names))) == 1


def _is_of_several(name: str) -> bool:
    return len(named(name).name.split()) > 1


def _may_be_turned(lines: Sequence[str]) -> bool:
    """Whether lines with a comma may be “Berg, Anna”: no roles stand behind it, nor more first names before it."""
    parts = [_COMMA.split(line) for line in lines if "," in line]
    others = sum(is_occupation(behind[0]) or is_department(behind[0]) for _, *behind in parts)
    known = sum(is_given_name(behind[0]) for _, *behind in parts)
    return others <= 0.2 * len(parts) and known >= sum(is_given_name(before) for before, *_ in parts)


def _are_turned(lines: Sequence[str]) -> bool:
    """Whether each is “Berg, Anna”. Where no first name is known, single words tell it that come once each."""
    if not all(line.count(",") == 1 and is_name(line) for line in lines) or not _may_be_turned(lines):
        return False
    parts = [tuple(_COMMA.split(line)) for line in lines]
    if not all(before and behind for before, behind in parts):
        return False
    known = sum(is_given_name(behind) for _, behind in parts)
    known_before = sum(is_given_name(before) for before, _ in parts)
    if known or known_before:
        return known > known_before
    firsts = {behind for _, behind in parts if " " not in behind}
    return len(lines) >= _ENOUGH_TO_REPEAT and len(firsts) == len(lines)


def _may_be_somebody(name: str) -> bool:
    return is_name(name) and not is_occupation(name) and not is_department(name)


def _is_whole(name: str) -> bool:
    """A first and a last name, or a first name that is nothing else."""
    return _may_be_somebody(name) and (_is_of_several(name) or _is_known(name))


def _is_known(name: str) -> bool:
    return is_given_name(named(name).name)
