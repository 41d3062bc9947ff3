"""In which language each answer is written. Those that are here get theirs when the program runs."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("answers", sa.Column("language", sa.Text(), nullable=True))
    op.create_index(
        "ix_answers_without_language",
        "answers",
        ["id"],
        sqlite_where=sa.text("language IS NULL"),
        postgresql_where=sa.text("language IS NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_answers_without_language", "answers")
    op.drop_column("answers", "language")
