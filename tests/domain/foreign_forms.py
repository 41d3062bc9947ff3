"""Exports of form makers and of polls in meetings, made here after how each writes it, with their columns about who
answered, when and from where."""

from collections.abc import Sequence

from tests.domain.foreign_surveys import FIRST, Lines, at, token, uuid


def typeform_now(texts: Sequence[str], title: str) -> Lines:
    yield (
        *("#", title, "Your email address", "Response Type", "Start Date (UTC)", "Stage Date (UTC)"),
        *("Submit Date (UTC)", "Network ID", "Tags", "Ending"),
    )
    for number, text in enumerate(texts):
        when = (at(number), "", at(number, later=1))
        yield (
            token(number, 32),
            text,
            f"eva{number}@museum.example",
            "completed",
            *when,
            token(70 + number, 10),
            "",
            "End A",
        )


def jotform(texts: Sequence[str], title: str) -> Lines:
    yield (
        *(
            "Submission Date",
            "First Name",
            "Last Name",
            title,
            "Submission IP",
            "Submission URL",
            "Submission Edit URL",
        ),
        *("Last Update Date", "Submission ID"),
    )
    for number, text in enumerate(texts):
        link = f"https://museum.example/{token(number, 12)}"
        own = (f"203.0.113.{number}", link, f"{link}/edit", at(number, "%b %d, %Y"), f"61004{number}99321{number}7")
        yield at(number, "%b %d, %Y"), FIRST[number % 6], ("Ek", "Adeyemi", "Wei")[number % 3], text, *own


def alchemer(texts: Sequence[str], title: str) -> Lines:
    yield (
        *("Response ID", "Time Started", "Date Submitted", "Status", "Contact ID", "Legacy Comments", "Comments"),
        *("Language", "Referer", "SessionID", "User Agent", "Extended Referer", "Longitude", "Latitude", "Country"),
        *("City", "State/Region", "Postal", title),
    )
    for number, text in enumerate(texts):
        own = (
            "English",
            "https://museum.example/a",
            f"17{number}_{token(number, 22)}",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1)",
        )
        place = ("8.54170", "47.37690", "Switzerland", ("Zürich", "Bern")[number % 2], "ZH", "8001")
        yield str(number + 3), at(number), at(number, later=1), "Complete", "", "", "", *own, "", *place, text


def zoho(texts: Sequence[str], title: str) -> Lines:
    """The survey's name and when it was exported stand above."""
    yield ("Customer vision",)
    yield ("Exported on 30 Nov 2026 14:02",)
    yield "Response ID", "IP Address", "Started time", "Completed time", "Collector name", title
    for number, text in enumerate(texts):
        when = (at(number, "%d/%m/%Y %H:%M:%S"), at(number, "%d/%m/%Y %H:%M:%S", later=1))
        yield f"2841900000{number:04}", f"203.0.113.{number}", *when, "Web link", text


def tally(texts: Sequence[str], title: str) -> Lines:
    yield "Submission ID", "Respondent ID", "Submitted at", title
    for number, text in enumerate(texts):
        yield token(number, 6), token(90 + number, 6), at(number), text


def nextcloud(texts: Sequence[str], title: str, language: str) -> Lines:
    heads = {
        "en": "User ID|User display name|Timestamp",
        "de": "Benutzerkennung|Anzeigename|Zeitstempel",
        "fr": "ID de l'utilisateur|Nom d'affichage de l'utilisateur|Horodatage",
    }
    yield *heads[language].split("|"), title
    for number, text in enumerate(texts):
        yield FIRST[number % 6].lower(), f"{FIRST[number % 6]} Ek", at(number, "%Y-%m-%dT%H:%M:%S+01:00"), text


def wufoo(texts: Sequence[str], title: str) -> Lines:
    yield (
        *("Entry Id", title, "Date Created", "Created By", "Date Updated", "Updated By", "IP Address"),
        *("Last Page Accessed", "Completion Status"),
    )
    for number, text in enumerate(texts):
        yield str(number + 1), text, at(number), "public", "", "", f"203.0.113.{number}", "1", "1"


def word_press(texts: Sequence[str], title: str) -> Lines:
    """Gravity Forms: the questions first."""
    yield (
        *(title, "Created By (User Id)", "Entry Id", "Entry Date", "Date Updated", "Source Url", "Transaction Id"),
        *("Payment Amount", "Payment Date", "Payment Status", "Post Id", "User Agent", "User IP"),
    )
    for number, text in enumerate(texts):
        own = ("", str(40 + number), at(number), at(number), "https://museum.example/vision", "", "", "", "", "")
        yield text, *own, "Mozilla/5.0 (X11; Linux x86_64)", f"203.0.113.{number}"


def mentimeter(texts: Sequence[str], title: str) -> Lines:
    """One row for each voter; above, the presentation's name."""
    yield ("Customer vision workshop",)
    yield "Voter", "Date", "Name", title
    for number, text in enumerate(texts):
        yield f"Voter {number + 1}", at(number, "%Y-%m-%d"), FIRST[number % 6], text


def slido(texts: Sequence[str], title: str) -> Lines:
    yield "User ID", "User Name", "User Email", "User Company", "Joined at", title
    for number, text in enumerate(texts):
        who = (f"{FIRST[number % 6]} Ek", f"eva{number}@museum.example", ("Museum", "Larchhorn Railway")[number % 2])
        yield uuid(number), *who, at(number), text


def survio(texts: Sequence[str], title: str, language: str) -> Lines:
    heads = {
        "en": "Respondent|Date and time|Duration|Source",
        "de": "Teilnehmer|Datum und Uhrzeit|Dauer|Quelle",
        "cs": "Respondent|Datum a čas|Doba trvání|Zdroj",
        "pl": "Respondent|Data i czas|Czas trwania|Źródło",
    }
    yield *heads[language].split("|"), f"1. {title}"
    for number, text in enumerate(texts):
        yield str(number + 1), at(number, "%d.%m.%Y %H:%M"), f"00:0{number % 9}:41", ("Link", "QR")[number % 2], text


def lama_poll(texts: Sequence[str], title: str) -> Lines:
    """Lines about the survey, and an empty one, above."""
    yield "Umfrage:", "Kundenerlebnis"
    yield "Exportdatum:", "30.11.2026 14:02"
    yield "Teilnehmer-ID", "Start", "Ende", "Dauer", "Status", "Sprache", f"1) {title}"
    for number, text in enumerate(texts):
        when = (at(number, "%d.%m.%Y %H:%M:%S"), at(number, "%d.%m.%Y %H:%M:%S", later=1), f"00:0{number % 9}:41")
        yield str(55120 + 3 * number), *when, "abgeschlossen", "Deutsch", text


def netigate(texts: Sequence[str], title: str, language: str) -> Lines:
    heads = {
        "en": "Respondent Id|E-mail|First name|Last name|Started|Completed|Background: Department",
        "de": "Befragten-ID|E-Mail|Vorname|Nachname|Gestartet|Abgeschlossen|Hintergrund: Abteilung",
        "sv": "Respondent-ID|E-post|Förnamn|Efternamn|Startad|Slutförd|Bakgrund: Avdelning",
    }
    yield *heads[language].split("|"), title
    for number, text in enumerate(texts):
        who = (f"eva{number}@museum.example", FIRST[number % 6], ("Ek", "Adeyemi", "Wei")[number % 3])
        unit = ("Sales", "Ward 3", "Front desk")[number % 3]
        yield str(9911 + number), *who, at(number), at(number, later=1), unit, text
