"""What stands before a group of people: “Guide:” and “Sales:” say what they do, “Table 1:” and “Absent:” only how they
are sorted."""

import re
from typing import NamedTuple

from app.domain.hints.people_occupations import is_department, is_occupation
from app.domain.people.mail_labels import OTHER_LABELS, PEOPLE_LABELS
from app.domain.people.person_names import are_code_words
from app.domain.people.titles import says
from app.domain.tables.first_names import is_first_name
from app.domain.text.spelling import plain_word

_PLACES = """
table tables tisch tavolo mesa tafel stolik stol bord asztal masa стол room rooms raum salle sala stanza kamer pokoj
zimmer saal breakout breakoutroom session sitzung seance sesion sessione sessie sesja sessao round runde ronde ronda
turno slot shift schicht day tag jour dia giorno dag dzien row reihe rang rzad fila rij block bloc bloque blocco blok
station wave welle cohort kohorte track pair paar paire pareja coppia koppel para par bus car auto wagen voiture coche
macchina samochod carro floor etage week woche semaine semana settimana tydzien
"""
_GROUPS = """
group groups gruppe gruppen groupe grupo gruppo groep grupa grupp csoport skupina группа grup kleingruppe untergruppe
subgroup team teams equipe equipo squadra squad zespol ploeg lag mannschaft circle kreis cercle circulo list liste
lista lijst druzyna teil part partie parte deel czesc
"""
_STATES = """
yes no maybe attending present absent confirmed invited declined accepted regrets pending tentative guests others
speakers online onsite remote virtual morning afternoon evening zugesagt abgesagt offen anwesend abwesend entschuldigt
eingeladen gaste vormittag nachmittag vormittags nachmittags morgens abends vor ort presents absents excuses confirmes
invites matin apresmidi soir distance presentes ausentes confirmados invitados manana tarde presenti assenti
confermati mattina pomeriggio aanwezig afwezig bevestigd ochtend middag obecni nieobecni zaproszeni rano popoludniu
convidados manha ja nein vielleicht oui non peutetre si tal vez forse nee misschien tak nie moze sim nao talvez
"""
_PLACE_WORDS, _GROUP_WORDS, _STATE_WORDS = (
    frozenset(map(plain_word, words.split())) for words in (_PLACES, _GROUPS, _STATES)
)
_INDEX = re.compile(
    r"[#№]?\d{1,3}(?:st|nd|rd|th|er|e|ere|º|ª|o|a)?\.?|[A-Za-zА-Яα-ω]|[ivx]{1,4}|one|two|three|four|eins|zwei|drei|vier|"
    r"un|deux|trois|quatre|uno|dos|tres|cuatro|due|tre|quattro|een|twee|drie|jeden|dwa|trzy|um|dois|nr|no|red|blue|green|"
    r"yellow|rot|blau|grun|grün|gelb|rouge|bleu|vert|jaune|rojo|azul|verde|rosso|blu|rood|blauw|groen",
    re.IGNORECASE,
)
_LONGEST_LABEL = 5  # words


class Group(NamedTuple):
    """`said`: what is left out, as it says nothing of the people."""

    role: str = ""
    department: str = ""
    said: str = ""


def is_sorting(label: str) -> bool:
    """“Table 1”, “Gruppe A”, “Team 2”, “Room Berlin”, “Absent”; “Team Harbour” is a department."""
    words = label.replace("-", " ").replace("(", " ").replace(")", " ").split()
    plain = [plain_word(word) for word in words]
    if not plain or len(plain) > _LONGEST_LABEL:
        return False
    rest = [word for word, said in zip(plain, words, strict=True) if not _INDEX.fullmatch(said)]
    is_group = bool(rest) and all(word in _GROUP_WORDS | _PLACE_WORDS for word in rest)
    is_group = is_group and (len(rest) < len(plain) or not is_department(label))
    is_place = any(word in _PLACE_WORDS for word in plain) and not is_occupation(label) and not is_department(label)
    return is_group or is_place or all(word in _STATE_WORDS for word in plain)


def group_of(label: str) -> Group:
    """What the people of a group do, in the singular where that is told by a letter: “Guides”."""
    if is_sorting(label) or plain_word(label) in PEOPLE_LABELS:
        return Group(said=label)
    if role := next((word for word in (label, label.removesuffix("s")) if is_occupation(word)), ""):
        return Group(role=role)
    if is_department(label) or are_code_words(label):
        return Group(department=label)
    return Group(said=label)


def is_told(label: str) -> bool:
    """Whether it surely is a group's."""
    return is_sorting(label) or not group_of(label).said


def may_be_label(label: str) -> bool:
    """Not of anybody's name, nor of what mail programs and forms write."""
    first, *others = label.split() or [""]
    if not any(map(str.isalpha, label)) or (others and is_first_name(first)):
        return False
    is_other = plain_word(label) in PEOPLE_LABELS | OTHER_LABELS or says(label)[0] is not None
    return is_told(label) or not (is_other or is_first_name(label))
