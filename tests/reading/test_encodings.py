"""Files in the letters of the programs that wrote them: read right, or asked about, and never guessed in silence."""

import pytest

from app.domain.tables.sheets import ReadAs
from app.reading.answers import read_answers
from app.reading.encodings import encoding_of, opened
from app.reading.limits import ANSWERS
from app.reading.people import read_people
from tests.reading.opened import rows_of

SAID = {
    "pl": ("Spokój i życzliwość", "Bez kolejki", "Jak w domu", "Uczciwie, łagodnie", "Uśmiech", "Szybka odpowiedź"),
    "cs": ("Klid a přátelský přístup", "Bez čekání", "Jako doma", "Upřímně", "Úsměv", "Rychlá odpověď"),
    "hu": ("Nyugodt és barátságos", "Nincs várakozás", "Mint otthon", "Őszinte", "Mosoly", "Gyors válasz"),
    "ru": ("Спокойно и честно", "Без очередей", "Как дома", "Честно", "Улыбка и забота", "Быстрый ответ"),
    "uk": ("Спокійно і чесно", "Без черг", "Як вдома", "Її усмішка", "Швидка відповідь"),
    "el": ("Ήρεμα και φιλικά", "Χωρίς αναμονή", "Σαν στο σπίτι", "Ειλικρίνεια", "Χαμόγελο"),
    "tr": ("Sakin ve güler yüzlü", "Beklemeden", "Evdeki gibi", "Dürüst", "Gülümseme", "Hızlı cevap şart"),
    "he": ("רגוע וידידותי", "בלי המתנה", "כמו בבית", "כנות", "חיוך"),
    "ar": ("هادئ وودود", "بدون انتظار", "كأنك في البيت", "صدق", "ابتسامة"),
    "th": ("เงียบสงบและเป็นมิตร", "ไม่ต้องรอ", "เหมือนอยู่บ้าน", "ซื่อสัตย์"),
    "ja": ("静かで親切", "待たせない", "家のよう", "正直", "笑顔", "早い返事"),
    "zh": ("安静友好", "不用等待", "像在家一样", "诚实", "微笑", "快速回复"),
    "zh-hant": ("安靜友好", "不用等待", "像在家一樣", "誠實", "微笑", "快速回覆"),
    "ko": ("조용하고 친절한", "기다림 없이", "집처럼", "정직", "미소", "빠른 답변"),
    "de": ("Ruhig und freundlich", "Nie länger warten", "Wie zu Hause", "Ehrlich und klar für alle", "Ein Lächeln"),
    "fr": ("Calme et chaleureux", "Jamais d'attente", "Comme à la maison", "Honnête", "Un sourire sincère"),
    "es": ("Tranquilo y cálido", "Sin esperas", "Como en casa, señor", "Respuesta rápida mañana"),
    "lt": ("Ramu ir draugiška", "Be eilių", "Kaip namuose", "Šypsena", "Greitas atsakymas"),
}
WRITTEN = {
    **{"pl": "cp1250 iso8859-2 mac-latin2 cp852", "cs": "cp1250 iso8859-2 cp852", "hu": "cp1250 iso8859-2"},
    **{"ru": "cp1251 koi8-r iso8859-5 cp866", "uk": "cp1251 koi8-u", "el": "cp1253 iso8859-7"},
    **{"tr": "cp1254 iso8859-9", "he": "cp1255 iso8859-8", "ar": "cp1256 iso8859-6", "th": "cp874"},
    **{"ja": "cp932 euc-jp iso2022-jp", "zh": "gbk gb18030", "zh-hant": "big5", "ko": "cp949 euc-kr"},
    **{"de": "cp1252 iso8859-1 mac-roman cp850", "fr": "cp1252 mac-roman cp850", "es": "cp1252 mac-roman"},
    **{"lt": "cp1257 iso8859-13"},
}
OF_DOS = {"el": "cp737", "tr": "cp857", "he": "cp862", "ar": "cp720", "lt": "cp775"}
CASES = [(language, name) for language, names in WRITTEN.items() for name in names.split()]
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")


def as_written(language: str) -> str:
    return "Timestamp;Answer\r\n" + "".join(f"2026-11-1{n};{text}\r\n" for n, text in enumerate(SAID[language]))


def read(content: bytes) -> str:
    return opened(content, encoding_of(content).name).read()


@pytest.mark.parametrize(("language", "name"), CASES)
def test_what_spreadsheets_write_is_read_as_it_was(language: str, name: str) -> None:
    assert read(as_written(language).encode(name)) == as_written(language)


@pytest.mark.parametrize(("language", "name"), OF_DOS.items())
def test_what_programs_of_dos_wrote_is_read_or_asked_about_and_can_be_chosen(language: str, name: str) -> None:
    content = as_written(language).encode(name)
    found = encoding_of(content)
    assert (found.name, read(content)) == (name, as_written(language))
    few = f"Id;Answer\n1;{SAID[language][0]}\n".encode(name)
    asked = encoding_of(few)
    assert few.decode(name) in [few.decode(other, "replace") for other in (asked.name, *asked.others)]
    chosen = read_answers(few, ReadAs(encoding=name), (), lambda *_: None)
    assert (chosen.understood.encoding, [row.cells[0] for row in chosen.rows][1:]) == (name, [SAID[language][0]])


@pytest.mark.parametrize("name", UNICODE)
@pytest.mark.parametrize("language", SAID)
def test_unicode_is_read_for_sure_with_and_without_a_mark(language: str, name: str) -> None:
    content = as_written(language).encode(name)
    assert (read(content), encoding_of(content).is_sure) == (as_written(language), True)


def test_what_is_not_certain_is_asked_with_samples_of_the_answers_alone() -> None:
    content = as_written("ru").encode("mac-cyrillic")
    asked = read_answers(content, ReadAs(), ("Что важно?",), lambda done, total: None).understood
    assert (asked.encoding, asked.is_sure) == ("cp1251", False)
    samples = {guess.name: guess.samples for guess in asked.encodings}
    assert set(samples["mac-cyrillic"]) <= set(SAID["ru"])
    assert all(len(lines) == 3 for lines in samples.values())
    chosen = read_answers(content, ReadAs(encoding="mac-cyrillic"), ("Что важно?",), lambda done, total: None)
    assert (chosen.understood.encoding, chosen.understood.is_sure) == ("mac-cyrillic", True)
    assert [row.cells[0] for row in chosen.rows] == ["Answer", *SAID["ru"]]


def test_names_of_people_are_read_too() -> None:
    rows = "Имя;Почта\nИрина Соколова;irina@museum.example\nОлег Попов;oleg@museum.example\n"
    found = read_people(rows.encode("cp1251"), ReadAs())
    assert [row.cells for row in found.rows] == [tuple(line.split(";")) for line in rows.splitlines()]


def test_a_few_broken_bytes_cost_nothing_but_themselves() -> None:
    """As where a list in other letters was put below."""
    content = as_written("fr").encode() + "2026-11-19;Très chaleureux\r\n".encode("cp1252")
    found = read_answers(content, ReadAs(), (), lambda done, total: None)
    assert (found.understood.encoding, found.understood.is_sure) == ("utf-8", False)
    assert [row.cells[0] for row in found.rows] == ["Answer", *SAID["fr"], "Très chaleureux"]


def test_ends_of_files_of_dos_and_stray_signs_are_passed_over() -> None:
    assert [row.cells for row in rows_of(b"Calm\r\nWarm\x01 and kind\r\n\x1a", ANSWERS)] == [
        ("Calm",),
        ("Warm and kind",),
    ]


def test_of_too_few_signs_western_letters_of_windows_come_first() -> None:
    understood = read_answers(
        "Spaß\nRuhe und Zeit\nGroße Freude\n".encode("cp1252"), ReadAs(), (), lambda *_: None
    ).understood
    assert (understood.encoding, understood.is_sure) == ("cp1252", False)


def test_a_page_that_says_how_it_is_written_is_not_asked_about() -> None:
    page = '<html><meta http-equiv="Content-Type" content="text/html; charset={}"><table><tr><td>Größe</table>'
    xml = '<?xml version="1.0" encoding="{}"?><html><table><tr><td>Größe</td></tr></table></html>'
    for text in (page, xml, '<meta charset="{}"><table><tr><td>Größe</table>'):
        for said, name in (("windows-1252", "cp1252"), ("ISO-8859-1", "cp1252"), ("cp850", "cp850")):
            written = text.format(said).encode(name)
            assert (encoding_of(written).name, encoding_of(written).is_sure) == (name, True)
            assert [row.cells for row in rows_of(written, ANSWERS)] == [("Größe",)]


def test_where_only_titles_tell_these_are_shown() -> None:
    """As Microsoft Forms writes its titles in German, saved as CSV, with answers in plain letters."""
    titles = "ID;Startzeit;Zeitpunkt der letzten Änderung;Woran sollen Kunden denken?"
    content = f"{titles}\n1;10.11.26 9:00:00;;Ruhe\n2;11.11.26 9:00:00;;Freundlich und schnell\n".encode("cp1252")
    asked = read_answers(content, ReadAs(), (), lambda *_: None).understood
    assert (asked.encoding, asked.is_sure) == ("cp1252", False)
    assert {guess.name: guess.samples for guess in asked.encodings}["cp1252"] == ("Zeitpunkt der letzten Änderung",)
    assert all(len(guess.samples) == 1 for guess in asked.encodings)


@pytest.mark.parametrize("windows", [1, 4, 12])
def test_utf_8_is_offered_however_many_lines_were_written_otherwise(windows: int) -> None:
    lines = [*["Größe und Wärme"] * 5, *["Wärme für alle", "Ähnlich schön"] * windows]
    content = "\n".join(lines[:5]).encode() + b"\n" + "\n".join(lines[5 : 5 + windows]).encode("cp1252")
    found = encoding_of(content)
    assert (found.is_sure, "utf-8" in found.others) == (False, True)
