"""The handout of Harbour Ferries' workshop as a PDF, read back."""

import io
import itertools
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import get_args

import pytest
import typst
from pypdf import PdfReader

from app.domain.export.handout import Handout, HandoutContent, HandoutPerson, OwnCopy
from app.domain.meeting.vision import CHECK_QUESTIONS
from app.domain.preparation.artifacts import Artifact, ArtifactKind
from app.domain.preparation.customers import CustomerProfile
from app.domain.workshops.workshops import Mode
from app.render import handout as rendering
from app.render.handout import Ink, handout_pdf
from app.render.typesetting import Paper
from tests.render.reading import (
    alternatives,
    catalogue,
    colours,
    elements,
    is_accessible,
    links,
    texts,
    unmarked,
)
from tests.render.sample_handout import AMARAS, AMARAS_LINK, CONTENT, HOUSE, MADE_AT, SAMPLE

FOUR_KINDS = list(itertools.product(get_args(Paper), get_args(Ink)))
SIZES = {"a4": (595, 842), "us-letter": (612, 792)}
SHARED_LINKS = [
    "https://video.example/j/84512345678",
    f"{HOUSE}/meet/w1/documents/document-of-team-a",
    "https://video.example/j/room-a",
    f"{HOUSE}/meet/w1/documents/document-of-team-b",
    "https://video.example/j/room-b",
    f"{HOUSE}/meet/w1/documents/document-of-the-group",
    f"{HOUSE}/join",
]
NOTHING = replace(
    CONTENT,
    mode=Mode.SOLO,
    video_link="",
    passcode="",
    dial_in="",
    cloud=replace(CONTENT.cloud, answer_count=3, entries=(), closed_at=None),
    artifacts=(),
    customers=CustomerProfile(None, "", ()),
    documents=CONTENT.documents[2:],
    people=(),
)
MARKUP = '#let x = 1 *bold* _thin_ $x^2$ @ref <lab> `code` [a](b) // /* #import "/etc/passwd" = Heading'


def whole(content: HandoutContent) -> str:
    return " ".join(texts(handout_pdf(Handout(content, MADE_AT))))


def test_the_head_says_who_meets_when_where_and_how_new_it_is() -> None:
    assert texts(handout_pdf(SAMPLE))[0].startswith(
        "Harbour Ferries A vision for our passengers "
        "When Wednesday, 18 November 2026, 13:00 (Europe/Oslo) Video call https://video.example/j/84512345678 "
        "Passcode tide-1904 By telephone +47 55 00 00 00, then 845 1234 5678# Handout of 12 November 2026 1 Feedback"
    )
    in_person = replace(CONTENT, is_in_person=True, video_link="", passcode="", dial_in="", place="Quay 4, upstairs")
    assert "(Europe/Oslo) Place Quay 4, upstairs Handout of 12 November" in whole(in_person)


def test_it_has_the_sections_of_the_method_in_its_order() -> None:
    text = " ".join(texts(handout_pdf(SAMPLE)))
    order = [
        "1 Feedback and artifacts",
        CONTENT.cloud.question,
        "One-question survey, 120 answers, closed on 10 November 2026.",
        *(part for entry in CONTENT.artifacts for part in (entry.title, entry.text.replace("\n", " "))),
        "2 Customer profile",
        *("Our primary customer Passengers", CONTENT.customers.why, "Islanders: daily", "Pupils", "Visitors: mostly"),
        *("The county: pays for winter crossings", "Crew and ticket office (internal)"),
        "3 The three check questions",
        *(f"{number} {question}" for number, question in enumerate(CHECK_QUESTIONS, start=1)),
        "4 Links to our documents",
        *("Team A (", "Team B (", "Group (", "enter the code 4711 0815"),
        "5 Bonus: who is who",
        *(part for who in CONTENT.people for part in (who.name, f"{who.role}, {who.department}", who.bio)),
    ]
    found, place = [], 0
    for part in order:
        place = max(place, text.find(part, place))
        found += [part] if text.startswith(part, place) else []
    assert found == order


@pytest.mark.parametrize(("paper", "ink"), FOUR_KINDS)
def test_it_is_accessible_on_either_paper_in_either_ink(paper: Paper, ink: Ink) -> None:
    document = handout_pdf(SAMPLE, paper=paper, ink=ink)
    reader, root = PdfReader(io.BytesIO(document)), catalogue(document)
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.creation_date) == (
        "Harbour Ferries: handout for “A vision for our passengers”",
        datetime(2026, 11, 12, 8, 30, tzinfo=UTC),
    )
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == (
        True,
        "en-GB",
        True,
    )
    assert is_accessible(document)
    assert unmarked(document) == []
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages} == {SIZES[paper]}
    numbers = [re.findall(r"\d+ / \d+$", text) for text in texts(document)]
    assert numbers == [[f"{number} / {len(numbers)}"] for number in range(1, len(numbers) + 1)]


def test_readers_who_cannot_see_get_its_structure_and_what_its_pictures_show() -> None:
    document = handout_pdf(SAMPLE)
    kinds = [str(element["/S"]) for element in elements(document)]
    levels = [kind for kind in kinds if re.fullmatch(r"/H\d", kind)]
    assert (levels[0], levels.count("/H1"), levels.count("/H2")) == ("/H1", 1, 5)
    assert levels.count("/H3") == len(CONTENT.artifacts) + len(CONTENT.people) + 4  # customers: 2, documents: 2
    assert kinds.count("/Figure") == 2
    assert alternatives(document) == [
        "Word cloud of the survey’s answers. The most frequent words: crew, islands, on time, people, sea, welcome, "
        "friendly, good, home, safe.",
        "QR code that opens the join page.",
    ]
    lists = kinds.count("/L")
    assert lists == 5  # two of customers, one within the first, the questions, the documents
    assert kinds.count("/Link") >= len(SHARED_LINKS)


def test_plain_print_is_black_on_white_and_the_cloud_is_in_greys() -> None:
    assert {len(colour) for colour in colours(handout_pdf(AMARAS, ink="black"))} == {1}
    assert 3 in {len(colour) for colour in colours(handout_pdf(AMARAS, ink="colour"))}
    greys = colours(handout_pdf(Handout(NOTHING, MADE_AT), ink="black"))
    assert greys <= {(0.0,), (1.0,)}  # white is the ground of the QR code


def test_the_sample_holds_no_personal_link_and_ones_own_copy_holds_ones_own() -> None:
    assert links(handout_pdf(SAMPLE)) == SHARED_LINKS
    document = handout_pdf(AMARAS)
    assert sorted(links(document)) == sorted([*SHARED_LINKS, AMARAS_LINK, f"{AMARAS_LINK}?to=document"])
    text = " ".join(texts(document))
    assert "Personal copy of Amara Okafor: please do not pass it on" in text
    assert "Your document (Team A)" in text
    assert "QR code that opens your place in the meeting." in alternatives(document)
    assert "Personal copy" not in " ".join(texts(handout_pdf(SAMPLE)))


def test_in_solo_mode_it_says_where_ones_own_document_is() -> None:
    solo = replace(CONTENT, mode=Mode.SOLO, documents=CONTENT.documents[2:])
    assert "Its link stands on each person’s own copy of this handout." in whole(solo)
    assert "The drafts have been collected" in whole(replace(solo, drafts_are_collected=True))
    own = texts(handout_pdf(replace(AMARAS, content=solo)))
    assert "Everybody has a document" not in " ".join(own)
    without = replace(AMARAS, content=replace(solo, drafts_are_collected=True), own=OwnCopy("Amara", AMARAS_LINK, None))
    assert "Your document" not in " ".join(texts(handout_pdf(without)))


@pytest.mark.parametrize(("paper", "ink"), FOUR_KINDS)
def test_what_is_missing_is_said_kindly(paper: Paper, ink: Ink) -> None:
    document = handout_pdf(Handout(NOTHING, MADE_AT), paper=paper, ink=ink)
    text = " ".join(texts(document))
    kindly = [
        "Video call Your facilitator will send you the link.",
        "The word cloud appears from 5 answers on, so that nobody is recognised. So far: fewer than 5 answers.",
        "No mission, values or other cultural artifacts are listed yet.",
        "The list of customers comes later: your facilitator is still working on it.",
        "Nobody is on the list yet.",
    ]
    assert [words for words in kindly if words not in text] == []
    assert is_accessible(document)
    assert alternatives(document) == ["QR code that opens the join page."]


def test_customers_without_a_primary_one_and_a_segment_as_the_primary_one() -> None:
    customers = CONTENT.customers
    first, *others = customers.branches
    unmarked_first = replace(first, is_primary=False)
    none = replace(customers, primary=None, why="", branches=(unmarked_first, *others))
    assert "The primary customer is not chosen yet" in whole(replace(CONTENT, customers=none))
    islanders, *rest = first.segments
    marked = replace(unmarked_first, segments=(replace(islanders, is_primary=True), *rest))
    segment = CustomerProfile(islanders.customer, "They live here.", (marked, *others))
    text = whole(replace(CONTENT, customers=segment))
    assert "Our primary customer Islanders They live here. Others whom we serve – Passengers" in text
    assert "– Islanders (our primary customer): daily" in text


def test_a_survey_that_is_still_open_is_dated_by_the_handout() -> None:
    still_open = replace(CONTENT, cloud=replace(CONTENT.cloud, closed_at=None))
    number = CONTENT.cloud.answer_count
    assert f"One-question survey, at least {number} answers up to 12 November 2026." in whole(still_open)
    in_common = replace(CONTENT, cloud=replace(CONTENT.cloud, entries=()))
    assert "it shows what at least three people said, and no word was used by so many." in whole(in_common)


def test_the_same_handout_gives_the_same_bytes_and_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made = handout_pdf(SAMPLE)
    handout_pdf.cache_clear()
    again = handout_pdf(SAMPLE)
    assert again == made
    with monkeypatch.context() as patched:
        patched.setattr(rendering, "accessible_pdf", None)
        assert handout_pdf(replace(SAMPLE)) is again  # an equal value, made anew


def test_markup_is_shown_as_it_was_typed() -> None:
    content = replace(
        CONTENT,
        title=MARKUP,
        place=MARKUP,
        is_in_person=True,
        artifacts=(Artifact("m", ArtifactKind.OTHER, MARKUP, MARKUP),),
        people=(HandoutPerson(MARKUP, MARKUP, "", MARKUP),),
    )
    text = whole(content).replace(" ", "")  # where lines end depends on the column
    assert text.count(MARKUP.replace(" ", "")) >= 7  # title, place, artifact: 2, person: 3


def test_emoji_and_right_to_left_text_are_in_the_file_and_it_is_still_accessible() -> None:
    content = replace(CONTENT, title="Glad you came 😊⛴", people=(HandoutPerson("שלום עולם", "سلمى", "", "שלום"),))
    document = handout_pdf(Handout(content, MADE_AT))
    assert "Glad you came 😊⛴" in texts(document)[0]
    assert is_accessible(document)


def test_letters_that_no_shipped_font_has_are_admitted_to_and_the_standard_is_not_claimed() -> None:
    document = handout_pdf(Handout(replace(CONTENT, people=(HandoutPerson("བསྟན་འཛིན", "", "", ""),)), MADE_AT))
    assert "Some characters are not in the typeface of this file and show as boxes." in texts(document)[0]
    assert not is_accessible(document)
    assert catalogue(document)["/MarkInfo"]["/Marked"].value is True


def test_long_texts_names_without_spaces_and_control_characters_do_no_harm() -> None:
    content = replace(
        CONTENT,
        organisation="W" * 300,
        title="Ü " * 150,
        video_link="https://video.example/" + "x" * 400,
        artifacts=(
            Artifact("m", ArtifactKind.MISSION, "", "tab\there\x00\udc00 end\r\nnew\x0bline " + "word " * 2000),
        ),
        people=tuple(HandoutPerson("N" * 300, "R " * 150, "", "bio " * 500) for _ in range(11)),
    )
    text = whole(content)
    assert ("W" * 60 in text.replace(" ", ""), "tab here end new line word" in text) == (True, True)
    assert (text.count("word "), text.count("bio ")) == (2000, 5500)


def test_a_fault_in_the_template_is_not_taken_for_a_missing_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "_values", lambda handout, cloud, paper, ink: {"paper": "papyrus"})
    with pytest.raises(typst.TypstError):
        handout_pdf(replace(SAMPLE, made_at=datetime(2026, 11, 13, tzinfo=UTC)))
