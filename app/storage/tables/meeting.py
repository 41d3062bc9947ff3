"""The agenda and its clock, live documents, drafts, checks, visions."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    false,
)
from sqlalchemy import text as sql

from app.storage.tables.columns import identifier, metadata, moment, reference, text, words

phases = Table(
    "phases",
    metadata,
    identifier(),
    reference("workshop_id", "workshops.id"),
    Column("position", Integer, nullable=False),
    text("kind"),
    text("title"),
    Column("minutes", Integer, nullable=False),
    # What the phase had left when the meeting went elsewhere; nothing before it was ever left.
    Column("left_seconds", Float, nullable=True),
    Column("left_of_seconds", Integer, nullable=True),  # its length then, with all additions
    Column("left_of_minutes", Integer, nullable=True),  # what the agenda gave it then
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
    # Counts changes: of two presses at once one wins, the other is told.
    Column("turn", Integer, nullable=False, key="version"),
    text("note"),  # the last change in words, with who made it
    Column("ended_with", Float, nullable=True),  # seconds that an early end cut off
)
Index(  # the server's clock looks twice a second for meetings that run, however many lie idle
    "ix_meetings_running",
    meetings.c.deadline,
    sqlite_where=meetings.c.deadline.is_not(None),
    postgresql_where=meetings.c.deadline.is_not(None),
)

sittings = Table(  # when people met: a meeting may go on another day
    "sittings",
    metadata,
    reference("workshop_id", "workshops.id", primary_key=True),
    moment("began_at", primary_key=True),
    moment("last_at"),  # the last press on the agenda or the clock
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

solo_progress = Table(  # of those who write alone, at the last look, in steps: what pages show
    "solo_progress",
    metadata,
    reference("workshop_id", "workshops.id", primary_key=True),
    moment("looked_at"),
    Column("here", Integer, nullable=False),
    Column("begun", Integer, nullable=False),
    Column("done", Integer, nullable=False),
    Column("all_done", Boolean, nullable=False),
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
    moment("damaged_at", optional=True),  # when it was found that its updates give no one text
    Column("last_wording", Integer, nullable=False, server_default=sql("0")),  # so that no number is given twice
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

wordings = Table(  # texts of a document that are worth having; without author, and without time after their phase
    "wordings",
    metadata,
    Column("document_id", Text, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    text("text"),
    text("why"),
    moment("kept_at", optional=True),
    moment("offered_until", optional=True),  # of a text that was cleared: until then people are asked to put it back
)

used_document_tickets = Table(  # each opens one socket
    "used_document_tickets",
    metadata,
    Column("digest", Text, primary_key=True),
    moment("until"),
    sqlite_with_rowid=False,
)

collections = Table(  # how drafting ended; its primary key makes that happen once, whichever process notices first
    "collections",
    metadata,
    reference("workshop_id", "workshops.id", primary_key=True),
    moment("collected_at"),
    Column("outcome", Text, nullable=False, server_default="collected"),  # collected | withheld | released
)
Index(  # the server's clock looks twice a second for withheld drafts, however many were collected
    "ix_collections_withheld",
    collections.c.workshop_id,
    sqlite_where=collections.c.outcome == "withheld",
    postgresql_where=collections.c.outcome == "withheld",
)

draft_releases = Table(  # who wants their withheld draft shown, until it is, or people write again, or the end
    "draft_releases",
    metadata,
    reference("workshop_id", "workshops.id", primary_key=True),
    Column("author_key", Text, primary_key=True),  # keyed and unreadable, as in likes
    sqlite_with_rowid=False,
)

drafts = Table(
    "drafts",
    metadata,
    identifier(),
    reference("workshop_id", "workshops.id"),
    Column("position", Integer, nullable=False),
    text("label"),
    text("text"),
    text("heat", optional=True),  # what people like in it, in JSON, once its likes are settled
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
    text("liker_key"),  # keyed and unreadable: enough to take back one's own like; random once likes are settled
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
    Column("people", Integer, nullable=True),  # who had come when the answers were revealed
    Column("answered", Integer, nullable=True),  # who had answered then: no key tells it any more
    Column("of_few", Boolean, nullable=False, server_default=false()),  # asked when few had come, and said so
    Column(
        "gone", Integer, nullable=False, server_default=sql("0")
    ),  # who had come and left the list since it was asked
    Index(None, "workshop_id", "opened_at"),
)

check_answers = Table(
    "check_answers",
    metadata,
    reference("check_id", "checks.id", primary_key=True),
    Column("question", Integer, primary_key=True),  # 1-3, as in docs/method.md
    Column("answerer_key", Text, primary_key=True),  # keyed and unreadable; from the reveal on a random one a row
    text("verdict"),  # yes | not_yet
    text("reason"),
    words("maker"),  # keyed, as the answerer: on whose devices the answer can be seen
    sqlite_with_rowid=False,
)

visions = Table(
    "visions",
    metadata,
    identifier(),
    reference("workshop_id", "workshops.id"),
    text("statement"),
    moment("adopted_at"),
    text("adopted_by"),
)
