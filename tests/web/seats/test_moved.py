"""Ana is moved to the other team while she types: what she had typed is still taken, and nothing of hers afterwards.

On one process with the bus in memory; and with Redis between two processes, where Maria presses at one and Ana's socket
lives at the other.
"""

import asyncio
import html
import re
import time
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.domain.documents.documents import DocumentKind
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Setting
from app.live.protocol import FLUSH_FRAME, flush_frame
from app.storage import workshops
from tests.bus.test_bus import redis_address
from tests.live.serving import Person, opens
from tests.people import ANA, BEN, CHEN, DILEK
from tests.web.gatherings import Gathering, gather, sign_in
from tests.web.serving import House

MOVED = flush_frame("moved")
BOUND = 2.0  # seconds that somebody may take to hand over what they typed
SECRET = "a secret that both processes know, of some length"


@dataclass
class Houses:
    """Where Maria presses, and where the sockets of the others live."""

    marias: House
    others: House


@pytest.fixture(scope="module", params=["memory", "redis"])
def houses(
    request: pytest.FixtureRequest, migrated_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Houses]:
    folder = tmp_path_factory.mktemp("houses")
    if request.param == "memory":
        with House(folder / "one", migrated_file) as one:
            yield Houses(one, one)
        return
    shared = {
        "database_url": request.getfixturevalue("postgresql_url"),
        "bus_url": redis_address(),
        "secret_key": SECRET,
    }
    with (
        House(folder / "one", migrated_file, **shared) as one,
        House(folder / "two", migrated_file, base_url=one.origin, **shared) as two,
    ):
        yield Houses(one, two)


@pytest.fixture
def museum(houses: Houses) -> Gathering:
    """Ana and Ben write in team A."""
    gathering = gather(houses.marias)
    for member in (ANA, BEN):
        moves(gathering, member.name, "A")
    gathering.goes_to(PhaseKind.DRAFT)
    return gathering


def moves(museum: Gathering, name: str, team: str) -> None:
    with museum.facilitator() as maria:
        answer = maria.post(f"{museum.prepare}/meeting/team/{museum.participant_id(name)}", data={"team": team})
        assert answer.status_code == 303


def at_team_a(houses: Houses, museum: Gathering, name: str) -> AbstractAsyncContextManager[Person]:
    team_a = museum.documents(DocumentKind.TEAM)["Team A"]
    cookie = "; ".join(f"{key}={value}" for key, value in museum.people[name].items())
    address = f"ws://127.0.0.1:{houses.others.port}/sync/{team_a}?as=seat"
    return opens(address, name, headers={"Origin": museum.house.origin, "Cookie": cookie})


def team_a_reads(museum: Gathering) -> str:
    """What is committed, whatever any process has heard of it."""
    team_a = museum.documents(DocumentKind.TEAM)["Team A"]
    return museum.house.do(museum.house.services.hub.stored_text(team_a))


async def test_what_was_under_way_stays_with_the_team_and_nothing_more_is_taken(
    houses: Houses, museum: Gathering
) -> None:
    async with at_team_a(houses, museum, ANA.name) as ana, at_team_a(houses, museum, BEN.name) as ben:
        ana.answers_flush = False
        await ana.types("Typed before. ")
        await ana.is_saved()
        moves(museum, ANA.name, "B")
        await ana.until(lambda: MOVED in ana.frames)
        await ana.types("Under way.")
        await ana.is_saved()
        await ben.sees("Typed before. Under way.")
        answered = time.monotonic()
        await ana.send(FLUSH_FRAME)
        assert await ana.is_closed() == 4403
        assert time.monotonic() - answered < BOUND
        await ben.types(" Ben goes on.")
        await ben.is_saved()
        assert team_a_reads(museum) == "Typed before. Under way. Ben goes on."
        assert (ben.close_code, MOVED in ben.frames) == (None, False)


async def test_a_page_that_never_answers_loses_the_right_all_the_same(houses: Houses, museum: Gathering) -> None:
    async with at_team_a(houses, museum, ANA.name) as ana:
        ana.answers_flush = False
        moves(museum, ANA.name, "B")
        await ana.until(lambda: MOVED in ana.frames)
        asked = time.monotonic()
        assert await ana.is_closed() == 4403
        assert BOUND - 0.1 < time.monotonic() - asked < BOUND + 1
    async with at_team_a(houses, museum, BEN.name) as ben:
        assert str(ben) == ""


async def test_she_cannot_come_back_to_the_team_that_she_left(houses: Houses, museum: Gathering) -> None:
    moves(museum, ANA.name, "B")
    with pytest.raises(AssertionError, match="4403"):
        async with at_team_a(houses, museum, ANA.name):
            pass


@pytest.mark.parametrize("press", ["people/{ana}/remove", "people/{ana}/free", "people/{ana}/renew"])
async def test_a_revoked_person_is_given_no_time(houses: Houses, museum: Gathering, press: str) -> None:
    """Taken off the list, freed, or given another link: what is still under way is not taken."""
    async with at_team_a(houses, museum, ANA.name) as ana:
        await ana.types("Before. ")
        await ana.is_saved()
        ana.answers_flush = False
        with museum.facilitator() as maria:
            path = press.format(ana=museum.participant_id(ANA.name))
            assert maria.post(f"{museum.prepare}/{path}").status_code == 303
        assert await ana.is_closed() == 4401
        assert [frame for frame in ana.frames if frame[:1] == FLUSH_FRAME] == []
    assert team_a_reads(museum) == "Before. "


async def test_a_person_revoked_while_leaving_is_cut_off_at_once(houses: Houses, museum: Gathering) -> None:
    async with at_team_a(houses, museum, ANA.name) as ana:
        ana.answers_flush = False
        moves(museum, ANA.name, "B")
        await ana.until(lambda: MOVED in ana.frames)
        pressed = time.monotonic()
        with museum.facilitator() as maria:
            maria.post(f"{museum.prepare}/people/{museum.participant_id(ANA.name)}/free")
        assert await ana.is_closed() == 4401
        assert time.monotonic() - pressed < BOUND - 0.5


async def test_moved_there_and_back_she_has_never_left(houses: Houses, museum: Gathering) -> None:
    async with at_team_a(houses, museum, ANA.name) as ana, at_team_a(houses, museum, BEN.name) as ben:
        ana.answers_flush = False
        for _ in range(2):
            told = len(ana.writable)
            asked = ana.frames.count(MOVED)
            moves(museum, ANA.name, "B")
            await ana.until(lambda: ana.frames.count(MOVED) > asked)  # noqa: B023  waited for at once
            moves(museum, ANA.name, "A")
            await ana.until(lambda: len(ana.writable) > told)  # noqa: B023
        await asyncio.sleep(BOUND + 0.2)  # longer than she would have been given
        assert (ana.close_code, ana.writable[-1]) == (None, (True, ""))
        await ana.types("Here again.")
        await ana.is_saved()
        await ben.sees("Here again.")


async def test_a_phase_that_ends_takes_what_is_under_way(houses: Houses, museum: Gathering) -> None:
    """The Group document closes with its phase: first everybody's last words are asked for."""
    museum.goes_to(PhaseKind.WRITE)
    group = museum.documents(DocumentKind.GROUP)["Group"]
    cookie = "; ".join(f"{key}={value}" for key, value in museum.people[ANA.name].items())
    address = f"ws://127.0.0.1:{houses.others.port}/sync/{group}?as=seat"
    async with opens(address, ANA.name, headers={"Origin": museum.house.origin, "Cookie": cookie}) as ana:
        ana.answers_flush = False
        await ana.until(lambda: ana.writable[-1][0])
        museum.goes_to(PhaseKind.BREAK)
        await ana.until(lambda: FLUSH_FRAME in ana.frames)
        await ana.types("Last words")
        await ana.send(FLUSH_FRAME)
        await ana.is_told("read-only")
        await ana.is_saved()
        await ana.types(", too late")
        await ana.until(lambda: ana.writable.count((False, "read-only")) == 2)  # refused
    assert museum.house.do(museum.house.services.hub.stored_text(group)) == "Last words"


async def test_olga_moves_nobody(houses: Houses, museum: Gathering) -> None:
    _, cookies = sign_in(houses.marias, f"Olga Outsider {museum.workshop.id}")
    async with at_team_a(houses, museum, ANA.name) as ana:
        with houses.marias.visitor(cookies) as olga:
            path = f"{museum.prepare}/meeting/team/{museum.participant_id(ANA.name)}"
            assert olga.post(path, data={"team": "B"}).status_code == 404
        await ana.types("Still in team A.")
        await ana.is_saved()
        assert (ana.close_code, MOVED in ana.frames) == (None, False)


@pytest.mark.parametrize("setting", tuple(Setting))
async def test_the_seat_names_the_people_to_draft_with(houses: Houses, museum: Gathering, setting: Setting) -> None:
    """On a video call and in one room alike."""
    house = houses.marias
    house.do(_set(house, museum.workshop.id, setting))
    for member, team in ((CHEN, "B"), (DILEK, "B")):
        moves(museum, member.name, team)
    assert [mates(museum, member.name) for member in (ANA, CHEN)] == [
        "You are in team A with Ben Adeyemi.",
        "You are in team B with Dilek Aydın.",
    ]
    moves(museum, ANA.name, "B")
    assert [mates(museum, member.name) for member in (ANA, BEN, CHEN)] == [
        "You are in team B with Chen Wei and Dilek Aydın.",
        "You are alone in team A.",
        "You are in team B with Ana Souza and Dilek Aydın.",
    ]
    moves(museum, BEN.name, "B")
    assert mates(museum, ANA.name) == "You are in team B with Ben Adeyemi, Chen Wei and Dilek Aydın."


async def _set(house: House, workshop_id: str, setting: Setting) -> None:
    async with house.services.database.transaction() as connection:
        await workshops.change(connection, workshop_id, setting=setting)


def mates(museum: Gathering, name: str) -> str:
    """What somebody's seat says to people's eyes, which is also what it tells of a change."""
    with museum.participant(name) as browser:
        page = browser.get(museum.meet).text
    (told,) = re.findall(r'data-mates="([^"]*)"', page)
    (shown,) = re.findall(r'<span class="team-mates">(.*?)</span>', page)
    assert re.sub("</?bdi>", "", shown) == told
    return html.unescape(told)
