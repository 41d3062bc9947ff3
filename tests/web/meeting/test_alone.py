"""What one person who writes alone does changes no page of anybody else: every address is opened before and after."""

from app.actions.meeting import agenda
from app.actions.people import people
from app.domain.documents.documents import DocumentKind
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from app.web.partials import steady
from tests.people import ANA, BEN, CHEN
from tests.web.gatherings import Gathering, gather
from tests.web.routes import ROUTES, May
from tests.web.serving import House

DRAWN = (".pdf", ".png", ".svg", ".zip", ".xlsx", ".ics")  # of what other addresses say in words
WHO = May.FACILITATOR | May.PARTICIPANT | May.SCREEN

Pages = dict[tuple[str, str], tuple[int, str]]


def pages(gathering: Gathering) -> Pages:
    """All that Maria, the screen and Ben can open; where an address names a person or a document, it is Ana's."""
    ana = gathering.participant_id(ANA.name)
    values = {
        "workshop_id": gathering.workshop.id,
        "participant_id": ana,
        "document_id": gathering.documents(DocumentKind.SOLO)[ana],
    }
    browsers = {"Maria": gathering.maria, "the screen": gathering.screen, "Ben": gathering.people[BEN.name]}
    found: Pages = {}
    for name, cookies in browsers.items():
        with gathering.house.visitor(cookies) as browser:
            for route in ROUTES:
                if route.method == "GET" and route.may & WHO and not route.path.endswith(DRAWN):
                    try:
                        path = route.path.format_map(values)
                    except KeyError:
                        continue  # of an answer, a ticket or a wording
                    answer = browser.get(path)
                    found[name, route.path] = answer.status_code, steady(answer.text)
    return found


async def _writes_alone(gathering: Gathering) -> None:
    """Ana, who was in the meeting before, comes back, writes and is done."""
    services, seat = gathering.house.services, gathering.seat(ANA.name)
    await people.arrive(services, seat)
    await gathering.story.writes(ANA)
    await agenda.set_done(services, seat, True)


async def _come(gathering: Gathering, *names: str) -> None:
    for name in names:
        await people.arrive(gathering.house.services, gathering.seat(name))


def test_what_one_person_does_alone_is_on_no_page_of_anybody_else(house: House) -> None:
    gathering = gather(house, Mode.SOLO)
    gathering.goes_to(PhaseKind.DRAFT)
    house.do(_come(gathering, BEN.name, CHEN.name))
    before = pages(gathering)
    house.do(_writes_alone(gathering))
    after = pages(gathering)
    assert [key for key in before if after[key] != before[key]] == []
    opened = {path for (_, path), (status, _) in after.items() if status == 200}
    assert {
        "/workshops/{workshop_id}/meeting",
        "/workshops/{workshop_id}/people",
        "/workshops/{workshop_id}/documents",
        "/workshops/{workshop_id}/invitations",
        "/screens/{workshop_id}",
        "/meet/{workshop_id}",
    } <= opened
