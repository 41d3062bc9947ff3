"""What people wrote in cells, out of what programs have written around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.cells import plain
from tests.timing import in_time

EXPORTED = {  # case 05 and its kin: as it stands in a file -> as it was written
    "<p>Fast &amp; friendly</p>": "Fast & friendly",
    "They don&#39;t wait": "They don't wait",
    "Calm<br />and friendly": "Calm\nand friendly",
    "&nbsp;calm &quot;home&quot;": ' calm "home"',
    "Fast &amp; calm": "Fast & calm",
    "<p>Warm</p>\n<p>and kind</p>\n": "Warm\nand kind",
    '<div class="ql-editor"><p>Sch&ouml;n</p><p><br></p><p>ruhig</p></div>': "Schön\n\nruhig",
    '<span style="color: rgb(34, 34, 34);">Comme &agrave; la maison</span>': "Comme à la maison",
    "<ul><li>on time</li><li>clean</li></ul>": "on time\nclean",
    "Never&amp;nbsp;wait": "Never wait",
    "&lt;p&gt;Double &amp;amp; sure&lt;/p&gt;": "Double & sure",
    "R&#233;ception &#x2013; l&rsquo;accueil": "Réception – l’accueil",
    "<!--[if gte mso 9]><xml><w:x/></xml><![endif]--><p class=MsoNormal>From Word<o:p></o:p></p>": "From Word",
    "<style>p { color: red }</style><P>Loud</P>": "Loud",
    '<a href="https://museum.example/?a=1&amp;b=2" target=_blank>Our page</a>': "Our page",
    "We <strong>love</strong>\nthe <em>light</em>": "We love\nthe light",
    "One<br><br>two": "One\n\ntwo",
    "<p>I &lt;3 it, and write &lt;b&gt; myself</p>": "I <3 it, and write <b> myself",
    "笑顔&#12391;安心<br/>でした": "笑顔で安心\nでした",
    '="0041"': "0041",
    '=""Friendly""': "Friendly",
    '="She said ""hi"""': 'She said "hi"',
    "'=1+1": "=1+1",
    "'-no stairs": "-no stairs",
    "''=1": "'=1",
    "Two_x000D_\nlines": "Two\nlines",
    "a_x000A_b_x0009_c": "a\nb\tc",
    "_x005F_x000D_ as it stands": "_x000D_ as it stands",
    "Smile _xD83D__xDE00_": "Smile 😀",
    "\ufeffCalm\x00": "Calm",
    "one\r\ntwo\rthree\x0bfour\u2028five": "one\ntwo\nthree\nfour\nfive",
    "said \x93home\x94 \x96 calm\x85": "said “home” – calm…",
}
WRITTEN = [
    *("<3", "a < b", "x<y>z", "AT&T", "&c", "R&D;", "if a<b and c>d", "a <b> c", "5 > 3 & 2 < 4", "<", "&", "<>", "&;"),
    *(
        '="a"&"b"',
        "=SUM(A1:A3)",
        "='",
        '="',
        "=",
        "'tis calm",
        "'80s music",
        "snake_x_case",
        "_x12_",
        "<-- look",
        "<!--",
    ),
    *(
        "mail <eva@museum.example>",
        "Café à la\u00a0carte",
        "สวัสดี\u200bครับ",
        "👩‍👩‍👧",
        "a\tb",
        "<sarcasm>fine</sarcasm>",
        "&nbspx",
    ),
]


@pytest.mark.parametrize(("cell", "said"), EXPORTED.items())
def test_what_a_program_wrote_around_it_is_taken_off(cell: str, said: str) -> None:
    assert plain(cell) == said


@pytest.mark.parametrize("cell", WRITTEN)
def test_what_people_write_themselves_stays(cell: str) -> None:
    assert plain(cell) == cell


def test_cells_of_plain_text_take_no_time() -> None:
    cells = [f"Friendly staff, always there for us, number {number}" for number in range(100_000)]
    assert in_time(0.2, lambda: [plain(cell) for cell in cells]) == cells


@pytest.mark.parametrize(
    "part",
    [
        "<p ",
        '<p a="',
        "<p a=1 ",
        "<!--",
        "<style>",
        "&",
        "&#1",
        "&amp;",
        "_x000",
        '="',
        '"',
        "<br>",
        "<p>",
        " ",
        "\0 <br>",
    ],
)
def test_no_cell_takes_long(part: str) -> None:
    cell = (part * 300_000)[:300_000]
    in_time(4, lambda: [plain(made) for made in (cell, "<p>" + cell, "=" + cell, cell + "-->")])


PARTS = [
    "<p>",
    "</p>",
    "<br/>",
    "<b>",
    "</b>",
    "&amp;",
    "&lt;",
    "&#0;",
    "&#xD800;",
    '="',
    '"',
    "_x000D_",
    "_xDC00_",
    "'=",
    "<",
    "x",
]


@given(st.lists(st.sampled_from(PARTS) | st.text(max_size=8), max_size=20).map("".join))
def test_whatever_stands_in_a_cell_what_comes_out_can_be_kept(cell: str) -> None:
    said = plain(cell)
    said.encode()
    assert not set(said) & {"\0", "\r", "\ufeff"}


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs"], exclude_characters="<&_='\u2028\u2029"), max_size=60)
)
def test_text_without_any_sign_of_a_program_stays(cell: str) -> None:
    assert plain(cell) == cell.replace("\ufffc", "").replace("\ufffe", "").replace("\uffff", "")
