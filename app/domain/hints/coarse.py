"""Coarse words in a text: whole words in their forms, never parts of other words ("Scunthorpe")."""

import re
from collections.abc import Iterator

from app.domain.hints.coarse_words import BEGINNINGS, COARSE, JAPANESE
from app.domain.hints.names import is_far
from app.domain.words.segmentation import UNSPACED
from app.domain.words.tokens import folded, tokens

_WORD = re.compile(r"[^\W\d_]+")
_SPACES = {code: " " for code in range(128) if not chr(code).isalpha()}
_STARRED = re.compile(
    r"(?<!\w)(?:f[*#@!$]+c?k\w*|sh?[*#@!$]+t\w{0,3}|b[*#@!$]+tch\w*|c[*#@!$]+nts?|a[*#@!$]+holes?|sch?[*#@!$]+e)(?!\w)",
    re.IGNORECASE,
)
_MOST_PARTS = 4
"""Into so many words a dictionary may cut a coarse one."""
_ARABIC_PREFIXES = ("وال", "بال", "فال", "لل", "ال", "و", "ف", "ب")


def coarse_words(text: str) -> Iterator[tuple[int, int]]:
    """Their places, also of those with stars in them ("f**k")."""
    if may_hold_some(text, text.casefold()):
        yield from (found.span() for found in _WORD.finditer(text) if _is_coarse(found[0]))
    if "*" in text or "#" in text or "@" in text or "$" in text:
        yield from (found.span() for found in _STARRED.finditer(text))
    if not text.isascii() and any(word in text for word in JAPANESE):
        yield from _japanese(text)


def may_hold_some(text: str, plain: str) -> bool:
    """Told without looking at each word's place: most answers hold none. `plain`: the text in small letters."""
    if any(map(plain.__contains__, BEGINNINGS)):
        return True
    words = plain.translate(_SPACES).split() if text.isascii() else _WORD.findall(plain)
    return not COARSE.isdisjoint(words) or is_far(text)


def _is_coarse(word: str) -> bool:
    key = folded(word)
    if key in COARSE or key.startswith(BEGINNINGS):
        return True
    return "\u0600" < key[0] < "\u06ff" and any(
        key.startswith(prefix) and key[len(prefix) :] in COARSE for prefix in _ARABIC_PREFIXES
    )


def _japanese(text: str) -> Iterator[tuple[int, int]]:
    words = [token for token in tokens(text) if UNSPACED.search(token.written)]
    for first, token in enumerate(words):
        for last in words[first : first + _MOST_PARTS]:
            if text[token.start : last.end] in JAPANESE:
                yield token.start, last.end
