"""Accounts, workshops, their people."""

from sqlalchemy import Boolean, CheckConstraint, Column, Index, Integer, Table, Text, false

from app.storage.tables.columns import identifier, metadata, moment, reference, text, words

accounts = Table(
    "accounts",
    metadata,
    identifier(),
    text("name"),
    Column("name_key", Text, nullable=False, unique=True),  # case-folded, so that "Maria" and "maria" are one
    text("role"),  # admin | facilitator
    text("password_hash", optional=True),  # none until the invitation was used
    moment("created_at"),
    moment("ended_at", optional=True),
    Column("invitation_version", Integer, nullable=False),
    moment("link_until", optional=True),  # of a printed link for a new password; an invitation has no end
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", Text, primary_key=True),
    reference("account_id", "accounts.id", optional=True),
    reference("participant_id", "participants.id", optional=True),
    reference("screen_workshop_id", "workshops.id", optional=True),
    moment("created_at"),
    words("device"),  # of accounts alone, as are the next: what their owner is told about it
    moment("used_at", optional=True),
    text("seat_device", optional=True),  # a keyed digest of the cookie that recognises a browser at this seat alone
    CheckConstraint(
        "account_id IS NOT NULL OR participant_id IS NOT NULL OR screen_workshop_id IS NOT NULL",
        name="belongs_to_someone",
    ),
)

workshops = Table(
    "workshops",
    metadata,
    identifier(),
    text("organisation"),
    text("title"),
    moment("starts_at"),
    text("time_zone"),
    text("mode"),  # breakouts | solo
    Column("join_code", Text, nullable=False, unique=True),
    Column("survey_key", Text, nullable=False, unique=True),
    text("question"),
    Column("screen_version", Integer, nullable=False),
    moment("created_at"),
    Column("setting", Text, nullable=False, server_default="virtual"),  # virtual | in_person
    words("place"),  # where people meet in person
    Column("calendar_sequence", Integer, nullable=False, server_default="0"),  # grows with what a calendar shows
    Column("language", Text, nullable=False, server_default="en"),  # of the meeting; a tag of BCP 47
)

shelved = Table(  # workshops that are put away; those that are not stand in no row
    "shelved",
    metadata,
    reference("workshop_id", "workshops.id", primary_key=True),
    text("shelf"),  # archive | bin
    moment("since"),
    text("by"),
    Column("was_archived", Boolean, nullable=False, server_default=false()),  # before it came into the bin
    Index("ix_shelved_bin", "shelf", "since"),
)

facilitators = Table(
    "facilitators",
    metadata,
    reference("workshop_id", "workshops.id", primary_key=True),
    reference("account_id", "accounts.id", primary_key=True),
)

former_facilitators = Table(  # who was removed and may still have personal links, until all links are new
    "former_facilitators",
    metadata,
    reference("workshop_id", "workshops.id", primary_key=True),
    reference("account_id", "accounts.id", primary_key=True),
)

participants = Table(
    "participants",
    metadata,
    identifier(),
    reference("workshop_id", "workshops.id"),
    text("name"),
    text("email"),
    text("role"),
    text("department"),
    text("team", optional=True),  # A | B, in breakouts
    Column("colour", Integer, nullable=False),  # 0-7, for the caret
    Column("link_version", Integer, nullable=False),
    words("bio"),
    moment("opened_at", optional=True),  # when the personal link was first used
    moment("joined_at", optional=True),  # when they first were in the running meeting
)

presences = Table(  # one row for each open page; several pages of one person are one person
    "presences",
    metadata,
    identifier(),
    reference("workshop_id", "workshops.id"),
    reference("participant_id", "participants.id"),
    moment("seen_at"),
)
