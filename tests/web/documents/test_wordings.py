"""Wordings on pages: what is pushed when a text is cleared, what the panel holds, and what works without scripts."""

import time
from contextlib import AsyncExitStack
from functools import partial

from app.domain.documents.documents import DocumentKind
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from tests.people import ANA, BEN, CHEN, STATEMENT
from tests.web.gatherings import Gathering, gather
from tests.web.serving import House
from tests.web.test_on_time import Houses, Museum, _no_refresh, contains, follow, houses, stack

__all__ = ["_no_refresh", "houses", "stack"]  # fixtures: one house or two, whose pages never refresh by themselves

CLEARED = "The text was cleared."
OTHER = "Nobody queues here, and everybody finds the thing they came for."
ARABIC = "كل زائر يغادر بقصة تستحق أن تروى"


async def test_a_cleared_text_is_offered_at_once_and_the_offer_goes_with_the_first_new_sentence(
    houses: Houses, stack: AsyncExitStack
) -> None:
    museum = Museum(houses, stack)
    museum.gathering.goes_to(PhaseKind.WRITE)
    ana = await museum.ana_joins_the_group()
    await ana.types(STATEMENT)
    await ana.is_saved()
    pages = [await museum.opens(surface) for surface in ("seat", "console")]
    screen = await museum.opens("screen")
    await ana.deletes(0, len(STATEMENT))
    await follow(pages, partial(contains, CLEARED), time.monotonic())
    await ana.types("Every guest comes back with a friend.")
    await follow(pages, lambda shown: CLEARED not in shown, time.monotonic())
    assert not any("ordings" in shown for shown in screen.pushed)


def put_back(gathering: Gathering, document_id: str, number: int, **form: str) -> str:
    with gathering.participant(ANA.name, **{"HX-Request": "true"}) as ana:
        answer = ana.post(f"{gathering.meet}/documents/{document_id}/wordings/{number}/back", data=form)
    assert answer.status_code == 200
    return answer.text


def test_a_press_puts_back_and_offers_to_undo_that(museum: Gathering) -> None:
    museum.writes_together()
    group = museum.documents(DocumentKind.GROUP)["Group"]
    museum.writes_together("")
    with museum.participant(BEN.name) as ben:
        page = ben.get(museum.meet).text
        assert CLEARED in page
        assert "Wordings (1)" in page
    said = put_back(museum, group, 1)
    assert "The text is wording 1 again" in said
    assert f"{museum.meet}/documents/{group}/wordings/0/back" in said  # the blank page
    assert "The page is blank again" in put_back(museum, group, 0)
    with museum.participant(BEN.name) as ben:
        assert "The text says this already" in put_back(museum, group, 1) + put_back(museum, group, 1)
        assert CLEARED not in ben.get(museum.meet).text


def test_undo_asks_before_it_takes_what_was_written_since(museum: Gathering) -> None:
    museum.writes_together()
    group = museum.documents(DocumentKind.GROUP)["Group"]
    museum.writes_together("")
    assert '<input type="hidden" name="undoes" value="1">' in put_back(museum, group, 1)
    museum.writes_together(OTHER)
    said = put_back(museum, group, 0, undoes="1")
    assert "The text has changed since. Put the blank page back all the same?" in said
    assert "The page is blank again" in put_back(museum, group, 0, sure="yes")


def test_without_scripts_the_wordings_are_a_page_of_their_own(museum: Gathering) -> None:
    museum.writes_together()
    group = museum.documents(DocumentKind.GROUP)["Group"]
    address = f"{museum.prepare}/documents/{group}/wordings"
    with museum.facilitator() as maria:
        assert "Kept as wording 1" in maria.post(address).text
        museum.writes_together(OTHER)
        shown = maria.get(address).text
        assert "<!doctype html>" in shown
        assert STATEMENT in shown
        compared = maria.get(f"{address}/compare?before=1&after=").text
        assert "<del" in compared and "<ins" in compared
        assert "is wording 1 again" in maria.post(f"{address}/1/back").text
        assert "Wording 1 was removed for good" in maria.post(f"{address}/1/remove").text
        assert maria.get(f"{address}/compare?before=1&after=").status_code == 404
        assert maria.post(f"{address}/one/back").status_code == 404


def test_a_comparison_says_in_words_and_marks_what_changed_and_runs_the_texts_way(museum: Gathering) -> None:
    museum.writes_together(ARABIC)
    group = museum.documents(DocumentKind.GROUP)["Group"]
    address = f"{museum.meet}/documents/{group}/wordings"
    with museum.participant(ANA.name, **{"HX-Request": "true"}) as ana:
        ana.post(address)
        museum.writes_together(ARABIC.replace("زائر", "ضيف"))
        shown = ana.get(f"{address}/compare?before=1&after=").text
    heard = '<span class="visually-hidden" dir="ltr" lang="en">'
    assert '<p class="wording-diff" dir="rtl">' in shown
    assert f'<del dir="auto">{heard} [removed: </span>زائر{heard}] </span></del>' in shown
    assert f'<ins dir="auto">{heard} [added: </span>ضيف{heard}] </span></ins>' in shown


def test_nobody_elses_page_knows_of_a_solo_documents_wordings(house: House) -> None:
    gathering = gather(house, Mode.SOLO)
    gathering.goes_to(PhaseKind.DRAFT)
    house.do(gathering.story.writes(ANA, STATEMENT))
    anas = gathering.documents(DocumentKind.SOLO)[gathering.participant_id(ANA.name)]
    own = f"{gathering.meet}/documents/{anas}"
    with gathering.participant(ANA.name) as ana:
        assert "Kept as wording 1" in ana.post(f"{own}/wordings").text
        house.do(house.services.hub.write_text(anas, ""))
        shown = ana.get(gathering.meet).text
        assert (CLEARED in shown, "Wordings (1)" in shown) == (True, True)
        assert "Only devices that show your draft show these" in ana.get(f"{own}/wordings").text
    with gathering.participant(CHEN.name) as chen:
        shown = chen.get(gathering.meet).text
        assert ("Wordings (0)" in shown, CLEARED in shown, anas in shown) == (True, False, False)
        assert chen.get(f"{own}/wordings").status_code == 403
    with gathering.facilitator() as maria:
        for page in ("meeting", "documents"):
            shown = maria.get(f"{gathering.prepare}/{page}").text
            assert ("Wordings" in shown, STATEMENT in shown, CLEARED in shown) == (False, False, False)
        assert maria.get(f"{gathering.prepare}/documents/{anas}/wordings").status_code == 403
