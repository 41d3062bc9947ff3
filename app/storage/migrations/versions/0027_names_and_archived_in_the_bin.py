"""Names of accounts are found however accents and widths are typed; the bin knows what was archived."""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

_accounts = sa.table(
    "accounts", sa.column("id"), sa.column("name"), sa.column("name_key"), sa.column("created_at", sa.DateTime())
)


def upgrade() -> None:
    op.add_column("shelved", sa.Column("was_archived", sa.Boolean(), nullable=False, server_default=sa.false()))
    connection = op.get_bind()
    found = connection.execute(sa.select(_accounts.c.id, _accounts.c.name, _accounts.c.name_key).order_by("created_at"))
    rows = found.all()
    taken = {row.name_key for row in rows if _key(row.name) == row.name_key}
    for row in rows:
        if _key(row.name) == row.name_key:
            continue
        name, number = row.name, 1
        while _key(name) in taken:  # two that only looked alike: the admin's list shows the number
            number += 1
            name = f"{row.name} {number}"
        taken.add(_key(name))
        change = sa.update(_accounts).where(_accounts.c.id == row.id)
        connection.execute(change.values(name=name, name_key=_key(name)))


def _key(name: str) -> str:
    folded = unicodedata.normalize("NFKC", " ".join(name.replace("\x00", "").split())).casefold()
    return unicodedata.normalize("NFKC", folded)


def downgrade() -> None:
    op.drop_column("shelved", "was_archived")
