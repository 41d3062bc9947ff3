"""Names that the words beside them give away: “my manager Sabine”, “meine Chefin Weber”, “Best regards, Tom”."""

import re
from collections.abc import Iterator

from app.domain.hints.names import NAME, has_no_capitals
from app.domain.hints.words import GIVEN_NAMES, LEADS, NOT_CALLED, NOT_NAMES

_NAMES = rf"(?P<name>{NAME}(?: +{NAME})?)(?![\w'’-])"
_ROLES = (
    r"(?:boss|(?:line |general |shop |store |project )?manager|supervisor|team[ -]?lead(?:er)?|colleague|co-?worker"
    r"|director|assistant|mentor|trainer|teacher|guide|friend|husband|wife|sister|brother|daughter|son"
    r"|cheff?e?|patronn?e?|direct(?:eur|rice)|responsable|collègue|supérieure?|amie?|mari|femme|sœur|frère"
    r"|jef[ea]|gerente|directora?|compañer[oa]|encargad[oa]|supervisora?|amig[oa]|marido|mujer|herman[oa]"
    r"|chefe|diretora?|colega|encarregad[oa]|mulher|irmão|irmã)"
)
_ROLES_GERMAN = (
    r"(?:(?:Team|Abteilungs|Filial|Markt|Schicht|Betriebs)?[Ll]eiter(?:in)?|Chef(?:in)?|Vorgesetzter?|Kolleg(?:e|in)"
    r"|Geschäftsführer(?:in)?|Direktor(?:in)?|Meister(?:in)?|Trainer(?:in)?|Lehrer(?:in)?|Freund(?:in)?|Schwester|Bruder"
    r"|Tochter|Sohn|Managerin|Manager)"
)
_CALLED = r",?(?: +(?:named|called|heißt|namens|s['’]appelle|se llama|se chama|llamad[oa]|chamad[oa]))? +"
_ONES_OWN = r"(?i:my|our|mon|ma|notre|mi|nuestr[oa]|meu|minha|noss[oa])"
_PATTERNS = (
    re.compile(rf"(?<!\w){_ONES_OWN} +(?i:{_ROLES}){_CALLED}{_NAMES}"),
    re.compile(rf"(?<!\w)(?:[Mm]eine?|[Uu]nsere?) +{_ROLES_GERMAN}{_CALLED}{_NAMES}"),
    re.compile(
        r"(?<!\w)(?i:mit|von|bei|durch|für|über) +(?:meine[mnr]|unsere[mnr]) +(?:Kollegen|Vorgesetzten|"
        rf"{_ROLES_GERMAN}){_CALLED}{_NAMES}"
    ),
    re.compile(
        r"(?<!\w)(?i:my name is|mein name ist|ich heiße|je m['’]appelle|me llamo|mi nombre es|meu nome é|chamo-me"
        rf"|me chamo) +{_NAMES}"
    ),
)
_SIGNED = re.compile(
    r"(?:^|[.!?,;:)\n])\s*(?i:(?:(?:best|kind|warm) )?regards|cheers|sincerely|yours(?: truly| sincerely)?|many thanks"
    r"|thanks|thank you|lg|vg|mfg|(?:viele |liebe |beste |herzliche )?grüße|mit freundlichen grüßen|(?:lieben )?gruß"
    r"|danke|cordialement|bien à vous|merci|(?:un )?saludos?|atentamente|gracias|abraços|atenciosamente|obrigad[oa])"
    rf"(?:\s*[,!.–—-])?\s+{_NAMES}\s*[.!]?\s*\Z"
)
_DASHED = re.compile(rf"\S\s*\n\s*[–—-]+\s*{_NAMES}\s*[.!]?\s*\Z")
_LISTED = re.compile(r"^\s*[–—-]", re.MULTILINE)
_SELF_ARABIC = re.compile(r"(?<!\w)اسمي +(?P<name>[^\W\d_]{2,}(?: +[^\W\d_]{3,})?)")
_SELF_JAPANESE = re.compile(r"(?P<name>[々一-鿿]{2,4}|[ァ-ヶー]{2,8})(?:と申し|といい)ます")


def called(text: str) -> Iterator[tuple[int, int]]:
    """Their places. Of German nouns, which all have capitals, only what follows directly and is no department."""
    if not text.isascii():
        for pattern in (_SELF_ARABIC, _SELF_JAPANESE):
            yield from (found.span("name") for found in pattern.finditer(text))
    if has_no_capitals(text):
        return
    patterns = () if LEADS.isdisjoint(re.split(r"[^\w'’-]+", text.lower())) else _PATTERNS
    for pattern in (*patterns, _SIGNED):
        for found in pattern.finditer(text):
            if _is_name(found["name"]):
                yield found.span("name")
    found_last = _DASHED.search(text)
    if found_last and len(_LISTED.findall(text)) == 1 and _is_signature(found_last["name"]):
        yield found_last.span("name")


def _is_name(name: str) -> bool:
    words = name.split()
    return not any(word.isupper() or word.casefold() in NOT_NAMES or word in NOT_CALLED for word in words)


def _is_signature(name: str) -> bool:
    return _is_name(name) and name.split(maxsplit=1)[0] in GIVEN_NAMES
