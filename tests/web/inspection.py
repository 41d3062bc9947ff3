"""What every answer must be like, whatever was asked: looked at for each answer that any test of the web floor gets."""

import re
from html import unescape
from html.parser import HTMLParser

import httpx

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
}
FETCHING = ("src", "href", "action", "formaction", "srcset", "poster", "data", "hx-get", "hx-post", "hx-ws:connect")
SECRET = re.compile("/s/.|/(setup|welcome|join|screen)/(?!open/|seat$).")
CANARY = "x-canary"
NASTY = f"'\"><{CANARY}/onx=1>&amp;<script>x</script>"  # what a mischievous person types everywhere


def inspect_answer(response: httpx.Response) -> None:
    """Raises AssertionError naming what is wrong."""
    response.read()
    expected = HEADERS | {"referrer-policy": "no-referrer" if SECRET.match(response.url.path) else "same-origin"}
    missing = {name: value for name, value in expected.items() if response.headers.get(name) != value}
    assert missing == {}, f"{response.request.method} {response.url} lacks or changes headers: {sorted(missing)}"
    assert "access-control-allow-origin" not in response.headers  # nobody else's page reads ours
    path = response.url.path
    if not path.startswith("/static/"):
        assert response.headers.get("cache-control") == "no-store", path
    if response.content:
        kind = response.headers.get("content-type", "")
        is_text = kind.startswith("text/") or "+xml" in kind
        assert kind and (not is_text or kind.endswith("; charset=utf-8")), f"{path} is {kind!r}"
    location = response.headers.get("location", "/")
    assert re.match(r"/(?![/\\])", location), f"{path} sends people to {location}"
    if response.headers.get("content-type", "").startswith("text/html"):
        assert problems_of(response.text) == [], path
        assert is_focus_where_it_helps(response.text), path


def is_focus_where_it_helps(html: str) -> bool:
    """On a page with a field that was filled in wrongly, that field has the focus."""
    focused = re.search(r"<[^>]*\sautofocus\b[^>]*>", html)
    return 'aria-invalid="true"' not in html or (focused is not None and 'aria-invalid="true"' in focused[0])


def problems_of(html: str, own: str = "http://127.0.0.1") -> list[str]:
    """What the policy forbids, what somebody typed and became markup, and buttons that would move when pressed."""
    reader = _Reader(own)
    reader.feed(html)
    reader.close()
    return reader.problems


def told(answer: httpx.Response) -> tuple[int, str]:
    """Its status, and the heading of the page, which must be a whole one."""
    assert answer.text.startswith("<!doctype html>"), answer.text[:200]
    return answer.status_code, unescape(answer.text.split("<h1", 1)[1].split(">", 1)[1].split("</h1>")[0]).strip()


class _Reader(HTMLParser):
    def __init__(self, own: str) -> None:
        super().__init__(convert_charrefs=True)
        self.own = own
        self.problems: list[str] = []
        self.inline_script = False
        self.without_room = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._look_for_room(tag, given)
        if tag in ("style", "base", "iframe", "object", "embed", CANARY):
            self.problems.append(f"<{tag}>")
        if tag == "script" and "src" not in given:
            self.problems.append("<script> without src")
        if tag == "meta" and (given.get("http-equiv") or "").lower() == "refresh":
            self.problems.append("<meta refresh>")
        for name, value in attrs:
            self._check(tag, name, value or "", given.get("rel") or "")

    def _look_for_room(self, tag: str, given: dict[str, str | None]) -> None:
        """A button has room for all that it may come to say: no press moves it, or what stands beside it."""
        if tag == "button":
            self.without_room = given.get("data-second-press") or ("Copied" if "data-copy" in given else "")
        if given.get("data-reserved") == self.without_room:
            self.without_room = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "button" and self.without_room:
            self.problems.append(f"<button> without room for {self.without_room!r}")
            self.without_room = ""

    def _check(self, tag: str, name: str, value: str, rel: str) -> None:
        if name == "style" or (name.startswith("on") and not name.startswith("on-")) or name.startswith("hx-on"):
            self.problems.append(f"<{tag} {name}>")
        is_fetching = name in FETCHING or name.startswith("data-socket")
        foreign = re.match(r"\s*([a-z][a-z0-9+.-]*:|//|\\)", value, re.IGNORECASE) if is_fetching else None
        leads_out = value.startswith("mailto:") or (value.startswith(("http://", "https://")) and "noopener" in rel)
        if foreign and not (tag == "a" and (value.startswith(self.own) or leads_out)):
            self.problems.append(f"<{tag} {name}={value!r}>")
