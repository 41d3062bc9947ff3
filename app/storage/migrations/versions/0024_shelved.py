"""Workshops that are archived, or in the bin."""

import sqlalchemy as sa
from alembic import op

from app.storage.database import UtcDateTime

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "shelved",
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("shelf", sa.Text(), nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshops.id"], name="fk_shelved_workshop_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("workshop_id", name="pk_shelved"),
    )
    op.create_index("ix_shelved_bin", "shelved", ["shelf", "since"])


def downgrade() -> None:
    op.drop_table("shelved")
