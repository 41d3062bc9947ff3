# ruff: noqa: E501  (a row of a program's list stands in one line)
"""Address books as Outlook, Google and Thunderbird export them, by program and language.

Each was made here, with the columns that the program writes in that language (those that say nothing about a person
mostly left away), and with cells that the program fills by itself. A line is a row, and “|” parts its cells.
"""

from app.domain.people.people import NewPerson
from tests.domain.listed import Shape

ADDRESS_BOOKS = {
    "Outlook, classic, English": Shape(
        """
Title|First Name|Middle Name|Last Name|Suffix|Company|Department|Job Title|Business Street|Business Phone|Birthday|E-mail Address|E-mail Type|E-mail Display Name|E-mail 2 Address|Gender|Manager's Name|Notes|Office Location|Profession|Spouse
Ms|Lea||Moreau||Museum|Front of house|Guide|12 Main Street|+41 31 555 01 01|3/5/1990|lea@museum.example|SMTP|Lea Moreau (lea@museum.example)||Unspecified|Maria Lind|likes tea|2.04||Max Moreau
Dr.|Ben|O.|Adeyemi|Jr.|Museum|Collections|Curator|12 Main Street|+41 31 555 01 02|0/0/00||EX|Adeyemi, Ben|ben@museum.example|Unspecified|Maria Lind||2.05|Historian|
|Dilek||Aydın||Museum|Learning|Educator|||0/0/00|dilek@museum.example|SMTP|Dilek Aydın||Unspecified|||2.06||
""",
        left=(
            "Company",
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
            "Firma",
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
        left=("Société", "Ville (bureau)", "Type de messagerie", "Conjoint(e)", "Sexe"),
    ),
    "Outlook, classic, Spanish": Shape(
        """
Tratamiento|Nombre|Segundo nombre|Apellidos|Sufijo|Organización|Departamento|Puesto|Dirección de correo electrónico|Tipo de correo electrónico|Nombre de pantalla de correo electrónico|Cumpleaños
Sra.|Lea||Moreau||Museo|Front of house|Guide|lea@museum.example|SMTP|Lea Moreau|
Sr.|Ben|O.|Adeyemi||Museo|Collections|Curator|ben@museum.example|SMTP|Ben Adeyemi|
Sra.|Dilek||Aydın||Museo|Learning|Educator|dilek@museum.example|SMTP|Dilek Aydın|
""",
        left=("Organización",),
    ),
    "Outlook, classic, Italian": Shape(
        """
Titolo|Nome|Secondo nome|Cognome|Titolo straniero|Società|Reparto|Posizione|Indirizzo posta elettronica|Tipo posta elettronica|Nome visualizzato posta elettronica
Sig.ra|Lea||Moreau||Museo|Front of house|Guide|lea@museum.example|SMTP|Lea Moreau
Dott.|Ben|O.|Adeyemi||Museo|Collections|Curator|ben@museum.example|SMTP|Ben Adeyemi
Sig.ra|Dilek||Aydın||Museo|Learning|Educator|dilek@museum.example|SMTP|Dilek Aydın
""",
        left=("Società",),
    ),
    "Outlook, classic, Portuguese": Shape(
        """
Tratamento|Primeiro nome|Segundo nome|Sobrenome|Sufixo|Empresa|Departamento|Cargo|Endereço de email|Tipo de email|Nome para exibição do email|Sala
Sra.|Lea||Moreau||Museu|Front of house|Guide|lea@museum.example|SMTP|Lea Moreau|
Sr.|Ben|O.|Adeyemi||Museu|Collections|Curator|ben@museum.example|SMTP|Ben Adeyemi|
Sra.|Dilek||Aydın||Museu|Learning|Educator|dilek@museum.example|SMTP|Dilek Aydın|
""",
        left=("Empresa",),
    ),
    "Outlook, classic, Dutch": Shape(
        """
Titel|Voornaam|Middelste naam|Achternaam|Achtervoegsel|Bedrijf|Afdeling|Functie|E-mailadres|E-mailtype|E-mail, weergegeven naam
mevr.|Lea||Moreau||Museum|Front of house|Guide|lea@museum.example|SMTP|Lea Moreau
dhr.|Ben|O.|Adeyemi||Museum|Collections|Curator|ben@museum.example|SMTP|Ben Adeyemi
|Dilek||Aydın||Museum|Learning|Educator|dilek@museum.example|SMTP|Dilek Aydın
""",
        left=("Bedrijf",),
    ),
    "Outlook, classic, Swedish": Shape(
        """
Titel|Förnamn|Mellannamn|Efternamn|Namnsuffix|Företag|Avdelning|Befattning|E-postadress|E-posttyp|Visningsnamn för e-post|Make maka
Fru|Lea||Moreau||Museum|Front of house|Guide|lea@museum.example|SMTP|Lea Moreau|
|Ben|O.|Adeyemi||Museum|Collections|Curator|ben@museum.example|SMTP|Ben Adeyemi|
|Dilek||Aydın||Museum|Learning|Educator|dilek@museum.example|SMTP|Dilek Aydın|
""",
        left=("Företag",),
    ),
    "Outlook, classic, Danish": Shape(
        """
Titel|Fornavn|Mellemnavn|Efternavn|Suffiks|Firma|Afdeling|Stilling|E-mail-adresse|E-mail-type|Vist navn for e-mail
|Lea||Moreau||Museum|Front of house|Guide|lea@museum.example|SMTP|Lea Moreau
Dr.|Ben|O.|Adeyemi||Museum|Collections|Curator|ben@museum.example|SMTP|Ben Adeyemi
|Dilek||Aydın||Museum|Learning|Educator|dilek@museum.example|SMTP|Dilek Aydın
""",
        left=("Firma", "E-mail-type"),
    ),
    "Outlook, classic, Polish": Shape(
        """
Tytuł|Imię|Drugie imię|Nazwisko|Sufiks|Firma|Dział|Stanowisko|Adres e-mail|Typ poczty e-mail|Wyświetlana nazwa e-mail|PESEL
Pani|Lea||Moreau||Muzeum|Front of house|Guide|lea@museum.example|SMTP|Lea Moreau|90050312345
Pan|Ben|O.|Adeyemi||Muzeum|Collections|Curator|ben@museum.example|SMTP|Ben Adeyemi|
Pani|Dilek||Aydın||Muzeum|Learning|Educator|dilek@museum.example|SMTP|Dilek Aydın|
""",
        left=("Firma", "PESEL"),
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
        left=("Организация", "Супруг(а)"),
    ),
    "Outlook, classic, Turkish": Shape(
        """
Unvan|İlk Adı|İkinci Adı|Soyadı|Sonek|Şirket|Bölüm|İş Unvanı|Elektronik Posta Adresi|Elektronik Posta Türü
Bayan|Lea||Moreau||Müze|Front of house|Guide|lea@museum.example|SMTP
Dr.|Ben||Adeyemi||Müze|Collections|Curator|ben@museum.example|SMTP
|Dilek||Aydın||Müze|Learning|Educator|dilek@museum.example|SMTP
""",
        left=("Şirket",),
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
        left=("会社名", "会社電話", "性別", "電子メールの種類", "電子メール表示名", "名前フリガナ"),
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
        left=("公司", "移动电话"),
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
        left=("회사", "휴대폰"),
    ),
    "Outlook, new and on the web": Shape(
        """
First Name|Middle Name|Last Name|Title|Suffix|Nickname|Given Yomi|Surname Yomi|E-mail Address|E-mail 2 Address|E-mail 3 Address|Home Phone|Business Phone|Mobile Phone|Business City|Company|Job Title|Department|Birthday|Notes
Lea||Moreau|Ms||Lily|||lea@museum.example|l@home.example||||+41 79 555 01 01|Bern|Museum|Guide|Front of house|1990-05-03|
Ben|O.|Adeyemi|||Benny|||ben@museum.example|||||+41 79 555 01 02|Bern|Museum|Curator|Collections||shoe size 43
Dilek||Aydın||||||dilek@museum.example||||||Bern|Museum|Educator|Learning||
""",
        left=("Nickname", "Mobile Phone", "Business City", "Company", "Birthday", "Notes"),
    ),
    "Google Contacts": Shape(
        """
First Name|Middle Name|Last Name|Phonetic First Name|Name Prefix|Nickname|File As|Organization Name|Organization Title|Organization Department|Birthday|Notes|Photo|Labels|E-mail 1 - Label|E-mail 1 - Value|E-mail 2 - Label|E-mail 2 - Value|Phone 1 - Label|Phone 1 - Value
Lea||Moreau||||||Guide|Front of house|1990-05-03|||* myContacts|* Work|lea@museum.example ::: l@home.example||||
Ben|O.|Adeyemi||Dr.|||Museum|Curator|Collections||||* myContacts||||ben@museum.example|Mobile|+41 79 555 01 02
Dilek||Aydın|||||Museum|Educator|Learning||||* myContacts|Work|dilek@museum.example|Home|d@home.example||
""",
        left=("Organization Name", "Birthday", "Phone 1 - Value"),
    ),
    "Google Contacts, before 2024": Shape(
        """
Name|Given Name|Additional Name|Family Name|Yomi Name|Name Prefix|Name Suffix|Birthday|Gender|Occupation|Group Membership|E-mail 1 - Type|E-mail 1 - Value|Organization 1 - Type|Organization 1 - Name|Organization 1 - Title|Organization 1 - Department
Lea Moreau|Lea||Moreau|||||||* myContacts|* Work|lea@museum.example|Work|Museum|Guide|Front of house
Dr. Ben O. Adeyemi|Ben|O.|Adeyemi||Dr.||||Historian|* myContacts|Work|ben@museum.example|Work|Museum|Curator|Collections
Dilek Aydın|Dilek||Aydın|||||||* myContacts|Work|dilek@museum.example|Work|Museum|Educator|Learning
""",
        left=("E-mail 1 - Type", "Organization 1 - Name"),
    ),
    "Google Workspace, users": Shape(
        """
First Name [Required]|Last Name [Required]|Email Address [Required]|Password [Required]|Org Unit Path [Required]|Recovery Email|Work Phone|Employee ID|Employee Title|Manager Email|Department|Cost Center|Status [READ ONLY]|Last Sign In [READ ONLY]
Lea|Moreau|lea@museum.example|****|/|l@home.example|+41 31 555 01 01|40117|Guide|maria@museum.example|Front of house|4410|Active|2026/11/20 10:00:00
Ben|Adeyemi|ben@museum.example|****|/|||40118|Curator|maria@museum.example|Collections|4420|Active|Never logged in
Dilek|Aydın|dilek@museum.example|****|/|||40119|Educator|maria@museum.example|Learning|4430|Active|2026/11/21 09:00:00
""",
        left=(
            "Password [Required]",
            "Work Phone",
            "Employee ID",
            "Manager Email",
            "Cost Center",
            "Last Sign In [READ ONLY]",
        ),
    ),
    "Thunderbird, English": Shape(
        """
First Name|Last Name|Display Name|Nickname|Primary Email|Secondary Email|Screen Name|Work Phone|Home City|Job Title|Department|Organization|Birth Year|Custom 1|Notes
Lea|Moreau|Lea Moreau|Lily|lea@museum.example|l@home.example|||Bern|Guide|Front of house|Museum|1990||likes tea
||Ben Adeyemi||ben@museum.example||||Bern|Curator|Collections|Museum|||
Dilek|Aydın|Aydın, Dilek||dilek@museum.example||||Bern|Educator|Learning|Museum|||
""",
        left=("Nickname", "Home City", "Organization", "Birth Year", "Notes"),
    ),
    "Thunderbird, German": Shape(
        """
Vorname|Nachname|Anzeigename|Spitzname|Primäre E-Mail-Adresse|Sekundäre E-Mail-Adresse|Messenger-Name|Tel. dienstlich|Arbeitstitel|Abteilung|Organisation|Geburtsjahr
Lea|Moreau|Lea Moreau||lea@museum.example|||031 555 01 01|Guide|Front of house|Museum|
Ben|Adeyemi|Ben Adeyemi||ben@museum.example|b@home.example||031 555 01 02|Curator|Collections|Museum|
Dilek|Aydın|Dilek Aydın||dilek@museum.example||||Educator|Learning|Museum|
""",
        left=("Tel. dienstlich", "Organisation"),
    ),
    "Thunderbird, Finnish": Shape(
        """
Etunimi|Sukunimi|Näyttönimi|Lempinimi|Ensisijainen sähköposti|Toissijainen sähköposti|Ammattinimi|Osasto|Järjestö
Lea|Moreau|Lea Moreau||lea@museum.example||Guide|Front of house|Museo
Ben|Adeyemi|Ben Adeyemi||ben@museum.example|b@home.example|Curator|Collections|Museo
Dilek|Aydın|Dilek Aydın||dilek@museum.example||Educator|Learning|Museo
"""
    ),
}
