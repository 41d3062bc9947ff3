"""What somebody can hold who is not known yet: so many bytes, seconds and connections, and no more."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

import pytest

from app.web import bounded_http
from app.web.bounded_http import MOST_HEADER_BYTES, BoundedHttp
from tests.web.gatherings import Gathering
from tests.web.serving import PATIENCE, House


@contextmanager
def connection(house: House) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", house.port), timeout=PATIENCE) as opened:
        yield opened


def head(line: str = "GET /healthz", *more: str) -> bytes:
    return "\r\n".join([f"{line} HTTP/1.1", *more, "", ""]).encode()


def home(house: House) -> tuple[str, str]:
    """As a page of ours sends a form."""
    return f"host: {house.origin.split('//')[1]}", f"origin: {house.origin}"


def is_well(opened: socket.socket) -> bool:
    """Whether one request is answered, and the connection stays open for the next."""
    opened.sendall(head())
    came = b""
    while not came.endswith(b"\r\n\r\nok"):
        came += opened.recv(65_536) or b"ended before\r\n\r\nok"
    return came.startswith(b"HTTP/1.1 200")


def answer(opened: socket.socket) -> bytes:
    """All that comes until the server closes."""
    came = b""
    try:
        while more := opened.recv(65_536):
            came += more
    except ConnectionResetError:  # it closed while something was still on its way to it
        pass
    return came


def status(came: bytes) -> str:
    return came.split(b" ")[1].decode() if came else "closed"


@pytest.mark.parametrize("kind", ["one that never ends", "many", "an address"])
def test_headers_have_so_many_bytes(house: House, kind: str) -> None:
    start = head().removesuffix(b"\r\n")
    sent = {
        "one that never ends": start + b"x-long: " + b"a" * (4 * MOST_HEADER_BYTES),
        "many": start + b"".join(b"x-%d: %s\r\n" % (number, b"a" * 1000) for number in range(80)) + b"\r\n",
        "an address": head(f"GET /healthz?{'a' * (2 * MOST_HEADER_BYTES)}"),
    }[kind]
    with connection(house) as greedy:
        with suppress(ConnectionError):
            greedy.sendall(sent)
        came = answer(greedy)
    assert status(came) in ("431", "closed")
    assert b"200" not in came[:20]


def test_headers_that_are_nearly_so_long_are_taken(house: House) -> None:
    """Cookies of many workshops."""
    with connection(house) as visitor:
        visitor.sendall(head("GET /healthz", f"cookie: {'a' * (MOST_HEADER_BYTES - 1000)}", "connection: close"))
        assert status(answer(visitor)) == "200"


def test_a_request_that_does_not_begin_or_go_on_is_ended(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Said nothing; said half; said a byte now and then; and after a first request, too."""
    monkeypatch.setattr(bounded_http, "HEADER_SECONDS", 0.5)
    with connection(house) as silent, connection(house) as half, connection(house) as slow, connection(house) as second:
        half.sendall(head()[:20])
        assert is_well(second)
        second.sendall(head()[:20])
        with suppress(ConnectionError):  # from some byte on it is closed
            for byte in head()[:6]:
                slow.sendall(bytes([byte]))
                time.sleep(0.12)
        assert [status(answer(one)) for one in (silent, half, second)] == ["408"] * 3
        assert status(answer(slow)) in ("408", "closed")


def test_a_body_keeps_coming_or_is_ended(
    house: House, museum: Gathering, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing is changed, and the log does not fill up with it."""
    monkeypatch.setattr(bounded_http, "BODY_SECONDS", 0.5)
    form = "content-type: application/x-www-form-urlencoded"
    cookies = "; ".join(f"{name}={value}" for name, value in museum.maria.items())
    signed_in = f"cookie: {cookies}"
    before = house.snapshot()
    with connection(house) as stranger, connection(house) as maria:
        stranger.sendall(head("POST /sign-in", *home(house), form, "content-length: 500") + b"name=")
        line = f"POST {museum.prepare}/facilitators"
        maria.sendall(head(line, *home(house), form, signed_in, "content-length: 500") + b"facilitator=Ma")
        assert [status(answer(one)) for one in (stranger, maria)] == ["408", "408"]
    assert house.snapshot() == before
    assert [record.getMessage() for record in caplog.records if record.levelname in ("ERROR", "WARNING")] == []


def test_a_body_that_comes_slowly_and_steadily_is_taken(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """A large file over a phone: each part of it earns time for the next."""
    monkeypatch.setattr(bounded_http, "BODY_SECONDS", 0.4)
    monkeypatch.setattr(bounded_http, "SLOWEST", 20)
    body = b"name=Nobody+Here&password=" + b"x" * 54
    form = ("content-type: application/x-www-form-urlencoded", f"content-length: {len(body)}", "connection: close")
    with connection(house) as phone:
        phone.sendall(head("POST /sign-in", *home(house), *form))
        for start in range(0, len(body), 10):
            phone.sendall(body[start : start + 10])
            time.sleep(0.15)
        assert status(answer(phone)) == "422"


@pytest.mark.parametrize(
    "lengths",
    [
        ("content-length: 5", "transfer-encoding: chunked"),
        ("transfer-encoding: chunked", "content-length: 5"),
        ("content-length: 5", "content-length: 6"),
        ("transfer-encoding: chunked, identity",),
        ("transfer-encoding : chunked",),
    ],
)
def test_a_request_that_can_be_read_in_two_ways_is_refused(house: House, lengths: tuple[str, ...]) -> None:
    """A proxy might see one request where the server sees two: the second would be taken for somebody else's."""
    form = "content-type: application/x-www-form-urlencoded"
    with connection(house) as smuggler:
        smuggler.sendall(head("POST /join", *home(house), form, *lengths) + b"0\r\n\r\n" + head())
        came = answer(smuggler)
    assert (status(came), came.count(b"HTTP/1.1 ")) == ("400", 1)


def test_an_office_has_room_and_free_connections_make_place(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that has had no request for the longest time goes, said half or idle. Where all are in use, one more is
    told so."""
    monkeypatch.setattr(bounded_http, "MOST_CONNECTIONS", 3 + BoundedHttp.connections_of["127.0.0.1"])
    monkeypatch.setattr(bounded_http, "HEADER_SECONDS", 60.0)  # none goes for being slow
    form = head("POST /sign-in", *home(house), "content-type: application/x-www-form-urlencoded", "content-length: 9")
    with ExitStack() as stack:
        idle, half, third = [stack.enter_context(connection(house)) for _ in range(3)]
        assert is_well(idle)
        half.sendall(head()[:10])
        assert is_well(third)
        fourth = stack.enter_context(connection(house))
        assert is_well(fourth)
        assert half.recv(65_536) == b""
        fifth = stack.enter_context(connection(house))
        assert is_well(fifth)
        assert idle.recv(65_536) == b""
        for one in (third, fourth, fifth):
            one.sendall(form)
        time.sleep(0.2)
        assert status(answer(stack.enter_context(connection(house)))) == "503"
        fourth.sendall(b"name=Olga")
        assert fourth.recv(65_536).startswith(b"HTTP/1.1 422")


def test_what_is_closed_is_counted_no_more(house: House, museum: Gathering) -> None:
    """Also sockets of live pages, which have a limit of their own."""
    before = BoundedHttp.connections_of["127.0.0.1"]
    with house.socket(f"/live/{museum.workshop.id}/console", museum.maria) as page:
        page.recv(timeout=PATIENCE)
        with connection(house), connection(house) as other:
            assert is_well(other)
            assert BoundedHttp.connections_of["127.0.0.1"] == before + 2
    deadline = time.monotonic() + PATIENCE
    while BoundedHttp.connections_of["127.0.0.1"] > before and time.monotonic() < deadline:
        time.sleep(0.01)
    assert BoundedHttp.connections_of["127.0.0.1"] == before
    assert BoundedHttp.free_of.get("127.0.0.1") in (None, {})
