"""What pages say while fewer than three have written alone: before, afterwards, and in every phase from there."""

from collections.abc import Iterator
from html import unescape

import pytest

from app.actions.meeting import solo_progress
from app.actions.people import people
from app.domain.documents.documents import DocumentKind
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from tests.people import ANA, BEN, CHEN, PARTICIPANTS, STATEMENT, Member
from tests.web.gatherings import Gathering, gather
from tests.web.serving import House
from tests.web.walk import look

NOBODY = "With fewer than three written drafts nothing is shown to others"
NOT_SHOWN = "Drafts were not shown: fewer than three were written"
OWN = "Shown to nobody. You can write on, and copy it into Group if you like."
PRESS = ">Show mine<"
AFTER = (PhaseKind.COMPARE, PhaseKind.BREAK, PhaseKind.WRITE, PhaseKind.CHECK, PhaseKind.NEXT_STEPS)


@pytest.fixture(scope="module")
def alone(house: House) -> Iterator[Gathering]:
    """Four people; Ana and Ben have written, and time is up."""
    gathering = gather(house, Mode.SOLO)
    gathering.collects([ANA.draft, BEN.draft])
    yield gathering


def pages(gathering: Gathering, when: str = "") -> dict[str, str]:
    return {seen.surface: " ".join(unescape(seen.text).split()) for seen in look(gathering, when)}


WARNED = "Fewer than three drafts may be written."
ASKED = 'data-second-press="Maybe too few drafts. Press again"'


def having(shown: dict[str, str], words: str) -> set[str]:
    """The surfaces whose page has these words."""
    return {surface for surface, text in shown.items() if words in text}


@pytest.mark.parametrize("members", [(ANA,), (ANA, BEN), PARTICIPANTS], ids=["one", "two", "four"])
def test_the_lobby_says_beforehand_what_few_drafts_mean(house: House, members: tuple[Member, ...]) -> None:
    gathering = gather(house, Mode.SOLO, members)
    listed = {1: "One person is on the list.", 2: "Two people are on the list."}.get(len(members))
    shown = pages(gathering)
    assert having(shown, NOBODY) == ({"console", "seat"} if listed else {"console"})
    assert (listed or "Everyone writes alone.") + f" {NOBODY}" in shown["console"]


def test_teams_are_not_told_of_it(house: House) -> None:
    gathering = gather(house, Mode.BREAKOUTS, (ANA, BEN))
    for kind in (PhaseKind.LOBBY, PhaseKind.DRAFT):
        gathering.goes_to(kind)
        assert having(pages(gathering), "ewer than three") == set()


@pytest.mark.parametrize(("members", "warned"), [((ANA, BEN), True), ((ANA, BEN, CHEN), False)], ids=["two", "three"])
def test_being_done_is_no_invitation_to_end_with_too_few(
    house: House, members: tuple[Member, ...], warned: bool
) -> None:
    """All say that they are done, and have written. Of two nothing is said, for each would be told of the other."""
    gathering = gather(house, Mode.SOLO, members)
    gathering.goes_to(PhaseKind.DRAFT)
    for member in members:
        house.do(people.arrive(house.services, gathering.seat(member.name)))
        house.do(gathering.story.writes(member))
        with gathering.participant(member.name) as person:
            assert person.post(gathering.meet + "/done", data={"done": "yes"}).status_code == 303
    before = pages(gathering)["console"]
    assert ("Not counted yet" in before, WARNED in before, ASKED in before) == (True, True, True)
    house.do(solo_progress.look(house.services))
    console = pages(gathering)["console"]
    assert "nothing is shown to others" in console
    assert (WARNED in console, ASKED in console) == (warned, warned)
    assert ("All who are here are done. You can end drafting early." in console) is not warned
    assert console.count(">3 or more<") == (0 if warned else 3)
    assert [member.name for member in members if member.name in console] == []


def test_all_done_with_two_drafts_is_no_invitation_either(house: House) -> None:
    gathering = gather(house, Mode.SOLO, (ANA, BEN, CHEN))
    gathering.goes_to(PhaseKind.DRAFT)
    for member in (ANA, BEN, CHEN):
        house.do(people.arrive(house.services, gathering.seat(member.name)))
        with gathering.participant(member.name) as person:
            assert person.post(gathering.meet + "/done", data={"done": "yes"}).status_code == 303
    for member in (ANA, BEN):
        house.do(gathering.story.writes(member))
    house.do(solo_progress.look(house.services))
    console = pages(gathering)["console"]
    assert (WARNED in console, "You can end drafting early." in console) == (True, False)


@pytest.mark.parametrize("kind", AFTER)
def test_every_phase_afterwards_says_what_is_true(alone: Gathering, kind: PhaseKind) -> None:
    alone.goes_to(kind)
    shown = pages(alone)
    told = kind in (PhaseKind.COMPARE, PhaseKind.BREAK, PhaseKind.WRITE)  # later nobody looks at drafts any more
    assert (having(shown, OWN), having(shown, PRESS)) == ({"seat"}, {"seat"} if told else set())
    own = alone.documents(DocumentKind.SOLO)[alone.participant_id(ANA.name)]
    assert having(shown, own) == {"seat"}
    assert shown["seat"].count(f'id="wordings-{own}"') == 1
    assert having(shown, NOT_SHOWN) == ({"console"} if told else set())
    assert having(shown, ">Write again<") == ({"console"} if told else set())
    for words in ("No drafts to show", "Read every draft", "Bring the best of the drafts", "not collected yet"):
        assert having(shown, words) == set()
    if kind is PhaseKind.COMPARE:
        assert having(shown, "Drafts were not shown") == {"console", "seat", "screen"}
    assert having(shown, ANA.draft) == set()


def test_phases_before_drafting_are_as_ever(alone: Gathering) -> None:
    for kind in (PhaseKind.LOBBY, PhaseKind.CUSTOMER):
        alone.goes_to(kind)
        assert having(pages(alone), PRESS) == having(pages(alone), NOT_SHOWN) == set()


def test_those_who_wrote_and_those_who_did_not_see_the_same_page(alone: Gathering) -> None:
    """So that a glance at somebody's screen tells nothing."""
    alone.goes_to(PhaseKind.COMPARE)
    solo = alone.documents(DocumentKind.SOLO)
    seen = set()
    for member in (BEN, CHEN):
        with alone.participant(member.name) as person:
            page = person.get(alone.meet).text
        own = solo[alone.participant_id(member.name)]
        stage = page[page.index('id="stage"') : page.index('id="late-offer"')]
        seen.add(stage.replace(own, "OWN").partition('class="timer')[0])
        assert OWN in stage
    assert len(seen) == 1


def test_a_press_and_taking_it_back_show_on_ones_own_page(alone: Gathering) -> None:
    alone.goes_to(PhaseKind.COMPARE)
    with alone.participant(BEN.name) as ben:
        for show, words, button in (("yes", "You asked to show it.", ">Take it back<"), ("no", "Or show it.", PRESS)):
            assert ben.post(alone.meet + "/release", data={"show": show}).status_code == 303
            page = ben.get(alone.meet).text
            assert (words in page, button in page) == (True, True)
            assert having(pages(alone), "You asked to show it.") == set()
    with alone.participant(CHEN.name) as chen:
        refused = chen.post(alone.meet + "/release", data={"show": "yes"}, headers={"HX-Request": "true"})
        assert "Your document is empty, so there is nothing to show." in unescape(refused.text)


def test_the_list_of_documents_says_that_they_stay_their_authors(alone: Gathering) -> None:
    with alone.facilitator() as maria:
        page = " ".join(unescape(maria.get(alone.prepare + "/documents").text).split())
    assert "Fewer than three drafts were written, so none was shown." in page
    assert page.count("You see neither whether nor what they write. They can write on.") == len(PARTICIPANTS)


def test_ones_own_document_says_so_too(alone: Gathering) -> None:
    alone.goes_to(PhaseKind.LOBBY)
    own = alone.documents(DocumentKind.SOLO)[alone.participant_id(BEN.name)]
    with alone.participant(BEN.name) as ben:
        page = " ".join(unescape(ben.get(f"{alone.meet}/documents/{own}").text).split())
    assert "Fewer than three drafts were written, so none was shown. Yours is shown to nobody." in page
    assert "When time is up" not in page


def test_once_adopted_nothing_is_shown_any_more(house: House) -> None:
    gathering = gather(house, Mode.SOLO)
    gathering.collects([ANA.draft])
    gathering.writes_together()
    with gathering.facilitator() as maria:
        adopted = maria.post(gathering.prepare + "/meeting/adopt", data={"wording": STATEMENT})
        assert adopted.status_code == 303
    gathering.goes_to(PhaseKind.NEXT_STEPS)
    shown = pages(gathering)
    assert (having(shown, OWN), having(shown, PRESS)) == ({"seat"}, set())
