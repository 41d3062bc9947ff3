"""Transcripts and subtitles as meeting programs write them: who said it and what, below the times from when to when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_CLOCK = r"(?:\d{1,2}:){1,2}\d{1,2}(?:[.,]\d{1,3})?"
_SPAN = re.compile(rf"({_CLOCK})(?:\s*-->\s*|,)({_CLOCK})(?:\s.*)?")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^<>]{1,100})>")
_TAG = re.compile(r"</?[a-z][^<>]{0,100}>")
_LED = re.compile(r"([^\s:：][^:：]{0,60}?)\s?[:：](?:\s+|$)")
_FEWEST, _MOST = 2, 0.6  # stretches; and of these
_MOST_WORDS = 6  # of a name on a line of its own
_LOOKED_AT = 6  # lines, the title's and a number's among them


@dataclass
class Stretch:
    """What was said from one moment to another. `number`: of its first line, from 1."""

    number: int
    name: str = ""
    lines: list[str] = field(default_factory=list)


def may_begin(lines: Sequence[str]) -> bool:
    return any(_SPAN.fullmatch(line.strip()) for line in lines[:_LOOKED_AT])


def stretches(lines: Sequence[str]) -> list[Stretch]:
    """None where the text is no transcript. Those without words are left out."""
    if not may_begin(lines):
        return []
    found = list(_stretches(lines))
    if len(found) < _FEWEST:
        return []
    return [stretch for stretch in _named(found) if any(stretch.lines)]


def _stretches(lines: Sequence[str]) -> Iterator[Stretch]:
    stretch: Stretch | None = None
    for number, line in enumerate(map(str.strip, lines), start=1):
        if _SPAN.fullmatch(line):
            if stretch:
                yield stretch
            stretch = Stretch(number)
        elif stretch and line and not (line.isdecimal() and _begins_next(lines, number)):
            stretch.lines.append(line)
    if stretch:
        yield stretch


def _begins_next(lines: Sequence[str], number: int) -> bool:
    """A number above the next times."""
    return number < len(lines) and _SPAN.fullmatch(lines[number].strip()) is not None


def _named(found: Sequence[Stretch]) -> Sequence[Stretch]:
    """With the name apart: in a tag, before a colon, or on a line of its own."""
    filled = [stretch for stretch in found if stretch.lines]
    most = max(_FEWEST, _MOST * len(filled))
    if any(_VOICE.search(line) for stretch in filled for line in stretch.lines):
        for stretch in filled:
            stretch.name = ", ".join(name for line in stretch.lines for name in _VOICE.findall(line))
            stretch.lines = [_TAG.sub("", line).strip() for line in stretch.lines]
    elif sum(_LED.match(stretch.lines[0]) is not None for stretch in filled) >= most:
        for stretch in filled:
            if led := _LED.match(stretch.lines[0]):
                stretch.name, stretch.lines[0] = led[1], stretch.lines[0][led.end() :]
    elif sum(len(stretch.lines) > 1 and len(stretch.lines[0].split()) <= _MOST_WORDS for stretch in filled) >= most:
        for stretch in filled:
            stretch.name, stretch.lines = stretch.lines[0], stretch.lines[1:]
    return found
