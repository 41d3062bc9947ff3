"""Which device a seat's session is on, and when it was last heard of; devices that ask for a seat, or were ended."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("sessions", sa.Column("seat_device", sa.Text(), nullable=True))
    op.add_column("participants", sa.Column("link_made_at", MOMENT, nullable=True))
    op.add_column("participants", sa.Column("freed_at", MOMENT, nullable=True))
    _of_participants(
        "seat_beats",
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("device", name=op.f("pk_seat_beats")),
    )
    _of_participants(
        "seat_requests",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("by_code", sa.Boolean(), nullable=False),
        sa.Column("refused_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat_requests")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_seat_requests_token_hash")),
    )
    _of_participants(
        "seat_endings",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_seat_endings")),
    )


def _of_participants(table: str, *columns: sa.schema.SchemaItem) -> None:
    """A table whose rows go with their participant."""
    op.create_table(
        table,
        sa.Column("participant_id", sa.Text(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participants.id"], name=op.f(f"fk_{table}_participant_id"), ondelete="CASCADE"
        ),
    )
    op.create_index(op.f(f"ix_{table}_participant_id"), table, ["participant_id"])


def downgrade() -> None:
    for table in ("seat_endings", "seat_requests", "seat_beats"):
        op.drop_table(table)
    op.drop_column("participants", "freed_at")
    op.drop_column("participants", "link_made_at")
    op.drop_column("sessions", "seat_device")
