"""How long keystrokes gather: not at all while it is quiet, and never longer than people bear."""

from app.live.window import LONGEST, Window


def after(*seconds: tuple[float, int]) -> Window:
    """Every ten milliseconds for so many seconds so many frames a second came."""
    window, now = Window(), 0.0
    for length, rate in seconds:
        for _ in range(round(length * 100)):
            now += 0.01
            window.count(rate // 100, now)
    return window


def test_few_who_type_do_not_wait() -> None:
    assert [after((3, rate)).length for rate in (0, 10, 100)] == [0, 0, 0]


def test_the_more_type_the_longer_it_gathers_up_to_a_limit() -> None:
    lengths = [after((3, rate)).length for rate in (1_000, 2_000, 4_000, 8_000, 50_000)]
    assert lengths == sorted(lengths)
    assert 0 < lengths[0] < lengths[1] < lengths[2] < lengths[3] == lengths[4] == LONGEST


def test_soon_after_the_storm_it_is_quiet() -> None:
    assert after((3, 8_000), (2, 0)).length == 0


def test_typing_after_a_long_silence_does_not_wait() -> None:
    window = after((3, 8_000))
    window.count(0, 100)
    assert window.length == 0


def test_a_clock_that_stands_still_does_no_harm() -> None:
    window = Window()
    for _ in range(3):
        window.count(1_000, 0.0)
    assert 0 < window.length <= LONGEST
