"""More exports of survey programs, of companies, schools and the public sector, made here after how each writes it.

Each has the columns about who answered, when and from where that the program puts beside the answers.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

BEGAN = datetime(2026, 11, 10, 9, 0, 11)
FIRST = ("Eva", "Ben", "Chen", "Dilek", "Anna", "Jonas")

Lines = Iterator[tuple[str, ...]]


def at(number: int, form: str = "%Y-%m-%d %H:%M:%S", *, later: int = 0) -> str:
    return f"{BEGAN + timedelta(days=number, minutes=7 * number, seconds=41 * later):{form}}"


def token(number: int, length: int = 24) -> str:
    return "".join(
        "abcdefghijkmnpqrstuvwxyz23456789"[(number * 37 + place * 11 + place**2) % 32] for place in range(length)
    )


def uuid(number: int) -> str:
    return f"{1000 + number:08x}-9f3a-4b1c-8d2e-{7919 * (number + 1):012x}"


def qualtrics_legacy(texts: Sequence[str], title: str) -> Lines:
    """Before 2016: two header rows, and V1 to V10."""
    yield *(f"V{number}" for number in range(1, 11)), "Q1"
    yield (
        *("ResponseID", "ResponseSet", "Name", "ExternalDataReference", "EmailAddress", "IPAddress", "Status"),
        *("StartDate", "EndDate", "Finished", title),
    )
    for number, text in enumerate(texts):
        who = (f"{FIRST[number % 6]} Ek", "", f"eva{number}@museum.example", f"203.0.113.{number}", "0")
        yield f"R_{token(number, 15)}", "Default Response Set", *who, at(number), at(number, later=1), "1", text


def survey_monkey_expanded(texts: Sequence[str], title: str) -> Lines:
    """Languages of the account in the titles; a closed question beside the open one."""
    yield (
        *("Befragten-ID", "Collector-ID", "Startdatum", "Enddatum", "IP-Adresse", "E-Mail-Adresse", "Vorname"),
        *("Nachname", "Benutzerdefinierte Daten 1", "Wie oft kommen Sie zu uns?", title),
    )
    yield *("" for _ in range(9)), "Beantwortung", "Beantwortung mit Freitext"
    for number, text in enumerate(texts):
        when = (at(number, "%d.%m.%Y %H:%M:%S"), at(number, "%d.%m.%Y %H:%M:%S", later=1), f"203.0.113.{number}")
        who = (f"eva{number}@museum.example", FIRST[number % 6], "Ek", "")
        yield f"1184937{number:05}", "438117290", *when, *who, ("Oft", "Nie")[number % 2], text


def sosci(texts: Sequence[str], title: str) -> Lines:
    """Names of variables, and in the second row their labels."""
    yield (
        *("CASE", "SERIAL", "REF", "QUESTNNR", "MODE", "STARTED", "A101_01", "TIME001", "TIME002", "TIME_SUM"),
        *("MAILSENT", "LASTDATA", "FINISHED", "Q_VIEWER", "LASTPAGE", "MAXPAGE", "MISSING", "MISSREL", "TIME_RSI"),
    )
    yield (
        *("Interview-Nummer (fortlaufend)", "Personenkennung oder Teilnahmecode (sofern verwendet)"),
        *("Referenz (sofern im Link angegeben)", "Fragebogen, der im Interview verwendet wurde", "Interview-Modus"),
        *("Zeitpunkt zu dem das Interview begonnen hat (Europe/Berlin)", f"{title}: [01]", "Verweildauer Seite 1"),
        *("Verweildauer Seite 2", "Verweildauer gesamt (ohne Ausreißer)"),
        *(
            "Versandzeitpunkt der Einladungsmail (nur für nicht-anonyme Adressaten)",
            "Zeitpunkt als der Datensatz das letzte mal geändert wurde",
        ),
        *(
            "Wurde die Befragung abgeschlossen (letzte Seite erreicht)?",
            "Hat der Teilnehmer den Fragebogen nur angesehen?",
        ),
        *("Seite, die der Teilnehmer zuletzt bearbeitet hat", "Letzte Seite, die im Fragebogen bearbeitet wurde"),
        *("Anteil fehlender Antworten in Prozent", "Anteil fehlender Antworten (gewichtet nach Relevanz)"),
        "Ausfüll-Geschwindigkeit (relativ)",
    )
    for number, text in enumerate(texts):
        pages = (str(11 + number), str(40 + number), str(51 + 2 * number), "")
        yield (
            *(str(17 + number), "", "", "base", "interview", at(number), text, *pages),
            *(at(number, later=2), "1", "0", "2", "2", "0", "0", "1.0"),
        )


def unipark(texts: Sequence[str], title: str) -> Lines:
    """Questback EFS: names of variables only."""
    del title
    yield (
        *(
            "lfdn",
            "external_lfdn",
            "tester",
            "dispcode",
            "lastpage",
            "quality",
            "duration",
            "v_1",
            "browser",
            "referer",
        ),
        *(
            "device_type",
            "quota",
            "page_history",
            "session_id",
            "language",
            "datetime",
            "date_of_last_access",
            "rts4711",
        ),
    )
    for number, text in enumerate(texts):
        tail = ("-77", f"7001{number},7002", token(number, 32), "0", at(number), at(number, later=1), str(60 + number))
        seen = ("Mozilla/5.0 (Windows NT 10.0; Win64; x64)", "https://museum.example/start", "1")
        yield str(101 + number), "0", "0", "31", f"700{number}", "-77", str(48 + number), text, *seen, *tail


def eu_survey(texts: Sequence[str], title: str) -> Lines:
    """The questions first; above them an alias and when it was exported."""
    yield "Alias", "vision-2026"
    yield "Export Date", "30/11/2026"
    yield title, "Invitation Number", "Contribution Id", "User Name", "Creation Date", "Last Update", "Languages"
    for number, text in enumerate(texts):
        when = (at(number, "%d/%m/%Y %H:%M:%S"), at(number, "%d/%m/%Y %H:%M:%S", later=1))
        yield text, uuid(number), uuid(50 + number), f"evaek{number}", *when, "EN"


def nettskjema(texts: Sequence[str], title: str) -> Lines:
    yield "$submission_id", "$created", title, "$answer_time_ms"
    for number, text in enumerate(texts):
        yield str(8841002 + 7 * number), at(number, "%d.%m.%Y %H:%M"), text, str(48211 + 917 * number)


def webform(texts: Sequence[str], title: str, language: str) -> Lines:
    """Drupal, and so Framaforms: the form's name, “Submission Details”, and in the third row the columns."""
    heads = {
        "en": "Submission Details|Serial|SID|Submitted Time|Completed Time|Modified Time|Draft|IP Address|UID|Username",
        "fr": "Détails de la soumission|Numéro de série|SID|Date de soumission|Date d’achèvement|Date de modification|"
        "Brouillon|Adresse IP|UID|Nom d'utilisateur",
        "de": "Details der Einreichung|Laufende Nummer|SID|Übermittlungszeit|Abschlusszeit|Änderungszeit|Entwurf|"
        "IP-Adresse|UID|Benutzername",
    }
    details, *own = heads[language].split("|")
    yield "Notre vision" if language == "fr" else "Our vision", *("" for _ in own)
    yield details, *("" for _ in own)
    yield *own, title
    for number, text in enumerate(texts):
        when = (at(number, "%Y/%m/%d %H:%M:%S"),) * 3
        yield str(number + 1), str(90211 + 13 * number), *when, "0", f"203.0.113.{number}", "0", "", text


def lime_survey_texts(texts: Sequence[str], title: str, language: str) -> Lines:
    """With full titles and codes (“G01Q01. …”), and participants' columns."""
    heads = {
        "it": "ID risposta|Data invio|Ultima pagina|Lingua iniziale|Seme|Data di inizio|Data dell'ultima azione|"
        "Indirizzo IP|Referer URL",
        "nl": "Antwoord-ID|Datum ingestuurd|Laatste pagina|Begintaal|Seed|Startdatum|Datum laatste actie|IP-adres|"
        "Verwijzende URL",
        "de": "Antwort ID|Datum Abgeschickt|Letzte Seite|Start-Sprache|Zufallsstartwert|Datum gestartet|"
        "Datum letzte Aktivität|IP-Adresse|Weiterleitungs-URL",
        "fr": "ID de la réponse|Date de soumission|Dernière page|Langue de départ|Tête de série|Date de lancement|"
        "Date de la dernière action|Adresse IP|URL de référence",
        "es": "ID de respuesta|Fecha de envío|Última página|Lenguaje inicial|Semilla|Fecha de inicio|"
        "Fecha de la última acción|Dirección IP|URL de referencia",
        "en": "Response ID|Date submitted|Last page|Start language|Seed|Date started|Date last action|IP address|"
        "Referrer URL",
    }
    yield *heads[language].split("|"), f"G01Q01. {title}"
    for number, text in enumerate(texts):
        when = (at(number), at(number, later=1), f"203.0.113.{number}", "https://museum.example/s")
        yield str(number + 1), at(number, later=1), "1", language, f"{148732098 + 7919 * number}", *when, text


def kobo(texts: Sequence[str], title: str) -> Lines:
    yield (
        *("start", "end", "today", "username", "deviceid", title, "_id", "_uuid", "_submission_time"),
        *("_validation_status", "_notes", "_status", "_submitted_by", "__version__", "_tags", "_index"),
    )
    for number, text in enumerate(texts):
        when = (at(number, "%Y-%m-%dT%H:%M:%S.000+01:00"), at(number, "%Y-%m-%dT%H:%M:%S.000+01:00", later=1))
        own = (
            str(271881 + 31 * number),
            uuid(number),
            at(number, "%Y-%m-%dT%H:%M:%S"),
            "",
            "",
            "submitted_via_web",
            "",
        )
        yield (
            *when,
            at(number, "%Y-%m-%d"),
            "ek_eva",
            f"ee.kobo:{token(number, 16)}",
            text,
            *own,
            token(1, 22),
            "",
            str(number + 1),
        )


def odk_central(texts: Sequence[str], title: str) -> Lines:
    """Groups stand in front of the names of questions, with a hyphen."""
    del title
    yield (
        *("SubmissionDate", "start", "end", "deviceid", "vision-q1", "meta-instanceID", "KEY", "SubmitterID"),
        *("SubmitterName", "AttachmentsPresent", "AttachmentsExpected", "Status", "ReviewState", "DeviceID", "Edits"),
        "FormVersion",
    )
    for number, text in enumerate(texts):
        when = (at(number, "%Y-%m-%dT%H:%M:%S.%fZ"),) * 3
        device, key = f"collect:{token(number, 16)}", f"uuid:{uuid(number)}"
        yield *when, device, text, key, key, "114", "Eva Ek", "0", "0", "", "", device, "0", "20261101"


def redcap(texts: Sequence[str], title: str) -> Lines:
    del title
    yield "record_id", "redcap_survey_identifier", "vision_survey_timestamp", "vision_q1", "vision_survey_complete"
    for number, text in enumerate(texts):
        yield str(number + 1), "", at(number), text, "2"


def redcap_labels(texts: Sequence[str], title: str) -> Lines:
    yield "Record ID", "Survey Identifier", "Survey Timestamp", title, "Complete?"
    for number, text in enumerate(texts):
        yield str(number + 1), "", at(number), text, "Complete"
