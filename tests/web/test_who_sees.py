"""Whoever writes is told beforehand who will see what, on the very page on which they write."""

from html import unescape

import pytest

from app.actions import survey
from app.domain.agenda import PhaseKind
from app.domain.workshops import Mode
from tests.web.gatherings import Gathering, gather
from tests.web.serving import House

DRAFTING = {
    Mode.BREAKOUTS: ["Your team and the facilitator see what is written here as it is typed."],
    Mode.SOLO: [
        "Only you see this.",
        "the drafts are shuffled and shown to everyone without names; nothing that is kept links yours to you.",
        "Your facilitator sees only whether you have begun and whether you are done.",
        "Whoever operates the server could in theory read along while you write.",
        "With fewer than three drafts, none is shown.",
    ],
}
ANSWERING = [
    "Anonymous: we keep your words and the day, and nothing about you.",
    "Whoever runs this server could in theory watch answers as they arrive; nothing of that is stored.",
]


@pytest.mark.parametrize("mode", list(Mode))
def test_drafting(house: House, mode: Mode) -> None:
    gathering = gather(house, mode)
    gathering.goes_to(PhaseKind.DRAFT)
    with gathering.participant() as ana:
        page = unescape(ana.get(gathering.meet).text)
    assert [words for words in DRAFTING[mode] if words not in page] == []
    assert page.index(DRAFTING[mode][-1]) < page.index("data-editor")


def test_answering_the_survey(house: House, museum: Gathering) -> None:
    house.do(survey.open_survey(house.services, museum.story.maria))
    with house.visitor() as employee:
        page = unescape(employee.get(f"/s/{museum.workshop.survey_key}").text)
    assert [words for words in ANSWERING if words not in page] == []
    assert page.index(ANSWERING[-1]) < page.index(">Send<")
