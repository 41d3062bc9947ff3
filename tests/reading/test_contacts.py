"""Address books as vCard and LDIF files: names, addresses, roles and departments come in, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.people.columns import recognised
from app.domain.people.imports import planned
from app.reading import contacts
from app.reading.limits import ROSTER
from tests.domain.listed import BEN, DILEK, LEA
from tests.reading.opened import damaged
from tests.timing import in_time

HEADER = ("Name", "E-mail", "Role", "Department")

OUTLOOK_21 = r"""BEGIN:VCARD
VERSION:2.1
N;LANGUAGE=de;CHARSET=Windows-1252:Moreau;Lea;;Dr.;
FN;CHARSET=Windows-1252:Dr. Lea Moreau
ORG;CHARSET=Windows-1252:Museum;Front of house
TITLE:Guide
TEL;WORK;VOICE:+41 31 555 01 01
ADR;WORK;ENCODING=QUOTED-PRINTABLE:;;Hauptstrasse 12=0D=0A;Bern;;3011;Schweiz
EMAIL;INTERNET:l@home.example
EMAIL;PREF;INTERNET:lea@museum.example
PHOTO;TYPE=JPEG;ENCODING=BASE64:
 /9j/4AAQSkZJRgABAQAAAQABAAD/7QAcUGhvdG9zaG9wIDMuMAA4QklNBAQAAAAAAAD

REV:20261120T101500Z
END:VCARD
"""
ANDROID_21 = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=41=79=64=C4=B1=6E;=44=69=6C=65=6B;;;
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=44=69=6C=65=6B=20=
=41=79=64=C4=B1=6E
TEL;CELL:079 555 01 03
EMAIL;WORK:dilek@museum.example
ORG:Museum;Learning
TITLE:Educator
NOTE;ENCODING=QUOTED-PRINTABLE:likes=20tea
END:VCARD
"""
APPLE_30 = r"""BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//macOS 15.1//EN
N:Adeyemi;Ben;O.;;
FN:Ben O. Adeyemi
ORG:Museum\, Harbour;Collections;
TITLE:Curator
item1.EMAIL;type=INTERNET;type=HOME:b@home.example
item2.EMAIL;type=INTERNET;type=pref:ben@museum.example
item2.X-ABLabel:_$!<Work>!$_
item3.ADR;type=WORK;type=pref:;;12 Main Street;Bern;;3011;Switzerland
BDAY;value=date:1980-04-01
NOTE:shoe size\n43
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:;;;;
FN:Harbour Museum
ORG:Harbour Museum;
X-ABShowAs:COMPANY
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Everyone
FN:Everyone
X-ADDRESSBOOKSERVER-KIND:group
END:VCARD
"""
GOOGLE_30 = r"""BEGIN:VCARD
VERSION:3.0
FN:Lea Moreau
N:Moreau;Lea;;;
EMAIL;TYPE=INTERNET;TYPE=WORK:lea@museum.example
EMAIL;TYPE=INTERNET:l@home.example
ORG:Museum;Front of house
TITLE:Guide
CATEGORIES:myContacts
END:VCARD
"""
NEXTCLOUD_40 = """begin:vcard
version:4.0
kind:individual
fn:Ben Adeyemi
n:Adeyemi;Ben;;;
email;type=home;pref=2:b@home.example
EMAIL;TYPE="work";PREF=1:ben@museum.ex
 ample
org:Museum;Collections
role:Curator
TEL;VALUE=uri;TYPE="cell":tel:+41795550102
end:vcard
BEGIN:VCARD
VERSION:4.0
KIND:location
FN:Room 4
END:VCARD
"""
THUNDERBIRD_LDIF = """dn: cn=Lea Moreau,mail=lea@museum.example
objectclass: top
objectclass: person
objectclass: organizationalPerson
objectclass: inetOrgPerson
objectclass: mozillaAbPersonAlpha
givenName: Lea
sn: Moreau
cn: Lea Moreau
mail: lea@museum.example
mozillaSecondEmail: l@home.example
title: Guide
ou: Front of house
o: Museum
telephoneNumber: +41 31 555 01 01
birthyear: 1990
description: likes tea

dn:: Y249RGlsZWsgQXlkxLFuLG1haWw9ZGlsZWtAbXVzZXVtLmV4YW1wbGU=
objectclass: inetOrgPerson
givenName: Dilek
sn:: QXlkxLFu
cn:: RGlsZWsgQXlk
 xLFu
mail: dilek@museum.example
title: Educator
department: Learning

dn: cn=Everyone
objectclass: groupOfNames
cn: Everyone
member: cn=Lea Moreau,mail=lea@museum.example
"""
DIRECTORY_LDIF = """# extended LDIF
#
# LDAPv3
version: 1

dn: CN=Adeyemi\\, Ben,OU=Users,DC=museum,DC=example
objectClass: user
cn: Adeyemi, Ben
sn;lang-en: Adeyemi
givenName;lang-en: Ben
displayName: Adeyemi, Ben (EXT)
title: Curator
department: Collections
proxyAddresses: smtp:b@museum.example
proxyAddresses: SMTP:ben@museum.example
jpegPhoto:< file:///photo.jpg
userAccountControl: 512

dn: CN=PRINTER-4,OU=Computers,DC=museum,DC=example
objectClass: computer
cn: PRINTER-4
"""


def cells(text: str) -> list[tuple[str, ...]]:
    return [row.cells for sheet in contacts.sheets_of(text, ROSTER) for row in sheet.rows()]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (OUTLOOK_21, [LEA]),
        (ANDROID_21, [DILEK]),
        (APPLE_30, [BEN]),
        (GOOGLE_30, [LEA]),
        (NEXTCLOUD_40, [BEN]),
        (OUTLOOK_21 + ANDROID_21 + APPLE_30, [LEA, DILEK, BEN]),
        ("\ufeff" + GOOGLE_30.replace("\n", "\r\n"), [LEA]),
        (NEXTCLOUD_40.replace("\n", "\r"), [BEN]),
        (GOOGLE_30.replace("END:VCARD\n", "") + ANDROID_21, [LEA, DILEK]),
        ("BEGIN:VCARD\nthis is no line of a card\n;;;:\n" + GOOGLE_30, [LEA]),
        (THUNDERBIRD_LDIF, [LEA, DILEK]),
        (DIRECTORY_LDIF, [BEN]),
    ],
    ids=["Outlook 2.1", "Android 2.1", "Apple 3.0", "Google 3.0", "Nextcloud 4.0", "three at once", "with a mark",
         "ends of lines of old Macs", "not closed", "a broken card", "Thunderbird LDIF", "directory LDIF"],
)  # fmt: skip
def test_an_address_book_gives_its_people_and_nothing_else(text: str, people: list[object]) -> None:
    (sheet,) = contacts.sheets_of(text, ROSTER)
    rows = list(sheet.rows())
    assert rows[0].cells == HEADER
    plan = planned(rows[1:], recognised(rows, by_header=True), ())
    assert [row.person for row in plan] == people
    assert list(sheet.rows()) == rows  # each time it is asked


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("FN;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB Ek", "Zoë Ek"),
        ("FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Zo=EB Ek", "Zoë Ek"),
        ("FN;CHARSET=nonsense;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB Ek", "Zoë Ek"),
        ("FN;QUOTED-PRINTABLE;CHARSET=UTF-8:Zo=C3=AB=20=\nEk", "Zoë Ek"),
        ("FN;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=8D=B2=93=A1=20=89=D4=8E=71", "佐藤 花子"),
        ("FN:佐藤\n  花子", "佐藤 花子"),
        ("N:佐藤;花子;;;", "佐藤 花子"),
        (r"FN:Ek\, Eva", "Ek, Eva"),
        ("N:Ek;Eva;Maria;;\nFN:", "Eva Ek"),
        ("fn;language=de:Eva Ek", "Eva Ek"),
    ],
)
def test_letters_are_read_as_the_card_says_they_are_written(line: str, name: str) -> None:
    text = f"BEGIN:VCARD\nVERSION:2.1\n{line}\nEMAIL:eva@museum.example\nEND:VCARD\n"
    assert cells(text) == [HEADER, (name, "eva@museum.example", "", "")]


@pytest.mark.parametrize(
    "text", ["", "Name;E-mail\nLea;lea@museum.example", "dn\tmail\nx\ty", "BEGIN:VCALENDAR\nEND:VCALENDAR"]
)
def test_anything_else_is_no_address_book(text: str) -> None:
    assert contacts.sheets_of(text, ROSTER) == ()


WORDS = ["BEGIN:VCARD", "END:VCARD", "FN", "N", "EMAIL", ";", ":", "=", "ENCODING=QUOTED-PRINTABLE", "\n", " ",
         "CHARSET=UTF-8", '"', "TYPE=", "PREF=1", "a", "=C3", "\\", "dn: ", "cn:: ", "mail: "]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=40).map("".join), st.sampled_from(["BEGIN:VCARD\n", "dn: a\n"]))
def test_whatever_a_file_holds_it_is_read(text: str, begin: str) -> None:
    assert cells(begin + text)[:1] == [HEADER]


@given(st.data(), st.sampled_from([OUTLOOK_21, ANDROID_21, APPLE_30, NEXTCLOUD_40, THUNDERBIRD_LDIF, DIRECTORY_LDIF]))
def test_a_damaged_file_is_read_too(data: st.DataObject, text: str) -> None:
    cells(damaged(data, text))


@pytest.mark.parametrize(
    ("begin", "part"),
    [
        *[("BEGIN:VCARD\n", part) for part in (
            "N:A;B\n", "EMAIL;A=", "EMAIL;A=a=a", "EMAIL;TYPE=a,", "FN;ENCODING=QUOTED-PRINTABLE:=E4\n", "FN:a\n ",
            "PHOTO:a\n a", "BEGIN:VCARD\n", "BEGIN:VCARD\nFN:a\nEND:VCARD\n", "N:" + 50 * ";" + "\n", 'EMAIL;A="', "a.",
            "FN;QUOTED-PRINTABLE:=\n")],
        *[("dn: a\n", part) for part in ("cn: a\n", "cn:: YQ==\n", "dn: a\n", "a\n ", "mail: a;b@", "#\n", "\n")],
    ],
)  # fmt: skip
def test_a_long_file_takes_no_time(begin: str, part: str) -> None:
    in_time(2, lambda: cells(begin + part * (1_000_000 // len(part))))
