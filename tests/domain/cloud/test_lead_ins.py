"""What opens a sentence is offered to be left out of the cloud, and with it the primary customer's own name."""

from app.domain.cloud.entries import CloudEntry
from app.domain.cloud.lead_in_words import ANYWHERE, AT_THE_START, GREETINGS
from app.domain.cloud.lead_ins import CUSTOMER, GREETING, OPENS, LeadIn, Places, customer_words, lead_ins
from app.domain.words.tokens import folded


def _entries(**counts: int) -> list[CloudEntry]:
    return [CloudEntry(word, count, folded(word).replace("_", " ")) for word, count in counts.items()]


def test_the_museum_team_writes_about_visitors_and_how_they_feel() -> None:
    entries = _entries(visitor=31, feel=24, welcome=19, hope=9, Hello=4, museum_visitors=4, please=2, museum=2, wish=1)
    places = {
        "feel": Places(20, 4),
        "hope": Places(3, 6),  # "gives hope"
        "hello": Places(4, 0),
        "wish": Places(1, 0),
        "welcome": Places(9, 10),
    }

    assert lead_ins(entries, places, "Museum visitors", "en") == (
        LeadIn("visitor", "visitor", 31, CUSTOMER),
        LeadIn("feel", "feel", 24, OPENS),
        LeadIn("hello", "Hello", 4, GREETING),
        LeadIn("museum visitors", "museum_visitors", 4, CUSTOMER),
        LeadIn("museum", "museum", 2, CUSTOMER),
        LeadIn("please", "please", 2, OPENS),
        LeadIn("wish", "wish", 1, OPENS),
    )


def test_half_of_the_places_must_be_empty_ones() -> None:
    entries = _entries(hope=8)
    assert lead_ins(entries, {"hope": Places(4, 4)}, "", "en") == (LeadIn("hope", "hope", 8, OPENS),)
    assert lead_ins(entries, {"hope": Places(3, 5)}, "", "en") == ()
    assert lead_ins(entries, {}, "", "en") == ()


def test_only_what_is_in_the_cloud_is_offered() -> None:
    assert lead_ins(_entries(trust=5), {"feel": Places(9, 0)}, "Guests", "en") == ()


def test_a_lead_in_of_one_language_may_say_something_in_another() -> None:
    entries = _entries(tack=6, tag=3)
    places = {"tack": Places(6, 0)}
    assert lead_ins(entries, places, "", "en", {"tack": {"sv"}}) == (LeadIn("tack", "tack", 6, GREETING),)
    assert lead_ins(entries, places, "", "en", {"tack": {"en"}}) == ()


def test_a_short_answer_may_be_taken_for_a_near_language_or_for_none() -> None:
    entries = _entries(tack=6, acho=2, Merci=2)
    places = {"tack": Places(6, 0), "acho": Places(2, 0), "merci": Places(2, 0)}
    found = lead_ins(entries, places, "", "en", {"tack": {"und"}, "acho": {"es"}, "merci": {"en"}})
    assert found == (
        LeadIn("tack", "tack", 6, GREETING),
        LeadIn("acho", "acho", 2, OPENS),
        LeadIn("merci", "Merci", 2, GREETING),
    )


def test_what_is_negated_is_no_lead_in() -> None:
    entries = _entries(no_espero=4, not_feel=3, nie_hoffen=3, **{"don't_feel": 3})
    places = {entry.key: Places(4, 0) for entry in entries}
    assert lead_ins(entries, places, "", "en") == ()


def test_to_wait_and_to_call_back_are_no_lead_ins() -> None:
    entries = _entries(esperar=4, rappelle=3)
    assert lead_ins(entries, {"esperar": Places(4, 0), "rappelle": Places(3, 0)}, "", "es") == ()


def test_phrases_of_lead_ins_are_lead_ins() -> None:
    entries = _entries(guten_Tag=7, zum_Beispiel=4, guten_Kaffee=3)
    places = {"zum beispiel": Places(4, 0)}
    assert lead_ins(entries, places, "", "de") == (
        LeadIn("guten tag", "guten_Tag", 7, GREETING),
        LeadIn("zum beispiel", "zum_Beispiel", 4, OPENS),
    )


def test_verbs_that_close_a_sentence_are_lead_ins_too() -> None:
    entries = _entries(思います=9, düşünüyorum=5, 信頼=4)
    assert lead_ins(entries, {"思います": Places(0, 9)}, "", "ja") == (
        LeadIn("思います", "思います", 9, OPENS),
        LeadIn("düşünüyorum", "düşünüyorum", 5, OPENS),
    )


def test_the_customers_name_in_every_number() -> None:
    assert {"gast", "gäste", "gästen", "gastes"} <= customer_words("Gäste", "de")
    assert {"besucher", "besucherin", "besucherinnen", "besuchern"} <= customer_words("Unsere Besucher", "de")
    assert {"guest", "guests", "guest's", "guests'"} <= customer_words("our guests", "en")
    assert {"person", "people"} <= customer_words("people", "en")
    assert {"client", "clients"} <= customer_words("nos clients", "fr")
    assert customer_words("顧客", "ja") == {"顧客"}
    assert (customer_words("", "en"), "our" in customer_words("our guests", "en")) == (frozenset(), False)


def test_each_word_is_one_kind_of_lead_in_of_a_language() -> None:
    pairs = ((AT_THE_START, ANYWHERE), (AT_THE_START, GREETINGS), (ANYWHERE, GREETINGS))
    both = [(tag, one[tag] & other[tag]) for one, other in pairs for tag in AT_THE_START if one[tag] & other[tag]]
    assert both == []
    assert set(AT_THE_START) <= set(ANYWHERE) == set(GREETINGS)
