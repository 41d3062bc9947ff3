"""The record as Markdown: its text whole, and people's text kept text."""

from dataclasses import replace
from datetime import UTC, date, datetime
from xml.sax.saxutils import escape

import pytest
from markdown_it import MarkdownIt

from app.domain.cloud import CloudEntry
from app.domain.record import Record, RecordCheck, RecordDraft, RecordLike, RecordPerson, RecordPhase
from app.domain.workshops import Mode
from app.render.markdown import inline, record_markdown

SMALL = Record(
    organisation="Harbour Ferries",
    title="Vision #1",
    held_on=date(2025, 11, 4),
    mode=Mode.SOLO,
    statement="Safe, on time,\nand glad you came.",
    adopted_at=datetime(2025, 11, 5, 9, 30, tzinfo=UTC),
    people=(RecordPerson("Amara Okafor", "Captain", "Fleet|Crew"), RecordPerson("Chloë Martin")),
    facilitators=("Ines Carvalho", "Jon Price"),
    question="What should customers think of?",
    answer_count=1200,
    cloud=(CloudEntry("on time", 310, "on time"), CloudEntry("crew", 200, "crew")),
    answers=("calm crew", "on time"),
    drafts=(
        RecordDraft("Draft 1", "1. Glad *you* came\n\nHome", (RecordLike("Glad *you*", 2, ("It is warm.",)),)),
        RecordDraft("Draft 2", "<b>Safe</b>", (RecordLike("Safe", 1),)),
    ),
    checks=(
        RecordCheck("Is it simple?", 6, 1, ("Two clauses.",)),
        RecordCheck("Is it focused on our customers?", 7, 0),
    ),
    checked_wording="Safe, on time,\nand glad you came.",
    agenda=(RecordPhase("Jump in", 5), RecordPhase("Draft", 5)),
    generated_at=datetime(2025, 11, 5, 10, 0, tzinfo=UTC),
)

WHOLE = r"""# Harbour Ferries: our customer experience vision

> Safe, on time,\
> and glad you came.

- Workshop: Vision \#1
- Held on: 4 November 2025
- Adopted on: 5 November 2025
- Facilitated by: Ines Carvalho, Jon Price
- Drafting: everyone alone

## What our people said

1,200 people answered, anonymously.

The question: What should customers think of?

| Word | Answers |
|---|---:|
| on time | 310 |
| crew | 200 |

## The drafts

Everyone wrote alone. The drafts are in random order, and who wrote which is not kept anywhere. Below each draft: the phrases people liked, and why.

### Draft 1

> 1\. Glad \*you\* came
>
> Home

- “Glad \*you\*” (2 likes)
  - It is warm.

### Draft 2

> \<b\>Safe\</b\>

- “Safe” (1 like)

## The check

Everyone answered by themselves, on exactly the adopted wording; the answers were revealed together.

- Is it simple? **6 yes, 1 not yet**
  - Two clauses.
- Is it focused on our customers? **7 yes, 0 not yet**

## The people

| Name | Role | Department |
|---|---|---|
| Amara Okafor | Captain | Fleet\|Crew |
| Chloë Martin |  |  |

## The agenda

- Jump in: 5 min
- Draft: 5 min
"""  # noqa: E501  a paragraph of Markdown is one line


def test_the_whole_record() -> None:
    assert record_markdown(SMALL) == WHOLE


def test_what_is_missing_is_said() -> None:
    bare = replace(
        SMALL, statement=None, adopted_at=None, cloud=(), answers=(), answer_count=2, drafts=(), checks=(),
        checked_wording=None, people=(), agenda=(), facilitators=(),
    )  # fmt: skip
    text = record_markdown(bare)
    for part in (
        "**Not adopted yet.**",
        "- Adopted on: not yet\n- Facilitated by: –\n",
        "2 people answered. There is no word cloud",
        "No drafts were collected.",
        "The three questions were not answered.",
        "Nobody was listed.",
    ):
        assert part in text
    assert "agenda" not in text


def test_an_earlier_checked_wording_is_quoted() -> None:
    text = record_markdown(replace(SMALL, checked_wording="Home."))
    assert "The answers are about this earlier wording:\n\n> Home.\n\n- Is it simple?" in text


@pytest.mark.parametrize(
    "text",
    [
        "# no heading", "- no list", "+ no list", "1. no list", "2) no list", "> no quote", "*no* _emphasis_ ~~gone~~",
        "[no](https://example.org) ![no](x.png)", "<script>alert(1)</script>", "&lt; &amp; &#35;", "a | b", "`no code`",
        "--- ", "===", "https://example.org www.example.org me@example.org", "back\\slash \\", "$x$", "[ref]: /x",
        "***",
    ],
)  # fmt: skip
def test_what_people_write_stays_text(text: str) -> None:
    rendered = MarkdownIt("commonmark").enable("table").enable("strikethrough").render(inline(text))
    expected = escape(" ".join(text.split()))
    assert rendered == f"<p>{expected}</p>\n"
    for bare in ("https://", "www.", "me@"):
        assert bare not in inline(text)
