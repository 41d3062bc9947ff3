"""The lines of a pasted list of recipients: what mail programs write around names is taken off."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from app.domain.hints.people_occupations import is_department
from app.domain.people.mail_labels import OTHER_LABELS, PEOPLE_LABELS
from app.domain.text.mail_addresses import looks_like_email, plain_address
from app.domain.text.spelling import plain_word

_LABEL = re.compile(
    r"[\s>*_]{0,20}([^\s:：;,<>@\"()*]{1,30}(?:\s[^\s:：;,<>@\"()*]{1,20}){0,3})(?:\s?\(\d{1,3}\))?[\s*_]{0,3}[:：][\s*_]{0,20}"
)
_TABBED = re.compile(r"\s{0,20}([^\s:;,<>@\"()]{1,30}(?: [^\s:;,<>@\"()]{1,20}){0,3})\t\s{0,20}(?=[^\t]{0,2000}@)")
_HEADING = re.compile(r"([^:：@,;<>()\[\]\"]{2,60})[:：]\s{0,20}")
_BULLET = re.compile(r"\s*(?:\d{1,3}[.)]|[•*·‣▪-])\s+")
_MAY_BE_LABELLED = re.compile("[:：\t]")
_COLONS = (":", "：")
_AROUND = " \t\r:："
_LABELS = PEOPLE_LABELS | OTHER_LABELS
_LONGEST_LINE = 2000  # characters, put together of several


class MailLine(NamedTuple):
    """`group`: what a heading above it says of all below."""

    text: str
    group: str = ""


@dataclass(frozen=True)
class MailLines:
    """`is_labelled`: “To:” or the like stood before some. `passed_over`: lines without a person."""

    lines: tuple[MailLine, ...]
    is_labelled: bool
    passed_over: tuple[str, ...]


def is_label(text: str) -> int:
    """How long the label is that it begins with: “Cc: ”, “Címzett: ”; 0 where it begins with none."""
    label = _LABEL.match(text)
    return label.end() if label and plain_word(label[1]) in PEOPLE_LABELS else 0


def lines_of(text: str) -> MailLines:
    """Without “To:”, without lines of a message's head without a person, and with wrapped lines put together."""
    headings = _headings(text)
    are_groups = len(headings) > 1 or any(map(is_department, headings))
    lines: list[MailLine] = []
    passed_over: list[str] = []
    group, is_labelled = "", False
    for line, label in _labelled(text):
        heading = line.strip(_AROUND)
        is_heading = heading in headings and line.rstrip().endswith(_COLONS)
        if label in OTHER_LABELS or (is_heading and not are_groups):
            passed_over.append(" ".join(line.split()))
        elif is_heading:
            group = heading
        elif lines and line.lstrip().startswith("<") and _is_name_alone(lines[-1].text):
            lines[-1] = MailLine(lines[-1].text + " " + line.strip(), lines[-1].group)
        else:
            lines.append(MailLine(line.strip(), group))
        is_labelled = is_labelled or label in PEOPLE_LABELS
    return MailLines(tuple(line for line in lines if line.text), is_labelled, tuple(passed_over))


def _labelled(text: str) -> Iterator[tuple[str, str]]:
    """Each line without a label that stands before people, and the label; a line that goes on has the one above."""
    word = ""
    for line in filter(str.strip, text.splitlines()):
        label = (_LABEL.match(line) or _TABBED.match(line)) if _MAY_BE_LABELLED.search(line) else None
        found = plain_word(label[1]) if label else ""
        if found in _LABELS:
            word = found
        elif line[:1].strip():
            word = ""
        if label and found in PEOPLE_LABELS:
            line = line[label.end() :]  # noqa: PLW2901
        bullet = _BULLET.match(line)
        yield (line[bullet.end() :] if bullet else line), word


def _headings(text: str) -> frozenset[str]:
    """“Team Harbour:” in a line of its own, with people below and not one address."""
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    found = [
        line.strip(_AROUND)
        for line, below in pairwise(lines)
        if line.endswith(_COLONS)
        and _HEADING.fullmatch(line)
        and not is_label(line)
        and not looks_like_email(plain_address(below))
    ]
    return frozenset(found)


def _is_name_alone(line: str) -> bool:
    """Whether the end of a line is a name whose address stands in the next one."""
    last = re.split(r"[;>]", line[-300:])[-1].strip(" ,")
    return bool(last) and "@" not in last and len(line) < _LONGEST_LINE
