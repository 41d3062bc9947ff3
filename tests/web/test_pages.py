"""Every page, for its people, in every phase and both ways of drafting."""

import re
from html import unescape
from pathlib import Path

import pytest

from app.actions.survey import survey
from app.domain.accounts import Role
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from app.render.qr import qr_svg
from tests.people import ANA, ANSWERS, BEN, ORGANISATION, STATEMENT
from tests.web.gatherings import Gathering, gather, sign_in
from tests.web.inspection import told
from tests.web.opening import opens
from tests.web.serving import House
from tests.web.walk import DRAFTS, Seen, walk

STATIC = Path(__file__).resolve().parents[2] / "static"
SURVEY_WEIGHT = 20_000  # bytes of the respondent's page with everything it loads, as it is, uncompressed

HEADINGS = {  # of each moment of tests/web/walk.py
    "lobby": "Welcome",
    "jump_in": "Jump in",
    "people_said": "What our people said",
    "customer": "Our primary customer",
    "good_vision": "What makes a good vision",
    "compare": "What do you like, and why?",
    "compare, liked": "What do you like, and why?",
    "break": "Break",
    "write": "Write one statement together",
    "check, nothing written": "Check the statement",
    "check, asked": "Check the statement",
    "check, answered": "Check the statement",
    "check, revealed": "Check the statement",
    "check, adopted": "Check the statement",
    "next steps": "Our vision",
}
DRAFTING = {
    (Mode.BREAKOUTS, "seat"): "Write with team {team}",
    (Mode.BREAKOUTS, "console"): "Draft in two teams",
    (Mode.BREAKOUTS, "screen"): "Draft in two teams",
    (Mode.SOLO, "seat"): "Write your own draft",
    (Mode.SOLO, "console"): "Everyone writes a draft",
    (Mode.SOLO, "screen"): "Everyone writes a draft",
}


def heading(text: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", text, re.DOTALL)
    assert found, text[:500]
    return unescape(found[1]).strip()


@pytest.mark.parametrize("mode", list(Mode))
def test_every_page_of_the_meeting_shows_its_phase(house: House, mode: Mode) -> None:
    gathering = gather(house, mode)
    gathering.answers()
    seen = list(walk(gathering))
    assert [entry for entry in seen if entry.status != 200] == []
    team = gathering.house.do(gathering.story.refreshed(ANA)).participant.team
    drafting = {surface: words.format(team=team) for (way, surface), words in DRAFTING.items() if way is mode}
    expected = {
        (entry.when, entry.surface): drafting[entry.surface] if entry.when.startswith("draft") else HEADINGS[entry.when]
        for entry in seen
    }
    assert {(entry.when, entry.surface): heading(entry.text) for entry in seen} == expected
    assert {when for when, _ in expected} == set(HEADINGS) | {"draft", "draft, collected"}
    shown = {(entry.when, entry.surface): unescape(entry.text) for entry in seen}
    assert all(STATEMENT in shown["check, adopted", surface] for surface in ("console", "seat", "screen"))
    assert [DRAFTS[0] in shown["compare", surface] for surface in ("console", "seat", "screen")] == [True] * 3
    _shows_nothing_personal(gathering, [entry for entry in seen if entry.surface == "screen"])


def _shows_nothing_personal(gathering: Gathering, screens: list[Seen]) -> None:
    """No controls, no answers of one person, no name beside what was said."""
    assert [entry.when for entry in screens if "<form" in entry.text or "<button" in entry.text] == []
    assert {entry.when for entry in screens if ANA.name in entry.text} == {"lobby"}
    assert all(gathering.workshop.spoken_code in entry.text for entry in screens)


def test_preparing(house: House, museum: Gathering) -> None:
    _, admin = sign_in(house, "Priya Pages", Role.ADMIN)
    museum.goes_to(PhaseKind.JUMP_IN)  # from then on the code works
    with museum.facilitator() as maria, house.visitor(admin) as priya, house.visitor() as nobody:
        pages = {
            "home": maria.get("/"),
            "new": maria.get("/workshops/new"),
            "overview": maria.get(museum.prepare),
            "people": maria.get(museum.prepare + "/people"),
            "survey": maria.get(museum.prepare + "/survey"),
            "agenda": maria.get(museum.prepare + "/agenda"),
            "result": maria.get(museum.prepare + "/result"),
            "everyone's": priya.get("/"),
            "accounts": priya.get("/accounts"),
            "another's result": priya.get(museum.prepare + "/result"),
            "start": nobody.get("/"),
            "sign in": nobody.get("/sign-in"),
            "join": nobody.get("/join"),
            "who": nobody.get(f"/join?code={museum.workshop.spoken_code}"),
            "link": opens(nobody, museum.link(BEN.name)),
        }
    assert {name: told(page) for name, page in pages.items()} == {
        "home": (200, "Your workshops"),
        "new": (200, "New workshop"),
        "overview": (200, "Prepare"),
        "people": (200, "People"),
        "survey": (200, "Survey"),
        "agenda": (200, "Agenda"),
        "result": (200, "No vision adopted yet"),
        "everyone's": (200, "Your workshops"),
        "accounts": (200, "Facilitators"),
        "another's result": (200, "No vision adopted yet"),
        "start": (200, "Join the workshop"),
        "sign in": (200, "Sign in"),
        "join": (200, "Join the workshop"),
        "who": (200, "Who are you?"),
        "link": (200, f"Welcome, {BEN.name}"),
    }
    assert "150 minutes in all" in pages["agenda"].text


def test_the_cloud_appears_from_the_fifth_answer_on(house: House, museum: Gathering) -> None:
    path = museum.prepare + "/cloud"
    museum.answers(ANSWERS[:4])
    with museum.facilitator() as maria, museum.participant() as ana:
        before = [maria.get(path), maria.get(museum.prepare + "/answers?word=welcome")]
        pictures = [maria.get(f"{museum.prepare}/cloud.{kind}").status_code for kind in ("png", "svg")]
        museum.answers(ANSWERS[4:])
        after = maria.get(path)
        behind = [maria.get(museum.prepare + "/answers?word=story"), ana.get(museum.meet + "/answers?word=story")]
        drawn = [maria.get(f"{museum.prepare}/cloud.{kind}") for kind in ("png", "svg")]
    assert [answer in page.text for page in before for answer in ANSWERS] == [False] * 12
    assert pictures == [404, 404]
    assert "cloud-word" in after.text
    assert [page.text.count("<mark>") for page in behind] == [3, 3]
    assert [picture.headers["content-type"] for picture in drawn] == ["image/png", "image/svg+xml; charset=utf-8"]
    assert drawn[0].content.startswith(b"\x89PNG")


def test_exports_carry_a_plain_file_name(house: House) -> None:
    gathering = gather(house, organisation='Ärzte "ohne" / Grenzen\\..')
    with gathering.facilitator() as maria:
        files = {form: maria.get(f"{gathering.prepare}/export.{form}") for form in ("pdf", "md", "json")}
    assert {form: file.headers["content-disposition"] for form, file in files.items()} == {
        form: f'attachment; filename="vision-arzte-ohne-grenzen.{form}"' for form in files
    }
    assert files["pdf"].content.startswith(b"%PDF-")


# -- the respondent's page


def _loaded(page: str) -> set[Path]:
    """The page's own files, which load no others."""
    found = {STATIC / address for address in re.findall(r'(?:href|src)="/static/([^"?]+)', page)}
    others = {path.name: re.findall(r"\burl\(|\bimport\b", path.read_text(encoding="utf-8")) for path in found}
    assert others == {path.name: [] for path in found}
    return found


def test_the_survey_is_light(house: House, museum: Gathering) -> None:
    house.do(survey.open_survey(house.services, museum.story.maria))
    with house.visitor() as employee:
        page = employee.get(f"/s/{museum.workshop.survey_key}")
    files = {path.relative_to(STATIC).as_posix(): path.stat().st_size for path in _loaded(page.text)}
    weight = len(page.content) + sum(files.values())
    print(f"the survey's page with all it loads: {weight:,} bytes ({len(page.content):,} of HTML, {files})")
    assert set(files) >= {"dist/respondent.css", "dist/respondent.js"}
    assert weight < SURVEY_WEIGHT, files


def test_the_survey_works_without_scripts(house: House, museum: Gathering) -> None:
    """The page is one plain form: what it holds is all that is sent."""
    house.do(survey.open_survey(house.services, museum.story.maria))
    with house.visitor() as employee:
        page = employee.get(f"/s/{museum.workshop.survey_key}").text
        form = re.search(r'<form method="post" action="([^"]+)"[^>]*>(.*?)</form>', page, re.DOTALL)
        assert form
        assert re.findall(r'name="([^"]+)"', form[2]) == ["answer", "answer_key"]
        sent = employee.post(form[1], data={"answer": "Everyone smiles"})
        thanks = employee.get(sent.headers["location"])
    assert museum.workshop.question in unescape(page)
    assert sent.status_code == 303
    assert told(thanks) == (200, "Thank you")
    assert sent.headers["set-cookie"].startswith("answered-")
    assert any("Everyone smiles" in row for row in house.snapshot()["answers"])


def test_the_qr_codes_lead_to_the_survey_and_to_the_join_page(house: House, museum: Gathering) -> None:
    key, code = museum.workshop.survey_key, museum.workshop.join_code
    with museum.facilitator() as maria, house.visitor(museum.screen) as screen:
        codes = [
            maria.get(f"/s/{key}/qr.svg").text,
            maria.get(museum.prepare + "/join-qr.svg").text,
            screen.get(museum.screens + "/join-qr.svg").text,
        ]
        link = maria.get(museum.prepare + "/survey").text
    join = qr_svg(f"{house.origin}/join?code={code}", title="Join")
    assert codes == [qr_svg(f"{house.origin}/s/{key}", title=f"Survey of {ORGANISATION}"), join, join]
    assert f'value="{house.origin}/s/{key}"' in link


def test_the_phases_that_are_shown_are_all_there_are() -> None:
    """A phase that is added must be added to these stories."""
    shown = {kind.value for kind in PhaseKind} - {"other", "draft", "write", "check", "next_steps"}
    assert shown <= set(HEADINGS)
