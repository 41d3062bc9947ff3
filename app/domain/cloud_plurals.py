"""Which shorter form a word could be an inflection of, language by language; the answers decide whether it is one.

A rule may be generous, because two forms are joined only where both occur in answers of the language. NOT_PLURALS names
the pairs that do both occur and mean different things.
"""

from collections.abc import Callable, Iterator, Sequence

from app.domain.cloud_tokens import elided
from app.domain.cloud_words import words

NOT_PLURALS = {
    "en": words("arms bras clothes customs glasses goods lens means news pants series species thanks wales"),
    "es": words("""
        además antes apenas atrás autobús bus después detrás dos entonces gas gracias jamás lejos lunes martes menos mes
        miércoles jueves viernes más nos país quizás res seis tres tras vez veces es era eras vacaciones gafas"""),
    "fr": words("""
        accès ailleurs alors après autobus avis bas biais bois bras bus choix cas cours coûts dans dessous dessus deux
        dehors doux envers épais faux fils fois frais gens gros heureux hors jamais jus mais mauvais mieux moins mois
        mots mœurs noix nous os paix palais parcours parfois pas pays plus poids prix procès progrès proches puis relais
        repas sans sens six sous souvent succès sûrs taux temps toujours tous travers très vers vis voix vous yeux"""),
    "de": words("""
        danke essen heute leben lehre liebe lieben meere mitte morgen rate rechte reise reisen seite seiten wagen ware
        waren weile weise wesen wissen"""),
    "pt": words("antes apenas atrás dois depois deus lápis mais mas mês país nós ônibus pais reais seis três vez gás"),
    "it": words("anni modi porti posti tempi venti"),
    "nl": words(
        "dus eens els iets les mens niets reis samen huis leven wezen gaan staan eten weten openen buiten binnen"
    ),
    "sv": words("under eller kvar vinter vatten sommar"),
    "ar": frozenset[str](),
    "ko": frozenset[str](),
}

IRREGULAR_PLURALS = {"children": "child", "feet": "foot", "men": "man", "people": "person", "women": "woman"}

_KOREAN_PARTICLES = tuple("에서 에게 으로 까지 부터 처럼 은 는 이 가 을 를 의 에 도 와 과 로 께".split())  # noqa: SIM905


def shorter_forms(word: str, language: str) -> Sequence[str]:
    """The likeliest first. Nothing for words that would be mangled, whatever the answers hold."""
    article = elided(word)
    if not article and word[-1:] not in _ENDS.get(language, "'s") and word not in IRREGULAR_PLURALS:
        return ()
    found = [word[article:]] if article else []
    if word.endswith(("'s", "s'")):
        found.append(word[:-2] if word.endswith("'s") else word[:-1])
    if len(word) > 2 and language in _RULES and word not in NOT_PLURALS[language]:
        found.extend(form for form in _RULES[language](word) if len(form) > 1)
    return found


def _english(word: str) -> Iterator[str]:
    if word in IRREGULAR_PLURALS:
        yield IRREGULAR_PLURALS[word]
    if not word.endswith("s") or word.endswith("ss"):
        return
    yield word[:-1]
    if word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
        yield word[:-2]
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("ves"):
        yield from (word[:-3] + "f", word[:-3] + "fe")


def _spanish(word: str) -> Iterator[str]:
    if word.endswith(("as", "es", "os", "ás", "és", "ós")):
        yield word[:-1]
    if word.endswith("ces"):
        yield word[:-3] + "z"
    elif word.endswith("iones"):
        yield word[:-4] + "ón"
    elif word.endswith("es"):
        yield word[:-2]


def _french(word: str) -> Iterator[str]:
    if word.endswith("aux"):
        yield word[:-3] + "al"
    if word.endswith(("s", "x")) and not word.endswith("ss"):
        yield word[:-1]


def _german(word: str) -> Iterator[str]:
    if word.endswith("innen"):
        yield word[:-3]
    if word.endswith("en") and len(word) > 4:
        yield from (word[:-1], word[:-2])
    elif word.endswith(("ern", "eln", "e")) and len(word) > 4:
        yield word[:-1]


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
    if word.endswith("i") and len(word) > 4:
        yield word[:-1] + "o"


def _dutch(word: str) -> Iterator[str]:
    if word.endswith("en") and len(word) > 5:
        yield from (word[:-2], word[:-1])
    elif word.endswith("s") and len(word) > 4:
        yield word[:-2] if word.endswith("'s") else word[:-1]


def _swedish(word: str) -> Iterator[str]:
    if word.endswith(("ar", "er")) and len(word) > 4:
        yield word[:-2]
    elif word.endswith("or") and len(word) > 4:
        yield word[:-2] + "a"


def _arabic(word: str) -> Iterator[str]:
    """The article, alone or behind "and"."""
    if word.startswith("وال") and len(word) > 5:
        yield from (word[1:], word[3:])
    if word.startswith("ال") and len(word) > 4:
        yield word[2:]


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
    "ar": _arabic,
    "ko": _korean,
}
WITH_FORMS = frozenset(_RULES)
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


_ENDS = {
    "fr": "'sx",
    "de": "'sne",
    "it": "'si",
    "nl": "'sn",
    "sv": "'sr",
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويى",
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
