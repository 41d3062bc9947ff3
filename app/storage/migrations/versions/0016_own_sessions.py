"""What the owner of an account is told about each place where they are signed in."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("sessions", sa.Column("device", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column("sessions", sa.Column("used_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("sessions", "used_at")
    op.drop_column("sessions", "device")
