"""The results page as it is fetched, replied and pushed."""

import re
from html import unescape

import pytest

from tests.web.gatherings import Gathering
from tests.web.inspection import problems_of
from tests.web.serving import House


@pytest.fixture
def answered(museum: Gathering) -> Gathering:
    museum.answers()
    return museum


def words_in(page: str) -> list[tuple[str, str]]:
    """The rows of the list."""
    return re.findall(r'<tr id="l-[^>]*data-word="([^"]*)".*?<td>([\d,]+)</td>', page, re.DOTALL)


def test_the_list_says_what_the_picture_says_and_is_sorted_as_asked(answered: Gathering) -> None:
    with answered.facilitator() as maria:
        pages = {sort: maria.get(f"{answered.prepare}/cloud{sort}").text for sort in ("", "?sort=word")}
    assert words_in(pages[""])[:3] == [("story", "3"), ("welcome", "3"), ("curious", "2")]
    assert words_in(pages["?sort=word"]) == sorted(words_in(pages[""]))
    pictured = sorted(re.findall(r'<a id="w-[^>]*data-word="([^"]*)"', pages[""]))
    assert pictured == ["curious", "story", "welcome"]  # the other words are in one answer each
    assert "One-question survey, 6 answers, closed on 1 December 2026." in pages[""]
    assert "not how much it matters" in pages[""]
    assert [problems_of(page) for page in pages.values()] == [[], []]


def test_a_press_answers_with_the_results_and_its_undo_with_and_without_scripts(answered: Gathering) -> None:
    base = f"{answered.prepare}/cloud"
    with answered.facilitator() as maria:
        replied = maria.post(f"{base}/merge", data={"word": "tell", "into": "story"}, headers={"HX-Request": "true"})
        plain = maria.post(f"{base}/rename", data={"word": "welcome", "name": "<Heartily> welcome"})
        page = maria.get(base).text
    assert replied.text.startswith('<section id="results"')
    assert "“tell” is counted with “story” now." in replied.text
    assert (plain.status_code, plain.headers["location"]) == (303, f"{base}#changes")
    told = [unescape(choice).strip() for choice in re.findall(r'<li id="c-[^>]*><div><p>(.*?) <span', page)]
    assert sorted(told) == ["“tell” is counted with “story”", "“welcome” is shown as “<Heartily> welcome”"]
    assert len(re.findall(answered.story.maria.name + r", \d+ \w+, \d\d:\d\d", page)) == 2
    assert [problems_of(text) for text in (replied.text, page)] == [[], []]
    with answered.facilitator() as maria:
        for choice in re.findall(r'<li id="c-([^"]*)"', page):
            assert maria.post(f"{base}/choices/{choice}/undo").status_code == 303
        gone = maria.post(f"{base}/choices/{choice}/undo", headers={"HX-Request": "true"})
        after = maria.get(base).text
    assert (gone.status_code, gone.headers["hx-retarget"]) == (404, "#notice")
    assert "What was changed" not in after


def test_what_can_be_done_with_a_word_is_a_page_of_its_own_too(answered: Gathering) -> None:
    with answered.facilitator() as maria:
        address = f"{answered.prepare}/cloud/word?word=story"
        page, sheet = maria.get(address), maria.get(address, headers={"HX-Request": "true"})
    assert page.text.count("Count it with…") == sheet.text.count("Count it with…") == 1
    assert "<html" in page.text
    assert "<html" not in sheet.text
    assert problems_of(page.text) == []


def test_two_pages_get_one_rendering_and_what_they_have_they_do_not_get_again(
    house: House, answered: Gathering
) -> None:
    live = f"/live/{answered.workshop.id}/cloud"
    with house.socket(live, answered.maria) as one, house.socket(live + "?sort=word", answered.maria) as other:
        first = [str(socket.recv(timeout=10)) for socket in (one, other)]
        assert [words_in(frame)[0][0] for frame in first] == ["story", "children"]
        house.do(house.services.ring(answered.workshop.id))  # of something else
        with pytest.raises(TimeoutError):
            one.recv(timeout=1)
        with answered.facilitator() as maria:
            maria.post(f"{answered.prepare}/cloud/hide", data={"word": "story"})
        frames = [str(socket.recv(timeout=10)) for socket in (one, other)]
        assert ["story" in dict(words_in(frame)) for frame in frames] == [False, False]
        assert [problems_of(frame) for frame in frames] == [[], []]


def test_a_frozen_picture_is_what_handout_page_and_file_and_record_show(answered: Gathering) -> None:
    with answered.facilitator() as maria:
        assert maria.post(f"{answered.prepare}/cloud/freeze").headers["location"] == f"{answered.prepare}/cloud#handout"
        maria.post(f"{answered.prepare}/cloud/rename", data={"word": "welcome", "name": "Heartfelt"})
        maria.post(f"{answered.prepare}/cloud/hide", data={"word": "story"})
        results = maria.get(f"{answered.prepare}/cloud").text
        handout = maria.get(f"{answered.prepare}/handout").text
        record = maria.get(f"{answered.prepare}/export.json").json()
        assert maria.get(f"{answered.prepare}/handout.pdf").status_code == 200
    assert "Left out of it since then: “story”." in results
    assert "Heartfelt" in results
    drawn = re.findall(r'class="cloud-word[^>]*>([^<]*)<', handout)
    assert ("welcome" in drawn, "Heartfelt" in drawn, "story" in drawn) == (True, False, False)
    assert {entry["word"] for entry in record["cloud"]} == set(drawn)


def test_pictures_come_in_the_sizes_and_colours_asked_for(answered: Gathering) -> None:
    with answered.facilitator() as maria:
        got = {
            size: maria.get(f"{answered.prepare}/cloud.png?palette=dark&size={size}")
            for size in ("1920x960", "600x600", "99x400", "8000x8000", "wide")
        }
    sizes = {
        size: (
            answer.status_code,
            int.from_bytes(answer.content[16:20], "big"),
            int.from_bytes(answer.content[20:24], "big"),
        )
        for size, answer in got.items()
        if answer.status_code == 200
    }
    assert sizes == {"1920x960": (200, 1920, 960), "600x600": (200, 600, 600)}
    assert {got[size].status_code for size in got.keys() - sizes.keys()} == {422}
