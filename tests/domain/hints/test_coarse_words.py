"""Coarse words of seven languages in their forms, and the many words that only look like them."""

import pytest

from app.domain.hints.coarse import coarse_words
from app.domain.hints.coarse_words import COARSE
from app.domain.hints.hints import HintKind, Names, hints
from app.domain.words.tokens import folded


def marked(text: str) -> list[str]:
    return [text[start:end] for start, end in coarse_words(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("What a fucking mess, honestly.", ["fucking"]),
        ("Bullshit! The SHITTY queue", ["Bullshit", "SHITTY"]),
        ("it's a shit-show", ["shit"]),
        ("f**k that, and this sh*t too", ["f**k", "sh*t"]),
        ("So ein Scheißladen, das ist scheiße", ["Scheißladen", "scheiße"]),
        ("Der Chef ist ein ARSCHLOCH", ["ARSCHLOCH"]),
        ("Alles beschissene Technik", ["beschissene"]),
        ("Quelle merde, bande d'enculés", ["merde", "enculés"]),
        ("una mierda, cabrones", ["mierda", "cabrones"]),
        ("o caralho, que merda", ["caralho", "merda"]),
        ("الخدمة خرا", ["خرا"]),
        ("أولاد الشرموطة", ["الشرموطة"]),
        ("サービスはクソだ", ["クソ"]),
        ("くそ、まったく", ["くそ"]),
    ],
)
def test_coarse_words_are_hinted_at_in_their_forms(text: str, words: list[str]) -> None:
    assert marked(text) == words
    assert [hint.kind for hint in hints(text, Names())] == [HintKind.COARSE] * len(words)


@pytest.mark.parametrize(
    "text",
    [
        "Scunthorpe, Penistone, Essex, Clitheroe and Lightwater",
        "assess the classic passage to the embassy; assume and assist the bass",
        "a cocktail, a peacock, Dickens, Moby-Dick, shiitake with a dickey bow",
        "The Arsenal match, a matinee, title, Titanic, petite, analysis, canal, cumulative",
        "Hancock pricked up his ears; prickly pears; pissaladière",
        "Dicke Mauern und dicker Nebel, bitte in den Marsch; harsch, barsch, Barsch, Dartscheibe",
        "Wir beschießen niemanden; ein Fickermann aus Wichsenstein; Kakerlaken; Pissarro; Schwanzlurche",
        "en retard, la queue, une douche, je bite, ta culture, le calcul, cultiver, chatte et con",
        "con gusto, reputación, disputa, computadora, diputado, pollo, cola, pico, concha, Cuba",
        "reputação, disputar, computador, cura, porrada, veado, bicha, cacete, focar",
        "كسب الزبون ومكسب وكسر ونكسة وتزبين وأخوال",
        "すくそうさ、まあほんとうに、うんこうじょうほう、運行、糞真面目ではない、変態系",
        "40 * 2 = 80 #1 @ 5 $ each; s*",
        "",
    ],
)
def test_parts_of_words_and_words_of_other_languages_are_not(text: str) -> None:
    assert marked(text) == []


def test_the_list_is_in_the_form_that_words_are_compared_in() -> None:
    assert {word for word in COARSE if folded(word) != word or " " in word} == set()
    assert len(COARSE) > 500
