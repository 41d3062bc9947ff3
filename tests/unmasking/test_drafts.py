"""Who wrote which draft: what pages show over time is worth as much as drawing lots; what they showed was not."""

from random import Random

import pytest

from app.domain.meeting.drafts import FEWEST_SOLO_DRAFTS
from tests.unmasking.attacker import WAYS, matched
from tests.unmasking.chance import Hits
from tests.unmasking.displays import (
    Display,
    as_it_was,
    console,
    only_presence,
    only_ticks,
    room,
    room_and_console,
    watched,
)
from tests.unmasking.typists import gathering

SEED = 20261201
FEW, MANY = 300, 10_000  # meetings
ENOUGH, SOME = 150, 200  # to show that an attack is able, and that there is a difference


def attack(display: Display, meetings: int, seed: int = SEED) -> dict[str, Hits]:
    """By way of guessing. Of a matching by lot one hit is expected, with a variance of one, however many people."""
    hits = {way: Hits() for way in WAYS}
    for number in range(meetings):
        random = Random(f"{seed} {number}")
        evidence = watched(gathering(random), display, random)
        if evidence is None:
            continue
        for way, found in hits.items():
            guessed = matched(evidence, way, random)
            assert sorted(guessed.values()) == evidence.writers
            found.add(sum(guessed[draft] == name for draft, name in evidence.authors.items()), 1, 1)
    return hits


def unmasked(hits: dict[str, Hits]) -> dict[str, str]:
    return {way: str(found) for way, found in hits.items() if not found.is_chance}


def test_what_pages_show_is_worth_as_much_as_drawing_lots() -> None:
    assert unmasked(attack(console, FEW)) == {}


@pytest.mark.soak
@pytest.mark.timeout(1200)
def test_what_pages_show_is_worth_as_much_as_drawing_lots_in_many_meetings() -> None:
    hits = attack(console, MANY)
    print(*(f"{way}: {found}" for way, found in hits.items()), sep="\n")
    assert unmasked(hits) == {}


def test_states_and_exact_sums_unmask() -> None:
    """So the attack is able: this is what the console showed before."""
    hits = attack(as_it_was, ENOUGH)["differences"]
    assert hits.found > 2 * hits.expected


@pytest.mark.parametrize(("display", "way"), [(only_ticks, "time until done"), (only_presence, "time here")])
def test_no_single_one_of_them_may_be_shown(display: Display, way: str) -> None:
    """Neither who is done, which people chose to tell, nor who is here, who comes back and offers a late draft."""
    hits = attack(display, ENOUGH)[way]
    assert hits.deviations > 5, str(hits)


def test_who_sits_in_the_room_learns_nothing_more_from_the_console() -> None:
    """There one sees who types first, last and alone; a number that moved then would tell how much. Exact ones did."""
    seen = best(attack(room, SOME))
    assert not best(attack(room_and_console, SOME)).gains(seen)
    assert best(attack(as_it_was, SOME)).gains(seen)


def best(hits: dict[str, Hits]) -> Hits:
    return max(hits.values(), key=lambda one: one.found)


def test_the_meetings_are_of_every_kind() -> None:
    met = [gathering(Random(f"{SEED} {number}")) for number in range(FEW)]
    evidence = [watched(one, console, Random(0)) for one in met]
    assert {len(one.names) for one in met} == set(range(3, 13))
    assert any(one is None for one in evidence), "fewer than three wrote"
    assert min(len(one.writers) for one in evidence if one) == FEWEST_SOLO_DRAFTS
    assert sum(bool(one.late) for one in evidence if one) > FEW / 20
    assert any(len(one.here) < len(one.names) for one in met), "somebody came late"
