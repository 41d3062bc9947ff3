"""What holds for all answers: the count is a recount's, every word opens its answers, nothing is invented."""

import unicodedata
from collections.abc import Mapping
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.cloud.choices import Choices
from app.domain.cloud.tally import Tally
from app.domain.words.tokens import elided, folded, pieces, tokens
from app.domain.words.words import words
from tests.domain.cloud.test_choices import made

QUESTIONS = ["What would you like customers to think of?", "Woran sollen Kunden denken?"]

# Few words, so that plurals, phrases and compounds come and go with every answer.
_WORDS = st.sampled_from(
    sorted(
        words("""
        crew crews crew's friendly Friendly on time times on-time the of peace mind well-known know die hat Kunden Kunde
        good hands in l'accueil accueil accueils 笑顔で迎える 👍 👍🏽 e\u0301 É C++ 24/7 customers a
        e-mail email no not queue queues waiting long only never in or keine Wartezeit Gäst:innen Gäst*innen Gästinnen
        amig@s 待たない ストレスがない don´t rush gut gute guten warm warme buena bueno leider
        良かった よかった 良い 3人 綺麗 きれい 露天風呂最高 大浴場""")
    )
)
_PHRASES = st.sampled_from(
    [
        "state of the art",
        "state-of-the-art",
        "rund um die Uhr",
        "the York",
        "New York",
        "New York City",
        "zu Hause",
        "rapport qualité prix",
        "bon rapport qualité-prix",
        "qualité/prix",
        "10 ans",
    ]
)
_GAPS = st.sampled_from([" ", " ", " ", " ", ". ", ", ", "\n", "", "_", "\x1e"])
_TEXTS = st.lists(st.tuples(_WORDS | _PHRASES | st.text(max_size=3), _GAPS), max_size=7).map(
    lambda found: "".join(word + gap for word, gap in found)
)
_STEPS = st.lists(st.lists(_TEXTS, max_size=5) | st.lists(st.integers(0, 20), min_size=1, max_size=3), max_size=7)
_CHOICES = st.sampled_from(
    [
        Choices(),
        made(("merge", "crews", "friendly"), ("merge", "email", "e-mail"), ("rename", "friendly", "Warm")),
        made(("merge", "on time", "good hands"), ("merge", "time", "on time"), ("hide", "👍")),
        made(
            ("merge", "accueil", "crew"), ("hide", "accueil"), ("hide", "peace of mind"), ("merge", "on-time", "kunde")
        ),
    ]
)


def recount(answers: Mapping[str, str]) -> Tally:
    fresh = Tally(QUESTIONS)
    fresh.add(answers)
    return fresh


@settings(max_examples=80, deadline=None)
@given(_STEPS, _CHOICES)
def test_a_count_kept_up_to_date_never_differs_from_a_recount(
    steps: list[list[str] | list[int]], choices: Choices
) -> None:
    running, answers = Tally(QUESTIONS), dict[str, str]()
    for number, step in enumerate(steps):
        texts = {f"{number}-{place}": text for place, text in enumerate(step) if isinstance(text, str)}
        gone = {list(answers)[place] for place in step if isinstance(place, int) and place < len(answers)}
        running.add(texts)
        running.remove(gone)
        answers = {key: text for key, text in (answers | texts).items() if key not in gone}
        found = running.entries(choices)
        assert found == recount(answers).entries(choices)
        assert running.ids == answers.keys()
        assert running.offers(choices, "crew") == recount(answers).offers(choices, "crew")


def test_a_word_whose_answers_are_gone_lends_no_capital_to_what_is_merged_into_it() -> None:
    choices = made(("merge", "on-time", "kunde"))
    running, left = Tally(QUESTIONS), {"one": "they are on-time", "two": "always on-time"}
    running.add({"gone": "Kunde Kunde"} | left)
    running.remove({"gone"})
    assert running.entries(choices) == recount(left).entries(choices)


@settings(max_examples=40, deadline=None)
@given(st.lists(_TEXTS, max_size=12), st.randoms(use_true_random=False), _CHOICES)
def test_the_order_of_the_answers_does_not_matter(texts: list[str], random: object, choices: Choices) -> None:
    answers = {str(number): text for number, text in enumerate(texts)}
    shuffled = list(answers.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert recount(answers).entries(choices, limit=5) == recount(dict(shuffled)).entries(choices, limit=5)


@settings(max_examples=40, deadline=None)
@given(st.lists(_TEXTS, max_size=12), _CHOICES)
def test_every_word_opens_as_many_answers_as_its_count_says(texts: list[str], choices: Choices) -> None:
    answers = {str(number): text for number, text in enumerate(texts)}
    tally = recount(answers)
    for entry in tally.entries(choices, limit=1000):
        opened = tally.answers_with(entry.key, choices)
        assert len(opened) == entry.count
        assert [text for _, text in sorted((answers[key], answers[key]) for key, _ in opened)] == [
            "".join(segment.text for segment in segments) for _, segments in opened
        ]
        assert all(any(segment.is_match for segment in segments) for _, segments in opened)
        assert all(segment.text for _, segments in opened for segment in segments)


@given(st.text() | _TEXTS)
def test_reading_invents_and_loses_nothing(text: str) -> None:
    found = tokens(text)
    assert all(text[token.start : token.end] == token.written for token in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert sum(map(len, pieces(text))) == len(text)
    covered = {place for token in found for place in range(token.start, token.end)}
    if not {"@", "/", "www."} & set(text):
        missed = [c for place, c in enumerate(text) if c.isalnum() and place not in covered]
        assert len(missed) <= sum(elided(piece) for piece in pieces(text)[1::2])


@given(st.text(min_size=1, max_size=12))
def test_folding_is_stable_and_invents_no_letters(written: str) -> None:
    key = folded(written)
    assert folded(key) == key
    assert folded(written.upper().lower()) == folded(folded(written).upper().lower())
    sources = (written, written.casefold(), unicodedata.normalize("NFKC", written).casefold())
    letters = set("'-ا:@").union(*(unicodedata.normalize("NFKD", source) for source in sources))
    assert set(unicodedata.normalize("NFKD", key)) <= letters
