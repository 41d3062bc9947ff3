"""What people meet while the database is away: 503 on every page, what they typed, and when to try again."""

import re
from collections.abc import Iterator
from html import unescape

import httpx
import pytest

from app.actions.workshops import workshops
from app.domain.accounts import Role
from tests.people import ANA, PASSWORD
from tests.web.gatherings import Cookies, Gathering, choose_password, gather, sign_in
from tests.web.identifiers import identifiers, in_the_check
from tests.web.inspection import told
from tests.web.outage import outage
from tests.web.routes import ROUTES, May, Route
from tests.web.serving import House

WITHOUT_DATABASE = {  # what can be answered all the same
    ("GET", "/healthz"): 200,
    ("GET", "/favicon.ico"): 200,
    ("GET", "/static/cloud-font.css"): 200,
    ("GET", "/static/cloud-font.woff2"): 200,
    ("GET", "/static/page-font.woff2"): 200,
    ("GET", "/setup/{token}"): 404,  # a token that is not the one of this process
    ("GET", "/setup/open/{handle}"): 404,
    ("POST", "/setup/open/{handle}"): 404,
    ("GET", "/sign-in"): 200,
    ("GET", "/join"): 200,
    ("POST", "/join"): 303,  # to the page of names, which says so and can be loaded again
    ("GET", "/s/{key}/thanks"): 200,
}
OTHERWISE_TOLD = {("GET", "/readyz")}  # to machines
TYPED = {"organisation": 'Museum & "Sons"', "title": "Two\nlines", "starts_at": "2026-12-01T14:00", "mode": "solo"}


class Everybody:
    """A meeting in its check, and the devices of all who may call a route."""

    def __init__(self, house: House) -> None:
        maria = gather(house)
        check = in_the_check(maria)
        self.priya: Cookies = sign_in(house, "Priya Raman", Role.ADMIN)[1]
        self.here: Cookies = (
            maria.maria | maria.people[ANA.name] | maria.screen | {"link-a-handle": "a-token-that-nobody-made"}
        )
        self.values = identifiers(house, maria, check, maria.story.maria.account.id)

    def calls(self, house: House, route: Route, **headers: str) -> httpx.Response:
        form = {name: value.format_map(self.values) for name, value in route.form.items()}
        with house.visitor(self.priya if route.may == May.ADMIN else self.here, **headers) as visitor:
            return visitor.request(route.method, route.path.format_map(self.values), data=form or None)


@pytest.fixture(scope="module")
def everybody(house: House) -> Iterator[Everybody]:
    yield Everybody(house)


def fields_of(page: str) -> dict[str, str]:
    """What the form in the page would send."""
    form = page.split("<main", 1)[1].split("<form", 1)[1].split("</form>", maxsplit=1)[0]
    boxes = re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.DOTALL)
    lines = [
        (name[1], value[1] if (value := re.search(r' value="([^"]*)"', tag)) else "")
        for tag in re.findall(r"<input[^>]*>", form)
        if (name := re.search(r' name="([^"]+)"', tag))
    ]
    return {name: unescape(value) for name, value in [*boxes, *lines]}


def test_every_page_says_so_and_no_page_is_a_bare_500(house: House, everybody: Everybody) -> None:
    with outage(house):
        replies = {route.key: everybody.calls(house, route) for route in ROUTES}
    statuses = {key: reply.status_code for key, reply in replies.items() if reply.status_code != 503}
    assert statuses == WITHOUT_DATABASE
    away = {key: reply for key, reply in replies.items() if key not in WITHOUT_DATABASE and key not in OTHERWISE_TOLD}
    assert {key for key, reply in away.items() if reply.headers.get("retry-after") != "10"} == set()
    assert {key for key, reply in away.items() if ("data-come-back" in reply.text) != (key[0] == "GET")} == set()
    assert len(away) > 140


def test_a_page_that_was_sent_holds_what_was_typed(house: House, everybody: Everybody) -> None:
    posts = [route for route in ROUTES if route.method == "POST" and route.key not in WITHOUT_DATABASE]
    with outage(house):
        replies = [(route, everybody.calls(house, route)) for route in posts]
    lost = {
        route.path: (name, sent)
        for route, reply in replies
        for name, value in route.form.items()
        if fields_of(reply.text).get(name) != (sent := value.format_map(everybody.values)) and "password" not in name
    }
    assert lost == {}
    assert {
        route.path
        for route, reply in replies
        if f'action="{route.path.format_map(everybody.values)}"' not in unescape(reply.text)
    } == set()


def test_a_press_is_told_in_the_notice_and_the_page_stays(house: House, everybody: Everybody) -> None:
    with outage(house):
        replies = {route.key: everybody.calls(house, route, hx_request="true") for route in ROUTES}
    pressed = {
        key: reply
        for key, reply in replies.items()
        if not (key in WITHOUT_DATABASE or key in OTHERWISE_TOLD or key[1].startswith("/s/"))
    }
    assert {
        (reply.status_code, reply.headers["retry-after"], reply.headers["hx-retarget"], reply.headers["hx-reswap"])
        for reply in pressed.values()
    } == {(503, "10", "#notice", "outerHTML")}
    assert {
        reply.text.count("What you typed is still here.") for key, reply in pressed.items() if key[0] == "POST"
    } == {1}
    assert {reply.text.startswith('<div id="notice"') for reply in pressed.values()} == {True}


def test_maria_sends_again_what_she_typed_when_it_is_over(house: House, museum: Gathering) -> None:
    with museum.facilitator() as maria:
        with outage(house):
            away = maria.post("/workshops?from=home", data=TYPED)
        assert told(away) == (503, "Not saved")
        assert 'action="/workshops?from=home"' in away.text
        assert "Send again" in away.text
        kept = fields_of(away.text)
        sent = maria.post("/workshops", data=kept | {"time_zone": "UTC"})
    assert kept == TYPED
    assert sent.status_code == 303
    cards = house.do(workshops.home(house.services, museum.story.maria.account))
    assert [card.workshop.title for card in cards if card.workshop.organisation == TYPED["organisation"]] == [
        "Two lines"
    ]


def test_where_the_connection_breaks_in_the_commit_nothing_is_promised(house: House, museum: Gathering) -> None:
    with museum.facilitator() as maria, outage(house, in_commit=True):
        away = maria.post("/workshops", data=TYPED | {"time_zone": "UTC"})
    assert told(away) == (503, "Perhaps not saved")
    assert "It may or may not have been saved: look before you send it again." in away.text
    assert fields_of(away.text) == TYPED | {"time_zone": "UTC"}


def test_a_password_is_typed_again(house: House) -> None:
    choose_password(house, "Maria Away")
    with house.visitor() as maria:
        with outage(house):
            for _ in range(3):  # none of them counts as a guess
                typed = {"name": "Maria Away", "password": PASSWORD, "next": "/templates"}
                away = maria.post("/sign-in", data=typed)
        kept = fields_of(away.text)
        sent = maria.post("/sign-in", data=kept | {"password": PASSWORD})
    assert (told(away), kept) == ((503, "Not saved"), {"name": "Maria Away", "password": "", "next": "/templates"})
    assert PASSWORD not in away.text
    assert (sent.status_code, sent.headers["location"]) == (303, "/templates")


def test_a_file_is_chosen_again_and_a_pasted_list_is_kept(house: House, museum: Gathering) -> None:
    imports = f"{museum.prepare}/people/imports"
    no_file = (
        '--=\r\nContent-Disposition: form-data; name="pasted"\r\n\r\nIda\r\nOle\r\n'
        '--=\r\nContent-Disposition: form-data; name="file"; filename=""\r\n'
        "Content-Type: application/octet-stream\r\n\r\n\r\n--=--\r\n"
    )
    with museum.facilitator() as maria:
        with outage(house):
            away = maria.post(imports, files={"file": ("people.csv", b"name\nIda")})
            form = {"content-type": 'multipart/form-data; boundary="="'}
            pasted = maria.post(imports, content=no_file.encode(), headers=form)
        sent = maria.post(imports, data=fields_of(pasted.text))
    assert told(away) == (503, "Not saved")
    assert "choose the file again" in away.text
    assert "<form" not in away.text.split("<main")[1].split("</main>")[0]
    assert fields_of(pasted.text) == {"pasted": "Ida\r\nOle"}
    assert sent.status_code == 303


def test_a_mistake_of_ours_is_no_outage(house: House, museum: Gathering, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("a mistake")

    monkeypatch.setattr("app.actions.workshops.workshops.home", broken)
    with museum.facilitator() as maria:
        page = maria.get("/")
    assert told(page) == (500, "That did not work")
    assert [word for word in ("a mistake", "RuntimeError", "Traceback", ".py") if word in page.text] == []
    assert "retry-after" not in page.headers
