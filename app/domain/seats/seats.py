"""Which devices hold a seat, and what becomes of a device that asks for one.

A personal link or a join code is no proof of who opens it. A device that lives is asked before another gets in; one
that has not been heard of for a while never keeps its owner out. Devices that let each other in are a circle: what is
liked, answered or withheld without a name belongs to the circle that made it, and no other device of the seat sees it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.domain.errors import DomainError, NoPlace, NotSignedIn

ALIVE_FOR = timedelta(seconds=15)  # after it was last heard of
ANSWER_WITHIN = timedelta(seconds=20)
ASK_AGAIN_AFTER = timedelta(seconds=60)  # of a device that was told no
MOST_ASKING = 3  # devices for one seat at the same time


class Ending(StrEnum):
    """Why a device no longer holds a seat."""

    ONLY_HERE = "only_here"
    FREED = "freed"
    NEW_LINK = "new_link"
    LEFT = "left"  # to choose another name


class Standing(StrEnum):
    """Of a device that asks."""

    WAITING = "waiting"
    UNANSWERED = "unanswered"
    REFUSED = "refused"


@dataclass(frozen=True)
class Browser:
    """What a browser shows of itself when it opens a link: cookies, any of which may be missing."""

    device: str = ""
    seat: str = ""
    account: str = ""


@dataclass(frozen=True)
class Circle:
    """Devices of one seat that let each other in. `id`: random; "" for the devices of before circles were told apart.

    `since`: when the first of them got in, with nobody there to let it in.
    """

    id: str
    since: datetime


OF_OLD = Circle("", datetime.min.replace(tzinfo=UTC))


def may_open_withheld(circle: Circle, withheld_since: datetime | None) -> bool:
    """Whether a draft that was not shown opens: not on a device that nobody let in after drafting had ended.

    While drafting goes on the draft opens wherever its author can go on writing, and that is told there.
    """
    return withheld_since is None or circle.since < withheld_since


@dataclass(frozen=True)
class Device:
    """One that was let in. `key` recognises it at this seat alone; `seen_at`: when it was last heard of, if ever."""

    key: str
    since: datetime
    seen_at: datetime | None


@dataclass(frozen=True)
class SeatRequest:
    """One that asks to be let in. `seen_at`: when its page last looked for an answer."""

    id: str
    participant_id: str
    device: str
    asked_at: datetime
    seen_at: datetime
    by_code: bool
    refused_at: datetime | None = None


@dataclass(frozen=True)
class Ended:
    why: Ending
    at: datetime


class StillAsking(NotSignedIn):
    """This browser asks for a seat, and was not let in: nothing of the seat is shown to it."""

    title = "This seat is open on another device"

    def __init__(self, workshop_id: str) -> None:
        super().__init__("This seat is open on another device.", "Ask it to let you in.")
        self.workshop_id = workshop_id


class LeavesDraft(DomainError):
    """This browser would leave a seat at which something is written alone. `name`: whose seat."""

    status = 409
    title = "Something is written in this place"
    tone = "warn"

    def __init__(self, name: str) -> None:
        super().__init__(f"Something is written in the place of {name}, and shown to nobody yet.")
        self.name = name


class LostPlace(NoPlace):
    """A device held the seat before, and lost it for that reason."""

    def __init__(self, why: Ending, what_happened: str, next_step: str) -> None:
        super().__init__(what_happened, next_step)
        self.why, self.title = why, _TITLES[why]


_TITLES = {
    Ending.ONLY_HERE: "This seat is kept for another device",
    Ending.NEW_LINK: "You have a new link",
    Ending.LEFT: "This browser has left this place",
    Ending.FREED: "Your place was freed",
}


class HeldElsewhere(LostPlace):
    """Another device keeps the seat to itself."""


def is_alive(device: Device, now: datetime) -> bool:
    """Also the other way round: a clock that was set back must not make a device live for an hour."""
    return device.seen_at is not None and abs(now - device.seen_at) <= ALIVE_FOR


def may_enter(others: Sequence[Device], now: datetime) -> bool:
    """Whether a device gets in without asking the others that hold the seat."""
    return not any(is_alive(device, now) for device in others)


def is_asking(request: SeatRequest, now: datetime) -> bool:
    """Whether the seat's devices are asked: until one of them has answered, or the page that asks has gone."""
    return request.refused_at is None and abs(now - request.seen_at) <= ALIVE_FOR


def standing(request: SeatRequest, now: datetime) -> Standing:
    if request.refused_at is not None:
        return Standing.REFUSED
    return Standing.WAITING if abs(now - request.asked_at) < ANSWER_WITHIN else Standing.UNANSWERED


def may_ask_again(request: SeatRequest, now: datetime) -> bool:
    return request.refused_at is None or now - request.refused_at >= ASK_AGAIN_AFTER


def since_words(since: datetime, started_at: datetime | None, now: datetime, zone: str) -> str:
    """“since 14:05”, “since the lobby (13:55)”, “since 24 November, 13:55”: in the workshop's time."""
    local, today = since.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone)).date()
    if local.date() != today:
        return f"since {local:%-d %B, %H:%M}"
    return f"since the lobby ({local:%H:%M})" if started_at and since < started_at else f"since {local:%H:%M}"


def refusal_after(ended: Ended, zone: str) -> LostPlace:
    """What is told to a device that held a seat."""
    at = f"{ended.at.astimezone(ZoneInfo(zone)):%H:%M}"
    if ended.why is Ending.ONLY_HERE:
        return HeldElsewhere(
            ended.why,
            f"Another device keeps this seat to itself since {at}: “Only here” was pressed there.",
            "If that was not you, tell your facilitator: they can make a new link for you. "
            "To come back here, open your link again and ask the other device.",
        )
    if ended.why is Ending.NEW_LINK:
        return LostPlace(
            ended.why,
            f"Your facilitator made a new link for you at {at}. This device no longer has your place.",
            "Open your new link. If you have none, ask your facilitator.",
        )
    if ended.why is Ending.LEFT:
        return LostPlace(
            ended.why,
            f"This browser left this place at {at}, to choose another name.",
            "Join with the code that your facilitator shows, and choose your name.",
        )
    return LostPlace(
        ended.why,
        f"Your facilitator freed your place at {at}. This device no longer has it.",
        "Open your personal link again, or join with the code that your facilitator shows.",
    )
