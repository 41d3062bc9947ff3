"""Long logs open whole. What may take their place is in test_damage.py."""

import pytest

from app.live.engine import TOGETHER, build
from tests.bench.writing import Hand


@pytest.mark.parametrize("edits", [1, TOGETHER, TOGETHER + 1, 5 * TOGETHER + 7])
def test_however_many_updates_there_are_they_open_whole(edits: int) -> None:
    hand = Hand(7)
    text = "".join(chr(ord("a") + number % 26) for number in range(edits))
    engine, bad = build([hand.insertion(letter.encode()) for letter in text])
    assert (engine.text(), engine.clocks(), bad) == (text, {7: edits}, [])
