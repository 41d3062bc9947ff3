"""The join code on one sheet to print: for the wall of the room, or the table in front of everyone."""

from datetime import datetime

from app.domain.workshops.workshops import Workshop
from app.render import wording
from app.render.qr import qr_svg
from app.render.typesetting import Paper, accessible_pdf


def join_poster_pdf(workshop: Workshop, base_url: str, made_at: datetime, *, paper: Paper = "a4") -> bytes:
    """Black on white only, so that it is as good from a printer without colours. PDF/UA-1 on the record's terms."""
    return accessible_pdf("join_poster.typ", _values(workshop, base_url, paper), made_at)


def _values(workshop: Workshop, base_url: str, paper: Paper) -> dict[str, object]:
    """What join_poster.typ finds in `values`."""
    local = workshop.starts_locally
    return {
        "paper": paper,
        "document_title": f"{workshop.organisation}: join “{workshop.title}”",
        "organisation": workshop.organisation,
        "title": workshop.title,
        "when_and_where": " · ".join(filter(None, [f"{wording.day(local)}, {local:%H:%M}", workshop.place])),
        "address": base_url.split("//", 1)[1] + "/join",
        "code": workshop.spoken_code,
        "qr": qr_svg(f"{base_url}/join?code={workshop.join_code}", title="Join", dark="#000000"),
    }
