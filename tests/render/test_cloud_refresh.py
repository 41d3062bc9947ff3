"""The cloud while answers come in: words stay where people have just read them."""

import random
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.cloud.cloud import CloudEntry, count_words
from app.render.cloud import CloudLayout, layout_cloud
from app.render.cloud_layout import layout_from_json, layout_to_json
from tests.render.cloud_pictures import middles, moved, out_of_order, outside, overlapping
from tests.render.sample_answers import ANSWERS, QUESTION

WIDTH, HEIGHT = 960, 480
ENTRIES = count_words(ANSWERS, QUESTION)
VOCABULARY = [entry.word for entry in ENTRIES]
WORDS_OF_ANSWERS = [
    [entry.word for entry in ENTRIES if f" {entry.word.lower()}" in f" {answer.lower()}"] for answer in ANSWERS
]


def refreshed(entries: list[CloudEntry], before: CloudLayout | None) -> CloudLayout:
    return layout_cloud(entries, width=WIDTH, height=HEIGHT, before=before)


@pytest.fixture(scope="module")
def layout() -> CloudLayout:
    return refreshed(list(ENTRIES), None)


def counted(counts: Counter[str]) -> list[CloudEntry]:
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return [CloudEntry(word, count, word) for word, count in ordered[:100]]


def test_the_same_counts_give_the_same_picture(layout: CloudLayout) -> None:
    assert refreshed(list(ENTRIES), layout) == layout


def test_a_count_that_grows_a_little_changes_nothing_but_the_count() -> None:
    often = [replace(entry, count=20 * entry.count) for entry in ENTRIES]
    before = refreshed(often, None)
    entries = [replace(entry, count=entry.count + (entry.key == "calm")) for entry in often]
    after = refreshed(entries, before)
    assert {word.key: replace(word, count=0) for word in after.words} == {
        word.key: replace(word, count=0) for word in before.words
    }
    assert [(word.key, word.count) for word in after.words] == [
        (entry.key, entry.count) for entry in sorted(entries, key=lambda entry: -entry.count)
    ]


def test_a_new_word_goes_where_room_is_and_one_that_is_gone_leaves_its_place_free(layout: CloudLayout) -> None:
    entries = [*ENTRIES[:-1], CloudEntry("gangway", ENTRIES[-1].count, "gangway")]
    after = refreshed(entries, layout)
    assert moved(layout, after) == []
    assert after.words[-1].key == "gangway"
    assert (overlapping(after), outside(after)) == ([], [])


def test_a_word_that_grows_stays_about_its_middle_if_it_has_room() -> None:
    entries = [CloudEntry("welcome", 40, "welcome"), CloudEntry("calm", 12, "calm")]
    before = refreshed(entries, None)
    after = refreshed([entries[0], replace(entries[1], count=20)], before)
    assert after.words[1].size > 1.1 * before.words[1].size
    assert (moved(before, after), overlapping(after)) == ([], [])


def test_a_renamed_word_stays_where_it_was(layout: CloudLayout) -> None:
    entries = [replace(entry, word="clean!") if entry.key == "clean" else entry for entry in ENTRIES]
    after = refreshed(entries, layout)
    assert [word.text for word in after.words if word.key == "clean"] == ["clean!"]
    assert moved(layout, after) in ([], ["clean"])
    assert overlapping(after) == []


def test_colours_stay_with_their_words(layout: CloudLayout) -> None:
    after = refreshed(list(ENTRIES[3:]), layout)
    hues = {word.key: word.colour_class % 3 for word in layout.words}
    assert {word.key: word.colour_class % 3 for word in after.words} == {
        entry.key: hues[entry.key] for entry in ENTRIES[3:]
    }


def test_a_picture_of_other_measures_or_of_other_words_is_laid_out_anew(layout: CloudLayout) -> None:
    anew = layout_cloud(ENTRIES[:9], width=600, height=400, before=layout)
    assert anew == layout_cloud(ENTRIES[:9], width=600, height=400)
    assert refreshed(list(ENTRIES[:9]), layout).words[0].size > 1.5 * layout.words[0].size


def test_while_150_more_answers_come_in_hardly_a_word_moves() -> None:
    """Each is like one of those that are there; the cloud is drawn after every one."""
    chance = random.Random(11)
    counts: Counter[str] = Counter()
    for words in WORDS_OF_ANSWERS:
        counts.update(words)
    layout, anew, elsewhere = refreshed(counted(counts), None), 0, 0
    for _ in range(150):
        counts.update(chance.choice(WORDS_OF_ANSWERS))
        after = refreshed(counted(counts), layout)
        share = len(moved(layout, after)) / len(after.words)
        anew += share > 0.1
        elsewhere += 0 < share <= 0.1
        layout = after
    assert (overlapping(layout), outside(layout), out_of_order(layout, clearly=2)) == ([], [], [])
    assert anew <= 6  # of 150: all the other times at least nine words in ten stay
    assert elsewhere <= 60


CLOUDS = st.lists(
    st.tuples(
        st.sampled_from([*VOCABULARY[:60], "おもてなし", "خدمة", "👍", "unverwechselbares Reiseerlebnis"]),
        st.integers(1, 400),
    ),
    min_size=1,
    max_size=30,
    unique_by=lambda one: one[0],
)


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(CLOUDS, CLOUDS, st.sampled_from([(960, 480), (420, 300)]))
def test_any_words_after_any_others_have_places_of_their_own(
    first: list[tuple[str, int]], then: list[tuple[str, int]], measures: tuple[int, int]
) -> None:
    width, height = measures
    before = None
    for words in (first, first + [word for word in then if word[0] not in dict(first)][:2], then):
        entries = [CloudEntry(word, count, word) for word, count in words]
        layout = layout_cloud(entries, width=width, height=height, before=before)
        assert (overlapping(layout), outside(layout)) == ([], [])
        assert sorted((word.key, word.count) for word in layout.words) == sorted(words)
        assert layout == layout_cloud(entries, width=width, height=height, before=before)
        assert layout_from_json(layout_to_json(layout)) == layout
        before = layout


def test_a_stored_layout_is_as_good_as_the_one_it_was_made_of(layout: CloudLayout) -> None:
    stored = layout_from_json(layout_to_json(layout))
    assert stored == layout
    assert refreshed(list(ENTRIES), stored) == layout
    assert middles(stored) == middles(layout)


@pytest.mark.parametrize(
    "row",
    ["", "[]", "null", "{}", '{"version":0,"words":[]}', "not JSON", '{"version":1,"width":9,"height":9,"words":[1]}'],
)
def test_what_an_older_version_stored_is_refused_so_that_it_is_drawn_anew(row: str, layout: CloudLayout) -> None:
    with pytest.raises(ValueError, match=r"."):
        layout_from_json(row)


@pytest.mark.parametrize(
    "change", [('"width":960', '"width":"960"'), ('"filled":0', '"filled":-1'), ('["crew","crew"', '["crew",7')]
)
def test_a_damaged_row_is_refused(layout: CloudLayout, change: tuple[str, str]) -> None:
    row = layout_to_json(layout)
    damaged = row.replace(*change)
    assert damaged != row
    with pytest.raises(ValueError, match=r"no such|no layout"):
        layout_from_json(damaged)
