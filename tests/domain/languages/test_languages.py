"""Which language somebody is taken to read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Invalid
from app.domain.languages.languages import best_language, direction, known_language, own_name, wished_languages
from app.domain.survey.languages import Spoken, offered, spoken
from app.domain.survey.wording import WORDINGS


@pytest.mark.parametrize(
    ("header", "wishes"),
    [
        ("", ()),
        ("de", ("de",)),
        ("de-CH, fr;q=0.9, *;q=0.5", ("de-CH", "fr")),
        ("en;q=0.5, ar , ja;q=0.75", ("ar", "ja", "en")),  # by quality, not by place
        ("en;q=0.8, fr;q=0.8", ("en", "fr")),  # among equals the first
        ("en;q=0, fr", ("fr",)),  # "rather not"
        ("fr ; q=0.3 , es;Q=0.4", ("es", "fr")),
        ("fr;q=2, es;q=x, en;q=0.1234, de;q=1.000", ("de",)),  # no such qualities
        ("<script>, x, fr", ("fr",)),
        ("fr," * 400 + "de", ("fr",) * 20),  # no header makes much work
    ],
)
def test_a_browsers_wishes_are_read_the_dearest_first(header: str, wishes: tuple[str, ...]) -> None:
    assert wished_languages(header) == wishes


@given(st.text(max_size=200))
def test_whatever_a_browser_sends_a_language_is_found(header: str) -> None:
    assert best_language(wished_languages(header), WORDINGS, "en") in WORDINGS


@pytest.mark.parametrize(
    ("wishes", "available", "best"),
    [
        (["pt-BR"], ["en", "pt"], "pt"),
        (["pt"], ["en", "pt-BR"], "pt-BR"),
        (["pt-PT"], ["en", "pt-BR"], "pt-BR"),
        (["PT-br"], ["pt", "pt-BR"], "pt-BR"),
        (["sv", "de"], ["en", "de"], "de"),
        (["sv"], ["en", "de"], "en"),
        (["zh-TW"], ["zh-Hans", "zh-Hant"], "zh-Hant"),
        (["zh-Hant-HK"], ["zh-Hans", "zh-Hant"], "zh-Hant"),
        (["zh-CN"], ["zh-Hans", "zh-Hant"], "zh-Hans"),
        (["nb-NO"], ["en", "no"], "no"),
        ([], ["de"], "en"),
    ],
)
def test_a_variety_will_do_where_the_very_one_is_not_there(wishes: list[str], available: list[str], best: str) -> None:
    assert best_language(wishes, available, "en") == best


@pytest.mark.parametrize(
    ("wishes", "questions", "expected"),
    [
        (["ar-EG", "en"], ["en"], Spoken("ar", "en", "ar")),
        (["ar-EG", "en"], ["en", "ar"], Spoken("ar", "ar", "ar")),
        (["pl", "de", "en"], ["en", "pl"], Spoken("de", "pl", "pl")),  # the sentences in the nearest we have
        (["pl"], ["en", "pl"], Spoken("en", "pl", "pl")),
        (["sv"], ["en", "pl"], Spoken("en", "en", "en")),
        (["pt-BR"], ["en", "pt-PT"], Spoken("pt", "pt-PT", "pt-PT")),
    ],
)
def test_each_part_of_the_page_speaks_the_best_language_it_has(
    wishes: list[str], questions: list[str], expected: Spoken
) -> None:
    assert spoken(wishes, questions) == expected


def test_the_languages_to_choose_from_are_the_pages_and_the_questions() -> None:
    assert offered(["en", "pl", "pt-BR"]) == ("de", "en", "es", "fr", "pl", "pt-BR", "ar", "ja")
    assert [own_name(tag) for tag in offered(["en"])] == [
        *("Deutsch", "English", "Español", "Français", "Português", "العربية", "日本語")
    ]


def test_a_language_is_entered_by_a_tag_that_has_a_name() -> None:
    assert known_language(" PT-br ") == "pt-BR"
    for tag in ("", "xx", "pt-", "fr\x00"):
        with pytest.raises(Invalid) as refusal:
            known_language(tag)
        assert refusal.value.field == "language"


def test_direction_is_the_scripts() -> None:
    assert {tag for tag in ("ar", "ar-EG", "fa", "he", "ur", "en", "ja", "pt-BR") if direction(tag) == "rtl"} == {
        *("ar", "ar-EG", "fa", "he", "ur")
    }
