# ruff: noqa: E501  (a row of a program's list stands in one line)
"""Lists of people as programs write them: three of a museum, by program and language.

Each was made here, with the columns that the program writes in that language (those that say nothing about a person
mostly left away), and with cells that the program fills by itself. A line is a row, and “|” parts its cells.
"""

from dataclasses import dataclass

from app.domain.people import NewPerson
from app.domain.sheets import SheetRow

LEA = NewPerson("Lea Moreau", "lea@museum.example", "Guide", "Front of house")
BEN = NewPerson("Ben Adeyemi", "ben@museum.example", "Curator", "Collections")
DILEK = NewPerson("Dilek Aydın", "dilek@museum.example", "Educator", "Learning")
THREE = (LEA, BEN, DILEK)


@dataclass(frozen=True)
class Shape:
    """`left`: the titles of the columns of which nothing is kept, as far as anything stands in them."""

    text: str
    people: tuple[NewPerson, ...] = THREE
    left: tuple[str, ...] = ()

    @property
    def rows(self) -> tuple[SheetRow, ...]:
        """Empty lines are counted and are no rows, as readers have it."""
        lines = [tuple(cell.strip() for cell in line.split("|")) for line in self.text.strip("\n").split("\n")]
        return tuple(SheetRow(number, cells) for number, cells in enumerate(lines, start=1) if any(cells))


SHAPES = {
    "Outlook, classic, English": Shape(
        """
Title|First Name|Middle Name|Last Name|Suffix|Company|Department|Job Title|Business Street|Business Phone|Birthday|E-mail Address|E-mail Type|E-mail Display Name|E-mail 2 Address|Gender|Manager's Name|Notes|Office Location|Profession|Spouse
Ms|Lea||Moreau||Museum|Front of house|Guide|12 Main Street|+41 31 555 01 01|3/5/1990|lea@museum.example|SMTP|Lea Moreau (lea@museum.example)||Unspecified|Maria Lind|likes tea|2.04||Max Moreau
Dr.|Ben|O.|Adeyemi|Jr.|Museum|Collections|Curator|12 Main Street|+41 31 555 01 02|0/0/00||EX|Adeyemi, Ben|ben@museum.example|Unspecified|Maria Lind||2.05|Historian|
|Dilek||Aydın||Museum|Learning|Educator|||0/0/00|dilek@museum.example|SMTP|Dilek Aydın||Unspecified|||2.06||
""",
        left=(
            "Business Street",
            "Business Phone",
            "Birthday",
            "E-mail Type",
            "Gender",
            "Manager's Name",
            "Notes",
            "Office Location",
            "Spouse",
        ),
    ),
    "Outlook, classic, German": Shape(
        """
Anrede|Vorname|Weitere Vornamen|Nachname|Suffix|Firma|Abteilung|Position|Straße geschäftlich|Ort geschäftlich|Telefon geschäftlich|Beruf|Büro|E-Mail-Adresse|E-Mail-Typ|E-Mail: Angezeigter Name|Geburtstag|Geschlecht|Notizen|Partner
Frau|Lea||Moreau||Museum|Front of house|Guide|Hauptstrasse 12|Bern|031 555 01 01||2.04|lea@museum.example|SMTP|Lea Moreau|3.5.1990|Keine Angabe|mag Tee|Max
Herr|Ben|O.|Adeyemi||Museum|Collections|Curator|Hauptstrasse 12|Bern|031 555 01 02|Historiker|2.05|ben@museum.example|SMTP|Ben Adeyemi|0.0.00|Keine Angabe||
Frau Dr.|Dilek||Aydın||Museum|Learning|Educator||Bern|||2.06|dilek@museum.example|SMTP|Dilek Aydın|0.0.00|Keine Angabe||
""",
        left=(
            "Anrede",
            "Straße geschäftlich",
            "Ort geschäftlich",
            "Telefon geschäftlich",
            "Büro",
            "Geburtstag",
            "Geschlecht",
            "Notizen",
            "Partner",
        ),
    ),
    "Outlook, classic, French, with two columns “Titre”": Shape(
        """
Titre|Prénom|Deuxième prénom|Nom|Suffixe|Société|Service|Titre|Ville (bureau)|Adresse de messagerie|Type de messagerie|Nom complet de l'adresse de messagerie|Adresse de messagerie 2|Conjoint(e)|Sexe
Mme|Lea||Moreau||Musée|Front of house|Guide|Berne|lea@museum.example|SMTP|Lea Moreau||Max|Non spécifié
M.|Ben|O.|Adeyemi||Musée|Collections|Curator|Berne|ben@museum.example|SMTP|Ben Adeyemi|b@home.example||Non spécifié
Mme|Dilek||Aydın||Musée|Learning|Educator|Berne|dilek@museum.example|SMTP|Dilek Aydın|||Non spécifié
""",
        left=("Ville (bureau)", "Type de messagerie", "Conjoint(e)", "Sexe"),
    ),
    "Outlook, classic, Spanish": Shape(
        """
Tratamiento|Nombre|Segundo nombre|Apellidos|Sufijo|Organización|Departamento|Puesto|Dirección de correo electrónico|Tipo de correo electrónico|Nombre de pantalla de correo electrónico|Cumpleaños
Sra.|Lea||Moreau||Museo|Front of house|Guide|lea@museum.example|SMTP|Lea Moreau|
Sr.|Ben|O.|Adeyemi||Museo|Collections|Curator|ben@museum.example|SMTP|Ben Adeyemi|
Sra.|Dilek||Aydın||Museo|Learning|Educator|dilek@museum.example|SMTP|Dilek Aydın|
"""
    ),
    "Outlook, classic, Italian": Shape(
        """
Titolo|Nome|Secondo nome|Cognome|Titolo straniero|Società|Reparto|Posizione|Indirizzo posta elettronica|Tipo posta elettronica|Nome visualizzato posta elettronica
Sig.ra|Lea||Moreau||Museo|Front of house|Guide|lea@museum.example|SMTP|Lea Moreau
Dott.|Ben|O.|Adeyemi||Museo|Collections|Curator|ben@museum.example|SMTP|Ben Adeyemi
Sig.ra|Dilek||Aydın||Museo|Learning|Educator|dilek@museum.example|SMTP|Dilek Aydın
"""
    ),
    "Outlook, classic, Portuguese": Shape(
        """
Tratamento|Primeiro nome|Segundo nome|Sobrenome|Sufixo|Empresa|Departamento|Cargo|Endereço de email|Tipo de email|Nome para exibição do email|Sala
Sra.|Lea||Moreau||Museu|Front of house|Guide|lea@museum.example|SMTP|Lea Moreau|
Sr.|Ben|O.|Adeyemi||Museu|Collections|Curator|ben@museum.example|SMTP|Ben Adeyemi|
Sra.|Dilek||Aydın||Museu|Learning|Educator|dilek@museum.example|SMTP|Dilek Aydın|
"""
    ),
    "Outlook, classic, Dutch": Shape(
        """
Titel|Voornaam|Middelste naam|Achternaam|Achtervoegsel|Bedrijf|Afdeling|Functie|E-mailadres|E-mailtype|E-mail, weergegeven naam
mevr.|Lea||Moreau||Museum|Front of house|Guide|lea@museum.example|SMTP|Lea Moreau
dhr.|Ben|O.|Adeyemi||Museum|Collections|Curator|ben@museum.example|SMTP|Ben Adeyemi
|Dilek||Aydın||Museum|Learning|Educator|dilek@museum.example|SMTP|Dilek Aydın
"""
    ),
    "Outlook, classic, Swedish": Shape(
        """
Titel|Förnamn|Mellannamn|Efternamn|Namnsuffix|Företag|Avdelning|Befattning|E-postadress|E-posttyp|Visningsnamn för e-post|Make maka
Fru|Lea||Moreau||Museum|Front of house|Guide|lea@museum.example|SMTP|Lea Moreau|
|Ben|O.|Adeyemi||Museum|Collections|Curator|ben@museum.example|SMTP|Ben Adeyemi|
|Dilek||Aydın||Museum|Learning|Educator|dilek@museum.example|SMTP|Dilek Aydın|
"""
    ),
    "Outlook, classic, Danish": Shape(
        """
Titel|Fornavn|Mellemnavn|Efternavn|Suffiks|Firma|Afdeling|Stilling|E-mail-adresse|E-mail-type|Vist navn for e-mail
|Lea||Moreau||Museum|Front of house|Guide|lea@museum.example|SMTP|Lea Moreau
Dr.|Ben|O.|Adeyemi||Museum|Collections|Curator|ben@museum.example|SMTP|Ben Adeyemi
|Dilek||Aydın||Museum|Learning|Educator|dilek@museum.example|SMTP|Dilek Aydın
""",
        left=("E-mail-type",),
    ),
    "Outlook, classic, Polish": Shape(
        """
Tytuł|Imię|Drugie imię|Nazwisko|Sufiks|Firma|Dział|Stanowisko|Adres e-mail|Typ poczty e-mail|Wyświetlana nazwa e-mail|PESEL
Pani|Lea||Moreau||Muzeum|Front of house|Guide|lea@museum.example|SMTP|Lea Moreau|90050312345
Pan|Ben|O.|Adeyemi||Muzeum|Collections|Curator|ben@museum.example|SMTP|Ben Adeyemi|
Pani|Dilek||Aydın||Muzeum|Learning|Educator|dilek@museum.example|SMTP|Dilek Aydın|
""",
        left=("PESEL",),
    ),
    "Outlook, classic, Russian": Shape(
        """
Обращение|Имя|Отчество|Фамилия|Суффикс|Организация|Отдел|Должность|Адрес эл. почты|Тип эл. почты|Краткое имя эл. почты|Супруг(а)
г-жа|Анна|Ивановна|Петрова||Музей|Касса|Кассир|anna@museum.example|SMTP|Анна Петрова|Иван Петров
г-н|Иван|Сергеевич|Орлов||Музей|Фонды|Хранитель|ivan@museum.example|SMTP|Орлов Иван|
""",
        people=(
            NewPerson("Анна Петрова", "anna@museum.example", "Кассир", "Касса"),
            NewPerson("Иван Орлов", "ivan@museum.example", "Хранитель", "Фонды"),
        ),
        left=("Супруг(а)",),
    ),
    "Outlook, classic, Turkish": Shape(
        """
Unvan|İlk Adı|İkinci Adı|Soyadı|Sonek|Şirket|Bölüm|İş Unvanı|Elektronik Posta Adresi|Elektronik Posta Türü
Bayan|Lea||Moreau||Müze|Front of house|Guide|lea@museum.example|SMTP
Dr.|Ben||Adeyemi||Müze|Collections|Curator|ben@museum.example|SMTP
|Dilek||Aydın||Müze|Learning|Educator|dilek@museum.example|SMTP
"""
    ),
    "Outlook, classic, Japanese": Shape(
        """
肩書き|名|ミドル|姓|敬称|会社名|部署|役職|会社電話|姓フリガナ|性別|電子メール アドレス|電子メールの種類|電子メール表示名|名前フリガナ
|花子||佐藤|様|博物館|案内課|課長|03-5555-0101|サトウ|女|hanako@museum.example|SMTP|佐藤 花子|ハナコ
|健||森|様|博物館|学芸課|学芸員|03-5555-0102|モリ|男|ken@museum.example|SMTP|森 健|ケン
""",
        people=(
            NewPerson("佐藤 花子", "hanako@museum.example", "課長", "案内課"),
            NewPerson("森健", "ken@museum.example", "学芸員", "学芸課"),
        ),
        left=("会社電話", "性別", "電子メールの種類", "電子メール表示名", "名前フリガナ"),
    ),
    "Outlook, Chinese": Shape(
        """
姓氏|名字|公司|部门|职务|电子邮件地址|电子邮件类型|移动电话
陈|伟|博物馆|接待部|主管|chen@museum.example|SMTP|13800138000
王|芳|博物馆|教育部|讲解员|wang@museum.example|SMTP|13800138001
""",
        people=(
            NewPerson("陈伟", "chen@museum.example", "主管", "接待部"),
            NewPerson("王芳", "wang@museum.example", "讲解员", "教育部"),
        ),
        left=("移动电话",),
    ),
    "Outlook, Korean": Shape(
        """
성|이름|회사|부서|직위|전자 메일 주소|휴대폰
김|민수|박물관|안내팀|팀장|minsu@museum.example|010-1234-5678
이|지은|박물관|교육팀|대리|jieun@museum.example|010-1234-5679
""",
        people=(
            NewPerson("김민수", "minsu@museum.example", "팀장", "안내팀"),
            NewPerson("이지은", "jieun@museum.example", "대리", "교육팀"),
        ),
        left=("휴대폰",),
    ),
    "Outlook, new and on the web": Shape(
        """
First Name|Middle Name|Last Name|Title|Suffix|Nickname|Given Yomi|Surname Yomi|E-mail Address|E-mail 2 Address|E-mail 3 Address|Home Phone|Business Phone|Mobile Phone|Business City|Company|Job Title|Department|Birthday|Notes
Lea||Moreau|Ms||Lily|||lea@museum.example|l@home.example||||+41 79 555 01 01|Bern|Museum|Guide|Front of house|1990-05-03|
Ben|O.|Adeyemi|||Benny|||ben@museum.example|||||+41 79 555 01 02|Bern|Museum|Curator|Collections||shoe size 43
Dilek||Aydın||||||dilek@museum.example||||||Bern|Museum|Educator|Learning||
""",
        left=("Nickname", "Mobile Phone", "Business City", "Birthday", "Notes"),
    ),
    "Google Contacts": Shape(
        """
First Name|Middle Name|Last Name|Phonetic First Name|Name Prefix|Nickname|File As|Organization Name|Organization Title|Organization Department|Birthday|Notes|Photo|Labels|E-mail 1 - Label|E-mail 1 - Value|E-mail 2 - Label|E-mail 2 - Value|Phone 1 - Label|Phone 1 - Value
Lea||Moreau||||||Guide|Front of house|1990-05-03|||* myContacts|* Work|lea@museum.example ::: l@home.example||||
Ben|O.|Adeyemi||Dr.|||Museum|Curator|Collections||||* myContacts||||ben@museum.example|Mobile|+41 79 555 01 02
Dilek||Aydın|||||Museum|Educator|Learning||||* myContacts|Work|dilek@museum.example|Home|d@home.example||
""",
        left=("Birthday", "Phone 1 - Value"),
    ),
    "Google Contacts, before 2024": Shape(
        """
Name|Given Name|Additional Name|Family Name|Yomi Name|Name Prefix|Name Suffix|Birthday|Gender|Occupation|Group Membership|E-mail 1 - Type|E-mail 1 - Value|Organization 1 - Type|Organization 1 - Name|Organization 1 - Title|Organization 1 - Department
Lea Moreau|Lea||Moreau|||||||* myContacts|* Work|lea@museum.example|Work|Museum|Guide|Front of house
Dr. Ben O. Adeyemi|Ben|O.|Adeyemi||Dr.||||Historian|* myContacts|Work|ben@museum.example|Work|Museum|Curator|Collections
Dilek Aydın|Dilek||Aydın|||||||* myContacts|Work|dilek@museum.example|Work|Museum|Educator|Learning
""",
        left=("E-mail 1 - Type",),
    ),
    "Google Workspace, users": Shape(
        """
First Name [Required]|Last Name [Required]|Email Address [Required]|Password [Required]|Org Unit Path [Required]|Recovery Email|Work Phone|Employee ID|Employee Title|Manager Email|Department|Cost Center|Status [READ ONLY]|Last Sign In [READ ONLY]
Lea|Moreau|lea@museum.example|****|/|l@home.example|+41 31 555 01 01|40117|Guide|maria@museum.example|Front of house|4410|Active|2026/11/20 10:00:00
Ben|Adeyemi|ben@museum.example|****|/|||40118|Curator|maria@museum.example|Collections|4420|Active|Never logged in
Dilek|Aydın|dilek@museum.example|****|/|||40119|Educator|maria@museum.example|Learning|4430|Active|2026/11/21 09:00:00
""",
        left=("Password [Required]", "Work Phone", "Employee ID", "Cost Center", "Last Sign In [READ ONLY]"),
    ),
    "Thunderbird, English": Shape(
        """
First Name|Last Name|Display Name|Nickname|Primary Email|Secondary Email|Screen Name|Work Phone|Home City|Job Title|Department|Organization|Birth Year|Custom 1|Notes
Lea|Moreau|Lea Moreau|Lily|lea@museum.example|l@home.example|||Bern|Guide|Front of house|Museum|1990||likes tea
||Ben Adeyemi||ben@museum.example||||Bern|Curator|Collections|Museum|||
Dilek|Aydın|Aydın, Dilek||dilek@museum.example||||Bern|Educator|Learning|Museum|||
""",
        left=("Nickname", "Home City", "Birth Year", "Notes"),
    ),
    "Thunderbird, German": Shape(
        """
Vorname|Nachname|Anzeigename|Spitzname|Primäre E-Mail-Adresse|Sekundäre E-Mail-Adresse|Messenger-Name|Tel. dienstlich|Arbeitstitel|Abteilung|Organisation|Geburtsjahr
Lea|Moreau|Lea Moreau||lea@museum.example|||031 555 01 01|Guide|Front of house|Museum|
Ben|Adeyemi|Ben Adeyemi||ben@museum.example|b@home.example||031 555 01 02|Curator|Collections|Museum|
Dilek|Aydın|Dilek Aydın||dilek@museum.example||||Educator|Learning|Museum|
""",
        left=("Tel. dienstlich",),
    ),
    "Thunderbird, Finnish": Shape(
        """
Etunimi|Sukunimi|Näyttönimi|Lempinimi|Ensisijainen sähköposti|Toissijainen sähköposti|Ammattinimi|Osasto|Järjestö
Lea|Moreau|Lea Moreau||lea@museum.example||Guide|Front of house|Museo
Ben|Adeyemi|Ben Adeyemi||ben@museum.example|b@home.example|Curator|Collections|Museo
Dilek|Aydın|Dilek Aydın||dilek@museum.example||Educator|Learning|Museo
"""
    ),
    "Active Directory, csvde": Shape(
        """
DN|objectClass|cn|sn|title|givenName|displayName|department|sAMAccountName|objectGUID|mail|proxyAddresses
CN=Moreau\\, Lea,OU=Users,DC=museum,DC=example|user|Moreau, Lea|Moreau|Guide|Lea|Moreau, Lea (EXT)|Front of house|lmoreau|X'0a1b2c3d4e5f60718293a4b5c6d7e8f9'|lea@museum.example|SMTP:lea@museum.example;smtp:l@museum.example
CN=Adeyemi\\, Ben,OU=Users,DC=museum,DC=example|user|Adeyemi, Ben|Adeyemi|Curator|Ben|Adeyemi, Ben|Collections|badeyemi|X'1a1b2c3d4e5f60718293a4b5c6d7e8f9'||smtp:b@museum.example;SMTP:ben@museum.example
CN=Aydin\\, Dilek,OU=Users,DC=museum,DC=example|user|Aydın, Dilek|Aydın|Educator|Dilek|Aydın, Dilek|Learning|daydin|X'2a1b2c3d4e5f60718293a4b5c6d7e8f9'|dilek@museum.example|SMTP:dilek@museum.example
""",
        left=("DN", "objectClass", "objectGUID"),
    ),
    "Entra, users": Shape(
        """
userPrincipalName|displayName|surname|mail|givenName|objectId|userType|jobTitle|department|accountEnabled|city|telephoneNumber|companyName|creationType
lea.m@museum.onmicrosoft.example|Lea Moreau (Museum)|Moreau|lea@museum.example|Lea|6f9619ff-8b86-d011-b42d-00cf4fc964ff|Member|Guide|Front of house|True|Bern|+41 31 555 01 01|Museum|
ben@museum.example|Ben Adeyemi|||||Member|Curator|Collections|True|Bern||Museum|
dilek@museum.example|Dilek Aydın|Aydın||Dilek|6f9619ff-8b86-d011-b42d-00cf4fc964fe|Member|Educator|Learning|True|Bern||Museum|
""",
        left=("objectId", "userType", "city", "telephoneNumber"),
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
    ),
    "Personio, English": Shape(
        """
First name|Last name|Preferred name|Email|Gender|Position|Department|Team|Office|Supervisor|Employment type|Hire date
Lea|Moreau||lea@museum.example|female|Guide|Front of house|Doors|Bern|Maria Lind|Internal|2019-04-01
Ben|Adeyemi|Benny|ben@museum.example|male|Curator|Collections|Paintings|Bern|Maria Lind|Internal|2020-01-01
Dilek|Aydın||dilek@museum.example|female|Educator|Learning|Schools|Bern|Maria Lind|External|2021-09-01
""",
        left=("Gender", "Office", "Employment type", "Hire date"),
    ),
    "BambooHR": Shape(
        """
Employee #|Last name, First name|Job Title|Location|Division|Department|Reporting to|Work Email|Home Email|Mobile Phone
101|Moreau, Lea|Guide|Bern|Visitors|Front of house|Maria Lind|lea@museum.example|l@home.example|+41 79 555 01 01
102|Adeyemi, Ben|Curator|Bern|Objects|Collections|Maria Lind|ben@museum.example||
103|Aydın, Dilek|Educator|Bern|Visitors|Learning|Maria Lind||dilek@museum.example|
""",
        left=("Employee #", "Location", "Mobile Phone"),
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
