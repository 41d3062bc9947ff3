"""Fiona merges, renames and hides words of the cloud, and changes her mind."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain.cloud.choices import Choice, ChoiceKind, Choices, checked_merge, checked_name
from app.domain.errors import Conflict, Invalid

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def made(*steps: tuple[str, ...]) -> Choices:
    """Choices as (kind, key) or (kind, key, target), one a minute."""
    return Choices(
        Choice(str(number), ChoiceKind(step[0]), step[1], "".join(step[2:]) or None, "fiona", NOON + number * MINUTE)
        for number, step in enumerate(steps)
    )


def test_without_choices_every_word_stands_for_itself() -> None:
    choices = made()
    assert (choices.root("fast"), choices.is_hidden("fast"), choices.name("fast"), choices.merged()) == (
        "fast",
        False,
        None,
        {},
    )


def test_merges_go_on_to_the_last_target() -> None:
    choices = made(("merge", "quick", "fast"), ("merge", "fast", "prompt"), ("merge", "swift", "quick"))
    assert choices.merged() == {"prompt": ("fast", "quick", "swift")}
    assert [choices.root(key) for key in ("swift", "quick", "fast", "prompt")] == ["prompt"] * 4


def test_a_merge_that_would_close_a_circle_changes_nothing() -> None:
    assert made(("merge", "quick", "fast"), ("merge", "fast", "quick")).merged() == {"fast": ("quick",)}
    assert made(("merge", "fast", "fast")).merged() == {}


def test_of_two_merges_the_later_holds_and_undone_it_gives_way_to_the_earlier() -> None:
    both = made(("merge", "quick", "fast"), ("merge", "quick", "prompt"))
    assert both.merged() == {"prompt": ("quick",)}
    assert Choices(both.made[:1]).merged() == {"fast": ("quick",)}


def test_the_order_in_which_choices_are_read_does_not_matter() -> None:
    choices = made(("merge", "quick", "fast"), ("merge", "fast", "quick"), ("rename", "fast", "Speed"))
    assert Choices(reversed(choices.made)).merged() == choices.merged()


def test_a_renamed_word_keeps_its_key_and_the_last_name_holds() -> None:
    choices = made(("rename", "fast", "Speed"), ("rename", "fast", "Pace"))
    assert (choices.name("fast"), choices.root("fast")) == ("Pace", "fast")


def test_a_hidden_word_is_hidden_with_what_is_merged_into_it() -> None:
    choices = made(("hide", "fast"), ("merge", "quick", "fast"), ("merge", "slow", "prompt"), ("hide", "slow"))
    hidden = {key for key in ("fast", "quick", "slow", "prompt") if choices.is_hidden(key)}
    assert hidden == {"fast", "quick", "slow"}


def test_the_choices_about_a_word_are_listed_with_those_of_what_is_merged_into_it() -> None:
    choices = made(("merge", "quick", "fast"), ("rename", "fast", "Speed"), ("hide", "slow"))
    assert [choice.id for choice in choices.about("fast")] == ["0", "1"]


def test_choices_follow_words_whose_keys_change() -> None:
    choices = made(("merge", "smiles", "grins"), ("rename", "grins", "Smiles"))
    later = choices.resolved({"smiles": "smile", "grins": "grin"}.get)  # type: ignore[arg-type]
    assert (later.merged(), later.name("grin")) == ({"grin": ("smile",)}, "Smiles")


def test_what_is_counted_together_already_is_not_merged_again() -> None:
    choices = made(("merge", "quick", "fast"))
    assert checked_merge(choices, "swift", "quick") == "fast"
    for key, into in (("fast", "quick"), ("quick", "fast"), ("fast", "fast")):
        with pytest.raises(Conflict):
            checked_merge(choices, key, into)


def test_a_name_is_tidied_and_says_something() -> None:
    assert checked_name("  On   time ") == "On time"
    assert checked_name("👍") == "👍"
    for nothing in ("", "  ", "?!", "x" * 61):
        with pytest.raises(Invalid):
            checked_name(nothing)


def test_words_kept_apart_are_so_in_either_order_and_only_these() -> None:
    choices = made(("apart", "staff", "stuff"))
    pairs = [("staff", "stuff"), ("stuff", "staff"), ("staff", "staffs")]
    assert [choices.are_apart(*pair) for pair in pairs] == [True, True, False]
    assert choices.merged() == {}
    later = choices.resolved({"staff": "crew", "stuff": "things"}.__getitem__)
    assert [later.are_apart(*pair) for pair in [("crew", "things"), ("staff", "stuff")]] == [True, False]
