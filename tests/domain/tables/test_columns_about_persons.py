"""Attacks: what tells who answered, in ways that no program writes, stands beside answers and is left behind."""

from collections.abc import Sequence

import pytest

from app.domain.answers.columns import AnswerList, answer_list
from app.domain.sample.answers import ANSWERS as SAMPLE
from app.domain.survey.survey import QUESTION
from app.domain.tables.column_words import kind_in_words
from app.domain.tables.sheets import SheetRow

WORDS = ("trust", "calm", "warmth", "ease", "joy", "hope")
PHRASES = ("calm", "like coming home", "ruhig und nah", "trust", "a smile", "fast and friendly")
SENTENCES = tuple(f"{word}, and that is what I would wish for" for word in WORDS)

ABOUT = {
    "first names in small letters": ("eva", "ben", "chen", "jonas", "anna", "maria"),
    "first names": ("Eva", "Ben", "Chen", "Jonas", "Anna", "Maria"),
    "initials": ("EE", "BA", "CW", "DA", "AL", "JK"),
    "initials with full stops": ("E.E.", "B. A.", "C.W.", "D.A.", "A.-L.", "J.K."),
    "teams": ("Team Nord", "Team Süd", "Team West", "Team Ost", "Team Nord", "Team Süd"),
    "équipes": ("Équipe 3", "Équipe 4", "Équipe nuit", "Équipe 3", "Équipe 1", "Équipe jour"),
    "licence plates": ("ZH 123456", "BE 98765", "B-AB 1234", "M-XY 770", "ZH 4711", "GE 88221"),
    "British licence plates": ("AB12 CDE", "LD07 XYZ", "GX19 ABC", "AB51 DEF", "YK64 GHJ", "MW22 KLM"),
    "room numbers": ("B 2.05", "A 1.12", "C 0.01", "B 2.06", "A 1.13", "C 0.02"),
    "rooms": ("Raum 3.14", "Raum 2.01", "Raum 1.12", "Raum 3.14", "Raum 2.07", "Raum 0.10"),
    "birthdays": ("third of May", "ninth of June", "first of March", "2nd of July", "tenth of April", "fifth of May"),
    "Geburtstage": ("dritter Mai", "neunter Juni", "erster März", "zweiter Juli", "zehnter April", "fünfter Mai"),
    "cost centres": ("KST 4711", "KST 4712", "KST 0815", "KST 4711", "KST 3300", "KST 1234"),
    "cost centres in numbers": ("4711-22", "4711-23", "0815-01", "3300-02", "1234-05", "4711-24"),
    "log-ins": ("eek", "badeyemi", "cwei", "daydin", "alind", "jkeller"),
    "log-ins with numbers": ("eek01", "bad02", "cwe03", "day04", "ali05", "jke06"),
    "staff codes": ("EK-A", "AD-B", "WE-C", "AY-D", "LI-E", "KE-F"),
    "departments": ("Marketing", "Vertrieb", "IT", "Einkauf", "Finanzen", "Marketing"),
    "long departments": ("Internal Medicine and Geriatrics, Ward 3", "Department of Surgery, Ward 12") * 3,
    "roles": ("Head of Sales", "Clerk", "Nurse", "Clerk", "Team Lead", "Nurse"),
    "towns": ("Bern", "Zürich", "Basel", "Genf", "Chur", "Bern"),
}  # fmt: skip


def found(lines: Sequence[Sequence[str]]) -> AnswerList:
    return answer_list([SheetRow(number, tuple(cells)) for number, cells in enumerate(lines, start=1)], (QUESTION,))


@pytest.mark.parametrize("cells", ABOUT.values(), ids=ABOUT)
@pytest.mark.parametrize("title", ["Antwort", "Answer", "Réponse", "回答", "Q1", QUESTION])
@pytest.mark.parametrize("said", [WORDS, PHRASES, SENTENCES], ids=["words", "phrases", "sentences"])
def test_beside_a_column_of_answers_nothing_about_persons_is_kept(
    cells: Sequence[str], title: str, said: Sequence[str]
) -> None:
    for beside in ("", "Etwas", "A"):
        for turned in (False, True):
            pairs = [(beside, title), *zip(cells, said, strict=True)]
            of = found([pair[::-1] for pair in pairs] if turned else pairs)
            assert [row.cells for row in of.rows[of.header_rows :]] == [(text,) for text in said]
            assert not [cell for cell in cells if cell in repr(of) and cell not in "".join(said)]


@pytest.mark.parametrize("cells", ABOUT.values(), ids=ABOUT)
def test_beside_sentences_nothing_about_persons_is_kept_without_any_title(cells: Sequence[str]) -> None:
    of = found(list(zip(cells, SENTENCES, strict=True)))
    assert [row.cells for row in of.rows] == [(text,) for text in SENTENCES]


ASKED = (
    *("In welcher Abteilung arbeiten Sie?", "Which team do you work in?", "Wie heissen Sie?", "What is your name?"),
    *("Dans quel service travaillez-vous ?", "¿En qué departamento trabaja?", "Your department, please", "Ihr Team"),
    *("Who are you?", "Qui êtes-vous ?", "Please tell us your staff number and name", "Ihre Funktion im Haus?"),
)


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("kind", ["departments", "first names", "roles", "teams"])
def test_what_is_asked_about_persons_is_no_answer_beside_one(asked: str, kind: str) -> None:
    for title in ("Antwort", "Answer", QUESTION):
        of = found([(asked, title), *zip(ABOUT[kind], PHRASES, strict=True)])
        assert of.titles == (title,)


def test_answers_in_few_words_are_told_as_nothing_about_persons() -> None:
    for start in range(0, len(SAMPLE) - 20):
        assert kind_in_words(SAMPLE[start : start + 20]) is None
    assert kind_in_words(WORDS) is None
    assert kind_in_words(["No waiting", "No stress", "No queue"]) is None
    assert kind_in_words(["Personal service", "Security", "It works", "Love it"]) is None
    assert kind_in_words(["Service first", "Service with heart", "Service excellence"]) is None
