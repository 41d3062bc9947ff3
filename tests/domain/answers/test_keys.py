"""Keys that make an answer count once: random, of one survey, and kept for less than an hour."""

from datetime import timedelta

from app.domain.answers.keys import GENERATION_SECONDS, generation_at, generations_kept, is_key, key_digest, new_key
from tests.factories import MORNING


def test_a_key_of_ours_is_told_from_anything_else() -> None:
    key = new_key(bytes(range(16)))
    assert key == "aaaqeayeaudaocajbifqydiob4"
    given = (key, "", key[:-1], key + "a", key.upper(), f"{key}\n", "a key", "ä" * 26)
    assert [is_key(one) for one in given] == [True] + [False] * 7


def test_what_is_stored_of_a_key_is_short_and_belongs_to_one_survey() -> None:
    key = new_key(bytes(16))
    digests = {key_digest("museum", key), key_digest("elsewhere", key), key_digest("museum", new_key(b"1" * 16))}
    assert [len(digest) for digest in digests] == [16, 16, 16]
    assert key_digest("museum", key) == key_digest("museum", key)


def test_a_key_is_kept_for_twenty_five_minutes_at_least_and_for_less_than_an_hour() -> None:
    begin = MORNING - timedelta(seconds=MORNING.timestamp() % GENERATION_SECONDS)
    kept = []
    for seconds in range(0, GENERATION_SECONDS, 60):
        stored_at = begin + timedelta(seconds=seconds)
        minutes = range(120)
        those = [m for m in minutes if generation_at(stored_at) in generations_kept(stored_at + timedelta(minutes=m))]
        assert those == list(range(len(those)))
        kept.append(len(those))
    assert (min(kept), max(kept)) == (26, 50)
