"""Preparing: buy-in, artifacts, customers, platform, imports, handout, invitations, templates."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "artifacts",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_artifacts_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_artifacts")),
    )
    with op.batch_alter_table("artifacts", schema=None) as batch:
        batch.create_index(batch.f("ix_artifacts_workshop_id"), ["workshop_id"], unique=False)
    op.create_table(
        "buy_ins",
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("sponsor", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("role", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_buy_ins_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_id", name=op.f("pk_buy_ins")),
    )
    op.create_table(
        "customers",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("is_internal", sa.Boolean(), nullable=False),
        sa.Column("segment_of", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.ForeignKeyConstraint(
            ["segment_of"], ["customers.id"], name=op.f("fk_customers_segment_of"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_customers_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customers")),
    )
    with op.batch_alter_table("customers", schema=None) as batch:
        batch.create_index(batch.f("ix_customers_segment_of"), ["segment_of"], unique=False)
        batch.create_index(batch.f("ix_customers_workshop_id"), ["workshop_id"], unique=False)
    op.create_table(
        "handouts",
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_handouts_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_id", name=op.f("pk_handouts")),
    )
    op.create_table(
        "platforms",
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("everyone_can_join", sa.Boolean(), nullable=False),
        sa.Column("audio_and_video", sa.Boolean(), nullable=False),
        sa.Column("shares_screens", sa.Boolean(), nullable=False),
        sa.Column("has_breakout_rooms", sa.Boolean(), nullable=True),
        sa.Column("link", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("passcode", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("dial_in", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("team_a_link", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("team_b_link", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_platforms_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_id", name=op.f("pk_platforms")),
    )
    op.create_table(
        "roster_imports",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("uploaded_by", sa.Text(), nullable=False),
        sa.Column("rows", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("added", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("changed", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_roster_imports_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_imports")),
    )
    with op.batch_alter_table("roster_imports", schema=None) as batch:
        batch.create_index(batch.f("ix_roster_imports_workshop_id"), ["workshop_id"], unique=False)
    op.create_table(
        "templates",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("setting", sa.Text(), nullable=False),
        sa.Column("agenda", sa.Text(), nullable=False),
        sa.Column("artifacts", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_templates_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_templates")),
    )
    with op.batch_alter_table("templates", schema=None) as batch:
        batch.create_index(batch.f("ix_templates_account_id"), ["account_id"], unique=False)
    op.create_table(
        "invitations",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("participant_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("link_version", sa.Integer(), server_default="0", nullable=False),
        sa.Column("calendar_sequence", sa.Integer(), server_default="0", nullable=False),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participants.id"], name=op.f("fk_invitations_participant_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_invitations_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
    )
    with op.batch_alter_table("invitations", schema=None) as batch:
        batch.create_index("ix_invitations_outbox", ["state", "due_at"], unique=False)
        batch.create_index(batch.f("ix_invitations_participant_id"), ["participant_id"], unique=False)
        batch.create_index(batch.f("ix_invitations_workshop_id"), ["workshop_id"], unique=False)
    op.create_table(
        "primary_customers",
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_primary_customers_customer_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_primary_customers_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_id", name=op.f("pk_primary_customers")),
    )
    with op.batch_alter_table("primary_customers", schema=None) as batch:
        batch.create_index(batch.f("ix_primary_customers_customer_id"), ["customer_id"], unique=False)
    with op.batch_alter_table("participants", schema=None) as batch:
        batch.add_column(sa.Column("bio", sa.Text(), server_default=sa.text("''"), nullable=False))
        batch.add_column(sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("joined_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("workshops", schema=None) as batch:
        batch.add_column(sa.Column("setting", sa.Text(), server_default="virtual", nullable=False))
        batch.add_column(sa.Column("place", sa.Text(), server_default=sa.text("''"), nullable=False))
        batch.add_column(sa.Column("calendar_sequence", sa.Integer(), server_default="0", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("workshops", schema=None) as batch:
        batch.drop_column("calendar_sequence")
        batch.drop_column("place")
        batch.drop_column("setting")
    with op.batch_alter_table("participants", schema=None) as batch:
        batch.drop_column("joined_at")
        batch.drop_column("opened_at")
        batch.drop_column("bio")
    with op.batch_alter_table("primary_customers", schema=None) as batch:
        batch.drop_index(batch.f("ix_primary_customers_customer_id"))
    op.drop_table("primary_customers")
    with op.batch_alter_table("invitations", schema=None) as batch:
        batch.drop_index(batch.f("ix_invitations_workshop_id"))
        batch.drop_index(batch.f("ix_invitations_participant_id"))
        batch.drop_index("ix_invitations_outbox")
    op.drop_table("invitations")
    with op.batch_alter_table("templates", schema=None) as batch:
        batch.drop_index(batch.f("ix_templates_account_id"))
    op.drop_table("templates")
    with op.batch_alter_table("roster_imports", schema=None) as batch:
        batch.drop_index(batch.f("ix_roster_imports_workshop_id"))
    op.drop_table("roster_imports")
    op.drop_table("platforms")
    op.drop_table("handouts")
    with op.batch_alter_table("customers", schema=None) as batch:
        batch.drop_index(batch.f("ix_customers_workshop_id"))
        batch.drop_index(batch.f("ix_customers_segment_of"))
    op.drop_table("customers")
    op.drop_table("buy_ins")
    with op.batch_alter_table("artifacts", schema=None) as batch:
        batch.drop_index(batch.f("ix_artifacts_workshop_id"))
    op.drop_table("artifacts")
