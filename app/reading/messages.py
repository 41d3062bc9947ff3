"""Chats and mails as they are copied or exported: what was said, with who said it and when in a column of its own,
which is left behind like any other of that kind.

They are told by how each message begins: by a time and a name, by a name and a time, or by lines as “From:”.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from app.domain.people.mail_closings import without_closings
from app.domain.people.mail_labels import OTHER_LABELS, PEOPLE_LABELS
from app.domain.tables.sheets import Sheet, SheetRow
from app.domain.text.spelling import plain_word
from app.reading.limits import SheetLimits
from app.reading.separated import tidied

_FEWEST, _HALF = 2, 0.5  # messages, and of these
_TIME = r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:[\s\u202f]?[ap]\.?[\s\u202f]?m\.?)?"
_MONTH = r"[^\W\d_]{3,12}\.?"
_NUMBERS = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
_DATE = rf"(?:{_NUMBERS}|\d{{1,2}}\.? {_MONTH} \d{{4}}|{_MONTH} \d{{1,2}}, \d{{4}}|[^\W\d_]{{2,12}})"
_WHEN = rf"(?:{_DATE}(?:,| at| um| à| a las)? )?{_TIME}|{_TIME}, {_DATE}"
_NAME = r"(?P<name>[^\s:：\[\]][^:：\n\[\]]{0,60}?)"
_SAID = r"\s?[:：](?:\s+(?P<said>.*)|\s*)"
_HEADS = tuple(
    re.compile(f"[\u200e\u200f\u202a]*{head}", re.IGNORECASE)
    for head in (
        rf"\[(?:{_WHEN})\]\s*{_NAME}{_SAID}",  # [03.11.26, 10:12:01] Eva: Calm
        rf"(?:{_WHEN})\s[-–—]\s{_NAME}{_SAID}",  # 03/11/2026, 10:12 - Eva: Calm
        rf"(?:{_TIME})\s+From\s+{_NAME}{_SAID}",  # 10:12:01 From Eva to Everyone: Calm
        rf"{_NAME},\s\[(?:{_WHEN})\]{_SAID}",  # Eva, [03.11.2026 10:12]:
        rf"\[(?:{_WHEN})\]\s+{_NAME}",  # [10:12] Eva
        rf"{_NAME}(?:\s{{2,20}}|\s{{1,20}}\[)(?:{_WHEN})\]?",  # Eva  10:12 AM
    )
)
_NOTICE = re.compile(rf"[\u200e\u200f]*(?:\[(?:{_WHEN})\]|(?:{_WHEN})\s[-–—])\s.*", re.IGNORECASE)
_ALONE = re.compile(rf"(?:{_WHEN})", re.IGNORECASE)
_PUT_IN = re.compile(r"\u200e.*|<[^<>]{3,40}>")  # “image omitted”, “<Media omitted>”
_LABEL = re.compile(r"[*_]{0,2}([^\W\d_][^:：\t@<>]{0,28}?)\s?[:：][*_]{0,2}\s*(.*)")
_LABELS = PEOPLE_LABELS | OTHER_LABELS
_FEWEST_LABELS = 2  # lines of a mail's head


@dataclass
class _Message:
    """`number`: of its first line, from 1."""

    number: int
    name: str
    lines: list[str] = field(default_factory=list)


def may_begin(start: str) -> bool:
    """Whether the first lines could be those of a chat or of mails."""
    first, second = [*(line.strip() for line in start.splitlines() if line.strip()), "", ""][:2]
    label = _LABEL.fullmatch(first)
    is_label = label is not None and plain_word(label[1]) in _LABELS
    is_head = any(head.fullmatch(first) for head in _HEADS)
    return is_label or is_head or _NOTICE.fullmatch(first) is not None or _ALONE.fullmatch(second) is not None


def sheets_of(text: str, limits: SheetLimits) -> tuple[Sheet, ...]:
    """One of two columns; none where the text is no chat and no mails."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    said = list(_said_in(_mails(lines))) or [(one, one.lines) for one in _chat(lines) if not _is_put_in(one)]
    rows = list(_rows(said, limits))
    return (Sheet("", lambda: iter(rows), is_titled=True),) if rows else ()


def _rows(said: Iterable[tuple[_Message, Sequence[str]]], limits: SheetLimits) -> Iterator[SheetRow]:
    found = [
        SheetRow(message.number, cells)
        for message, lines in said
        if len(cells := tidied((message.name, "\n".join(lines).strip()), limits, message.number)) > 1
    ]
    if found:
        yield SheetRow(0, ("Name", "Message"))
        yield from found


def _chat(lines: Sequence[str]) -> list[_Message]:
    """None where not the first line begins a message, or fewer than two do."""
    first = next((line for line in lines if line.strip()), "")
    for head in _HEADS:
        if head.fullmatch(first.strip()) or _NOTICE.fullmatch(first.strip()):
            found = list(_after_heads(lines, head))
            if len(found) >= _FEWEST and sum(map(_says, found)) >= _HALF * len(found):
                return found
    found = list(_after_names(lines))
    return found if len(found) >= _FEWEST and all(map(_says, found)) else []


def _says(message: _Message) -> bool:
    return any(map(str.strip, message.lines))


def _after_heads(lines: Sequence[str], head: re.Pattern[str]) -> Iterator[_Message]:
    message: _Message | None = None
    for number, line in enumerate(lines, start=1):
        if begun := head.fullmatch(line.strip()):
            if message:
                yield message
            said = begun.groupdict().get("said")
            message = _Message(number, begun["name"], [said] if said else [])
        elif message and not _NOTICE.fullmatch(line.strip()):
            message.lines.append(line.strip())
    if message:
        yield message


def _after_names(lines: Sequence[str]) -> Iterator[_Message]:
    """“Eva Ek”, “10:12” and “Calm” below one another."""
    filled = [(number, line.strip()) for number, line in enumerate(lines, start=1) if line.strip()]
    if len(filled) < 2 or not _ALONE.fullmatch(filled[1][1]):
        return
    message: _Message | None = None
    for (number, line), (_, below) in zip(filled, [*filled[1:], (0, "")], strict=True):
        if _ALONE.fullmatch(below):
            if message:
                yield message
            message = _Message(number, line)
        elif message and not _ALONE.fullmatch(line):
            message.lines.append(line)
    if message:
        yield message


def _is_put_in(message: _Message) -> bool:
    return _PUT_IN.fullmatch("\n".join(message.lines).strip(" \n")) is not None


def _mails(lines: Sequence[str]) -> list[_Message]:
    """None where the first lines are no mail's head."""
    found: list[_Message] = []
    place = 0
    while place < len(lines):
        labelled = _head_at(lines, place)
        if labelled:
            found.append(_Message(place + 1, labelled[0]))
            place += len(labelled)
        elif found:
            found[-1].lines.append(lines[place])
            place += 1
        elif lines[place].strip():
            return []
        else:
            place += 1
    return found


def _said_in(mails: Sequence[_Message]) -> Iterator[tuple[_Message, Sequence[str]]]:
    """Each is an answer; a single one is a list with an answer on each line."""
    for mail in mails:
        lines = without_closings(mail.lines)
        yield from [(mail, lines)] if len(mails) > 1 else ((mail, [line]) for line in lines)


def _head_at(lines: Sequence[str], place: int) -> list[str]:
    """What stands behind the labels there, of a person and of others at least; none where fewer lines have one."""
    said: list[str] = []
    words: set[str] = set()
    for line in lines[place : place + 20]:
        label = _LABEL.fullmatch(line.strip())
        if label is None or plain_word(label[1]) not in _LABELS:
            break
        words.add(plain_word(label[1]))
        said.append(label[2])
    is_head = len(words) >= _FEWEST_LABELS and words & PEOPLE_LABELS and words & OTHER_LABELS
    return said if is_head else []
