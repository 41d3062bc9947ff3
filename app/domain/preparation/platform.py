"""The video platform (docs/method.md, part 1 step 6). For a meeting in person it is the room."""

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from app.domain.errors import Invalid
from app.domain.workshops.workshops import Mode, one_line, optional_line

LINK_LIMIT, LINE_LIMIT = 2000, 300
_LINKS = {"link": "the link", "team_a_link": "team A’s link", "team_b_link": "team B’s link"}
_LINES = {"passcode": "the passcode", "dial_in": "the dial-in"}


@dataclass(frozen=True)
class Platform:
    """The method's three criteria, whether there are breakout rooms (None: nobody has said yet), and how to get in.

    In person, "breakout rooms" is whether two teams can write apart.
    """

    everyone_can_join: bool = False
    audio_and_video: bool = False
    shares_screens: bool = False
    has_breakout_rooms: bool | None = None
    link: str = ""
    passcode: str = ""
    dial_in: str = ""
    team_a_link: str = ""
    team_b_link: str = ""

    @property
    def meets_all_criteria(self) -> bool:
        return self.everyone_can_join and self.audio_and_video and self.shares_screens

    @property
    def mode(self) -> Mode | None:
        """How people draft on it; None where nobody has said whether it has breakout rooms."""
        if self.has_breakout_rooms is None:
            return None
        return Mode.BREAKOUTS if self.has_breakout_rooms else Mode.SOLO

    def team_link(self, team: str | None) -> str:
        return {"A": self.team_a_link, "B": self.team_b_link}.get(team or "", "")


def checked_platform(entered: Platform) -> Platform:
    """As entered, tidied. Raises Invalid, naming the field to mend."""
    links = {name: web_link(getattr(entered, name), name, called) for name, called in _LINKS.items()}
    lines = {
        name: optional_line(getattr(entered, name), name, called, limit=LINE_LIMIT) for name, called in _LINES.items()
    }
    return replace(entered, **links, **lines)  # type: ignore[arg-type]


def web_link(value: str, field: str, called: str) -> str:
    """A link that a page may lead to: http or https, and nothing else. Empty stays empty."""
    link = one_line(value)
    if link and not _leads_to_a_site(link):
        raise Invalid(
            f"Please enter {called} in full, as it stands in the address bar.",
            "It begins with https:// or http://",
            field=field,
        )
    if len(link) > LINK_LIMIT:
        raise Invalid(f"Please keep {called} under {LINK_LIMIT:,} characters.", field=field)
    return link


def _leads_to_a_site(link: str) -> bool:
    try:
        parts = urlsplit(link)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0 and " " not in link
    except ValueError:  # a port or an address in brackets that is none
        return False
