"""Forms that mean women and men alike: the signs people write them with, and the one key that all of these share.

German marks the ending ("Gäst:innen", with * _ / · or in brackets), French adds it behind a point ("employé·e·s"),
Spanish, Portuguese and Italian put a sign in the place of the vowel ("amig@s", "tutt*") or name both endings
("alunos/as"). A key has ":" before an ending and "@" in the place of a vowel, whatever was written.
"""

import re
from collections.abc import Iterator

from app.domain.words.words import words

POINTS = "·•‧∙⋅"
_GERMAN = words("in nen innen r n e m s er en es")
_FRENCH = words("""
    e es ne nes le les lle lles te tes ve ves se ses ère ères euse euses rice rices trice trices esse esses fe fes elle
    elles""")
_LATIN = words("a o as os i che ghe he trici")
_IN_BRACKETS = words("in innen inn inne r e ne le lle te ve se ère euse rice trice esse a as o os i che x")

NEUTRAL_STOP_WORDS = words("""
    todxs todes algunxs algunes muchxs muches nosotrxs nosotres vosotrxs vosotres ellxs unxs otrxs otres iel iels
    celleux toustes tou:tes tous:tes ceux:elles""")
"""Neutral forms of stop-words, where letters alone make them."""

_LONGEST = 60
"""Characters: what is longer is no word, and is not looked at."""
_MOST_USUAL_SIGNS = ":·@*"


def _any_of(endings: frozenset[str]) -> str:
    return "|".join(sorted(endings, key=lambda ending: (-len(ending), ending)))


def pattern(letter: str) -> str:
    """For what follows the letters of a word, so that a sign does not cut it in two: `letter` is a class of letters."""
    end = f"(?!{letter})"
    endings = f"(?:{_any_of(_GERMAN | _FRENCH | _LATIN)}){end}(?:[/:*_.-]s{end})?"
    french = _any_of(_FRENCH)
    return (
        rf"(?<={letter}{letter})(?:"
        rf"[:*_/{POINTS}]-?(?:(?i:innen){letter}*+|{endings})"
        rf"|\((?:{_any_of(_IN_BRACKETS)})\)(?:\((?:s|nen)\)|(?:en|[sn]){end})?"
        rf"|\.(?:(?:{french})\.s{end}|e{end}(?!\.\w)|innen{end}"
        rf"|es{end}(?:(?<=[éiu]\.es)|(?<=[ae]nt\.es)|(?<=eur\.es))"
        rf"|(?:rice|euse|trice)s?{end}|nes?{end}(?:(?<=[cdsy]en\.ne)|(?<=[cdsy]en\.nes)|(?<=[cds]ien\.ne)))"
        rf"|!nnen{end}|@s?{end}(?![@.]\w)"
        rf"|\*s{end}|\*(?<![aeiouyàèéìòù\d]\*)(?![\w*]))"
    )


_SIGN = rf"(?:[:*_/.'{POINTS}]-?|\()"
_HAS_SIGN = re.compile(rf"[!:*_/.@({POINTS}]|-(?:innen|(?:eus|n|tric|ric|s|v|èr)?e)(?:-?s)?$|'innen|ïn")
_INNEN = re.compile(rf"(?P<stem>.{{2,}}?)(?:{_SIGN}|-(?=innen$))(?P<end>in(?:\W?nen|n\)en|ne\)n)?)\)?(?P<rest>\w*)")
_EXCLAIMED = re.compile(r"(?P<stem>\w{2,})!(?P<end>nnen)(?P<rest>)")
_DIAERESIS = re.compile(r"(?P<stem>\w{2,})ï(?=n)(?P<end>nnen|n)(?P<rest>)")
_BOTH = re.compile(r"(?P<first>\w{2,}?)[/(]-?(?P<second>[ao]s?)\)?(?P<plural>s?)")
_VOWEL = re.compile(r"(?P<stem>\w{2,})(?P<sign>[@*])(?P<plural>s?)")
_ENDING = re.compile(
    rf"(?P<stem>.{{2,}}?)(?:{_SIGN}(?P<end>{_any_of((_FRENCH | _GERMAN | _LATIN) - words('a o as os in innen'))})"
    r"|-(?P<hyphened>e|es|ne|nes|(?<=eux-)se|(?<=f-)ve|(?<=er-)ère|(?<=eur-)(?:euse|rice|trice)))"
    rf"\)?[-.(/:*{POINTS}]?(?P<plural>s?)\)?"
)


def neutral(key: str) -> str:
    """The key that all spellings of a neutral form share; other words come back as they are."""
    if len(key) > _LONGEST or not _HAS_SIGN.search(key):
        return key
    if found := _INNEN.fullmatch(key) or _EXCLAIMED.fullmatch(key) or _DIAERESIS.fullmatch(key):
        is_one = found["end"] in {"in", "n"}
        return key if is_one and found["rest"] else f"{found['stem']}:{'in' if is_one else 'innen'}{found['rest']}"
    if found := _BOTH.fullmatch(key):
        return _both(found["first"], found["second"], found["plural"])
    if found := _VOWEL.fullmatch(key):
        return f"{found['stem']}{found['sign']}{found['plural']}"
    if found := _ENDING.fullmatch(key):
        ending = found["end"] or found["hyphened"]
        return f"{found['stem']}:{ending}{'' if ending.endswith('s') else found['plural']}"
    return key


_CAPITAL_E = re.compile("[A-ZÀ-Ý]?[a-zà-ÿœ]{3,}E[sS]?")


def with_sign(written: str) -> str:
    """French "clientEs", "employéE" with a sign before the ending: its capital is lost in the key."""
    return re.sub("(?=E[sS]?$)", ":", written) if _CAPITAL_E.fullmatch(written) else written


def _both(first: str, second: str, plural: str) -> str:
    """ "alumnos/as", "alumno(a)s", "trabajador/a"."""
    is_plural = bool(plural) or second.endswith("s")
    stem = first
    if first.endswith(("os", "as", "es")):
        stem, is_plural = first[:-2], True
    elif first.endswith(("o", "a")):
        stem = first[:-1]
    return f"{stem}@{'s' if is_plural else ''}"


def full_forms(key: str) -> Iterator[str]:
    """What a neutral key stands for, as far as letters are only put together: "jede", "jeder" of "jede:r"."""
    if ":" in key:
        stem, _, ending = key.partition(":")
        yield from (stem, stem + ending)
    elif "@" in key or key.endswith("*"):
        stem, ending = key.replace("*", "@").split("@", 1)
        yield from (f"{stem}{vowel}{ending}" for vowel in "oai")


def one_sided_forms(key: str) -> Iterator[str]:
    """Words of men or of women alone that a neutral key may be offered to be counted with."""
    if ":" in key:
        stem, _, ending = key.partition(":")
        plain = ending.rstrip("s") + "s" if ending.endswith("s") else ending
        yield from (stem, stem + plain)
        yield from (stem + end for end in (("e", "en") if ending.startswith("in") else ("s", "")))
    elif "@" in key or key.endswith("*"):
        yield from full_forms(key)


def sign_rank(written: str) -> int:
    """Of equally common spellings the one with the lowest rank is shown: that with the most usual sign."""
    found = [_MOST_USUAL_SIGNS.index(sign) for sign in written if sign in _MOST_USUAL_SIGNS]
    return found[0] if found else len(_MOST_USUAL_SIGNS)


def joined_forms(word: str, language: str) -> Iterator[str]:
    """Neutral forms that mean the same as this one, and the singular of a plural; `language`: a tag."""
    if ":" in word:
        yield from _of_colon(word, language)
    elif "@" in word or "*" in word:
        yield from _of_vowel_sign(word, language)
        if language in {"es", "pt", "it", "gl", "ca"}:
            yield from _of_men(word)
    elif language == "de":
        if "innen" in word[2:]:
            yield word[:2] + word[2:].replace("innen", ":innen", 1)
            yield from (word[:-5] + ":in", word[:-5] + "e:in", word[:-5] + "e:innen") if word.endswith("innen") else ()
        elif word.endswith("in"):
            yield from (word[:-2] + end for end in (":in", "e:in", ":innen", "e:innen"))
    elif language in {"es", "pt", "gl", "ca"}:
        yield from _of_iberian(word)
    elif language == "fr" and word.endswith(("e", "es")):  # employée, of employé·e·s
        stem = word.removesuffix("s")[:-1]
        yield from (stem + ":e", stem + ":es")
    elif language == "it" and word.endswith(("ə", "ɜ", "x")):
        yield from (word[:-1] + "@", word[:-1] + "*")


def _of_colon(word: str, language: str) -> Iterator[str]:
    if word.endswith((":in", ":innen")):
        yield from _of_innen(word)
    elif language == "it" and word.endswith(("i:e", "i:che", "i:ghe", "i:he")):
        yield from (word.partition(":")[0][:-1] + sign for sign in "@*")
    elif word.endswith("s"):
        yield word[:-1]
    if language == "fr":
        yield from _of_french(word)


def _of_french(word: str) -> Iterator[str]:
    """ "employé", "employés" of "employé·e·s": what men are called where women are not named apart."""
    stem, _, ending = word.partition(":")
    yield from (stem + "s", stem) if ending.endswith("s") else (stem,)


def _of_men(word: str) -> Iterator[str]:
    """ "amigos" of "amig@s", "ragazzi" of "ragazz*"; other forms are counted with the neutral one themselves."""
    stem, plural = re.split("[@*]", word, maxsplit=1)
    yield from (stem + end for end in (("os", "o") if plural else ("o", "i", "os")))


def _of_innen(word: str) -> Iterator[str]:
    """ "Kund:in", "Kund:innen", and "Kunde/in", "Kunden/innen" with what men alone have at the end."""
    stem, _, ending = word.partition(":")
    bare = stem.removesuffix("n") if stem.endswith("en") else stem
    short = bare.removesuffix("e")
    if ending == "in":
        yield from (short + ":in",) if short != stem else ()
    else:
        yield from (f"{other}:in" for other in dict.fromkeys((stem, short, bare, f"{short}e")))
        yield from (f"{other}:innen" for other in dict.fromkeys((short, bare)) if len(other) < len(stem))


def _of_iberian(word: str) -> Iterator[str]:
    if word.endswith(("xs", "es")):
        yield from (word[:-2] + "@s", word[:-2] + "xs") if word.endswith("es") else (word[:-2] + "@s", word[:-1])
        if word.endswith(("gues", "ques")):  # amigues, chiques
            yield word[:-4] + {"g": "g", "q": "c"}[word[-4]] + "@s"
    elif word.endswith("x"):
        yield word[:-1] + "@"
    elif word.endswith("e"):  # cliente, of clientes/as
        yield from (word[:-1] + "@", word[:-1] + "@s")
    elif word.endswith(("a", "as")):  # amigas, of amig@s
        stem = word.removesuffix("s")[:-1]
        yield from (stem + "@s", stem + "@") if word.endswith("s") else (stem + "@", stem + "@s")
    elif word.endswith(("r", "n", "l")):  # profesor, of profesores/as
        yield from (word + "@", word + "@s")


def _of_vowel_sign(word: str, language: str) -> Iterator[str]:
    if word.endswith("@s"):
        yield word[:-1]
    elif word.endswith("*s"):
        yield word[:-2] + "@s"
    elif word.endswith("@") and language == "it":
        yield word[:-1] + "*"
    elif word.endswith("*") and language != "it":  # a star that points to a note
        yield from (word[:-1] + "@", word[:-1])
