"""Maria frees a place at which somebody sits just now: she is told what it does, and it is free at once."""

import re
from html import unescape

import pytest

from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from tests.people import ANA, BEN
from tests.web.gatherings import Gathering, gather
from tests.web.inspection import told
from tests.web.seats.test_seats import end_of
from tests.web.serving import PATIENCE, House


def row(gathering: Gathering, name: str) -> str:
    with gathering.facilitator() as maria:
        roster = maria.get(f"{gathering.prepare}/people").text
    return roster.split(f'id="person-{gathering.participant_id(name)}"')[1].split("</tr>")[0]


def asks(gathering: Gathering, name: str) -> str:
    """What a first press on “Free the place” is answered with; "" where it acts at once."""
    button = next(part for part in row(gathering, name).split("<button") if "join again on another device" in part)
    found = re.search(r'data-second-press="([^"]*)"', button)
    return unescape(found[1]) if found else ""


def frees(gathering: Gathering, name: str) -> None:
    with gathering.facilitator() as maria:
        maria.post(f"{gathering.prepare}/people/{gathering.participant_id(name)}/free")


def test_a_place_is_freed_while_its_person_is_here(museum: Gathering) -> None:
    """Somebody else has joined as Ana. Ana is at the door, and gets in as soon as Maria has pressed twice."""
    house = museum.house
    museum.goes_to(PhaseKind.JUMP_IN)
    museum.goes_to(PhaseKind.LOBBY)
    with house.socket(f"/live/{museum.workshop.id}/seat", museum.people[ANA.name]) as page:
        page.recv(timeout=PATIENCE)
        assert ("Here now" in row(museum, ANA.name), asks(museum, ANA.name)) == (True, "Their page ends. Press again")
        assert ("Here now" in row(museum, BEN.name), asks(museum, BEN.name)) == (False, "")
        frees(museum, ANA.name)
        assert "Not yet" in row(museum, ANA.name), "and not only once the page has gone"
        assert end_of(page) == 4407
    with house.visitor(museum.people[ANA.name]) as phone:
        assert told(phone.get(museum.meet)) == (401, "Your place was freed")
    with house.visitor() as ana:
        form = {"code": museum.workshop.join_code, "participant": museum.participant_id(ANA.name)}
        assert ana.post("/join/seat", data=form).headers["location"] == museum.meet
        assert f"Welcome, {ANA.name}." in ana.get(museum.meet).text


@pytest.mark.parametrize("mode", list(Mode))
def test_where_no_page_tells_who_is_here_the_press_is_the_same_for_everybody(house: House, mode: Mode) -> None:
    gathering = gather(house, mode)
    with house.socket(f"/live/{gathering.workshop.id}/seat", gathering.people[ANA.name]) as page:
        page.recv(timeout=PATIENCE)
        gathering.goes_to(PhaseKind.COMPARE if mode is Mode.BREAKOUTS else PhaseKind.DRAFT)
        told = {asks(gathering, name) for name in (ANA.name, BEN.name)}
    if mode is Mode.BREAKOUTS:
        assert told == {"The page they may have open ends. Press again"}
    else:
        assert told == {
            "The page they may have open ends, and what they may have written opens on the next device with their "
            "link. Press again"
        }
