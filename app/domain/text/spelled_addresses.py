"""Addresses that were written so that no program finds them: “anna (at) museum.example”, “ben AT museum DOT example”.

Only what can be nothing else is taken: words for the signs in brackets, or both words, or one in capitals behind a
user's name in small letters.
"""

import re

_AT_WORDS = (
    r"at|ät|@|a|arroba|arobase|chiocciola|apenstaartje|małpa|malpa|klammeraffe|affenschwanz|kukaç|snabel-?a|zavináč|"
    r"kukac"
)
_DOT_WORDS = r"dot|punkt|punto|point|punt|ponto|kropka|nokta|tečka|pont|\."
_AT = rf"[ \t]?[\[({{](?:{_AT_WORDS})[\])}}][ \t]?"
_DOT = rf"[ \t]?[\[({{](?:{_DOT_WORDS})[\])}}][ \t]?"
_DOT_SAID = r"[ \t](?:dot|punkt|punto|point|punt|ponto|kropka|nokta)[ \t]"
_LABEL, _LAST = r"[\w-]{1,63}", r"[^\W\d_]{2,24}"
_BEGIN, _USER = r"(?<![\w.+@-])", r"[\w+-]{1,40}(?:\.[\w+-]{1,40}){0,4}"
_IN_BRACKETS = re.compile(
    rf"{_BEGIN}{_USER}(?:{_DOT}{_LABEL}){{0,3}}{_AT}{_LABEL}(?:(?:\.|{_DOT}|{_DOT_SAID}){_LABEL}){{0,5}}"
    rf"(?:\.|{_DOT}|{_DOT_SAID}){_LAST}\b",
    re.IGNORECASE,
)
_HALF_IN_BRACKETS = re.compile(
    rf"{_BEGIN}{_USER}@{_LABEL}(?:(?:\.|{_DOT}){_LABEL}){{0,5}}{_DOT}{_LAST}\b", re.IGNORECASE
)
_SAID = re.compile(
    rf"{_BEGIN}{_USER}(?:{_DOT_SAID}{_LABEL}){{0,3}}[ \t](?:at|arroba)[ \t]"
    rf"{_LABEL}(?:(?:\.|{_DOT_SAID}){_LABEL}){{0,4}}{_DOT_SAID}{_LAST}\b"
    rf"|{_BEGIN}(?-i:[a-z][a-z\d_+-]{{0,40}}(?:\.[a-z\d_+-]{{1,40}}){{0,4}}[ \t](?:AT|@)[ \t])"
    rf"{_LABEL}(?:\.{_LABEL}){{0,4}}\.{_LAST}\b",
    re.IGNORECASE,
)
_SIGN = re.compile(rf"{_AT}|[ \t](?:at|arroba|@)[ \t]", re.IGNORECASE)
_STOP = re.compile(rf"{_DOT}|{_DOT_SAID}", re.IGNORECASE)
_MAY_HOLD = re.compile(rf"[\[({{](?:{_AT_WORDS}|{_DOT_WORDS})[\])}}]|\b(?:at|arroba)\b|@[ \t]", re.IGNORECASE)


def with_plain_addresses(text: str) -> str:
    """“anna[at]museum[dot]example” as an address."""
    if not _MAY_HOLD.search(text):
        return text
    for pattern in (_IN_BRACKETS, _HALF_IN_BRACKETS, _SAID):
        text = pattern.sub(lambda found: _SIGN.sub("@", _STOP.sub(".", found[0])), text)
    return text
