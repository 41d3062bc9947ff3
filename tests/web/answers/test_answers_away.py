"""The database is away while people answer: every text stays in its box, and in the end each counts once."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import httpx
import pytest
from sqlalchemy.engine import make_url

from app.actions.survey import one_time_links as tickets
from app.actions.survey import survey
from app.domain.survey.wording import WORDINGS
from tests.live.commit_cable import CommitCable
from tests.web.gatherings import Gathering, gather
from tests.web.inspection import told
from tests.web.outage import outage
from tests.web.serving import House
from tests.web.test_outages import fields_of

TEXT = "Curious & <b>proud</b>\r\n\r\nيا هلا 👋"
RESPONDENTS = 90


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def house(
    request: pytest.FixtureRequest, migrated_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[House]:
    settings = {"database_url": request.getfixturevalue("postgresql_url")} if request.param == "postgresql" else {}
    with House(tmp_path_factory.mktemp("house"), migrated_file, **settings) as running:
        yield running


@pytest.fixture(scope="module")
def asking(house: House) -> Gathering:
    there = gather(house)
    house.do(survey.open_survey(house.services, there.story.maria))
    return there


def path_of(gathering: Gathering) -> str:
    return f"/s/{gathering.workshop.survey_key}"


def answers_of(gathering: Gathering) -> list[str]:
    return sorted(str(row[2]) for row in gathering.house.snapshot()["answers"] if gathering.workshop.id in row)


def ways(gathering: Gathering) -> list[str]:
    """The open link, in the fast lane and in the ordinary one, and a one-time link."""
    (link,) = gathering.house.do(tickets.make_list(gathering.house.services, gathering.story.maria, 1))
    path = path_of(gathering)
    return [path, f"{path}?utm_source=mail", link.removeprefix(gathering.house.origin)]


@pytest.mark.parametrize("in_commit", [False, True])
def test_what_was_typed_stays_and_counts_once_when_it_is_sent_again(
    house: House, museum: Gathering, *, in_commit: bool
) -> None:
    house.do(survey.open_survey(house.services, museum.story.maria))
    for path in ways(museum):
        with house.visitor(accept_language="en") as employee:
            form = fields_of(employee.get(path).text)
            with outage(house, in_commit=in_commit):
                away = [employee.post(path, data=form | {"answer": TEXT})]
                away.append(employee.post(path, data=fields_of(away[0].text)))  # no better a moment later
            assert [(one.status_code, one.headers["retry-after"]) for one in away] == [(503, "10")] * 2
            assert [fields_of(one.text) for one in away] == [form | {"answer": TEXT}] * 2
            assert "Your answer could not be saved just now." in away[0].text
            assert "What you wrote is still here." in away[0].text
            assert museum.workshop.question in unescape(away[0].text)
            thanks = [employee.post(path, data=fields_of(away[1].text)) for _ in range(2)]
        assert [one.status_code for one in thanks] == [303, 303]
        assert [one.headers["location"].endswith("sent=twice") for one in thanks] == [False, True]
    assert answers_of(museum) == [TEXT.replace("\r\n", "\n")] * 3


@pytest.mark.parametrize("language", list(WORDINGS))
def test_it_is_told_in_the_readers_language(house: House, asking: Gathering, language: str) -> None:
    """Also where the question has never been read since the start."""
    page = WORDINGS[language].page
    path = path_of(asking)
    with house.visitor(accept_language=language) as employee:
        employee.get(path)
        with outage(house):
            away = employee.post(path, data={"answer": TEXT})
            house.services.latest_asked.note(asking.workshop.survey_key, None)
            blind = employee.post(path, data={"answer": TEXT, "answer_key": "a" * 26})
            closed = employee.get(path)
            (link,) = [path + "/t/" + "a" * 26]
            ticket = employee.get(link)
            thanks = employee.get(path + "/thanks?sent=twice")
    for reply, heading in ((away, asking.workshop.question), (blind, page.title)):
        assert reply.status_code == 503
        assert heading in unescape(re.findall("<h1>(.*?)</h1>", reply.text)[0])
        assert unescape(reply.text).count(f"{page.not_saved} {page.still_here}</span>") == 1
        assert fields_of(reply.text)["answer"] == TEXT
        assert f'<html lang="{language}"' in reply.text
    assert fields_of(blind.text)["answer_key"] == "a" * 26
    for reply in (closed, ticket):
        assert (told(reply), reply.headers["retry-after"]) == ((503, page.away), "10")
        assert page.away_text in unescape(reply.text)
    assert told(thanks) == (200, page.thanks)
    assert page.sent_twice in unescape(thanks.text)


def test_a_one_time_link_is_not_spent_by_an_answer_that_was_not_saved(house: House, museum: Gathering) -> None:
    house.do(survey.open_survey(house.services, museum.story.maria))
    (link,) = house.do(tickets.make_list(house.services, museum.story.maria, 1))
    path = link.removeprefix(house.origin)
    with house.visitor() as employee:
        for in_commit in (False, True):
            form = fields_of(employee.get(path).text)
            with outage(house, in_commit=in_commit):
                assert employee.post(path, data=form | {"answer": TEXT}).status_code == 503
        form = fields_of(employee.get(path).text)
        assert employee.post(path, data=form | {"answer": "At last"}).status_code == 303
        again = employee.post(path, data={"answer": "Once more"})
        assert told(again) == (410, "This link takes no answers any more")
    assert answers_of(museum) == ["At last"]


def test_two_people_at_one_device_both_count(house: House, museum: Gathering) -> None:
    house.do(survey.open_survey(house.services, museum.story.maria))
    path = path_of(museum)
    with house.visitor() as kiosk:
        forms = [fields_of(kiosk.get(f"{path}?again=1").text) for _ in range(3)]
        sent = [kiosk.post(path, data=form | {"answer": "The same words"}) for form in forms]
    assert len({form["answer_key"] for form in forms}) == 3
    assert [one.headers["location"] for one in sent] == [f"{path}/thanks"] * 3
    assert answers_of(museum) == ["The same words"] * 3


@dataclass
class FarAway:
    """A house whose PostgreSQL is at the end of a cable, and who has met what in it."""

    museum: Gathering
    cable: CommitCable
    thanked: int = 0
    told_to_wait: int = 0

    async def answers(self, number: int) -> None:
        """Somebody without scripts, who presses Send again until there is a thank-you."""
        house = self.museum.house
        reached = {"base_url": f"http://127.0.0.1:{house.port}", "headers": {"host": house.origin.split("//")[1]}}
        async with httpx.AsyncClient(trust_env=False, timeout=30, **reached) as phone:  # type: ignore[arg-type]
            key = f"{number:026}".translate(str.maketrans("0123456789", "abcdefghij"))
            path, form = path_of(self.museum), {"answer": f"Answer {number:02}", "answer_key": key}
            while (sent := await phone.post(path, data=form)).status_code != 303:
                assert (sent.status_code, fields_of(sent.text)) == (503, form)
                self.told_to_wait += 1
                await asyncio.sleep(0.2)
        self.thanked += 1

    async def comes_to(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(30):
            while not condition():
                await asyncio.sleep(0.01)


@pytest.fixture
async def far_away(postgresql_url: str, tmp_path: Path, migrated_file: Path) -> AsyncIterator[FarAway]:
    address = make_url(postgresql_url)
    async with CommitCable(address.port or 5432, address.host or "127.0.0.1") as cable:
        url = address.set(host="127.0.0.1", port=cable.port).render_as_string(hide_password=False)
        house = await asyncio.to_thread(House(tmp_path / "house", migrated_file, database_url=url).__enter__)
        museum = await asyncio.to_thread(gather, house)
        await asyncio.to_thread(house.do, survey.open_survey(house.services, museum.story.maria))
        yield FarAway(museum, cable)
        await asyncio.to_thread(house.__exit__, None, None, None)


async def test_ninety_answer_during_an_outage_and_each_counts_once(far_away: FarAway) -> None:
    """Connections break inside COMMIT, then PostgreSQL is away altogether, then it is back."""
    story, cable = far_away, far_away.cable

    def come(numbers: range) -> list[asyncio.Task[None]]:
        return [asyncio.create_task(story.answers(number)) for number in numbers]

    cable.breaks = 3
    early = come(range(30))
    await asyncio.gather(*early[:20])
    cable.cut()
    late = come(range(30, RESPONDENTS))
    await story.comes_to(lambda: story.told_to_wait >= 60)
    cable.heal()
    cable.breaks += 1
    async with asyncio.timeout(60):
        await asyncio.gather(*early, *late)
    assert story.thanked == RESPONDENTS
    assert cable.breaks == 0
    stored = await asyncio.to_thread(answers_of, story.museum)
    assert stored == [f"Answer {number:02}" for number in range(RESPONDENTS)]
