"""Ben presses Ana's name on the list of names, and presses once more, in a real browser's place."""

from html import unescape

import httpx

from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from tests.people import ANA, BEN
from tests.web.gatherings import Gathering, gather
from tests.web.inspection import told
from tests.web.opening import enters
from tests.web.seats.test_seats import end_of
from tests.web.serving import House

NOT_ANA = 'Not <span dir="auto">Ana Souza</span>? Choose again'


def at_the_door(house: House) -> Gathering:
    """Everybody writes alone later; the code works, and nobody holds a seat any more."""
    gathering = gather(house, Mode.SOLO)
    gathering.goes_to(PhaseKind.JUMP_IN)
    gathering.goes_to(PhaseKind.LOBBY)
    with gathering.facilitator() as maria:
        for seat in gathering.story.seats.values():
            maria.post(f"{gathering.prepare}/people/{seat.participant.id}/free")
    return gathering


def chooses(browser: httpx.Client, gathering: Gathering, name: str, **more: str) -> httpx.Response:
    form = {"code": gathering.workshop.join_code, "participant": gathering.participant_id(name)}
    return browser.post("/join/seat", data=form | more)


def test_a_press_on_the_seat_leads_back_to_the_names(house: House) -> None:
    museum = at_the_door(house)
    code = museum.workshop.join_code
    with house.visitor() as ben:
        assert chooses(ben, museum, ANA.name).headers["location"] == museum.meet
        cookies = dict(ben.cookies)
        assert NOT_ANA in ben.get(museum.meet).text
        museum.goes_to(PhaseKind.PEOPLE_SAID)
        assert NOT_ANA in ben.get(museum.meet).text
        with house.socket(f"/live/{museum.workshop.id}/seat", cookies) as page:
            page.recv(timeout=10)
            led = ben.post(f"{museum.meet}/choose-again")
            assert end_of(page) == 4408
        assert (led.status_code, led.headers["location"]) == (303, f"/join?code={code}")
        names = ben.get(led.headers["location"]).text
        assert ("Who are you?" in names, "joined already" in names, "Go on as" in names) == (True, False, False)
        lost = ben.get(museum.meet)
        assert told(lost) == (401, "This browser has left this place")
        assert "This browser left this place at" in lost.text
        assert chooses(ben, museum, BEN.name).status_code == 303
        assert f'Not <span dir="auto">{BEN.name}</span>?' in ben.get(museum.meet).text
        again = unescape(ben.get(led.headers["location"]).text)
        assert "In this browser you are <strong" in again and f'Go on as <span dir="auto">{BEN.name}</span>' in again


def test_with_a_personal_link_there_is_no_other_name_to_choose(house: House) -> None:
    museum = at_the_door(house)
    with house.visitor() as ana:
        enters(ana, museum.link(ANA.name))
        assert "Choose again" not in ana.get(museum.meet).text
        refused = ana.post(f"{museum.meet}/choose-again")
        assert (refused.status_code, museum.workshop.join_code in refused.text) == (409, False)
        assert ana.get(museum.meet).status_code == 200


def test_who_waits_at_a_wrong_door_turns_round(house: House) -> None:
    museum = at_the_door(house)
    with house.visitor() as ana, house.visitor() as ben:
        enters(ana, museum.link(ANA.name))
        chooses(ben, museum, ANA.name)
        waiting = ben.get(f"{museum.meet}/waiting").text
        assert NOT_ANA in waiting
        assert ben.post(f"{museum.meet}/choose-again").headers["location"].startswith("/join?code=")
        assert "Another device wants to open your seat" not in ana.get(museum.meet).text


def test_what_is_written_alone_is_left_only_by_a_second_press(house: House) -> None:
    museum = at_the_door(house)
    with house.visitor() as browser:
        chooses(browser, museum, ANA.name)
        museum.goes_to(PhaseKind.DRAFT)
        house.do(museum.story.writes(ANA, "CANARY: mine alone"))
        assert "Choose again" not in browser.get(museum.meet).text
        museum.goes_to(PhaseKind.LOBBY)
        asked = chooses(browser, museum, BEN.name)
        words = unescape(asked.text)
        assert asked.status_code == 409 and "CANARY" not in words
        assert "Something is written there, and shown to nobody yet." in words
        assert f'Stay <span dir="auto">{ANA.name}</span>' in words
        assert "CANARY" not in words and browser.get(museum.meet).status_code == 200
        assert ANA.name in browser.get(museum.meet).text
        assert chooses(browser, museum, BEN.name, leave="yes").status_code == 303
        assert f"{BEN.name}</span>" in browser.get(museum.meet).text
