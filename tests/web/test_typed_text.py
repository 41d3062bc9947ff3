"""What people type is shown as text, wherever it is shown. Every answer is inspected (tests/web/inspection.py)."""

import json
import xml.etree.ElementTree as ET  # our own files

import pytest

from app.actions.survey import survey
from app.domain.accounts import Role
from app.domain.workshops.revisions import revision_of
from app.domain.workshops.workshops import Mode
from tests.people import Member
from tests.web.gatherings import Gathering, gather, sign_in
from tests.web.inspection import CANARY, NASTY
from tests.web.opening import opens
from tests.web.serving import House
from tests.web.walk import walk

MALLORY = Member(f"{NASTY} Mallory", "mallory@x.example", NASTY, NASTY, NASTY)
TRUDY = Member(f"Trudy {NASTY}", "trudy@x.example", "", "", NASTY)
CRAIG = Member(f"Craig {NASTY}", "craig@x.example", "", "", NASTY)
SHOWN = "&lt;" + CANARY
PAGES = ("", "/people", "/survey", "/agenda", "/meeting", "/result", f"/answers?word={CANARY}")


@pytest.fixture(scope="module", params=list(Mode))
def prank(house: House, request: pytest.FixtureRequest) -> Gathering:
    """A workshop in which every field that takes text was given the same prank."""
    told = gather(house, request.param, (MALLORY, TRUDY, CRAIG), f"{NASTY} {request.param}", NASTY)
    with told.facilitator() as maria:
        form = {"title": NASTY, "organisation": NASTY, "starts_at": "2026-12-01T08:30", "time_zone": "UTC"}
        assert maria.post(told.prepare, data=form | {"mode": request.param}).status_code == 303
        assert maria.post(told.prepare + "/survey/question", data={"question": NASTY}).status_code == 303
        entries = house.do(told.story.agenda())
        rows = {
            "phase": [phase.id for phase in entries],
            "title": [NASTY[:60]] * len(entries),
            "minutes": [str(phase.minutes) for phase in entries],
        }
        edit = {**rows, "seen": revision_of(entries)}
        assert maria.post(f"{told.prepare}/agenda", data=edit).status_code == 303
    told.answers([f"{NASTY} {word}" for word in ("curious", "curious", "warm", "warm", "kind", "kind")])
    return told


def test_a_prank_is_shown_as_text_in_every_phase(prank: Gathering) -> None:
    seen = list(walk(prank, [NASTY, NASTY + " again", NASTY + " too"], f"We welcome {NASTY} everyone", NASTY))
    assert {entry.status for entry in seen} == {200}
    assert {(entry.when, entry.surface) for entry in seen if SHOWN not in entry.text} == set()
    with prank.facilitator() as maria:
        answers = [maria.get(prank.prepare + page) for page in PAGES]
        exported = json.loads(maria.get(prank.prepare + "/export.json").content)
        files = [maria.get(f"{prank.prepare}/export.{form}").status_code for form in ("pdf", "md")]
    assert [(answer.status_code, SHOWN in answer.text) for answer in answers] == [(200, True)] * len(PAGES)
    assert NASTY in json.dumps(exported, ensure_ascii=False).replace('\\"', '"')
    assert files == [200, 200]


def test_a_prank_is_text_on_the_pages_before_the_meeting(prank: Gathering, house: House) -> None:
    house.do(survey.open_survey(house.services, prank.story.maria))
    code, key = prank.workshop.join_code, prank.workshop.survey_key
    with house.visitor() as nobody, prank.facilitator() as maria:
        shown = [
            nobody.get(f"/join?code={code}"),
            opens(nobody, prank.link(MALLORY.name)),
            nobody.get(nobody.post("/join", data={"code": NASTY}).headers["location"]),
            nobody.post("/join/seat", data={"code": code, "participant": NASTY}),
            nobody.get(f"/s/{key}"),
            nobody.post(f"/s/{key}", data={"answer": NASTY * 100}),
            nobody.get(f"/s/{key}/thanks"),
            nobody.post("/sign-in", data={"name": NASTY, "password": NASTY, "next": NASTY}),
            maria.get("/"),
            maria.post("/workshops", data=dict.fromkeys(("organisation", "title", "starts_at", "time_zone"), NASTY)),
            maria.post(prank.prepare + "/people", data={"name": NASTY, "email": NASTY, "role": NASTY}),
            maria.post(prank.prepare + "/people/imports", data={"pasted": f"{NASTY}\n" * 204}),
            maria.post(prank.prepare + "/agenda", data={"title": NASTY, "minutes": NASTY}),
        ]
    assert [SHOWN in answer.text for answer in shown] == [True] * len(shown)
    house.do(survey.close_survey(house.services, prank.story.maria))


def test_a_prank_is_text_in_pictures_and_among_accounts(prank: Gathering, house: House) -> None:
    _, cookies = sign_in(house, f"Priya {prank.workshop.mode}", Role.ADMIN)
    with house.visitor(cookies) as admin, prank.facilitator() as maria:
        admin.post("/accounts", data={"name": f"{NASTY[:40]} {prank.workshop.mode}"})
        assert SHOWN in admin.get("/accounts").text
        pictures = [
            maria.get(prank.prepare + "/cloud.svg"),
            maria.get(f"/s/{prank.workshop.survey_key}/qr.svg"),
            maria.get(prank.prepare + "/join-qr.svg"),
        ]
    for picture in pictures:
        tags = {element.tag.rsplit("}", 1)[-1] for element in ET.fromstring(picture.content).iter()}
        assert tags <= {"svg", "title", "desc", "path", "rect", "text", "g", "defs", "symbol", "use"}
