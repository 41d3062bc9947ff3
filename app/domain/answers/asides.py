"""Titles of what is asked beside the survey's own question: why somebody rated so, what else there is to say, what went
wrong, how somebody heard of the place. People answer these too, and often at more length.
"""

import re
from collections.abc import Sequence

from app.domain.tables.answer_titles import is_reason_title, plain_title

_WORDS = """
reason reasons explain explanation justify justification score scores rating ratings rate rated grade improve improved
improvement improvements problem problems complaint complaints least dislike disliked missing wrong frustrating
begründung begründen begründet begründe grund gründe erläutern erläuterung erläuterungen bewertung bewertungen bewerten
verbessern verbesserung verbesserungen verbesserungsvorschläge probleme problem beschwerden gestört störend gefehlt
hinweise anmerkungen note
raison raisons justifiez justifier expliquez explication explications notation score améliorer améliorations problème
problèmes déplu manqué plaintes
motivo motivos razón razones explique explica justifique puntuación valoración calificación nota mejorar mejoras
problema problemas quejas observaciones
spiegare spieghi spiegazione punteggio valutazione voto migliorare miglioramenti problemi lamentele
explicar justificar pontuação avaliação melhorar melhorias
toelichting toelichten score beoordeling cijfer verbeteren verbeteringen verbeterpunten klachten reden redenen problemen
betyg poäng förbättra karakter forbedre
"""
_PHRASES = """
anything else | something else | what else | like to add | wish to add | want to add | tell us more | hear about us
find out about us | hear of us | other comments | other comment | other feedback | additional feedback
additional comments | further comments | further feedback | this survey | the survey | this form | this questionnaire
not good | go wrong | like to tell us | licht toe
noch etwas | noch sagen | noch mitteilen | noch loswerden | sonst noch | was noch | nicht gut | nicht gefallen
aufmerksam geworden | von uns erfahren | zur umfrage | zum fragebogen | weitere kommentare | zu dieser umfrage
quelque chose à ajouter | ajouter quelque chose | souhaitez-vous ajouter | autre chose | autres commentaires
nous avez-vous connus | entendu parler | ce questionnaire | cette enquête | moins aimé | moins plu
algo más | añadir algo | desea añadir | otro comentario | otros comentarios | nos conoció | esta encuesta
menos le gustó | qualcos'altro | vuole aggiungere | altri commenti | altro da aggiungere | questo sondaggio
ci ha conosciuto | algo mais | deseja acrescentar | outros comentários | esta pesquisa | este inquérito
un dernier mot | nog iets | verder nog | iets kwijt | andere opmerkingen | overige opmerkingen | deze enquête
uw antwoord toe | je antwoord toe | kent u ons | minder goed | något annat | övriga kommentarer | andre kommentarer
"""
_OF_THE_PAST = """
was were did had happened made gave annoyed worst badly
war waren hat hatte hatten gab gestört geärgert schlecht
était avez aviez avait
fue fueron hizo había gustó
è stato ha avuto
foi foram gostou
vond vonden had ging slecht
var hade
"""
_OF_WHAT_COULD_BE = """
should would could will ideal perfect imagine
soll sollen sollte sollten würde würden könnte ideal perfekt
devrait devraient serait seraient pourrait idéal idéale parfait parfaite
debería deberían sería serían ideal perfecta perfecto
dovrebbe dovrebbero sarebbe ideale perfetta perfetto
deveria deveriam seria seriam perfeita
moeten zou zouden ideale perfecte
ska skulle bör skal ville burde
"""
_OF_YES_AND_NO = """
do does is are have has if
möchten möchtest wollen willst haben hast können falls wenn gibt
souhaitez voulez avez si
desea quiere tiene hay
vuole desidera ha se
deseja quer tem
wilt wil heeft heb kunt kun zijn als
vill har vil
"""
_WORD = re.compile(r"[^\W_]+")
_ASIDE_WORDS = frozenset(map(plain_title, _WORDS.split()))
_ASIDE_PHRASES = tuple(
    plain for line in _PHRASES.splitlines() for phrase in line.split("|") if (plain := plain_title(phrase))
)
_PAST, _COULD_BE, _YES_AND_NO = (
    frozenset(map(plain_title, words.split())) for words in (_OF_THE_PAST, _OF_WHAT_COULD_BE, _OF_YES_AND_NO)
)
_ASIDE, _YES, _GONE, _IMAGINED = 2.0, 1.5, 1.0, 0.75
_LEADS = 3  # words before “why”: “Please tell us why”


def besideness(title: str) -> float:
    """How much speaks for an aside: surely “Why this score?”; most of what can be answered with yes or no, as “Möchten
    Sie uns noch etwas sagen?”; rather what has been. Below 0 for what should be."""
    words = [plain_title(word) for word in _WORD.findall(title)]
    if _is_aside(words):
        return _ASIDE
    if words and words[0] in _YES_AND_NO:
        return _YES
    return _GONE * (not _PAST.isdisjoint(words)) - _IMAGINED * (not _COULD_BE.isdisjoint(words))


def _is_aside(words: Sequence[str]) -> bool:
    if any(word in _ASIDE_WORDS for word in words):
        return True
    if any(map(_asks_why, (words[:1], words[:2], words[-1:] if len(words) <= _LEADS + 1 else ()))):
        return True
    joined = "".join(words)
    return any(phrase in joined for phrase in _ASIDE_PHRASES)


def _asks_why(words: Sequence[str]) -> bool:
    return bool(words) and is_reason_title("".join(words))
