"""What mails have around what was said: greetings, closings, signatures, and the mail that they answer."""

import re
from collections.abc import Sequence

from app.domain.text.spelling import plain_word

_GREETINGS = (
    r"dear|hello|hi|hey|good (?:morning|afternoon|evening|day)|hallo|liebe[rs]?|sehr geehrte[rs]?|"
    r"guten (?:tag|morgen|abend)|moin|servus|grüezi|bonjour|bonsoir|salut|ch[eè]re?s?|madame|monsieur|hola|"
    r"estimad[oa]s?|querid[oa]s?|buen[oa]s (?:días|tardes|noches)|ciao|gentile|gentili|car[oa]|buongiorno|buonasera|"
    r"ol[áa]|prezad[oa]s?|car[oa]s|bom dia|boa (?:tarde|noite)|beste|geachte|hej|hei|kära?|kjære|kære|dzień dobry|"
    r"cześć|dobrý den|ahoj|здравствуйте|добрый (?:день|вечер)|merhaba|sayın|مرحبا|السلام عليكم|您好|你好"
)
_CLOSINGS = (
    r"(?:with )?(?:best|kind|warm|many|kindest|warmest) (?:regards|wishes|greetings)|regards|best,|cheers|sincerely|"
    r"yours(?: \w+)?|thanks|thank you|many thanks|all the best|love,|"
    r"(?:mit )?(?:(?:freundlich|lieb|best|herzlich|schön)e[nrm]?|viele[nr]?) gr(?:ü|u|ue)(?:ß|ss)e?n?|"
    r"gr(?:ü|ue)(?:ß|ss)e|gru(?:ß|ss)|lg|vg|mfg|danke|vielen dank|"
    r"cordialement|bien (?:cordialement|à (?:vous|toi))|meilleures salutations|(?:très )?amicalement|"
    r"merci(?: d'avance)?|"
    r"(?:un )?saludos?(?: cordiale?s)?|atentamente|gracias|un abrazo|cordiali saluti|distinti saluti|saluti|grazie|"
    r"atenciosamente|(?:com os melhores )?cumprimentos|abraços?|obrigad[oa]|"
    r"(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en|jes)?|bedankt|"
    r"(?:med )?vänlig(?:a)? hälsning(?:ar)?|mvh|hälsningar|(?:med )?venlig hilsen|vh|(?:med )?vennlig hilsen|hilsen|"
    r"tack|takk?|pozdrawiam|z poważaniem|dziękuję|s pozdravem|děkuji|с уважением|спасибо|saygılarımla|teşekkürler|"
    r"sent from my .{1,30}|von meinem .{1,30} gesendet|envoyé de mon .{1,30}|get outlook .{1,30}|"
    r"よろしくお願いいたします|よろしくお願いします|此致|谢谢|مع التحية|شكرا"
)
_WROTE = (
    r"(?:on|am|le|el|il|em|op|den|dnia|dne) .{6,120}(?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu|schreef|"
    r"skrev|napisał|napsal)\b.{0,80}[:：]"
)
_GREETING = re.compile(rf"(?:{_GREETINGS})\b[^.?!:;]{{0,40}}[,!:،，]?", re.IGNORECASE)
_CLOSING = re.compile(rf"(?:{_CLOSINGS})(?:[,.!，。]?|[,!] ?[^\W\d_][\w .'’-]{{0,30}})", re.IGNORECASE)
_QUOTED = re.compile(r"\s*>")
_ORIGINAL = r"-{2,} ?(?:original|ursprüngliche|message|mensaje|messaggio|mensagem)\b.{0,40}-*|_{10,}"
_ANSWERED = re.compile(rf"(?:{_WROTE})|{_ORIGINAL}", re.IGNORECASE)
_SIGNATURE = re.compile(r"-- ?|—")
_MOST_IN_GREETING = 5  # words
_MOST_IN_NAME = 4
_WORD = re.compile(r"[^\W\d_]+")
_HOST = re.compile(r"@\S+")


def without_closings(lines: Sequence[str], author: str = "") -> list[str]:
    """What one mail says, line by line: without the mail that it answers, and without its author's name below."""
    said: list[str] = []
    for line in lines:
        plain = line.strip()
        if _SIGNATURE.fullmatch(plain) or _ANSWERED.fullmatch(plain) or (said and _CLOSING.fullmatch(plain)):
            break
        if not _QUOTED.match(line) and (said or not _is_greeting(plain)):
            said.append(line.rstrip())
    return without_signature(said, author)


def without_signature(lines: Sequence[str], author: str) -> list[str]:
    """Without the author's name in the lines at the end, unless it is all that is said."""
    said = list(lines)
    while said and (not said[-1].strip() or (len(said) > 1 and _is_signed(said[-1], author))):
        said.pop()
    return said


def _is_signed(line: str, author: str) -> bool:
    """“Ben”, “– Ben A.” or “BA” below what Ben Adeyemi says."""
    words = [plain_word(word) for word in _WORD.findall(line)]
    shown = author.partition("<")[0].strip() or _HOST.sub("", author)
    names = [plain_word(word) for word in _WORD.findall(shown)]
    initials = [name[0] for name in names]
    return 0 < len(words) <= _MOST_IN_NAME and all(word in (*names, *initials, "".join(initials)) for word in words)


def _is_greeting(line: str) -> bool:
    return not line or (len(line.split()) <= _MOST_IN_GREETING and _GREETING.fullmatch(line) is not None)
