"""The record is the same for the same commit, and tells of a single changed byte."""

from functools import partial
from pathlib import Path

import pytest

from app.domain.workshops.workshops import Mode
from tests.recorded.meetings import play_beginning
from tests.recorded.plays import played
from tests.recorded.record import Record, compared, stored, write


def _beginning(folder: Path, template: Path) -> dict[str, str]:
    record = Record()
    played(record, partial(play_beginning, mode=Mode.BREAKOUTS), folder, template)
    return record.items


def test_two_runs_are_alike_to_the_byte(migrated_file: Path, tmp_path: Path) -> None:
    first, second = (_beginning(tmp_path / name, migrated_file) for name in ("first", "second"))
    write(first, tmp_path)
    assert list(compared(stored(tmp_path), second)) == []
    pushed = first["breakouts/02 to-jump-in push-seat-of-ana-souza"]
    assert pushed.lstrip().startswith('<div id="stage"') and "[id " in pushed
    assert first["breakouts/02 to-jump-in push-survey"] == "nothing new"


def test_a_changed_byte_and_a_missing_page_are_told() -> None:
    before = {"page": "<p>Here</p>\n<p>Now</p>\n", "gone": "", "file": "1 2"}
    after = {"page": "<p>Here</p>\n<p>Now.</p>\n", "made": "", "file": "1  2"}
    assert list(compared(before, after)) == [
        "missing: gone",
        "new: made",
        "changed: page\n--- recorded\n+++ now\n@@ -4,3 +4,3 @@\n <p>\n-Now\n+Now.\n </p>",
        "changed: file\n--- recorded\n+++ now\n@@ -1 +1 @@\n-1 2+1  2",
    ]


@pytest.mark.parametrize(
    ("before", "after", "is_same"),
    [
        ("<div>\n  <p>Here</p></div>", "<div><p>Here</p>\n\n</div>", True),
        ('<p id="a" class="b">Here</p>', '<p class="b"\n  id="a">Here</p>', True),
        ("<p>Ana\n  writes</p>", "<p>Ana writes</p>", True),
        ("<p><b>Ana</b> writes</p>", "<p><b>Ana</b>writes</p>", False),
        ("<p><b>Ana</b> <i>writes</i></p>", "<p><b>Ana</b><i>writes</i></p>", False),
        ("<textarea>a\n</textarea>", "<textarea>a</textarea>", False),
        ('<p title="a  b">Here</p>', '<p title="a b">Here</p>', False),
        ("<p hidden>Here</p>", "<p>Here</p>", False),
    ],
)
def test_only_white_space_that_browsers_drop_is_overlooked(before: str, after: str, is_same: bool) -> None:
    assert (list(compared({"page": before}, {"page": after})) == []) is is_same


def test_what_is_random_is_numbered_by_appearance() -> None:
    record = Record()
    ana, ben = "zzidaaaaaaaaaaab", "zzidaaaaaaaaaaac"
    record.add("page", f'<a href="/join/{ben}{"q" * 32}">{ana}</a> {ben} {ana} /static/a.css?v=0123456789')
    record.add("next", f"{ana}, expires by its own clock: a=b; expires=Tue, 01 Dec 2026 08:00:00 GMT; Path=/")
    assert record.items == {
        "page": '<a href="/join/[link 1]">[id 2]</a> [id 3] [id 2] /static/a.css?v=[version]',
        "next": "[id 2], expires by its own clock: a=b; expires=[moment]; Path=/",
    }
