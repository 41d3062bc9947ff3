"""A workshop, and a template of one, has a language. The clock's notes are stored in none, for each page to say."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("workshops", "templates"):
        op.add_column(table, sa.Column("language", sa.Text(), nullable=False, server_default="en"))


def downgrade() -> None:
    op.execute("""UPDATE meetings SET note = '' WHERE note LIKE '{"english": %'""")  # as before the first press
    for table in ("workshops", "templates"):
        op.drop_column(table, "language")
