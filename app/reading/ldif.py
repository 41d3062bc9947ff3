"""The people of an LDIF file, as Thunderbird and directories write it."""

import base64
import binascii
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from app.domain.people.person_names import whole_name
from app.domain.text.mail_addresses import first_address, looks_like_email
from app.reading.logical_lines import begin_of, logical_lines

_BEGIN = re.compile(r"^(?:version:[ \t]{0,9}1[ \t]{0,9}\n[\s\S]{0,400}?)?dn::?[ \t]{0,9}\S", re.IGNORECASE)
_LINE = re.compile(r"([a-z][\w.-]{0,60})(?:;[\w.;=-]{0,100})?:(:|<)?[ \t]*(.*)", re.IGNORECASE | re.ASCII | re.DOTALL)
_NO_PEOPLE_WORDS = """
groupofnames groupofuniquenames group posixgroup organizationalunit organization computer device domain container
room publicfolder printqueue
"""
_NO_PEOPLE = frozenset(_NO_PEOPLE_WORDS.split())
_NAMES = ("displayname", "cn", "commonname", "name")
_ADDRESSES = (
    *("mail", "email", "rfc822mailbox", "emailaddress", "proxyaddresses", "mozillasecondemail"),
    "userprincipalname",
)
_ROLES = ("title",)
_DEPARTMENTS = ("department", "departmentnumber", "ou", "orgunit")

Entry = dict[str, list[str]]


def is_ldif(text: str) -> bool:
    begin = "\n".join(line for line in begin_of(text).split("\n") if not line.startswith("#"))
    return _BEGIN.match(begin.lstrip()) is not None


def people(text: str) -> list[tuple[str, str, str, str]]:
    """Name, address, role, department of each entry that stands for a person."""
    return [person for entry in _entries(text) if (person := _person(entry))]


def _entries(text: str) -> Iterator[Entry]:
    entry: Entry = defaultdict(list)
    for line in logical_lines(text.lstrip("\ufeff"), fold=" "):
        told = _LINE.match(line)
        if not line.strip() or (told and told[1].lower() == "dn"):
            if entry:
                yield entry
            entry = defaultdict(list)
        if told and not line.startswith("#") and told[2] != "<":
            value = _decoded(told[3]) if told[2] else told[3]
            entry[told[1].lower()].append(" ".join(value.split()))
    if entry:
        yield entry


def _decoded(value: str) -> str:
    try:
        content = base64.b64decode(value + "=" * (-len(value) % 4))
    except (binascii.Error, ValueError):
        return ""
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _person(entry: Entry) -> tuple[str, str, str, str] | None:
    classes = {value.casefold() for value in entry["objectclass"]}
    first, last = (_first(entry, keys) for keys in (("givenname", "gn"), ("sn", "surname")))
    name = whole_name(first, last) if first and last else _first(entry, _NAMES) or whole_name(first, last)
    email = _address(entry)
    if classes & _NO_PEOPLE or not (email or (name and (first or last or "person" in classes))):
        return None
    return name, email, _first(entry, _ROLES), _first(entry, _DEPARTMENTS)


def _address(entry: Entry) -> str:
    found = [first_address("; ".join(entry[key])) for key in _ADDRESSES if entry[key]]
    return next(filter(looks_like_email, found), _first(entry, _ADDRESSES[:1]))


def _first(entry: Entry, keys: Sequence[str]) -> str:
    return next((value for key in keys for value in entry[key] if value), "")
