"""Documents as pages: whose opens for whom, and personal links that lead straight to one's own."""

from urllib.parse import urlencode

import pytest

from app.actions.people import people
from app.domain.documents.documents import DocumentKind
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from tests.people import ANA, BEN
from tests.web.gatherings import Gathering, gather
from tests.web.inspection import told
from tests.web.opening import enters, opens, path_of
from tests.web.serving import House


@pytest.fixture(scope="module")
def alone(house: House) -> Gathering:
    """Everybody writes alone."""
    return gather(house, Mode.SOLO)


def own(gathering: Gathering, name: str) -> str:
    """The path, behind the workshop's address, of what this person drafts in."""
    seat = gathering.seat(name).participant
    solo, team = (gathering.documents(kind) for kind in (DocumentKind.SOLO, DocumentKind.TEAM))
    return f"/documents/{solo.get(seat.id) or team[f'Team {seat.team}']}"


@pytest.mark.parametrize("mode", list(Mode))
def test_a_personal_link_can_lead_to_ones_own_document(house: House, mode: Mode) -> None:
    gathering = gather(house, mode)
    link = gathering.link(ANA.name) + "?to=document"
    house.time_passes(20)  # her laptop is closed, so that nobody has to let her phone in
    before = house.snapshot()
    with house.visitor() as phone:
        opened = opens(phone, link)
        assert house.snapshot() == before, "a scanner of mails must not use it up"
        exchanged = phone.post(path_of(opened))
    assert told(opened) == (200, f"Welcome, {ANA.name}")
    assert "Go to your document" in opened.text
    assert (exchanged.status_code, exchanged.headers["location"]) == (303, gathering.meet + own(gathering, ANA.name))
    with house.visitor(dict(exchanged.cookies)) as phone:
        page = phone.get(exchanged.headers["location"])
    assert page.status_code == 200
    assert link.split("?")[0].rsplit("/", 1)[-1] not in page.text


@pytest.mark.parametrize(
    "to",
    ["", "https://evil.example", "//evil.example", "/accounts", "documents", "document/../..", "../document", "\\"],
)
def test_a_personal_link_leads_nowhere_else(museum: Gathering, to: str) -> None:
    with museum.house.visitor() as phone:
        exchanged = enters(phone, f"{museum.link(ANA.name)}?{urlencode({'to': to})}")
    assert (exchanged.status_code, exchanged.headers["location"]) == (303, museum.meet)


def test_without_a_document_the_link_leads_to_the_meeting(alone: Gathering) -> None:
    """After collection, when everybody's own is gone."""
    gathering = gather(alone.house, Mode.SOLO)
    kept = gathering.meet + own(gathering, BEN.name)
    gathering.collects(["Every visitor finds the thing they came for."] * 4)
    gathering.goes_to(PhaseKind.COMPARE)
    with gathering.house.visitor() as phone:
        exchanged = enters(phone, f"{gathering.link(BEN.name)}?to=document")
    with gathering.participant(BEN.name) as ben:
        from_a_bookmark = ben.get(kept)
    assert [answer.headers["location"] for answer in (exchanged, from_a_bookmark)] == [gathering.meet] * 2


def test_ones_own_page_says_when_writing_opens_and_leads_to_the_seat_then(house: House) -> None:
    gathering = gather(house, Mode.SOLO)
    path = gathering.meet + own(gathering, ANA.name)
    with gathering.participant(ANA.name) as ana:
        before = ana.get(path)
        gathering.goes_to(PhaseKind.DRAFT)
        during = ana.get(path)
    assert told(before) == (200, ANA.name)
    assert "Only this device shows what you write" in before.text
    assert ("data-before-writing>" in before.text, "data-while-writing hidden>" in before.text) == (True, True)
    assert (during.status_code, during.headers["location"]) == (303, gathering.meet)


def test_what_is_somebody_elses_stays_closed(alone: Gathering) -> None:
    bens = own(alone, BEN.name)
    group = f"/documents/{alone.documents(DocumentKind.GROUP)['Group']}"
    other = gather(alone.house)
    with alone.participant(ANA.name) as ana, alone.facilitator() as maria, other.facilitator() as olga:
        answers = [
            ana.get(alone.meet + bens),
            maria.get(alone.prepare + bens),
            olga.get(other.prepare + group),
            ana.get(alone.meet + "/documents/no-such-document"),
        ]
        open_to_both = [ana.get(alone.meet + group), maria.get(alone.prepare + group)]
    with alone.house.visitor() as nobody:
        answers.append(nobody.get(alone.meet + bens))
    assert [answer.status_code for answer in answers] == [403, 403, 404, 404, 401]
    assert [told(answer) for answer in open_to_both] == [(200, "Group")] * 2


def test_the_list_gives_links_that_work_and_opens_no_solo_draft(alone: Gathering) -> None:
    services = alone.house.services
    with alone.facilitator() as maria:
        page = maria.get(alone.prepare + "/documents").text
    links = [people.document_link(services, seat.participant) for seat in alone.story.seats.values()]
    assert [link for link in links if f'data-copy="{link}"' not in page] == []
    assert page.count(f'href="{alone.prepare}/documents/') == 1, "of solo workshops a facilitator opens Group alone"
    group = alone.documents(DocumentKind.GROUP)["Group"]
    assert f'data-copy="{services.base_url}{alone.meet}/documents/{group}"' in page
