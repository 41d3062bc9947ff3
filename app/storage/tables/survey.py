"""The survey, its answers, and the cloud that is made of them. Nothing here tells who answered (docs/security.md)."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, LargeBinary, Table, Text, false

from app.storage.tables.columns import identifier, metadata, moment, reference, text

survey_openings = Table(
    "survey_openings",
    metadata,
    identifier(),
    reference("workshop_id", "workshops.id"),
    moment("opened_at"),
    text("opened_by"),
    moment("closed_at", optional=True),
    text("closed_by", optional=True),
    Column("keeps_back", Boolean, nullable=False, server_default=false()),  # the last few answers, at its closing
)

survey_schedules = Table(  # when the survey opens and closes by itself; a moment that has come is taken out
    "survey_schedules",
    metadata,
    reference("workshop_id", "workshops.id", primary_key=True),
    moment("opens_at", optional=True),
    moment("closes_at", optional=True),
    text("set_by"),
    moment("set_at"),
)

survey_questions = Table(  # the question in further languages; the workshop itself holds the English one
    "survey_questions",
    metadata,
    reference("workshop_id", "workshops.id", primary_key=True),
    Column("language", Text, primary_key=True),  # BCP 47: "fr", "pt-BR"
    text("text"),
)

survey_ticket_lists = Table(  # lists of one-time links that were made; the links themselves are stored nowhere
    "survey_ticket_lists",
    metadata,
    identifier(),
    reference("workshop_id", "workshops.id"),
    Column("size", Integer, nullable=False),
    moment("made_at"),
    text("made_by"),
    moment("withdrawn_at", optional=True),  # then its links take no answers
    text("withdrawn_by", optional=True),
)

survey_tickets = Table(  # those not yet spent; spending one deletes its row, and nothing else remembers it
    "survey_tickets",
    metadata,
    Column("token_hash", Text, primary_key=True),
    reference("list_id", "survey_ticket_lists.id"),
    sqlite_with_rowid=False,
)

open_link_closings = Table(  # surveys that take answers by one-time links only, and who wanted it so
    "open_link_closings",
    metadata,
    reference("workshop_id", "workshops.id", primary_key=True),
    text("closed_by"),
    moment("closed_at"),
)

answer_imports = Table(  # answers from elsewhere: uploaded and looked at first, then applied, perhaps undone
    "answer_imports",
    metadata,
    identifier(),
    reference("workshop_id", "workshops.id"),
    moment("uploaded_at"),
    text("uploaded_by"),
    Column("rows", Text, nullable=False),  # JSON: what is known of the list, until it is applied
    Column("added", Integer, nullable=True),  # how many answers it brought
    moment("applied_at", optional=True),
    moment("undone_at", optional=True),
)

answer_import_chunks = Table(  # the rows of a list, some hundreds at a time, until they are applied
    "answer_import_chunks",
    metadata,
    reference("import_id", "answer_imports.id", primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False, nullable=False),
    Column("rows", Text, nullable=False),  # JSON, a line for each row: its number and its cells
)

answers = Table(  # nothing here tells who, whence, when or in which order (docs/security.md)
    "answers",
    metadata,
    identifier(),
    reference("workshop_id", "workshops.id"),
    text("text"),
    Column("given_on", Date, nullable=False),
    text("import_id", optional=True),  # the list it came with, so that an import can be undone; none: from our page
    Column("waiting", Boolean, nullable=False, server_default=false()),  # for its step: seen by nobody until then
    text("language", optional=True),  # BCP 47, found from the text alone; none: from before it was looked for
    sqlite_with_rowid=False,  # rows lie in the order of their random ids, not of their arrival
)

answer_keys = Table(  # of forms whose answer was stored; nothing tells which answer (storage/answer_keys.py)
    "answer_keys",
    metadata,
    Column("digest", LargeBinary, primary_key=True),
    Column("generation", Integer, nullable=False),  # the half hour or so in which it came; gone within an hour
    sqlite_with_rowid=False,
)

Index(  # at most a handful of answers wait in each survey
    "ix_answers_waiting",
    answers.c.workshop_id,
    sqlite_where=answers.c.waiting,
    postgresql_where=answers.c.waiting,
)

Index(  # none wait for long: those of older versions get theirs when the program starts
    "ix_answers_without_language",
    answers.c.id,
    sqlite_where=answers.c.language.is_(None),
    postgresql_where=answers.c.language.is_(None),
)

answer_hidings = Table(  # answers that are shown to nobody but who moderates
    "answer_hidings",
    metadata,
    reference("answer_id", "answers.id", primary_key=True),
    reference("workshop_id", "workshops.id"),
    text("hidden_by"),
    moment("hidden_at"),
)

harmless_answers = Table(  # whose hints a facilitator has looked at
    "harmless_answers",
    metadata,
    reference("answer_id", "answers.id", primary_key=True),
    reference("workshop_id", "workshops.id"),
    text("stretches"),  # JSON: what the hints pointed at; one that comes later is open
    text("said_by"),
    moment("said_at"),
)

cloud_choices = Table(  # what a facilitator has merged, renamed or hidden in the cloud; undoing deletes the row
    "cloud_choices",
    metadata,
    identifier(),
    reference("workshop_id", "workshops.id"),
    text("kind"),  # merge | rename | hide | apart | keep
    text("key"),  # the folded word it is about
    text("target", optional=True),  # merge: the key it is counted with; rename: what is shown instead
    text("made_by"),
    moment("made_at"),
    text("press", optional=True),  # those made by one press are undone by one
)

cloud_layouts = Table(  # where the words stand, so that they keep their places, and the picture frozen for the handout
    "cloud_layouts",
    metadata,
    reference("workshop_id", "workshops.id", primary_key=True),
    Column("kind", Text, primary_key=True),  # current | frozen
    Column("answer_count", Integer, nullable=False),
    text("words"),  # JSON
    text("drawn_by", optional=True),  # who froze it
    moment("drawn_at"),
)
