"""The respondent's pages in the respondent's language, and Maria's page, as browsers get them."""

import re
from collections.abc import Iterator
from contextlib import suppress
from html import unescape

import httpx
import pytest

from app.actions.survey import questions as survey_questions
from app.actions.survey import schedule as survey_schedule
from app.actions.survey import survey
from app.domain.errors import TooMany
from app.domain.survey.survey import ANSWER_LIMIT, QUESTION
from app.domain.survey.wording import WORDINGS
from app.web.limits import answers
from tests.people import ANSWERS, ORGANISATION
from tests.web.gatherings import Gathering, gather
from tests.web.inspection import told
from tests.web.serving import House

HEAVIEST = 20_000  # bytes of a respondent's page with all that it loads (docs/performance.md)
FRENCH = "À quoi aimeriez-vous que les clients pensent ?"
POLISH = "O czym mają myśleć klienci?"


def path_of(gathering: Gathering) -> str:
    return f"/s/{gathering.workshop.survey_key}"


@pytest.fixture(scope="module")
def asking(house: House) -> Iterator[Gathering]:
    """The survey is open, and asks in English, French and Polish."""
    there = gather(house)
    for language, text in (("fr", FRENCH), ("pl", POLISH)):
        house.do(survey_questions.translate_question(house.services, there.story.maria, language, text))
    house.do(survey.open_survey(house.services, there.story.maria))
    yield there


def spoken(page: httpx.Response) -> tuple[str, str, str, str]:
    """Of a page with the question: the language of its sentences, its direction, the question's language, its text."""
    html = re.search(r'<html lang="([^"]+)" dir="([^"]+)">', page.text)
    question = re.search(r'<h1><bdi lang="([^"]+)" dir="[^"]+">(.*?)</bdi></h1>', page.text)
    assert html and question
    return html[1], html[2], question[1], unescape(question[2])


@pytest.mark.parametrize(
    ("wished", "query", "expected"),
    [
        ("", "", ("en", "ltr", "en", QUESTION)),
        ("ar-EG, ar;q=0.9, en;q=0.5", "", ("ar", "rtl", "en", QUESTION)),
        ("en, fr-CA;q=0.9", "?lang=fr", ("fr", "ltr", "fr", FRENCH)),
        ("fr-CA", "", ("fr", "ltr", "fr", FRENCH)),
        ("pl, de;q=0.5", "", ("de", "ltr", "pl", POLISH)),
        ("de", "?lang=pl", ("de", "ltr", "pl", POLISH)),
        ("ja", "?lang=%3Cscript%3E", ("ja", "ltr", "en", QUESTION)),
    ],
)
def test_each_part_of_the_page_is_in_a_language_of_the_reader(
    house: House, asking: Gathering, wished: str, query: str, expected: tuple[str, str, str, str]
) -> None:
    with house.visitor(accept_language=wished) as employee:
        page = employee.get(path_of(asking) + query)
    assert spoken(page) == expected
    offered = re.findall(r'<a href="\?lang=([^"]+)" hreflang="\1"\s+lang="\1" dir="(?:ltr|rtl)">', page.text)
    here = re.findall(r'<span aria-current="true" lang="([^"]+)"', page.text)
    assert sorted(offered + here) == ["ar", "de", "en", "es", "fr", "ja", "pl", "pt"]


def test_a_link_that_was_copied_in_part_says_so_in_the_readers_language(house: House, asking: Gathering) -> None:
    for wished, query, expected in (
        ("de-AT, en;q=0.5", "", ("de", "ltr", "Unter dieser Adresse gibt es keine Umfrage")),
        ("de", "?lang=ar", ("ar", "rtl", "لا يوجد استطلاع على هذا العنوان")),
        ("pl", "", ("en", "ltr", "There is no survey under this address")),
    ):
        with house.visitor(accept_language=wished) as employee:
            page = employee.get(path_of(asking)[:-3] + query)
        shown = re.search(r'<html lang="([^"]+)" dir="([^"]+)">.*<h1>(.*?)</h1>', page.text, re.DOTALL)
        assert (page.status_code, shown and shown.groups()) == (404, expected)


def test_a_chosen_language_stays_until_the_thanks(house: House, asking: Gathering) -> None:
    with house.visitor(accept_language="en") as employee:
        page = employee.get(path_of(asking) + "?lang=fr").text
        form = re.search(r'<form method="post" action="([^"]+)"', page)
        assert form
        refused = employee.post(form[1], data={"answer": " "})
        sent = employee.post(form[1], data={"answer": "De la curiosité"})
        thanks = employee.get(sent.headers["location"])
        unasked = employee.post(path_of(asking), data={"answer": "Curiosity"}).headers["location"]
    assert form[1] == path_of(asking) + "?lang=fr"
    assert (refused.status_code, "Écrivez d’abord quelques mots" in refused.text) == (422, True)
    assert sent.headers["location"] == path_of(asking) + "/thanks?lang=fr"
    assert told(thanks) == (200, "Merci beaucoup")
    assert unasked == path_of(asking) + "/thanks"


@pytest.mark.parametrize("language", list(WORDINGS))
def test_the_pages_are_light_in_every_language(house: House, asking: Gathering, language: str) -> None:
    """As sent, uncompressed: the page, its styles, its icon, its scripts and what those import."""
    query = f"?lang={language}"
    with house.visitor() as employee:
        pages = [
            employee.get(path_of(asking) + query),
            employee.post(path_of(asking) + query, data={"answer": ""}),
            employee.get(f"{path_of(asking)}/thanks{query}"),
        ]
        weights = [len(page.content) + sum(_loaded(employee, page).values()) for page in pages]
    assert [page.status_code for page in pages] == [200, 422, 200]
    assert max(weights) < HEAVIEST, weights


def _loaded(employee: httpx.Client, page: httpx.Response) -> dict[str, int]:
    """Bytes by address."""
    waiting = re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)
    weights: dict[str, int] = {}
    while waiting:
        address = waiting.pop()
        if address not in weights:
            file = employee.get(address)
            assert file.status_code == 200, address
            weights[address] = len(file.content)
            imported = re.findall(r'import [^"]*"\./([^"]+)"', file.text) if ".js" in address else []
            waiting += [f"{address.rsplit('/', 1)[0]}/{name}" for name in imported]
    assert len(weights) >= 2
    return weights


def test_people_who_come_before_it_opens_are_told_when(house: House, museum: Gathering) -> None:
    services, maria = house.services, museum.story.maria
    with house.visitor(accept_language="de") as employee:
        unset = employee.get(path_of(museum))
        house.do(survey_schedule.set_schedule(services, maria, "2030-12-02T09:00", "2030-12-09T18:00"))
        scheduled = employee.get(path_of(museum))
        too_early = employee.post(path_of(museum), data={"answer": "Schon jetzt"})
        house.do(survey.open_survey(services, maria))
        opened = employee.get(path_of(museum))
    assert [told(page) for page in (unset, scheduled, too_early)] == [(410, "Die Umfrage hat noch nicht begonnen")] * 3
    moment = "Sie beginnt am Montag, 2. Dezember 2030, 09:00 Uhr (Europe/Stockholm)."
    assert [moment in page.text for page in (unset, scheduled, too_early)] == [False, True, True]
    assert ">Schon jetzt</textarea>" in too_early.text
    assert "Geöffnet bis Montag, 9. Dezember 2030, 18:00 Uhr (Europe/Stockholm)." in opened.text


def test_whatever_is_wrong_what_was_typed_is_given_back(
    house: House, museum: Gathering, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = museum.workshop.survey_key
    typed = "ك" * (ANSWER_LIMIT + 12)
    with house.visitor(accept_language="ar") as employee:
        house.do(survey.open_survey(house.services, museum.story.maria))
        too_long = employee.post(path_of(museum), data={"answer": typed})
        monkeypatch.setattr(answers, "per_second", 0.0)  # or a try comes back every hundredth of a second
        with suppress(TooMany):
            while True:
                answers.take(key, "127.0.0.1")
        too_many = employee.post(path_of(museum), data={"answer": "مرحبا"})
        house.do(survey.close_survey(house.services, museum.story.maria))
        answers.give_back(key, "127.0.0.1")
        late = employee.post(path_of(museum), data={"answer": "متأخر"})
    page = WORDINGS["ar"].page
    assert (too_long.status_code, f">{typed}</textarea>" in too_long.text) == (422, True)
    assert page.too_long % {"over": "12"} in too_long.text
    assert (too_many.status_code, too_many.headers["retry-after"]) == (429, "30")
    assert f"{page.too_many} {page.still_here}" in too_many.text
    assert ">مرحبا</textarea>" in too_many.text
    assert told(late) == (410, page.closed)
    assert ">متأخر</textarea>" in late.text
    assert "languages" not in too_long.text  # another language would lose what was typed


def test_a_device_that_has_answered_is_thanked_and_may_be_shared(house: House, asking: Gathering) -> None:
    with house.visitor() as employee:
        sent = employee.post(path_of(asking), data={"answer": ANSWERS[0]})
        cookie = sent.headers["set-cookie"].split(";")[0].partition("=")
    with house.visitor({cookie[0]: cookie[2]}) as employee:
        back = employee.get(path_of(asking) + "?lang=fr")
        again = re.search(r'class="button" href="([^"]+)"', back.text)
        assert again
        form = employee.get(unescape(again[1]))
    assert told(back) == (200, "Vous avez déjà répondu")
    assert unescape(again[1]) == path_of(asking) + "?lang=fr&again=1"
    assert spoken(form)[3] == FRENCH


# -- Maria's page


def test_maria_enters_languages_and_what_she_typed_wrongly_stays(house: House, museum: Gathering) -> None:
    base = museum.prepare + "/survey"
    with museum.facilitator() as maria:
        sent = maria.post(f"{base}/questions", data={"language": "fr", "translation": FRENCH})
        wrong = maria.post(f"{base}/questions", data={"language": "xx", "translation": "Quoi & <b>"})
        page = unescape(maria.get(base + "?message=last-day&language=fr").text)
        maria.post(f"{base}/questions/fr/remove")
        without = unescape(maria.get(base + "?message=last-day&language=fr").text)
    assert sent.status_code == 303
    assert (wrong.status_code, "Please choose a language from the list." in wrong.text) == (422, True)
    assert ">Quoi &amp; &lt;b&gt;</textarea>" in wrong.text
    assert f'value="Dernier jour\u00a0: une question sur l’expérience chez {ORGANISATION}"' in page
    assert f"«\u00a0{FRENCH}\u00a0»" in page
    assert f"{museum.house.origin}{path_of(museum)}?lang=fr\n" in page
    assert f'value="Last day: one question about the experience at {ORGANISATION}"' in without
    assert FRENCH not in without


def test_maria_sets_dates_and_sees_what_comes_by_itself(house: House, museum: Gathering) -> None:
    base = museum.prepare + "/survey"
    with museum.facilitator() as maria:
        never = maria.post(f"{base}/schedule", data={"opens_at": "2030-03-31T02:30", "closes_at": "2030-04-01T18:00"})
        sent = maria.post(f"{base}/schedule", data={"opens_at": "2030-10-27T02:30", "closes_at": "2030-10-27T02:30"})
        page = unescape(maria.get(base).text)
        removed = maria.post(f"{base}/schedule/remove")
        without = maria.get(base).text
    assert never.status_code == 422
    assert "There is no 02:30 in Europe/Stockholm on that day: clocks go forward." in never.text
    assert 'value="2030-03-31T02:30"' in never.text
    assert [sent.status_code, removed.status_code] == [303, 303]
    night = (
        "by itself on Sunday, 27 October 2030, 02:30 (Europe/Stockholm), the {} time that clocks show it that night."
    )
    assert f"It opens {night.format('first')} It closes {night.format('second')}" in page
    assert page.count('value="2030-10-27T02:30"') == 2
    assert "by itself on" not in without


def test_numbers_move_in_steps_while_the_survey_is_open(house: House, museum: Gathering) -> None:
    services, maria_ = house.services, museum.story.maria
    seen = []
    with museum.facilitator() as maria:
        house.do(survey.open_survey(services, maria_))
        for number in range(7):
            found = re.search(r'class="survey-progress">([^<]+)<', maria.get(museum.prepare + "/survey").text)
            assert found
            seen.append(found[1])
            house.do(survey.give_answer(services, museum.workshop.survey_key, f"Answer {number}"))
        board = unescape(maria.get(museum.prepare).text)
        house.do(survey.close_survey(services, maria_))
        closed = maria.get(museum.prepare + "/survey").text
    assert seen == [*["Fewer than 5 answers so far"] * 5, *["At least 5 answers so far"] * 2]
    assert "Open, with at least 5 answers so far." in board
    assert 'class="survey-progress">7 answers<' in closed
