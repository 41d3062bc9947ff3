"""Lists and paragraphs pasted as markup: each item is an answer, with the lines that it was written in."""

import pytest

from app.reading.limits import ANSWERS
from tests.reading.opened import rows_of
from tests.timing import in_time

THREE = [("Calm and clear",), ("Warm\nand kind",), ("AT&T <3",)]


@pytest.mark.parametrize(
    "pasted",
    [
        "<ul><li>Calm and clear</li><li>Warm<br>and kind</li><li>AT&amp;T &lt;3</li></ul>",
        "<ol>\n  <li>Calm\n and clear\n  <li><p>Warm<br>and kind</p>\n  <li>AT&amp;T &lt;3\n</ol>",
        "<p>Calm and clear</p>\r\n<p>Warm<br/>and kind</p>\r\n<p></p><p>AT&amp;T &lt;3</p>",
        "<div>Calm <b>and</b> clear</div><div>Warm<br>and kind</div><div><i>AT&amp;T &lt;3</i></div>",
        "<!--StartFragment--><p class=MsoNormal>Calm and clear<p>Warm<br>and kind<p>AT&amp;T &lt;3<!--EndFragment-->",
        "<html><style>p {}</style><body><p>Calm and clear</p><p>Warm<br>and kind</p><p>AT&T &lt;3</p></body></html>",
        "<blockquote>Calm and clear</blockquote><h3>Warm<br>and kind</h3><dl><dd>AT&amp;T &lt;3</dd></dl>",
    ],
)
@pytest.mark.parametrize("is_file", [True, False])
def test_each_item_is_an_answer(pasted: str, is_file: bool) -> None:
    answers = rows_of(pasted.encode() if is_file else pasted, ANSWERS)
    assert [row.cells for row in answers] == THREE


def test_paragraphs_within_an_item_stay_together() -> None:
    pasted = "<ul><li><p>Warm</p><p>and kind</p></li><li><p>Calm</p><ul><li>and clear</li></ul></li></ul>"
    assert [row.cells for row in rows_of(pasted, ANSWERS)] == [("Warm\n\nand kind",), ("Calm",), ("and clear",)]


def test_breaks_part_answers_where_nothing_else_does() -> None:
    answers = rows_of("<b>Calm</b><br>Warm<br><i>Kind</i>", ANSWERS)
    assert [row.cells for row in answers] == [("Calm",), ("Warm",), ("Kind",)]


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        (
            "Answer;Team\n<p>Calm</p>;<p>Shop</p>\n<p>Warm</p>;<p>Garden</p>\n",
            [("Answer", "Team"), ("Calm", "Shop"), ("Warm", "Garden")],
        ),
        ("Answer\n<p>Calm</p>\n<p>Warm</p>\n", [("Answer",), ("Calm",), ("Warm",)]),
        ("<table><tr><td><p>Calm</p></td><td>Shop</td></tr></table>", [("Calm", "Shop")]),
        ("<3 the staff\n<a> quick reply\n", [("<3 the staff",), ("<a> quick reply",)]),
    ],
)
def test_markup_in_the_cells_of_a_table_parts_nothing(table: str, rows: list[tuple[str, ...]]) -> None:
    assert [row.cells for row in rows_of(table, ANSWERS)] == rows


@pytest.mark.parametrize("part", ["<p>", "<li>", "<li><ul>", "<a href=mailto:", "<br>", "<p><", "<p>a</p>,"])
def test_long_markup_takes_no_time(part: str) -> None:
    in_time(2, lambda: rows_of("<p>" + part * (200_000 // len(part)) + ">", ANSWERS))
