"""People as mail programs copy them: “Lea Moreau <lea@museum.example>; Wei, Chen (Ticketing) <chen@museum.example>”."""

import re

from app.domain.people import plain_address
from app.domain.sheets import SheetRow

_PERSON = re.compile(r"(?P<name>[^<>\r\n]*)<\s*(?P<address>(?:mailto:)?[^<>@\s]+@[^<>@\s]+)\s*>[\s,;]*")
_DEPARTMENT = re.compile(r"^(?P<name>.*?)\s*[(\[](?P<department>[^()\[\]]+)[)\]]$")


def people_of_mail(text: str) -> tuple[SheetRow, ...]:
    """A row for each, as name, address, role, department; none where the text is anything else."""
    place, found = 0, []
    plain = re.sub(r"^\s*(?:to|cc|bcc|an|à|para|a)\s*:\s*", "", text, flags=re.IGNORECASE).strip()
    while place < len(plain):
        person = _PERSON.match(plain, place)
        if person is None:
            return ()
        found.append(_cells(person["name"], person["address"]))
        place = person.end()
    return tuple(SheetRow(number, cells) for number, cells in enumerate(found, start=1))


def _cells(name: str, address: str) -> tuple[str, ...]:
    plain = name.strip().strip("\"'“”„").strip()
    parted = _DEPARTMENT.match(plain)
    department = parted["department"].strip() if parted else ""
    return _first_name_first(parted["name"] if parted else plain), plain_address(address), "", department


def _first_name_first(name: str) -> str:
    """“Moreau, Lea” as “Lea Moreau”."""
    parts = [part.strip() for part in name.split(",")]
    return f"{parts[1]} {parts[0]}" if len(parts) == 2 and all(parts) else name
