"""Where the meeting is and how much time is left. Time comes in as a value: it is the server's (live.md)."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.domain.agenda import Phase, PhaseKind
from app.domain.refusals import Invalid

GRACE = timedelta(seconds=10)  # “finish your sentence”
LONGEST_OUTAGE_UNNOTICED = timedelta(seconds=2.5)  # a heartbeat comes every second
LONGEST_STALL_UNNOTICED = timedelta(seconds=5)  # of a process that was there all the time, and merely busy


@dataclass(frozen=True)
class Meeting:
    """The running phase and its clock: either `deadline` or `paused_seconds`, or neither where no clock runs.

    `turn` counts the changes, so that of two presses at once one wins and the other is told.
    `note` says in words what was changed last, and by whom.
    """

    phase_id: str
    total_seconds: int
    turn: int = 0
    started_at: datetime | None = None
    deadline: datetime | None = None
    paused_seconds: float | None = None
    note: str = ""

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


def entered(meeting: Meeting, phase: Phase, now: datetime, by: str) -> Meeting:
    """The meeting in that phase, its clock started."""
    seconds = phase.minutes * 60
    return replace(
        meeting,
        phase_id=phase.id,
        total_seconds=seconds,
        turn=meeting.turn + 1,
        started_at=meeting.started_at or (None if phase.kind is PhaseKind.LOBBY else now),
        deadline=now + timedelta(seconds=seconds) if seconds else None,
        paused_seconds=None,
        note=f"{by} moved everyone to “{phase.title}”" if by else "",
    )


def paused(meeting: Meeting, now: datetime, by: str) -> Meeting:
    left = meeting.remaining(now)
    if left is None or meeting.is_paused:
        raise Invalid("No clock is running that could be paused.")
    return _changed(meeting, f"{by} paused the clock", deadline=None, paused_seconds=left)


def resumed(meeting: Meeting, now: datetime, by: str) -> Meeting:
    if meeting.paused_seconds is None:
        raise Invalid("The clock is running already.")
    deadline = now + timedelta(seconds=meeting.paused_seconds)
    return _changed(meeting, f"{by} resumed the clock", deadline=deadline, paused_seconds=None)


def with_more_time(meeting: Meeting, seconds: int, now: datetime, by: str) -> Meeting:
    """Add time, or take it when negative: no more than is left. At 0:00 added time counts from now."""
    left = meeting.remaining(now) or 0.0
    if seconds < 0 and not left:  # would move the deadline, and so begin the grace anew
        raise Invalid("There is no time left that could be taken.")
    minutes = abs(seconds) // 60
    verb = "added" if seconds >= 0 else "took"
    words = f"{by} {verb} {minutes} {'minute' if minutes == 1 else 'minutes'}"
    return _with_left(meeting, max(0.0, left + seconds), max(0, meeting.total_seconds + seconds), now, words)


def with_time_set(meeting: Meeting, seconds: int, now: datetime, by: str) -> Meeting:
    if not 0 <= seconds <= 240 * 60:
        raise Invalid("Please set between 0 and 240 minutes.", field="minutes")
    words = f"{by} set the clock to {seconds // 60}:{seconds % 60:02d}"
    return _with_left(meeting, float(seconds), max(seconds, 1), now, words)


def without_clock(meeting: Meeting) -> Meeting:
    """For a phase that is only looked at again, such as drafting after the drafts were collected."""
    return replace(meeting, deadline=None, paused_seconds=None, total_seconds=0)


def ended_early(meeting: Meeting, now: datetime, by: str) -> Meeting:
    """The clock at zero now; in a drafting phase the grace begins."""
    return _changed(meeting, f"{by} ended the phase early", deadline=now, paused_seconds=None)


def given_back(meeting: Meeting, outage_began: datetime, outage_ended: datetime) -> Meeting:
    """An outage never eats anyone's time: what was left when it began is left when it ended (live.md).

    One that began in the grace begins the grace anew: whoever was finishing a sentence gets to finish it.
    """
    if meeting.deadline is None or outage_ended <= outage_began or meeting.deadline + GRACE <= outage_began:
        return meeting
    left = max(meeting.deadline - outage_began, timedelta(0))
    seconds = round((outage_ended - outage_began).total_seconds())
    words = f"The server was away for {seconds} seconds; that time has been added back"
    return _changed(meeting, words, deadline=outage_ended + left)


def with_clock_moved(meeting: Meeting, before: datetime, after: datetime) -> Meeting:
    """The server knows nothing of what was between these two moments: it was away, or its clock was set."""
    if after >= before:
        return given_back(meeting, before, after)
    if meeting.deadline is None or meeting.deadline + GRACE <= before:
        return meeting
    words = "The server’s clock was set back; the time that is left is as it was"
    return _changed(meeting, words, deadline=meeting.deadline - (before - after))


def _with_left(meeting: Meeting, left: float, total: int, now: datetime, words: str) -> Meeting:
    if meeting.is_paused:
        return _changed(meeting, words, paused_seconds=left, total_seconds=total)
    return _changed(meeting, words, deadline=now + timedelta(seconds=left), total_seconds=total)


def _changed(meeting: Meeting, note: str, **values: object) -> Meeting:
    return replace(meeting, turn=meeting.turn + 1, note=note, **values)  # type: ignore[arg-type]
