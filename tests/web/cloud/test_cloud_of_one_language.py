"""The cloud of one language: what is done for all of them together, and the way there."""

import re
from html import unescape

import pytest

from tests.web.gatherings import Gathering

ENGLISH = ["I hope for calm and friendly people at the counter", "I hope they listen to what I want from them"] * 6
GERMAN = ["Ich wünsche mir freundliche Menschen am Schalter", "Freundlich und ruhig, wie zu Hause"] * 6


def panel(page: str) -> str:
    (section,) = re.findall(r'<section class="card[^"]*tidy".*?</section>', page, re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", section)).split())


@pytest.mark.parametrize("sort", ["answers", "word"])
def test_who_looks_at_one_language_is_told_where_the_cloud_is_tidied(museum: Gathering, sort: str) -> None:
    museum.answers(ENGLISH + GERMAN)
    sorted_so = "?sort=word" if sort == "word" else ""
    with museum.facilitator() as maria:
        of_all = maria.get(f"{museum.prepare}/cloud").text
        of_one = maria.get(f"{museum.prepare}/cloud", params={"language": "de", "sort": sort}).text
    assert of_all.count('name="leave_out"') == 2
    assert (of_all.count("Do what is ticked"), of_one.count("Do what is ticked")) == (1, 0)
    assert panel(of_one) == (
        "Tidy the cloud This is done for all languages together, because a word counts in all of them."
        " Offered there: 2 words to leave out."
        " The handout and the record also show the cloud of all languages. Show the whole cloud"
    )
    assert f'href="{museum.prepare}/cloud{sorted_so}#tidy-title"' in of_one


def test_where_nothing_is_offered_the_way_leads_to_the_cloud_of_all_languages(museum: Gathering) -> None:
    museum.answers(["calm and friendly people"] * 6 + ["freundlich und ruhig"] * 6)
    with museum.facilitator() as maria:
        of_one = maria.get(f"{museum.prepare}/cloud", params={"language": "de"}).text
    assert panel(of_one) == (
        "Tidy the cloud This is done for all languages together, because a word counts in all of them."
        " The handout and the record also show the cloud of all languages. Show the whole cloud"
    )
    assert f'href="{museum.prepare}/cloud">Show the whole cloud' in of_one
