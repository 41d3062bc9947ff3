"""Links that are stored nowhere: genuine ones are known again, all others are not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.links import digest, encode_random, is_genuine, keyed, subject_of, token_for

SECRET = b"a secret of thirty-two bytes or more"
ANA = encode_random(bytes(range(10)))
TOKEN = token_for(SECRET, "participant", ANA, 1)


def test_a_token_carries_its_subject_and_survives_being_read_aloud() -> None:
    assert re.fullmatch(r"[a-z2-7]{48}", TOKEN)
    assert subject_of(TOKEN) == ANA
    assert is_genuine(SECRET, "participant", TOKEN, 1)
    assert token_for(SECRET, "participant", ANA, 1) == TOKEN  # and can be shown again


@pytest.mark.parametrize(
    ("secret", "purpose", "version"),
    [
        (SECRET, "participant", 2),
        (SECRET, "participant", 0),
        (SECRET, "screen", 1),
        (SECRET, "invitation", 1),
        (b"another secret of the same length...", "participant", 1),
    ],
    ids=["revoked", "never issued", "for a screen", "for an invitation", "of another installation"],
)
def test_a_token_opens_only_what_it_was_made_for(secret: bytes, purpose: str, version: int) -> None:
    assert not is_genuine(secret, purpose, TOKEN, version)


@pytest.mark.parametrize(
    "token", ["", ANA, TOKEN[:-1], f"{TOKEN}a", TOKEN.upper(), TOKEN[::-1], "ä" * 48, "\x00" * 48, "x" * 100_000]
)
def test_garbage_opens_nothing(token: str) -> None:
    assert not is_genuine(SECRET, "participant", token, 1)


@given(st.integers(0, 47), st.sampled_from("abcdefghijklmnopqrstuvwxyz234567"))
def test_one_changed_letter_opens_nothing(place: int, letter: str) -> None:
    changed = TOKEN[:place] + letter + TOKEN[place + 1 :]
    assert is_genuine(SECRET, "participant", changed, 1) == (changed == TOKEN)


def test_parts_of_a_key_do_not_run_together() -> None:
    alike = (("like", "ab", "c"), ("like", "a", "bc"), ("likeab", "c"), ("like", "abc"))
    keys = {keyed(SECRET, *parts) for parts in alike}
    assert len(keys) == 4
    assert all(re.fullmatch(r"[a-z2-7]{32}", key) for key in keys)


def test_what_is_stored_of_a_session_does_not_contain_it() -> None:
    assert digest(TOKEN) == digest(TOKEN) != digest(f"{TOKEN} ")
    assert TOKEN not in digest(TOKEN)
