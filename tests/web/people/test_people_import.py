"""Importing people as a browser does it: what is uploaded, what the preview says, what bad input is told."""

import re
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html import unescape

import httpx
import pytest

from app.reading import apart
from app.reading.lines import Task, lines
from tests.people import ANA, BEN, CHEN, DILEK, PARTICIPANTS
from tests.reading.workbooks import bomb, far_apart, workbook
from tests.web.gatherings import Gathering, gather
from tests.web.inspection import CANARY, NASTY, told
from tests.web.serving import House

RIGHT_TO_LEFT = "مريم البحيري"


def upload(maria: httpx.Client, there: Gathering, content: bytes, name: str = "people.csv") -> httpx.Response:
    return maria.post(there.prepare + "/people/imports", files={"file": (name, content)}, data={"pasted": ""})


def preview(maria: httpx.Client, there: Gathering, content: bytes) -> tuple[str, str]:
    """The address of the preview, and its page."""
    answered = upload(maria, there, content)
    assert answered.status_code == 303, answered.text
    path = answered.headers["location"]
    return path, maria.get(path).text


def hidden(page: str) -> dict[str, list[str]]:
    """What the form of the preview would send."""
    form = page[page.index('id="apply"') :].split("</form>", maxsplit=1)[0]
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="(?:hidden|checkbox)" name="(\w+)" value="([^"]*)"', form):
        found.setdefault(name, []).append(value)
    return found


def badges(page: str) -> list[str]:
    return re.findall(r'<tbody id="row-\d+" data-verdict="(\w+)">', page)


def test_a_list_is_looked_at_counts_and_is_undone(museum: Gathering) -> None:
    rows = f"Name;E-mail;Funktion\r\n{ANA.name};{ANA.email};Direktörin\r\n; eva\r\n{RIGHT_TO_LEFT};\r\nEva 🙂;\r\n"
    with museum.facilitator() as maria:
        path, page = preview(maria, museum, rows.encode("utf-16"))
        before = maria.get(museum.prepare + "/people").text
        applied = maria.post(path + "/apply", data=hidden(page))
        after = maria.get(museum.prepare + "/people").text
        undone = maria.post(path + "/undo")
        again = maria.post(path + "/undo")
        finally_there = maria.get(museum.prepare + "/people").text
    assert badges(page) == ["changed", "bad", "new", "new"]
    assert '<del dir="auto">Guide</del>' in page
    assert ("Direktörin" in before, RIGHT_TO_LEFT in before) == (False, False)
    assert (applied.status_code, applied.headers["location"]) == (303, museum.prepare + "/people")
    assert all(words in after for words in ("Direktörin", RIGHT_TO_LEFT, "Eva 🙂", "2 people added, 1 changed."))
    assert museum.link(ANA.name) in after
    assert (undone.status_code, told(again)) == (303, (409, "Something changed meanwhile"))
    assert "The import is undone." in finally_there
    assert not any(words in finally_there for words in ("Direktörin", RIGHT_TO_LEFT, "Eva 🙂"))


def test_a_pasted_list_takes_the_same_way(museum: Gathering) -> None:
    with museum.facilitator() as maria:
        answered = maria.post(museum.prepare + "/people/imports", data={"pasted": f"{BEN.line}\r\nEva\r\n"})
        page = maria.get(answered.headers["location"]).text
    assert badges(page) == ["unchanged", "new"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "This file is empty."),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            "This file is a picture, not a list.",
        ),
        (b"Ana,ana@museum.example\n" * 10_000, "This list has over 200 rows, and a workshop has 7 to 10 people."),
        (workbook([("Ana", "x")] * 10_000), "This list has over 200 rows, and a workshop has 7 to 10 people."),
        (workbook([("Ana",)])[:300], "This file cannot be read: it is damaged, or has a password."),
        (far_apart(), "The cells of sheet “People” are far apart: they reach to WQJ160000, row 160,000"),
        (bomb(), "This list cannot be read: it is damaged, or far too large inside."),
    ],
    ids=["empty", "picture", "10,000 rows", "10,000 rows, xlsx", "broken", "far apart", "bomb"],
)
def test_what_is_no_list_is_refused_and_changes_nothing(
    house: House, quiet_museum: Gathering, content: bytes, words: str
) -> None:
    before = house.snapshot()
    with quiet_museum.facilitator() as maria:
        answered = upload(maria, quiet_museum, content)
    assert told(answered) == (422, "People")
    assert unescape(answered.text).count(words) == 2  # above, and beside the field
    assert house.snapshot() == before


def test_a_file_over_the_limit_is_refused_before_it_is_read(house: House, quiet_museum: Gathering) -> None:
    before = house.snapshot()
    with quiet_museum.facilitator() as maria:
        answered = upload(maria, quiet_museum, b"Ana\n" * 300_000)
        beyond_any_list = upload(maria, quiet_museum, b"Ana\n" * 3_000_000)
    assert told(answered) == (422, "People")
    assert answered.text.count("This file has 1.1 MB; 1 MB is the most. Nothing was imported.") == 2
    assert beyond_any_list.status_code == 413
    assert "This file is far larger than any list of people. Nothing was changed." in beyond_any_list.text
    assert house.snapshot() == before


def test_a_file_that_takes_long_keeps_nobody_else_waiting(
    quiet_museum: Gathering, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading ends only after another page has answered: on the server's event loop it never would."""
    begun, has_answered = threading.Event(), threading.Event()

    def slowly(task: Task, content: bytes) -> Iterator[str]:
        begun.set()
        assert has_answered.wait(30)
        return lines(task, content)

    monkeypatch.setattr(apart, "lines", slowly)
    with ThreadPoolExecutor(1) as pool, quiet_museum.facilitator() as maria, quiet_museum.facilitator() as other:
        sent = pool.submit(upload, maria, quiet_museum, b"Eva")
        assert begun.wait(30)
        assert other.get(quiet_museum.prepare + "/people").status_code == 200
        has_answered.set()
        assert sent.result(30).status_code == 303


def test_a_file_and_a_paste_at_once_are_not_guessed_about(quiet_museum: Gathering) -> None:
    with quiet_museum.facilitator() as maria:
        answered = maria.post(
            quiet_museum.prepare + "/people/imports", files={"file": ("a.csv", b"Eva")}, data={"pasted": "Farid"}
        )
    assert told(answered) == (422, "People")
    assert "Send one of the two." in answered.text
    assert ">Farid</textarea>" in answered.text


def test_nothing_ticked_or_a_changed_roster_shows_the_preview_again(museum: Gathering) -> None:
    with museum.facilitator() as maria:
        path, page = preview(maria, museum, b"Eva\nFarid\n")
        form = hidden(page)
        unticked = maria.post(path + "/apply", data=form | {"row": ["x", "-1", "9" * 50]})
        maria.post(museum.prepare + "/people", data={"name": "Eva"})
        changed = maria.post(path + "/apply", data=form | {"row": ["2"]})
        applied = maria.post(path + "/apply", data=hidden(changed.text) | {"row": ["2"]})
        roster = maria.get(museum.prepare + "/people").text
    assert (told(unticked), told(changed)) == ((422, "Check the list"), (409, "Check the list"))
    assert "checked" not in unticked.text
    assert badges(changed.text) == ["unchanged", "new"]
    assert (applied.status_code, roster.count('dir="auto">Farid<')) == (303, 2)  # on the list, and in a team


def test_columns_chosen_by_hand_stay_chosen(museum: Gathering) -> None:
    with museum.facilitator() as maria:
        path, _ = preview(maria, museum, b"Guide,Eva Ek,x\nPorter,Farid,y\n")
        chosen = maria.get(path, params={"column": ["role", "name", "left_out"], "header": "0"}).text
        twice = maria.get(path, params={"column": ["name", "name", "nonsense"], "header": "1"})
        applied = maria.post(path + "/apply", data=hidden(chosen))
        roster = maria.get(museum.prepare + "/people").text
    assert hidden(chosen)["column"] == ["role", "name", "left_out"]
    assert badges(chosen) == ["new", "new"]
    assert told(twice) == (422, "Check the list")
    assert "Two columns are chosen as “Name”." in twice.text
    assert (applied.status_code, "Porter" in roster) == (303, True)


def test_what_is_in_a_list_is_text(museum: Gathering) -> None:
    rows = [("Name", NASTY, "Bio"), (NASTY, "Shop", NASTY), (ANA.name, "", NASTY), ("E" * 300, NASTY, "")]
    with museum.facilitator() as maria:
        path, page = preview(maria, museum, workbook(rows))
        answered = maria.post(path + "/apply", data=hidden(page))
        roster = maria.get(museum.prepare + "/people").text
    assert "&lt;" + CANARY in page
    assert badges(page) == ["new", "changed", "new"]
    assert (answered.status_code, "&lt;" + CANARY in roster) == (303, True)


def test_a_bio_is_added_and_changed_and_one_too_long_is_not_lost(museum: Gathering) -> None:
    person = f"{museum.prepare}/people/{museum.participant_id(ANA.name)}/details"
    form = {"name": ANA.name, "email": ANA.email, "role": ANA.role, "department": ANA.department}
    with museum.facilitator() as maria:
        long = maria.post(person, data=form | {"bio": "é" * 301})
        taken = maria.post(person, data=form | {"email": BEN.email})
        saved = maria.post(person, data=form | {"bio": "Sings\nwell."})
        page = maria.get(person).text
        gone = maria.get(museum.prepare + "/people/nobody/details")
        roster = maria.get(museum.prepare + "/people").text
    assert (told(long), told(taken)) == ((422, ANA.name), (422, ANA.name))
    assert "é" * 301 + "</textarea>" in long.text
    assert "the bio under 300 characters; it has 301" in long.text
    assert (saved.status_code, ">Sings well.</textarea>" in page, gone.status_code) == (303, True, 404)
    assert museum.link(ANA.name) in roster


def test_departments_teams_and_advice_are_told_in_words(house: House) -> None:
    there = gather(house, members=PARTICIPANTS)
    with there.facilitator() as maria:
        for member in (ANA, BEN, CHEN, DILEK):
            team = f"{there.prepare}/people/{there.participant_id(member.name)}/team"
            assert maria.post(team, data={"team": "A"}).status_code == 303
        roster = unescape(maria.get(there.prepare + "/people").text)
    assert re.findall(r'<dt dir="auto">(.*?)</dt>\s*<dd>.*</span> (.*?)</dd>', roster) == [
        ("Front of house", "2 people"),
        ("Collections", "1 person"),
        ("Learning", "1 person"),
    ]
    assert "The method works best with 7 to 10 people: 3 more would help. You can start with 4." in roster
    assert "Team A has 4 and team B 0. The method wants them about equal: move 2 people to team B." in roster


def test_the_survey_has_its_text_ready(museum: Gathering) -> None:
    with museum.facilitator() as maria:
        page = unescape(maria.get(museum.prepare + "/survey").text)
    link = f"{museum.house.origin}/s/{museum.workshop.survey_key}"
    assert f"anonymous: “{museum.workshop.question}” {link}</textarea>" in page
    assert f"Your answer is anonymous:\n{link}\n" in page
    assert f'value="One question about the experience at {museum.workshop.organisation}"' in page
    assert "Step 4 of 9" in page


def test_a_bad_address_costs_nobody_and_is_shown_beside_the_name(museum: Gathering) -> None:
    rows = f"Name;E-mail\r\nEva Ek;eva at {CANARY}\r\n;farid.said@cage.example\r\n;\r\n"
    with museum.facilitator() as maria:
        path, page = preview(maria, museum, rows.encode())
        maria.post(path + "/apply", data=hidden(page))
        after = unescape(maria.get(museum.prepare + "/people").text)
    told = " ".join(re.sub(r"<[^>]+>", " ", unescape(page)).split())
    assert badges(page) == ["new", "new"]
    assert f"“eva at {CANARY}” does not look like an e-mail address. It is left out" in told
    assert "“Farid Said” is made of the address" in told
    assert [text in after for text in ("Eva Ek", "Farid Said", "farid.said@cage.example")] == [True] * 3
    assert CANARY not in after


def test_what_is_left_behind_is_named_and_on_no_page(museum: Gathering) -> None:
    rows = "Name;Geburtsdatum;Telefon;Rolle\r\nEva Ek;3.5.1990;+41 79 555 12 41;Guide\r\nFarid;4.6.1991;;Porter\r\n"
    with museum.facilitator() as maria:
        path, page = preview(maria, museum, rows.encode())
        maria.post(path + "/apply", data=hidden(page))
        after = maria.get(museum.prepare + "/people").text
    assert "Left behind: Geburtsdatum, Telefon. The workshop has no use for them." in re.sub(r"<[^>]+>", "", page)
    assert [text for text in ("1990", "555 12", "4.6.") if text in page + after] == []
    assert "Farid" in after


def test_columns_that_are_not_imported_and_words_beside_names_are_told_of(museum: Gathering) -> None:
    rows = "Name;E-mail;E-mail 2;Title;Rolle\nDr. Eva Ek;eva@cage.example;e@home.example;Dr.;Guide\nFarid;;;Mr;Porter\n"
    with museum.facilitator() as maria:
        path, page = preview(maria, museum, rows.encode())
        chosen = maria.get(
            path, params={"column": ["name", "left_out", "email", "left_out", "role"], "header": "yes"}
        ).text
    told, other = (" ".join(re.sub(r"<[^>]+>", "", unescape(text)).split()) for text in (page, chosen))
    assert "Not imported: E-mail 2, Title. Choose below if one of them is needed." in told
    assert "Not imported: E-mail, Title. Choose below if one of them is needed." in other
    assert re.findall("Left out: [“”., @a-zA-Z]+”", told) == ["Left out: “Dr.”, “e@home.example”"]
    assert re.findall("Left out: [“”., @a-zA-Z]+”", other) == ["Left out: “Dr.”, “eva@cage.example”"]
    assert [f"Column {place}: {title}" in told for place, title in ((1, "Name"), (3, "E-mail 2"))] == [True, True]


def test_a_list_out_of_a_mail_program_may_be_pasted(museum: Gathering) -> None:
    pasted = "Ek, Eva (Shop) <eva@cage.example>; Farid Said <mailto:farid@cage.example>"
    with museum.facilitator() as maria:
        answered = maria.post(museum.prepare + "/people/imports", data={"pasted": pasted})
        page = maria.get(answered.headers["location"]).text
    assert badges(page) == ["new", "new"]
    assert [text in page for text in ("Eva Ek", "eva@cage.example", "Shop", "farid@cage.example")] == [True] * 4


def test_the_bio_of_a_row_is_put_right_before_the_list_counts(museum: Gathering) -> None:
    said = {"name": "Eva Ek", "email": "eva@museum.example", "role": "", "department": "", "bio": "Sings & draws."}
    with museum.facilitator() as maria:
        path, page = preview(maria, museum, b"Name;E-mail\nEva;eva@museum.example\n")
        number = re.findall(r'<tbody id="row-(\d+)"', page)[0]
        columns = {"column": hidden(page)["column"], "header": hidden(page)["header"]}
        changed = maria.post(f"{path}/rows/{number}", data=said | columns)
        shown = maria.get(changed.headers["location"]).text
    assert f'name="bio" form="edit-{number}"' in page
    assert ">Sings &amp; draws.</textarea>" in shown


def test_the_rows_above_the_people_can_be_chosen(museum: Gathering) -> None:
    with museum.facilitator() as maria:
        path, page = preview(maria, museum, b"Name;E-mail\nEva Ek;eva@museum.example\nFarid Karimi;f@museum.example\n")
        other = maria.get(path, params={"header": "2"}).text
        none = maria.get(path, params={"header": "0"}).text
    said = [re.findall(r"Header: (?:none|\d rows?)|Row \d, the first person", text) for text in (page, other, none)]
    assert said == [
        ["Header: 1 row", "Row 2, the first person"],
        ["Header: 2 rows", "Row 3, the first person"],
        ["Header: none", "Row 1, the first person"],
    ]
    assert [badges(text) for text in (page, other)] == [["new", "new"], ["new"]]
