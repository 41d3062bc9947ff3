"""Words that tell of somebody's private life: health, family, faith, taxes, food. No list of people keeps them.

In English, German, French, Spanish, Italian, Portuguese and Dutch.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from app.domain.hints.people_occupations import is_department, is_occupation
from app.domain.text.spelling import plain_word

_WORDS = """
pregnant ill sick disabled wheelchair burnout depression diabetic diabetes epilepsy asthma cancer asthmatic coeliac
krank erkrankt krankgeschrieben krankheit kränklich rollstuhl behindert behinderung reha diabetiker epilepsie krebs
enceinte malade maladie handicapé handicapée fauteuil dépression diabétique épilepsie cancer invalidité
embarazada enferma enfermo enfermedad discapacidad depresión diabética diabético epilepsia baja
incinta malata malato malattia disabile disabilità depressione diabetica celiaca celiaco
grávida doente doença deficiência deficiente depressão celíaca celíaco zwanger ziek ziekte gehandicapt rolstoel
depressie elternzeit mutterschutz maternity paternity parental maternité congé maternidad maternità maternidade
zwangerschapsverlof ouderschapsverlof
single married divorced widowed separated engaged unmarried ledig verheiratet geschieden verwitwet getrennt
alleinerziehend verpartnert verlobt célibataire marié mariée divorcé divorcée veuf veuve pacsé pacsée séparé séparée
soltera soltero casada casado divorciada divorciado viuda viudo nubile celibe sposata sposato divorziata divorziato
vedova vedovo coniugata coniugato solteira solteiro divorciada viúva viúvo ongehuwd gehuwd getrouwd gescheiden
weduwe weduwnaar alleenstaand
evangelisch katholisch konfessionslos muslimisch jüdisch orthodox buddhistisch hinduistisch atheist protestantisch
reformiert catholic protestant muslim jewish hindu buddhist sikh christian atheistic evangelical lutheran
catholique protestante musulman musulmane juif juive bouddhiste athée católica católico musulmana musulmán judía
judío budista atea ateo cattolica cattolico musulmano ebrea ebreo muçulmana muçulmano judia judeu katholiek
protestants moslim joods christelijk römischkatholisch rk
steuerklasse steuerklassen taxclass lohnsteuerklasse freibetrag kinderfreibetrag
vegan veggie kosher halal koscher lactose laktose glutenfrei laktosefrei pescetarian omnivore végane végétalien
végétalienne vegana vegano nussfrei veganistisch halāl fleischlos
male female diverse nonbinary männlich weiblich divers masculin féminin masculino femenino femenina maschio femmina
maschile femminile feminino mannelijk vrouwelijk
"""
_STEMS = (
    *("allerg", "alerg", "intoleran", "unvertraglich", "schwanger", "schwerbehind", "vegetar", "veget", "vegetal"),
    *("gluten", "lactos", "laktos", "embaraz", "gravidan", "zoliakie", "coeliak", "celiac", "disabilit", "handicap"),
)
_PHRASES = re.compile(
    r"\b(?:tax (?:class|code|bracket)|(?:sick|parental|maternity|paternity) leave|wheel ?chair|en situación de baja|"
    r"classe fiscale?|no (?:pork|nuts|alcohol)|kein (?:schwein\w*|alkohol)|sans porc|sin cerdo|senza maiale)\b",
    re.IGNORECASE,
)
_PRIVATE = frozenset(map(plain_word, _WORDS.split()))
_MANY = 0.3  # of the cells: one person who is single makes no column of it, but these do


@lru_cache(maxsize=4096)
def is_private(cell: str) -> bool:
    """“schwanger seit April”, “Nussallergie”, “ledig”; not “Krankenpfleger”, which is an occupation."""
    if _PHRASES.search(cell):
        return True
    words = [plain_word(word) for word in re.findall(r"[^\W\d_]+", cell.replace("-", ""))]
    is_told = any(word in _PRIVATE or any(stem in word for stem in _STEMS) for word in words)
    return is_told and not is_occupation(cell) and not is_department(cell)


def are_private(cells: Sequence[str]) -> bool:
    """Whether a column is of such words. `cells`: some filled ones."""
    return bool(cells) and sum(map(is_private, cells)) >= _MANY * len(cells)
