"""Lines that only count: “Total: 12 people”, “Summe 12”, “12 Teilnehmende”. They are no person."""

import re
from collections.abc import Sequence

from app.domain.tables.cell_kinds import is_number

_WORDS = (
    r"(?:grand )?total(?:e|s)?|sub-?total|totals?|sum|summe|gesamt(?:zahl|summe)?|insgesamt|zwischensumme|anzahl|count|"
    r"head ?count|number|nombre|somme|effectif|somma|numero|número|suma|razem|łącznie|ogółem|liczba|totaal|aantal|som|"
    r"antal|soma|quantidade|összesen|celkem|spolu|итого|всего|合計|总计|總計|합계|toplam"
)
_PEOPLE = (
    r"people|persons?|participants?|attendees?|guests?|members?|invitees?|names?|rows?|entries|records|results|"
    r"confirmed|registered|personen|teilnehm\w+|gäste|mitglieder|einträge|zeilen|personnes?|participants?|membres|"
    r"invités|personas?|participantes?|asistentes|invitados|persone|partecipanti|invitati|osoby|osób|uczestnik\w*|"
    r"deelnemers|gasten|leden|pessoas|convidados|личност\w*|человек|участник\w*|"
    r"answers?|responses?|replies|items?|antworten|rückmeldungen|treffer|ergebnisse|réponses?|résultats?|respuestas?|"
    r"resultados?|risposte|risultati|respostas|antwoorden|resultaten|odpowiedzi|wyników|kişi|katılımcı|yanıt|cevap|sonuç"
)
_COUNTED = re.compile(
    rf"(?:{_WORDS})\b[^\d\n]{{0,40}}?[:=(\s]\s*\d{{1,6}}\)?(?:\s+[^\W\d]+){{0,3}}\W{{0,3}}", re.IGNORECASE
)
_COUNTING = re.compile(
    rf"\W{{0,3}}\d{{1,4}}\s+(?:[^\W\d]+\s+)?(?:{_PEOPLE})(?:\s+[^\W\d]+){{0,3}}\W{{0,3}}", re.IGNORECASE
)
_PAGED = re.compile(
    r"[^\W\d]{0,12}(?:\s+[^\W\d]+)?\s*\d{1,5}\s*(?:[-–]|to|bis|à|a|al|tot|do)\s*\d{1,5}\s+"
    r"(?:of|von|sur|de|di|van|z|out of)\s+\d{1,6}(?:\s+[^\W\d]+){0,3}\W{0,3}",
    re.IGNORECASE,
)
_BARE = re.compile(rf"(?:{_WORDS})\b(?:\s+(?:of\s+)?(?:{_PEOPLE}))?\s*[:=]?", re.IGNORECASE)
_MONEY = re.compile(
    r"(?:[€$£¥]|(?:eur|usd|chf|gbp|pln|zł|sek|dkk|nok|czk|huf|brl|r\$)\b\.?)\s*-?\d[\d.,' ]*(?:\.?[-–]+)?"
    r"|-?\d[\d.,' ]*\s*(?:[€$£¥%]|(?:eur|euros?|usd|chf|gbp|pln|zł|sek|dkk|nok|czk|huf|brl)\b)\.?",
    re.IGNORECASE,
)
_LONGEST = 80  # characters


def is_sum(line: str) -> bool:
    """With a number in it."""
    plain = " ".join(line.strip(" ;,|\t").split())
    is_short = 0 < len(plain) <= _LONGEST
    return is_short and any(pattern.fullmatch(plain) for pattern in (_COUNTED, _COUNTING, _PAGED))


def is_row_of_sums(cells: Sequence[str]) -> bool:
    """“Total”, “12”; “Summe”, “”, “CHF 1'200.–”; “Total: 12 people”."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    first, *others = filled or [""]
    are_numbers = all(map(is_amount, others))
    return are_numbers and (is_sum(first) or (bool(others) and _BARE.fullmatch(first) is not None))


def is_bare_sum(cells: Sequence[str]) -> bool:
    """“Total”, without a number: a sum at the end of a list only."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return len(filled) == 1 and _BARE.fullmatch(filled[0]) is not None


def is_amount(cell: str) -> bool:
    """A number, or money: “1'200.00 €”, “CHF 300.–”."""
    return is_number(cell.strip()) or _MONEY.fullmatch(cell.strip()) is not None
