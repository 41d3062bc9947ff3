"""Lists of answers that are refused and come in after all, and what the preview tells of others, with its presses."""

import re
from html import unescape

import httpx
import pytest

from tests.reading.test_sheets import with_parts
from tests.reading.test_workbooks import packed
from tests.reading.workbooks import with_sheets
from tests.web.answers.test_answers_import import plain, survey, upload
from tests.web.answers.test_answers_preview import shown
from tests.web.gatherings import Gathering

TIMES = b"When can we be reached?\n24/7\n8:00\n9:30\n10:00\n"
HIDDEN = with_parts(
    with_sheets({"Notes": [("Id",), ("17",), ("18",), ("19",)], "Answers": [("Answer",), ("Calm",), ("Warm rooms",)]}),
    lambda xml: xml.replace('<sheet name="Answers"', '<sheet state="hidden" name="Answers"'),
    "xl/workbook.xml",
)


def offers(page: str) -> list[tuple[str, str, str]]:
    """Name, value and words of each press with which the list is read again."""
    found = re.findall(r"<button class=\"button[^>]*>.*?</button>", page, re.DOTALL)
    pressed = [re.search(r'name="(\w+)" value="(\w*)"', one) for one in found]
    words = [" ".join(unescape(plain(one)).split()) for one in found]
    return [(of[1], of[2], said) for of, said in zip(pressed, words, strict=True) if of]


def told(page: str, start: str) -> str:
    """The banner that begins so."""
    banners = re.findall(r'<div class="banner"[^>]*>(.*?)</div>', page, re.DOTALL)
    said = [
        " ".join(unescape(plain(re.sub(r"<button.*?</button>", "", one, flags=re.DOTALL))).split()) for one in banners
    ]
    return next((one for one in said if one.startswith(start)), "")


def send_again(maria: httpx.Client, there: Gathering, content: bytes, said: dict[str, str]) -> str:
    files = {"file": ("a", content)}
    sent = maria.post(survey(there) + "/imports", files=files, data={"pasted": "", **said})
    return maria.get(sent.headers["location"]).text


@pytest.mark.parametrize(
    ("content", "said", "offered", "texts"),
    [
        (
            TIMES,
            "No column of this list looks like answers: column 1 “When can we be reached?” holds times.",
            ("anyway", "yes", "Take the times as answers"),
            ["24/7", "8:00", "9:30", "10:00"],
        ),
        (
            HIDDEN,
            "The file has hidden sheets that were passed over: “Answers”.",
            ("sheet", "1", "Open the hidden sheet “Answers”"),
            ["Calm", "Warm rooms"],
        ),
    ],
    ids=["times", "a hidden sheet"],
)
def test_a_refused_list_comes_in_by_the_press_that_is_offered(
    museum: Gathering, content: bytes, said: str, offered: tuple[str, str, str], texts: list[str]
) -> None:
    with museum.facilitator() as maria:
        refused = upload(maria, museum, content)
        page = send_again(maria, museum, content, dict([offered[:2]]))
    assert refused.status_code == 422
    form = refused.text[refused.text.index('id="offers"') :].split("</form>", maxsplit=1)[0]
    assert (said in plain(unescape(refused.text)), offers(form), shown(page)) == (True, [offered], texts)


@pytest.mark.parametrize("content", [b"Name\nEva Ek\nBen Ode\nLea Roth\n", b"%PDF-1.7", b""])
def test_what_can_never_be_answers_is_refused_without_an_offer(museum: Gathering, content: bytes) -> None:
    with museum.facilitator() as maria:
        refused = upload(maria, museum, content)
    assert (refused.status_code, 'id="offers"' in refused.text, "list-error" in refused.text) == (422, False, True)


def test_what_was_left_out_at_the_end_can_be_kept_and_left_out_again(museum: Gathering) -> None:
    content = b"Answer\nCalm\nWarm\nTotal: 2\nExported on 3 November 2026\n"
    with museum.facilitator() as maria:
        page = maria.get(upload(maria, museum, content).headers["location"]).text
        kept = send_again(maria, museum, content, {"totals": "keep"})
    assert told(page, "2 rows") == (
        "2 rows count the answers, or end a page or the list, and were left out: row 4, “Total: 2”; row 5, “Exported "
        "on 3 November 2026”."
    )
    assert told(kept, "Rows") == "Rows that count the answers, and ends of pages and lists, were kept as answers."
    assert ("totals", "keep", "Keep them as answers") in offers(page)
    assert ("totals", "", "Leave them out") in offers(kept)
    assert (shown(page), shown(kept)[2:]) == (["Calm", "Warm"], ["Total: 2", "Exported on 3 November 2026"])


def test_cells_in_which_letters_were_lost_are_shown(museum: Gathering) -> None:
    content = "Antwort\nSch\ufffdn und ruhig\nWarm\n".encode()
    with museum.facilitator() as maria:
        page = maria.get(upload(maria, museum, content).headers["location"]).text
    said = "1 cell holds signs (\ufffd) in place of letters. These were lost before the file came here."
    assert said in " ".join(plain(page).split())
    assert 'Row 2, “<span dir="auto">Antwort</span>”: <span dir="auto">Sch\ufffdn und ruhig</span>' in page


def test_of_a_packed_file_the_other_lists_are_named_and_can_be_opened(museum: Gathering) -> None:
    alike = {"november_csv": b"Id,Answer\n1,Calm rooms\n2,Warm help\n", "december_csv": b"Id,Answer\n1,Fast\n"}
    other = {"notes_csv": b"Id,Remark\n1,Near\n2,Far\n"}
    with museum.facilitator() as maria:
        pages = [
            maria.get(upload(maria, museum, packed(**files), "a.zip").headers["location"]).text
            for files in (alike | other, {"november_csv": alike["november_csv"]} | other)
        ]
    assert [told(page, "This file") for page in pages] == [
        "This file holds 3 lists. Those with the same columns were read as one. To read one alone, open it:",
        "This file holds 2 lists, and this is one of them: “november.csv”. Add its answers, then import the others; or "
        "open another one:",
    ]
    named = [("sheet", "1", "“november.csv” (3 rows)"), ("sheet", "2", "“december.csv” (2 rows)")]
    assert [[one for one in offers(page) if one[0] == "sheet"] for page in pages] == [
        [*named, ("sheet", "3", "“notes.csv” (3 rows)")],
        [("sheet", "1", "“notes.csv” (3 rows)")],
    ]
    assert [shown(page) for page in pages] == [["Calm rooms", "Warm help", "Fast"], ["Calm rooms", "Warm help"]]


def test_where_several_columns_may_hold_the_answers_the_choice_stands_open_above_the_press(museum: Gathering) -> None:
    content = b"Id,What do you value?,What should change?\n1,Calm people who listen,Shorter queues at the desk\n" + (
        b"2,The quiet rooms upstairs,Clearer signs at the door\n3,That they always answer,Longer hours on Friday\n"
    )
    with museum.facilitator() as maria:
        several = maria.get(upload(maria, museum, content).headers["location"]).text
        one = maria.get(upload(maria, museum, b"Id,Answer\n1,Calm\n2,Warm\n").headers["location"]).text
    opened, closed = '<details class="columns" open>', '<details class="columns">'
    assert 0 < several.index("3 answers will come in") < several.index(opened) < several.index('id="apply"')
    assert 0 < one.index("2 answers will come in") < one.index('id="apply"') < one.index(closed)
