"""What is said of a kind of phase: how long it lasts, what it does, and what it asks of people."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.workshops.workshops import Mode, Setting
from app.i18n.messages import Message, Text


class PhaseKind(StrEnum):
    """The values stand in the database."""

    LOBBY = "lobby"
    JUMP_IN = "jump_in"
    PEOPLE_SAID = "people_said"
    CUSTOMER = "customer"
    GOOD_VISION = "good_vision"
    DRAFT = "draft"
    COMPARE = "compare"
    BREAK = "break"
    WRITE = "write"
    CHECK = "check"
    NEXT_STEPS = "next_steps"
    OTHER = "other"


class State(StrEnum):
    """What has happened in a phase, where its words depend on it."""

    COLLECTED = "collected"
    WITHHELD = "withheld"
    OF_FEW = "of_few"
    NOT_ADOPTED = "not_adopted"


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """The default length: in two teams, and with everyone writing alone."""

    virtual: tuple[int, int]
    in_person: tuple[int, int]

    def of(self, mode: Mode, setting: Setting) -> int:
        lengths = {Setting.VIRTUAL: self.virtual, Setting.IN_PERSON: self.in_person}[setting]
        return dict(zip(Mode, lengths, strict=True))[mode]


Circumstance = Mode | Setting | State


@dataclass(frozen=True, kw_only=True)
class Words:
    """What a phase asks of people, where all of `when` holds. None: as the words before it in the table say.

    `heading`: "" is the title that the phase has on the agenda. `heading_of_seat`: in place of it, for participants;
    `team` is filled in. `instruction`: for participants and the screen. `for_facilitator`: on the console.
    """

    when: tuple[Circumstance, ...] = ()
    heading: Text | None = None
    heading_of_seat: Message | None = None
    instruction: Message | None = None
    for_facilitator: Text | None = None


@dataclass(frozen=True, kw_only=True)
class PhaseSpec:
    """`title` and `minutes`: on the default agenda; a kind without minutes is not on it.

    `carries_method`: it stays, and stays in order. `is_before_start`: nobody works yet. `is_after_work`: nobody works
    any more, and likes are settled. `drafts`: people write drafts, which are collected at its end. `writes_group`: the
    Group document is written. `shows_way_in`: participants may have to go somewhere else. `hides_presence`: in which
    modes pages do not tell who is here (domain/meeting/presence.py).
    `tells_presence_once_settled`: files tell it again once nothing is answered any more. `offers_to_show`: authors of
    withheld drafts may begin to ask that they be shown.
    """

    title: Text = ""
    minutes: Minutes | None = None
    carries_method: bool = False
    is_before_start: bool = False
    is_after_work: bool = False
    drafts: bool = False
    writes_group: bool = False
    shows_way_in: bool = False
    hides_presence: frozenset[Mode] = frozenset()
    tells_presence_once_settled: bool = False
    offers_to_show: bool = True
    words: tuple[Words, ...] = (Words(),)

    @property
    def is_work(self) -> bool:
        """Whether the meeting has begun, and its work is not done yet."""
        return not (self.is_before_start or self.is_after_work)


@dataclass(frozen=True, kw_only=True)
class Said:
    """The words of a phase as one surface shows them."""

    heading: Text
    instruction: Text
    for_facilitator: Text
