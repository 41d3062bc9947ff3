"""Who may call what. Olga, who facilitates another workshop, her participant Otto, her screen, and people without any
right try every address and every socket of Maria's workshop: all are refused, and nothing is changed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest
from fastapi.routing import iter_route_contexts
from starlette.routing import Mount, WebSocketRoute

from app.domain.accounts import Role
from app.domain.documents.documents import DocumentKind
from app.domain.links import digest
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from tests.people import ANA, BEN, OLGA, PARTICIPANTS, Member
from tests.web.gatherings import Cookies, Gathering, gather, sign_in
from tests.web.identifiers import identifiers, in_the_check
from tests.web.routes import ANYONE, ROUTES, SIGNED_IN, SOCKET_ROUTES, SOCKETS, May, Route
from tests.web.serving import House

OTTO = Member("Otto Other", "otto@else.example", "", "", "Whatever.")
REFUSED = {401, 403, 404}
CLOSED = {4401, 4403, 4404}
AN_ACCOUNT = "{own_account_id}"


@dataclass(frozen=True)
class Intruder:
    """`may`: what they are to Maria's workshop. `cookies`: what their browser sends, and by hand the same tokens under
    every name that our server listens to."""

    name: str
    may: May
    cookies: Cookies


@dataclass
class Scene:
    """Two workshops in the check phase, so that there is something of every kind to reach for."""

    maria: Gathering
    olga: Gathering
    values: dict[str, str]
    people: dict[str, Intruder]

    @property
    def house(self) -> House:
        return self.maria.house


@pytest.fixture(scope="module")
def scene(house: House) -> Iterator[Scene]:
    maria, olga = gather(house), gather(house, members=(OTTO,), facilitator=OLGA, organisation="Somewhere Else Ltd")
    check, _ = in_the_check(maria), in_the_check(olga)
    _, priya = sign_in(house, "Priya Raman", Role.ADMIN)
    seat, screen = f"seat-{maria.workshop.id}", f"screen-{maria.workshop.id}"
    at_olgas = {"seat": olga.people[OTTO.name], "screen": olga.screen, "account": olga.maria}
    token = {name: next(iter(cookies.values())) for name, cookies in at_olgas.items()}
    ana, names = maria.people[ANA.name], ("account", seat, screen)
    people = [
        Intruder("nobody", May.NOBODY, {}),
        Intruder("somebody with made-up cookies", May.NOBODY, dict.fromkeys(names, "made-up")),
        Intruder("Olga", May.OTHERS, olga.maria | dict.fromkeys(names, token["account"])),
        Intruder("Otto", May.NOBODY, olga.people[OTTO.name] | dict.fromkeys(names, token["seat"])),
        Intruder("Olga's screen", May.NOBODY, olga.screen | dict.fromkeys(names, token["screen"])),
        Intruder("Priya", May.ADMIN, priya),
        Intruder("Maria", May.FACILITATOR, maria.maria),
        Intruder("Ana", May.PARTICIPANT, ana | {"account": ana[seat], screen: ana[seat]}),
        Intruder("the screen", May.SCREEN, maria.screen | dict.fromkeys(("account", seat), maria.screen[screen])),
    ]
    values = identifiers(house, maria, check, maria.story.maria.account.id)
    yield Scene(maria, olga, values, {person.name: person for person in people})


WHO = [
    *("nobody", "somebody with made-up cookies", "Olga", "Otto", "Olga's screen"),
    *("Priya", "Maria", "Ana", "the screen"),
]


def _call(visitor: httpx.Client, route: Route, values: dict[str, str]) -> httpx.Response:
    form = {name: value.format_map(values) for name, value in route.form.items()}
    asked = {"params" if route.method == "GET" else "data": form or None}
    return visitor.request(route.method, route.path.format_map(values), **asked)  # type: ignore[arg-type]


def test_every_route_says_who_may_call_it(house: House) -> None:
    found: set[tuple[str, str]] = set()
    mounts, sockets = set(), set()
    for route in iter_route_contexts(house.app.routes):
        if isinstance(route.original_route, Mount):
            mounts.add(route.original_route.path)
        elif isinstance(route.original_route, WebSocketRoute):
            sockets.add(str(route.path))
        else:
            found |= {(method, str(route.path)) for method in route.methods or ()}
    assert found == {route.key for route in ROUTES}, "say in tests/web/routes.py who may call it"
    assert (mounts, sockets) == (set(), SOCKET_ROUTES)
    assert len(ROUTES) == len({route.key for route in ROUTES})


@pytest.mark.parametrize("name", WHO)
def test_people_without_a_right_are_refused_everywhere_and_change_nothing(scene: Scene, name: str) -> None:
    intruder = scene.people[name]
    closed = [route for route in ROUTES if not route.may & intruder.may]
    before = scene.house.snapshot()
    with scene.house.visitor(intruder.cookies) as visitor:
        answered = {route.key: _call(visitor, route, scene.values).status_code for route in closed}
    assert {key: status for key, status in answered.items() if status not in REFUSED} == {}
    assert scene.house.snapshot() == before
    assert len(closed) >= 5


@pytest.mark.parametrize("name", ["Olga", "Otto"])
def test_at_home_one_cannot_reach_into_the_other_workshop(scene: Scene, name: str) -> None:
    """Olga's own addresses with ids of Maria's people, phases, drafts, likes and checks in them."""
    intruder = scene.people[name]
    values = scene.values | {"workshop_id": scene.olga.workshop.id, "turn": str(scene.olga.turn)}
    mine = May.FACILITATOR if name == "Olga" else May.PARTICIPANT
    others_id = re.compile(r"\{(?!workshop)[a-z]+_id\}")
    tried = [route for route in ROUTES if route.may == mine and (others_id.search(route.path) or "draft" in route.form)]
    before = scene.house.snapshot()
    with scene.house.visitor(intruder.cookies) as visitor:
        answered = {route.path: _call(visitor, route, values).status_code for route in tried}
    assert scene.house.snapshot() == before
    assert len(answered) >= (40 if name == "Olga" else 10), answered
    assert {path: status for path, status in answered.items() if status != 404} == {}


@pytest.mark.parametrize("name", ["Olga", "Priya"])
def test_what_is_an_accounts_own_is_reached_by_no_other(scene: Scene, name: str) -> None:
    """Also not by an admin: templates and sessions of Maria's, at addresses that everybody who signs in may call."""
    house = scene.house
    (token,) = scene.maria.maria.values()
    values = scene.values | {"key": digest(token)[:16]}
    tried = [route for route in ROUTES if route.may == SIGNED_IN and route.method == "POST" and "{" in route.path]
    before = house.snapshot()
    with house.visitor(scene.people[name].cookies) as visitor:
        answered = {route.path: _call(visitor, route, values).status_code for route in tried}
    assert answered == {"/account/sessions/{key}/end": 404, "/templates/{template_id}/remove": 404}
    assert house.snapshot() == before


@pytest.mark.parametrize("name", WHO)
def test_live_sockets_open_only_for_their_people(scene: Scene, name: str) -> None:
    intruder = scene.people[name]
    closed = [surface for surface, may in SOCKETS.items() if not may & intruder.may]
    ended = {
        surface: scene.house.socket_ends_with(f"/live/{scene.maria.workshop.id}/{surface}", intruder.cookies)
        for surface in closed
    }
    assert {surface: code for surface, code in ended.items() if code not in CLOSED} == {}
    opened = set(SOCKETS) - set(closed)
    assert {
        surface: scene.house.socket_ends_with(f"/live/{scene.maria.workshop.id}/{surface}", intruder.cookies)
        for surface in opened
    } == dict.fromkeys(opened, "open")


MAY_READ = {  # the Group document and the teams' documents; Ana's team is told by the fixture
    "Maria": {"Group", "Team A", "Team B"},
    "Ana": {"Group", "hers"},
    "the screen": {"Group"},
}


@pytest.mark.parametrize("name", WHO)
def test_documents_open_only_for_their_people(scene: Scene, name: str) -> None:
    documents = scene.maria.documents(DocumentKind.GROUP) | scene.maria.documents(DocumentKind.TEAM)
    hers = f"Team {scene.maria.seat(ANA.name).participant.team}"
    may_read = {hers if label == "hers" else label for label in MAY_READ.get(name, set())}
    answered = {
        (label, surface): scene.house.socket_ends_with(f"/sync/{document}?as={surface}", scene.people[name].cookies)
        for label, document in documents.items()
        for surface in ("seat", "console", "screen", "", "nonsense")
    }
    read = {label for (label, _), code in answered.items() if code == "open"}
    assert read == may_read
    assert {code for code in answered.values() if code != "open"} <= CLOSED


def test_a_solo_draft_opens_for_its_writer_alone(house: House) -> None:
    gathering = gather(house, Mode.SOLO, PARTICIPANTS)
    gathering.goes_to(PhaseKind.DRAFT)
    anas = gathering.documents(DocumentKind.SOLO)[gathering.participant_id(ANA.name)]
    readers = {"Maria": gathering.maria, "the screen": gathering.screen, "nobody": {}} | gathering.people
    answered = {
        name: {house.socket_ends_with(f"/sync/{anas}?as={surface}", cookies) for surface in ("seat", "console", "")}
        for name, cookies in readers.items()
    }
    assert "open" in answered.pop(ANA.name)
    assert set().union(*answered.values()) <= CLOSED
    assert set(answered) == {"Maria", "the screen", "nobody", BEN.name, "Chen Wei", "Dilek Aydın"}


def test_a_document_that_is_not_there_is_gone_for_those_who_are_signed_in(scene: Scene) -> None:
    """And strangers cannot tell it from one that is there."""
    there = scene.maria.documents(DocumentKind.GROUP)["Group"]
    ended = {
        name: tuple(
            scene.house.socket_ends_with(f"/sync/{document}{asked}", scene.people[name].cookies)
            for document in ("no-such-document", there)
            for asked in ("", "?as=seat", "?as=console", "?as=screen")
        )
        for name in ("nobody", "somebody with made-up cookies", "Olga", "Otto", "Olga's screen")
    }
    assert ended == {
        "nobody": (4401,) * 8,
        "somebody with made-up cookies": (4401,) * 8,
        "Olga": (4404,) * 8,
        "Otto": (4404,) * 8,
        "Olga's screen": (4404,) * 8,
    }
    assert scene.house.socket_ends_with("/sync/no-such-document", scene.people["Maria"].cookies) == 4404


USED_UP = {  # their person, request, list or draft has gone with an earlier call of the table
    ("POST", "/account/sessions/{key}/end"),
    ("POST", "/bin/{binned_id}/delete"),
    ("POST", "/meet/{workshop_id}/devices/{request_id}/refuse"),
    ("POST", "/workshops/{workshop_id}/facilitators/{account_id}/remove"),
    ("POST", "/workshops/{workshop_id}/meeting/knocks/{knock_id}/decline"),
    ("POST", "/workshops/{workshop_id}/meeting/late/{late_id}/decline"),
    ("POST", "/workshops/{workshop_id}/meeting/team/{participant_id}"),
    ("POST", "/workshops/{workshop_id}/people/imports/{import_id}/discard"),
    ("POST", "/workshops/{workshop_id}/survey/imports/{upload_id}/discard"),
}


def test_the_rightful_people_get_through_everywhere(house: House) -> None:
    """The other side: each route lets in exactly whom the table names, so the refusals above mean something."""
    maria = gather(house, facilitator="Maria Rightful")
    check = in_the_check(maria)
    pat, _ = sign_in(house, "Pat Rightful")
    values = identifiers(house, maria, check, pat.id)
    _, priya = sign_in(house, "Priya Rightful", Role.ADMIN)
    people = {
        May.ADMIN: priya,
        May.FACILITATOR: maria.maria,
        May.PARTICIPANT: maria.people[ANA.name],
        May.SCREEN: maria.screen,
    }
    refused = {}
    for route in (route for route in ROUTES if route.may != ANYONE):
        who = next(may for may in reversed(people) if may & route.may)
        with house.visitor(people[who]) as visitor:
            current = values | {"turn": str(maria.turn), "unique": route.path}
            status = _call(visitor, route, current).status_code
        if status in REFUSED or status >= 500:
            refused[route.key] = status
    assert refused == dict.fromkeys(USED_UP, 404)
