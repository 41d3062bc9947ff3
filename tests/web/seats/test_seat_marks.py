"""Ana's seat in a browser that nobody let in: what its pages say, and that no press changes what Ana has given."""

import re
from html import unescape

import httpx
import pytest

from app.domain.documents.documents import DocumentKind
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from tests.people import ANA, BEN, OLGA
from tests.web.gatherings import Cookies, Gathering, gather, sign_in
from tests.web.identifiers import in_the_check
from tests.web.opening import enters
from tests.web.serving import PATIENCE, House

TRIED = f"{ANA.name} does not count as here, nor as having come."


@pytest.fixture
def comparing(museum: Gathering) -> Gathering:
    """Ana has liked the first words of the first draft."""
    museum.collects(["Every visitor finds the thing they came for.", "You leave knowing something."])
    museum.likes(ANA.name, "It is a promise")
    return museum


def unasked(gathering: Gathering, cookies: Cookies | None = None, name: str = ANA.name) -> Cookies:
    """Her devices have not been heard of for a while, and somebody opens Ana's link."""
    gathering.house.time_passes(16)
    with gathering.house.visitor(cookies) as browser:
        assert enters(browser, gathering.link(name)).headers["location"] == gathering.meet
        return {**(cookies or {}), **browser.cookies}


def page(gathering: Gathering, cookies: Cookies) -> str:
    with gathering.house.visitor(cookies) as browser:
        answer = browser.get(gathering.meet)
    assert answer.status_code == 200
    return " ".join(unescape(answer.text).split())


def alike(gathering: Gathering, shown: str, name: str) -> str:
    """What a page shows and offers, without the marks of whose it is."""
    body = shown.partition("<main")[2].replace(name, "").replace(gathering.participant_id(name), "")
    return re.sub(r"[0-9a-f]{12,}", "", body)


def test_the_pages_of_a_device_that_nobody_let_in_do_not_tell_what_its_seat_does(comparing: Gathering) -> None:
    """Ana likes and answers; a window at her seat, opened before by her link, shows what one at Ben's seat shows."""
    windows = {name: unasked(comparing, name=name) for name in (ANA.name, BEN.name)}
    with comparing.participant(ANA.name) as ana:
        draft = ana.get(comparing.meet).text.split('id="draft-', 1)[1].split('"', 1)[0]
        ana.post(f"{comparing.meet}/likes", data={"draft": draft, "start": 6, "end": 13, "reason": "CANARY"})
        shown = {name: page(comparing, cookies) for name, cookies in windows.items()}
        assert [one.count("CANARY") for one in shown.values()] == [1, 1]
        assert ["Take my like back" in one for one in shown.values()] == [False, False]
        assert alike(comparing, shown[ANA.name], ANA.name) == alike(comparing, shown[BEN.name], BEN.name)


def test_nor_whether_it_has_answered(museum: Gathering) -> None:
    address = f"{museum.meet}/checks/{in_the_check(museum)}"
    windows = {name: unasked(museum, name=name) for name in (ANA.name, BEN.name)}
    with museum.participant(ANA.name) as ana:
        ana.post(address, data={"question": 1, "verdict": "not_yet", "reason": "CANARY: which story?"})
    shown = {name: page(museum, cookies) for name, cookies in windows.items()}
    assert "Question 1 of 3" in shown[ANA.name] and "CANARY" not in shown[ANA.name]
    assert alike(museum, shown[ANA.name], ANA.name) == alike(museum, shown[BEN.name], BEN.name)


def test_what_a_device_that_nobody_let_in_answers_can_be_answered_again(museum: Gathering) -> None:
    address = f"{museum.meet}/checks/{in_the_check(museum)}"
    with museum.house.visitor(unasked(museum)) as browser:
        assert browser.post(address, data={"question": 1, "verdict": "yes", "reason": ""}).status_code == 303
    anas = museum.people[ANA.name]
    assert "Question 1 of 3" in page(museum, anas)
    with museum.participant(ANA.name) as ana:
        ana.post(address, data={"question": 1, "verdict": "not_yet", "reason": "CANARY: which story?"})
    assert "CANARY: which story?" in page(museum, anas)
    rows = [row for row in museum.house.snapshot()["check_answers"] if address.rsplit("/", 1)[-1] in row]
    assert [row[3:5] for row in rows] == [("not_yet", "CANARY: which story?")]


def test_a_withheld_draft_is_not_on_the_page_nor_at_its_own_address(house: House) -> None:
    gathering = gather(house, Mode.SOLO)
    gathering.collects(["CANARY: every visitor finds it."])
    document = gathering.documents(DocumentKind.SOLO)[gathering.participant_id(ANA.name)]
    marias = unasked(gathering)
    shown = page(gathering, marias)
    assert "It does not open here. Only devices of your seat that were open before drafting ended show it" in shown
    assert [words for words in ("Show mine", "data-editor") if words in shown] == []
    with house.visitor(marias) as browser:
        own = browser.get(f"{gathering.meet}/documents/{document}")
        assert (own.status_code, "CANARY" in own.text) == (403, False)
        assert browser.post(f"{gathering.meet}/release", data={"show": "yes"}).status_code == 403
    assert house.socket_ends_with(f"/sync/{document}?as=seat", marias) == 4403
    assert "Show mine" in page(gathering, gathering.people[ANA.name])


def joined(gathering: Gathering) -> list[str]:
    with gathering.facilitator() as maria:
        record = maria.get(f"{gathering.prepare}/export.json").json()
    assert record["tells_who_came"]
    return [person["name"] for person in record["people"]]


def test_a_facilitator_who_tries_a_link_does_not_make_its_person_come(museum: Gathering) -> None:
    museum.goes_to(PhaseKind.JUMP_IN)
    tried = unasked(museum, museum.maria)
    assert TRIED in page(museum, tried)
    with museum.house.socket(f"/live/{museum.workshop.id}/seat", tried) as live:
        assert TRIED in " ".join(unescape(str(live.recv(timeout=PATIENCE))).split())
        with museum.facilitator() as maria:
            assert "Here now" not in maria.get(f"{museum.prepare}/people").text
        museum.goes_to(PhaseKind.CUSTOMER)
        live.recv(timeout=PATIENCE)
    assert joined(museum) == []
    assert TRIED not in page(museum, museum.people[ANA.name])
    with museum.house.socket(f"/live/{museum.workshop.id}/seat", museum.people[ANA.name]) as live:
        live.recv(timeout=PATIENCE)
        museum.goes_to(PhaseKind.GOOD_VISION)
        live.recv(timeout=PATIENCE)
        assert joined(museum) == [ANA.name]


def test_somebody_elses_facilitator_and_one_who_takes_part_are_people_like_others(house: House) -> None:
    gathering = gather(house, facilitator=BEN.name)
    _, olga = sign_in(house, OLGA)
    olgas, bens = unasked(gathering, olga), unasked(gathering, gathering.maria, BEN.name)
    assert {"does not count as here" in page(gathering, cookies) for cookies in (olgas, bens)} == {False}


def test_after_a_facilitator_was_removed_the_pages_offer_new_links_for_all(house: House, museum: Gathering) -> None:
    who, olga = sign_in(house, f"{OLGA} {museum.workshop.id}")
    with museum.facilitator() as maria:
        maria.post(f"{museum.prepare}/facilitators", data={"facilitator": who.name})
        links = [museum.link(ANA.name), museum.link(BEN.name)]
        before = maria.get(f"{museum.prepare}/people").text
        maria.post(f"{museum.prepare}/facilitators/{who.id}/remove")
        pages = [maria.get(museum.prepare), maria.get(f"{museum.prepare}/people")]
        assert "Make all links new" not in before
        assert all(offers(answer, who.name) for answer in pages)
        with house.visitor(olga) as removed:
            assert removed.post(f"{museum.prepare}/people/renew-links").status_code == 404
        maria.post(f"{museum.prepare}/people/renew-links")
        assert "Make all links new" not in maria.get(f"{museum.prepare}/people").text
        again = maria.post(f"{museum.prepare}/people/renew-links")
    with house.visitor() as stranger:
        assert [stranger.get(link).status_code for link in links] == [410, 410]
    assert again.status_code == 409
    assert "made everybody’s links new" in page(museum, museum.people[ANA.name])


def offers(answer: httpx.Response, name: str) -> bool:
    words = " ".join(unescape(answer.text).split())
    return f"{name}</span> no longer facilitates this workshop" in words and "Make all links new" in words


def test_what_was_done_to_a_seat_is_read_with_one_press(museum: Gathering) -> None:
    with museum.facilitator() as maria:
        maria.post(f"{museum.prepare}/people/{museum.participant_id(ANA.name)}/free")
    marias = unasked(museum)
    shown = page(museum, marias)
    assert "Your facilitator freed your place" in shown
    until = shown.split('name="until" value="', 1)[1].split('"', 1)[0]
    with museum.house.visitor(marias) as browser:
        assert browser.post(f"{museum.meet}/devices/read", data={"until": "no moment"}).status_code == 422
        assert browser.post(f"{museum.meet}/devices/read", data={"until": until}).status_code == 303
    assert "Your facilitator freed your place" not in page(museum, marias)
