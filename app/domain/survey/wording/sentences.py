"""What the survey says, as each language has to say it. In braces: what is filled in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo


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
    """{limit}: characters."""
    left: str
    over: str
    """Of the counter: {count} characters."""
    send: str
    promise: str
    """What is kept of an answer, what is not, and what the people who run the server could see (docs/security.md)."""
    empty: str
    too_long: str
    """{over}: characters."""
    too_many: str
    not_saved: str
    """Nobody may know whether it was: so it is sent again with the same key."""
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
    """{moment}"""
    closes_on: str
    """{moment}"""
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

    `quoted`: {question}. `so_far`: {count}, one of the steps. `closes_on`: {moment}. `subjects` and `openings`:
    {organisation}.
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
    """`weekdays` from Monday on. `pattern`: {weekday} {day} {month} {year} {time} {zone}. `thousands`: what stands
    between the thousands of a number."""

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    pattern: str
    thousands: str = ","

    def moment(self, moment: datetime, zone: str) -> str:
        """With the time zone's name, since people far away read it."""
        local = moment.astimezone(ZoneInfo(zone))
        return self.pattern.format(
            weekday=self.weekdays[local.weekday()],
            day=local.day,
            month=self.months[local.month - 1],
            year=local.year,
            time=f"{local:%H:%M}",
            zone=zone.replace("_", " "),
        )

    def number(self, number: int) -> str:
        return f"{number:,}".replace(",", self.thousands)


@dataclass(frozen=True)
class Wording:
    """`question`: the method's, as we translate it (the English one is the method's own)."""

    question: str
    page: PageSentences
    messages: MessageSentences
    calendar: Calendar
