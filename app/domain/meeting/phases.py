"""The table of phases.

A new kind is one entry here and one folder on each layer. A kind without an entry stops the start.
"""

from collections.abc import Collection

from app.domain.meeting.phase_spec import Circumstance, Minutes, PhaseKind, PhaseSpec, Said, State, Words
from app.domain.workshops.workshops import Mode, Setting
from app.i18n.messages import Message, Text, msg

_EVERY_MODE = frozenset(Mode)

PHASES: dict[PhaseKind, PhaseSpec] = {  # in the order of the default agenda
    PhaseKind.LOBBY: PhaseSpec(
        title=msg("Lobby"),
        minutes=Minutes(virtual=(0, 0), in_person=(0, 0)),
        carries_method=True,
        is_before_start=True,
        shows_way_in=True,
        words=(
            Words(
                heading=msg("Welcome"),
                instruction=msg("We start in a moment. Check your sound and your camera."),
                for_facilitator=msg("Open the room a few minutes early and welcome people. Start on time."),
            ),
            Words(
                when=(Setting.IN_PERSON,),
                instruction=msg("We start in a moment. Take a seat, and keep this page open."),
                for_facilitator=msg(
                    "Open the room a few minutes early, show the screen view, and welcome people. Start on time."
                ),
            ),
        ),
    ),
    PhaseKind.JUMP_IN: PhaseSpec(
        title=msg("Jump in"),
        minutes=Minutes(virtual=(5, 5), in_person=(5, 5)),
        words=(
            Words(
                heading=msg("Jump in"),
                instruction=msg(
                    "We leave this meeting with one sentence that says what an outstanding experience is, "
                    "so that everyone means the same."
                ),
                for_facilitator=msg("Say why you are here. Skip introductions: the bios are in the handout."),
            ),
        ),
    ),
    PhaseKind.PEOPLE_SAID: PhaseSpec(
        title=msg("What our people said"),
        minutes=Minutes(virtual=(20, 20), in_person=(15, 15)),
        words=(
            Words(
                heading=msg("What our people said"),
                instruction=msg("Look at the words. Choose one to read the answers behind it."),
                for_facilitator=msg(
                    "Let people react to the cloud, and open the answers behind a few words. "
                    "Frequency is not importance."
                ),
            ),
        ),
    ),
    PhaseKind.CUSTOMER: PhaseSpec(
        title=msg("Our primary customer"),
        minutes=Minutes(virtual=(10, 10), in_person=(10, 10)),
        words=(
            Words(
                heading=msg("Our primary customer"),
                instruction=msg(
                    "Who ultimately pays the bills, and without whom would we not exist? That one customer is "
                    "who the vision is about."
                ),
                for_facilitator=msg("Agree on exactly one primary customer: a type, not a segment."),
            ),
        ),
    ),
    PhaseKind.GOOD_VISION: PhaseSpec(
        title=msg("What makes a good vision"),
        minutes=Minutes(virtual=(10, 10), in_person=(5, 5)),
        words=(
            Words(
                heading=msg("What makes a good vision"),
                instruction=msg("One sentence, 5 to 25 words, that names what the customer gets."),
                for_facilitator=msg("Show the three questions and an example or two."),
            ),
        ),
    ),
    PhaseKind.DRAFT: PhaseSpec(
        title=msg("Draft"),
        minutes=Minutes(virtual=(15, 5), in_person=(15, 5)),
        carries_method=True,
        drafts=True,
        shows_way_in=True,
        hides_presence=frozenset({Mode.SOLO}),
        words=(
            Words(
                when=(Mode.BREAKOUTS,),
                heading=msg("Draft in two teams"),
                heading_of_seat=msg("Write with team %(team)s"),
                instruction=msg(
                    "Write one sentence with your team: what should every customer experience? "
                    "Everyone in the team can type at once."
                ),
                for_facilitator=msg(
                    "Put people into their breakout rooms. Look into each team’s document; say how much time is left."
                ),
            ),
            Words(
                when=(Mode.BREAKOUTS, Setting.IN_PERSON),
                for_facilitator=msg(
                    "Send the teams to their tables. Look into each team’s document, walk over, "
                    "and say how much time is left."
                ),
            ),
            Words(
                when=(Mode.SOLO,),
                heading=msg("Everyone writes a draft"),
                heading_of_seat=msg("Write your own draft"),
                instruction=msg(
                    "Write one sentence: what should every customer experience? "
                    "When time is up, your draft joins the others without your name."
                ),
                for_facilitator=msg(
                    "Everyone writes alone. You see about how far all of them are, never who, "
                    "and never what they write."
                ),
            ),
            Words(
                when=(Mode.SOLO, Setting.IN_PERSON),
                for_facilitator=msg(
                    "Everyone writes alone and quietly. You see about how far all of them are, never who, "
                    "and never what they write."
                ),
            ),
            Words(when=(State.COLLECTED,), instruction=msg("The drafts have been collected.")),
        ),
    ),
    PhaseKind.COMPARE: PhaseSpec(
        title=msg("Compare"),
        minutes=Minutes(virtual=(25, 35), in_person=(20, 30)),
        carries_method=True,
        hides_presence=_EVERY_MODE,
        words=(
            Words(
                heading=msg("What do you like, and why?"),
                instruction=msg("Read every draft. Select words you like, and say why."),
                for_facilitator=msg(
                    "Let everyone read. Ask what people like in the drafts, and why. Call on those who are quiet."
                ),
            ),
            Words(
                when=(State.WITHHELD,),
                heading=msg("Drafts were not shown"),
                instruction=msg("Fewer than three drafts were written. With so few, people could tell whose is whose."),
                for_facilitator=msg("Let people write again, let them show their drafts, or go on without."),
            ),
        ),
    ),
    PhaseKind.BREAK: PhaseSpec(
        title=msg("Break"),
        minutes=Minutes(virtual=(10, 10), in_person=(5, 5)),
        words=(
            Words(
                heading=msg("Break"), instruction=msg("Stretch your legs."), for_facilitator=msg("Say when you go on.")
            ),
        ),
    ),
    PhaseKind.WRITE: PhaseSpec(
        title=msg("Write the group statement"),
        minutes=Minutes(virtual=(35, 35), in_person=(25, 25)),
        carries_method=True,
        writes_group=True,
        hides_presence=frozenset({Mode.SOLO}),
        words=(
            Words(
                heading=msg("Write one statement together"),
                instruction=msg("Bring the best of the drafts together in one sentence. Everyone can type at once."),
                for_facilitator=msg("Merge the best of the drafts. Ask: could another company say this?"),
            ),
            Words(
                when=(State.WITHHELD,),
                instruction=msg("Write one sentence together. Everyone can type at once."),
                for_facilitator=msg("Write one sentence together. Ask: could another company say this?"),
            ),
        ),
    ),
    PhaseKind.CHECK: PhaseSpec(
        title=msg("Check"),
        minutes=Minutes(virtual=(15, 15), in_person=(15, 15)),
        carries_method=True,
        writes_group=True,
        hides_presence=_EVERY_MODE,
        tells_presence_once_settled=True,
        offers_to_show=False,
        words=(
            Words(
                heading=msg("Check the statement"),
                instruction=msg(
                    "Answer each question for yourself. No names are shown, and no answers before three people "
                    "have answered all three. You may be asked again: when people come, leave or change their minds in "
                    "between, others can guess who answered differently."
                ),
                for_facilitator=msg(
                    "Ask the three questions of the exact wording, reveal together, then adopt it or go on writing."
                ),
            ),
            Words(
                when=(State.OF_FEW,),
                instruction=msg(
                    "So few are here that everyone can tell who says what, once all have answered "
                    "and the answers are shown."
                ),
            ),
        ),
    ),
    PhaseKind.NEXT_STEPS: PhaseSpec(
        title=msg("Next steps"),
        minutes=Minutes(virtual=(5, 5), in_person=(5, 5)),
        is_after_work=True,
        offers_to_show=False,
        words=(
            Words(
                heading=msg("Our vision"),
                instruction=msg("Share it with everyone, and say what each word means."),
                for_facilitator=msg("Agree who shares the vision, with whom, and when."),
            ),
            Words(when=(State.NOT_ADOPTED,), heading=""),
        ),
    ),
    PhaseKind.OTHER: PhaseSpec(
        words=(Words(heading="", instruction=msg("Follow your facilitator."), for_facilitator=""),)
    ),
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
    heading: Text = ""
    heading_of_seat: Message | None = None
    instruction: Text = ""
    for_facilitator: Text = ""
    for words in PHASES[kind].words:
        if set(words.when) <= set(situation):
            heading = words.heading if words.heading is not None else heading
            heading_of_seat = words.heading_of_seat or heading_of_seat
            instruction = words.instruction if words.instruction is not None else instruction
            for_facilitator = words.for_facilitator if words.for_facilitator is not None else for_facilitator
    if seat_team is not None and heading_of_seat:
        heading = heading_of_seat.filled(team=seat_team)
    return Said(heading=heading or title, instruction=instruction, for_facilitator=for_facilitator)
