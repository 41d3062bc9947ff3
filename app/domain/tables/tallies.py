"""Rows that are no answers: sums (“Total: 5”, “n = 40”, “Answered 40 Skipped 2”), ends of pages (“Page 1 of 3”), and on
boards who liked what (“2 likes”), or which respondent comes next (“Respondent 3”).

They are left out and told. A word alone, as “Total”, and what a program says of itself (“Exported on 3 November 2026”)
are such rows only at the end of a list.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from app.domain.tables.sheets import SheetRow

_LONGEST = 80  # characters
_MOST_CELLS = 6
_MOST_AT_THE_END = 5  # rows
_TOTALS = (
    r"(?:grand |sub)?total|sum|count|summe|gesamt(?:summe|zahl)?|anzahl|total general|totale|suma|soma|somme|"
    r"totaal|n|合计|合計|总计|總計|итого|المجموع|toplam|razem|totalt|i alt|celkem"
)
_ANSWERS = (
    r"answers?|responses?|antworten|rückmeldungen|réponses?|respuestas?|respostas?|rispost[ae]|antwoorden|comments?|"
    r"kommentare|回答|respondents?|participants?|teilnehmende|teilnehmer|répondants?|encuestados|entries|einträge"
)
_STATES = (
    r"answered|skipped|completed?|incomplete|partial|not answered|no answer|unanswered|blank|"
    r"beantwortet|übersprungen|unbeantwortet|keine antwort|nicht beantwortet|répondues?|ont répondu|ignorées?|"
    r"sans réponse|respondid[ao]s?|contestad[ao]s?|omitid[ao]s?|sin respuesta|ignorad[ao]s?|saltate|"
    r"beantwoord|overgeslagen"
)
_LIKES = (
    r"likes?|dislikes?|(?:up|down)?votes?|reactions?|repl(?:y|ies)|gefällt mir|"
    r"stimmen?|reaktion(?:en)?|antwort(?:en)?|kommentare?|j[’']aime|mentions? j[’']aime|réactions?|votes?|me gusta|"
    r"reacci(?:ón|ones)|votos?|mi piace|reazion[ei]|vot[io]|gostos?|curtidas?|rea(?:ção|ções)|vind-ik-leuks?|"
    r"reacties?|stemmen?|gillar|reaktioner|いいね|点赞|좋아요|comments?|commentaires?|comentarios?|commenti"
)
_HEART = "[\u2600-\u27bf\U0001f000-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]?"
_RESPONDENT = (
    r"respondent|participant|voter|teilnehmer(?:in)?|teilnehmende|befragte[r]?|répondant|votant|encuestado|deelnemer|"
    r"rispondente|inquirido|respondente|deltagare|deltager|回答者|참가자"
)
_PAGES = r"page|seite|p\.|s\.|página|pagina|pág\.|sida|side|strona|strana|oldal|sayfa|страница|صفحة"
_OF = r"of|von|de|di|da|van|av|af|z|ze|/|из|من"
_SIGN = r"\s*[:：=,;|\t]?\s*"
_NUMBER = r"\(?\d[\d.,' ]*+%?\)?"
_SUMS = (
    rf"(?:{_TOTALS})(?: (?:number )?(?:of )?(?:{_ANSWERS}))?{_SIGN}{_NUMBER}(?:{_SIGN}{_NUMBER})*+\s?(?:{_ANSWERS})?",
    rf"(?:{_ANSWERS})\s*(?:\(\d+\)\s*[:：]?|[:：=]\s*\d+)",
    rf"\d+ (?:{_ANSWERS})(?: (?:in )?total)?",
    rf"(?:(?:{_STATES}){_SIGN}{_NUMBER}(?:{_SIGN}{_NUMBER})*+[\s,;|/·•–-]*+)++",
    rf"(?:\d+ (?:{_STATES})[\s,;|/·•–-]*){{1,4}}",
    rf"(?:{_PAGES})\s?\d+(?:\s?(?:{_OF})\s?\d+)?",
    r"第?\s?\d+\s?(?:/\s?\d+\s?)?(?:页|頁|ページ)(?:\s?[,，/]?\s?共\s?\d+\s?[页頁])?",
    r"[-–—]\s*\d{1,4}\s*[-–—]",
    rf"(?:\d+ ?(?:{_LIKES})[.,;·|\s]*){{1,3}}",
    rf"(?:(?:{_LIKES})[:：]? ?\(?\d+\)?[.,;·|\s]*){{1,3}}",
    rf"(?:{_HEART}\s?\d+\s*|\d+\s?{_HEART}\s*){{1,5}}",
    rf"(?:{_RESPONDENT})\s?#?\d+:?",
)
_MADE = (
    r"exported|generated|created|downloaded|printed|exportiert|erstellt|generiert|heruntergeladen|exporté|généré|créé|"
    r"exportado|generado|creado|descargado|gerado|criado|esportato|generato|creato|geëxporteerd|gegenereerd|"
    r"exporterad|skapad|wygenerowano|выгружено|создано"
)
_FOOTERS = (
    rf"(?:(?:this )?(?:report|list|file|export)(?: was)? )?(?:{_MADE})\b(?=.*(?:\d{{4}}|\d{{1,2}}[./]\d)).*",
    r"powered by \S+(?: \S+){0,2}",
    r"(?:©|\(c\)|copyright\b).*",
)
_TALLY = re.compile("|".join(f"(?:{one})" for one in _SUMS), re.IGNORECASE)
_END = re.compile(
    rf"(?!n\b)(?:{_TOTALS})\s*[:：]?|[-–—*= ]*(?:end|ende|fin|fine|fim|einde|slut|eof|"
    r"end of (?:report|file|list|export|responses|survey)|ende (?:des berichts|der liste))[-–—*= ]*|"
    rf"{'|'.join(_FOOTERS)}",
    re.IGNORECASE,
)


def is_tally(row: SheetRow) -> bool:
    """Whether there is nothing else in the row."""
    return is_left_out(row.cells)


def is_left_out(cells: Sequence[str]) -> bool:
    filled = [plain for cell in cells if (plain := cell.strip())]
    if not 1 <= len(filled) <= _MOST_CELLS or sum(map(len, filled)) > _LONGEST:
        return False
    return _TALLY.fullmatch(" ".join(filled)) is not None


def ends_list(row: SheetRow) -> bool:
    """Whether it says nothing but “Total”, “End of report” or “Exported on …”."""
    filled = [cell.strip() for cell in row.cells if cell.strip()]
    return len(filled) == 1 and len(filled[0]) <= _LONGEST and _END.fullmatch(filled[0]) is not None


def without_tallies(rows: Iterable[SheetRow], left_out: list[SheetRow]) -> Iterator[SheetRow]:
    """`left_out`: is given the others."""
    held: list[SheetRow] = []
    for row in rows:
        if is_tally(row):
            left_out.append(row)
        elif ends_list(row) and len(held) < _MOST_AT_THE_END:
            held.append(row)
        else:
            yield from held
            held.clear()
            yield row
    left_out += held


def is_count(row: SheetRow, above: int) -> bool:
    """A number alone, below as many answers. `above`: how many these are."""
    filled = [cell for cell in row.cells if cell]
    return above > 1 and filled == [str(above)]
