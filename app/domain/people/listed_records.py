"""People whose fields are named beside each: “Name: Lea Moreau, Role: Guide” in a line, and objects of JSON."""

import json
import re
from collections.abc import Sequence
from contextlib import suppress

from app.domain.people.titles import says

_NEXT = re.compile(r"[,;|\t](?=[^:=,;|\t]{1,40}[:=]\s*\S)")
_FIELD = re.compile(r"[-•*]?([^:=,;|\t]{1,40})[:=](.*)", re.DOTALL)
_LONGEST = 200_000  # characters
_MOST = 1000  # people


def in_blocks(text: str) -> str:
    """Each field in a line, and an empty line between two people; other texts as they are."""
    if len(text) > _LONGEST:
        return text
    records = _of_json(text) if text.lstrip()[:1] in ("{", "[") else _of_lines(text)
    blocks = ["\n".join(f"{title}: {value}" for title, value in record) for record in records[:_MOST]]
    return "\n\n".join(blocks) if blocks else text


def _of_lines(text: str) -> list[list[tuple[str, str]]]:
    records: list[list[tuple[str, str]]] = []
    for line in filter(str.strip, text.splitlines()):
        parts = [_FIELD.fullmatch(part.strip()) for part in _NEXT.split(line.strip(" .;,"))]
        fields = [(part[1].strip(), part[2].strip()) for part in parts if part]
        are_known = all(says(title)[0] is not None for title, _ in fields)
        if len(fields) < max(2, len(parts)) or not are_known:
            return []
        records.append(fields)
    return records


def _of_json(text: str) -> list[list[tuple[str, str]]]:
    found = _loaded(text) or [
        one for line in text.splitlines() if line.strip(" ,") for one in _loaded(line.strip(" ,"))
    ]
    return [[(str(title), _said(value)) for title, value in one.items()] for one in found if one]


def _loaded(text: str) -> Sequence[dict[str, object]]:
    with suppress(ValueError, RecursionError):
        read = json.loads(text)
        ones = read if isinstance(read, list) else [read]
        return ones if all(isinstance(one, dict) for one in ones) else []
    return []


def _said(value: object) -> str:
    return " ".join(("" if value is None else str(value)).split())
