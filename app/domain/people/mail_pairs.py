"""Names and addresses in turn in one line: “Lea Moreau; lea@museum.example; Ben Adeyemi; ben@museum.example”."""

import re
from collections.abc import Sequence

from app.domain.people.name_lists import may_be_somebody
from app.domain.text.mail_addresses import looks_like_email, plain_address

_SEPARATOR = re.compile(r"\s*[;,|\t]\s*")
_MOST = 2000  # parts of a line


def pairs(text: str) -> list[tuple[str, str]]:
    """Each name with its address, whichever stands first; none where a line holds anything else, or one pair alone."""
    found: list[tuple[str, str]] = []
    for line in filter(str.strip, text.splitlines()):
        parts = [part for part in _SEPARATOR.split(line.strip())[: _MOST + 2] if part]
        read = _in_turn(parts) if 4 <= len(parts) <= _MOST and len(parts) % 2 == 0 else []
        if not read:
            return []
        found += read
    return found


def _in_turn(parts: Sequence[str]) -> list[tuple[str, str]]:
    are_addresses = [looks_like_email(plain_address(part)) for part in parts]
    first = are_addresses[0]
    if are_addresses != [first, not first] * (len(parts) // 2):
        return []
    names, addresses = (parts[1::2], parts[::2]) if first else (parts[::2], parts[1::2])
    found = list(zip(names, addresses, strict=True))
    return found if all(may_be_somebody(name) for name, _ in found) else []
