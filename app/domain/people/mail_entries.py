"""A pasted list of recipients, parted into what stands for one person each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.domain.people.mail_lines import MailLine, MailLines, is_label, lines_of
from app.domain.people.name_joins import without_join
from app.domain.people.person_names import are_name_words
from app.domain.people.person_titles import is_mark
from app.domain.tables.first_names import is_first_name
from app.domain.text.mail_addresses import first_address, looks_like_email, plain_address

PLAIN_SIGNS = str.maketrans("＜＞＠；，、،؛（）［］‹›〈〉\u00a0\u3000", "<>@;,,,;()[]<><>  ")
_ADDRESS = re.compile(r"(?:mailto:|smtp:)?[^\s<>()\[\],;:\"|@]{1,100}@[^\s<>()\[\],;:\"|@]{1,200}", re.IGNORECASE)
_LONGEST_SHORTENED = 3  # letters: “Jr.”, “Dr.”, “Inc.”
_OPENING = ("(", "[", "<")
_DASHES = (":", "–", "—", "- ")  # “lea@museum.example: Front of house”
_MOST_WORDS_BEHIND = 4
_PART = re.compile(r'"[^"]{0,200}"|<[^<>]{0,400}>|\([^()]{0,200}\)|\[[^\[\]]{0,400}\]|[;,]|[^"<(\[;,]+|.', re.DOTALL)
_LINKED = re.compile(r"<([^\s<>]{1,200})<mailto:[^\s<>]{1,300}>>?", re.IGNORECASE)  # as Teams copies an address
MOST_READ = 1000  # entries; those beyond are no more than counted, as no workshop has so many people
_BAD_ADDRESS = re.compile(r"([^<>]{0,300})<([^<>]{1,300})>[\s.,!:]*")
_GROUP = re.compile(r"([^:@,;<>()\[\]\"]{2,60}):\s+(?=\S)")


@dataclass(frozen=True)
class Entry:
    """`is_bare`: its address stands there without brackets. `address`: empty where there is a name alone; where what
    stands in the brackets is no address, or more than one, it stays as it is. `group`: of several people, named before
    the first of them."""

    name: str
    address: str = ""
    is_bare: bool = False
    group: str = ""

    @property
    def is_written_to(self) -> bool:
        return looks_like_email(first_address(self.address))


@dataclass(frozen=True)
class Recipients:
    """`is_labelled`: “To:” or the like stood before some. `lines`: the entries as they stand in lines. `passed_over`:
    lines without a person."""

    lines: tuple[tuple[Entry, ...], ...]
    is_labelled: bool
    passed_over: tuple[str, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry for line in self.lines for entry in line)


def recipients(text: str) -> Recipients | None:
    """None where a line is something else: a row of a table, two addresses to a name, or an address among words."""
    listed = lines_of(_LINKED.sub(r"<\1>", text.translate(PLAIN_SIGNS)))
    if any("\t" in line.text for line in listed.lines):
        return None
    found: list[tuple[Entry, ...]] = []
    count = 0
    for line in listed.lines:
        entries, length = _entries(line, max(0, MOST_READ - count))
        if entries is None:
            return None
        found.append(entries)
        count += length
    return _found(found, listed)


def _found(lines: Sequence[tuple[Entry, ...]], listed: MailLines) -> Recipients:
    return Recipients(tuple(line for line in lines if line), listed.is_labelled, listed.passed_over)


def _entries(line: MailLine, most: int) -> tuple[tuple[Entry, ...] | None, int]:
    """And how many they are. `most`: of those that are read; the others are no more than counted."""
    if not most and ";" not in line.text:  # of a list that is far too long
        return (Entry("", line.text[:200]) if "@" in line.text else Entry(line.text),), 1
    pieces = _pieces(line.text) if most else [piece for piece in line.text.split(";") if piece.strip()]
    read = [_entry(piece) for piece in pieces[:most]]
    if None in read:
        return None, len(pieces)
    unread = [Entry("", piece[:200]) if "@" in piece else Entry(piece) for piece in pieces[most:]]
    return _grouped([entry for entry in (*read, *unread) if entry], line.group), len(pieces)


def _grouped(entries: Sequence[Entry], group: str) -> tuple[Entry, ...]:
    """“Team Harbour: Lea Moreau <…>, Ben Adeyemi <…>;” names the group of both. “Lea Moreau: lea@museum.example” is a
    name and an address."""
    if entries and any(entry.address for entry in entries) and _GROUP.match(entries[0].name):
        return _in_groups(entries)
    return tuple(replace(entry, group=group) for entry in entries) if group else tuple(entries)


def _in_groups(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """“Team: Lea Moreau <…>, Ben Adeyemi <…>; IT: Chen Wei <…>”: each in the group that was named last."""
    group, grouped = "", []
    for entry in entries:
        found = _GROUP.match(entry.name)
        group = found[1].strip() if found else group
        grouped.append(replace(entry, name=entry.name[found.end() if found else 0 :], group=group))
    return tuple(grouped)


def _pieces(line: str) -> list[str]:
    """Parted at semicolons, at commas behind an address, and behind an address in brackets; never within quotes."""
    pieces: list[list[str]] = [[]]
    has_address = is_closed = False
    for match in _PART.finditer(line):
        part = match[0]
        is_separator = part == ";" or (part == "," and has_address)
        is_next = is_closed and any(map(str.isalnum, part)) and part[0] not in "([<"
        if is_separator or is_next:
            pieces.append([])
            has_address = is_closed = False
        if not is_separator:
            pieces[-1].append(part)
            has_address = has_address or "@" in part
            is_closed = is_closed or ("@" in part and part[0] in "<([")
    filled = [part for piece in pieces if piece and (part := "".join(piece).strip(" \t,;"))]
    plain = [without_join(piece, is_first=not place) for place, piece in enumerate(filled)]
    return [part for piece in plain for part in _of_addresses(piece) if any(map(str.isalnum, part))]


def _of_addresses(piece: str) -> list[str]:
    """“lea@museum.example ben@museum.example” are two, and so are “Lea lea@museum.example and Ben ben@…”."""
    if piece.count("@") < 2 or any(sign in piece for sign in _OPENING):
        return [piece]
    ends = [match.end() for match in _ADDRESS.finditer(piece) if looks_like_email(plain_address(match[0]))]
    if len(ends) < 2 or any(map(str.isalnum, piece[ends[-1] :])):
        return [piece]
    parts = [piece[begin:end].strip(" /|+&") for begin, end in pairwise([0, *ends])]
    parts = [without_join(part, is_first=not place) for place, part in enumerate(parts)]
    names = [_ADDRESS.sub("", part).strip(" :-–—").split() for part in parts]
    return parts if all(not name or are_name_words(name) for name in names) else [piece]


def _entry(piece: str) -> Entry | None:
    piece = piece[is_label(piece) :]
    found = [match for match in _ADDRESS.finditer(piece) if looks_like_email(plain_address(match[0]))]
    if not found:
        return _without_address(piece)
    before, behind = piece[: found[0].start()], piece[found[-1].end() :]
    if before.rstrip().endswith("|") or behind.lstrip().startswith("|"):
        return None  # a row of a table
    is_bare = not before.rstrip().endswith(_OPENING)
    address = plain_address(found[-1][0])
    between = _ADDRESS.sub("", piece[found[0].start() : found[-1].end()])
    are_several = len({plain_address(match[0]).casefold() for match in found}) > 1
    if (are_several or any(map(str.isalnum, between.replace("mailto", "")))) and not _is_the_name(piece, found):
        if is_bare or not _without_edges(before):
            return None
        address = piece[found[0].start() : found[-1].end()]  # “Lea <lea@museum.example, lea@home.example>”
    name = _with_department(_without_edges(before), _without_edges(behind))
    if name and is_mark(name) and not is_first_name(name):
        return Entry("", f"{address} ({name})", is_bare)  # “lea@home.example (private)”
    is_short = len(name.split()) <= _MOST_WORDS_BEHIND and not before.strip()
    is_told_apart = not is_bare or behind.lstrip().startswith((*_OPENING, *_DASHES) if is_short else _OPENING)
    if name and not is_told_apart and not (are_name_words(name.split()) and not before.rstrip().endswith(",")):
        return None
    return Entry(name, address, is_bare)


def _without_address(piece: str) -> Entry | None:
    bad = _BAD_ADDRESS.fullmatch(piece)
    if bad:
        return Entry(_without_edges(bad[1]), bad[2].strip())
    return Entry(_without_stop(piece)) if "@" not in piece else None


def _without_stop(name: str) -> str:
    """“Farid.” at the end of a sentence; the stop of “King Jr.” stays."""
    last = name.removesuffix(".").rpartition(" ")[2]
    return name.removesuffix(".") if len(last) > _LONGEST_SHORTENED and last.isalpha() else name


def _with_department(before: str, behind: str) -> str:
    """“Lea Moreau <…> (Collections)”; “<…> (Lea Moreau)” is a name."""
    behind = behind if any(map(str.isalnum, behind)) else ""
    if before and behind:
        return f"{before} ({behind.strip('()[]')})"
    return before or (behind[1:-1].strip() if behind[:1] in _OPENING and behind[-1:] in ">)]" else behind)


def _is_the_name(piece: str, found: list[re.Match[str]]) -> bool:
    """“'lea@museum.example' <lea.moreau@museum.example>”: the first stands where a name would."""
    return len(found) == 2 and bool(re.fullmatch(r"[\"'\s]*<\s*(?:mailto:)?", piece[found[0].end() : found[1].start()]))


def _without_edges(text: str) -> str:
    """Without the brackets that stood around the address, and the dash or colon before it."""
    plain = text[:400].strip().lstrip(">").rstrip("<").strip()
    if plain[:1] in (")", "]"):
        plain = plain[1:].strip()
    if plain[-1:] in ("(", "["):
        plain = plain[:-1].strip()
    plain = plain.replace('"', "") if plain.count('"') == 1 else plain
    return plain.strip(":–— ").removesuffix(" -").strip(" \t,;-")
