"""The one-question survey (docs/method.md, part 2)."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.blank import is_blank
from app.domain.errors import Invalid, NotFound

QUESTION = "What would you like customers to think of when they think about their experience?"
ANSWER_LIMIT = 2000  # characters
QUESTION_LIMIT = 300


@dataclass(frozen=True)
class SurveyOpening:
    """From when to when the survey took answers, and who opened and closed it."""

    opened_at: datetime
    opened_by: str
    closed_at: datetime | None = None
    closed_by: str | None = None
    keeps_back: bool = False
    """Whether its closing left answers that wait where they are (domain/survey/progress.py)."""

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def has_shown_rest(self) -> bool:
        """Whether its closing showed all there was, however few were new."""
        return not self.is_open and not self.keeps_back

    @property
    def more_may_wait(self) -> bool:
        """Whether there may be answers that nobody sees yet."""
        return not self.has_shown_rest


class UnknownSurvey(NotFound):
    """The link was copied in part, or never was one. Pages say it in the respondent's language."""

    def __init__(self) -> None:
        super().__init__("There is no survey under this address.", "Copy the whole link from your invitation again.")


class UnfitAnswer(Invalid):
    """`over`: how many characters too long it is; 0: it is empty. Pages say it in the respondent's language."""

    def __init__(self, what_happened: str, over: int) -> None:
        super().__init__(what_happened, field="answer")
        self.over = over


def checked_answer(text: str) -> str:
    """The answer as it will be kept. Raises UnfitAnswer when it is empty or too long; the page keeps what was typed."""
    answer = text.replace("\r\n", "\n").replace("\x00", "").strip()
    if is_blank(answer):
        raise UnfitAnswer("Please write a few words first.", 0)
    if len(answer) > ANSWER_LIMIT:
        over = len(answer) - ANSWER_LIMIT
        unit = "character" if over == 1 else "characters"
        raise UnfitAnswer(f"Your answer is {over:,} {unit} too long. Please shorten it a little.", over)
    return answer
