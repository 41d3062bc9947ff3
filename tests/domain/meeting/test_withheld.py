"""When drafts of people who wrote alone are withheld, and when they are shown after all."""

from app.domain.meeting.drafts import FEWEST_SOLO_DRAFTS
from app.domain.meeting.withheld import all_released, are_too_few


def test_fewer_than_three_written_texts_are_too_few() -> None:
    assert FEWEST_SOLO_DRAFTS == 3
    texts = ("one", " \n", "two", "", "\tthree ")
    assert [are_too_few(texts[:count]) for count in range(6)] == [True, True, True, True, True, False]


def test_drafts_are_released_by_everyone_who_wrote_and_by_nobody_else() -> None:
    texts = {"ana": "A draft", "ben": "Another", "chen": " \n"}
    released = {
        wishes: all_released(texts, wishes)
        for wishes in ((), ("ana",), ("ben",), ("ana", "chen"), ("ana", "ben"), ("ana", "ben", "chen", "gone"))
    }
    assert released == {
        (): False,
        ("ana",): False,
        ("ben",): False,
        ("ana", "chen"): False,
        ("ana", "ben"): True,
        ("ana", "ben", "chen", "gone"): True,
    }


def test_where_nobody_wrote_there_is_nothing_to_release() -> None:
    assert not all_released({}, ())
    assert not all_released({"ana": " "}, ("ana",))
