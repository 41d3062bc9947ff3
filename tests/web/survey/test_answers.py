"""The fast lane of answers says and does the same as the ordinary route, whatever is sent."""

import re
from dataclasses import dataclass, field
from urllib.parse import quote_plus

import pytest

from app.actions.survey import one_time_links as tickets
from app.actions.survey import survey
from app.domain.survey.survey import ANSWER_LIMIT
from app.web import limits
from app.web.survey.answer_lane import AnswerLane
from tests.people import ANSWERS
from tests.web.gatherings import Gathering
from tests.web.serving import House

FORM = {"content-type": "application/x-www-form-urlencoded"}
LANES = ("fast", "ordinary")


@dataclass(frozen=True)
class Sent:
    """One form, as it goes over the wire. `lane`: which one is to answer it."""

    body: bytes
    lane: str = "fast"
    query: str = ""
    headers: dict[str, str] = field(default_factory=dict)


SENT = {
    "an answer": Sent(b"answer=" + quote_plus(ANSWERS[0]).encode()),
    "in Arabic": Sent(b"answer=" + quote_plus("الترحيب والابتسامة").encode(), query="?lang=ar"),
    "with a line break": Sent(b"answer=one%0D%0Atwo+%F0%9F%91%8B%00"),
    "half a character": Sent(b"answer=caf%C3"),
    "not even percent": Sent(b"answer=100%+sure"),
    "as long as allowed": Sent(b"answer=" + b"%F0%9F%91%8B" * ANSWER_LIMIT),
    "from nowhere": Sent(b"answer=hello", headers={"origin": "null", "sec-fetch-site": "none"}),
    "a language of ours": Sent(b"answer=hello", query="?lang=de"),
    "a region of it": Sent(b"answer=hello", "ordinary", "?lang=de-AT"),
    "no language": Sent(b"answer=hello", "ordinary", "?lang=xx&again=1"),
    "nothing": Sent(b"answer=", "ordinary"),
    "blanks": Sent(b"answer=+%0A", "ordinary"),
    "no form at all": Sent(b"", "ordinary"),
    "something else": Sent(b"question=why", "ordinary"),
    "with a key that is not ours": Sent(b"answer=hello&answer_key=abc", "ordinary"),
    "its key first": Sent(b"answer_key=abc&answer=hello", "ordinary"),
    "two": Sent(b"answer=one&answer=two", "ordinary"),
    "too long": Sent(b"answer=" + b"x" * (ANSWER_LIMIT + 1), "ordinary"),
    "far too long": Sent(b"answer=" + b"x" * 100_000, "ordinary"),
    "too large": Sent(b"answer=" + b"x" * 1_100_000, "nobody"),
    "of another kind": Sent(b'{"answer": "hello"}', "ordinary", headers={"content-type": "application/json"}),
    "with its encoding": Sent(
        b"answer=hello", "ordinary", headers={"content-type": FORM["content-type"] + ";charset=utf-8"}
    ),
    "from another site": Sent(b"answer=hello", "nobody", headers={"origin": "https://elsewhere.example"}),
    "from another site's page": Sent(b"answer=hello", "nobody", headers={"sec-fetch-site": "cross-site"}),
}


@pytest.fixture
def answered(house: House, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which lane has answered, one after the other."""
    lanes: list[str] = []
    thanks, app = house.lane.thanks, house.lane.app

    def fast(key: str, language: str) -> object:
        lanes.append("fast")
        return thanks(key, language)

    async def ordinary(scope: dict[str, object], receive: object, send: object) -> None:
        lanes.append("ordinary")
        await app(scope, receive, send)

    monkeypatch.setattr(house.lane, "thanks", fast)
    monkeypatch.setattr(house.lane, "app", ordinary)
    return lanes


def send(house: House, path: str, sent: Sent) -> tuple[int, dict[str, str], str]:
    with house.visitor() as visitor:
        response = visitor.post(path + sent.query, content=sent.body, headers=FORM | sent.headers)
    headers = {name: value for name, value in response.headers.items() if name != "date"}
    return response.status_code, headers, re.sub(r'(name="answer_key" value=)"[^"]+"', r"\1", response.text)


def stored(house: House, gathering: Gathering) -> list[str]:
    return sorted(str(row[2]) for row in house.snapshot()["answers"] if gathering.workshop.id in row)


@pytest.mark.parametrize("name", SENT)
def test_both_lanes_say_and_keep_the_same(
    house: House, quiet_museum: Gathering, answered: list[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    if not house.do(survey.state(house.services, quiet_museum.workshop)).is_open:
        house.do(survey.open_survey(house.services, quiet_museum.story.maria))
    path, sent = f"/s/{quiet_museum.workshop.survey_key}", SENT[name]
    before = stored(house, quiet_museum)
    fast = send(house, path, sent)
    assert answered == ([sent.lane] if sent.lane in LANES else answered[:1])
    one = stored(house, quiet_museum)
    monkeypatch.setattr("app.web.survey.answer_lane._survey_asked", lambda scope: "")
    assert send(house, path, sent) == fast
    both = stored(house, quiet_museum)
    added = [text for text in set(one) if one.count(text) > before.count(text)]
    assert len(one) - len(before) == len(both) - len(one) == len(added)
    assert [both.count(text) - before.count(text) for text in added] == [2] * len(added)
    assert (fast[0] == 303) == bool(added)


def test_with_its_key_an_answer_counts_once_in_either_lane(
    house: House, museum: Gathering, answered: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    house.do(survey.open_survey(house.services, museum.story.maria))
    path = f"/s/{museum.workshop.survey_key}"
    keyed = [Sent(b"answer=hello&answer_key=" + letter * 26, query="?lang=de") for letter in (b"a", b"b")]
    first = [send(house, path, sent) for sent in keyed]
    again = send(house, path, keyed[0])
    monkeypatch.setattr("app.web.survey.answer_lane._survey_asked", lambda scope: "")
    other = Sent(b"answer=hello&answer_key=" + b"c" * 26, query="?lang=de")
    assert [send(house, path, sent) for sent in (other, keyed[1])] == [first[0], again]
    assert first[0] == first[1]
    assert [reply[1]["location"] for reply in (first[0], again)] == [
        path + "/thanks?lang=de",
        path + "/thanks?lang=de&sent=twice",
    ]
    assert answered == ["fast", "fast", "ordinary", "ordinary", "ordinary"]
    assert stored(house, museum) == ["hello"] * 3


def test_what_the_fast_lane_cannot_thank_for_is_told_by_the_ordinary_route(
    house: House, museum: Gathering, answered: list[str]
) -> None:
    path, sent = f"/s/{museum.workshop.survey_key}", SENT["an answer"]
    told = {"before": send(house, path, sent)[0]}
    house.do(survey.open_survey(house.services, museum.story.maria))
    told["open"] = send(house, path, sent)[0]
    house.do(tickets.make_list(house.services, museum.story.maria, 1))
    house.do(tickets.close_open_link(house.services, museum.story.maria))
    told["tickets only"] = send(house, path, sent)[0]
    house.do(survey.close_survey(house.services, museum.story.maria))
    told["closed"] = send(house, path, sent)[0]
    told["no such survey"] = send(house, path[:-4] + "aaaa", sent)[0]
    assert told == {"before": 410, "open": 303, "tickets only": 410, "closed": 410, "no such survey": 404}
    assert answered == ["ordinary", "fast", "ordinary", "ordinary", "ordinary"]
    assert stored(house, museum) == [ANSWERS[0]]


def test_both_lanes_count_tries_alike(house: House, museum: Gathering, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits.answers, "per_second", 0.0)
    house.do(survey.open_survey(house.services, museum.story.maria))
    key = museum.workshop.survey_key
    with house.visitor() as company:
        for _ in range(limits.answers.burst - 1):
            limits.answers.take(key, "127.0.0.1")
        first = company.post(f"/s/{key}", data={"answer": "The last one"})
        second = company.post(f"/s/{key}", data={"answer": "One too many"})
    assert (first.status_code, second.status_code) == (303, 429)
    assert "One too many" in second.text
    assert second.headers["retry-after"] == "30"
    assert stored(house, museum) == ["The last one"]


def test_a_try_that_the_fast_lane_hands_on_counts_once(
    house: House, museum: Gathering, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits.answers, "per_second", 0.0)
    key = museum.workshop.survey_key
    with house.visitor() as company:
        for _ in range(10):  # closed: handed on
            company.post(f"/s/{key}", data={"answer": "Too early"})
    (bucket,) = limits.answers.buckets.values()
    assert bucket.tokens == limits.answers.burst - 10


async def test_a_body_that_never_ends_is_nobodys_answer(house: House) -> None:
    """A respondent who goes away half-way has sent nothing."""
    came: list[dict[str, object]] = [
        {"type": "http.request", "body": b"answer=half", "more_body": True},
        {"type": "http.disconnect"},
    ]
    seen = []

    async def app(scope: object, receive: object, send: object) -> None:
        seen.extend([await receive(), await receive()])  # type: ignore[operator]

    async def receive() -> dict[str, object]:
        return came.pop(0)

    headers = [(b"content-type", FORM["content-type"].encode()), (b"content-length", b"20")]
    scope = {"type": "http", "method": "POST", "path": "/s/" + "a" * 32, "query_string": b"", "headers": headers}
    expected = list(came)
    await AnswerLane(app, house.services)(scope | {"client": ("127.0.0.1", 1)}, receive, None)  # type: ignore[arg-type]
    assert seen == expected
