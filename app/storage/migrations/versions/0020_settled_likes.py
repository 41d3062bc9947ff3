"""What people like in a draft, once its likes are settled. Those of meetings that are over are settled at the start."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("drafts", sa.Column("heat", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("drafts", "heat")
