"""Matches drafts to people by all that was shown: each way of guessing gives every person a number and sorts by it.

Who has the greatest number is given the longest draft, and so on; equal numbers are drawn by lot.
"""

from collections.abc import Callable, Mapping
from itertools import pairwise
from random import Random

from app.domain.meeting.drafts import Draft
from tests.unmasking.displays import Evidence, Frame
from tests.unmasking.typists import PHASE_SECONDS

Guess = Mapping[str, float]
"""A person's name -> the greater, the longer their draft."""

TOGETHER = 1.0  # seconds: what moves within these belongs together


def numbers(told: object) -> list[float]:
    """Every number in what a frame tells of all people together."""
    if isinstance(told, int | float):
        return [float(told)]
    if isinstance(told, tuple):
        return [number for one in told for number in numbers(one)]
    return numbers(tuple(vars(told).values())) if hasattr(told, "__dict__") else []


def sums(frame: Frame) -> list[float]:
    return [number for key, value in frame.told.items() if key not in ("people", "late") for number in numbers(value)]


def grew(before: Frame, after: Frame) -> float:
    """By how much all numbers together; what was not there before counts whole."""
    return sum(sums(after)) - sum(sums(before))


def changed(before: Frame, after: Frame) -> list[str]:
    return [name for name, one in after.people.items() if one != before.people.get(name)]


def may_type(one: Mapping[str, object]) -> bool:
    return one.get("state") not in ("empty", "done") and one.get("done") is not True and one.get("here") is not False


def by_differences(evidence: Evidence) -> Guess:
    """What a sum grows by belongs to those who just began, or else to those who may be typing, in equal parts."""
    found = dict.fromkeys(evidence.writers, 0.0)
    for before, after in pairwise(drafting(evidence)):
        begun = [name for name in changed(before, after) if before.people[name].get("state") == "empty"]
        typing = begun or [name for name, one in after.people.items() if may_type(one)]
        for name in typing:
            if name in found:
                found[name] += grew(before, after) / len(typing)
    return found


def by_time_until_done(evidence: Evidence) -> Guess:
    """Who is done late has written much; who is not seen to be done has written to the end."""
    found = {}
    for name in evidence.writers:
        begins = next((f.at for f in evidence.frames if f.people[name].get("state") == "writing"), 0.0)
        done = [f.at for f in drafting(evidence) if _is_done(f.people[name])]
        found[name] = (done[0] if done else PHASE_SECONDS) - begins
    return found


def by_time_here(evidence: Evidence) -> Guess:
    """Who was here for long has written much, and has lost least of it at the end."""
    found = dict.fromkeys(evidence.writers, 0.0)
    for before, after in pairwise(drafting(evidence)):
        for name in found:
            if before.people[name].get("here") is not False:
                found[name] += after.at - before.at
    for name in found:
        if drafting(evidence)[-1].people[name].get("here") is False:
            found[name] *= 0.5
    return found


def by_what_moves_together(evidence: Evidence) -> Guess:
    """Whose state changes at the moment at which a number moves, or a frame comes."""
    found = dict.fromkeys(evidence.writers, 0.0)
    for before, after in pairwise(drafting(evidence)):
        if after.at - before.at <= TOGETHER:
            for name in set(changed(before, after)) & found.keys():
                found[name] += abs(grew(before, after)) + 1
    return found


def by_order_of_beginning(evidence: Evidence) -> Guess:
    """Drafts may stand in the order in which people began, or in that of the list; see `matched`."""
    order = {name: place for place, name in enumerate(evidence.frames[0].people)}
    return {
        name: next((f.at for f in evidence.frames if f.people[name].get("state") == "writing"), 0.0) + order[name] / 1e6
        for name in evidence.writers
    }


def by_all_of_it(evidence: Evidence) -> Guess:
    """Ranks by the three of them that say the most, added up."""
    found = dict.fromkeys(evidence.writers, 0.0)
    for weight, way in ((2, by_differences), (1, by_time_until_done), (1, by_time_here)):
        guess = way(evidence)
        ranks = {value: place for place, value in enumerate(sorted(set(guess.values())))}
        for name in found:
            found[name] += weight * ranks[guess[name]] / len(found)
    return found


WAYS: Mapping[str, Callable[[Evidence], Guess]] = {
    "differences": by_differences,
    "time until done": by_time_until_done,
    "time here": by_time_here,
    "moves together": by_what_moves_together,
    "all of it": by_all_of_it,
    "order": by_order_of_beginning,
}


def drafting(evidence: Evidence) -> list[Frame]:
    return [frame for frame in evidence.frames if frame.at < PHASE_SECONDS]


def _is_done(one: Mapping[str, object]) -> bool:
    return one.get("state") == "done" or one.get("done") is True


def matched(evidence: Evidence, way: str, random: Random) -> dict[str, str]:
    """Draft's id -> whom it is taken to be by, a different person for each."""
    guess, authors = WAYS[way](evidence), dict(_late_ones(evidence, random))
    left = [name for name in evidence.writers if name not in authors.values()]
    random.shuffle(left)
    left.sort(key=lambda name: guess[name])
    waiting = [draft for draft in (*evidence.drafts, *evidence.late) if draft.id not in authors]
    waiting.sort(key=_place if way == "order" else _length)
    return authors | dict(zip((draft.id for draft in waiting), left, strict=True))


def _late_ones(evidence: Evidence, random: Random) -> dict[str, str]:
    """Who came back last before a late draft was offered is taken for its author."""
    found: dict[str, str] = {}
    back: list[str] = []
    for before, after in pairwise(frame for frame in evidence.frames if frame.at >= PHASE_SECONDS):
        back += [name for name in changed(before, after) if after.people[name].get("here")]
        if after.told["late"] != before.told["late"]:
            names = [name for name in back if name in evidence.writers and name not in found.values()]
            if names:
                found[evidence.late[len(found)].id] = names[-1]
    return found


def _length(draft: Draft) -> float:
    return len(draft.text.split())


def _place(draft: Draft) -> float:
    return draft.position
