"""Choices about the cloud that were made by one press, so that one press undoes them."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("cloud_choices", sa.Column("press", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("cloud_choices", "press")
