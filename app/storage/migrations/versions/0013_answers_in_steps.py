"""Answers of an open survey that wait for their step, and tickets for sockets that were used."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("answers", sa.Column("waiting", sa.Boolean(), server_default=sa.false(), nullable=False))
    waiting = sa.text("waiting")
    op.create_index("ix_answers_waiting", "answers", ["workshop_id"], sqlite_where=waiting, postgresql_where=waiting)
    op.create_table(
        "used_document_tickets",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_used_document_tickets")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("used_document_tickets")
    op.drop_index("ix_answers_waiting", table_name="answers")
    op.drop_column("answers", "waiting")
