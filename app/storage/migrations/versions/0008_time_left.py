"""Time that is left comes back: of a phase that one returns to, and of a drafting phase whose end is taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("phases", sa.Column("left_seconds", sa.Float(), nullable=True))
    op.add_column("phases", sa.Column("left_of_seconds", sa.Integer(), nullable=True))
    op.add_column("phases", sa.Column("left_of_minutes", sa.Integer(), nullable=True))
    op.add_column("meetings", sa.Column("ended_with", sa.Float(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("meetings", schema=None) as batch:
        batch.drop_column("ended_with")
    with op.batch_alter_table("phases", schema=None) as batch:
        batch.drop_column("left_of_minutes")
        batch.drop_column("left_of_seconds")
        batch.drop_column("left_seconds")
