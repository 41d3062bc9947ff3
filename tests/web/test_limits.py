"""How much is taken from one network: a whole company shares one address, and somebody in it may guess passwords."""

import time

import pytest
from websockets.exceptions import ConnectionClosed

from app.actions import survey
from app.domain.agenda import PhaseKind
from app.live.connection import CloseCode
from app.web import live
from app.web.limits import RateLimit, answers, join_codes, names, sign_ins
from tests.people import ANA, BEN, PASSWORD
from tests.web.gatherings import Gathering, choose_password, sign_in
from tests.web.inspection import told
from tests.web.opening import opens
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


def test_guessing_a_password_is_slowed_down_for_that_name_alone(house: House) -> None:
    choose_password(house, "Guessed Gina")
    choose_password(house, "Honest Hugo")
    wrong = {"name": "Guessed Gina", "password": "a wrong long password"}
    with house.visitor() as network:
        for _ in range(sign_ins.burst):
            sign_ins.take("guessed gina", "127.0.0.1")
        refused = network.post("/sign-in", data=wrong)
        spelled = network.post("/sign-in", data=wrong | {"name": "  GUESSED   gina"})
        right = network.post("/sign-in", data=wrong | {"password": PASSWORD})
        hugo = network.post("/sign-in", data={"name": "Honest Hugo", "password": PASSWORD})
    assert told(refused) == (429, "A little slower, please")
    assert refused.headers["retry-after"] == "30"
    assert [spelled.status_code, right.status_code, hugo.status_code] == [429, 429, 303]


def test_trying_names_tells_of_a_few_accounts_and_no_more(house: House, museum: Gathering) -> None:
    """By taking them for oneself, or by sharing a workshop with them."""
    choose_password(house, "Hidden Hana")
    with museum.facilitator() as maria:
        taken = maria.post("/account/name", data={"name": "hidden hana"})
        unknown = [
            maria.post(f"{museum.prepare}/facilitators", data={"facilitator": f"Nobody {number}"}).status_code
            for number in range(names.burst - 1)
        ]
        more = maria.post("/account/name", data={"name": "Hidden Hana"})
        shared = maria.post(f"{museum.prepare}/facilitators", data={"facilitator": "Hidden Hana"})
    assert taken.status_code == 422
    assert unknown == [422] * (names.burst - 1)
    assert told(more) == told(shared) == (429, "A little slower, please")


def test_sharing_with_people_whose_names_one_knows_is_no_guess(house: House, museum: Gathering) -> None:
    known = [f"Known {number}" for number in range(names.burst + 1)]
    for name in known:
        sign_in(house, name)
    with museum.facilitator() as maria:
        said = [maria.post(f"{museum.prepare}/facilitators", data={"facilitator": name}).status_code for name in known]
    assert said == [303] * len(known)


def test_wrong_codes_run_out_and_right_ones_cost_nothing(house: House, museum: Gathering) -> None:
    """Also a right one that does not work yet."""
    for _ in range(join_codes.burst - 2):
        join_codes.take("127.0.0.1")
    with house.visitor() as network:
        early = {network.post("/join", data={"code": museum.workshop.join_code}).status_code for _ in range(10)}
        museum.goes_to(PhaseKind.JUMP_IN)
        right = {network.post("/join", data={"code": museum.workshop.join_code}).status_code for _ in range(10)}
        wrong = [network.post("/join", data={"code": "00000000"}).status_code for _ in range(4)]
        link = opens(network, museum.link(BEN.name)).status_code
    assert (early, right) == ({403}, {200})
    assert (wrong[:2], wrong[-1]) == ([404, 404], 429)
    assert link == 200, "personal links always work"


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
