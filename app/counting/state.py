"""The cloud as everybody sees it at one moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.cloud.choices import Choices
from app.domain.cloud.cloud import MINIMUM_ANSWERS, CloudEntry
from app.domain.cloud.hints import OpenHints
from app.domain.cloud.shown import Withheld, fewest_answers
from app.domain.languages.groups import LanguageGroup
from app.domain.survey.progress import answers_in_words
from app.render.cloud import CloudLayout


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenPicture:
    """Who froze the picture for the handout, and what of it is left out since then."""

    by: str
    at: datetime
    left_out: tuple[str, ...]
    """Words that were hidden afterwards, and those that may not be shown any more."""
    has_changed: bool
    """Whether the cloud looks different now."""


@dataclass(frozen=True, eq=False, kw_only=True)
class CloudState:
    """`entries` and `layout` are None while there are fewer answers than the minimum: then nothing of them is shown.

    Two states are the same only if they are one: what was rendered from a state is kept as long as the state is.
    """

    entries: tuple[CloudEntry, ...] | None
    """The words of the picture: those that everybody may see."""
    layout: CloudLayout | None
    answer_count: int
    minimum: int = MINIMUM_ANSWERS
    words: tuple[CloudEntry, ...] = ()
    """The most frequent ones, those of the picture among them: what the facilitators' list shows."""
    withheld: Mapping[str, Withheld] = field(default_factory=dict)
    """Why words of that list are in no picture, by key."""
    choices: Choices = Choices()  # noqa: RUF009  a value, and an empty one
    written: Mapping[str, str] = field(default_factory=dict)
    """How the words that choices are about are usually written, by key."""
    more_may_wait: bool = False
    """Whether there may be answers that nobody sees yet."""
    closed_at: datetime | None = None
    hidden_at: datetime | None = None
    """When an answer was last hidden, of those that are."""
    is_counting: bool = False
    """Whether the answers are being counted for the first time: pages that show this are rung when it is done."""
    frozen: FrozenPicture | None = None
    hints: OpenHints = OpenHints()  # noqa: RUF009  a value, and an empty one
    languages: tuple[LanguageGroup, ...] = ()
    """Of all answers."""
    said_once: int = 0
    """How many words are in one answer only."""
    language: LanguageGroup | None = None
    """The one of whose answers this is the cloud; None: of all."""

    @property
    def answers_in_words(self) -> str:
        """In steps while more may wait, so that nobody sees who has just answered."""
        return answers_in_words(self.answer_count, more_may_wait=self.more_may_wait)

    @property
    def fewest(self) -> int:
        """In how many answers a word must be to be shown."""
        return fewest_answers(self.answer_count)

    def pictured(self, key: str) -> CloudEntry | None:
        return next((entry for entry in self.entries or () if entry.key == key), None)

    def word(self, key: str) -> CloudEntry | None:
        return next((entry for entry in self.words if entry.key == key), None)

    def named(self, key: str) -> str:
        """A word as it is shown, also one that is counted with another or hidden now."""
        shown = self.word(key)
        return shown.word if shown else self.choices.name(key) or self.as_written(key)

    def as_written(self, key: str) -> str:
        """A word as people wrote it, whatever it was renamed to."""
        return self.written.get(key, key)
