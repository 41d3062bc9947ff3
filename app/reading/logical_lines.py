"""Lines of vCard, iCalendar and LDIF files, with those that were folded put together again."""

import re
from collections.abc import Iterator

LONGEST = 4000  # characters of a line; what is longer is a picture or a key
_LINE_END = re.compile(r"\r\n|\n|\r")
_BEGIN = 5000  # characters, in which a file says what it is


def begin_of(text: str) -> str:
    """As it takes to tell what a file is: its first lines, each ended in the same way."""
    return _LINE_END.sub("\n", text[:_BEGIN]).lstrip("\ufeff \n")


def logical_lines(text: str, *, fold: str = " \t", is_quoted: bool = False) -> Iterator[str]:
    """`fold`: a line that begins with one of these goes on with the line before, without the sign. `is_quoted`: lines
    that end in “=” go on too where they say that they are quoted-printable. Beyond `LONGEST` a line is cut."""
    parts: list[str] = []
    length = 0
    is_soft = False
    for line in _LINE_END.split(text):
        is_rest = bool(parts) and (is_soft or line[:1] in tuple(fold))
        if not is_rest and parts:
            yield "".join(parts)
            parts, length = [], 0
        part = line[1:] if is_rest and not is_soft else line
        is_soft = is_quoted and part.endswith("=") and (is_soft or "QUOTED-PRINTABLE" in part[:200].upper())
        if length < LONGEST or not parts:
            parts.append((part[:-1] if is_soft else part)[: LONGEST - length])
            length += len(part)
    if parts:
        yield "".join(parts)
