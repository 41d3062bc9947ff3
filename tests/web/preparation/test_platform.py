"""The page of the video platform or the room, what it does to the meeting's pages, and the sheet with the join code."""

import io
import re
from html import unescape

import pytest
from pypdf import PdfReader

from app.actions.workshops import workshops
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.preparation.platform import LINK_LIMIT, Platform
from app.domain.workshops.workshops import Mode
from app.storage import platform
from app.storage import workshops as stored_workshops
from tests.people import ANA, ORGANISATION, TITLE
from tests.web.gatherings import Gathering, gather
from tests.web.inspection import NASTY, told
from tests.web.serving import House

LINK = "https://video.example/j/1?a=b&c='d\""
FORM = {
    "everyone_can_join": "yes",
    "shares_screens": "yes",
    "has_breakout_rooms": "no",
    "link": LINK,
    "passcode": NASTY,
    "dial_in": "+46 8",
    "team_a_link": "http://a.example/",
}
STORED = Platform(
    everyone_can_join=True,
    shares_screens=True,
    has_breakout_rooms=False,
    link=LINK,
    passcode=NASTY,
    dial_in="+46 8",
    team_a_link="http://a.example/",
)


def stored(gathering: Gathering) -> tuple[Platform, Mode, str]:
    """The platform, the mode and the place."""

    async def read() -> tuple[Platform, Mode, str]:
        async with gathering.house.services.database.reading() as connection:
            workshop = await stored_workshops.by_id(connection, gathering.workshop.id)
            assert workshop is not None
            return await platform.of_workshop(connection, workshop.id), workshop.mode, workshop.place

    return gathering.house.do(read())


def ways_in(page: str) -> list[tuple[str, str]]:
    """(address, words) of every link that leads to another site; each must keep our page out of its reach."""
    found = re.findall(r'<a [^>]*?href="(https?://[^"]+)"([^>]*)>([^<]*)</a>', page)
    assert [attributes for _, attributes, _ in found if 'rel="noopener noreferrer"' not in attributes] == []
    return [(unescape(address), words) for address, _, words in found]


def in_person(gathering: Gathering, place: str = "Room 4") -> None:
    details = {"organisation": ORGANISATION, "title": TITLE, "starts_at": "2026-12-01T14:00", "mode": "breakouts"}
    changed = details | {"time_zone": "Europe/Stockholm", "setting": "in_person", "place": place}
    gathering.house.do(workshops.change_workshop(gathering.house.services, gathering.story.maria, **changed))


def test_what_is_entered_is_kept_and_shown_again(museum: Gathering) -> None:
    path = museum.prepare + "/platform"
    with museum.facilitator() as maria:
        blank = maria.get(path)
        saved = maria.post(path, data=FORM)
        page = maria.get(path).text
    assert told(blank) == (200, "Video platform")
    assert (saved.status_code, saved.headers["location"]) == (303, path + "?saved=yes")
    assert stored(museum) == (STORED, Mode.SOLO, "")
    assert re.findall(r'name="(\w+)" value="(\w*)" checked', page) == [
        ("everyone_can_join", "yes"),
        ("shares_screens", "yes"),
        ("has_breakout_rooms", "no"),
    ]
    assert ways_in(page) == [(LINK, "Try the link")]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("link", "javascript:alert(1)"),
        ("link", "https://video.example/" + "x" * LINK_LIMIT),
        ("team_b_link", f"https://video.example/ {NASTY}"),
        ("passcode", "9" * 400),
    ],
)
def test_what_cannot_be_taken_stays_in_its_box_and_nothing_is_stored(museum: Gathering, field: str, value: str) -> None:
    with museum.facilitator() as maria:
        answer = maria.post(museum.prepare + "/platform", data=FORM | {field: value})
    assert told(answer) == (422, "Video platform")
    typed = dict(re.findall(r'name="(\w+)" type="\w+" value="([^"]*)"', answer.text))
    wanted = {name: text for name, text in (FORM | {field: value}).items() if name in typed}
    assert {name: unescape(text) for name, text in typed.items()} == {"team_b_link": ""} | wanted
    assert f'id="{field}-error"' in answer.text
    assert stored(museum) == (Platform(), Mode.BREAKOUTS, "")


def test_people_find_the_way_in_before_the_start_and_the_facilitator_always(museum: Gathering) -> None:
    entered = FORM | {"has_breakout_rooms": "yes", "team_b_link": "https://b.example/"}
    call, teams = (LINK, "Join the video call"), {"A": "http://a.example/", "B": "https://b.example/"}
    with museum.facilitator() as maria, museum.participant(ANA.name) as ana:
        pages = ((ana, museum.meet), (maria, museum.prepare + "/meeting"))
        assert ways_in(ana.get(museum.meet).text) == []
        assert "Nobody has entered the link" in maria.get(museum.prepare + "/meeting").text
        maria.post(museum.prepare + "/platform", data=entered)
        lobby = [ways_in(page.get(path).text) for page, path in pages]
        museum.goes_to(PhaseKind.DRAFT)
        drafting = [ways_in(page.get(path).text) for page, path in pages]
    team = museum.seat(ANA.name).participant.team or ""
    assert lobby == [[call], [call]]
    rooms = {name: (link, f"Join team {name}’s call") for name, link in teams.items()}
    assert drafting == [[rooms[team]], [(LINK, "Video call"), rooms["A"], rooms["B"]]]


def test_the_screen_shows_no_way_in(museum: Gathering) -> None:
    with museum.facilitator() as maria:
        maria.post(museum.prepare + "/platform", data=FORM)
    with museum.house.visitor(museum.screen) as screen:
        assert ways_in(screen.get(museum.screens).text) == []


def test_in_person_the_step_is_the_room(museum: Gathering) -> None:
    in_person(museum)
    path = museum.prepare + "/platform"
    with museum.facilitator() as maria:
        page = maria.get(path)
        saved = maria.post(path + "/room", data={"place": NASTY, "has_breakout_rooms": "no"})
        long = maria.post(path + "/room", data={"place": "x" * 201, "has_breakout_rooms": "yes"})
    assert told(page) == (200, "Room")
    assert 'value="Room 4"' in page.text
    assert "video" not in page.text.split("<main", 1)[1].lower()
    assert (saved.status_code, saved.headers["location"]) == (303, path + "?saved=yes")
    assert told(long) == (422, "Room")
    assert "x" * 201 in long.text
    assert stored(museum) == (Platform(has_breakout_rooms=False), Mode.SOLO, NASTY)


def test_in_person_nobody_is_sent_to_a_video_call(museum: Gathering) -> None:
    """Not even where a link is left from before."""
    with museum.facilitator() as maria:
        maria.post(museum.prepare + "/platform", data=FORM | {"has_breakout_rooms": ""})
        in_person(museum)
        console = maria.get(museum.prepare + "/meeting").text
        with museum.participant(ANA.name) as ana:
            lobby = ana.get(museum.meet).text
    assert "Room 4" in lobby
    for page in (console, lobby):
        assert "video call" not in page
        assert ways_in(page) == []


def test_the_sheet_with_the_join_code_comes_on_both_papers(house: House) -> None:
    museum = gather(house)
    with museum.facilitator() as maria:
        answers = {paper: maria.get(f"{museum.prepare}/join-code.pdf?paper={paper}") for paper in ("a4", "us-letter")}
        odd = maria.get(museum.prepare + "/join-code.pdf?paper=wall")
    heights = {
        paper: round(PdfReader(io.BytesIO(answer.content)).pages[0].mediabox.height)
        for paper, answer in answers.items()
    }
    assert heights == {"a4": 842, "us-letter": 792}
    assert {answer.headers["content-type"] for answer in answers.values()} == {"application/pdf"}
    text = PdfReader(io.BytesIO(answers["a4"].content)).pages[0].extract_text()
    assert museum.workshop.spoken_code in text
    assert odd.status_code == 422
