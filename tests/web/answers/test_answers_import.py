"""Importing, hiding and exporting answers as a browser does it: what the pages say, and what bad input is told."""

import csv
import io
import re
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html import unescape

import httpx
import pytest

from app.reading import apart
from app.reading.limits import ANSWERS as LIMITS
from app.reading.lines import Task, lines
from tests.people import ANA, ANSWERS
from tests.reading.opened import rows_of
from tests.reading.survey_exports import SECRETS, google_csv, survey_monkey_csv
from tests.reading.workbooks import far_apart
from tests.web.gatherings import Gathering
from tests.web.inspection import CANARY, NASTY, told
from tests.web.serving import House

NEW = ("A day that stays with you", "Quiet corners", f"{ANA.name} smiled")


def survey(there: Gathering) -> str:
    return there.prepare + "/survey"


def upload(maria: httpx.Client, there: Gathering, content: bytes, name: str = "answers.csv") -> httpx.Response:
    return maria.post(survey(there) + "/imports", files={"file": (name, content)}, data={"pasted": ""})


def plain(page: str) -> str:
    """Without tags."""
    return re.sub(r"<[^>]+>", "", page)


def badges(page: str) -> dict[str, str]:
    """What each kind of rows, or of answers, is called, and how many there are."""
    found = re.findall(r'">([\w ]+) <span class="badge"[^>]*>([\d,…]+)</span></a>', page)
    return dict(found)


def test_a_list_is_looked_at_counts_and_is_undone(museum: Gathering) -> None:
    museum.house.do(museum.story.answers(ANSWERS))
    content = google_csv((*NEW, NEW[0], ANSWERS[0], "", "x" * 2001, "=1+1"))
    with museum.facilitator() as maria:
        path = upload(maria, museum, content).headers["location"]
        page = unescape(maria.get(path).text)
        long = maria.get(path, params={"rows": "too_long"}).text
        before = maria.get(survey(museum) + "/answers").text
        applied = maria.post(path + "/apply", data={"column": "0", "header": "1", "repeats": "keep_in_list"})
        imports = unescape(maria.get(applied.headers["location"]).text)
        after = unescape(maria.get(survey(museum) + "/answers").text)
        undone = maria.post(path + "/undo")
        again = maria.post(path + "/undo")
        finally_there = maria.get(survey(museum) + "/answers").text
    assert badges(page) == {"New": "4", "Said above": "1", "Here already": "1", "Too long": "1", "Empty": "1"}
    assert "6 answers will come in. Nothing counts yet." in page
    assert "Left behind: Timestamp, Username, Your department, because they say who or when or where." in plain(page)
    assert "over 2,000 characters, so it stays out" in long
    assert [secret for secret in SECRETS if secret in page] == []
    assert "5 answers imported by" in imports
    assert [text in after for text in (*NEW, "=1+1")] == [True] * 4
    assert [text in before or text in finally_there for text in NEW] == [False] * 3
    assert (undone.status_code, told(again)) == (303, (409, "Something changed meanwhile"))


def test_no_file_of_the_server_holds_who_answered_nor_what_was_put_away(museum: Gathering) -> None:
    def stored() -> bytes:
        folder = museum.house.settings.data_dir
        return b"".join(path.read_bytes() for path in sorted(folder.glob("visionroom.db*")))

    canary = "A canary in a coal mine"
    with museum.facilitator() as maria:
        path = upload(maria, museum, survey_monkey_csv((canary, *NEW))).headers["location"]
        waiting = stored()
        maria.post(path + "/discard")
    assert canary.encode() in waiting
    assert [secret for secret in (b"eva@museum.example", b"203.0.113.7", b"09:14:03") if secret in waiting] == []
    assert canary.encode() not in stored()


def test_another_column_can_be_chosen(museum: Gathering) -> None:
    rows = "".join(
        f"A long comment, number {n}, that goes on for a while\tWe like it calm here and there, {n}\n" for n in range(5)
    )
    with museum.facilitator() as maria:
        path = maria.post(survey(museum) + "/imports", data={"pasted": rows}).headers["location"]
        first = maria.get(path).text
        second = maria.get(path, params={"column": "1", "header": "1"}).text
    assert (first.count("A long comment, number"), badges(first)) == (14, {"New": "5"})
    assert badges(second) == {"New": "4"}
    assert second.count('<span class="answer-text" dir="auto">We like') == 4


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "This file is empty."),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            "This file is a picture, not a list.",
        ),
        (far_apart(), "The cells of sheet “People” are far apart: they reach to WQJ160000, row 160,000"),
        (b"ana@museum.example\nben@museum.example\n", "No column of this list looks like answers"),
    ],
    ids=["empty", "picture", "far apart", "addresses"],
)
def test_what_is_no_list_is_refused_and_changes_nothing(
    house: House, quiet_museum: Gathering, content: bytes, words: str
) -> None:
    before = house.snapshot()
    with quiet_museum.facilitator() as maria:
        answered = upload(maria, quiet_museum, content)
    assert told(answered) == (422, "Import answers")
    assert words in unescape(answered.text)
    assert house.snapshot() == before


def test_a_file_over_the_limit_is_refused_before_it_is_read(house: House, quiet_museum: Gathering) -> None:
    with quiet_museum.facilitator() as maria:
        under = upload(maria, quiet_museum, b"x" * (2 * 1024 * 1024))
        before = house.snapshot()
        over = upload(maria, quiet_museum, b"x" * (21 * 1024 * 1024))
    assert under.status_code == 303  # read: one answer that is too long
    assert (over.status_code, "This file is larger than 20 MB" in over.text) == (413, True)
    assert house.snapshot() == before


def test_strangers_are_refused_before_their_file_is_taken(
    house: House, quiet_museum: Gathering, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken(*_: object) -> None:
        raise AssertionError("the file was read")

    monkeypatch.setattr("app.web.uploads.MultiPartParser", taken)
    with house.visitor() as nobody:
        answered = upload(nobody, quiet_museum, b"x" * (3 * 1024 * 1024))
    assert answered.status_code == 401


def test_a_list_that_takes_long_keeps_nobody_else_waiting(
    quiet_museum: Gathering, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, has_answered = threading.Event(), threading.Event()

    def slowly(task: Task, content: bytes) -> Iterator[str]:
        begun.set()
        assert has_answered.wait(30)
        return lines(task, content)

    monkeypatch.setattr(apart, "lines", slowly)
    with ThreadPoolExecutor(1) as pool, quiet_museum.facilitator() as maria, quiet_museum.facilitator() as other:
        sent = pool.submit(upload, maria, quiet_museum, b"Something new")
        assert begun.wait(30)
        assert other.get(survey(quiet_museum)).status_code == 200
        has_answered.set()
        assert sent.result(30).status_code == 303


def test_answers_are_hidden_and_shown_where_they_stand(museum: Gathering) -> None:
    museum.house.do(museum.story.answers((*ANSWERS, *NEW)))
    base = survey(museum) + "/answers"
    with museum.facilitator() as maria:
        counts = maria.get(base + "/counts").text
        hinted = maria.get(base, params={"listing": "hinted"}).text
        (answer_id,) = re.findall(r'<li id="answer-(\w+)"', hinted)
        swapped = maria.post(f"{base}/{answer_id}/hide", headers={"hx-request": "true"}).text
        hidden = maria.get(base, params={"listing": "hidden", "search": "SMILED"}).text
        back = maria.post(f"{base}/{answer_id}/show", data={"listing": "hidden", "search": "smiled", "page": "1"})
        gone = maria.post(f"{base}/nobody/hide", headers={"hx-request": "true"})
    assert badges(counts)["With hints"] == "1"
    assert f"<mark>{ANA.name}</mark> smiled" in hinted
    assert (swapped.count("<li"), 'hx-swap-oob="true"' in swapped, "Show again" in swapped) == (1, True, True)
    assert (badges(hidden)["Hidden"], "Hidden by Maria Lind" in hidden) == ("1", True)
    assert back.headers["location"] == f"{base}?listing=hidden&search=smiled&page=1#answer-{answer_id}"
    assert (gone.status_code, 'id="notice"' in gone.text) == (404, True)


def test_files_hold_texts_and_nothing_that_computes(museum: Gathering) -> None:
    museum.house.do(museum.story.answers((*ANSWERS, '=HYPERLINK("x")')))
    with museum.facilitator() as maria:
        answers = maria.get(survey(museum) + "/answers.csv")
        words = maria.get(survey(museum) + "/words.csv")
        workbook = maria.get(survey(museum) + "/answers.xlsx")
        other = maria.get(survey(museum) + "/answers.pdf")
    assert answers.headers["content-disposition"] == 'attachment; filename="survey-answers-harbour-museum.csv"'
    rows = [row[0] for row in csv.reader(io.StringIO(answers.content.decode("utf-8-sig")))]
    assert rows[0] == "Answer"
    assert set(rows[1:]) == {*ANSWERS, '\'=HYPERLINK("x")'}
    assert "story" in words.text
    assert rows_of(workbook.content, LIMITS)[0].cells == ("Answer",)
    assert other.status_code == 404


def test_below_the_minimum_there_is_nothing_to_read_or_take_away(museum: Gathering) -> None:
    museum.house.do(museum.story.answers(ANSWERS[:4]))
    with museum.facilitator() as maria:
        page = maria.get(survey(museum) + "/answers").text
        refused = [
            maria.get(survey(museum) + end) for end in ("/answers.csv", "/answers.xlsx?hidden=with", "/words.xlsx")
        ]
    assert "Answers can be read from 5 on" in page
    assert [text for text in ANSWERS if text in page] == []
    assert {told(answer) for answer in refused} == {(404, "Nothing here")}


def test_what_is_in_a_list_is_text(museum: Gathering) -> None:
    with museum.facilitator() as maria:
        path = upload(maria, museum, survey_monkey_csv((NASTY, *ANSWERS), NASTY + "?")).headers["location"]
        page = maria.get(path).text
        maria.post(path + "/apply")
        shown = maria.get(survey(museum) + "/answers", params={"search": CANARY}).text
        nothing = maria.get(
            survey(museum) + "/answers", params={"search": NASTY + "%", "page": "99999999", "listing": "x"}
        )
    assert "&lt;" + CANARY in page
    assert "&lt;" + CANARY in shown
    assert nothing.status_code == 200


def test_of_a_foreign_export_every_page_names_columns_and_shows_no_cell_of_them(museum: Gathering) -> None:
    lines = [("Récupéré le", "Latitude", "Adresse IP", "Courriel", "Q1")]
    lines += [(f"1{n} novembre 2026 13:37", f"47.4242{n}", f"203.0.113.24{n}", f"piep{n}@cage.example", text)
              for n, text in enumerate((*NEW, *ANSWERS))]  # fmt: skip
    pasted = "\n".join("\t".join(cells) for cells in (*lines, lines[1]))
    with museum.facilitator() as maria:
        path = maria.post(survey(museum) + "/imports", data={"pasted": pasted}).headers["location"]
        pages = [maria.get(path, params={"rows": rows, "again": "leave"}).text for rows in ("new", "again", "empty")]
        first = plain(unescape(maria.get(path).text))
        maria.post(path + "/apply", data={"again": "leave"})
        pages += [maria.get(survey(museum) + end).text for end in ("/imports", "/answers", "", "/answers.csv")]
    assert "Left behind: Récupéré le, Latitude, Adresse IP, Courriel, because they say who or when or where." in first
    assert (
        "1 row has the same respondent id or e-mail address as a row above. These were compared and not kept." in first
    )
    assert "10 answers will come in" in first
    assert badges(pages[0]) == {"New": "9", "Same respondent": "1"}
    assert "as in row 2" in plain(pages[1])
    assert "9 answers imported by" in pages[3]
    port = str(museum.house.port)  # which may be anything
    pages = [page.replace(port, "") for page in pages]
    assert [text for text in ("13:37", "47.4242", "203.0.113", "piep") for page in pages if text in page] == []


def test_columns_without_titles_have_the_numbers_of_the_file(museum: Gathering) -> None:
    lines = [f"2026-11-20 09:1{n}\tWe want: {text}\tWe would all like {text}" for n, text in enumerate(ANSWERS)]
    with museum.facilitator() as maria:
        path = maria.post(survey(museum) + "/imports", data={"pasted": "\n".join(lines)}).headers["location"]
        page = plain(unescape(maria.get(path).text))
    assert "Left behind: column 1, because" in page
    assert re.findall(r"(?<!behind: )\b[cC]olumn \d", page) == ["column 3", "Column 2", "Column 3"]
