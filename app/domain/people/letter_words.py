"""The words by which lines of a message are known that stand around a list of people.

Phrases are parted by commas, and are patterns.
"""

GREETINGS = r"""
hello, hi, hey, dear, good (?:morning|afternoon|evening), hallo, liebe[rs]?, guten (?:morgen|tag|abend), moin, servus,
grüezi, sehr geehrte\w*, bonjour, salut, cher, chère, chers, chères, madame,? monsieur, hola, buen(?:os|as) \w+,
estimad[oa]s?, querid[oa]s?, ciao, salve, buon ?giorno, buona ?sera, gentil[ei], car[oaie], cześć, dzień dobry,
szanown[aiey], drog[iao], olá, oi, bom dia, boa tarde, caros?, caras?, prezad[oa]s?, beste, geachte, goedemorgen,
goedemiddag, hej, kära, hoi, dag, witam\w*, merhaba, selam, sayın, sevgili, herkese merhaba, iyi günler, günaydın,
herzliches hallo, liebes, drodzy, drogie, szanowni, cari, care, chers, beste, boas
"""
GREETINGS_ALONE = r"""
hello, hi, hey, hallo, moin, servus, grüezi, guten (?:morgen|tag|abend), good (?:morning|afternoon|evening), bonjour,
salut, hola, ciao, salve, buongiorno, buonasera, cześć, dzień dobry, olá, oi, bom dia, boa tarde, goedemorgen, hej, hoi,
witam\w*, merhaba, selam, herkese merhaba
"""
TO_ALL = r"""
all, team, everyone, everybody, folks, guys, colleagues, friends, zusammen, miteinander, alle, allerseits,
kolleg(?:en|innen)\b.*, leute, tous, toutes, tout le monde, collègues, équipe, todos, todas, equipo, compañer[oa]s,
tutti, tutte, colleghi, colleghe, squadra, allemaal, iedereen, collega['’]?s, wszystkim, wszyscy, koledzy, zespole,
państwo, arkadaşlar, herkes, ekip, pessoal, colegas, equipa, equipe
"""
CLOSINGS = r"""
(?:best|kind|warm|many|with kind|with best|all the)\b.{0,12}\b(?:regards|wishes|best|thanks), regards, best, cheers,
thanks, thank you, many thanks, thx, sincerely, yours \w+, take care, see you\b.{0,30},
(?:mit )?(?:\w+ )?(?:freundliche[nm]?|viele|liebe|beste|herzliche|schöne) (?:\w+ )?gr[uü](?:ss|ß)e?n?,
vg, lg, mfg, gruss, gruß, danke, vielen dank, besten dank, herzlichen dank, (?:bien )?cordialement, merci,
bien à (?:vous|toi), salutations?.{0,20}, meilleures salutations, à bientôt, (?:un )?saludos?, un cordial saludo,
(?:muchas )?gracias, atentamente, (?:cordiali|distinti) saluti, saluti, grazie(?: mille)?, a presto, z poważaniem,
pozdrawiam, pozdrowienia, dziękuję, dzięki, atenciosamente, (?:com os )?(?:melhores )?cumprimentos, abraços?,
obrigad[oa], met vriendelijke groet(?:en)?, (?:vriendelijke )?groet(?:en|jes)?, (?:hartelijk )?bedankt, dank je wel,
alvast bedankt, mvg, un saluto, un caro saluto, saludos cordiales, (?:z |serdeczne )?pozdrowieni\w+, dziękujemy,
saygılarım(?:la|ızla), saygılar, sevgiler, iyi çalışmalar, (?:çok )?teşekkür(?:ler| ederim), selamlar,
hartelijke groet(?:en)?,
um abraço, sent from my .{1,30}, get outlook .{1,30}, (?:von|vom) mein\w* .{1,30} gesendet, gesendet von .{1,40},
envoyé de(?:puis)? mon .{1,30}, enviado desde mi .{1,30}, inviato da(?:l mio)? .{1,30}, enviado do meu .{1,30},
verzonden vanaf mijn .{1,30}, wysłane z .{1,30}, .{1,30} gönderildi,
thanks\b.{0,50}, looking forward\b.{0,50}, (?:ich |wir )?freuen? (?:mich|uns)\b.{0,50}, au plaisir\b.{0,40},
fyi, zur info(?:rmation)?, z\. ?k\., pour info, para info
"""
OF_MEETINGS = r"""
microsoft teams(?: \w+){0,3}, join (?:the|on|from|by|via|zoom|with)\b.*,
(?:meeting|webinar|conference) (?:id|link)\b.*, besprechungs-?id\b.*, id de (?:la )?(?:réunion|reunión).*,
id (?:spotkania|riunione|reunião|vergadering).*,
(?:pass ?code|kenncode|kennung|code secret|hasło|wachtwoord|senha)\b\s*:.*, (?:https?://|www\.)\S+, _{4,}, [-=*~]{4,},
[-_*=]{2,} ?(?:begin |anfang )?(?:original|ursprüngliche|weitergeleitete|forwarded|message|mensaje)\b[^@]{0,50},
[-_*=]{2,} ?(?:messaggio|mensagem|oorspronkelijk|doorgestuurd|wiadomość|iletilen)\w*\b[^@]{0,50},
(?:when|where|what|time|date|room|venue|location|topic|wann|wo|uhrzeit|zeit|datum|ort|raum|thema|quand|où|heure|date|lieu|salle|cuándo|dónde|hora|fecha|lugar|sala|quando|dove|ora|data|luogo|aula|kiedy|gdzie|godzina|miejsce|wanneer|waar|tijd|plaats|onde|local)\s*:\s*[^@]*
"""
TOPICS = r"""
workshops?, meeting, kick-?off, seminar, training, off-?site, retreat, projec?kt, project, agenda, event, conference,
konferenz, sitzung, besprechung, klausur\w*, réunion, atelier, séminaire, formation, taller, reunión, jornada,
riunione, laboratorio, seminario, warsztat\w*, spotkanie, szkolenie, vergadering, bijeenkomst, reunião, oficina,
invitation, einladung, invito, invitación, zaproszenie, uitnodiging, convite, webinar, strategy, attendance
"""
SMALL_WORDS = r"""
abaixo abajo anbei aquí are at aus avec be below bitte ci-dessous com con dans das del della der des deze di die diese
dla dos ecco el es est euch find folgende folgenden following for from für gli graag here het hier hieronder ihr il is
ist jest la las le les lijst lista liste lo los merci met mit na następujące noi nosotros nous nós o of on onze oraz
os osoby our para per please poniżej pour proszę qui segue seguem seguente seguenti siguiente siguientes sind son sono
sont sotto suivante suivants são są the these this to uns unten van voici volgende von voor vous w was we werden wij
will wir wird with you your z zijn
a ai al all alla allego allegato anexo aquí attached bij bijgevoegd ci ci-joint cijoint como complete de va
completa current dalej dans dem den devo dołączam ek ekte eerste en es ecco encontraréis estos full gehen geht hay
heres here's hierbij hiermit i ich in işte jointe joint ki kommen kommt list's listesi meine mein moja mon my mijn
mi minha naszej neue neuen new nuestra nuovo nuova o oto our pod poniższa poniższą przesyłam quelli questa questi
questo schicke send sending sende stuur te tak them these those tu un una une unser unsere updated w wysyłam załączam
załączeniu zie ziehier aşağıda aşağıdaki aşağıdadır
"""
LIST_WORDS = """
list liste lista lijst lijstje elenco listado listagem listesi listing roster teilnehmerliste teilnehmendenliste
gästeliste namensliste deelnemerslijst participants participant attendees attendee people invitees guests members
names persons teilnehmer teilnehmende teilnehmenden teilnehmerinnen personen leute gäste namen mitglieder
participantes participantis asistentes invitados personas nombres partecipanti invitati persone nomi personnes invités
noms membres uczestników uczestnicy osób osoby nazwiska deelnemers gasten namen leden mensen convidados pessoas nomes
katılımcılar katılımcı katılımcıların kişiler isimler
"""
WROTE = r"""
wrote, schrieb\w*, geschrieben, a écrit, escribió, ha scritto, escreveu, schreef, napisał(?:a|\(a\))?, yazdı, skrev,
написал\w*
"""
OF_PEOPLE = r"""
participants?, attendees, people, invitees, guests, members, participant list, attendee list, guest list, teilnehme\w+,
teilnehmerliste, teilnehmendenliste, gästeliste, gäste, mitarbeitende, liste de présence, invités, participantes,
asistentes, invitados, partecipanti, invitati, uczestnicy, lista uczestników, lista obecności, deelnemers,
deelnemerslijst, aanwezigen, lista de presença, convidados, presentes
"""
