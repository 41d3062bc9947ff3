"""Until when a printed link for a new password works. Those that were printed before, without an end, end now."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("accounts", sa.Column("link_until", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE accounts SET invitation_version = invitation_version + 1 WHERE password_hash IS NOT NULL")


def downgrade() -> None:
    op.drop_column("accounts", "link_until")
