"""What a facilitator may send to everyone whom the vision will cover: first, as a reminder, on the last day."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.survey.progress import STEP
from app.domain.survey.wording import WORDINGS, MessageKind

__all__ = ["Message", "MessageKind", "Occasion", "message"]


@dataclass(frozen=True)
class Message:
    """As an e-mail, or in a chat."""

    subject: str
    mail: str
    chat: str


@dataclass(frozen=True)
class Occasion:
    """What a message tells of. `answer_count` is told in steps only. `closes_at`: as scheduled."""

    organisation: str
    question: str
    link: str
    answer_count: int
    closes_at: datetime | None
    time_zone: str


def message(kind: MessageKind, language: str, occasion: Occasion) -> Message:
    """In one of the languages of `WORDINGS`; the occasion's question is in the same."""
    said = WORDINGS[language].messages
    about = {"organisation": occasion.organisation}
    quoted = said.quoted % {"question": occasion.question}
    so_far, ends = _so_far(kind, language, occasion), _ends(kind, language, occasion)
    paragraphs = (
        said.hello,
        said.openings[kind] % about,
        quoted,
        f"{said.how}\n{occasion.link}",
        " ".join(filter(None, (so_far, ends))),
        said.thank_you,
    )
    chat = (said.chats[kind], quoted, so_far, ends, occasion.link)
    return Message(
        subject=said.subjects[kind] % about,
        mail="\n\n".join(filter(None, paragraphs)) + "\n",
        chat=" ".join(filter(None, chat)),
    )


def _so_far(kind: MessageKind, language: str, occasion: Occasion) -> str:
    if kind is MessageKind.FIRST or occasion.answer_count < STEP:
        return ""
    wording = WORDINGS[language]
    return wording.messages.so_far % {"count": wording.calendar.number(occasion.answer_count)}


def _ends(kind: MessageKind, language: str, occasion: Occasion) -> str:
    wording = WORDINGS[language]
    if occasion.closes_at:
        moment = wording.calendar.moment(occasion.closes_at, occasion.time_zone)
        return wording.messages.closes_on % {"moment": moment}
    return wording.messages.closes_today if kind is MessageKind.LAST_DAY else ""
