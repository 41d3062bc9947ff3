"""Nothing tells who answered: canary addresses, programs, cookies, times and tickets are looked for everywhere."""

import asyncio
import io
import logging
import re
import secrets
import sqlite3
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from pypdf import PdfReader

from app.actions.survey import one_time_links as tickets
from app.actions.survey import survey
from app.counting import answer_traces
from app.domain.answers.keys import key_digest
from app.domain.links import digest
from tests.browser.server import Server
from tests.factories import MORNING
from tests.web.gatherings import Gathering, gather
from tests.web.inspection import inspect_answer
from tests.web.opening import enters_from_afar
from tests.web.serving import House
from tests.web.test_outages import fields_of

PEOPLE = 12
CANARY_TIME = timedelta(hours=1, minutes=13, seconds=37, microseconds=424242)
TRACES_OF_TIME = ("424242", "09:13:37")
HOLD_WORDS = (
    *("survey/answers.csv", "survey/answers.xlsx", "survey/words.csv", "survey/words.xlsx"),
    "cloud.svg",
)
OUR_LOGGERS = ("visionroom", "app", "uvicorn")  # the libraries' own are not listened to by the server


@dataclass(frozen=True)
class Respondent:
    """Somebody who could be recognised by each of these. Every second one has a one-time link."""

    number: int
    link: str

    @property
    def answer(self) -> str:
        return f"CANARY-ANSWER-{self.number:02} CANARY-ANSWER-of-all"  # only what several said is a word of files

    @property
    def address(self) -> str:
        return f"127.0.7.{100 + self.number}"

    @property
    def headers(self) -> dict[str, str]:
        return {
            "user-agent": f"CANARY-AGENT-{self.number:02}",
            "x-forwarded-for": f"203.0.113.{100 + self.number}",
            "forwarded": f"for=198.51.100.{100 + self.number}",
            "cookie": f"seen=CANARY-COOKIE-{self.number:02}",
            "referer": f"https://mail.example/CANARY-REFERER-{self.number:02}",
        }

    @property
    def traces(self) -> list[str]:
        """What must be found nowhere afterwards."""
        token = self.link.rpartition("/t/")[2] if "/t/" in self.link else ""
        said = [value.rpartition("=")[2].rpartition("/")[2] for value in self.headers.values()]
        return [self.address, *said, *([token, digest(token)] if token else [])]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "anonymous"


@pytest.fixture
def quiet_house(folder: Path, migrated_file: Path) -> Iterator[House]:
    with House(folder, migrated_file) as running:
        yield running


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("visionroom.db*")}


def answer_all(house: House, people: list[Respondent]) -> list[str]:
    """One after the other. Gives the key that each form held."""
    keys = []
    for person in people:
        reached = {
            "base_url": f"http://127.0.0.1:{house.port}",
            "headers": {"host": house.origin.split("//")[1]} | person.headers,
            "transport": httpx.HTTPTransport(local_address=person.address),
        }
        with httpx.Client(trust_env=False, **reached) as device:  # type: ignore[arg-type]
            keys.append(fields_of(device.get(person.link).text)["answer_key"])
            form = {"answer": person.answer, "answer_key": keys[-1]}
            sent, again = [device.post(person.link, data=form) for _ in range(2)]
            inspect_answer(sent)
            assert again.headers["location"].endswith("?sent=twice")
            assert sent.status_code == 303
            assert set(device.cookies.values()) == {"yes"}
    return keys


def test_nothing_keeps_who_answered_and_when(
    quiet_house: House, folder: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    house = quiet_house
    museum = gather(house)
    maria, key = museum.story.maria, museum.workshop.survey_key
    rings: list[str] = []
    publish = house.services.bus.publish

    async def overheard(topic: str, payload: bytes = b"") -> None:
        rings.append(f"{topic} {payload.decode('latin-1')}")
        await publish(topic, payload)

    monkeypatch.setattr(house.services.bus, "publish", overheard)
    house.do(survey.open_survey(house.services, maria))
    links = [link.removeprefix(house.origin) for link in house.do(tickets.make_list(house.services, maria, PEOPLE))]
    people = [Respondent(n, links[n] if n % 2 else f"/s/{key}") for n in range(PEOPLE)]
    house.clock.moment = MORNING + CANARY_TIME
    with house.socket(f"/live/{museum.workshop.id}/survey", museum.maria) as page:
        keys = answer_all(house, people)
        frames = heard(page)
    digests = [key_digest(key, once) for once in keys]
    just_now = files_of(folder)
    house.clock.moment = MORNING + CANARY_TIME + timedelta(minutes=24)
    house.do(answer_traces.forget_traces(house.services.database, house.clock))
    within_the_hour = files_of(folder)
    house.clock.moment = MORNING + timedelta(hours=2)
    house.do(answer_traces.forget_traces(house.services.database, house.clock))
    shown = "".join(pages(museum))
    house.do(survey.close_survey(house.services, maria))
    exported = "".join(pages(museum))
    files = files_of(folder)
    unspent = digest(links[0].rpartition("/")[2])
    assert unspent.encode() in files["visionroom.db"]  # so that the search is able to find one
    said = " ".join(str(record.__dict__) for record in caplog.records if record.name.startswith(OUR_LOGGERS))
    places = {"frames": frames, "pages": shown, "exports": exported, "rings": " ".join(rings), "log": said}
    everywhere = {name: text.encode() for name, text in places.items()} | files | saved(museum)
    traces = [*keys, *(trace for person in people for trace in person.traces), *TRACES_OF_TIME]
    assert len(traces) == PEOPLE * 7 + PEOPLE + len(TRACES_OF_TIME)
    assert {(name, trace) for name, text in everywhere.items() for trace in traces if trace.encode() in text} == set()
    assert all(holding(digest, just_now) for digest in digests)  # so that the search is able to find them
    assert [holding(digest, within_the_hour) for digest in digests] == [["visionroom.db"]] * PEOPLE
    assert [holding(digest, everywhere) for digest in digests] == [[]] * PEOPLE
    assert holding(b"CANARY-ANSWER", within_the_hour) == ["visionroom.db"]  # no transaction stands in the log any more
    with_words = {name for name, text in everywhere.items() if b"CANARY-ANSWER" in text}
    assert {"visionroom.db", "pages", "exports", *HOLD_WORDS} <= with_words
    assert with_words <= {"visionroom.db", "frames", "pages", "exports", *HOLD_WORDS}


def holding(what: bytes, places: dict[str, bytes]) -> list[str]:
    return sorted(name for name, content in places.items() if what in content)


def heard(page: object) -> str:
    """Every frame that comes until it is quiet."""
    frames = []
    try:
        while True:
            frames.append(str(page.recv(timeout=1.0)))  # type: ignore[attr-defined]
    except TimeoutError:
        return "".join(frames)


def pages(museum: Gathering) -> Iterator[str]:
    with museum.facilitator() as maria:
        for path in ("/survey", "/cloud", "/answers?word=canary", "/handout", "", "/export.json", "/export.md"):
            yield maria.get(museum.prepare + path).text


def saved(museum: Gathering) -> dict[str, bytes]:
    """Every file that Maria can save, unpacked: what is inside a spreadsheet's archive, and a PDF's words."""
    found = {}
    with museum.facilitator() as maria:
        for name in (*HOLD_WORDS, "handout.pdf", "cloud.png"):
            answered = maria.get(f"{museum.prepare}/{name}")
            assert answered.status_code == 200, name
            found[name] = unpacked(answered.content)
    assert museum.workshop.organisation.encode() in found["handout.pdf"]
    return found


def unpacked(content: bytes) -> bytes:
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return content + b"".join(archive.read(name) for name in archive.namelist())
    if content.startswith(b"%PDF"):
        read = PdfReader(io.BytesIO(content))
        return content + "".join([*(page.extract_text() for page in read.pages), str(read.metadata)]).encode()
    return content


def test_a_spent_ticket_leaves_the_files_by_itself(quiet_house: House, folder: Path) -> None:
    """Without anybody asking for it, soon after it was spent."""
    house = quiet_house
    museum = gather(house)
    house.do(survey.open_survey(house.services, museum.story.maria))
    links = house.do(tickets.make_list(house.services, museum.story.maria, 5))
    spent, left = (digest(link.rpartition("/")[2]).encode() for link in links[:2])
    with house.visitor() as respondent:
        answered = respondent.post(links[0].removeprefix(house.origin), data={"answer": "Hello"})
    assert answered.status_code == 303
    limit = time.monotonic() + 15
    while [name for name, content in files_of(folder).items() if spent in content]:
        assert time.monotonic() < limit
        time.sleep(0.1)
    assert [name for name, content in files_of(folder).items() if left in content] == ["visionroom.db"]


async def test_killed_in_a_burst_whatever_was_thanked_for_is_there_once(tmp_path: Path) -> None:
    """SIGKILL while answers pour in from everywhere."""
    server = Server(tmp_path / "data")
    await server.start()
    async with httpx.AsyncClient(base_url=server.address, trust_env=False) as priya:
        setup = server.setup_link.removeprefix(server.address)
        await enters_from_afar(priya, setup, name="Priya", password="a long and quiet password")
        form = {"organisation": "Museum", "title": "Vision", "starts_at": "2026-12-01T14:00", "mode": "breakouts"}
        created = await priya.post("/workshops", data=form)
        await priya.post(created.headers["location"] + "/survey/open")
        page = (await priya.get(created.headers["location"] + "/survey")).text
    found = re.search(r"/s/[a-z0-9]+", page)
    assert found
    thanked: set[str] = set()

    async def respond(number: int) -> None:
        async with httpx.AsyncClient(base_url=server.address, trust_env=False) as device:
            for turn in range(10_000):
                text = f"Answer {number}-{turn}"
                sent = await device.post(found[0], data={"answer": text})
                if sent.status_code == 303:
                    thanked.add(text)

    devices = [asyncio.create_task(respond(number)) for number in range(20)]
    async with asyncio.timeout(20):
        while len(thanked) < 100 + secrets.randbelow(100):
            await asyncio.sleep(0.002)
    await server.kill()
    ended = await asyncio.gather(*devices, return_exceptions=True)
    assert {isinstance(one, httpx.TransportError) for one in ended} == {True}
    with sqlite3.connect(tmp_path / "data" / "visionroom.db") as after:
        stored = [row[0] for row in after.execute("SELECT text FROM answers")]
    after.close()
    assert thanked - set(stored) == set()
    assert len(stored) == len(set(stored))
