"""What a page of a list of answers says before the list counts."""

from collections.abc import Mapping, Sequence

from app.domain.answers.columns import AnswerList
from app.domain.answers.imports import Choice, Judge, JudgedRow, Verdict
from app.domain.tables.sheets import SheetRow

PAGE_SIZE = 50  # rows of a preview


class Seen:
    """What a page of a preview says, gathered while the rows go by. `shown`: the page's. `sample`: the first below the
    titles. `header`: the rows of titles, and the one below them."""

    def __init__(
        self, found: AnswerList, choice: Choice, known: Mapping[int, int], verdict: Verdict, page: int
    ) -> None:
        self.judge = Judge(found, choice, known)
        self.counts = dict.fromkeys(Verdict, 0)
        self.shown: list[JudgedRow] = []
        self.sample: list[SheetRow] = []
        self.header: list[SheetRow] = []
        self._verdict = verdict
        self._range = range((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
        self._above = self._header_rows = self.judge.choice.header_rows or 0

    def take(self, rows: Sequence[SheetRow]) -> None:
        self.header += rows[: max(0, self._header_rows + 1 - len(self.header))]
        if len(self.sample) < 20 * PAGE_SIZE:
            self.sample += rows[self._above :]
            self._above = max(0, self._above - len(rows))
        for row in self.judge.judged(rows):
            if row.verdict is self._verdict and self.counts[row.verdict] in self._range:
                self.shown.append(row)
            self.counts[row.verdict] += 1
