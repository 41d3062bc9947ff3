"""Runs of blanks, dashes and separators in a text of people: a thousand of them say no more than a few."""

import re

_BLANKS = re.compile(r"[^\S\r\n\t]{10,}")
_MARKS = re.compile(r"([-–—_=*.~#+•·])\1{19,}")
_ENDLESS = re.compile(r"[^\w\r\n]{80}|[\w.@+-]{400}")
_MOST_BEHIND = 20
_NONE_SEEN = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"))


def with_short_runs(text: str) -> str:
    """Without signs that nobody sees, and without empty cells by the dozen at the ends of lines."""
    plain = text.translate(_NONE_SEEN) if not text.isascii() else text
    plain = _MARKS.sub(r"\1\1\1", _BLANKS.sub("  ", plain))
    return "".join(map(_without_end, plain.splitlines(keepends=True)))


def has_endless_run(text: str) -> bool:
    """Of signs, as in rows of a very wide table, or of letters: nobody has typed it as a list of people."""
    return _ENDLESS.search(text) is not None


def _without_end(line: str) -> str:
    kept = line.rstrip(",;|\t \xa0\r\n")
    end = line[len(line.rstrip("\r\n")) :]
    return line if len(line) - len(kept) <= _MOST_BEHIND else kept + end
