"""What holds for every answer: headers, cookies, whose requests count, what is never logged or redirected to."""

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from app.actions.survey import survey
from app.domain.documents.documents import DocumentKind
from app.resources import STATIC
from app.web.body_limits import LARGEST_BODY
from tests.people import ANA
from tests.web.gatherings import Gathering, gather
from tests.web.inspection import problems_of
from tests.web.opening import enters
from tests.web.routes import ROUTES
from tests.web.serving import House

HTTPS = "https://vision.museum.example"
FOREIGN = ("https://evil.example", "http://127.0.0.1:1", "http://localhost.evil.example", "file://", "NULL")


@pytest.fixture(scope="module")
def secure(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """As behind a proxy that speaks https."""
    with House(tmp_path_factory.mktemp("secure"), migrated_file, base_url=HTTPS) as running:
        yield running


@pytest.mark.parametrize(
    ("flawed", "problem"),
    [
        ("<script>alert(1)</script>", "<script> without src"),
        ("<p style='color: red'>", "<p style>"),
        ("<style>p {}</style>", "<style>"),
        ("<img src='https://evil.example/x.png'>", "<img src='https://evil.example/x.png'>"),
        ("<a href='//evil.example'>", "<a href='//evil.example'>"),
        ("<a href='javascript:alert(1)'>", "<a href='javascript:alert(1)'>"),
        ("<button onclick='x()'>", "<button onclick>"),
        ("<form action='http://evil.example'>", "<form action='http://evil.example'>"),
        ("<x-canary onx=1>", "<x-canary>"),
        ("<iframe src='/'>", "<iframe>"),
    ],
)
def test_the_inspection_sees_what_must_not_be_there(flawed: str, problem: str) -> None:
    assert problem in problems_of(flawed)
    assert problems_of("<!doctype html><p class='style'>style= onclick=</p><a href='/x'>x</a>") == []


def test_every_kind_of_answer_carries_the_headers(house: House, museum: Gathering) -> None:
    """The headers themselves are looked at for each answer, in tests/web/serving.py."""
    museum.answers()
    foreign = {"origin": "https://evil.example"}
    with museum.facilitator() as maria, house.visitor() as nobody:
        statuses = {
            "page": maria.get(museum.prepare).status_code,
            "redirect": maria.post(museum.prepare + "/survey/open").status_code,
            "picture": maria.get(museum.prepare + "/cloud.png").status_code,
            "drawing": maria.get(museum.prepare + "/cloud.svg").status_code,
            "download": maria.get(museum.prepare + "/export.md").status_code,
            "static": nobody.get("/static/dist/pages.css").status_code,
            "no such file": nobody.get("/static/dist/none.css").status_code,
            "outside static": nobody.get("/static/..%2f..%2fpyproject.toml").status_code,
            "health": nobody.get("/healthz").status_code,
            "not signed in": nobody.get(museum.prepare).status_code,
            "foreign": maria.post(museum.prepare, headers=foreign).status_code,
            "nothing here": nobody.get("/nowhere").status_code,
            "wrong method": nobody.delete("/join").status_code,
            "too much": nobody.post("/join", content=b"x" * (LARGEST_BODY + 1)).status_code,
            "wrong host": nobody.get("/", headers={"host": "evil.example"}).status_code,
            "not understood": maria.post(museum.prepare, data={"title": ""}).status_code,
            "head": nobody.head("/join").status_code,
        }
    assert statuses == {
        **{"page": 200, "redirect": 303, "picture": 200, "drawing": 200, "download": 200, "static": 200},
        **{"no such file": 404, "outside static": 404, "health": 200, "not signed in": 401, "foreign": 403},
        **{"nothing here": 404, "wrong method": 405, "too much": 413, "wrong host": 421, "not understood": 422},
        **{"head": 200},
    }


def test_static_files_may_be_kept_and_pages_may_not(house: House) -> None:
    with house.visitor() as nobody:
        page = nobody.get("/")
        linked = re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)
        kept = {nobody.get(address).headers["cache-control"] for address in linked}
        unversioned = nobody.get("/static/dist/pages.js").headers["cache-control"]
    assert len(linked) >= 6
    assert (page.headers["cache-control"], kept, unversioned) == (
        *("no-store", {"public, max-age=31536000, immutable"}, "no-cache"),
    )


def attributes(answered: httpx.Response) -> dict[str, set[str]]:
    """Of each cookie that the answer sets, and does not delete."""
    kept = [cookie for cookie in answered.headers.get_list("set-cookie") if "max-age=0" not in cookie.lower()]
    parts = [cookie.split(";") for cookie in kept]
    return {first.split("=")[0]: {part.strip().lower() for part in rest} for first, *rest in parts}


def test_only_what_pages_load_is_served_of_the_static_folder(house: House) -> None:
    """Neither the sources of the bundles nor what builds them, however the path is written."""
    recipe = ("package.json", "build.mjs", "package-lock.json")
    built_from = (*recipe, "js/app.js", "css/base.css", "editor/src/editor.js", "editor/../editor/src/carets.js")
    with house.visitor() as nobody:
        sources = {
            nobody.get(f"/static/{folder}{path}").status_code for path in built_from for folder in ("", "dist/..%2f")
        }
        loaded = {
            nobody.get(f"/static/{path}").status_code for path in ("dist/editor.js", "dist/pages.css", "icon.svg")
        }
        icon = nobody.get("/favicon.ico")
    assert (sources, loaded) == ({404}, {200})
    assert (icon.status_code, icon.content[:4]) == (200, b"\0\0\1\0")


def test_of_all_files_in_the_static_folder_only_these_kinds_are_served(house: House) -> None:
    kinds: dict[int, set[str]] = {200: set(), 404: set()}
    with house.visitor() as nobody:
        for path in STATIC.rglob("*"):
            if path.is_file() and "node_modules" not in path.parts:
                answer = nobody.get(f"/static/{path.relative_to(STATIC).as_posix()}")
                kinds[answer.status_code].add(path.suffix)
    assert kinds[200] == {".css", ".js", ".woff2", ".png", ".svg", ".ico", ".txt"}
    assert {".py", ".md"} <= kinds[404]


@pytest.mark.parametrize("method", ["TRACE", "PUT", "OPTIONS", "DELETE", "PATCH"])
def test_a_method_that_no_page_takes_is_told_so_to_every_sender(house: House, method: str) -> None:
    with house.visitor() as nobody:
        nobody.headers.pop("origin", None)
        answers = [nobody.request(method, path) for path in ("/", "/sign-in", "/static/dist/pages.css")]
    assert [answer.status_code for answer in answers] == [405] * 3


def test_only_posts_change_anything() -> None:
    """Of these the guard asks where they come from."""
    assert {route.method for route in ROUTES} == {"GET", "POST"}


def test_behind_https_cookies_are_pinned_to_the_host_and_the_browser_stays_with_https(secure: House) -> None:
    there = gather(secure)
    link = there.link(ANA.name)
    with secure.visitor() as nobody:
        answered = enters(nobody, link)
        plain = nobody.get("/").headers
    assert attributes(answered) == {
        f"__Host-seat-{there.workshop.id}": {"httponly", "max-age=2592000", "path=/", "samesite=lax", "secure"},
        "__Host-device": {"httponly", "max-age=31536000", "path=/", "samesite=lax", "secure"},
    }
    assert plain["strict-transport-security"] == "max-age=31536000"


def test_on_this_machine_cookies_are_for_pages_only(house: House, museum: Gathering) -> None:
    with house.visitor() as nobody:
        answered = enters(nobody, museum.link(ANA.name))
    assert answered.headers["location"] == museum.meet
    assert attributes(answered) == {
        f"seat-{museum.workshop.id}": {"httponly", "max-age=2592000", "path=/", "samesite=lax"},
        "device": {"httponly", "max-age=31536000", "path=/", "samesite=lax"},
    }
    assert "strict-transport-security" not in answered.headers


@pytest.mark.parametrize(
    "headers",
    [
        *({"origin": origin} for origin in FOREIGN),
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "null"},
        {"sec-fetch-site": "cross-site", "origin": "null"},
        {"sec-fetch-site": "none", "origin": "null"},
        {"origin": "null"},  # a neighbouring host's page without a referrer, over plain http
        {"origin": ""},
    ],
)
def test_another_sites_form_changes_nothing(house: House, quiet_museum: Gathering, headers: dict[str, str]) -> None:
    before = house.snapshot()
    with quiet_museum.facilitator() as maria, quiet_museum.participant() as ana:
        refused = [
            maria.post(quiet_museum.prepare + "/people", data={"name": "Eve"}, headers=headers),
            ana.post(quiet_museum.meet + "/done", data={"done": "yes"}, headers=headers),
            ana.put(quiet_museum.meet + "/done", headers=headers),
        ]
    assert [answer.status_code for answer in refused] == [403, 403, 405]
    assert "nothing was changed" in refused[0].text
    assert house.snapshot() == before


@pytest.mark.parametrize(
    "headers", [{}, {"origin": "null", "sec-fetch-site": "same-origin"}, {"sec-fetch-site": "same-origin"}]
)
def test_our_own_forms_are_taken(house: House, museum: Gathering, headers: dict[str, str]) -> None:
    with museum.facilitator() as maria:
        assert maria.post(museum.prepare + "/people", data={"name": "Eve"}, headers=headers).status_code == 303


@pytest.mark.parametrize("site", [None, "none", "same-site", "cross-site"])
def test_a_form_without_an_origin_is_ours_only_if_the_browser_says_so(
    house: House, quiet_museum: Gathering, site: str | None
) -> None:
    with quiet_museum.facilitator() as maria:
        del maria.headers["origin"]
        told = {"sec-fetch-site": site} if site else {}
        sent = [
            maria.post(
                quiet_museum.prepare + "/people", data={"name": f"Eve, {site or 'unknown'}"}, headers=headers
            ).status_code
            for headers in (told, {"sec-fetch-site": "same-origin"})
        ]
    assert sent == [403, 303]


def test_an_answer_carries_no_right_and_is_taken_from_any_browser(house: House, museum: Gathering) -> None:
    house.do(survey.open_survey(house.services, museum.story.maria))
    asked = f"/s/{museum.workshop.survey_key}"
    foreign = ({"origin": "null"}, {"origin": "https://intranet.example", "sec-fetch-site": "cross-site"})
    with house.visitor() as respondent:
        sent = [respondent.post(asked, data={"answer": "Warm"}, headers=headers).status_code for headers in foreign]
    assert sent == [303, 303]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "vision.museum.example:443@evil", ""])
def test_under_a_foreign_name_nothing_is_answered(house: House, quiet_museum: Gathering, host: str) -> None:
    before = house.snapshot()
    with quiet_museum.facilitator(host=host) as maria:
        answers = [maria.get(quiet_museum.prepare), maria.post(quiet_museum.prepare + "/people", data={"name": "Eve"})]
        health = [maria.get("/healthz").status_code, maria.get("/readyz").status_code]
    assert [answer.status_code for answer in answers] == [421, 421]
    assert "BASE_URL" in answers[0].text
    assert "Maria" not in answers[0].text
    assert health == [200, 200]  # asked by machines that know no name of ours
    assert house.snapshot() == before


@pytest.mark.parametrize("origin", [*FOREIGN[:3], "null"])
def test_another_sites_sockets_are_refused_before_they_open(house: House, quiet_museum: Gathering, origin: str) -> None:
    document = _group(quiet_museum)
    at = [
        (f"/live/{quiet_museum.workshop.id}/console", quiet_museum.maria),
        (f"/sync/{document}?as=console", quiet_museum.maria),
    ]
    assert [house.socket_ends_with(path, cookies, origin) for path, cookies in at] == [403, 403]
    assert [house.socket_ends_with(path, cookies, None) for path, cookies in at] == ["open", "open"]


def _group(gathering: Gathering) -> str:
    return gathering.documents(DocumentKind.GROUP)["Group"]


def test_a_cookie_of_some_other_program_on_this_machine_does_not_lock_anyone_out(
    house: House, quiet_museum: Gathering
) -> None:
    cookies = {"theirs": '{"a":[1,2]}', "b[]": "x y"} | quiet_museum.people[ANA.name]
    document = _group(quiet_museum)
    with house.visitor(cookies) as ana:
        assert ana.get(quiet_museum.meet).status_code == 200
    paths = (f"/live/{quiet_museum.workshop.id}/seat", f"/sync/{document}?as=seat")
    assert [house.socket_ends_with(path, cookies) for path in paths] == ["open", "open"]


def _streamed(size: int) -> Iterator[bytes]:
    """A body that does not say how long it is."""
    yield b"pasted="
    for _ in range(size // 65536):
        yield b"x" * 65536


@pytest.mark.parametrize("as_htmx", [False, True])
def test_a_body_that_is_too_large_is_refused_whether_or_not_it_says_so(
    house: House, quiet_museum: Gathering, as_htmx: bool
) -> None:
    before = house.snapshot()
    headers = {"content-type": "application/x-www-form-urlencoded"} | ({"hx-request": "true"} if as_htmx else {})
    with quiet_museum.facilitator() as maria:
        path = quiet_museum.prepare + "/people"
        answers = [
            maria.post(path, content=b"name=" + b"x" * LARGEST_BODY, headers=headers),
            maria.post(path, content=_streamed(2 * LARGEST_BODY), headers=headers),
        ]
    assert [answer.status_code for answer in answers] == [413, 413]
    assert [answer.headers.get("hx-retarget") for answer in answers] == ["#notice" if as_htmx else None] * 2
    assert all("more than this server takes" in answer.text for answer in answers)
    assert house.snapshot() == before


@pytest.mark.parametrize("length", ["-1", "1e3", "9" * 5000, "x"])
def test_a_length_that_is_no_number_is_refused(house: House, length: str) -> None:
    with socket.create_connection(("127.0.0.1", house.port), timeout=10) as raw:
        host = house.origin.removeprefix("http://")
        raw.sendall(f"POST /join HTTP/1.1\r\nHost: {host}\r\nContent-Length: {length}\r\n\r\n".encode())
        status = raw.recv(65536).split(b" ")[1]
    assert status in (b"400", b"413")
