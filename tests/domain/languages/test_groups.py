"""By which languages the cloud can be filtered."""

from app.domain.languages.detection import UNKNOWN
from app.domain.languages.groups import OTHER, LanguageGroup, language_groups


def test_languages_of_few_answers_are_shown_together_at_the_end() -> None:
    found = language_groups(["en"] * 7 + ["de"] * 5 + ["fr"] * 4 + ["sv", UNKNOWN])
    assert found == (
        LanguageGroup("en", 7, frozenset({"en"})),
        LanguageGroup("de", 5, frozenset({"de"})),
        LanguageGroup(OTHER, 6, frozenset({"fr", "sv", UNKNOWN})),
    )
    assert [group.name for group in found] == ["English", "German", "Other languages"]


def test_the_page_knows_for_which_languages_it_has_no_list_of_small_words() -> None:
    found = language_groups(["de"] * 5 + ["yo"] * 5 + ["pl"] * 5)
    assert {group.name: group.keeps_small_words for group in found} == {
        "German": False,
        "Yoruba": True,
        "Polish": False,
    }


def test_so_it_does_where_a_language_is_among_the_others_or_cannot_be_told() -> None:
    def keeps(*languages: str) -> list[bool]:
        return [group.keeps_small_words for group in language_groups(languages)]

    assert keeps("yo", "fr") == [True]
    assert keeps(*["de"] * 5, UNKNOWN) == [False, True]
    assert keeps("fr", "sv") == [False]


def test_nobody_answered() -> None:
    assert language_groups([]) == ()
