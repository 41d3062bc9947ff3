"""Tables of web pages, web archives and XML spreadsheets, as survey programs and Excel write them."""

from contextlib import suppress
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Invalid
from app.reading.limits import ANSWERS, ROSTER, TooMuchError
from app.reading.markup import sheets_of
from tests.timing import in_time

Tables = list[tuple[str, list[tuple[int, tuple[str, ...]]]]]

WORKBOOK = (
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">%s</Workbook>'
)


def read(text: str) -> Tables:
    sheets = sheets_of(text, ANSWERS)
    once = [(sheet.name, [(row.number, row.cells) for row in sheet.rows()]) for sheet in sheets]
    assert once == [(sheet.name, [(row.number, row.cells) for row in sheet.rows()]) for sheet in sheets]
    return once


def test_an_excel_file_that_is_a_web_page() -> None:
    page = """\ufeff
<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><title>Export</title>
<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>Responses &amp; more</x:Name>
</x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]--><style>td { mso-number-format:"\\@" }</style>
</head><body><table border=1><TR><TD colspan="2"><b>Vision</b></TD></TR><TR></TR>
<TR><TH>No.</TH><TH>What would you
   like?</TH></TR>
<TR><TD x:num>1</TD><TD>Fast &amp; friendly<br style='mso-data-placement:same-cell;'>&lt;3</TD></TR>
</table></body></html>"""
    assert read(page) == [
        (
            "Responses & more",
            [
                (1, ("Vision", "Vision")),
                (3, ("No.", "What would you like?")),
                (4, ("1", "Fast & friendly\n<3")),
            ],
        )
    ]


def test_tags_that_are_never_closed_and_cells_that_span() -> None:
    page = """<table><caption>Question 1</caption><thead><tr><th>Shop<th>Answer<tbody>
      <tr><td rowspan=2>Bern<td>Calm<tr><td>Warm<p>Kind
      <tr><td><td colspan=3 rowspan="9">All</table>"""
    assert read(page) == [
        (
            "Question 1",
            [
                (1, ("Shop", "Answer")),
                (2, ("Bern", "Calm")),
                (3, ("Bern", "Warm\nKind")),
                (4, ("", "All", "All", "All")),
            ],
        )
    ]


def test_tables_within_tables_and_several_on_a_page() -> None:
    page = """<h1>Results</h1><table><tr><td><h2>Question 1</h2><table><tr><td>Calm</td></tr></table></td>
      <td><table><tr><td>Warm</td></tr></table></td></tr></table><h2>Question 2</h2>
      <table><tr><td></td></tr></table><TABLE><tr><td>Kind</td></tr></TABLE>"""
    assert read(page) == [
        ("Results", [(1, ("Question 1",))]),
        ("Question 1", [(1, ("Calm",))]),
        ("Question 1", [(1, ("Warm",))]),
        ("Question 2", [(1, ("Kind",))]),
    ]


def test_what_a_page_does_not_show_is_not_read() -> None:
    page = """<table><script>if (a < b) "<td>no</td>"</script><!-- <tr><td>no</td></tr> --><tr>
      <td title="a > b" data-x='{"a":"<td>"}'>Yes<style>td{}</style></td></tr></table>"""
    assert read(page) == [("", [(1, ("Yes",))])]


def test_a_spreadsheet_in_xml() -> None:
    cells = """<Worksheet ss:Name="Answers &amp; more"><Table>
      <Row><Cell ss:MergeAcross="1"><Data ss:Type="String">Vision</Data></Cell></Row>
      <Row ss:Index="4"><Cell ss:Index="2"><Data ss:Type="DateTime">2026-11-10T09:00:00.000</Data></Cell>
        <Cell><Data ss:Type="DateTime">2026-11-10T00:00:00.000</Data></Cell>
        <Cell><Data ss:Type="DateTime">1899-12-31T09:30:00.000</Data></Cell></Row>
      <Row><Cell ss:MergeDown="1"><Data ss:Type="Number">4</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell>
        <Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>Fast</B> &amp; calm&#10;two</ss:Data>
          <Comment ss:Author="Eva Ek"><ss:Data>secret</ss:Data></Comment></Cell></Row>
      <Row><Cell ss:Index="3"><Data ss:Type="String">_x005F_x000D_</Data></Cell></Row>
    </Table></Worksheet><Worksheet ss:Name="Empty"><Table/></Worksheet>"""
    assert read(WORKBOOK % cells) == [
        (
            "Answers & more",
            [
                (1, ("Vision", "Vision")),
                (4, ("", "2026-11-10 09:00:00", "2026-11-10", "09:30:00")),
                (5, ("4", "TRUE", "Fast & calm\ntwo")),
                (6, ("4", "", "_x000D_")),
            ],
        )
    ]


def test_a_damaged_spreadsheet_says_where() -> None:
    with pytest.raises(Invalid, match="This spreadsheet is damaged at line 3"):
        sheets_of(WORKBOOK % "<Worksheet><Table><Row><Cell>", ANSWERS)


def test_entities_and_document_types_are_not_followed() -> None:
    secret = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
    cells = '<Worksheet ss:Name="x"><Table><Row><Cell><Data>&a;&b;</Data></Cell></Row></Table></Worksheet>'
    text = (WORKBOOK % cells).replace("<Workbook", secret + "<Workbook", 1)
    assert sheets_of(text, ANSWERS) == ()


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_a_web_archive(charset: str) -> None:
    archive = MIMEMultipart("related")
    archive.attach(MIMEText("<html><frameset></frameset></html>", "html"))
    archive.attach(MIMEText("<table><tr><td>Schön, ruhig</td></tr></table>", "html", charset))
    archive.attach(MIMEText("<table><tr><td>No page</td></tr></table>", "plain"))
    assert read("From: <Saved by Excel>\n" + archive.as_string()) == [("", [(1, ("Schön, ruhig",))])]
    assert read(archive.as_string().replace("\n", "\r\n")) == [("", [(1, ("Schön, ruhig",))])]


@pytest.mark.parametrize(
    "text", ["", "Calm\nWarm", "Id;Answer\n1;<table>", "<3", "<p>Calm</p>", "<svg/>", "a: b\n\nc", "<?xml?><Workbook/>"]
)
def test_what_holds_no_table_is_none(text: str) -> None:
    assert sheets_of(text, ANSWERS) == ()


SPANS = "<tr><td rowspan=999999 colspan=999999>ab"


@pytest.mark.parametrize(
    "page",
    [
        *(
            "<table>" + part * (1_000_000 // len(part))
            for part in ("<div>", "<table>", "<td>", "<tr>", "<br>", "&amp;", "<h1>")
        ),
        *(
            part * (1_000_000 // len(part))
            for part in ('<a "', "<a ='", "<!--", "<style>", "<caption>", "<a =' x", "</")
        ),
        "<table>" + SPANS + "<tr>" * 200_000,
        "<table>" + SPANS * 20_000,
        WORKBOOK % ("<Worksheet><Table><Row>" + '<Cell ss:MergeAcross="9999999" ss:MergeDown="9999"/>' * 15_000),
        "Content-Type: multipart/related; boundary=a\n\n"
        + "--a\nContent-Type: multipart/mixed; boundary=a\n\n" * 20_000,
        "Content-Type: multipart/related; boundary=a\n\n" + "--a\n\n" * 150_000,
    ],
    ids=lambda page: page[:20] + page[-12:],
)
def test_no_page_takes_long(page: str) -> None:
    def read() -> None:
        with suppress(TooMuchError, Invalid):
            sheets_of(page, ANSWERS)

    in_time(2, read)


PIECES = [
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "<td rowspan=2>",
    '<td colspan="3">',
    "</td>",
    "Calm",
    "<br>",
    "<h2>",
    "<th>",
]
PIECES_OF_XML = [
    *(
        '<Worksheet ss:Name="A">',
        "</Worksheet>",
        "<Table>",
        "</Table>",
        "<Row>",
        '<Row ss:Index="3">',
        "</Row>",
        "<Cell>",
    ),
    *('<Cell ss:Index="2">', "</Cell>", '<Data ss:Type="String">', "</Data>", "Calm", "<Comment>", "</Comment>"),
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=40).map("".join), st.booleans())
def test_any_page_is_read_or_refused(inner: str, is_xml: bool) -> None:
    for sheet in sheets_of(("<table>" if not is_xml else "<html>") + inner, ROSTER):
        rows = list(sheet.rows())
        assert rows
        assert all(row.cells[-1] for row in rows)
        assert [row.number for row in rows] == sorted({row.number for row in rows})


@given(st.lists(st.sampled_from(PIECES_OF_XML), max_size=30).map("".join), st.integers(0, 400))
def test_any_spreadsheet_in_xml_is_read_or_refused(inner: str, cut: int) -> None:
    for text in (WORKBOOK % inner, (WORKBOOK % inner)[:-cut]):
        try:
            for sheet in sheets_of(text, ROSTER):
                assert all(row.cells[-1] for row in sheet.rows())
        except Invalid as refusal:
            assert refusal.next_step
