"""Devices of a seat that let each other in, what was done to a seat, who made a mark, and facilitators who left."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _of_participants(
        "seat_devices",
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("circle", sa.Text(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("told_until", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("device", name=op.f("pk_seat_devices")),
    )
    _of_participants(
        "seat_events",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("device", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat_events")),
    )
    op.create_table(
        "former_facilitators",
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name=op.f("fk_former_facilitators_account_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshops.id"],
            name=op.f("fk_former_facilitators_workshop_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workshop_id", "account_id", name=op.f("pk_former_facilitators")),
    )
    op.add_column("check_answers", sa.Column("maker", sa.Text(), server_default="", nullable=False))
    _keep_what_is_known()
    op.drop_column("participants", "freed_at")
    op.drop_column("participants", "link_made_at")


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


def _keep_what_is_known() -> None:
    """The devices that hold a seat now share what was liked and answered until now: nobody knows who let in whom."""
    op.execute(
        "INSERT INTO seat_devices (device, participant_id, circle, since)"
        " SELECT COALESCE(seat_device, token_hash), participant_id, '', MIN(created_at) FROM sessions"
        " WHERE participant_id IS NOT NULL GROUP BY COALESCE(seat_device, token_hash), participant_id"
    )
    for what, column in (("new_link", "link_made_at"), ("freed", "freed_at")):
        op.execute(
            "INSERT INTO seat_events (id, participant_id, what, at)"  # noqa: S608  fixed words
            f" SELECT id || '-{what}', id, '{what}', {column} FROM participants WHERE {column} IS NOT NULL"
        )


def downgrade() -> None:
    op.add_column("participants", sa.Column("link_made_at", MOMENT, nullable=True))
    op.add_column("participants", sa.Column("freed_at", MOMENT, nullable=True))
    op.drop_column("check_answers", "maker")
    for table in ("former_facilitators", "seat_events", "seat_devices"):
        op.drop_table(table)
