"""How likely a column is the one with the answers: by how full it is, by its title, and by how long its texts are."""

from collections.abc import Collection, Sequence
from functools import cache
from statistics import fmean

from app.domain.answers.asides import besideness
from app.domain.answers.short_answers import is_remarks_title
from app.domain.tables.answer_titles import is_answers_title, plain_title, speaks_of_persons
from app.domain.tables.cell_kinds import Kind
from app.domain.tables.column_kinds import asks_for_a_thing, asks_who, look_like_names
from app.domain.tables.experience import speak_of_experience
from app.domain.tables.scale_words import are_of_scales, are_steps_of_a_scale
from app.domain.tables.title_kinds import title_kind
from app.domain.text.asking_words import begins_asking

_SPARSE = 0.5  # of the cells
_FEWEST = 3  # words that differ
_LONG = 80  # characters, on average: what is longer says no more
_SHORTEST, _STEM = 4, 6  # letters of a word that tells something, and of what its forms have in common
_FULL, _LIKE, _OF_THE_VISION, _ASKS, _FIRST, _TOLD = 2.0, 2.0, 1.0, 0.5, 0.05, 3.0
_VISION = """
vision visión visione visão visie word words wort wörter worte mot mots palabra palabras parola parole palavra palavras
woord woorden ord sentence satz phrase frase answer answers antwort antworten réponse respuesta risposta resposta
outstanding ideal future dream best better hope wish herausragend hervorragend ideale zukunft traum beste besten bester
wunsch avenir rêve meilleur meilleure idéal futuro sueño mejor sogno migliore sonho melhor toekomst droom framtid bäst
"""
_OF_VISION = frozenset(map(plain_title, _VISION.split()))
_BESIDE_IT = """
stop improve suggestion suggestions stoppen aufhören verbessern vorschlag vorschläge sugerencias suggerimenti
"""
_OF_PROBLEMS = frozenset(map(plain_title, _BESIDE_IT.split()))
_BEYOND = "vision"
_IDENTITIES = (Kind.PERSON, Kind.PLACE, Kind.ID)
_COMMON = """
what which would should could when they them their about with have that this these those your from think like does make
makes woran sollen sollte sollten würden wenn denken eine einen einer ihre ihrer ihren dass welche welcher welches diese
nicht werden über haben quand leur leurs votre notre dans pour cuando sobre para como quando come della delle
"""
_OF_ANY_QUESTION = frozenset(_COMMON.split())


def likeness_of(title: str, questions: Collection[str]) -> float:
    """How much of a question's own words a title has in common with it, from 0 to 1."""
    said = _stems(title)
    return max((len(said & asked) / len(asked) for question in questions if (asked := _stems(question))), default=0.0)


def is_free_words(title: str, cells: Sequence[str]) -> bool:
    """Words of people below a title that asks for them, however few they are and how often they come: “Trust” below
    “Your vision word”; not what people choose from a scale, and nothing below a title that speaks of persons, places
    or ids. `cells`: some filled ones."""
    differ = set(cells)
    if len(differ) < 2 or all(len(cell) <= 3 and cell.isascii() for cell in differ):
        return False
    if asks_who(title) or points_at_somebody(title) or are_of_scales(cells) or are_steps_of_a_scale(cells):
        return False
    is_asked = asks_for_a_thing(title) or begins_asking(title) or _speaks_of_the_vision(title)
    return is_asked or (len(differ) >= _FEWEST and not look_like_names(cells) and speak_of_experience(cells))


def points_at_somebody(title: str) -> bool:
    """Any of its words does: “Which department do you work in?”."""
    return speaks_of_persons(title) or any(title_kind(word)[0] in _IDENTITIES for word in title.split())


def likelihood(title: str, cells: Sequence[str], likeness: float, *, is_first: bool) -> tuple[bool, float]:
    """To compare columns by. `cells`: all of them, the empty ones too."""
    filled = [cell for cell in cells if cell]
    fill = len(filled) / max(1, len(cells))
    is_scale = are_of_scales(filled) or are_steps_of_a_scale(filled)
    words = set(map(plain_title, title.split()))
    score = _FULL * fill + _LIKE * likeness + min(fmean(map(len, filled or [""])), _LONG) / _LONG
    beside = max(_TOLD * is_remarks_title(title), besideness(title))
    score += _OF_THE_VISION * (beside <= 0 and (_speaks_of_the_vision(title) or is_answers_title(title)))
    score += _ASKS * (asks_for_a_thing(title) or begins_asking(title)) + _FIRST * is_first
    score -= _OF_THE_VISION * bool(words & _OF_PROBLEMS) + _TOLD * title_kind(title)[1]
    return not is_scale and fill >= _SPARSE, score - beside


def _speaks_of_the_vision(title: str) -> bool:
    words = list(map(plain_title, title.replace("-", " ").replace("_", " ").split()))
    return any(word in _OF_VISION or word.startswith(_BEYOND) for word in words)


@cache
def _stems(text: str) -> frozenset[str]:
    words = ("".join(filter(str.isalnum, word)) for word in text.casefold().split())
    return frozenset(word[:_STEM] for word in words if len(word) >= _SHORTEST and word not in _OF_ANY_QUESTION)
