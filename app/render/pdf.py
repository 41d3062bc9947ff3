"""The record as a PDF: one page with the statement alone, to hang on a wall, then the record behind it."""

from collections.abc import Mapping, Sequence
from datetime import date

from app.domain.export.record import Record, RecordCheck, RecordPerson
from app.render import wording
from app.render.cloud import cloud_svg, layout_cloud
from app.render.letters import missing_note
from app.render.palettes import PRINT
from app.render.typesetting import Paper, accessible_pdf

_CLOUD_WIDTH, _CLOUD_HEIGHT = 1200, 560


def record_pdf(record: Record, *, paper: Paper = "a4") -> bytes:
    """The whole record, tagged for screen readers. The same record gives the same bytes.

    It is a PDF/UA-1 file, unless people wrote characters that no shipped font has (Tibetan, say): these show as empty
    boxes, which that standard forbids, so the file is then an ordinary tagged PDF and says so.
    """
    return accessible_pdf("record.typ", _values(record, paper), record.generated_at)


def _values(record: Record, paper: Paper) -> dict[str, object]:
    """What record.typ finds in `values`."""
    return {
        "paper": paper,
        "document_title": wording.document_title(record),
        "organisation": record.organisation,
        "title": record.title,
        "dated": wording.day(record.adopted_at or _last_day(record)),
        "footer": f"{record.organisation} · {record.title} · {wording.day(_last_day(record))}",
        "facts": [{"name": name, "value": value} for name, value in _facts(record)],
        "statement": record.statement,
        "check_line": wording.check_line(record),
        "check": _questions(record.check) if record.check else [],
        "other_checks": [
            {"line": wording.other_check_line(check), "wording": check.wording, "questions": _questions(check)}
            for check in record.other_checks
        ],
        "survey_line": wording.survey_line(record),
        "question": record.question,
        **_cloud_values(record),
        "drafts_line": wording.drafts_line(record),
        "drafts": [
            {
                "label": draft.label,
                "text": draft.text,
                "likes": [
                    {"phrase": like.phrase, "counted": wording.likes(like), "reasons": list(like.reasons)}
                    for like in draft.likes
                ],
            }
            for draft in record.drafts
        ],
        "people_line": wording.people_line(record),
        "people": _people(record.people),
        "invited": _people(record.invited),
        "agenda": [{"title": phase.title, "minutes": phase.minutes} for phase in record.agenda],
    }


def _last_day(record: Record) -> date:
    return record.held_on[-1] if record.held_on else record.planned_for


def _questions(check: RecordCheck) -> list[dict[str, object]]:
    return [
        {"question": one.question, "yes": one.yes, "not_yet": one.not_yet, "reasons": list(one.reasons)}
        for one in check.questions
    ]


def _people(people: Sequence[RecordPerson]) -> list[dict[str, str]]:
    return [{"name": who.name, "role": who.role, "department": who.department} for who in people]


def _facts(record: Record) -> list[tuple[str, str]]:
    return [
        wording.held(record),
        ("Adopted on", wording.day(record.adopted_at) if record.adopted_at else "Not adopted yet"),
        ("Facilitated by", ", ".join(record.facilitators) or "–"),
        ("Drafting", wording.drafting(record.mode)),
    ]


def _cloud_values(record: Record) -> Mapping[str, object]:
    if not record.cloud:
        return {"cloud": [], "cloud_picture": "", "cloud_description": "", "cloud_lacking": ""}
    layout = layout_cloud(record.cloud, width=_CLOUD_WIDTH, height=_CLOUD_HEIGHT)
    leading = ", ".join(entry.word for entry in record.cloud[:10])
    return {
        "cloud": [{"word": entry.word, "count": entry.count} for entry in record.cloud],
        "cloud_picture": cloud_svg(layout, palette=PRINT),
        "cloud_description": f"Word cloud of the survey's answers. The most frequent words: {leading}.",
        "cloud_lacking": missing_note(word.text for word in layout.words),
    }
