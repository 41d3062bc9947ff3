"""The clouds of single languages: counted from the answers of all, when somebody asks for one, and kept up to date."""

from collections.abc import Sequence
from dataclasses import replace

from app.counting.count import words
from app.counting.picture import page_layout
from app.counting.state import CloudState
from app.domain.cloud.cloud import MINIMUM_ANSWERS
from app.domain.cloud.tally import Tally
from app.domain.languages.groups import LanguageGroup

MOST_KEPT = 3
"""Languages whose counts are kept for the next look."""


class ByLanguage:
    """Of one workshop. Not safe for several threads at once, like the tally of all."""

    def __init__(self, questions: Sequence[str]) -> None:
        self._questions = tuple(questions)
        self._tallies: dict[str, Tally] = {}
        self._drawn: dict[str, tuple[CloudState, CloudState]] = {}

    def cloud(self, everything: Tally, state: CloudState, group: LanguageGroup) -> CloudState:
        """The cloud of one language at the moment of the cloud of all, `state`."""
        before = self._drawn.get(group.tag)
        if before is None or before[0] is not state:
            self._drawn = {tag: drawn for tag, drawn in self._drawn.items() if drawn[0] is state}
            before = self._drawn[group.tag] = state, self._cloud(everything, state, group)
        return before[1]

    def _cloud(self, everything: Tally, state: CloudState, group: LanguageGroup) -> CloudState:
        if group.count < MINIMUM_ANSWERS:
            return replace(state, entries=None, layout=None, words=(), answer_count=group.count, language=group)
        tally = self.tally(everything, group)
        found = words(tally, state.choices, state.hints.words)
        return replace(
            state,
            entries=found.shown,
            layout=page_layout(found.shown) if found.shown else None,
            answer_count=len(tally),
            words=found.listed,
            withheld=found.withheld,
            written=found.written,
            said_once=found.said_once,
            language=group,
        )

    def tally(self, everything: Tally, group: LanguageGroup | None) -> Tally:
        """The count of the answers in these languages alone. Takes as long as counting them, the first time."""
        if group is None:
            return everything
        kept = self._tallies.pop(group.tag, None) or Tally(self._questions)
        self._tallies[group.tag] = kept  # the one looked at last stands last
        if len(self._tallies) > MOST_KEPT:
            del self._tallies[next(iter(self._tallies))]
        wanted = everything.written_in(group.languages)
        kept.remove(kept.ids - wanted.keys())
        new = {answer_id: wanted[answer_id] for answer_id in wanted.keys() - kept.ids}
        kept.add(
            {answer_id: answer.text for answer_id, answer in new.items()},
            {answer_id: answer.language for answer_id, answer in new.items() if answer.language},
        )
        return kept
