"""What a message to one person says, whether it is mailed, copied or opened in their facilitator's mail program."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.domain.invitations.invitations import InvitationKind
from app.domain.people.people import Participant
from app.domain.preparation.platform import Platform
from app.domain.workshops.workshops import Workshop


@dataclass(frozen=True)
class Letter:
    """`facts`: when and where, as (name, value); a value may be a link. `link`: the person's own; "" leaves it out."""

    subject: str
    greeting: str
    opening: str
    facts: tuple[tuple[str, str], ...]
    link: str
    notes: tuple[str, ...]
    signature: str


@dataclass(frozen=True)
class Occasion:
    """The meeting as calendars and letters know it. `ends_at`: by the agenda. `hosts`: who facilitates, by name."""

    workshop: Workshop
    platform: Platform
    minutes: int
    hosts: tuple[str, ...]

    @property
    def starts_at(self) -> datetime:
        return self.workshop.starts_locally

    @property
    def ends_at(self) -> datetime:
        length = timedelta(minutes=self.minutes)
        return (self.workshop.starts_at + length).astimezone(ZoneInfo(self.workshop.time_zone))

    @property
    def is_in_person(self) -> bool:
        return self.workshop.setting.is_in_person

    @property
    def where(self) -> str:
        """The place or the video link; "" if neither is known yet."""
        return self.workshop.place if self.is_in_person else self.platform.link


def letter(kind: InvitationKind, occasion: Occasion, participant: Participant, link: str) -> Letter:
    """`link`: the participant's own."""
    workshop = occasion.workshop
    day = f"{occasion.starts_at:%a} {occasion.starts_at.day} {occasion.starts_at:%B}, {occasion.starts_at:%H:%M}"
    is_cancelled = kind.takes_back
    return Letter(
        subject=f"{_SUBJECTS[kind]}: {workshop.title} ({day})",
        greeting=f"Hello {participant.name},",
        opening=_OPENINGS[kind].format(title=workshop.title, organisation=workshop.organisation),
        facts=(("When", when(occasion)),) if is_cancelled else _facts(occasion),
        link="" if is_cancelled else link,
        notes=() if is_cancelled else _notes(occasion),
        signature=" and ".join(occasion.hosts),
    )


def with_handout(written: Letter) -> Letter:
    """The same where the handout comes with it."""
    attached = (
        "Your handout is attached: print it, or keep it open on a second screen. The calendar entry is attached too."
    )
    return replace(written, notes=(attached, *written.notes))


_SUBJECTS = {
    InvitationKind.INVITATION: "Invitation",
    InvitationKind.REMINDER: "Reminder",
    InvitationKind.UPDATE: "Changed",
    InvitationKind.CANCELLATION: "Cancelled",
    InvitationKind.RELEASE: "Cancelled for you",
}

_OPENINGS = {
    InvitationKind.INVITATION: "{organisation} invites you to “{title}”: one meeting in which we agree on the "
    "experience that our customers should have.",
    InvitationKind.REMINDER: "“{title}” is coming up, and {organisation} counts on you. Here is everything again.",
    InvitationKind.UPDATE: "The time or the place of “{title}” has changed. This is how it is now.",
    InvitationKind.CANCELLATION: "“{title}” will not take place as planned. Please take it out of your calendar.",
    InvitationKind.RELEASE: "You are no longer on the list of those who meet for “{title}”, so you need not keep the "
    "time free. Please take it out of your calendar.",
}


def when(occasion: Occasion) -> str:
    """Tuesday, 1 December 2026, 14:00 to 16:30 (Europe/Stockholm, UTC+1)"""
    starts_at, ends_at = occasion.starts_at, occasion.ends_at
    until = f"{ends_at:%H:%M}" if ends_at.date() == starts_at.date() else f"{ends_at:%H:%M} the next day"
    zone = occasion.workshop.time_zone.replace("_", " ")
    day = f"{starts_at:%A}, {starts_at.day} {starts_at:%B %Y}"
    offset = _offset(starts_at)
    return f"{day}, {starts_at:%H:%M} to {until} ({zone if zone == offset else f'{zone}, {offset}'})"


def _offset(moment: datetime) -> str:
    """UTC, UTC+1, UTC−3:30"""
    minutes = int((moment.utcoffset() or timedelta()).total_seconds()) // 60
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02}" if rest else "")


def _facts(occasion: Occasion) -> tuple[tuple[str, str], ...]:
    platform = occasion.platform
    told = [("When", when(occasion))]
    if occasion.is_in_person:
        told.append(("Where", occasion.workshop.place or "We will tell you soon."))
    else:
        told.append(("Video call", platform.link or "We will send you the link."))
        told += [("Passcode", platform.passcode), ("By phone", platform.dial_in)]
    return tuple((name, value) for name, value in told if value)


def _notes(occasion: Occasion) -> tuple[str, ...]:
    first = "on your laptop or tablet" if occasion.is_in_person else "beside the video call"
    return (
        f"Open your link {first}. It is yours alone, so please do not pass it on; you need no account.",
        "Please be there a few minutes early: we start on time.",
    )
