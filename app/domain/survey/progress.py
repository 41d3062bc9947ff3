"""How many have answered, told so that no single answer stands out.

Answers come out in steps: a new one waits, unseen, until there are as many as a step holds. Then all that wait come out
together, on every page, in every list, file, search and count. The rest comes with closing, once: if each closing
showed it, opening and closing again would show a single answer. Those that a closing leaves wait on for their step.

Imported answers come out at once and fill no step, since the importer knows them already.
"""

STEP = 5  # answers, at least, that come out together
KEPT_BACK = (
    f"Up to {STEP - 1} newer answers may wait: answers show when {STEP} new ones have come, so that a single "
    "one does not stand out."
)


def comes_out(waiting: int, new: int) -> bool:
    """Whether answers that have waited and those that are new are enough for a step."""
    return waiting + new >= STEP


def closing_keeps_back(given: int, *, has_shown_rest: bool) -> bool:
    """Whether closing leaves answers that wait where they are.

    `given`: how many people have given on the survey's page, those that wait too. `has_shown_rest`: whether a closing
    before has shown what waited then. Neither it nor the answer tells whether anything waits: fewer than a step do.
    """
    return has_shown_rest or given < STEP


def answers_in_words(count: int, *, more_may_wait: bool) -> str:
    """“At least 40 answers” while more may wait for their step, “43 answers” else.

    `count`: those that have come out.
    """
    if not more_may_wait:
        return f"{count:,} {'answer' if count == 1 else 'answers'}"
    return f"at least {count:,} answers" if count >= STEP else f"fewer than {STEP} answers"
