# ruff: noqa: E501  (a row of a program's list stands in one line)
"""Lists of people as directories, meetings, personnel programs and people write them, beside address books.

Made here as those in `address_books`.
"""

from app.domain.people.people import NewPerson
from tests.domain.address_books import ADDRESS_BOOKS
from tests.domain.listed import BEN, THREE, Shape

SHAPES = ADDRESS_BOOKS | {
    "Active Directory, csvde": Shape(
        """
DN|objectClass|cn|sn|title|givenName|displayName|department|sAMAccountName|objectGUID|mail|proxyAddresses
CN=Moreau\\, Lea,OU=Users,DC=museum,DC=example|user|Moreau, Lea|Moreau|Guide|Lea|Moreau, Lea (EXT)|Front of house|lmoreau|X'0a1b2c3d4e5f60718293a4b5c6d7e8f9'|lea@museum.example|SMTP:lea@museum.example;smtp:l@museum.example
CN=Adeyemi\\, Ben,OU=Users,DC=museum,DC=example|user|Adeyemi, Ben|Adeyemi|Curator|Ben|Adeyemi, Ben|Collections|badeyemi|X'1a1b2c3d4e5f60718293a4b5c6d7e8f9'||smtp:b@museum.example;SMTP:ben@museum.example
CN=Aydin\\, Dilek,OU=Users,DC=museum,DC=example|user|Aydın, Dilek|Aydın|Educator|Dilek|Aydın, Dilek|Learning|daydin|X'2a1b2c3d4e5f60718293a4b5c6d7e8f9'|dilek@museum.example|SMTP:dilek@museum.example
""",
        left=("DN", "objectClass", "sAMAccountName", "objectGUID"),
    ),
    "Entra, users": Shape(
        """
userPrincipalName|displayName|surname|mail|givenName|objectId|userType|jobTitle|department|accountEnabled|city|telephoneNumber|companyName|creationType
lea.m@museum.onmicrosoft.example|Lea Moreau (Museum)|Moreau|lea@museum.example|Lea|6f9619ff-8b86-d011-b42d-00cf4fc964ff|Member|Guide|Front of house|True|Bern|+41 31 555 01 01|Museum|
ben@museum.example|Ben Adeyemi|||||Member|Curator|Collections|True|Bern||Museum|
dilek@museum.example|Dilek Aydın|Aydın||Dilek|6f9619ff-8b86-d011-b42d-00cf4fc964fe|Member|Educator|Learning|True|Bern||Museum|
""",
        left=("objectId", "userType", "city", "telephoneNumber", "companyName"),
    ),
    "Slack, members": Shape(
        """
username|email|status|billing-active|has-2fa|has-sso|userid|fullname|displayname|expiration-timestamp
lmoreau|lea@museum.example|Member|1|0|0|U059H0Z4PH6|Lea Moreau|lea|
badeyemi|ben@museum.example|Admin|1|1|0|U059H0Z4PH7|Ben Adeyemi|ben|
""",
        people=(NewPerson("Lea Moreau", "lea@museum.example"), NewPerson("Ben Adeyemi", "ben@museum.example")),
        left=("username", "status", "billing-active", "has-2fa", "has-sso", "userid"),
    ),
    "Teams, attendance": Shape(
        """
1. Summary
Meeting title|What our visitors should experience
Attended participants|2
Start time|11/26/26, 4:16:54 PM

2. Participants
Name|First Join|Last Leave|In-Meeting Duration|Email|Participant ID (UPN)|Role
Lea Moreau|11/26/26, 4:16:55 PM|11/26/26, 4:18:08 PM|2m 30s|lea@museum.example|lea@museum.example|Organizer
Ben Adeyemi (Guest)|11/26/26, 4:17:00 PM|11/26/26, 4:18:05 PM|1m 5s|ben@museum.example||Presenter

3. In-Meeting Activities
Name|Join Time|Leave Time|Duration|Email|Role
Lea Moreau|11/26/26, 4:16:55 PM|11/26/26, 4:18:08 PM|1m 13s|lea@museum.example|Organizer
""",
        people=(NewPerson("Lea Moreau", "lea@museum.example"), NewPerson("Ben Adeyemi", "ben@museum.example")),
        left=("First Join", "Last Leave", "In-Meeting Duration"),
        lines=(
            *("1. Summary", "Meeting title", "Attended participants", "Start time", "2. Participants"),
            *("3. In-Meeting Activities", "Lea Moreau"),
        ),
    ),
    "Zoom, participants": Shape(
        """
Meeting ID|Topic|Start Time|End Time|User Email|Duration (Minutes)|Participants
812 3456 7890|Our vision|11/26/2026 05:55:00 PM|11/26/2026 07:00:00 PM|maria@museum.example|65|2

Name (Original Name)|User Email|Join Time|Leave Time|Duration (Minutes)|Guest
Lea M (Lea Moreau)|lea@museum.example|11/26/2026 05:55:00 PM|11/26/2026 07:00:00 PM|65|No
Ben Adeyemi (he/him)||11/26/2026 06:10:00 PM|11/26/2026 06:40:00 PM|30|Yes
""",
        people=(NewPerson("Lea Moreau", "lea@museum.example"), NewPerson("Ben Adeyemi")),
        left=("Join Time", "Leave Time", "Duration (Minutes)"),
        lines=("812 3456 7890",),
    ),
    "Personio, English": Shape(
        """
First name|Last name|Preferred name|Email|Gender|Position|Department|Team|Office|Supervisor|Employment type|Hire date
Lea|Moreau||lea@museum.example|female|Guide|Front of house|Doors|Bern|Maria Lind|Internal|2019-04-01
Ben|Adeyemi|Benny|ben@museum.example|male|Curator|Collections|Paintings|Bern|Maria Lind|Internal|2020-01-01
Dilek|Aydın||dilek@museum.example|female|Educator|Learning|Schools|Bern|Maria Lind|External|2021-09-01
""",
        left=("Gender", "Office", "Supervisor", "Employment type", "Hire date"),
    ),
    "BambooHR": Shape(
        """
Employee #|Last name, First name|Job Title|Location|Division|Department|Reporting to|Work Email|Home Email|Mobile Phone
101|Moreau, Lea|Guide|Bern|Visitors|Front of house|Maria Lind|lea@museum.example|l@home.example|+41 79 555 01 01
102|Adeyemi, Ben|Curator|Bern|Objects|Collections|Maria Lind|ben@museum.example||
103|Aydın, Dilek|Educator|Bern|Visitors|Learning|Maria Lind||dilek@museum.example|
""",
        left=("Employee #", "Location", "Reporting to", "Mobile Phone"),
    ),
    "Workday": Shape(
        """
Museum: All Active Workers
As of 11/26/2026

Worker|Employee ID|Business Title|Job Profile|Supervisory Organization|Location|Primary Work Email|Cost Center|Hire Date
Lea Moreau|21001|Guide|Guide II|Front of house|Bern|lea@museum.example|CC 4410|04/01/2019
Ben Adeyemi (On Leave)|21002|Curator|Curator I|Collections|Bern|ben@museum.example|CC 4420|01/01/2020
Dilek Aydın|21003|Educator|Educator I|Learning|Bern|dilek@museum.example|CC 4430|09/01/2021
""",
        left=("Employee ID", "Location", "Cost Center", "Hire Date"),
        lines=("Museum: All Active Workers", "As of 11/26/2026"),
    ),
    "SuccessFactors, two rows of titles": Shape(
        """
STATUS|USERID|USERNAME|FIRSTNAME|LASTNAME|GENDER|EMAIL|MANAGER|DEPARTMENT|JOBTITLE|HIREDATE
STATUS|USERID|Username|First Name|Last Name|Gender|Email|Manager|Department|Job Title|Hire Date
active|90001|lmoreau|Lea|Moreau|F|lea@museum.example|90000|Front of house|Guide|04/01/2019
active|90002|badeyemi|Ben|Adeyemi|M|ben@museum.example|90000|Collections|Curator|01/01/2020
active|90003|daydin|Dilek|Aydın|F|dilek@museum.example|90000|Learning|Educator|09/01/2021
""",
        left=("STATUS", "USERID", "USERNAME", "GENDER", "MANAGER", "HIREDATE"),
    ),
    "SAP, German, a list for printing": Shape(
        """
Mitarbeiterliste Museum, Stand 26.11.2026
||Person|||Stelle
PersNr.|Anrede|Nachname|Vorname|E-Mail|Planstelle|Organisationseinheit|Eintritt
00010117|Frau|Moreau|Lea|lea@museum.example|Guide|Front of house|01.04.2019
00010118|Herr|Adeyemi|Ben|ben@museum.example|Curator|Collections|01.01.2020
PersNr.|Anrede|Nachname|Vorname|E-Mail|Planstelle|Organisationseinheit|Eintritt
00010119|Frau|Aydın|Dilek|dilek@museum.example|Educator|Learning|01.09.2021
Anzahl: 3
""",
        left=("PersNr.", "Anrede", "Eintritt"),
        lines=("Mitarbeiterliste Museum, Stand 26.11.2026", "Anzahl: 3"),
    ),
    "Apple, Numbers": Shape(
        """
Contacts
Last|First|Job Title|Department|Email (Work)|Phone (iPhone)
Moreau|Lea|Guide|Front of house|lea@museum.example|+41 79 555 01 01
Adeyemi|Ben|Curator|Collections|ben@museum.example|+41 79 555 01 02
Aydın|Dilek|Educator|Learning|dilek@museum.example|
""",
        left=("Phone (iPhone)",),
        lines=("Contacts",),
    ),
    "By hand, Arabic": Shape(
        """
الاسم الكامل|البريد الإلكتروني|القسم|المسمى الوظيفي|رقم الهاتف
مريم البحيري|maryam@museum.example|التعليم|مرشدة|0501234567
عمر خالد|omar@museum.example|المجموعات|أمين|0501234568
""",
        people=(
            NewPerson("مريم البحيري", "maryam@museum.example", "مرشدة", "التعليم"),
            NewPerson("عمر خالد", "omar@museum.example", "أمين", "المجموعات"),
        ),
        left=("رقم الهاتف",),
    ),
    "By hand, titles that nobody knows": Shape(
        """
Wer|Wo im Haus|Macht was|Erreichbar unter
Lea Moreau|Front of house|Guide|lea@museum.example
Ben Adeyemi|Collections|Curator|ben@museum.example
Dilek Aydın|Learning|Educator|dilek@museum.example
Farid Said|Front of house|Guide|farid@museum.example
""",
        people=(*THREE, NewPerson("Farid Said", "farid@museum.example", "Guide", "Front of house")),
    ),
    "By hand, no titles": Shape(
        """
Collections|Curator|Ben|Adeyemi|ben@museum.example
Front of house|Guide|Lea|Moreau|lea.moreau@museum.example
Learning|Educator|Dilek|Aydın|dilek.aydin@museum.example
""",
        people=(
            BEN,
            NewPerson("Lea Moreau", "lea.moreau@museum.example", "Guide", "Front of house"),
            NewPerson("Dilek Aydın", "dilek.aydin@museum.example", "Educator", "Learning"),
        ),
    ),
    "By hand, a bio in the middle": Shape(
        """
Lea Moreau|Lea has shown people around since the house was opened, and knows every door|Guide|lea@museum.example
Ben Adeyemi|Ben looks after the paintings of the nineteenth century and writes about them|Curator|ben@museum.example
""",
        people=(
            NewPerson(
                *("Lea Moreau", "lea@museum.example", "Guide", ""),
                "Lea has shown people around since the house was opened, and knows every door",
            ),
            NewPerson(
                *("Ben Adeyemi", "ben@museum.example", "Curator", ""),
                "Ben looks after the paintings of the nineteenth century and writes about them",
            ),
        ),
    ),
    "A column of mail programs' names": Shape(
        """
Attendee|Response
Moreau, Lea (Front of house) <lea@museum.example>|Accepted
"Adeyemi, Ben" <ben@museum.example>|Tentative
Dilek Aydın [EXT] <dilek@museum.example>|None
""",
        people=(
            NewPerson("Lea Moreau", "lea@museum.example", "", "Front of house"),
            NewPerson("Ben Adeyemi", "ben@museum.example"),
            NewPerson("Dilek Aydın", "dilek@museum.example"),
        ),
    ),
}
