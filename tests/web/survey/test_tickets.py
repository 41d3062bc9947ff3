"""One-time links: each is good for one answer, no matter who opens it and how often it is sent."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from app.actions.survey import one_time_links as tickets
from app.actions.survey import survey
from tests.people import ANSWERS
from tests.web.gatherings import Gathering
from tests.web.inspection import told
from tests.web.serving import House

USED = (410, "This link takes no answers any more")
OFF = (410, "This link takes no answers")


@pytest.fixture
def museum(museum: Gathering) -> Gathering:
    museum.house.do(survey.open_survey(museum.house.services, museum.story.maria))
    return museum


def stored(museum: Gathering) -> list[str]:
    return sorted(str(row[2]) for row in museum.house.snapshot()["answers"] if museum.workshop.id in row)


def made(museum: Gathering, size: int = 1) -> list[str]:
    """The paths of the links of a new list."""
    links = museum.house.do(tickets.make_list(museum.house.services, museum.story.maria, size))
    return [link.removeprefix(museum.house.origin) for link in links]


@pytest.mark.parametrize(
    ("form", "kind", "name"),
    [
        ("csv", "text/csv; charset=utf-8", "survey-links-harbour-museum.csv"),
        ("text", "text/plain; charset=utf-8", "survey-links-harbour-museum.txt"),
    ],
)
def test_maria_saves_a_list_once_and_nothing_stored_holds_a_link(
    house: House, museum: Gathering, form: str, kind: str, name: str
) -> None:
    with museum.facilitator() as maria:
        answer = maria.post(f"/workshops/{museum.workshop.id}/tickets", data={"size": "12", "form": form})
        page = maria.get(f"/workshops/{museum.workshop.id}/survey").text
    assert (answer.status_code, answer.headers["content-type"]) == (200, kind)
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    links = answer.text.split()[form == "csv" :]
    start = f"{house.origin}/s/{museum.workshop.survey_key}/t/"
    assert {link.startswith(start) for link in links} == {True}
    assert len(set(links)) == 12
    assert "12 links; how many were used is told when the survey is closed" in page
    tokens = [link.removeprefix(start) for link in links]
    everything = repr(house.snapshot()) + page
    assert not [token for token in tokens if token in everything]


@pytest.mark.parametrize("size", ["", "0", "100001", "-1", "many"])
def test_a_list_of_no_sensible_size_is_refused(house: House, museum: Gathering, size: str) -> None:
    with museum.facilitator() as maria:
        answer = maria.post(f"/workshops/{museum.workshop.id}/tickets", data={"size": size})
    assert told(answer) == (422, "Please check what you entered")
    assert house.do(tickets.standing(house.services, museum.story.maria)).lists == ()


def test_looking_spends_nothing_and_an_answer_spends_the_link(house: House, museum: Gathering) -> None:
    (link,) = made(museum)
    with house.visitor() as scanner:
        looked = [scanner.request(method, link).status_code for method in ("GET", "HEAD", "GET")]
    with house.visitor() as respondent:
        page = respondent.get(link)
        sent = respondent.post(link, data={"answer": ANSWERS[0]})
        again = respondent.post(link, data={"answer": ANSWERS[1]})
        opened = respondent.get(link)
    assert looked == [200, 200, 200]
    assert f'action="{link}"' in page.text
    assert "Your link is good for one answer" in page.text
    assert (sent.status_code, sent.headers["location"]) == (303, f"/s/{museum.workshop.survey_key}/thanks")
    assert [told(again), told(opened)] == [USED, (200, "You have already answered")]
    assert ANSWERS[1] in again.text
    assert stored(museum) == [ANSWERS[0]]


def test_pressed_twice_at_once_one_answer_is_kept(house: House, museum: Gathering) -> None:
    (link,) = made(museum)

    def press(number: int) -> int:
        with house.visitor() as respondent:
            return respondent.post(link, data={"answer": f"Press {number}"}).status_code

    with ThreadPoolExecutor(8) as presses:
        statuses = sorted(presses.map(press, range(8)))
    assert statuses == [303] + [410] * 7
    assert len(stored(museum)) == 1


def test_an_answer_that_is_not_fit_leaves_the_link_as_it_is(house: House, museum: Gathering) -> None:
    (link,) = made(museum)
    with house.visitor() as respondent:
        empty = respondent.post(link, data={"answer": "  "})
        kept = respondent.post(f"{link}?lang=de", data={"answer": ANSWERS[0]})
    assert empty.status_code == 422
    assert f'action="{link}"' in empty.text
    assert kept.headers["location"] == f"/s/{museum.workshop.survey_key}/thanks?lang=de"


def test_a_link_of_another_survey_or_of_nobody_is_none(
    house: House, museum: Gathering, quiet_museum: Gathering
) -> None:
    (elsewhere,) = made(quiet_museum)
    token = elsewhere.rpartition("/")[2]
    with house.visitor() as respondent:
        for wrong in (token, "a" * 26, "x"):
            path = f"/s/{museum.workshop.survey_key}/t/{wrong}"
            assert respondent.get(path).status_code == 200
            assert told(respondent.post(path, data={"answer": "x"})) == USED
    assert stored(museum) == []


def test_a_withdrawn_list_takes_no_answers_until_it_may_again(house: House, museum: Gathering) -> None:
    (link,) = made(museum)
    (standing,) = house.do(tickets.standing(house.services, museum.story.maria)).lists
    base = f"/workshops/{museum.workshop.id}/tickets/{standing.id}"
    with museum.facilitator() as maria, house.visitor() as respondent:
        assert maria.post(f"{base}/withdraw").status_code == 303
        assert told(maria.post(f"{base}/withdraw")) == (409, "Something changed meanwhile")
        opened, late = respondent.get(link), respondent.post(link, data={"answer": "Typed meanwhile"})
        assert maria.post(f"{base}/restore").status_code == 303
        kept = respondent.post(link, data={"answer": "Sent again"})
    assert [opened.status_code, told(late), kept.status_code] == [200, USED, 303]
    assert "Typed meanwhile" in late.text
    assert stored(museum) == ["Sent again"]


def test_maria_can_take_answers_by_one_time_links_only(house: House, museum: Gathering) -> None:
    (link,) = made(museum)
    open_link, base = f"/s/{museum.workshop.survey_key}", f"/workshops/{museum.workshop.id}/tickets"
    with museum.facilitator() as maria, house.visitor() as respondent:
        maria.post(f"{base}/only")
        opened, sent = respondent.get(open_link), respondent.post(open_link, data={"answer": "By the open link"})
        by_ticket = respondent.post(link, data={"answer": "By ticket"})
        maria.post(f"{base}/not-only")
        again = house.visitor().post(open_link, data={"answer": "By the open link again"})
    assert [told(opened), told(sent), by_ticket.status_code, again.status_code] == [OFF, OFF, 303, 303]
    assert "By the open link" in sent.text
    assert stored(museum) == ["By the open link again", "By ticket"]


def test_a_closed_survey_spends_no_link(house: House, museum: Gathering) -> None:
    (link,) = made(museum)
    house.do(survey.close_survey(house.services, museum.story.maria))
    with house.visitor() as respondent:
        late = respondent.post(link, data={"answer": "Too late"})
    assert told(late) == (410, "The survey has closed")
    assert "Too late" in late.text
    house.do(survey.open_survey(house.services, museum.story.maria))
    with house.visitor() as respondent:
        assert respondent.post(link, data={"answer": "In time"}).status_code == 303
    assert stored(museum) == ["In time"]
