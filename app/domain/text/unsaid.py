"""What a row of a list says and the person made of it does not: titles, second addresses, words beside a name."""

import re
from collections.abc import Iterable, Iterator

from app.domain.text.spelling import plain_word

_TOKEN = re.compile(r"[^\s,;:<>()\[\]{}\"“”„|/*，、；：（）＜＞［］【】]+")
_SCHEMES = frozenset(("mailto", "smtp", "sip", "im", "xmpp"))
_LONGEST = 1000  # characters of a piece, as of a cell


def unsaid(cells: Iterable[str], kept: Iterable[str]) -> tuple[str, ...]:
    """In the words of the cells, neighbours together, each once. `kept`: all that came in."""
    words = {plain_word(token) for text in kept for token in _parts(text)}
    found = (piece for cell in cells for piece in _pieces(cell, words))
    return tuple(dict.fromkeys(found))


def _parts(text: str) -> Iterator[str]:
    """“Jean-Luc” is also “Jean” and “Luc”. An address says no name: “Lea” beside “lea@museum.example” is more."""
    for token in _TOKEN.findall(text):
        yield token
        if "@" not in token:
            yield from re.split(r"[-–.'’]", token)


def _pieces(cell: str, words: set[str]) -> Iterator[str]:
    begin = end = -1
    for token in _TOKEN.finditer(cell):
        if _is_kept(token[0], words):
            if begin >= 0:
                yield _piece(cell, begin, end)
            begin = -1
        else:
            begin, end = (token.start() if begin < 0 else begin), token.end()
    if begin >= 0:
        yield _piece(cell, begin, end)


def _piece(cell: str, begin: int, end: int) -> str:
    """With the bracket that closes one within it."""
    piece = cell[begin:end]
    return (piece + cell[end : end + 1] if piece.count("(") > piece.count(")") else piece)[:_LONGEST]


def _is_kept(token: str, words: set[str]) -> bool:
    """Signs without a letter say nothing; neither do schemes of addresses."""
    plain = plain_word(token)
    if not plain or plain in words or plain in _SCHEMES:
        return True
    return "@" not in token and all(not part or plain_word(part) in words for part in re.split(r"[-–.'’]", token))
