"""Words of different languages for one thing are offered to be counted together."""

from collections import Counter
from datetime import UTC, datetime

from app.domain.cloud.choices import Choice, ChoiceKind, Choices, Suggestion
from app.domain.cloud.concept_forms import forms
from app.domain.cloud.concepts import ANOTHER_LANGUAGE, LANGUAGES, concepts, same_concept
from app.domain.cloud.entries import CloudEntry
from app.domain.languages.stop_words import stop_words
from app.domain.words.tokens import folded
from app.domain.words.words import STOP_WORDS
from tests.people import MARIA


def _entry(word: str, count: int) -> CloudEntry:
    return CloudEntry(word, count, folded(word))


def _said(entries: tuple[Suggestion, ...]) -> list[tuple[str, str]]:
    return [(pair.word, pair.into_word) for pair in entries]


def test_a_swiss_team_writes_about_trust_in_three_languages() -> None:
    entries = [_entry("Vertrauen", 21), _entry("trust", 12), _entry("confiance", 5), _entry("Ruhe", 4)]
    languages = {"vertrauen": {"de"}, "trust": {"en"}, "confiance": {"fr"}, "ruhe": {"de"}}

    assert same_concept(entries, languages) == (
        Suggestion("trust", "trust", 12, "vertrauen", "Vertrauen", 21, ANOTHER_LANGUAGE),
        Suggestion("confiance", "confiance", 5, "vertrauen", "Vertrauen", 21, ANOTHER_LANGUAGE),
    )


def test_inflected_forms_are_found() -> None:
    entries = [_entry("friendly", 30), *(_entry(word, 9 - place) for place, word in enumerate(_FRIENDLY))]
    languages = {"friendly": {"en"}} | {folded(word): {tag} for word, tag in _FRIENDLY.items()}
    assert _said(same_concept(entries, languages)) == [(word, "friendly") for word in _FRIENDLY]


_FRIENDLY = {
    "freundlicher": "de",
    "amables": "es",
    "vriendelijke": "nl",
    "przyjaznej": "pl",
    "vänliga": "sv",
    "venlige": "da",
    "ودودة": "ar",
    "дружелюбные": "ru",
}


def test_the_same_letters_are_other_words_in_other_languages() -> None:
    kind, hell, personal = _entry("kind", 8), _entry("hell", 3), _entry("personal", 7)
    entries = [
        kind,
        hell,
        personal,
        _entry("children", 9),
        _entry("bright", 9),
        _entry("staff", 9),
        _entry("gentil", 6),
    ]
    known = {"children": {"en"}, "bright": {"en"}, "staff": {"en"}, "gentil": {"fr"}}

    german = known | {"kind": {"de"}, "hell": {"de"}, "personal": {"sv"}}
    assert _said(same_concept(entries, german)) == [("kind", "children"), ("personal", "staff"), ("hell", "bright")]
    english = known | {"kind": {"en"}, "hell": {"en"}, "personal": {"en"}}
    assert _said(same_concept(entries, english)) == [("gentil", "kind")]


def test_words_of_one_language_are_not_the_same() -> None:
    entries = [_entry("safe", 9), _entry("secure", 5), _entry("sicher", 4)]
    languages = {"safe": {"en"}, "secure": {"en"}, "sicher": {"de"}}
    assert _said(same_concept(entries, languages)) == [("sicher", "safe")]


def test_a_word_that_two_languages_share_is_one_already() -> None:
    entries = [_entry("Service", 20), _entry("servicio", 6), _entry("Bedienung", 3)]
    languages = {"service": {"en", "de", "fr"}, "servicio": {"es"}, "bedienung": {"de"}}
    assert _said(same_concept(entries, languages)) == [("servicio", "Service")]


def test_phrases_and_scripts_without_spaces() -> None:
    entries = [_entry("on time", 9), _entry("op tijd", 4), _entry("信頼", 7), _entry("신뢰를", 3), _entry("вовремя", 2)]
    languages = {"on time": {"en"}, "op tijd": {"nl"}, "信頼": {"ja"}, "신뢰를": {"ko"}, "вовремя": {"ru"}}
    assert _said(same_concept(entries, languages)) == [
        ("op tijd", "on time"),
        ("вовремя", "on time"),
        ("신뢰를", "信頼"),
    ]


def test_what_is_kept_apart_is_not_offered_again() -> None:
    entries = [_entry("trust", 12), _entry("Vertrauen", 5)]
    apart = Choice("1", ChoiceKind.APART, "vertrauen", "trust", MARIA, datetime(2026, 3, 1, tzinfo=UTC))
    assert same_concept(entries, {"trust": {"en"}, "vertrauen": {"de"}}, Choices([apart])) == ()


def test_a_word_without_a_known_language_is_not_guessed_at() -> None:
    assert same_concept([_entry("trust", 12), _entry("Vertrauen", 5)], {"trust": {"en"}}) == ()


def test_the_list_is_tidy() -> None:
    assert (len(concepts()) >= 300, {concept.kind for concept in concepts()}) == (True, {"noun", "adj", "word"})
    assert [concept for concept in concepts() if len(concept.words) < 2] == []
    for tag in LANGUAGES:
        keys = Counter(folded(word) for concept in concepts() for word in concept.words.get(tag, ()))
        assert [key for key, count in keys.items() if count > 1] == [], tag
        assert len(keys) > 200, tag
        empty = {folded(word) for word in STOP_WORDS.get(tag, stop_words(tag))}
        assert sorted(empty & set(keys)) == [], tag


def test_forms_by_rule() -> None:
    assert {"freundlich", "freundliche", "freundliches", "freundlicher"} <= set(forms("freundlich", "de", "adj"))
    assert {"flexible", "teure"} <= {*forms("flexibel", "de", "adj"), *forms("teuer", "de", "adj")}
    assert {"snelle", "schone"} <= {*forms("snel", "nl", "adj"), *forms("schoon", "nl", "adj")}
    assert {"müşteriler", "kapılar", "evi"} <= {
        *forms("müşteri", "tr", "noun"), *forms("kapı", "tr", "noun"), *forms("ev", "tr", "noun")
    }  # fmt: skip
    assert list(forms("on time", "en", "noun")) == ["on time"]
    assert list(forms("вовремя", "ru", "word")) == ["вовремя"]
