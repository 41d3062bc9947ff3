"""One text in several spellings: letters in parts or in one, in full width, with this or that dash or apostrophe."""

import unicodedata
from functools import lru_cache

_UNSEEN = dict.fromkeys(
    [
        *(0x00, 0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0xFEFF),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2064),
        *range(0x2066, 0x206A),
        *range(0xFFF9, 0xFFFC),
    ]
)
_ALIKE = str.maketrans(
    dict.fromkeys("‐‑‒–—―−﹘﹣－", "-") | dict.fromkeys("’‘‛′ʼʹʻʽ`´＇", "'") | dict.fromkeys("“”„‟″＂«»", '"')
)
_TURKISH = str.maketrans("İIı", "iii")
_PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})


def visible(text: str) -> str:
    """In one line and one spelling of each letter, without signs that nobody sees. What joins letters and pictures
    stays, as Persian and families of emoji need it."""
    return " ".join(unicodedata.normalize("NFC", text.translate(_UNSEEN)).split())


@lru_cache(maxsize=8192)
def spelled(text: str) -> str:
    """The same for all spellings of a text, as far as the eye cannot tell them apart; capitals count."""
    return " ".join(unicodedata.normalize("NFKC", visible(text).translate(_ALIKE)).translate(_ALIKE).split())


@lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """The same for all spellings of a name; capitals make no difference."""
    return unicodedata.normalize("NFC", spelled(name).casefold())


@lru_cache(maxsize=8192)
def person_key(name: str) -> str:
    """Like `name_key`, and Turkish capitals make no difference either: İpek Işık, ipek ışık and IPEK IŞIK are one."""
    return name_key(name.translate(_TURKISH)).replace("i\u0307", "i")


def plain_word(text: str) -> str:
    """Letters and digits alone, small and without accents: “E-Mail-Adresse” and “e mail adresse” are one."""
    parts = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(sign for sign in parts if sign.isalnum())
