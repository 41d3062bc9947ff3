"""Whether an address is somebody else's than the name beside it: “Anna Berg” and tom.ray@museum.example."""

import re

from app.domain.tables.first_names import is_first_name
from app.domain.text.mail_addresses import first_address
from app.domain.text.spelling import plain_word

_APART = re.compile(r"[\W\d_]+")
_LEAST = 3  # letters of a word that tells whose it is


def is_of_another(name: str, address: str) -> bool:
    """True only where the address spells a name, and no word or initials of this one."""
    user = first_address(address).split("@")[0]
    parts = [word for part in _APART.split(user) if (word := plain_word(part))]
    words = [word for word in map(plain_word, name.split()) if word]
    return (
        any(map(is_first_name, parts))
        and bool(words)
        and not any(_is_told(word, parts) for word in words)
        and not _begins(words, parts)
    )


def spells(name: str, address: str) -> bool:
    """Whether the address spells this name, or a word of it, or its initials."""
    user = first_address(address).split("@")[0]
    parts = [word for part in _APART.split(user) if (word := plain_word(part))]
    words = [word for word in map(plain_word, name.split()) if word]
    return _begins(words, parts) or any(_is_begun(word, part) for word in words for part in parts)


def is_spelled_out(address: str) -> bool:
    """“tom.ray@museum.example”, of some first and last name; “info@…” and “tray3@…” are not."""
    user = first_address(address).split("@")[0]
    words = [part for part in _APART.split(user) if len(part) >= _LEAST]
    return len(words) > 1


def _is_begun(word: str, part: str) -> bool:
    """“Berg” by “berger” and in “aberg”, “Katharina” by “kath”; “Berg” not by “weber”."""
    is_long = min(len(word), len(part)) >= _LEAST
    is_begun = is_long and (part.startswith(word[:_LEAST]) or part.endswith(word))
    return word == part or bool(is_begun)


def _is_told(word: str, parts: list[str]) -> bool:
    """“Berg” in “aberg”, “Katharina” by “kath”."""
    least = min(_LEAST, len(word))
    return any(word[:least] in part or (len(part) >= _LEAST and part in word) for part in parts)


def _begins(words: list[str], parts: list[str]) -> bool:
    """The parts are the words' initials: “ab”, “a.b”."""
    return "".join(parts) == "".join(word[0] for word in words)
