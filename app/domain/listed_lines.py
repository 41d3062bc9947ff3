"""Lists of people as they are typed: numbered, with bullets, with phone numbers below the names, with slashes."""

import re
from collections.abc import Sequence

from app.domain.mail_addresses import looks_like_email, plain_address
from app.domain.name_lists import is_name
from app.domain.people_titles import is_title_of_people
from app.domain.sheets import SheetRow

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


def tidied(text: str) -> str:
    """Without numbers and bullets before all lines, phone numbers in lines of their own, and groups of recipients that
    hold nobody (“undisclosed-recipients:;”)."""
    lines = [line for line in text.splitlines() if line.strip()]
    kept = [line for line in lines if not _EMPTY_GROUP.fullmatch(line.partition(": ")[2].strip() or line.strip())]
    kept = [line for line in kept if not _NUMBER_ALONE.fullmatch(line)]
    kept = _without_phones(kept)
    listed = [_BULLET.match(line) for line in kept]
    if len(kept) > 1 and sum(map(bool, listed)) >= len(kept) - 1:  # one may be the heading
        kept = [line[found.end() :] if found else line for line, found in zip(kept, listed, strict=True)]
    return text if kept == lines else "\n".join(kept)


def _without_phones(lines: Sequence[str]) -> list[str]:
    kept = [line for line in lines if not _PHONE.fullmatch(line)]
    return kept if any(map(_holds_words, kept)) else list(lines)


def _holds_words(line: str) -> bool:
    return any(map(str.isalpha, line))


def people_of_lines(text: str) -> tuple[SheetRow, ...]:
    """“Anna Berg / Shop / anna@museum.example” in each line; none where the text is anything else."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if any(sign in line for line in lines for sign in "\t;,|"):  # a table of another kind
        return ()
    parted = [tuple(part.strip() for part in _BETWEEN.split(line, maxsplit=_MOST_PARTS)) for line in lines]
    several = sum(len(parts) > 1 for parts in parted)
    people = parted[1:] if parted and any(map(is_title_of_people, parted[0])) else parted
    are_people = bool(people) and all(any(map(_is_somebody, parts)) for parts in people)
    if not are_people or several <= 0.5 * len(parted):
        return ()
    return tuple(SheetRow(number, parts) for number, parts in enumerate(parted, start=1))


def _is_somebody(part: str) -> bool:
    return looks_like_email(plain_address(part)) or is_name(part)
