"""Lists of people as they are typed: numbered, with bullets, with phone numbers below the names, with slashes."""

import re
from collections.abc import Sequence

from app.domain.hints.people_occupations import is_occupation
from app.domain.people.mail_lists import Cells, titled
from app.domain.people.name_lists import is_name
from app.domain.people.titles import is_title_of_people
from app.domain.tables.first_names import is_first_name
from app.domain.tables.sheets import SheetRow
from app.domain.text.mail_addresses import looks_like_email, plain_address

_BULLET = re.compile(r"[ \t]*(?:\(?\d{1,3}[.):]|[•*·‣▪●◦○–—✓☐☑-])[ \t]+(?=\S)")
_NUMBER_ALONE = re.compile(r"[ \t]*(?:\d{1,3}[.)]|[•*·‣▪●◦○–—-])[ \t]*")
_PHONE = re.compile(
    r"\s*(?:(?:tel(?:efon|ephone|éfono|efono)?|phone|mobile?|mobil|handy|fax|fon|natel|gsm|cell|t|m|f)\b[.:]{0,2}\s*)?"
    r"[+(]{0,2}\d[\d\s()/.–-]{4,25}",
    re.IGNORECASE,
)
_EMPTY_GROUP = re.compile(
    r"[^\n:;,<>@\"]{1,60}:[ \t]*;[^\n;,<@]{0,60}|undisclosed[ -]recipients[ \t:;]*", re.IGNORECASE
)
_BETWEEN = re.compile(r"[ \t]+(?:/{1,2}|[–—-]|·|•)[ \t]+")
_MOST_PARTS = 6


def tidied(text: str) -> tuple[str, tuple[str, ...]]:
    """Without numbers and bullets before all lines, phone numbers in lines of their own, and groups of recipients that
    hold nobody (“undisclosed-recipients:;”). Gives the lines too that went."""
    lines = [line for line in text.splitlines() if line.strip()]
    kept = [line for line in lines if not _EMPTY_GROUP.fullmatch(line.partition(": ")[2].strip() or line.strip())]
    kept = [line for line in kept if not _NUMBER_ALONE.fullmatch(line)]
    kept = _without_phones(kept)
    gone = tuple(" ".join(line.split()) for line in lines if line not in kept and any(map(str.isalnum, line)))
    listed = [_BULLET.match(line) for line in kept]
    if len(kept) > 1 and sum(map(bool, listed)) >= len(kept) - 1:  # one may be the heading
        kept = [line[found.end() :] if found else line for line, found in zip(kept, listed, strict=True)]
    return (text if kept == lines else "\n".join(kept)), gone


def _without_phones(lines: Sequence[str]) -> list[str]:
    kept = [line for line in lines if not _PHONE.fullmatch(line)]
    return kept if any(map(_holds_words, kept)) else list(lines)


def _holds_words(line: str) -> bool:
    return any(map(str.isalpha, line))


def people_of_lines(text: str) -> tuple[SheetRow, ...]:
    """“Anna Berg / Shop / anna@museum.example” in each line; none where the text is anything else."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if any(sign in line for line in lines for sign in "\t;|"):  # a table of another kind
        return ()
    parted = [tuple(part.strip() for part in _BETWEEN.split(line, maxsplit=_MOST_PARTS)) for line in lines]
    several = sum(len(parts) > 1 for parts in parted)
    if any("," in line for line in lines):
        return _with_commas(parted)
    people = parted[1:] if parted and any(map(is_title_of_people, parted[0])) else parted
    are_people = bool(people) and all(any(map(_is_somebody, parts)) for parts in people)
    if not are_people or several <= 0.5 * len(parted):
        return ()
    return tuple(SheetRow(number, parts) for number, parts in enumerate(parted, start=1))


def _is_somebody(part: str) -> bool:
    return looks_like_email(plain_address(part)) or is_name(part)


def _with_commas(parted: Sequence[tuple[str, ...]]) -> tuple[SheetRow, ...]:
    """“Anna Berg – Guide, Front of house – anna@museum.example”: a name or an address stands by itself in each line."""
    read = [_person(parts) for parts in parted]
    rows = [row for row in read if row]
    return titled(rows) if len(rows) == len(read) else ()


def _person(parts: Sequence[str]) -> Cells | None:
    """Name, address, role, department; None where no part is surely one."""
    name = next((part for part in parts if "@" not in part and is_name(part)), "")
    others = [part for whole in parts if whole != name for part in re.split(r"\s*,\s+", whole) if part]
    address = next((part for part in others if looks_like_email(plain_address(part))), "")
    is_parted = len(parts) > 1 and (address in parts or (bool(name) and not _has_word_behind(name)))
    if not is_parted or not (name or address):
        return None
    others = [part for part in others if part != address]
    role = next(filter(is_occupation, others), others[0] if len(others) > 1 else "")
    return name, address, role, ", ".join(part for part in others if part != role)


def _has_word_behind(name: str) -> bool:
    """“Anna Berg, Head”: a cell of a table may go on behind its comma."""
    first, _, behind = name.partition(",")
    return bool(behind) and not (is_first_name(behind) and not is_first_name(first))
