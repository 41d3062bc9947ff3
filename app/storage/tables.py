"""All tables. Ids are random text, so that none tells an order or can be guessed."""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from app.storage.database import UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[str]:
    return Column("id", Text, primary_key=True)


def _to(name: str, target: str, *, optional: bool = False, primary_key: bool = False) -> Column[str]:
    """A reference that goes when its target goes."""
    return Column(
        name,
        Text,
        ForeignKey(target, ondelete="CASCADE"),
        nullable=optional,
        primary_key=primary_key,
        index=not primary_key,
    )


def _text(name: str, *, optional: bool = False) -> Column[str]:
    return Column(name, Text, nullable=optional)


def _moment(name: str, *, optional: bool = False) -> Column[datetime]:
    return Column(name, UtcDateTime, nullable=optional)


accounts = Table(
    "accounts",
    metadata,
    _id(),
    _text("name"),
    Column("name_key", Text, nullable=False, unique=True),  # case-folded, so that "Maria" and "maria" are one
    _text("role"),  # admin | facilitator
    _text("password_hash", optional=True),  # none until the invitation was used
    _moment("created_at"),
    _moment("ended_at", optional=True),
    Column("invitation_version", Integer, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", Text, primary_key=True),
    _to("account_id", "accounts.id", optional=True),
    _to("participant_id", "participants.id", optional=True),
    _to("screen_workshop_id", "workshops.id", optional=True),
    _moment("created_at"),
    CheckConstraint(
        "account_id IS NOT NULL OR participant_id IS NOT NULL OR screen_workshop_id IS NOT NULL",
        name="belongs_to_someone",
    ),
)

workshops = Table(
    "workshops",
    metadata,
    _id(),
    _text("organisation"),
    _text("title"),
    _moment("starts_at"),
    _text("time_zone"),
    _text("mode"),  # breakouts | solo
    Column("join_code", Text, nullable=False, unique=True),
    Column("survey_key", Text, nullable=False, unique=True),
    _text("question"),
    Column("screen_version", Integer, nullable=False),
    _moment("created_at"),
)

facilitators = Table(
    "facilitators",
    metadata,
    _to("workshop_id", "workshops.id", primary_key=True),
    _to("account_id", "accounts.id", primary_key=True),
)

participants = Table(
    "participants",
    metadata,
    _id(),
    _to("workshop_id", "workshops.id"),
    _text("name"),
    _text("email"),
    _text("role"),
    _text("department"),
    _text("team", optional=True),  # A | B, in breakouts
    Column("colour", Integer, nullable=False),  # 0-7, for the caret
    Column("link_version", Integer, nullable=False),
)

presences = Table(  # one row for each open page; several pages of one person are one person
    "presences",
    metadata,
    _id(),
    _to("workshop_id", "workshops.id"),
    _to("participant_id", "participants.id"),
    _moment("seen_at"),
)

survey_openings = Table(
    "survey_openings",
    metadata,
    _id(),
    _to("workshop_id", "workshops.id"),
    _moment("opened_at"),
    _text("opened_by"),
    _moment("closed_at", optional=True),
    _text("closed_by", optional=True),
)

answers = Table(  # nothing here tells who, whence, when or in which order (live.md)
    "answers",
    metadata,
    _id(),
    _to("workshop_id", "workshops.id"),
    _text("text"),
    Column("given_on", Date, nullable=False),
    sqlite_with_rowid=False,  # rows lie in the order of their random ids, not of their arrival
)

phases = Table(
    "phases",
    metadata,
    _id(),
    _to("workshop_id", "workshops.id"),
    Column("position", Integer, nullable=False),
    _text("kind"),
    _text("title"),
    Column("minutes", Integer, nullable=False),
)

meetings = Table(  # where the workshop is; the clock's truth
    "meetings",
    metadata,
    _to("workshop_id", "workshops.id", primary_key=True),
    Column("phase_id", Text, nullable=False),
    _moment("started_at", optional=True),  # of the meeting
    _moment("deadline", optional=True),  # of the running phase
    Column("paused_seconds", Float, nullable=True),  # what was left when it was paused
    Column("total_seconds", Integer, nullable=False),  # the running phase's length with all additions
    Column("turn", Integer, nullable=False),  # counts changes: of two presses at once one wins, the other is told
    _text("note"),  # the last change in words, with who made it
)
Index(  # the server's clock looks twice a second for meetings that run, however many lie idle
    "ix_meetings_running",
    meetings.c.deadline,
    sqlite_where=meetings.c.deadline.is_not(None),
    postgresql_where=meetings.c.deadline.is_not(None),
)

heartbeats = Table(  # when any process was last alive, so that an outage can be given back
    "heartbeats",
    metadata,
    Column("id", Integer, primary_key=True),
    _moment("beat_at"),
)

done_marks = Table(
    "done_marks",
    metadata,
    _to("phase_id", "phases.id", primary_key=True),
    _to("participant_id", "participants.id", primary_key=True),
)

documents = Table(
    "documents",
    metadata,
    _id(),
    _to("workshop_id", "workshops.id"),
    _text("kind"),  # team | solo | group
    _text("team", optional=True),
    _to("participant_id", "participants.id", optional=True),  # the writer of a solo document, until collection
    Column("last_seq", Integer, nullable=False),
    _moment("locked_at", optional=True),
)

document_updates = Table(
    "document_updates",
    metadata,
    _to("document_id", "documents.id", primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("data", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

document_writers = Table(  # which Yjs client ids belong to which (keyed, unreadable) person in a document
    "document_writers",
    metadata,
    _to("document_id", "documents.id", primary_key=True),
    Column("client_id", BigInteger, primary_key=True),
    _text("person_key"),
    sqlite_with_rowid=False,
)

collections = Table(  # its primary key makes collecting happen once, whichever process notices first
    "collections",
    metadata,
    _to("workshop_id", "workshops.id", primary_key=True),
    _moment("collected_at"),
)

drafts = Table(
    "drafts",
    metadata,
    _id(),
    _to("workshop_id", "workshops.id"),
    Column("position", Integer, nullable=False),
    _text("label"),
    _text("text"),
    UniqueConstraint("workshop_id", "position"),
)

late_drafts = Table(  # what came after the lock and was offered by its author, until a facilitator decides
    "late_drafts",
    metadata,
    _id(),
    _to("workshop_id", "workshops.id"),
    _text("team", optional=True),
    _text("text"),
)

likes = Table(
    "likes",
    metadata,
    _id(),
    _to("workshop_id", "workshops.id"),
    _to("draft_id", "drafts.id"),
    _text("liker_key"),  # keyed and unreadable: enough to take back one's own like, not to read who liked
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    _text("reason"),
    UniqueConstraint("draft_id", "liker_key", "start", "end"),
)

checks = Table(
    "checks",
    metadata,
    _id(),
    _to("workshop_id", "workshops.id"),
    _text("wording"),
    _moment("opened_at"),
    _text("opened_by"),
    _moment("revealed_at", optional=True),
    Index(None, "workshop_id", "opened_at"),
)

check_answers = Table(
    "check_answers",
    metadata,
    _to("check_id", "checks.id", primary_key=True),
    Column("question", Integer, primary_key=True),  # 1-3, as in method.md
    Column("answerer_key", Text, primary_key=True),  # keyed and unreadable, as in likes
    _text("verdict"),  # yes | not_yet
    _text("reason"),
    sqlite_with_rowid=False,
)

visions = Table(
    "visions",
    metadata,
    _id(),
    _to("workshop_id", "workshops.id"),
    _text("statement"),
    _to("check_id", "checks.id", optional=True),
    _moment("adopted_at"),
    _text("adopted_by"),
)
