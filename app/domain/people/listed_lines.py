"""Lists of people as they are typed: numbered, with bullets, with phone numbers below the names, with slashes."""

import re
from collections.abc import Sequence

from app.domain.hints.people_occupations import is_occupation
from app.domain.people.group_labels import is_told
from app.domain.people.handles import with_handles_apart
from app.domain.people.letter import sentences, without_letter
from app.domain.people.mail_labels import OTHER_LABELS
from app.domain.people.mail_lists import Cells, titled
from app.domain.people.name_lists import is_name
from app.domain.people.person_titles import is_mark
from app.domain.people.titles import is_title_of_people
from app.domain.tables.first_names import is_first_name
from app.domain.tables.sheets import SheetRow
from app.domain.text.mail_addresses import looks_like_email, plain_address
from app.domain.text.spelling import plain_word

_BULLET = re.compile(
    r"[ \t]*(?:(?:\(?\d{1,3}[.):]|[•*·‣▪●◦○–—✓✔✗✘☐☑☒■□◆►➤➔✅❌-]|\[[ xX✓✗]?\]|"
    r"[\U0001f300-\U0001faff\u2600-\u27bf][\ufe0f\u200d\u2640\u2642\U0001f300-\U0001faff]*)[ \t]+)+(?=\S)"
)
_NUMBER_ALONE = re.compile(r"[ \t]*(?:\d{1,3}[.)]|[•*·‣▪●◦○–—-])[ \t]*")
_PHONE = re.compile(
    r"\s*(?:(?:tel(?:efon|ephone|éfono|efono)?|phone|mobile?|mobil|handy|fax|fon|natel|gsm|cell|t|m|f)\b[.:]{0,2}\s*)?"
    r"[+(]{0,2}\d[\d\s()/.–-]{4,25}",
    re.IGNORECASE,
)
_EMPTY_GROUP = re.compile(
    r"[^\n:;,<>@\"]{1,60}:[ \t]*;[^\n;,<@]{0,60}|undisclosed[ -]recipients[ \t:;]*", re.IGNORECASE
)
_BETWEEN = re.compile(r"[ \t]+(?:/{1,2}|[–—-]|·|•|⋅|∙|→)[ \t]+")
_HOUR = r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:[ ]?[AaPp]\.?[Mm]\.?|[ ]?Uhr|[ ]?h)?"
_TIME = re.compile(
    rf"(?:[\[(]?{_HOUR}(?:[ ]?[-–][ ]?{_HOUR})?[\])]?[ \t,:–-]+(?=\S)|(?<![ \t,–-])[ \t,–-]+[\[(]?{_HOUR}[\])]?$)"
)
_LISTED_MARKS = re.compile(r"(?<=[(\[])[^()\[\]]{1,60},[^()\[\]]{1,60}(?=[)\]])")
_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_LABEL = re.compile(r"([^:：\t]{1,40})[:：]\s*(?=\S)")
_MOST_PARTS = 6
_FEWEST_LINES = _FEWEST_NAMES = 2


def tidied(text: str) -> tuple[str, tuple[str, ...]]:
    """Without numbers and bullets before all lines, phone numbers in lines of their own, lines of a message around the
    list, and groups of recipients that hold nobody (“undisclosed-recipients:;”). Gives the lines too that went."""
    lines = [part for line in text.splitlines() if line.strip() for part in sentences(line)]
    kept = [line for line in lines if not _EMPTY_GROUP.fullmatch(line.partition(": ")[2].strip() or line.strip())]
    kept = _without_subjects(kept)
    kept = [line for line in kept if not _NUMBER_ALONE.fullmatch(line)]
    kept = without_letter(_without_phones(kept))
    kept, numbers = _without_phones_between(_without_marks(kept))
    held = frozenset(kept)
    gone = tuple(" ".join(line.split()) for line in lines if line not in held and any(map(str.isalnum, line)))
    gone = () if numbers else gone
    listed = [_BULLET.match(line) for line in kept]
    if len(kept) > 1 and sum(map(bool, listed)) >= len(kept) - 1:  # one may be the heading
        kept = [line[found.end() :] if found else line for line, found in zip(kept, listed, strict=True)]
    kept, times = _without_times(kept)
    kept = [_LISTED_MARKS.sub(_with_strokes, line) for line in kept]
    kept, around = with_handles_apart(kept)
    kept = _with_tabs(kept)
    return (text if kept == lines else "\n".join(kept)), (*gone, *numbers, *times, *around)


def _without_subjects(lines: Sequence[str]) -> list[str]:
    """Without “Subject: …”, “件名：…” and the like, which speak of nobody, and the lines that go on there."""
    is_mail = any("@" in line for line in lines)  # of which another reader knows the lines of its head
    found = [_is_of_nobody(line) and not (is_mail and not _may_be_read_as_somebody(line)) for line in lines]
    for place in range(1, len(lines)):
        found[place] = found[place] or (found[place - 1] and lines[place][:1] in (" ", "\t"))
    kept = [line for line, is_subject in zip(lines, found, strict=True) if not is_subject]
    return kept if any(map(_holds_words, kept)) else list(lines)


def _is_of_nobody(line: str) -> bool:
    label = _LABEL.match(line)
    return label is not None and "@" not in line and plain_word(label[1]) in OTHER_LABELS and not is_told(label[1])


def _may_be_read_as_somebody(line: str) -> bool:
    return is_name(_LABEL.sub("", line).strip())


def _without_times(lines: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    """“10:32 Lea Moreau”, “Lea Moreau  10:32 AM”, as chats and agendas write them: where most lines have one."""
    found = [None if any(sign in line for sign in "\t;|@<") else _TIME.search(line) for line in lines]
    if sum(map(bool, found)) <= 0.5 * len(lines) or len(lines) < _FEWEST_LINES:
        return list(lines), ()
    rest = [line.replace(time[0], "", 1) if time else line for line, time in zip(lines, found, strict=True)]
    return rest, tuple(dict.fromkeys(time[0].strip(" \t,:–-") for time in found if time))


def _with_tabs(lines: Sequence[str]) -> list[str]:
    """Columns that stand below each other with blanks between them."""
    widths = {len(_GAP.split(line.strip())) for line in lines}
    are_columns = len(lines) >= _FEWEST_LINES and len(widths) == 1 and widths != {1}
    is_other = any(sign in line for line in lines for sign in '\t;|<"')
    return [_GAP.sub("\t", line.strip()) for line in lines] if are_columns and not is_other else list(lines)


def _without_marks(lines: Sequence[str]) -> list[str]:
    """Without “Organizer”, “Muted” and initials in lines below and above the names, as meetings show who is there."""
    names = [is_name(line.strip()) and not _is_mark_alone(line) for line in lines]
    around = [_is_mark_alone(line) or _are_initials(line, lines, place) for place, line in enumerate(lines)]
    beside = zip(lines, around, [False, *names], [*names[1:], False], strict=False)
    return [line for line, is_around, above, below in beside if not (is_around and (above or below))]


def _is_mark_alone(line: str) -> bool:
    plain = line.strip()
    return plain.isalpha() and len(plain) > _FEWEST_LINES and is_mark(plain) and not is_first_name(plain)


def _are_initials(line: str, lines: Sequence[str], place: int) -> bool:
    """“LM” above “Lea Moreau”."""
    plain = line.strip()
    if not 2 <= len(plain) <= 3 or not plain.isupper() or place + 1 == len(lines):
        return False
    return [word[0] for word in lines[place + 1].split()][: len(plain)] == list(plain)


def _with_strokes(inner: re.Match[str]) -> str:
    """“(Host, me)” as “(Host/me)”: no cells of a table."""
    return re.sub(r"\s*,\s*", "/", inner[0]) if is_mark(inner[0]) else inner[0]


def _without_phones(lines: Sequence[str]) -> list[str]:
    kept = [line for line in lines if not _PHONE.fullmatch(line)]
    return kept if any(map(_holds_words, kept)) else list(lines)


def _without_phones_between(lines: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    """“Lea, Ben, +49 170 1234567, You”, as chats show who is in a group."""
    parts = [part.strip() for part in lines[0].split(",")] if len(lines) == 1 else []
    others = [part for part in parts if _PHONE.fullmatch(part) or (is_mark(part) and not is_first_name(part))]
    names = [part for part in parts if part not in others]
    if not others or len(names) < _FEWEST_NAMES or not all(is_first_name(name) and is_name(name) for name in names):
        return list(lines), ()
    return [", ".join(names)], tuple(others)


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
