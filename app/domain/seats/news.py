"""What others did to a seat, as its devices are told until it was read on each of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.seats.seats import since_words

MOST_TIMES = 5  # of one kind that are listed


class What(StrEnum):
    """What was done to a seat. The values stand in the database."""

    NEW_LINK = "new_link"
    NEW_LINKS = "new_links"  # of everybody; open seats stay open
    FREED = "freed"
    CAME = "came"  # a device got in that none of the others had let in
    LEFT = "left"  # such a device was there by a wrong press, and chose another name


_WORDS = {
    What.NEW_LINK: ("Your facilitator made a new link for you", "Devices that were open before lost your seat."),
    What.NEW_LINKS: ("Your facilitator made everybody’s links new", "Devices that were open stayed open."),
    What.FREED: ("Your facilitator freed your place", "Devices that were open before lost it."),
    What.CAME: (
        "A device got in that no other device had let in",
        "It was shown nothing that you had liked or answered before.",
    ),
    What.LEFT: (
        "Another device had chosen your name and left your place again, to choose another",
        "It is not this device, and no longer opens your place.",
    ),
}


@dataclass(frozen=True)
class SeatEvent:
    """`device`: the one that came."""

    what: What
    at: datetime
    device: str | None = None


@dataclass(frozen=True)
class News:
    """`lines`: in words. `until`: the moment of the newest, by which a press says what it has read."""

    lines: tuple[str, ...] = ()
    until: datetime | None = None


NO_NEWS = News()


def news(
    events: Sequence[SeatEvent],
    reader: str,
    holding: Sequence[str],
    told_until: datetime | None,
    now: datetime,
    zone: str,
) -> News:
    """What the device `reader` has not read yet. `events`: the oldest first.

    Of itself a device is told nothing, and of those that hold the seat now (`holding`) the page says it elsewhere.
    """
    new = [one for one in events if told_until is None or one.at > told_until]
    new = [one for one in new if one.device is None or one.device not in (reader, *holding)]
    lines = [_line(what, [one.at for one in new if one.what is what], now, zone) for what in What]
    return News(tuple(line for line in lines if line), max((one.at for one in new), default=None))


def _line(what: What, moments: Sequence[datetime], now: datetime, zone: str) -> str:
    """“Your facilitator freed your place: 24 November, 13:55, and 14:05. Devices that were open before lost it.”"""
    if not moments:
        return ""
    did, means = _WORDS[what]
    times = [since_words(moment, None, now, zone).removeprefix("since ") for moment in moments[-MOST_TIMES:]]
    earlier = len(moments) - len(times)
    often = f" ({earlier} more before)" if earlier else ""
    return f"{did}: {'; '.join(times)}{often}. {means}"
