"""The list of names on which people who join with the code find theirs."""

import re
from html import unescape

import httpx
import pytest

from app.domain.meeting.phase_spec import PhaseKind
from tests.people import ANA, BEN
from tests.web.gatherings import Gathering
from tests.web.serving import House


@pytest.fixture
def open_door(museum: Gathering) -> Gathering:
    museum.goes_to(PhaseKind.JUMP_IN)
    return museum


def names(browser: httpx.Client, gathering: Gathering) -> str:
    answer = browser.get(f"/join?code={gathering.workshop.join_code}")
    assert answer.status_code == 200
    return unescape(answer.text)


def buttons(page: str) -> list[str]:
    """The words of each name's button."""
    found = re.findall(r'<button class="button" name="participant"[^>]*>(.*?)</button>', page, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", "", one).split()).replace(" joined already", "") for one in found]


def test_a_second_ana_is_told_apart_by_her_department_and_never_by_an_address(
    house: House, open_door: Gathering
) -> None:
    with open_door.facilitator() as maria, house.visitor() as browser:
        before = buttons(names(browser, open_door))
        first = {"name": ANA.name, "role": ANA.role, "department": "Learning"}
        refused = maria.post(f"{open_door.prepare}/people", data=first)
        told = unescape(refused.text)
        added = maria.post(f"{open_door.prepare}/people", data=first | {"email": "other.ana@museum.example"})
        page = names(browser, open_door)
    assert before == [ANA.name, BEN.name, "Chen Wei", "Dilek Aydın"]
    assert (refused.status_code, added.status_code) == (422, 303)
    assert f"{ANA.name} is on the list already." in told
    assert "Are they two people? Then the new one needs an e-mail address, so that they can be told apart." in told
    assert sorted(buttons(page)) == [
        *(f"{ANA.name} Front of house", f"{ANA.name} Learning"),
        *(BEN.name, "Chen Wei", "Dilek Aydın"),
    ]
    assert "@" not in page.split("<main")[1]
