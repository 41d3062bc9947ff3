"""The statement, its check against three questions, and its adoption."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.refusals import Invalid
from app.domain.workshops import one_line

CHECK_QUESTIONS = (  # method.md, in these words
    "Is it simple and easily understood?",
    "Is it focused on our customers?",
    "Does it reflect both who we are now and who we aspire to be in the future?",
)
REASON_LIMIT = 500
GENERIC_WORDS = frozenset(
    {"best", "caring", "excellent", "fast", "friendly", "great", "knowledgeable", "professional", "prompt"}
    | {"quality", "quick", "reliable", "world-class"}
)


class Verdict(StrEnum):
    YES = "yes"
    NOT_YET = "not_yet"


@dataclass(frozen=True)
class CheckAnswer:
    """One person's answer to one question (1-3). The key recognises the person again and names nobody."""

    question: int
    answerer_key: str
    verdict: Verdict
    reason: str


@dataclass(frozen=True)
class Check:
    """The three questions, asked of one exact wording. Answers are private until they are revealed together."""

    id: str
    wording: str
    opened_at: datetime
    opened_by: str
    revealed_at: datetime | None

    @property
    def is_revealed(self) -> bool:
        return self.revealed_at is not None


@dataclass(frozen=True)
class QuestionResult:
    question: str
    yes: int
    not_yet: int
    reasons: tuple[str, ...]

    @property
    def answered(self) -> int:
        return self.yes + self.not_yet


@dataclass(frozen=True)
class Vision:
    """An adopted statement. `check_id` is the check that was answered on exactly these words, if there was one."""

    statement: str
    check_id: str | None
    adopted_at: datetime
    adopted_by: str


def statement_of(text: str) -> str:
    """The Group document's text as a statement: outer white space dropped, runs of blank lines folded."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in text.strip().splitlines()))


def checked_answer(question: int, verdict: str, reason: str) -> tuple[int, Verdict, str]:
    if not 1 <= question <= len(CHECK_QUESTIONS) or verdict not in tuple(Verdict):
        raise Invalid("Please answer one of the three questions with “yes” or “not yet”.", field="verdict")
    tidy = one_line(reason)
    if len(tidy) > REASON_LIMIT:
        raise Invalid(f"Please keep the reason under {REASON_LIMIT} characters.", field="reason")
    return question, Verdict(verdict), tidy


def results(answers: Sequence[CheckAnswer]) -> tuple[QuestionResult, ...]:
    """The three questions with their counts; reasons in alphabetical order, which tells nothing of who gave them."""
    return tuple(
        QuestionResult(
            question=words,
            yes=sum(a.question == number and a.verdict is Verdict.YES for a in answers),
            not_yet=sum(a.question == number and a.verdict is Verdict.NOT_YET for a in answers),
            reasons=tuple(sorted(a.reason for a in answers if a.question == number and a.reason)),
        )
        for number, words in enumerate(CHECK_QUESTIONS, start=1)
    )


def people_done(answers: Sequence[CheckAnswer]) -> int:
    """How many people have answered all three questions."""
    counts: dict[str, int] = {}
    for answer in answers:
        counts[answer.answerer_key] = counts.get(answer.answerer_key, 0) + 1
    return sum(count == len(CHECK_QUESTIONS) for count in counts.values())


def hints(statement: str) -> tuple[str, ...]:
    """Observations about the wording, offered as hints and never as verdicts (one sentence, 5 to 25 words)."""
    words = re.findall(r"[\w’'-]+", statement)
    if not words:
        return ()
    found = []
    if not 5 <= len(words) <= 25:
        found.append(f"It has {len(words)} words; good statements have 5 to 25.")
    sentences = len(re.findall(r"[.!?]+(?:\s|$)", statement)) or 1
    if sentences > 1:
        found.append(f"It has {sentences} sentences; one is easier to remember.")
    generic = sorted({word.lower() for word in words} & GENERIC_WORDS)
    if generic:
        listed = ", ".join(f"“{word}”" for word in generic)
        found.append(f"Could another company say this? Generic words: {listed}.")
    return tuple(found)
