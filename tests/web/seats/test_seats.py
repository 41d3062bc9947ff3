"""Ana's seat on several devices, over real sockets: Maria presses at one process, and Ana's page lives at the other.

A device that was not let in gets nothing that Ana wrote, by no route; one that is ended loses all at once.
"""

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from html import unescape
from unittest.mock import patch

import httpx
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.frames import Opcode
from websockets.sync.client import ClientConnection

from app.domain.documents.documents import DocumentKind
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.seats import seats as rules
from app.domain.workshops.workshops import Mode
from app.health import seat_beats
from app.web import live
from tests.people import ANA, BEN, PARTICIPANTS
from tests.web.gatherings import Cookies, Gathering, gather
from tests.web.opening import enters
from tests.web.routes import ROUTES, May
from tests.web.seats.test_moved import Houses, houses
from tests.web.serving import PATIENCE, House

__all__ = ["houses"]  # a fixture: one house with the bus in memory, or two with Redis between them

CANARY = "CANARY: every visitor finds what they came for."
STEP_1 = b"\0\0\1\0"
QUESTION = "Another device wants to open your seat."


@dataclass
class Scene:
    """Everybody writes alone. Ana's page is at `houses.others`, and Maria opens Ana's link at `houses.marias`."""

    houses: Houses
    gathering: Gathering

    @property
    def seat(self) -> str:
        return f"seat-{self.gathering.workshop.id}"

    @property
    def anas(self) -> Cookies:
        return self.gathering.people[ANA.name]

    @property
    def document(self) -> str:
        return self.gathering.documents(DocumentKind.SOLO)[self.gathering.participant_id(ANA.name)]

    def time_passes(self, seconds: float) -> None:
        for house in {id(one): one for one in (self.houses.marias, self.houses.others)}.values():
            house.time_passes(seconds)

    def maria_opens(self) -> Cookies:
        """Ana's personal link, in a browser that has never been here. Gives its cookies."""
        with self.houses.marias.visitor() as browser:
            answer = enters(browser, self.gathering.link(ANA.name))
            assert (answer.status_code, answer.headers["location"]) == (303, self.gathering.meet)
            return dict(browser.cookies)

    def gets(self, cookies: Cookies, path: str = "", **headers: str) -> httpx.Response:
        with self.houses.marias.visitor(cookies, **headers) as browser:
            return browser.get(self.gathering.meet + path)

    def presses(self, cookies: Cookies, path: str, house: House | None = None) -> httpx.Response:
        with (house or self.houses.others).visitor(cookies, hx_request="true") as browser:
            return browser.post(f"{self.gathering.meet}/devices/{path}")

    def socket(
        self, path: str, cookies: Cookies, house: House | None = None
    ) -> AbstractContextManager[ClientConnection]:
        return (house or self.houses.others).socket(path, cookies)

    @property
    def live(self) -> str:
        return f"/live/{self.gathering.workshop.id}/seat"


@pytest.fixture
def scene(houses: Houses) -> Scene:
    gathering = gather(houses.others, Mode.SOLO)
    gathering.goes_to(PhaseKind.DRAFT)
    houses.others.do(gathering.story.writes(ANA, CANARY))
    return Scene(houses, gathering)


def shows(socket: ClientConnection, *, has: str = "", lacks: str = "") -> str:
    """What the page is pushed, once it is so."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        pushed = unescape(str(socket.recv(timeout=PATIENCE)))
        if has in pushed and not (lacks and lacks in pushed):
            return pushed
    raise AssertionError(f"the page never came to show {has!r} without {lacks!r}")


def end_of(socket: ClientConnection) -> int:
    try:
        while True:
            socket.recv(timeout=PATIENCE)
    except ConnectionClosed as closed:
        assert closed.rcvd is not None
        return closed.rcvd.code


def request_in(page: str) -> str:
    return page.split("/devices/", 1)[1].split("/", 1)[0]


@contextmanager
def ana_lives(scene: Scene) -> Iterator[ClientConnection]:
    with scene.socket(scene.live, scene.anas) as page:
        shows(page, has="Only this device shows what you write")
        yield page


def test_ana_is_asked_on_her_page_while_maria_waits(scene: Scene) -> None:
    with ana_lives(scene) as page:
        marias = scene.maria_opens()
        asked = shows(page, has=QUESTION)
        waiting = scene.gets(marias)
        assert (waiting.status_code, waiting.headers["location"]) == (303, scene.gathering.meet + "/waiting")
        told = unescape(scene.gets(marias, "/waiting").text)
        assert f"{ANA.name}, this seat is open on another device" in told
        assert "Ask it to let you in" in told
        scene.presses(scene.anas, f"{request_in(asked)}/refuse")
        shows(page, lacks=QUESTION)
        assert "The other device said no." in scene.gets(marias, "/waiting").text
        refused = scene.gets(marias, "/waiting", hx_request="true")
        assert (refused.status_code, "You can ask again in a minute." in refused.text) == (200, True)


def test_who_is_let_in_goes_to_the_seat_and_both_pages_say_so(scene: Scene) -> None:
    with ana_lives(scene) as page:
        marias = scene.maria_opens()
        asked = shows(page, has=QUESTION)
        scene.presses(scene.anas, f"{request_in(asked)}/let-in")
        assert "2 devices show what you write" in shows(page, has="Open on another device", lacks=QUESTION)
        led = scene.gets(marias, "/waiting", hx_request="true")
        assert (led.status_code, led.headers["hx-redirect"]) == (204, scene.gathering.meet)
        seat = unescape(scene.gets(marias).text)
        assert "Open on another device" in seat and "2 devices show what you write" in seat


def test_a_device_that_waits_gets_nothing_by_any_route(scene: Scene) -> None:
    """Pages, presses, both kinds of sockets, tickets, wordings: each is tried, and none holds a word of Ana's."""
    gathering, document = scene.gathering, scene.document
    marias = scene.maria_opens()
    values = {"workshop_id": gathering.workshop.id, "document_id": document, "number": "1", "request_id": "any"}
    values |= {"like_id": "any", "check_id": "any"}
    hers = [route for route in ROUTES if route.may == May.PARTICIPANT and not route.path.endswith("/waiting")]
    before = scene.houses.marias.snapshot()
    with scene.houses.marias.visitor(marias) as browser:
        answers = [browser.request(route.method, route.path.format_map(values), data=route.form) for route in hers]
        answers.append(browser.get(f"{gathering.meet}/waiting"))
    assert {answer.status_code for answer in answers if answer.request.method == "POST"} == {401}
    led = {answer.headers.get("location") for answer in answers if answer.status_code == 303}
    assert led == {gathering.meet + "/waiting"}
    assert [answer.url.path for answer in answers if "CANARY" in answer.text] == []
    sockets = [scene.live, scene.live.replace("seat", "strip"), *(f"/sync/{document}{end}" for end in ("", "?as=seat"))]
    assert [scene.houses.marias.socket_ends_with(path, marias) for path in sockets] == [4401] * 4
    after = scene.houses.marias.snapshot()
    changed = {name for name, rows in before.items() if rows != after[name]}
    assert changed <= {"seat_requests"}  # when its page last looked
    assert len(hers) > 15


def test_only_here_closes_the_other_device_at_once(scene: Scene) -> None:
    """Maria got in while Ana's phone was asleep. It wakes, is told, and Ana presses."""
    scene.time_passes(16)
    marias, house, document = scene.maria_opens(), scene.houses.marias, scene.document
    with house.visitor(marias) as browser:
        ticket = browser.post(f"{scene.gathering.meet}/documents/{document}/ticket").json()["ticket"]
        unused = browser.post(f"{scene.gathering.meet}/documents/{document}/ticket").json()["ticket"]
    with (
        scene.socket(scene.live, scene.anas) as anas,
        scene.socket(scene.live, marias, house) as page,
        scene.socket(f"/sync/{document}?as=seat", marias, house) as editor,
        house.socket(f"/sync/{document}?ticket={ticket}", origin=None) as program,
    ):
        for socket in (editor, program):
            socket.send(STEP_1)
            socket.recv(timeout=PATIENCE)
        shown = shows(anas, has="Open on another device")
        assert "2 devices show what you write" in shown
        scene.presses(scene.anas, "only-here")
        assert (end_of(page), end_of(editor), end_of(program)) == (4406, 4406, 4406)
        shows(anas, has="Only this device shows what you write", lacks="Open on another device")
    gone = scene.gets(marias)
    assert (gone.status_code, "Another device keeps this seat to itself since" in gone.text) == (401, True)
    assert house.socket_ends_with(f"/sync/{document}?ticket={unused}", origin=None) == 4406
    assert house.socket_ends_with(scene.live, marias) == 4406
    assert "CANARY" not in gone.text


def test_a_new_link_is_told_on_the_seat_and_lets_ana_in_whatever_asks(scene: Scene) -> None:
    marias, gathering = scene.maria_opens(), scene.gathering
    with gathering.facilitator() as maria:
        drafting = maria.get(f"{gathering.prepare}/people").text
        gathering.goes_to(PhaseKind.LOBBY)
        assert ("A device waits" in drafting, "A device waits" in maria.get(f"{gathering.prepare}/people").text) == (
            *(False, True),  # while people write alone no page tells who of them is there
        )
        maria.post(f"{gathering.prepare}/people/{gathering.participant_id(ANA.name)}/renew")
        roster = maria.get(f"{gathering.prepare}/people").text
    assert "A device waits to be let in" not in roster
    link = next(part for part in roster.split('data-copy="') if f"link of {ANA.name}" in part).split('"', 1)[0]
    with scene.houses.marias.visitor() as phone:
        enters(phone, link.removeprefix(gathering.house.origin))
        seat = unescape(phone.get(gathering.meet).text)
    assert "Your facilitator made a new link for you: " in seat
    told = unescape(scene.gets(scene.anas).text)
    assert "Your facilitator made a new link for you at" in told
    assert scene.gets(marias, "/waiting", hx_request="true").headers["hx-redirect"] == gathering.meet
    assert scene.gets(marias).status_code == 401


def never_answers(socket: ClientConnection) -> None:
    """From now on, whatever the server pings."""
    send = socket.protocol.send_frame
    dropped = patch.object(socket.protocol, "send_frame", lambda frame: frame.opcode is Opcode.PONG or send(frame))
    dropped.start()  # for as long as the socket lives


def test_a_page_that_no_longer_answers_is_dead_however_open_its_socket(scene: Scene) -> None:
    """Ana's phone freezes: nothing closes the connection, and nothing answers in it."""
    with (
        patch.object(live, "PING_SECONDS", 0.1),
        patch.object(seat_beats, "BEAT_SECONDS", 0.1),
        patch.object(rules, "ALIVE_FOR", timedelta(seconds=3)),
        scene.socket(scene.live, scene.anas) as page,
    ):
        shows(page, has="Only this device")
        scene.time_passes(60)
        time.sleep(4)  # longer than a device lives without being heard of
        marias = scene.maria_opens()
        assert scene.gets(marias).headers["location"] == scene.gathering.meet + "/waiting"
        never_answers(page)
        ends = time.monotonic() + 20
        while scene.gets(marias, "/waiting").status_code == 200 and time.monotonic() < ends:
            time.sleep(0.2)
        assert scene.gets(marias).status_code == 200
        assert page.close_code is None


def test_two_tabs_and_the_link_once_more_are_never_asked(scene: Scene) -> None:
    with scene.houses.others.visitor() as bens:
        first = enters(bens, scene.gathering.link(BEN.name))
        assert first.headers["location"] == scene.gathering.meet
    bens_browser = scene.gathering.people[BEN.name]
    with scene.houses.marias.visitor(bens_browser) as browser:
        enters(browser, scene.gathering.link(BEN.name))
        again = dict(browser.cookies)
    assert scene.gets(again).status_code == 200
    assert QUESTION in unescape(scene.gets(bens_browser).text), "of the first visitor, who had no cookie"
    assert len(PARTICIPANTS) == 4


def test_no_secret_of_a_device_is_on_a_page_or_in_a_frame(scene: Scene) -> None:
    with ana_lives(scene) as page:
        marias = scene.maria_opens()
        asked = shows(page, has=QUESTION)
        pages = [asked, scene.gets(marias, "/waiting").text]
    secrets = [marias["device"], marias[scene.seat], scene.anas[scene.seat]]
    assert [one for one in secrets if any(one in shown for shown in pages)] == []
