"""E-mail addresses as programs write them down: decorated, several in a cell, or in letters that only look plain."""

import re
import unicodedata
from functools import lru_cache

_SIGNS = r"[^@\s<>()\[\],;:\"\\]"
_EMAIL = re.compile(rf"{_SIGNS}+@(?:[^@\s<>()\[\],;:\"\\.]+\.)+[^@\s<>()\[\],;:\"\\.]+")
_PLAIN = re.compile(r"[a-z0-9][\w.+-]*@(?:[a-z0-9-]+\.)+[a-z]+", re.ASCII | re.IGNORECASE)
_WIDE = re.compile("[！-～﹫。｡]")
_SCHEMES = re.compile(r"(?:[<\[(]*(?:mailto|smtp|sip|im|xmpp|e-?mail)\s*:\s*){1,3}", re.IGNORECASE)
_AROUND = " \t\r\n\xa0\u3000<>()[]{}\"'`´“”„‟‘’‚‛«»‹›*"
_BEHIND = ".,;:!?。；，、" + _AROUND
_BETWEEN = re.compile(r":::|[;,；，、\s<>|]+|(?<=\w)/(?=[^/\s@]+@)")


def looks_like_email(text: str) -> bool:
    return _EMAIL.fullmatch(text) is not None


def plain_address(text: str) -> str:
    """Without what programs put around an address: “<ana@museum.example>”, “mailto:ana@museum.example.”

    Signs of full width (＠) become plain ones, and signs that nobody sees go. Words that stand for a sign, as in
    “ana (at) museum.example”, stay: the facilitator decides when looking at the list.
    """
    plain = _narrow(text)
    if not plain.isascii():
        plain = "".join(sign for sign in plain if unicodedata.category(sign) != "Cf")
    plain = plain.strip(_AROUND)
    scheme = _SCHEMES.match(plain)
    if scheme:
        plain = plain[scheme.end() :].strip(_AROUND)
    is_link = scheme is not None and "mailto" in scheme[0].lower()
    return (plain.split("?")[0] if is_link else plain).rstrip(_BEHIND)


def first_address(text: str) -> str:
    """Of several in one cell, as address books and directories write them; a text without any stays as it is.

    Directories mark the one that counts with capitals: “smtp:l@museum.example;SMTP:lea@museum.example”.
    """
    narrow = _narrow(text)
    if "@" not in narrow or _PLAIN.fullmatch(text):
        return text
    found = [(part, plain_address(part)) for part in _BETWEEN.split(narrow) if "@" in part]
    good = [(part, address) for part, address in found if looks_like_email(address)]
    marked = [address for part, address in good if part.startswith("SMTP:")]
    return next(iter(marked), good[0][1] if good else text)


def _narrow(text: str) -> str:
    """“＠” as “@”; other texts as they are, but with each letter in one spelling."""
    return text if text.isascii() else unicodedata.normalize("NFKC" if _WIDE.search(text) else "NFC", text)


@lru_cache(maxsize=4096)
def address_key(address: str) -> str:
    """The same for two spellings of one address: in capitals, in full width, its domain in either of its two forms."""
    user, at, domain = unicodedata.normalize("NFKC", address).casefold().rpartition("@")
    try:
        domain = domain.encode("ascii").decode("idna")
    except UnicodeError:
        domain = unicodedata.normalize("NFKC", domain)
    return user + at + domain.casefold()
