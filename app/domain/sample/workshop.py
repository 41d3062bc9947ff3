"""A workshop to look around in: the Larchhorn Railway, an invented mountain railway with a hotel on its summit."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.domain.people.people import NewPerson
from app.domain.preparation.artifacts import ArtifactKind
from app.domain.preparation.platform import Platform

ORGANISATION = "Larchhorn Railway"
TITLE = "A day on the Larchhorn (sample)"
TIME_ZONE = "Europe/Zurich"
SPONSOR, SPONSOR_ROLE = "Regula Amstutz", "Managing director"
SPONSOR_NOTE = "Every decision of the next five years, from the new trains to the roster, should serve one experience."
PLATFORM = Platform(True, True, True, True, "https://video.larchhorn.example/vision", "larch 1894")
MEETING_HOUR = 14
DAYS_AHEAD = 14
ANSWERED_WITHIN = 10
"""Days before the sample is made, over which the answers are spread."""

PEOPLE = (
    NewPerson(
        "Andri Caduff",
        "andri@larchhorn.example",
        "Train driver",
        "Operations",
        "Drives the first train up since 2009. Knows every peak by name and most of the marmots.",
    ),
    NewPerson(
        "Leila Haddad",
        "leila@larchhorn.example",
        "Head of the summit kitchen",
        "Hotel and restaurant",
        "Cooks for 400 at noon and bakes the bread that people smell when the doors open.",
    ),
    NewPerson(
        "Tomás Ferreira",
        "tomas@larchhorn.example",
        "Track worker",
        "Track and workshop",
        "Walks the line every morning before the first train.",
    ),
    NewPerson(
        "Mirjam Zgraggen",
        "mirjam@larchhorn.example",
        "Ticket office, Brenna",
        "Sales",
        "Nine years at the counter; answers “Is it worth it today?” fifty times a day, and honestly.",
    ),
    NewPerson(
        "Kenji Mori",
        "kenji@larchhorn.example",
        "Group sales",
        "Sales",
        "Looks after tour groups from Asia, and travelled here as a guest before he stayed.",
    ),
    NewPerson(
        "Claire Dubuis",
        "claire@larchhorn.example",
        "Guest information",
        "Operations",
        "Webcams, announcements, lost teddies.",
    ),
    NewPerson(
        "Noah Brunner",
        "noah@larchhorn.example",
        "Apprentice mechanic",
        "Track and workshop",
        "In his third year; keeps loco 7 running and shows children the engine.",
    ),
    NewPerson(
        "Ursina Keller",
        "ursina@larchhorn.example",
        "Finance",
        "Administration",
        "Grew up at Mittelalp, where the railway is the only road in winter.",
    ),
)

ARTIFACTS = (
    (
        ArtifactKind.MISSION,
        "We take people safely up the Larchhorn and down again, in every season, since 1894.",
    ),
    (
        ArtifactKind.VALUES,
        "Safe: when in doubt we wait.\nHonest: we say what the weather is.\n"
        "At home: guests and villagers alike.\nCareful: of the mountain that we live on.",
    ),
    (ArtifactKind.SLOGAN, "Closer to the sky."),
    (
        ArtifactKind.SERVICE_STANDARDS,
        "Trains leave to the minute. Delays are announced within two minutes, with the reason. "
        "The last train down waits for everybody.",
    ),
)


@dataclass(frozen=True)
class SampleCustomer:
    """`segment_of`: the name of a customer above it in the list; "" for a type of its own."""

    name: str
    segment_of: str = ""
    is_internal: bool = False
    note: str = ""


PRIMARY_CUSTOMER = "Guests"
WHY_PRIMARY = "They pay for the day on the mountain, and with it for everything else; without them no train would run."
CUSTOMERS = (
    SampleCustomer(PRIMARY_CUSTOMER, note="Everybody who comes up for a day or a night"),
    SampleCustomer("Day visitors", PRIMARY_CUSTOMER),
    SampleCustomer("Families", "Day visitors"),
    SampleCustomer("Hikers and sledgers", "Day visitors"),
    SampleCustomer("Season ticket holders", "Day visitors", note="Mostly locals: “my railway”"),
    SampleCustomer("Tour groups", PRIMARY_CUSTOMER, note="A third of the tickets between May and September"),
    SampleCustomer("Hotel guests", PRIMARY_CUSTOMER),
    SampleCustomer("People of Mittelalp", note="Forty people whose only way in winter is the train"),
    SampleCustomer("Tour operators"),
    SampleCustomer("Alp dairies and the post", note="Freight"),
    SampleCustomer("The valley’s municipalities"),
    SampleCustomer("Colleagues on the next shift", is_internal=True),
)


def meeting_time(now: datetime) -> str:
    """In two weeks, as a browser would send it: a full hour on the railway's clocks."""
    day = now.astimezone(ZoneInfo(TIME_ZONE)) + timedelta(days=DAYS_AHEAD)
    return f"{day:%Y-%m-%d}T{MEETING_HOUR}:00"
