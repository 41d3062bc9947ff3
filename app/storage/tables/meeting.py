"""The agenda and its clock, live documents, drafts, checks, visions."""

from sqlalchemy import BigInteger, Column, Float, Index, Integer, LargeBinary, Table, Text, UniqueConstraint

from app.storage.tables.columns import identifier, metadata, moment, reference, text

phases = Table(
    "phases",
    metadata,
    identifier(),
    reference("workshop_id", "workshops.id"),
    Column("position", Integer, nullable=False),
    text("kind"),
    text("title"),
    Column("minutes", Integer, nullable=False),
)

meetings = Table(  # where the workshop is; the clock's truth
    "meetings",
    metadata,
    reference("workshop_id", "workshops.id", primary_key=True),
    Column("phase_id", Text, nullable=False),
    moment("started_at", optional=True),  # of the meeting
    moment("deadline", optional=True),  # of the running phase
    Column("paused_seconds", Float, nullable=True),  # what was left when it was paused
    Column("total_seconds", Integer, nullable=False),  # the running phase's length with all additions
    Column("turn", Integer, nullable=False),  # counts changes: of two presses at once one wins, the other is told
    text("note"),  # the last change in words, with who made it
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
    moment("beat_at"),
)

done_marks = Table(
    "done_marks",
    metadata,
    reference("phase_id", "phases.id", primary_key=True),
    reference("participant_id", "participants.id", primary_key=True),
)

documents = Table(
    "documents",
    metadata,
    identifier(),
    reference("workshop_id", "workshops.id"),
    text("kind"),  # team | solo | group
    text("team", optional=True),
    reference("participant_id", "participants.id", optional=True),  # the writer of a solo document, until collection
    Column("last_seq", Integer, nullable=False),
    moment("locked_at", optional=True),
)

document_updates = Table(
    "document_updates",
    metadata,
    reference("document_id", "documents.id", primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("data", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

document_writers = Table(  # which Yjs client ids belong to which (keyed, unreadable) person in a document
    "document_writers",
    metadata,
    reference("document_id", "documents.id", primary_key=True),
    Column("client_id", BigInteger, primary_key=True),
    text("person_key"),
    sqlite_with_rowid=False,
)

collections = Table(  # its primary key makes collecting happen once, whichever process notices first
    "collections",
    metadata,
    reference("workshop_id", "workshops.id", primary_key=True),
    moment("collected_at"),
)

drafts = Table(
    "drafts",
    metadata,
    identifier(),
    reference("workshop_id", "workshops.id"),
    Column("position", Integer, nullable=False),
    text("label"),
    text("text"),
    UniqueConstraint("workshop_id", "position"),
)

late_drafts = Table(  # what came after the lock and was offered by its author, until a facilitator decides
    "late_drafts",
    metadata,
    identifier(),
    reference("workshop_id", "workshops.id"),
    text("team", optional=True),
    text("text"),
)

likes = Table(
    "likes",
    metadata,
    identifier(),
    reference("workshop_id", "workshops.id"),
    reference("draft_id", "drafts.id"),
    text("liker_key"),  # keyed and unreadable: enough to take back one's own like, not to read who liked
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    text("reason"),
    UniqueConstraint("draft_id", "liker_key", "start", "end"),
)

checks = Table(
    "checks",
    metadata,
    identifier(),
    reference("workshop_id", "workshops.id"),
    text("wording"),
    moment("opened_at"),
    text("opened_by"),
    moment("revealed_at", optional=True),
    Index(None, "workshop_id", "opened_at"),
)

check_answers = Table(
    "check_answers",
    metadata,
    reference("check_id", "checks.id", primary_key=True),
    Column("question", Integer, primary_key=True),  # 1-3, as in method.md
    Column("answerer_key", Text, primary_key=True),  # keyed and unreadable, as in likes
    text("verdict"),  # yes | not_yet
    text("reason"),
    sqlite_with_rowid=False,
)

visions = Table(
    "visions",
    metadata,
    identifier(),
    reference("workshop_id", "workshops.id"),
    text("statement"),
    reference("check_id", "checks.id", optional=True),
    moment("adopted_at"),
    text("adopted_by"),
)
