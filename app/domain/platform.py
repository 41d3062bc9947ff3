"""The video platform (method.md, part 1 step 6)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Platform:
    """The method's three criteria, whether there are breakout rooms (None: nobody has said yet), and how to get in."""

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
