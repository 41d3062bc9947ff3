"""Which texts are about to be lost when somebody deletes, and so must be kept as wordings first.

A text is lost when half of it is gone. What a deletion leaves is compared with the present text and with those that
stood before: each from which something was taken within the last minute, and the longest since a wording was kept. So
it does not matter whether a text goes with one key, character by character, or by and by while others write on.

What goes in one go is kept to the letter, and so is what stood before it went letter by letter. What only stood for a
moment, while a key was held down, is not kept: nearly all of it is in what stood before.

An exact comparison costs more than a keystroke may. So it comes only once enough has been deleted (`is_suspect`), and
until then characters are counted: how many at most are gone of a text, and how many at most have come to it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.domain.words.differences import missing

SHORTEST = 6  # characters: a thought in Japanese, Chinese or Korean, and hardly a word elsewhere
LONG = 40  # characters: of what is shorter not half must be gone but nearly all, since half of it is soon written again
PAUSE = timedelta(seconds=3)  # without a deletion: then the text stands
RECENT = timedelta(minutes=1)
MOST_KEPT = 30  # wordings of a minute; after these none is kept that is short, or nearly the same as one of them
A_WORD = 10  # characters: so little may go unnoticed besides
MOST_STANDING = 12  # texts of the last minute; people do not come to half of that


@dataclass(frozen=True)
class Standing:
    """A text that stood until that moment. `taken`: of it, at most so many characters are gone.

    `spare`: a text that lacks fewer characters of it can stand for it, and for those for which it stands itself.
    `is_rest`: it is what was left of a longer one that is watched, and it has stood for a while.
    """

    text: str
    until: datetime
    spare: float
    taken: int = 0
    is_rest: bool = False

    def standing_for(self, other: "Standing", lacking: int) -> "Standing":
        """Which lacks so many characters of the other one."""
        return replace(self, spare=min(self.spare, other.spare - lacking))


@dataclass(frozen=True)
class Watch:
    """What is remembered of a document between deletions. `standing`: texts from which something was taken, by time.

    `kept`: the wordings of the last minute, and when. `shrunk`: those since which nothing was written.
    `is_at_work`: the latest deletion goes on with the one before it.
    """

    standing: tuple[Standing, ...] = ()
    deleted_at: datetime | None = None
    kept: tuple[tuple[datetime, str], ...] = ()
    shrunk: tuple[str, ...] = ()
    is_at_work: bool = False


@dataclass(frozen=True)
class Loss:
    """`texts`: to be kept, the oldest first. `cleared`: which of them people are offered, if the text was cleared."""

    watch: Watch
    texts: tuple[str, ...] = ()
    cleared: str | None = None


def with_deletion(watch: Watch, present: str, now: datetime, deleted: int, *, has_grown: bool) -> Watch:
    """A deletion of at most so many characters is about to change the present text.

    `has_grown`: something was written since the deletion before, so that nobody has seen this text shrink.
    """
    standing = watch.standing
    has_stood = watch.deleted_at is None or now - watch.deleted_at >= PAUSE
    if (has_grown or has_stood) and len(present.strip()) >= SHORTEST:
        standing = _with_present(_recent(standing, now), _standing(present, now), has_stood=has_stood)
    return replace(
        watch,
        standing=tuple(replace(one, taken=one.taken + deleted) for one in standing),
        deleted_at=now,
        shrunk=() if has_grown else watch.shrunk,
        is_at_work=not (has_grown or has_stood),
    )


def _standing(text: str, now: datetime) -> Standing:
    return Standing(text, now, _worth(text))


def _with_present(watched: Sequence[Standing], present: Standing, *, has_stood: bool) -> tuple[Standing, ...]:
    """With the present text, unless another stands for it. It stands itself for those that are nearly all in it."""
    found: list[Standing] = []
    is_needed, is_covered, is_rest = False, False, False
    for one in watched:
        added = len(present.text) - len(one.text) + one.taken  # at most, that `one` lacks of the present text
        is_whole, is_part = one.taken < one.spare, added < _worth(present.text)
        if is_whole and len(present.text) >= len(one.text):
            present = present.standing_for(one, one.taken)
            is_needed = True
        elif is_part and (is_whole or not has_stood):
            found.append(one.standing_for(_standing(present.text, present.until), added))
            is_covered = True
        elif not (has_stood and one.is_rest):
            found.append(one)
            is_rest |= is_part
    if is_needed or not is_covered:
        found.append(replace(present, is_rest=is_rest))
    return tuple(found)


def _recent(watched: tuple[Standing, ...], now: datetime) -> tuple[Standing, ...]:
    """Those of the last minute, and the longest."""
    longest = max(watched, key=lambda one: len(one.text), default=None)
    latest = watched[-MOST_STANDING:]
    found = [one for one in watched if one is longest or (one in latest and now - one.until < RECENT)]
    return _by_themselves(found, watched)


def _by_themselves(found: Sequence[Standing], before: Sequence[Standing]) -> tuple[Standing, ...]:
    """What was left of one that is no longer watched is now watched for itself."""
    return tuple(found if len(found) == len(before) else [replace(one, is_rest=False) for one in found])


def is_suspect(watch: Watch, present: str, deleted: int) -> bool:
    """Whether half of a text may be gone with this deletion; `watch` knows of it already."""
    texts = (present, deleted), *((one.text, one.taken) for one in watch.standing)
    return any(_is_lost(text, taken) for text, taken in texts)


def judged(watch: Watch, present: str, after: str, now: datetime, between: Iterable[tuple[str, str]] = ()) -> Loss:
    """What a deletion that leaves `after` takes away.

    `between`: texts that only stood within the same step, as when one writes while another clears, and what then came.
    """
    gone = [(one, missing(one.text, after)) for one in watch.standing]
    is_in_one_go = _went_in_one_go(watch, present, missing(present, after))
    lost: list[Standing] = [_standing(present, now)] if is_in_one_go else []
    for one, count in reversed(gone):
        if _is_lost(one.text, count):
            _add(lost, one)
    kept = _kept_lately(watch, now)
    exact = present if is_in_one_go and len(kept) < MOST_KEPT else None
    found = [exact if one.text == exact else _wording_for(one, kept, watch.shrunk) for one in lost]
    texts = [text for text in found if text is not None]
    cleared = _cleared(texts, lost, after, now)
    for text, then in between:
        if _is_lost(text, missing(text, then)) and len(kept) < MOST_KEPT:
            texts.insert(0, text)
            cleared = text if _is_cleared(text, after) else cleared
    still = [replace(one, taken=count) for one, count in gone if not _is_lost(one.text, count)]
    return Loss(
        Watch(
            standing=_by_themselves(still, watch.standing),
            deleted_at=watch.deleted_at,
            shrunk=(*watch.shrunk, *texts),
            kept=(*kept, *((now, text) for text in texts if text not in {known for _, known in kept})),
        ),
        tuple(dict.fromkeys(reversed(texts))),
        cleared,
    )


def _cleared(texts: Sequence[str], lost: Sequence[Standing], after: str, now: datetime) -> str | None:
    is_now = bool(texts) and now - lost[0].until < RECENT and _is_cleared(lost[0].text, after)
    return texts[0] if is_now else None


def _is_cleared(text: str, after: str) -> bool:
    return 2 * len(after.strip()) <= len(text.strip())


def going(watch: Watch, present: str, now: datetime, *, is_kept: bool) -> tuple[str, ...]:
    """Texts of the last minute that are on their way out: the present one lacks so much of them, and no wording has it.

    A process that has the document without its history cannot know of them any more. It knows the present text, which
    can stand for them only if it is kept as it is (`is_kept`), and not if others may stand for it again.
    """
    kept = _kept_lately(watch, now)
    recent = [one for one in _recent(watch.standing, now) if now - one.until < RECENT]
    least = [one.spare if is_kept else min(one.spare, A_WORD) for one in recent]
    leaving = [one for one, most in zip(recent, least, strict=True) if missing(one.text, present) >= most]
    return tuple(one.text for one in leaving if not _kept_already(one, kept, watch.shrunk))


def with_kept(watch: Watch, texts: Iterable[str], now: datetime) -> Watch:
    return replace(watch, kept=(*watch.kept, *((now, text) for text in texts)))


def is_lost(text: str, after: str) -> bool:
    """Whether at least half of a text of some length is gone."""
    return _is_lost(text, missing(text, after))


def _is_lost(text: str, gone: int) -> bool:
    length = len(text.strip())
    return length >= SHORTEST and (2 * gone >= len(text) if length >= LONG else 5 * gone >= 4 * length)


def _went_in_one_go(watch: Watch, present: str, gone: int) -> bool:
    """What is left while somebody holds a key down, and then goes as a last word, did not."""
    return _is_lost(present, gone) and (not watch.is_at_work or len(present.strip()) >= LONG)


def _worth(text: str) -> float:
    """How many characters that stand nowhere else make a text worth keeping: a fifth, or what is worth a wording."""
    return min(LONG, len(text) / 5)


def _add(lost: list[Standing], one: Standing) -> None:
    """Unless one of the others can stand for it."""
    for index, other in enumerate(lost):
        if _stands_for(other.text, one):
            lost[index] = other.standing_for(one, missing(one.text, other.text))
            return
    lost.append(one)


def _stands_for(text: str, one: Standing) -> bool:
    """Whether they are nearly the same: neither has so much of its own that both are worth keeping."""
    return missing(one.text, text) < one.spare and missing(text, one.text) < _worth(text)


def _kept_lately(watch: Watch, now: datetime) -> tuple[tuple[datetime, str], ...]:
    return tuple((at, text) for at, text in watch.kept if timedelta(0) <= now - at < RECENT)


def _wording_for(one: Standing, kept: Sequence[tuple[datetime, str]], shrunk: Sequence[str]) -> str | None:
    """The text itself, or what is kept in its place already. None where neither can be."""
    known = _kept_already(one, kept, shrunk)
    return known or (one.text if len(kept) < MOST_KEPT or len(one.text.strip()) >= LONG else None)


def _kept_already(one: Standing, kept: Sequence[tuple[datetime, str]], shrunk: Sequence[str]) -> str | None:
    """The same wording, or one that is nearly the same and was only taken from since, unless there are very many."""
    texts = [text for _, text in reversed(kept)]
    if one.text in texts:
        return one.text
    near = texts if len(texts) >= MOST_KEPT else shrunk
    return next((known for known in near if known in texts and _stands_for(known, one)), None)
