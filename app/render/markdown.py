"""The record as Markdown (CommonMark with tables), for a wiki or an intranet page."""

import re
from collections.abc import Iterator

from app.domain.export.record import Record, RecordCheck, RecordDraft, RecordPerson, RecordQuestion
from app.render import wording

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$&])")
_BLOCK_START = re.compile(r"^([-+=:])|^(\d+)([.)])")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto)(?=:)|\b(www)(?=\.)")


def record_markdown(record: Record) -> str:
    """The whole record but for the survey's answers, which only the JSON export has. People's text stays text: whatever
    Markdown would read in it as formatting, links, HTML or a table is escaped."""
    parts = (_statement, _facts, _survey, _drafts, _check, _people, _agenda)
    return "\n\n".join(line for part in parts for line in part(record)) + "\n"


def inline(text: str) -> str:
    """People's text on one line, as text."""
    line = " ".join(wording.readable(text).split())
    escaped = _SPECIAL.sub(r"\\\1", line)
    escaped = _BLOCK_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", escaped)
    # Renderers that make links of bare addresses and e-mail addresses find none when the sign they look for is an
    # entity.
    unlinked = _ADDRESS.sub(lambda found: f"{found[0][0]}&#{ord(found[0][1])};{found[0][2:]}", escaped)
    return unlinked.replace("@", "&#64;")


def _quoted(text: str) -> str:
    """People's text, which may have several lines, as a block quote that keeps its lines."""
    lines = [inline(line) for line in wording.readable(text).strip().split("\n")]
    return "\n".join(
        f"> {line}\\" if line and following else f"> {line}".rstrip()
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
    )


def _statement(record: Record) -> Iterator[str]:
    yield f"# {inline(record.organisation)}: our customer experience vision"
    if record.statement is None:
        yield "**Not adopted yet.** The group has not adopted a statement. This is the record of the work so far."
    else:
        yield _quoted(record.statement)


def _facts(record: Record) -> Iterator[str]:
    adopted = wording.day(record.adopted_at) if record.adopted_at else "not yet"
    facilitators = ", ".join(inline(name) for name in record.facilitators) or "–"
    yield "\n".join(
        (
            f"- Workshop: {inline(record.title)}",
            "- {}: {}".format(*wording.held(record)),
            f"- Adopted on: {adopted}",
            f"- Facilitated by: {facilitators}",
            f"- Drafting: {wording.drafting(record.mode).lower()}",
        )
    )


def _survey(record: Record) -> Iterator[str]:
    yield "## What our people said"
    yield wording.survey_line(record)
    yield f"The question: {inline(record.question)}"
    if record.cloud:
        rows = "".join(f"\n| {inline(entry.word)} | {entry.count} |" for entry in record.cloud)
        yield f"| Word | Answers |\n|---|---:|{rows}"


def _drafts(record: Record) -> Iterator[str]:
    yield "## The drafts"
    yield wording.drafts_line(record)
    for draft in record.drafts:
        yield from _draft(draft)


def _draft(draft: RecordDraft) -> Iterator[str]:
    yield f"### {inline(draft.label)}"
    yield _quoted(draft.text)
    if draft.likes:
        yield "\n".join(
            f"- “{inline(like.phrase)}” ({wording.likes(like)})" + _indented(like.reasons) for like in draft.likes
        )


def _check(record: Record) -> Iterator[str]:
    yield "## The check"
    yield wording.check_line(record)
    if record.check:
        yield _answers(record.check)
    if record.other_checks:
        yield "### Other checks"
    for check in record.other_checks:
        yield wording.other_check_line(check)
        yield _quoted(check.wording)
        yield _answers(check)


def _answers(check: RecordCheck) -> str:
    return "\n".join(_answered(one) for one in check.questions)


def _answered(one: RecordQuestion) -> str:
    return f"- {inline(one.question)} **{one.yes} yes, {one.not_yet} not yet**" + _indented(one.reasons)


def _indented(reasons: tuple[str, ...]) -> str:
    return "".join(f"\n  - {inline(reason)}" for reason in reasons)


def _people(record: Record) -> Iterator[str]:
    yield "## The people"
    if line := wording.people_line(record):
        yield line
    if record.people:
        yield _people_table(record.people)
    if record.invited:
        yield "### Invited, but not in the meeting"
        yield _people_table(record.invited)


def _people_table(people: tuple[RecordPerson, ...]) -> str:
    rows = "".join(
        f"\n| {inline(person.name)} | {inline(person.role)} | {inline(person.department)} |" for person in people
    )
    return f"| Name | Role | Department |\n|---|---|---|{rows}"


def _agenda(record: Record) -> Iterator[str]:
    if record.agenda:
        yield "## The agenda"
        yield "\n".join(f"- {inline(phase.title)}: {phase.minutes} min" for phase in record.agenda)
