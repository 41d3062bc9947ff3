"""The record as Markdown: its text whole, and people's text kept text."""

from dataclasses import replace
from datetime import UTC, date, datetime
from xml.sax.saxutils import escape

import pytest
from markdown_it import MarkdownIt

from app.domain.cloud.cloud import CloudEntry
from app.domain.export.record import (
    Record,
    RecordCheck,
    RecordDraft,
    RecordLike,
    RecordPerson,
    RecordPhase,
    RecordQuestion,
)
from app.domain.meeting.drafts import Outcome
from app.domain.workshops.workshops import Mode
from app.render.markdown import inline, record_markdown

SMALL = Record(
    organisation="Harbour Ferries",
    title="Vision #1",
    planned_for=date(2025, 11, 4),
    held_on=(date(2025, 11, 4), date(2025, 11, 5)),
    mode=Mode.SOLO,
    statement="Safe, on time,\nand glad you came.",
    adopted_at=datetime(2025, 11, 5, 9, 30, tzinfo=UTC),
    people=(RecordPerson("Amara Okafor", "Captain", "Fleet|Crew"), RecordPerson("Chloë Martin")),
    invited=(RecordPerson("Grace Lindqvist", "Café manager"),),
    facilitators=("Ines Carvalho", "Jon Price"),
    question="What should customers think of?",
    answer_count=1200,
    cloud=(CloudEntry("on time", 310, "on time"), CloudEntry("crew", 200, "crew")),
    answers=("calm crew", "on time"),
    drafts_outcome=Outcome.COLLECTED,
    drafts=(
        RecordDraft("Draft 1", "1. Glad *you* came\n\nHome", (RecordLike("Glad *you*", 2, ("It is warm.",)),)),
        RecordDraft("Draft 2", "<b>Safe</b>", (RecordLike("Safe", 1),)),
    ),
    check=RecordCheck(
        "Safe, on time,\nand glad you came.",
        datetime(2025, 11, 5, 9, 20, tzinfo=UTC),
        7,
        9,
        (
            RecordQuestion("Is it simple?", 6, 1, ("Two clauses.",)),
            RecordQuestion("Is it focused on our customers?", 7, 0),
        ),
    ),
    other_checks=(
        RecordCheck(
            "Home.", datetime(2025, 11, 4, 9, 0, tzinfo=UTC), 1, None, (RecordQuestion("Is it simple?", 1, 0),)
        ),
    ),
    agenda=(RecordPhase("Jump in", 5), RecordPhase("Draft", 5)),
    generated_at=datetime(2025, 11, 5, 10, 0, tzinfo=UTC),
)

WHOLE = r"""# Harbour Ferries: our customer experience vision

> Safe, on time,\
> and glad you came.

- Workshop: Vision \#1
- Held on: 4 November 2025 and 5 November 2025
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

The adopted words were checked on 5 November 2025: 7 of 9 answered. Answers were private until the reveal.

- Is it simple? **6 yes, 1 not yet**
  - Two clauses.
- Is it focused on our customers? **7 yes, 0 not yet**

### Other checks

Asked on 4 November 2025, 1 person answered:

> Home.

- Is it simple? **1 yes, 0 not yet**

## The people

| Name | Role | Department |
|---|---|---|
| Amara Okafor | Captain | Fleet\|Crew |
| Chloë Martin |  |  |

### Invited, but not in the meeting

| Name | Role | Department |
|---|---|---|
| Grace Lindqvist | Café manager |  |

## The agenda

- Jump in: 5 min
- Draft: 5 min
"""  # noqa: E501  a paragraph of Markdown is one line


def test_the_whole_record() -> None:
    assert record_markdown(SMALL) == WHOLE


def test_what_is_missing_is_said() -> None:
    bare = replace(
        SMALL, statement=None, adopted_at=None, cloud=(), answers=(), answer_count=2, check=None,
        drafts_outcome=Outcome.OPEN, drafts=(), other_checks=(), held_on=(),
        people=(), invited=(), agenda=(), facilitators=(),
    )  # fmt: skip
    text = record_markdown(bare)
    for part in (
        "**Not adopted yet.**",
        "- Adopted on: not yet\n- Facilitated by: –\n",
        "2 people answered. There is no word cloud",
        "No drafts were collected.",
        "The three questions were not answered.",
        "- Planned for: 4 November 2025 (not held yet)",
        "Nobody has come to the meeting yet.",
    ):
        assert part in text
    assert "agenda" not in text


def test_where_it_is_not_told_who_came_everyone_stands_in_one_list() -> None:
    text = record_markdown(replace(SMALL, people=(*SMALL.people, *SMALL.invited), invited=(), tells_who_came=False))
    people = text.partition("## The people\n\n")[2]
    assert people.startswith(
        "Everyone on the list. Who came is told when the group no longer works without names.\n\n| Name |"
    )
    assert "not in the meeting" not in people
    with pytest.raises(ValueError, match="nobody stands apart"):
        replace(SMALL, invited=(RecordPerson("Ben"),), tells_who_came=False)


def test_why_there_are_no_drafts_is_said_without_a_number_of_writers() -> None:
    said = {}
    for outcome in (Outcome.OPEN, Outcome.COLLECTED, Outcome.WITHHELD):
        text = record_markdown(replace(SMALL, mode=Mode.SOLO, drafts_outcome=outcome, drafts=()))
        said[outcome] = text.partition("## The drafts\n\n")[2].partition("\n\n#")[0]
    assert said == {
        Outcome.OPEN: "No drafts were collected.",
        Outcome.COLLECTED: "Drafts were not shown: fewer than three were written.",
        Outcome.WITHHELD: "Drafts were not shown: fewer than three were written. "
        "Anything that was written stays its author’s own.",
    }


def test_few_drafts_that_are_shown_say_why() -> None:
    text = record_markdown(replace(SMALL, mode=Mode.SOLO, drafts_outcome=Outcome.RELEASED))
    assert "Fewer than three were written in time; they are shown because everyone who wrote agreed to it." in text


def test_other_words_than_the_adopted_ones_are_never_passed_off_as_checked() -> None:
    text = record_markdown(replace(SMALL, check=None))
    assert "The adopted words were not checked against the three questions.\n\n### Other checks" in text
    unadopted = record_markdown(replace(SMALL, statement=None, adopted_at=None, check=None))
    assert "No statement is adopted yet.\n\n### Other checks\n\nAsked on 4 November 2025" in unadopted


def test_a_check_after_the_adoption_says_so() -> None:
    assert SMALL.check is not None
    later = replace(SMALL.check, revealed_at=datetime(2025, 11, 6, 9, 0, tzinfo=UTC))
    assert "checked on 6 November 2025, after they were adopted: 7 of 9" in record_markdown(replace(SMALL, check=later))


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
