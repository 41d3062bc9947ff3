"""The handout of an invented workshop at Harbour Ferries, for the renderers' tests."""

from datetime import datetime
from zoneinfo import ZoneInfo

from app.domain.cloud.cloud import visible_cloud
from app.domain.export.handout import Handout, HandoutCloud, HandoutContent, HandoutLink, HandoutPerson, OwnCopy
from app.domain.preparation.artifacts import Artifact, ArtifactKind
from app.domain.preparation.customers import Customer, CustomerBranch, CustomerProfile
from app.domain.workshops.workshops import Mode
from tests.render.sample_answers import ANSWERS, QUESTION

OSLO = ZoneInfo("Europe/Oslo")
WORDS = (visible_cloud(ANSWERS, QUESTION) or ())[:80]
HOUSE = "https://vision.ferries.example"
PASSENGERS = Customer("passengers", "Passengers", False, None, "Whoever travels with us")


def segment(name: str, of: str, *segments: CustomerBranch, note: str = "") -> CustomerBranch:
    return CustomerBranch(Customer(name.lower(), name, False, of, note), False, segments)


CUSTOMERS = CustomerProfile(
    primary=PASSENGERS,
    why="Their tickets pay for every crossing. Without them there would be no ferries.",
    branches=(
        CustomerBranch(
            PASSENGERS,
            True,
            (
                segment("Islanders", "passengers", segment("Pupils", "islanders"), note="daily, on season tickets"),
                segment("Visitors", "passengers", note="mostly in summer"),
            ),
        ),
        CustomerBranch(Customer("county", "The county", False, None, "pays for winter crossings"), False, ()),
        CustomerBranch(Customer("crew", "Crew and ticket office", True, None, ""), False, ()),
    ),
)

CONTENT = HandoutContent(
    organisation="Harbour Ferries",
    title="A vision for our passengers",
    starts_at=datetime(2026, 11, 18, 13, 0, tzinfo=OSLO),
    time_zone="Europe/Oslo",
    mode=Mode.BREAKOUTS,
    is_in_person=False,
    place="",
    video_link="https://video.example/j/84512345678",
    passcode="tide-1904",
    dial_in="+47 55 00 00 00, then 845 1234 5678#",
    cloud=HandoutCloud(
        QUESTION,
        len(ANSWERS),
        (visible_cloud(ANSWERS, QUESTION) or ())[:80],
        datetime(2026, 11, 10, 17, 0, tzinfo=OSLO),
    ),
    artifacts=(
        Artifact("m", ArtifactKind.MISSION, "", "We connect the islands, every day of the year, in every weather."),
        Artifact("v", ArtifactKind.VALUES, "", "Safety before the timetable\nNeighbours before numbers\nPlain words"),
        Artifact("s", ArtifactKind.SLOGAN, "", "The sea is our road."),
        Artifact("o", ArtifactKind.OTHER, "Captain’s credo", "Nobody is left on the quay who could have come along."),
    ),
    customers=CUSTOMERS,
    documents=(
        HandoutLink("Team A", f"{HOUSE}/meet/w1/documents/document-of-team-a", "https://video.example/j/room-a"),
        HandoutLink("Team B", f"{HOUSE}/meet/w1/documents/document-of-team-b", "https://video.example/j/room-b"),
        HandoutLink("Group", f"{HOUSE}/meet/w1/documents/document-of-the-group"),
    ),
    drafts_are_collected=False,
    join_code="4711 0815",
    join_address=f"{HOUSE}/join",
    people=(
        HandoutPerson(
            *("Amara Okafor", "Captain", "Fleet"),
            "Twenty years on the bridge of the Havsula. Knows every rock, and most of the islanders by name.",
        ),
        HandoutPerson("Bjørn Dahl", "Ticket office lead", "Sales", "Hears first what went wrong, and what went right."),
        HandoutPerson("Chloë Martin", "Deckhand", "Fleet", "Joined last spring from a ferry in Brittany."),
        HandoutPerson("Dinesh Rao", "Timetable planner", "Operations", ""),
        HandoutPerson("Elif Yılmaz", "Customer care", "Service", "Answers the letters. Collects the kind ones."),
        HandoutPerson("Frank Moore", "Chief engineer", "Technical", "Makes sure that nobody thinks of the engine."),
        HandoutPerson("Grace Lindqvist", "Café manager", "On board", "Cinnamon buns since 2009."),
    ),
)

MADE_AT = datetime(2026, 11, 12, 9, 30, tzinfo=OSLO)
SAMPLE = Handout(CONTENT, MADE_AT)
AMARAS_LINK = f"{HOUSE}/join/amaraamaraamarasecretsecretsecretsecretsecretsecret"
AMARAS = Handout(
    CONTENT, MADE_AT, OwnCopy("Amara Okafor", AMARAS_LINK, HandoutLink("Team A", f"{AMARAS_LINK}?to=document"))
)
