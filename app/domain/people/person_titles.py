"""Words that stand around names and are none: titles, degrees, and what meetings and directories add in brackets."""

import re

from app.domain.text.spelling import plain_word

_TITLES = """
dr prof professor professorin doctor mr mrs ms mx miss mister sir dame lord lady rev hon herr frau herrn fraulein hr
fr dipl mag ing dring dipling drmed drphil drjur drhc priv doz pd univ habil m mme mlle mm monsieur madame
mademoiselle me maitre sr sra srta don dona senor senora senorita sig sigra signor signora signorina dott dottssa
dottore dottoressa avv avvocato arch rag geom senhor senhora exmo exma dhr mevr mw mevrouw meneer drs ir herra rouva
fru froken pan pani pana inz mgr hab slecna bc judr mudr phdr rndr paeddr гн гжа господин госпожа др проф bay bayan
sn em dna sayın السيد السيدة الدكتور الدكتورة الأستاذ الأستاذة د أ م מר גב גברת דר פרופ
"""
_ONLY_WITH_A_STOP_WORDS = """
m me fr hr sr sra arch rag bc mag hon rev dipl ing don pd ir mw sn d em
"""
_ONLY_WITH_A_STOP = frozenset(_ONLY_WITH_A_STOP_WORDS.split())
_DEGREES = """
phd md mba msc bsc ma ba ms bs meng beng llm llb jd dds dvm dphil edd dba mph mpa mphil pmp cpa cfa rn esq obe mbe
cbe fca aca acca dr prof dipling mag fh drs ir csc drsc mfa bfa mres rgn frcs frcp facp pe ceng mice cissp csm shrm
phr
"""
_GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "iv", "vi", "vii", "viii", "junior", "senior"))
_PRONOUNS = """
he him his she her hers they them theirs ze hir zir xe xem it its any all pronouns ask er ihm ihn sein sie ihr ihre
xier dey hen elle elles il ils lui iel ella ellas el ello elu ele ela eles elas lei lo la zij haar hij hem hun han
hon honom henne de dem ham hende ona on jej jego hän
"""
_MARKS = """
ext extern externe externer externes external externals externo externa esterno esterna eksternt ekstern ulkoinen
zewnetrzny zewnetrzna внешний extranet contractor temp guest guests gast gaste invite invitee invitado invitada
ospite convidado convidada vieras gosc gost гость konuk ضيف אורח ゲスト 来賓 访客 來賓 게스트 社外 外部 외부 host
cohost co organizer organiser organizers organisator organisatorin organisateur organisatrice organizador
organizadora organizzatore organizzatrice organizator arranger arrangor jarjestaja организатор duzenleyen المنظم
主催者 開催者 组织者 組織者 主持人 ホスト 共同ホスト 주최자 이끌이 호스트 protokollant gastgeber gastgeberin hote
animateur animatrice anfitrion anfitriao presenter presentateur presentador referent referentin moderator
moderatorin moderateur attendee participant teilnehmer teilnehmerin participante partecipante deelnemer deltagare
deltager osallistuja uczestnik ucastnik участник katilimci 参加者 発表者 me you ich du moi vous toi yo tu io voi eu
jij ik jag jeg mina ja я ben 私 自分 我 나 unverified verified optional required accepted declined tentative pending
owner admin member zugesagt abgesagt obligatoire facultatif accepte refuse bot inactive deactivated disabled former
ehemalig away absent ooo leave on not nicht privat private privee prive privato privata privado privada particular
perso work business dienstlich geschaftlich beruflich arbeit professionnel travail trabajo lavoro trabalho werk
zakelijk jobb muted unmuted stummgeschaltet presenting speaking raised gastgeber gastgeberin mitveranstalter
mitveranstalterin mitgastgeber cohote hote coanfitrion coanfitriona anfitrion anfitriona anfitriao coanfitriao gastheer
gospodarz wspolgospodarz organizator organisateur organisatrice organizador organizadora organizzatore animateur
none no response antwort reponse respuesta risposta antwoord odpowiedzi resposta keine aucune nessuna geen brak sem
zusage absage attending unknown responded active aktiv actif activo attivo ativo actief suspended
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(map(plain_word, text.split()))


TITLES, DEGREES, PRONOUNS, MARKS = map(_words, (_TITLES, _DEGREES, _PRONOUNS, _MARKS))
_PARTS = re.compile(r"[\s,;/&+|·-]+")


def is_title(word: str) -> bool:
    """“Dr.”, “Herr”; what may as well be a name or its first letter only with a full stop or in two letters: “M.”"""
    plain = plain_word(word)
    return plain in TITLES and (plain not in _ONLY_WITH_A_STOP or word.endswith((".", ":")))


def is_salutation(cell: str) -> bool:
    """Titles and nothing else: “Ms”, “Herr Dr.”, “M”; “HR” is a department, and “Hr” a title."""
    words = re.split(r"[\s.,/]+", cell.strip(" ."))
    return "HR" not in words and all(plain_word(word) in TITLES for word in words)


def is_degree(part: str) -> bool:
    """“PhD”, “M.Sc.”, “Dr.”, “Dipl.-Ing. (FH)”."""
    words = re.sub(r"[.()\[\]-]", "", part).split()
    return bool(words) and all(plain_word(word) in DEGREES for word in words)


def is_generation(part: str) -> bool:
    return plain_word(part) in _GENERATIONS


def is_mark(text: str) -> bool:
    """Of somebody's place in a company or a meeting, or of their pronouns: “EXT”, “he/him”, “Host, me”, “42”; “IT” is a
    department."""
    said = [word for word in _PARTS.split(text) if word]
    if "IT" in said:
        return False
    words = [plain_word(word) for word in said]
    words = [word for word in words if word and not word.isdecimal()]
    return all(word in MARKS for word in words) or all(word in PRONOUNS for word in words)
