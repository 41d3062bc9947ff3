"""How many have answered, told so that nobody can see who has just answered: in steps while the survey is open."""

from app.domain.survey import FEWEST_TOLD

_STEPS = (1, 1.5, 2, 3, 4, 5, 7.5)  # 10, 15, 20, 30, 40, 50, 75, and so in each power of ten


def in_steps(count: int) -> int:
    """The last step that has been reached: 0, 1 (for 1 to 4), 5, 10, 15, 20, 30, 40, 50, 75, 100, 150 …"""
    if count < FEWEST_TOLD:
        return min(count, 1)
    if count < 10:
        return FEWEST_TOLD
    power = 10 ** (len(str(count)) - 1)
    return max(int(step * power) for step in _STEPS if step * power <= count)


def answers_in_words(count: int, *, is_open: bool) -> str:
    """“At least 40 answers” while the survey is open, “43 answers” afterwards."""
    if not is_open:
        return f"{count:,} {'answer' if count == 1 else 'answers'}"
    reached = in_steps(count)
    if not reached:
        return "no answers"
    return f"at least {reached:,} answers" if reached >= FEWEST_TOLD else f"fewer than {FEWEST_TOLD} answers"
