"""JSON and XML, as programs hand them out, become tables."""

import pytest

from app.domain.errors import Invalid
from app.domain.survey.survey import QUESTION
from app.domain.tables.sheets import AS_RECOGNISED, FileKind
from app.reading.answers import read_answers


def answers(content: bytes | str) -> tuple[FileKind, str, list[str]]:
    """How it was read, the title of the answers' column, and what stands below."""
    read = read_answers(content, AS_RECOGNISED, (QUESTION,), lambda done, total: None)
    column, above = read.found.column, read.found.header_rows + read.found.top
    texts = [row.cells[column] for row in read.rows][above:]
    return read.understood.kind, read.found.titles[column], texts


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ('[{"id":1,"answer":"Calm and warm"},{"id":2,"answer":"Trust, joy"}]', "answer"),
        ('{"id":1,"answer":"Calm and warm"}\n{"id":2,"answer":"Trust, joy"}\n', "answer"),
        ('["Calm and warm","Trust, joy"]', ""),
        ('[["id","answer"],[1,"Calm and warm"],[2,"Trust, joy"]]', "answer"),
        (
            '{"n":2,"responses":[{"id":1,"answers":{"q1":"Calm and warm"}},{"id":2,"answers":{"q1":"Trust, joy"}}]}',
            "answers.q1",
        ),
        (
            '{"items":[{"answers":[{"type":"text","text":"Calm and warm"}]},'
            '{"answers":[{"type":"text","text":"Trust, joy"}]}]}',
            "answers 1.text",
        ),
        (
            "<responses><response><id>1</id><answer>Calm and warm</answer></response>"
            "<response><id>2</id><answer>Trust, joy</answer></response></responses>",
            "answer",
        ),
        ('<?xml version="1.0"?><answers><answer>Calm and warm</answer><answer>Trust, joy</answer></answers>', "answer"),
        ('<rows><row id="1" answer="Calm and warm"/><row id="2" answer="Trust, joy"/></rows>', "answer"),
    ],
)
def test_lists_of_programs_are_tables(text: str, title: str) -> None:
    for content in (text, text.encode(), b"\xef\xbb\xbf" + text.encode()):
        assert answers(content) == (FileKind.RECORDS, title, ["Calm and warm", "Trust, joy"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[{"id":1,"answer":"Calm"},{"id":2,"ans', "JSON"),
        ("[]", "JSON"),
        ('{"a":{"b":1}}', "JSON"),
        ('<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "x">]><r><b>&a;</b><b>&a;</b></r>', "XML"),
        ('<?xml version="1.0"?><r><b>Calm</b><b>Jo', "XML"),
    ],
)
def test_what_holds_no_list_or_is_damaged_is_refused(text: str, said: str) -> None:
    with pytest.raises(Invalid) as refused:
        answers(text)
    assert str(refused.value).startswith(f"This is data of a program ({said})")
    assert refused.value.next_step == "Export the answers as CSV or Excel; or paste them here, one answer a line."


@pytest.mark.parametrize(
    "said", [["[Calm]", "[Trust]"], ['["Calm", she said]', "Joy"], ["{calm}", "Joy"], ["<3 you", "Joy"]]
)
def test_answers_that_only_begin_so_stay_as_they_are(said: list[str]) -> None:
    assert answers("\n".join(said))[2] == said
