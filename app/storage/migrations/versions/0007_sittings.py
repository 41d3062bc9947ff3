"""When people met, and how many had come when a check was revealed. A vision's check is found by its words."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sittings",
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_sittings_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_id", "began_at", name=op.f("pk_sittings")),
    )
    op.execute(
        "INSERT INTO sittings (workshop_id, began_at, last_at)"
        " SELECT workshop_id, started_at, started_at FROM meetings WHERE started_at IS NOT NULL"
    )
    with op.batch_alter_table("checks", schema=None) as batch:
        batch.add_column(sa.Column("people", sa.Integer(), nullable=True))
    with op.batch_alter_table("visions", schema=None) as batch:
        batch.drop_index(batch.f("ix_visions_check_id"))
        batch.drop_constraint(batch.f("fk_visions_check_id"), type_="foreignkey")
        batch.drop_column("check_id")


def downgrade() -> None:
    with op.batch_alter_table("visions", schema=None) as batch:
        batch.add_column(sa.Column("check_id", sa.Text(), nullable=True))
        batch.create_foreign_key(batch.f("fk_visions_check_id"), "checks", ["check_id"], ["id"], ondelete="CASCADE")
        batch.create_index(batch.f("ix_visions_check_id"), ["check_id"], unique=False)
    with op.batch_alter_table("checks", schema=None) as batch:
        batch.drop_column("people")
    op.drop_table("sittings")
