"""The handout over the web: on a page, as four kinds of file, one click away in every phase; to each their own."""

from html import unescape

import pytest

from app.actions.preparation import artifacts
from app.domain.meeting.vision import CHECK_QUESTIONS
from app.domain.preparation.customers import Customer, PrimaryCustomer
from app.domain.workshops.workshops import Mode
from app.storage import customers
from tests.people import ANA, ANSWERS, BEN, PARTICIPANTS
from tests.render.reading import links, texts
from tests.web.gatherings import Gathering, gather
from tests.web.inspection import told
from tests.web.serving import House
from tests.web.walk import BEFORE_DRAFTS, look

KINDS = [(paper, ink) for paper in ("a4", "us-letter") for ink in ("colour", "black")]


async def _prepare(gathering: Gathering) -> None:
    services, maria = gathering.house.services, gathering.story.maria
    await artifacts.add_artifact(services, maria, "mission", "", "We keep what the harbour has to tell.")
    async with services.database.transaction() as connection:
        visitors = Customer("visitors" + gathering.workshop.id, "Visitors", False, None, "")
        await customers.store(connection, gathering.workshop.id, (visitors,))
        await customers.mark_primary(connection, gathering.workshop.id, PrimaryCustomer(visitors.id, "They pay."))


@pytest.mark.parametrize("mode", list(Mode))
def test_the_page_says_what_the_file_says(house: House, mode: Mode) -> None:
    gathering = gather(house, mode)
    house.do(_prepare(gathering))
    gathering.answers(ANSWERS)
    link = house.origin + gathering.link(ANA.name)
    with gathering.participant() as ana, gathering.facilitator() as maria:
        own, step = ana.get(gathering.meet + "/handout"), maria.get(gathering.prepare + "/handout")
    assert (told(own), told(step)) == ((200, gathering.workshop.title), (200, "Handout"))
    both = [
        *("Handout of 1 December 2026", "Tuesday, 1 December 2026, 14:00 (Europe/Stockholm)"),
        *("1 · Feedback and artifacts", "One-question survey, 6 answers, closed on 1 December 2026"),
        "We keep what the harbour",
        *("2 · Customer profile", "Visitors", "They pay."),
        *("3 · The three check questions", *CHECK_QUESTIONS),
        *("4 · Links to our documents", gathering.workshop.spoken_code, "Group"),
        *("5 · Bonus: who is who", *(member.name for member in PARTICIPANTS)),
    ]
    for shown in (unescape(own.text), unescape(step.text)):
        assert [words for words in both if words not in shown] == []
    assert (f'href="{link}?to=document"' in own.text, f'href="{link}"' in own.text) == (True, True)
    assert ("documents/" in own.text, "documents/" in step.text) == (True, False)  # they open for participants
    others = [gathering.link(member.name) for member in PARTICIPANTS if member is not ANA]
    assert [other for other in others if other in own.text] == []
    assert "/join/" not in step.text


def test_with_nothing_prepared_it_says_so_kindly(quiet_museum: Gathering) -> None:
    with quiet_museum.participant() as ana:
        shown = unescape(ana.get(quiet_museum.meet + "/handout").text)
    kindly = ("The word cloud appears from 5 answers on", "No mission, values", "The list of customers comes later")
    assert [words for words in kindly if words not in shown] == []


def test_each_kind_is_a_file_with_a_plain_name(quiet_museum: Gathering) -> None:
    with quiet_museum.participant(BEN.name) as ben, quiet_museum.facilitator() as maria:
        for paper, ink in KINDS:
            asked = f"/handout.pdf?paper={paper}&ink={ink}"
            files = ben.get(quiet_museum.meet + asked), maria.get(quiet_museum.prepare + asked)
            assert [(file.status_code, file.headers["content-type"]) for file in files] == [
                (200, "application/pdf"),
                (200, "application/pdf"),
            ]
            assert [file.headers["content-disposition"] for file in files] == [
                'attachment; filename="handout-ben-adeyemi.pdf"',
                'attachment; filename="handout-harbour-museum.pdf"',
            ]
            assert all(quiet_museum.workshop.title in texts(file.content)[0] for file in files)
        page = unescape(maria.get(quiet_museum.prepare + "/handout").text)
        assert [kind for kind in KINDS if f"handout.pdf?paper={kind[0]}&ink={kind[1]}" not in page] == []


def test_a_facilitator_downloads_anyones_copy_and_a_participant_their_own_alone(
    house: House, quiet_museum: Gathering
) -> None:
    bens = quiet_museum.participant_id(BEN.name)
    with quiet_museum.facilitator() as maria, quiet_museum.participant(ANA.name) as ana:
        copies = {
            "Ben's": links(maria.get(f"{quiet_museum.prepare}/handout.pdf?participant={bens}").content),
            "the sample": links(maria.get(f"{quiet_museum.prepare}/handout.pdf").content),
            "Ana's": links(ana.get(f"{quiet_museum.meet}/handout.pdf?participant={bens}").content),
        }
    of_person = {name: {link for link in found if "/join/" in link} for name, found in copies.items()}
    bens_link, anas_link = (house.origin + quiet_museum.link(name) for name in (BEN.name, ANA.name))
    assert of_person == {
        "Ben's": {bens_link, f"{bens_link}?to=document"},
        "the sample": set(),
        "Ana's": {anas_link, f"{anas_link}?to=document"},
    }


def test_copies_and_papers_that_are_not_there(house: House, quiet_museum: Gathering) -> None:
    elsewhere = gather(house)
    stranger = elsewhere.participant_id(BEN.name)
    with quiet_museum.facilitator() as maria:
        answered = {
            asked: maria.get(f"{quiet_museum.prepare}/handout.pdf?{asked}").status_code
            for asked in (f"participant={stranger}", "participant=nobody", "paper=papyrus", "ink=invisible")
        }
    assert list(answered.values()) == [404, 404, 422, 422]


def test_it_is_one_click_away_in_every_phase(house: House) -> None:
    gathering = gather(house)
    gathering.answers(ANSWERS)
    found = {}
    for kind in BEFORE_DRAFTS:
        gathering.goes_to(kind)
        for seen in look(gathering, kind):
            found[seen.when, seen.surface] = "/handout" in seen.text
    assert {surface for (_, surface), is_linked in found.items() if is_linked} == {"console", "seat"}
    assert [where for where, is_linked in found.items() if not is_linked and where[1] != "screen"] == []
    assert len(found) == 3 * len(BEFORE_DRAFTS)
