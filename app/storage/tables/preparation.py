"""What is prepared before the meeting (docs/method.md, part 1)."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, Table, Text

from app.storage.tables.columns import identifier, metadata, moment, reference, text, words

buy_ins = Table(  # the senior leader who stands behind the vision
    "buy_ins",
    metadata,
    reference("workshop_id", "workshops.id", primary_key=True),
    words("sponsor"),
    words("role"),
    Column("agreed_on", Date, nullable=True),
    words("note"),
)

artifacts = Table(  # what the organisation already says of itself: mission, values, slogan
    "artifacts",
    metadata,
    identifier(),
    reference("workshop_id", "workshops.id"),
    Column("position", Integer, nullable=False),
    text("kind"),
    words("label"),  # of kind "other" only
    text("text"),
)

customers = Table(
    "customers",
    metadata,
    identifier(),
    reference("workshop_id", "workshops.id"),
    text("name"),
    Column("is_internal", Boolean, nullable=False),
    Column("segment_of", Text, ForeignKey("customers.id", ondelete="SET NULL"), nullable=True, index=True),
    words("note"),
)

primary_customers = Table(  # its primary key makes the primary customer exactly one
    "primary_customers",
    metadata,
    reference("workshop_id", "workshops.id", primary_key=True),
    reference("customer_id", "customers.id"),
    words("why"),
)

platforms = Table(  # the video platform: its three criteria, breakout rooms, links
    "platforms",
    metadata,
    reference("workshop_id", "workshops.id", primary_key=True),
    Column("everyone_can_join", Boolean, nullable=False),
    Column("audio_and_video", Boolean, nullable=False),
    Column("shares_screens", Boolean, nullable=False),
    Column("has_breakout_rooms", Boolean, nullable=True),  # none: nobody has said yet
    words("link"),
    words("passcode"),
    words("dial_in"),
    words("team_a_link"),
    words("team_b_link"),
)

roster_imports = Table(  # a list of people: uploaded and looked at first, then applied, perhaps undone
    "roster_imports",
    metadata,
    identifier(),
    reference("workshop_id", "workshops.id"),
    moment("uploaded_at"),
    text("uploaded_by"),
    words("rows"),  # JSON: the cells, until they are applied
    words("added"),  # JSON: ids of the people added
    words("changed"),  # JSON: the people changed, as they were before
    moment("applied_at", optional=True),
    moment("undone_at", optional=True),
)

handouts = Table(  # when the content of the handout last changed: the date that stands on it
    "handouts",
    metadata,
    reference("workshop_id", "workshops.id", primary_key=True),
    text("digest"),
    moment("made_at"),
)

invitations = Table(  # the outbox: each row is one message to one person, sent once at most
    "invitations",
    metadata,
    identifier(),
    reference("workshop_id", "workshops.id"),
    Column(
        "participant_id", Text, nullable=False, index=True
    ),  # no reference: people who are taken off the list are told
    text("kind"),  # invitation | reminder | update | cancellation | release
    text("state"),  # waiting | sending | sent | failed | unclear
    Column("attempts", Integer, nullable=False),
    Column("link_version", Integer, nullable=False, server_default="0"),  # of the link in the message
    Column("calendar_sequence", Integer, nullable=False, server_default="0"),  # of the event in the message
    moment("queued_at"),
    moment("due_at"),  # of the next attempt
    moment("sent_at", optional=True),
    words("reason"),  # why it failed, in words for the facilitator
    Index("ix_invitations_outbox", "state", "due_at"),
)

departures = Table(  # people who were invited and then taken off the list
    "departures",
    metadata,
    Column("participant_id", Text, primary_key=True),
    reference("workshop_id", "workshops.id"),
    text("name"),
    words("email"),
    moment("removed_at"),
    text("removed_by"),
    moment("told_at", optional=True),  # by hand; what was mailed stands in the outbox
    words("told_by"),
)

templates = Table(  # an agenda and artifacts to begin the next workshop with; its owner's alone
    "templates",
    metadata,
    identifier(),
    reference("account_id", "accounts.id"),
    text("name"),
    text("mode"),
    text("setting"),
    text("agenda"),  # JSON
    text("artifacts"),  # JSON
    moment("created_at"),
    Column("language", Text, nullable=False, server_default="en"),  # of the agenda’s titles
)
