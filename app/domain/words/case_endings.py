"""Which shorter form a Polish or Turkish word could be a case of; the answers decide whether it is one.

Only endings are taken off that hardly any other word has: a stem of four letters or more must be left, in Polish of a
noun, in Turkish with the vowel that belongs to it. `cloud_meanings` lists what looks alike and is another word.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from app.domain.words.words import words

_SHORTEST = 4
_POLISH_ODD = {
    "pokój": "pokoju pokojem pokoje pokoi pokojów pokojach pokojom pokojami pokojowi",
    "człowiek": "człowieka człowiekiem człowiekowi",
    "lekarz": "lekarza lekarzem lekarzowi lekarze lekarzy lekarzom lekarzami",
    "dziecko": "dziecka dziecku dzieckiem dzieci dzieciom dziećmi dzieciach",
    "dzień": "dnia dniem dniu",
    "miejsce": "miejsca miejscu miejscem miejscach miejscami",
    "śniadanie": "śniadania śniadaniu śniadaniem śniadań śniadaniach",
    "jedzenie": "jedzenia jedzeniu jedzeniem",
    "osoba": "osoby osobę osobą osób osobom osobami osobach osobie",
    "łazienka": "łazienki łazience łazienkę łazienką łazienek",
    "obsługa": "obsługi obsłudze obsługę obsługą",
    "wizyta": "wizyty wizytę wizycie wizytą wizyt",
    "gość": "gościa gości goście gościom gośćmi",
    "stół": "stołu stole stołem stoły",
    "telefon": "telefonu telefonie telefonem telefony",
    "miasto": "miasta miastu mieście miastem",
    "okno": "okna oknie oknem oknami",
    "kobieta": "kobiety kobietę kobiecie kobietą kobiet kobietom kobietami kobietach",
    "choroba": "choroby chorobę chorobie chorobą chorób chorobom chorobami chorobach",
    "rozmowa": "rozmowy rozmowę rozmowie rozmową rozmów rozmowach",
    "szkoła": "szkoły szkołę szkole szkołą szkół szkołach",
    "cena": "ceny cenę cenie ceną cen cenom cenami cenach",
    "usługa": "usługi usługę usłudze usługą usług usługom usługami usługach",
    "oferta": "oferty ofertę ofercie ofertą ofert ofertach",
    "praca": "pracy pracę pracą prac pracach",
}  # fmt: skip
_POLISH_ADJECTIVES = words("""
    bezpieczny brudny brzydki blisko celny ciasny ciemny ciepły cichy czysty daleki dobry dostępny drobny drogi duży
    elegancki fachowy fajny fantastyczny fatalny głośny gorący idealny jasny kiepski kolejny kompetentny
    komfortowy konkretny krótki ładny luksusowy łatwy mały mizerny miły młody mokry niski nieprzyjemny nowoczesny nowy
    obrzydliwy ogromny okropny piękny podstawowy pomocny porządny poważny profesjonalny przeciętny przestronny
    przyjazny przyjemny przytulny pusty pyszny rodzinny rewelacyjny rzetelny serdeczny skromny skuteczny słaby smaczny
    solidny spokojny stary sympatyczny szybki świetny świeży tani trudny uprzejmy urozmaicony uważny wielki
    wspaniały wygodny wysoki wyśmienity zadbany zadowolony zimny znakomity zły życzliwy""")


_POLISH_REGULAR = (
    *((f"{vowel}n{end}", f"{vowel}nie") for vowel in "ae" for end in ("ia", "iu", "iem", "iach", "iami")),
    *((f"{vowel}ń", f"{vowel}nie") for vowel in "ae"),  # badań: badanie
    *((f"{stem}{end}", f"{stem}ie") for stem in ("yc", "ęc", "jśc") for end in ("ia", "iu", "iem", "iach", "iami")),
    *((f"stw{end}", "stwo") for end in ("a", "u", "em", "ie", "ach", "ami", "om")),
    *((f"o{end}", "ość") for end in ("ści", "ścią", "ściach", "ściami", "ściom")),
    *((f"{agent}a", agent) for agent in ("ent", "tor", "olog", "wnik", "arz", "pital")),
)
"""Endings of nouns whose kind their last letters tell, and what the base form ends with."""


_POLISH_CLASSES = re.compile(
    r"(?P<cja>\w{2,}[cszn]j)(?:[aięąeo]|om|ach|ami)|(?P<osc>\w{3,}oś)(?:ć|ci|cią)|(?P<nie>\w{3,}[ae]ni)(?:e|a|u|em)"
)
"""Nouns whose kind each of their forms tells, whether or not the base form is written anywhere."""
_BASE_ENDINGS = {"cja": "a", "osc": "ć", "nie": "e"}
_MASCULINE = ("em", "iem", "owi", "ów", "u", "owie", "a", "e")


def polish_base(word: str) -> str:
    """The base form, if the word alone tells it, or ""."""
    found = _POLISH_CLASSES.fullmatch(word)
    kind = found.lastgroup if found else None
    return found[kind] + _BASE_ENDINGS[kind] if found and kind else ""


def is_polish_base(word: str, others: Iterable[str]) -> bool:
    """Whether a word may be the base form of these others: not "porad" of "porady" and "poradach" (that is "porada"),
    nor "miła" of "miłe"."""
    if word[:-1] + "y" in _POLISH_ADJECTIVES or word[:-1] + "i" in _POLISH_ADJECTIVES:
        return word in _POLISH_ADJECTIVES
    if base := polish_base(word):
        return word == base
    is_stem = word[-1:] not in "aeiouyąęó"
    return not is_stem or any(other == word + ending for other in others for ending in _MASCULINE)


_POLISH_PERSONAL = (
    ("nci", "nt"), ("ści", "sta"), ("yści", "ysta"), ("aci", "at"), ("dzi", "d"), ("icy", "ik"), ("ycy", "yk"),
    ("rcy", "rca"), ("wcy", "wca"), ("acy", "ak"), ("rzy", "r"), ("dzy", "ga"), ("ni", "n"), ("owie", ""),
)  # fmt: skip
"""Plurals of people, whose stem changes its last sound: klienci, klient."""
_POLISH_SHORT = words("bar ból cel dom fan hol koc kod kot lek las lot luz mur nos pas sok sos ser syn typ")
_SHORT_ENDINGS = words("u em iem ie y i e ów om ach ami owi")
"""Of short nouns that many people use."""


@cache
def _polish_odd() -> dict[str, str]:
    found = {form: base for base, forms in _POLISH_ODD.items() for form in forms.split()}
    for base in _POLISH_ADJECTIVES:
        soft = base[:-1] + "i" if base.endswith("i") else base[:-1]
        put = "a e ego ej emu ą im ich imi" if base.endswith("i") else "a e ego ej emu ą ym ych ymi"
        for ending in put.split():
            if base.endswith("i") and ending in {"im", "ich", "imi", "a", "ą"}:
                found[base[:-1] + ending] = base
            else:
                found[soft + ending] = base
    return found


def polish(word: str) -> Iterator[str]:
    """hotelu, hotelem, hotele: hotel; restauracji, restaurację: restauracja."""
    if word in _polish_odd():
        yield _polish_odd()[word]
        if word.endswith(("ego", "ej", "emu", "ą", "ym", "ych", "ymi", "e")):
            yield _polish_odd()[word][:-1] + "a"
        return
    if word in _POLISH_ADJECTIVES:
        return
    if word[:3] in _POLISH_SHORT and word[3:] in _SHORT_ENDINGS:
        yield word[:3]
    for ends, least in ((_POLISH_REGULAR, 1), (_POLISH_PERSONAL, 2)):
        for regular, put in ends:
            if word.endswith(regular) and len(word) > len(regular) + least:
                yield word.removesuffix(regular) + put
    yield from _of_polish_noun(word)


def _of_polish_noun(word: str) -> Iterator[str]:
    for ending in ("owi", "ach", "ami", "em", "ów", "om", "u", "y"):
        stem = word.removesuffix(ending)
        if ending in {"ach", "ami", "om", "y"} and stem != word and len(stem) >= _SHORTEST:  # poradach: porada
            yield stem + "a"
        if stem != word and len(stem) >= _SHORTEST and stem[-1] not in "aeiouyąęó":
            yield stem
    if word.endswith("ie") and len(word) > _SHORTEST + 1 and word[-3] in "bfmpswz":  # czasie: czas, but not badanie
        yield word[:-2]
    if word.endswith(("ji", "ki", "gi", "y", "ę", "ą")) and len(word) >= _SHORTEST:
        yield word[:-1] + "a"
    if word.endswith("ek") and len(word) > _SHORTEST:  # kolejek: kolejka
        yield word[:-2] + "ka"
    if word.endswith(("le", "je", "sze", "rze", "cze", "ie")) and len(word) > _SHORTEST:  # hotele: hotel
        yield word[:-1]


_TURKISH_SHORT = words("ev iş el göz yol yüz dil ses süt kız")
_VOWELS = "aıoueiöü"
_NARROW = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "e": "i", "i": "i", "ö": "ü", "ü": "ü"}
_HARD = "çfhkpsşt"
_SOFT = {"ğ": "k", "b": "p", "c": "ç", "d": "t"}


def turkish(word: str) -> Iterator[str]:
    """The plural, the cases, "it is" and "it was", as far as the vowels belong together."""
    if "'" in word:  # İstanbul'da
        yield word.partition("'")[0]
        return
    if word.endswith(("lar", "ler")) and len(word) > 4:
        yield word[:-3]
        return
    yield from _of_short(word)
    for stem in _turkish_stems(word):
        last = next((letter for letter in reversed(stem) if letter in _VOWELS), "")
        if last and len(stem) >= _least(word, stem) and word[len(stem) :] in _turkish_endings(stem[-1], last):
            yield stem
            if stem[-1] in _SOFT and word[len(stem)] in _VOWELS:  # yemeği: yemek
                yield stem[:-1] + _SOFT[stem[-1]]


def _of_short(word: str) -> Iterator[str]:
    """Cases of short words that many people use."""
    for stem in (word[:length] for length in (2, 3)):
        rest = word[len(stem) :]
        if stem in _TURKISH_SHORT and rest:
            last = next(letter for letter in reversed(stem) if letter in _VOWELS)
            wide, narrow = "a" if last in "aıou" else "e", _NARROW[last]
            hard = "t" if stem[-1] in _HARD else "d"
            plural = f"l{wide}r"
            cases = {f"{hard}{wide}", f"{hard}{wide}n", wide, narrow, f"{narrow}n", f"{narrow}m", f"{narrow}m{narrow}z"}
            wide_cases = {plural + end for end in (f"d{wide}", f"d{wide}n", wide, _NARROW[wide])}
            if rest in cases | wide_cases | {f"{hard}{wide}ki", f"{hard}{wide}y{narrow}m"}:
                yield stem


def _least(word: str, stem: str) -> int:
    """Short stems only before long endings: "iyiydi"."""
    return 3 if len(word) - len(stem) > 2 else _SHORTEST


def _turkish_stems(word: str) -> Iterator[str]:
    yield from (word[:-length] for length in (1, 2, 3) if len(word) - length > 2)


@cache
def _turkish_endings(end: str, last: str) -> frozenset[str]:
    """Behind a stem with this last letter and this last vowel."""
    narrow, wide = _NARROW[last], "a" if last in "aıou" else "e"
    hard = "t" if end in _HARD else "d"
    cases = {hard + wide, hard + wide + "n", hard + narrow + "r"}
    if end in _VOWELS:
        return frozenset(cases | {"y" + wide, "y" + narrow, "s" + narrow, "n" + narrow + "n", "yd" + narrow})
    return frozenset(cases | {narrow, wide, narrow + "n", hard + narrow})
