"""Separators with nothing behind them at the ends of all lines, as spreadsheets write for empty columns: “Calm,,”."""

from collections.abc import Sequence

_SIGNS = ",;\t|"
_ALMOST_ALL = 0.95  # of the lines


def tail_of(lines: Sequence[str], quote: str) -> str:
    """As many of one sign as all lines end in, a last one aside, which may be cut off; empty where they end otherwise.
    Lines that may end inside of quotation marks do not count."""
    some = [line.rstrip("\r\n ") for line in lines if line.strip() and line.count(quote) % 2 == 0]
    if len(some) < 2 or some[0].lstrip().startswith("|"):
        return ""
    for sign in _SIGNS:
        ends = [len(line) - len(line.rstrip(sign)) for line in some]
        found = [end for end in ends[:-1] if end]
        if ends[0] and len(found) >= _ALMOST_ALL * len(ends[:-1]):
            return sign * min(found)
    return ""


def without_tail(line: str, tail: str) -> str:
    plain = line.rstrip("\r\n ")
    return plain.removesuffix(tail) + "\n" if plain.endswith(tail) and plain.strip(tail) else line
