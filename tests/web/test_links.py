"""Links and sign-in: what opening one does, where one is led, and when it ends."""

import re

import pytest

from app.actions.people import people
from app.domain.accounts import Role
from app.domain.meeting.phase_spec import PhaseKind
from tests.people import ANA, BEN, PASSWORD, PRIYA
from tests.web.gatherings import Gathering, choose_password, invitation
from tests.web.opening import opens, path_of
from tests.web.serving import House


@pytest.fixture(scope="module")
def priya(house: House) -> str:
    """An admin with a password; her name. (Choosing a password is slow on purpose: once.)"""
    choose_password(house, PRIYA, Role.ADMIN)
    return PRIYA


@pytest.mark.parametrize(
    ("wanted", "led_to"),
    [
        ("/workshops/new", "/workshops/new"),
        ("https://evil.example", "/"),
        ("//evil.example", "/"),
        ("///evil.example", "/"),
        ("/\\evil.example", "/"),
        ("/\t/evil.example", "/"),
        ("/\r\nSet-Cookie: a=b", "/"),
        ("\\\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("evil.example", "/"),
    ],
)
def test_signing_in_leads_nowhere_else(house: House, priya: str, wanted: str, led_to: str) -> None:
    form = {"name": priya, "password": PASSWORD, "next": wanted}
    with house.visitor() as nobody:
        answered = nobody.post("/sign-in", data=form)
    assert (answered.status_code, answered.headers["location"]) == (303, led_to)


def test_redirects_never_name_a_host(house: House) -> None:
    with house.visitor() as nobody:
        answers = [nobody.get(path) for path in ("/accounts/", "/join/", "/.//evil.example", "/static", "/healthz/")]
    assert [answer.headers.get("location", "/")[:1] for answer in answers] == ["/"] * 5
    assert {answer.status_code for answer in answers} <= {404, 401}


def test_sessions_rotate_at_sign_in_and_end_at_sign_out(house: House, priya: str) -> None:
    form = {"name": priya, "password": PASSWORD}
    with house.visitor() as phone, house.visitor() as laptop:
        first, second = (device.post("/sign-in", data=form).headers["set-cookie"] for device in (phone, laptop))
    tokens = [re.search(r"account=([^;]+)", cookie) for cookie in (first, second)]
    one, other = (found[1] for found in tokens if found)
    assert one != other
    assert one not in str(house.snapshot()), "a stored session must be of no use to a reader of the database"
    with house.visitor({"account": one}) as browser:
        assert browser.get("/accounts").status_code == 200
        left = browser.post("/sign-out")
        assert re.match(r'account=(""|);', left.headers["set-cookie"])
        assert browser.get("/accounts").status_code == 401
    with house.visitor({"account": other}) as browser:
        assert browser.get("/accounts").status_code == 200


def test_opening_a_link_changes_nothing(house: House, museum: Gathering) -> None:
    """Mail scanners and link previews open every link, often several times."""
    museum.goes_to(PhaseKind.JUMP_IN)  # from then on the code works
    links = [
        museum.link(ANA.name),
        people.screen_link(house.services, museum.workshop).removeprefix(house.origin),
        invitation(house, "Invited By Mail"),
        f"/join?code={museum.workshop.join_code}",
        f"/s/{museum.workshop.survey_key}",
    ]
    before = house.snapshot()
    with house.visitor() as scanner:
        opened = [method(link) for link in links for method in (scanner.get, scanner.head)]
    assert [answer.status_code for answer in opened] == [303] * 6 + [200, 200, 410, 410]
    for reply in opened[:6]:  # the cookie belongs to the place that the link leads to
        handle = reply.headers["location"].partition("/open/")[2]
        assert reply.headers["set-cookie"].startswith(f"link-{handle}=")
    assert [reply.headers.get("set-cookie") for reply in opened[6:]] == [None] * 4
    assert house.snapshot() == before


def test_bens_link_does_not_seat_him_after_it_was_renewed(house: House, museum: Gathering) -> None:
    old = museum.link(BEN.name)
    ben = museum.participant_id(BEN.name)
    with museum.facilitator() as maria, house.visitor() as somebody, museum.participant(BEN.name) as browser:
        assert browser.get(museum.meet).status_code == 200
        opened = path_of(opens(somebody, old))
        maria.post(f"{museum.prepare}/people/{ben}/renew")
        answers = [somebody.get(old), somebody.post(opened), browser.get(museum.meet)]
    assert [answer.status_code for answer in answers] == [410, 410, 401]
