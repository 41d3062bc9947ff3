"""Chats and mails as they are copied or exported: what was said, with who said it and when in a column of its own,
which is left behind like any other of that kind.

They are told by how each message begins: by a time and a name, by a name and a time, or by lines as “From:”.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from app.domain.people.mail_closings import without_closings, without_signature
from app.domain.people.mail_labels import OTHER_LABELS, PEOPLE_LABELS
from app.domain.tables.sheets import Sheet, SheetRow
from app.domain.text.spelling import plain_word
from app.reading import transcripts
from app.reading.chat_heads import HEADS, Head, is_head, is_moment, is_notice
from app.reading.chat_messages import Message, without_echoes
from app.reading.limits import SheetLimits
from app.reading.separated import tidied

_FEWEST, _HALF = 2, 0.5  # messages, and of these
_DASH = re.compile(r"[\s—–·•|-]*")
_MOST_TITLES = 2  # lines above a chat
_QUOTED = re.compile(r'[ \t]*"((?:[^"]|"")*)"[;,\t ]*')
_LABEL = re.compile(r"[*_]{0,2}([^\W\d_][^:：\t@<>]{0,28}?)\s?[:：][*_]{0,2}\s*(.*)")
_LABELS = PEOPLE_LABELS | OTHER_LABELS
_FEWEST_LABELS = 2  # lines of a mail's head
_ENOUGH_ROWS = 10


def may_begin(start: str) -> bool:
    """Whether the first lines could be those of a chat or of mails."""
    if transcripts.may_begin(start.splitlines()):
        return True
    filled = (_unquoted(line) for line in start.splitlines() if not _DASH.fullmatch(line))
    first, second, third = [*filled, "", "", ""][:3]
    return _may_begin(first, second) or (not _is_mail(second) and _may_begin(second, third))


def _is_mail(line: str) -> bool:
    label = _LABEL.fullmatch(line)
    return label is not None and plain_word(label[1]) in _LABELS


def _may_begin(first: str, second: str) -> bool:
    return _is_mail(first) or is_head(first) or is_moment(second)


def _unquoted(line: str) -> str:
    """As it was before a program wrote it as the only cell of a row."""
    quoted = _QUOTED.fullmatch(line)
    return (quoted[1].replace('""', '"') if quoted else line).strip()


def _without_titles(lines: Sequence[str]) -> Sequence[str]:
    """“Message” above a chat's first line, or two lines about it."""
    filled = [place for place, line in enumerate(lines) if line.strip()][: _MOST_TITLES + 1]
    first = next((place for place in filled if is_head(_unquoted(lines[place]))), 0)
    return [*[""] * first, *lines[first:]] if first else lines


def sheets_of(text: str, limits: SheetLimits) -> tuple[Sheet, ...]:
    """One of two columns; none where the text is no chat and no mails."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    rows = list(_rows(_of_transcript(lines), limits))
    rows = rows or list(_rows(_said_in(_mails(lines)), limits))
    chat = without_echoes(_said_in_chat(lines)) if not rows else ()
    rows = rows or list(_rows(((one, without_signature(one.lines, one.name)) for one in chat), limits))
    return (Sheet("", lambda: iter(rows), is_titled=True),) if rows else ()


def of_one_column(sheet: Sheet, limits: SheetLimits) -> Sheet:
    """The messages in it, where a spreadsheet holds a chat in its first column and nothing else; or else itself."""
    head = list(islice(sheet.rows(), _ENOUGH_ROWS))
    start = "\n".join(row.cells[0] for row in head if row.cells)
    if any(len(row.cells) != 1 for row in head) or not may_begin(start):
        return sheet
    rows = list(sheet.rows())
    if any(len(row.cells) != 1 for row in rows):
        return sheet
    found = sheets_of("\n".join(row.cells[0] for row in rows), limits)
    return replace(found[0], name=sheet.name, is_hidden=sheet.is_hidden) if found else sheet


def _rows(said: Iterable[tuple[Message, Sequence[str]]], limits: SheetLimits) -> Iterator[SheetRow]:
    found = [
        SheetRow(message.number, cells)
        for message, lines in said
        if len(cells := tidied((message.name, "\n".join(lines).strip()), limits, message.number)) > 1
    ]
    if found:
        yield SheetRow(0, ("Name", "Message"))
        yield from found


def _of_transcript(lines: Sequence[str]) -> Iterator[tuple[Message, Sequence[str]]]:
    return ((Message(one.number, one.name), one.lines) for one in transcripts.stretches(lines))


def _said_in_chat(lines: Sequence[str]) -> list[Message]:
    """Also where it is a list of one column: with a title above it, and with quotation marks around its lines."""
    lines = list(map(_unquoted, lines)) if _are_cells(lines) else lines
    untitled = _without_titles(lines)
    return _chat(lines) or (_chat(untitled) if untitled is not lines else [])


def _are_cells(lines: Sequence[str]) -> bool:
    """Whether all lines are quoted that a program would quote where they are the only cells of their rows."""
    marked = [line for line in lines if '"' in line]
    parted = [line for line in lines if "," in line] or [line for line in lines if ";" in line]
    return bool(marked) and all(map(_QUOTED.fullmatch, (*marked, *parted)))


def _chat(lines: Sequence[str]) -> list[Message]:
    """None where not the first line begins a message, or fewer than two do."""
    first = next((line for line in lines if line.strip()), "")
    for head in HEADS:
        if head.match(first) or is_notice(first):
            found = list(_after_heads(lines, head))
            if len(found) >= _FEWEST and sum(map(_says, found)) >= _HALF * len(found) and _keeps_to(head, lines, found):
                return found
    found = list(_after_names(lines))
    return found if len(found) >= _FEWEST and all(map(_says, found)) else []


def _keeps_to(head: Head, lines: Sequence[str], found: Sequence[Message]) -> bool:
    return head.is_kept_to is None or head.is_kept_to(lines, [message.name for message in found])


def _says(message: Message) -> bool:
    return any(map(str.strip, message.lines))


def _after_heads(lines: Sequence[str], head: Head) -> Iterator[Message]:
    message: Message | None = None
    for number, line in enumerate(lines, start=1):
        if begun := head.match(line):
            if message:
                yield message
            said = begun.groupdict().get("said")
            message = Message(number, begun["name"], [said] if said else [])
        elif message and not is_notice(line):
            message.lines.append(line.strip())
    if message:
        yield message


def _after_names(lines: Sequence[str]) -> Iterator[Message]:
    """“Eva Ek”, “10:12” and “Calm” below one another."""
    filled = [(number, line.strip()) for number, line in enumerate(lines, start=1) if not _DASH.fullmatch(line)]
    if len(filled) < 2 or not is_moment(filled[1][1]):
        return
    message: Message | None = None
    for (number, line), (_, below) in zip(filled, [*filled[1:], (0, "")], strict=True):
        if is_moment(below):
            if message:
                yield message
            message = Message(number, line)
        elif message and not is_moment(line):
            message.lines.append(line)
    if message:
        yield message


def _mails(lines: Sequence[str]) -> list[Message]:
    """None where the first lines are no mail's head."""
    found: list[Message] = []
    place = 0
    while place < len(lines):
        labelled = _head_at(lines, place)
        if labelled:
            found.append(Message(place + 1, next(said for label, said in labelled if label in PEOPLE_LABELS)))
            place += len(labelled)
        elif found:
            found[-1].lines.append(lines[place])
            place += 1
        elif lines[place].strip():
            return []
        else:
            place += 1
    return found


def _said_in(mails: Sequence[Message]) -> Iterator[tuple[Message, Sequence[str]]]:
    """Each is an answer; a single one is a list with an answer on each line."""
    for mail in mails:
        lines = without_closings(mail.lines, mail.name)
        yield from [(mail, lines)] if len(mails) > 1 else ((mail, [line]) for line in lines)


def _head_at(lines: Sequence[str], place: int) -> list[tuple[str, str]]:
    """The labels there with what stands behind them, of a person and of others at least; none where fewer lines have
    one."""
    said: list[tuple[str, str]] = []
    for line in lines[place : place + 20]:
        label = _LABEL.fullmatch(line.strip())
        if label is None or plain_word(label[1]) not in _LABELS:
            break
        said.append((plain_word(label[1]), label[2]))
    words = {word for word, _ in said}
    is_head = len(words) >= _FEWEST_LABELS and words & PEOPLE_LABELS and words & OTHER_LABELS
    return said if is_head else []
