"""The survey at the scale of a company: schedules, languages, tickets, imports, moderation, choices in the cloud."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "answer_imports",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("uploaded_by", sa.Text(), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=True),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_answer_imports_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_imports")),
    )
    with op.batch_alter_table("answer_imports", schema=None) as batch:
        batch.create_index(batch.f("ix_answer_imports_workshop_id"), ["workshop_id"], unique=False)

    op.create_table(
        "cloud_choices",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=True),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_cloud_choices_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cloud_choices")),
    )
    with op.batch_alter_table("cloud_choices", schema=None) as batch:
        batch.create_index(batch.f("ix_cloud_choices_workshop_id"), ["workshop_id"], unique=False)

    op.create_table(
        "cloud_layouts",
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("answer_count", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("drawn_by", sa.Text(), nullable=True),
        sa.Column("drawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_cloud_layouts_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_id", "kind", name=op.f("pk_cloud_layouts")),
    )
    op.create_table(
        "survey_questions",
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_survey_questions_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_id", "language", name=op.f("pk_survey_questions")),
    )
    op.create_table(
        "survey_schedules",
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("set_by", sa.Text(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_survey_schedules_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_id", name=op.f("pk_survey_schedules")),
    )
    op.create_table(
        "survey_ticket_lists",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_survey_ticket_lists_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_ticket_lists")),
    )
    with op.batch_alter_table("survey_ticket_lists", schema=None) as batch:
        batch.create_index(batch.f("ix_survey_ticket_lists_workshop_id"), ["workshop_id"], unique=False)

    op.create_table(
        "survey_tickets",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("list_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["list_id"], ["survey_ticket_lists.id"], name=op.f("fk_survey_tickets_list_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_survey_tickets")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("survey_tickets", schema=None) as batch:
        batch.create_index(batch.f("ix_survey_tickets_list_id"), ["list_id"], unique=False)

    op.create_table(
        "open_link_closings",
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("closed_by", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_open_link_closings_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_id", name=op.f("pk_open_link_closings")),
    )
    op.create_table(
        "answer_hidings",
        sa.Column("answer_id", sa.Text(), nullable=False),
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("hidden_by", sa.Text(), nullable=False),
        sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["answers.id"], name=op.f("fk_answer_hidings_answer_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_answer_hidings_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("answer_id", name=op.f("pk_answer_hidings")),
    )
    with op.batch_alter_table("answer_hidings", schema=None) as batch:
        batch.create_index(batch.f("ix_answer_hidings_workshop_id"), ["workshop_id"], unique=False)

    with op.batch_alter_table("answers", schema=None) as batch:
        batch.add_column(sa.Column("import_id", sa.Text(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("answers", schema=None) as batch:
        batch.drop_column("import_id")

    with op.batch_alter_table("answer_hidings", schema=None) as batch:
        batch.drop_index(batch.f("ix_answer_hidings_workshop_id"))

    op.drop_table("answer_hidings")
    with op.batch_alter_table("survey_tickets", schema=None) as batch:
        batch.drop_index(batch.f("ix_survey_tickets_list_id"))

    op.drop_table("survey_tickets")
    with op.batch_alter_table("survey_ticket_lists", schema=None) as batch:
        batch.drop_index(batch.f("ix_survey_ticket_lists_workshop_id"))

    op.drop_table("survey_ticket_lists")
    op.drop_table("survey_schedules")
    op.drop_table("survey_questions")
    op.drop_table("open_link_closings")
    op.drop_table("cloud_layouts")
    with op.batch_alter_table("cloud_choices", schema=None) as batch:
        batch.drop_index(batch.f("ix_cloud_choices_workshop_id"))

    op.drop_table("cloud_choices")
    with op.batch_alter_table("answer_imports", schema=None) as batch:
        batch.drop_index(batch.f("ix_answer_imports_workshop_id"))

    op.drop_table("answer_imports")
