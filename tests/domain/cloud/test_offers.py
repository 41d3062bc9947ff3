"""What Fiona is offered to leave out of the cloud, and which words of two languages to count together."""

from app.domain.cloud.choices import Choices
from app.domain.cloud.lead_ins import LeadIn
from app.domain.cloud.tally import Tally
from tests.domain.cloud.test_choices import made

QUESTION = "What would you like customers to think of?"
HOPES = ("I hope it is calm", "We hope for calm", "Hope: a smile", "Visitors smile", "visitors are calm", "gives hope")


def tally(*answers: str, question: str = QUESTION) -> Tally:
    counted = Tally([question])
    counted.add({f"answer-{number}": text for number, text in enumerate(answers)})
    return counted


def test_what_opens_sentences_and_the_customer_s_own_name_are_offered_to_be_left_out() -> None:
    offers = tally(*HOPES).offers(Choices(), "Museum visitors")
    assert offers.lead_ins == (
        LeadIn("hope", "hope", 4, "opens sentences"),
        LeadIn("visitors", "visitors", 2, "the customer's name"),
    )
    assert tally(*HOPES).offers(made(("keep", "hope"), ("hide", "visitors")), "Museum visitors").lead_ins == ()


def test_a_word_that_mostly_stands_within_sentences_is_none() -> None:
    assert tally("a place of hope", "people bring hope", "I hope so").offers(Choices(), "").lead_ins == ()


def test_one_concept_in_two_languages_is_offered_to_be_joined() -> None:
    english = ("trust", "we trust each other", "I want to trust them", "trust, always", "calm and trust", "their trust")
    german = ("Vertrauen", "Vertrauen und Ruhe", "das Vertrauen der Gäste", "sie haben Vertrauen", "mein Vertrauen")
    answers = english + german
    (pair,) = tally(*answers).offers(Choices(), "").pairs
    assert (pair.key, pair.into, pair.why) == ("vertrauen", "trust", "another language")
    assert tally(*answers).offers(made(("apart", "trust", "vertrauen")), "").pairs == ()


def test_what_is_offered_to_be_left_out_is_in_no_pair() -> None:
    offers = tally("I hope", "I hope", "hoping", "Hope", "I hope so", "I hopee").offers(Choices(), "")
    assert [one.key for one in offers.lead_ins] == ["hope", "hoping"]
    assert [pair for pair in offers.pairs if "hope" in (pair.key, pair.into)] == []
