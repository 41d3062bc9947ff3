"""What one commit takes from a document: several accepted frames as a few rows."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from app.live.connection import Connection
from app.live.entry import Entry
from app.live.updates import join_keystrokes
from app.live.wordings import Keepsake
from app.storage.documents import NewUpdates, NumberedRows


@dataclass(slots=True)
class Batch:
    """What one commit takes from a document. `rows`: what it adds to the log, several keystrokes in one row.

    `frames`: sender -> the number of its last frame here. `writing`: who sent something new; None is the server itself.
    `sole`: for each row its only entry, or None where there are several. `as_sent`: the one row can go out as it is.
    `deleting`: entries that delete something. `keepsake`: what is kept of the text because of them.
    """

    entries: list[Entry]
    rows: list[bytes] = field(default_factory=list)
    sole: list[Entry | None] = field(default_factory=list)
    frames: dict[Connection, int] = field(default_factory=dict)
    writing: set[Connection | None] = field(default_factory=set)
    deleting: list[Entry] = field(default_factory=list)
    keepsake: Keepsake | None = None

    def __post_init__(self) -> None:
        together: list[Entry] = []
        for entry in self.entries:
            connection = entry.connection
            if connection is not None:
                self.frames[connection] = entry.frame
            if entry.update is None:
                continue
            self.writing.add(connection)
            if entry.checked.block_at:
                together.append(entry)
            else:
                self._add_keystrokes(together)
                together = []
                self._add(entry.update, entry)
                if entry.checked.deletions:
                    self.deleting.append(entry)
        self._add_keystrokes(together)

    def _add(self, row: bytes, sole: Entry | None) -> None:
        self.rows.append(row)
        self.sole.append(sole)

    def _add_keystrokes(self, together: list[Entry]) -> None:
        if len(together) == 1 and together[0].update is not None:
            self._add(together[0].update, together[0])
        elif together:
            self._add(join_keystrokes([(entry.update or b"", entry.checked) for entry in together]), None)

    @property
    def as_sent(self) -> bool:
        if len(self.rows) != 1:
            return False
        (sole,) = self.sole
        return sole is None or not (sole.is_merge or sole.checked.repeats)

    @property
    def only_deletes(self) -> bool:
        return not any(entry.checked.clocks for entry in self.entries)

    @property
    def is_rewritten(self) -> bool:
        """Whether somebody has put a wording back: they are told how to undo that, and nobody else is asked."""
        return any(entry.keeps for entry in self.entries)

    def new_updates(
        self, document_id: str, known_seq: int, clashes: Callable[["Batch", NumberedRows], bool]
    ) -> NewUpdates:
        """As storage takes it."""
        writers: dict[int, str] = {}
        for entry in self.entries:
            if entry.writers:
                writers.update(entry.writers)
        replaced = [entry.keeps for entry in self.entries if entry.keeps]
        texts = {one.text for one in replaced}
        lost = [one for one in self.keepsake.wordings if one.text not in texts] if self.keepsake else []
        kept = [*lost, *replaced]
        return NewUpdates(document_id, self.rows, writers, kept, known_seq, partial(clashes, self))
