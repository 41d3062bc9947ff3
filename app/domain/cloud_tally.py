"""The running count of a survey's answers, from which the cloud is drawn. The rules are told in `cloud`."""

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet

from app.domain.cloud import CloudEntry, Segment, answers_with, count_words
from app.domain.cloud_choices import Choices, Suggestion


class Tally:
    """Answers by id, and what they have in common. Not safe for several threads at once: whoever owns it locks."""

    def __init__(self, questions: Sequence[str]) -> None:
        """`questions`: all wordings of the question, in every language it is asked in."""
        self._question = "\n".join(questions)
        self._texts: dict[str, str] = {}

    def add(self, answers: Mapping[str, str]) -> None:
        """Answer id -> text. An id that is here already keeps its text."""
        self._texts = {**answers, **self._texts}

    def remove(self, ids: Collection[str]) -> None:
        """Unknown ids are passed over."""
        self._texts = {key: text for key, text in self._texts.items() if key not in set(ids)}

    @property
    def ids(self) -> AbstractSet[str]:
        return self._texts.keys()

    def __len__(self) -> int:
        return len(self._texts)

    def entries(self, choices: Choices, *, limit: int = 100) -> tuple[CloudEntry, ...]:
        """The words, the most frequent first, equal counts in alphabetical order; merged ones once for each answer."""
        merged = choices.merged()
        found = []
        for entry in count_words(list(self._texts.values()), self._question, limit=len(self._texts) * 1000):
            if choices.root(entry.key) != entry.key or choices.is_hidden(entry.key):
                continue
            count = len(self.answers_with(entry.key, choices)) if entry.key in merged else entry.count
            found.append(CloudEntry(choices.name(entry.key) or entry.word, count, entry.key))
        return tuple(sorted(found, key=lambda entry: (-entry.count, entry.word.casefold(), entry.word))[:limit])

    def answers_with(self, key: str, choices: Choices) -> list[tuple[str, tuple[Segment, ...]]]:
        """Id and segments of the answers that hold a word, or one merged into it; in alphabetical order of texts."""
        ids = sorted(self._texts, key=lambda answer_id: (self._texts[answer_id], answer_id))
        found: dict[str, tuple[Segment, ...]] = {}
        for form in (key, *choices.merged().get(key, ())):
            if not choices.is_hidden(form):
                opened = answers_with([self._texts[answer_id] for answer_id in ids], self._question, form)
                by_text = {"".join(segment.text for segment in segments): segments for segments in opened}
                found.update({key: by_text[self._texts[key]] for key in ids if self._texts[key] in by_text})
        return [(answer_id, found[answer_id]) for answer_id in ids if answer_id in found]

    def suggestions(self, choices: Choices) -> tuple[Suggestion, ...]:
        """Words that may be the same, the most frequent first."""
        return ()
