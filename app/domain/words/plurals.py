"""Which shorter form a word could be an inflection of, language by language; the answers decide whether it is one.

A rule may be generous, because two forms are joined only where both occur in answers of the language. `cloud_meanings`
names the pairs that do both occur and mean different things.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from app.domain.words.adjectives import adjective_forms, is_adjective
from app.domain.words.arabic_forms import arabic
from app.domain.words.case_endings import is_polish_base, polish, polish_base, turkish
from app.domain.words.gendered import joined_forms
from app.domain.words.meanings import APART
from app.domain.words.stems import STEMMED, stem
from app.domain.words.tokens import elided
from app.domain.words.words import words

IRREGULAR_PLURALS = {
    "children": "child", "feet": "foot", "men": "man", "people": "person", "women": "woman", "mice": "mouse",
    "teeth": "tooth",
}  # fmt: skip
_VES = words("knives wives wolves shelves halves calves loaves thieves elves scarves hooves wharves")
_GERMAN_ER = words("""
    ämter bäder bänder bilder blätter bretter bücher dächer dörfer eier fächer felder gesichter gläser
    güter häuser hühner kinder kleider kräuter länder lichter lieder löcher männer mitglieder räder ränder schilder
    schlösser tücher völker wälder wörter""")
_GERMAN_UMLAUTS = words("""
    äcker äpfel böden bögen brüder gärten gräben häfen hämmer kästen klöster läden mängel mäntel mütter nägel öfen
    schäden schwäger töchter väter vögel""")
"""Plurals of which nothing but the vowel tells; also at the end of compounds."""
_ACUTE = str.maketrans("aeiou", "áéíóú")
_PLAIN = str.maketrans("äöüáéíóú", "aouaeiou")

_KOREAN_PARTICLES = tuple("에서 에게 으로 까지 부터 처럼 은 는 이 가 을 를 의 에 도 와 과 로 께".split())  # noqa: SIM905


_JAPANESE = re.compile("[\u3041-\u30ff\u3400-\u9fff]+")


def shorter_forms(word: str, language: str) -> Sequence[str]:
    """The likeliest first. Nothing for words that would be mangled, whatever the answers hold."""
    if listed := adjective_forms(word, language):
        return listed
    article = elided(word)
    ends = _ENDS.get(language, "'s")
    if not article and word[-1:] not in ends and word not in IRREGULAR_PLURALS and not word.endswith((":", "*", "@")):
        return list(joined_forms(word, language)) if ":" in word else ()
    found = [word[article:]] if article else []
    if word.endswith(("'s", "s'")):
        found.append(word[:-2] if word.endswith("'s") else word[:-1])
    found.extend(joined_forms(word, language))
    if len(word) > 2 and language in _RULES and word not in APART.get(language, ()):
        found.extend(form for form in _RULES[language](word) if len(form) > 1)
    return found


def is_shown_in_base_form(word: str, language: str) -> bool:
    """Rather than in the commonest one: adjectives, and all words of languages with cases."""
    return language in _WITH_CASES or is_adjective(word, language)


def may_be_base_form(word: str, others: Iterable[str], language: str) -> bool:
    """Whether a word, with which these others are counted, may be their base form, and not just a shorter one."""
    return language != "pl" or is_polish_base(word, others)


def form_of(word: str, language: str) -> str:
    """What all forms of a word are forms of, or "" where `shorter_forms` tells. People need not write it themselves:
    "よかった" and "良かった" are forms of "良い", "resan" and "resor" of "res"."""
    if language in STEMMED:
        return stem(word, language)
    if language == "pl":
        return polish_base(word)
    if language != "ja" or not _JAPANESE.fullmatch(word):
        return ""
    # Loaded only when such text turns up.
    from app.domain.words.japanese import dictionary_form  # noqa: PLC0415

    return dictionary_form(word)


def apart_pairs(word: str) -> Iterator[str]:
    """What a word of `cloud_meanings` could be taken for an inflection of."""
    for language, listed in APART.items():
        if word in listed:
            yield from _RULES[language](word)


def _english(word: str) -> Iterator[str]:
    if word in IRREGULAR_PLURALS:
        yield IRREGULAR_PLURALS[word]
    if not word.endswith("s") or word.endswith("ss"):
        return
    if word == "leaves":  # none of "leave"
        yield "leaf"
        return
    yield word[:-1]
    if word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
        yield word[:-2]
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word in _VES or word == "lives":
        yield from (word[:-3] + "f", word[:-3] + "fe")


def _spanish(word: str) -> Iterator[str]:
    if word.endswith(("as", "es", "os", "ás", "és", "ós")):
        yield word[:-1]
    if word.endswith("ces"):
        yield word[:-3] + "z"
    elif word.endswith(("ones", "anes", "enes", "ines", "eses", "uses")):  # razones, andenes, ingleses: razón, andén
        stem = word[:-2]
        yield stem[:-2] + stem[-2].translate(_ACUTE) + stem[-1]
        yield from (stem, stem.translate(_PLAIN))  # imágenes: imagen
    elif word.endswith("es"):
        yield word[:-2]


def _french(word: str) -> Iterator[str]:
    if word.endswith("aux"):
        yield from (word[:-3] + "al", word[:-3] + "ail")
    if word.endswith(("s", "x")) and not word.endswith("ss"):
        yield word[:-1]


def _german(word: str) -> Iterator[str]:
    if word.endswith("innen"):
        yield word[:-3]
    if umlauted := next(filter(word.endswith, _GERMAN_UMLAUTS), ""):
        yield word.removesuffix(umlauted) + umlauted.translate(_PLAIN)
    elif neuter := next(filter(word.endswith, _GERMAN_ER), ""):
        singular = neuter.removesuffix("er")
        yield from (word.removesuffix(neuter) + form for form in (singular, singular.translate(_PLAIN)))
    elif word.endswith(("en", "es", "em")) and len(word) > 4:
        yield from (word[:-1], word[:-2])
    elif word.endswith("s") and len(word) > 2 and not word.endswith("ss"):
        yield word[:-1]
    elif word.endswith("e" if len(word) < 5 else ("ern", "eln", "e")) and len(word) > 3:
        yield word[:-1]
        if word.endswith("e"):  # Gäste: Gast
            yield from (word[:-1].translate(_PLAIN),) if word[:-1] != word[:-1].translate(_PLAIN) else ()


def _portuguese(word: str) -> Iterator[str]:
    if word.endswith(("ões", "ães")):
        yield from (word[:-1], word[:-3] + "ão")
    elif word.endswith("ns"):
        yield word[:-2] + "m"
    elif word.endswith(("ais", "éis", "óis")):
        yield word[:-2].replace("é", "e").replace("ó", "o") + "l"
    elif word.endswith(("res", "zes", "ses")):
        yield from (word[:-1], word[:-2])
    elif word.endswith("s"):
        yield word[:-1]


def _italian(word: str) -> Iterator[str]:
    if len(word) > 3:
        if word.endswith("i"):
            yield from (word[:-1] + "o", word[:-1] + "e", word[:-1] + "a")
            if word.endswith(("chi", "ghi")):
                yield word[:-2] + "o"
        elif word.endswith(("che", "ghe")):
            yield word[:-2] + "a"
        elif word.endswith("e"):
            yield word[:-1] + "a"


def _dutch(word: str) -> Iterator[str]:
    if word.endswith("en") and len(word) > 4:
        yield from _dutch_stems(word[:-2])
    elif word.endswith("s") and len(word) > 3:
        yield word[:-2] if word.endswith("'s") else word[:-1]


def _dutch_stems(stem: str) -> Iterator[str]:
    """Of a plural in "-en": mannen, straten, huizen, graven, kinderen."""
    if len(stem) > 3:
        yield from (stem, stem + "e")
    if stem[-1] == stem[-2]:
        yield stem[:-1]
    elif stem[-2] in "aeou" and stem[-3] not in "aeiou":
        long = stem[:-1] + stem[-2:]
        yield from (long, long[:-1] + {"z": "s", "v": "f"}.get(long[-1], long[-1]))
    elif stem[-1] in "zv":
        yield stem[:-1] + {"z": "s", "v": "f"}[stem[-1]]
    if stem.endswith("er"):
        yield stem[:-2]


def _swedish(word: str) -> Iterator[str]:
    if word.endswith(("ar", "er")) and len(word) > 4:
        yield word[:-2]
    elif word.endswith("or") and len(word) > 4:
        yield word[:-2] + "a"
    elif word.endswith("an") and len(word) > 4:  # resan: resa
        yield word[:-1]


def _hebrew(word: str) -> Iterator[str]:
    """The article and what is written as one with the word behind it; plurals."""
    if word[0] in "הובלמשכ" and len(word) > 3:
        yield word[1:]
    if word.endswith("ים") and len(word) > 4:
        yield word[:-2]
    elif word.endswith("ות") and len(word) > 4:
        yield from (word[:-2] + "ה", word[:-2], word[:-1] + "ת")


def _korean(word: str) -> Iterator[str]:
    for particle in _KOREAN_PARTICLES:
        if word.endswith(particle) and len(word) - len(particle) >= 2:
            yield word[: -len(particle)]


_RULES: dict[str, Callable[[str], Iterator[str]]] = {
    "en": _english,
    "es": _spanish,
    "fr": _french,
    "de": _german,
    "pt": _portuguese,
    "it": _italian,
    "nl": _dutch,
    "sv": _swedish,
    "ar": arabic,
    "he": _hebrew,
    "ko": _korean,
    "tr": turkish,
    "az": turkish,
    "pl": polish,
}
_WITH_CASES = frozenset({"az", "pl", "tr"})
WITH_FORMS = frozenset((*_RULES, *STEMMED, "ja"))
"""The languages of whose words more than one form is known."""

_ENDINGS = {
    "en": ("s", "'s", "s'", "es"),
    "es": ("s", "es"),
    "fr": ("s", "x"),
    "de": ("n", "en", "e", "s", "nen"),
    "pt": ("s", "es"),
    "it": (),
    "nl": ("en", "s"),
    "sv": ("ar", "er"),
    "ko": _KOREAN_PARTICLES,
}
_EXCHANGES = {
    "en": (("y", "ies"),),
    "es": (("z", "ces"), ("ón", "ones")),
    "fr": (("al", "aux"),),
    "pt": (("ão", "ões"), ("m", "ns"), ("l", "is")),
    "it": (("o", "i"), ("a", "e"), ("e", "i")),
    "sv": (("a", "or"),),
}


_POLISH_LETTERS = "'aąbcćdeęfghijklłmnńoóprsśtuwyzźż"
_TURKISH_LETTERS = "'abcçdefgğhıijklmnoöprsştuüvyz"
_ENDS = {
    "fr": "'sxe",
    "de": "'snemrl",
    "es": "'sxernla",
    "it": "'siəɜxe",
    "nl": "'sn",
    "sv": "'snr",
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويى",
    "tr": _TURKISH_LETTERS,
    "az": _TURKISH_LETTERS,
    "pl": _POLISH_LETTERS,
    "pt": "'sxernla",
    "he": "אבגדהוזחטיכלמנסעפצקרשתךםןףץ",
    "ko": "".join(particle[-1] for particle in _KOREAN_PARTICLES),
}
"""With which letters a form that could be longer than another one ends; "'" and "s" where nothing is said."""


def longer_forms(word: str, language: str) -> Iterator[str]:
    """What the plural of a word of the question could be: these are left out with it."""
    if language == "en":
        yield from (plural for plural, singular in IRREGULAR_PLURALS.items() if singular == word)
    if language == "ar":
        yield from ("ال" + word, "وال" + word)
    yield from (word + ending for ending in _ENDINGS.get(language, ()))
    yield from (word[: -len(end)] + put for end, put in _EXCHANGES.get(language, ()) if word.endswith(end))
