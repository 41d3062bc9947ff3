"""Regular forms of nouns and adjectives in sixteen languages: "freundlich", "freundliche", "freundlicher".

They serve to find words of a listed concept again, so a form that does not exist does no harm.
"""

import re
from collections.abc import Callable, Iterator

NOUN, ADJECTIVE = "noun", "adj"

_ENDINGS: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {
    ("en", NOUN): (("", "s es 's s'"), ("y", "ies")),
    ("en", ADJECTIVE): (("", "ly"),),
    ("de", NOUN): (("", "e n en es er ern s nen"),),
    ("de", ADJECTIVE): (("", "e en er es em"), ("el", "le len ler les lem"), ("er", "re ren rer res rem")),
    ("fr", NOUN): (("", "s x"),),
    ("fr", ADJECTIVE): (
        ("", "s e es"),
        ("el", "elle elles"),
        ("en", "enne ennes"),
        ("eux", "euse euses"),
        ("if", "ive ifs ives"),
    ),
    ("es", NOUN): (("", "s es"), ("z", "ces"), ("ón", "ones")),
    ("es", ADJECTIVE): (("", "s"), ("o", "a as os")),
    ("pt", NOUN): (("", "s es"), ("ão", "ões"), ("m", "ns"), ("l", "is")),
    ("pt", ADJECTIVE): (("", "s"), ("o", "a as os")),
    ("it", NOUN): (("o", "i"), ("a", "e"), ("e", "i"), ("io", "i")),
    ("it", ADJECTIVE): (("o", "a i e"), ("e", "i"), ("co", "chi che"), ("go", "ghi ghe")),
    ("nl", NOUN): (("", "en n s 's"),),
    ("nl", ADJECTIVE): (("", "e"), ("s", "ze"), ("f", "ve")),
    ("pl", NOUN): (
        ("", "u a owi em ie y i ów om ami"),
        ("a", "y i ę ą e ie o"),
        ("o", "a u em"),
        ("e", "a u em"),
        ("ść", "ści ścią"),
    ),
    ("pl", ADJECTIVE): (
        ("y", "a e ego ej emu ą ych ym ymi o ie"),
        ("i", "a ia ie iego iej iemu ą ią ich im imi o"),
    ),
    ("sv", NOUN): (("", "n en t et ar er arna erna s"), ("a", "or orna an")),
    ("sv", ADJECTIVE): (("", "t a"), ("el", "la"), ("en", "na"), ("er", "ra")),
    ("da", NOUN): (("", "n en t et e er r ne erne s"),),
    ("da", ADJECTIVE): (("", "t e"), ("el", "le"), ("en", "ne"), ("er", "re")),
    ("ja", ADJECTIVE): (("い", "く かった くて"),),
    ("zh", ADJECTIVE): (("", "的"),),
    ("ko", NOUN): (("", "은 는 이 가 을 를 의 에 도 와 과 로 으로"),),
    ("ko", ADJECTIVE): (("", "한 하게 하고 하다 하며 해요 합니다 함"), ("한", "하게 하고 하다 하며 해요 합니다 함")),
    ("ru", NOUN): (
        ("", "а у ом е ы ов и ам"),
        ("а", "ы и у е ой"),
        ("я", "и ю е ей"),
        ("ь", "и ью я ю ем"),
        ("ие", "ия ию ием ии"),
        ("о", "а у ом е"),
    ),
    ("ru", ADJECTIVE): (
        ("ый", "ая ое ые ого ому ым ом ой ую ых ыми о"),
        ("ий", "ая ое ее ие его ого ому им ом ой ую их ими о"),
        ("ой", "ая ое ые ого ому ым ом ую ых ыми о"),
    ),
}
"""What is put in the place of the end of a word, behind all of it where there is none."""

_BACK_VOWELS = "aıou"
_DOUBLED = re.compile("[^aeiouyæøå][aeiouyæøå][bdfgklmnprst]$")


def forms(word: str, language: str, kind: str) -> Iterator[str]:
    """A base form and its regular other forms; of a phrase the phrase alone."""
    yield word
    if " " in word or kind not in {NOUN, ADJECTIVE}:
        return
    for end, put in _ENDINGS.get((language, kind), ()):
        if word.endswith(end):
            stem = word[: len(word) - len(end)]
            yield from (stem + ending for ending in put.split())
    if language in _MORE:
        yield from _MORE[language](word, kind)


def _turkish(word: str, kind: str) -> Iterator[str]:
    """Plural, accusative and "with" follow the last vowel."""
    vowel = next((letter for letter in reversed(word) if letter in "aıoueiöü"), "e")
    plural, narrow = ("lar", "ı" if vowel in "aı" else "u") if vowel in _BACK_VOWELS else (
        "ler", "i" if vowel in "ei" else "ü"
    )  # fmt: skip
    if kind == NOUN:
        buffers = ("", "y", "s") if word[-1] == vowel else ("",)
        yield word + plural
        yield word + plural + ("ı" if plural == "lar" else "i")
        yield from (word + buffer + narrow for buffer in buffers)


def _arabic(word: str, kind: str) -> Iterator[str]:
    endings = ("", "ة", "ون", "ين", "ات") if kind == ADJECTIVE else ("",)
    yield from (article + word + ending for article in ("", "ال", "وال") for ending in endings)


def _doubling(word: str, kind: str) -> Iterator[str]:
    """Dutch "snelle", Danish "smukke"; Dutch also "schone", with one vowel of two."""
    if _DOUBLED.search(word):
        yield from (word + word[-1] + ending for ending in ("e", "en", "er"))
    if kind == ADJECTIVE and len(word) > 3 and word[-2] == word[-3]:
        yield word[:-2] + word[-1] + "e"


_MORE: dict[str, Callable[[str, str], Iterator[str]]] = {
    "tr": _turkish,
    "ar": _arabic,
    "nl": _doubling,
    "da": _doubling,
    "sv": _doubling,
}
