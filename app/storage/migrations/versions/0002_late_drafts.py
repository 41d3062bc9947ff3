"""Late drafts: what came after the lock and was offered by its author."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "late_drafts",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("team", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_late_drafts_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_late_drafts")),
    )
    with op.batch_alter_table("late_drafts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_late_drafts_workshop_id"), ["workshop_id"], unique=False)


def downgrade() -> None:
    op.drop_table("late_drafts")
