"""What the survey says, as each language has to say it. `%(name)s`: what is filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from app.i18n.dates import written
from app.i18n.speech import Speech, speech


class MessageKind(StrEnum):
    """What is sent to everyone whom the vision will cover, in this order."""

    FIRST = "first"
    REMINDER = "reminder"
    LAST_DAY = "last-day"


@dataclass(frozen=True)
class PageSentences:
    """The respondent's pages. Numbers stand where no plural depends on them."""

    title: str
    answer_label: str
    limit: str
    """%(limit)s: characters."""
    left: str
    over: str
    """Of the counter: %(count)s characters."""
    send: str
    promise: str
    """What is kept of an answer, what is not, and what the people who run the server could see (docs/security.md)."""
    empty: str
    too_long: str
    """%(over)s: characters."""
    too_many: str
    not_saved: str
    """It may have been saved all the same, so it is sent again with the same key."""
    trying: str
    """The page's script could not send the answer, and tries again."""
    still_here: str
    thanks: str
    thanks_done: str
    thanks_use: str
    sent_twice: str
    """In the place of `thanks_done`, when an answer with the same key was kept before."""
    closed: str
    closed_text: str
    late_text: str
    late_label: str
    late_next: str
    not_yet: str
    not_yet_text: str
    opens_on: str
    """%(moment)s"""
    closes_on: str
    """%(moment)s"""
    answered: str
    answered_text: str
    answer_again: str
    ticket_used: str
    """Of a one-time link that was used or withdrawn, or is none: which of these is not told."""
    ticket_used_text: str
    link_off: str
    """Of the open link when only one-time links take answers."""
    link_off_text: str
    unknown: str
    unknown_text: str
    """Of a link that was copied in part, or never was one."""
    away: str
    """The page cannot be made, because the database is away."""
    away_text: str
    try_again: str
    ticket_promise: str
    """Behind `promise` on the page of a one-time link: what can be known of it, and by whom (docs/security.md)."""
    other_languages: str


@dataclass(frozen=True)
class MessageSentences:
    """An e-mail and a chat message for each kind, put together by domain/survey/messages.py.

    `quoted`: %(question)s. `so_far`: %(count)s, one of the steps. `closes_on`: %(moment)s. `subjects` and `openings`:
    %(organisation)s.
    """

    hello: str
    quoted: str
    how: str
    thank_you: str
    so_far: str
    closes_on: str
    closes_today: str
    subjects: Mapping[MessageKind, str]
    openings: Mapping[MessageKind, str]
    chats: Mapping[MessageKind, str]


@dataclass(frozen=True)
class Calendar:
    """Moments and numbers. `pattern`: one of CLDR, as “EEEE, d MMMM y, HH:mm”. `with_zone`: %(moment)s, %(zone)s."""

    pattern: str
    with_zone: str
    language: str = "en"

    def moment(self, moment: datetime, zone: str) -> str:
        """With the time zone's name, since people far away read it."""
        at = written(moment, zone, self.pattern, speech(self.language).locale)
        return self.with_zone % {"moment": at, "zone": zone.replace("_", " ")}

    def number(self, number: int) -> str:
        return speech(self.language).number(number)


@dataclass(frozen=True)
class Wording:
    """`question`: the method's, as we translate it (the English one is the method's own)."""

    question: str
    page: PageSentences
    messages: MessageSentences
    calendar: Calendar


S = TypeVar("S")


def in_language(english: Wording, language: Speech) -> Wording:
    """What is in no catalogue stays English."""
    said = _said(english, language)
    return replace(said, calendar=replace(said.calendar, language=language.tag))


def _said(value: S, language: Speech) -> S:
    """A table with every sentence of it in that language."""
    found: Any = value
    if isinstance(found, str):
        found = language.words(found)
    elif isinstance(found, Mapping):
        found = {name: _said(one, language) for name, one in found.items()}
    elif is_dataclass(found) and not isinstance(found, type):
        found = replace(found, **{one.name: _said(getattr(found, one.name), language) for one in fields(found)})
    return found  # type: ignore[no-any-return]
