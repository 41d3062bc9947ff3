"""What guests' answers say in several languages, and that the cloud does not say the opposite."""

import random

import numpy as np
import pytest

from app.domain.cloud.casing import Casing
from app.domain.cloud.choices import Choices
from app.domain.cloud.tally import Tally
from app.domain.cloud.vocabulary import Vocabulary


def tally(answers: str, question: str) -> Tally:
    counted = Tally([question])
    counted.add({str(number): text for number, text in enumerate(answers.strip().splitlines())})
    return counted


def counted(answers: str, question: str, least: int = 2) -> dict[str, int]:
    return {entry.word: entry.count for entry in tally(answers, question).entries(Choices()) if entry.count >= least}


GERMAN = "Woran sollen unsere Kunden denken?"


def test_hosts_who_mean_women_and_men_write_one_word_with_many_signs() -> None:
    answers = """
Unsere Gäst:innen fühlen sich sicher
Alle Gäst*innen werden begrüßt
Die Gäst_innen kommen gern wieder
GästInnen sollen lachen
Mitarbeiter:innen nehmen sich Zeit
Die Mitarbeiter*innen hören zu
Jede:r Mitarbeiter:in hilft"""
    assert counted(answers, GERMAN) == {"Gäst:innen": 4, "Mitarbeiter:innen": 3}


def test_german_plurals_in_s_count_with_their_singular() -> None:
    answers = """
Das Team hört zu
Die Teams hören zu
unser Team lacht
beide Teams lachen
Das Hotel ist ruhig
alle Hotels sind ruhig
Ein Auto wartet
zwei Autos warten
Der Chef grüßt
die Chefs grüßen"""
    assert counted(answers, GERMAN) == {"Team": 4, "Auto": 2, "Chef": 2, "Hotel": 2, "ruhig": 2}


@pytest.mark.parametrize("question", ["", "What should our guests think of?"])
def test_what_people_praise_is_not_counted_as_what_they_were_spared(question: str) -> None:
    german = """
keine Wartezeit
keine Wartezeit bitte
keine Wartezeit mehr
nicht umständlich
nicht umständlich, ruhig
nicht umständlich
ruhig"""
    english = """
never rushed
never rushed at all
never rushed, calm
no queues
no queues ever
no queues please
calm"""
    spanish = """
sin esperas
sin esperas nunca
sin esperas
nada complicado
nada complicado
nada complicado
calma"""
    french = """
pas d'attente
pas d'attente du tout
pas d'attente
pas compliqué
pas compliqué du tout
pas compliqué
calme"""
    assert [counted(answers, question) for answers in (german, english, spanish, french)] == [
        {"keine Wartezeit": 3, "nicht umständlich": 3, "ruhig": 2},
        {"never rushed": 3, "no queues": 3, "calm": 2},
        {"nada complicado": 3, "sin esperas": 3},
        {"pas compliqué": 3, "pas d'attente": 3},
    ]


def test_a_negation_opens_exactly_the_answers_that_hold_it_and_its_word_the_others() -> None:
    found = tally("no queues\nno long queues\nthere were no queues!\nqueues everywhere\ntwo queues", "")
    assert [(entry.word, entry.count, entry.key) for entry in found.entries(Choices(), limit=2)] == [
        ("no queues", 3, "no queues"),
        ("queues", 2, "queues"),
    ]
    assert [segments for _, segments in found.answers_with("no queues", Choices())] == [
        (("no long queues", True),),
        (("no queues", True),),
        (("there were ", False), ("no queues", True), ("!", False)),
    ]
    assert [segments for _, segments in found.answers_with("queues", Choices())] == [
        (("queues", True), (" everywhere", False)),
        (("two ", False), ("queues", True)),
    ]


def test_acute_and_backtick_are_apostrophes() -> None:
    answers = """
they don´t wait and we´re calm
we don´t let them queue
they don`t queue, it`s calm
we´re there for them
you´re safe here
it´s calm, don´t worry"""
    assert counted(answers, "") == {"calm": 3, "don`t queue": 2}


def test_lives_and_rights_stay_apart_from_live_and_right_and_are_offered() -> None:
    answers = """
lives saved every day
saving lives
black lives matter
people live nearby
they live here
equal rights for guests
guests have rights
the right answer right away
right on time
rights and duties"""
    found = tally(answers, "")
    assert counted(answers, "") == {"lives": 3, "rights": 3, "guests": 2, "live": 2, "right": 2}
    assert {(one.key, one.into) for one in found.offers(Choices(), "").pairs} >= {
        ("live", "lives"),
        ("right", "rights"),
    }


def test_a_neutral_form_is_offered_to_be_counted_with_the_others() -> None:
    found = tally("die Kund:innen\ndie Kunden\ndie Kunden", "Woran denken Sie?")
    assert [(one.word, one.into_word) for one in found.offers(Choices(), "").pairs] == [("Kund:innen", "Kunden")]


def test_capitals_of_turkish_answers_have_turkish_small_letters() -> None:
    vocabulary = Vocabulary([""])
    forms = np.array([vocabulary.enter(word) for word in ("HIZLI", "hızlı", "İyi", "iyi", "HIZLI")], np.int64)
    vocabulary.flush()
    Casing(vocabulary, turkic=2).settle(forms, np.array([2, 2, 2, 2, 1]))
    keys = [vocabulary.strings[number] for number in vocabulary.key_of.values[forms].tolist()]
    assert keys == ["hızlı", "hızlı", "iyi", "iyi", "hizli"]


def test_a_running_count_stays_a_recount_while_the_answers_grow_and_shrink() -> None:
    """Over 512 words and over 1,024: with each doubling other words belong together."""
    chance = random.Random(7)
    parts = [
        "no",
        "not very",
        "never",
        "queues",
        "friendly crew",
        "on time",
        "warm",
        "welcome",
        "warm welcome",
        "the",
        "in",
    ]
    texts = {str(number): " ".join(chance.choices(parts, k=5)) for number in range(400)}
    running, there = Tally([""]), dict[str, str]()
    for number, (answer_id, text) in enumerate(texts.items()):
        running.add({answer_id: text})
        there[answer_id] = text
        if number % 40 == 39:
            gone = chance.sample(sorted(there), 15)
            running.remove(gone)
            there = {key: kept for key, kept in there.items() if key not in gone}
            fresh = Tally([""])
            fresh.add(there)
            found = running.entries(Choices(), limit=500)
            assert found == fresh.entries(Choices(), limit=500)
            assert [len(running.ids_with(entry.key, Choices())) for entry in found] == [entry.count for entry in found]
