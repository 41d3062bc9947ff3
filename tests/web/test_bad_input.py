"""Whatever people send by mistake or in mischief: a plain page with the right status that says what happened and what
to do next; and nothing that was typed is lost."""

from html import unescape

import pytest

from app.actions.accounts import accounts
from app.actions.people import people
from app.actions.survey import survey
from app.domain.documents.documents import DocumentKind
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.survey.survey import ANSWER_LIMIT
from app.storage.tables import accounts as stored_accounts
from tests.people import ANA, ANSWERS, PASSWORD, PRIYA
from tests.web.gatherings import Gathering, gather, invitation, learns_password, sign_in
from tests.web.inspection import told
from tests.web.opening import opens, path_of
from tests.web.serving import House

RIGHT_TO_LEFT = "مريم البحيري שרה"
LONG_NAME = "Anastasia " * 30


def test_the_setup_link_works_once_and_only_whole(house: House) -> None:
    form = {"name": PRIYA, "password": PASSWORD}
    link = house.do(accounts.setup_link(house.services))
    assert link
    path = link.removeprefix(house.origin)
    with house.visitor() as somebody:
        cut = [somebody.get(path[:-1]), somebody.get("/setup/x"), somebody.post("/setup/open/x", data=form)]
        opened = path_of(opens(somebody, path))
        weak = somebody.post(opened, data={"name": "Priya the First", "password": "short"})
        nameless = somebody.post(opened, data={"name": "  ", "password": PASSWORD})
        with house.visitor(dict(somebody.cookies)) as other_tab:
            right = somebody.post(opened, data=form)
            again = [somebody.get(path), other_tab.post(opened, data=form | {"name": "Eve"})]
        left = somebody.post(opened, data=form)
    assert [told(answer) for answer in cut] == [(404, "Nothing here")] * 3
    assert told(left) == (404, "Nothing here")
    assert "Copy it again from the server&#39;s console" in cut[0].text
    assert (told(weak), told(nameless)) == ((422, "Set up Visionroom"),) * 2
    assert 'value="Priya the First"' in weak.text
    assert "at least 10 characters" in weak.text
    assert (right.status_code, right.headers["location"]) == (303, "/")
    assert [told(answer) for answer in again] == [(410, "This link no longer works")] * 2


def test_an_invitation_works_once(house: House) -> None:
    path = invitation(house, "Invited Ines")
    with house.visitor() as somebody:
        opened = path_of(opens(somebody, path))
        weak = somebody.post(opened, data={"password": "short"})
        with house.visitor(dict(somebody.cookies)) as other_tab:
            first = somebody.post(opened, data={"password": PASSWORD})
            second = [somebody.get(path), other_tab.post(opened, data={"password": "another long password"})]
        cut = [somebody.get(path[:-1]), somebody.get("/welcome/nobody"), somebody.get("/welcome/" + "x" * 5000)]
        signed_in = somebody.post("/sign-in", data={"name": "invited  INES", "password": PASSWORD})
    assert told(weak) == (422, "Welcome, Invited Ines")
    assert first.status_code == 303
    assert [told(answer) for answer in second] == [(410, "This link no longer works")] * 2
    assert [answer.status_code for answer in cut] == [410, 404, 404]
    assert signed_in.status_code == 303


@pytest.mark.parametrize(
    "code", ["00000000", "1234", "eight digits", " ", "１２３４５６７８", "9" * 10_000, "1 2-3" * 9]
)
def test_an_unknown_code_is_kept_in_its_box(house: House, code: str) -> None:
    with house.visitor() as somebody:
        answers = [
            somebody.get("/join", params={"code": code}),
            somebody.get(somebody.post("/join", data={"code": code}).headers["location"]),
        ]
        seat = somebody.post("/join/seat", data={"code": code, "participant": "x"})
    assert [told(answer) for answer in answers] == [(404, "Join the workshop")] * 2
    assert f'value="{code}"' in answers[0].text
    assert f'value="{code[:200]}"' in answers[1].text
    assert "No workshop has this code." in answers[1].text
    assert told(seat) == (404, "Join the workshop")


def test_a_name_that_is_not_on_the_list_opens_nothing(house: House, museum: Gathering) -> None:
    museum.goes_to(PhaseKind.JUMP_IN)  # from then on the code works
    before = house.snapshot()
    form = {"code": museum.workshop.join_code}
    with house.visitor() as somebody:
        unknown = somebody.post("/join/seat", data=form | {"participant": "Eve"})
        nobody = somebody.post("/join/seat", data=form)
    assert [told(answer) for answer in (unknown, nobody)] == [(422, "Who are you?")] * 2
    assert house.snapshot() == before


def test_links_that_were_cut_or_belong_to_something_else_open_nothing(house: House, quiet_museum: Gathering) -> None:
    link = quiet_museum.link(ANA.name)
    token = link.rsplit("/", 1)[-1]
    screen = people.screen_link(house.services, quiet_museum.workshop).rsplit("/", 1)[-1]
    paths = (link[:-1], link + "x", f"/join/{screen}", f"/screen/{token}", f"/setup/{token}", "/join/%20", "/join/é")
    before = house.snapshot()
    with house.visitor() as somebody:
        answers = [somebody.get(path) for path in paths]
        posted = {somebody.post(path).status_code for path in paths}
    assert {answer.status_code for answer in answers} <= {404, 410}
    assert [told(answer)[1] for answer in answers if answer.status_code == 404] == ["Nothing here"] * 5
    assert posted == {405}
    assert house.snapshot() == before


def test_a_closed_survey_gives_the_text_back(house: House, museum: Gathering) -> None:
    path = f"/s/{museum.workshop.survey_key}"
    text = "A long thought\nwith a second line & <b>"
    with house.visitor() as employee:
        not_yet = employee.post(path, data={"answer": text})
        house.do(survey.open_survey(house.services, museum.story.maria))
        opened = employee.get(path)
        house.do(survey.close_survey(house.services, museum.story.maria))
        closed = [employee.get(path), employee.post(path, data={"answer": text})]
        unknown = [employee.get("/s/nothing"), employee.post("/s/nothing", data={"answer": text})]
    assert told(not_yet) == (410, "The survey has not opened yet")
    assert opened.status_code == 200
    assert [told(answer) for answer in closed] == [(410, "The survey has closed")] * 2
    assert [unescape(answer.text).count(text) for answer in (not_yet, closed[1])] == [1, 1]
    assert [told(answer) for answer in unknown] == [(404, "There is no survey under this address")] * 2
    assert not any(ANSWERS[0] in str(row) for row in house.snapshot()["answers"])


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("", 422),
        (" \n\t ", 422),
        ("\0\0", 422),
        ("x" * ANSWER_LIMIT, 303),
        ("é" * ANSWER_LIMIT, 303),
        ("x" * (ANSWER_LIMIT + 1), 422),
        ("word " * 20_000, 422),
        ("line\r\n" * 333, 303),  # browsers send line ends as two characters; people see one
        ("🙂" * ANSWER_LIMIT, 303),
    ],
)
def test_an_answer_that_cannot_be_taken_stays_in_its_box(
    house: House, open_survey: Gathering, text: str, status: int
) -> None:
    with house.visitor() as employee:
        answered = employee.post(f"/s/{open_survey.workshop.survey_key}", data={"answer": text})
    assert answered.status_code == status
    if status == 422:
        typed = text.replace("\0", "")
        assert f">{typed}</textarea>" in answered.text
        assert "What you wrote is still here." in answered.text


@pytest.fixture(scope="module")
def open_survey(house: House) -> Gathering:
    there = gather(house)
    house.do(survey.open_survey(house.services, there.story.maria))
    return there


def test_a_participant_at_a_facilitators_address_is_told_so(quiet_museum: Gathering) -> None:
    with quiet_museum.participant() as ana, quiet_museum.house.visitor() as nobody:
        answers = [ana.get(quiet_museum.prepare), nobody.get(quiet_museum.prepare)]
        pressed = ana.post(quiet_museum.prepare + "/survey/open")
        elsewhere = [nobody.get(quiet_museum.meet), nobody.get(quiet_museum.screens)]
    assert [told(answer) for answer in answers] == [(401, "Sign in")] * 2
    assert "This page is for facilitators." in answers[0].text
    assert f'name="next" value="{quiet_museum.prepare}"' in answers[0].text
    assert told(pressed) == (401, "Please sign in")
    assert [told(answer) for answer in elsewhere] == [(401, "This does not open here")] * 2
    assert "Open your personal link again" in elsewhere[0].text
    assert "Open the screen link of the workshop again." in elsewhere[1].text


def test_somebody_elses_workshop_and_one_that_never_was_look_the_same(house: House, quiet_museum: Gathering) -> None:
    _, olga = sign_in(house, "Olga the Outsider")
    with house.visitor(olga) as outsider:
        answers = [
            outsider.get(path) for path in (quiet_museum.prepare, "/workshops/never", "/workshops/" + "x" * 3000)
        ]
    assert [told(answer) for answer in answers] == [(404, "Nothing here")] * 3
    assert len({answer.text for answer in answers}) == 1
    assert quiet_museum.workshop.title not in answers[0].text


def test_names_of_any_kind_are_taken_as_far_as_they_fit(house: House, museum: Gathering) -> None:
    base = museum.prepare + "/people"
    with museum.facilitator() as maria:
        long = maria.post(
            base, data={"name": LONG_NAME, "email": "a@b.example", "role": "Guide", "department": "Front"}
        )
        other = maria.post(base, data={"name": RIGHT_TO_LEFT})
        roster = maria.get(base).text
    assert told(long) == (422, "People")
    assert [f'value="{LONG_NAME}"' in long.text, "Guide" in long.text, "Front" in long.text] == [True] * 3
    assert other.status_code == 303
    assert RIGHT_TO_LEFT in roster


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("name=Eve%00+Adams%01", "application/x-www-form-urlencoded"),
        ("name=Eve+%ED%A0%80Adams", "application/x-www-form-urlencoded"),
        ("name=Eve+%FF%FEAdams", "application/x-www-form-urlencoded"),
        ("B", "multipart/form-data; boundary=b; charset=utf-7"),
        ("B", "multipart/form-data; boundary=b; charset=unicode_escape"),
        ("B", "multipart/form-data; boundary=b; charset=no-such"),
    ],
)
def test_characters_that_nothing_can_store_do_no_harm(house: House, museum: Gathering, content: str, kind: str) -> None:
    """NUL, which PostgreSQL refuses, and halves of surrogate pairs, which nothing can write down."""
    name = {"utf-7": "Eve +2AA-Adams", "unicode_escape": "Eve \\ud800\\x00Adams"}.get(
        kind.rpartition("=")[2], "Eve Adams"
    )
    if content == "B":
        content = f'--b\r\nContent-Disposition: form-data; name="name"\r\n\r\n{name}\r\n--b--\r\n'
    with museum.facilitator() as maria:
        answered = maria.post(museum.prepare + "/people", content=content, headers={"content-type": kind})
        roster = maria.get(museum.prepare + "/people")
    assert (answered.status_code, roster.status_code) == (303, 200)
    stored = [str(row) for row in house.snapshot()["participants"] if museum.workshop.id in row and "Eve" in str(row)]
    assert len(stored) == 1
    assert "\0" not in stored[0]
    stored[0].encode()


@pytest.mark.parametrize("path", ["/s/%00", "/workshops/%00", "/join/%00", "/join?code=%00", "/%00", "/static/%00"])
def test_nul_in_an_address_leads_nowhere(house: House, quiet_museum: Gathering, path: str) -> None:
    with quiet_museum.facilitator() as maria:
        assert told(maria.get(path)) == (404, "Nothing here")


HUGE = "9" * 30


def test_numbers_that_no_database_holds_do_no_harm(house: House, museum: Gathering) -> None:
    museum.answers()
    document = museum.documents(DocumentKind.GROUP)["Group"]
    wordings = f"{museum.prepare}/documents/{document}/wordings"
    asked = (f"survey/answers?number={HUGE}", f"answers?word=story&number={HUGE}", f"survey/imports?number={HUGE}")
    with museum.facilitator() as maria:
        read = [maria.get(f"{museum.prepare}/{path}").status_code for path in asked]
        read.append(maria.get(f"{wordings}/compare?a={HUGE}&b=1").status_code)
        before = house.snapshot()
        pressed = [
            maria.post(f"{wordings}/{HUGE}/back", data={"sure": "yes"}).status_code,
            maria.post(f"{museum.prepare}/meeting/on", data={"turn": HUGE}).status_code,
            maria.post(f"{museum.prepare}/tickets", data={"size": HUGE}).status_code,
        ]
    assert (read, pressed) == ([200] * 4, [404, 409, 422])
    assert house.snapshot() == before


def test_only_the_fields_of_a_form_count_and_only_in_the_form(house: House, museum: Gathering) -> None:
    """Neither what stands in the address or a cookie, nor fields that the form does not have."""
    who = museum.story.maria.account
    more = {"role": "admin", "id": "another", "is_active": "", "password_hash": "x", "invitation_version": "9"}
    learns_password(house, who)
    before, stored = house.snapshot(), stored_account(house, who.id)
    with house.visitor(museum.maria | {"name": "Eve"}) as maria:
        elsewhere = maria.post(museum.prepare + "/people?name=Eve")
        assert house.snapshot() == before
        renamed = maria.post("/account/name", data={"name": f"{who.name} Berg", "name_password": PASSWORD} | more)
        still = maria.get("/accounts")
    assert (elsewhere.status_code, renamed.status_code, still.status_code) == (422, 303, 403)
    names = {"name": f"{who.name} Berg", "name_key": f"{who.name} Berg".casefold()}
    assert stored_account(house, who.id) == stored | names


def stored_account(house: House, account_id: str) -> dict[str, object]:
    rows = (dict(zip(stored_accounts.c.keys(), row, strict=True)) for row in house.snapshot()["accounts"])
    return next(row for row in rows if row["id"] == account_id)


@pytest.mark.parametrize("method", ["TRACE", "OPTIONS", "CONNECT", "PUT", "DELETE", "PATCH", "PROPFIND"])
def test_methods_that_no_page_uses_are_refused(house: House, museum: Gathering, method: str) -> None:
    before = house.snapshot()
    with museum.facilitator() as maria:
        answered = [
            maria.request(method, path) for path in ("/", "/healthz", museum.prepare, museum.prepare + "/people")
        ]
    assert [reply.status_code for reply in answered] == [405] * 4
    assert "cookie" not in "".join(reply.text for reply in answered)
    assert house.snapshot() == before


def test_there_is_no_list_of_files_no_source_and_no_description_of_addresses(museum: Gathering) -> None:
    folders = ("/static", "/static/", "/static/css", "/static/css/", "/static/dist/", "/static/vendor/")
    sources = ("/.git/config", "/.git/HEAD", "/app/main.py", "/data/secret.key", "/static/.git/config", "/.env")
    told_of = ("/docs", "/redoc", "/openapi.json", "/metrics", "/debug", "/server-status")
    with museum.facilitator() as maria:
        assert {maria.get(path).status_code for path in (*folders, *sources, *told_of)} == {404}
