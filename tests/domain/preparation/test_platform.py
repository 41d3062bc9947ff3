"""The video platform: what a link may be, and how the answer about breakout rooms decides the way of drafting."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Invalid
from app.domain.preparation.platform import LINE_LIMIT, LINK_LIMIT, Platform, checked_platform, web_link
from app.domain.workshops.workshops import Mode


def test_what_is_entered_is_tidied_and_nothing_else_is_changed() -> None:
    entered = Platform(
        everyone_can_join=True,
        shares_screens=True,
        has_breakout_rooms=False,
        link="  https://video.example/j/40721958?pwd=a%20b \n",
        passcode=" 48  71\t22 ",
        dial_in="+46 8 505 123 45,\nconference 987 654",
        team_b_link="http://video.example:8080/b",
    )
    assert checked_platform(entered) == Platform(
        everyone_can_join=True,
        shares_screens=True,
        has_breakout_rooms=False,
        link="https://video.example/j/40721958?pwd=a%20b",
        passcode="48 71 22",
        dial_in="+46 8 505 123 45, conference 987 654",
        team_b_link="http://video.example:8080/b",
    )
    assert checked_platform(Platform()) == Platform()


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JavaScript://video.example/%0aalert(1)",
        "data:text/html,hello",
        "ftp://video.example/j/1",
        "zoommtg://video.example/join?confno=1",
        "video.example/j/1",
        "//video.example/j/1",
        "https://",
        "https:///j/1",
        "https://:443/j/1",
        "http://video.example:99999/",
        "https://[half/an/address",
        "https://video.example/j/1 and the passcode 123",
    ],
)
def test_what_leads_to_no_site_is_refused(link: str) -> None:
    with pytest.raises(Invalid) as refusal:
        web_link(link, "team_a_link", "team A’s link")
    assert refusal.value.field == "team_a_link"


@given(st.text() | st.text().map("https://{}".format))
def test_a_link_that_is_taken_begins_with_http(typed: str) -> None:
    try:
        link = web_link(typed, "link", "the link")
    except Invalid:
        return
    assert link == "" or link.lower().startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("entered", "field"),
    [
        (Platform(link="https://video.example/" + "j" * LINK_LIMIT), "link"),
        (Platform(team_a_link="team A"), "team_a_link"),
        (Platform(passcode="1" * (LINE_LIMIT + 1)), "passcode"),
        (Platform(dial_in="1" * (LINE_LIMIT + 1)), "dial_in"),
    ],
)
def test_what_cannot_be_taken_is_named(entered: Platform, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        checked_platform(entered)
    assert refusal.value.field == field


def test_breakout_rooms_decide_how_people_draft() -> None:
    assert [Platform(has_breakout_rooms=has).mode for has in (True, False, None)] == [Mode.BREAKOUTS, Mode.SOLO, None]


def test_it_meets_the_criteria_when_it_meets_all_three() -> None:
    ticks = list(product((False, True), repeat=3))
    meeting = [(one, two, three) for one, two, three in ticks if Platform(one, two, three).meets_all_criteria]
    assert meeting == [(True, True, True)]


def test_a_team_has_its_own_link_where_one_was_entered() -> None:
    platform = Platform(team_a_link="https://a.example")
    assert [platform.team_link(team) for team in ("A", "B", None)] == ["https://a.example", "", ""]
