"""The rows of a list of answers, some hundreds at a time, so that no list is held whole."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "answer_import_chunks",
        sa.Column("import_id", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["answer_imports.id"],
            name=op.f("fk_answer_import_chunks_import_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("import_id", "place", name=op.f("pk_answer_import_chunks")),
    )


def downgrade() -> None:
    op.drop_table("answer_import_chunks")
