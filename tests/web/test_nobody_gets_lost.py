"""Nobody can sit on a page that does not follow the meeting: every link of seat and console is walked in every phase.

At its end there is the phase, its clock and a live socket; or it opens in a new tab, or downloads, and is listed here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

import httpx
import pytest

from app.domain.documents.documents import DocumentKind
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.workshops.workshops import Mode
from app.storage import people
from tests.people import ANA, BEN, CHEN
from tests.web.gatherings import Cookies, Gathering, gather
from tests.web.inspection import told
from tests.web.opening import enters, opens
from tests.web.routes import ROUTES
from tests.web.serving import PATIENCE, House
from tests.web.walk import walk

VIDEO = {
    "link": "https://video.example/j/1",
    "team_a_link": "https://video.example/a",
    "team_b_link": "https://b.example/",
}
STEPS = ("buy-in", "artifacts", "people", "customers", "platform", "handout")  # in the list of gaps
VIDEO_ROOMS = {VIDEO["team_a_link"], VIDEO["team_b_link"]}
NEW_TABS = {  # what leaves the page that follows the meeting where it is
    "seat": {"/meet/{id}/handout", VIDEO["link"]},
    "console": {
        *("/workshops/{id}", "/workshops/{id}/join-code.pdf", "/workshops/{id}/result", "/workshops/{id}/screen"),
        VIDEO["link"],
        *(f"/workshops/{{id}}/{step}" for step in STEPS),
    },
    "screen": set(),
}
DOWNLOADS = {"/meet/{id}/handout.pdf"}
HANDOUTS_NEW_TABS = {"/join", "/meet/{id}/handout", VIDEO["link"]}


class Links(HTMLParser):
    """Of one page: what each link leads to and how, in the order of the page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[dict[str, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in ("a", "area") and "href" in given:
            self.found.append(given)


@dataclass
class Walker:
    """One browser in one moment of the meeting. `lost`: links at whose end nothing follows the meeting."""

    gathering: Gathering
    cookies: Cookies
    new_tabs: set[str] = field(default_factory=set)
    downloads: set[str] = field(default_factory=set)
    same_tab: set[str] = field(default_factory=set)
    lost: list[str] = field(default_factory=list)

    def walks(self, page: str) -> None:
        """Every link of a page, and of the pages that its links lead to."""
        for link in Links(page).found:
            path = link["href"].removeprefix(self.gathering.house.origin)
            if link.get("target") == "_blank":
                self.new_tabs.add(self._plain(path))
                if path.startswith("/") and self._get(path).status_code != 200:
                    self.lost.append(f"{path} is not there")
            elif "download" in link:
                self.downloads.add(self._plain(path))
            elif not path.startswith("#") and path not in self.same_tab:
                self.same_tab.add(path)
                self._goes(path)

    def _goes(self, path: str) -> None:
        answer = self._get(path)
        problem = why_lost(self.gathering, self.cookies, answer)
        if problem:
            self.lost.append(f"{path}: {problem}")
        else:
            self.walks(answer.text)

    def _get(self, path: str) -> httpx.Response:
        """As a browser does: personal links post themselves, and redirects are followed."""
        with self.gathering.house.visitor(self.cookies) as browser:
            answer = enters(browser, path) if re.match(r"/join/\w", path) else browser.get(path)
            while answer.is_redirect:
                onward = answer.headers["location"]
                answer = opens(browser, onward) if onward.startswith("/screen/") else browser.get(onward)
            return answer

    def _plain(self, path: str) -> str:
        return path.partition("?")[0].replace(self.gathering.workshop.id, "{id}")


def why_lost(gathering: Gathering, cookies: Cookies, answer: httpx.Response) -> str:
    """What a page lacks to follow the meeting; "" if nothing."""
    if answer.status_code != 200:
        return f"{answer.status_code}"
    running = gathering.house.do(gathering.story.meeting())
    page = answer.text
    if f'data-phase="{running.phase_id}"' not in page:
        return "no phase"
    if running.has_clock and "data-timer" not in page:
        return "no clock"
    socket = re.search(r'hx-ws:connect="([^"]+)"', page)
    if not socket:
        return "no socket"
    with gathering.house.socket(unescape(socket[1]), cookies) as live:
        pushed = str(live.recv(timeout=PATIENCE))
    return "" if f'data-phase="{running.phase_id}"' in pushed else "its socket says another phase"


@pytest.fixture(params=list(Mode), ids=[mode.value for mode in Mode])
def meeting(house: House, request: pytest.FixtureRequest) -> Gathering:
    """With a survey that was answered, and a video call with a room for each team."""
    gathering = gather(house, request.param)
    gathering.answers()
    with gathering.facilitator() as maria:
        assert maria.post(f"{gathering.prepare}/platform", data=VIDEO).status_code == 303
    return gathering


def test_every_link_of_the_meeting_leads_to_where_the_meeting_is(meeting: Gathering) -> None:
    cookies = {"seat": meeting.people[ANA.name], "console": meeting.maria, "screen": meeting.screen}
    lost: list[tuple[str, str, list[str]]] = []
    new_tabs: dict[str, set[str]] = {surface: set() for surface in NEW_TABS}
    followed = 0
    for seen in walk(meeting):
        walker = Walker(meeting, cookies[seen.surface])
        walker.walks(seen.text)
        new_tabs[seen.surface] |= walker.new_tabs
        followed += len(walker.same_tab)
        if walker.lost or walker.downloads:
            lost.append((seen.when, seen.surface, walker.lost + sorted(walker.downloads)))
    assert lost == []
    assert {surface: found - VIDEO_ROOMS for surface, found in new_tabs.items()} == NEW_TABS
    assert followed > 45, "words, the logo, a document in the lobby"


def test_a_seat_without_a_team_is_not_lost_either(house: House) -> None:
    gathering = gather(house)
    chen = gathering.participant_id(CHEN.name)
    for kind in (PhaseKind.LOBBY, PhaseKind.DRAFT, PhaseKind.COMPARE):
        gathering.goes_to(kind)
        house.do(_has_no_team(gathering, chen))
        with gathering.participant(CHEN.name) as browser:
            page = browser.get(gathering.meet)
        walker = Walker(gathering, gathering.people[CHEN.name])
        walker.walks(page.text)
        assert (walker.lost, walker.same_tab) == ([], {gathering.meet}), kind


async def _has_no_team(gathering: Gathering, participant_id: str) -> None:
    async with gathering.house.services.database.transaction() as connection:
        await people.change(connection, gathering.workshop.id, participant_id, team=None)


# -- participants' pages beside the seat: reached with a link from a mail, the handout, or the browser's history


def pages_beside(gathering: Gathering, name: str) -> Iterator[tuple[str, httpx.Response]]:
    """Every page below the seat's address that there is, as this person gets it, redirects followed."""
    seat = gathering.seat(name).participant
    solo, team, group = (
        gathering.documents(kind) for kind in (DocumentKind.SOLO, DocumentKind.TEAM, DocumentKind.GROUP)
    )
    documents = {*group.values(), solo.get(seat.id, ""), team.get(f"Team {seat.team}", "")} - {""}
    walker = Walker(gathering, gathering.people[name])
    for route in ROUTES:
        if route.method == "GET" and route.path.startswith("/meet/"):
            for document_id in documents if "{document_id}" in route.path else {""}:
                ids = {"workshop_id": gathering.workshop.id, "document_id": document_id}
                path = route.path.format(**ids)
                yield path, walker._get(path)


@pytest.mark.parametrize(
    "kind", [PhaseKind.LOBBY, PhaseKind.PEOPLE_SAID, PhaseKind.DRAFT, PhaseKind.CHECK, PhaseKind.NEXT_STEPS]
)
def test_no_page_of_a_participant_is_without_phase_clock_and_socket(meeting: Gathering, kind: PhaseKind) -> None:
    meeting.goes_to(kind)
    pages = dict(pages_beside(meeting, BEN.name))
    shown = {path: page for path, page in pages.items() if page.headers["content-type"].startswith("text/html")}
    cookies = meeting.people[BEN.name]
    assert {path: why_lost(meeting, cookies, page) for path, page in shown.items()} == dict.fromkeys(shown, "")
    assert set(pages) - set(shown) == {f"{meeting.meet}/handout.pdf"}
    assert len(shown) >= 5


def test_the_handouts_links_follow_too(meeting: Gathering) -> None:
    meeting.goes_to(PhaseKind.PEOPLE_SAID)
    walker = Walker(meeting, meeting.people[BEN.name])
    walker.walks(walker._get(f"{meeting.meet}/handout").text)
    assert walker.lost == []
    assert walker.downloads == DOWNLOADS
    assert walker.new_tabs - VIDEO_ROOMS == HANDOUTS_NEW_TABS


def test_a_document_opens_before_and_after_the_meeting_and_leads_to_the_seat_during_it(house: House) -> None:
    gathering = gather(house)
    team = gathering.documents(DocumentKind.TEAM)[f"Team {gathering.seat(ANA.name).participant.team}"]
    path = f"{gathering.meet}/documents/{team}"
    answers = {}
    with gathering.participant() as ana:
        for kind in PhaseKind:
            if kind is not PhaseKind.OTHER:
                gathering.goes_to(kind)
                answers[kind] = ana.get(path)
    opened = {kind for kind, answer in answers.items() if answer.status_code == 200}
    assert opened == {PhaseKind.LOBBY, PhaseKind.NEXT_STEPS}
    led = [answer.headers["location"] for kind, answer in answers.items() if kind not in opened]
    assert led == [gathering.meet] * (len(answers) - len(opened))
    assert 'data-leads-to="' + gathering.meet in answers[PhaseKind.LOBBY].text


def test_a_page_that_is_not_there_shows_the_way_to_the_meeting(house: House) -> None:
    gathering = gather(house)
    console = f"{gathering.prepare}/meeting"
    with gathering.participant() as ana, gathering.facilitator() as maria, house.visitor() as nobody:
        pages = {
            gathering.meet: ana.get(f"{gathering.meet}/documents/no-such-document"),
            console: maria.post(f"{console}/to/no-such-phase", data={"turn": str(gathering.turn)}),
            "/": nobody.get(f"{gathering.meet}/handout"),
        }
    assert [told(page)[0] for page in pages.values()] == [404, 404, 401]
    ways = {way: [link["href"] for link in Links(page.text).found][-1] for way, page in pages.items()}
    assert ways == {way: way for way in pages}


# -- the answers behind a word


def test_the_answers_come_alone_or_with_the_page_they_are_opened_over(meeting: Gathering) -> None:
    """By the same address: for an open page's sheet, after a reload, and without scripts. In any phase, as before."""
    meeting.goes_to(PhaseKind.COMPARE)
    own = {"seat": (meeting.participant, meeting.meet), "console": (meeting.facilitator, meeting.prepare)}
    for visitor, base in own.values():
        with visitor() as browser:
            page = browser.get(f"{base}/answers?word=story")
        with visitor(hx_request="true") as browser:
            alone = browser.get(f"{base}/answers?word=story")
            unknown = browser.get(f"{base}/answers?word=nobody-said-this")
        assert re.search(r'<dialog id="answers-sheet"[^>]* open>', page.text)
        assert [text.count("<mark>") for text in (page.text, alone.text)] == [3, 3]
        assert alone.text.lstrip().startswith('<div class="stack">')
        assert f'href="{base}/answers?word=welcome"' in alone.text
        assert unknown.status_code == (404 if base == meeting.meet else 200)


def test_a_push_never_carries_the_answers_that_one_person_reads(meeting: Gathering) -> None:
    meeting.goes_to(PhaseKind.PEOPLE_SAID)
    with meeting.house.socket(f"/live/{meeting.workshop.id}/seat", meeting.people[ANA.name]) as live:
        pushed = str(live.recv(timeout=PATIENCE))
    assert re.search(r'<dialog id="answers-sheet"[^>]*"(?! open)>', pushed)
    assert "<mark>" not in pushed
