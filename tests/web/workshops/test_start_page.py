"""The start page of a browser in which somebody takes part: their own workshops, and nobody else's."""

import re
from html import unescape

from app.domain.meeting.phase_spec import PhaseKind
from tests.people import ANA, BEN, Member
from tests.web.gatherings import Cookies, gather
from tests.web.inspection import told
from tests.web.serving import House

OTTO = Member("Otto Other", "otto@else.example", "", "", "")


def listed(house: House, cookies: Cookies) -> list[tuple[str, ...]]:
    """(organisation, address, title, when, as whom) of each."""
    with house.visitor(cookies) as browser:
        page = unescape(browser.get("/").text)
    found = re.findall(
        r'eyebrow"[^>]*>(.*?)<.*?href="(.*?)"[^>]*>(.*?)<.*?muted">(.*?)<.*?as <bdi>(.*?)<', page, re.DOTALL
    )
    return [tuple(" ".join(part.split()) for part in each) for each in found]


def test_the_seats_of_this_browser_are_listed_and_no_others(house: House) -> None:
    museum, elsewhere = gather(house), gather(house, members=(OTTO,), organisation="Somewhere Else Ltd")
    seats = museum.people[ANA.name] | elsewhere.people[OTTO.name]
    when = "1 December 2026, 14:00 (Europe/Stockholm)"
    one = ("Harbour Museum", museum.meet, museum.workshop.title, when, ANA.name)
    other = ("Somewhere Else Ltd", elsewhere.meet, elsewhere.workshop.title, when, OTTO.name)
    assert sorted(listed(house, seats)) == sorted([one, other])
    assert listed(house, museum.people[BEN.name]) == [(*one[:-1], BEN.name)]
    with house.visitor(seats) as browser:
        assert told(browser.get("/")) == (200, "Your workshops in this browser")


def test_what_opens_nothing_is_not_listed(house: House) -> None:
    """No cookie; one that was made up; a seat's token under another workshop's name; a seat that was left or freed."""
    museum, elsewhere = gather(house), gather(house, members=(OTTO,), organisation="Somewhere Else Ltd")
    (token,) = elsewhere.people[OTTO.name].values()
    name = f"seat-{museum.workshop.id}"
    tried: list[Cookies] = [{}, {name: "made up"}, {name: token}, {"seat-nowhere": token}, museum.screen, {"seat-": ""}]
    assert [listed(house, cookies) for cookies in tried] == [[]] * len(tried)
    museum.goes_to(PhaseKind.JUMP_IN)
    with museum.facilitator() as maria, house.visitor() as guest:
        maria.post(f"{museum.prepare}/people/{museum.participant_id(ANA.name)}/free")
        guest.post("/join/knock", data={"code": museum.workshop.join_code, "name": "Nora New"})
        assert listed(house, dict(guest.cookies)) == [], "she was not let in yet"
    assert listed(house, museum.people[ANA.name]) == []


def test_somebody_who_is_signed_in_finds_their_seats_below_their_workshops(house: House) -> None:
    """Maria facilitates here, and takes part as Otto elsewhere."""
    museum, elsewhere = gather(house), gather(house, members=(OTTO,), organisation="Somewhere Else Ltd")
    with house.visitor(museum.maria | elsewhere.people[OTTO.name]) as browser, museum.facilitator() as maria:
        page, alone = unescape(browser.get("/").text), maria.get("/").text
    own, below = page.split("Where you take part in this browser")
    assert (museum.prepare in own, f'href="{elsewhere.meet}"' in below) == (True, True)
    assert (f"as <bdi>{OTTO.name}</bdi>" in below, "Where you take part" in alone) == (True, False)
