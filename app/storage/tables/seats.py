"""Devices at seats: who let in whom, when each was last heard of, which ask to be let in, which were ended."""

from sqlalchemy import Boolean, Column, Table, Text, false

from app.storage.tables.columns import identifier, metadata, moment, reference, text

seat_beats = Table(
    "seat_beats",
    metadata,
    Column("device", Text, primary_key=True),  # a keyed digest, another at every seat
    reference("participant_id", "participants.id"),
    moment("seen_at"),
)

seat_devices = Table(  # stays when the session ends, so that a device which comes back is known
    "seat_devices",
    metadata,
    Column("device", Text, primary_key=True),
    reference("participant_id", "participants.id"),
    text("circle"),  # random, shared by devices that let each other in; "" for those of old
    moment("since"),  # when the first device of the circle got in
    moment("told_until", optional=True),  # of what was done to the seat
    Column("by_code", Boolean, nullable=False, server_default=false()),  # how it got in the last time
)

seat_events = Table(  # what was done to a seat, told to each of its devices until it was read there
    "seat_events",
    metadata,
    identifier(),
    reference("participant_id", "participants.id"),
    text("what"),  # new_link | new_links | freed | came
    moment("at"),
    text("device", optional=True),  # the one that came
)

seat_requests = Table(  # holds no right: the session begins when a device is let in
    "seat_requests",
    metadata,
    identifier(),
    Column("token_hash", Text, nullable=False, unique=True),  # of the session that it would become
    reference("participant_id", "participants.id"),
    text("device"),
    moment("asked_at"),
    moment("seen_at"),
    Column("by_code", Boolean, nullable=False),
    moment("refused_at", optional=True),
)

seat_endings = Table(  # what a device that comes back is told
    "seat_endings",
    metadata,
    Column("token_hash", Text, primary_key=True),
    reference("participant_id", "participants.id"),
    text("why"),  # only_here | freed | new_link | left
    moment("at"),
)

knocks = Table(  # of somebody who is not on the list; goes when it is answered, or after 15 minutes
    "knocks",
    metadata,
    identifier(),  # of the participant that it would become
    reference("workshop_id", "workshops.id"),
    Column("token_hash", Text, nullable=False, unique=True),  # of the session that it would become
    text("device"),
    text("name"),
    moment("at"),
)
