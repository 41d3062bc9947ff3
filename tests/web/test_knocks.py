"""Nora knocks on a real server: her page waits, Maria's console shows her in every phase, and goes on at a press."""

from html import unescape

from app.domain.agenda import PhaseKind
from app.domain.workshops import Mode
from tests.people import ANA
from tests.web.gatherings import Gathering, gather
from tests.web.serving import PATIENCE, House
from tests.web.test_seats import shows

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
        told = nora.get(f"{museum.meet}/knock")
        assert told.status_code == 401
        assert "You were not let in: your facilitator said no, or did not answer within 15 minutes." in told.text


def test_the_console_shows_who_knocks_in_every_phase_and_nobody_else_is_told(house: House) -> None:
    museum = door(house, Mode.SOLO)
    with house.visitor() as nora, museum.facilitator() as maria, museum.participant() as ana:
        nora.post("/join/knock", data={"code": museum.workshop.join_code, "name": NORA})
        seen, others = {}, []
        with house.visitor(museum.screen) as screen:
            for phase in house.do(museum.story.agenda()):
                museum.goes_to(phase.kind)
                seen[phase.kind] = "knocks and is not on the list" in maria.get(f"{museum.prepare}/meeting").text
                others += [one.get(path).text for one, path in ((ana, museum.meet), (screen, museum.screens))]
    assert seen == dict.fromkeys(seen, True) and len(seen) == 11
    assert [page for page in others if "Nora" in page] == []


def test_wrong_codes_and_many_knocks_are_slowed_down(house: House) -> None:
    museum = door(house)
    code = museum.workshop.join_code
    with house.visitor() as nora:
        wrong = nora.post("/join/knock", data={"code": "00000000", "name": NORA})
        empty = nora.post("/join/knock", data={"code": code, "name": " "})
        known = nora.post("/join/knock", data={"code": code, "name": ANA.name})
        assert (wrong.status_code, empty.status_code, known.status_code) == (404, 422, 422)
        assert f"{ANA.name} is on the list: choose it there." in unescape(known.text)
        assert f'value="{ANA.name}"' in known.text, "what was typed is still there"
        tried = [nora.post("/join/knock", data={"code": code, "name": f"Nora {one}"}).status_code for one in range(6)]
        assert tried == [303] * 3 + [429] * 3
        assert nora.post("/join", data={"code": code}).status_code == 200, "her name may be on the list by now"
