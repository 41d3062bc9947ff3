"""Programs without cookies: a ticket opens one document for a minute, and only as long as its owner may be there."""

from urllib.parse import urlsplit

import httpx
import pytest
from websockets.exceptions import ConnectionClosed

from app.domain.documents.documents import DocumentKind
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from tests.people import ANA, BEN
from tests.web.gatherings import Cookies, Gathering, gather
from tests.web.serving import PATIENCE, House

STEP_1 = b"\0\0\1\0"  # what is in the document?


def group(gathering: Gathering) -> str:
    return gathering.documents(DocumentKind.GROUP)["Group"]


def asks(house: House, cookies: Cookies, home: str, document: str) -> httpx.Response:
    """`home`: the path under which this person has the workshop."""
    with house.visitor(cookies) as visitor:
        return visitor.post(f"{home}/documents/{document}/ticket")


def anas_ticket(gathering: Gathering) -> str:
    return str(asks(gathering.house, gathering.people[ANA.name], gathering.meet, group(gathering)).json()["ticket"])


def comes(house: House, document: str, ticket: str, origin: str | None = None) -> int | str:
    return house.socket_ends_with(f"/sync/{document}?ticket={ticket}", origin=origin)


def test_participants_and_facilitators_get_a_ticket_that_opens_the_document(
    house: House, quiet_museum: Gathering
) -> None:
    document = group(quiet_museum)
    for cookies, home in (
        (quiet_museum.people[ANA.name], quiet_museum.meet),
        (quiet_museum.maria, quiet_museum.prepare),
    ):
        answer = asks(house, cookies, home, document)
        told = answer.json()
        assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
        address = f"{house.origin.replace('http', 'ws')}/sync/{document}?ticket={told['ticket']}"
        assert told == {"address": address, "ticket": told["ticket"], "seconds": 60}
        parts = urlsplit(address)
        opened = [house.socket_ends_with(f"{parts.path}?{parts.query}", origin=None) for _ in range(2)]
        assert opened == ["open", 4401]  # each opens one socket


def test_two_tickets_of_one_moment_are_two_and_each_opens_once(house: House, museum: Gathering) -> None:
    """The server's clock stands still, and both are for one person and one document."""
    both = [anas_ticket(museum), anas_ticket(museum)]
    assert len(set(both)) == 2
    assert [comes(house, group(museum), ticket) for ticket in both * 2] == ["open", "open", 4401, 4401]


def test_a_ticket_is_over_after_a_minute_and_what_it_opened_is_not(house: House, museum: Gathering) -> None:
    document, ticket = group(museum), anas_ticket(museum)
    house.time_passes(59)
    another = anas_ticket(museum)
    with house.socket(f"/sync/{document}?ticket={ticket}", origin=None) as opened:
        opened.send(STEP_1)
        opened.recv(timeout=PATIENCE)  # it is let in before the clock goes on
        house.time_passes(62)
        assert comes(house, document, another) == 4401
        house.do(house.services.ring(museum.workshop.id))
        opened.send(STEP_1)
        opened.recv(timeout=PATIENCE)


def test_it_opens_no_other_document(house: House, museum: Gathering) -> None:
    others = gather(house)
    elsewhere = [*museum.documents(DocumentKind.TEAM).values(), group(others), "no-such-document"]
    ticket = anas_ticket(museum)
    assert [comes(house, document, ticket) for document in elsewhere] == [4401] * 4


@pytest.mark.parametrize("ticket", ["x", "seat", "seat.x.1.x", "%00", "%ff"])
def test_made_up_ones_open_nothing_even_beside_a_cookie(house: House, quiet_museum: Gathering, ticket: str) -> None:
    path = f"/sync/{group(quiet_museum)}?as=seat&ticket={ticket}"
    assert house.socket_ends_with(path, quiet_museum.people[ANA.name]) == 4401


def test_a_foreign_page_cannot_use_it(house: House, quiet_museum: Gathering) -> None:
    ticket = anas_ticket(quiet_museum)
    assert comes(house, group(quiet_museum), ticket, "https://elsewhere.example") == 403


def test_nobody_gets_one_for_what_is_not_theirs(house: House) -> None:
    museum, others = gather(house, Mode.SOLO), gather(house, Mode.SOLO)
    museum.goes_to(PhaseKind.DRAFT)
    anas = museum.documents(DocumentKind.SOLO)[museum.participant_id(ANA.name)]
    ana, ben, guest = museum.people[ANA.name], museum.people[BEN.name], others.people[ANA.name]
    statuses = {
        "Ana": asks(house, ana, museum.meet, anas).status_code,
        "Ben": asks(house, ben, museum.meet, anas).status_code,
        "Maria": asks(house, museum.maria, museum.prepare, anas).status_code,
        "the screen": asks(house, museum.screen, museum.meet, anas).status_code,
        "nobody": asks(house, {}, museum.meet, anas).status_code,
        "an outsider": asks(house, guest, museum.meet, anas).status_code,
        "an outsider at home": asks(house, guest, others.meet, anas).status_code,
        "another facilitator": asks(house, others.maria, museum.prepare, anas).status_code,
        "another facilitator at home": asks(house, others.maria, others.prepare, anas).status_code,
    }
    assert statuses == {
        "Ana": 200,
        "Ben": 403,
        "Maria": 403,
        "the screen": 401,
        "nobody": 401,
        "an outsider": 401,
        "an outsider at home": 404,
        "another facilitator": 404,
        "another facilitator at home": 404,
    }


def test_what_a_ticket_opened_closes_when_the_link_is_renewed_and_it_opens_nothing_more(
    house: House, museum: Gathering
) -> None:
    document, ticket = group(museum), anas_ticket(museum)
    with house.socket(f"/sync/{document}?ticket={ticket}", origin=None) as opened, museum.facilitator() as maria:
        opened.send(STEP_1)
        opened.recv(timeout=PATIENCE)
        maria.post(f"{museum.prepare}/people/{museum.participant_id(ANA.name)}/renew")
        with pytest.raises(ConnectionClosed) as closed:
            while True:
                opened.recv(timeout=PATIENCE)
    assert closed.value.rcvd is not None and closed.value.rcvd.code == 4401
    assert comes(house, document, ticket) == 4401
