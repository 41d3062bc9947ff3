"""What hints point at, in words of the cloud and in answers as everybody reads them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.cloud.entries import Segment
from app.domain.cloud.hints import LEFT_OUT, HintedWords, OpenHints, without_hints
from app.domain.hints.hints import Names

NAMES = Names(("Anna Lind",), ("Harbour Museum",))


def read(text: str) -> str:
    return "".join(segment.text for segment in without_hints((Segment(text, False),), NAMES))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Anna Lind helped", f"{LEFT_OUT} helped"),
        (
            "Ask Anna, or call 0161 4960123 or write to a@b.example!",
            f"Ask {LEFT_OUT}, or call {LEFT_OUT} or write to {LEFT_OUT}!",
        ),
        ("In room 4711b, at 14:05, No.7", f"In room {LEFT_OUT}, at {LEFT_OUT}, No.{LEFT_OUT}"),
        ("Ext. ٤٧١١ or ４７ or ⑦", f"Ext. {LEFT_OUT} or {LEFT_OUT} or {LEFT_OUT}"),
        ("Curious and welcome", "Curious and welcome"),
        ("", ""),
    ],
)
def test_an_answer_is_read_without_what_hints_point_at(text: str, shown: str) -> None:
    assert read(text) == shown


def test_what_is_marked_stays_marked_around_it() -> None:
    segments = (Segment("Dear ", False), Segment("Anna", True), Segment(" Lind is ", False), Segment("kind", True))
    assert without_hints(segments, NAMES) == (
        Segment("Dear ", False),
        Segment(LEFT_OUT, True),
        Segment(" is ", False),
        Segment("kind", True),
    )
    assert without_hints(segments, NAMES, {"anna lind"}) == segments


@given(
    st.lists(st.tuples(st.sampled_from(["Anna", " ", "Lind", "kind ", "0161 4960123", "a@b.example "]), st.booleans()))
)
def test_no_cut_lets_a_name_through(pieces: list[tuple[str, bool]]) -> None:
    segments = tuple(Segment(*piece) for piece in pieces)
    whole = "".join(segment.text for segment in segments)
    left = "".join(segment.text for segment in without_hints(segments, NAMES))
    assert left == read(whole)
    assert "@" not in left


def test_a_number_is_left_out_also_where_its_hint_was_called_harmless() -> None:
    segments = (Segment("Call 0161 4960123, said Anna Lind", False),)
    (left,) = without_hints(segments, NAMES, {"0161 4960123", "anna lind"})
    assert left.text == f"Call {LEFT_OUT} {LEFT_OUT}, said Anna Lind"


def test_hints_are_open_until_their_stretch_is_called_harmless() -> None:
    hinted = HintedWords(NAMES)
    hinted.add({"a": "Anna Lind, Anna-Lena's friend, is kind", "b": "shitty kindness", "c": "kind"})
    assert hinted.open({}) == OpenHints(
        frozenset({"a", "b"}), frozenset({"anna", "lind", "anna-lena's", "lena's", "shitty"})
    )
    assert hinted.open({"b": frozenset({"shitty"})}).answers == {"a"}
    assert hinted.open({"b": frozenset({"kindness"})}).answers == {"a", "b"}
    hinted.remove(["a", "nobody's"])
    assert hinted.open({}) == OpenHints(frozenset({"b"}), frozenset({"shitty"}))
