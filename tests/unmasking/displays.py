"""What a page is made of over time while people write alone: from the product's own functions, and as it was before."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache, partial
from random import Random

from app.actions.meeting.content import Content
from app.actions.meeting.frame import ConsolePart, Surface
from app.actions.meeting.frame import Frame as PageFrame
from app.actions.meeting.page import MeetingPage
from app.actions.meeting.phases.compare import Compare
from app.actions.meeting.phases.draft import Draft as Drafting
from app.actions.meeting.shown_drafts import ShownDrafts
from app.domain.meeting.agenda import Phase
from app.domain.meeting.clock import Meeting
from app.domain.meeting.drafts import FEWEST_SOLO_DRAFTS, Draft, LateDraft, Outcome, solo_drafts, with_late
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.meeting.presence import company
from app.domain.meeting.solo_progress import LOOK_SECONDS, Progress, look_at, progress
from app.domain.people.people import Participant
from app.domain.workshops.workshops import Mode
from tests.factories import MORNING, museum_workshop, participant
from tests.people import Member
from tests.unmasking.typists import PHASE_SECONDS, Event, Gathering, What

DRAFT = Phase("draft", PhaseKind.DRAFT, "Draft", 5)
COMPARE = Phase("compare", PhaseKind.COMPARE, "Compare", 10)
COMPARING = Compare(shown=ShownDrafts(drafts=(), none_because=None, late=()), is_withheld=False)
WORKSHOP = museum_workshop(mode=Mode.SOLO)

Told = dict[str, object]
"""What a page tells: by name numbers and words, and under "people" for each name what it says of that person."""


@dataclass(frozen=True)
class Frame:
    at: float
    told: Told

    @property
    def people(self) -> Mapping[str, Mapping[str, object]]:
        found = self.told["people"]
        assert isinstance(found, dict)
        return found


@dataclass
class Truth:
    """What is so, of which pages show what they may."""

    everyone: tuple[Participant, ...]
    devices: dict[str, int]
    words: dict[str, int] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)
    offered: list[str] = field(default_factory=list)

    @classmethod
    def at_the_beginning(cls, of: Gathering) -> "Truth":
        everyone = tuple(participant(Member(name, "", "", "", ""), id=name) for name in of.names)
        return cls(everyone, {name: int(name in of.here) for name in of.names})

    @property
    def here(self) -> set[str]:
        return {name for name, count in self.devices.items() if count > 0}

    @property
    def writers(self) -> list[str]:
        return [entry.id for entry in self.everyone if self.words.get(entry.id)]

    def happens(self, event: Event) -> None:
        if event.what in (What.ARRIVES, What.LEAVES):
            self.devices[event.name] += 1 if event.what is What.ARRIVES else -1
        elif event.what is What.HAS:
            self.words[event.name] = event.words
        elif event.what is What.OFFERS:
            self.offered.append(event.name)
        else:
            (self.done.add if event.what is What.TICKS else self.done.discard)(event.name)


Display = Callable[[Truth, PhaseKind, Progress | None], Told]


def console(truth: Truth, kind: PhaseKind, found: Progress | None) -> Told:
    """All that the templates of console and screen are given about people, by the functions that give it."""
    return _console(truth.everyone, frozenset(truth.here), frozenset(truth.done), kind, found, len(truth.offered))


@lru_cache(maxsize=8)
def _console(
    everyone: tuple[Participant, ...],
    here: frozenset[str],
    done: frozenset[str],
    kind: PhaseKind,
    found: Progress | None,
    late: int,
) -> Told:
    is_open = kind is PhaseKind.DRAFT
    frame = PageFrame(
        surface=Surface.CONSOLE,
        workshop=WORKSHOP,
        agenda=(DRAFT, COMPARE),
        phase=DRAFT if is_open else COMPARE,
        running=Meeting(DRAFT.id if is_open else COMPARE.id, 300, deadline=MORNING + timedelta(minutes=5)),
        now=MORNING,
        company=company(everyone, here, done, kind, Mode.SOLO),
        outcome=Outcome.OPEN if is_open else Outcome.COLLECTED,
        vision=None,
        documents=(),
        platform=None,
        console=ConsolePart(knocks=(), damaged=()),
    )
    content = _drafting(frame, found) if is_open else COMPARING
    return told(MeetingPage(frame=frame, content=content)) | {"late": late}


def _drafting(frame: PageFrame, found: Progress | None) -> Content:
    return Drafting(
        is_open=True,
        has_teams=False,
        rooms=(),
        people=frame.people,
        came_count=frame.company.came_count,
        progress=found,
        seat=None,
    )


def told(page: MeetingPage) -> Told:
    """Of people. Only while they write is something said of it, and the last look told."""
    company, drafting = page.frame.company, page.content if isinstance(page.content, Drafting) else None
    assert drafting is None or (drafting.people, drafting.came_count) == (company.people, company.came_count)
    return {
        "people": {
            one.participant.name: {
                "here": one.is_here,
                "done": one.is_done,
                "times": (one.participant.opened_at, one.participant.joined_at),
            }
            for one in company.people
        },
        "progress": drafting and drafting.progress,
        "numbers": (company.here_count, company.came_count, sum(bool(one.is_done) for one in company.people)),
        "says": (drafting.everyone_is_done, drafting.may_be_too_few) if drafting else (False, False),
    }


def as_it_was(truth: Truth, kind: PhaseKind, found: Progress | None, *, leaves_out: tuple[str, ...] = ()) -> Told:
    """Each person's state, who is here, and the exact number of all words: what the console showed at first."""
    states = {
        entry.id: "done" if entry.id in truth.done else "writing" if truth.words.get(entry.id) else "empty"
        for entry in truth.everyone
    }
    people = {name: {"state": state, "here": name in truth.here} for name, state in states.items()}
    for one in people.values():
        for name in leaves_out:
            one.pop(name, None)
    words = sum(truth.words.values()) if "words" not in leaves_out else 0
    alone = {"people": people, "words": words} if kind is PhaseKind.DRAFT else {}
    after = {name: {key: value for key, value in one.items() if key == "here"} for name, one in people.items()}
    return {"people": after} | alone | {"late": len(truth.offered)}


def room(truth: Truth, kind: PhaseKind, found: Progress | None) -> Told:
    """What somebody sees who sits among them, without any page: who is there, who begins to type, who leans back."""
    return as_it_was(truth, kind, found, leaves_out=("words",)) | {"words": 0}


def room_and_console(truth: Truth, kind: PhaseKind, found: Progress | None) -> Told:
    return console(truth, kind, found) | room(truth, kind, found)


only_ticks = partial(as_it_was, leaves_out=("words", "here"))
only_presence = partial(as_it_was, leaves_out=("words", "state"))


@dataclass(frozen=True)
class Evidence:
    """What somebody has who watched: every frame that was sent, and the drafts. `authors` is what they look for."""

    frames: tuple[Frame, ...]
    drafts: tuple[Draft, ...]
    late: tuple[Draft, ...]
    authors: Mapping[str, str]  # draft's id -> who wrote it

    @property
    def writers(self) -> list[str]:
        """The watcher is told who wrote, so that all there is to find out is who wrote which."""
        return sorted(set(self.authors.values()))


def watched(of: Gathering, display: Display, random: Random) -> Evidence | None:
    """None where fewer than three wrote: then there are no drafts to match."""
    truth = Truth.at_the_beginning(of)
    before = [event for event in of.events if event.at < PHASE_SECONDS]
    frames = list(_sent(_states(truth, before, display, random)))
    if len(truth.writers) < FEWEST_SOLO_DRAFTS:
        return None
    texts = {_text(truth.words[name], random): name for name in truth.writers}
    collected = [
        Draft(label, place, label, text) for place, (label, text) in enumerate(solo_drafts(list(texts), random))
    ]
    authors = {draft.id: texts[draft.text] for draft in collected}
    late: list[Draft] = []
    frames.append(Frame(PHASE_SECONDS, display(truth, PhaseKind.COMPARE, None)))
    for event in of.events[len(before) :]:
        if event.what is What.OFFERS and event.name in authors.values():
            continue  # one draft a person, so that hits are counted against a matching of people and drafts
        truth.happens(event)
        frames.append(Frame(event.at, display(truth, PhaseKind.COMPARE, None)))
        if event.what is What.OFFERS:
            offer = LateDraft(event.name, None, _text(event.words, random))
            key = f"late {len(late)}"
            every = with_late([*collected, *late], offer, key, random)
            late.append(next(draft for draft in every if draft.id == key))
            authors[key] = event.name
    return Evidence(tuple(_sent(frames)), tuple(collected), tuple(late), authors)


def _states(truth: Truth, events: list[Event], display: Display, random: Random) -> Iterator[Frame]:
    """After each thing that happens, and at each of the times at which the server looks."""
    phase_begins = random.uniform(0, LOOK_SECONDS)  # the server's times do not begin with the phase
    looked, found = look_at(_moment(phase_begins)), None
    yield Frame(0, display(truth, PhaseKind.DRAFT, found))
    ends = Event(PHASE_SECONDS, "", What.TICKS)
    for event in (*events, ends):
        while (due := looked + timedelta(seconds=LOOK_SECONDS)) <= _moment(phase_begins + event.at):
            looked, found = due, progress(truth.here, truth.writers, truth.done)
            yield Frame((due - _moment(phase_begins)).total_seconds(), display(truth, PhaseKind.DRAFT, found))
        if event is not ends:
            truth.happens(event)
            yield Frame(event.at, display(truth, PhaseKind.DRAFT, found))


def _moment(seconds: float) -> datetime:
    return look_at(MORNING) + timedelta(seconds=seconds)


def _sent(frames: Iterator[Frame] | list[Frame]) -> Iterator[Frame]:
    """Only what changes something on the page is sent before its time; see web/live.py and its test."""
    last: Told = {}
    for frame in frames:
        if frame.told != last:
            last = frame.told
            yield frame


def _text(words: int, random: Random) -> str:
    """Words that say nothing of their author but how many they are."""
    return " ".join(f"{random.getrandbits(32):08x}" for _ in range(words))
