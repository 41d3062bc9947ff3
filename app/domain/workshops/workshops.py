"""A workshop: one organisation, one meeting, one vision."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.domain.blank import is_blank
from app.domain.errors import Invalid
from app.domain.moments import local_moment
from app.i18n.speech import SOURCE

MAX_LINE = 200
_WHEN = "Please choose the date and time of the meeting."


class Mode(StrEnum):
    """How people draft (docs/method.md, part 1 step 6)."""

    BREAKOUTS = "breakouts"
    SOLO = "solo"

    @property
    def has_teams(self) -> bool:
        """Two teams draft together; else everyone writes alone, and nothing tells whose a draft is."""
        return self is Mode.BREAKOUTS


ALONE = tuple(mode for mode in Mode if not mode.has_teams)


class Setting(StrEnum):
    """How people meet (docs/method.md, part 3): 2.5 hours on a video platform, or two hours in one room."""

    VIRTUAL = "virtual"
    IN_PERSON = "in_person"

    @property
    def is_in_person(self) -> bool:
        """People meet in one room; else on a video call."""
        return self is Setting.IN_PERSON


@dataclass(frozen=True)
class Workshop:
    id: str
    organisation: str
    title: str
    starts_at: datetime
    time_zone: str
    mode: Mode
    join_code: str
    survey_key: str
    question: str
    screen_version: int
    setting: Setting = Setting.VIRTUAL
    place: str = ""
    calendar_sequence: int = 0
    language: str = SOURCE

    @property
    def starts_locally(self) -> datetime:
        return self.starts_at.astimezone(ZoneInfo(self.time_zone))

    @property
    def spoken_code(self) -> str:
        """The join code as it is read aloud: 1234 5678."""
        return f"{self.join_code[:4]} {self.join_code[4:]}"


@dataclass(frozen=True)
class WorkshopDetails:
    """What a facilitator enters about a workshop."""

    organisation: str
    title: str
    starts_at: datetime
    time_zone: str
    mode: Mode
    setting: Setting
    place: str


def workshop_details(
    *,
    organisation: str,
    title: str,
    starts_at: str,
    time_zone: str,
    mode: str,
    setting: str = Setting.VIRTUAL,
    place: str = "",
) -> WorkshopDetails:
    """As entered, checked and tidied. Raises Invalid, naming the field to mend."""
    if mode not in tuple(Mode):
        raise Invalid("Please choose how people will draft.", field="mode")
    if setting not in tuple(Setting):
        raise Invalid("Please choose how people will meet.", field="setting")
    return WorkshopDetails(
        organisation=required_line(organisation, "organisation", "the organisation's name", limit=120),
        title=required_line(title, "title", "a title", limit=120),
        starts_at=local_moment(starts_at, time_zone, "starts_at", missing=_WHEN),
        time_zone=time_zone,
        mode=Mode(mode),
        setting=Setting(setting),
        place=optional_line(place, "place", "the place"),
    )


def shown_in_calendars(workshop: Workshop) -> tuple[object, ...]:
    """When one of these changes, people's calendars have to be told."""
    return workshop.title, workshop.starts_at, workshop.time_zone, workshop.setting, workshop.place


def one_line(value: str) -> str:
    """White space folded, and NUL left out, which PostgreSQL refuses in text."""
    return " ".join(value.replace("\x00", "").split())


def required_line(value: str, field: str, called: str, *, limit: int = MAX_LINE) -> str:
    """One line of text that must not be empty."""
    line = one_line(value)
    if is_blank(line):
        raise Invalid(f"Please enter {called}.", field=field)
    if len(line) > limit:
        raise Invalid(f"Please keep {called} under {limit} characters; it has {len(line)}.", field=field)
    return line


def optional_line(value: str, field: str, called: str, *, limit: int = MAX_LINE) -> str:
    """One line of text that may be empty."""
    return required_line(value, field, called, limit=limit) if not is_blank(value) else ""


def required_text(value: str, field: str, called: str, *, limit: int) -> str:
    """Text of several lines that must not be empty."""
    text = _tidy_text(value)
    if is_blank(text):
        raise Invalid(f"Please enter {called}.", field=field)
    if len(text) > limit:
        raise Invalid(f"Please keep {called} under {limit:,} characters; it has {len(text):,}.", field=field)
    return text


def optional_text(value: str, field: str, called: str, *, limit: int) -> str:
    """Text of several lines that may be empty."""
    return required_text(value, field, called, limit=limit) if not is_blank(value) else ""


def _tidy_text(value: str) -> str:
    """Line ends of one kind, nothing blank at either end, one empty line in a row at most."""
    lines = [line.rstrip() for line in value.replace("\x00", "").splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def normal_code(typed: str) -> str:
    """A join code as typed, with spaces and dashes of all kinds and digits of any script, reduced to 0 to 9."""
    bare = re.sub(r"[\s\-‐-―−.]", "", unicodedata.normalize("NFKC", typed))
    seen = "".join(sign for sign in bare if unicodedata.category(sign) != "Cf")  # marks of direction come along
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in seen)
