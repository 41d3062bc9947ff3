"""People who were invited and then taken off the list: their messages stay, and who they were until they are told."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "departures",
        sa.Column("participant_id", sa.Text(), nullable=False),
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_by", sa.Text(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_by", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_departures_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("participant_id", name=op.f("pk_departures")),
    )
    with op.batch_alter_table("departures", schema=None) as batch:
        batch.create_index(batch.f("ix_departures_workshop_id"), ["workshop_id"], unique=False)
    with op.batch_alter_table("invitations", schema=None) as batch:
        batch.drop_constraint(batch.f("fk_invitations_participant_id"), type_="foreignkey")


def downgrade() -> None:
    op.execute("DELETE FROM invitations WHERE participant_id NOT IN (SELECT id FROM participants)")
    with op.batch_alter_table("invitations", schema=None) as batch:
        batch.create_foreign_key(
            batch.f("fk_invitations_participant_id"), "participants", ["participant_id"], ["id"], ondelete="CASCADE"
        )
    with op.batch_alter_table("departures", schema=None) as batch:
        batch.drop_index(batch.f("ix_departures_workshop_id"))
    op.drop_table("departures")
