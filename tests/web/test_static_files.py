"""Styles, scripts and fonts come from memory, compressed as the browser takes them, and are asked for once."""

import gzip
from http.client import HTTPConnection

import brotli
import pytest

from app.resources import STATIC
from tests.web.serving import House

EDITOR = "/static/dist/editor.js"
FONT = "/static/fonts/inter-latin.woff2"


@pytest.mark.parametrize(
    ("taken", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("GZIP;q=1.0, deflate", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.0, gzip;q=0", ""),
        ("identity", ""),
        ("", ""),
    ],
)
def test_text_is_compressed_as_the_browser_takes_it(house: House, taken: str, coding: str) -> None:
    asking = HTTPConnection("127.0.0.1", house.port)  # hands over the bytes as they came
    asking.request("GET", EDITOR, headers={"accept-encoding": taken})
    answer = asking.getresponse()
    sent = answer.read()
    asking.close()
    unpacked = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}[coding](sent)
    said = {name: answer.headers.get(name, "") for name in ("content-encoding", "content-type", "vary")}
    assert said == {
        "content-encoding": coding,
        "content-type": "text/javascript; charset=utf-8",
        "vary": "accept-encoding",
    }
    assert unpacked == (STATIC / "dist/editor.js").read_bytes()
    assert int(answer.headers["content-length"]) == len(sent)


def test_a_font_is_compressed_already(house: House) -> None:
    with house.visitor() as browser:
        font = browser.get(FONT)
    assert (font.headers.get("content-encoding"), font.headers["content-type"]) == (None, "font/woff2")
    assert font.content == (STATIC / "fonts/inter-latin.woff2").read_bytes()


@pytest.mark.parametrize("address", [EDITOR, FONT])
def test_what_a_browser_has_is_not_sent_again(house: House, address: str) -> None:
    with house.visitor() as browser:
        first = browser.get(address)
        again = browser.get(address, headers={"if-none-match": f'"of another", {first.headers["etag"]}'})
        packed_otherwise = browser.get(address, headers={"if-none-match": '"of another"'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert (packed_otherwise.status_code, packed_otherwise.content) == (200, first.content)


def test_a_file_can_be_asked_about_and_never_changed(house: House) -> None:
    with house.visitor() as browser:
        head, put = browser.head(FONT), browser.put(FONT)
    size = (STATIC / "fonts/inter-latin.woff2").stat().st_size
    assert (head.status_code, head.content, int(head.headers["content-length"])) == (200, b"", size)
    assert (put.status_code, put.headers["allow"]) == (405, "GET, HEAD")
