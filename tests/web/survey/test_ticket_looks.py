"""Maria knows whom she sent which one-time link. While the survey is open no look at a link tells her whose is used.

The attack: ask for used and unused links in every way that costs no answer, and compare the replies byte by byte.
"""

import re

import pytest

from app.actions.survey import one_time_links as tickets
from app.actions.survey import survey
from app.domain.survey.survey import ANSWER_LIMIT
from tests.people import ANSWERS
from tests.web.gatherings import Gathering
from tests.web.inspection import told
from tests.web.serving import House

_RANDOM = re.compile(r'(?<=name="answer_key" value=")[^"]+')  # new for each page
_USED = (410, "This link takes no answers any more")


@pytest.fixture
def museum(museum: Gathering) -> Gathering:
    museum.house.do(survey.open_survey(museum.house.services, museum.story.maria))
    return museum


def made(museum: Gathering, size: int) -> list[str]:
    """The paths of the links of a new list."""
    links = museum.house.do(tickets.make_list(museum.house.services, museum.story.maria, size))
    return [link.removeprefix(museum.house.origin) for link in links]


def looks(house: House, link: str) -> list[tuple[int, str, dict[str, str]]]:
    """Every reply that costs no answer: status, bytes and headers, without what is another's in any case."""
    token = link.rpartition("/")[2]
    with house.visitor() as eve:
        replies = [
            *(eve.request(method, link) for method in ("GET", "HEAD")),
            *(eve.get(f"{link}{query}") for query in ("?lang=de", "?again=1", "?lang=ja&again=1")),
            *(eve.post(link, data={"answer": text}) for text in ("", "  ", "a" * (ANSWER_LIMIT + 1))),
            eve.post(f"{link}?lang=fr", data={"answer": ""}),
            eve.post(link),
        ]
    return [
        (
            reply.status_code,
            _RANDOM.sub("", reply.text.replace(token, "")),
            {name: value for name, value in reply.headers.items() if name != "date"},
        )
        for reply in replies
    ]


def test_used_or_not_a_link_looks_the_same_while_the_survey_is_open(house: House, museum: Gathering) -> None:
    used, unused = made(museum, 2)
    with house.visitor() as ana:
        assert ana.post(used, data={"answer": ANSWERS[0]}).status_code == 303
    nobodys = unused[:-1] + ("a" if unused[-1] != "a" else "b")
    first = looks(house, used)
    assert [reply[0] for reply in first] == [200] * 5 + [422] * 5
    assert looks(house, unused) == first
    assert looks(house, nobodys) == first
    house.do(survey.close_survey(house.services, museum.story.maria))
    assert looks(house, used) == looks(house, unused)
    house.do(survey.open_survey(house.services, museum.story.maria))
    assert looks(house, used) == looks(house, unused)


def test_no_query_asks_for_the_link_before_an_answer_comes(
    house: House, museum: Gathering, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So no clock can tell either."""
    (link,) = made(museum, 1)

    def never(*_: object) -> None:
        raise AssertionError("a link was looked at")

    with monkeypatch.context() as watched:
        watched.setattr("app.storage.one_time_links.spend", never)
        watched.setattr("app.storage.one_time_links._tickets", never)
        assert [reply[0] for reply in looks(house, link)] == [200] * 5 + [422] * 5


def test_a_withdrawn_list_does_not_tell_which_of_its_links_are_used(house: House, museum: Gathering) -> None:
    """An answer by a withdrawn link is not kept: so it would cost an attacker nothing."""
    used, unused = made(museum, 2)
    with house.visitor() as ana:
        assert ana.post(used, data={"answer": ANSWERS[0]}).status_code == 303
    (standing,) = house.do(tickets.standing(house.services, museum.story.maria)).lists
    house.do(tickets.withdraw_list(house.services, museum.story.maria, standing.id))
    assert looks(house, used) == looks(house, unused)
    with house.visitor() as eve:
        sent = [eve.post(link, data={"answer": "A guess"}) for link in (used, unused)]
    assert [told(reply) for reply in sent] == [_USED, _USED]
    assert sent[0].text == sent[1].text
    house.do(tickets.restore_list(house.services, museum.story.maria, standing.id))
    with house.visitor() as ben:
        assert ben.post(unused, data={"answer": ANSWERS[1]}).status_code == 303


def test_a_valid_answer_by_a_used_link_is_given_back_and_by_an_unused_one_is_spent(
    house: House, museum: Gathering
) -> None:
    used, unused = made(museum, 2)
    with house.visitor() as ana:
        assert ana.post(used, data={"answer": ANSWERS[0]}).status_code == 303
    with house.visitor() as eve:
        again, first = (eve.post(link, data={"answer": "A guess"}) for link in (used, unused))
        after = eve.post(unused, data={"answer": "A guess"})
    assert [told(again), first.status_code, told(after)] == [_USED, 303, _USED]
    assert "A guess" in again.text


def test_on_the_device_that_answered_the_link_says_so_and_lets_the_next_one_answer(
    house: House, museum: Gathering
) -> None:
    mine, theirs = made(museum, 2)
    with house.visitor() as ana:
        ana.post(mine, data={"answer": ANSWERS[0]})
        opened = [ana.get(link) for link in (mine, theirs)]
        assert ana.get(f"{theirs}?again=1").text.count(f'action="{theirs}"') == 1
    assert [told(page) for page in opened] == [(200, "You have already answered")] * 2
    assert f"{theirs}?again=1" in opened[1].text
