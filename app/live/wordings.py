"""What an open document remembers of its texts, so that none is lost."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from app.domain.documents.wordings import OFFERED_FOR, REST, NewWording, Why
from app.domain.words.shrinking import Loss, Watch, going, is_suspect, judged, with_deletion, with_kept
from app.live.engine import Engine
from app.live.entry import Entry
from app.live.errors import EngineFailure
from app.live.updates import Deletions, read_trusted

log = logging.getLogger(__name__)


class Step(NamedTuple):
    """An accepted update. `deleted`: at most so many units go with it. `adds`: whether it brings text."""

    update: bytes
    deleted: int
    adds: bool


@dataclass(frozen=True, slots=True)
class Keepsake:
    """What a commit keeps along with what it deletes, and what is remembered once it has succeeded."""

    wordings: tuple[NewWording, ...]
    watch: Watch


class Memory:
    """What a document remembers of its texts. `changed_at`, `seq`: when its last number was seen for the first time.

    `updates`: the rows that were stored.
    """

    def __init__(self, seq: int, now: datetime, updates: Sequence[bytes] = ()) -> None:
        self.watch = _watch_after(updates, now)
        self.seq = seq
        self.changed_at = now
        self.has_rested = seq == 0
        self._has_offer = False
        self._deleted_seq = -1  # the document's number after its last deletion

    def before_commit(
        self, engine: Engine, seq: int, steps: Sequence[Step], now: datetime, *, may_offer: bool
    ) -> Keepsake:
        """These are about to be committed, and some of them delete. May raise EngineFailure."""
        present, deleted = shown_text(engine), sum(step.deleted for step in steps)
        watch = with_deletion(self.watch, present, now, deleted, has_grown=seq != self._deleted_seq)
        if not is_suspect(watch, present, deleted):
            return Keepsake((), watch)
        between, after = _texts_between(engine, steps)
        loss = judged(watch, present, after, now, between)
        return Keepsake(_new_wordings(loss, now, may_offer=may_offer), loss.watch)

    def committed(self, keepsake: Keepsake, seq: int, *, only_deleted: bool) -> None:
        self.watch = keepsake.watch
        self._deleted_seq = seq if only_deleted else -1
        self._has_offer |= any(one.offered_until for one in keepsake.wordings)

    def takes_offer(self) -> bool:
        """Whether people are to be asked something, which is said once."""
        has_offer, self._has_offer = self._has_offer, False
        return has_offer

    def after_others(self, engine: Engine, now: datetime) -> tuple[NewWording, ...]:
        """Another process has written. What both have taken away together is kept here, as soon as that is seen."""
        if not self.watch.standing:
            return ()
        text = shown_text(engine)
        loss = judged(self.watch, text, text, now)
        self.watch = loss.watch
        return _new_wordings(loss, now, may_offer=True)

    def before_compaction(self, engine: Engine, seq: int, now: datetime) -> tuple[NewWording, ...]:
        """After it nobody can tell from the log what was being taken away. So that is kept along with the snapshot."""
        is_kept = self.has_rested and self.seq == seq
        texts = going(self.watch, shown_text(engine), now, is_kept=is_kept)
        return tuple(NewWording(text, Why.SHRINKING, now) for text in texts)

    def compacted(self, found: Sequence[NewWording]) -> None:
        for one in found:
            self.watch = with_kept(self.watch, [one.text], one.kept_at)

    def forget(self) -> None:
        """Somebody has removed a wording for good: it is not to come back from here."""
        self.watch = Watch()

    def is_at_rest(self, seq: int, now: datetime) -> bool:
        """Whether nothing has changed for a while, and this state has not been kept for that."""
        if seq != self.seq:
            self.seq, self.changed_at, self.has_rested = seq, now, False
        return not self.has_rested and now - self.changed_at >= REST

    def rested(self, seq: int) -> None:
        """The state under that number has been kept."""
        self.has_rested = self.seq == seq


def _texts_between(engine: Engine, steps: Iterable[Step]) -> tuple[list[tuple[str, str]], str]:
    """What stood in between, after something was added, and what a deletion made of it; and the text in the end."""
    trial = Engine()
    trial.apply([engine.update_since()])
    between: list[tuple[str, str]] = []
    is_new = False
    for step in steps:
        before = shown_text(trial) if is_new and step.deleted else None
        trial.apply([step.update])
        if before is not None:
            between.append((before, shown_text(trial)))
        is_new = step.adds or (is_new and not step.deleted)
    return between, shown_text(trial)


def _new_wordings(loss: Loss, now: datetime, *, may_offer: bool) -> tuple[NewWording, ...]:
    offered_until = now + OFFERED_FOR if may_offer else None
    return tuple(
        NewWording(text, Why.SHRINKING, now, offered_until if text == loss.cleared else None) for text in loss.texts
    )


def steps_of(entries: Iterable[Entry], engine: Engine) -> list[Step]:
    """A step2 repeats every deletion there ever was: only new ones count."""
    known: Deletions | None = None
    steps: list[Step] = []
    for entry in entries:
        if entry.update is None:
            continue
        if entry.is_merge and entry.checked.deletions and known is None:
            known = engine.deletions()
        old = known if known and entry.is_merge else {}
        deleted = [
            _units_beyond(span, old.get(one, [])) for one, spans in entry.checked.deletions.items() for span in spans
        ]
        steps.append(Step(update=entry.update, deleted=sum(deleted), adds=bool(entry.checked.clocks)))
    return steps


def _units_beyond(span: tuple[int, int], old: Sequence[tuple[int, int]]) -> int:
    start, end = span
    return end - start - sum(max(0, min(end, last) - max(start, first)) for first, last in old)


def _watch_after(updates: Sequence[bytes], now: datetime) -> Watch:
    """What the process that wrote these rows remembered at their end: texts that it may have been about to lose.

    A document that was closed in order has one row. So this costs something only after a crash.
    """
    if not any(update[-1] for update in updates[1:]):
        return Watch()
    try:
        return _replay(updates, now)
    except EngineFailure:  # one of them was put aside
        log.exception("What was being lost in a crash cannot be told")
        return Watch()


def _replay(updates: Sequence[bytes], now: datetime) -> Watch:
    watch, engine, waiting = Watch(), Engine(), list(updates[:1])
    for update in updates[1:]:
        if not update[-1]:  # it deletes nothing
            waiting.append(update)
            continue
        engine.apply(waiting)
        present, deleted = shown_text(engine), _units_in(update)
        watch = with_deletion(watch, present, now, deleted, has_grown=bool(waiting))
        engine.apply([update])
        waiting = []
        if is_suspect(watch, present, deleted):
            watch = replace(judged(watch, present, shown_text(engine), now).watch, kept=())
    return replace(watch, deleted_at=None)


def _units_in(update: bytes) -> int:
    deletions = read_trusted(update).deletions
    return sum(end - start for ranges in deletions.values() for start, end in ranges)


def shown_text(engine: Engine) -> str:
    """NUL, which databases refuse in text, as U+FFFD."""
    return engine.text().replace("\0", "\ufffd")
