"""The one-question survey (method.md, part 2)."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.refusals import Invalid

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

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


@dataclass(frozen=True)
class ReadyText:
    """What a facilitator may send to everyone whom the vision will cover: as an e-mail, or in a chat."""

    subject: str
    mail: str
    chat: str


def ready_text(organisation: str, question: str, link: str) -> ReadyText:
    mail = (
        "Hello,\n\n"
        f"at {organisation} we are working out what we want our customers to experience, and your view counts. "
        "There is one question:\n\n"
        f"“{question}”\n\n"
        "Answer it here in half a minute, in your own words. Your answer is anonymous:\n"
        f"{link}\n\n"
        "Thank you!\n"
    )
    chat = f"One question, half a minute, anonymous: “{question}” {link}"
    return ReadyText(f"One question about the experience at {organisation}", mail, chat)


def checked_answer(text: str) -> str:
    """The answer as it will be kept. Raises Invalid when it is empty or too long; the page keeps what was typed."""
    answer = text.replace("\r\n", "\n").replace("\x00", "").strip()
    if not answer:
        raise Invalid("Please write a few words first.", field="answer")
    if len(answer) > ANSWER_LIMIT:
        over = len(answer) - ANSWER_LIMIT
        unit = "character" if over == 1 else "characters"
        raise Invalid(f"Your answer is {over:,} {unit} too long. Please shorten it a little.", field="answer")
    return answer
