"""In which language a short answer is written."""

from pathlib import Path

import pytest

from app.domain.languages.detection import UNKNOWN, language_of, languages_asked
from app.domain.languages.scripts import is_written_so
from app.domain.survey.wording import WORDINGS

SHORT = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("short_answers.txt").read_text(encoding="utf-8").splitlines()
]
SURVEY = frozenset({"en", "de", "fr", "es", "pt", "ja", "ar"})


def mistaken(asked_in: frozenset[str] | None) -> list[str]:
    """The short answers whose language is not found. None: each is asked in its own language."""
    return [text for language, text in SHORT if language_of(text, asked_in or frozenset({language})) != language]


def test_people_who_answer_in_the_language_they_are_asked_in_are_understood() -> None:
    assert mistaken(None) == ["niente code"]


def test_most_people_who_answer_in_another_language_are_understood_too() -> None:
    """Of 157: those that could be of two languages are taken for one of the question's, or of a near one."""
    assert set(mistaken(frozenset({"en"}))) == {
        "la confiance",
        "personal amable",
        "sem filas",
        "conselhos honestos",
        "niente code",
        "fiducia",
        "iemand die luistert",
        "trevlig personal",
        "ingen kø",
        "ingen kø, vennlige ansatte",
        "بدون انتظار",
        "personal amabil",
    }
    assert set(mistaken(SURVEY)) == {
        "la confiance",
        "niente code",
        "mi sento a casa",
        "fiducia",
        "iemand die luistert",
        "trevlig personal",
        "ingen kø",
        "venligt personale",
        "ingen kø, vennlige ansatte",
        "不用排队",
        "personal amabil",
        "بدون صف",
    }


@pytest.mark.parametrize("text", ["", "24/7", "…", "👍👍", "12.5 %"])
def test_what_holds_no_letters_tells_no_language(text: str) -> None:
    assert language_of(text, frozenset({"en"})) == UNKNOWN


@pytest.mark.parametrize(("text", "asked_in"), [("OK", "de"), ("wow", "fr"), ("Team", "de"), ("super", "en")])
def test_a_word_of_many_languages_is_taken_for_one_of_the_question_s(text: str, asked_in: str) -> None:
    assert language_of(text, frozenset({asked_in})) == asked_in


def test_no_language_of_the_question_is_taken_that_is_written_otherwise() -> None:
    assert language_of("信頼", {"en", "de"}) == "ja"
    assert [is_written_so(language, "信頼") for language in ("ja", "zh", "ko", "en")] == [True, True, False, False]


def test_a_very_long_answer_takes_no_longer_than_its_beginning() -> None:
    assert language_of("freundliche Menschen " * 50_000, {"en"}) == "de"


def test_the_languages_of_the_question_are_those_of_its_wordings() -> None:
    assert languages_asked([wording.question for wording in WORDINGS.values()]) == SURVEY
    assert languages_asked(["2026?"]) == {"en"}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("mn", ["үйлчилгээ сайн байна", "найрсаг ажилтнууд", "амар тайван"]),
        ("kk", ["қызмет көрсету жақсы", "мейірімді қызметкерлер", "жылдам және сенімді"]),
        ("zu", ["ngaphandle kokulinda", "siyabonga kakhulu", "ngizizwa ngiphephile"]),
        ("xh", ["inkonzo entle"]),
        ("sw", ["huduma nzuri sana", "kwa heshima", "na heshima", "huduma kwa haraka"]),
        ("ha", ["sabis mai kyau", "na gode da taimako"]),
        ("cy", ["mae'r gwasanaeth yn dda iawn", "rydych chi yn garedig hefyd"]),
    ],
)
@pytest.mark.parametrize("asked_in", [frozenset({"en"}), SURVEY])
def test_languages_that_the_detector_does_not_know_are_not_taken_for_their_neighbours(
    language: str, said: list[str], asked_in: frozenset[str]
) -> None:
    assert [language_of(text, asked_in) for text in said] == [language] * len(said)


def test_what_the_detector_hardly_recognises_is_of_no_language() -> None:
    assert [language_of(text, frozenset({"en"})) for text in ("taayo mbokk yéen", "qallunaat inuk")] == [UNKNOWN] * 2


@pytest.mark.parametrize("text", ["IŞIK", "IŞIK HIZI", "HIZLI SERVİS", "KİBARLIK", "ışık", "GÜLER YÜZ"])
def test_letters_that_few_languages_have_are_not_taken_for_the_question_s(text: str) -> None:
    assert [language_of(text, asked_in) for asked_in in (frozenset({"en"}), SURVEY)] == ["tr", "tr"]
