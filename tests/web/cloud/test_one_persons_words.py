"""Ana, the screen and every file try to find out what one person said."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from app.domain.meeting.phase_spec import PhaseKind
from app.web.live_surfaces import SURFACES
from tests.render.reading import texts
from tests.web.gatherings import Gathering
from tests.web.inspection import problems_of
from tests.web.serving import House

TWO = ("Lantern light at the harbour", "The harbour and its lantern", "Lantern and harbour")
ONE = ("Zeppelin rides", "A quokka at the door")
NUMBERS = ("Nutmeg b471", "Saffron b471", "Juniper b471")
SINGLES = ("zeppelin", "rides", "quokka", "nutmeg", "saffron", "juniper", "b471")
SHARED_PAGES = (PhaseKind.LOBBY, PhaseKind.PEOPLE_SAID, PhaseKind.COMPARE)


@pytest.fixture
def asked(museum: Gathering) -> Gathering:
    museum.answers((*TWO, *ONE, *NUMBERS))
    return museum


def telling(text: str) -> set[str]:
    """Which of the words that nobody may see stand there as words."""
    return set(SINGLES) & set(re.findall(r"\w+", text.casefold()))


def shared(house: House, museum: Gathering) -> Iterator[tuple[str, str]]:
    """Everything that participants and the screen see, and every file that words go into."""
    for phase in SHARED_PAGES:
        museum.goes_to(phase)
        with museum.participant() as ana, house.visitor(museum.screen) as screen:
            yield f"seat in {phase}", ana.get(museum.meet).text
            yield f"screen in {phase}", screen.get(museum.screens).text
        for surface, cookies in (("seat", museum.people["Ana Souza"]), ("screen", museum.screen)):
            with house.socket(f"/live/{museum.workshop.id}/{surface}", cookies) as live:
                yield f"{surface}'s frame in {phase}", str(live.recv(timeout=SURFACES[surface].refresh_seconds))
    with museum.participant() as ana:
        yield "Ana's handout", ana.get(f"{museum.meet}/handout").text
        yield "Ana's handout as PDF", "".join(texts(ana.get(f"{museum.meet}/handout.pdf").content))
    with museum.facilitator() as maria:
        for name in ("handout", "export.md", "survey/words.csv", "cloud.svg"):
            yield name, maria.get(f"{museum.prepare}/{name}").text
        for name in ("handout.pdf", "export.pdf"):
            yield name, "".join(texts(maria.get(f"{museum.prepare}/{name}").content))
        yield "the words of export.json", str(maria.get(f"{museum.prepare}/export.json").json()["cloud"])


def test_one_persons_words_are_in_no_picture_page_or_file(house: House, asked: Gathering) -> None:
    found = dict(shared(house, asked))
    assert {name: telling(text) for name, text in found.items() if telling(text)} == {}
    in_picture = {name for name, text in found.items() if "lantern" in text.casefold()}
    assert in_picture >= {"seat in people_said", "screen in people_said", "export.md", "survey/words.csv", "handout"}


def test_ana_opens_only_words_of_the_picture(asked: Gathering) -> None:
    asked.goes_to(PhaseKind.PEOPLE_SAID)
    with asked.participant() as ana:
        opened = {word: ana.get(f"{asked.meet}/answers?word={quote(word)}") for word in ("lantern", "harbour")}
        guesses = (*SINGLES, "zeppelin rides", "Zeppelin", "q", "nobody said it", "")
        guessed = {word: ana.get(f"{asked.meet}/answers?word={quote(word)}") for word in guesses if word}
    assert {page.status_code for page in opened.values()} == {200}
    assert all(TWO[2].split()[0] in page.text for page in opened.values())
    assert {word: page.status_code for word, page in guessed.items()} == dict.fromkeys(guessed, 404)
    assert [word for word, page in guessed.items() if ONE[0] in page.text or ONE[1] in page.text] == []


def test_maria_reads_in_her_list_which_words_one_answer_holds(asked: Gathering) -> None:
    with asked.facilitator() as maria:
        page = maria.get(f"{asked.prepare}/cloud").text
        alone = maria.get(f"{asked.prepare}/cloud?word=zeppelin")
    said = dict(re.findall(r'data-word="([^"]+)"><td>.*?word-withheld small muted">([^<]*)<', page))
    assert (said["zeppelin"], said["b471"]) == ("only one answer; not in the picture", "has digits; not in the picture")
    assert {"lantern", "harbour"}.isdisjoint(said)
    assert ONE[0].split()[1] in alone.text


def test_a_hidden_answer_takes_the_word_out_of_every_picture_also_a_frozen_one(asked: Gathering) -> None:
    with asked.facilitator() as maria, asked.participant() as ana:
        maria.post(f"{asked.prepare}/cloud/freeze", data={"anyway": "yes"})
        listed = maria.get(f"{asked.prepare}/survey/answers?search=harbour").text
        for answer_id in re.findall(r'id="answer-([^"]+)"', listed)[:2]:
            assert maria.post(f"{asked.prepare}/survey/answers/{answer_id}/hide").status_code == 303
        found = maria.get(f"{asked.prepare}/handout").text, maria.get(f"{asked.prepare}/cloud.svg")
        opened = ana.get(f"{asked.meet}/answers?word=harbour")
        page = maria.get(f"{asked.prepare}/cloud").text
    assert "harbour" not in re.findall(r'class="cloud-word[^>]*>([^<]*)<', found[0])
    assert (found[1].status_code, opened.status_code) == (404, 404)
    assert "No word was used by two people yet" in page


def test_from_100_answers_on_three_must_have_said_it(museum: Gathering) -> None:
    def drawn() -> list[str]:
        with museum.facilitator() as maria:
            return maria.get(f"{museum.prepare}/survey/words.csv").text.replace('"', "").splitlines()[1:]

    museum.answers([*TWO, *TWO[:2], "Two spoons", "Some spoons", *(f"{number} of it" for number in range(92))])
    assert drawn() == ["harbour,5", "lantern,5", "light,2", "spoons,2"]
    museum.answers([f"{number} of it" for number in range(92, 97)])
    assert drawn() == ["harbour,5", "lantern,5"]


def test_merged_words_count_with_all_their_answers(asked: Gathering) -> None:
    with asked.facilitator() as maria, asked.participant() as ana:
        maria.post(f"{asked.prepare}/cloud/merge", data={"word": "quokka", "into": "zeppelin"})
        asked.goes_to(PhaseKind.PEOPLE_SAID)
        together = ana.get(f"{asked.meet}/answers?word=quokka")
        (choice,) = re.findall(r'<li id="c-([^"]*)"', maria.get(f"{asked.prepare}/cloud").text)
        maria.post(f"{asked.prepare}/cloud/choices/{choice}/undo")
        apart = ana.get(f"{asked.meet}/answers?word=zeppelin")
    assert (together.status_code, together.text.count("<mark>")) == (200, 2)
    assert apart.status_code == 404


def test_the_page_says_why_there_is_no_picture(museum: Gathering, house: House) -> None:
    museum.answers(("Amber", "Birch", "Cedar", "Dune", "Elm", "Fern"))
    museum.goes_to(PhaseKind.PEOPLE_SAID)
    with museum.facilitator() as maria, museum.participant() as ana, house.visitor(museum.screen) as screen:
        pages = [
            maria.get(f"{museum.prepare}/cloud").text,
            maria.get(f"{museum.prepare}/meeting").text,
            ana.get(museum.meet).text,
            screen.get(museum.screens).text,
        ]
        handout = ana.get(f"{museum.meet}/handout").text
    assert ["No word was used by two people yet" in page for page in pages] == [True] * 4
    assert ["Send the survey’s link to more people" in page for page in pages] == [True, True, False, False]
    assert "no word was used by so many" in handout
    assert [telling_one in page for telling_one in ("Amber", "Birch") for page in (*pages[1:], handout)] == [False] * 8


def test_what_hints_point_at_is_shown_to_nobody_until_maria_has_looked(house: House, museum: Gathering) -> None:
    museum.answers(
        (*TWO, "Thank Ben at the harbour", "Ben is very kind", "shitty lantern", "so shitty", "kind, 0161 4960123")
    )
    museum.goes_to(PhaseKind.PEOPLE_SAID)

    def pictured() -> set[str]:
        with house.visitor(museum.screen) as screen, museum.facilitator() as maria:
            page = screen.get(museum.screens).text
            csv = maria.get(f"{museum.prepare}/survey/words.csv").text
        drawn = set(re.findall(r'class="cloud-word[^>]*>([^<]*)<', page))
        assert drawn == set(re.findall(r'"(.*?)","\d+"', csv))
        return drawn

    with museum.facilitator() as maria, museum.participant() as ana:
        assert pictured() == {"harbour", "lantern", "kind"}
        behind = ana.get(f"{museum.meet}/answers?word=kind").text
        assert ("[…] is very <mark>kind</mark>" in behind, "Ben is" in behind, "0161" in behind) == (True, False, False)
        assert "until a facilitator has looked at it" in " ".join(behind.split())
        assert "Ben is" in maria.get(f"{museum.prepare}/answers?word=kind").text
        record = maria.get(f"{museum.prepare}/export.json").text
        assert ("[…] is very kind" in record, "Ben is" in record, "0161" in record) == (True, False, False)
        assert [ana.get(f"{museum.meet}/answers?word={word}").status_code for word in ("ben", "shitty")] == [404, 404]
        page = maria.get(f"{museum.prepare}/cloud").text
        assert page.count("a hint points at it; not in the picture") == 2

        listed = maria.get(f"{museum.prepare}/survey/answers?listing=hinted").text
        assert listed.count("May hold a name") == 2
        assert listed.count("May hold a coarse word") == 2
        for answer_id in re.findall(r'id="answer-([^"]+)"', listed):
            said = {"listing": "hinted"}
            assert maria.post(f"{museum.prepare}/survey/answers/{answer_id}/harmless", data=said).status_code == 303
        assert pictured() == {"harbour", "lantern", "kind", "Ben", "shitty"}
        behind = ana.get(f"{museum.meet}/answers?word=kind").text
        assert ("Ben is" in behind, "0161" in behind) == (True, False)  # a number is nothing to open
        listed = maria.get(f"{museum.prepare}/survey/answers").text
        assert listed.count(f"Called harmless by {museum.story.maria.name}") == 5


def test_freezing_and_starting_ask_to_look_at_the_hints_first(museum: Gathering) -> None:
    museum.answers((*TWO, "Ben is kind", "Chen is kind"))
    base, turn, phase = museum.prepare, museum.turn, museum.house.do(museum.story.agenda())[1].id
    with museum.facilitator() as maria, museum.facilitator(hx_request="true") as live:
        asked = maria.post(f"{base}/cloud/freeze")
        assert (asked.status_code, "2 answers may hold a name" in asked.text) == (200, True)
        assert ("Look at them" in asked.text, "Go on all the same" in asked.text) == (True, True)
        assert "froze" not in maria.get(f"{base}/cloud").text
        assert maria.post(f"{base}/cloud/freeze", data={"anyway": "yes"}).status_code == 303
        assert "froze" in maria.get(f"{base}/cloud").text

        press = {"turn": str(turn), "to": phase}
        question = f"{base}/meeting/start?to={phase}&turn={turn}"
        assert maria.post(f"{base}/meeting/on", data=press).headers["location"] == question
        assert live.post(f"{base}/meeting/on", data=press).headers["hx-redirect"] == question
        assert maria.post(f"{base}/meeting/to/{phase}", data=press).headers["location"] == question
        assert museum.house.do(museum.story.phase()) is PhaseKind.LOBBY
        page = maria.get(question)
        assert ("Look at them" in page.text, problems_of(page.text)) == (True, [])
        (action,) = re.findall(r'action="([^"]*/meeting/to/[^"]*)"', page.text)
        assert maria.post(action, data={"turn": str(turn), "anyway": "yes"}).status_code == 303
        assert museum.house.do(museum.story.phase()) is not PhaseKind.LOBBY
        later = {"turn": str(museum.turn)}
        assert maria.post(f"{base}/meeting/on", data=later).headers["location"] == f"{base}/meeting"  # asked once
        assert maria.get(question).headers["location"] == f"{base}/meeting"


def test_nobody_is_asked_where_there_is_no_hint(museum: Gathering) -> None:
    museum.answers((*TWO, *ONE))
    with museum.facilitator() as maria:
        assert maria.post(f"{museum.prepare}/cloud/freeze").status_code == 303
        assert maria.post(f"{museum.prepare}/meeting/on", data={"turn": str(museum.turn)}).status_code == 303
    assert museum.house.do(museum.story.phase()) is not PhaseKind.LOBBY


TOWNS = ("Wuppertal", "Zdislava", "Ruth")


def test_ana_opens_no_number_in_a_whole_answer_and_the_record_holds_none(asked: Gathering) -> None:
    asked.answers([f"Lantern at {number} by the harbour" for number in ("4712", "room 12b", "17:45", "３", "④")])
    asked.goes_to(PhaseKind.PEOPLE_SAID)
    with asked.participant() as ana, asked.facilitator() as maria:
        opened = ana.get(f"{asked.meet}/answers?word=lantern").text
        record = maria.get(f"{asked.prepare}/export.json").json()["answers"]
    said = "".join(re.findall(r"<p[^>]*dir=.auto.[^>]*>(.*?)</p>", opened, re.DOTALL)) or opened
    for text in (said.partition("<main")[2] or said, "".join(record)):
        assert [sign for sign in ("4712", "12b", "17:45", "３", "④") if sign in text] == []
    assert "[…]" in opened
    assert any("[…]" in text for text in record)


def test_an_answer_that_is_only_a_town_or_a_first_name_is_shown_to_nobody(house: House, museum: Gathering) -> None:
    """It stands in no picture, since nobody else said it; so no word opens it, and no guess does."""
    museum.answers((*TWO, *ONE, *TOWNS))
    for name, text in shared(house, museum):
        assert (name, [town for town in TOWNS if town in text]) == (name, [])
    with museum.participant() as ana:
        guessed = [ana.get(f"{museum.meet}/answers?word={town}").status_code for town in TOWNS]
    assert guessed == [404] * len(TOWNS)


def test_maria_calls_all_names_harmless_in_one_press_and_takes_it_back(museum: Gathering) -> None:
    museum.answers((*TWO, "Thank Dr Lind", "As Mr Berg does", "so shitty"))
    listed = f"{museum.prepare}/survey/answers?listing=hinted"
    with museum.facilitator() as maria:
        assert "All names are harmless" in maria.get(listed).text
        pressed = maria.post(f"{museum.prepare}/survey/answers/all-harmless", data={"kind": "name"})
        page = maria.get(pressed.headers["location"]).text
        assert (pressed.status_code, "Thank Dr" in page, "so <mark>shitty" in page) == (303, False, True)
        called_at = re.findall(r'name="called_at" value="([^"]+)"', page)[0].replace("&#43;", "+")
        undo = {"kind": "name", "called_at": called_at}
        assert maria.post(f"{museum.prepare}/survey/answers/all-again", data=undo).status_code == 303
        assert "Dr Lind" in maria.get(listed).text
        for wrong in ({"kind": "none"}, {"kind": "name", "called_at": "yesterday"}):
            assert maria.post(f"{museum.prepare}/survey/answers/all-again", data=wrong).status_code == 422
