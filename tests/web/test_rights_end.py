"""Open sockets die with the right that opened them, and only those."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection

from app.actions.accounts import accounts
from app.actions.workshops import workshops
from app.domain.documents.documents import DocumentKind
from app.domain.meeting.phase_spec import PhaseKind
from tests.factories import session
from tests.people import ANA, BEN
from tests.web.gatherings import Cookies, Gathering, gather, sign_in
from tests.web.serving import PATIENCE, House

STEP_1 = b"\0\0\1\0"  # what is in the document?


@dataclass(frozen=True)
class Page:
    """A page's two sockets: the live page's, and the Group document's."""

    live: ClientConnection
    document: ClientConnection

    def ends_with(self) -> tuple[int, int]:
        return _end(self.live), _end(self.document)

    def still_answers(self) -> bool:
        """An answer that comes after the question proves that the document's socket is open."""
        self.document.send(STEP_1)
        self.document.recv(timeout=PATIENCE)
        return self.live.ping().wait(PATIENCE) and self.live.close_code is None


@contextmanager
def opened(gathering: Gathering, surface: str, cookies: Cookies) -> Iterator[Page]:
    group = gathering.documents(DocumentKind.GROUP)["Group"]
    with (
        gathering.house.socket(f"/live/{gathering.workshop.id}/{surface}", cookies) as live,
        gathering.house.socket(f"/sync/{group}?as={surface}", cookies) as document,
    ):
        live.recv(timeout=PATIENCE)
        document.send(STEP_1)
        document.recv(timeout=PATIENCE)
        yield Page(live, document)


def _end(socket: ClientConnection) -> int:
    try:
        while True:
            socket.recv(timeout=PATIENCE)
    except ConnectionClosed as closed:
        assert closed.rcvd is not None
        return closed.rcvd.code


def test_anas_pages_close_when_her_link_is_renewed_and_bens_stay(museum: Gathering) -> None:
    with (
        opened(museum, "seat", museum.people[ANA.name]) as anas,
        opened(museum, "seat", museum.people[BEN.name]) as bens,
        museum.facilitator() as maria,
    ):
        maria.post(f"{museum.prepare}/people/{museum.participant_id(ANA.name)}/renew")
        assert anas.ends_with() == (4409, 4401)
        assert bens.still_answers()


def test_anas_pages_tell_her_that_she_was_taken_off_the_list(house: House) -> None:
    gathering = gather(house)
    with (
        opened(gathering, "seat", gathering.people[ANA.name]) as anas,
        opened(gathering, "seat", gathering.people[BEN.name]) as bens,
        gathering.facilitator() as maria,
    ):
        maria.post(f"{gathering.prepare}/people/{gathering.participant_id(ANA.name)}/remove")
        assert anas.ends_with() == (4405, 4401)
        assert bens.still_answers()


def test_a_co_facilitators_console_closes_when_the_workshop_is_shared_no_more(house: House, museum: Gathering) -> None:
    other, cookies = sign_in(house, "A co-facilitator")
    house.do(workshops.share_with(house.services, museum.story.maria, other.name))
    with (
        opened(museum, "console", cookies) as theirs,
        opened(museum, "console", museum.maria) as marias,
        museum.facilitator() as maria,
    ):
        maria.post(f"{museum.prepare}/facilitators/{other.id}/remove")
        assert theirs.ends_with() == (4403, 4404)
        assert marias.still_answers()


def test_signing_out_on_one_machine_leaves_the_other_alone(house: House, museum: Gathering) -> None:
    """Maria is signed in on two machines. The next change in the workshop closes the pages that have no right."""
    second = {"account": house.do(session(house.services, museum.story.maria.account))}
    with (
        opened(museum, "console", museum.maria) as first_machine,
        opened(museum, "console", second) as second_machine,
    ):
        house.do(accounts.sign_out(house.services, museum.maria["account"]))
        house.do(house.services.ring(museum.workshop.id))
        assert first_machine.ends_with() == (4401, 4401)
        assert second_machine.still_answers()


def test_a_phase_gives_and_takes_the_right_to_write(house: House) -> None:
    """Ana's socket at the Group document, opened before anybody may write there, may write as soon as all may."""
    museum = gather(house)
    group = museum.documents(DocumentKind.GROUP)["Group"]
    with house.socket(f"/sync/{group}?as=seat", museum.people[ANA.name]) as ana:
        ana.send(STEP_1)
        ana.recv(timeout=PATIENCE)
        (connection,) = house.services.hub.connections(group)
        told = []
        for kind in (PhaseKind.WRITE, PhaseKind.BREAK, PhaseKind.CHECK):
            before = connection.rights
            museum.goes_to(kind)
            for _ in range(500):
                if connection.rights is not before:
                    break
                house.do(asyncio.sleep(0.01))
            told.append(connection.rights.may_write)
    assert told == [True, False, True]


def test_what_a_page_sends_up_its_live_socket_is_of_no_interest(house: House, museum: Gathering) -> None:
    with house.socket(f"/live/{museum.workshop.id}/seat", museum.people[ANA.name]) as live:
        live.recv(timeout=PATIENCE)
        for odd in ("{}", "x" * 10_000, b"\x00\xff"):
            live.send(odd)
        museum.goes_to(PhaseKind.JUMP_IN)
        while "Jump in" not in str(live.recv(timeout=PATIENCE)):
            pass
