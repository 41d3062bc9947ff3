"""How much is taken from one network, and from one person: a whole company shares one address."""

import time

import pytest
from websockets.exceptions import ConnectionClosed

from app.actions.survey import survey
from app.live.connection import CloseCode
from app.web import live
from app.web.limits import RateLimit, answers
from tests.people import ANA, BEN
from tests.web.gatherings import Gathering
from tests.web.serving import PATIENCE, House


def test_a_whole_company_answers_in_one_minute_from_one_address(house: House, museum: Gathering) -> None:
    house.do(survey.open_survey(house.services, museum.story.maria))
    path = f"/s/{museum.workshop.survey_key}"
    for _ in range(450):
        answers.take(museum.workshop.survey_key, "127.0.0.1")
    with house.visitor() as company:
        statuses = {company.post(path, data={"answer": f"Answer {number}"}).status_code for number in range(50)}
    assert statuses == {303}
    assert len([row for row in house.snapshot()["answers"] if museum.workshop.id in row]) == 50


def test_one_person_has_so_many_pages_open_and_no_more(
    house: House, museum: Gathering, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of one more it is said that it may try again later; closing one makes room."""
    monkeypatch.setattr(live, "MOST_PAGES_PER_PERSON", 2)
    path = f"/live/{museum.workshop.id}/seat"
    ana, ben = museum.people[ANA.name], museum.people[BEN.name]
    with house.socket(path, ana) as first, house.socket(path, ana) as second:
        for page in (first, second):
            page.recv(timeout=PATIENCE)
        with house.socket(path, ana) as third, pytest.raises(ConnectionClosed) as closed:
            third.recv(timeout=PATIENCE)
        with house.socket(path, ben) as his:
            assert "Welcome" in str(his.recv(timeout=PATIENCE))
    assert closed.value.rcvd is not None and closed.value.rcvd.code == CloseCode.LATER
    deadline = time.monotonic() + PATIENCE
    while live._open_pages.total() and time.monotonic() < deadline:
        time.sleep(0.01)
    with house.socket(path, ana) as again:
        assert "Welcome" in str(again.recv(timeout=PATIENCE))


def test_limits_fill_up_again_and_forget_the_oldest() -> None:
    limit = RateLimit(burst=1, per_minute=60_000_000)
    for number in range(12_000):
        limit.take(f"key {number}", "127.0.0.1")
    assert len(limit.buckets) == 10_000
    limit.take("key 11999", "127.0.0.1")  # has filled up meanwhile
    assert answers.burst >= 500
