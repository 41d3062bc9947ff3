"""Titles in several words above answers: “Your vision in one sentence”, “Offene Antwort”, “Vision 2030”, “自由記述”.

Such a title says nothing else: every word of it asks for answers or stands beside one that does. An answer seldom does
without a word of its own: “Vision and trust”, “Your vision comes first”.
"""

import re
from collections.abc import Sequence
from statistics import fmean

from app.domain.tables.answer_titles import plain_title

_CORE = """
vision visions statement statements answer answers response responses comment comments feedback text texts verbatim
verbatims opinion opinions idea ideas suggestion suggestions note notes word words sentence sentences phrase wish wishes
remark remarks reply replies quote quotes contribution contributions freetext
visionen leitbild zukunftsbild antwort antworten kommentar kommentare rückmeldung rückmeldungen meinung meinungen idee
ideen anregung anregungen notiz notizen wort worte wörter satz sätze wunsch wünsche freitext antworttext textantwort
freitextantwort freitextantworten anmerkung anmerkungen bemerkung bemerkungen aussage aussagen kundenstimmen zitate
gästestimmen stimmen beitrag beiträge kurzantwort
réponse réponses commentaire commentaires texte textes avis opinion idée idées suggestion suggestions mot mots phrase
phrases remarque remarques note souhait souhaits verbatims
visión visiones respuesta respuestas comentario comentarios texto textos opinión opiniones ideas sugerencia sugerencias
palabra palabras frase frases nota notas deseo deseos observaciones
visione visioni risposta risposte commento commenti testo testi opinione opinioni suggerimento suggerimenti parola
parole osservazioni desideri
visão resposta respostas comentário comentários opinião opiniões ideia ideias sugestão sugestões palavra palavras
visie antwoord antwoorden opmerking opmerkingen tekst mening meningen idee ideeën suggesties woord woorden zin zinnen
wens wensen toelichting reactie reacties
svar kommentarer mening ord meninger fritext fritekst vizja wizja odpowiedź odpowiedzi komentarz komentarze uwagi
"""
_BESIDE = """
our your my their his her the a an of to in for on and or all one two three few some any other more further additional
general open ended free written short long please describe write share give us tell what is who customer customers
visitor visitors guest guests user users client clients participant participants respondent respondents survey workshop
experience cx future board sticky list q
ihr ihre ihren ihrem ihrer unser unsere unseren unserer mein meine meinen dein deine deinen deiner eure euer der die das
des den dem ein eine einen einem einer zwei drei und oder alle aller in im zu zur zum auf für von offen offene offenen
offener freie freier freies freien weitere sonstige allgemeine bitte beschreiben beschreibe sie nennen geben schreiben
kunden gäste gästen besucher besucherinnen nutzer teilnehmer teilnehmenden zukunft kurze persönliche
notre nos votre vos mon ma mes ta ton tes le la les l un une des du de d en à au aux et ou pour autres tous toutes
ouverte ouvertes ouvert libre libres décrivez donnez clients visiteurs participants générales générale supplémentaires
nuestra nuestro nuestras su sus tu tus mi mis el los las una uno dos tres de del en y o para otros otras todas abierta
abiertas abierto libre libres describa describe escriba clientes visitantes participantes
nostra nostro tua tuo sua suo vostra vostre mia mie il lo gli i le una un uno in e o di del della delle dei per aperta
aperte aperto libero liberi libera altri altre descrivi descriva clienti visitatori
nossa nosso sua seu tua teu minha a o os as um uma em e ou do da dos das para outros outras aberta abertas livre livres
descreva clientes visitantes
uw onze ons jouw je mijn de het een één twee drie in en of van voor open vrije vrij overige andere alle korte beschrijf
klanten bezoekers deelnemers
din dit vår vores åpne öppna öppet åbent fri frit
"""
_OWNERS = """
our your my their ihre unsere deine meine notre votre nuestra su tu vuestra nostra tua vostra sua nossa uw onze jouw din
vår
"""
_FOR = "for of für von der pour de para del per di da voor van at in im am"
_DESCRIBE = "describe beschreiben beschreibe décrivez décris describa describe descrivi descriva descreva beschrijf"
_QUESTIONS = "question frage pregunta domanda pergunta vraag fråga spørsmål q f"
_PARTS = re.compile(
    r"(?P<core>自由記述|自由記入|自由回答|自由意見|記述|回答|意見|感想|コメント|ビジョン|一言|ひとこと|愿景|願景|意见|建议|建議|评论|開放題|开放题|"
    r"填空|의견|응답|답변|비전)|ご|あなた|私たち|当館|当社|の|と|や|・|、|欄|您|你|我们|我們|的|和|与|及|自由|お客様|その他|其他|\d+|\s|"
    r"[()（）:：]"
)
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"[^\W_]+")
_IN_A_WORD = re.compile(
    r"(?:in (?:one|a) (?:word|sentence)|en une? (?:mots?|phrase)|in eine[mr] (?:wort|satz)|en una (?:palabra|frase)|"
    r"in una (?:parola|frase)|(?:em|numa) uma (?:palavra|frase)|in (?:één|een) (?:woord|zin))\s?[,:]",
    re.IGNORECASE,
)
_FEW_WORDS = 4  # “In one word: calm” is an answer
_MOST_WORDS = 8
_SEVERAL_WORDS = 1.5  # on average


def _plain(listed: str) -> frozenset[str]:
    return frozenset(map(plain_title, listed.split()))


_CORE_WORDS, _BESIDE_WORDS, _OWN_WORDS = _plain(_CORE), _plain(_BESIDE), _plain(_OWNERS)
_FOR_WORDS, _QUESTION_WORDS, _DESCRIBING_WORDS = _plain(_FOR), _plain(_QUESTIONS), _plain(_DESCRIBE)


def is_answers_phrase(title: str, below: Sequence[str]) -> bool:
    """`below`: what stands below it. A word alone, as “Vision”, is an answer where those below are no longer."""
    if title in below:
        return False
    if _EAST_ASIAN.search(title):
        return _is_of_parts(title)
    if _IN_A_WORD.match(title):
        return len(title.split()) > _FEW_WORDS
    found = _WORD.findall(title)
    if not 0 < len(found) <= _MOST_WORDS:
        return False
    words = [plain_title(word) for word in found]
    if len(words) == 1:
        return words[0] in _CORE_WORDS and _are_longer(below)
    return _says_nothing_else(words) or _is_ours(words) or _asks_to_describe(words)


def _says_nothing_else(words: Sequence[str]) -> bool:
    others = [word for word in words if word not in _CORE_WORDS and word not in _BESIDE_WORDS and not word.isdecimal()]
    has_core = any(word in _CORE_WORDS for word in words)
    is_numbered = any(word[-1].isdecimal() for word in words)
    asked = [word for word in others if word.rstrip("0123456789") in _QUESTION_WORDS]
    return len(others) == len(asked) and (has_core or (bool(asked) and is_numbered))


def _is_ours(words: Sequence[str]) -> bool:
    """“Our vision for the museum”."""
    return len(words) > 3 and words[0] in _OWN_WORDS and words[1] in _CORE_WORDS and words[2] in _FOR_WORDS


def _asks_to_describe(words: Sequence[str]) -> bool:
    """“Please describe your ideal visit”."""
    return bool(_DESCRIBING_WORDS.intersection(words[:2])) and bool(_OWN_WORDS.intersection(words[1:4]))


def _is_of_parts(title: str) -> bool:
    parts = list(_PARTS.finditer(title))
    return sum(len(part[0]) for part in parts) == len(title) and any(part["core"] for part in parts)


def _are_longer(cells: Sequence[str]) -> bool:
    return bool(cells) and fmean(len(cell.split()) for cell in cells) >= _SEVERAL_WORDS
