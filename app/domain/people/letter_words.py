"""The words by which lines of a message are known that stand around a list of people.

Phrases are parted by commas, and are patterns.
"""

GREETINGS = r"""
hello, hi, hey, dear, good (?:morning|afternoon|evening), hallo, liebe[rs]?, guten (?:morgen|tag|abend), moin, servus,
grüezi, sehr geehrte\w*, bonjour, salut, cher, chère, chers, chères, madame,? monsieur, hola, buen(?:os|as) \w+,
estimad[oa]s?, querid[oa]s?, ciao, salve, buon ?giorno, buona ?sera, gentil[ei], car[oaie], cześć, dzień dobry,
szanown[aiey], drog[iao], olá, oi, bom dia, boa tarde, caros?, caras?, prezad[oa]s?, beste, geachte, goedemorgen,
goedemiddag, hej, kära
"""
GREETINGS_ALONE = r"""
hello, hi, hey, hallo, moin, servus, grüezi, guten (?:morgen|tag|abend), good (?:morning|afternoon|evening), bonjour,
salut, hola, ciao, salve, buongiorno, buonasera, cześć, dzień dobry, olá, oi, bom dia, boa tarde, goedemorgen, hej
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
alvast bedankt, mvg
"""
OF_MEETINGS = r"""
microsoft teams(?: \w+){0,3}, join (?:the|on|from|by|via|zoom|with)\b.*,
(?:meeting|webinar|conference) (?:id|link)\b.*, besprechungs-?id\b.*, id de (?:la )?(?:réunion|reunión).*,
id (?:spotkania|riunione|reunião|vergadering).*,
(?:pass ?code|kenncode|kennung|code secret|hasło|wachtwoord|senha)\b\s*:.*, (?:https?://|www\.)\S+, _{4,}, [-=*~]{4,},
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
"""
OF_PEOPLE = r"""
participants?, attendees, people, invitees, guests, members, participant list, attendee list, guest list, teilnehme\w+,
teilnehmerliste, teilnehmendenliste, gästeliste, gäste, mitarbeitende, liste de présence, invités, participantes,
asistentes, invitados, partecipanti, invitati, uczestnicy, lista uczestników, lista obecności, deelnemers,
deelnemerslijst, aanwezigen, lista de presença, convidados, presentes
"""
