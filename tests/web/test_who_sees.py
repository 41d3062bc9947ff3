"""People are told before they write who will see what, on the very page on which they write."""

from html import unescape

import pytest

from app.actions.survey import survey
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from tests.web.gatherings import Gathering, gather
from tests.web.serving import House

DRAFTING = {
    Mode.BREAKOUTS: ["Your team and the facilitator see what is written here as it is typed."],
    Mode.SOLO: [
        "Only this device shows what you write",
        "Then the drafts are shuffled and shown to everyone without names.",
        "With fewer than three drafts, none is shown: yours then stays with you, until drafting is started again.",
        "Your facilitator made your link: if it is opened on another device, you are asked first, here.",
        "Only if this device is out of reach for 15 seconds, or your facilitator makes a new link or frees your place, "
        "does another get in unasked. This page then says so.",
        "Nothing that is kept links your draft to you.",
        "Pages tell in steps of three how many are here, have written something and are done, and when all are done.",
        "Each seat counts as one person, and your facilitator has the links to all of them.",
        "The people who run the server could read the database while you write.",
    ],
}
ANSWERING = [
    "Anonymous: we keep your words and the day, and nothing about you.",
    "The people who run this server could in theory watch answers as they arrive, or see their order in the "
    "database’s own log for as long as that is kept.",
]


@pytest.mark.parametrize("mode", list(Mode))
def test_drafting(house: House, mode: Mode) -> None:
    gathering = gather(house, mode)
    gathering.goes_to(PhaseKind.DRAFT)
    with gathering.participant() as ana:
        page = " ".join(unescape(ana.get(gathering.meet).text).split())
    assert [words for words in DRAFTING[mode] if words not in page] == []
    assert page.index(DRAFTING[mode][-1]) < page.index("data-editor")


def test_answering_the_survey(house: House, museum: Gathering) -> None:
    house.do(survey.open_survey(house.services, museum.story.maria))
    with house.visitor() as employee:
        page = unescape(employee.get(f"/s/{museum.workshop.survey_key}").text)
    assert [words for words in ANSWERING if words not in page] == []
    assert page.index(ANSWERING[-1]) < page.index(">Send<")
