"""The handout as a PDF, for printing or a second screen."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from app.domain.export.handout import Handout
from app.domain.preparation.customers import CustomerBranch
from app.render import handout_wording as words
from app.render.cloud import CloudLayout, cloud_svg, page_layout
from app.render.letters import missing_note
from app.render.palettes import GREY, PRINT
from app.render.qr import qr_svg
from app.render.typesetting import Paper, accessible_pdf

Ink = Literal["colour", "black"]


@lru_cache(maxsize=64)
def handout_pdf(
    handout: Handout, cloud: CloudLayout | None = None, *, paper: Paper = "a4", ink: Ink = "colour"
) -> bytes:
    """The whole handout, tagged for screen readers; `black` is plain black on white, with the cloud in greys. `cloud`:
    where the words of its cloud stand; without it they are laid out anew.

    PDF/UA-1 on the same terms as the record. The same handout gives the same bytes, and is kept for the next request.
    """
    return accessible_pdf("handout.typ", _values(handout, cloud, paper, ink), handout.made_at)


def _values(handout: Handout, cloud: CloudLayout | None, paper: Paper, ink: Ink) -> dict[str, object]:
    """What handout.typ finds in `values`."""
    content = handout.content
    return {
        "paper": paper,
        "ink": ink,
        "missing_note": words.CHARACTERS_MISSING,
        "document_title": f"{content.organisation}: handout for “{content.title}”",
        "organisation": content.organisation,
        "title": content.title,
        "copy_of": handout.own.name if handout.own else "",
        "facts": [
            {"name": name, "value": value, "address": value if value.startswith(("http://", "https://")) else ""}
            for name, value in (("When", words.when(content)), *words.where(content))
        ],
        "made_on": words.made_on(handout),
        "footer": f"{content.organisation} · {content.title} · {words.made_on(handout)}",
        "sections": list(words.SECTIONS),
        **_cloud(handout, cloud, ink),
        "artifacts": [{"title": entry.title, "text": entry.text} for entry in content.artifacts],
        "no_artifacts": words.NO_ARTIFACTS,
        **_customers(handout),
        "questions_note": words.QUESTIONS_NOTE,
        "questions": list(content.questions),
        **_documents(handout),
        "people": [
            {"name": person.name, "position": words.position(person), "bio": person.bio} for person in content.people
        ],
        "no_people": words.NO_PEOPLE,
    }


def _cloud(handout: Handout, layout: CloudLayout | None, ink: Ink) -> dict[str, object]:
    survey = handout.content.cloud
    picture, described, lacking = "", "", ""
    if survey.entries:
        drawn = layout or page_layout(survey.entries)
        picture = cloud_svg(drawn, palette=GREY if ink == "black" else PRINT)
        leading = ", ".join(entry.word for entry in survey.entries[:10])
        described = f"Word cloud of the survey’s answers. The most frequent words: {leading}."
        lacking = missing_note(word.text for word in drawn.words)
    return {
        "question": survey.question,
        "cloud_picture": picture,
        "cloud_description": described,
        "cloud_lacking": lacking,
        "cloud_line": words.cloud_line(handout),
        "no_cloud": words.no_cloud(handout.content),
    }


def _customers(handout: Handout) -> dict[str, object]:
    profile = handout.content.customers
    primary = next((branch for branch in profile.branches if branch.is_primary), None)
    return {
        "primary": profile.primary.name if profile.primary else "",
        "why": profile.why,
        "no_primary": words.NO_PRIMARY,
        "segments": _branches(primary.segments) if primary else [],
        "others": _branches([branch for branch in profile.branches if branch is not primary]),
        "no_customers": "" if profile.branches else words.NO_CUSTOMERS,
    }


def _branches(branches: Sequence[CustomerBranch]) -> list[dict[str, object]]:
    return [
        {
            "name": branch.customer.name,
            "remark": words.remark_on(branch),
            "note": branch.customer.note,
            "segments": _branches(branch.segments),
        }
        for branch in branches
    ]


def _documents(handout: Handout) -> dict[str, object]:
    content, own = handout.content, handout.own
    address = own.personal_link if own else content.join_address
    mine = own.document if own else None
    return {
        "documents": [
            {
                "label": entry.label,
                "address": entry.address,
                "room": entry.room,
                "for": words.what_for(content, entry.label),
            }
            for entry in content.documents
        ],
        "solo_documents": words.solo_documents(handout),
        "own_document": {"label": mine.label, "address": mine.address} if mine else None,
        "personal_link": own.personal_link if own else "",
        "join_code": content.join_code,
        "join_address": content.join_address,
        "qr": qr_svg(address, title="QR code", dark="#000000"),
    }
