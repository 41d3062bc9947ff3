"""What a respondent's page shows, and what it last was: pages that keep an answer are shown without a database too."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.workshops.workshops import Workshop

REMEMBERED = 100  # surveys; those not asked for the longest time are forgotten


@dataclass(frozen=True)
class AskedSurvey:
    """What a respondent's page shows. `questions`: by language; the workshop's own comes first.

    `takes_tickets_only`: the open link takes no answers.
    """

    workshop: Workshop
    was_opened: bool
    is_open: bool
    opens_at: datetime | None
    closes_at: datetime | None
    takes_tickets_only: bool
    questions: Mapping[str, str]


class LatestAsked:
    """Surveys as this process last read them, by key."""

    def __init__(self) -> None:
        self._surveys: OrderedDict[str, AskedSurvey] = OrderedDict()

    def note(self, key: str, asked: AskedSurvey | None) -> None:
        """None: there is no such survey any more."""
        self._surveys.pop(key, None)
        if asked:
            self._surveys[key] = asked
        if len(self._surveys) > REMEMBERED:
            self._surveys.popitem(last=False)

    def of(self, key: str) -> AskedSurvey | None:
        return self._surveys.get(key)
