"""The words of `people_titles`, by meaning: the clearest first where several may stand in one list.

Languages, as far as a program writes them: English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish,
Danish, Norwegian, Finnish, Polish, Czech, Slovak, Hungarian, Russian, Turkish, Arabic, Hebrew, Hindi, Japanese,
Chinese, Korean.
"""

WHOLE_NAMES = """
last name first name, first name last name, surname first name, first name surname, name surname, surname name
full name, fullname, display name, name (original name), worker, employee name, complete name, first and last name
cn, vollständiger name, vor- und nachname, vorname nachname, nachname vorname, name vorname, vorname und nachname
anzeigename, angezeigter name, mitarbeitername, nom complet, nom et prénom, prénom et nom, nom prénom, prénom nom
nom à afficher, nom d'affichage, nombre completo, nombre y apellidos, apellidos y nombre, nombre mostrado
nombre para mostrar, nome completo, nome e cognome, cognome e nome, nome cognome, cognome nome, nominativo
nome visualizzato, nome de exibição, nome e sobrenome, nome e apelido, apresentar como, volledige naam, weergavenaam
voor- en achternaam, fullständigt namn, visningsnamn, för- och efternamn, kortnamn, fulde navn, fullt navn
vist navn, vis navn, visningsnavn, koko nimi, näyttönimi, imię i nazwisko, nazwisko i imię, wyświetlana nazwa
nazwa wyświetlana, celé jméno, jméno a příjmení, příjmení a jméno, zobrazované jméno, meno a priezvisko, teljes név
megjelenítendő név, фио, ф.и.о., полное имя, отображаемое имя, имя и фамилия, фамилия имя отчество, фамилия и имя
ad soyad, adı soyadı, ad ve soyad, tam ad, görünen ad, الاسم الكامل, الاسم المعروض, שם מלא, प्रदर्शन नाम, 氏名, 姓名
表示名, フルネーム, 显示名称, 顯示名稱, 顯示名, 全名, 성명, 표시명, 표시 이름, 성함
"""
NAMES = """
name, participant, participant name, person, employee, attendee, member, member name, contact, contact name, user
teilnehmer, teilnehmerin, teilnehmende, mitarbeiter, mitarbeiterin, mitarbeitende, kontakt, nom de l'employé
participante, nombre, nome, partecipante, naam, deelnemer, namn, deltagare, navn, deltaker, deltager, nimi
osallistuja, uczestnik, pracownik, jméno, účastník, meno, név, имя участника, участник, сотрудник, isim, katılımcı
الاسم, اسم, שם, नाम, 名前, お名前, 参加者, 参加者名, 이름, 참가자, preferred name, known as
"""
FIRST_NAMES = """
first name, first, given name, givenname, forename, christian name, name first, legal first name
preferred first name, vorname, rufname, vornamen, prénom, prénoms, prénom usuel, nombre de pila, nombres
primer nombre, nome próprio, primeiro nome, nome de batismo, voornaam, voornamen, roepnaam, förnamn, tilltalsnamn
fornavn, etunimi, kutsumanimi, imię, křestní jméno, krstné meno, keresztnév, utónév, имя, ad, adı, ilk adı, ilk ad
الاسم الأول, שם פרטי, पहला नाम, 名, 名字, ファーストネーム
"""
MIDDLE_NAMES = """
middle name, middle names, middle, additional name, additional names, middle initial, weitere vornamen
zweiter vorname, deuxième prénom, autres prénoms, segundo nombre, secondo nome, segundo nome, nome do meio
middelste naam, tussenvoegsel, mellannamn, mellemnavn, mellomnavn, toinen nimi, drugie imię, prostřední jméno
ďalšie meno, отчество, ikinci adı, ikinci ad, الاسم الأوسط, ミドル, ミドルネーム, 中间名, 中間名, 중간 이름
"""
LAST_NAMES = """
last name, last, surname, sn, family name, familyname, name last, legal last name, nachname, familienname, zuname
nom, nom de famille, nom d'usage, nom usuel, apellido, apellidos, primer apellido, cognome, sobrenome, apelido
último nome, achternaam, familienaam, efternamn, efternavn, etternavn, sukunimi, nazwisko, příjmení, priezvisko
vezetéknév, családnév, фамилия, soyadı, soyad, soy isim, اسم العائلة, الاسم الأخير, اللقب, שם משפחה, अंतिम नाम, 姓
姓氏, 苗字, 성
"""
ROLES = """
job title, jobtitle, business title, work title, organization title, organizationtitle, position title, role title
position, role, function, job, job role, job position, job description, job profile, designation, occupation
profession, stellenbezeichnung, berufstitel, berufsbezeichnung, jobtitel, funktion, rolle
position (titel), stelle, planstelle
tätigkeit, arbeitstitel, beruf, intitulé de poste, intitulé du poste, titre du poste, titre de poste, poste
fonction, rôle, emploi, puesto, cargo, puesto de trabajo, función, rol, ocupación, profesión, posizione, ruolo
mansione, qualifica, incarico, funzione, titolo di lavoro, posizione lavorativa, professione, função
título do cargo, profissão, functie, functietitel, functienaam, werkfunctie, beroep, befattning, roll, tjänst, yrke
stilling, stillingsbetegnelse, job titel, stillingstittel, yrkestittel, tehtävänimike, nimike, työtehtävä, rooli
ammattinimi, asema, stanowisko, funkcja, nazwa stanowiska, rola, zawód, funkce, pozice, pracovní pozice
pracovní zařazení, role v týmu, funkcia, beosztás, munkakör, должность, роль, профессия, iş unvanı, görev, görevi
pozisyon, المسمى الوظيفي, الوظيفة, المنصب, الدور, תפקיד, पदनाम, 役職, 職位, 職種, 役割, 职务, 职位, 職務, 職稱, 职称
岗位, 직위, 직책, 직무, 역할, 직함, projektrolle, role in project, project role, amtsbezeichnung, dienstgrad
aufgabe, aufgabenbereich, aufgabengebiet, zuständigkeit, verantwortung, responsibility, responsibilities, métier
charge, meslek, görev tanımı, taak, functieomschrijving, verantwoordelijkheid, responsabilità, responsabilidad
"""
TITLES_OR_ROLES = """
title, titel, titre, título, titulo, titolo, titull, tittel, tytuł, titul, titulek, cím, titteli, звание, титул, ünvan
unvan, اللقب المهني, תואר, उपाधि, 肩書き, 肩書, 頭銜, 头衔, 직책명
"""
DEPARTMENTS = """
department, dept, dept., department name, organization department, work dept, business unit, team, unit, division
area, supervisory organization, organizational unit, org unit, ou, section, group name, faculty, ward, directorate
subteam, abteilung, bereich, organisationseinheit, fachbereich, referat, dezernat, amt, station, gruppe
team (abteilung), sparte, département, departement, service, direction, pôle, équipe, unité, secteur, entité
departamento, área, equipo, unidad, sección, servicio, gerencia, reparto, dipartimento, ufficio, settore
area aziendale, reparto di lavoro, unità, divisione, setor, área de trabalho, equipe, equipa, unidade, divisão
afdeling, dienst, eenheid, avdelning, enhet, grupp, förvaltning, afdelingsnavn, enhed, avdeling, seksjon, osasto
yksikkö, tiimi, dział, departament, zespół, jednostka organizacyjna, oddział, oddělení, úsek, tým, odbor, oddelenie
osztály, részleg, csapat, отдел, подразделение, департамент, группа
bölüm, bölümü, departman, departmanı, birim, birimi
ekip, lotação, القسم, قسم
الإدارة, إدارة, מחלקה, צוות, विभाग, 部署, 部署名, 部門, 所属, 所属部署, 课室, 部门, 团队, 單位, 부서, 부서명, 팀
소속, abt, squad, where, відділ, підрозділ, odjel, odsjek, osakond, üksus, τμήμα, τομέας, διεύθυνση, departemen
bagian, divisi, phòng ban, phòng, bộ phận, geschäftsbereich, geschäftseinheit, hauptabteilung, direktion, ressort
dienststelle, fachgebiet, sachgebiet, stabsstelle, fakultät, institut, arbeitsbereich, org-einheit, oe, dept name
team name, unit name, business area, functional area, line of business, business line, lob, bu, org, tribe, chapter
guild, cluster, practice, segment, group, filière, direction métier, dirección, unidad de negocio, sector, direzione
diretoria, núcleo, coordenação, afd, domein, onderdeel, organisatieonderdeel, komórka, komórka organizacyjna
jednostka, pion, pracoviště, útvar, müdürlük, daire başkanlığı, 課, 部課
"""
COST_CENTRES = """
cost center, cost centre, cost center name, cost centre name, kostenstelle, kst, kostenstellenbezeichnung
centre de coûts, centro de costo, centro de costos, centro de coste, centro di costo, centro de custo, kostenplaats
centrum kosztów, mpk, masraf merkezi, maliyet merkezi, omkostningssted, kostnadsställe, kustannuspaikka
nákladové středisko, költséghely, центр затрат, 原価センタ, コストセンター, 成本中心
"""
"""What they hold is a department only where it is words, and where no other column says more."""
SHORT_BIOS = """
bio, short bio, biography, about, about me, profile, short biography, introduction, kurzbiografie, kurzbiographie
biografie, biographie, kurzprofil, über mich, vorstellung, kurzvorstellung, présentation, à propos, presentación
biografía, sobre mí, presentazione, biografia, breve biografia, apresentação, sobre mim, over mij, beskrivning
om mig, om meg, esittely, o mnie, o mně, о себе, биография, hakkında, biyografi, نبذة, السيرة, プロフィール
自己紹介, 简介, 個人簡介, 소개, 자기소개
"""
ADDRESSES = """
mail, mails, mél, mel, contact mail, correo, posta, mailbox, e-adres, smtp
"""
ADDRESS_STEMS = """
email, mailadress, mailadresse, maladresse, primarymail, workmail, upn, userprincipalname, courriel, messagerie
adresseelectronique, correo, postaelettronica, epost, sahkoposti, elektronikposta, eposta, elpost, электроннойпоч
элпоч, электроннаяпоч, почта, имейл, البريد, بريد, דוא, אימייל, מייל, ईमेल, मेल, メール, 電子メール, 邮箱, 邮件
電子郵件, 電郵, 郵件, 이메일, 메일
"""
NO_ADDRESS = """
type, typ, tipo, label, display, anzeige, angezeigt, nomcomplet, status, name, nom, consent, opt, count, usage
forward, manager, supervisor, vorgesetzt, responsable, chef, assistan, sekret, signatur, alias, recovery, language
sprache, visualizz, mostrar, weergave, visning, vist, nazwa, rodzaj, краткое, тип, tür, gorunen, 表示, 種類, 显示
類型, 类型, 유형, 표시, date, datum, subject, body, betreff, template, quota
"""
WORK_ADDRESSES = """
work, business, primary, office, company, corporate, geschaftlich, dienst, arbeit, firma, primare, professionnel
principal, travail, trabajo, laboral, lavoro, aziendale, trabalho, profissional, zakelijk, werk, arbets, arbejds
jobb, tyo, ensisijai, sluzbow, podstaw, pracovn, рабоч, 会社, 勤務, 工作, 主要, 公司, 직장, 회사
"""
SECOND_ADDRESSES = """
private, privat, home, personal, personnel, perso, secondary, sekund, secondaire, secundari, secondari, other
weitere, andere, upn, userprincipalname, alternate, alternativ, domicile, casa, koti, domow, prywat, дом, личн
альтернатив, kisisel, 自宅, 個人, 个人, 次要, 개인, zweit, mozillasecond
"""
OTHERS = """
suffix, name suffix, prefix, name prefix, salutation, anrede, anredetitel
civilité, saludo, aanhef, suffixe, sufijo, suffisso, sufixo, achtervoegsel, suffiks, namnsuffix, sufiks, суффикс
sonek, titolo straniero, nickname, nick name, spitzname, surnom, apodo, soprannome, alcunha, bijnaam, smeknamn
kaldenavn, lempinimi, przydomek, псевдоним, 敬称, 暱稱, screen name, labels, label, group membership, categories
kategorien, catégories, categorías, categorie, categorias, tags, file as, phonetic first name, phonetic middle name
phonetic last name, yomi name, given name yomi, family name yomi, additional name yomi, 姓フリガナ, 名前フリガナ
会社名フリガナ, フリガナ, ふりがな, キーワード, keywords, stichwörter, mots clés, vertraulichkeit, sensitivity
priority, priorität, priorité, language, sprache, langue, status, state of account, usertype, user type
account enabled, guest, gast, billing-active, has-2fa, has-sso, recording consent
organization 1 - type, subcompany, email type
"""
PRIVATE = """
spouse, partner, children, kinder, hobby, gender, sex, geschlecht, notes, note, notizen, government id number
profession des parents, manager's name, manager, assistant's name, assistant, assistent(in), name des/r vorgesetzten
conjoint(e), enfants, sexe, nom de l'assistant(e), passe-temps, remarques, notas, notes personnelles, cónyuge, hijos
sexo, coniuge, nome coniuge, figli, sesso, note personali, anotações, cônjuge, filhos, partner (privé), kinderen
notities, geslacht, make maka, barn, anteckningar, kön, ægtefælle, børn, notater, køn, ektefelle, kjønn, puoliso
lapset, muistiinpanot, sukupuoli, współmałżonek, dzieci, notatki, płeć, pesel, poznámky, pohlaví, супруг(а), дети
заметки, пол, личный код, eşi, çocuklar, notlar, cinsiyet, 配偶者, 子供, メモ, 性別, 配偶, 孩子, 备注, 備註, 記事
性别, 배우자, 자녀, 메모, 성별, maiden name, geburtsname, nom de naissance, marital status, familienstand
nationality, nationalität, religion, konfession, salary, gehalt, salaire, password, passwort, social security number
sozialversicherungsnr., user 1, user 2, user 3, user 4, custom 1, custom 2, custom 3, custom 4, account, konto
mileage, birth year, birth month, birth day, anniversary, jahrestag, billing information, abrechnungsinformation
referred by, empfohlen von, emergency contact, notfallkontakt, initials, initialen, initiales, iniziali, location
office, office location, building, büro, bureau, standort, ort, arbeitsort, ubicación, ufficio sede, web page
web page 1, web page 2, webseite, page web, website, fax, pager, telex, isdn, cost center, kostenstelle
employment type, anstellungsart, work country, country, country/region, legal entity, objectclass, dn, created
modified, office phone, ubicazione ufficio, lokalizacja biura, kantoorlocatie, sala, расположение, 事業所, 場所
adresse professionnelle
"""
ABOUT_A_PERSON = """
remark, remarks, comment, comments, observation, observations, annotation, annotations, internal notes, hr notes
bemerkung, bemerkungen, anmerkung, anmerkungen, kommentar, kommentare, hinweis, hinweise, vermerk, besonderheiten
sonstiges, remarque, commentaire, commentaires, note interne, observación, observaciones, comentario, comentarios
nota, osservazione, osservazioni, commento, commenti, annotazioni, observação, observações, comentários, opmerking
opmerkingen, notitie, aantekening, aantekeningen, kommentarer, anmärkningar, bemærkninger, merknader, uwagi, poznámka
allergy, allergies, food allergies, intolerances, food intolerances, allergie, allergien, unverträglichkeiten
lebensmittelunverträglichkeiten, intolérances, alergia, alergias, intolerancias, allergia, intolleranze, intolerâncias
allergieën, intoleranties, allergier, diet, dietary requirements, dietary needs, dietary restrictions, food, meal
food preference, meal preference, ernährung, ernährungsweise, essen, verpflegung, kost, diätwünsche, diät
régime alimentaire, régime, alimentation, repas, dieta, alimentación, régimen, comida, alimentazione, pasto
alimentação, refeição, dieet, dieetwensen, voeding, kostpreferens, specialkost, matpreferens
health, health notes, medical, medical notes, disability, accessibility needs, pregnancy, gesundheit, krankheiten
behinderung, schwerbehinderung, schwerbehindert, grad der behinderung, schwangerschaft, barrierefreiheit, santé
handicap, grossesse, salud, discapacidad, embarazo, salute, disabilità, gravidanza, saúde, deficiência, gravidez
gezondheid, beperking, zwangerschap
tax class, tax code, tax bracket, tax id, steuerklasse, lohnsteuerklasse, steuer-id, steuernummer, kinderfreibetrag
kinderfreibeträge, classe d'impôt, tranche d'imposition, tramo fiscal, codice fiscale, scaglione, escalão
escalão de irs, nif, belastingschijf, bsn
civil status, family status, married, zivilstand, personenstand, état civil, situation familiale
situation de famille, situation matrimoniale, estado civil, stato civile, burgerlijke staat, civilstånd, sivilstand
denomination, faith, religious affiliation, konfession/religion, religionszugehörigkeit, glaube, bekenntnis
kirchensteuer, confession, religión, confesión, religione, confessione, religião, confissão, godsdienst, geloof, kirche
gender identity, sex/gender, pronouns, pronomen, genre, género, genere, gênero, gender/geslacht
citizenship, staatsangehörigkeit, staatsbürgerschaft, nationalité, citoyenneté, nacionalidad, ciudadanía, nazionalità
cittadinanza, nacionalidade, cidadania, nationaliteit, staatsburgerschap, herkunft, ethnicity, race, origin
migrationshintergrund, nationalitet, nationalitet (land)
union, union member, gewerkschaft, gewerkschaftsmitglied, syndicat, sindicato, sindacato, vakbond
criminal record, vorstrafen, wage, wages, lohn, vergütung, rémunération, salario, sueldo, stipendio, salário, salaris
performance, performance rating, rating, bewertung, leistungsbeurteilung, absences, fehltage, krankheitstage
absence, abwesenheit, abwesenheiten
"""
OTHER_PEOPLE = """
line manager, direct manager, people manager, reporting manager, reporting to, reports to, supervisor, supervisor name
superior, boss, mentor, buddy, deputy, managed by, secretary, manager email, manager name
vorgesetzte, vorgesetzter, vorgesetzte(r), vorgesetzte/r, vorgesetzte:r, vorgesetzte*r, vorgesetzter/vorgesetzte
direkte führungskraft, führungskraft, direkter vorgesetzter, name der führungskraft, name vorgesetzter
berichtet an, stellvertretung, stellvertreter, stellvertreterin, vertretung, assistenz, sekretariat, mentorin, pate
supérieur, supérieure, supérieur hiérarchique, responsable hiérarchique, manager direct, n+1, rattaché à
superior directo, jefe, jefe directo, jefa, jefe inmediato, supervisor/a, supervisora, reporta a, gerente directo
superiore, superiore diretto, responsabile diretto, capo, supervisore, riporta a, superior hierárquico, chefe
chefe direto, gestor, gestor direto, gestora, leidinggevende, direct leidinggevende, rapporteert aan
närmaste chef, nærmeste leder, esimies, przełożony, nadřízený, nadřízená, руководитель, yönetici, yöneticisi, 上司
主管, 直属上司, 상사
"""
COMPANIES = """
company, organization, organisation, organization name, organizationname, organization 1 - name, company name, employer
firm, firma, firmenname, firma/organisation, unternehmen, betrieb, arbeitgeber, gesellschaft, société, entreprise
employeur, empresa, organización, compañía, empleador, società, azienda, organizzazione, datore di lavoro, ditta
organização, companhia, empregador, bedrijf, bedrijfsnaam, organisatie, werkgever, företag, virksomhed, firmanavn
yritys, organizacja, společnost, spoločnosť, cég, организация, компания, şirket, الشركة, 会社, 会社名, 公司, 회사
"""
IDS_OF_PERSONS = """
distinguishedname, distinguished name, canonicalname, canonical name, objectguid, objectsid, object guid, object sid
immutable id, immutableid, security identifier, samaccountname, sam account name, personal id, staff id, badge
manager dn, memberof, member of
"""
PRIVATE += ABOUT_A_PERSON + OTHER_PEOPLE + COMPANIES + IDS_OF_PERSONS
PRIVATE_STEMS = """
allerg, alerg, unverträglich, intoleran, steuerklasse, familienstand, konfession, religi, geschlecht, nationalit
staatsangehörig, vorgesetzt, führungskraft, bemerkung, anmerkung, schwanger, behinder, ernährung, distinguishedname
dietary, marital, pregnan, disabilit, supervisor, linemanager
"""
"""Parts of titles that say so beside other words: “Allergien / Ernährung”, “E-Mail Vorgesetzter”."""
