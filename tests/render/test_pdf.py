"""The record of Harbour Ferries' workshop as a PDF, read back."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import typst
from pypdf import PdfReader

from app.domain.export.record import Record, RecordDraft, RecordLike, RecordPerson
from app.domain.meeting.drafts import Outcome
from app.domain.workshops.workshops import Mode
from app.render import pdf
from app.render.pdf import record_pdf
from app.render.typesetting import Paper, typeset
from tests.render.reading import alternatives, catalogue
from tests.render.reading import texts as pages
from tests.render.sample_record import FERRIES, STATEMENT

SMALL = replace(FERRIES, cloud=())
"""Without the cloud a PDF takes a few hundredths of a second."""

MARKUP = '#let x = 1 *bold* _thin_ $x^2$ @ref <lab> `code` [a](b) // /* #import "/etc/passwd" = Heading'


def test_page_one_is_the_statement_alone_to_hang_on_a_wall() -> None:
    first = pages(record_pdf(SMALL))[0]
    assert first == (
        f"Harbour Ferries Our customer experience vision {STATEMENT} A vision for our passengers 18 November 2025"
    )


def test_the_record_behind_it_holds_everything_but_the_answers() -> None:
    document = record_pdf(FERRIES)
    text = " ".join(pages(document)[1:])
    wanted = ["120 people answered, anonymously.", FERRIES.question, "top deck", "150", "Ines Carvalho", "Two teams"]
    wanted += [draft.text for draft in FERRIES.drafts]
    wanted += [like.phrase for draft in FERRIES.drafts for like in draft.likes]
    wanted += [reason for draft in FERRIES.drafts for like in draft.likes for reason in like.reasons]
    wanted += ["5 likes", "1 like"]
    assert FERRIES.check is not None
    for check in (FERRIES.check, *FERRIES.other_checks):
        wanted += [part for one in check.questions for part in (f"{one.yes} yes, {one.not_yet} not yet", *one.reasons)]
    wanted += ["checked on 18 November 2025: 7 of 7 answered", "5 of 7 answered: We carry you home."]
    wanted += ["Invited, but not in the meeting", "Hana Sato"]
    wanted += [part for who in FERRIES.people for part in (who.name, who.role, who.department)]
    wanted += [phase.title for phase in FERRIES.agenda]
    assert [part for part in wanted if part not in text] == []
    assert [answer for answer in FERRIES.answers if len(answer) > 30 and answer in text] == []


def test_it_is_tagged_for_screen_readers_and_dated_by_the_record() -> None:
    document = record_pdf(FERRIES)
    root = catalogue(document)
    reader = PdfReader(io.BytesIO(document))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.creation_date) == (
        "Harbour Ferries: customer experience vision",
        datetime(2025, 11, 18, 16, 0, tzinfo=UTC),
    )
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == (
        True,
        "en-GB",
        True,
    )
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_data()
    (cloud,) = alternatives(document)
    assert cloud.startswith("Word cloud of the survey's answers. The most frequent words: crew, islands, on time")


def test_the_same_record_gives_the_same_bytes() -> None:
    assert record_pdf(FERRIES) == record_pdf(FERRIES)


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("us-letter", (612, 792))])
def test_both_papers(paper: Paper, size: tuple[int, int]) -> None:
    box = PdfReader(io.BytesIO(record_pdf(SMALL, paper=paper))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_a_record_of_nearly_nothing_says_so_plainly() -> None:
    record = Record(
        organisation="Harbour Ferries",
        title="A vision",
        planned_for=FERRIES.planned_for,
        held_on=(),
        mode=Mode.SOLO,
        statement=None,
        adopted_at=None,
        people=(),
        invited=(),
        facilitators=(),
        question=FERRIES.question,
        answer_count=4,
        cloud=(),
        answers=(),
        drafts_outcome=Outcome.OPEN,
        drafts=(),
        check=None,
        other_checks=(),
        agenda=(),
        generated_at=FERRIES.generated_at,
    )
    first, *rest = pages(record_pdf(record))
    assert "Not adopted yet The group has not adopted a statement." in first
    for part in ("4 people answered.", "No drafts were collected.", "The three questions were not answered."):
        assert part in " ".join(rest)
    _, *rest = pages(record_pdf(replace(record, mode=Mode.SOLO, drafts_outcome=Outcome.WITHHELD)))
    assert "Drafts were not shown: fewer than three were written." in " ".join(rest)


def test_a_statement_changed_after_its_check_is_not_passed_off_as_checked() -> None:
    first, *rest = pages(record_pdf(replace(SMALL, check=None)))
    assert "not yet" not in first
    assert "The adopted words were not checked against the three questions." in " ".join(rest)


def test_markup_is_shown_as_it_was_typed() -> None:
    record = replace(
        SMALL,
        statement=MARKUP,
        check=None,
        title=MARKUP,
        people=(RecordPerson(MARKUP),),
        drafts=(RecordDraft("Draft 1", MARKUP, (RecordLike(MARKUP, 2, (MARKUP,)),)),),
    )
    text = "".join(pages(record_pdf(record))).replace(" ", "")  # where lines end depends on the column
    assert text.count(MARKUP.replace(" ", "")) >= 6  # statement, title, name, draft, liked phrase, reason


def test_emoji_and_right_to_left_text_are_in_the_file_and_it_is_still_accessible() -> None:
    record = replace(
        SMALL, statement="Glad you came 😊⛴", check=None, people=(RecordPerson("שלום עולם"), RecordPerson("سلمى"))
    )
    document = record_pdf(record)
    assert "😊" in pages(document)[0]
    assert b"pdfuaid:part" in catalogue(document)["/Metadata"].get_data()


def test_letters_that_no_shipped_font_has_are_admitted_to_and_the_standard_is_not_claimed() -> None:
    document = record_pdf(replace(SMALL, people=(RecordPerson("བསྟན་འཛིན"),)))
    assert "Some characters are not in the typeface of this file" in pages(document)[1]
    assert b"pdfuaid:part" not in catalogue(document)["/Metadata"].get_data()
    assert catalogue(document)["/MarkInfo"]["/Marked"].value is True


def test_long_texts_names_without_spaces_and_control_characters_do_no_harm() -> None:
    record = replace(
        SMALL,
        organisation="W" * 300,
        title="Ü " * 150,
        people=tuple(RecordPerson("N" * 300, "R " * 150) for _ in range(20)),
        drafts=(
            RecordDraft("Draft 1", "word " * 2000),
            RecordDraft("Draft 2", "tab\there\x00\udc00 end\r\nnew\x0bline"),
        ),
    )
    first, *rest = pages(record_pdf(record))
    assert "W" * 60 in first.replace(" ", "")
    assert " ".join(rest).count("word ") >= 1990
    assert "tab here end new line" in " ".join(rest)


def test_a_fault_in_a_template_is_not_taken_for_a_missing_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_values", lambda record, paper: {"paper": "papyrus"})
    with pytest.raises(typst.TypstError):
        record_pdf(SMALL)


def test_templates_can_read_nothing_but_our_assets() -> None:
    with pytest.raises(RuntimeError, match="must be contained in project root"):
        typeset("../../../pyproject.toml", {}, form="pdf")
