"""“To:”, “Cc:” and “From:” are nobody's name, in whatever language the mail program speaks."""

import pytest

from app.domain.people.mail_labels import LANGUAGES
from app.domain.people.mail_lists import people_of_mail
from app.domain.people.people import NewPerson
from tests.domain.listed import people_of

EVA, BEN = NewPerson("Nagy Éva", "e.k@museum.example"), NewPerson("Ben Adeyemi", "ben@museum.example")
LABELS = """
To|From; An|Von; Aan|Van; À|De; Para|De; A|Da; Per a|De; Nori|Nork; Til|Fra; Till|Från; Til|Frá; Vastaanottaja|Lähettäjä
Saaja|Saatja; Adresāts|No; Gavėjas|Nuo; Do|Od; Komu|Od; Címzett|Feladó; Prejemnik|Pošiljatelj; Prima|Šalje; Către|De la
Прима|Шаље; Получател|Подател; Кому|От кого; Кому|Від; Каму|Ад; Кімге|Кімнен; Për|Nga; Προς|Από; Kime|Kimden
Kimə|Kimdən; Kimga|Kimdan; Ում|Ումից; ვის|ვისგან; אל|מאת; إلى|من; به|از; بنام|منجانب; प्रति|प्रेषक; প্রতি|থেকে
பெறுநர்|அனுப்புநர்; ถึง|จาก; Đến|Từ; Kepada|Dari; Kepada|Daripada; Kwa|Kutoka; Viðtakandi|Sendandi; Chuig|Ó; At|Oddi wrth
Za|Od; Kam|No; Til|Frå; Al|De; 宛先|差出人; 收件人|发件人; 收件者|寄件者; 받는 사람|보낸 사람; Do wiadomości|UDW
Tembusan|Salinan; Másolatot kap|Titkos másolat; Skrytá kopie|Kopie; Κοιν|Κρυφή κοινοποίηση; 抄送|密送
CC|BCC; Kopi|Blindkopi
"""
PAIRS = [tuple(pair.strip().split("|")) for line in LABELS.split("\n") for pair in line.split(";") if "|" in pair]


@pytest.mark.parametrize(("one", "two"), PAIRS)
@pytest.mark.parametrize("colon", [": ", "：", " : ", ":\t"])
def test_a_label_before_people_is_nobody(one: str, two: str, colon: str) -> None:
    pasted = f"{two}{colon}Nagy Éva <e.k@museum.example>\n{one}{colon}Adeyemi, Ben <ben@museum.example>"
    assert people_of(people_of_mail(pasted).rows) == [EVA, BEN]


def test_a_label_stands_in_the_middle_of_a_line_too() -> None:
    pasted = "To: Nagy Éva <e.k@museum.example>; Cc: Ben Adeyemi <ben@museum.example>"
    assert (
        people_of(people_of_mail(pasted).rows) == people_of(people_of_mail(pasted.replace(";", "")).rows) == [EVA, BEN]
    )


def test_a_label_that_nobody_knows_is_shown_as_the_department() -> None:
    pasted = "Hemlig mottagargrupp: Nagy Éva <e.k@museum.example>, Ben Adeyemi <ben@museum.example>;"
    assert {person.department for person in people_of(people_of_mail(pasted).rows)} == {"Hemlig mottagargrupp"}


@pytest.mark.parametrize(
    "subject", ["Subject", "Betreff", "Tárgy", "Objet", "Θέμα", "Тема", "Przedmiot", "件名", "หัวเรื่อง"]
)
def test_what_a_message_is_about_is_nobody_and_told_of(subject: str) -> None:
    found = people_of_mail(f"To: Nagy Éva <e.k@museum.example>\n{subject}: Our vision")
    assert (people_of(found.rows), found.passed_over) == ([EVA], (f"{subject}: Our vision",))


def test_the_languages_are_many() -> None:
    assert len(LANGUAGES) >= 45
