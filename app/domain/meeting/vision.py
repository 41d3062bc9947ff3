"""The statement, its check against three questions, and its adoption."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.errors import Invalid
from app.domain.workshops.workshops import one_line
from app.i18n.messages import Message, Text, mark, msg, msgs

CHECK_QUESTIONS = (  # docs/method.md, in these words
    # Translators: Fixed by the method. Say exactly this, no more and no less.
    mark("Is it simple and easily understood?"),
    # Translators: Fixed by the method. Say exactly this, no more and no less.
    mark("Is it focused on our customers?"),
    # Translators: Fixed by the method. Say exactly this, no more and no less.
    mark("Does it reflect both who we are now and who we aspire to be in the future?"),
)
EXAMPLES = (
    "“Our members are the mission.” (Navy Federal)",
    "“At REI, we inspire, educate and outfit for a lifetime of outdoor adventure and stewardship.”",
    "“Use good judgement in all situations.” (Nordstrom)",
)
REASON_LIMIT = 500
FEWEST_ANSWERED = 3  # of fewer, everybody could tell who said what (docs/security.md)
GENERIC_WORDS = frozenset(
    {"best", "caring", "excellent", "fast", "friendly", "great", "knowledgeable", "professional", "prompt"}
    | {"quality", "quick", "reliable", "world-class"}
)


class Verdict(StrEnum):
    YES = "yes"
    NOT_YET = "not_yet"


@dataclass(frozen=True)
class CheckAnswer:
    """One person's answer to one question (1-3). The key recognises the person again and names nobody.

    `maker`: a key of the devices on which the answer can be seen and changed (see domain/seats/seats.py).
    """

    question: int
    answerer_key: str
    verdict: Verdict
    reason: str
    maker: str = ""


@dataclass(frozen=True)
class Check:
    """The three questions, asked of one exact wording. Answers are private until they are revealed together.

    `people`: how many had come to the meeting when they were revealed; None before, and in older records.
    `answered`: how many of them had answered at least one question; None before.
    `of_few`: so few had come when it was asked that everyone can tell who says what; their pages say so.
    `gone`: how many who had come were taken off the list since it was asked.
    """

    id: str
    wording: str
    opened_at: datetime
    opened_by: str
    revealed_at: datetime | None
    people: int | None = None
    answered: int | None = None
    of_few: bool = False
    gone: int = 0

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
class CheckOutcome:
    """How a revealed check was answered. `answered`: people who answered at least one question."""

    check: Check
    answered: int
    results: tuple[QuestionResult, ...]


@dataclass(frozen=True)
class Vision:
    """An adopted statement. Its check is the newest one on exactly its words: see `check_behind`."""

    statement: str
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


def people_answering(answers: Sequence[CheckAnswer]) -> int:
    """How many people have answered at least one question. After the reveal no key tells whose an answer is."""
    return len({answer.answerer_key for answer in answers})


def is_of_few(people: int) -> bool:
    """Whether so few have come that everyone can tell who says what."""
    return people < FEWEST_ANSWERED


def why_answers_wait(
    check: Check, answers: Sequence[CheckAnswer], missing: int, earlier: Sequence[CheckOutcome] = ()
) -> Text:
    """Why the answers cannot be shown yet; "" if they can.

    `missing`: how many who have come, also if they left the list since it was asked, have not answered all three.
    `earlier`: what was revealed before, of whatever words: differences must not be the answers of one or two people.
    """
    done = people_done(answers)
    if done < FEWEST_ANSWERED and not (check.of_few and done and not missing):
        return _WAITS_FOR_ALL if check.of_few else _WAITS_FOR_THREE
    if not missing or all(_tells_of_nobody(found, answers) for found in earlier):
        return ""
    return _WAITS_FOR_AS_MANY


def _tells_of_nobody(earlier: CheckOutcome, answers: Sequence[CheckAnswer]) -> bool:
    """Whether the same people may have answered as then, or so many more or fewer that they hide each other."""
    pairs = zip(results(answers), earlier.results, strict=True)
    differences = {abs(now.answered - then.answered) for now, then in pairs}
    return not earlier.check.gone and all(one == 0 or one >= FEWEST_ANSWERED for one in differences)


_WAITS_FOR_THREE = msg(
    "The answers can be shown once three people have answered all three questions: of fewer, everyone could tell who "
    "said what. What was answered is kept. You can wait, talk about it, or adopt the words without."
)
_WAITS_FOR_ALL = msg(
    "Fewer than three people were here when you asked. The answers can be shown once all who have come since then have "
    "answered, or three people have."
)
_WAITS_FOR_AS_MANY = msg(
    "Answers were shown before. Until all who have come have answered, the difference could show what single people "
    "said. Just as many as before, or three more or fewer, are enough too if nobody has left the list since. You can "
    "wait, or adopt the words without; the earlier answers count."
)


def outcome(check: Check, answers: Sequence[CheckAnswer]) -> CheckOutcome | None:
    """None while the answers are private, and for a check that got no answer: it says nothing about its words."""
    if not check.is_revealed or not check.answered:
        return None
    return CheckOutcome(check, check.answered, results(answers))


def check_behind(statement: str, outcomes: Sequence[CheckOutcome]) -> CheckOutcome | None:
    """The check that a vision rests on: of those on exactly its words the one that was revealed last.

    `outcomes`: in the order in which they were revealed.
    """
    return next((found for found in reversed(outcomes) if found.check.wording == statement), None)


def doubt_before_adopting(found: CheckOutcome | None) -> Text:
    """What is to be said before these words are adopted; "" where most people answered and most of them agreed."""
    if found is None:
        return msg("Not checked yet.")
    people = found.check.people or found.answered
    if found.answered * 2 <= people:
        return msg("Only %(answered)s of %(people)s answered.", answered=found.answered, people=people)
    doubted = any(one.not_yet >= max(one.yes, 1) for one in found.results)
    return msg("Half or more said “not yet”.") if doubted else ""


def hints(statement: str) -> tuple[Message, ...]:
    """Observations about the wording, offered as hints and never as verdicts (one sentence, 5 to 25 words)."""
    words = re.findall(r"[\w’'-]+", statement)
    if not words:
        return ()
    found: list[Message] = []
    if not 5 <= len(words) <= 25:
        found.append(
            msgs(
                "It has %(count)s word; good statements have 5 to 25.",
                "It has %(count)s words; good statements have 5 to 25.",
                len(words),
            )
        )
    sentences = len(re.findall(r"[.!?]+(?:\s|$)", statement)) or 1
    if sentences > 1:
        found.append(
            msgs(
                "It has %(count)s sentence; one is easier to remember.",
                "It has %(count)s sentences; one is easier to remember.",
                sentences,
            )
        )
    generic = sorted({word.lower() for word in words} & GENERIC_WORDS)
    if generic:
        listed = ", ".join(f"“{word}”" for word in generic)
        found.append(msg("Could another company say this? Generic words: %(words)s.", words=listed))
    return tuple(found)
