"""Where the meeting is and how much time is left.

Time comes in as a value: it is the server's (docs/live-documents.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil

from app.domain.errors import Conflict, Invalid
from app.domain.meeting.agenda import Phase, phase_after, phase_by_id
from app.i18n.messages import Message, Text, msg, msgs

GRACE = timedelta(seconds=10)  # “finish your sentence”
NOT_BY_ACCIDENT = timedelta(seconds=2)  # after an ending no press takes it back: it may belong to a double click
LEAST_TO_KEEP_WRITING = 60.0  # seconds
LONGEST_OUTAGE_UNNOTICED = timedelta(seconds=2.5)  # a heartbeat comes every second
LONGEST_STALL_UNNOTICED = timedelta(seconds=5)  # of a process that was there all the time, and merely busy


@dataclass(frozen=True)
class Meeting:
    """The running phase and its clock: either `deadline` or `paused_seconds`, or neither where no clock runs.

    `version` counts the changes, so that of two presses at once one wins and the other is told.
    `note` says in words what was changed last, and by whom.
    `ended_with`: the seconds that were left when the phase was ended early; None unless it was.
    """

    phase_id: str
    total_seconds: int
    version: int = 0
    started_at: datetime | None = None
    deadline: datetime | None = None
    paused_seconds: float | None = None
    note: Text = ""
    ended_with: float | None = None

    @property
    def is_paused(self) -> bool:
        return self.paused_seconds is not None

    @property
    def has_clock(self) -> bool:
        return self.deadline is not None or self.is_paused

    def remaining(self, now: datetime) -> float | None:
        """Seconds left, never below zero; None where no clock runs."""
        if self.paused_seconds is not None:
            return self.paused_seconds
        return None if self.deadline is None else max(0.0, (self.deadline - now).total_seconds())

    def is_over(self, now: datetime) -> bool:
        return self.deadline is not None and now >= self.deadline

    def grace_ends_at(self) -> datetime | None:
        return None if self.deadline is None else self.deadline + GRACE

    def is_in_grace(self, now: datetime) -> bool:
        return self.deadline is not None and self.deadline <= now < self.deadline + GRACE

    @property
    def seconds_to_keep_writing(self) -> float:
        """What *Keep writing* gives back: what an early end cut off, and one minute at least."""
        return max(LEAST_TO_KEEP_WRITING, self.ended_with or 0.0)


@dataclass(frozen=True)
class TimeLeft:
    """What a phase had left when the meeting went elsewhere.

    `total_seconds` is its length with all additions, `minutes` what the agenda gave it then.
    """

    seconds: float
    total_seconds: int
    minutes: int


def time_left(meeting: Meeting, phase: Phase, now: datetime) -> TimeLeft | None:
    """Of the running phase; None where no clock runs."""
    seconds = meeting.remaining(now)
    return None if seconds is None else TimeLeft(seconds, meeting.total_seconds, phase.minutes)


def entered(meeting: Meeting, phase: Phase, now: datetime, by: str, before: TimeLeft | None = None) -> Meeting:
    """The meeting in that phase, its clock started. `before`: what the phase had left when it was last left.

    A drafting phase that has nothing left waits at 0:00, paused: coming back must not begin its ending by surprise.
    """
    left, total = _time_to_begin_with(phase, before)
    waits = phase.spec.drafts and bool(total) and not left
    return replace(
        meeting,
        phase_id=phase.id,
        total_seconds=total,
        version=meeting.version + 1,
        started_at=meeting.started_at or (None if phase.spec.is_before_start else now),
        deadline=now + timedelta(seconds=left) if total and not waits else None,
        paused_seconds=0.0 if waits else None,
        note=msg("%(name)s moved everyone to “%(phase)s”", name=by, phase=phase.title) if by else "",
        ended_with=None,
    )


def _time_to_begin_with(phase: Phase, before: TimeLeft | None) -> tuple[float, int]:
    """Seconds left and in all. Minutes that the agenda gained or lost meanwhile count."""
    if before is None or not phase.minutes:
        return phase.minutes * 60.0, phase.minutes * 60
    gained = (phase.minutes - before.minutes) * 60
    left = max(0.0, before.seconds + gained)
    return left, max(1, ceil(left), before.total_seconds + gained)


def is_on_its_way(meeting: Meeting, agenda: Sequence[Phase], target_id: str, now: datetime) -> bool:
    """Whether the meeting is in that phase, or gets there by itself: drafting before it has just ended."""
    if meeting.phase_id == target_id:
        return True
    following = phase_after(agenda, meeting.phase_id)
    is_ending = phase_by_id(agenda, meeting.phase_id).spec.drafts and meeting.is_over(now)
    return is_ending and following is not None and following.id == target_id


def paused(meeting: Meeting, now: datetime, by: str) -> Meeting:
    left = meeting.remaining(now)
    if left is None or meeting.is_paused:
        raise Invalid("No clock is running that could be paused.")
    return _changed(meeting, msg("%(name)s paused the clock", name=by), deadline=None, paused_seconds=left)


def resumed(meeting: Meeting, now: datetime, by: str) -> Meeting:
    if meeting.paused_seconds is None:
        raise Invalid("The clock is running already.")
    if not meeting.paused_seconds:  # in a drafting phase this would end it
        raise Invalid("There is no time left that could run.", "Add some first.")
    deadline = now + timedelta(seconds=meeting.paused_seconds)
    return _changed(meeting, msg("%(name)s resumed the clock", name=by), deadline=deadline, paused_seconds=None)


def with_more_time(meeting: Meeting, seconds: int, now: datetime, by: str) -> Meeting:
    """Add time, or take it when negative: no more than is left. At 0:00 added time counts from now."""
    left = meeting.remaining(now) or 0.0
    if seconds < 0 and not left:  # would move the deadline, and so begin the grace anew
        raise Invalid("There is no time left that could be taken.")
    minutes = abs(seconds) // 60
    if seconds >= 0:
        words = msgs("%(name)s added %(count)s minute", "%(name)s added %(count)s minutes", minutes, name=by)
    else:
        words = msgs("%(name)s took %(count)s minute", "%(name)s took %(count)s minutes", minutes, name=by)
    return _with_left(meeting, max(0.0, left + seconds), max(0, meeting.total_seconds + seconds), now, words)


def with_time_set(meeting: Meeting, seconds: int, now: datetime, by: str) -> Meeting:
    if not 0 <= seconds <= 240 * 60:
        raise Invalid("Please set between 0 and 240 minutes.", field="minutes")
    clock_time = f"{seconds // 60}:{seconds % 60:02d}"
    words = msg("%(name)s set the clock to %(time)s", name=by, time=clock_time)
    return _with_left(meeting, float(seconds), max(seconds, 1), now, words)


def without_clock(meeting: Meeting) -> Meeting:
    """For a phase that is only looked at again, such as drafting after the drafts were collected."""
    return replace(meeting, deadline=None, paused_seconds=None, total_seconds=0, ended_with=None)


def ended_early(meeting: Meeting, now: datetime, by: str) -> Meeting:
    """The clock at zero now; in a drafting phase the grace begins."""
    left = meeting.remaining(now)
    return _changed(
        meeting, msg("%(name)s ended the phase early", name=by), deadline=now, paused_seconds=None, ended_with=left
    )


def kept_writing(meeting: Meeting, now: datetime, by: str) -> Meeting:
    """The ending taken back while the grace lasts."""
    if meeting.deadline is None or not meeting.is_in_grace(now):
        raise Invalid("Nothing is ending that could be taken back.")
    if now < meeting.deadline + NOT_BY_ACCIDENT:
        raise Conflict("Time is up.", "To take the ending back, press “Keep writing” in a moment.")
    left = meeting.seconds_to_keep_writing
    total = max(meeting.total_seconds, ceil(left))
    words = msg("%(name)s lets everyone keep writing", name=by)
    return _changed(meeting, words, deadline=now + timedelta(seconds=left), total_seconds=total)


def credit_outage(meeting: Meeting, outage_began: datetime, outage_ended: datetime) -> Meeting:
    """An outage never eats anyone's time: what was left when it began is left when it ended (docs/live-documents.md).

    One that began in the grace begins the grace anew: people who were finishing a sentence get to finish it.
    """
    if meeting.deadline is None or outage_ended <= outage_began or meeting.deadline + GRACE <= outage_began:
        return meeting
    left = max(meeting.deadline - outage_began, timedelta(0))
    seconds = round((outage_ended - outage_began).total_seconds())
    words = msgs(
        "The server was away for %(count)s second; that time has been added back",
        "The server was away for %(count)s seconds; that time has been added back",
        seconds,
    )
    return _changed(meeting, words, deadline=outage_ended + left, ended_with=meeting.ended_with)


def with_clock_moved(meeting: Meeting, before: datetime, after: datetime) -> Meeting:
    """The server knows nothing of what was between these two moments: it was away, or its clock was set."""
    if after >= before:
        return credit_outage(meeting, before, after)
    if meeting.deadline is None or meeting.deadline + GRACE <= before:
        return meeting
    words = msg("The server’s clock was set back; the time that is left is as it was")
    moved = meeting.deadline - (before - after)
    return _changed(meeting, words, deadline=moved, ended_with=meeting.ended_with)


def _with_left(meeting: Meeting, left: float, total: int, now: datetime, words: Message) -> Meeting:
    if meeting.is_paused:
        return _changed(meeting, words, paused_seconds=left, total_seconds=total)
    ended_with = None if left else meeting.remaining(now)
    deadline = now + timedelta(seconds=left)
    return _changed(meeting, words, deadline=deadline, total_seconds=total, ended_with=ended_with)


def _changed(meeting: Meeting, note: Message, **values: object) -> Meeting:
    return replace(meeting, **{"version": meeting.version + 1, "note": note, "ended_with": None} | values)  # type: ignore[arg-type]
