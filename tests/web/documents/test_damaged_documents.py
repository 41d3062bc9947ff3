"""A document whose stored updates gave no one text: the facilitator is told at once, and so are its people."""

import re
import time
from html import unescape

import pytest
from websockets.sync.client import ClientConnection

from app.domain.documents.documents import DocumentKind
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from app.storage import documents
from tests.live.test_damage import MALLORY, ROWS, TO_NEIGHBOURS
from tests.people import ANA, BEN
from tests.web.gatherings import Gathering, gather
from tests.web.serving import PATIENCE, House, refresh_once_a_minute

HERE = "this document"


def notices(page: str) -> list[str]:
    """What, as the page says, had a fault."""
    plain = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", "", page)))
    return re.findall(r"The server found a fault in what it had kept of (.*?)\.", plain)


def is_damaged(gathering: Gathering, document_id: str) -> None:
    """A version without the rule has left it so, and now it is opened."""
    services = gathering.house.services

    async def open_it() -> str:
        async with services.database.transaction() as connection:
            await documents.append_updates(connection, document_id, ROWS, {MALLORY: "key of mallory"})
        return await services.hub.text(document_id)

    assert gathering.house.do(open_it()) == TO_NEIGHBOURS


def is_locked(gathering: Gathering, document_id: str) -> None:
    async def lock() -> None:
        async with gathering.house.services.database.transaction() as connection:
            await documents.lock(connection, [document_id], gathering.house.clock())

    gathering.house.do(lock())


def team_of(gathering: Gathering, name: str) -> str:
    return f"Team {gathering.seat(name).participant.team}"


def pushed(console: ClientConnection) -> list[str]:
    return notices(str(console.recv(timeout=PATIENCE)))


def test_the_console_says_it_at_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    refresh_once_a_minute(monkeypatch)
    museum, other = gather(house), gather(house)
    group = museum.documents(DocumentKind.GROUP)["Group"]
    with (
        house.socket(f"/live/{museum.workshop.id}/console", museum.maria) as console,
        house.socket(f"/live/{other.workshop.id}/console", other.maria) as elsewhere,
    ):
        before = pushed(console), pushed(elsewhere)
        began = time.monotonic()
        is_damaged(museum, group)
        after = pushed(console)
        took = time.monotonic() - began
        with pytest.raises(TimeoutError):
            elsewhere.recv(timeout=0.3)
    assert (before, after) == (([], []), ["Group"])
    assert took < 1


def test_it_is_told_where_people_write_and_to_nobody_else(house: House) -> None:
    museum = gather(house)
    museum.goes_to(PhaseKind.DRAFT)
    team = museum.documents(DocumentKind.TEAM)[team_of(museum, ANA.name)]
    is_damaged(museum, team)
    with museum.facilitator() as maria, museum.participant(ANA.name) as ana, museum.participant(BEN.name) as ben:
        told = {
            "console": notices(maria.get(f"{museum.prepare}/meeting").text),
            "look": notices(maria.get(f"{museum.prepare}/documents/{team}").text),
            "ana": notices(ana.get(museum.meet).text),
            "ben": notices(ben.get(museum.meet).text),
        }
        museum.goes_to(PhaseKind.COMPARE)
        told["console, a phase later"] = notices(maria.get(f"{museum.prepare}/meeting").text)
        is_locked(museum, team)
        told["console, once it is locked"] = notices(maria.get(f"{museum.prepare}/meeting").text)
    with house.visitor(museum.screen) as screen:
        told["screen"] = notices(screen.get(museum.screens).text)
    with gather(house).facilitator() as olga:
        told["olga"] = notices(olga.get(f"{museum.prepare}/documents/{team}").text)
    assert team_of(museum, ANA.name) != team_of(museum, BEN.name)
    assert told == {
        "console": [team_of(museum, ANA.name)],
        "look": [HERE],
        "ana": [HERE],
        "ben": [],
        "console, a phase later": [team_of(museum, ANA.name)],
        "console, once it is locked": [],
        "screen": [],
        "olga": [],
    }


def test_of_who_writes_alone_the_facilitator_hears_no_name(house: House) -> None:
    museum = gather(house, Mode.SOLO)
    own = museum.documents(DocumentKind.SOLO)[museum.participant_id(ANA.name)]
    is_damaged(museum, own)
    with museum.facilitator() as maria, museum.participant(ANA.name) as ana, museum.participant(BEN.name) as ben:
        in_the_lobby = notices(ana.get(f"{museum.meet}/documents/{own}").text)
        museum.goes_to(PhaseKind.DRAFT)
        console = maria.get(f"{museum.prepare}/meeting").text
        listed = maria.get(f"{museum.prepare}/documents").text
        seats = [notices(person.get(museum.meet).text) for person in (ana, ben)]
    assert (in_the_lobby, notices(console), notices(listed), seats) == (
        [HERE],
        ["one person’s draft"],
        [],
        [[HERE], []],
    )
