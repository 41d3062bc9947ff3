"""The record of an invented workshop at Harbour Ferries, for the renderers' tests."""

from datetime import UTC, date, datetime

from app.domain.cloud.cloud import visible_cloud
from app.domain.export.record import (
    Record,
    RecordCheck,
    RecordDraft,
    RecordLike,
    RecordPerson,
    RecordPhase,
    RecordQuestion,
)
from app.domain.meeting.drafts import Outcome
from app.domain.workshops.workshops import Mode
from tests.render.sample_answers import ANSWERS, QUESTION

STATEMENT = "You step aboard among neighbours, and we carry you home: safe, on time, and glad you came."

FERRIES = Record(
    organisation="Harbour Ferries",
    title="A vision for our passengers",
    planned_for=date(2025, 11, 18),
    held_on=(date(2025, 11, 18),),
    mode=Mode.BREAKOUTS,
    statement=STATEMENT,
    adopted_at=datetime(2025, 11, 18, 15, 41, tzinfo=UTC),
    people=(
        RecordPerson("Amara Okafor", "Captain", "Fleet"),
        RecordPerson("Bjørn Dahl", "Ticket office lead", "Sales"),
        RecordPerson("Chloë Martin", "Deckhand", "Fleet"),
        RecordPerson("Dinesh Rao", "Timetable planner", "Operations"),
        RecordPerson("Elif Yılmaz", "Customer care", "Service"),
        RecordPerson("Frank Moore", "Chief engineer", "Technical"),
        RecordPerson("Grace Lindqvist", "Café manager", "On board"),
    ),
    invited=(RecordPerson("Hana Sato", "Pilot", "Fleet"),),
    facilitators=("Ines Carvalho",),
    question=QUESTION,
    answer_count=len(ANSWERS),
    cloud=(visible_cloud(ANSWERS, QUESTION) or ())[:80],
    answers=tuple(sorted(ANSWERS)),
    drafts_outcome=Outcome.COLLECTED,
    drafts=(
        RecordDraft(
            "Team A",
            "Every crossing feels like coming home: a calm crew, a safe boat, and neighbours who look after you.",
            (
                RecordLike("feels like coming home", 5, ("It is what islanders say.", "Nobody else could claim it.")),
                RecordLike("neighbours who look after you", 4, ("We are neighbours, not a company from away.",)),
                RecordLike("calm crew", 2),
            ),
        ),
        RecordDraft(
            "Team B",
            "On time, every time, with a smile. We tell you the truth about the weather "
            "and we never leave you standing on the pier.",
            (
                RecordLike("We tell you the truth about the weather", 6, ("Honest. We can do this from tomorrow.",)),
                RecordLike("never leave you standing", 1),
            ),
        ),
    ),
    check=RecordCheck(
        wording=STATEMENT,
        revealed_at=datetime(2025, 11, 18, 15, 36, tzinfo=UTC),
        answered=7,
        people=7,
        questions=(
            RecordQuestion("Is it simple and easily understood?", 7, 0, ("My daughter would understand it.",)),
            RecordQuestion("Is it focused on our customers?", 6, 1, ("“We carry” is still about us.",)),
            RecordQuestion(
                "Does it reflect both who we are now and who we aspire to be in the future?",
                5,
                2,
                ("On time is still an aspiration in July.", "Yes: neighbours today, on time tomorrow."),
            ),
        ),
    ),
    other_checks=(
        RecordCheck(
            "We carry you home.",
            datetime(2025, 11, 18, 15, 20, tzinfo=UTC),
            5,
            7,
            (RecordQuestion("Is it simple and easily understood?", 4, 1, ("Who are we?",)),),
        ),
    ),
    agenda=(
        RecordPhase("Jump in", 5),
        RecordPhase("What our people said", 20),
        RecordPhase("Our primary customer", 10),
        RecordPhase("What makes a good vision", 10),
        RecordPhase("Draft", 15),
        RecordPhase("Compare", 25),
        RecordPhase("Break", 10),
        RecordPhase("Write the group statement", 35),
        RecordPhase("Check against the three questions", 15),
        RecordPhase("Next steps", 5),
    ),
    generated_at=datetime(2025, 11, 18, 16, 0, tzinfo=UTC),
)
