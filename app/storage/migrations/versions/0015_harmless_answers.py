"""Answers whose hints a facilitator has looked at and called harmless."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "harmless_answers",
        sa.Column("answer_id", sa.Text(), nullable=False),
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("stretches", sa.Text(), nullable=False),
        sa.Column("said_by", sa.Text(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["answers.id"], name=op.f("fk_harmless_answers_answer_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_harmless_answers_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("answer_id", name=op.f("pk_harmless_answers")),
    )
    op.create_index("ix_harmless_answers_workshop_id", "harmless_answers", ["workshop_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_harmless_answers_workshop_id", table_name="harmless_answers")
    op.drop_table("harmless_answers")
