"""People whom chats write to: “@Lea Moreau @Ben Adeyemi”, “@lea.moreau, @ben and @chen.wei”, also within a sentence."""

import re
from collections.abc import Sequence

from app.domain.people.name_joins import JOINED
from app.domain.people.person_names import are_name_words, suggested_name

_HANDLE = re.compile(r"(?<![^\s,;:(&/])@(?=[^\W\d_])")
_CALLED = re.compile(r"[^\W\d_]+(?:[._-][^\W\d_]+)*\d{0,3}(?=[\s,;:.!?)]|$)")
_EVERYBODY_WORDS = "all here channel everyone everybody team alle tous todos tutti iedereen wszyscy herkes"
_EVERYBODY = frozenset(_EVERYBODY_WORDS.split())
_BETWEEN = " \t,;:&+/"
_FEWEST_IN_A_SENTENCE = 2
_MOST_WORDS = 4  # of a name


def with_handles_apart(lines: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    """Each of them in a line, and what stands around them; other lines as they are."""
    kept: list[str] = []
    around: list[str] = []
    are_all = all(line.lstrip().startswith("@") for line in lines)
    for line in lines:
        before, *called = _HANDLE.split(line)
        if not called or not (are_all or len(called) >= _FEWEST_IN_A_SENTENCE):
            kept.append(line)
        elif len(called) == 1:  # it may be a row of a table
            kept.append(_CALLED.sub(lambda handle: _named(handle[0]), called[0], count=1))
        else:
            read = [_person(f"{said} ") for said in called]
            kept += [name for name, _ in read if not _are_all(name)]
            around += [before, *(f"@{name} {rest}" if _are_all(name) else rest for name, rest in read)]
    told = (" ".join(said.split()).strip(_BETWEEN) for said in around)
    return kept, tuple(said for said in told if any(map(str.isalnum, said)))


def _person(said: str) -> tuple[str, str]:
    """The name, and what stands behind it that is none."""
    *parts, joined = JOINED.split(said)
    plain = (said if joined or not parts else " ".join(parts)).strip(_BETWEEN)
    handle = _CALLED.match(plain)
    if handle and _named(handle[0]) != handle[0]:
        return _named(handle[0]), plain[handle.end() :]
    words = plain.split()
    lengths = range(min(len(words), _MOST_WORDS), 0, -1)
    length = next((count for count in lengths if are_name_words(words[:count])), len(words))
    return " ".join(words[:length]).rstrip(_BETWEEN + ".!?"), " ".join(words[length:])


def _are_all(name: str) -> bool:
    return name.casefold() in _EVERYBODY


def _named(handle: str) -> str:
    """“Lea Moreau” of “lea.moreau”; “Lea” stays."""
    return handle if handle[0].isupper() and not re.search(r"[._\d]", handle) else suggested_name(handle)
