"""What Fiona is offered to merge, and what she is not."""

import pytest

from app.domain.cloud.choices import Choices, Suggestion
from app.domain.cloud.tally import Tally
from tests.domain.cloud.test_choices import made


def offered(counts: dict[str, int], choices: Choices | None = None) -> list[tuple[str, str, str]]:
    tally = Tally(["What do you wish for?"])
    tally.add({f"{word}-{number}": word for word, count in counts.items() for number in range(count)})
    return [(found.key, found.into, found.why) for found in tally.offers(choices or Choices(), "").pairs]


def test_a_suggestion_names_both_words_with_their_counts_and_why() -> None:
    tally = Tally([""])
    tally.add({"1": "Freindly crew", **{str(number): "so Friendly" for number in range(2, 8)}})
    assert tally.offers(Choices(), "").pairs == (
        Suggestion("freindly", "Freindly", 1, "friendly", "Friendly", 6, "near spelling"),
    )


@pytest.mark.parametrize(
    ("rarer", "commoner"),
    [
        ("punctuality", "punctual"),
        ("friendliness", "friendly"),
        ("caring", "care"),
        ("kindness", "kind"),
        ("reliability", "reliable"),
        ("safety", "safe"),
        ("helpful", "help"),
        ("planned", "plan"),
        ("freundlichkeit", "freundlich"),
        ("sicherheit", "sicher"),
        ("puntualidad", "puntual"),
        ("seguridad", "seguro"),
        ("souriante", "souriant"),
        ("gracieuse", "gracieux"),
        ("freundliche", "freundlicher"),
        ("pontualidade", "pontual"),
        ("puntualità", "puntuale"),
    ],
)
def test_words_of_one_stem_are_offered(rarer: str, commoner: str) -> None:
    assert offered({rarer: 1, commoner: 2}) == [(rarer, commoner, "same stem")]
    assert offered({commoner: 1, rarer: 2}) == [(commoner, rarer, "same stem")]


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("freindly", "friendly"),
        ("welcom", "welcome"),
        ("profesional", "professional"),
        ("servixe", "service"),
        ("dolpihns", "dolphins"),
    ],
)
def test_a_slip_is_offered_only_if_it_is_far_rarer(slip: str, meant: str) -> None:
    assert offered({slip: 2, meant: 10}) == [(slip, meant, "near spelling")]
    assert offered({slip: 2, meant: 9}) == []


@pytest.mark.parametrize(
    ("one", "other"), [("re-sort", "resort"), ("café", "cafe"), ("naïve", "naive"), ("onboard", "on-board")]
)
def test_words_that_differ_by_accents_or_hyphens_are_offered_whatever_their_counts(one: str, other: str) -> None:
    assert offered({one: 1, other: 2}) == [(one, other, "near spelling")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("staff", "stuff"),
        ("price", "prize"),
        ("boat", "boar"),
        ("hard", "hardly"),
        ("miss", "mission"),
        ("pass", "passion"),
        ("university", "universe"),
        ("2024", "2025"),
        ("port", "sport"),
        ("crew", "screw"),
        ("customer", "custom"),
        ("planet", "plan"),
        ("puerta", "puerto"),
        ("friend", "fiend"),
    ],
)
def test_words_of_their_own_are_not_offered(one: str, other: str) -> None:
    assert offered({one: 3, other: 4}) == []


def test_words_that_are_likely_meant_are_not_offered_even_if_far_rarer() -> None:
    assert offered({"stuff": 1, "staff": 20, "price": 20, "prize": 2, "drive": 1, "driver": 9}) == []


def test_what_was_merged_hidden_or_kept_apart_is_not_offered_again() -> None:
    counts = {"punctuality": 1, "punctual": 2}
    for choices in (
        made(("merge", "punctuality", "punctual")),
        made(("hide", "punctual")),
        made(("apart", "punctuality", "punctual")),
        made(("apart", "punctual", "punctuality")),
    ):
        assert offered(counts, choices) == []


def test_a_family_of_words_is_offered_to_its_most_frequent_member() -> None:
    assert offered({"help": 1, "helping": 2, "helpful": 4, "crew": 9}) == [
        ("helping", "helpful", "same stem"),
        ("help", "helpful", "same stem"),
    ]


def test_only_so_many_are_offered() -> None:
    letters = "bcdfghjklmnpqrstvwxz"
    stems = [first + "a" + second + "on" for first in letters for second in letters][:80]
    assert len(offered(dict.fromkeys([*stems, *(stem + "ness" for stem in stems)], 1))) == 50
