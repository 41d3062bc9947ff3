"""Exports of survey programs, each made here after how the program writes it. Names, addresses, places, times and ids
stand in them for what must never be kept."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

from icu4py.messageformat import MessageFormat

from tests.domain import foreign_forms as forms
from tests.domain import foreign_surveys as surveys

BEGAN = datetime(2026, 11, 10, 9, 0, 11)
LANGUAGES = ("en", "de", "fr", "es", "pt", "ja", "ar")


def moment(number: int) -> datetime:
    return BEGAN + timedelta(days=number, minutes=7 * number)


def written(number: int, language: str, pattern: str) -> str:
    return MessageFormat(pattern, language + "-u-ca-gregory").format({"at": moment(number)})


def qualtrics(texts: Sequence[str], title: str) -> Iterator[tuple[str, ...]]:
    listed = "StartDate EndDate IPAddress Duration ResponseId RecipientLastName RecipientEmail LocationLatitude Q1"
    codes = tuple(listed.split())
    yield codes
    yield (
        *("Start Date", "End Date", "IP Address", "Duration (in seconds)", "Response ID", "Recipient Last Name"),
        *("Recipient Email", "Location Latitude", title),
    )
    yield tuple(f'{{"ImportId":"{code}"}}' for code in codes)
    for number, text in enumerate(texts):
        at = f"{moment(number):%Y-%m-%d %H:%M:%S}"
        who = (f"203.0.113.{number}", str(40 + number), f"R_0aB{number}cDeFgHiJkLm", "Ek", "eva@museum.example", "47.1")
        yield at, at, *who, text


def survey_monkey(texts: Sequence[str], title: str) -> Iterator[tuple[str, ...]]:
    yield "Respondent ID", "Collector ID", "Date Created", "IP Address", "Email Address", "First Name", title
    yield "", "", "", "", "", "", "Open-Ended Response"
    for number, text in enumerate(texts):
        at = f"{moment(number):%m/%d/%Y %I:%M:%S %p}"
        yield f"1140000000{number:02}", "45678", at, f"203.0.113.{number}", f"eva{number}@museum.example", "Eva", text


def google(texts: Sequence[str], title: str, language: str) -> Iterator[tuple[str, ...]]:
    stamps = {
        "en": "Timestamp",
        "de": "Zeitstempel",
        "fr": "Horodateur",
        "es": "Marca temporal",
        "ja": "タイムスタンプ",
    }
    yield stamps.get(language, "طابع زمني" if language == "ar" else "Carimbo de data/hora"), title
    for number, text in enumerate(texts):
        yield written(number, language, "{at,date,short} {at,time,medium}"), text


def microsoft(texts: Sequence[str], title: str, language: str) -> Iterator[tuple[str, ...]]:
    heads = {
        "en": "ID|Start time|Completion time|Email|Name",
        "de": "ID|Startzeit|Fertigstellungszeit|E-Mail|Name",
        "fr": "ID|Heure de début|Heure de fin|Adresse de messagerie|Nom",
        "es": "ID|Hora de inicio|Hora de finalización|Correo electrónico|Nombre",
        "pt": "ID|Hora de início|Hora de conclusão|Email|Nome",
        "ja": "ID|開始時刻|完了時刻|メール|名前",
        "ar": "ID|وقت البدء|وقت الإكمال|البريد الإلكتروني|الاسم",
    }
    yield *heads[language].split("|"), title
    for number, text in enumerate(texts):
        serial = f"{46336 + number}.375127"  # as a spreadsheet counts moments
        yield str(number + 1), serial, serial, "anonymous" if number % 2 else "eva@museum.example", "Eva Ek", text


def lime_survey(texts: Sequence[str], title: str, language: str) -> Iterator[tuple[str, ...]]:
    heads = {
        "en": "Response ID|Date submitted|Last page|Start language|Seed|Referrer URL",
        "de": "Antwort ID|Datum Abgeschickt|Letzte Seite|Start-Sprache|Zufallsstartwert|URL der Herkunft",
        "fr": "ID de la réponse|Date de soumission|Dernière page|Langue de départ|Tête de série|URL de référence",
        "es": "ID de respuesta|Fecha de envío|Última página|Idioma inicial|Semilla|URL de referencia",
        "pt": "ID da resposta|Data de envio|Última página|Idioma inicial|Semente|URL de referência",
        "ja": "回答ID|送信日時|最終ページ|開始言語|シード|リファラ",
        "ar": "معرف الإجابة|تاريخ الإرسال|الصفحة الأخيرة|لغة البدء|البذرة|عنوان المرجع",
    }
    yield *heads[language].split("|"), title
    for number, text in enumerate(texts):
        at = f"{moment(number):%Y-%m-%d %H:%M:%S}"
        yield str(number + 1), at, "1", language, f"{148732098 + 7919 * number}", "https://museum.example/a", text


def typeform(texts: Sequence[str], title: str) -> Iterator[tuple[str, ...]]:
    yield "#", title, "Start Date (UTC)", "Submit Date (UTC)", "Network ID", "Tags", "Your first name"
    for number, text in enumerate(texts):
        token, at = f"k{number}x8m2p{number}q7w1z5v", f"{moment(number):%Y-%m-%d %H:%M:%S}"
        yield f"{token}r4", text, at, at, f"{token}b0c3", "", ("Eva", "Ben", "Chen", "Dilek")[number % 4]


PROGRAMS = (
    *(qualtrics, survey_monkey, typeform),
    *(surveys.qualtrics_legacy, surveys.survey_monkey_expanded, surveys.sosci, surveys.unipark, surveys.eu_survey),
    *(surveys.nettskjema, surveys.kobo, surveys.odk_central, surveys.redcap, surveys.redcap_labels),
    *(forms.typeform_now, forms.jotform, forms.alchemer, forms.zoho, forms.tally, forms.wufoo, forms.word_press),
    *(forms.mentimeter, forms.slido, forms.lama_poll),
)
PROGRAMS_WITH_LANGUAGES: tuple[tuple[Callable[[Sequence[str], str, str], surveys.Lines], Sequence[str]], ...] = (
    *((program, LANGUAGES) for program in (google, microsoft, lime_survey)),
    (surveys.lime_survey_texts, ("it", "nl", "de", "fr", "es", "en")),
    (surveys.webform, ("en", "fr", "de")),
    (forms.nextcloud, ("en", "de", "fr")),
    (forms.survio, ("en", "de", "cs", "pl")),
    (forms.netigate, ("en", "de", "sv")),
)


def exports(texts: Sequence[str], title: str) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    for program in PROGRAMS:
        yield program.__name__, list(program(texts, title))
    for localised, languages in PROGRAMS_WITH_LANGUAGES:
        for language in languages:
            yield f"{localised.__name__} {language}", list(localised(texts, title, language))
