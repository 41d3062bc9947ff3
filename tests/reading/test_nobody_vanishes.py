"""However a list is put together: every address and every name in it comes in, or the page says that it does not."""

import re
from collections.abc import Sequence

from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.domain.errors import Invalid
from app.domain.people.columns import Column, has_header, recognised
from app.domain.people.mail_labels import OTHER_LABELS, PEOPLE_LABELS
from app.domain.people.titles import says
from app.domain.tables.sheets import AS_RECOGNISED, cell_of
from app.domain.text.spelling import plain_word
from app.reading.people import ReadPeople, read_people
from tests.domain.listed import plan_of

FIRST = ["Anna", "Ben", "Lea", "Chen", "Éva", "Xhevahire", "Zorvan", "Jean-Luc", "İpek", "Мария", "太郎", "مريم", "Ola"]
LAST = ("Moreau", "Adeyemi", "Wei", "Nagy", "von Berg", "O'Neil", "Qorri", "García Márquez", "Иванова", "田中")
DOES = ("Guide", "IT", "HR", "Head of Sales", "Front of house", "MU-COL", "Nachtwache", "CH/BE-3", "Collections")
BEHIND = ("", "", " (Collections)", ", Guide", ", MBA, PMP", " /FR-Paris", " | Shop", " (she/her)", " – Curator, Tower")
BEFORE = ("", "", "Dr. ", "Frau ", "Prof. Dr. med. ", "• ", "2. ")
BETWEEN = ("; ", ", ", "\n", "\t", " and ", "；", "、", " / ", ";\n", ",\n", " & ", " – ", "|", "; ; ", "\n\n", " ")
AROUND = (
    *(("", ""), ("", "."), ("", ";"), ("To: ", ""), ("Címzett: ", "."), ("Team Harbour: ", ";"), ("Guests:\n", "")),
    *(("From: ", "\nSubject: Kickoff Wednesday"), ("Hello, please invite ", ", thanks!"), ("", "\n+41 31 555 01 01")),
    *(("Name;E-mail\n", ""), ("ถึง: ", ""), ("收件人：", "。")),
)
FORMS = (
    *("{name} <{mail}>", "{turned} <{mail}>", "{mail}", "{name}", "{turned}", "{mail} ({name})", "{name} {mail}"),
    *("{name}: {mail}", '"{turned}" <{mail}>', "{name} <mailto:{mail}>", "{first}", "{name} <{mail}, x{mail}>"),
    *("{name}, {mail}", "{name};{mail}", "{first} <{mail}> {name}", "{name} <a at museum>", "{mail};{name}"),
    *(
        "{name} ({does})",
        "{first} ({does})",
        "{name}, {does}",
        "{name}: {does}",
        "{first} - {does}",
        "{turned} ({does})",
    ),
    *(
        "{turned}, {does}",
        "{name}; {does}; {mail}",
        "{name} <{mail}> {does}",
        "{first}\t{last}\t{mail}",
        "{mail}, {does}",
    ),
    *("{name} [{does}]", "{does}: {name}", "{mail} - {does}", "{turned}, {does} <{mail}>", "{name}/{does}"),
)
WORD = re.compile(r"[^\W\d_]{2,}")
ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+\w")
KNOWN = PEOPLE_LABELS | OTHER_LABELS | {"and", "mailto", "name", "mail"}


@st.composite
def person(draw: st.DrawFn) -> str:
    first, last = draw(st.sampled_from(FIRST)), draw(st.sampled_from(LAST))
    mail = f"{draw(st.sampled_from(('lea', 'b.moor', 'x-1', 'team')))}{draw(st.integers(1, 9))}@museum.example"
    name = f"{draw(st.sampled_from(BEFORE))}{first} {last}{draw(st.sampled_from(BEHIND))}"
    said = {"name": name, "turned": f"{last}, {first}", "first": first, "last": last, "mail": mail}
    return draw(st.sampled_from(FORMS)).format(**said, does=draw(st.sampled_from(DOES)))


@st.composite
def alike(draw: st.DrawFn) -> str:
    """All written in one way, as a program or one person writes them."""
    form, between = draw(st.sampled_from(FORMS)), draw(st.sampled_from(BETWEEN))
    people = draw(st.lists(st.tuples(st.sampled_from(FIRST), st.sampled_from(LAST), st.sampled_from(DOES)), max_size=5))
    said = [
        {"name": f"{first} {last}", "turned": f"{last}, {first}", "first": first, "last": last, "does": does}
        for first, last, does in people
    ]
    return between.join(form.format(**one, mail=f"p{number}@museum.example") for number, one in enumerate(said))


@st.composite
def pasted(draw: st.DrawFn) -> str:
    people = draw(st.lists(person(), min_size=1, max_size=5))
    begin, end = draw(st.sampled_from(AROUND))
    between = draw(st.sampled_from(BETWEEN))
    joined = "".join(
        one + (draw(st.sampled_from(BETWEEN)) if draw(st.integers(0, 5)) == 0 else between) for one in people[:-1]
    )
    return begin + joined + people[-1] + end


def told(read: ReadPeople) -> str:
    """All that the page says: people, what is left out of their rows, what of the list is left behind, and titles."""
    plan = plan_of(read.rows)
    people = [field for row in plan for field in vars(row.person).values()]
    beside = [said for row in plan for said in row.unsaid]
    warned = [text for row in plan for warning in row.warnings for text in (warning.said, warning.what_happened)]
    titles = read.rows[0].cells if has_header(read.rows) else ()
    columns = recognised(read.rows, by_header=bool(titles))
    beside += [cell_of(row, place) for row in read.rows for place in _left_out_by_title(titles, columns)]
    return "\n".join([*people, *beside, *warned, *titles, *(column.title for column in read.left)])


def _left_out_by_title(titles: Sequence[str], columns: Sequence[Column]) -> list[int]:
    """Of what they hold the page tells by their titles alone."""
    pairs = enumerate(zip(titles, columns, strict=False))
    return [place for place, (title, column) in pairs if title and column is Column.LEFT_OUT and not says(title)[0]]


@example(
    "Moreau, Chen (Guide)\nAnna Moreau <anna@museum.example>;\n"
    "lea1@museum.example;Anna Moreau, 2. Anna Adeyemi, Guide <lea2@museum.example>"
)
@example("Anna Moreau – Curator, Tower/CH/BE-3\nChen")
@settings(max_examples=1000, deadline=None)
@given(pasted() | alike())
def test_every_name_and_address_comes_in_or_is_told_of(text: str) -> None:
    try:
        read = read_people(text, AS_RECOGNISED)
    except Invalid:
        return  # nothing comes in, and Maria is told why
    said = told(read)
    words = {plain_word(word) for word in WORD.findall(said)}
    lost = {word for word in WORD.findall(ADDRESS.sub(" ", text)) if plain_word(word) not in words | KNOWN}
    lost |= {address for address in ADDRESS.findall(text) if address.casefold() not in said.casefold()}
    assert lost == set()
