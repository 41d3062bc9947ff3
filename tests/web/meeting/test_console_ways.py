"""What Maria may need while the meeting runs is one press away in every phase: people, join code, screen view."""

import pytest

from app.domain.workshops.workshops import Mode
from tests.web.gatherings import gather
from tests.web.opening import opens
from tests.web.serving import House


@pytest.mark.parametrize("mode", list(Mode))
def test_people_code_and_screen_are_on_the_console_in_every_phase(house: House, mode: Mode) -> None:
    museum = gather(house, mode)
    lacking = {}
    wanted = (f'href="{museum.prepare}/people"', f'href="{museum.prepare}/screen"', museum.workshop.spoken_code)
    with museum.facilitator() as maria:
        for phase in house.do(museum.story.agenda()):
            museum.goes_to(phase.kind)
            console = maria.get(f"{museum.prepare}/meeting").text
            lacking[phase.kind] = [what for what in wanted if what not in console]
    assert lacking == {kind: [] for kind in lacking} and len(lacking) == 11


def test_on_a_phone_they_stand_right_below_the_heading(house: House) -> None:
    museum = gather(house)
    with museum.facilitator() as maria:
        console = maria.get(f"{museum.prepare}/meeting").text
    ways = console.split("</h1>")[1].split('class="cluster console-ways"')[1].split("</nav>")[0]
    assert [what in ways for what in ("/people", "/screen", museum.workshop.spoken_code)] == [True] * 3


def test_the_screen_opens_from_the_console(house: House) -> None:
    museum = gather(house)
    with museum.facilitator() as maria:
        led = maria.get(f"{museum.prepare}/screen")
        assert led.status_code == 303 and led.headers["location"].startswith("/screen/")
        shown = opens(maria, led.headers["location"])
        assert (shown.status_code, f"Screen for {museum.workshop.title}" in shown.text) == (200, True)
        assert led.headers["location"] not in maria.get(f"{museum.prepare}/meeting").text
