"""Presses that cannot be taken: words for numbers, things that are gone, a faster press. Each is explained,
nothing that was typed is lost, and nothing is changed."""

import re
from html import unescape

import pytest

from app.domain.meeting.agenda import Act, AgendaEdit
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.revisions import revision_of
from tests.people import BEN
from tests.web.gatherings import Gathering, gather
from tests.web.inspection import told
from tests.web.serving import House

SEEN = re.compile(r'name="seen" value="(\w+)"')


@pytest.mark.parametrize("minutes", ["a quarter of an hour", "", "-5", "241", "5.5", "٥", "1e3", "9" * 5000])
def test_an_agenda_with_words_for_minutes_keeps_what_was_typed(quiet_museum: Gathering, minutes: str) -> None:
    entries = quiet_museum.house.do(quiet_museum.story.agenda())
    before = quiet_museum.house.snapshot()
    title = "A new title, just typed"
    row = {"phase": entries[2].id, "title": title, "minutes": minutes, "new_title": "", "new_minutes": "5"}
    new = {"new_title": title, "new_minutes": minutes}
    seen = {"seen": revision_of(entries)}
    with quiet_museum.facilitator() as maria:
        answers = [maria.post(f"{quiet_museum.prepare}/agenda", data=form | seen) for form in (row, new)]
    assert [told(answer) for answer in answers] == [(422, "Agenda")] * 2
    assert [answer.text.count(f'value="{title}"') for answer in answers] == [1, 1]
    assert [f'value="{minutes}"' in answer.text for answer in answers] == [True, True]
    assert [answer.text.count('aria-invalid="true"') for answer in answers] == [1, 1]
    assert quiet_museum.house.snapshot() == before


def test_a_late_draft_that_waits_on_a_shared_device_belongs_to_one_seat(museum: Gathering) -> None:
    places = set()
    for name in museum.people:
        with museum.participant(name) as somebody:
            page = somebody.get(museum.meet).text
            places.add(
                (re.findall(r'data-late-offer="([^"]+)"', page)[0], re.findall(r'data-keeps="([^"]+)"', page)[0])
            )
    assert len(places) == len(museum.people)
    assert {keeps.split(":")[:2] == ["seat", museum.workshop.id] for _, keeps in places} == {True}


def test_two_rows_and_a_new_phase_are_saved_by_any_press(house: House) -> None:
    gathering = gather(house)
    entries = house.do(gathering.story.agenda())
    form = {
        **{"phase": [entries[1].id, entries[2].id], "title": ["Begin", "The words"], "minutes": ["6", "21"]},
        **{"new_title": "A walk", "new_minutes": "12", "seen": revision_of(entries), "press": f"up:{entries[3].id}"},
    }
    with gathering.facilitator() as maria:
        assert maria.post(f"{gathering.prepare}/agenda", data=form).status_code == 303
    found = [(phase.title, phase.minutes) for phase in house.do(gathering.story.agenda())]
    assert found[:4] == [("Lobby", 0), ("Begin", 6), ("Our primary customer", 10), ("The words", 21)]
    assert found[-1] == ("A walk", 12)


def test_a_colleague_who_saved_the_agenda_first_is_not_overwritten(house: House) -> None:
    gathering = gather(house)
    entries = house.do(gathering.story.agenda())
    seen = revision_of(entries)
    house.do(
        gathering.story.edits_agenda(AgendaEdit(((entries[1].id, "Hello", 4),), act=Act.REMOVE, target=entries[7].id))
    )
    mine = {"phase": [entries[1].id, entries[7].id], "title": ["Begin", "A long break"], "minutes": ["6", "30"]}
    with gathering.facilitator() as maria:
        told_so = maria.post(f"{gathering.prepare}/agenda", data=mine | {"seen": seen})
        page = unescape(told_so.text)
        again = maria.post(f"{gathering.prepare}/agenda", data=mine | {"seen": SEEN.findall(page)[0]})
    assert told(told_so) == (409, "Agenda")
    assert "Somebody else changed this while you were typing." in page
    assert 'value="Begin"' in page
    assert "Saved now: “Hello”, 4 minutes." in page
    assert "Somebody removed the phase that you have typed “A long break”, 30 minutes, for." in page
    assert told(again)[0] == 404  # the phase that is gone is not brought back
    assert house.do(gathering.story.agenda())[1].title == "Hello"


def test_a_phase_that_is_gone_or_must_stay_is_explained(museum: Gathering) -> None:
    entries = museum.house.do(museum.story.agenda())
    ids = {phase.kind: phase.id for phase in entries}
    presses = [
        f"remove:{ids[PhaseKind.DRAFT]}",
        f"up:{ids[PhaseKind.CHECK]}",
        "remove:no-such-phase",
        f"remove:{ids[PhaseKind.LOBBY]}",
        "shuffle",
    ]
    before = museum.house.snapshot()
    with museum.facilitator() as maria:
        form = {"seen": revision_of(entries)}
        answers = [maria.post(museum.prepare + "/agenda", data=form | {"press": press}) for press in presses]
    assert [answer.status_code for answer in answers] == [422, 422, 404, 422, 422]
    assert "carries the method and stays" in unescape(answers[0].text)
    assert museum.house.snapshot() == before


def test_unknown_things_in_known_places(museum: Gathering) -> None:
    museum.answers()
    with museum.facilitator() as maria, museum.participant() as ana:
        base = museum.prepare
        answers = {
            "export": maria.get(f"{base}/export.docx"),
            "clock": maria.post(f"{base}/meeting/clock/backwards", data={"turn": str(museum.turn)}),
            "minutes": maria.post(f"{base}/meeting/clock/set", data={"turn": str(museum.turn), "minutes": "many"}),
            "team": maria.post(f"{base}/people/{museum.participant_id(BEN.name)}/team", data={"team": "C"}),
            "facilitator": maria.post(f"{base}/facilitators", data={"facilitator": "nobody"}),
            "question": maria.post(f"{base}/survey/question", data={"question": "Why? " * 100}),
            "mode": maria.post(base, data={"mode": "alone", "title": "Kept title"}),
            "zone": maria.post("/workshops", data={"mode": "solo", "time_zone": "Mars/Base", "organisation": "Kept"}),
            "like": ana.post(f"{museum.meet}/likes", data={"draft": "none", "start": "0", "end": "1"}),
            "unlike": ana.post(f"{museum.meet}/likes/none/remove"),
            "check": ana.post(f"{museum.meet}/checks/none", data={"question": "1", "verdict": "yes"}),
            "question 9": ana.post(f"{museum.meet}/checks/none", data={"question": "9", "verdict": "yes"}),
        }
        palette = maria.get(f"{base}/cloud.svg?palette=nope").status_code
        word = maria.get(f"{base}/answers?word=nobody-said-this")
    assert {name: answer.status_code for name, answer in answers.items()} == {
        **{"export": 404, "clock": 404, "minutes": 422, "team": 422, "facilitator": 422, "question": 422},
        **{"mode": 422, "zone": 422, "like": 404, "unlike": 404, "check": 404, "question 9": 422},
    }
    assert {told(answer)[0] for answer in answers.values()} == {404, 422}
    assert "Choose PDF, Markdown or JSON." in answers["export"].text
    assert "Why? Why?" in answers["question"].text
    assert "Kept" in answers["mode"].text
    assert "Kept" in answers["zone"].text
    assert (palette, word.status_code) == (200, 200)


@pytest.mark.parametrize(
    ("method", "path"), [("DELETE", "/join"), ("PUT", "/"), ("PATCH", "/sign-in"), ("GET", "/sign-out")]
)
def test_wrong_methods_get_a_page_and_are_told_the_right_ones(house: House, method: str, path: str) -> None:
    with house.visitor() as somebody:
        answered = somebody.request(method, path)
    assert told(answered) == (405, "That did not work")
    assert answered.headers["allow"]


def test_two_facilitators_press_at_once_and_one_is_told(house: House, museum: Gathering) -> None:
    turn = {"turn": str(museum.turn)}
    base = museum.prepare + "/meeting"
    with museum.facilitator() as maria, museum.facilitator(hx_request="true") as live:
        first = maria.post(base + "/on", data=turn)
        plain = maria.post(base + "/on", data=turn)
        notice = live.post(base + "/clock/add-5", data=turn)
        without = live.post(base + "/back")
    assert first.status_code == 303
    assert told(plain) == (409, "Something changed meanwhile")
    assert "Your press changed nothing." in plain.text
    for answer in (notice, without):
        assert answer.text.startswith('<div id="notice"')
        assert "The meeting had just moved on" in answer.text
        assert (answer.status_code, answer.headers["hx-retarget"], answer.headers["hx-reswap"]) == (
            *(409, "#notice", "outerHTML"),
        )
    assert museum.turn == int(turn["turn"]) + 1


def test_people_too_late_for_the_survey_or_the_check_are_told(house: House, museum: Gathering) -> None:
    museum.collects(["One fine draft", "Another fine draft"])
    museum.writes_together("Every visitor leaves with a story worth telling.")
    check = museum.asks()
    with museum.facilitator() as maria, museum.participant(hx_request="true") as ana:
        museum.everyone_answers(check)
        adopt = maria.post(museum.prepare + "/meeting/adopt", data={"wording": "Other words"})
        reveal = [maria.post(f"{museum.prepare}/meeting/check/{check}/reveal").status_code for _ in range(2)]
        late = ana.post(f"{museum.meet}/checks/{check}", data={"question": "1", "verdict": "yes"})
        maria.post(museum.prepare + "/survey/open")
        opened = maria.post(museum.prepare + "/survey/open")
    assert told(adopt) == (409, "Something changed meanwhile")
    assert reveal == [303, 409]
    assert (late.status_code, late.headers["hx-retarget"]) == (409, "#notice")
    assert told(opened) == (409, "Something changed meanwhile")


def test_nobody_can_lock_everybody_out(house: House, museum: Gathering) -> None:
    """Facilitators and admins cannot remove themselves."""
    me = museum.story.maria.account.id
    with museum.facilitator() as maria:
        answered = maria.post(f"{museum.prepare}/facilitators/{me}/remove")
        still = maria.get(museum.prepare).status_code
    assert (told(answered)[0], still) == (422, 200)
