"""Letters that were written twice over are shown beside what they would be, and stay unless somebody says so."""

import pytest

from app.domain.tables.sheets import ReadAs, Understood
from app.reading import cells
from app.reading.answers import read_answers
from app.reading.people import read_people
from tests.reading.workbooks import workbook

SAID = {
    "cp1252": ("Größe zählt", "Wärme und Ruhe", "l’accueil à Genève", "¡Qué alegría!", "Voilà"),
    "latin-1": ("Schöne Räume", "Wärme für alle", "Fröhlich"),
    "cp1250": ("Größe zählt", "Schöne Räume", "Fröhlich"),
    "mac-roman": ("Größe zählt", "Schöne Räume", "Fröhlich"),
    "cp1251": ("Спокойно и честно", "Как дома", "Улыбка и забота"),
}


def twice(text: str, name: str) -> str:
    return text.encode().decode(name)


def understood(content: bytes | str, read_as: ReadAs = ReadAs()) -> tuple[Understood, list[str]]:
    read = read_answers(content, read_as, (), lambda *_: None)
    return read.understood, [row.cells[0] for row in read.rows]


@pytest.mark.parametrize("name", SAID)
@pytest.mark.parametrize("kind", ["file", "paste", "spreadsheet"])
def test_they_are_shown_and_put_right_on_demand(name: str, kind: str) -> None:
    written = [twice(text, name) for text in SAID[name]]
    text = "\n".join(["Id;Answer", *(f"{number};{said}" for number, said in enumerate(written))])
    rows = [("Id", "Answer"), *((f"a{number}", said) for number, said in enumerate(written))]
    contents: dict[str, bytes | str] = {"file": text.encode(), "paste": text, "spreadsheet": workbook(rows)}
    content = contents[kind]
    seen, said = understood(content)
    pairs = tuple(zip(written, SAID[name], strict=True))[:3]
    assert (seen.twice, seen.is_mended) == (pairs, False)
    assert said == ["Answer", *(cells.plain(text).strip() for text in written)]
    after, mended = understood(content, ReadAs(is_mended=True))
    assert (after.twice, after.is_mended, mended) == ((), True, ["Answer", *SAID[name]])


@pytest.mark.parametrize(
    "said", ["Größe und Wärme", "CAFÉ «", "SÃO PAULO", "été à la mer", "Спокойно", "静かで親切", "Calm"]
)
def test_what_is_written_once_is_not_asked_about(said: str) -> None:
    assert understood(f"Answer\n{said}\n{said} 2\n")[0].twice == ()


def test_names_of_people_too() -> None:
    content = f"Name;E-mail\n{twice('Jörg Müller', 'cp1252')};joerg@museum.example\n".encode()
    read, mended = read_people(content, ReadAs()), read_people(content, ReadAs(is_mended=True))
    assert read.understood.twice == (("JÃ¶rg MÃ¼ller", "Jörg Müller"),)
    assert [row.cells[0] for row in mended.rows] == ["Name", "Jörg Müller"]


def test_nothing_of_a_column_that_is_left_behind_is_shown() -> None:
    content = f"E-mail;Name;Answer\ne@m.example;{twice('Jörg Müller', 'cp1252')};Calm and kind\n".encode()
    assert understood(content)[0].twice == ()
