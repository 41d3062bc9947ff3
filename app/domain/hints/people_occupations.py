"""Words that name an occupation, and words that name a part of an organisation, in the languages of the product."""

import re
from functools import lru_cache

from app.domain.text.spelling import plain_word

_OCCUPATIONS = """
manager director directeur directrice direktor direktorin direktør leader leiter leiterin leitung chief head chef
chefin lead officer curator kurator kuratorin conservateur guide engineer ingenieur ingenieurin ingeniero ingegnere
engenheiro developer entwickler entwicklerin designer architect architekt analyst analytiker assistant assistent
assistentin specialist spezialist spezialistin consultant berater beraterin coordinator koordinator koordinatorin
coordinateur coordinatrice coordinador coordinadora coordinatore coordenador responsable responsabile responsavel
gerente jefe jefa nurse pfleger pflegerin krankenpfleger infirmier infirmiere enfermera teacher lehrer lehrerin
lehrkraft professeur profesor docente accountant buchhalter buchhalterin comptable contable secretary sekretar
sekretarin secretaire referent referentin sachbearbeiter sachbearbeiterin mitarbeiter mitarbeiterin trainee
praktikant praktikantin apprentice auszubildende stagiaire ceo cto cfo coo cio chro vp president prasident
vicepresident vorstand geschaftsfuhrer geschaftsfuhrerin supervisor receptionist porter driver fahrer educator
padagoge padagogin librarian bibliothekar archivist technician techniker technikerin technicien tecnico advisor
adviser associate administrator administratorin agent executive partner founder owner inspector controller
controllerin planner planer buyer einkaufer einkauferin seller verkaufer verkauferin vendeur clerk cashier cook koch
barista doctor arzt arztin medecin physician therapist caretaker hausmeister hausmeisterin concierge cleaner
scientist researcher forscher chercheur editor redakteur redakteurin journalist trainer coach facilitator operator
monteur meister meisterin vertreter vertreterin beauftragte beauftragter medewerker beheerder adviseur
verpleegkundige leidinggevende handlaggare utvecklare chefsassistent radgivare medarbeider leder konsulent johtaja
paallikko asiantuntija kierownik dyrektor specjalista asystent asystentka inzynier vedouci reditel reditelka
specialista asistentka vezeto igazgato munkatars менеджер директор инженер руководитель специалист начальник
бухгалтер аналитик ассистент müdür müdürü uzman uzmanı yönetici mühendis asistan مدير مديرة مهندس مهندسة محلل منسق
منهل מנהל מנהלת מהנדס
"""
_ENDING_WORDS = """
leiter leiterin leitung manager managerin chef chefin meister referent referentin berater beraterin beauftragte
assistent assistentin ingenieur techniker entwickler entwicklerin betreuer betreuerin fuhrer fuhrerin verkaufer
sekretar sekretarin mitarbeiter mitarbeiterin leder chefen medewerker arzt arztin pfleger pflegerin lehrer lehrerin
direktor direktorin kurator kuratorin padagoge padagogin zeichner zeichnerin wissenschaftler wissenschaftlerin
"""
_OCCUPATION_ENDINGS = tuple(_ENDING_WORDS.split())
_OCCUPATIONS_DENSE = re.compile(
    r"(?:部長|課長|係長|主任|担当|室長|社長|店長|所長|取締役|マネージャー|エンジニア|ディレクター|リーダー|学芸員|"
    r"案内係|经理|主管|总监|工程师|专员|总裁|助理|經理|總監|工程師|專員|팀장|부장|과장|차장|대리|사원|대표|이사|매니저|"
    r"담당|주임|책임|선임)$"
)
_DEPARTMENTS = """
equipe equipo squadra zespol ploeg
department dept team abteilung bereich departement afdeling avdelning osasto dzial oddeleni hr it sales marketing
finance finances operations legal procurement purchasing support research rd production logistics quality
communication communications collections collection learning education security facilities engineering accounting
administration reception ticketing shop retail customer customers service services office compliance strategy
product warehouse fundraising development housekeeping catering events archive library exhibitions conservation
controlling vertrieb einkauf personal personalwesen personalabteilung buchhaltung entwicklung produktion logistik
qualitat qualitatssicherung verwaltung kommunikation finanzen recht rechtsabteilung forschung kundendienst
kundenservice innendienst aussendienst vermittlung sammlung empfang kasse pflege technik haustechnik werkstatt lager
geschaftsleitung ventes achats juridique rh informatique logistique comptabilite direction accueil billetterie
mediation boutique exploitation recherche qualite ventas compras finanzas juridico produccion logistica calidad
contabilidad administracion sistemas atencion vendite acquisti finanza legale produzione qualita contabilita
amministrazione accoglienza biglietteria vendas financas producao qualidade contabilidade administracao verkoop
inkoop financien personeelszaken logistiek kwaliteit forsaljning inkop ekonomi personalavdelning salg indkob okonomi
myynti talous henkilosto sprzedaz finanse kadry logistyka obchod nakup personalni prodej продажи продаж финансы
кадры бухгалтерия маркетинг логистика satis satış finans muhasebe pazarlama insan المبيعات التسويق المالية الموارد
תקשורת שיווק מכירות כספים
"""
_PHRASES = re.compile(r"(?:front of house|front ?desk|back of house)\b", re.IGNORECASE)
_DEPARTMENTS_DENSE = re.compile(r"(?:部|課|室|科|局|处|處|中心|係|チーム|グループ|团队|사업부|본부|팀|부|과|실)$")
_ROLES, _PARTS = (frozenset(map(plain_word, words.split())) for words in (_OCCUPATIONS, _DEPARTMENTS))
_DENSE = re.compile(r"[぀-ヿ一-鿿가-힣]")


@lru_cache(maxsize=4096)
def is_occupation(cell: str) -> bool:
    """“Head of Collections”, “Vertriebsleiterin”, “営業課長”."""
    words = _words(cell)
    if _DENSE.search(cell):
        return _OCCUPATIONS_DENSE.search(cell.strip()) is not None
    return any(word in _ROLES or (len(word) > 8 and word.endswith(_OCCUPATION_ENDINGS)) for word in words)


@lru_cache(maxsize=4096)
def is_department(cell: str) -> bool:
    """“Human Resources”, “Vertrieb Nord”, “人事部”; not “Head of Sales”."""
    if is_occupation(cell):
        return False
    if _DENSE.search(cell):
        return _DEPARTMENTS_DENSE.search(cell.strip()) is not None
    return any(word in _PARTS for word in _words(cell)) or _PHRASES.match(cell.strip()) is not None


def _words(cell: str) -> list[str]:
    """Of prose none: a bio names departments too."""
    words = [plain_word(word) for word in re.split(r"[\s/&,.()·-]+", cell.replace("R&D", "RD"))]
    return words if len(words) <= 7 else []
