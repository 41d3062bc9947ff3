"""What each phase asks of people: in every way of drafting and of meeting, and whatever has happened in it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest

from app.domain.meeting import phases
from app.domain.meeting.phase_spec import Circumstance, PhaseKind, Said, State
from app.domain.meeting.phases import PHASES
from app.domain.workshops.workshops import Mode, Setting
from tests.messages.english import english

TITLE = "As Maria named it"


def said(kind: PhaseKind, situation: tuple[Circumstance, ...], title: str, *, seat_team: str | None = None) -> Said:
    told: Said = english(phases.said(kind, situation, title, seat_team=seat_team))
    return told


EVERYTHING: tuple[State | None, ...] = (None, *State)

LOBBY = Said(
    heading="Welcome",
    instruction="We start in a moment. Check your sound and your camera.",
    for_facilitator="Open the room a few minutes early and welcome people. Start on time.",
)
LOBBY_IN_PERSON = Said(
    heading="Welcome",
    instruction="We start in a moment. Take a seat, and keep this page open.",
    for_facilitator="Open the room a few minutes early, show the screen view, and welcome people. Start on time.",
)
IN_ROOMS = Said(
    heading="Draft in two teams",
    instruction="Write one sentence with your team: what should every customer experience? "
    "Everyone in the team can type at once.",
    for_facilitator="Put people into their breakout rooms. Look into each team’s document; say how much time is left.",
)
AT_TABLES = replace(
    IN_ROOMS,
    for_facilitator="Send the teams to their tables. Look into each team’s document, walk over, "
    "and say how much time is left.",
)
ALONE = Said(
    heading="Everyone writes a draft",
    instruction="Write one sentence: what should every customer experience? "
    "When time is up, your draft joins the others without your name.",
    for_facilitator="Everyone writes alone. You see about how far all of them are, never who, "
    "and never what they write.",
)
ALONE_IN_PERSON = replace(
    ALONE,
    for_facilitator="Everyone writes alone and quietly. You see about how far all of them are, never who, "
    "and never what they write.",
)
COMPARE = Said(
    heading="What do you like, and why?",
    instruction="Read every draft. Select words you like, and say why.",
    for_facilitator="Let everyone read. Ask what people like in the drafts, and why. Call on those who are quiet.",
)
COMPARE_WITHHELD = Said(
    heading="Drafts were not shown",
    instruction="Fewer than three drafts were written. With so few, people could tell whose is whose.",
    for_facilitator="Let people write again, let them show their drafts, or go on without.",
)
WRITE = Said(
    heading="Write one statement together",
    instruction="Bring the best of the drafts together in one sentence. Everyone can type at once.",
    for_facilitator="Merge the best of the drafts. Ask: could another company say this?",
)
WRITE_WITHHELD = Said(
    heading="Write one statement together",
    instruction="Write one sentence together. Everyone can type at once.",
    for_facilitator="Write one sentence together. Ask: could another company say this?",
)
CHECK = Said(
    heading="Check the statement",
    instruction="Answer each question for yourself. No names are shown, and no answers before three people have "
    "answered all three. You may be asked again: when people come, leave or change their minds in between, others can "
    "guess who answered differently.",
    for_facilitator="Ask the three questions of the exact wording, reveal together, then adopt it or go on writing.",
)
CHECK_OF_FEW = replace(
    CHECK,
    instruction="So few are here that everyone can tell who says what, once all have answered and the answers are "
    "shown.",
)
NEXT_STEPS = Said(
    heading="Our vision",
    instruction="Share it with everyone, and say what each word means.",
    for_facilitator="Agree who shares the vision, with whom, and when.",
)

DRAFTS = {
    (Mode.BREAKOUTS, Setting.VIRTUAL): (IN_ROOMS, "Write with team B"),
    (Mode.BREAKOUTS, Setting.IN_PERSON): (AT_TABLES, "Write with team B"),
    (Mode.SOLO, Setting.VIRTUAL): (ALONE, "Write your own draft"),
    (Mode.SOLO, Setting.IN_PERSON): (ALONE_IN_PERSON, "Write your own draft"),
}
BY_STATE = {  # in every mode and setting; other states change nothing
    PhaseKind.COMPARE: (COMPARE, {State.WITHHELD: COMPARE_WITHHELD}),
    PhaseKind.WRITE: (WRITE, {State.WITHHELD: WRITE_WITHHELD}),
    PhaseKind.CHECK: (CHECK, {State.OF_FEW: CHECK_OF_FEW}),
    PhaseKind.NEXT_STEPS: (NEXT_STEPS, {State.NOT_ADOPTED: replace(NEXT_STEPS, heading=TITLE)}),
}
THE_SAME_EVERYWHERE = {
    PhaseKind.JUMP_IN: "Jump in",
    PhaseKind.PEOPLE_SAID: "What our people said",
    PhaseKind.CUSTOMER: "Our primary customer",
    PhaseKind.GOOD_VISION: "What makes a good vision",
    PhaseKind.BREAK: "Break",
    PhaseKind.OTHER: TITLE,
}


def situations(mode: Mode, setting: Setting) -> Iterator[tuple[State | None, tuple[Circumstance, ...]]]:
    for state in EVERYTHING:
        yield state, (mode, setting, *([state] if state else []))


ANY = [(mode, setting, *one) for mode, setting in product(Mode, Setting) for one in situations(mode, setting)]


def test_every_kind_is_looked_at_and_has_its_entry_in_the_table() -> None:
    looked_at = {PhaseKind.LOBBY, PhaseKind.DRAFT, *BY_STATE, *THE_SAME_EVERYWHERE}
    assert (looked_at, set(PHASES)) == (set(PhaseKind), set(PhaseKind))
    assert len(ANY) == 2 * 2 * 5


def test_in_one_room_people_take_a_seat_before_the_start() -> None:
    expected = {Setting.VIRTUAL: LOBBY, Setting.IN_PERSON: LOBBY_IN_PERSON}
    for _, setting, _, situation in ANY:
        assert said(PhaseKind.LOBBY, situation, TITLE) == expected[setting]


@pytest.mark.parametrize(("mode", "setting"), list(DRAFTS))
def test_people_draft_with_their_team_or_alone_and_in_rooms_or_at_tables(mode: Mode, setting: Setting) -> None:
    """A participant's heading says what they themselves do, also after the end."""
    words, of_seat = DRAFTS[mode, setting]
    for state, situation in situations(mode, setting):
        instruction = "The drafts have been collected." if state is State.COLLECTED else words.instruction
        expected = replace(words, instruction=instruction)
        assert said(PhaseKind.DRAFT, situation, TITLE) == expected
        assert said(PhaseKind.DRAFT, situation, TITLE, seat_team="B") == replace(expected, heading=of_seat)


@pytest.mark.parametrize("kind", list(BY_STATE))
def test_the_words_follow_what_has_happened(kind: PhaseKind) -> None:
    usual, after = BY_STATE[kind]
    for _, _, state, situation in ANY:
        expected = after.get(state, usual) if state else usual
        assert said(kind, situation, TITLE) == expected
        assert said(kind, situation, TITLE, seat_team="B") == expected


@pytest.mark.parametrize("kind", list(THE_SAME_EVERYWHERE))
def test_elsewhere_the_same_is_asked_in_every_situation(kind: PhaseKind) -> None:
    """Of a phase of Maria's own nothing is known but its title."""
    (words,) = PHASES[kind].words
    expected = english(
        Said(
            heading=THE_SAME_EVERYWHERE[kind],
            instruction=words.instruction or "",
            for_facilitator=words.for_facilitator or "",
        )
    )
    assert {said(kind, one[-1], TITLE, seat_team=team) for one in ANY for team in (None, "", "B")} == {expected}
    assert expected.instruction
    assert bool(expected.for_facilitator) == (kind is not PhaseKind.OTHER)


def test_several_states_at_once_each_change_their_own_words() -> None:
    every = (Mode.SOLO, Setting.IN_PERSON, *State)
    assert said(PhaseKind.DRAFT, every, TITLE) == replace(
        ALONE_IN_PERSON, instruction="The drafts have been collected."
    )
    assert said(PhaseKind.COMPARE, every, TITLE) == COMPARE_WITHHELD
    assert said(PhaseKind.LOBBY, every, TITLE) == LOBBY_IN_PERSON
