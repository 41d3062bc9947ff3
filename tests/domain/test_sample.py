"""What the staff of the Larchhorn Railway answered is fit to be shown, and their workshop to be looked around in."""

from app.domain.cloud.cloud import count_words
from app.domain.moments import local_moment
from app.domain.people.people import ADVISED_LEAST, ADVISED_MOST, TEAMS, new_person
from app.domain.preparation.customers import MOST_CUSTOMERS
from app.domain.preparation.platform import checked_platform
from app.domain.sample.answers import ANSWERS
from app.domain.sample.workshop import CUSTOMERS, PEOPLE, PLATFORM, PRIMARY_CUSTOMER, meeting_time
from app.domain.survey.survey import QUESTION, checked_answer
from tests.factories import MORNING


def test_hundreds_of_people_answered_each_in_their_own_words() -> None:
    lengths = sorted(len(answer.split()) for answer in ANSWERS)
    assert len(ANSWERS) == 545
    assert [checked_answer(answer) for answer in ANSWERS] == list(ANSWERS)
    assert len(set(ANSWERS)) == len(ANSWERS)
    assert (lengths[0], lengths[len(lengths) // 2], lengths[-1]) == (1, 6, 56)
    assert "- on time\n- clean\n- a smile\n- soup" in ANSWERS


def test_what_they_share_can_be_seen_in_the_cloud() -> None:
    words = {entry.word for entry in count_words(ANSWERS, QUESTION, limit=60)}
    wanted = {"on time", "safe", "calm", "honest", "warm", "welcome", "smile", "silence", "fresh air", "looked after"}
    assert wanted - words == set()


def test_the_workshop_is_prepared_as_the_method_wants_it() -> None:
    assert ADVISED_LEAST <= len(PEOPLE) <= ADVISED_MOST
    assert [new_person(**vars(person)) for person in PEOPLE] == list(PEOPLE)
    assert len({person.department for person in PEOPLE}) > len(TEAMS) * 2
    assert checked_platform(PLATFORM) == PLATFORM
    above = {"", *(entry.name for entry in CUSTOMERS)}
    assert [entry.name for entry in CUSTOMERS if entry.segment_of not in above] == []
    assert PRIMARY_CUSTOMER in above
    assert len(above) <= MOST_CUSTOMERS
    assert local_moment(meeting_time(MORNING), "Europe/Zurich", "starts_at").isoformat() == "2026-12-15T13:00:00+00:00"
