"""Sockets in an outage: each is accepted and ends with a code, so that no proxy takes the server for broken."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection

from app.domain.documents.documents import DocumentKind
from app.live.connection import CloseCode
from app.storage.database import Database, open_database
from tests.people import ANA
from tests.web.gatherings import Cookies, Gathering
from tests.web.serving import PATIENCE, House

LATER, FAILED = CloseCode.LATER, CloseCode.FAILED
FACILITATORS = ("console", "survey", "cloud", "invitations")


def sockets(museum: Gathering) -> dict[str, tuple[str, Cookies]]:
    """Every kind of socket there is, by a name for it: its address and the cookies of a browser that may open it."""
    live, ana = f"/live/{museum.workshop.id}", museum.people[ANA.name]
    document = museum.documents(DocumentKind.GROUP)["Group"]
    with museum.participant() as browser:
        ticket = browser.post(f"{museum.meet}/documents/{document}/ticket").json()["ticket"]
    pages = {surface: (f"{live}/{surface}", museum.maria) for surface in FACILITATORS}
    return pages | {
        "seat": (f"{live}/seat", ana),
        "screen": (f"{live}/screen", museum.screen),
        "document": (f"/sync/{document}?as=seat", ana),
        "ticket": (f"/sync/{document}?ticket={ticket}", {}),
    }


@pytest.fixture
def away(house: House) -> Iterator[Database]:
    """Nobody listens at port 1."""
    database = open_database("postgresql+asyncpg://vision:hidden@127.0.0.1:1/vision")
    yield database
    house.do(database.close())


def goes_away(house: House, away: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    for way in ("reading", "transaction"):
        monkeypatch.setattr(house.services.database, way, getattr(away, way))


def ended(socket: ClientConnection) -> int:
    """The close code, after whatever else is sent."""
    try:
        while True:
            socket.recv(timeout=PATIENCE)
    except ConnectionClosed as closed:
        assert closed.rcvd is not None
        return closed.rcvd.code


def test_people_who_come_in_an_outage_are_told_to_come_later(
    house: House, museum: Gathering, away: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    everyone = sockets(museum)
    goes_away(house, away, monkeypatch)
    ends = {name: house.socket_ends_with(address, cookies) for name, (address, cookies) in everyone.items()}
    assert ends == dict.fromkeys(everyone, LATER)


def test_people_who_are_there_when_the_outage_begins_are_told_too(
    house: House, museum: Gathering, away: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {name: way for name, way in sockets(museum).items() if way[0].startswith("/live/")}
    with ExitStack() as stack:
        opened = {name: stack.enter_context(house.socket(*way)) for name, way in pages.items()}
        for socket in opened.values():
            assert str(socket.recv(timeout=PATIENCE)).startswith("<")
        goes_away(house, away, monkeypatch)
        house.do(house.services.ring(museum.workshop.id))
        assert {name: ended(socket) for name, socket in opened.items()} == dict.fromkeys(opened, LATER)


def test_a_mistake_ends_with_a_code_too_and_is_told_once(
    house: House, museum: Gathering, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def mistaken(*_: object, **__: object) -> Any:
        raise KeyError("a mistake")

    everyone = sockets(museum)
    monkeypatch.setattr(house.services.database, "reading", mistaken)
    ends = {name: house.socket_ends_with(address, cookies) for name, (address, cookies) in everyone.items()}
    assert ends == dict.fromkeys(everyone, FAILED)
    told = [message for message in caplog.messages if "stumbled" not in message]  # the server's clock looks too
    assert told == ["A socket failed"] * len(everyone)


def test_a_mistake_in_a_page_that_is_open(
    house: House, museum: Gathering, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def mistaken(*_: object) -> Any:
        raise RuntimeError("a mistake")

    address, cookies = sockets(museum)["seat"]
    with house.socket(address, cookies) as seat:
        seat.recv(timeout=PATIENCE)
        monkeypatch.setattr("app.web.live_surfaces.live_stage", mistaken)
        house.do(house.services.ring(museum.workshop.id))
        assert ended(seat) == FAILED
    assert caplog.messages == ["A socket failed"]


def test_strangers_are_still_refused_before_they_are_let_in(house: House, museum: Gathering) -> None:
    everyone = sockets(museum)
    foreign = "https://elsewhere.example"
    ends = {name: house.socket_ends_with(address, cookies, foreign) for name, (address, cookies) in everyone.items()}
    assert ends == dict.fromkeys(everyone, 403)
