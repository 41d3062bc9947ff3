"""The sheet with the join code, read back."""

import io
import re
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

from app.render.join_poster import join_poster_pdf
from app.render.typesetting import Paper
from tests.factories import MORNING, museum_workshop
from tests.people import ORGANISATION, TITLE

WORKSHOP = museum_workshop(join_code="40721958", place="Room 4")
ADDRESS = "https://vision.museum.example"


def words(document: bytes) -> str:
    """All of its text; raises ValueError if it is not on one page."""
    (page,) = PdfReader(io.BytesIO(document)).pages
    return " ".join(page.extract_text().replace("\u200b", "").split())


def test_it_says_what_to_do_and_nothing_more() -> None:
    assert words(join_poster_pdf(WORKSHOP, ADDRESS, MORNING)) == (
        f"{ORGANISATION} {TITLE} 1 December 2026, 14:00 · Room 4 "
        "Point your phone’s camera here, then choose your name. "
        "Or go to vision.museum.example/join and type this code 4072 1958 "
        "No account is needed. The code works from an hour before the start."
    )


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("us-letter", (612, 792))])
def test_it_fits_the_paper_and_is_accessible(paper: Paper, size: tuple[int, int]) -> None:
    document = join_poster_pdf(WORKSHOP, ADDRESS, MORNING, paper=paper)
    reader = PdfReader(io.BytesIO(document))
    (page,) = reader.pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == size
    root: Any = reader.trailer["/Root"]
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_data()
    assert root["/MarkInfo"]["/Marked"].value is True


def test_it_is_black_on_white() -> None:
    """Every ink that is set is black, or the white around the QR code: each of its parts is 0, or each is 1."""
    reader = PdfReader(io.BytesIO(join_poster_pdf(WORKSHOP, ADDRESS, MORNING)))
    contents = reader.pages[0].get_contents()
    assert contents is not None
    inks = re.findall(rb"((?:[\d.]+ )+)(?:rg|scn|sc|k|g)\b", contents.get_data(), re.IGNORECASE)
    assert {part for ink in inks for part in ink.split()} <= {b"0", b"1"}
    assert {len(set(ink.split())) for ink in inks} == {1}


def test_the_longest_words_stay_on_one_page() -> None:
    hard = replace(WORKSHOP, organisation="م" * 60 + "x" * 60, title="Langer Titel " * 9, place="p" * 200)
    text = words(join_poster_pdf(hard, "https://" + "a-long-name." * 8 + "example:8443", MORNING))
    assert "4072 1958" in text
    assert text.endswith("The code works from an hour before the start.")


def test_characters_that_no_font_has_do_not_stop_it() -> None:
    assert "4072 1958" in words(join_poster_pdf(replace(WORKSHOP, organisation="港博物馆"), ADDRESS, MORNING))
