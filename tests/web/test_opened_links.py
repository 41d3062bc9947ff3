"""Somebody's personal link is opened, let in, or left while people write alone: no page of anybody else shows a trace.

A watcher could otherwise tell whose device came at the moment at which something appeared.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from websockets.sync.client import ClientConnection

from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from tests.people import ANA, BEN, CHEN
from tests.web.gatherings import Cookies, Gathering, gather
from tests.web.opening import enters
from tests.web.routes import ROUTES, May
from tests.web.seats.test_seats import request_in, shows
from tests.web.serving import PATIENCE, House

CLOCKS = re.compile(r'data-(?:now|deadline|left|paused)="[^"]*"|<time[^>]*>[^<]*</time>|\d?\d:\d\d(?::\d\d)?')
FILES = (".zip", ".pdf", ".png", ".svg", "/export", "template", "{file_form}")


def seen_by(gathering: Gathering, cookies: Cookies, may: May) -> dict[str, str]:
    """Every page that has no other address than the workshop's own, without what its clocks say."""
    paths = [
        route.path.format_map({"workshop_id": gathering.workshop.id})
        for route in ROUTES
        if route.method == "GET"
        and route.may is may
        and re.sub(r"\{workshop_id\}", "", route.path).find("{") < 0
        and not route.path.endswith(FILES)
    ]
    with gathering.house.visitor(cookies) as browser:
        answers = {path: browser.get(path) for path in paths}
    return {path: CLOCKS.sub("", answer.text) for path, answer in answers.items() if answer.status_code == 200}


def watched(gathering: Gathering) -> dict[str, str]:
    """What Maria, the screen and Chen see."""
    marias = seen_by(gathering, gathering.maria, May.FACILITATOR)
    screens = seen_by(gathering, gathering.screen, May.SCREEN)
    chens = seen_by(gathering, gathering.people[CHEN.name], May.PARTICIPANT)
    assert (len(marias) > 15, len(screens) > 0, len(chens) > 1) == (True, True, True)
    return marias | screens | chens


@contextmanager
def sits(gathering: Gathering, name: str, **cookies: str) -> Iterator[ClientConnection]:
    with gathering.house.socket(f"/live/{gathering.workshop.id}/seat", cookies or gathering.people[name]) as page:
        page.recv(timeout=PATIENCE)
        yield page


def frames(socket: ClientConnection) -> set[str]:
    """What it was sent until now, each different one once, without its clocks."""
    found = set()
    with suppress(TimeoutError):
        while True:
            found.add(CLOCKS.sub("", str(socket.recv(timeout=1))))
    return found


def opens_link(gathering: Gathering, name: str) -> dict[str, str]:
    with gathering.house.visitor() as browser:
        enters(browser, gathering.link(name))
        return dict(browser.cookies)


def test_nobody_sees_whose_link_was_opened_while_people_write_alone(house: House) -> None:
    gathering = gather(house, Mode.SOLO)
    gathering.goes_to(PhaseKind.DRAFT)
    with (
        house.socket(f"/live/{gathering.workshop.id}/console", gathering.maria) as console,
        sits(gathering, CHEN.name),
        sits(gathering, ANA.name) as anas,
    ):
        frames(console)
        before = watched(gathering)
        assert any(ANA.name in page for page in before.values())
        laptop = opens_link(gathering, ANA.name)  # asks to be let in
        asked = shows(anas, has="Another device wants to open your seat.")
        assert watched(gathering) == before
        with house.visitor(gathering.people[ANA.name], hx_request="true") as ana:
            ana.post(f"{gathering.meet}/devices/{request_in(asked)}/let-in")
        with sits(gathering, ANA.name, **laptop):
            assert watched(gathering) == before
        opens_link(gathering, BEN.name)  # whose device has just gone, and cannot answer
        assert watched(gathering) == before
        assert len(frames(console)) <= 1  # it says the same as ever, if it says anything
    with sits(gathering, CHEN.name):
        assert watched(gathering) == before  # nor who has gone


def test_elsewhere_the_same_look_finds_it(house: House) -> None:
    """So that the look above is able to find something."""
    gathering = gather(house, Mode.SOLO)
    gathering.goes_to(PhaseKind.LOBBY)
    with sits(gathering, CHEN.name):
        before = watched(gathering)
        with sits(gathering, ANA.name):
            after = watched(gathering)
    changed = {path.rsplit("/", 1)[1] for path in before if before[path] != after[path]}
    assert {"people", "meeting"} <= changed
