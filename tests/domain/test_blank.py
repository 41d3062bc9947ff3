"""What looks like nothing is nothing, whatever signs it is made of."""

import pytest

from app.domain.blank import is_blank
from app.domain.errors import Invalid
from app.domain.meeting.drafts import FEWEST_SOLO_DRAFTS
from app.domain.meeting.withheld import are_too_few
from app.domain.survey.survey import UnfitAnswer, checked_answer
from app.domain.workshops.workshops import optional_text, required_line

BLANK = [
    "",
    "   ",
    "\u200b",
    "\u200b \n\ufeff",
    "\u2060\u00ad",
    "\u3164\u115f",
    "\u2800",
    "\u034f\ufe0f",
    "\u202e\u202c",
]
SEEN = ["a", "…", "?", "👍", "❤️", "1", "か\u3099", "\u200bא", "\U0001fadf"]  # the last is newer than our tables


@pytest.mark.parametrize("text", BLANK)
def test_blank_text_is_refused_wherever_something_is_asked_for(text: str) -> None:
    assert is_blank(text)
    with pytest.raises(UnfitAnswer):
        checked_answer(text)
    with pytest.raises(Invalid):
        required_line(text, "title", "a title")
    assert optional_text(text, "note", "a note", limit=10) == ""
    assert are_too_few([text] * FEWEST_SOLO_DRAFTS)


@pytest.mark.parametrize("text", SEEN)
def test_the_shortest_answer_is_one(text: str) -> None:
    assert not is_blank(text)
    assert checked_answer(text) == text
