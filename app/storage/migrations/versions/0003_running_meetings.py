"""An index on the meetings that run, so that idle ones cost the server's clock nothing."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    runs = sa.text("deadline IS NOT NULL")
    op.create_index("ix_meetings_running", "meetings", ["deadline"], sqlite_where=runs, postgresql_where=runs)


def downgrade() -> None:
    op.drop_index("ix_meetings_running", table_name="meetings")
