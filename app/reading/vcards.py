"""The people of a vCard file.

The library reads single lines only, and not files: its reader of files refuses all cards for one broken line, takes
exponential time on some, and quadratic time on pictures in many lines.
"""

import quopri
import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from itertools import islice

import chardet
from vobject.base import ContentLine, VObjectError, parseParams
from vobject.vcard import splitFields

from app.domain.people.person_names import whole_name
from app.domain.text.mail_addresses import first_address, looks_like_email
from app.reading.logical_lines import begin_of, logical_lines

_BEGIN = re.compile(r"^(?:[\w-]{1,40}\.)?BEGIN[ \t]*:[ \t]*VCARD[ \t]*$", re.IGNORECASE | re.MULTILINE)
_NAME = re.compile(
    r"(?:[\w-]{1,40}\.)?([\w-]{1,40})((?:;[^:\"]{0,300}(?:\"[^\"]{0,300}\"[^:\"]{0,300}){0,9})?):", re.ASCII
)
_KEPT = frozenset(("FN", "N", "ORG", "TITLE", "ROLE", "EMAIL", "KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS"))
_NO_PEOPLE = frozenset(("group", "org", "organization", "location", "application", "device", "company"))
_MOST_ALIKE = 20  # lines of one name in a card
_LAST = 1_000_000  # of an address that is not preferred

Card = dict[str, list[ContentLine]]


def is_vcard(text: str) -> bool:
    return _BEGIN.search(begin_of(text)) is not None


def people(text: str) -> list[tuple[str, str, str, str]]:
    """Name, address, role, department of each card that stands for a person."""
    return [person for card in _cards(text) if (person := _person(card))]


def _cards(text: str) -> Iterator[Card]:
    """A card that is not closed ends where the next begins."""
    letters = _Letters(text)
    card: Card | None = None
    for line in logical_lines(text, is_quoted=True):
        plain = line.strip().upper().replace(" ", "")
        is_begin = plain.endswith("BEGIN:VCARD")
        if is_begin or plain.endswith("END:VCARD"):
            if card:
                yield card
            card = defaultdict(list) if is_begin else None
        elif card is not None and (content := _content(line, card, letters)):
            card[content.name].append(content)
    if card:
        yield card


def _content(line: str, card: Card, letters: "_Letters") -> ContentLine | None:
    head = _NAME.match(line)
    if head is None or head[1].upper() not in _KEPT or len(card[head[1].upper()]) >= _MOST_ALIKE:
        return None
    name, value = head[1], line[head.end() :].rstrip("\\")
    parameters = parseParams(head[2])
    with suppress(VObjectError, LookupError, ValueError, TypeError):
        return ContentLine(name, parameters, value)
    plain = [one for one in parameters if one[0].upper() not in ("ENCODING", "CHARSET", "QUOTED-PRINTABLE")]
    return ContentLine(name, plain, letters.decoded(quopri.decodestring(value.encode())))


class _Letters:
    """How quoted letters are written in a file that does not say so, or says so wrongly."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def encoding(self) -> str:
        quoted = (line for line in logical_lines(self.text, is_quoted=True) if "QUOTED-PRINTABLE" in line[:200].upper())
        values = (line.partition(":")[2] for line in islice(quoted, 1000))
        found = chardet.detect(quopri.decodestring("\n".join(values).encode())[:20_000])["encoding"] or "cp1252"
        return "cp1252" if found.lower() in ("ascii", "utf-8") else found

    def decoded(self, content: bytes) -> str:
        with suppress(UnicodeDecodeError):
            return content.decode()
        try:
            return content.decode(self.encoding, errors="replace")
        except LookupError:
            return content.decode("cp1252", errors="replace")


def _person(card: Card) -> tuple[str, str, str, str] | None:
    kinds = {
        _text(line).casefold() for kind in ("KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS") for line in card[kind]
    }
    last, first = ([*(_fields(card["N"][0]) if card["N"] else ()), "", ""])[:2]
    organisation = _fields(card["ORG"][0]) if card["ORG"] else []
    shown = next(filter(None, map(_text, card["FN"])), "")
    email = _email(card["EMAIL"])
    is_company = not (first or last) and shown == (organisation or [""])[0] and not email
    name = whole_name(first, last) if first and last else shown or whole_name(first, last)
    if kinds & _NO_PEOPLE or is_company or not (name or email):
        return None
    role = next(filter(None, map(_text, [*card["TITLE"], *card["ROLE"]])), "")
    return name, email, role, ", ".join(filter(None, organisation[1:]))


def _text(line: ContentLine) -> str:
    return re.sub(r"\\(.)", lambda sign: " " if sign[1] in "nN" else sign[1], line.value).strip()


def _fields(line: ContentLine) -> list[str]:
    """“Moreau;Lea;;Dr.;” in its parts; a part may be a list."""
    parts = splitFields(line.value)
    return [", ".join(part) if isinstance(part, list) else part.strip() for part in parts]


def _email(lines: list[ContentLine]) -> str:
    """The preferred one: with PREF as in 2.1 and 3.0, or the lowest number of PREF as in 4.0; else the first."""
    ranked = sorted(enumerate(lines), key=lambda one: (_preference(one[1]), one[0]))
    found = [first_address(_text(line)) for _, line in ranked]
    return next(filter(looks_like_email, found), found[0] if found else "")


def _preference(line: ContentLine) -> int:
    types = {value.strip().upper() for key in ("TYPE", "X-PREF") for value in line.params.get(key, ())}
    types |= {value.strip().upper() for one in line.params.get("TYPE", ()) for value in one.split(",")}
    if "PREF" in types | {single.upper() for single in line.singletonparams}:
        return 0
    number = next(iter(line.params.get("PREF", ())), "")
    return min(int(number), _LAST) if number.isascii() and number.isdigit() and len(number) < 7 else _LAST
