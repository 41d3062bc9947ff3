"""How the exports say things: dates, counts, and the sentences that PDF and Markdown share."""

import re
from datetime import date

from app.domain.record import Record, RecordLike
from app.domain.workshops import Mode

_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")  # all but the line end; halves of a pair


def day(moment: date) -> str:
    """5 November 2025"""
    return f"{moment.day} {moment:%B %Y}"


def counted(number: int, one: str, many: str) -> str:
    """As in "1 answer" and "1,200 answers"."""
    return f"{number:,} {one if number == 1 else many}"


def readable(text: str) -> str:
    """Text as a file can hold it: every kind of line end as \\n, tabs as spaces, control characters and lone surrogates
    left out."""
    lines = "\n".join(text.splitlines()).replace("\t", " ")
    return _CONTROLS.sub("", lines)


def document_title(record: Record) -> str:
    return f"{record.organisation}: customer experience vision"


def drafting(mode: Mode) -> str:
    return {Mode.BREAKOUTS: "Two teams", Mode.SOLO: "Everyone alone"}[mode]


def survey_line(record: Record) -> str:
    answers = counted(record.answer_count, "person answered", "people answered")
    if record.cloud:
        return f"{answers}, anonymously."
    return f"{answers}. There is no word cloud: too few answers to show any, or no word in common."


def drafts_line(record: Record) -> str:
    how = {
        Mode.BREAKOUTS: "Each team wrote one draft.",
        Mode.SOLO: "Everyone wrote alone. The drafts are in random order, and who wrote which is not kept anywhere.",
    }
    return f"{how[record.mode]} Below each draft: the phrases people liked, and why."


def check_line(record: Record) -> str:
    if record.statement is None:
        return "Everyone answered by themselves; the answers were revealed together."
    if record.wording_changed:
        return "Careful: the statement was changed after the check. The answers are about this earlier wording:"
    return "Everyone answered by themselves, on exactly the adopted wording; the answers were revealed together."


def likes(like: RecordLike) -> str:
    return counted(like.count, "like", "likes")
