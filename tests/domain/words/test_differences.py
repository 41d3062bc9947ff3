"""What changed between two texts, in every script, without cutting a character."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.words.differences import Change, Edit, Piece, compared, direction, edits, missing, tokens
from tests.people import STATEMENT

SAME, REMOVED, ADDED = Change.SAME, Change.REMOVED, Change.ADDED
JAPANESE = "どのお客様も物語を持ち帰ります。", "すべてのお客様が物語を持ち帰ります。"
ARABIC = "كل زائر يغادر بقصة تستحق أن تروى", "كل ضيف يغادر بقصة جميلة"
# Letters with marks, an emoji of several parts, flags, Korean syllables in parts: what must not be cut.
PARTS = [
    *("a", "b", "e\u0301", "é", " ", "\n", ".", "한", "\u1112\u1161\u11ab", "物", "قصة"),
    *("👩\u200d👧", "👩\u200d👦", "👍🏽", "👍", "🇸🇪", "🇯🇵"),
]
texts = st.lists(st.sampled_from(PARTS), max_size=30).map("".join)


def applied(before: str, found: tuple[Edit, ...]) -> str:
    for start, end, text in reversed(found):
        before = before[:start] + text + before[end:]
    return before


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("", "", ()),
        ("Ours", "Ours", (Piece(SAME, "Ours"),)),
        ("", "Ours", (Piece(ADDED, "Ours"),)),
        ("red fox.", "blue cat.", (Piece(REMOVED, "red fox"), Piece(ADDED, "blue cat"), Piece(SAME, "."))),
        (
            "Every visitor leaves.",
            "Every guest of ours leaves.",
            (Piece(SAME, "Every "), Piece(REMOVED, "visitor"), Piece(ADDED, "guest of ours"), Piece(SAME, " leaves.")),
        ),
        (
            *JAPANESE,
            (
                *(Piece(REMOVED, "どの"), Piece(ADDED, "すべての"), Piece(SAME, "お客様")),
                *(Piece(REMOVED, "も"), Piece(ADDED, "が"), Piece(SAME, "物語を持ち帰ります。")),
            ),
        ),
        (
            *ARABIC,
            (
                *(Piece(SAME, "كل "), Piece(REMOVED, "زائر"), Piece(ADDED, "ضيف"), Piece(SAME, " يغادر بقصة ")),
                *(Piece(REMOVED, "تستحق أن تروى"), Piece(ADDED, "جميلة")),
            ),
        ),
    ],
)
def test_words_are_told_apart_in_every_script(before: str, after: str, pieces: tuple[Piece, ...]) -> None:
    assert compared(before, after) == pieces


@given(before=texts, after=texts)
def test_a_comparison_holds_both_texts_whole(before: str, after: str) -> None:
    found = compared(before, after)
    assert "".join(piece.text for piece in found if piece.change is not ADDED) == before
    assert "".join(piece.text for piece in found if piece.change is not REMOVED) == after
    assert "".join(tokens(before)) == before


@given(before=texts, after=texts)
def test_edits_turn_one_text_into_the_other_in_order(before: str, after: str) -> None:
    found = edits(before, after)
    assert applied(before, found) == after
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert bool(found) == (before != after)


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("We promise.", "We promise!", [(10, 11, "!")]),
        ("cafe\u0301s", "cafes", [(3, 5, "e")]),
        ("👩‍👧 ok", "👩‍👦 ok", [(0, 3, "👩‍👦")]),
        ("👍 ok", "👍🏽 ok", [(0, 1, "👍🏽")]),
        ("🇸🇪🇯🇵", "🇸🇪🇸🇪", [(0, 4, "🇸🇪🇸🇪")]),
        (STATEMENT, STATEMENT + " Always.", [(len(STATEMENT), len(STATEMENT), " Always.")]),
        ("One two three four.", "One 2 three 4.", [(4, 7, "2"), (14, 18, "4")]),
    ],
)
def test_edits_are_small_and_cut_no_character(before: str, after: str, found: list[tuple[int, int, str]]) -> None:
    assert [tuple(edit) for edit in edits(before, after)] == found


@pytest.mark.parametrize(
    ("text", "other", "gone"),
    [
        (STATEMENT, STATEMENT, 0),
        (STATEMENT, "", len(STATEMENT)),
        (STATEMENT, f"Well: {STATEMENT} And more.", 0),
        (STATEMENT, STATEMENT[20:] + STATEMENT[:20], 0),  # moved, and still there
        (STATEMENT, STATEMENT[:24], 24),
        (STATEMENT, "No queue, no hurry, all the wonder.", 46),  # a capital and a full stop are no coincidence
        ("abc", "xbx", 2),
        ("", "anything", 0),
    ],
)
def test_what_is_missing_is_counted_in_characters(text: str, other: str, gone: int) -> None:
    assert missing(text, other) == pytest.approx(gone, abs=2)


@given(text=texts, other=texts)
def test_what_is_missing_is_no_more_than_there_was(text: str, other: str) -> None:
    assert 0 <= missing(text, other) <= len(text)
    assert missing(text, text + other) == missing(text, other + text) == 0


def test_a_text_runs_the_way_of_its_first_letter() -> None:
    found = [direction(text) for text in ("“Ours”", "– قصة Museum", "שלום", "123 …", "")]
    assert found == ["ltr", "rtl", "rtl", "ltr", "ltr"]


@pytest.mark.parametrize(
    ("before", "after", "milliseconds"),
    [
        (STATEMENT, "Each guest of ours leaves with two stories worth telling at home.", 2),
        (*JAPANESE, 2),
        (*ARABIC, 2),
        ("a " * 10_000, "b a " * 5_000, 200),
        ("a b " * 250, "b a " * 250, 200),
        ("word " * 4_000, "other " * 3_000, 200),
    ],
)
def test_a_comparison_is_quick_and_bounded(before: str, after: str, milliseconds: float) -> None:
    compared(before, after)  # the first Japanese text loads a dictionary
    for work in (compared, edits, missing):
        assert min(_seconds(work, before, after) for _ in range(5)) * 1000 < milliseconds


def _seconds(work: object, before: str, after: str) -> float:
    began = time.perf_counter()
    work(before, after)  # type: ignore[operator]
    return time.perf_counter() - began
