"""What the preview of a list of answers says of how it was read, and how that is changed."""

import re
from html import unescape

import pytest

from tests.web.answers.test_answers_import import badges, plain, survey, upload
from tests.web.gatherings import Gathering


def header_of(page: str) -> list[str]:
    """What the preview says of the header, line by line."""
    section = page[page.index('<h2 id="header-rows"') :].split("</ul>", maxsplit=1)[0]
    lines = [" ".join(unescape(plain(line)).split()) for line in re.split("</h2>|</li>", section)]
    return [line for line in lines if line]


def shown(page: str) -> list[str]:
    return [unescape(text) for text in re.findall(r'<span class="answer-text" dir="auto">(.*?)</span>', page)]


def test_the_header_stands_open_in_the_preview_and_can_be_changed(museum: Gathering) -> None:
    content = b"ID,Q1\nRespondent,What matters to you?\n1,Calm rooms\n2,Warm help\n"
    with museum.facilitator() as maria:
        path = upload(maria, museum, content).headers["location"]
        two = maria.get(path).text
        one, none = (maria.get(path, params={"header": number}).text for number in ("1", "0"))
    assert header_of(two) == [
        *("Header: 2 rows", "Row 1 Q1", "Row 2 What matters to you?", "Row 3, the first answer Calm rooms"),
    ]
    assert header_of(one) == ["Header: 1 row", "Row 1 Q1", "Row 2, the first answer What matters to you?"]
    assert header_of(none) == ["Header: none", "Row 1, the first answer Q1"]
    assert [badges(page) for page in (two, one, none)] == [{"New": "2"}, {"New": "3"}, {"New": "4"}]


def test_what_stood_before_colons_can_be_taken_back_and_left_out(museum: Gathering) -> None:
    said = "Answer\nAnna: calm\nBen: warm\nEva: fair\n"
    with museum.facilitator() as maria:
        imports = survey(museum) + "/imports"
        pages = [
            maria.get(maria.post(imports, data={"pasted": said, **labels}).headers["location"]).text
            for labels in ({}, {"labels": ["keep", "leave"]}, {"labels": "leave"}, {"labels": "nonsense"})
        ]
    texts = ["calm", "warm", "fair"]
    assert [shown(page) for page in pages] == [texts, ["Anna: calm", "Ben: warm", "Eva: fair"], texts, texts]
    assert ["Keep what stands beside the answers" in page for page in pages] == [True, False, True, True]
    assert ["Leave out what stands before the colons" in page for page in pages] == [False, True, False, False]


def test_letters_that_were_written_twice_over_are_asked_about(museum: Gathering) -> None:
    content = "Id;Antwort\n1;Größe zählt\n2;Ruhe\n".encode().decode("cp1252").encode()
    with museum.facilitator() as maria:
        stands = maria.get(upload(maria, museum, content).headers["location"]).text
        files = {"file": ("a.csv", content)}
        again = maria.post(survey(museum) + "/imports", files=files, data={"pasted": "", "mended": "yes"})
        mended = maria.get(again.headers["location"]).text
    assert (shown(stands), shown(mended)) == (["GrÃ¶ÃŸe zÃ¤hlt", "Ruhe"], ["Größe zählt", "Ruhe"])
    assert "Some letters seem to be written twice over. Which reads right?" in stands
    assert stands.count("Größe zählt") == 1
    assert "Letters that were written twice over were put right." in mended


@pytest.mark.parametrize(("length", "is_cut"), [(2001, False), (30_000, False), (40_000, True)])
def test_a_text_that_is_too_long_stands_whole_where_it_is_shortened(
    museum: Gathering, length: int, *, is_cut: bool
) -> None:
    text = ("Calm and warm " * 3000)[: length - 4] + " end"
    with museum.facilitator() as maria:
        path = upload(maria, museum, f"Id,Answer\n1,{text}\n2,Kind\n".encode()).headers["location"]
        page = maria.get(path, params={"rows": "too_long"}).text
        changed = maria.post(path + "/rows/2", data={"column": "0", "header": "1", "text": "Calm and warm"})
        after = maria.get(changed.headers["location"]).text
    (box,) = re.findall(r'<textarea name="text"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    assert (box == text, "only its first 32,767 were kept" in page) == (not is_cut, is_cut)
    assert (len(box), shown(after)) == (min(length, 32_768), ["Calm and warm", "Kind"])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"Name:Answer\nLea:calm rooms\nBen:warm light\n", "(CSV), cells between colons (:)"),
        (
            "Date§Answer\n10.11.2026§a\n11.11.2026§b\n".encode(),
            "(CSV), cells between section signs",
        ),
        (
            "Date¬Answer\n10.11.2026¬a\n11.11.2026¬b\n".encode(),
            "(CSV), cells between negation signs",
        ),
        (b"Calm rooms\nWarm light\n", "Read as: Text, each line one cell"),
    ],
)
def test_the_preview_names_what_stands_between_the_cells(museum: Gathering, content: bytes, words: str) -> None:
    with museum.facilitator() as maria:
        page = maria.get(upload(maria, museum, content).headers["location"]).text
    assert words in plain(page)


def test_rows_with_more_cells_than_columns_are_named_and_can_be_joined(museum: Gathering) -> None:
    content = b"Likes;Dislikes\nCalm;nice;Slow answers\nFast;Loud\nWarm;Cold\nOpen;Closed\nNear;Far\nNew;Old\n"
    said = "Row 2 has more cells than there are columns, and it is not clear where the surplus belongs."
    with museum.facilitator() as maria:
        apart = maria.get(upload(maria, museum, content).headers["location"]).text
        files = {"file": ("a.csv", content)}
        again = maria.post(survey(museum) + "/imports", files=files, data={"pasted": "", "surplus": "0"})
        joined = maria.get(again.headers["location"], params={"column": "0", "header": "1"}).text
    assert [said in " ".join(page.split()) for page in (apart, joined)] == [True, False]
    assert re.findall(r'name="surplus" value="(\d)"', apart) == ["0", "1"]
    assert shown(joined) == ["Calm;nice", "Fast", "Warm", "Open", "Near", "New"]


def test_answers_that_look_like_numbers_come_in_with_a_note(museum: Gathering) -> None:
    note = "Most of these look like numbers. If they are no answers, choose another column, or forget this list."
    with museum.facilitator() as maria:
        imports = survey(museum) + "/imports"
        pages = [
            maria.get(maria.post(imports, data={"pasted": said}).headers["location"]).text
            for said in ("Answer\n5\n4\n3\n2\nmore time\n", "Answer\ncalm\nwarm light\nmore time\n")
        ]
    assert [shown(page) for page in pages] == [["5", "4", "3", "2", "more time"], ["calm", "warm light", "more time"]]
    assert [note in page for page in pages] == [True, False]


def test_of_a_chat_the_words_are_shown_and_come_in_without_names(museum: Gathering) -> None:
    said = ["Calm", "Warm rooms", "Time"]
    chat = "".join(f"[03.11.26, 10:1{n}:01] {who}: {said[n]}\n" for n, who in enumerate(("Eva Ek", "Ben", "Eva Ek")))
    with museum.facilitator() as maria:
        imports = survey(museum) + "/imports"
        path = maria.post(imports, data={"pasted": chat}).headers["location"]
        page = maria.get(path).text
        maria.post(path + "/apply", data={"column": "0", "header": "1", "repeats": "keep_all"})
        after = maria.get(imports).text
    assert shown(page) == said
    assert ("Eva Ek" in page, "3 answers imported by" in " ".join(plain(after).split())) == (False, True)
    assert ('id="header-rows"' in page, "Messages of a chat, or mails" in page) == (False, True)
