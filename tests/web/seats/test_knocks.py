"""Nora knocks on a real server: her page waits, Maria's console shows her in every phase, and goes on at a press."""

import re
from html import unescape

from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from tests.people import ANA
from tests.web.gatherings import Gathering, gather
from tests.web.inspection import told
from tests.web.seats.test_seats import shows
from tests.web.serving import PATIENCE, House

NORA = "Nora <b>New</b>"


def knock_id(console: str) -> str:
    return console.split("/meeting/knocks/", 1)[1].split("/", 1)[0]


def door(house: House, mode: Mode = Mode.BREAKOUTS) -> Gathering:
    gathering = gather(house, mode)
    gathering.goes_to(PhaseKind.JUMP_IN)
    return gathering


def test_nora_knocks_waits_and_is_let_in(house: House) -> None:
    museum = door(house)
    form = {"code": museum.workshop.join_code, "name": NORA}
    with house.visitor() as nora, museum.facilitator() as maria:
        assert "Type your name and knock." in nora.get(f"/join?code={museum.workshop.join_code}").text
        with house.socket(f"/live/{museum.workshop.id}/console", museum.maria) as console:
            console.recv(timeout=PATIENCE)
            led = nora.post("/join/knock", data=form)
            assert (led.status_code, led.headers["location"]) == (303, f"{museum.meet}/knock")
            pushed = shows(console, has="knocks and is not on the list")
        waiting = unescape(nora.get(f"{museum.meet}/knock").text)
        assert f"{NORA}</span>, you have knocked" in waiting and ANA.name not in waiting
        assert nora.get(f"{museum.meet}/knock", headers={"hx-request": "true"}).status_code == 200
        assert nora.get(museum.meet).status_code == 401
        answer = maria.post(
            f"{museum.prepare}/meeting/knocks/{knock_id(pushed)}/let-in", headers={"hx-request": "true"}
        )
        assert answer.status_code == 200 and "knocks and is not" not in answer.text
        goes_on = nora.get(f"{museum.meet}/knock", headers={"hx-request": "true"})
        assert (goes_on.status_code, goes_on.headers["hx-redirect"]) == (204, museum.meet)
        assert nora.get(f"{museum.meet}/knock").headers["location"] == museum.meet
        assert nora.get(museum.meet).status_code == 200


def test_who_is_declined_is_told_so(house: House) -> None:
    museum = door(house)
    with house.visitor() as nora, museum.facilitator() as maria:
        nora.post("/join/knock", data={"code": museum.workshop.join_code, "name": NORA})
        console = maria.get(f"{museum.prepare}/meeting").text
        assert maria.post(f"{museum.prepare}/meeting/knocks/{knock_id(console)}/decline").status_code == 303
        led = nora.get(f"{museum.meet}/knock", headers={"hx-request": "true"})
        assert (led.status_code, led.headers["hx-redirect"]) == (204, f"{museum.meet}/knock")
        refused = nora.get(f"{museum.meet}/knock")
        assert told(refused) == (401, "You were not let in")
        assert "Your facilitator said no, or did not answer within 15 minutes." in refused.text
        assert f'name="code" value="{museum.workshop.join_code}"' in refused.text
        assert f'value="{NORA}"' in unescape(refused.text)
        with house.visitor({"seat-" + museum.workshop.id: nora.cookies["seat-" + museum.workshop.id]}) as stranger:
            elsewhere = stranger.get(f"{museum.meet}/knock")
            forged = stranger.get(f"{museum.meet}/knock", headers={"cookie": f"knocked-{museum.workshop.id}=x.Nora"})
        assert [museum.workshop.join_code in page.text for page in (elsewhere, forged)] == [False, False]
        assert "Then type the join code and knock again." in elsewhere.text
        again = nora.post("/join/knock", data={"code": museum.workshop.join_code, "name": NORA})
        assert again.status_code == 303 and nora.get(f"{museum.meet}/knock").status_code == 200


def test_the_console_shows_who_knocks_in_every_phase_and_nobody_else_is_told(house: House) -> None:
    museum = door(house, Mode.SOLO)
    with house.visitor() as nora, museum.facilitator() as maria, museum.participant() as ana:
        nora.post("/join/knock", data={"code": museum.workshop.join_code, "name": NORA})
        seen, others = {}, []
        with house.visitor(museum.screen) as screen:
            for phase in house.do(museum.story.agenda()):
                museum.goes_to(phase.kind)
                seen[phase.kind] = "1 person knocks and is not" in maria.get(f"{museum.prepare}/meeting").text
                others += [one.get(path).text for one, path in ((ana, museum.meet), (screen, museum.screens))]
    assert seen == dict.fromkeys(seen, True) and len(seen) == 11
    assert [page for page in others if "Nora" in page] == []


def test_wrong_codes_and_many_knocks_are_slowed_down(house: House) -> None:
    museum = door(house)
    code = museum.workshop.join_code
    with house.visitor() as nora:
        wrong = nora.post("/join/knock", data={"code": "00000000", "name": NORA})
        assert wrong.status_code == 404
        for name, words in ((" ", "Please enter a name"), (ANA.name, f"{ANA.name} is on the list: choose it there.")):
            led = nora.post("/join/knock", data={"code": code, "name": name})
            shown = unescape(nora.get(led.headers["location"]).text)
            box = re.search(r'<input id="knock-name" [^>]*>', shown)
            assert (led.status_code, words in shown, 'data-tone="bad" role="alert" tab' in shown) == (303, True, False)
            assert box and all(part in box[0] for part in ("autofocus", 'aria-invalid="true"', f'value="{name}"'))
        tried = [nora.post("/join/knock", data={"code": code, "name": f"Nora {one}"}).status_code for one in range(6)]
        assert tried == [303] * 3 + [429] * 3
        names = nora.get(nora.post("/join", data={"code": code}).headers["location"])
        assert names.status_code == 200, "her name may be on the list by now"


def test_nora_takes_her_knock_back(house: House) -> None:
    museum = door(house)
    with house.visitor() as nora, house.visitor() as stranger, museum.facilitator() as maria:
        nora.post("/join/knock", data={"code": museum.workshop.join_code, "name": NORA})
        refused = stranger.post(f"{museum.meet}/knock/take-back")
        assert (told(refused), museum.workshop.join_code in refused.text) == ((401, "You were not let in"), False)
        assert "1 person knocks" in maria.get(f"{museum.prepare}/meeting").text
        led = nora.post(f"{museum.meet}/knock/take-back")
        assert (led.status_code, led.headers["location"]) == (303, f"/join?code={museum.workshop.join_code}")
        assert "knocks and is not on the list" not in maria.get(f"{museum.prepare}/meeting").text
        assert told(nora.post(f"{museum.meet}/knock/take-back")) == (401, "You were not let in")


def test_ten_cookieless_knocks_are_declined_in_one_go_and_none_that_came_since(house: House) -> None:
    museum = door(house)
    for number in range(10):
        with house.visitor() as somebody:
            data = {"code": museum.workshop.join_code, "name": f"Guest {number}"}
            assert somebody.post("/join/knock", data=data).status_code == 303
    with museum.facilitator() as maria, house.visitor() as late:
        console = maria.get(f"{museum.prepare}/meeting").text
        assert "10 people knock and are not on the list" in console
        assert 'data-second-press="Declines 10. Press again"' in console
        assert console.count('data-second-press="Press again" data-settle="600" aria-label="Decline Guest') == 10
        shown = re.findall(r'name="knock" value="(\w+)"', console)
        declined = maria.post(f"{museum.prepare}/meeting/knocks/{shown[0]}/decline")
        late.post("/join/knock", data={"code": museum.workshop.join_code, "name": "Late Lena"})
        declined = maria.post(f"{museum.prepare}/meeting/knocks/decline", data={"knock": shown})
        assert declined.status_code == 303
        console = maria.get(f"{museum.prepare}/meeting").text
    assert ("1 person knocks and is not on the list" in console, "Late Lena" in console) == (True, True)
    assert "Decline all" not in console
