"""While a survey is open, its answers come out five or more at a time, everywhere at the same moment.

The attack: look at everything that Maria can open before and after a single answer, and compare.
"""

import hashlib
from contextlib import ExitStack

import pytest
from websockets.sync.client import ClientConnection

from app.actions.survey import survey
from app.domain.meeting.phase_spec import PhaseKind
from tests.web.gatherings import Gathering, gather
from tests.web.routes import ROUTES, May
from tests.web.serving import House

SURFACES = ("survey", "cloud", "console", "seat", "screen")
GIVEN = ("Kind", "Kind people", "Calm and kind", "People", "Calm")
NEXT = ("CANARY kind", "CANARY calm", "CANARY people", "CANARY kind calm", "CANARY kind people")


@pytest.fixture
def museum(house: House) -> Gathering:
    made = gather(house)
    house.do(survey.open_survey(house.services, made.story.maria))
    gives(house, made, *GIVEN)
    made.goes_to(PhaseKind.PEOPLE_SAID)
    return made


def gives(house: House, museum: Gathering, *texts: str) -> None:
    for text in texts:
        assert house.do(survey.give_answer(house.services, museum.workshop.survey_key, text))


def addresses(museum: Gathering) -> list[tuple[str, May]]:
    """Every page and file of the workshop that needs no further id, with searches and listings."""
    values = {"workshop_id": museum.workshop.id, "file_form": "csv", "form": "md"}
    found = [
        (route.path.format_map(values), route.may)
        for route in ROUTES
        if route.method == "GET" and "{workshop_id}" in route.path and route.path.count("_id}") == 1
        if not route.path.endswith("messages.zip")  # invitations, with the time at which the file was made
    ]
    base = f"{museum.prepare}/survey"
    searches = ("?search=CANARY", "?search=kind", "?listing=hinted", "/counts", "?page=2")
    extra = [f"{base}/answers{asked}" for asked in searches]
    extra += [f"{base}/answers.csv?hidden=with", f"{base}/words.csv", f"{museum.prepare}/answers?word=canary"]
    extra += [
        f"{museum.prepare}/answers?word=kind",
        f"{museum.prepare}/export.json",
        f"{museum.prepare}/cloud?sort=a-z",
    ]
    return found + [(path, May.FACILITATOR) for path in extra] + [("/", May.FACILITATOR)]


def everything(house: House, museum: Gathering) -> dict[str, str]:
    """Address -> a digest of what is there."""
    with museum.facilitator() as maria, museum.participant() as ana, house.visitor(museum.screen) as screen:
        visitors = {May.PARTICIPANT: ana, May.SCREEN: screen}
        return {
            path: hashlib.sha256(visitors.get(may, maria).get(path).content).hexdigest()
            for path, may in addresses(museum)
        }


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {path for path in before if before[path] != after[path]}


def heard(sockets: dict[str, ClientConnection], seconds: float) -> dict[str, set[str | bytes]]:
    """What each socket says until it has been silent for so long. Pages get the same again now and then, as a sign
    of life."""
    said: dict[str, set[str | bytes]] = {}
    for name, socket in sockets.items():
        said[name] = set()
        while True:
            try:
                said[name].add(socket.recv(timeout=seconds))
            except TimeoutError:
                break
    return said


def test_one_answer_changes_nothing_and_the_fifth_changes_everything_at_once(house: House, museum: Gathering) -> None:
    everything(house, museum)  # hints are looked for, pictures drawn
    before = everything(house, museum)
    for answer in NEXT[:4]:
        gives(house, museum, answer)
        assert changed(before, everything(house, museum)) == set()
    gives(house, museum, NEXT[4])
    after = everything(house, museum)
    base = museum.prepare
    moved = changed(before, after)
    assert {
        *(base, f"{base}/survey", f"{base}/survey/answers", f"{base}/survey/answers.csv", f"{base}/survey/words.csv"),
        *(
            f"{base}/survey/answers?search=CANARY",
            f"{base}/survey/answers?search=kind",
            f"{base}/survey/answers/counts",
        ),
        *(f"{base}/cloud", f"{base}/export.md", f"{base}/export.json", f"{base}/meeting", f"{base}/answers?word=kind"),
        *(f"{base}/handout.pdf", f"/meet/{museum.workshop.id}", f"/screens/{museum.workshop.id}"),
    } <= moved
    after = everything(house, museum)  # hints are looked for again
    gives(house, museum, "CANARY last")
    assert changed(after, everything(house, museum)) == set()
    house.do(survey.close_survey(house.services, museum.story.maria))
    with museum.facilitator() as maria:
        assert "CANARY last" in maria.get(f"{base}/survey/answers.csv").text


def test_no_socket_stirs_at_an_answer_that_waits(house: House, museum: Gathering) -> None:
    cookies = {"seat": museum.people[next(iter(museum.people))], "screen": museum.screen}
    with ExitStack() as stack:
        opened = {
            name: stack.enter_context(
                house.socket(f"/live/{museum.workshop.id}/{name}", cookies.get(name, museum.maria))
            )
            for name in SURFACES
        }
        first = heard(opened, 0.7)
        gives(house, museum, *NEXT[:4])
        still = heard(opened, 0.4)
        gives(house, museum, NEXT[4])
        moved = heard(opened, 0.7)
    assert {name: said - first[name] for name, said in still.items()} == {name: set() for name in SURFACES}
    assert {name for name, said in moved.items() if said - first[name]} >= {"survey", "cloud", "console", "seat"}


def test_opened_again_for_four_more_no_page_or_file_shows_them_after_closing(house: House, museum: Gathering) -> None:
    maria_, base = museum.story.maria, museum.prepare
    house.do(survey.close_survey(house.services, maria_))
    files = [f"{base}/survey/answers.csv?hidden=with", f"{base}/survey/words.csv"]
    with museum.facilitator() as maria:
        before = [maria.get(path).content for path in files]
        assert "Up to 4 newer answers may wait" not in maria.get(f"{base}/survey").text
    house.do(survey.open_survey(house.services, maria_))
    gives(house, museum, *NEXT[:4])
    house.do(survey.close_survey(house.services, maria_))
    with museum.facilitator() as maria, museum.participant() as ana, house.visitor(museum.screen) as screen:
        assert [maria.get(path).content for path in files] == before
        visitors = {May.PARTICIPANT: ana, May.SCREEN: screen}
        shown = {path: visitors.get(may, maria).get(path).text for path, may in addresses(museum)}
        assert [path for path, text in shown.items() if "CANARY k" in text or "CANARY c" in text] == []
        page = maria.get(f"{base}/survey").text
    assert "At least 5 answers" in page
    assert "Up to 4 newer answers may wait" in page
    house.do(survey.open_survey(house.services, maria_))
    gives(house, museum, NEXT[4])
    with museum.facilitator() as maria:
        assert "CANARY kind" in maria.get(files[0]).text
