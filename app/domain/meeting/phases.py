"""The table of phases.

A new kind is one entry here and one folder on each layer. A kind without an entry stops the start.
"""

from collections.abc import Collection

from app.domain.meeting.phase_spec import Circumstance, Minutes, PhaseKind, PhaseSpec, Said, State, Words
from app.domain.workshops.workshops import Mode, Setting

_EVERY_MODE = frozenset(Mode)

PHASES: dict[PhaseKind, PhaseSpec] = {  # in the order of the default agenda
    PhaseKind.LOBBY: PhaseSpec(
        title="Lobby",
        minutes=Minutes(virtual=(0, 0), in_person=(0, 0)),
        carries_method=True,
        is_before_start=True,
        shows_way_in=True,
        words=(
            Words(
                heading="Welcome",
                instruction="We start in a moment. Check your sound and your camera.",
                for_facilitator="Open the room a few minutes early and welcome people. Start on time.",
            ),
            Words(
                when=(Setting.IN_PERSON,),
                instruction="We start in a moment. Take a seat, and keep this page open.",
                for_facilitator="Open the room a few minutes early, show the screen view, and welcome people. "
                "Start on time.",
            ),
        ),
    ),
    PhaseKind.JUMP_IN: PhaseSpec(
        title="Jump in",
        minutes=Minutes(virtual=(5, 5), in_person=(5, 5)),
        words=(
            Words(
                heading="Jump in",
                instruction="We leave this meeting with one sentence that says what an outstanding experience is, "
                "so that everyone means the same.",
                for_facilitator="Say why you are here. Skip introductions: the bios are in the handout.",
            ),
        ),
    ),
    PhaseKind.PEOPLE_SAID: PhaseSpec(
        title="What our people said",
        minutes=Minutes(virtual=(20, 20), in_person=(15, 15)),
        words=(
            Words(
                heading="What our people said",
                instruction="Look at the words. Choose one to read the answers behind it.",
                for_facilitator="Let people react to the cloud, and open the answers behind a few words. "
                "Frequency is not importance.",
            ),
        ),
    ),
    PhaseKind.CUSTOMER: PhaseSpec(
        title="Our primary customer",
        minutes=Minutes(virtual=(10, 10), in_person=(10, 10)),
        words=(
            Words(
                heading="Our primary customer",
                instruction="Who ultimately pays the bills, and without whom would we not exist? That one customer is "
                "who the vision is about.",
                for_facilitator="Agree on exactly one primary customer: a type, not a segment.",
            ),
        ),
    ),
    PhaseKind.GOOD_VISION: PhaseSpec(
        title="What makes a good vision",
        minutes=Minutes(virtual=(10, 10), in_person=(5, 5)),
        words=(
            Words(
                heading="What makes a good vision",
                instruction="One sentence, 5 to 25 words, that names what the customer gets.",
                for_facilitator="Show the three questions and an example or two.",
            ),
        ),
    ),
    PhaseKind.DRAFT: PhaseSpec(
        title="Draft",
        minutes=Minutes(virtual=(15, 5), in_person=(15, 5)),
        carries_method=True,
        drafts=True,
        shows_way_in=True,
        hides_presence=frozenset({Mode.SOLO}),
        words=(
            Words(
                when=(Mode.BREAKOUTS,),
                heading="Draft in two teams",
                heading_of_seat="Write with team {team}",
                instruction="Write one sentence with your team: what should every customer experience? "
                "Everyone in the team can type at once.",
                for_facilitator="Put people into their breakout rooms. Look into each team’s document; "
                "say how much time is left.",
            ),
            Words(
                when=(Mode.BREAKOUTS, Setting.IN_PERSON),
                for_facilitator="Send the teams to their tables. Look into each team’s document, walk over, "
                "and say how much time is left.",
            ),
            Words(
                when=(Mode.SOLO,),
                heading="Everyone writes a draft",
                heading_of_seat="Write your own draft",
                instruction="Write one sentence: what should every customer experience? "
                "When time is up, your draft joins the others without your name.",
                for_facilitator="Everyone writes alone. You see about how far all of them are, never who, "
                "and never what they write.",
            ),
            Words(
                when=(Mode.SOLO, Setting.IN_PERSON),
                for_facilitator="Everyone writes alone and quietly. You see about how far all of them are, never who, "
                "and never what they write.",
            ),
            Words(when=(State.COLLECTED,), instruction="The drafts have been collected."),
        ),
    ),
    PhaseKind.COMPARE: PhaseSpec(
        title="Compare",
        minutes=Minutes(virtual=(25, 35), in_person=(20, 30)),
        carries_method=True,
        hides_presence=_EVERY_MODE,
        words=(
            Words(
                heading="What do you like, and why?",
                instruction="Read every draft. Select words you like, and say why.",
                for_facilitator="Let everyone read. Ask what people like in the drafts, and why. "
                "Call on those who are quiet.",
            ),
            Words(
                when=(State.WITHHELD,),
                heading="Drafts were not shown",
                instruction="Fewer than three drafts were written. With so few, people could tell whose is whose.",
                for_facilitator="Let people write again, let them show their drafts, or go on without.",
            ),
        ),
    ),
    PhaseKind.BREAK: PhaseSpec(
        title="Break",
        minutes=Minutes(virtual=(10, 10), in_person=(5, 5)),
        words=(Words(heading="Break", instruction="Stretch your legs.", for_facilitator="Say when you go on."),),
    ),
    PhaseKind.WRITE: PhaseSpec(
        title="Write the group statement",
        minutes=Minutes(virtual=(35, 35), in_person=(25, 25)),
        carries_method=True,
        writes_group=True,
        hides_presence=frozenset({Mode.SOLO}),
        words=(
            Words(
                heading="Write one statement together",
                instruction="Bring the best of the drafts together in one sentence. Everyone can type at once.",
                for_facilitator="Merge the best of the drafts. Ask: could another company say this?",
            ),
            Words(
                when=(State.WITHHELD,),
                instruction="Write one sentence together. Everyone can type at once.",
                for_facilitator="Write one sentence together. Ask: could another company say this?",
            ),
        ),
    ),
    PhaseKind.CHECK: PhaseSpec(
        title="Check",
        minutes=Minutes(virtual=(15, 15), in_person=(15, 15)),
        carries_method=True,
        writes_group=True,
        hides_presence=_EVERY_MODE,
        tells_presence_once_settled=True,
        offers_to_show=False,
        words=(
            Words(
                heading="Check the statement",
                instruction="Answer each question for yourself. No names are shown, and no answers before three people "
                "have answered all three. You may be asked again: when people come, leave or change their minds in "
                "between, others can guess who answered differently.",
                for_facilitator="Ask the three questions of the exact wording, reveal together, then adopt it "
                "or go on writing.",
            ),
            Words(
                when=(State.OF_FEW,),
                instruction="So few are here that everyone can tell who says what, once all have answered "
                "and the answers are shown.",
            ),
        ),
    ),
    PhaseKind.NEXT_STEPS: PhaseSpec(
        title="Next steps",
        minutes=Minutes(virtual=(5, 5), in_person=(5, 5)),
        is_after_work=True,
        offers_to_show=False,
        words=(
            Words(
                heading="Our vision",
                instruction="Share it with everyone, and say what each word means.",
                for_facilitator="Agree who shares the vision, with whom, and when.",
            ),
            Words(when=(State.NOT_ADOPTED,), heading=""),
        ),
    ),
    PhaseKind.OTHER: PhaseSpec(words=(Words(heading="", instruction="Follow your facilitator.", for_facilitator=""),)),
}

DRAFTING_KINDS = tuple(kind for kind, spec in PHASES.items() if spec.drafts)

if missing := set(PhaseKind) - PHASES.keys():
    raise RuntimeError(f"These kinds of phases have no entry in PHASES: {', '.join(sorted(missing))}.")


def said(
    kind: PhaseKind,
    situation: Collection[Circumstance],
    title: str,
    *,
    seat_team: str | None = None,
) -> Said:
    """The words that hold in this situation. `seat_team`: for a participant, their team or ""; None for others."""
    heading = heading_of_seat = instruction = for_facilitator = ""
    for words in PHASES[kind].words:
        if set(words.when) <= set(situation):
            heading = words.heading if words.heading is not None else heading
            heading_of_seat = words.heading_of_seat or heading_of_seat
            instruction = words.instruction if words.instruction is not None else instruction
            for_facilitator = words.for_facilitator if words.for_facilitator is not None else for_facilitator
    if seat_team is not None and heading_of_seat:
        heading = heading_of_seat.format(team=seat_team)
    return Said(heading=heading or title, instruction=instruction, for_facilitator=for_facilitator)
