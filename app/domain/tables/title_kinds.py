"""What the title of a column says that the column holds, in the words that survey programs and companies use.

A title is sure if it says nothing else: “Date submitted”, “IP-Adresse”, “What is your name?”; not “Name one thing”.
"""

import re
import unicodedata

from app.domain.tables.cell_kinds import Kind

_WORDS = {
    Kind.TIME: """
date dates time times timestamp datetime day month year birthday birthdate duration seconds minutes milliseconds
datestamp startdate enddate submitdate startzeit endzeit starttime endtime
datum zeit uhrzeit zeitstempel zeitpunkt tag dauer sekunden minuten geburtstag geburtsdatum datumstempel
heure horodatage horodateur jour duree secondes naissance fecha hora marca duracion segundos nacimiento dia
data ora durata secondi nascita orario giorno carimbo duracao segundos tijd tijdstempel tijdstip duur seconden
tid tidpunkt tidsstampel varaktighet dato tidsstempel varighed varighet paivamaara aika kesto
czas znacznik sygnatura datum cas razitko trvani idopont datum ido tarih zaman sure saat dauer
дата время отметка длительность час ημερομηνια ωρα تاريخ التاريخ وقت الوقت الطابع الزمني مدة المدة תאריך שעה זמן
日時 日付 時刻 時間 日期 时间 時間 时间戳 時間戳記 タイムスタンプ 날짜 시간 일시 타임스탬프
""",
    Kind.PLACE: """
ip ipaddress latitude longitude lat lng lon geo gps geolocation location coordinates address street city town village
ipaddr altitude precision room building floor office branch raum zimmer buero buro gebaeude gebaude etage stockwerk
filiale
bureau salle batiment edificio sucursal zip zipcode postcode postal country region state province county place continent
adresse anschrift strasse stadt ort plz postleitzahl land bundesland kanton breitengrad laengengrad langengrad breite
laenge standort wohnort rue ville codepostal commune pays departement lieu emplacement
direccion calle ciudad codigopostal pais provincia ubicacion latitud longitud poblacion municipio
indirizzo via citta cap paese provincia regione luogo latitudine longitudine comune
endereco rua cidade cep pais estado localizacao morada adres straat stad plaats gemeente woonplaats
adress gata ort stad lan postnummer breddgrad langdgrad by gade osoite kaupunki postinumero maa
miasto ulica kraj kod mesto ulice psc varos cim iranyitoszam orszag sehir adres ulke il
адрес город страна улица индекс широта долгота διευθυνση πολη χωρα
عنوان العنوان مدينة المدينة بلد البلد الدولة خط العرض الطول الموقع כתובת עיר מדינה
住所 市区町村 都道府県 郵便番号 国 緯度 経度 所在地 地址 城市 国家 國家 邮编 纬度 经度 省份
주소 도시 국가 우편번호 위도 경도
""",
    Kind.ID: """
id ids uuid guid identifier token hash key session sessionid userid username user login account reference ref
collector ticket network networkid respondentid responseid recordid record nr no number referer referrer url link
useragent device deviceid subscriberid instance instanceid serial sid uid lfdn rts seed kennzeichen kuerzel kurzel
pseudonym panelist tunnus plate badge license licence pin tan refurl zugangsschlussel zugangscode
kennung kennnummer nummer laufnummer personalnummer benutzer benutzername referenz schluessel
identifiant matricule matricula numero cle utilisateur identificador usuario clave identificativo utente chiave chave
gebruiker sleutel kenmerk anvandare identifierare bruger tunniste identyfikator uzytkownik identifikator uzivatel
azonosito kimlik kullanici идентификатор номер ключ αναγνωριστικο معرف المعرف الرقم رقم מזהה
識別子 番号 编号 編號 序号 識別碼 번호 아이디
""",
    Kind.PERSON: """
name names firstname lastname surname forename fullname nickname initials email emails mail mailaddress phone telephone
telephon mobile cell fax contact linkedin twitter instagram signature gender sex age department employee staff manager
role position jobtitle salutation team teams costcentre costcenter initials submitter interviewer enumerator
person assignee assignees owner owners reporter
vorname nachname familienname email mailadresse telefon telefonnummer handy handynummer mobil unterschrift geschlecht
alter abteilung initialen kostenstelle gruppe arbeitsgruppe bereich rolle mitarbeiter mitarbeiterin position funktion
anrede kontakt
nom prenom equipe poste initiales pseudo courriel messagerie telephone portable sexe age employe fonction civilite
nombre equipo iniciales apellido apellidos correo telefono movil sexo genero edad departamento empleado puesto cargo
nome cognome nominativo posta cellulare sesso genere eta reparto dipendente ruolo mansione
sobrenome apelido telefone celular idade funcionario naam voornaam achternaam geslacht leeftijd afdeling functie
namn fornamn efternamn epost kon kjonn alder avdelning navn fornavn etternavn efternavn telefonnummer alder afdeling
nimi etunimi sukunimi sahkoposti puhelin ika osasto imie nazwisko plec wiek dzial
jmeno prijmeni vek oddeleni nev vezeteknev keresztnev kor osztaly ad soyad isim eposta yas cinsiyet departman bolum
имя фамилия отчество фио почта телефон пол возраст отдел должность ονομα επωνυμο ηλικια τηλεφωνο
اسم الاسم البريد الإلكتروني هاتف الهاتف الجنس العمر القسم שם דואל טלפון גיל מין מחלקה
author authors autor autorin auteur auteure autore autrice verfasser verfasserin författare forfatter автор
συγγραφέας المؤلف 作者 著者 投稿者 작성자
名前 氏名 姓 名 姓名 性別 年齢 部署 電話 電話番号 メール メールアドレス 電子メール
電郵 邮箱 电话 手机 性别 年龄 部门 이름 성명 성별 나이 부서 전화 이메일
""",
    Kind.OTHER: """
language lang status complete progress finished seed page channel tags tag score points type version browser os platform
distribution quota random source quelle zdroj zrodlo sprache seite letzte zufallsstartwert fortschritt punktzahl
punkte langue page statut questnnr
idioma pagina puntos puntuacion estado lingua lenguaje seme semilla semente begintaal punteggio stato taal pagina
status sprak sida kieli jezyk jazyk nyelv dil
язык страница اللغة لغة שפה 言語 语言 語言 언어 totalpoints startlanguage lastpage customdata
""",
}
_BESIDE = """
your you please enter the a an of in is what whats which at on for by and or to were are do did this
first last middle full start started end ended completed completion finish recorded created modified submitted submit
updated update taken external contribution invitation submission voter last custom data recipient respondent response
participant stage info information field utc gmt total
der die das den des dem ihr ihre ihren bitte geben sie ein wie lautet ist deine dein
von am um zu und oder letzte letzter
erstellt geandert abgeschickt abgesendet beginn ende start antwort befragten teilnehmer teilnehmenden fertigstellung
le la les l du de d des votre vos quel quelle est et ou dernier derniere reponse repondant debut fin creation
modification soumission envoi el los las su tu cual es del y o ultima ultimo respuesta encuestado inicio finalizacion
creacion modificacion envio il lo gli i della dello delle tuo tua suo qual risposta inizio fine completamento creazione
o os as do da dos das seu sua e ultimo resposta inicio termino conclusao criacao modificacao
de het een van uw je en antwoord begin voltooien svar start slut skapad ditt din och
"""
_MOST_WORDS = 8
_LONGEST = 400  # characters
_WITHOUT_STROKES = {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"}
_EAST_ASIAN = re.compile(r"[぀-ヿ一-鿿가-힣]")
_ENDINGS = ("datum", "zeit", "stempel", "adresse", "nummer", "kennung", "straat", "tid")  # of compounds


def title_kind(title: str) -> tuple[Kind | None, bool]:
    """What it speaks of, and whether of nothing else."""
    words = _words(title) if len(title) <= _LONGEST else []
    if not words or len(words) > _MOST_WORDS:
        return None, False
    joined = "".join(words)
    kinds = [_KIND_OF[joined]] if joined in _KIND_OF else [kind for word in words if (kind := _kind_of(word))]
    if not kinds:
        return None, False
    is_sure = joined in _KIND_OF or all(word in _BESIDE_WORDS or _kind_of(word) for word in words)
    return _strongest(kinds), is_sure


def _strongest(kinds: list[Kind]) -> Kind:
    """“IP address” and “E-mail address” hold words of two kinds: an address of mail is a person's."""
    return min(kinds, key=_ORDER.index)


_ORDER = (Kind.TIME, Kind.PERSON, Kind.OTHER, Kind.ID, Kind.PLACE)


def _words(title: str) -> list[str]:
    """“RecordedDate”, “recorded_date” and “Recorded date (UTC)” in words, small and without accents."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", title)
    plain = "".join(_plain_sign(sign) for sign in unicodedata.normalize("NFKD", parted.casefold()))
    return re.findall(r"[^\W\d_]+", plain.replace("e-mail", "email").replace("e-post", "epost"))


def _plain_sign(sign: str) -> str:
    return "" if unicodedata.combining(sign) else _WITHOUT_STROKES.get(sign, sign)


def plain_word(word: str) -> str:
    """In small letters, without accents."""
    return "".join(map(_plain_sign, unicodedata.normalize("NFKD", word.casefold())))


_KIND_OF = {plain_word(word): kind for kind, words in reversed(_WORDS.items()) for word in words.split()}
_BESIDE_WORDS = frozenset(map(plain_word, _BESIDE.split()))


def _kind_of(word: str) -> Kind | None:
    found = _KIND_OF.get(word)
    if found or not word.isalpha():
        return found
    if _EAST_ASIAN.search(word):
        within = [known for known in _KIND_OF if len(known) > 1 and known in word]
        return _KIND_OF[max(within, key=len)] if within and len(word) <= 3 * len(max(within, key=len)) else None
    ending = next((ending for ending in _ENDINGS if word.endswith(ending) and len(word) > len(ending) + 2), None)
    return _KIND_OF.get(ending) if ending else None
