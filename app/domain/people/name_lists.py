"""Names without addresses: each in a line with its last name first, or several in one line."""

import re
from collections.abc import Sequence

from app.domain.hints.people_occupations import is_department, is_occupation
from app.domain.people.mail_entries import MOST_READ, Entry, Recipients
from app.domain.people.name_joins import JOINED
from app.domain.people.person_names import (
    SMALL_BEFORE_LAST,
    are_code_words,
    are_name_words,
    by_department,
    is_dense_name,
    named,
)
from app.domain.people.person_titles import is_degree, is_generation, is_title
from app.domain.people.titles import Says, is_title_of_people, says
from app.domain.tables.first_names import is_first_name
from app.domain.text.spelling import plain_word

_COMMA = re.compile(r"\s*,\s*")
_OTHER_SEPARATORS = re.compile(r"\s*[/|·•・]\s*|\s+[–—+&-]\s+")
_LONGEST = 5_000  # characters of a line: those of many people
LAST_NAMES_TOO = frozenset(("koch", "cook", "porter", "meister", "leiter", "driver"))
_JOINING = frozenset(("of", "for", "für", "pour", "per", "para", "and", "und", "&"))  # “Front of house”
_ENOUGH_TO_REPEAT = 3  # lines, where no first name is known
_SURELY_SEVERAL = 4  # single words in a line: rows of tables that are as wide hold more than words


def names_alone(found: Recipients) -> list[Entry]:
    """None where the list says more than names: what stands behind a comma may be a role or a department."""
    names = [entry.name for entry in found.entries]
    if any(entry.address for entry in found.entries) or not names or max(map(len, names)) > _LONGEST:
        return []
    names[-1] = without_full_stop(names[-1])
    if grouped := _by_departments(names):
        return grouped
    groups = [entry.group for entry in found.entries]
    return [Entry(name, group=group) for name, group in _parted(names, groups, found)]


def _parted(names: Sequence[str], groups: Sequence[str], found: Recipients) -> Sequence[tuple[str, str]]:
    if len(found.lines) == 1 or found.is_labelled:
        people = _of_one_line(names[0], is_sure=found.is_labelled) if len(names) == 1 else _with_semicolons(names)
        return [(name, groups[0]) for name in people]
    if people := _in_lines(names) if len(names) == len(found.lines) else []:
        return list(zip(people, groups[-len(people) :], strict=True))
    if any(groups) and all(map(may_be_somebody, names)):
        return list(zip(names, groups, strict=True))
    if len({len(line) for line in found.lines}) > 1 and _with_semicolons(names, is_table=True):
        return list(zip(names, groups, strict=True))
    return (
        [(part, group) for name, group in zip(names, groups, strict=True) for part in comma_parts(name)]
        if _are_several_in_lines(names, len(found.lines))
        else []
    )


def _are_several_in_lines(names: Sequence[str], lines: int) -> bool:
    """“Anna Berg; Ben Moor” in one line, “Cem Ak; Dora Lind” in the next."""
    if len(names) > MOST_READ:
        return False
    parts = [part for name in names for part in comma_parts(name)]
    are_whole = len(parts) > lines and all(_is_of_several(part) and may_be_somebody(part) for part in parts)
    return are_whole and sum(map(_is_known, parts)) > 0.5 * len(parts)


def _in_lines(names: Sequence[str]) -> list[str]:
    if says(names[0])[0] in (Says.NAME, Says.WHOLE_NAME):
        return list(names[1:]) if any("," in name for name in names) and _may_be_turned(names[1:]) else []
    return list(names) if _are_turned(names) or _have_degrees(names) else []


def _have_degrees(names: Sequence[str]) -> bool:
    """“Anna Berg, MBA, PMP” in a line, “Ben Moor” in another."""
    is_each_one = all(len(comma_parts(name)) == 1 and may_be_somebody(name) for name in names)
    return is_each_one and any("," in name for name in names)


def _by_departments(lines: Sequence[str]) -> list[Entry]:
    """“Team Harbour: Anna Berg, Ben Moor” as two people, each with the department."""
    if len(lines) > MOST_READ:
        return []
    parted = [by_department(line) for line in lines]
    groups = [(label, _parted_at_and(comma_parts(said))) for label, said in parted]
    people = [Entry(name, group=label) for label, names in groups for name in names]
    are_people = all(entry.group and may_be_somebody(entry.name) for entry in people)
    return people if are_people and len(people) <= MOST_READ else []


def is_name(text: str) -> bool:
    return are_name_words(named(text).name.split()) and not is_title_of_people(text)


def _with_semicolons(names: Sequence[str], *, is_table: bool = False) -> list[str]:
    """`is_table`: they stand in several lines, and may be cells."""
    if len(names) > MOST_READ or not all(map(may_be_somebody, names)):
        return []
    alone = [name for name in names if not _is_of_several(name)]
    known = sum(map(_is_known, alone))
    is_list = not alone or known > 0.5 * len(alone) or (not is_table and known == 0.5 * len(alone))
    return list(names) if is_list or (len(alone) >= _SURELY_SEVERAL and not is_table) else []


def _of_one_line(line: str, *, is_sure: bool) -> list[str]:
    """“Anna Berg, Ben Moor, Cem Ak”, “Anna, Ben and Cem”; not “Anna Berg, Head Guide” nor “Anna, Berg, Museum”."""
    if line.count(",") > MOST_READ:
        return []
    parts = comma_parts(line)
    if len(parts) == 1 and "," not in line:
        parts = [part for part in _OTHER_SEPARATORS.split(line)[: MOST_READ + 1] if part]
    names = _parted_at_and(parts)
    are_people = 0 < len(names) <= MOST_READ and all(map(may_be_somebody, names))
    if are_people and (len(names) == 1 or _is_list(names, is_sure=is_sure, has_and=len(names) > len(parts))):
        return names if len(names) > 1 or "," in line or is_sure else []
    return [line] if _are_turned([line]) else []


def _is_list(names: Sequence[str], *, is_sure: bool, has_and: bool) -> bool:
    """Two parts may be one name, the last one first; three may be a row of a table."""
    alone = [name for name in names if not _is_of_several(name)]
    known = sum(map(_is_known, names))
    if len(names) == 2 and not has_and:
        is_turned = len(alone) == 2 or bool(alone) or _have_capitals(names)
        return known == 2 or not is_turned or (is_sure and not alone)
    if is_sure or not alone or has_and:
        return bool(known) or not alone or is_sure
    return len(alone) >= _SURELY_SEVERAL or sum(map(_is_known, alone)) > 0.5 * len(alone)


def _have_capitals(names: Sequence[str]) -> bool:
    return any(name.lower() != name for name in names)


def comma_parts(line: str) -> list[str]:
    """“Anna Berg, MBA, PMP” is one."""
    parts: list[str] = []
    for part in filter(None, _COMMA.split(line)):
        if parts and (is_degree(part) or is_generation(part) or all(map(is_title, part.split()))):
            parts[-1] += f", {part}"
        else:
            parts.append(part)
    return parts


def without_full_stop(name: str) -> str:
    """“Cem Ak.” at the end of a list; “Sammy Davis Jr.” keeps his."""
    last = name.rsplit(maxsplit=1)[-1].rstrip(".!") if name.split() else ""
    is_kept = len(last) < 3 or is_degree(last) or is_generation(last) or is_title(f"{last}.")
    return name if is_kept else name.rstrip(" .!")


def _parted_at_and(parts: Sequence[str]) -> list[str]:
    """“José Ortega y Gasset” and “Anna von und zu Berg” are one each."""
    names = [*parts[:-1], *filter(None, JOINED.split(parts[-1]))] if parts else []
    ends = {word.casefold() for name in names for word in (*name.split()[:1], *name.split()[-1:])}
    are_names = _are_alike(names) or (all(map(_is_known, names)) and len(names) > len(parts))
    return names if are_names and not ends & SMALL_BEFORE_LAST else list(parts)


def _are_alike(names: Sequence[str]) -> bool:
    """Whether all are single words, or none is."""
    return len(set(map(_is_of_several, names))) == 1


def _is_of_several(name: str) -> bool:
    plain = named(name).name
    return len(plain.split()) > 1 or is_dense_name(plain)


def _may_be_turned(lines: Sequence[str]) -> bool:
    """Whether lines with a comma may be “Berg, Anna”: no roles stand behind it, nor more first names before it."""
    parts = [comma_parts(line) for line in lines if len(comma_parts(line)) > 1]
    others = sum(is_occupation(behind[0]) or is_department(behind[0]) for _, *behind in parts)
    known = sum(is_first_name(behind[0]) for _, *behind in parts)
    return others <= 0.2 * len(parts) and known >= sum(is_first_name(before) for before, *_ in parts)


def _are_turned(lines: Sequence[str]) -> bool:
    """Whether each is “Berg, Anna”. Where no first name is known, single words tell it that come once each."""
    parts = [comma_parts(line) for line in lines]
    if not all(len(part) == 2 for part in parts) or not all(map(is_name, lines)) or not _may_be_turned(lines):
        return False
    known = sum(is_first_name(behind) for _, behind in parts)
    known_before = sum(is_first_name(before) for before, _ in parts)
    if known or known_before:
        return known > known_before
    firsts = {behind for _, behind in parts if " " not in behind}
    return len(lines) >= _ENOUGH_TO_REPEAT and len(firsts) == len(lines)


def may_be_somebody(name: str) -> bool:
    return is_name(name) and not is_department(name) and (not is_occupation(name) or _is_called_by_one(name))


def names_a_part(said: str, address: str) -> bool:
    """“Sales”, “Head Guide”, “MU-COL” beside an address that does not say so itself: no name."""
    user = plain_word(address.partition("@")[0])
    is_part = is_occupation(said) or is_department(said) or are_code_words(said) or bool(_JOINING & {*said.split()})
    is_in_address = any(plain_word(word) in user for word in said.split())
    return is_part and not is_first_name(said) and not is_in_address


def _is_called_by_one(name: str) -> bool:
    """“Lea Koch”: last names that were occupations."""
    first, *last = name.split()
    return len(last) == 1 and plain_word(last[0]) in LAST_NAMES_TOO and is_first_name(first)


def _is_known(name: str) -> bool:
    return is_first_name(named(name).name)
