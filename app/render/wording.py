"""How the exports say things: dates, counts, and the sentences that PDF and Markdown share."""

import re
from datetime import date

from app.domain.export.record import Record, RecordCheck, RecordLike
from app.domain.meeting.drafts import Outcome
from app.domain.survey.progress import STEP
from app.domain.workshops.workshops import Mode

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
    if record.more_may_wait:
        few = record.answer_count < STEP
        answers = f"Fewer than {STEP} people answered" if few else f"At least {answers}"
    if record.cloud:
        return f"{answers}, anonymously."
    return f"{answers}. There is no word cloud: too few answers to show any, or no word that enough people used."


def _no_drafts_line(record: Record) -> str:
    """Why the record has no drafts. Never says how many wrote."""
    if record.drafts_outcome is Outcome.OPEN:
        return "No drafts were collected."
    if record.drafts_outcome is Outcome.WITHHELD:
        return "Drafts were not shown: fewer than three were written. Anything that was written stays its author’s own."
    return "Drafts were not shown: fewer than three were written."


def drafts_line(record: Record) -> str:
    """How the drafts came about."""
    if not record.drafts:
        return _no_drafts_line(record)
    how = {
        Mode.BREAKOUTS: "Each team wrote one draft.",
        Mode.SOLO: "Everyone wrote alone. The drafts are in random order, and who wrote which is not kept anywhere.",
    }
    few = " Fewer than three were written in time; they are shown because everyone who wrote agreed to it."
    agreed = few if record.drafts_outcome is Outcome.RELEASED else ""
    return f"{how[record.mode]}{agreed} Below each draft: the phrases people liked, and why."


def held(record: Record) -> tuple[str, str]:
    """A name and a value: “Held on” the days of the sittings, or “Planned for”."""
    if record.held_on:
        *earlier, last = [day(one) for one in record.held_on]
        return "Held on", f"{', '.join(earlier)} and {last}" if earlier else last
    return "Planned for", f"{day(record.planned_for)} (not held yet)"


def people_line(record: Record) -> str:
    """What is said before the people are listed; "" where the list says it all."""
    if not record.tells_who_came:
        return "Everyone on the list. Who came is told when the group no longer works without names."
    return "" if record.people else "Nobody has come to the meeting yet."


def people_answered(check: RecordCheck) -> str:
    """“7 of 9 answered”; where it is not known how many had come: “7 people answered”."""
    if check.people is None:
        return counted(check.answered, "person answered", "people answered")
    return f"{check.answered} of {check.people} answered"


def check_line(record: Record) -> str:
    """Whether the adopted words were checked, and how many answered."""
    check = record.check
    if check is None and record.statement is not None:
        return "The adopted words were not checked against the three questions."
    if check is None:
        return "No statement is adopted yet." if record.other_checks else "The three questions were not answered."
    after = record.adopted_at is not None and check.revealed_at > record.adopted_at
    when = f"on {day(check.revealed_at)}" + (", after they were adopted" if after else "")
    return f"The adopted words were checked {when}: {people_answered(check)}. Answers were private until the reveal."


def other_check_line(check: RecordCheck) -> str:
    return f"Asked on {day(check.revealed_at)}, {people_answered(check)}:"


def likes(like: RecordLike) -> str:
    return counted(like.count, "like", "likes")
