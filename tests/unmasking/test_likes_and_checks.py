"""Who liked a phrase, and who said “not yet”: what pages tell beside counts is worth as much as drawing lots."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random

import pytest

from app.domain.meeting.drafts import Draft, Like, liked_phrases
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.meeting.presence import company
from app.domain.meeting.vision import CHECK_QUESTIONS, CheckAnswer, Verdict, people_done, results
from app.domain.people.people import Participant
from app.domain.workshops.workshops import Mode
from tests.unmasking.chance import Hits
from tests.unmasking.displays import Truth
from tests.unmasking.typists import Event, Gathering, What, gathering

SEED = 20261202
FEW, MANY = 400, 10_000  # meetings
LASTS = 420.0  # seconds
DRAFT = Draft("draft", 0, "Draft 1", " ".join(f"word{number}" for number in range(40)))

Told = dict[str, dict[str, object]]
"""By name, what a page says of that person."""
Tells = Callable[[Sequence[Participant], set[str], set[str], PhaseKind], Told]


def now(everyone: Sequence[Participant], here: set[str], answered: set[str], kind: PhaseKind) -> Told:
    """The page as it is, whatever the mode."""
    return _now(tuple(everyone), frozenset(here), kind)


@lru_cache(maxsize=8)
def _now(everyone: tuple[Participant, ...], here: frozenset[str], kind: PhaseKind) -> Told:
    shown = [company(everyone, here, set(), kind, mode) for mode in Mode]
    told: list[Told] = [
        {one.participant.name: {"here": one.is_here, "done": one.is_done} for one in page.people} for page in shown
    ]
    assert told[0] == told[1]
    return told[0]


def who_is_here(everyone: Sequence[Participant], here: set[str], answered: set[str], kind: PhaseKind) -> Told:
    """As the console once did."""
    return {entry.name: {"here": entry.id in here} for entry in everyone}


def who_has_answered(everyone: Sequence[Participant], here: set[str], answered: set[str], kind: PhaseKind) -> Told:
    """As no page does, though it would help to see who is missing."""
    return {entry.name: {"answered": entry.id in answered} for entry in everyone}


@dataclass(frozen=True)
class Moment:
    at: float
    told: Told
    numbers: tuple[object, ...]


def came(of: Gathering) -> list[str]:
    return sorted(of.here | {event.name for event in of.events if event.what is What.ARRIVES})


def over_time(of: Gathering, acts: Sequence[tuple[float, str]]) -> list[tuple[float, str, Truth]]:
    """Each act of somebody who is here then, with how things are at that moment."""
    truth, found = Truth.at_the_beginning(of), []
    steps = [(event.at, "", event) for event in of.events if event.what in (What.ARRIVES, What.LEAVES)]
    steps += [(at, name, Event(at, name, What.TICKS)) for at, name in acts]
    for at, name, event in sorted(steps, key=lambda step: step[0]):
        if not name:
            truth.happens(event)
        elif name in truth.here:
            found.append((at, name, Truth(truth.everyone, dict(truth.devices))))
    return found


# -- likes


def likes(tells: Tells, meetings: int) -> Hits:
    """For each like that appears, one of those who came is named: of those who can have been it, by lot."""
    hits = Hits()
    for number in range(meetings):
        random = Random(f"{SEED} likes {number}")
        held = gathering(random)
        wished = [(random.uniform(0, LASTS), name) for name in held.names for _ in range(random.randint(0, 5))]
        people, liked, seen = came(held), list[Like](), list[tuple[Moment, str]]()
        for at, name, truth in over_time(held, wished):
            start = random.randrange(40)
            liked.append(Like(f"{len(liked)}", DRAFT.id, f"key of {name}", start, start + 4, ""))
            phrases = tuple((one.phrase, one.count, one.mine) for one in liked_phrases(DRAFT, liked))
            seen.append((Moment(at, tells(truth.everyone, truth.here, set(), PhaseKind.COMPARE), phrases), name))
        for moment, name in seen:
            suspects = [one for one in people if moment.told[one].get("here") is not False]
            hits.add(random.choice(suspects) == name, 1 / len(people), (1 - 1 / len(people)) / len(people))
    return hits


def test_likes_are_worth_as_much_as_drawing_lots() -> None:
    assert likes(now, FEW).is_chance


@pytest.mark.soak
@pytest.mark.timeout(1200)
def test_likes_are_worth_as_much_as_drawing_lots_in_many_meetings() -> None:
    hits = likes(now, MANY)
    print(f"likes: {hits}")
    assert hits.is_chance


def test_who_is_here_may_not_stand_beside_likes() -> None:
    hits = likes(who_is_here, 2 * FEW)
    assert hits.deviations > 4, str(hits)


# -- checks


def doubters(tells: Tells, meetings: int) -> Hits:
    """Asked once, revealed when some have answered; asked again, revealed at the end. Who said “not yet”?"""
    hits = Hits()
    for number in range(meetings):
        random = Random(f"{SEED} check {number}")
        held = gathering(random)
        asked = [(random.uniform(0, LASTS), name) for name in held.names]
        turns = over_time(held, asked)
        if len(turns) < 3:
            continue
        doubts = {name: {one for one in (1, 2, 3) if random.random() < 0.3} for _, name, _ in turns}
        first = random.randint(1, len(turns))
        reveals = [_revealed(tells, turns[:first], doubts), _revealed(tells, turns, doubts)]
        people = came(held)
        for question in range(len(CHECK_QUESTIONS)):
            guess, true = _guessed(reveals, question, people, random), _who(doubts, question + 1)
            count, among = len(true), len(people)
            mean, spread = count * count / among, (1 - count / among) * (among - count) / max(1, among - 1)
            hits.add(len(guess & true), mean, mean * spread)
    return hits


def _who(doubts: dict[str, set[int]], question: int) -> set[str]:
    return {name for name, found in doubts.items() if question in found}


def _revealed(tells: Tells, turns: Sequence[tuple[float, str, Truth]], doubts: dict[str, set[int]]) -> Moment:
    """What stands there when the facilitator reveals what these have answered."""
    answers = [
        CheckAnswer(number, f"key of {name}", Verdict.NOT_YET if number in doubts[name] else Verdict.YES, "")
        for _, name, _ in turns
        for number in (1, 2, 3)
    ]
    at, _, truth = turns[-1]
    told = tells(truth.everyone, truth.here, {name for _, name, _ in turns}, PhaseKind.CHECK)
    return Moment(at, told, (people_done(answers), *(one.not_yet for one in results(answers))))


def _guessed(reveals: Sequence[Moment], question: int, people: Sequence[str], random: Random) -> set[str]:
    """As many as said so. More likely are those of whom the first reveal, or what it left, says that many did."""
    counts = [int(str(moment.numbers[question + 1])) for moment in reveals]
    groups = [{name for name in people if moment.told[name].get("answered", True)} for moment in reveals]
    later = groups[1] - groups[0]
    chance = dict.fromkeys(people, 0.0)
    chance |= dict.fromkeys(groups[0], counts[0] / max(1, len(groups[0])))
    chance |= dict.fromkeys(later, (counts[1] - counts[0]) / max(1, len(later)))
    for name in people:
        if reveals[-1].told[name].get("here") is False:
            chance[name] *= 0.5
    drawn = random.sample(people, len(people))
    return set(sorted(drawn, key=lambda name: -chance[name])[: counts[1]])


def test_doubts_are_worth_as_much_as_drawing_lots() -> None:
    assert doubters(now, FEW).is_chance


@pytest.mark.soak
@pytest.mark.timeout(1200)
def test_doubts_are_worth_as_much_as_drawing_lots_in_many_meetings() -> None:
    hits = doubters(now, MANY)
    print(f"not yet: {hits}")
    assert hits.is_chance


def test_who_has_answered_may_not_stand_beside_a_check() -> None:
    """It would help to see who is missing; with answers that are revealed in between it tells what they were."""
    hits = doubters(who_has_answered, FEW)
    assert hits.deviations > 5, str(hits)
