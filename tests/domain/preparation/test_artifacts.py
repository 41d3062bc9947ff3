"""What the organisation already says of itself: checked, ordered, and changed by two people at once."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Conflict, Invalid, NotFound
from app.domain.preparation.artifacts import (
    MOST_ARTIFACTS,
    TEXT_LIMIT,
    Artifact,
    ArtifactKind,
    added_artifact,
    changed_artifact,
    checked_artifact,
    missing_kinds,
    moved_artifact,
    removed_artifact,
)
from app.domain.workshops.revisions import revision_of

MISSION = Artifact("m", ArtifactKind.MISSION, "", "To open the harbour’s past to everyone.")
VALUES = Artifact("v", ArtifactKind.VALUES, "", "Curiosity\nCare\nCandour")
CREDO = Artifact("c", ArtifactKind.OTHER, "Credo", "Ask before you answer.")
ALL = (MISSION, VALUES, CREDO)


def test_an_artifact_is_tidied() -> None:
    assert checked_artifact("v", "values", "ignored", " Curiosity  \r\nCare\rCandour\n\n") == VALUES
    assert checked_artifact("c", "other", "  Credo ", CREDO.text) == CREDO
    assert [entry.title for entry in ALL] == ["Mission statement", "Values", "Credo"]


@pytest.mark.parametrize(
    ("kind", "label", "text", "field"),
    [
        ("motto", "", "Words", "kind"),
        ("", "", "Words", "kind"),
        ("other", "  ", "Words", "label"),
        ("other", "x" * 61, "Words", "label"),
        ("mission", "", " \n ", "text"),
        ("mission", "", "x" * (TEXT_LIMIT + 1), "text"),
    ],
)
def test_what_cannot_be_taken_names_its_field(kind: str, label: str, text: str, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked_artifact("m", kind, label, text)
    assert refused.value.field == field


def test_there_is_room_for_so_many() -> None:
    full = tuple(replace(MISSION, id=str(number)) for number in range(MOST_ARTIFACTS))
    assert added_artifact(full[1:], MISSION) == (*full[1:], MISSION)
    with pytest.raises(Invalid, match="more than people can take in"):
        added_artifact(full, MISSION)


def test_who_has_not_seen_the_latest_words_does_not_overwrite_them() -> None:
    priyas, marias = replace(MISSION, text="By Priya"), replace(MISSION, text="By Maria")
    seen = revision_of(MISSION)
    after_priya = changed_artifact(ALL, priyas, seen)
    assert after_priya == (priyas, VALUES, CREDO)
    with pytest.raises(Conflict, match="Somebody else changed this"):
        changed_artifact(after_priya, marias, seen)
    assert changed_artifact(after_priya, marias, revision_of(priyas)) == (marias, VALUES, CREDO)


def test_what_is_gone_is_not_changed_nor_moved() -> None:
    left = removed_artifact(ALL, "v")
    assert left == (MISSION, CREDO)
    with pytest.raises(NotFound, match="no longer there"):
        removed_artifact(left, "v")
    with pytest.raises(NotFound, match="no longer there"):
        changed_artifact(left, VALUES, revision_of(VALUES))
    with pytest.raises(NotFound, match="no longer there"):
        moved_artifact(left, "v", 1)


@pytest.mark.parametrize(
    ("artifact_id", "steps", "order"),
    [("v", -1, "vmc"), ("v", 1, "mcv"), ("m", -1, "mvc"), ("c", 1, "mvc"), ("m", 2, "vcm"), ("c", -9, "cmv")],
)
def test_moving_up_and_down_ends_at_the_ends(artifact_id: str, steps: int, order: str) -> None:
    assert "".join(entry.id for entry in moved_artifact(ALL, artifact_id, steps)) == order


@given(st.lists(st.tuples(st.sampled_from("mvc"), st.integers(-3, 3)), max_size=8))
def test_moving_never_loses_or_doubles_one(moves: list[tuple[str, int]]) -> None:
    entries: tuple[Artifact, ...] = ALL
    for artifact_id, steps in moves:
        entries = moved_artifact(entries, artifact_id, steps)
    assert sorted(entry.id for entry in entries) == sorted("mvc")


def test_kinds_that_are_not_there_yet_are_named_in_the_methods_order() -> None:
    assert missing_kinds(ALL) == (ArtifactKind.VISION, ArtifactKind.SLOGAN, ArtifactKind.SERVICE_STANDARDS)
