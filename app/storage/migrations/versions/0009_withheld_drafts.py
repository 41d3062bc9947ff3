"""How drafting ended, and who wants a withheld draft shown. What was collected before was collected."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "draft_releases",
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("author_key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_draft_releases_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_id", "author_key", name=op.f("pk_draft_releases")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("collections", schema=None) as batch:
        batch.add_column(sa.Column("outcome", sa.Text(), server_default="collected", nullable=False))
    withheld = sa.text("outcome = 'withheld'")
    op.create_index(
        "ix_collections_withheld", "collections", ["workshop_id"], sqlite_where=withheld, postgresql_where=withheld
    )


def downgrade() -> None:
    op.execute("DELETE FROM collections WHERE outcome = 'withheld'")
    op.drop_index("ix_collections_withheld", "collections")
    with op.batch_alter_table("collections", schema=None) as batch:
        batch.drop_column("outcome")
    op.drop_table("draft_releases")
