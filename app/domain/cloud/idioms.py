"""Idioms whose words mean nothing by themselves: "state of the art" is no state, and no art.

Each is one word of the cloud, from its first answer on, with and without hyphens. What means something by its words
too ("peace of mind") is found as a phrase instead. Korean "안심할 수 있는" (that one can feel at ease) is one word as
well, and counted with other forms of its verb.
"""

from functools import cache

from app.domain.cloud.set_phrases import Around, by_telling_word

_LISTED = """
    state of the art, out of the box, one of a kind, rule of thumb, piece of cake, word of mouth, point of view,
    top of the range, top of the line, out of this world, run of the mill, bang for the buck, bang for your buck,
    bits and bobs, ins and outs, pros and cons, ups and downs, second to none, out of the blue, down to earth,
    larger than life, one stop shop, from pillar to post

    auf dem laufenden, aus einem guss, von a bis z, auf herz und nieren, mit rat und tat, ohne wenn und aber,
    hand und fuß, auf der höhe der zeit, fix und fertig, kurz und knapp, von der stange, zu fuß

    clé en main, clés en main, de bout en bout, coup de main, coup de cœur, coup de coeur, coup de fil, coup d'œil,
    sur le bout des doigts, haut de gamme, bas de gamme, au fur et à mesure, terre à terre, à pied, salle de bain,
    salle de bains, salles de bain, salles de bains, salle de sport, salle à manger

    llave en mano, de primera mano, de principio a fin, al pie de la letra, de tú a tú, boca a boca, a pie,
    nueva york
    de ponta a ponta, mão na massa, boca a boca, olho no olho, a pé, à pé, em pé, ponto turístico, pontos turísticos,
    nova york, nova iorque
    a portata di mano, fiore all'occhiello, chiavi in mano, al passo coi tempi, a regola d'arte, punto di vista,
    a piedi
    van a tot z, mond tot mond, te voet, alle gemakken, punkt widzenia, od a do z, ręka w rękę,
    шаг за шагом, из рук в руки

    فريق العمل, طاقم العمل, حمام السباحة, حوض السباحة, حمام سباحة"""

CAN = "수"
"""Korean: between the future form of a verb and "is there"."""
_IS_THERE, _FINAL_L = "있", 8
_FIRST_SYLLABLE, _FINALS = 0xAC00, 28


@cache
def idioms() -> dict[str, tuple[Around, ...]]:
    """As `set_phrases`."""
    return by_telling_word(_LISTED)


@cache
def hyphened() -> frozenset[str]:
    """The keys under which idioms are counted."""
    return frozenset("-".join((*before, key, *behind)) for key, some in idioms().items() for before, behind in some)


def is_ability(verb: str, behind: str) -> bool:
    """Whether a word before CAN and one behind it say that something can be done."""
    last = ord(verb[-1]) - _FIRST_SYLLABLE if verb else -1
    return behind.startswith(_IS_THERE) and 0 <= last < 11172 and last % _FINALS == _FINAL_L
